/// What is kept in a cell? Times are milliseconds since 1970, flags are 0 or 1, bytes are base64: what both databases write alike.
enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)

    init(_ text: String?) { self = text.map { .text($0) } ?? .null }
    init(_ integer: Int64?) { self = integer.map { .integer($0) } ?? .null }
    /// How many rows? None for less than none, which SQLite would take for all and PostgreSQL refuse.
    static func rows(_ count: Int) -> Self { .integer(Int64(max(0, count))) }

    init(_ flag: Bool) { self = .integer(flag ? 1 : 0) }
}

/// What does a row say, column after column, in the order in which the question named them?
struct SQLRow: Sendable {
    private let values: [SQLValue]
    private var next = 0

    init(_ values: [SQLValue]) { self.values = values }

    /// What has not been read yet.
    var rest: [SQLValue] { Array(values[next...]) }

    private mutating func value() throws(StoreError) -> SQLValue {
        guard next < values.count else { throw .corrupt("column \(next + 1) of \(values.count)") }
        defer { next += 1 }
        return values[next]
    }

    mutating func optionalText() throws(StoreError) -> String? {
        switch try value() {
        case .null: nil
        case .text(let text): text
        case .integer: throw .corrupt("a number in place of a text, column \(next)")
        }
    }

    mutating func optionalInteger() throws(StoreError) -> Int64? {
        switch try value() {
        case .null: nil
        case .integer(let integer): integer
        case .text: throw .corrupt("a text in place of a number, column \(next)")
        }
    }

    mutating func text() throws(StoreError) -> String {
        guard let text = try optionalText() else { throw .corrupt("an empty cell in place of a text, column \(next)") }
        return text
    }

    mutating func integer() throws(StoreError) -> Int64 {
        guard let integer = try optionalInteger() else { throw .corrupt("an empty cell in place of a number, column \(next)") }
        return integer
    }

    mutating func flag() throws(StoreError) -> Bool { try integer() != 0 }

    /// A list of short texts, which is kept as JSON.
    mutating func texts() throws(StoreError) -> [String] { try TextList.read(try text()) }
}
