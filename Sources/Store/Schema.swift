/// Which tables are there, and since which version? Each migration is a list of statements that is never changed once published.
enum Schema {
    static let migrations: [[SQLText]] = [people, journal]

    static var version: Int64 { Int64(migrations.count) }

    /// Brings the tables to this version, all or nothing. Of two servers that start at once, one waits for the other.
    ///
    /// - Parameter target: an earlier version, for tests that start from one.
    static func migrate(_ database: any SQLDatabase, to target: Int64 = version, now: Int64) async throws {
        // A look first, so that a server that has nothing to do needs no right to write.
        if try await isCurrent(database, target) { return }
        try await database.write { connection in
            try connection.lock(.migration)
            try connection.execute("CREATE TABLE IF NOT EXISTS portulan_schema (version BIGINT PRIMARY KEY, applied BIGINT NOT NULL)")
            let found = try applied(connection)
            for (number, statements) in migrations.prefix(Int(target)).enumerated().dropFirst(Int(found)) {
                for statement in statements { try connection.execute(statement) }
                try connection.execute("INSERT INTO portulan_schema (version, applied) VALUES (?, ?)", .integer(Int64(number) + 1), .integer(now))
            }
        }
    }

    private static func isCurrent(_ database: any SQLDatabase, _ target: Int64) async throws -> Bool {
        do {
            return try await database.read { try applied($0) } == target
        } catch StoreError.failed {
            // There is no such table yet.
            return false
        }
    }

    /// Up to which version are the tables there? A database of a later version is refused.
    private static func applied(_ connection: any SQLConnection) throws -> Int64 {
        let found = Int64(try connection.count("SELECT COALESCE(MAX(version), 0) FROM portulan_schema"))
        guard found <= version else { throw StoreError.newerSchema(found: found, known: version) }
        return found
    }

    /// BIGINT in all columns of numbers: an INTEGER of PostgreSQL ends at 2³¹.
    private static let people: [SQLText] = [
        """
        CREATE TABLE users (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT, email_key TEXT,
            is_administrator BIGINT NOT NULL, is_disabled BIGINT NOT NULL, language TEXT NOT NULL,
            password_hash TEXT, totp_secret TEXT, recovery_hashes TEXT NOT NULL,
            oidc_issuer TEXT, oidc_subject TEXT,
            created BIGINT NOT NULL, last_seen BIGINT, erased BIGINT)
        """,
        "CREATE UNIQUE INDEX users_email ON users (email_key)",
        "CREATE UNIQUE INDEX users_identity ON users (oidc_issuer, oidc_subject)",
        """
        CREATE TABLE sessions (
            token_hash TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users (id),
            created BIGINT NOT NULL, last_used BIGINT NOT NULL, expires BIGINT NOT NULL,
            csrf TEXT NOT NULL, second_factor_done BIGINT NOT NULL, language TEXT)
        """,
        "CREATE INDEX sessions_user ON sessions (user_id)",
        "CREATE INDEX sessions_expires ON sessions (expires)",
        """
        CREATE TABLE memberships (
            workspace TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES users (id), role TEXT NOT NULL,
            PRIMARY KEY (workspace, user_id, role))
        """,
        "CREATE INDEX memberships_user ON memberships (user_id)",
        """
        CREATE TABLE tokens (
            id TEXT PRIMARY KEY, hash TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES users (id),
            name TEXT NOT NULL, workspace TEXT, scopes TEXT NOT NULL,
            created BIGINT NOT NULL, expires BIGINT, last_used BIGINT, revoked BIGINT)
        """,
        "CREATE UNIQUE INDEX tokens_hash ON tokens (hash)",
        "CREATE INDEX tokens_user ON tokens (user_id)",
        """
        CREATE TABLE invitations (
            hash TEXT PRIMARY KEY, workspace TEXT, roles TEXT NOT NULL, email TEXT, email_key TEXT,
            expires BIGINT NOT NULL, invited_by TEXT NOT NULL REFERENCES users (id), used BIGINT)
        """,
        "CREATE TABLE attempts (key TEXT NOT NULL, time BIGINT NOT NULL)",
        "CREATE INDEX attempts_key ON attempts (key, time)",
        "CREATE INDEX attempts_time ON attempts (time)",
        """
        CREATE TABLE flows (
            state_hash TEXT PRIMARY KEY, nonce TEXT NOT NULL, verifier TEXT NOT NULL,
            return_path TEXT NOT NULL, expires BIGINT NOT NULL)
        """,
        "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
        """
        CREATE TABLE history (
            workspace TEXT NOT NULL, number BIGINT NOT NULL, time BIGINT NOT NULL, revision TEXT NOT NULL,
            day TEXT NOT NULL, summary TEXT NOT NULL, fingerprint TEXT NOT NULL,
            PRIMARY KEY (workspace, number))
        """,
    ]

    /// An entry is its line; the columns beside it are for finding it. A node of the tree is known by its level and by the leaf that completed it,
    /// so that the key puts nodes in the order in which they came to be.
    private static let journal: [SQLText] = [
        """
        CREATE TABLE journal (
            sequence BIGINT PRIMARY KEY, time BIGINT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, workspace TEXT, object TEXT, line TEXT NOT NULL)
        """,
        "CREATE INDEX journal_time ON journal (time)",
        "CREATE INDEX journal_actor ON journal (actor, sequence)",
        "CREATE INDEX journal_workspace ON journal (workspace, sequence)",
        "CREATE TABLE nodes (leaf BIGINT NOT NULL, level BIGINT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (leaf, level))",
        "CREATE TABLE checkpoints (size BIGINT PRIMARY KEY, time BIGINT NOT NULL, note TEXT NOT NULL)",
    ]

    /// All tables, those that others refer to last.
    static let tables: [SQLText] = [
        "sessions", "memberships", "tokens", "invitations", "attempts", "flows", "settings", "history", "journal", "nodes", "checkpoints", "users",
        "portulan_schema",
    ]
}
