import Continuum
import Foundation
import Knowledge
import Reach
import Reports
import Testing
import Workspace

/// What the commands write, on real folders: the contract that other programs rely on.
@Suite struct OutputTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let day = Day(year: 2026, month: 11, day: 22)!

    static func workspace(_ path: String) -> Workspace { Workspace(reading: root.appendingPathComponent(path).path) }

    static func assess(_ path: String, isThorough: Bool = true) -> Assessment {
        let workspace = workspace(path)
        return Assessor(workspace.request(day: day, isThorough: isThorough)).assess(workspace.continuum)
    }

    @Test func committedSchemasAndReferenceAreCurrent() throws {
        func text(_ path: String) throws -> String {
            String(decoding: try Data(contentsOf: Self.root.appendingPathComponent(path)), as: UTF8.self)
        }
        #expect(try text("Schemas/assessment.schema.json") == AssessmentSchema.document.prettyJSON + "\n", "run Scripts/make-schemas.sh")
        #expect(try text("Schemas/change.schema.json") == Vocabulary.portulan.schema(.change).prettyJSON + "\n", "run Scripts/make-schemas.sh")
        #expect(try text("Documentation/reference.md") == ReferencePage(.portulan).markdown(), "run Scripts/make-schemas.sh")
    }

    @Test(arguments: ["Examples/cases/us-hyperscaler-paris", "Examples/cases/ovhcloud", "Examples/cases/office-365-adobe", "Examples/cases/bleu"])
    func assessmentKeepsToItsSchema(path: String) throws {
        let json = AssessmentDocument(Self.assess(path)).document()
        let faults = try JSONSchemaTool.faults(of: json.json, schema: AssessmentSchema.document.json)
        #expect(faults.isEmpty, "\(path): \(faults)")
    }

    @Test func twoRunsAreTheSame() {
        let first = AssessmentDocument(Self.assess("Examples/cases/health-data-hub-azure")).document().prettyJSON
        let second = AssessmentDocument(Self.assess("Examples/cases/health-data-hub-azure")).document().prettyJSON
        #expect(first == second)
    }

    @Test func everyFindingHasAChainThatEndsInALawATermOrAnUnknown() {
        let assessment = Self.assess("Examples/metropole", isThorough: false)
        #expect(assessment.findings.count > 20)
        for finding in assessment.findings {
            let last = finding.chain.last
            #expect(
                last?.relation == "law" || last?.relation == "content-use" || last?.note == .unknown, "\(finding.id): \(String(describing: last))")
            for step in finding.chain where step.note != .unknown && step.note != .unreviewed && step.relation != "controls" {
                #expect(step.source != nil, "\(finding.id): \(step.from) \(step.relation) \(step.to) has no source")
            }
        }
    }

    @Test func sarifNamesItsVersionItsRulesAndItsPlaces() throws {
        let assessment = Self.assess("Examples/cases/us-hyperscaler-paris")
        let object = try JSONSerialization.jsonObject(with: Data(SARIF(assessment, .french).document().json.utf8)) as? [String: Any]
        #expect(object?["version"] as? String == "2.1.0")
        let run = (object?["runs"] as? [[String: Any]])?.first
        let results = run?["results"] as? [[String: Any]] ?? []
        #expect(results.count == assessment.findings.count)
        let driver = (run?["tool"] as? [String: Any])?["driver"] as? [String: Any]
        let rules = Set((driver?["rules"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String })
        for result in results { #expect(rules.contains(result["ruleId"] as? String ?? "")) }
    }

    @Test func terminalTextPassesNoControlCharacters() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-text-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder.appendingPathComponent("continuum"), withIntermediateDirectories: true)
        try Data("portulan: 1\n".utf8).write(to: folder.appendingPathComponent("portulan.yaml"))
        try Data("elements:\n  - { id: a, kind: data, class: C3, name: \"x\\u001b[31mrouge\\u202e\" }\n".utf8)
            .write(to: folder.appendingPathComponent("continuum/a.yaml"))
        let workspace = Workspace(reading: folder.path)
        let assessment = Assessor(workspace.request(day: Self.day)).assess(workspace.continuum)
        let text = AssessmentText(assessment, .french, Style(hasColour: false)).render()
        #expect(text.contains("rouge"))
        #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
    }

    @Test(arguments: [Language.french, .english]) func aNewFolderIsRightAndAssessable(language: Language) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-init-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try WorkspaceTemplate.write(to: folder.path, profile: "collectivite", language: language)
        #expect(files.contains("portulan.yaml"))
        let workspace = Workspace(reading: folder.path)
        #expect(workspace.diagnostics.list.isEmpty, "\(workspace.diagnostics.list)")
        #expect(workspace.settings.language == language)
        let assessment = Assessor(workspace.request(day: Self.day)).assess(workspace.continuum)
        #expect(Set(assessment.verdicts.map(\.status)) == Set(VerdictStatus.allCases), "the example shows all three verdicts")
        #expect(throws: WorkspaceTemplate.TemplateError.self) { try WorkspaceTemplate.write(to: folder.path, profile: nil, language: language) }
        let (changes, problems) = workspace.changes()
        #expect(changes.count == 1 && problems.list.isEmpty)
    }
}

