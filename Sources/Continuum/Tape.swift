/// What does one document say, token by token? The common form into which YAML and JSON are brought before anything interprets them.
///
/// Scalars' text lies in `bytes`, already unescaped and valid UTF-8. A container's `next` is the index just past its end.
/// `bytes` may hold more than the scalars: JSON's lie in a copy of their line.
struct Tape {
    enum TokenKind: UInt8 { case mapping, sequence, string, plain }

    struct Token {
        var kind: TokenKind
        var start: Int32
        var count: Int32
        var line: UInt32
        var column: UInt32
        /// Index of the token after this one and all it contains.
        var next: Int32
        /// The interned text, where it was looked up already.
        var symbol = Symbol.unknown
    }

    var tokens: ContiguousArray<Token> = []
    var bytes: ContiguousArray<UInt8> = []

    mutating func removeAll() {
        tokens.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    func text(_ index: Int) -> String {
        let token = tokens[index]
        return String(decoding: bytes[Int(token.start)..<Int(token.start + token.count)], as: UTF8.self)
    }

    func equals(_ index: Int, _ literal: StaticString) -> Bool {
        let token = tokens[index]
        guard token.kind == .string || token.kind == .plain, Int(token.count) == literal.utf8CodeUnitCount else { return false }
        for i in 0..<Int(token.count) where bytes[Int(token.start) + i] != literal.utf8Start[i] { return false }
        return true
    }

    @inline(__always) func isScalar(_ index: Int) -> Bool { tokens[index].kind == .string || tokens[index].kind == .plain }

    /// The kind of value a plain scalar is, by YAML 1.2's core schema (so that `NO` is Norway and not `false`).
    enum Plain { case null, boolean(Bool), number(Double), string }

    func plain(_ index: Int) -> Plain {
        let token = tokens[index]
        guard token.kind == .plain else { return .string }
        if token.count == 0 { return .null }
        let first = bytes[Int(token.start)]
        switch first {
        case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "~"):
            switch text(index) {
            case "true", "True", "TRUE": return .boolean(true)
            case "false", "False", "FALSE": return .boolean(false)
            case "null", "Null", "NULL", "~": return .null
            default: return .string
            }
        case UInt8(ascii: "0")...UInt8(ascii: "9") where token.count <= 15 && isDigits(token):
            return .number(Double(integer(token)))
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            if let number = Double(text(index)), number.isFinite { return .number(number) }
            return .string
        default:
            return .string
        }
    }

    private func isDigits(_ token: Token) -> Bool {
        for i in Int(token.start)..<Int(token.start + token.count) where bytes[i] < 0x30 || bytes[i] > 0x39 { return false }
        return true
    }

    /// At most fifteen digits: less than 2⁵³, so exact as a double.
    private func integer(_ token: Token) -> Int {
        var value = 0
        for i in Int(token.start)..<Int(token.start + token.count) { value = value * 10 + Int(bytes[i] - 0x30) }
        return value
    }
}
