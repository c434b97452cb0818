import Continuum
import HTTPTypes
import Knowledge
import Reach
import Reports
import Resilience
import Sovereignty
import Workspace

/// Long work as programs ask for it: what is to be worked out over a snapshot, checked before it waits.
struct JobWork: Sendable {
    enum Kind: String, CaseIterable, Sendable { case simulate, resilience, designs, levels, assess }

    let kind: Kind
    private let body: Document
    private let snapshot: Snapshot
    private let language: Language
    private let continuum: Continuum
    /// What is played, where a scenario is.
    private var played: [Change] = []

    /// - Throws: a refusal when what is named is not there, or does not fit.
    init(_ body: Document, _ snapshot: Snapshot, _ language: Language) throws {
        guard let kind = body["kind"]?.text.flatMap(Kind.init(rawValue:)) else { throw Refusal.badRequest("kind", Bilingual(fr: "De quel calcul s’agit-il ?", en: "Which job?")) }
        (self.kind, self.body, self.snapshot, self.language) = (kind, body, snapshot, language)
        continuum = try APICall.changed(snapshot, with: body["with"]?.items.compactMap(\.text) ?? [], language).0
        for key in ["elements", "subjects", "sites", "together"] { try check(key) }
        if kind == .simulate { played = try scenario() }
        if kind == .levels {
            let library = FrameworkLibrary(continuum, on: snapshot.day)
            for id in texts("frameworks") where library.framework(id) == nil { throw Self.unknown(id, nearest(to: id, among: library.frameworks.map(\.id))) }
        }
    }

    var title: Bilingual {
        switch kind {
        case .simulate: Bilingual(fr: "Scénario : \(texts("scenarios").joined(separator: ", "))", en: "Scenario: \(texts("scenarios").joined(separator: ", "))")
        case .resilience: Bilingual(fr: "Pannes", en: "Failures")
        case .designs: Bilingual(fr: "Tracés du réseau", en: "Designs of the network")
        case .levels: Bilingual(fr: "Niveaux", en: "Levels")
        case .assess: Bilingual(fr: "Évaluation", en: "Assessment")
        }
    }

    func run(_ ticket: JobTicket) throws -> Document {
        switch kind {
        case .simulate: return try simulate(ticket)
        case .resilience:
            try ticket.begin(1, of: 1, Bilingual(fr: "Recherche de ce qui arrête chaque service", en: "Searching what stops each service"))
            let request = ResilienceRequest(
                day: snapshot.day, order: Int(body["order"]?.figure ?? 2), assumedAvailability: body["assume"]?.figure.map { $0 / 100 }, elements: texts("elements"),
                organisation: snapshot.workspace.settings.organisation, limits: FailureLimits(isCancelled: ticket.isCancelled))
            guard let resilience = Resilience(continuum, request) else { throw CancellationError() }
            return ResilienceDocument(resilience).document()
        case .designs: return try designs(ticket)
        case .levels:
            try ticket.begin(1, of: 2, Bilingual(fr: "Évaluation", en: "Assessing"))
            let (assessment, settled) = Assessor(snapshot.request).assessed(continuum)
            try ticket.begin(2, of: 2, Bilingual(fr: "Niveaux et questions", en: "Levels and questions"))
            let levels = Levels(
                assessment, settled: settled, FrameworkLibrary(continuum, on: snapshot.day),
                LevelsRequest(
                    snapshot.request, frameworks: texts("frameworks"), profile: snapshot.workspace.settings.profile,
                    subjects: texts("subjects").compactMap { continuum.index(of: $0).map(Int32.init) }))
            return LevelsDocument(levels).document(questions: levels.nextQuestions())
        case .assess:
            try ticket.begin(1, of: 1, Bilingual(fr: "Évaluation", en: "Assessing"))
            return AssessmentDocument(Assessor(snapshot.workspace.request(day: snapshot.day, together: texts("together"))).assess(continuum)).document()
        }
    }

    // MARK: Pieces

    private func texts(_ key: String) -> [String] { body[key]?.items.compactMap(\.text) ?? [] }

