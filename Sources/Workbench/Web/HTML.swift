import Mustache

/// Text made safe for HTML where Mustache's own escape is not enough.
enum HTML {
    /// For a double-quoted attribute, put in the template with three braces. Scalar by scalar: Mustache escapes characters, and a quote under a
    /// combining accent is another character to it though not to a browser.
    static func attribute(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            case "\0": out += "\u{FFFD}"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// A part of a path or of a query.
    static func urlPart(_ text: String) -> String {
        var out = ""
        for byte in text.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126: out.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                out += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return out
    }
}

/// What someone typed, on its way into an attribute: `{{{attribute(name)}}}` in a template.
struct TypedText: CustomStringConvertible, ExpressibleByStringLiteral, MustacheTransformable, Sendable {
    var text: String
    init(_ text: String) { self.text = text }
    init(stringLiteral text: String) { self.text = text }
    var description: String { text }
    func transform(_ name: String) -> Any? { name == "attribute" ? HTML.attribute(text) : nil }
}
