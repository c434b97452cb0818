import Continuum
import Hummingbird

/// What does an address ask for? Its parameters, of which a page knows all: another one is told, not passed over.
struct PageQuery: Sendable {
    private(set) var pairs: [(name: String, value: String)]

    /// - Parameter known: the names of the parameters of this page; `lang` is one of every page.
    /// - Throws: a `Refusal` that names what is not known.
    init(_ request: Request, _ known: Set<String>) throws {
        pairs = try FormBody(urlEncoded: request.uri.query ?? "").pairs.filter { !$0.value.isEmpty }
        if let other = pairs.first(where: { !known.contains($0.name) && $0.name != "lang" }) {
            let hint = nearest(to: other.name, among: known.sorted())
            throw Refusal.badRequest(
                "parameter", Bilingual(fr: "Cette page ne connaît pas le paramètre « \(other.name) ».", en: "This page knows no parameter “\(other.name)”."),
                advice: hint.map { Bilingual(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean “\($0)”?") } ?? Bilingual(""))
        }
        pairs.removeAll { $0.name == "lang" }
    }

    subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }
    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    /// One of a closed set of words; nil when it is not asked for.
    func word<Word: RawRepresentable & CaseIterable>(_ name: String, _ type: Word.Type) throws -> Word? where Word.RawValue == String {
        guard let text = self[name] else { return nil }
        guard let word = Word(rawValue: text) else { throw Self.unknown(text, for: name, among: Word.allCases.map(\.rawValue)) }
        return word
    }

    /// The page asked for, from 1.
    func page() throws -> Int {
        guard let text = self["page"] else { return 1 }
        guard let page = Int(text), (1...100_000).contains(page) else { throw Self.unknown(text, for: "page", among: []) }
        return page
    }

    static func unknown(_ value: String, for name: String, among words: [String]) -> Refusal {
        let listed = words.joined(separator: ", ")
        return .badRequest(
            "value", Bilingual(fr: "« \(value) » ne convient pas pour « \(name) ».", en: "“\(value)” does not fit “\(name)”."),
            advice: words.isEmpty ? Bilingual("") : Bilingual(fr: "Ce qui convient : \(listed).", en: "What fits: \(listed)."))
    }

    /// An address with these parameters, in the order given; those that are nil or empty are left out.
    static func address(_ path: String, _ pairs: [(String, String?)]) -> String {
        let text = pairs.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : "\(HTML.urlPart(name))=\(HTML.urlPart($0))" } }.joined(separator: "&")
        return text.isEmpty ? path : "\(path)?\(text)"
    }

    /// This query again, with some parameters changed (nil: taken out), for the links of the page.
    func address(_ path: String, changing changes: [String: String?] = [:]) -> String {
        let kept = pairs.filter { changes[$0.name] == nil }.map { ($0.name, String?.some($0.value)) }
        return Self.address(path, kept + changes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }
}

/// Where in a long list? What `pager.mustache` names.
struct Pager: Sendable {
    static let size = 50

    var pagerText: String
    var hasPrevious: Bool
    var previousURL: String
    var hasNext: Bool
    var nextURL: String
    /// The rows shown.
    let range: Range<Int>

    /// - Returns: nil when all rows fit on one page.
    /// - Parameter address: of page number n.
    init(_ page: Int, of count: Int, by size: Int = Self.size, _ language: Language, address: (Int) -> String) {
        let first = min((page - 1) * size, max(0, (count - 1) / size * size))
        range = first..<min(first + size, count)
        let shown = range.isEmpty ? "0" : "\(Words.number(range.lowerBound + 1, language)) – \(Words.number(range.upperBound, language))"
        pagerText = Bilingual(fr: "\(shown) sur \(Words.number(count, language))", en: "\(shown) of \(Words.number(count, language))")[language]
        let current = first / size + 1
        hasPrevious = current > 1
        previousURL = hasPrevious ? address(current - 1) : ""
        hasNext = range.upperBound < count
        nextURL = hasNext ? address(current + 1) : ""
    }

    /// Of a list that goes on from a row and not from a number.
    init(_ text: String, previous: String?, next: String?) {
        pagerText = text
        (hasPrevious, previousURL) = (previous != nil, previous ?? "")
        (hasNext, nextURL) = (next != nil, next ?? "")
        range = 0..<0
    }

    var isNeeded: Bool { hasPrevious || hasNext }
}