    private func check(_ key: String) throws {
        for id in texts(key) {
            guard let index = continuum.index(of: id), continuum.elements[index].kind.rawValue != 0 else {
                throw Self.unknown(id, nearest(to: id, among: continuum.elements.indices.map { continuum.id($0) }))
            }
            if key == "together", continuum.elements[index].kind != .bloc { throw Self.unknown(id, nil) }
        }
    }

    private static func unknown(_ id: String, _ nearest: String?) -> Refusal {
        var refusal = Refusal.unknownElement(id, nearest: nearest)
        refusal.status = .unprocessableContent
        return refusal
    }

    private func designs(_ ticket: JobTicket) throws -> Document {
        try ticket.begin(1, of: 1, Bilingual(fr: "Comparaison des tracés", en: "Comparing designs"))
        let assumptions = DesignAssumptions()
        let limits = NetworkLimits(maximumStates: 50_000, isCancelled: ticket.isCancelled)
        do {
            guard let comparison = try DesignComparison(continuum, sites: texts("sites").compactMap { continuum.index(of: $0) }, on: snapshot.day, assumptions: assumptions, limits: limits) else {
                throw CancellationError()
            }
            return DesignDocument(comparison).document()
        } catch DesignComparison.Problem.tooFew(let count) {
            throw Refusal(
                .unprocessableContent, "too-few-sites",
                Bilingual(fr: "Il faut au moins trois lieux avec latitude et longitude ; il y en a \(count).", en: "At least three sites with latitude and longitude are needed; there are \(count)."))
        } catch DesignComparison.Problem.tooMany(let count) {
            throw Refusal(
                .unprocessableContent, "too-many-sites",
                Bilingual(fr: "\(count) lieux : nommez-en au plus \(DesignComparison.mostSites).", en: "\(count) sites: name at most \(DesignComparison.mostSites)."))
        }
    }

    // MARK: Scenarios

    private func simulate(_ ticket: JobTicket) throws -> Document {
        let steps = body["quick"]?.json == "true" ? 1 : 2
        try ticket.begin(1, of: steps, Bilingual(fr: "Ce qui est perdu, et quand", en: "What is lost, and when"))
        let organisation = snapshot.workspace.settings.organisation.flatMap { continuum.index(of: $0) }
        let simulation = Simulation(continuum, played, on: snapshot.day, horizon: Horizon.days(body["horizon"]?.text ?? "1y") ?? Horizon.year, organisation: organisation)
        guard steps == 2 else { return ScenarioDocument(simulation, nil).document() }
        try ticket.begin(2, of: steps, Bilingual(fr: "Ce qui l’aurait évité", en: "What would have avoided it"))
        let candidates = CandidateMeasure.all(snapshot.changes, besides: try plan(), snapshot.assessment.findings, over: continuum)
        let avoidances = simulation.avoidances(candidates.measures)
        try ticket.stopIfCancelled()
        return ScenarioDocument(simulation, avoidances).document()
    }

    /// `blackout:US`, a change of the workspace, and `@90d` after either to put it off.
    private func plan() throws(ScenarioProblem) -> ScenarioPlan {
        var parts: [ScenarioPlan.Part] = []
        for name in texts("scenarios") { parts.append(try ScenarioPlan.Part(parsing: name)) }
        return ScenarioPlan(parts)
    }

    private func scenario() throws -> [Change] {
        let plan = try plan()
        do { return try plan.changes(over: continuum, known: snapshot.changes, on: snapshot.day, home: snapshot.workspace.settings.home) } catch let problem {
            if case .unfit(let diagnostics) = problem { throw Refusal.unfit(diagnostics, language) }
            throw Refusal(.unprocessableContent, "scenario", problem.message)
        }
    }
}

extension JobPhase {
    var words: Bilingual {
        switch self {
        case .queued: Bilingual(fr: "en attente", en: "waiting")
        case .running: Bilingual(fr: "en cours", en: "running")
        case .done: Bilingual(fr: "terminé", en: "done")
        case .failed: Bilingual(fr: "impossible", en: "not possible")
        case .cancelled: Bilingual(fr: "arrêté", en: "stopped")
        }
    }
}
