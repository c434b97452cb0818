package import Continuum
private import Foundation
private import Mustache
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

    static let parts = [
        "head", "plot", "sources", "glossary", "levels-measure", "levels-words", "levels-summary", "levels-frameworks", "levels-rows", "levels-matrix", "levels-subject",
        "levels-requirement", "levels-shared", "levels-questions",
    ]

    package func render() throws -> String {
        var library = MustacheLibrary()
        for part in Self.parts + ["levels"] { try library.register(HTMLReport.template(part), named: part) }
        let css = try ["report.css", "resilience.css", "plots.css", "levels.css"].map(HTMLReport.resource).joined()
        let page = LevelsWriter(levels, isDetailed: isDetailed, language).page(organisation: organisation, css: css)
        guard let text = library.render(page, withTemplate: "levels") else { throw CocoaError(.fileReadUnknown) }
        return text
    }
}
