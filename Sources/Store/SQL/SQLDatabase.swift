/// One connection, within a transaction. Never leaves the closure that it was given to.
protocol SQLConnection {
    /// What does the database answer? `values` fill the `?` in their order; rows come with `SELECT` and `RETURNING`.
    @discardableResult func execute(_ sql: SQLText, _ values: [SQLValue]) throws -> [SQLRow]

    /// Makes all other writers that ask for the same lock wait until this transaction ends, in whatever process they are.
    func lock(_ name: SQLLock) throws
}

extension SQLConnection {
    @discardableResult func execute(_ sql: SQLText, _ values: SQLValue...) throws -> [SQLRow] { try execute(sql, values) }

    func first(_ sql: SQLText, _ values: SQLValue...) throws -> SQLRow? { try execute(sql, values).first }

    /// What do the rows say, one record each?
    func records<Record>(_ sql: SQLText, _ values: SQLValue..., as make: (inout SQLRow) throws -> Record) throws -> [Record] {
        try execute(sql, values).map { row in
            var row = row
            return try make(&row)
        }
    }

    /// How many? For questions whose answer is one number.
    func count(_ sql: SQLText, _ values: SQLValue...) throws -> Int {
        guard var row = try execute(sql, values).first else { throw StoreError.corrupt("a count without a row") }
        return Int(try row.integer())
    }
}

/// What only one writer at a time may do. In SQLite there is one writer anyway; in PostgreSQL each is an advisory lock.
enum SQLLock: Int64, CaseIterable {
    case migration = 1, users, attempts, history, journal
}

/// A database that answers questions in transactions: SQLite or PostgreSQL. The threads of Swift's own pool never wait for it.
protocol SQLDatabase: Sendable {
    /// Sees one state of the database, however many questions the body asks.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value

    /// All or nothing; on the disk when it returns. The body may be run again after a deadlock, so that it must do nothing else.
    /// Goes on when the calling task is cancelled: who closes a browser does not undo what was asked.
    @discardableResult
    func write<Value: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value

    /// Are the pages of the database what they should be? Throws `StoreError.corrupt` when not.
    func integrity() async throws

    /// Writes one state of it to a file that is there and empty, and says what is in that file.
    func backup(to path: String) async throws -> StoreCheck

    func close() async
}
