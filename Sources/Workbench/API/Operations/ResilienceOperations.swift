import Continuum
import HTTPTypes
import Ledger
import Reports
import Resilience

extension APIOperation {
    static let resilience: [APIOperation] = [
        APIOperation(
            id: "getResilience", method: .get, path: "workspaces/{workspace}/resilience", topic: .resilience,
            summary: Bilingual(fr: "Ce qui arrêterait chaque service, jusqu’à trois pannes à la fois.", en: "What would stop each service, up to three failures at a time."), access: .workspace(.view),
            outcomes: [Outcome(status: .ok, schema: Shape.component("Resilience"))], isOfSnapshot: true
        ) { call in
            let snapshot = try await call.requireSnapshot()
            guard let resilience = await (try call.requireRoom()).desk.resilience(snapshot) else { throw Refusal.unfit(Diagnostics(), call.language) }
            return try await call.compute { APIAnswer(ResilienceDocument(resilience).document()) }
        },
        APIOperation(
            id: "listScenarios", method: .get, path: "workspaces/{workspace}/scenarios", topic: .resilience,
            summary: Bilingual(fr: "Les scénarios prêts et ceux du dossier, à jouer avec POST …/jobs.", en: "The ready scenarios and those of the workspace, to be played with POST …/jobs."), access: .workspace(.view),
            outcomes: [
                Outcome(
                    status: .ok,
                    schema: Shape.object([
                        ("ready", Shape.list(Shape.object([("name", Shape.text), ("usage", Shape.text), ("title", Shape.both), ("meaning", Shape.both), ("source", Shape.text)]))),
                        ("kept", Shape.list(Shape.component("ChangeSummary"))),
                    ]))
            ], isOfSnapshot: true
        ) { call in
            let snapshot = try await call.requireSnapshot()
            return APIAnswer(
                .mapping([
                    (
                        "ready",
                        .sequence(
                            ReadyScenario.catalogue.map {
                                .mapping([
                                    ("name", .string($0.name.rawValue)), ("usage", .string($0.usage(call.language))), ("title", .words($0.title)), ("meaning", .words($0.meaning)),
                                    ("source", .string($0.source)),
                                ])
                            })
                    ), ("kept", .sequence(snapshot.changes.filter { $0.sort == .scenario }.map(summary))),
                ]))
        },
    ]
}
