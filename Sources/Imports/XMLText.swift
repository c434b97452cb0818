import Continuum
import Foundation

/// The text of an XML file as UTF-8, made safe to parse: encodings told apart here, the DOCTYPE gone, lines kept where they were.
///
/// The parser never sees a DTD, so it has no entity to expand but the five of XML, and nothing external to fetch. Read otherwise, an encoding that
/// hides `<!ENTITY` from a look at the bytes (UTF-7, EBCDIC) would let a bomb through: what is not in the short list is refused.
struct XMLText {
    var utf8: [UInt8]
    let file: String
    /// Line i (from 0) starts at `lineStarts[i]`.
    private let lineStarts: [Int]
    /// How many scalars start before byte 64 × i: columns of a file that is one long line would otherwise take time that grows with its square.
    private let scalarsBefore: [Int32]

    static let byteLimit = 64 << 20

    /// nil after a diagnostic.
    init?(_ bytes: [UInt8], file: String, byteLimit: Int = XMLText.byteLimit, _ diagnostics: inout Diagnostics) {
        let start = Place(file: file)
        guard bytes.count <= byteLimit else {
            diagnostics.add(.importTooLarge(bytes: bytes.count, limit: byteLimit), at: start)
            return nil
        }
        guard var text = Self.decoded(bytes, file, &diagnostics) else { return nil }
        if text.allSatisfy(Self.isSpace) {
            diagnostics.add(.xmlMalformed("empty"), at: start)
            return nil
        }
        utf8 = []
        self.file = file
        (lineStarts, scalarsBefore) = Self.index(text)
        if let range = Self.declaration(text) { Self.blank(range, in: &text) }
        utf8 = text
        switch Self.documentType(text) {
        case .none: break
        case .some(.harmless(let range)):
            Self.blank(range, in: &utf8)
            // A second one would be the parser’s first.
            if Self.documentType(utf8) != nil {
                diagnostics.add(.xmlMalformed("doctype"), at: place(range.upperBound))
                return nil
            }
        case .some(.entities(let offset)):
            diagnostics.add(.xmlEntities, at: place(offset, length: 9))
            return nil
        case .some(.open(let offset)):
            diagnostics.add(.xmlMalformed("doctype"), at: place(offset, length: 9))
            return nil
        }
    }

    // MARK: Places

    /// The place of a byte, its column counted in scalars.
    func place(_ offset: Int, length: Int = 1) -> Place {
        var low = 0, high = lineStarts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        let line = lineStarts[low]
        let column = scalars(before: max(line, min(offset, utf8.count))) - scalars(before: line) + 1
        return Place(file: file, line: low + 1, column: column, length: length)
    }

    private func scalars(before offset: Int) -> Int {
        var count = Int(scalarsBefore[offset / 64]), i = offset / 64 * 64
        while i < offset {
            if utf8[i] & 0xC0 != 0x80 { count += 1 }
            i += 1
        }
        return count
    }

    private static func index(_ text: [UInt8]) -> (lineStarts: [Int], scalarsBefore: [Int32]) {
        var lineStarts = [0], scalarsBefore: [Int32] = []
        scalarsBefore.reserveCapacity(text.count / 64 + 1)
        text.withUnsafeBufferPointer { text in
            var scalars: Int32 = 0, i = 0
            while i < text.count {
                if i & 63 == 0 { scalarsBefore.append(scalars) }
                if text[i] == 0x0A { lineStarts.append(i + 1) }
                if text[i] & 0xC0 != 0x80 { scalars += 1 }
                i += 1
            }
            if i & 63 == 0 { scalarsBefore.append(scalars) }
        }
        return (lineStarts, scalarsBefore)
    }

    /// The offset that a parser's line and column (in bytes, both from 1) mean.
    func offset(line: Int, column: Int) -> Int {
        let start = lineStarts[min(max(0, line - 1), lineStarts.count - 1)]
        return min(start + max(0, column - 1), utf8.count)
    }

    /// Where does the tag start whose end the parser has just passed?
    func startOfTag(line: Int, column: Int) -> Int {
        var offset = min(offset(line: line, column: column), utf8.count) - 1
        while offset > 0, utf8[offset] != UInt8(ascii: "<") { offset -= 1 }
        return max(0, offset)
    }

    /// The line at a place, for showing it; nil when it is too long to help.
    func line(_ place: Place) -> String? {
        guard place.line >= 1, place.line <= lineStarts.count else { return nil }
        let start = lineStarts[place.line - 1], end = place.line < lineStarts.count ? lineStarts[place.line] - 1 : utf8.count
        guard end - start <= 20_000 else { return nil }
        return String(decoding: utf8[start..<max(start, end)], as: UTF8.self)
    }

    // MARK: Encodings

