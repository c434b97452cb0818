import Continuum
import Foundation
import Knowledge
import Reach
import Resilience
import Testing
import Workspace

@testable import Reports

/// A chart in which all that the outputs tell of happens, with hostile names.
private enum FailingChart {
    static let hostile = "<script>alert(1)</script> \"\u{301} onclick=x & 'é' {{t.skip}} --> \\N"
    static let day = Day(year: 2026, month: 11, day: 22)!

    static func yaml(_ name: String) -> String {
        let quoted = "'" + name.replacingOccurrences(of: "'", with: "''") + "'"
        return """
            source: { ref: \(quoted), date: 2026-01-02, standing: unconfirmed }
            elements:
              - { id: ville, kind: organisation, name: \(quoted), seat: FR, ownership: public }
              - { id: mere, kind: organisation, name: Mère, seat: US, ownership: dispersed }
              - { id: paie, kind: service, name: \(quoted), runs-on: nuage, relies-on: acces }
              - { id: acces, kind: platform, name: Accès, operated-by: ville, runs-on: [{ any: [lien-a, lien-b] }] }
              - { id: lien-a, kind: link, name: \(quoted), fails-with: [tranchee], sla: 100, transported-by: ville }
              - { id: lien-b, kind: link, name: Lien B, fails-with: [tranchee], sla: 99.9, transported-by: ville }
              - { id: tranchee, kind: failure-domain, domain-type: trench, name: \(quoted), availability: 99.99 }
              - { id: nuage, kind: platform, name: \(quoted), operated-by: mere, located-in: US }
              - { id: guichet, kind: service, name: Guichet, runs-on: borne }
              - { id: borne, kind: device, name: \(quoted), out-of-service: true, operated-by: ville }
              - { id: muet, kind: service, name: Muet, uses: registre }
              - { id: registre, kind: data, class: C1, name: Registre }
            """
    }

    static func resilience(_ name: String = hostile, elements: [String] = [], order: Int = 2) throws -> Resilience {
        try resilience(of: yaml(name), elements: elements, order: order)
    }

    static func resilience(of yaml: String, elements: [String] = [], order: Int = 2, limits: FailureLimits = FailureLimits()) throws -> Resilience {
        var builder = ContinuumBuilder(vocabulary: .portulan, diagnosticLimit: 100)
        try KnowledgeBase.read(into: &builder)
        builder.readYAML(Array(yaml.utf8), file: "chart.yaml", layer: .chart)
        let (continuum, diagnostics) = builder.finish()
        #expect(!diagnostics.hasErrors, "\(diagnostics.list)")
        return try #require(Resilience(continuum, ResilienceRequest(day: day, order: order, elements: elements, organisation: "ville", limits: limits)))
    }

    static func page(_ resilience: Resilience, _ language: Language, drawn: Bool = false) throws -> String {
        var drawings: [String: String] = [:]
        if drawn, let graphviz = try? Graphviz() {
            let paths = FailureDrawing.all(resilience, language)
            drawings = Dictionary(uniqueKeysWithValues: zip(paths.map(\.element), try graphviz.svg(paths.map { $0.dot() })))
        }
        return try ResilienceHTML(resilience, language: language, title: "Ville", organisation: hostile, drawings: drawings).render()
    }

    static func resilience(folder: String, order: Int = 2) throws -> Resilience {
        let workspace = OutputTests.workspace(folder)
        let request = ResilienceRequest(day: day, order: order, organisation: workspace.settings.organisation)
        return try #require(Resilience(workspace.continuum, request))
    }
}

@Suite struct ResilienceDocumentTests {
    @Test func `the committed schema is current`() throws {
        let text = String(decoding: try Data(contentsOf: OutputTests.root.appendingPathComponent("Schemas/resilience.schema.json")), as: UTF8.self)
        #expect(text == ResilienceSchema.document.prettyJSON + "\n", "run Scripts/make-schemas.sh")
    }

