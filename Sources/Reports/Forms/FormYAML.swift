import Continuum
import Sovereignty

extension FormPage {
    /// The form as YAML with comments, to be filled in with an editor. Keys are the same in every language.
    package var yaml: String {
        var out = "# \(Self.line(title))\n#\n"
        for text in explanation where !text.contains(say("jaunes", "yellow")) && !text.contains(say("colonne cachée", "hidden column")) {
            for line in Style.wrapped(text, indent: "# ", width: 110).split(separator: "\n") { out += "\(Self.line(String(line)))\n" }
        }
        out += say(
            "# Écrivez après « answer: », « evidence: », « date: », « by: » (qui répond) et « remark: » ; ne changez pas les « id: ».\n",
            "# Write after “answer:”, “evidence:”, “date:”, “by:” (who answers) and “remark:”; do not change the “id:”.\n")
        out += "\nform:\n"
        for entry in head { out += "  \(entry.key): \(entry.key == "portulan" ? entry.value : Self.quoted(entry.value))\n" }
        out += rows.isEmpty ? "  questions: []\n" : "  questions:\n"
        for (i, row) in rows.enumerated() {
            out += "\n    # \(i + 1). \(Self.line(row.askedOf)) — \(worth(row))\n"
            out += "    - id: \(Self.quoted(row.id))\n"
            out += "      about: \(Self.quoted(row.about))\n"
            out += "      question: \(Self.quoted(row.question))\n"
            out += "      may-be:\n"
            for choice in row.mayBe { out += "        - \(Self.quoted(choice))\n" }
            if !row.evidenceExpected.isEmpty { out += "      evidence-expected: \(Self.quoted(row.evidenceExpected))\n" }
            out += "      settles: \(row.settles)\n"
            for column in FormColumn.filled { out += "      \(column.rawValue):\n" }
        }
        return out
    }

    /// In a comment: no line break can end it.
    private static func line(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { out.append(isPrintable(scalar) ? scalar : " ") }
        return String(out)
    }

    /// A double-quoted scalar of one line. Source: YAML 1.2.2, 5.7 (escapes).
    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case _ where isPrintable(scalar): out.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16), width = scalar.value > 0xFFFF ? 8 : 4
                out += (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
            }
        }
        return out + "\""
    }

    /// What may stand in a line as it is: no controls, no line or paragraph separators, no byte order mark.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
