/// How is text marked up on a terminal? Without colour, the words and signs carry it all.
package struct Style: Sendable {
    package var hasColour: Bool
    package init(hasColour: Bool) { self.hasColour = hasColour }

    private func wrap(_ text: String, _ code: String) -> String { hasColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
    package func bold(_ text: String) -> String { wrap(text, "1") }
    package func dim(_ text: String) -> String { wrap(text, "2") }
    package func red(_ text: String) -> String { wrap(text, "1;31") }
    package func yellow(_ text: String) -> String { wrap(text, "33") }
    package func green(_ text: String) -> String { wrap(text, "32") }
    package func blue(_ text: String) -> String { wrap(text, "1;34") }

    /// What a terminal could take for a command is not passed on: control characters of names become “·”.
    package static func safe(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 || (scalar.value >= 0x7F && scalar.value < 0xA0) || (scalar.value >= 0x202A && scalar.value <= 0x202E)
                || (scalar.value >= 0x2066 && scalar.value <= 0x2069)
            out.append(isControl ? "·" : scalar)
        }
        return String(out)
    }

    /// Breaks a text into lines of at most `width` characters, each begun with `indent`.
    package static func wrapped(_ text: String, indent: String, width: Int = 100) -> String {
        var lines: [String] = []
        var line = indent
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if line.count + word.count + 1 > width, line.count > indent.count {
                lines.append(line)
                line = indent
            }
            line += line.count == indent.count ? String(word) : " " + word
        }
        lines.append(line)
        return lines.joined(separator: "\n")
    }
}
