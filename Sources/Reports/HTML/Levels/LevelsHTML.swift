package import Continuum
package import Sovereignty

/// Levels as a page that stands alone: all subjects under all frameworks, or one subject with all its evidence. Nothing is fetched, nothing runs.
package struct LevelsHTML {
    private let levels: Levels
    private let isDetailed: Bool
    private let language: Language
    private let organisation: String

    /// - Parameter isDetailed: each requirement with its evidence, rather than a table of subjects.
    package init(_ levels: Levels, isDetailed: Bool, language: Language, organisation: String) {
        self.levels = levels
        self.isDetailed = isDetailed
        self.language = language
        self.organisation = organisation
    }

    /// The first three are of an overview, `subjects` and `shared` of a page in detail (and empty on the other one); the rest is of both.
    package enum Section: String, CaseIterable, Sendable {
        case summary = "levels-summary"
        case frameworks = "levels-frameworks"
        case matrix = "levels-matrix"
        case subjects = "levels-subjects"
        case shared = "levels-shared"
        case questions = "levels-questions"
        case sources, glossary
    }

    package func render() throws -> String {
        var page = page(FragmentLinks())
        page.css = try ReportStyle.forPage(["resilience", "plots", "levels"])
        return try ReportTemplates.render(page, with: "levels")
    }

    /// Its sections, for a page of somebody else.
    package func fragments(_ links: FragmentLinks = FragmentLinks()) -> Fragments<Section> { Fragments(page(links)) }

    private func page(_ links: FragmentLinks) -> LevelsPage {
        var page = LevelsWriter(levels, isDetailed: isDetailed, language, links: links).page(organisation: organisation)
        page.at = links.sections
        return page
    }
}
