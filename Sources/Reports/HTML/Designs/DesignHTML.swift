package import Continuum
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

    package enum Section: String, CaseIterable, Sendable {
        case table = "designs-table"
        case forms = "designs-forms"
        case glossary = "terms"
    }

    package func render() throws -> String {
        var page = page(FragmentLinks())
        page.css = try ReportStyle.forPage(["resilience", "plots"])
        return try ReportTemplates.render(page, with: "designs")
    }

    /// Its sections, for a page of somebody else.
    package func fragments(_ links: FragmentLinks = FragmentLinks()) -> Fragments<Section> { Fragments(page(links)) }

    private func page(_ links: FragmentLinks) -> DesignPage {
        var page = DesignWriter(comparison, language).page(organisation: organisation)
        page.glossarySection = GlossarySection(language)
        page.at = links.sections
        return page
    }
}

/// Everything that the templates of compared designs name.
struct DesignPage: FragmentPage {
    var t: [String: String]
    /// The glossary, in the page’s language.
    var glossarySection = GlossarySection(.french)
    var lang: String
    var title: String
    /// The style sheets of the whole page; a section alone needs none.
    var css = ""
    /// By section: the page on which it stands, when it is another one.
    var at: [String: String] = [:]
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
