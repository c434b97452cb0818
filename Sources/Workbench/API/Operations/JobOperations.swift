import Continuum
import HTTPTypes
import Ledger
import Reports
import Store

extension APIOperation {
    private static let start: Document = {
        let with = Parameter.with.schema, elements = Shape.few(Shape.id, 1...200)
        func form(_ kind: JobWork.Kind, _ pairs: [(key: String, value: Document)], required: Set<String> = []) -> Document {
            Shape.object([("kind", Shape.constant(kind.rawValue))] + pairs, optional: Set(pairs.map(\.key)).subtracting(required))
        }
        return .mapping([
            (
                "oneOf",
                .sequence([
                    form(
                        .simulate, [("scenarios", Shape.few(Shape.words(1...300), 1...20)), ("horizon", Shape.matching("^[1-9][0-9]{0,4}[dmy]$", most: 6)), ("quick", Shape.flag)],
                        required: ["scenarios"]),
                    form(.resilience, [("order", Shape.whole(1...6)), ("elements", elements), ("assume", Shape.amount(0...100)), ("with", with)]),
                    form(.designs, [("sites", elements)]),
                    form(.levels, [("frameworks", Shape.few(Shape.id, 1...50)), ("subjects", elements), ("with", with)]),
                    form(.assess, [("together", Shape.few(Shape.id, 1...20)), ("with", with)]),
                ])
            ), ("discriminator", .mapping([("propertyName", .string("kind"))])),
        ])
    }()

    /// Long work: asked for, watched, fetched.
    static let jobs: [APIOperation] = [
        APIOperation(
            id: "startJob", method: .post, path: "workspaces/{workspace}/jobs", topic: .jobs,
            summary: Bilingual(fr: "Demande un calcul : scénario, pannes, tracés, niveaux, évaluation.", en: "Asks for a job: a scenario, failures, designs, levels, an assessment."), access: .workspace(.view), body: .json(start),
            outcomes: [Outcome(status: .accepted, schema: Shape.component("Job"), headers: ["Location"])], records: .computed
        ) { call in
            let snapshot = try await call.requireSnapshot(), room = try call.requireRoom()
            let work = try await call.compute { try JobWork(call.document ?? .null, snapshot, call.language) }
            let state = try await call.bench.jobs.start(
                JobOrder(kind: work.kind.rawValue, title: work.title, workspace: room.slug, user: try call.requireVisitor().user.id) { ticket in try work.run(ticket) })
            return APIAnswer(state.document(call.language), status: .accepted).with(.location, state.address).recorded(.computed, work.kind.rawValue)
        },
        APIOperation(
            id: "listJobs", method: .get, path: "workspaces/{workspace}/jobs", topic: .jobs, summary: Bilingual(fr: "Ses calculs, le dernier d’abord.", en: "One’s jobs, the latest first."),
            access: .workspace(.view), outcomes: [Outcome(status: .ok, schema: Shape.object([("jobs", Shape.list(Shape.component("Job")))]))], records: nil
        ) { call in
            let states = await call.bench.jobs.states(of: try call.requireVisitor().user.id, in: try call.requireRoom().slug)
            return APIAnswer(.mapping([("jobs", .sequence(states.map { $0.document(call.language) }))]))
        },
        APIOperation(
            id: "getJob", method: .get, path: "workspaces/{workspace}/jobs/{job}", topic: .jobs, summary: Bilingual(fr: "Où en est un calcul.", en: "How far a job is."), access: .workspace(.view),
            outcomes: [Outcome(status: .ok, schema: Shape.component("Job"))], records: nil
        ) { call in APIAnswer(try await job(call).document(call.language)) },
        APIOperation(
            id: "cancelJob", method: .delete, path: "workspaces/{workspace}/jobs/{job}", topic: .jobs,
            summary: Bilingual(fr: "Arrête un calcul, ou oublie celui qui est fini.", en: "Stops a job, or forgets one that is over."), access: .workspace(.view),
            outcomes: [Outcome(status: .noContent, type: nil)], records: nil
        ) { call in
            let state = try await job(call)
            _ = await call.bench.jobs.cancel(state.id, of: state.user)
            return APIAnswer(.nothing, status: .noContent)
        },
        APIOperation(
            id: "watchJob", method: .get, path: "workspaces/{workspace}/jobs/{job}/events", topic: .jobs,
            summary: Bilingual(fr: "Un calcul tel qu’il avance : événements « progress », puis « end » (text/event-stream).", en: "A job as it goes on: events “progress”, then “end” (text/event-stream)."), access: .workspace(.view),
            outcomes: [Outcome(status: .ok, type: "text/event-stream")], records: nil
        ) { call in
            let state = try await job(call)
            return APIAnswer(.stream(JobEvents(board: call.bench.jobs, id: state.id, user: state.user, language: call.language).body, type: "text/event-stream")).with(.accelBuffering, "no")
        },
        APIOperation(
            id: "getJobResult", method: .get, path: "workspaces/{workspace}/jobs/{job}/result", topic: .jobs,
            summary: Bilingual(fr: "Le résultat, un quart d’heure durant.", en: "The result, for a quarter of an hour."), access: .workspace(.view),
            outcomes: [
                Outcome(
                    status: .ok, schema: Shape.either(["Simulation", "Resilience", "Designs", "Levels", "Assessment"].map(Shape.component)))
            ], refusals: [.conflict, .unprocessableContent]
        ) { call in
            let state = try await job(call)
            if let problem = state.problem { throw problem }
            guard state.phase == .done, let bytes = await call.bench.jobs.result(state.id, of: state.user) else {
                throw Refusal(
                    .conflict, "not-done", Bilingual(fr: "Ce calcul n’a pas de résultat : \(state.phase.words.fr).", en: "This job has no result: \(state.phase.words.en)."),
                    advice: Bilingual(fr: "Attendez l’événement « end », ou redemandez-le.", en: "Wait for the event “end”, or ask again."))
            }
            return APIAnswer(.bytes(bytes, type: "application/json"))
        },
    ]

    /// A job of one's own, in this workspace.
    private static func job(_ call: APICall) async throws -> JobState {
        let user = try call.requireVisitor().user.id, slug = try call.requireRoom().slug
        guard let state = await call.bench.jobs.state(call.text("job") ?? "", of: user), state.workspace == slug else { throw Refusal.unknownPage }
        return state
    }
}
