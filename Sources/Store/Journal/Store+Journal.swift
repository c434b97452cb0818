package import Ledger

/// The journal: appended to, never changed. What it means and how it is proved is in `Ledger`; here it is kept.
extension Store {
    /// Records what happened: numbers the entries, hangs them into the tree, and keeps it all or nothing. Whoever else writes, on whatever server, waits.
    package func append(_ drafts: [DraftEntry]) async throws -> [LedgerEntry] {
        drafts.isEmpty ? [] : try await journalWriter.append(drafts)
    }

    static func append(_ drafts: [DraftEntry], _ database: any SQLDatabase) async throws -> [LedgerEntry] {
        try await database.write { connection in
            try connection.lock(.journal)
            var frontier = try Self.frontier(size: try Self.journalSize(connection), connection)
            return try drafts.map { draft in
                let entry = LedgerEntry(sequence: frontier.size, draft)
                try connection.execute("INSERT INTO journal (" + Self.columns + ", line) VALUES (?, ?, ?, ?, ?, ?, ?)", Self.values(entry) + [.text(entry.line)])
                for node in frontier.append(entry.leaf) {
                    try connection.execute(
                        "INSERT INTO nodes (leaf, level, hash) VALUES (?, ?, ?)",
                        .integer(node.position.lastLeaf), .integer(Int64(node.position.level)), .text(node.hash.base64))
                }
                return entry
            }
        }
    }

    /// What was recorded? The newest first.
    package func journal(_ filter: JournalFilter = JournalFilter(), limit: Int = 100) async throws -> [LedgerEntry] {
        let (condition, values) = filter.condition
        return try await database.read { connection in
            try connection.execute(
                "SELECT line FROM journal WHERE " + condition + " ORDER BY sequence DESC LIMIT ?", values + [.rows(limit)]
            ).map { row in
                var row = row
                return try Self.entry(try row.text())
            }
        }
    }

    package func journalEntry(_ sequence: Int) async throws -> LedgerEntry? {
        try await database.read { connection in
            guard var row = try connection.first("SELECT line FROM journal WHERE sequence = ?", .integer(Int64(sequence))) else { return nil }
            return try Self.entry(try row.text())
        }
    }

    /// Hands over entries in their order, a page at a time, up to the size that the journal had when it began; of one workspace only, when asked.
    package func exportJournal(workspace: String? = nil, from start: Int = 0, upTo size: Int, _ body: ([LedgerEntry]) async throws -> Void) async throws {
        var next = start
        while next < size {
            let from = next
            let page = try await database.read { connection in
                var sql: SQLText = "SELECT line FROM journal WHERE sequence >= ? AND sequence < ?"
                var values: [SQLValue] = [.integer(Int64(from)), .integer(Int64(size))]
                if let workspace {
                    sql += " AND workspace = ?"
                    values.append(.text(JournalFilter.column(workspace)))
                }
                return try connection.execute(sql + " ORDER BY sequence LIMIT 1000", values).map { row in
                    var row = row
                    return try Self.entry(try row.text())
                }
            }
            guard let last = page.last else { return }
            try await body(page)
            next = last.sequence + 1
        }
    }

    /// How long is the journal, and what is its root? Of the first `size` entries, when asked; `notFound` beyond its end.
    package func journalFrontier(size: Int? = nil) async throws -> MerkleFrontier {
        try await database.read { connection in
            let whole = try Self.journalSize(connection)
            guard size ?? whole <= whole else { throw StoreError.notFound }
            return try Self.frontier(size: size ?? whole, connection)
        }
    }

    package func inclusionProof(index: Int, size: Int) async throws -> InclusionProof {
        try await proof { try InclusionProof(index: index, size: size, node: $0) }
    }

    package func consistencyProof(first: Int, second: Int) async throws -> ConsistencyProof {
        try await proof { try ConsistencyProof(first: first, second: second, node: $0) }
    }

    private func proof<Proof: Sendable>(_ make: @escaping @Sendable ((MerklePosition) throws -> MerkleHash?) throws -> Proof) async throws -> Proof {
        do {
            return try await database.read { connection in try make { try Self.node($0, connection) } }
        } catch is MerkleError {
            throw StoreError.notFound
        }
    }

    // MARK: Checkpoints

    /// Keeps a signed checkpoint. One that the journal does not bear out is refused as `corrupt`; a second one of the same size is left out.
    package func keepCheckpoint(_ note: SignedNote, now: Int64) async throws {
        guard let checkpoint = try? Checkpoint(text: note.text) else { throw StoreError.failed("checkpoint") }
        try await database.write { connection in
            guard try Self.journalSize(connection) >= checkpoint.size, try Self.frontier(size: checkpoint.size, connection).root == checkpoint.root else {
                throw StoreError.corrupt("checkpoint \(checkpoint.size)")
            }
            try connection.execute(
                "INSERT INTO checkpoints (size, time, note) VALUES (?, ?, ?) ON CONFLICT (size) DO NOTHING",
                .integer(Int64(checkpoint.size)), .integer(now), .text(note.encoded))
        }
    }

    /// Which checkpoints were signed? The largest first; of at least `size` entries, when asked.
    package func checkpoints(covering size: Int = 0, limit: Int = 100) async throws -> [CheckpointRecord] {
        try await database.read { connection in
            try connection.records(
                "SELECT size, time, note FROM checkpoints WHERE size >= ? ORDER BY size DESC LIMIT ?", .integer(Int64(size)), .rows(limit),
                as: CheckpointRecord.init)
        }
    }

    // MARK: Within a transaction

    /// By what are entries found?
    static let columns: SQLText = "sequence, time, actor, action, workspace, object"

    static func values(_ entry: LedgerEntry) -> [SQLValue] {
        [
            .integer(Int64(entry.sequence)), .integer(entry.time.milliseconds), .text(entry.actor.rawValue), .text(entry.action.rawValue),
            SQLValue(entry.workspace.map(JournalFilter.column)), SQLValue(entry.object.map(JournalFilter.column)),
        ]
    }

    static func journalSize(_ connection: any SQLConnection) throws -> Int { try connection.count("SELECT COALESCE(MAX(sequence) + 1, 0) FROM journal") }

    static func frontier(size: Int, _ connection: any SQLConnection) throws -> MerkleFrontier {
        do {
            return try MerkleFrontier(size: size) { try node($0, connection) }
        } catch MerkleError.missingNode(let position) {
            throw StoreError.corrupt("journal: node \(position.level)/\(position.index)")
        }
    }

    static func node(_ position: MerklePosition, _ connection: any SQLConnection) throws -> MerkleHash? {
        guard var row = try connection.first(
            "SELECT hash FROM nodes WHERE leaf = ? AND level = ?", .integer(position.lastLeaf), .integer(Int64(position.level)))
        else { return nil }
        guard let hash = MerkleHash(base64: try row.text()) else { throw StoreError.corrupt("journal: node \(position.level)/\(position.index)") }
        return hash
    }

    static func entry(_ line: String) throws -> LedgerEntry {
        do {
            return try LedgerEntry(line: line.utf8)
        } catch {
            throw StoreError.corrupt("journal: a line that is no entry")
        }
    }
}

/// A checkpoint as it was signed.
package struct CheckpointRecord: Hashable, Sendable {
    package var size: Int
    package var time: Int64
    /// The signed note, as it was written.
    package var note: String

    init(_ row: inout SQLRow) throws {
        size = Int(try row.integer())
        time = try row.integer()
        note = try row.text()
    }
}

extension MerklePosition {
    /// Which leaf completed it?
    var lastLeaf: Int64 { Int64((index + 1) << level) - 1 }
}