extension OutputTests {
    @Test(arguments: ["chiffrer-sauvegardes", "messagerie-libre", "rachat-cassiopee", "reponse-lumapark"])
    func changesOfTheExampleApplyAndSayWhatTheyDo(id: String) throws {
        let workspace = Self.workspace("Examples/metropole")
        let (changes, problems) = workspace.changes(named: [id])
        #expect(problems.list.isEmpty, "\(problems.list)")
        let (changed, conflicts) = Change.applying(changes, to: workspace.continuum)
        #expect(conflicts.list.isEmpty, "\(conflicts.list)")
        let assessor = Assessor(workspace.request(day: Self.day, isThorough: false))
        let before = assessor.assess(workspace.continuum), after = assessor.assess(changed)
        let comparison = Comparison(before: before, after: after)
        let better = comparison.verdicts.contains(where: \.isBetter), worse = comparison.verdicts.contains { !$0.isBetter }
        if id == "rachat-cassiopee" { #expect(worse && !better) } else { #expect(better && !worse) }
        // The inverse brings the first assessment back.
        let (patch, _) = changes[0].patch(over: workspace.continuum)
        let (undone, _) = changed.applying(workspace.continuum.inverse(of: patch))
        let restored = assessor.assess(undone)
        #expect(Comparison(before: before, after: restored).isEmpty)
    }

    @Test func changesThatConflictAreSaidSo() throws {
        let workspace = Self.workspace("Examples/metropole")
        func change(_ id: String, _ word: String) -> Change? {
            var reader = ChangeReader(over: workspace.continuum)
            let text = "change:\n  id: \(id)\n  kind: edit\n  set:\n    - { id: donnees-pmi, class: \(word) }\n"
            return reader.read(Array(text.utf8), file: "\(id).yaml")
        }
        let first = try #require(change("a", "C3")), second = try #require(change("b", "C2"))
        let (_, diagnostics) = Change.applying([first, second], to: workspace.continuum)
        #expect(diagnostics.list.contains { $0.problem == .changeConflict(id: "donnees-pmi", key: "class", other: "a") })
    }

    @Test func aChangeWhosePremiseHasMovedIsSaidSo() throws {
        let workspace = Self.workspace("Examples/metropole")
        var reader = ChangeReader(over: workspace.continuum)
        let text = "change:\n  id: a\n  kind: edit\n  set:\n    - { id: donnees-pmi, class: C3, was: C2 }\n"
        let read = reader.read(Array(text.utf8), file: "a.yaml")
        let change = try #require(read)
        let (_, diagnostics) = Change.applying([change], to: workspace.continuum)
        #expect(diagnostics.list.contains { $0.problem == .changeValueMoved(id: "donnees-pmi", key: "class", expected: "C2", found: "C4") })
    }
}

/// Python's `jsonschema`, for one document.
enum JSONSchemaTool {
    static func faults(of document: String, schema: String) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-json-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(document.utf8).write(to: folder.appendingPathComponent("d.json"))
        try Data(schema.utf8).write(to: folder.appendingPathComponent("s.json"))
        let program = """
            import json, sys
            from jsonschema import Draft202012Validator
            v = Draft202012Validator(json.load(open(sys.argv[2])))
            for e in list(v.iter_errors(json.load(open(sys.argv[1]))))[:5]: print(list(e.absolute_path), e.message[:200])
            """
        for python in ["/usr/bin/python3", "/usr/bin/env"] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: python)
            process.arguments = (python.hasSuffix("env") ? ["python3"] : []) + [
                "-c", program, folder.appendingPathComponent("d.json").path, folder.appendingPathComponent("s.json").path,
            ]
            let output = Pipe()
            process.standardOutput = output
            process.standardError = Pipe()
            guard (try? process.run()) != nil else { continue }
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            if process.terminationStatus == 0 { return text.split(separator: "\n").map(String.init) }
        }
        return ["no python3 with jsonschema: install Debian’s python3-jsonschema"]
    }
}
