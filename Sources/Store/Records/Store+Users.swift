extension Store {
    /// - Throws: `.conflict(.email)`, `.conflict(.identity)` or `.conflict(.identifier)` when another account has it.
    package func createUser(_ user: UserRecord) async throws {
        try await database.write { connection in
            try connection.lock(.users)
            try Self.refuseTaken(user, connection)
            try Self.insert(user, connection)
        }
    }

    /// Makes the first account of an installation, as administrator. Says no when there is one already, however many ask at once.
    ///
    /// - Returns: whether it was made.
    package func createFirstUser(_ user: UserRecord) async throws -> Bool {
        try await database.write { connection in
            try connection.lock(.users)
            guard try connection.count("SELECT COUNT(*) FROM users") == 0 else { return false }
            try Self.refuseTaken(user, connection)
            var first = user
            first.isAdministrator = true
            first.isDisabled = false
            try Self.insert(first, connection)
            return true
        }
    }

    package func user(id: String) async throws -> UserRecord? {
        try await database.read { try Self.user(id, $0) }
    }

    /// Who has this address? However it is capitalised.
    package func user(email: String) async throws -> UserRecord? {
        try await database.read { connection in
            try connection.records(
                "SELECT " + UserRecord.columns + " FROM users WHERE email_key = ?", SQLValue(UserRecord.key(email)), as: UserRecord.init
            ).first
        }
    }

    /// Who is this for the provider of identities?
    package func user(issuer: String, subject: String) async throws -> UserRecord? {
        try await database.read { connection in
            try connection.records(
                "SELECT " + UserRecord.columns + " FROM users WHERE oidc_issuer = ? AND oidc_subject = ?", .text(issuer), .text(subject), as: UserRecord.init
            ).first
        }
    }

    /// Who is there? By name, then id; `after` is how many to skip. Erased accounts are left out.
    package func users(after skipped: Int = 0, limit: Int = 100) async throws -> [UserRecord] {
        try await database.read { connection in
            try connection.records(
                "SELECT " + UserRecord.columns + " FROM users WHERE erased IS NULL ORDER BY name, id LIMIT ? OFFSET ?",
                .rows(limit), .rows(skipped), as: UserRecord.init)
        }
    }

    /// How many accounts are there that were not erased?
    package func userCount() async throws -> Int {
        try await database.read { try $0.count("SELECT COUNT(*) FROM users WHERE erased IS NULL") }
    }

    /// What are these people called? For pages that show many ids at once; an erased account has an empty name.
    package func names(of ids: some Sequence<String> & Sendable) async throws -> [String: String] {
        let wanted = Set(ids)
        return try await database.read { connection in
            var names: [String: String] = [:]
            for id in wanted {
                if var row = try connection.first("SELECT name FROM users WHERE id = ?", .text(id)) { names[id] = try row.text() }
            }
            return names
        }
    }

    /// Changes an account in one transaction: reads it, lets `change` work on it, writes it.
    ///
    /// - Throws: `.notFound`, `.conflict(.email)`, `.conflict(.lastAdministrator)`…
    @discardableResult
    package func updateUser(id: String, _ change: @escaping @Sendable (inout UserRecord) throws -> Void) async throws -> UserRecord {
        try await database.write { connection in
            try connection.lock(.users)
            guard let old = try Self.user(id, connection), old.erased == nil else { throw StoreError.notFound }
            var user = old
            try change(&user)
            user.id = old.id
            user.created = old.created
            try Self.refuseTaken(user, connection)
            try Self.write(user, connection)
            try Self.refuseToLoseLast(old, connection)
            return user
        }
    }

    /// When was this account last used? Kept at most once a minute, so that reading pages does not write to the disk; never goes back.
    package func recordSeen(_ user: UserRecord, now: Int64) async throws {
        if let last = user.lastSeen, now - last < 60_000 { return }
        try await database.write { connection in
            try connection.execute(
                "UPDATE users SET last_seen = ? WHERE id = ? AND erased IS NULL AND (last_seen IS NULL OR last_seen < ?)",
                .integer(now), .text(user.id), .integer(now))
        }
    }

    /// Shuts an account out, or lets it in again. Its sessions end at once; its tokens stop working.
    package func setDisabled(_ isDisabled: Bool, user id: String) async throws {
        try await database.write { connection in
            try connection.lock(.users)
            guard let old = try Self.user(id, connection), old.erased == nil else { throw StoreError.notFound }
            try connection.execute("UPDATE users SET is_disabled = ? WHERE id = ?", SQLValue(isDisabled), .text(id))
            if isDisabled { try connection.execute("DELETE FROM sessions WHERE user_id = ?", .text(id)) }
            try Self.refuseToLoseLast(old, connection)
        }
    }

    /// Forgets who it was: name, address, secrets, roles, sessions, tokens and open invitations go. The id stays, since the journal names it.
    package func eraseUser(id: String, now: Int64) async throws {
        try await database.write { connection in
            try connection.lock(.users)
            guard let old = try Self.user(id, connection), old.erased == nil else { throw StoreError.notFound }
            try connection.execute(
                """
                UPDATE users SET name = '', email = NULL, email_key = NULL, is_administrator = 0, is_disabled = 1, password_hash = NULL, totp_secret = NULL,
                    recovery_hashes = '[]', oidc_issuer = NULL, oidc_subject = NULL, last_seen = NULL, erased = ? WHERE id = ?
                """, .integer(now), .text(id))
            try connection.execute("DELETE FROM sessions WHERE user_id = ?", .text(id))
            try connection.execute("DELETE FROM memberships WHERE user_id = ?", .text(id))
            try connection.execute("DELETE FROM tokens WHERE user_id = ?", .text(id))
            if let key = UserRecord.key(old.email) { try connection.execute("DELETE FROM invitations WHERE email_key = ?", .text(key)) }
            try Self.refuseToLoseLast(old, connection)
        }
    }

    // MARK: Within a transaction

    static func user(_ id: String, _ connection: any SQLConnection) throws -> UserRecord? {
        try connection.records("SELECT " + UserRecord.columns + " FROM users WHERE id = ?", .text(id), as: UserRecord.init).first
    }

    static func insert(_ user: UserRecord, _ connection: any SQLConnection) throws {
        try connection.execute(
            """
            INSERT INTO users (id, name, email, email_key, is_administrator, is_disabled, language, password_hash, totp_secret, recovery_hashes,
                oidc_issuer, oidc_subject, created, last_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .text(user.id), .text(user.name), SQLValue(user.email), SQLValue(UserRecord.key(user.email)), SQLValue(user.isAdministrator),
            SQLValue(user.isDisabled), .text(user.language), SQLValue(user.passwordHash), SQLValue(user.totpSecret), try TextList.write(user.recoveryHashes),
            SQLValue(user.oidcIssuer), SQLValue(user.oidcSubject), .integer(user.created), SQLValue(user.lastSeen))
    }

    private static func write(_ user: UserRecord, _ connection: any SQLConnection) throws {
        try connection.execute(
            """
            UPDATE users SET name = ?, email = ?, email_key = ?, is_administrator = ?, is_disabled = ?, language = ?, password_hash = ?, totp_secret = ?,
                recovery_hashes = ?, oidc_issuer = ?, oidc_subject = ?, last_seen = ? WHERE id = ?
            """,
            .text(user.name), SQLValue(user.email), SQLValue(UserRecord.key(user.email)), SQLValue(user.isAdministrator), SQLValue(user.isDisabled),
            .text(user.language), SQLValue(user.passwordHash), SQLValue(user.totpSecret), try TextList.write(user.recoveryHashes), SQLValue(user.oidcIssuer),
            SQLValue(user.oidcSubject), SQLValue(user.lastSeen), .text(user.id))
    }

    /// The unique indexes would refuse it too, without saying in both databases which of them did.
    static func refuseTaken(_ user: UserRecord, _ connection: any SQLConnection) throws {
        // An index of PostgreSQL holds some 2 700 bytes; the same is refused in both.
        if [user.email, user.oidcIssuer, user.oidcSubject].contains(where: { ($0?.utf8.count ?? 0) > 1000 }) { throw StoreError.tooLong }
        if let key = UserRecord.key(user.email),
            try connection.count("SELECT COUNT(*) FROM users WHERE email_key = ? AND id <> ?", .text(key), .text(user.id)) > 0
        {
            throw StoreError.conflict(.email)
        }
        if let issuer = user.oidcIssuer, let subject = user.oidcSubject,
            try connection.count(
                "SELECT COUNT(*) FROM users WHERE oidc_issuer = ? AND oidc_subject = ? AND id <> ?", .text(issuer), .text(subject), .text(user.id)) > 0
        {
            throw StoreError.conflict(.identity)
        }
    }

    /// Undoes the transaction when `old` was an administrator and none is left.
    private static func refuseToLoseLast(_ old: UserRecord, _ connection: any SQLConnection) throws {
        guard old.isAdministrator, !old.isDisabled else { return }
        if try connection.count("SELECT COUNT(*) FROM users WHERE is_administrator = 1 AND is_disabled = 0") == 0 {
            throw StoreError.conflict(.lastAdministrator)
        }
    }
}
