package import Continuum

/// French spacing: the signs that take a space take one that does not break.
package enum Typography {
    package static func set(_ text: String, _ language: Language) -> String {
        guard language == .french else { return text }
        var result = String.UnicodeScalarView()
        var isAfterOpening = false
        for scalar in text.unicodeScalars {
            if scalar == " ", isAfterOpening {
                result.append("\u{A0}")
            } else {
                if result.last == " ", "»:;?!%".unicodeScalars.contains(scalar) {
                    result.removeLast()
                    result.append("\u{A0}")
                }
                result.append(scalar)
            }
            isAfterOpening = scalar == "«"
        }
        return String(result)
    }
}
