import Continuum
import HTTPTypes
import Hummingbird
import Ledger
import Reach
import Resilience
import Store
import Workspace

/// What is kept of what was studied: scenarios and measures as files of `changes/`, seen, accepted into the chart or taken away.
struct KeepRoutes: Sendable {
    let bench: Bench

    func add(to router: Router<WorkbenchContext>) {
        router.post("w/:workspace/scenarios/keep", use: keepScenario)
        router.get("w/:workspace/scenarios/measure", use: foundMeasure)
        router.post("w/:workspace/scenarios/measure", use: keepMeasure)
        router.get("w/:workspace/scenarios/change/:change", use: change)
        router.get("w/:workspace/scenarios/change/:change/accept", use: askAcceptance)
        router.post("w/:workspace/scenarios/change/:change/accept", use: accept)
        router.get("w/:workspace/scenarios/change/:change/discard", use: askDiscarding)
        router.post("w/:workspace/scenarios/change/:change/discard", use: discard)
    }

    private static let formLimit = 64 << 10

    // MARK: Keeping

    @Sendable private func keepScenario(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        let language = context.language, snapshot = await room.desk.snapshot()
        let form = try await context.form(request, limit: Self.formLimit)
        let scenario = try ScenarioQuery(parts: form.all("s"), measures: [], horizon: form["horizon"], snapshot)
        guard !scenario.isEmpty else { throw Refusal.badRequest("empty", Bilingual(fr: "Ce scénario est vide.", en: "This scenario is empty.")) }
        let name = form.text("name") ?? "", reason = form.text("reason") ?? ""
        guard !name.isEmpty, name.count <= 200, reason.count <= 2_000 else {
            var page = RunPage(scenario, report: "", isSearching: false, csrf: context.session?.csrf ?? "", snapshot, room, language)
            page.fields[0].fieldValue = TypedText(name)
            page.fields[1].fieldValue = TypedText(reason)
            if name.isEmpty { page.fields[0].fieldError = Bilingual(fr: "Donnez-lui un nom.", en: "Give it a name.")[language] }
            if name.count > 200 { page.fields[0].fieldError = Bilingual(fr: "Au plus 200 caractères.", en: "At most 200 characters.")[language] }
            if reason.count > 2_000 { page.fields[1].fieldError = Bilingual(fr: "Au plus 2 000 caractères.", en: "At most 2,000 characters.")[language] }
            page.problemList = ProblemList(page.fields, language).map { [$0] } ?? []
            return try await bench.page(
                context, room, .scenarios, heading: page.t["keepTitle"] ?? "", body: try bench.pages.fragment("keep-scenario", page), snapshot: snapshot,
                crumbs: ScenarioRoutes.crumbs(room, language), status: .unprocessableContent)
        }
        let author = room.visitor.user.name, folder = room.desk.folder
        let taken = Set(snapshot.changes.map(\.id))
        do {
            let kept = try await room.desk.compute {
                let made = try scenario.plan.changes(over: snapshot.continuum, known: snapshot.changes, on: snapshot.day, home: snapshot.request.home)
                var why = Bilingual(reason)
                if reason.isEmpty {
                    let reasons = made.map(\.reason)
                    why = Bilingual(fr: Self.joined(reasons.map(\.fr)), en: Self.joined(reasons.map(\.en)))
                }
                let changes = ScenarioPlan.merged(made, id: FileSlug.free(name, among: taken), name: Bilingual(name), reason: why, author: author, on: snapshot.day)
                for change in changes { _ = try WorkspaceWriter(folder).keep(change, known: snapshot.workspace) }
                return changes
            }
            for change in kept { try await bench.record(.changed, context, in: room.slug, object: change.id, details: ["kept": "scenario"]) }
            _ = await room.desk.snapshot(isStale: true)
            let plan = ScenarioPlan(kept.map { ScenarioPlan.Part($0.id) })
            var response = Response.redirect(to: scenario.with(plan, []).address(room.url(kept.count == 1 ? "scenarios/run" : "scenarios/compose")), type: .normal)
            response.say(.kept, isSecure: context.isSecure)
            return response
        } catch let problem as ScenarioProblem {
            throw ScenarioQuery.refusal(problem)
        }
    }

    /// Each sentence once.
    private static func joined(_ texts: [String]) -> String {
        var seen: Set<String> = []
        return texts.filter { !$0.isEmpty && seen.insert($0).inserted }.joined(separator: " ")
    }

    // MARK: A measure that Portulan found

