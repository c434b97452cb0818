import Continuum
import Foundation
import Knowledge
import Reach
import Resilience
import Testing
import Workspace

@testable import Reports

/// A chart of services and sites with hostile names, on which scenarios lose something and designs can be compared.
enum PlayedChart {
    static let hostile = "<script>alert(1)</script> \"\u{301} onclick=x & 'é' {{t.skip}} --> \\N"
    static let day = Day(year: 2026, month: 11, day: 22)!

    static func continuum(_ name: String) throws -> Continuum {
        let quoted = "'" + name.replacingOccurrences(of: "'", with: "''") + "'"
        let yaml = """
            source: { ref: \(quoted), date: 2026-01-02, standing: unconfirmed }
            elements:
              - { id: ville, kind: organisation, name: Ville, seat: FR, ownership: public }
              - { id: mere, kind: organisation, name: \(quoted), seat: US, ownership: dispersed }
              - { id: paie, kind: service, name: \(quoted), class: C3, essential: true, runs-on: nuage }
              - { id: dossiers, kind: data, name: \(quoted), class: C2, stored-on: nuage }
              - { id: nuage, kind: platform, name: \(quoted), operated-by: mere, located-in: US }
              - { id: local, kind: platform, name: Local, operated-by: ville, located-in: FR }
              - { id: flou, kind: service, name: Flou, class: C1, runs-on: brume }
              - { id: brume, kind: platform, name: Brume, operated-by: unknown }
              - { id: a, kind: site, name: \(quoted), latitude: 48.1, longitude: -1.7 }
              - { id: b, kind: site, name: B, latitude: 48.2, longitude: -1.6 }
              - { id: c, kind: site, name: C, latitude: 48.15, longitude: -1.5 }
              - { id: d, kind: site, name: D, latitude: 48.12, longitude: -1.65 }
              - { id: loin, kind: site, name: Loin, latitude: 43.3, longitude: 5.4 }
              - { id: nulle-part, kind: site, name: \(quoted) }
              - { id: l-ab, kind: link, name: \(quoted), connects: [a, b], availability: 99.9 }
              - { id: l-ab2, kind: link, name: AB 2, connects: [a, b], availability: 99.9 }
              - { id: l-bc, kind: link, name: BC, connects: [b, c], availability: 99.9 }
              - { id: l-ad, kind: link, name: AD, connects: [a, d], availability: 99.9 }
              - { id: l-dc, kind: link, name: DC, connects: [d, c], availability: 99.9 }
              - { id: l-loin, kind: link, name: CL, connects: [c, loin] }
            """
        var builder = ContinuumBuilder(vocabulary: .portulan, diagnosticLimit: 100)
        try KnowledgeBase.read(into: &builder)
        builder.readYAML(Array(yaml.utf8), file: "chart.yaml", layer: .chart)
        let (continuum, diagnostics) = builder.finish()
        #expect(!diagnostics.hasErrors, "\(diagnostics.list)")
        return continuum
    }

    static func simulation(_ name: String = hostile) throws -> (Simulation, [Avoidance]) {
        let continuum = try continuum(name)
        // Each is made for the chart that those before it leave, as the command does.
        let first = try ScenarioMaker(continuum, on: day, home: "FR").changes("blackout:US")
        let cutOff = first.reduce(continuum) { world, change in world.applying(change.patch(over: world).0).0 }
        let second = try ScenarioMaker(cutOff, on: day, home: "FR").changes("order:US")
        let own = Change(
            id: "own", sort: .scenario, name: Bilingual(name), reason: Bilingual(name), after: 9_999, source: Element.Source(ref: name), steps: [], file: "own.yaml")
        let simulation = Simulation(
            continuum, first + second + [own], on: day, horizon: Horizon.year, organisation: continuum.index(of: "ville"))
        let measure = Change(
            id: "measure", sort: .measure, name: Bilingual(name), steps: [(.set(Element(id: "dossiers", kind: .data, links: [Element.Link(.storedOn, to: "local")]), was: nil), Place(file: "m.yaml"))],
            file: "m.yaml")
        let avoidances = simulation.avoidances([CandidateMeasure(title: Bilingual(name), change: measure, patch: measure.patch(over: continuum).0)])
        #expect(avoidances.count == 1)
        return (simulation, avoidances)
    }

    static func pages(_ language: Language, _ name: String = hostile) throws -> [String] {
        let (simulation, avoidances) = try simulation(name)
        return [
            try ScenarioHTML(simulation, avoidances, language: language, organisation: name).render(),
            try DesignHTML(try designs(name), language: language, organisation: name).render(),
        ] + (try [["c"], ["loin"], []].map { try NetworkHTML(try network(to: $0, name), language: language, organisation: name).render() })
    }

