import Continuum
import Foundation
import Knowledge
import Reach
import Sovereignty
import Testing
import Workspace

@testable import Reports

/// A chart with a framework, a statement and answers of its own, all with one name: stale, contradictory, without evidence, beyond what the chart allows.
enum LevelledChart {
    static let hostile = "<script>alert(1)</script> \"\u{301} onclick=x & 'é' {{t.skip}} --> \\N"
    static let day = Day(year: 2026, month: 11, day: 24)!

    static func levels(_ name: String = hostile, subjects: [String] = []) throws -> Levels {
        let quoted = "'" + name.replacingOccurrences(of: "'", with: "''") + "'"
        let objectives = (1...3).map { i in
            """
              - { id: cadre.o\(i), kind: objective, of-framework: cadre, order: \(i), weight: \([40, 30, 30][i - 1]), name: \(quoted) }
              - { id: cadre.o\(i).r, kind: requirement, of-objective: cadre.o\(i), order: 1, name: \(quoted), question: \(quoted), article: \(quoted) }
              - { id: cadre.o\(i).r.0, kind: rung, of-requirement: cadre.o\(i).r, order: 0, points: 0, gives-level: 0, name: \(quoted) }
              - { id: cadre.o\(i).r.1, kind: rung, of-requirement: cadre.o\(i).r, order: 1, points: 500, gives-level: 1, gives-otherwise: 2, name: \(quoted), needs-answer: true }
              - { id: cadre.o\(i).r.2, kind: rung, of-requirement: cadre.o\(i).r, order: 2, points: 1000, gives-level: 2, name: \(quoted), needs-answer: true\(i == 2 ? ", checks: [control-not-foreign]" : "") }
            """
        }.joined(separator: "\n")
        let yaml = """
            source: { ref: \(quoted), date: 2026-01-02, standing: unconfirmed }
            elements:
              - { id: ville, kind: organisation, name: Ville, seat: FR, ownership: public }
              - { id: mere, kind: organisation, name: \(quoted), seat: US, ownership: dispersed }
              - { id: paie, kind: service, name: \(quoted), class: C3, essential: true, runs-on: nuage }
              - { id: nuage, kind: platform, name: \(quoted), operated-by: mere, located-in: US, instance-of: offre }
              - { id: offre, kind: offer, name: \(quoted), category: iaas, provided-by: mere }
              - { id: cadre, kind: framework, name: \(quoted), description: \(quoted), version: \(quoted), status: draft, method: ladder, applies-to: [offer, service], valid-from: 2026-01-01 }
              - { id: cadre.n0, kind: level, of-framework: cadre, order: 0, name: \(quoted) }
              - { id: cadre.n1, kind: level, of-framework: cadre, order: 1, name: \(quoted) }
              - { id: cadre.n2, kind: level, of-framework: cadre, order: 2, name: \(quoted) }
            \(objectives)
              - { id: liste, kind: framework, name: \(quoted), status: proposal, method: all, applies-to: [offer, service] }
              - { id: liste.o, kind: objective, of-framework: liste, order: 1, name: \(quoted) }
              - { id: liste.o.a, kind: requirement, of-objective: liste.o, order: 1, name: \(quoted), checks: [control-not-foreign] }
              - { id: liste.o.b, kind: requirement, of-objective: liste.o, order: 2, name: \(quoted), attested: parole }
              - { id: liste.o.c, kind: requirement, of-objective: liste.o, order: 3, name: \(quoted), needs-answer: true, mandatory: false }
              - { id: parole, kind: statement, name: \(quoted), question: \(quoted), asked-of: legal, valid-for: 1y }
              - { id: dit-oui, kind: answer, about: offre, answers: parole, says: "yes", answered-by: \(quoted), evidence: \(quoted) }
              - { id: dit-non, kind: answer, about: offre, answers: parole, says: "no", answered-by: \(quoted) }
              - { id: vieux, kind: answer, about: offre, answers: parole, says: "yes", answered-by: \(quoted), source: { ref: x, date: 2020-01-01 } }
              - { id: trop, kind: answer, about: offre, answers: cadre.o2.r, rung: 2, answered-by: \(quoted), evidence: \(quoted) }
              - { id: bien, kind: answer, about: offre, answers: cadre.o1.r, rung: 1, answered-by: \(quoted), evidence: \(quoted) }
            """
        var builder = ContinuumBuilder(vocabulary: .portulan, diagnosticLimit: 100)
        try KnowledgeBase.read(into: &builder)
        builder.readYAML(Array(yaml.utf8), file: "chart.yaml", layer: .chart)
        let (continuum, diagnostics) = builder.finish()
        #expect(!diagnostics.hasErrors, "\(diagnostics.list)")
        return levels(continuum, AssessmentRequest(day: day, organisation: "ville", isThorough: false), subjects: subjects)
    }

