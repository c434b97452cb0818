/// What must outlive a run: people, their sessions and roles, the journal, the history of assessments. Knows nothing of charts.
///
/// One text of SQL serves SQLite and PostgreSQL; several servers may use one database. Clocks and random ids are given by the caller.
package final class Store: Sendable {
    package let location: StoreLocation
    let database: any SQLDatabase
    let journalWriter: JournalWriter

    init(_ location: StoreLocation, _ database: any SQLDatabase) {
        self.location = location
        self.database = database
        journalWriter = JournalWriter { drafts in try await Self.append(drafts, database) }
    }

    /// Opens it, makes it when it is not there (SQLite), and brings its tables to this version.
    ///
    /// - Throws: `StoreError.unreachable`, `.newerSchema`, `.readOnly`, `.corrupt`.
    package static func open(_ location: StoreLocation, now: Int64) async throws -> Store {
        let database: any SQLDatabase
        switch location {
        case .sqlite(let path): database = try await SQLiteDatabase.open(path)
        case .postgresql(let url): database = PostgreSQLDatabase(url: url)
        }
        do {
            try await Schema.migrate(database, now: now)
        } catch {
            await database.close()
            throw error
        }
        return Store(location, database)
    }

    /// Lets go of all connections. What was acknowledged is on the disk already.
    package func close() async { await database.close() }

    /// Does the database answer?
    package func ping() async throws {
        _ = try await database.read { try $0.count("SELECT 1") }
    }
}