    static func designs(_ name: String = hostile) throws -> DesignComparison {
        try #require(try DesignComparison(try continuum(name), sites: [], on: day, assumptions: DesignAssumptions()))
    }

    static func network(to: [String], _ name: String = hostile) throws -> NetworkResilience {
        let continuum = try continuum(name)
        let from = try #require(continuum.index(of: "a"))
        return try #require(
            NetworkResilience(continuum, ResilienceRequest(day: day, order: 2, elements: []), from: from, to: to.compactMap { continuum.index(of: $0) }))
    }
}

@Suite struct ScenarioOutputTests {
    @Test func `the committed schemas are current`() throws {
        for (name, schema) in [("scenario", ScenarioSchema.document), ("designs", DesignSchema.document)] {
            let text = String(decoding: try Data(contentsOf: OutputTests.root.appendingPathComponent("Schemas/\(name).schema.json")), as: UTF8.self)
            #expect(text == schema.prettyJSON + "\n", "run Scripts/make-schemas.sh")
        }
    }

    @Test func `the JSON of scenarios and designs keeps to its schema`() throws {
        let (simulation, avoidances) = try PlayedChart.simulation()
        var faults = try JSONSchemaTool.faults(of: ScenarioDocument(simulation, avoidances).document().json, schema: ScenarioSchema.document.json)
        #expect(faults.isEmpty, "\(faults)")
        faults = try JSONSchemaTool.faults(of: DesignDocument(try PlayedChart.designs()).document().json, schema: DesignSchema.document.json)
        #expect(faults.isEmpty, "\(faults)")
    }

    @Test(arguments: ["updates-blocked:US", "bought:cassiopee-logiciels,US"])
    func `so does that of the example`(_ scenario: String) throws {
        let workspace = OutputTests.workspace("Examples/metropole")
        let changes = try ScenarioMaker(workspace.continuum, on: PlayedChart.day, home: "FR").changes(scenario)
        let simulation = Simulation(workspace.continuum, changes, on: PlayedChart.day, horizon: Horizon.fiveYears, organisation: nil)
        #expect(!simulation.losses.isEmpty)
        let faults = try JSONSchemaTool.faults(of: ScenarioDocument(simulation, []).document().json, schema: ScenarioSchema.document.json)
        #expect(faults.isEmpty, "\(faults)")
    }

