import Continuum
import Foundation
import Reports
import Sovereignty
import Testing
import Workspace

/// Python’s `jsonschema`: what a schema says of a document.
private enum Schemas {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// For each document, whether the schema accepts it.
    static func accepts(_ documents: [String], _ schema: String) throws -> [Bool] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-nis2-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(schema.utf8).write(to: folder.appendingPathComponent("schema.json"))
        try Data(("[" + documents.joined(separator: ",") + "]").utf8).write(to: folder.appendingPathComponent("documents.json"))
        let script = """
            import json, sys
            from jsonschema import Draft202012Validator
            schema = json.load(open(sys.argv[1] + "/schema.json"))
            Draft202012Validator.check_schema(schema)
            validator = Draft202012Validator(schema)
            for document in json.load(open(sys.argv[1] + "/documents.json")):
                print("yes" if validator.is_valid(document) else "no")
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, folder.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: output, as: UTF8.self).split(separator: "\n").map { $0 == "yes" }
    }

    static func committed(_ name: String) throws -> String { String(decoding: try Data(contentsOf: root.appendingPathComponent("Schemas/\(name).schema.json")), as: UTF8.self) }
}

@Suite struct NISOutputTests {
    @Test func `the committed schemas are current`() throws {
        #expect(try Schemas.committed("nis2") == NISSchema.document.prettyJSON + "\n", "run Scripts/make-schemas.sh")
        #expect(try Schemas.committed("nis2-entities") == NISSchema.entities.prettyJSON + "\n", "run Scripts/make-schemas.sh")
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `what is written keeps to its schema, and is JSON whatever the names`(seed: UInt64) throws {
        var random = NISRandom(state: seed)
        var classifier = NISClassifier()
        var entities = (0..<60).map { _ in random.entity() } + NISTruth.all.map(\.entity)
        for i in entities.indices {
            entities[i].id = "e\(i)"
            entities[i].name = "\"<é>\u{1B}[31m\u{202E}\n"
            if i % 2 == 0 { entities[i].established = [StateCode("FR"), StateCode("US")].compactMap { $0 } }
        }
        let json = NISDocument.json(entities.map { classifier.classify($0) })
        #expect(try Schemas.accepts([json, NISDocument.json([])], NISSchema.document.json) == [true, true])
        #expect(json == NISDocument.json(entities.map { classifier.classify($0) }))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect((object["entities"] as? [Any])?.count == entities.count)
    }

    /// The reader and the schema of what is read agree on each document; contradictions, codes of states and repeated ids apart, which a schema cannot see.
    @Test func `reader and schema of entities agree`() throws {
        let documents = [
            #"{}"#, #"{"id":"a"}"#, #"{"entities":[]}"#, #"{"entities":[{"id":"a"},{"sector":"energy"}]}"#, #"{"activity":"lng"}"#, #"{"activity":["lng","nace-26"]}"#,
            #"{"activity":"none"}"#, #"{"activity":"lgn"}"#, #"{"sector":"lng"}"#, #"{"headcount":3.5}"#, #"{"headcount":"unknown"}"#, #"{"headcount":-1}"#, #"{"headcount":"3"}"#,
            #"{"headcount":null}"#, #"{"headcount":1e12}"#, #"{"population":3}"#, #"{"population":3.5}"#, #"{"turnover":1e14}"#, #"{"turnover":1e17}"#, #"{"size":"micro"}"#, #"{"size":"big"}"#,
            #"{"linked":[]}"#, #"{"linked":[{"headcount":3}]}"#, #"{"linked":[{"share":30}]}"#, #"{"linked":{}}"#, #"{"partners":[{"share":30}]}"#, #"{"partners":[{"share":60}]}"#,
            #"{"partners":[{}]}"#, #"{"partners":[3]}"#, #"{"established":"FR"}"#, #"{"established":["FR","us"]}"#, #"{"established":3}"#, #"{"main-establishment":"DE"}"#,
            #"{"main-establishment":"US"}"#, #"{"in-union":true}"#, #"{"in-union":"unknown"}"#, #"{"in-union":"yes"}"#, #"{"public-tier":"central-bank"}"#, #"{"public-tier":"city"}"#,
            #"{"security":"partly"}"#, #"{"special-role":"none"}"#, #"{"identified-as":"unknown"}"#, #"{"local-option":"no"}"#, #"{"local-option":true}"#, #"{"foo":1}"#, #"[]"#, #"3"#,
            #"{"entities":[3]}"#, #"{"entities":[],"foo":1}"#, #"{"local-kind":"commune"}"#, #"{"education":true}"#, #"{"education":1}"#,
        ]
        let accepted = try Schemas.accepts(documents, NISSchema.entities.json)
        #expect(accepted.count == documents.count)
        for (document, isRight) in zip(documents, accepted) {
            #expect(isRight == !NISEntityReader.read(Array(document.utf8), file: "a.json").diagnostics.hasErrors, "\(document)")
        }
    }

    @Test(arguments: Language.allCases)
    func `the terminal says the answer first, cites articles, and passes no control characters`(_ language: Language) {
        var classifier = NISClassifier()
        let text = NISText(language, Style(hasColour: false))
        for row in NISTruth.all {
            var entity = row.entity
            entity.name = "a\u{1B}[31m\u{202E}b"
            let said = text.render(classifier.classify(entity))
            #expect(!said.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
            let lines = said.split(separator: "\n")
            #expect(lines.count > 4 && lines[1].contains(row.answers.count > 1 ? "?" : row.answers.first == .outOfScope ? "–" : row.answers.first == .registrationOnly ? "○" : "●"))
            #expect(said.contains("["), "\(row)")
            #expect(lines.allSatisfy { $0.count <= 112 }, "\(lines.filter { $0.count > 112 })")
            // French signs take a space that does not break.
            if language == .french { #expect(!said.contains(" :") && !said.contains("« ") && !said.contains(" ;") && !said.contains(" ?\n")) }
        }
        // Of an entity of which nothing is known, no more than fits on a screen or two.
        #expect(text.render(classifier.classify(NISEntity().withoutPresumptions)).split(separator: "\n").count < 70)
        let table = text.table(NISTruth.size.map { classifier.classify($0.entity) })
        #expect(table.split(separator: "\n").count == NISTruth.size.count + 1)
        #expect(NISActivity.all.allSatisfy { text.sectors().contains($0.id) })
    }

    @Test func `every word has both languages`() {
        let sizes = NISSizeReading(NISFigures(headcount: 1_234.5, turnover: 12_500_000, balance: 900_000), [], stated: nil)
        var words: [Bilingual] = NISCategory.allCases.map(NISWords.category) + NISFact.allCases.map(NISWords.fact) + NISRemark.allCases.map(NISWords.remark)
        words += NISDuty.allCases.map(NISWords.duty) + NISJurisdiction.Rule.allCases.map(NISWords.jurisdiction) + EnterpriseSize.allCases.map(NISWords.size)
        for fact in NISFact.allCases { for code in 0..<fact.count { words.append(NISWords.value(fact, code)) } }
        #expect(words.allSatisfy { !$0.fr.isEmpty && !$0.en.isEmpty })
        #expect(NISWords.figures(sizes).fr == "effectif 1\u{A0}234,5, chiffre d’affaires 12,5\u{A0}M€, bilan 900\u{A0}000\u{A0}€")
        #expect(NISWords.figures(sizes).en == "headcount 1,234.5, turnover EUR\u{A0}12.5 million, balance sheet EUR\u{A0}900,000")
    }

    // MARK: Interviews

    /// Answers each question by a function, at most so many times.
    private func interview(_ entity: NISEntity, _ language: Language = .french, _ answer: (NISQuestionnaire.Question) -> String) -> (asked: [NISFact], entity: NISEntity) {
        var questionnaire = NISQuestionnaire(entity, language)
        var asked: [NISFact] = []
        while let question = questionnaire.next(), asked.count < 60 {
            asked.append(question.fact)
            #expect(question.text.hasSuffix("?") || question.text.hasSuffix(")"))
            if let complaint = questionnaire.answer(question, answer(question)) { Issue.record("\(question.text): \(complaint)") }
        }
        return (asked, questionnaire.entity)
    }

    @Test func `only what still matters is asked`() {
        var classifier = NISClassifier()
        // A DNS service in France: where it is and what it does decide.
        let dns = interview(NISEntity()) { question in
            switch question.fact {
            case .union: "FR"
            case .activity: question.choices.count > 15 ? "digital-infrastructure" : "dns-services"
            case .education, .tier: question.fact == .tier ? "1" : "2"
            default: "?"
            }
        }
        #expect(classifier.classify(dns.entity).category == .essential && !dns.asked.contains(.headcount) && dns.asked.count <= 5, "\(dns.asked)")
        // 300 persons in Annex I: no accounts are asked for.
        let gas = interview(entity("gas-supply")) { question in question.fact == .headcount ? "300" : question.choices.isEmpty ? "?" : question.choices.first == "oui" ? "non" : "1" }
        #expect(!gas.asked.contains(.turnover) && !gas.asked.contains(.balance))
    }

    @Test(arguments: Language.allCases)
    func `not knowing anything ends the interview, and nothing is asked twice`(_ language: Language) {
        let nothing = interview(NISEntity(), language) { _ in NISQuestionnaire.doNotKnow(language) }
        // The sector is asked, then the rest; an activity is one fact with one question here, since the sector is not known.
        #expect(Set(nothing.asked).count == nothing.asked.count && nothing.asked.count <= NISFact.allCases.count)
    }

    /// Whatever is answered, an interview ends, and no fact is asked for more than twice (the sector, then the activity; where it is, then whom it serves).
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `an interview ends`(seed: UInt64) {
        var random = NISRandom(state: seed)
        for _ in 0..<150 {
            var entity = random.entity(unknown: 0.8)
            entity.established = [[], [StateCode("FR")], [StateCode("US")]].randomElement(using: &random)?.compactMap { $0 } ?? []
            entity.relatives = Bool.random(using: &random) ? [NISRelative(figures: NISFigures()), NISRelative(figures: NISFigures(headcount: 40), share: 30)] : []
            var questionnaire = NISQuestionnaire(entity, .french)
            var asked: [NISFact: Int] = [:]
            var refused = 0
            while let question = questionnaire.next() {
                var line = ["?", "1", "2", "300", "12M", "FR", "US", "oui", "non", "energy", "rien"].randomElement(using: &random) ?? "?"
                if !question.choices.isEmpty, Bool.random(using: &random) { line = "\(Int.random(in: 1...question.choices.count + 1, using: &random))" }
                if questionnaire.answer(question, line) == nil { asked[question.fact, default: 0] += 1 } else { refused += 1 }
                if asked.values.contains(where: { $0 > 2 }) || refused > 2_000 {
                    Issue.record("seed \(seed): \(asked)")
                    break
                }
            }
        }
    }

    @Test func `an answer that is none is said, and asked again`() throws {
        var questionnaire = NISQuestionnaire(entity("food"), .english)
        let first = questionnaire.next()
        let question = try #require(first)
        #expect(question.fact == .education)
        #expect(questionnaire.answer(question, "7") == "Answer with a number from 1 to 3.")
        #expect(questionnaire.answer(question, "perhaps") != nil)
        #expect(questionnaire.answer(question, " no ") == nil)
        #expect(questionnaire.next()?.fact == .tier)
        for text in ["12M", "12 M€", "12 000 000", "1.2e7", "12000k"] { #expect(NISQuestionnaire.number(text) == 12_000_000, "\(text)") }
        for text in ["", "abc", "12X", "M", "1e999", "nan", "inf", "12M3", "--3"] { #expect(NISQuestionnaire.number(text) == nil, "\(text)") }
    }

    // MARK: The command, through a pipe

    /// The program beside the bundle of these tests, wherever that was built.
    private static let program: URL = {
        let bundle = CommandLine.arguments.compactMap { argument in argument.firstRange(of: ".xctest").map { argument[..<$0.lowerBound] + ".xctest" } }.first
        let beside = bundle.map { URL(fileURLWithPath: String($0)).deletingLastPathComponent().appendingPathComponent("portulan") }
        if let beside, FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        return Schemas.root.appendingPathComponent(".build/debug/portulan")
    }()

    private func run(_ arguments: [String], _ input: String = "") throws -> (out: String, error: String, status: Int32) {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = ["nis2"] + arguments
        let output = Pipe(), errors = Pipe(), standardInput = Pipe()
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = standardInput
        try process.run()
        standardInput.fileHandleForWriting.write(Data(input.utf8))
        try standardInput.fileHandleForWriting.close()
        let out = output.fileHandleForReading.readDataToEndOfFile(), error = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: out, as: UTF8.self), String(decoding: error, as: UTF8.self), process.terminationStatus)
    }

    @Test func `interactive through a pipe: French first, the answer at the end`() throws {
        // Established, sector, activity, education, tier, critical entity, former operator, identification, headcount.
        let said = try run(["classify", "--interactive"], "FR\n6\nnon\n1\nnon\nnon\n1\n300\n")
        #expect(said.status == 0 && said.out.contains("Dans quels États êtes-vous établi") && said.out.contains("je ne sais pas"))
        #expect(said.out.contains("● Entité essentielle"), "\(said.out)")
        // Cut short: what is known is enough for an answer, open as it may be.
        let short = try run(["classify", "--interactive", "--lang", "en"], "FR\n")
        #expect(short.status == 0 && short.out.contains("The answer depends on what is missing"))
        // JSON stays clean: the questions go elsewhere.
        let json = try run(["classify", "--interactive", "--format", "json"], "?\n?\n")
        #expect(json.status == 0 && json.out.hasPrefix("{") && json.error.contains("Dans quel"))
        #expect(try Schemas.accepts([json.out], NISSchema.document.json) == [true])
    }

    @Test func `flags, files and standard input give the same`() throws {
        let flags = try run(["classify", "--activity", "cloud", "--headcount", "10", "--turnover", "60M", "--balance", "50M", "--established", "FR", "--format", "json"])
        let input = try run(["classify", "--input", "-", "--format", "json"], #"{"activity":"cloud","headcount":10,"turnover":60000000,"balance":50000000,"established":"FR"}"#)
        #expect(flags.status == 0 && flags.out == input.out && flags.out.contains("\"answer\":\"essential\""))
    }

    @Test func `what is wrong ends with 2 and names all of it`() throws {
        let said = try run(["classify", "--activity", "gas-suply", "--headcount", "-3", "--public-tier", "centrale"])
        #expect(said.status == 2 && said.out.isEmpty)
        for id in ["PORT140", "PORT143", "PORT034"] { #expect(said.error.contains(id), "\(said.error)") }
        #expect(said.error.contains("gas-supply") && said.error.contains("^"))
        #expect(try run(["classify", "--input", "/nowhere.json"]).status == 2)
        #expect(try run(["sectors"]).out.contains("drinking-water"))
    }
}
