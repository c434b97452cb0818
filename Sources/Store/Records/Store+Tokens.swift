extension Store {
    package func createToken(_ token: TokenRecord) async throws {
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO tokens (id, hash, user_id, name, workspace, scopes, created, expires, last_used, revoked)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                .text(token.id), .text(token.hash), .text(token.userID), .text(token.name), SQLValue(token.workspace), try TextList.write(token.scopes),
                .integer(token.created), SQLValue(token.expires), SQLValue(token.lastUsed), SQLValue(token.revoked))
        }
    }

    /// In whose name does this program speak? In nobody's when the token was revoked or has expired, or when the account is disabled.
    package func token(hash: String, now: Int64) async throws -> LiveToken? {
        try await database.read { connection in
            try connection.records(
                "SELECT " + TokenRecord.columns + ", " + UserRecord.columns + """
                     FROM tokens JOIN users ON users.id = tokens.user_id
                     WHERE tokens.hash = ? AND tokens.revoked IS NULL AND (tokens.expires IS NULL OR tokens.expires > ?) AND users.is_disabled = 0
                    """, .text(hash), .integer(now), as: LiveToken.init
            ).first
        }
    }

    /// Which tokens has this account made? The newest first, those revoked and expired among them.
    package func tokens(ofUser id: String) async throws -> [TokenRecord] {
        try await database.read { connection in
            try connection.records(
                "SELECT " + TokenRecord.columns + " FROM tokens WHERE user_id = ? ORDER BY created DESC, id", .text(id), as: TokenRecord.init)
        }
    }

    /// When was it last used? Kept at most once a minute.
    package func touchToken(_ token: TokenRecord, now: Int64) async throws {
        if let last = token.lastUsed, now - last < 60_000 { return }
        try await database.write { connection in
            try connection.execute(
                "UPDATE tokens SET last_used = ? WHERE id = ? AND (last_used IS NULL OR last_used < ?)", .integer(now), .text(token.id), .integer(now))
        }
    }

    /// Ends a token of this account; of nobody else's.
    ///
    /// - Returns: whether there was one to end.
    @discardableResult
    package func revokeToken(id: String, user userID: String, now: Int64) async throws -> Bool {
        try await database.write { connection in
            try !connection.execute(
                "UPDATE tokens SET revoked = ? WHERE id = ? AND user_id = ? AND revoked IS NULL RETURNING id", .integer(now), .text(id), .text(userID)
            ).isEmpty
        }
    }
}
