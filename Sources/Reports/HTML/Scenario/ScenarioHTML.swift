package import Continuum
private import Foundation
private import Mustache
package import Resilience

/// A scenario as a page that stands alone: what happens, what is lost and when, what would have avoided it. Nothing is fetched, nothing runs.
package struct ScenarioHTML {
    private let simulation: Simulation
    private let avoidances: [Avoidance]?
    private let language: Language
    private let organisation: String

    /// - Parameter avoidances: nil when no measures were tried.
    package init(_ simulation: Simulation, _ avoidances: [Avoidance]?, language: Language, organisation: String) {
        self.simulation = simulation
        self.avoidances = avoidances
        self.language = language
        self.organisation = organisation
    }

    static let parts = ["head", "terms", "plot", "scenario-summary", "scenario-losses", "scenario-avoided", "scenario-reading", "resilience-chain", "sources"]

    package func render() throws -> String {
        var library = MustacheLibrary()
        for part in Self.parts + ["scenario"] { try library.register(HTMLReport.template(part), named: part) }
        let css = try ["report.css", "resilience.css", "plots.css"].map(HTMLReport.resource).joined()
        var page = ScenarioWriter(simulation, avoidances, language).page(organisation: organisation, css: css)
        page.glossarySection = GlossarySection(language)
        guard let text = library.render(page, withTemplate: "scenario") else { throw CocoaError(.fileReadUnknown) }
        return text
    }
}
