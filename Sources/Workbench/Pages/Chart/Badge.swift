import Continuum
import Reach
import Reports

/// A verdict as a page shows it: `badge.mustache`. Nothing where nothing is judged.
struct Badge: PageValue, Sendable {
    var hasBadge: Bool
    var badgeStatus: String
    var badgeWord: String
    /// It is that of what depends on the element.
    var badgeIsCarried: Bool

    init(_ element: Int, _ snapshot: Snapshot, _ language: Language) {
        self.init(snapshot.table.standing[element], isCarried: snapshot.table.verdict[element] < 0, language)
    }

    init(_ standing: ChartTable.Standing, isCarried: Bool, _ language: Language) {
        hasBadge = standing != .none
        badgeStatus = standing.status?.rawValue ?? ""
        badgeWord = standing.status.map { Wording.status($0)[language] } ?? ""
        badgeIsCarried = isCarried
    }
}

/// Where a reader is among pages of fifty.
struct Pager: PageValue, Sendable {
    var pagerText: String
    var hasPrevious: Bool
    var previousURL: String
    var hasNext: Bool
    var nextURL: String

    /// - Parameter url: the address of a page, safe in attributes.
    init(page: Int, size: Int, total: Int, _ language: Language, url: (Int) -> String) {
        let first = min(total, (page - 1) * size + 1), last = min(total, page * size)
        let (a, b, n) = (Words.number(first, language), Words.number(last, language), Words.number(total, language))
        pagerText = total == 0 ? Bilingual(fr: "Aucun", en: "None")[language] : Bilingual(fr: "\(a) – \(b) sur \(n)", en: "\(a) – \(b) of \(n)")[language]
        hasPrevious = page > 1
        previousURL = hasPrevious ? HTML.attribute(url(page - 1)) : ""
        hasNext = page * size < total
        nextURL = hasNext ? HTML.attribute(url(page + 1)) : ""
    }
}
