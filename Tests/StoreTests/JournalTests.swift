import Ledger
@testable import Store
import Synchronization
import Testing

/// The journal, on both databases.
@Suite struct JournalTests {
    static func draft(_ number: Int, workspace: String? = "w", actor: String = "u-1", action: LedgerAction = .viewed, object: String? = nil) throws -> DraftEntry {
        DraftEntry(
            time: LedgerTime(milliseconds: Int64(number) * 1000), actor: try #require(LedgerActor(rawValue: actor)), action: action, workspace: workspace,
            object: object ?? "page-\(number)", from: TruncatedAddress("192.0.2.77"), details: ["n": "\(number)"])
    }

    @Test(arguments: Backend.all) func entriesAreNumberedAndHungIntoTheTree(_ backend: Backend) async throws {
        try await backend.withStore { store in
            #expect(try await store.journalFrontier().root == .empty)
            #expect(try await store.append([]).isEmpty)
            var reference = MerkleFrontier()
            var entries: [LedgerEntry] = []
            // In batches of one, two, three…
            for batch in 1...12 {
                let made = try await store.append(try (0..<batch).map { try Self.draft(entries.count + $0) })
                for entry in made { reference.append(entry.leaf) }
                entries += made
            }
            #expect(entries.map(\.sequence) == Array(0..<78))
            #expect(try await store.journalFrontier() == reference)
            #expect(try await store.journal(limit: 1000) == entries.reversed())
            #expect(try await store.journalEntry(41) == entries[41])
            #expect(try await store.journalEntry(78) == nil)
            await #expect(throws: StoreError.notFound) { try await store.journalFrontier(size: 79) }
            for size in [1, 2, 7, 64, 77, 78] {
                let root = try await store.journalFrontier(size: size).root
                for index in [0, size / 2, size - 1] {
                    #expect(try await store.inclusionProof(index: index, size: size).verifies(entries[index].leaf, in: root))
                }
                #expect(try await store.consistencyProof(first: size, second: 78).verifies(from: root, to: reference.root))
            }
            await #expect(throws: StoreError.notFound) { try await store.inclusionProof(index: 5, size: 79) }
            let check = try await store.check()
            #expect(check.journalSize == 78 && check.journalRoot == reference.root)
        }
    }