    static func levels(_ continuum: Continuum, _ request: AssessmentRequest, frameworks: [String] = [], subjects: [String] = []) -> Levels {
        Levels(
            continuum, FrameworkLibrary(continuum, on: day),
            LevelsRequest(request, frameworks: frameworks, subjects: subjects.compactMap { continuum.index(of: $0).map { Int32($0) } }))
    }

    static func example(_ frameworks: [String] = [], _ subjects: [String] = []) -> Levels {
        let workspace = OutputTests.workspace("Examples/metropole")
        return levels(workspace.continuum, workspace.request(day: day), frameworks: frameworks, subjects: subjects)
    }

    static func pages(_ language: Language, _ name: String = hostile) throws -> [String] {
        try [(false, []), (true, ["offre", "paie"]), (true, ["nuage"])].map { isDetailed, subjects in
            try LevelsHTML(try levels(name, subjects: subjects), isDetailed: isDetailed, language: language, organisation: name).render()
        }
    }
}

@Suite struct LevelsOutputTests {
    @Test func `the committed schema of levels is current`() throws {
        let text = String(decoding: try Data(contentsOf: OutputTests.root.appendingPathComponent("Schemas/levels.schema.json")), as: UTF8.self)
        #expect(text == LevelsSchema.document.prettyJSON + "\n", "run Scripts/make-schemas.sh")
    }

    @Test func `the JSON of levels keeps to its schema`() throws {
        for levels in [try LevelledChart.levels(), LevelledChart.example(["eu-csf-2026", "gdpr"], ["aws-paris", "service-etat-civil"])] {
            let document = LevelsDocument(levels).document(questions: levels.nextQuestions())
            let faults = try JSONSchemaTool.faults(of: document.json, schema: LevelsSchema.document.json)
            #expect(faults.isEmpty, "\(faults)")
        }
    }