    @Sendable private func foundMeasure(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let snapshot = await room.desk.snapshot(), language = context.language
        let query = try PageQuery(request, ["finding", "remedy"])
        let found = try FoundMeasure(finding: query["finding"], remedy: query["remedy"], snapshot.assessment)
        let change = measure(found, room, snapshot)
        try await bench.record(.computed, context, in: room.slug, object: "measure \(change.id)")
        var page = try await page(change, "remedy \(found.finding.id) \(FoundMeasure.key(found.remedy))", context, room, snapshot)
        if room.may(.edit) {
            page.confirms = [
                ChangePage.Confirm(
                    confirmURL: room.url("scenarios/measure"),
                    confirmIntro: Bilingual(
                        fr: "Gardée, elle devient un fichier du dossier, à comparer, à chiffrer, à accepter ; la carte ne change pas encore.",
                        en: "Kept, it becomes a file of the workspace, to be compared, costed, accepted; the chart does not change yet.")[language],
                    confirmWord: page.t["keepMeasure"] ?? "", confirmClass: "primary", confirmCancelURL: "",
                    confirmFields: [
                        ChangePage.Hidden(hiddenName: "finding", hiddenValue: TypedText(found.finding.id)),
                        ChangePage.Hidden(hiddenName: "remedy", hiddenValue: TypedText(FoundMeasure.key(found.remedy))),
                    ])
            ]
        }
        return try await show(page, change, context, room, snapshot)
    }

    @Sendable private func keepMeasure(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        let snapshot = await room.desk.snapshot(), form = try await context.form(request, limit: Self.formLimit)
        let found = try FoundMeasure(finding: form["finding"], remedy: form["remedy"], snapshot.assessment)
        let change = measure(found, room, snapshot), folder = room.desk.folder
        _ = try await room.desk.compute { try WorkspaceWriter(folder).keep(change, known: snapshot.workspace) }
        try await bench.record(.changed, context, in: room.slug, object: change.id, details: ["kept": "measure"])
        _ = await room.desk.snapshot(isStale: true)
        var response = Response.redirect(to: room.url("scenarios/change/\(HTML.urlPart(change.id))"), type: .normal)
        response.say(.kept, isSecure: context.isSecure)
        return response
    }

    private func measure(_ found: FoundMeasure, _ room: Room, _ snapshot: Snapshot) -> Change {
        found.remedy.measure(over: snapshot.continuum, author: room.visitor.user.name, on: snapshot.day, besides: Set(snapshot.changes.map(\.id)))
    }

    // MARK: A change that is kept

    private func kept(_ context: WorkbenchContext, _ snapshot: Snapshot) throws -> Change {
        let id = context.parameters.get("change") ?? ""
        guard let change = snapshot.changes.first(where: { $0.id == id }), change.sort != .decision else { throw ScenarioQuery.unknownChange(id, snapshot) }
        return change
    }

    private func page(_ change: Change, _ key: String, _ context: WorkbenchContext, _ room: Room, _ snapshot: Snapshot) async throws -> ChangePage {
        let language = context.language
        let preview = try await room.desk.compute { ChangePreview(change, over: snapshot.continuum, language) }
        let after = preview.problems.hasErrors ? snapshot.assessment : try await room.assessment(with: change, key, snapshot)
        return ChangePage(change, preview, after: after, snapshot, csrf: context.session?.csrf ?? "", room, language)
    }

    private func show(
        _ page: ChangePage, _ change: Change, _ context: WorkbenchContext, _ room: Room, _ snapshot: Snapshot, heading: String? = nil, notices: [Notice] = [],
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        var response = try await bench.page(
            context, room, .scenarios, heading: heading ?? change.name[context.language], body: try bench.pages.fragment("change", page), snapshot: snapshot,
            crumbs: ScenarioRoutes.crumbs(room, context.language), notices: notices, status: status)
        if page.isPending { Bench.reloads(&response) }
        return response
    }

    @Sendable private func change(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let snapshot = await room.desk.snapshot(), change = try kept(context, snapshot)
        _ = try PageQuery(request, [])
        try await bench.record(.viewed, context, in: room.slug, object: "change \(change.id)")
        var page = try await page(change, "change \(change.id)", context, room, snapshot)
        let own = room.url("scenarios/change/\(HTML.urlPart(change.id))"), t = page.t
        func action(_ url: String, _ word: String, _ kind: String = "") { page.actions.append(ChangePage.Action(actionURL: url, actionWord: t[word] ?? "", actionClass: kind)) }
        if change.sort == .scenario {
            action(PageQuery.address(room.url("scenarios/run"), [("s", change.id)]), "play", "primary")
        } else {
            if room.may(.edit), page.faults.isEmpty { action("\(own)/accept", "accept", "primary") }
            action(PageQuery.address(room.url("scenarios/compare"), [("m", change.id)]), "compare")
            action(PageQuery.address(room.url("scenarios/compose"), [("m", change.id)]), "compose")
        }
        if room.may(.edit) { action("\(own)/discard", "discard", "quiet") }
        return try await show(page, change, context, room, snapshot)
    }

    // MARK: Accepting

    @Sendable private func askAcceptance(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        let snapshot = await room.desk.snapshot(), change = try kept(context, snapshot)
        _ = try PageQuery(request, [])
        return try await acceptance(change, context, room, snapshot)
    }

