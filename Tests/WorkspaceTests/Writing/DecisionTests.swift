import Continuum
import Foundation
import Knowledge
import Testing
import Workspace

/// Decisions are changes; the register is what they come to.
struct DecisionTests {
    private static func decision(_ id: String, _ date: String, _ body: String) -> String {
        "change:\n  id: \(id)\n  kind: decision\n  date: \(date)\n  reason: Because\n  decides: \(body)\n"
    }

    @Test func theLatestOfAFindingCounts() throws {
        let space = try TemporaryWorkspace([
            "changes/decisions/000002-b.yaml": Self.decision("b", "2026-05-01", "{ finding: \"REACH-OBTAIN:files:law\", treatment: reduce, owner: CIO, review: 2026-11-24, measures: [move] }"),
            "changes/decisions/000001-a.yaml": Self.decision("a", "2026-06-01", "{ finding: \"REACH-OBTAIN:files:law\", treatment: accept, owner: Mayor }"),
            "changes/decisions/000003-c.yaml": Self.decision("c", "2026-06-01", "{ finding: \"REACH-OBTAIN:files:law\", treatment: transfer, review: 2026-12-01 }"),
            "changes/decisions/000004-d.yaml": Self.decision("d", "2026-01-01", "{ finding: \"REACH-CUT:files:law\", treatment: reduce, review: 2026-11-24, measures: move }"),
            "changes/move.yaml": "change: { id: mvoe, kind: measure }\n",
        ])
        let (register, problems) = space.workspace.decisions()
        #expect(register.entries.map(\.decision.finding) == ["REACH-CUT:files:law", "REACH-OBTAIN:files:law"])
        let entry = try #require(register["REACH-OBTAIN:files:law"])
        #expect(entry.change.id == "c" && entry.decision.treatment == .transfer && entry.earlier.map(\.id) == ["a", "b"])
        let day = try #require(Day("2026-11-24")), before = try #require(Day("2026-11-23"))
        #expect(register.due(on: day).map(\.change.id) == ["d"] && register.due(on: before).isEmpty)
        #expect(register.settled(among: ["REACH-OBTAIN:files:law"]).map(\.change.id) == ["d"])
        #expect(problems.list.map(\.problem) == [.unknownMeasure("move", nearest: "mvoe")])
        #expect(problems.list.first?.place?.file == space.path("changes/decisions/000004-d.yaml"))
    }

    static let wrong: [(String, String)] = [
        ("change: { id: x, kind: measure, decides: { finding: f, treatment: accept } }", "PORT172"),
        ("change: { id: x, kind: decision, decides: { treatment: accept } }", "PORT173"),
        ("change: { id: x, kind: decision, decides: { finding: f } }", "PORT173"),
        ("change: { id: x, kind: decision, decides: { finding: f, treatment: reduce } }", "PORT174"),
        ("change: { id: x, kind: decision, decides: { finding: f, treatment: ignore } }", "PORT034"),
        ("change: { id: x, kind: decision, decides: { finding: f, treatment: accept, review: 2026-02-30 } }", "PORT036"),
        ("change: { id: x, kind: decision, decides: { finding: f, treatment: accept, reveiw: 2026-02-28 } }", "PORT030"),
        ("change: { id: x, kind: decision, decides: accept }", "PORT010"),
        ("change: { id: x, kind: decision, decides: { finding: f, treatment: accept, measures: { a: b } } }", "PORT033"),
    ]

    @Test(arguments: wrong.indices) func whatIsWrongIsSaidOnce(index: Int) throws {
        let (text, code) = Self.wrong[index]
        let space = try TemporaryWorkspace(["changes/x.yaml": text])
        let problems = space.workspace.changes().1.list
        #expect(problems.map(\.problem.id) == [code])
        for problem in problems {
            for language in Language.allCases {
                #expect(problem.problem.message(language).count > 10 && problem.problem.why(language) != nil && problem.problem.help(language) != nil)
            }
        }
    }

