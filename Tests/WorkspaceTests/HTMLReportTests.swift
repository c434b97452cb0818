import Continuum
import Foundation
import Knowledge
import Reach
import Testing

@testable import Reports
@testable import Workspace

/// A small chart with one foreign supplier, one unknown owner and hostile names.
private enum Chart {
    static let hostile = "<script>alert(1)</script> \"\u{301} onclick=x & 'é' {{t.skip}} -->"

    static func yaml(_ name: String) -> String {
        let quoted = "'" + name.replacingOccurrences(of: "'", with: "''") + "'"
        return """
            source: { ref: \(quoted), date: 2026-01-02, standing: unconfirmed }
            elements:
              - id: ville
                kind: organisation
                name: \(quoted)
                seat: FR
                ownership: public
              - id: courriel
                kind: data
                name: \(quoted)
                class: C3
                essential: true
                stored-on: nuage
              - id: service-courriel
                kind: service
                name: Courriel
                uses: courriel
                runs-on: nuage
              - id: dossiers
                kind: data
                name: Dossiers
                class: C3
                stored-on: serveur
              - id: nuage
                kind: platform
                name: \(quoted)
                operated-by: filiale
                located-in: FR
              - id: serveur
                kind: platform
                name: Serveur
                operated-by: inconnue
                located-in: FR
              - id: filiale
                kind: organisation
                name: \(quoted)
                seat: FR
                owners: [{ to: mere, capital: 100 }]
              - id: mere
                kind: organisation
                name: Mère
                seat: US
                ownership: dispersed
              - id: inconnue
                kind: organisation
                name: Inconnue
                seat: FR
            """
    }

    static func assessment(_ name: String = hostile, organisation: String? = "ville") throws -> Assessment {
        try assessment(of: yaml(name), organisation: organisation)
    }

    static func assessment(of yaml: String, organisation: String?) throws -> Assessment {
        var builder = ContinuumBuilder(vocabulary: .portulan, diagnosticLimit: 100)
        try KnowledgeBase.read(into: &builder)
        builder.readYAML(Array(yaml.utf8), file: "chart.yaml", layer: .chart)
        let (continuum, _) = builder.finish()
        let day = try #require(Day("2026-11-22"))
        return Assessor(AssessmentRequest(day: day, organisation: organisation)).assess(continuum)
    }
}

@Suite struct HTMLReportTests {
    @Test(arguments: Language.allCases)
    func `hostile names are text, never markup`(_ language: Language) throws {
        let page = try HTMLReport(try Chart.assessment(), language: language, title: Chart.hostile, drawings: [:]).render()
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!page.contains("<script"))
        // Names are in no attribute, where a quote under an accent would end the value.
        for tag in page.matches(of: /<[a-z][^<>]*>/) { #expect(!tag.0.contains("onclick")) }
        #expect(page.contains("{{t.skip}}"))
    }