    @Test(arguments: Backend.all) func entriesAreFound(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let none: String? = nil
            _ = try await store.append([
                try Self.draft(1, workspace: "a"), try Self.draft(2, workspace: "b", actor: "u-2"), try Self.draft(3, workspace: none, action: .started),
                try Self.draft(4, workspace: "a", actor: "u-2", action: .changed, object: "é \" ' \\ ? $1 \0 end"), try Self.draft(0, workspace: "a"),
            ])
            func found(_ filter: JournalFilter, _ limit: Int = 100) async throws -> [Int] { try await store.journal(filter, limit: limit).map(\.sequence) }
            #expect(try await found(JournalFilter()) == [4, 3, 2, 1, 0])
            #expect(try await found(JournalFilter(), 2) == [4, 3])
            #expect(try await found(JournalFilter(before: 3), 2) == [2, 1])
            #expect(try await found(JournalFilter(workspace: "a")) == [4, 3, 0])
            #expect(try await found(JournalFilter(workspace: "a", actor: LedgerActor(rawValue: "u-2"))) == [3])
            #expect(try await found(JournalFilter(action: .started)) == [2])
            #expect(try await found(JournalFilter(object: "é \" ' \\ ? $1 \0 end")) == [3])
            #expect(try await found(JournalFilter(from: 2000, until: 4000)) == [2, 1])
            // The clock went back; the order is that of the numbers.
            #expect(try await found(JournalFilter(until: 2000)) == [4, 0])
            #expect(try await store.journalEntry(3)?.object == "é \" ' \\ ? $1 \0 end")
            var exported: [Int] = []
            try await store.exportJournal(workspace: "a", upTo: 4) { exported += $0.map(\.sequence) }
            #expect(exported == [0, 3])
        }
    }

    @Test(arguments: Backend.all) func exportGoesThroughManyPages(_ backend: Backend) async throws {
        try await backend.withStore { store in
            _ = try await store.append(try (0..<2500).map { try Self.draft($0, workspace: $0.isMultiple(of: 7) ? "seven" : "w") })
            var all: [Int] = []
            try await store.exportJournal(upTo: 2500) { all += $0.map(\.sequence) }
            #expect(all == Array(0..<2500))
            var some: [Int] = []
            try await store.exportJournal(workspace: "seven", upTo: 2500) { some += $0.map(\.sequence) }
            #expect(some == Array(stride(from: 0, to: 2500, by: 7)))
            #expect(try await store.check().journalSize == 2500)
        }
    }

    @Test(arguments: Backend.all) func checkpointsMustBeTrue(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let key = try SigningKey(name: "portulan.example", seed: [UInt8](repeating: 7, count: 32))
            _ = try await store.append(try (0..<5).map { try Self.draft($0) })
            func note(_ size: Int, _ root: MerkleHash) throws -> SignedNote { try Checkpoint(origin: "portulan.example", size: size, root: root).signed(by: key) }
            let root = try await store.journalFrontier().root
            let signed = try note(5, root)
            try await store.keepCheckpoint(signed, now: 9)
            try await store.keepCheckpoint(signed, now: 10)
            let early = try note(3, try await store.journalFrontier(size: 3).root)
            try await store.keepCheckpoint(early, now: 11)
            let kept = try await store.checkpoints()
            #expect(kept.map(\.size) == [5, 3] && kept.map(\.time) == [9, 11] && kept.map(\.note) == [signed.encoded, early.encoded])
            #expect(try await store.checkpoints(covering: 4).map(\.size) == [5])
            await #expect(throws: StoreError.corrupt("checkpoint 4")) { try await store.keepCheckpoint(try note(4, root), now: 1) }
            await #expect(throws: StoreError.corrupt("checkpoint 6")) { try await store.keepCheckpoint(try note(6, root), now: 1) }
            #expect(try await store.check().checkpoints == 2)
        }
    }

    /// Two hundred requests at once: each gets its own entries back, in its own order.
    @Test(arguments: Backend.all) func manyRecordAtOnce(_ backend: Backend) async throws {
        try await backend.withStore { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<200 {
                    group.addTask {
                        let drafts = try (0..<(task % 3 + 1)).map { try Self.draft($0, object: "\(task)-\($0)") }
                        let entries = try await store.append(drafts)
                        #expect(entries.map(\.content) == drafts)
                        #expect(entries.map(\.sequence) == Array(entries[0].sequence..<(entries[0].sequence + drafts.count)))
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await store.check().journalSize == 399)
            // When it cannot be kept, everybody is told.
            try await store.database.write { try $0.execute("DROP TABLE nodes") }
            let failures = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        do {
                            _ = try await store.append([try Self.draft(0)])
                            return false
                        } catch { return true }
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(failures == 20)
        }
    }

    @Test func whoWaitsGoesTogether() async throws {
        let sizes = Mutex<[Int]>([])
        let writer = JournalWriter { drafts in
            sizes.withLock { $0.append(drafts.count) }
            try await Task.sleep(for: .milliseconds(100))
            return drafts.enumerated().map { LedgerEntry(sequence: $0.offset, $0.element) }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<60 {
                group.addTask {
                    let drafts = try (0..<20).map { try Self.draft($0, object: "\(number)") }
                    #expect(try await writer.append(drafts).map(\.content) == drafts)
                }
            }
            try await group.waitForAll()
        }
        let found = sizes.withLock { $0 }
        #expect(found.reduce(0, +) == 1200 && found.count <= 20 && found.allSatisfy { $0 <= 500 }, "\(found)")
        #expect(try await writer.append(try (0..<900).map { try Self.draft($0) }).count == 900)
    }

    /// Two servers on one database, each with many requests at once: numbers without a gap, none twice, one tree.
    @Test(arguments: Backend.all) func twoServersWriteAtOnce(_ backend: Backend) async throws {
        let location = try backend.makeLocation()
        // They start at the same moment too: one of them makes the tables.
        async let first = Store.open(location, now: 0)
        async let second = Store.open(location, now: 0)
        let stores = [try await first, try await second]
        let numbers = try await withThrowingTaskGroup(of: [Int].self) { group in
            for task in 0..<40 {
                group.addTask {
                    try await stores[task % 2].append(try (0..<(task % 4 + 1)).map { try Self.draft(task * 10 + $0) }).map(\.sequence)
                }
            }
            return try await group.reduce(into: [Int]()) { $0 += $1 }
        }
        #expect(numbers.sorted() == Array(0..<100))
        #expect(try await stores[0].check().journalSize == 100)
        #expect(try await stores[1].journalFrontier() == stores[0].journalFrontier())
        for store in stores { await store.close() }
    }
}
