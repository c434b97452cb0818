import Continuum
import Hummingbird

/// What does the address ask of a page? A value that is none of those offered is refused, with those that are: it is never passed over in silence.
struct PageQuery: Sendable {
    private let form: FormBody

    init(_ request: Request) throws { form = try FormBody(urlEncoded: request.uri.query ?? "") }

    /// The value under a name; nil when it is empty or not there.
    func text(_ name: String) -> String? { form.text(name) }

    /// One of the values offered; nil when nothing is asked.
    func choice(_ name: String, of offered: some Sequence<String>) throws -> String? {
        guard let value = text(name) else { return nil }
        let offered = Array(offered)
        guard offered.contains(value) else { throw Self.unknown(name, value, offered) }
        return value
    }

    /// The page of a list, from 1.
    func page() throws -> Int {
        guard let value = text("page") else { return 1 }
        guard let number = Int(value), (1...1_000_000).contains(number) else { throw Self.unknown("page", value, []) }
        return number
    }

    static func unknown(_ name: String, _ value: String, _ offered: [String]) -> Refusal {
        let near = nearest(to: value, among: offered).map { [$0] } ?? Array(offered.prefix(12))
        return .badRequest(
            "query", Bilingual(fr: "« \(value.prefix(80)) » n’est pas une valeur de « \(name) ».", en: "“\(value.prefix(80))” is no value of “\(name)”."),
            advice: near.isEmpty ? Bilingual("") : Bilingual(fr: "Il y a : \(near.joined(separator: ", ")).", en: "There are: \(near.joined(separator: ", ")).") )
    }
}

/// An address of a page with its query, without what is empty.
struct PageAddress: Sendable {
    var path: String
    var query: [(name: String, value: String)] = []

    init(_ path: String, _ query: [(String, String?)] = []) {
        self.path = path
        self.query = query.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : (name, $0) } }
    }

    /// The same with another value under a name; nil takes it away.
    func with(_ name: String, _ value: String?) -> PageAddress {
        var copy = self
        copy.query.removeAll { $0.name == name || $0.name == "page" }
        if let value, !value.isEmpty { copy.query.append((name, value)) }
        return copy
    }

    var text: String { query.isEmpty ? path : path + "?" + query.map { "\($0.name)=\(HTML.urlPart($0.value))" }.joined(separator: "&") }
}

/// The pages of a list: what `pager.mustache` names.
struct ListPages: Sendable {
    static let size = 50

    var pagerText: String
    var hasPrevious: Bool
    var previousURL: String
    var hasNext: Bool
    var nextURL: String
    /// The rows of this page.
    let range: Range<Int>

    init(page: Int, of count: Int, at address: PageAddress, _ language: Language) {
        let last = max(1, (count + Self.size - 1) / Self.size)
        let page = min(page, last)
        range = min(count, (page - 1) * Self.size)..<min(count, page * Self.size)
        let (first, end, all) = (Words.number(range.lowerBound + 1, language), Words.number(range.upperBound, language), Words.number(count, language))
        pagerText = count == 0 ? "" : Bilingual(fr: "\(first) – \(end) sur \(all)", en: "\(first) – \(end) of \(all)")[language]
        hasPrevious = page > 1
        hasNext = page < last
        previousURL = address.with("page", "\(page - 1)").text
        nextURL = address.with("page", "\(page + 1)").text
    }

    var isNeeded: Bool { hasPrevious || hasNext }
}
