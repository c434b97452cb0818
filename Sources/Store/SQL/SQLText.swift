/// What is asked of the database? Made of literals only: a text that came from outside cannot become part of it, because the compiler refuses.
/// Values stand as `?`. Both databases read the same text; PostgreSQL gets its placeholders numbered.
struct SQLText: Sendable, ExpressibleByStringLiteral {
    private(set) var text: String

    init(stringLiteral literal: StaticString) { text = literal.withUTF8Buffer { String(decoding: $0, as: UTF8.self) } }

    private init(joined text: String) { self.text = text }

    static func + (first: Self, second: Self) -> Self { Self(joined: first.text + second.text) }
    static func += (first: inout Self, second: Self) { first = first + second }

    /// How does PostgreSQL want it? `?` becomes `$1`, `$2`… No text of ours has a question mark within quotes.
    var numbered: String {
        var result = ""
        var number = 0
        for character in text.utf8 {
            if character == UInt8(ascii: "?") {
                number += 1
                result += "$\(number)"
            } else {
                result.unicodeScalars.append(Unicode.Scalar(character))
            }
        }
        return result
    }
}
