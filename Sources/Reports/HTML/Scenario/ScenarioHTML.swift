package import Continuum
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

    package enum Section: String, CaseIterable, Sendable {
        /// What happens and the timeline are in it.
        case summary = "scenario-summary"
        case losses = "scenario-losses"
        case avoided = "scenario-avoided"
        case sources
        case reading = "scenario-reading"
        case glossary = "terms"
    }

    package func render() throws -> String {
        var page = page(FragmentLinks())
        page.css = try ReportStyle.forPage(["resilience", "plots"])
        return try ReportTemplates.render(page, with: "scenario")
    }

    /// Its sections, for a page of somebody else.
    package func fragments(_ links: FragmentLinks = FragmentLinks()) -> Fragments<Section> { Fragments(page(links)) }

    private func page(_ links: FragmentLinks) -> ScenarioPage {
        var page = ScenarioWriter(simulation, avoidances, language).page(organisation: organisation)
        page.glossarySection = GlossarySection(language)
        page.at = links.sections
        return page
    }
}