    @Test(arguments: Language.allCases)
    func `SARIF has a rule for each requirement, and a place, evidence and a fingerprint for each result`(_ language: Language) throws {
        let levels = try LevelledChart.levels("Ville", subjects: ["offre", "paie"])
        let object = try #require(try JSONSerialization.jsonObject(with: Data(LevelsSARIF(levels, language).log().json.utf8)) as? [String: Any])
        #expect(object["version"] as? String == "2.1.0")
        let run = try #require((object["runs"] as? [[String: Any]])?.first)
        let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
        let rules = (driver?["rules"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
        #expect(Set(rules).count == rules.count && rules.contains("liste.o.a"))
        let results = run["results"] as? [[String: Any]] ?? []
        let wanted = levels.results.joined().reduce(0) { $0 + $1.results.count { !$0.answered.isFine } }
        #expect(results.count == wanted && wanted > 6)
        var fingerprints: Set<String> = []
        for result in results {
            #expect(rules.contains(result["ruleId"] as? String ?? ""))
            #expect(((result["message"] as? [String: Any])?["text"] as? String)?.hasSuffix(".") == true)
            let location = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
            #expect((location?["artifactLocation"] as? [String: Any])?["uri"] as? String == "chart.yaml")
            let fingerprint = (result["partialFingerprints"] as? [String: String])?["portulanFinding/v1"] ?? ""
            #expect(fingerprints.insert(fingerprint).inserted)
            let properties = result["properties"] as? [String: Any]
            let answered = properties?["answered"] as? String, level = result["level"] as? String
            #expect((answered == "undetermined") == (level == "note"))
            if result["ruleId"] as? String == "liste.o.a" {
                #expect(level == "error")
                let evidence = properties?["evidence"] as? [[String: Any]] ?? []
                #expect(!evidence.isEmpty && evidence.allSatisfy { $0["check"] as? String == "control-not-foreign" && $0["text"] is String })
            }
        }
    }

    @Test func `what the base describes is shown where the folder first speaks of it`() throws {
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(LevelsSARIF(LevelledChart.example(["secnumcloud-19.6"], ["aws-paris"]), .english).log().json.utf8)) as? [String: Any])
        let results = (object["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]] ?? []
        #expect(results.count > 5)
        for result in results {
            let location = (result["locations"] as? [[String: Any]])?.first
            let uri = ((location?["physicalLocation"] as? [String: Any])?["artifactLocation"] as? [String: Any])?["uri"] as? String
            #expect(uri?.contains("metropole/continuum/") == true, "\(uri ?? "")")
            #expect((location?["logicalLocations"] as? [[String: Any]])?.first?["fullyQualifiedName"] as? String == "aws-paris")
        }
    }

    @Test func `the glossary says what the documentation says, in both languages`() throws {
        for (language, path) in [(Language.french, "Documentation/fr/glossaire.md"), (.english, "Documentation/en/glossary.md")] {
            let text = String(decoding: try Data(contentsOf: OutputTests.root.appendingPathComponent(path)), as: UTF8.self)
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            for entry in Glossary.all {
                #expect(text.contains("**\(entry.term[language])**"), "\(path): \(entry.id)")
                #expect(text.contains(entry.meaning[language]), "\(path): \(entry.id)")
            }
        }
        #expect(Set(Glossary.all.map(\.id)).count == Glossary.all.count)
        for id in LevelsWriter.headWords { #expect(Glossary.entry(id) != nil, "\(id)") }
        #expect(Glossary.sorted(.french).map(\.id).firstIndex(of: "ladder")! < Glossary.sorted(.french).map(\.id).firstIndex(of: "requirement")!)
    }
}

@Suite struct LevelsHTMLTests {
    @Test(arguments: Language.allCases)
    func `hostile names are text, never markup`(_ language: Language) throws {
        for page in try LevelledChart.pages(language) {
            #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
            #expect(!page.contains("<script"))
            for tag in page.matches(of: /<[a-z][^<>]*>/) { #expect(!tag.0.contains("onclick")) }
            #expect(page.contains("{{t.skip}}"))
        }
    }

    @Test func `control characters of names do not pass`() throws {
        for page in try LevelledChart.pages(.french, "rouge\u{202E}et noir\u{2066}31m") {
            #expect(page.contains("rouge·et noir·31m"))
            for line in page.split(separator: "\n") where line.unicodeScalars.contains(where: { $0.value == 0x202E || $0.value == 0x2066 }) { Issue.record("\(line)") }
        }
    }

    /// Elements that HTML closes by itself, and those of the drawings.
    private static let isVoid: Set<String> = ["meta", "br", "hr", "input", "path", "circle", "rect", "use"]

    @Test(arguments: Language.allCases)
    func `a page fetches nothing, its tags close, every inner link leads somewhere and no list is empty`(_ language: Language) throws {
        let real = try LevelsHTML(LevelledChart.example(["eu-csf-2026", "secnumcloud-19.6"], ["aws-paris"]), isDetailed: true, language: language, organisation: "Valmer").render()
        for page in try LevelledChart.pages(language, "Ville") + [real] {
            #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
            #expect(!page.contains(/<(script|link|img|iframe|object|embed)\b/))
            #expect(!page.contains(/\bsrc=|@import|url\(/))
            for tag in page.matches(of: /<([a-z]+)[^<>]*https?:[^<>]*>/) { #expect(tag.1 == "a") }
            let ids = page.matches(of: /\bid="([^"]*)"/).map { String($0.1) }
            let known = Set(ids)
            #expect(known.count == ids.count)
            for link in page.matches(of: /href="#([^"]*)"/) where !known.contains(String(link.1)) { Issue.record("\(link.0)") }
            for name in page.matches(of: /aria-labelledby="([^"]*)"/) where !known.contains(String(name.1)) { Issue.record("\(name.0)") }
            #expect(!page.contains("<tbody role=\"rowgroup\">\n</tbody>"))
            #expect(!page.contains(/<(ul|ol|dl)[^>]*>\s*<\/(ul|ol|dl)>/))
            #expect(!page.contains(/\bnan\b|NaN|\binf\b/))
            var open: [Substring] = []
            for tag in page.matches(of: /<(\/?)([a-z][a-z0-9]*)[^<>]*?(\/?)>/) where !Self.isVoid.contains(String(tag.2)) && tag.3.isEmpty {
                if tag.1.isEmpty { open.append(tag.2) } else if open.popLast() != tag.2 { Issue.record("\(tag.0) closes another") }
            }
            #expect(open.isEmpty, "\(open)")
        }
    }

    @Test func `both languages say the same things in their own words`() throws {
        for (french, english) in zip(try LevelledChart.pages(.french, "Ville"), try LevelledChart.pages(.english, "Ville")) {
            for tag in ["<section", "<table", "<li", "<h3", "<tr", "<svg", "<details", "<figure"] {
                #expect(french.components(separatedBy: tag).count == english.components(separatedBy: tag).count, "\(tag)")
            }
            #expect(french.contains("Glossaire") && !french.contains("Glossary"))
            #expect(english.contains("Glossary") && !english.contains("Glossaire"))
        }
    }

    @Test func `an overview has a table for each framework and a matrix for each kind, and says what each is worth in law`() throws {
        let page = try LevelledChart.pages(.english, "Ville")[0]
        for section in ["summary", "first", "frameworks", "matrix", "questions", "sources", "glossary"] { #expect(page.contains("<section id=\"\(section)\""), "\(section)") }
        #expect(page.contains("a draft") && page.contains("a proposal, never adopted") && page.contains("in force"))
        #expect(page.contains("id=\"m-service\"") && page.contains("id=\"m-offer\""))
        #expect(page.contains("1 January 2026"))
        #expect(!page.contains("class=\"req\""))
    }

    @Test func `a detail keeps floor and score apart, draws a radar and tells each answer with what is wrong with it`() throws {
        let page = try LevelledChart.pages(.french, "Ville")[1]
        for text in [
            "Le plancher", "La note", "preuve trop ancienne", "Réponses contradictoires", "sans preuve", "Autre lecture des échelons disputés", "la carte l’emporte", "ne décide pas",
            "non confirmé", "2 janvier 2026",
        ] where !page.contains(Typography.set(text, .french)) { Issue.record("\(text)") }
        let ladders = page.components(separatedBy: "class=\"area-sure\"").count - 1
        #expect(ladders > 0 && ladders == page.components(separatedBy: "class=\"area-maybe\"").count - 1)
        #expect(page.contains("id=\"shared\"") && page.contains("class=\"req\"") && !page.contains("<details open"))
        // The same check serves two frameworks.
        #expect(page.contains("contrôle de la carte"))
    }

    @Test func `a kind to which no framework applies says so`() throws {
        let page = try LevelledChart.pages(.english, "Ville")[2]
        #expect(page.contains("No framework applies to this kind of element."))
    }

    @Test func `the overview of the example is light and the same twice`() throws {
        let levels = LevelledChart.example()
        let first = try LevelsHTML(levels, isDetailed: false, language: .french, organisation: "Valmer").render()
        #expect(first.utf8.count < 2_000_000)
        #expect(first == (try LevelsHTML(LevelledChart.example(), isDetailed: false, language: .french, organisation: "Valmer").render()))
    }

    @Test func `every text a template names is in the table, and both languages have it`() throws {
        let table = LevelsReportText.table(.french)
        for text in try ReportTemplates.all(from: "levels") {
            for match in text.matches(of: /\{\{t\.([A-Za-z0-9]+)\}\}/) { #expect(table[String(match.1)] != nil, "\(match.1)") }
        }
        for text in LevelsReportText.allCases {
            #expect(ReportText(rawValue: text.rawValue) == nil && ResilienceReportText(rawValue: text.rawValue) == nil, "\(text) would hide another text")
            #expect(text.words.fr != text.rawValue && text.words.en != text.rawValue && !text.words.fr.isEmpty, "\(text)")
        }
    }
}