    /// The change once more, with what the editor sees now, for the form that accepts it.
    private func acceptance(
        _ change: Change, _ context: WorkbenchContext, _ room: Room, _ snapshot: Snapshot, notices: [Notice] = [], status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard change.sort != .scenario else {
            throw Refusal.badRequest("scenario", Bilingual(fr: "Un scénario se joue ; il ne s’accepte pas.", en: "A scenario is played; it is not accepted."))
        }
        var page = try await page(change, "change \(change.id)", context, room, snapshot)
        let own = room.url("scenarios/change/\(HTML.urlPart(change.id))")
        if page.faults.isEmpty {
            let seen = Set(change.steps.map(\.step.id)).sorted().map { id in
                ChangePage.Hidden(hiddenName: "seen", hiddenValue: TypedText("\(id) \(snapshot.workspace.digest(of: id).rawValue)"))
            }
            page.confirms = [
                ChangePage.Confirm(
                    confirmURL: "\(own)/accept", confirmIntro: page.t["acceptIntro"] ?? "", confirmWord: page.t["accept"] ?? "", confirmClass: "primary",
                    confirmCancelURL: own, confirmFields: seen)
            ]
        }
        return try await show(page, change, context, room, snapshot, heading: "\(page.t["acceptTitle"] ?? "") : \(change.name[context.language])", notices: notices, status: status)
    }

    @Sendable private func accept(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        let language = context.language, snapshot = await room.desk.snapshot()
        let form = try await context.form(request, limit: bench.configuration.limits.form)
        let change = try kept(context, snapshot), folder = room.desk.folder
        var seen: [String: ElementDigest] = [:]
        for pair in form.all("seen") {
            let sides = pair.split(separator: " ")
            if sides.count == 2 { seen[String(sides[0])] = ElementDigest(rawValue: String(sides[1])) }
        }
        guard change.sort != .scenario else { return try await acceptance(change, context, room, snapshot) }
        let expected = seen
        switch try await room.desk.compute({ try WorkspaceWriter(folder).accept(change, expecting: expected, known: snapshot.workspace) }) {
        case .accepted(let accepted):
            try await bench.record(.changed, context, in: room.slug, object: accepted.file, details: ["accepted": change.id])
            // It is part of the chart: to study it any further has no sense.
            try await room.desk.compute { _ = try WorkspaceWriter(folder).discardKept(try Self.file(of: change, in: folder)) }
            _ = await room.desk.snapshot(isStale: true)
            var response = Response.redirect(to: room.url("scenarios"), type: .normal)
            response.say(.accepted, isSecure: context.isSecure)
            return response
        case .conflict:
            let now = await room.desk.snapshot(isStale: true)
            return try await acceptance(
                try kept(context, now), context, room, now, notices: [Notice(.warning, ScenarioWords.words(language)["conflict"] ?? "", language, isUrgent: true)], status: .conflict)
        case .refused(let problems):
            let text = problems.list.prefix(3).map { $0.problem.message(language) }.joined(separator: " ")
            return try await acceptance(
                change, context, room, snapshot, notices: [Notice(.error, "\(ScenarioWords.words(language)["misfit"] ?? "") \(text)", language, isUrgent: true)],
                status: .unprocessableContent)
        }
    }

    // MARK: Taking away

    @Sendable private func askDiscarding(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        let snapshot = await room.desk.snapshot(), change = try kept(context, snapshot)
        _ = try PageQuery(request, [])
        var page = try await page(change, "change \(change.id)", context, room, snapshot)
        let own = room.url("scenarios/change/\(HTML.urlPart(change.id))")
        page.confirms = [
            ChangePage.Confirm(
                confirmURL: "\(own)/discard", confirmIntro: page.t["discardIntro"] ?? "", confirmWord: page.t["discard"] ?? "", confirmClass: "danger", confirmCancelURL: own,
                confirmFields: [])
        ]
        return try await show(page, change, context, room, snapshot, heading: "\(page.t["discardTitle"] ?? "") : \(change.name[context.language])")
    }

    @Sendable private func discard(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        let snapshot = await room.desk.snapshot()
        _ = try await context.form(request, limit: Self.formLimit)
        let change = try kept(context, snapshot), folder = room.desk.folder
        try await room.desk.compute { _ = try WorkspaceWriter(folder).discardKept(try Self.file(of: change, in: folder)) }
        try await bench.record(.changed, context, in: room.slug, object: change.id, details: ["discarded": change.sort.rawValue])
        _ = await room.desk.snapshot(isStale: true)
        var response = Response.redirect(to: room.url("scenarios"), type: .normal)
        response.say(.discarded, isSecure: context.isSecure)
        return response
    }

    /// The file of a kept change, from the folder on.
    private static func file(of change: Change, in folder: String) throws -> String {
        let root = folder.hasSuffix("/") ? folder : folder + "/"
        guard change.file.hasPrefix(root) else { throw WriteProblem.unusableName(change.file) }
        return String(change.file.dropFirst(root.count))
    }
}
