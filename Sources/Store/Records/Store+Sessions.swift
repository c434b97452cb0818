extension Store {
    /// How far may the clocks of two servers differ? In milliseconds.
    private static let skew: Int64 = 300_000

    package func createSession(_ session: SessionRecord) async throws {
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO sessions (token_hash, user_id, created, last_used, expires, csrf, second_factor_done, language) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                .text(session.tokenHash), .text(session.userID), .integer(session.created), .integer(session.lastUsed), .integer(session.expires),
                .text(session.csrf), SQLValue(session.secondFactorDone), SQLValue(session.language))
        }
    }

    /// Who is this, now? Nobody when the session has expired, when the account is disabled, or when the session was made by a clock that has since been set back.
    package func session(tokenHash: String, now: Int64) async throws -> LiveSession? {
        try await database.read { connection in
            try connection.records(
                "SELECT " + SessionRecord.columns + ", " + UserRecord.columns + """
                     FROM sessions JOIN users ON users.id = sessions.user_id
                     WHERE sessions.token_hash = ? AND sessions.expires > ? AND sessions.created <= ? AND users.is_disabled = 0
                    """, .text(tokenHash), .integer(now), .integer(now + Self.skew), as: LiveSession.init
            ).first
        }
    }

    /// Which sessions has this account open? The last used first.
    package func sessions(ofUser id: String, now: Int64) async throws -> [SessionRecord] {
        try await database.read { connection in
            try connection.records(
                "SELECT " + SessionRecord.columns + " FROM sessions WHERE user_id = ? AND expires > ? ORDER BY last_used DESC, token_hash",
                .text(id), .integer(now), as: SessionRecord.init)
        }
    }

    /// Keeps a session going. Writes at most once in `interval` milliseconds, so that reading pages does not write to the disk; times never go back.
    package func touchSession(_ session: SessionRecord, now: Int64, expires: Int64, interval: Int64 = 60_000) async throws {
        if now - session.lastUsed < interval { return }
        try await database.write { connection in
            try connection.execute(
                "UPDATE sessions SET last_used = ?, expires = ? WHERE token_hash = ? AND last_used < ?",
                .integer(now), .integer(expires), .text(session.tokenHash), .integer(now))
        }
    }

    /// Gives a session another cookie and another form secret, as must be done whenever somebody gains rights (session fixation).
    ///
    /// - Throws: `.notFound` when it is gone.
    package func rotateSession(tokenHash old: String, to new: String, csrf: String, secondFactorDone: Bool) async throws {
        try await database.write { connection in
            let rows = try connection.execute(
                "UPDATE sessions SET token_hash = ?, csrf = ?, second_factor_done = ? WHERE token_hash = ? RETURNING token_hash",
                .text(new), .text(csrf), SQLValue(secondFactorDone), .text(old))
            if rows.isEmpty { throw StoreError.notFound }
        }
    }

    package func setLanguage(_ language: String?, session tokenHash: String) async throws {
        try await database.write { try $0.execute("UPDATE sessions SET language = ? WHERE token_hash = ?", SQLValue(language), .text(tokenHash)) }
    }

    package func deleteSession(tokenHash: String) async throws {
        try await database.write { try $0.execute("DELETE FROM sessions WHERE token_hash = ?", .text(tokenHash)) }
    }

    /// Signs an account out everywhere, but here if `kept` is given.
    package func deleteSessions(ofUser id: String, except kept: String? = nil) async throws {
        try await database.write { try $0.execute("DELETE FROM sessions WHERE user_id = ? AND token_hash <> ?", .text(id), .text(kept ?? "")) }
    }

    /// - Returns: how many there were.
    @discardableResult
    package func deleteExpiredSessions(now: Int64) async throws -> Int {
        try await database.write { try $0.execute("DELETE FROM sessions WHERE expires <= ? RETURNING token_hash", .integer(now)).count }
    }
}
