import Continuum
private import Foundation

/// Which elements match a few letters? Folded names, other names and ids, in order.
///
/// - Complexity: a search is one pass over the folded bytes, about 5 ms for 100 000 elements.
struct ElementIndex: Sendable {
    /// Which elements are found?
    enum Part: Sendable {
        /// Those of the chart and of the organisation’s own knowledge.
        case own
        /// Those of the base.
        case base
    }

    /// Indices of elements, by kind, then by French name.
    let elements: [Int32]
    /// What is sought of entry i: `text[starts[i] ..< starts[i + 1]]`, lines of name, name, id, other names.
    private let text: ContiguousArray<UInt8>
    private let starts: ContiguousArray<Int32>

    init(_ continuum: Continuum, _ part: Part = .own) {
        let rows = continuum.elements.indices.filter { continuum.elements[$0].kind.rawValue != 0 && (continuum.elements[$0].layer == .base) == (part == .base) }
        var entries = rows.map { i in
            let fr = continuum.name(i, .french), en = continuum.name(i, .english)
            var lines = [fr]
            if en != fr { lines.append(en) }
            lines.append(continuum.id(i))
            for value in continuum.values(.aliases, of: i) + continuum.values(.identifiers, of: i) { continuum.text(value, .french).map { lines.append($0) } }
            return (element: Int32(i), kind: continuum.elements[i].kind.rawValue, name: Self.fold(fr), text: Array(Self.fold(lines.joined(separator: "\n")).utf8))
        }
        entries.sort { ($0.kind, $0.name, $0.element) < ($1.kind, $1.name, $1.element) }
        elements = entries.map(\.element)
        var text: ContiguousArray<UInt8> = [], starts: ContiguousArray<Int32> = [0]
        for entry in entries {
            text.append(contentsOf: entry.text)
            starts.append(Int32(text.count))
        }
        self.text = text
        self.starts = starts
    }

    /// Without case and accents: « Évreux » is found by « evreux ».
    static func fold(_ text: String) -> String {
        // Most ids and many names are ASCII, which needs no tables.
        var utf8 = Array(text.utf8)
        if utf8.allSatisfy({ $0 < 0x80 }) {
            for i in utf8.indices where utf8[i] >= 65 && utf8[i] <= 90 { utf8[i] += 32 }
            return String(decoding: utf8, as: UTF8.self)
        }
        return text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    }

    /// Elements in which every word of the query stands, in the order of `elements`.
    func search(_ query: String, where isFit: (Int) -> Bool = { _ in true }) -> [Int32] {
        var found: [Int32] = []
        forEachMatch(query) { element, _ in if isFit(Int(element)) { found.append(element) } }
        return found
    }

    /// The matches that people most likely mean: an id or a name as it was typed, a name that begins so, a word that does, the rest.
    func best(_ query: String, limit: Int, where isFit: (Int32) -> Bool = { _ in true }) -> [(element: Int32, rank: Int)] {
        let whole = Array(Self.fold(query).utf8.drop { $0 == 32 })
        guard !whole.isEmpty else { return [] }
        var ranked = [[Int32]](repeating: [], count: 4)
        forEachMatch(query) { element, lines in
            guard isFit(element) else { return }
            let rank = Self.rank(whole, in: lines)
            if ranked[rank].count < limit { ranked[rank].append(element) }
        }
        return Array(ranked.enumerated().flatMap { rank, list in list.map { (element: $0, rank: rank) } }.prefix(limit))
    }

    private static func rank(_ query: [UInt8], in lines: UnsafeBufferPointer<UInt8>) -> Int {
        var best = 3
        var isLineStart = true, isWordStart = true
        for i in lines.indices {
            if isWordStart, lines.count - i >= query.count, query.indices.allSatisfy({ lines[i + $0] == query[$0] }) {
                let end = i + query.count
                if isLineStart, end == lines.count || lines[end] == 10 { return 0 }
                best = min(best, isLineStart ? 1 : 2)
            }
            isLineStart = lines[i] == 10
            isWordStart = isLineStart || lines[i] == 32 || lines[i] == 45 || lines[i] == 39
        }
        return best
    }

    private func forEachMatch(_ query: String, _ body: (Int32, UnsafeBufferPointer<UInt8>) -> Void) {
        let words = Self.fold(query).split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
        text.withUnsafeBufferPointer { text in
            for i in elements.indices {
                let lines = UnsafeBufferPointer(rebasing: text[Int(starts[i])..<Int(starts[i + 1])])
                if words.allSatisfy({ Self.contains(lines, $0) }) { body(elements[i], lines) }
            }
        }
    }

    private static func contains(_ text: UnsafeBufferPointer<UInt8>, _ word: [UInt8]) -> Bool {
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
