import Continuum
private import Foundation

/// Which elements match a few letters? Folded names and ids of the chart and of the organisation's own knowledge, in order.
///
/// - Complexity: a search is one pass over the folded bytes of all names, about 5 ms for 100 000 elements.
struct ElementIndex: Sendable {
    /// Indices of the elements of the chart and of own knowledge, by kind, then by French name.
    let elements: [Int32]
    private let folded: [[UInt8]]

    init(_ continuum: Continuum) {
        let rows = continuum.elements.indices.filter { continuum.elements[$0].kind.rawValue != 0 && continuum.elements[$0].layer != .base }
        var entries = rows.map { i in
            (element: Int32(i), kind: continuum.elements[i].kind.rawValue, name: Self.fold(continuum.name(i, .french)),
             text: Self.fold("\(continuum.name(i, .french))\n\(continuum.name(i, .english))\n\(continuum.id(i))"))
        }
        entries.sort { ($0.kind, $0.name, $0.element) < ($1.kind, $1.name, $1.element) }
        elements = entries.map(\.element)
        folded = entries.map { Array($0.text.utf8) }
    }

    /// Without case and accents: « Évreux » is found by « evreux ».
    static func fold(_ text: String) -> String { text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil) }

    /// Elements in which every word of the query stands, in the order of `elements`.
    func search(_ query: String, where isFit: (Int) -> Bool = { _ in true }) -> [Int32] {
        let words = Self.fold(query).split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
        return elements.indices.compactMap { i in
            guard isFit(Int(elements[i])), words.allSatisfy({ Self.contains(folded[i], $0) }) else { return nil }
            return elements[i]
        }
    }

    private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        guard let first = word.first, text.count >= word.count else { return word.isEmpty }
        let last = text.count - word.count
        var i = 0
        while i <= last {
            if text[i] == first {
                var k = 1
                while k < word.count, text[i + k] == word[k] { k += 1 }
                if k == word.count { return true }
            }
            i += 1
        }
        return false
    }
}
