/// The store of shared installations: several servers on one database.
final class PostgreSQLDatabase: SQLDatabase {
    private let pool: PostgreSQLPool
    private let url: String

    init(url: String) {
        pool = PostgreSQLPool(url: url)
        self.url = url
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value { try await run(.read, body) }

    /// Should the connection break while the database commits, `unreachable` is thrown although it may have been done: nobody can know.
    func write<Value: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value { try await run(.write, body) }

    private func run<Value: Sendable>(
        _ access: PostgreSQLConnection.Access, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        let connection = try await pool.take()
        do {
            let value = try await connection.transaction(access, body)
            await pool.give(connection)
            return value
        } catch {
            await pool.give(connection)
            throw error
        }
    }

    /// PostgreSQL checks its pages itself when it reads them (`data_checksums`).
    func integrity() async throws {}

    /// With `pg_dump`, of the very state that is checked at the same time.
    func backup(to path: String) async throws -> StoreCheck {
        let tool = try PostgreSQLBackup(url)
        return try await read { connection in
            try connection.execute("SELECT set_config('idle_in_transaction_session_timeout', '0', true)")
            guard var row = try connection.first("SELECT pg_export_snapshot()") else { throw StoreError.failed("pg_export_snapshot") }
            let snapshot = try row.text()
            let check = try Store.check(connection)
            try tool.dump(to: path, snapshot: snapshot)
            return check
        }
    }

    func close() async { await pool.close() }
}

/// Which connections are free? Who finds none waits in line; statements have a time limit, so that the line moves.
private actor PostgreSQLPool {
    private static let size = 8

    private var free: [PostgreSQLConnection]
    private var waiting: [CheckedContinuation<PostgreSQLConnection?, Never>] = []
    private var isClosed = false

    init(url: String) { free = (0..<Self.size).map { _ in PostgreSQLConnection(url: url) } }

    func take() async throws -> PostgreSQLConnection {
        guard !isClosed else { throw StoreError.unreachable("closed") }
        // The last given back is the likeliest to have a session.
        if let connection = free.popLast() { return connection }
        guard let connection = await withCheckedContinuation({ waiting.append($0) }) else { throw StoreError.unreachable("closed") }
        return connection
    }

    func give(_ connection: PostgreSQLConnection) async {
        if isClosed {
            await connection.close()
        } else if waiting.isEmpty {
            free.append(connection)
        } else {
            waiting.removeFirst().resume(returning: connection)
        }
    }

    func close() async {
        isClosed = true
        for continuation in waiting { continuation.resume(returning: nil) }
        waiting = []
        for connection in free { await connection.close() }
        free = []
    }
}
