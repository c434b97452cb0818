package import Continuum
package import Resilience

/// The way between places as a page that stands alone: a map of the network, the two ways, what would cut them.
package struct NetworkHTML {
    private let network: NetworkResilience
    private let language: Language
    private let organisation: String

    package init(_ network: NetworkResilience, language: Language, organisation: String) {
        self.network = network
        self.language = language
        self.organisation = organisation
    }

    package enum Section: String, CaseIterable, Sendable {
        case summary = "network-summary"
        case map = "network-map"
        case reading = "network-reading"
        case glossary = "terms"
    }

    package func render() throws -> String {
        var page = page(FragmentLinks())
        page.css = try ReportStyle.forPage(["resilience", "plots"])
        return try ReportTemplates.render(page, with: "network")
    }

    /// Its sections, for a page of somebody else.
    package func fragments(_ links: FragmentLinks = FragmentLinks()) -> Fragments<Section> { Fragments(page(links)) }

    private func page(_ links: FragmentLinks) -> NetworkPage {
        var page = NetworkWriter(network, language).page(organisation: organisation)
        page.glossarySection = GlossarySection(language)
        page.at = links.sections
        return page
    }
}

/// Everything that the templates of a way between places name.
struct NetworkPage: FragmentPage {
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
    var extentText: String
    var sentences: [Sentence]
    /// The map of all, and that of a crowd within it.
    var maps: [Map]
    var hasMap: Bool
    var hasSecondWay: Bool
    var hasFirstWay: Bool
    var hasDrawnSingles: Bool
    var hasUndrawn: Bool
    var undrawn: [String]
    var hasUnplaced: Bool
    var unplaced: [String]

    struct Sentence {
        var sentenceTone: String
        var sentenceHead: String
        var sentenceRest: String
    }
    struct Map {
        var mapTitle: String
        var mapPlots: [Plot]
    }
}
