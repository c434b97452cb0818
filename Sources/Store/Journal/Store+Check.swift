package import Ledger

/// Is all that is kept whole? What a check found.
package struct StoreCheck: Hashable, Sendable {
    package var users: Int
    package var journalSize: Int
    package var journalRoot: MerkleHash
    package var checkpoints: Int
}

extension Store {
    /// Reads the whole journal as it is at one moment: every number is there, every node is what its entries make it, every checkpoint states the root of
    /// its size. Signatures are for `portulan journal verify`, which has the key.
    ///
    /// - Throws: `StoreError.corrupt`, which says what and where.
    package func check() async throws -> StoreCheck {
        try await database.integrity()
        return try await database.read { try Self.check($0) }
    }

    static func check(_ connection: any SQLConnection) throws -> StoreCheck {
        let users = try connection.count("SELECT COUNT(*) FROM users WHERE erased IS NULL")
        let size = try journalSize(connection)
        let checkpoints = try connection.records("SELECT size, time, note FROM checkpoints ORDER BY size", as: CheckpointRecord.init)
        var due = checkpoints[...]
        var frontier = MerkleFrontier()
        func meet() throws {
            while let next = due.first, next.size == frontier.size {
                guard let checkpoint = try? Checkpoint(text: try SignedNote(parsing: next.note.utf8).text), checkpoint.size == next.size,
                    checkpoint.root == frontier.root
                else { throw StoreError.corrupt("checkpoint \(next.size)") }
                due.removeFirst()
            }
        }
        try meet()
        while frontier.size < size {
            let start = frontier.size
            let end = min(start + 1000, size)
            let rows = try connection.execute(
                "SELECT line, " + Self.columns + " FROM journal WHERE sequence >= ? AND sequence < ? ORDER BY sequence",
                .integer(Int64(start)), .integer(Int64(end)))
            var nodes = try connection.records(
                "SELECT leaf, level, hash FROM nodes WHERE leaf >= ? AND leaf < ? ORDER BY leaf, level", .integer(Int64(start)), .integer(Int64(end)),
                as: { row in (leaf: try row.integer(), level: try row.integer(), hash: try row.text()) }
            )[...]
            for var row in rows {
                let entry = try entry(try row.text())
                // What stands beside the line is what entries are found by: altered, it would hide them.
                guard entry.sequence == frontier.size, row.rest == Self.values(entry) else { throw StoreError.corrupt("journal: entry \(frontier.size)") }
                for node in frontier.append(entry.leaf) {
                    guard let kept = nodes.popFirst(), kept.leaf == node.position.lastLeaf, kept.level == Int64(node.position.level), kept.hash == node.hash.base64
                    else { throw StoreError.corrupt("journal: entry \(entry.sequence)") }
                }
                try meet()
            }
            guard nodes.isEmpty, frontier.size == end else { throw StoreError.corrupt("journal: entry \(frontier.size)") }
        }
        guard try connection.count("SELECT COUNT(*) FROM nodes WHERE leaf >= ?", .integer(Int64(size))) == 0 else {
            throw StoreError.corrupt("journal: nodes beyond entry \(size)")
        }
        if let beyond = due.first { throw StoreError.corrupt("checkpoint \(beyond.size)") }
        return StoreCheck(users: users, journalSize: size, journalRoot: frontier.root, checkpoints: checkpoints.count)
    }
}
