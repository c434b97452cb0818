import Continuum
import HTTPTypes
import Hummingbird
import Reach
import Resilience

/// Which scenario, with which measures, until when? What an address of these pages says; it can be sent to a colleague.
struct ScenarioQuery: Sendable {
    static let parameters: Set<String> = ["s", "m", "horizon"]
    static let horizons = ["30d", "6m", "1y", "2y", "5y"]
    /// More than that nobody reads side by side, nor waits for.
    static let mostParts = 8, mostMeasures = 3

    var plan: ScenarioPlan
    /// Changes of the folder that are taken as done before.
    var measures: [Change]
    var horizon: String
    let days: Int32

    /// - Throws: a `Refusal` for what is no scenario, no change of the folder or no time.
    init(_ query: PageQuery, _ snapshot: Snapshot) throws {
        try self.init(parts: query.all("s"), measures: query.all("m"), horizon: query["horizon"], snapshot)
    }

    init(parts: [String], measures ids: [String], horizon text: String?, _ snapshot: Snapshot) throws {
        guard parts.count <= Self.mostParts, ids.count <= Self.mostMeasures else {
            throw Refusal.badRequest(
                "too-many", Bilingual(
                    fr: "Au plus \(Self.mostParts) événements et \(Self.mostMeasures) mesures à la fois.", en: "At most \(Self.mostParts) events and \(Self.mostMeasures) measures at a time."))
        }
        do { plan = ScenarioPlan(try parts.map { try ScenarioPlan.Part(parsing: $0) }) } catch let problem as ScenarioProblem { throw Self.refusal(problem) }
        for part in plan.parts where !snapshot.changes.contains(where: { $0.id == part.name }) {
            let name = String(part.name.prefix { $0 != ":" })
            if ReadyScenario.named(name) == nil {
                let words = ReadyScenario.Name.allCases.map(\.rawValue) + snapshot.changes.map(\.id)
                throw Self.refusal(.unknown(name, nearest: nearest(to: name, among: words)))
            }
        }
        measures = try ids.map { id in
            guard let change = snapshot.changes.first(where: { $0.id == id }), change.sort != .decision else {
                throw Self.unknownChange(id, snapshot)
            }
            return change
        }
        horizon = text ?? "1y"
        guard let days = Horizon.days(horizon), days <= 3_660 else { throw PageQuery.unknown(horizon, for: "horizon", among: Self.horizons) }
        self.days = days
    }

    static func unknownChange(_ id: String, _ snapshot: Snapshot) -> Refusal {
        let hint = nearest(to: id, among: snapshot.changes.map(\.id))
        return Refusal(
            .notFound, "no-such-change", Bilingual(fr: "Aucun changement « \(id) » n’est gardé dans ce dossier.", en: "No change “\(id)” is kept in this workspace."),
            advice: hint.map { Bilingual(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean “\($0)”?") }
                ?? Bilingual(fr: "Il a peut-être été accepté ou retiré.", en: "It may have been accepted or removed."))
    }

    static func refusal(_ problem: ScenarioProblem) -> Refusal {
        Refusal(
            .unprocessableContent, "scenario", problem.message,
            advice: Bilingual(fr: "Revenez à la composition du scénario pour le corriger.", en: "Go back to composing the scenario to correct it."))
    }

    /// Tells scenarios apart, whatever page shows them.
    var key: String { "\(plan.parts.map(\.text).joined(separator: " + ")) | \(measures.map(\.id).joined(separator: " + ")) | \(horizon)" }
    var isEmpty: Bool { plan.parts.isEmpty }

    func address(_ path: String, without part: Int? = nil, extra: [(String, String?)] = []) -> String {
        let parts = plan.parts.enumerated().filter { $0.offset != part }.map { ("s", String?.some($0.element.text)) }
        return PageQuery.address(path, parts + measures.map { ("m", String?.some($0.id)) } + [("horizon", horizon == "1y" ? nil : horizon)] + extra)
    }

    /// An event in words: « Un État fait couper les services (États-Unis) ».
    static func title(_ part: ScenarioPlan.Part, _ snapshot: Snapshot, _ language: Language) -> String {
        if let own = snapshot.changes.first(where: { $0.id == part.name }) { return own.name[language] }
        let sides = part.name.split(separator: ":", maxSplits: 1).map(String.init)
        guard let ready = sides.first.flatMap(ReadyScenario.named) else { return part.name }
        let names = sides.dropFirst().joined().split(separator: ",").map { id in
            snapshot.continuum.index(of: String(id)).map { snapshot.continuum.name($0, language) } ?? String(id)
        }
        return ready.title[language] + (names.isEmpty ? "" : " (\(names.joined(separator: ", ")))")
    }

    static func delay(_ part: ScenarioPlan.Part, _ language: Language) -> String {
        part.after == 0
            ? ScenarioWords.words(language)["sameDay"] ?? "" : Bilingual(fr: "après \(part.after) jours", en: "after \(part.after) days")[language]
    }

    /// All that happens, on one line.
    func title(_ snapshot: Snapshot, _ language: Language) -> String { plan.parts.map { Self.title($0, snapshot, language) }.joined(separator: " + ") }
}

extension Room {
    /// A scenario that was played; nil: still under way.
    /// - Throws: a `Refusal` when it cannot be made for this chart.
    func played(_ scenario: ScenarioQuery, _ snapshot: Snapshot, within patience: Duration = .milliseconds(1_500)) async throws -> PlayedScenario? {
        do {
            return try await desk.study("play \(scenario.key)", of: snapshot, within: patience) {
                try PlayedScenario(
                    scenario.plan, with: scenario.measures, over: snapshot.continuum, known: snapshot.changes, snapshot.request, horizon: scenario.days, isExplained: true)
            }
        } catch let problem as ScenarioProblem {
            throw ScenarioQuery.refusal(problem)
        }
    }

    /// What would have avoided its losses, each tried; nil: still being searched.
    func avoidances(_ played: PlayedScenario, _ scenario: ScenarioQuery, _ snapshot: Snapshot) async throws -> [Avoidance]? {
        try await desk.study("avoid \(scenario.key)", of: snapshot, within: .milliseconds(300)) {
            var plan = scenario.plan
            plan.parts += scenario.measures.map { ScenarioPlan.Part($0.id) }
            let candidates = CandidateMeasure.all(snapshot.changes, besides: plan, snapshot.assessment.findings, over: played.simulation.before)
            return played.simulation.avoidances(candidates.measures)
        }
    }
}
