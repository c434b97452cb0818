package import Continuum
private import Foundation
private import Mustache
package import Resilience

/// Designs over the same sites, compared on a page that stands alone: table, curve, a drawing of each, and all that was assumed.
package struct DesignHTML {
    private let comparison: DesignComparison
    private let language: Language
    private let organisation: String

    package init(_ comparison: DesignComparison, language: Language, organisation: String) {
        self.comparison = comparison
        self.language = language
        self.organisation = organisation
    }

    static let parts = ["head", "terms", "plot", "designs-table", "designs-forms"]

    package func render() throws -> String {
        var library = MustacheLibrary()
        for part in Self.parts + ["designs"] { try library.register(HTMLReport.template(part), named: part) }
        let css = try ["report.css", "resilience.css", "plots.css"].map(HTMLReport.resource).joined()
        var page = DesignWriter(comparison, language).page(organisation: organisation, css: css)
        page.glossarySection = GlossarySection(language)
        guard let text = library.render(page, withTemplate: "designs") else { throw CocoaError(.fileReadUnknown) }
        return text
    }
}

/// Everything that the templates of compared designs name.
struct DesignPage {
    var t: [String: String]
    /// The glossary, in the page’s language.
    var glossarySection = GlossarySection(.french)
    var lang: String
    var title: String
    var css: String
    var dateText: String
    var dateISO: String
    var organisationName: String
    var siteCount: Int
    var sentences: [String]
    var rows: [Row]
    /// The curve.
    var plots: [Plot]
    var points: [String]
    var forms: [Form]
    var hasNumbers: Bool
    var numbers: [String]
    var assumptions: [Assumption]
    var hasUnplaced: Bool
    var unplaced: [String]

    struct Row {
        var rowForm: String
        var rowNote: String
        var cells: [Cell]
        var rowIsBest: Bool
        var rowVerdict: String
    }
    struct Cell {
        var cellHead: String
        var cellText: String
    }
    struct Form {
        var formName: String
        var formWhat: String
        var maps: [Map]
    }
    struct Map {
        var mapTitle: String
        /// One plot, as the shared template wants it.
        var mapPlots: [Plot]
    }
    struct Assumption {
        var assumptionName: String
        var assumptionValue: String
        var assumptionWhy: String
    }
}