    private static func decoded(_ bytes: [UInt8], _ file: String, _ diagnostics: inout Diagnostics) -> [UInt8]? {
        func refuse(_ name: String) -> [UInt8]? {
            diagnostics.add(.xmlEncoding(name), at: Place(file: file))
            return nil
        }
        switch Array(bytes.prefix(4)) {
        case [0, 0, 0xFE, 0xFF], [0xFF, 0xFE, 0, 0], [0, 0, 0, 0x3C], [0x3C, 0, 0, 0]: return refuse("UTF-32")
        case let head where head.starts(with: [0xFE, 0xFF]): return utf16(bytes.dropFirst(2), isBig: true) ?? refuse("UTF-16")
        case let head where head.starts(with: [0xFF, 0xFE]): return utf16(bytes.dropFirst(2), isBig: false) ?? refuse("UTF-16")
        case let head where head.starts(with: [0, 0x3C]): return utf16(bytes[...], isBig: true) ?? refuse("UTF-16BE")
        case let head where head.starts(with: [0x3C, 0]): return utf16(bytes[...], isBig: false) ?? refuse("UTF-16LE")
        default: break
        }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        switch declaredEncoding(text)?.lowercased() {
        case nil, "utf-8", "utf8", "us-ascii", "ascii":
            if String(validating: text, as: UTF8.self) != nil { return text }
            let offset = firstInvalidByte(text)
            let (line, column) = text.prefix(offset).reduce((1, 1)) { $1 == 0x0A ? ($0.0 + 1, 1) : $1 & 0xC0 == 0x80 ? $0 : ($0.0, $0.1 + 1) }
            diagnostics.add(.invalidUTF8(byteOffset: offset), at: Place(file: file, line: line, column: column))
            return nil
        case "iso-8859-1", "latin1": return String(data: Data(text), encoding: .isoLatin1).map { Array($0.utf8) } ?? refuse("ISO-8859-1")
        case "windows-1252", "cp1252": return String(data: Data(text), encoding: .windowsCP1252).map { Array($0.utf8) } ?? refuse("windows-1252")
        case let name?: return refuse(name)
        }
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, isBig: Bool) -> [UInt8]? {
        guard bytes.count % 2 == 0 else { return nil }
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var i = bytes.startIndex
        while i < bytes.endIndex {
            let first = UInt16(bytes[i]), second = UInt16(bytes[i + 1])
            units.append(isBig ? first << 8 | second : second << 8 | first)
            i += 2
        }
        return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
    }

    private static func firstInvalidByte(_ bytes: [UInt8]) -> Int {
        var offset = 0
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { offset += UTF8.width(scalar) }
        return offset
    }

    // MARK: The head of the document

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    private static func matches(_ text: [UInt8], _ offset: Int, _ word: StaticString) -> Bool {
        guard offset + word.utf8CodeUnitCount <= text.count else { return false }
        for i in 0..<word.utf8CodeUnitCount where text[offset + i] != word.utf8Start[i] { return false }
        return true
    }

    /// Past the next occurrence of a word; nil when there is none.
    private static func end(of word: StaticString, in text: [UInt8], from offset: Int) -> Int? {
        var i = offset
        while i < text.count, let found = text[i...].firstIndex(of: word.utf8Start[0]) {
            if matches(text, found, word) { return found + word.utf8CodeUnitCount }
            i = found + 1
        }
        return nil
    }

    /// A DOCTYPE of a graph is a line; one that is longer than this is taken for one that never ends.
    private static let documentTypeLimit = 64 << 10

    private static func declaration(_ text: [UInt8]) -> Range<Int>? {
        guard matches(text, 0, "<?xml"), text.count > 5, isSpace(text[5]), let end = end(of: "?>", in: text, from: 5) else { return nil }
        return 0..<end
    }

    private static func declaredEncoding(_ text: [UInt8]) -> String? {
        guard let range = declaration(text), let name = end(of: "encoding", in: Array(text[range]), from: 0) else { return nil }
        var i = name
        while i < range.upperBound, isSpace(text[i]) || text[i] == UInt8(ascii: "=") { i += 1 }
        guard i < range.upperBound, text[i] == UInt8(ascii: "\"") || text[i] == UInt8(ascii: "'") else { return "?" }
        let rest = text[(i + 1)..<range.upperBound]
        return String(decoding: rest[..<(rest.firstIndex(of: text[i]) ?? rest.endIndex)], as: UTF8.self)
    }

    private static func blank(_ range: Range<Int>, in text: inout [UInt8]) {
        for i in range where text[i] != 0x0A { text[i] = 0x20 }
    }

    private enum DocumentType {
        case harmless(Range<Int>)
        case entities(Int)
        case open(Int)
    }

    /// The DOCTYPE before the first element. Quotes, comments and its internal subset are told apart; anything that declares an entity is refused.
    private static func documentType(_ text: [UInt8]) -> DocumentType? {
        var i = 0
        while i < text.count {
            if isSpace(text[i]) {
                i += 1
            } else if matches(text, i, "<!--") {
                guard let end = end(of: "-->", in: text, from: i + 4) else { return nil }
                i = end
            } else if matches(text, i, "<?") {
                guard let end = end(of: "?>", in: text, from: i + 2) else { return nil }
                i = end
            } else {
                break
            }
        }
        let start = i
        guard matches(text, start, "<!DOCTYPE") else { return nil }
        var depth = 0, quote: UInt8?
        while i < min(text.count, start + documentTypeLimit) {
            let byte = text[i]
            if let open = quote {
                if byte == open { quote = nil }
            } else if matches(text, i, "<!ENTITY") {
                return .entities(i)
            } else if matches(text, i, "<!--") {
                guard let end = end(of: "-->", in: text, from: i + 4) else { return .open(start) }
                i = end
                continue
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "%") {
                // A parameter entity, which only an external subset or an entity declaration could define.
                return .entities(i)
            } else if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "<") {
                depth += 1
            } else if byte == UInt8(ascii: "]") || byte == UInt8(ascii: ">") {
                depth -= 1
                if depth <= 0, byte == UInt8(ascii: ">") { return .harmless(start..<i + 1) }
            }
            i += 1
        }
        return .open(start)
    }
}
