import CPostgreSQL
import Foundation

/// One connection to PostgreSQL: what libpq does, with parameters apart from the text, always. It blocks, and belongs to one thread at a time.
final class PostgreSQLSession: SQLConnection {
    private let handle: OpaquePointer
    /// The SQLSTATE of the last error.
    private(set) var state = ""

    /// Connects. Gives up after some seconds at each address; notices within some ten seconds that the other side is gone.
    init(url: String) throws(StoreError) {
        let keywords = ["connect_timeout", "application_name", "keepalives_idle", "tcp_user_timeout", "dbname", "client_encoding"]
        let values = ["5", "portulan", "30", "10000", url, "UTF8"]
        // With `expand_dbname`, `dbname` is the whole address; what it says goes before what stands in front of it.
        guard let handle = withCStrings(keywords, { keys in withCStrings(values) { PQconnectdbParams(keys, $0, 1) } }) else { throw .unreachable("no memory") }
        self.handle = handle
        guard PQstatus(handle) == CONNECTION_OK else { throw .unreachable(Self.firstLine(PQerrorMessage(handle))) }
        guard let encoding = PQparameterStatus(handle, "server_encoding").map({ String(cString: $0) }), encoding == "UTF8" else {
            throw .failed("ENCODING ≠ UTF8")
        }
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        // A server whose administrator asked for more than `on` keeps it.
        let settings: [SQLText] = [
            "SET statement_timeout = 30000", "SET lock_timeout = 15000", "SET idle_in_transaction_session_timeout = 60000",
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
        ]
        for setting in settings { try run(setting, []) }
    }

    deinit { PQfinish(handle) }

    var isUsable: Bool { PQstatus(handle) == CONNECTION_OK }

    func execute(_ sql: SQLText, _ values: [SQLValue]) throws -> [SQLRow] { try run(sql, values) }

    /// Ends the transaction. An error within that somebody passed over would have made it a rollback: then it fails.
    func commit() throws(StoreError) {
        let result = try answer("COMMIT", [])
        defer { PQclear(result) }
        if let tag = PQcmdStatus(result), String(cString: tag) != "COMMIT" { throw .failed("ROLLBACK") }
    }

    func lock(_ name: SQLLock) throws {
        // The upper half says whose locks these are: “port” in ASCII.
        try run("SELECT pg_advisory_xact_lock(?)", [.integer(0x706F_7274 << 32 | name.rawValue)])
    }

    @discardableResult
    private func run(_ sql: SQLText, _ values: [SQLValue]) throws(StoreError) -> [SQLRow] {
        let result = try answer(sql, values)
        defer { PQclear(result) }
        let columns = PQnfields(result)
        var rows: [SQLRow] = []
        for row in 0..<PQntuples(result) {
            var cells: [SQLValue] = []
            for column in 0..<columns { cells.append(try Self.cell(result, row, column)) }
            rows.append(SQLRow(cells))
        }
        return rows
    }

    /// - Returns: a result that is one; the caller clears it.
    private func answer(_ sql: SQLText, _ values: [SQLValue]) throws(StoreError) -> OpaquePointer {
        var texts: [String?] = []
        for value in values {
            switch value {
            case .null: texts.append(nil)
            case .integer(let integer): texts.append(String(integer))
            case .text(let text):
                // libpq reads up to the first NUL: the rest would be lost without a word.
                if text.utf8.contains(0) { throw .unstorable }
                texts.append(text)
            }
        }
        let result = withCStrings(texts) { PQexecParams(handle, sql.numbered, Int32(texts.count), nil, $0, nil, nil, 0) }
        let status = PQresultStatus(result)
        if let result, status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK { return result }
        defer { PQclear(result) }
        throw failure(result)
    }

    private static func cell(_ result: OpaquePointer, _ row: Int32, _ column: Int32) throws(StoreError) -> SQLValue {
        if PQgetisnull(result, row, column) != 0 { return .null }
        let length = Int(PQgetlength(result, row, column))
        let bytes = UnsafeRawBufferPointer(start: PQgetvalue(result, row, column), count: length)
        let text = String(decoding: bytes, as: UTF8.self)
        // Object ids of the catalogue of PostgreSQL, which never change: int8, int2, int4; text, name, varchar.
        switch PQftype(result, column) {
        case 20, 21, 23:
            guard let integer = Int64(text) else { throw .corrupt("a number that is none") }
            return .integer(integer)
        case 25, 19, 1043: return .text(text)
        case 2278: return .null // void, which functions without an answer give
        default: throw .corrupt("a value of another type")
        }
    }

    /// What does an error mean for whoever asked? Only messages that cannot repeat a value are told.
    private func failure(_ result: OpaquePointer?) -> StoreError {
        state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
        guard isUsable else { return .unreachable(Self.firstLine(PQerrorMessage(handle))) }
        switch state {
        case "23503": return .conflict(.missingReference)
        case "53100": return .full
        case "25006": return .readOnly
        case "57014", "55P03", "40001", "40P01", "53300": return .busy
        case "22021", "22P05": return .unstorable
        case "54000": return .tooLong
        default: break
        }
        return switch state.prefix(2) {
        case "23": .conflict(.identifier)
        case "08", "57": .unreachable("SQLSTATE \(state)")
        case "XX": .corrupt("SQLSTATE \(state)")
        case "42": .failed("SQLSTATE \(state), " + Self.firstLine(PQresultErrorField(result, Int32(UInt8(ascii: "M")))))
        default: .failed("SQLSTATE \(state)")
        }
    }

    private static func firstLine(_ text: UnsafePointer<CChar>?) -> String {
        guard let text else { return "" }
        return String(cString: text).split(separator: "\n").first.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
    }
}

/// Lends texts to C as an array of strings that ends with NULL.
private func withCStrings<Value>(_ texts: [String?], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value) -> Value {
    let copies = texts.map { $0.flatMap { strdup($0) } }
    defer { for copy in copies { free(copy) } }
    var pointers = copies.map { $0.map { UnsafePointer($0) } }
    pointers.append(nil)
    return body(pointers)
}
