import Foundation

extension Store {
    /// Writes all that is kept to a file, as it is at one moment, while others go on reading and writing. The file is complete or not there, for its owner
    /// alone, and has been read again: what is told of it is what is in it. A file that is there is replaced, unless it is the database itself.
    ///
    /// - Throws: `.backup` when the file cannot be written, `.missingProgram` when there is no `pg_dump`, `.corrupt` when the store itself is not whole.
    package func backup(to path: String) async throws -> StoreCheck {
        if case .sqlite(let own) = location, Self.isSame(path, own) { throw StoreError.backup(path) }
        let partial = path + ".partial"
        try Self.makeEmpty(partial)
        defer { try? FileManager.default.removeItem(atPath: partial) }
        let check = try await database.backup(to: partial)
        do {
            try FileSync.file(partial)
            guard rename(partial, path) == 0 else { throw StoreError.backup(path) }
            try FileSync.folder(of: path)
        } catch {
            throw StoreError.backup(path)
        }
        return check
    }

    /// Replaces what is in a database by what is in a backup of the same kind: all or nothing, for the servers that use it too.
    ///
    /// Nobody is signed in afterwards: a session that was ended since would live again. Tokens that were revoked since, and people who were erased since,
    /// are back: the journal of the time between says who.
    ///
    /// The backup is read and checked first. A database that holds accounts or a journal is replaced only when `force` says so; a damaged file of SQLite
    /// then is put aside as `….damaged`.
    ///
    /// - Throws: `.backup` when the file is none, `.newerSchema`, `.notEmpty`, `.missingProgram`…
    package static func restore(_ path: String, to location: StoreLocation, force: Bool, now: Int64) async throws -> StoreCheck {
        let kind = try kind(of: path)
        switch (location, kind) {
        case (.sqlite(let target), .sqlite): try await SQLiteBackup.restore(path, to: target, force: force, now: now)
        case (.postgresql(let url), .postgresql): try await PostgreSQLBackup.restore(path, to: url, force: force, now: now)
        case (.sqlite, .postgresql): throw StoreError.backup("PostgreSQL → SQLite")
        case (.postgresql, .sqlite): throw StoreError.backup("SQLite → PostgreSQL")
        }
        let store = try await open(location, now: now)
        do {
            try await store.database.write { connection in
                try connection.execute("DELETE FROM sessions")
                try connection.execute("DELETE FROM flows")
            }
            let check = try await store.check()
            await store.close()
            return check
        } catch {
            await store.close()
            throw error
        }
    }

    /// Is there anything that a restore would lose?
    func refuseToLose() async throws {
        let isEmpty = try await database.read { connection in
            try connection.count("SELECT COUNT(*) FROM users") == 0 && Self.journalSize(connection) == 0
        }
        if !isEmpty { throw StoreError.notEmpty }
    }

    private enum Kind { case sqlite, postgresql }

    /// By its first bytes: a file of SQLite, or an archive of `pg_dump`.
    private static func kind(of path: String) throws -> Kind {
        guard let file = FileHandle(forReadingAtPath: path), let head = try? file.read(upToCount: 16) else { throw StoreError.backup(path) }
        if head.starts(with: Data("SQLite format 3\0".utf8)) { return .sqlite }
        if head.starts(with: Data("PGDMP".utf8)) { return .postgresql }
        throw StoreError.backup(path)
    }

    /// What is damaged is the backup, not what it should replace.
    static func blamingBackup<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch StoreError.corrupt(let detail) {
            throw StoreError.backup(detail)
        }
    }

    /// A backup in place of the database itself would pull it from under those who use it.
    private static func isSame(_ first: String, _ second: String) -> Bool {
        var (one, two) = (stat(), stat())
        return stat(first, &one) == 0 && stat(second, &two) == 0 && one.st_dev == two.st_dev && one.st_ino == two.st_ino
    }

    /// A new file for its owner alone, in place of one that was left over.
    static func makeEmpty(_ path: String) throws {
        try? FileManager.default.removeItem(atPath: path)
        let descriptor = Foundation.open(path, O_CREAT | O_EXCL | O_WRONLY, 0o600)
        guard descriptor >= 0 else { throw StoreError.backup(path) }
        Foundation.close(descriptor)
    }
}

/// Puts on the disk what was written, so that it outlives a loss of power.
enum FileSync {
    static func file(_ path: String) throws { try sync(path, O_RDONLY) }

    static func folder(of path: String) throws {
        try sync(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY)
    }

    private static func sync(_ path: String, _ flags: Int32) throws {
        let descriptor = open(path, flags)
        guard descriptor >= 0 else { throw StoreError.backup(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StoreError.backup(path) }
    }
}
