import Foundation

/// The ids that names become, each once.
struct Identifiers {
    private var taken: Set<String> = []

    /// Lower case, without accents, hyphens for the rest; empty when nothing is left.
    ///
    /// Limits of 40 for a network, 36 for a label and 24 for a node keep the id of a link below the 200 characters that an id may have.
    static func slug(_ name: String, limit: Int) -> String {
        var out = ""
        for character in name.prefix(200) {
            let piece = letters[character] ?? String(character).folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            for scalar in piece.unicodeScalars {
                if (97...122).contains(scalar.value) || (48...57).contains(scalar.value) {
                    out.unicodeScalars.append(scalar)
                } else if !out.isEmpty, out.last != "-" {
                    out += "-"
                }
            }
            if out.utf8.count > limit { break }
        }
        out = String(out.prefix(limit))
        while out.last == "-" { out.removeLast() }
        return out
    }

    /// Letters that are no letter with an accent.
    private static let letters: [Character: String] = [
        "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ß": "ss", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "þ": "th", "Þ": "th", "ı": "i",
    ]

    /// The id itself, or the first of `id-2`, `id-3`… that is free.
    mutating func take(_ id: String) -> String {
        var candidate = id, number = counts[id] ?? 1
        while !taken.insert(candidate).inserted {
            number += 1
            candidate = "\(id)-\(number)"
        }
        counts[id] = number
        return candidate
    }

    /// The last number tried for an id, so that many parallel links do not make it quadratic.
    private var counts: [String: Int] = [:]
}
