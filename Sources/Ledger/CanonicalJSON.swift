/// How is an object written so that it has one text only? RFC 8785, for what an entry needs: keys in order, texts, whole numbers, one object of texts.
struct CanonicalWriter {
    private var text = "{"

    /// Keys are given in their order.
    mutating func add(_ key: String, _ value: String) {
        begin(key)
        Self.write(value, to: &text)
    }

    mutating func add(_ key: String, _ value: Int) {
        begin(key)
        text += String(value)
    }

    mutating func add(_ key: String, _ members: [(key: String, value: String)]) {
        begin(key)
        var inner = CanonicalWriter()
        for member in members { inner.add(member.key, member.value) }
        text += inner.finish()
    }

    mutating func finish() -> String { text + "}" }

    private mutating func begin(_ key: String) {
        if text.utf8.count > 1 { text += "," }
        Self.write(key, to: &text)
        text += ":"
    }

    /// RFC 8785 § 3.2.2.2: two-character escapes where there are any, `\u00xx` for other control characters, everything else as it is.
    static func write(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\u{08}": text += "\\b"
            case "\t": text += "\\t"
            case "\n": text += "\\n"
            case "\u{0C}": text += "\\f"
            case "\r": text += "\\r"
            case _ where scalar.value < 0x20: text += "\\u00" + UInt8(scalar.value).hexadecimal
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

/// What does a canonical text say? Anything that `CanonicalWriter` would not have written is refused, with the byte where it begins.
struct CanonicalReader {
    struct Failure: Error { let byte: Int }

    private let bytes: ArraySlice<UInt8>
    private var at: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        at = bytes.startIndex
    }

    var failure: Failure { Failure(byte: at - bytes.startIndex) }
    var isAtEnd: Bool { at == bytes.endIndex }

    /// Passes over this text if it comes next.
    mutating func pass(_ text: StaticString) -> Bool {
        let expected = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard bytes[at...].starts(with: expected) else { return false }
        at += expected.count
        return true
    }

    mutating func expect(_ text: StaticString) throws { if !pass(text) { throw failure } }

    mutating func number() throws -> Int {
        let digits = bytes[at...].prefix(17).prefix { (0x30...0x39).contains($0) }
        guard let value = Int(String(decoding: digits, as: UTF8.self)), digits.count == 1 || digits.first != 0x30 else { throw failure }
        at += digits.count
        return value
    }

    mutating func string(most limit: Int) throws -> String {
        try expect("\"")
        var units: [UInt8] = []
        while true {
            guard at < bytes.endIndex, units.count <= limit else { throw failure }
            let unit = bytes[at]
            if unit == 0x22 { break }
            if unit == 0x5C {
                units.append(try escaped())
            } else if unit < 0x20 {
                throw failure
            } else {
                units.append(unit)
                at += 1
            }
        }
        guard units.count <= limit, let text = String(validating: units, as: UTF8.self) else { throw failure }
        at += 1
        return text
    }

    private mutating func escaped() throws -> UInt8 {
        for (text, unit) in Self.escapes where pass(text) { return unit }
        // Lower case, and only for what has no escape of two characters.
        let digits = bytes[at...].prefix(6).dropFirst(4)
        guard pass("\\u00"), let unit = UInt8(String(decoding: digits, as: UTF8.self), radix: 16), unit < 0x20, digits.elementsEqual(unit.hexadecimal.utf8),
            !Self.escapes.contains(where: { $0.1 == unit })
        else { throw failure }
        at += 2
        return unit
    }

    private static let escapes: [(StaticString, UInt8)] = [
        ("\\\"", 0x22), ("\\\\", 0x5C), ("\\b", 0x08), ("\\t", 0x09), ("\\n", 0x0A), ("\\f", 0x0C), ("\\r", 0x0D),
    ]

    /// An object of texts whose keys come in order.
    mutating func members(most: Int, name: (String) -> Bool, value limit: Int) throws -> [String: String] {
        try expect("{")
        var members: [String: String] = [:]
        var last: String?
        repeat {
            let start = failure
            let key = try string(most: limit)
            guard members.count < most, name(key), last.map({ $0 < key }) ?? true else { throw start }
            try expect(":")
            members[key] = try string(most: limit)
            last = key
        } while pass(",")
        try expect("}")
        return members
    }
}