    @Test(arguments: Language.allCases)
    func `SARIF has the four rules, and a place, a chain and a fingerprint for each loss`(_ language: Language) throws {
        let (simulation, _) = try PlayedChart.simulation("Ville")
        let text = ScenarioSARIF(simulation, language).log().json
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let run = try #require((object["runs"] as? [[String: Any]])?.first)
        let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
        let rules = (driver?["rules"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
        #expect(rules == ["availability", "confidentiality", "integrity", "autonomy"])
        let results = run["results"] as? [[String: Any]] ?? []
        #expect(results.count == simulation.losses.count && results.count > 2)
        var fingerprints: Set<String> = []
        for result in results {
            #expect(rules.contains(result["ruleId"] as? String ?? ""))
            #expect(((result["message"] as? [String: Any])?["text"] as? String)?.hasSuffix(".") == true)
            let location = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
            #expect((location?["artifactLocation"] as? [String: Any])?["uri"] as? String == "chart.yaml")
            let fingerprint = (result["partialFingerprints"] as? [String: String])?["portulanFinding/v1"] ?? ""
            #expect(fingerprints.insert(fingerprint).inserted)
            #expect(result["codeFlows"] != nil)
        }
    }
}

@Suite struct ScenarioHTMLTests {
    @Test(arguments: Language.allCases)
    func `hostile names are text, never markup`(_ language: Language) throws {
        for page in try PlayedChart.pages(language) {
            #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
            #expect(!page.contains("<script"))
            for tag in page.matches(of: /<[a-z][^<>]*>/) { #expect(!tag.0.contains("onclick")) }
            #expect(page.contains("{{t.skip}}"))
        }
    }

    @Test(arguments: Language.allCases)
    func `a page fetches nothing, every inner link leads somewhere and no list is empty`(_ language: Language) throws {
        for page in try PlayedChart.pages(language, "Ville") {
            #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
            #expect(!page.contains(/<(script|link|img|iframe|object|embed)\b/))
            #expect(!page.contains(/\bsrc=|@import|url\(/))
            #expect(page.matches(of: /https?:\/\//).count == page.matches(of: /<a href="https?:\/\//).count)
            let ids = page.matches(of: /\bid="([^"]*)"/).map { String($0.1) }
            let known = Set(ids)
            #expect(known.count == ids.count)
            for link in page.matches(of: /href="#([^"]*)"/) where !known.contains(String(link.1)) { Issue.record("\(link.0)") }
            #expect(!page.contains("<tbody role=\"rowgroup\">\n</tbody>"))
            #expect(!page.contains(/<(ul|ol|dl)[^>]*>\s*<\/(ul|ol|dl)>/))
            #expect(!page.contains(/nan|NaN|\binf\b/))
        }
    }

    @Test func `both languages say the same things in their own words`() throws {
        for (french, english) in zip(try PlayedChart.pages(.french, "Ville"), try PlayedChart.pages(.english, "Ville")) {
            for tag in ["<section", "<table", "<li", "<h3", "<tr", "<svg", "<details", "<figure"] {
                #expect(french.components(separatedBy: tag).count == english.components(separatedBy: tag).count, "\(tag)")
            }
            #expect(french.contains("L’essentiel") && !french.contains("In short"))
            #expect(english.contains("In short") && !english.contains("L’essentiel"))
        }
    }

    @Test func `each loss is a tag of the timeline, filled when certain and hollow when possible, beside the word`() throws {
        let (simulation, avoidances) = try PlayedChart.simulation("Ville")
        let plot = ScenarioTimeline(ScenarioWriter(simulation, avoidances, .french)).plot()
        for (name, standing) in [("certain", Bound.certain), ("possible", Bound.possible)] {
            let count = simulation.losses.count { $0.standing == standing }
            #expect(plot.paths.count { $0.pathClass == name } == count)
            #expect(count > 0 && plot.labels.contains { $0.label.contains(name) })
        }
        #expect(plot.labels.contains { $0.label == "C3•" } && plot.labels.contains { $0.label == "C2" })
    }

    @Test func `a map marks single points by a shape and a word, and the two ways by their dashes`() throws {
        let two = try NetworkHTML(try PlayedChart.network(to: ["c"], "Ville"), language: .french, organisation: "").render()
        #expect(two.contains("class=\"way1\"") && two.contains("class=\"way2\""))
        let one = try NetworkHTML(try PlayedChart.network(to: ["loin"], "Ville"), language: .french, organisation: "").render()
        #expect(one.contains("class=\"way1\"") && !one.contains("class=\"way2\""))
        #expect(one.contains("class=\"single\"") && one.contains("point unique</text>"))
    }

    @Test func `a scenario that loses nothing says so and draws nothing`() throws {
        let continuum = try PlayedChart.continuum("Ville")
        let changes = try ScenarioMaker(continuum, on: PlayedChart.day, home: "FR").changes("price:mere")
        let simulation = Simulation(continuum, changes, on: PlayedChart.day, horizon: Horizon.year, organisation: nil)
        #expect(simulation.losses.isEmpty)
        // A refusal by a state that might hold the unknown operator is no such thing.
        let refusal = try ScenarioMaker(continuum, on: PlayedChart.day, home: "FR").changes("blackout:JP")
        let refused = Simulation(continuum, refusal, on: PlayedChart.day, horizon: Horizon.year, organisation: nil)
        #expect(refused.losses.map { continuum.id($0.element) } == ["flou"] && refused.losses.allSatisfy { $0.standing == .possible && !$0.chain.isEmpty })
        for language in Language.allCases {
            let page = try ScenarioHTML(simulation, [], language: language, organisation: "Ville").render()
            #expect(page.contains(Typography.set(ScenarioReportText.nothingLost.words[language], language)))
            #expect(!page.contains("class=\"plot\"") && !page.contains("href=\"#timeline\""))
        }
    }

    @Test func `every text a template names is in the table, and both languages have it`() throws {
        let pages: [(template: String, table: [String: String], texts: [(name: String, words: Bilingual)])] = [
            ("scenario", ScenarioReportText.table(.french), ScenarioReportText.allCases.map { ($0.rawValue, $0.words) }),
            ("designs", DesignReportText.table(.french), DesignReportText.allCases.map { ($0.rawValue, $0.words) }),
            ("network", NetworkReportText.table(.french), NetworkReportText.allCases.map { ($0.rawValue, $0.words) }),
        ]
        for page in pages {
            for text in try ReportTemplates.all(from: page.template) {
                for match in text.matches(of: /\{\{t\.([A-Za-z0-9]+)\}\}/) {
                    #expect(page.table[String(match.1)] != nil, "\(match.1)")
                }
            }
            for text in page.texts {
                #expect(ReportText(rawValue: text.name) == nil && ResilienceReportText(rawValue: text.name) == nil, "\(text.name) would hide another text")
                #expect(text.words.fr != text.name && text.words.en != text.name && !text.words.fr.isEmpty, "\(text.name)")
            }
        }
    }
}
