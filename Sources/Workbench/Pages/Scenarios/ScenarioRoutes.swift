import Continuum
import HTTPTypes
import Hummingbird
import Ledger
import Reach
import Reports
import Resilience
import Store
import Workspace

/// What if? Scenarios listed, composed, played and compared; every one of them stands in its address.
struct ScenarioRoutes: Sendable {
    let bench: Bench

    func add(to router: Router<WorkbenchContext>) {
        router.get("w/:workspace/scenarios", use: list)
        router.get("w/:workspace/scenarios/compose", use: compose)
        router.get("w/:workspace/scenarios/run", use: run)
        router.get("w/:workspace/scenarios/compare", use: compare)
    }

    private static let lead = Bilingual(
        fr: "Et si ? Un État coupe, un fournisseur disparaît, une fibre est tranchée : ce qui serait perdu, quand, et ce qui l’aurait évité.",
        en: "What if? A state cuts off, a supplier disappears, a fibre is cut: what would be lost, when, and what would have avoided it.")

    static func crumbs(_ room: Room, _ language: Language) -> [Layout.Crumb] {
        [Layout.Crumb(crumbText: Area.scenarios.words[language], crumbURL: room.url("scenarios"))]
    }

    @Sendable private func list(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let language = context.language, snapshot = await room.desk.snapshot()
        _ = try PageQuery(request, [])
        try await bench.record(.viewed, context, in: room.slug, object: "scenarios")
        let body = try bench.pages.fragment("scenarios", ScenarioListPage(snapshot, room, language))
        return try await bench.page(
            context, room, .scenarios, heading: Area.scenarios.words[language], lead: Self.lead[language], body: body,
            actions: try bench.pages.fragment(
                "element-link", ["elementURL": room.url("scenarios/compose"), "elementWord": ScenarioWords.words(language)["composeTitle"] ?? ""]), snapshot: snapshot)
    }

    // MARK: Composing

    @Sendable private func compose(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let language = context.language, snapshot = await room.desk.snapshot()
        let query = try PageQuery(request, ScenarioQuery.parameters.union(["add", "a1", "a2", "after", "do"]))
        var scenario = try ScenarioQuery(query, snapshot)
        let ready = try query["add"].map { name in
            guard let ready = ReadyScenario.named(name) else { throw PageQuery.unknown(name, for: "add", among: ReadyScenario.Name.allCases.map(\.rawValue)) }
            return ready
        }
        let typed = ["a1", "a2"].map { (query[$0] ?? "").trimmingCharacters }, after = query["after"] ?? ""
        var page = ComposePage(scenario, adding: ready, typed: typed, after: after, snapshot, room, language)
        var status = HTTPResponse.Status.ok
        if let ready, query["do"] == "add" {
            let event = TypedEvent(ready, typed: typed, after: after, snapshot)
            var faults = event.faults
            if faults.isEmpty {
                scenario.plan.parts.append(event.part)
                let plan = scenario.plan, measures = scenario.measures
                do {
                    _ = try await room.desk.compute {
                        let chart = Change.applying(measures, to: snapshot.continuum).0
                        return try plan.changes(over: chart, known: snapshot.changes, on: snapshot.day, home: snapshot.request.home)
                    }
                    return .redirect(to: scenario.address(room.url("scenarios/compose")), type: .normal)
                } catch let problem as ScenarioProblem {
                    faults.append((ready.arguments.last.map { $0 == .number ? "a2" : "a1" } ?? "after", problem.message))
                }
            }
            for fault in faults { page.problem(fault.field, fault.text[language], language) }
            status = .unprocessableContent
        }
        try await bench.record(.viewed, context, in: room.slug, object: "scenarios compose")
        return try await bench.page(
            context, room, .scenarios, heading: ScenarioWords.words(language)["composeTitle"] ?? "", body: try bench.pages.fragment("compose", page), snapshot: snapshot,
            crumbs: Self.crumbs(room, language), status: status)
    }

    // MARK: Playing

    @Sendable private func run(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let language = context.language, snapshot = await room.desk.snapshot()
        let query = try PageQuery(request, ScenarioQuery.parameters.union(["format"])), scenario = try ScenarioQuery(query, snapshot)
        guard !scenario.isEmpty else { return .redirect(to: scenario.address(room.url("scenarios/compose")), type: .normal) }
        let format = try query.word("format", ExportFormat.self)
        if format != nil, !room.may(.export) { throw Refusal.forbidden(.export) }
        let heading = (language == .french ? "Et si… " : "What if… ") + scenario.title(snapshot, language)
        guard let played = try await room.played(scenario, snapshot) else {
            return try await bench.underWay(context, room, .scenarios, heading: heading, snapshot, crumbs: Self.crumbs(room, language))
        }
        let avoidances = try await room.avoidances(played, scenario, snapshot)
        let title = snapshot.title(language, slug: room.slug)
        if let format {
            // A document that is taken away is whole, or it waits.
            guard let avoidances else { return try await bench.underWay(context, room, .scenarios, heading: heading, snapshot, crumbs: Self.crumbs(room, language)) }
            let text = try await room.desk.compute {
                switch format {
                case .json: return ScenarioDocument(played.simulation, avoidances).document().prettyJSON + "\n"
                case .sarif: return ScenarioSARIF(played.simulation, language).log().prettyJSON + "\n"
                case .html: return try ScenarioHTML(played.simulation, avoidances, language: language, organisation: title).render()
                }
            }
            return try await bench.attachment(context, room, text, format, name: "scenario")
        }
        try await bench.record(.computed, context, in: room.slug, object: "scenario", details: ["scenario": scenario.key])
        let report = try await room.desk.page("scenario \(language.rawValue) \(scenario.key) \(avoidances == nil)", of: snapshot) {
            try await room.desk.compute {
                let report = ScenarioHTML(played.simulation, avoidances, language: language, organisation: title).fragments()
                return try report.sections([.summary] + (avoidances == nil ? [] : [.avoided]) + [.losses, .sources, .reading])
            }
        }
        let page = RunPage(scenario, report: report, isSearching: avoidances == nil, csrf: context.session?.csrf ?? "", snapshot, room, language)
        var response = try await bench.page(
            context, room, .scenarios, heading: heading, body: try bench.pages.fragment("scenario-run", page),
            actions: try actions(room, language) { scenario.address(room.url("scenarios/run"), extra: [("format", $0)]) }, snapshot: snapshot,
            crumbs: Self.crumbs(room, language))
        if avoidances == nil { Bench.reloads(&response) }
        return response
    }

