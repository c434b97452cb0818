/// A place in the pool: a thread of its own, and a session that is made when it is needed and made again when the database went away.
actor PostgreSQLConnection {
    enum Access { case read, write }

    private nonisolated let executor = QueueExecutor(label: "store.postgresql")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let url: String
    private var session: PostgreSQLSession?

    init(url: String) { self.url = url }

    /// Runs a transaction; twice more when it was in the way of another (deadlock).
    func transaction<Value: Sendable>(_ access: Access, _ body: @Sendable (any SQLConnection) throws -> Value) throws -> Value {
        for _ in 0..<2 {
            do {
                return try once(access, body)
            } catch StoreError.busy {
                guard let state = session?.state, state == "40P01" || state == "40001" else { throw StoreError.busy }
            }
        }
        return try once(access, body)
    }

    private func once<Value: Sendable>(_ access: Access, _ body: @Sendable (any SQLConnection) throws -> Value) throws -> Value {
        let session = try begun(access)
        do {
            let value = try body(session)
            try session.commit()
            return value
        } catch {
            if (try? session.execute("ROLLBACK")) == nil { self.session = nil }
            throw error
        }
    }

    /// A session with an open transaction. One that was idle may have lost its server without knowing: nothing has happened yet, so another is tried.
    private func begun(_ access: Access) throws -> PostgreSQLSession {
        if let session {
            do {
                try begin(session, access)
                return session
            } catch StoreError.unreachable {
                self.session = nil
            }
        }
        let session = try PostgreSQLSession(url: url)
        self.session = session
        try begin(session, access)
        return session
    }

    private func begin(_ session: PostgreSQLSession, _ access: Access) throws {
        switch access {
        case .read: try session.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        // Each statement sees what was committed before it: what a lock was waited for, that is.
        case .write: try session.execute("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
        }
    }

    func close() { session = nil }
}
