import Continuum

/// Which lines of a list does a page show?
struct Paging: Sendable {
    /// From 1.
    var number: Int
    var size: Int
    var count: Int

    var range: Range<Int> {
        let start = min((number - 1) * size, count)
        return start..<min(start + size, count)
    }

    /// The number that an address names; without one, the first.
    /// - Throws: a `Refusal` when it is no number of a page.
    static func number(_ text: String?) throws -> Int {
        guard let text else { return 1 }
        guard let number = Int(text), (1...1_000_000).contains(number) else {
            throw Refusal.badRequest("page", Bilingual(fr: "« page » est un nombre à partir de 1.", en: "“page” is a number from 1."))
        }
        return number
    }

    /// What stands under the list; nothing when all is shown.
    func pager(_ path: String, _ query: [(String, String)], _ language: Language) -> [Sheet.Table.Pager] {
        guard count > size else { return [] }
        func url(_ page: Int) -> String { path + "?" + (query + [("page", "\(page)")]).map { "\($0.0)=\(HTML.urlPart($0.1))" }.joined(separator: "&") }
        let shown = "\(Words.number(range.isEmpty ? 0 : range.lowerBound + 1, language)) – \(Words.number(range.upperBound, language))"
        var pager = Sheet.Table.Pager(pagerText: Bilingual(fr: "\(shown) sur \(Words.number(count, language))", en: "\(shown) of \(Words.number(count, language))")[language])
        if number > 1 { pager.previousURL = url(number - 1) }
        if range.upperBound < count { pager.nextURL = url(number + 1) }
        return [pager]
    }
}
