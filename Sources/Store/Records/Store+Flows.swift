extension Store {
    package func createFlow(_ flow: FlowRecord) async throws {
        try await database.write { connection in
            try connection.execute(
                "INSERT INTO flows (state_hash, nonce, verifier, return_path, expires) VALUES (?, ?, ?, ?, ?)",
                .text(flow.stateHash), .text(flow.nonce), .text(flow.verifier), .text(flow.returnPath), .integer(flow.expires))
        }
    }

    /// Which sign-in does this answer belong to? Told once: the next to ask, on whatever server, gets nothing.
    package func takeFlow(stateHash: String, now: Int64) async throws -> FlowRecord? {
        try await database.write { connection in
            try connection.records(
                "DELETE FROM flows WHERE state_hash = ? RETURNING state_hash, nonce, verifier, return_path, expires", .text(stateHash), as: FlowRecord.init
            ).first { $0.expires > now }
        }
    }

    package func deleteExpiredFlows(now: Int64) async throws {
        try await database.write { try $0.execute("DELETE FROM flows WHERE expires <= ?", .integer(now)) }
    }
}
