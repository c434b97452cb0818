import Foundation
import GRDB

/// The default store: one file, read by many at once while one writes (WAL), on the disk before a write is acknowledged (`synchronous` FULL).
/// This file and `SQLiteBackup.swift` alone see GRDB.
final class SQLiteDatabase: SQLDatabase {
    let pool: DatabasePool

    private init(_ pool: DatabasePool) { self.pool = pool }

    /// How long does a writer wait for another process? In seconds.
    private static let patience = 10.0

    /// Opens the file, or makes it: readable by its owner alone, as is a folder that has to be made for it.
    static func open(_ path: String) async throws -> SQLiteDatabase {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try openNow(path) }) }
        }
    }

    private static func openNow(_ path: String) throws -> SQLiteDatabase {
        try makePrivate(path)
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.maximumReaderCount = 4
        configuration.label = "store"
        return try translating {
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { database in
                // GRDB sets NORMAL with WAL, which may lose the last transactions when the power goes.
                try database.execute(sql: "PRAGMA synchronous = FULL")
                // Who was erased is not left in unused pages.
                try database.execute(sql: "PRAGMA secure_delete = ON")
            }
            return SQLiteDatabase(pool)
        }
    }

    /// Asks a file that is not opened for writing, and closes it.
    static func readOnly<Value: Sendable>(_ path: String, _ body: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result {
                    try translating {
                        var configuration = Configuration()
                        configuration.readonly = true
                        let queue = try DatabaseQueue(path: path, configuration: configuration)
                        let value = try queue.read { try body(SQLiteConnection(database: $0)) }
                        try queue.close()
                        return value
                    }
                })
            }
        }
    }

    private static func makePrivate(_ path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        let files = FileManager.default
        if files.fileExists(atPath: path) { return }
        do {
            if !files.fileExists(atPath: folder.path) {
                try files.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            }
        } catch {
            throw StoreError.unreachable(folder.path)
        }
        // SQLite gives the files beside it the same rights. Losing a race against another process that makes it is no failure.
        let descriptor = Foundation.open(path, O_CREAT | O_EXCL | O_RDWR, 0o600)
        if descriptor >= 0 { Foundation.close(descriptor) }
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value {
        do {
            return try await pool.read { try body(SQLiteConnection(database: $0)) }
        } catch {
            throw Self.translated(error)
        }
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncWriteWithoutTransaction { database in
                continuation.resume(with: Result {
                    try Self.translating {
                        var value: Value?
                        try database.inTransaction(.immediate) {
                            value = try body(SQLiteConnection(database: database))
                            return .commit
                        }
                        guard let value else { throw StoreError.failed("no commit") }
                        return value
                    }
                })
            }
        }
    }

    func integrity() async throws {
        let problem = try await read { connection in
            var row = try connection.first("PRAGMA integrity_check(1)")
            return try row?.text() ?? "integrity_check"
        }
        if problem != "ok" { throw StoreError.corrupt(problem) }
        let dangling = try await read { try $0.execute("PRAGMA foreign_key_check").count }
        if dangling > 0 { throw StoreError.corrupt("foreign keys: \(dangling)") }
    }

    func close() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [pool] in
                // GRDB closes its writer first, after which nobody may copy the log into the file: done before, so that the file alone is whole.
                // Where another server still reads, the log stays beside the file and is as safe.
                _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.passive) }
                try? pool.close()
                continuation.resume()
            }
        }
    }

    static func translating<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            throw translated(error)
        }
    }

    /// What does an error of SQLite mean for whoever asked? Its message names tables and columns, never values.
    private static func translated(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        let message = error.message ?? error.resultCode.description
        return switch error.resultCode {
        case .SQLITE_FULL: StoreError.full
        case .SQLITE_BUSY, .SQLITE_LOCKED: StoreError.busy
        case .SQLITE_READONLY: StoreError.readOnly
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT: StoreError.corrupt(message)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_PROTOCOL: StoreError.unreachable(message)
        case .SQLITE_CONSTRAINT where error.extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY: StoreError.conflict(.missingReference)
        case .SQLITE_CONSTRAINT: StoreError.conflict(.identifier)
        case .SQLITE_IOERR: StoreError.unreachable(message)
        default: StoreError.failed(message)
        }
    }
}

/// A connection of SQLite within a transaction.
struct SQLiteConnection: SQLConnection {
    let database: Database

    func execute(_ sql: SQLText, _ values: [SQLValue]) throws -> [SQLRow] {
        let arguments = StatementArguments(try values.map { value -> DatabaseValue in
            switch value {
            case .null: return .null
            case .integer(let integer): return integer.databaseValue
            case .text(let text):
                // SQLite would keep it, PostgreSQL cannot: refused in both, before anything else.
                if text.utf8.contains(0) { throw StoreError.unstorable }
                return text.databaseValue
            }
        })
        let statement = try database.cachedStatement(sql: sql.text)
        return try Row.fetchAll(statement, arguments: arguments).map { row in
            SQLRow(try row.databaseValues.map { value in
                switch value.storage {
                case .null: .null
                case .int64(let integer): .integer(integer)
                case .string(let text): .text(text)
                case .double, .blob: throw StoreError.corrupt("a value of another type")
                }
            })
        }
    }

    /// Every write transaction begins IMMEDIATE: it is alone from its first statement on.
    func lock(_ name: SQLLock) {}
}
