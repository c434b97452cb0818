package import Continuum
package import Resilience

/// What would stop each service, as a page that stands alone: style and drawings are in it, nothing is fetched, nothing runs.
///
/// As in `HTMLReport`, the engine's values become a `ResiliencePage`, whose texts Mustache escapes, and no name goes into an attribute.
package struct ResilienceHTML {
    private let resilience: Resilience
    private let language: Language
    private let title: String
    private let organisation: String?
    private let drawings: [String: String]

    /// - Parameter drawings: SVG by service id, as `Graphviz` makes it from `FailureDrawing`; without one, the lists say the same.
    package init(_ resilience: Resilience, language: Language, title: String, organisation: String?, drawings: [String: String]) {
        self.resilience = resilience
        self.language = language
        self.title = title
        self.organisation = organisation
        self.drawings = drawings
    }

    package enum Section: String, CaseIterable, Sendable {
        case summary = "resilience-summary"
        case services = "resilience-services"
        case cards = "resilience-cards"
        case unknown = "resilience-unknown"
        case sources
        case reading = "resilience-reading"
        case glossary = "terms"
    }

    package func render() throws -> String {
        var page = page(FragmentLinks())
        page.css = try ReportStyle.forPage(["resilience"])
        return try ReportTemplates.render(page, with: "resilience")
    }

    /// Its sections and cards, for a page of somebody else.
    package func fragments(_ links: FragmentLinks = FragmentLinks()) -> Fragments<Section> { Fragments(page(links)) }

    private func page(_ links: FragmentLinks) -> ResiliencePage {
        var page = ResilienceWriter(resilience, language, drawings, links).page(title: title, organisation: organisation ?? title)
        page.glossarySection = GlossarySection(language)
        page.at = links.sections
        return page
    }
}
