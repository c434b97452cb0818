package import Continuum
private import Foundation
private import Mustache
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

    static let parts = [
        "head", "terms", "resilience-summary", "resilience-services", "resilience-cards", "resilience-single", "resilience-chain", "resilience-blocks",
        "resilience-unknown", "sources", "resilience-reading",
    ]

    package func render() throws -> String {
        var library = MustacheLibrary()
        for part in Self.parts + ["resilience"] { try library.register(HTMLReport.template(part), named: part) }
        let css = try HTMLReport.resource("report.css") + HTMLReport.resource("resilience.css")
        var page = ResilienceWriter(resilience, language, drawings).page(title: title, organisation: organisation ?? title, css: css)
        page.glossarySection = GlossarySection(language)
        guard let text = library.render(page, withTemplate: "resilience") else { throw CocoaError(.fileReadUnknown) }
        return text
    }
}
