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

    private func page(_ links: FragmentLinks) -> ReportPage {
        var page = ReportWriter(assessment, language, drawings, links).page(title: title)
        page.glossarySection = GlossarySection(language)
        page.at = links.sections
        return page
    }
}
