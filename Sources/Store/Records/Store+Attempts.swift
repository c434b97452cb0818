/// How often was a sign-in tried? Keys are made by the caller (a hash of an account, of an address): nothing here says whose they are.
extension Store {
    package func recordAttempt(key: String, now: Int64, succeeded: Bool) async throws {
        try await database.write { try Self.insertAttempt(key, now, succeeded, $0) }
    }

    /// How many attempts have failed since then, and since the last one that succeeded? A clock set back forgets none.
    package func failures(key: String, since: Int64) async throws -> Int {
        try await database.read { try Self.failures(key, since, $0) }
    }

    /// May one more be tried? Counts it as failed before the password is looked at, so that a thousand tries at once, on several servers,
    /// do not all see the same count. Whoever succeeds then says so with `recordAttempt`.
    package func admitAttempt(key: String, now: Int64, since: Int64, limit: Int) async throws -> Bool {
        try await database.write { connection in
            try connection.lock(.attempts)
            guard try Self.failures(key, since, connection) < limit else { return false }
            try Self.insertAttempt(key, now, false, connection)
            return true
        }
    }

    /// Takes back what `admitAttempt` counted at that moment.
    package func forgiveAttempt(key: String, at time: Int64) async throws {
        try await database.write { try $0.execute("DELETE FROM attempts WHERE key = ? AND time = ?", .text(key), .integer(time)) }
    }

    package func pruneAttempts(before time: Int64) async throws {
        try await database.write { try $0.execute("DELETE FROM attempts WHERE time < ?", .integer(time)) }
    }

    private static func insertAttempt(_ key: String, _ now: Int64, _ succeeded: Bool, _ connection: any SQLConnection) throws {
        if succeeded {
            // Who knows the password is no attacker; and the table stays small.
            try connection.execute("DELETE FROM attempts WHERE key = ?", .text(key))
        } else {
            try connection.execute("INSERT INTO attempts (key, time) VALUES (?, ?)", .text(key), .integer(now))
        }
    }

    private static func failures(_ key: String, _ since: Int64, _ connection: any SQLConnection) throws -> Int {
        try connection.count("SELECT COUNT(*) FROM attempts WHERE key = ? AND time >= ?", .text(key), .integer(since))
    }
}
