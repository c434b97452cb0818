package import Continuum
package import Reach

/// One assessment as a page that stands alone: style and drawings are in it, nothing is fetched, nothing runs.
///
/// The engine's values become a `ReportPage`, whose texts Mustache escapes. Names never go into attributes: Mustache escapes characters,
/// and a quote under a combining accent is another character to it though not to a browser.
package struct HTMLReport {
    private let assessment: Assessment
    private let language: Language
    private let title: String
    private let drawings: [String: String]

    /// - Parameter drawings: SVG by element id, as `Graphviz` makes it from `PathDrawing`; a path without one is given as a list.
    package init(_ assessment: Assessment, language: Language, title: String, drawings: [String: String]) {
        self.assessment = assessment
        self.language = language
        self.title = title
        self.drawings = drawings
    }

    package enum Section: String, CaseIterable, Sendable {
        case summary, verdicts, matrix, cards, questions, unknown, gradient, sources, reading
        case glossary = "terms"
    }

    package func render() throws -> String {
        var page = page(FragmentLinks())
        page.css = try ReportStyle.forPage([])
        return try ReportTemplates.render(page, with: "report")
    }

    /// Its sections and cards, for a page of somebody else.
    package func fragments(_ links: FragmentLinks = FragmentLinks()) -> Fragments<Section> { Fragments(page(links)) }

    /// The card of one element with the sources that it cites, made without the rest: in a large chart the rest is long. Nil when nothing is found of it.
    package func card(_ id: String, _ links: FragmentLinks = FragmentLinks()) throws -> String? {
        guard let element = assessment.continuum.index(of: id), assessment.findings.contains(where: { $0.element == element }) else { return nil }
        let writer = ReportWriter(assessment, language, drawings, links, only: [element])
        var t = ReportText.table(language)
        // Nobody asked for a drawing: the list stands for itself.
        if drawings[id] == nil { t["drawingMissing"] = t["listTitle"] }
        return try ReportTemplates.render(
            CardPage(t: t, at: links.sections, cards: writer.cards(), hasSources: !writer.sources.all.isEmpty, sources: writer.sources.rows()),
            with: "card-alone")
    }

    /// What `card-alone.mustache` names.
    private struct CardPage {
        var t: [String: String]
        var at: [String: String]
        var cards: [ReportPage.Card]
        var hasSources: Bool
        var sources: [ReportPage.SourceRow]
    }

    private func page(_ links: FragmentLinks) -> ReportPage {
        var page = ReportWriter(assessment, language, drawings, links).page(title: title)
        page.glossarySection = GlossarySection(language)
        page.at = links.sections
        return page
    }
}
