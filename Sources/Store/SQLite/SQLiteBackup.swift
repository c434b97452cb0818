import Foundation
import GRDB

extension SQLiteDatabase {
    /// Copies the pages of one state of the database (online backup of SQLite), then opens the copy and reads it all.
    func backup(to path: String) async throws -> StoreCheck {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { [pool] in
                continuation.resume(with: Result {
                    try Self.translating {
                        let copy = try DatabaseQueue(path: path)
                        try pool.backup(to: copy)
                        // One file, without a log beside it.
                        try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
                        try copy.close()
                    }
                })
            }
        }
        return try await SQLiteBackup.check(path)
    }
}

/// How is a backup in SQLite read and put back?
enum SQLiteBackup {
    /// Is the file whole? It is read, and left as it is.
    static func check(_ path: String) async throws -> StoreCheck {
        try await SQLiteDatabase.readOnly(path) { connection in
            guard var row = try connection.first("PRAGMA integrity_check(1)"), try row.text() == "ok" else { throw StoreError.corrupt("integrity_check") }
            return try Store.check(connection)
        }
    }

    static func restore(_ path: String, to target: String, force: Bool, now: Int64) async throws {
        // A copy beside it, brought to this version: the backup itself stays as it was.
        let copy = target + ".restoring"
        try await Store.blamingBackup { try await prepare(path, copy) }
        defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + suffix) } }
        let source = try await Store.blamingBackup { try await Store.open(.sqlite(path: copy), now: now) }
        do {
            _ = try await Store.blamingBackup { try await source.check() }
            let destination = try await open(target, force: force, now: now)
            do {
                if !force { try await destination.refuseToLose() }
                try await replace(destination, by: source)
            } catch {
                await destination.close()
                throw error
            }
            await destination.close()
        } catch {
            await source.close()
            throw error
        }
        await source.close()
    }

    /// Copies the backup as SQLite reads it: with the log beside it, if it is the file of a server that was killed.
    private static func prepare(_ path: String, _ copy: String) async throws {
        do {
            try FileManager.default.createDirectory(
                at: URL(fileURLWithPath: copy).deletingLastPathComponent(), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StoreError.backup(copy)
        }
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + suffix) }
        try Store.makeEmpty(copy)
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result {
                    try SQLiteDatabase.translating {
                        var configuration = Configuration()
                        configuration.readonly = true
                        let source = try DatabaseQueue(path: path, configuration: configuration)
                        let target = try DatabaseQueue(path: copy)
                        try source.backup(to: target)
                        try target.close()
                        try source.close()
                    }
                })
            }
        }
    }

    /// What is there now; a file that cannot be read any more is put aside, when that was asked for.
    private static func open(_ target: String, force: Bool, now: Int64) async throws -> Store {
        do {
            return try await Store.open(.sqlite(path: target), now: now)
        } catch StoreError.corrupt where force {
            for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: target + suffix) {
                guard rename(target + suffix, target + ".damaged" + suffix) == 0 else { throw StoreError.backup(target) }
            }
            return try await Store.open(.sqlite(path: target), now: now)
        }
    }

    /// Within one transaction of the destination: other servers see the old state or the new one.
    private static func replace(_ destination: Store, by source: Store) async throws {
        guard let destination = destination.database as? SQLiteDatabase, let source = source.database as? SQLiteDatabase else {
            throw StoreError.failed("restore")
        }
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try SQLiteDatabase.translating { try source.pool.backup(to: destination.pool) } })
            }
        }
    }
}
