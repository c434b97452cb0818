import Continuum
import HTTPTypes
import Hummingbird
import Ledger
import Store

/// The page of something that takes time: how far it is, and a way to stop it. Without scripts it is drawn again every few seconds.
struct JobRoutes: Sendable {
    let bench: Bench

    func add(to router: Router<WorkbenchContext>) {
        router.get("w/:workspace/jobs/:job", use: show)
        router.post("w/:workspace/jobs/:job/cancel", use: cancel)
    }

    @Sendable private func show(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let state = try await job(context, room)
        if state.phase == .done, let page = state.page { return .redirect(to: page, type: .normal) }
        let page = JobPage(state, room, csrf: context.session?.csrf ?? "", context.language)
        return try await bench.page(
            context, room, .job(state.kind), heading: state.title[context.language], body: try bench.pages.fragment("job", page), snapshot: nil,
            scripts: state.phase.isOver ? [] : ["jobs.js"], isRefreshed: !state.phase.isOver)
    }

    @Sendable private func cancel(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        _ = try await context.form(request, limit: 64 << 10)
        let state = try await job(context, room)
        if !state.phase.isOver { _ = await bench.jobs.cancel(state.id, of: room.visitor.user.id) }
        return .redirect(to: room.url("jobs/\(state.id)"), type: .normal)
    }

    private func job(_ context: WorkbenchContext, _ room: Room) async throws -> JobState {
        guard let id = context.parameters.get("job"), let state = await bench.jobs.state(id, of: room.visitor.user.id), state.workspace == room.slug else { throw Refusal.unknownPage }
        return state
    }
}

extension Bench {
    /// Starts long work for a page: where to send the reader. What is done within a second goes straight to its page, everything else to the page of the job.
    func start(_ order: JobOrder, in room: Room, patience: Duration = .seconds(1)) async throws -> Response {
        let job = try await jobs.start(order)
        let end = ContinuousClock.now + patience
        while ContinuousClock.now < end {
            guard let state = await jobs.state(job.id, of: order.user), !state.phase.isOver else { break }
            try await Task.sleep(for: .milliseconds(20))
        }
        return .redirect(to: room.url("jobs/\(job.id)"), type: .normal)
    }
}

extension Area {
    /// Where a job of a kind belongs in the navigation.
    static func job(_ kind: String) -> Area {
        switch JobWork.Kind(rawValue: kind) {
        case .simulate?: .scenarios
        case .resilience?, .designs?: .resilience
        case .levels?: .levels
        case .assess?, nil: .reach
        }
    }
}

/// What `job.mustache` names.
struct JobPage: Sendable {
    var isOpen: Bool
    var isKnown: Bool
    var done: Int
    var total: Int
    var status: String
    var text: String
    var eventsURL: String
    var cancelURL: String
    var csrf: String
    var cancelText: String
    var noteText: String
    var hasResult: Bool
    var resultURL: String
    var resultText: String

    init(_ state: JobState, _ room: Room, csrf: String, _ language: Language) {
        isOpen = !state.phase.isOver
        isKnown = state.total > 1
        (done, total) = (state.done, state.total)
        status = state.phase.words[language]
        text = Self.text(state, language)
        eventsURL = "\(state.address)/events?lang=\(language.rawValue)"
        cancelURL = room.url("jobs/\(state.id)/cancel")
        self.csrf = csrf
        cancelText = Bilingual(fr: "Arrêter", en: "Stop")[language]
        noteText = Bilingual(fr: "Vous pouvez quitter cette page : le calcul continue, et son résultat est gardé un quart d’heure.", en: "You may leave this page: the job goes on, and its result is kept for a quarter of an hour.")[language]
        hasResult = state.phase == .done
        resultURL = "\(state.address)/result"
        resultText = Bilingual(fr: "Le résultat (JSON)", en: "The result (JSON)")[language]
    }

    private static func text(_ state: JobState, _ language: Language) -> String {
        switch state.phase {
        case .queued:
            return state.ahead == 0 ? ""
                : Words.count(state.ahead, Bilingual(fr: "calcul passe avant.", en: "job goes first."), Bilingual(fr: "calculs passent avant.", en: "jobs go first."), language)
        case .running: return state.step[language]
        case .failed: return state.problem.map { "\($0.title[language]) \($0.advice[language])" } ?? ""
        case .done: return ""
        case .cancelled: return Bilingual(fr: "Rien n’est gardé de ce calcul ; vous pouvez le redemander.", en: "Nothing of this job is kept; you may ask for it again.")[language]
        }
    }
}
