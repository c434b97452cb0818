/// What went wrong in a line of JSON, and at which byte.
struct JSONFailure: Error {
    var message: String
    var offset: Int
    var isDepth = false
}

/// Brings one JSON value (RFC 8259) onto a tape. Strict: no comments, no trailing commas, no lone surrogates.
///
/// Own code because it is the one hot path of reading: the benchmark `ndjson` reads nearly a million elements a second, where
/// Foundation's decoder stays below a tenth of that (see `Documentation/decisions/0002-json-scanner.md`).
/// - Complexity: linear; depth is bounded by `maximumDepth`.
struct JSONScanner {
    static let maximumDepth = 64
    private let text: UnsafeBufferPointer<UInt8>
    private var at = 0
    private let line: UInt32
    /// Where the text lies on the tape.
    private let base: Int

    private init(_ text: UnsafeBufferPointer<UInt8>, line: Int, base: Int) {
        self.text = text
        self.line = UInt32(clamping: line)
        self.base = base
    }

    /// - Precondition: `text` is valid UTF-8 (checked by the caller for the whole chunk).
    static func scan(_ text: UnsafeBufferPointer<UInt8>, line: Int, onto tape: inout Tape) throws(JSONFailure) {
        // The whole text is copied once; only strings with escapes are written apart (benchmark `ndjson`: a copy a string was a tenth).
        var scanner = JSONScanner(text, line: line, base: tape.bytes.count)
        tape.bytes.append(contentsOf: text)
        scanner.skipSpace()
        try scanner.value(onto: &tape, depth: 0)
        scanner.skipSpace()
        if scanner.at != text.count { throw JSONFailure(message: "unexpected text after the value", offset: scanner.at) }
    }

    @inline(__always) private mutating func skipSpace() {
        while at < text.count {
            switch text[at] {
            case 0x20, 0x09, 0x0A, 0x0D: at += 1
            default: return
            }
        }
    }

