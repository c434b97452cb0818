package import Continuum
private import Foundation
private import Mustache
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

    static let parts = ["head", "terms", "plot", "network-map"]

    package func render() throws -> String {
        var library = MustacheLibrary()
        for part in Self.parts + ["network"] { try library.register(HTMLReport.template(part), named: part) }
        let css = try ["report.css", "resilience.css", "plots.css"].map(HTMLReport.resource).joined()
        var page = NetworkWriter(network, language).page(organisation: organisation, css: css)
        page.glossarySection = GlossarySection(language)
        guard let text = library.render(page, withTemplate: "network") else { throw CocoaError(.fileReadUnknown) }
        return text
    }
}

/// Everything that the templates of a way between places name.
struct NetworkPage {
    var t: [String: String]
    /// The glossary, in the page’s language.
    var glossarySection = GlossarySection(.french)
    var lang: String
    var title: String
    var css: String
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
