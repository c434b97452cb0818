extension Store {
    /// What was set for the installation?
    package func setting(_ key: String) async throws -> String? {
        try await database.read { connection in
            guard var row = try connection.first("SELECT value FROM settings WHERE key = ?", .text(key)) else { return nil }
            return try row.text()
        }
    }

    /// Sets it, or with `nil` forgets it.
    package func setSetting(_ key: String, _ value: String?) async throws {
        try await database.write { connection in
            if let value {
                try connection.execute(
                    "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", .text(key), .text(value))
            } else {
                try connection.execute("DELETE FROM settings WHERE key = ?", .text(key))
            }
        }
    }
}
