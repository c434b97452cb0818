/// XML as we write it: whatever is given as text or attribute is escaped, and every element is closed.
struct XMLWriter {
    private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8)

    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ body: ((inout XMLWriter) -> Void)? = nil) {
        bytes.append(UInt8(ascii: "<"))
        bytes += name.utf8
        for (key, value) in attributes {
            guard let value else { continue }
            bytes.append(0x20)
            bytes += key.utf8
            bytes += "=\"".utf8
            text(value)
            bytes.append(UInt8(ascii: "\""))
        }
        guard let body else {
            bytes += "/>".utf8
            return
        }
        bytes.append(UInt8(ascii: ">"))
        body(&self)
        bytes += "</".utf8
        bytes += name.utf8
        bytes.append(UInt8(ascii: ">"))
    }

    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String) {
        element(name, attributes) { $0.text(text) }
    }

    /// Without what XML does not allow, even escaped: whoever cares has counted it before (`XMLCharacters`).
    mutating func text(_ text: String) {
        for scalar in text.unicodeScalars where XMLCharacters.isAllowed(scalar) {
            switch scalar {
            case "&": bytes += "&amp;".utf8
            case "<": bytes += "&lt;".utf8
            case ">": bytes += "&gt;".utf8
            case "\"": bytes += "&quot;".utf8
            // A parser makes a newline of it otherwise, and a space of either in an attribute.
            case "\r": bytes += "&#13;".utf8
            default: bytes += UTF8.encode(scalar).map(Array.init) ?? []
            }
        }
    }
}

/// Which characters can an XML file hold? (XML 1.0, 2.2)
enum XMLCharacters {
    static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
        default: false
        }
    }

    /// Text as a cell keeps it: lines end in a newline alone, and what is not allowed is gone, and counted.
    static func cleaned(_ text: String) -> (text: String, dropped: Int) {
        var out = String.UnicodeScalarView(), dropped = 0, isAfterReturn = false
        for scalar in text.unicodeScalars {
            defer { isAfterReturn = scalar == "\r" }
            if scalar == "\r" {
                out.append("\n")
            } else if scalar == "\n", isAfterReturn {
                continue
            } else if isAllowed(scalar) {
                out.append(scalar)
            } else {
                dropped += 1
            }
        }
        return (String(out), dropped)
    }
}

/// The escapes that texts of workbooks have besides those of XML: `_x000D_` for a character that XML does not allow, `_x005F_` for a low line that
/// would look like the start of one.
///
/// **Source**: ISO/IEC 29500-1, 22.9.2.19 (ST_Xstring).
enum CellEscapes {
    /// The code of an escape that starts at an index.
    private static func code(_ text: [UInt8], _ i: Int) -> UInt32? {
        guard i + 7 <= text.count, text[i] == UInt8(ascii: "_"), text[i + 1] == UInt8(ascii: "x"), text[i + 6] == UInt8(ascii: "_") else { return nil }
        var value: UInt32 = 0
        for byte in text[i + 2..<i + 6] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        for i in bytes.indices {
            if code(bytes, i) != nil { out += "_x005F".utf8 }
            out.append(bytes[i])
        }
        return String(decoding: out, as: UTF8.self)
    }

    static func unescaped(_ bytes: [UInt8]) -> String {
        guard bytes.contains(UInt8(ascii: "_")) else { return String(decoding: bytes, as: UTF8.self) }
        var out: [UInt8] = [], i = 0
        while i < bytes.count {
            // Half of a surrogate pair is no character, and stays as it is written.
            if let scalar = code(bytes, i).flatMap(Unicode.Scalar.init) {
                out += UTF8.encode(scalar).map(Array.init) ?? []
                i += 7
            } else {
                out.append(bytes[i])
                i += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
