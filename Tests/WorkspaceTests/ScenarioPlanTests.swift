import Continuum
import Foundation
import Reach
import Resilience
import Testing
import Workspace

@Suite("Plans of scenarios")
struct ScenarioPlanTests {
    private static func workspace() -> Workspace {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return Workspace(reading: root.appendingPathComponent("Examples/cases/us-hyperscaler-paris").path)
    }
    private static let day = Day("2026-11-24") ?? Day(rawValue: 0)

    @Test("A part is written as it is read", arguments: [("blackout:US", "blackout:US", 0), ("blackout:US@30d", "blackout:US@30d", 30), ("x@1y", "x@1y", 365), ("x@0d", "x", 0)])
    func parts(_ text: String, _ written: String, _ after: Int32) throws {
        let part = try ScenarioPlan.Part(parsing: text)
        #expect(part.text == written)
        #expect(part.after == after)
    }

    @Test("What is no delay is told", arguments: ["x@", "x@soon", "x@-3d", "x@1y@2y", "x@30"])
    func delays(_ text: String) {
        #expect(throws: ScenarioProblem.self) { try ScenarioPlan.Part(parsing: text) }
    }

    @Test("A kept plan loses what the plan loses, on the same days")
    func merged() throws {
        let workspace = Self.workspace(), continuum = workspace.continuum
        let plan = ScenarioPlan([ScenarioPlan.Part("order:US"), ScenarioPlan.Part("blackout:US", after: 90)])
        let changes = try plan.changes(over: continuum, known: [], on: Self.day, home: "FR")
        let kept = ScenarioPlan.merged(changes, id: "both", name: Bilingual("Both"), reason: Bilingual(""), author: "A", on: Self.day)
        #expect(kept.map(\.after) == [0, 90])
        #expect(kept.map(\.id) == ["both", "both-90"])
        func losses(_ changes: [Change]) -> [String] {
            Simulation(continuum, changes, on: Self.day, horizon: 365, organisation: nil, isExplained: false).losses.map { "\($0.day) \($0.aspect) \($0.element) \($0.standing)" }
        }
        #expect(losses(kept) == losses(changes))
        #expect(losses(changes).contains { $0.hasPrefix("0 confidentiality") })
        #expect(losses(changes).contains { $0.hasPrefix("90 availability") })
        // Named by id, with another delay on top.
        let again = ScenarioPlan(kept.map { ScenarioPlan.Part($0.id, after: 10) })
        #expect(try again.changes(over: continuum, known: kept, on: Self.day, home: "FR").map(\.after) == [10, 100])
    }

    @Test("A remedy made into a measure does what the remedy did")
    func remedies() throws {
        let workspace = Self.workspace(), continuum = workspace.continuum
        let before = Assessor(workspace.request(day: Self.day)).assess(continuum)
        let remedies = before.findings.flatMap(\.remedies)
        try #require(!remedies.isEmpty)
        for remedy in remedies.prefix(6) {
            let change = remedy.measure(over: continuum, author: "A", on: Self.day, besides: ["x"])
            #expect(change.sort == .measure)
            let (after, problems) = Change.applying([change], to: continuum)
            #expect(!problems.hasErrors)
            let wanted = continuum.applying(remedy.patch).0
            for id in remedy.patch.replacements.keys { #expect(after.element(named: id)?.inOrder() == wanted.element(named: id)?.inOrder(), "\(id)") }
        }
        let first = remedies[0].measure(over: continuum, author: "A", on: Self.day, besides: [])
        let second = remedies[0].measure(over: continuum, author: "A", on: Self.day, besides: [first.id])
        #expect(second.id == "\(first.id)-2")
    }

    @Test("Measures change what a plan does, and a plan against what they replace is void")
    func played() throws {
        let workspace = Self.workspace(), request = workspace.request(day: Self.day, isThorough: false)
        let plan = ScenarioPlan([ScenarioPlan.Part("blackout:US")])
        let alone = try PlayedScenario(plan, over: workspace.continuum, known: [], request, horizon: 365)
        #expect(alone.lost(.availability, by: 0, .possible) > 0)
        #expect(alone.lost(.availability, by: 0, .certain) <= alone.lost(.availability, by: 0, .possible))
        #expect(alone.cost == nil)
        let nothing = try PlayedScenario(ScenarioPlan([]), over: workspace.continuum, known: [], request, horizon: 365)
        #expect(nothing.simulation.losses.isEmpty)
        #expect(throws: ScenarioProblem.self) {
            try PlayedScenario(ScenarioPlan([ScenarioPlan.Part("licences-revoked:KP")]), over: workspace.continuum, known: [], request, horizon: 365)
        }
    }
}
