/// Where do the links of a section lead, when what they mean stands on another page?
package struct FragmentLinks: Sendable {
    /// The page of an element, by its id (ASCII letters, digits, `.`, `_`, `-`). Nil: its card, further down on the same page.
    package let element: @Sendable (String) -> String?
    /// By section: what precedes `#…` in links to it; none, and it stands on the same page. Links lead to `sources` and, in an assessment, to `verdicts`;
    /// in resilience, to `services`; in levels, to `frameworks`, `subjects` and `glossary`.
    package let sections: [String: String]

    package init(sections: [String: String] = [:], element: @escaping @Sendable (String) -> String? = { _ in nil }) {
        self.element = element
        self.sections = sections
    }
}

/// A report whose words are made: any of its sections can be written alone, as often as needed, for the page of somebody else.
///
/// Sections carry no style of their own and run nothing: they need `ReportStyle.forFragments()` and, once a page, `ReportStyle.symbols()`. Their headings
/// begin at `h2`. A link to a section that is left out needs an entry in `FragmentLinks`.
package struct Fragments<Section: RawRepresentable & Sendable>: Sendable where Section.RawValue == String {
    private let page: any FragmentPage

    init(_ page: any FragmentPage) { self.page = page }

    /// - Parameter sections: in the order in which they are written.
    package func sections(_ sections: [Section]) throws -> String {
        try sections.map { try ReportTemplates.render(page, with: $0.rawValue) }.joined()
    }

    /// What the report says of one element, with the sources that this cites. Nil when it says nothing of it.
    package func card(_ id: String) throws -> String? {
        guard let alone = page.withCardAlone(id) else { return nil }
        return try ReportTemplates.render(alone, with: alone.cardTemplate)
    }
}

/// The values that the templates of a report name, of which sections can be written alone.
protocol FragmentPage: Sendable {
    var cardTemplate: String { get }
    /// The page with the card of one element and the sources that it cites.
    func withCardAlone(_ id: String) -> Self?
}

/// Reports without cards by element.
extension FragmentPage {
    var cardTemplate: String { "" }
    func withCardAlone(_ id: String) -> Self? { nil }
}

extension ReportPage {
    var cardTemplate: String { "card-alone" }

    func withCardAlone(_ id: String) -> ReportPage? {
        guard let card = cards.first(where: { $0.cardID == id }) else { return nil }
        var page = self
        let cited = Set(card.blocks.flatMap(\.steps).filter(\.hasSource).map(\.sourceNumber))
        page.cards = [card]
        page.sources = sources.filter { cited.contains($0.number) }
        page.hasSources = !page.sources.isEmpty
        return page
    }
}

extension ResiliencePage {
    var cardTemplate: String { "resilience-card-alone" }

    func withCardAlone(_ id: String) -> ResiliencePage? {
        guard let card = cards.first(where: { $0.cardID == id }) else { return nil }
        var page = self
        let runs = card.runs + (card.singles + card.moreSingles).flatMap(\.runs)
        let cited = Set(runs.flatMap(\.steps).filter(\.hasSource).map(\.sourceNumber))
        page.cards = [card]
        page.sources = sources.filter { cited.contains($0.number) }
        page.hasSources = !page.sources.isEmpty
        return page
    }
}