    private func actions(_ room: Room, _ language: Language, address: (String) -> String) throws -> String {
        let links = ExportLink.all(room, [.html, .json, .sarif], language, address: address)
        return links.isEmpty ? "" : try bench.pages.fragment("exports", ["exports": links])
    }

    // MARK: Comparing

    @Sendable private func compare(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let language = context.language, snapshot = await room.desk.snapshot()
        let query = try PageQuery(request, ScenarioQuery.parameters), scenario = try ScenarioQuery(query, snapshot)
        let t = ScenarioWords.words(language)
        guard !scenario.isEmpty || !scenario.measures.isEmpty else { return .redirect(to: scenario.address(room.url("scenarios/compose")), type: .normal) }
        // Today; the scenario; it with each measure; it with all.
        var wanted: [(title: String, scenario: ScenarioQuery)] = [(t["today"] ?? "", scenario.with(ScenarioPlan([]), []))]
        if !scenario.isEmpty { wanted.append((t["scenario"] ?? "", scenario.with(scenario.plan, []))) }
        for measure in scenario.measures { wanted.append(("+ \(measure.name[language])", scenario.with(scenario.plan, [measure]))) }
        if scenario.measures.count > 1 { wanted.append(("+ \(t["allMeasures"] ?? "")", scenario.with(scenario.plan, scenario.measures))) }
        var columns: [ScenarioComparison.Column] = []
        let reference = scenario.isEmpty ? 0 : 1
        for (i, column) in wanted.enumerated() {
            guard let played = try await room.played(column.scenario, snapshot, within: i == 0 ? .milliseconds(1_500) : .milliseconds(700)) else {
                return try await bench.underWay(context, room, .scenarios, heading: t["compareTitle"] ?? "", snapshot, crumbs: Self.crumbs(room, language))
            }
            columns.append(ScenarioComparison.Column(title: column.title, played: played, isReference: i == reference))
        }
        try await bench.record(.computed, context, in: room.slug, object: "scenario comparison", details: ["scenario": scenario.key])
        let page = ScenarioComparison(columns, scenario, snapshot, room, language)
        return try await bench.page(
            context, room, .scenarios, heading: t["compareTitle"] ?? "", lead: page.lead, body: try bench.pages.fragment("compare-scenarios", page), snapshot: snapshot,
            crumbs: Self.crumbs(room, language))
    }
}

extension ScenarioQuery {
    /// The same time, another plan and other measures.
    func with(_ plan: ScenarioPlan, _ measures: [Change]) -> ScenarioQuery {
        var copy = self
        copy.plan = plan
        copy.measures = measures
        return copy
    }
}

extension String {
    /// Without spaces around it.
    fileprivate var trimmingCharacters: String { self[...].trimmingSpaces() }
}

/// What `scenario-run.mustache` names: the report of a scenario, and what can be done with it.
struct RunPage: PageValue, Sendable {
    struct Hidden: Sendable {
        var hiddenName: String
        var hiddenValue: TypedText
    }

    var t: [String: String]
    var csrf: String
    var composeURL: String
    var compareURL: String
    var withText: String
    var isSearching: Bool
    /// HTML.
    var report: String
    var mayKeep: Bool
    var keepURL: String
    var hidden: [Hidden]
    var fields: [Field]
    var problemList: [ProblemList] = []

    init(_ scenario: ScenarioQuery, report: String, isSearching: Bool, csrf: String, _ snapshot: Snapshot, _ room: Room, _ language: Language) {
        let t = ScenarioWords.words(language)
        self.t = t
        self.csrf = csrf
        self.report = report
        self.isSearching = isSearching
        composeURL = scenario.address(room.url("scenarios/compose"))
        compareURL = scenario.address(room.url("scenarios/compare"))
        withText = scenario.measures.isEmpty ? "" : "\(t["with"] ?? "") : " + scenario.measures.map { $0.name[language] }.joined(separator: ", ")
        // What is kept is the scenario, without the measures that it was tried with.
        mayKeep = room.may(.edit)
        keepURL = room.url("scenarios/keep")
        hidden = scenario.plan.parts.map { Hidden(hiddenName: "s", hiddenValue: TypedText($0.text)) } + [Hidden(hiddenName: "horizon", hiddenValue: TypedText(scenario.horizon))]
        fields = [
            Field(.line, "name", label: t["name"] ?? "", value: scenario.title(snapshot, language), hint: t["nameHint"] ?? "", isRequired: true),
            Field(.area, "reason", label: t["reason"] ?? "", hint: t["reasonHint"] ?? ""),
        ]
        fields[1].hasOptionalMark = true
    }
}
