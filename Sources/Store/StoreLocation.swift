/// Where is what must outlive a run? In a file of SQLite, or in a database of PostgreSQL.
package enum StoreLocation: Hashable, Sendable {
    case sqlite(path: String)
    /// The address as it was given, which may hold a password: never shown (see `description`).
    case postgresql(url: String)

    /// What does `--database` name? A path, or `postgres://user:password@host:port/database?sslmode=verify-full`.
    package init(parsing text: String) throws(StoreError) {
        if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            // The text is not told: what cannot be read may hold a password anywhere.
            guard ConnectionInformation(url: text) != nil else { throw .location("postgres://…") }
            self = .postgresql(url: text)
        } else if text.isEmpty || text.utf8.contains(0) || text.contains("://") {
            throw .location(String(text.prefix { $0 != ":" && $0 != "\0" }))
        } else {
            self = .sqlite(path: text)
        }
    }
}

extension StoreLocation: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What may be shown of it? Everything but the password.
    package var description: String {
        switch self {
        case .sqlite(let path): path
        case .postgresql(let url): ConnectionInformation(url: url)?.shown ?? "postgres://…"
        }
    }

    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