    @Test func aDecisionIsWrittenAndReadBack() throws {
        let space = try TemporaryWorkspace()
        let decision = Change.Decision(
            finding: "REACH-OBTAIN:files:law", treatment: .reduce, owner: "Élu : « numérique »", review: Day("2027-01-01"), measures: ["a", "true", "b"])
        let change = Change(id: "risk", sort: .decision, name: Bilingual(fr: "Réduire", en: "Reduce"), date: Day("2026-11-24"), decides: decision, steps: [], file: "")
        #expect(try space.writer.decide(change) == "changes/decisions/000001-risk.yaml")
        #expect(try space.writer.decide(change) == "changes/decisions/000002-risk-2.yaml")
        let entry = try #require(space.workspace.decisions().0.entries.first)
        #expect(entry.decision == decision && entry.change.id == "risk-2" && entry.earlier.count == 1)
        #expect(!space.workspace.changes().1.hasErrors)
        #expect(throws: WriteProblem.self) { try space.writer.decide(TemporaryWorkspace.change("none", [])) }
    }

    @Test func aPreviewSaysBeforeAndAfter() throws {
        let space = try TemporaryWorkspace()
        let change = try space.edit("files") { element in
            element.set(.dataClass, .token("C4"))
            element.set(.personal, .unknown)
            element.links[1].attributes = [.init(.encrypted, .boolean(true)), .init(.keysHeldBy, .reference("us"))]
        }
        let preview = ChangePreview(change, over: space.workspace.continuum, .french)
        let entry = try #require(preview.entries.first)
        #expect(preview.entries.count == 1 && entry.name == "Dossiers" && entry.sort == .changed && preview.problems.list.isEmpty)
        #expect(entry.lines.map(\.key) == ["class", "personal", "stored-on"])
        #expect(entry.lines[0].before == ["C3"] && entry.lines[0].after == ["C4"] && entry.lines[1].after == ["inconnu"] && entry.lines[1].sort == .added)
        #expect(entry.lines[2].after == ["Server (server)", "Vault (vault) [encrypted : oui ; keys-held-by : Nous (us)]"])
        #expect(preview.text(.french).contains("class : C3 → C4"))
        // A source alone is a change that can be seen.
        let confirmed = try space.edit("files") { for i in $0.statements.indices { $0.statements[i].source = Element.Source(ref: "Audit") } }
        let lines = try #require(ChangePreview(confirmed, over: space.workspace.continuum, .english).entries.first).lines
        #expect(lines.first { $0.key == "class" }?.after == ["C3 — Audit"] && lines.first { $0.key == "class" }?.before == ["C3 — Inventory, 2026-01-15, declared"])
        let removed = ChangePreview(TemporaryWorkspace.change("x", [.remove(id: "vault")]), over: space.workspace.continuum, .english)
        #expect(removed.entries.first?.sort == .removed && removed.problems.hasErrors)
    }

    @Test func aFingerprintNoticesAndIsQuick() throws {
        let space = try TemporaryWorkspace()
        let before = WorkspaceFingerprint(space.folder)
        #expect(before == WorkspaceFingerprint(space.folder))
        let digest = try WorkspaceFingerprint.contentDigest(of: space.folder)
        for i in 0..<1_000 { try space.write("elements: []\n", to: "knowledge/\(i % 10)/\(i).yaml") }
        let many = WorkspaceFingerprint(space.folder)
        #expect(many != before)
        let clock = ContinuousClock()
        let fastest = (0..<10).map { _ in clock.measure { _ = WorkspaceFingerprint(space.folder) } }.min() ?? .zero
        print("fingerprint of 1 000 files: \(fastest)")
        #expect(fastest < .milliseconds(50))
        try FileManager.default.removeItem(atPath: space.path("knowledge"))
        #expect(try WorkspaceFingerprint.contentDigest(of: space.folder) == digest)
        // The same length, at the same second: the content digest tells, and so does the time.
        try space.write(TemporaryWorkspace.chart.replacing("C3", with: "C4"), to: "continuum/chart.yaml")
        #expect(try WorkspaceFingerprint.contentDigest(of: space.folder) != digest && WorkspaceFingerprint(space.folder) != before)
    }
}
