extension Store {
    /// Keeps an assessment, unless the newest of this workspace has the same fingerprint.
    ///
    /// - Returns: what was kept, with its number; nothing when nothing changed.
    package func appendHistory(_ record: HistoryRecord) async throws -> HistoryRecord? {
        try await database.write { connection in
            try connection.lock(.history)
            var number: Int64 = 1
            if var newest = try connection.first(
                "SELECT number, fingerprint FROM history WHERE workspace = ? ORDER BY number DESC LIMIT 1", .text(record.workspace))
            {
                number = try newest.integer() + 1
                if try newest.text() == record.fingerprint { return nil }
            }
            try connection.execute(
                "INSERT INTO history (workspace, number, time, revision, day, summary, fingerprint) VALUES (?, ?, ?, ?, ?, ?, ?)",
                .text(record.workspace), .integer(number), .integer(record.time), .text(record.revision), .text(record.day), .text(record.summary),
                .text(record.fingerprint))
            var kept = record
            kept.number = number
            return kept
        }
    }

    /// Which assessments were there? The newest first; `before` is the number from which to go on.
    package func history(workspace: String, before: Int64? = nil, limit: Int = 50) async throws -> [HistoryRecord] {
        try await database.read { connection in
            try connection.records(
                "SELECT " + HistoryRecord.columns + " FROM history WHERE workspace = ? AND number < ? ORDER BY number DESC LIMIT ?",
                .text(workspace), .integer(before ?? .max), .rows(limit), as: HistoryRecord.init)
        }
    }

    package func history(workspace: String, number: Int64) async throws -> HistoryRecord? {
        try await database.read { connection in
            try connection.records(
                "SELECT " + HistoryRecord.columns + " FROM history WHERE workspace = ? AND number = ?", .text(workspace), .integer(number),
                as: HistoryRecord.init
            ).first
        }
    }
}
