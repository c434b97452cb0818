import Foundation
import Ledger
@testable import Store
import Synchronization
import Testing

/// Processes that are killed, disks that are full, databases that go away: nothing that was acknowledged is lost.
@Suite struct FaultTests {
    /// A process writes in batches and notes what was acknowledged; at some moment, it is killed. Twenty times on each database.
    @Test(arguments: Backend.all) func nothingAcknowledgedIsLostWhenKilled(_ backend: Backend) async throws {
        let location = try backend.makeLocation()
        let path = switch location {
        case .sqlite(let path): path
        case .postgresql(let url): url
        }
        let acknowledged = try TemporaryFolder.make() + "/acknowledged"
        let store = try await Store.open(location, now: 0)
        var interrupted = 0
        for round in 0..<20 {
            try Data().write(to: URL(fileURLWithPath: acknowledged))
            let before = try await store.journalFrontier().size
            // From before the first write to the middle of later ones.
            let delay = round * 3
            await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, acknowledged = acknowledged as String, delay = delay as Int] in
                let store = try await Store.open(try StoreLocation(parsing: path), now: 0)
                let note = try FileHandle(forWritingTo: URL(fileURLWithPath: acknowledged))
                DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(delay)) { kill(getpid(), SIGKILL) }
                for batch in 0... {
                    let made = try await store.append(try (0..<(1 + batch % 5 * 40)).map { try JournalTests.draft($0) })
                    try note.write(contentsOf: Data("\(made.last?.sequence ?? -1)\n".utf8))
                }
            }
            let noted = String(decoding: try Data(contentsOf: URL(fileURLWithPath: acknowledged)), as: UTF8.self)
            let check = try await store.check()
            if let last = noted.split(separator: "\n").last.flatMap({ Int($0) }) {
                #expect(check.journalSize > last, "round \(round)")
                interrupted += 1
            }
            #expect(check.journalSize >= before, "round \(round)")
        }
        // Most were killed between writes, not before the first one: otherwise this shows nothing.
        #expect(interrupted >= 5)
        // Whoever comes after can write.
        let size = try await store.journalFrontier().size
        #expect(try await store.append([try JournalTests.draft(0)]).map(\.sequence) == [size])
        await store.close()
    }

    @Test(arguments: Backend.all) func aWriteGoesOnWhenWhoAskedLeaves(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let task = Task { try await store.append(try (0..<300).map { try JournalTests.draft($0) }).count }
            task.cancel()
            let written = try await task.value
            let size = try await store.check().journalSize
            #expect(written == 300 && size == 300)
        }
    }

    @Test(arguments: Backend.all) func aFailureUndoesTheWholeTransaction(_ backend: Backend) async throws {
        struct Stop: Error {}
        try await backend.withStore { store in
            try await store.createUser(PeopleTests.bob)
            await #expect(throws: Stop.self) {
                try await store.database.write { connection in
                    try connection.execute("UPDATE users SET name = ?", .text("changed"))
                    throw Stop()
                }
            }
            await #expect(throws: Stop.self) { try await store.updateUser(id: "u-bob") { $0.name = "changed"; throw Stop() } }
            // A statement that fails, and whose failure is passed over, does not make half a transaction.
            await #expect(throws: StoreError.self) {
                try await store.database.write { connection in
                    try connection.execute("UPDATE users SET name = ?", .text("changed"))
                    _ = try? connection.execute("INSERT INTO nowhere (a) VALUES (1)")
                    throw StoreError.busy
                }
            }
            #expect(try await store.user(id: "u-bob") == PeopleTests.bob)
        }
    }

    @Test func aFullDiskKeepsWhatWasThere() async throws {
        try await Backend.sqlite.withStore { store in
            try await store.createUser(PeopleTests.bob)
            _ = try await store.append(try (0..<50).map { try JournalTests.draft($0) })
            let before = try await store.check()
            // SQLite then refuses to grow the file as it does when the disk is full. It never sets the limit below the present size.
            try await store.database.write { try $0.execute("PRAGMA max_page_count = 1") }
            await #expect(throws: StoreError.full) { _ = try await store.append(try (0..<2000).map { try JournalTests.draft($0) }) }
            #expect(try await store.check() == before)
            #expect(try await store.user(id: "u-bob") == PeopleTests.bob)
            try await store.database.write { try $0.execute("PRAGMA max_page_count = 1000000") }
            #expect(try await store.append([try JournalTests.draft(1)]).map(\.sequence) == [50])
        }
    }

    @Test func sqliteWaitsForTheDiskAndShowsTheFileToNobodyElse() async throws {
        let location = try Backend.sqlite.makeLocation()
        let store = try await Store.open(location, now: 0)
        func setting(_ pragma: SQLText) async throws -> SQLValue? {
            try await store.database.write { try $0.execute(pragma).first?.rest.first }
        }
        #expect(try await setting("PRAGMA journal_mode") == .text("wal"))
        #expect(try await setting("PRAGMA synchronous") == .integer(2))
        #expect(try await setting("PRAGMA foreign_keys") == .integer(1))
        #expect(try await setting("PRAGMA secure_delete") == .integer(1))
        for suffix in ["", "-wal", "-shm"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: location.description + suffix)
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        }
        await store.close()
    }

    @Test(arguments: Backend.all) func aLaterVersionIsRefused(_ backend: Backend) async throws {
        let location = try backend.makeLocation()
        let store = try await Store.open(location, now: 0)
        try await store.database.write { try $0.execute("INSERT INTO portulan_schema (version, applied) VALUES (99, 0)") }
        await store.close()
        await #expect(throws: StoreError.newerSchema(found: 99, known: Schema.version)) { try await Store.open(location, now: 0) }
    }

    @Test(arguments: Backend.all) func anEarlierVersionIsBroughtUpWithWhatItHolds(_ backend: Backend) async throws {
        let location = try backend.makeLocation()
        let database: any SQLDatabase = switch location {
        case .sqlite(let path): try await SQLiteDatabase.open(path)
        case .postgresql(let url): PostgreSQLDatabase(url: url)
        }
        try await Schema.migrate(database, to: 1, now: 3)
        let early = Store(location, database)
        try await early.createUser(PeopleTests.ada)
        await #expect { try await early.append([try JournalTests.draft(0)]) } throws: { if case StoreError.failed = $0 { true } else { false } }
        await early.close()
        let store = try await Store.open(location, now: 4)
        #expect(try await store.user(id: "u-ada") == PeopleTests.ada)
        #expect(try await store.append([try JournalTests.draft(0)]).count == 1)
        let dates = try await store.database.read { try $0.records("SELECT applied FROM portulan_schema ORDER BY version", as: { try $0.integer() }) }
        #expect(dates == [3] + Array(repeating: 4, count: Schema.migrations.count - 1))
        await store.close()
    }

    @Test func whatIsNoDatabaseIsRefused() async throws {
        let folder = try TemporaryFolder.make()
        try Data(repeating: 65, count: 8192).write(to: URL(fileURLWithPath: folder + "/rubbish"))
        await #expect { try await Store.open(.sqlite(path: folder + "/rubbish"), now: 0) } throws: { if case StoreError.corrupt = $0 { true } else { false } }
        await #expect { try await Store.open(.sqlite(path: folder), now: 0) } throws: { if case StoreError.unreachable = $0 { true } else { false } }
        await #expect { try await Store.open(try StoreLocation(parsing: "postgres://x:s3cret@127.0.0.1:1/y"), now: 0) } throws: {
            if case StoreError.unreachable = $0 { !"\($0)".contains("s3cret") } else { false }
        }
    }

    /// What somebody with the rights of the database could do to the journal.
    @Test(arguments: Backend.all) func tamperingIsSeen(_ backend: Backend) async throws {
        let attacks: [SQLText] = [
            "UPDATE journal SET line = REPLACE(line, 'page-3', 'page-4') WHERE sequence = 3",
            "UPDATE journal SET workspace = 'elsewhere' WHERE sequence = 3",
            "UPDATE journal SET actor = 'u-2' WHERE sequence = 0",
            "UPDATE journal SET sequence = 100 WHERE sequence = 9",
            "DELETE FROM journal WHERE sequence = 4",
            "DELETE FROM journal WHERE sequence = 9",
            "DELETE FROM nodes WHERE leaf = 7 AND level = 3",
            "UPDATE nodes SET hash = (SELECT hash FROM nodes WHERE leaf = 0 AND level = 0) WHERE leaf = 5 AND level = 0",
            "UPDATE nodes SET hash = 'AAAA' WHERE leaf = 9 AND level = 1",
            "UPDATE checkpoints SET size = 7 WHERE size = 8",
            "UPDATE checkpoints SET note = 'nothing'",
        ]
        for attack in attacks {
            try await backend.withStore { store in
                _ = try await store.append(try (0..<10).map { try Self.entry($0) })
                let key = try SigningKey(name: "k", seed: [UInt8](repeating: 1, count: 32))
                let root = try await store.journalFrontier(size: 8).root
                try await store.keepCheckpoint(try Checkpoint(origin: "k", size: 8, root: root).signed(by: key), now: 0)
                _ = try await store.check()
                try await store.database.write { try $0.execute(attack) }
                await #expect { try await store.check() } throws: { if case StoreError.corrupt = $0 { true } else { false } }
            }
        }
    }

    private static func entry(_ number: Int) throws -> DraftEntry { try JournalTests.draft(number) }

    /// The server crashes and comes back: errors meanwhile, then everything works, and what was acknowledged is there.
    @Test(.enabled(if: Backend.all.contains(.postgresql))) func postgresqlGoesAwayAndComesBack() async throws {
        let server = try PostgreSQLServer()
        defer { server.remove() }
        let store = try await Store.open(try StoreLocation(parsing: server.url(try server.makeDatabase())), now: 0)
        try await store.createUser(PeopleTests.bob)
        _ = try await store.append(try (0..<20).map { try JournalTests.draft($0) })
        for signal in [SIGQUIT, SIGINT] {
            try server.stop(signal)
            for _ in 0..<3 {
                await #expect { try await store.ping() } throws: { if case StoreError.unreachable = $0 { true } else { false } }
                await #expect { try await store.setSetting("a", "b") } throws: { if case StoreError.unreachable = $0 { true } else { false } }
            }
            try server.start()
            #expect(try await store.user(id: "u-bob") == PeopleTests.bob)
            #expect(try await store.append([try JournalTests.draft(1)]).count == 1)
        }
        #expect(try await store.check().journalSize == 22)
        // Connections that were cut while idle are made again, and nobody sees anything.
        _ = try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { try await store.ping() } }
            try await group.waitForAll()
        }
        let cut = try await store.database.read {
            try $0.count("SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()")
        }
        #expect(cut > 0)
        for number in 0..<10 { try await store.setSetting("k", "\(number)") }
        await store.close()
        await #expect { try await store.ping() } throws: { if case StoreError.unreachable = $0 { true } else { false } }
        try server.stop()
    }

    @Test(.enabled(if: Backend.all.contains(.postgresql))) func whatTakesTooLongIsBusyAndDeadlocksAreTriedAgain() async throws {
        try await Backend.postgresql.withStore { store in
            await #expect(throws: StoreError.busy) {
                try await store.database.read { connection in
                    try connection.execute("SET LOCAL statement_timeout = 50")
                    try connection.execute("SELECT pg_sleep(20)")
                }
            }
            try await store.ping()
            // Each holds what the other wants: PostgreSQL ends one of them, which is run again.
            let runs = Counter()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (first, second) in [(SQLLock.users, SQLLock.journal), (.journal, .users)] {
                    group.addTask {
                        try await store.database.write { connection in
                            runs.increment()
                            try connection.lock(first)
                            try connection.execute("SELECT pg_sleep(0.4)")
                            try connection.lock(second)
                            try connection.execute("INSERT INTO settings (key, value) VALUES (?, '')", .text("\(first)"))
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(runs.value == 3)
            #expect(try await store.setting("users") == "")
            #expect(try await store.setting("journal") == "")
        }
    }
}

/// Counts across threads.
private final class Counter: Sendable {
    private let count = Mutex(0)
    func increment() { count.withLock { $0 += 1 } }
    var value: Int { count.withLock { $0 } }
}