    @Test(arguments: ["Examples/metropole", "Examples/cases/any-of-two-clouds", "Examples/cases/vmware-broadcom"])
    func `the JSON keeps to its schema`(_ folder: String) throws {
        let faults = try JSONSchemaTool.faults(
            of: ResilienceDocument(try FailingChart.resilience(folder: folder)).document().json, schema: ResilienceSchema.document.json)
        #expect(faults.isEmpty, "\(folder): \(faults)")
    }

    @Test func `so does that of hostile names, stopped services and chosen elements`() throws {
        for resilience in [try FailingChart.resilience(order: 3), try FailingChart.resilience("Ville", elements: ["acces", "nuage"])] {
            let faults = try JSONSchemaTool.faults(of: ResilienceDocument(resilience).document().json, schema: ResilienceSchema.document.json)
            #expect(faults.isEmpty, "\(faults)")
        }
    }
}

@Suite struct ResilienceSARIFTests {
    private func run(_ resilience: Resilience, _ language: Language = .french) throws -> (rules: Set<String>, results: [[String: Any]]) {
        let text = ResilienceSARIF(resilience, language).document().json
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["version"] as? String == "2.1.0")
        let run = try #require((object["runs"] as? [[String: Any]])?.first)
        let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
        let rules = (driver?["rules"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
        return (Set(rules), run["results"] as? [[String: Any]] ?? [])
    }

    @Test func `each rule has its result, with a sentence, a place and a fingerprint of its own`() throws {
        let (rules, results) = try run(try FailingChart.resilience("Ville"))
        #expect(rules == ["stopped", "single-point-of-failure", "false-redundancy", "refusal", "promise-of-100-percent"])
        #expect(Set(results.compactMap { $0["ruleId"] as? String }) == rules)
        var fingerprints: Set<String> = []
        for result in results {
            let message = (result["message"] as? [String: Any])?["text"] as? String ?? ""
            #expect(message.hasSuffix("."))
            let location = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
            #expect((location?["artifactLocation"] as? [String: Any])?["uri"] as? String == "chart.yaml")
            #expect(((location?["region"] as? [String: Any])?["startLine"] as? Int ?? 0) > 1)
            let fingerprint = (result["partialFingerprints"] as? [String: String])?["portulanFinding/v1"] ?? ""
            #expect(fingerprints.insert(fingerprint).inserted, "\(fingerprint)")
            if result["ruleId"] as? String != "promise-of-100-percent" { #expect(result["codeFlows"] != nil, "\(fingerprint)") }
        }
    }

    @Test func `a refusal says its horizon, and is told at the first one only`() throws {
        let (_, results) = try run(try FailingChart.resilience("Ville"), .english)
        let refusals = results.filter { $0["ruleId"] as? String == "refusal" }
        let states = refusals.filter { ($0["properties"] as? [String: Any])?["event"] as? String == "US" }
        #expect(states.count == 1)
        #expect((states.first?["properties"] as? [String: Any])?["horizon"] as? String == "now")
        let text = (states.first?["message"] as? [String: Any])?["text"] as? String ?? ""
        #expect(text == "A refusal by the United States is enough to stop “Ville”, at once.")
    }

    @Test func `the chain of a false redundancy goes over each of the alternatives`() throws {
        let (_, results) = try run(try FailingChart.resilience("Ville"))
        let found = results.filter { $0["ruleId"] as? String == "false-redundancy" }
        #expect(found.count == 1)
        let flow = (found.first?["codeFlows"] as? [[String: Any]])?.first?["threadFlows"] as? [[String: Any]]
        let steps = (flow?.first?["locations"] as? [[String: Any]] ?? []).compactMap { step in
            ((step["location"] as? [String: Any])?["message"] as? [String: Any])?["text"] as? String
        }
        for id in ["lien-a", "lien-b"] { #expect(steps.contains { $0.hasPrefix("\(id) — tombe avec — tranchee") }, "\(steps)") }
    }

    @Test(arguments: [Language.french, .english]) func `the example tells the same in both languages`(_ language: Language) throws {
        let resilience = try FailingChart.resilience(folder: "Examples/metropole")
        let (_, results) = try run(resilience, language)
        #expect(results.count > 300)
        let fingerprints = results.compactMap { ($0["partialFingerprints"] as? [String: String])?["portulanFinding/v1"] }
        #expect(Set(fingerprints).count == results.count)
        #expect(fingerprints.contains { $0.hasPrefix("false-redundancy") && $0.contains("lien-internet-orange") && $0.hasSuffix("thing:tranchee-boulevard-gare") })
    }
}

@Suite struct ResilienceHTMLTests {
    @Test(arguments: Language.allCases)
    func `hostile names are text, never markup`(_ language: Language) throws {
        let page = try FailingChart.page(try FailingChart.resilience(), language, drawn: true)
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!page.contains("<script"))
        for tag in page.matches(of: /<[a-z][^<>]*>/) { #expect(!tag.0.contains("onclick")) }
        #expect(page.contains("{{t.skip}}"))
    }

    @Test(arguments: Language.allCases)
    func `the page fetches nothing and every inner link leads somewhere`(_ language: Language) throws {
        let small = try FailingChart.resilience("Ville")
        // The whole example once: reading a page of nearly a megabyte takes time.
        for resilience in language == .french ? [small, try FailingChart.resilience(folder: "Examples/metropole")] : [small] {
            let page = try FailingChart.page(resilience, language, drawn: true)
            #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
            #expect(!page.contains(/<(script|link|img|iframe|object|embed)\b/))
            #expect(!page.contains(/\bsrc=|@import|url\(/))
            #expect(page.matches(of: /https?:\/\//).count == page.matches(of: /<a href="https?:\/\//).count)
            let ids = page.matches(of: /\bid="([^"]*)"/).map { String($0.1) }
            let known = Set(ids)
            #expect(known.count == ids.count)
            for link in page.matches(of: /href="#([^"]*)"/) where !known.contains(String(link.1)) { Issue.record("\(link.0)") }
        }
    }

    @Test func `both languages say the same things in their own words`() throws {
        let resilience = try FailingChart.resilience("Ville")
        let french = try FailingChart.page(resilience, .french), english = try FailingChart.page(resilience, .english)
        for words in ["point de défaillance unique", "Redondances qui n’en sont pas", "Déjà à l’arrêt", "tombe avec", "tout de suite", "Promesses de 100", "au mieux"] {
            #expect(french.contains(words), "\(words)")
            #expect(!english.contains(words), "\(words)")
        }
        for words in ["single point of failure", "Redundancy that is none", "Stopped already", "falls with", "at once", "Promises of 100%", "at best"] {
            #expect(english.contains(words), "\(words)")
            #expect(!french.contains(words), "\(words)")
        }
        for tag in ["<section", "<table", "<article", "<li", "<h4", "<tr"] {
            #expect(french.components(separatedBy: tag).count == english.components(separatedBy: tag).count, "\(tag)")
        }
    }

    @Test(arguments: [
        "elements: [{ id: ville, kind: organisation, name: Ville, seat: FR, ownership: public }]",
        "elements: [{ id: s, kind: service, name: Service, relies-on: d }, { id: d, kind: device, name: Serveur, located-in: FR, operated-by: ville }, { id: ville, kind: organisation, name: V, seat: FR, ownership: public }]",
    ])
    func `a chart with little in it leaves no section empty`(_ yaml: String) throws {
        for language in Language.allCases {
            let page = try FailingChart.page(try FailingChart.resilience(of: yaml), language)
            for section in page.matches(of: /<section id="([a-z]+)"[^>]*>(?s:(.*?))<\/section>/) {
                let text = section.2.replacing(/<h2[^>]*>[^<]*<\/h2>/, with: "").replacing(/<[^>]*>/, with: "").filter { !$0.isWhitespace }
                #expect(text.count > 15, "\(section.1)")
            }
            #expect(!page.contains("<tbody role=\"rowgroup\">\n</tbody>"))
            #expect(!page.contains(/<(ul|ol|dl)[^>]*>\s*<\/(ul|ol|dl)>/))
        }
    }

    @Test func `every text a template names is in the table, and both languages have it`() throws {
        var named: Set<String> = []
        for text in try ReportTemplates.all(from: "resilience") {
            for match in text.matches(of: /\{\{t\.([A-Za-z0-9]+)\}\}/) { named.insert(String(match.1)) }
        }
        let table = ResilienceReportText.table(.french)
        for name in named { #expect(table[name] != nil, "\(name)") }
        for text in ResilienceReportText.allCases {
            #expect(ReportText(rawValue: text.rawValue) == nil, "\(text) would hide a text of the other report")
            // A case without words would show its own name.
            #expect(text.words.fr != text.rawValue && text.words.en != text.rawValue && !text.words.fr.isEmpty, "\(text)")
        }
    }
}

@Suite struct ResilienceBoundsTests {
    @Test func `what had no room to be computed is never told as sound`() throws {
        let resilience = try FailingChart.resilience(of: FailingChart.yaml("Ville"), limits: FailureLimits(maximumNodes: 1))
        #expect(resilience.services.contains { $0.things.cuts.order < 1 })
        for language in Language.allCases {
            let page = try FailingChart.page(resilience, language)
            let word = Typography.set(ResilienceWords.uncomputed[language], language)
            #expect(page.contains(word) && !page.contains(language == .french ? "Aucun point de défaillance unique n’est connu" : "No single point of failure is known"))
            #expect(ResilienceSARIF(resilience, language).document().json.contains("toolExecutionNotifications"))
            #expect(ResilienceText(resilience, language, Style(hasColour: false)).render().contains(ResilienceWords.uncomputed[language]))
        }
        let faults = try JSONSchemaTool.faults(of: ResilienceDocument(resilience).document().json, schema: ResilienceSchema.document.json)
        #expect(faults.isEmpty, "\(faults)")
    }
}

@Suite struct FailureDrawingTests {
    @Test func `weak points are marked by a word and a shape, and the drawing is bounded`() throws {
        let resilience = try FailingChart.resilience("Ville")
        let paths = FailureDrawing.all(resilience, .french)
        let path = try #require(paths.first { $0.element == "paie" })
        let dot = path.dot()
        #expect(dot.contains("tranchée\u{A0}: point unique") && dot.contains("diagonals"))
        #expect(path.nodes.contains { $0.label == "Lien B" && $0.mark == .none })
        #expect(dot == FailureDrawing.all(resilience, .french).first { $0.element == "paie" }?.dot())
        let stopped = try #require(paths.first { $0.element == "guichet" })
        #expect(stopped.dot().contains("hors service"))
        #expect(!paths.contains { $0.element == "muet" })
        for path in FailureDrawing.all(try FailingChart.resilience(folder: "Examples/metropole"), .english) {
            #expect(path.nodes.count <= FailureDrawing.nodeLimit)
            // Nothing hangs in the air.
            for i in path.nodes.indices.dropFirst() { #expect(path.edges.contains { $0.to == i }, "\(path.element)") }
        }
    }

    @Test func `Graphviz draws hostile labels as text that may be put in the page`() throws {
        guard let graphviz = try? Graphviz() else { return }
        let paths = FailureDrawing.all(try FailingChart.resilience(), .english)
        let drawings = try graphviz.svg(paths.map { $0.dot() })
        #expect(drawings.count == paths.count && !drawings.isEmpty)
        for drawing in drawings { #expect(InlineDrawing(drawing) != nil) }
    }
}