    @Test(arguments: Language.allCases)
    func `the page fetches nothing and every inner link leads somewhere`(_ language: Language) throws {
        let assessment = try Chart.assessment("Ville")
        let page = try HTMLReport(assessment, language: language, title: "Ville", drawings: [:]).render()
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
        #expect(!page.contains(/<(script|link|img|iframe|object|embed)\b/))
        #expect(!page.contains(/\bsrc=|@import|url\(/))
        #expect(page.matches(of: /https?:\/\//).count == page.matches(of: /<a href="https?:\/\//).count)
        let ids = page.matches(of: /\bid="([^"]*)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        for link in page.matches(of: /href="#([^"]*)"/) { #expect(ids.contains(String(link.1)), "\(link.0)") }
    }

    @Test func `both languages say the same things in their own words`() throws {
        let assessment = try Chart.assessment("Ville")
        let french = try HTMLReport(assessment, language: .french, title: "Ville", drawings: [:]).render()
        let english = try HTMLReport(assessment, language: .english, title: "Ville", drawings: [:]).render()
        #expect(french.contains("est exploité par") && french.contains("non confirmé") && french.contains("Les États-Unis peuvent"))
        #expect(english.contains("is operated by") && english.contains("unconfirmed") && english.contains("The United States can"))
        for word in ["L’essentiel", "Que faire", "indéterminé", "est détenu"] { #expect(!english.contains(word)) }
        for word in ["In short", "not met", "undetermined", "is owned"] { #expect(!french.contains(">\(word)")) }
        for tag in ["<section", "<table", "<article", "<li"] {
            #expect(french.components(separatedBy: tag).count == english.components(separatedBy: tag).count, "\(tag)")
        }
    }

    @Test(arguments: [
        "elements: [{ id: ville, kind: organisation, name: Ville, seat: FR, ownership: public }]",
        "elements: [{ id: d, kind: data, name: Données, class: C1, stored-on: s }, { id: s, kind: device, name: Serveur, located-in: FR, supplied-by: v }, { id: v, kind: organisation, name: V, seat: FR, ownership: public }]",
    ])
    func `a chart with little in it leaves no section empty`(_ yaml: String) throws {
        for language in Language.allCases {
            let page = try HTMLReport(try Chart.assessment(of: yaml, organisation: nil), language: language, title: "Essai", drawings: [:]).render()
            for section in page.matches(of: /<section id="([a-z]+)"[^>]*>(?s:(.*?))<\/section>/) {
                let text = section.2.replacing(/<h2[^>]*>[^<]*<\/h2>/, with: "").replacing(/<[^>]*>/, with: "").filter { !$0.isWhitespace }
                #expect(text.count > 15, "\(section.1)")
            }
            #expect(!page.contains("<tbody role=\"rowgroup\">\n</tbody>"))
            #expect(!page.contains("<ul>\n</ul>"))
        }
    }

    @Test func `every text a template names is in the table, and both languages have it`() throws {
        var named: Set<String> = []
        for text in try ReportTemplates.all(from: "report") {
            for match in text.matches(of: /\{\{t\.([A-Za-z0-9]+)\}\}/) { named.insert(String(match.1)) }
        }
        for name in named { #expect(ReportText(rawValue: name) != nil, "\(name)") }
        for text in ReportText.allCases {
            // A case without words would show its own name.
            #expect(text.words.fr != text.rawValue && text.words.en != text.rawValue && !text.words.fr.isEmpty, "\(text)")
        }
    }
}

@Suite struct PathDrawingTests {
    @Test func `a drawing keeps to its bounds and shows the chain`() throws {
        let assessment = try Chart.assessment("Ville")
        let paths = PathDrawing.all(assessment, .french)
        #expect(paths.map(\.element).contains("courriel"))
        let path = try #require(paths.first { $0.element == "courriel" })
        let labels = path.nodes.map(\.label)
        #expect(labels.contains("Mère") && labels.contains("États-Unis"))
        #expect(path.nodes.count <= 40)
        #expect(path.edges.contains { $0.mark == .certain })
        #expect(path.dot() == PathDrawing.all(assessment, .french).first { $0.element == "courriel" }?.dot())
    }

    @Test func `what nobody knows is drawn`() throws {
        let path = try #require(PathDrawing.all(try Chart.assessment("Ville"), .french).first { $0.element == "dossiers" })
        #expect(path.nodes.contains { if case .unknown = $0.content { true } else { false } })
        #expect(path.nodes.allSatisfy { $0.mark != .certain })
    }

    @Test func `labels cannot leave their string`() {
        #expect(PathDrawing.quoted(["a\"];b\\", "c&lt;\u{0}\n"]) == "\"a\\\"];b\\\\\\nc&amp;lt;\"")
    }

    @Test func `Graphviz draws hostile labels as text that may be put in the page`() throws {
        let paths = PathDrawing.all(try Chart.assessment(), .english)
        let graphviz: Graphviz
        do { graphviz = try Graphviz() } catch {
            #expect(error == .notInstalled)
            return
        }
        let drawings = try graphviz.svg(paths.map { $0.dot() })
        #expect(drawings.count == paths.count)
        for drawing in drawings { #expect(InlineDrawing(drawing) != nil) }
        #expect(throws: GraphvizProblem.self) { try graphviz.svg(["digraph {"]) }
    }

    @Test func `without dot the problem says what to install`() {
        #expect(throws: GraphvizProblem.notInstalled) { try Graphviz(path: "/nonexistent:relative") }
        #expect(GraphvizProblem.notInstalled.message.fr.contains("apt-get install graphviz"))
    }

    @Test(arguments: [
        "<svg><script>x</script></svg>", "<svg onload=\"x\"></svg>", "<svg><a href=\"https://example.org\"></a></svg>",
        "<svg><image xlink:href=\"https://example.org/a.png\"/></svg>", "<svg><style>@import 'x'</style></svg>", "<b><svg></svg>",
        "<svg><path fill=\"url(https://example.org)\"/></svg>", "<svg></svg><img>", "text", "<svg><foreignObject></foreignObject></svg>",
    ])
    func `SVG that does more than draw is refused`(_ svg: String) { #expect(InlineDrawing(svg) == nil) }
}
