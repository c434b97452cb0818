package import Ledger

/// A line of the journal as it was kept, with the hash that was kept for its leaf: neither is made again, so that what was altered shows.
package struct KeptLine: Hashable, Sendable {
    package var sequence: Int
    package var line: String
    package var leaf: MerkleHash

    init(_ row: inout SQLRow) throws {
        sequence = Int(try row.integer())
        line = try row.text()
        guard let hash = MerkleHash(base64: try row.text()) else { throw StoreError.corrupt("journal: node 0/\(sequence)") }
        leaf = hash
    }
}

extension Store {
    /// How many entries has the journal, or one workspace in it, among the first `size`?
    package func journalCount(workspace: String?, upTo size: Int) async throws -> Int {
        try await database.read { connection in
            guard let workspace else { return min(size, try Self.journalSize(connection)) }
            return try connection.count("SELECT COUNT(*) FROM journal WHERE workspace = ? AND sequence < ?", .text(JournalFilter.column(workspace)), .integer(Int64(size)))
        }
    }

    /// Hands over the lines of the whole journal in their order, a page at a time.
    package func journalLines(upTo size: Int, _ body: ([KeptLine]) async throws -> Void) async throws {
        var next = 0
        while next < size {
            let from = Int64(next)
            let page = try await database.read { connection in
                try connection.records(
                    """
                    SELECT journal.sequence, journal.line, nodes.hash FROM journal JOIN nodes ON nodes.leaf = journal.sequence AND nodes.level = 0
                    WHERE journal.sequence >= ? AND journal.sequence < ? ORDER BY journal.sequence LIMIT 1000
                    """, .integer(from), .integer(Int64(size)), as: KeptLine.init)
            }
            guard let last = page.last else { return }
            try await body(page)
            next = last.sequence + 1
        }
    }

    /// Hands over the lines of one workspace, each with the proof that the tree of `size` entries holds it.
    package func journalProofs(workspace: String, size: Int, _ body: ([(line: String, proof: InclusionProof)]) async throws -> Void) async throws {
        var next = 0
        while true {
            let from = Int64(next)
            let page = try await database.read { connection in
                try connection.records(
                    "SELECT sequence, line FROM journal WHERE workspace = ? AND sequence >= ? AND sequence < ? ORDER BY sequence LIMIT 200",
                    .text(JournalFilter.column(workspace)), .integer(from), .integer(Int64(size)),
                    as: { row in (sequence: Int(try row.integer()), line: try row.text()) }
                ).map { found in
                    do {
                        return (line: found.line, proof: try InclusionProof(index: found.sequence, size: size) { try Self.node($0, connection) })
                    } catch is MerkleError {
                        throw StoreError.corrupt("journal: entry \(found.sequence)")
                    }
                }
            }
            guard let last = page.last else { return }
            try await body(page)
            next = last.proof.index + 1
        }
    }
}