    @inline(__always)
    private mutating func push(_ kind: Tape.TokenKind, onto tape: inout Tape, start: Int, count: Int, column: Int) {
        let index = Int32(truncatingIfNeeded: tape.tokens.count)
        tape.tokens.append(
            Tape.Token(
                kind: kind, start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: count), line: line,
                column: UInt32(truncatingIfNeeded: column + 1), next: index + 1))
    }

    private mutating func value(onto tape: inout Tape, depth: Int) throws(JSONFailure) {
        guard at < text.count else { throw JSONFailure(message: "the value is missing", offset: at) }
        switch text[at] {
        case UInt8(ascii: "{"): try object(onto: &tape, depth: depth + 1)
        case UInt8(ascii: "["): try array(onto: &tape, depth: depth + 1)
        case UInt8(ascii: "\""): try string(onto: &tape)
        case UInt8(ascii: "t"): try literal("true", onto: &tape)
        case UInt8(ascii: "f"): try literal("false", onto: &tape)
        case UInt8(ascii: "n"): try literal("null", onto: &tape)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number(onto: &tape)
        default: throw JSONFailure(message: "this is no JSON value", offset: at)
        }
    }

    private mutating func object(onto tape: inout Tape, depth: Int) throws(JSONFailure) {
        if depth > Self.maximumDepth { throw JSONFailure(message: "", offset: at, isDepth: true) }
        let opening = tape.tokens.count
        push(.mapping, onto: &tape, start: 0, count: 0, column: at)
        at += 1
        skipSpace()
        if at < text.count, text[at] == UInt8(ascii: "}") {
            at += 1
            return
        }
        while true {
            skipSpace()
            guard at < text.count, text[at] == UInt8(ascii: "\"") else { throw JSONFailure(message: "a key in double quotes is missing", offset: at) }
            try string(onto: &tape)
            skipSpace()
            guard at < text.count, text[at] == UInt8(ascii: ":") else { throw JSONFailure(message: "a colon is missing after the key", offset: at) }
            at += 1
            skipSpace()
            try value(onto: &tape, depth: depth)
            skipSpace()
            guard at < text.count else { throw JSONFailure(message: "the object is not closed", offset: at) }
            if text[at] == UInt8(ascii: ",") {
                at += 1
            } else if text[at] == UInt8(ascii: "}") {
                at += 1
                tape.tokens[opening].next = Int32(truncatingIfNeeded: tape.tokens.count)
                return
            } else {
                throw JSONFailure(message: "a comma or a closing brace is missing", offset: at)
            }
        }
    }

    private mutating func array(onto tape: inout Tape, depth: Int) throws(JSONFailure) {
        if depth > Self.maximumDepth { throw JSONFailure(message: "", offset: at, isDepth: true) }
        let opening = tape.tokens.count
        push(.sequence, onto: &tape, start: 0, count: 0, column: at)
        at += 1
        skipSpace()
        if at < text.count, text[at] == UInt8(ascii: "]") {
            at += 1
            return
        }
        while true {
            skipSpace()
            try value(onto: &tape, depth: depth)
            skipSpace()
            guard at < text.count else { throw JSONFailure(message: "the array is not closed", offset: at) }
            if text[at] == UInt8(ascii: ",") {
                at += 1
            } else if text[at] == UInt8(ascii: "]") {
                at += 1
                tape.tokens[opening].next = Int32(truncatingIfNeeded: tape.tokens.count)
                return
            } else {
                throw JSONFailure(message: "a comma or a closing bracket is missing", offset: at)
            }
        }
    }

    private mutating func literal(_ word: StaticString, onto tape: inout Tape) throws(JSONFailure) {
        let start = at
        for i in 0..<word.utf8CodeUnitCount {
            guard at < text.count, text[at] == word.utf8Start[i] else { throw JSONFailure(message: "this is no JSON value", offset: start) }
            at += 1
        }
        plain(from: start, onto: &tape)
    }

    private mutating func plain(from start: Int, onto tape: inout Tape) {
        push(.plain, onto: &tape, start: base + start, count: at - start, column: start)
    }

    private mutating func number(onto tape: inout Tape) throws(JSONFailure) {
        let start = at
        func digits(_ scanner: inout JSONScanner) throws(JSONFailure) {
            let first = scanner.at
            while scanner.at < scanner.text.count, scanner.text[scanner.at] >= 0x30, scanner.text[scanner.at] <= 0x39 { scanner.at += 1 }
            if scanner.at == first { throw JSONFailure(message: "a digit is missing", offset: scanner.at) }
        }
        if text[at] == UInt8(ascii: "-") { at += 1 }
        if at < text.count, text[at] == UInt8(ascii: "0") { at += 1 } else { try digits(&self) }
        if at < text.count, text[at] == UInt8(ascii: ".") {
            at += 1
            try digits(&self)
        }
        if at < text.count, text[at] == UInt8(ascii: "e") || text[at] == UInt8(ascii: "E") {
            at += 1
            if at < text.count, text[at] == UInt8(ascii: "+") || text[at] == UInt8(ascii: "-") { at += 1 }
            try digits(&self)
        }
        plain(from: start, onto: &tape)
    }

    @inline(__always)
    private mutating func string(onto tape: inout Tape) throws(JSONFailure) {
        let opening = at, start = at + 1
        let end = endOfUnescaped(from: start)
        if end < text.count, text[end] == UInt8(ascii: "\"") {
            push(.string, onto: &tape, start: base + start, count: end - start, column: opening)
            at = end + 1
            return
        }
        at = end
        try unusual(onto: &tape, opening: opening)
    }

    /// A string that does not end where its first plain text does.
    @inline(never)
    private mutating func unusual(onto tape: inout Tape, opening: Int) throws(JSONFailure) {
        guard at < text.count else { throw JSONFailure(message: "the string is not closed", offset: opening) }
        guard text[at] == UInt8(ascii: "\\") else { throw JSONFailure(message: "a control character must be escaped", offset: at) }
        let offset = tape.bytes.count
        tape.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[(opening + 1)..<at]))
        try escaped(onto: &tape, offset: offset, opening: opening)
    }

    /// Where the next quote, backslash or control character is, or the end.
    ///
    /// Eight bytes at a time: `(x − n·0x01…) & ~x & 0x80…` marks the lowest byte of x below n, and perhaps higher ones (benchmark `ndjson`).
    @inline(__always) private func endOfUnescaped(from start: Int) -> Int {
        guard let base = text.baseAddress else { return start }
        let raw = UnsafeRawPointer(base)
        let ones: UInt64 = 0x0101_0101_0101_0101
        var at = start
        while at + 8 <= text.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            let quote = word ^ (ones &* 0x22), backslash = word ^ (ones &* 0x5C)
            let found = ((word &- ones &* 0x20) & ~word | (quote &- ones) & ~quote | (backslash &- ones) & ~backslash) & (ones &* 0x80)
            if found != 0 { return at + found.trailingZeroBitCount / 8 }
            at += 8
        }
        while at < text.count, text[at] != UInt8(ascii: "\""), text[at] != UInt8(ascii: "\\"), text[at] >= 0x20 { at += 1 }
        return at
    }

    /// The slow path: the rest of a string that holds escapes.
    private mutating func escaped(onto tape: inout Tape, offset: Int, opening: Int) throws(JSONFailure) {
        while at < text.count {
            let byte = text[at]
            if byte == UInt8(ascii: "\"") {
                at += 1
                push(.string, onto: &tape, start: offset, count: tape.bytes.count - offset, column: opening)
                return
            }
            if byte < 0x20 { throw JSONFailure(message: "a control character must be escaped", offset: at) }
            at += 1
            guard byte == UInt8(ascii: "\\") else {
                tape.bytes.append(byte)
                continue
            }
            guard at < text.count else { break }
            let code = text[at]
            at += 1
            switch code {
            case UInt8(ascii: "n"): tape.bytes.append(0x0A)
            case UInt8(ascii: "t"): tape.bytes.append(0x09)
            case UInt8(ascii: "r"): tape.bytes.append(0x0D)
            case UInt8(ascii: "b"): tape.bytes.append(0x08)
            case UInt8(ascii: "f"): tape.bytes.append(0x0C)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): tape.bytes.append(code)
            case UInt8(ascii: "u"):
                var unit = try hex()
                if unit >= 0xD800, unit < 0xDC00 {
                    guard at + 1 < text.count, text[at] == UInt8(ascii: "\\"), text[at + 1] == UInt8(ascii: "u") else {
                        throw JSONFailure(message: "half a surrogate pair", offset: at)
                    }
                    at += 2
                    let low = try hex()
                    guard low >= 0xDC00, low < 0xE000 else { throw JSONFailure(message: "half a surrogate pair", offset: at - 4) }
                    unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
                }
                guard let scalar = Unicode.Scalar(unit) else { throw JSONFailure(message: "half a surrogate pair", offset: at - 4) }
                tape.bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            default: throw JSONFailure(message: "unknown escape", offset: at - 1)
            }
        }
        throw JSONFailure(message: "the string is not closed", offset: opening)
    }

    private mutating func hex() throws(JSONFailure) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard at < text.count else { throw JSONFailure(message: "four hexadecimal digits are needed", offset: at) }
            let digit: UInt32
            switch text[at] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt32(text[at] - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = UInt32(text[at] - UInt8(ascii: "a")) + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = UInt32(text[at] - UInt8(ascii: "A")) + 10
            default: throw JSONFailure(message: "four hexadecimal digits are needed", offset: at)
            }
            value = value * 16 + digit
            at += 1
        }
        return value
    }
}
