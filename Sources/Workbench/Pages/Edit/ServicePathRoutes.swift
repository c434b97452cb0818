import Continuum
import HTTPTypes
import Hummingbird
import Ledger
import Store
import Workspace

/// Describing a service end to end, on one page.
struct ServicePathRoutes: Sendable {
    let bench: Bench

    func add(to router: Router<WorkbenchContext>) {
        router.get("w/:workspace/edit/path/service", use: ask)
        router.post("w/:workspace/edit/path/service", use: take)
    }

    private static let title = Bilingual(fr: "Décrire un service, de bout en bout", en: "Describe a service, end to end")

    @Sendable private func ask(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        _ = try PageQuery(request, [])
        let snapshot = await room.desk.snapshot()
        try await bench.record(.viewed, context, in: room.slug, object: "edit/path/service")
        return try await page(FormBody([]), [:], room, snapshot, context)
    }

    private func page(
        _ form: FormBody, _ faults: [String: String], _ room: Room, _ snapshot: Snapshot, _ context: WorkbenchContext, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let language = context.language, csrf = context.session?.csrf ?? ""
        let content = try await room.desk.compute { ServicePathPage(form, faults: faults, snapshot, in: room, csrf: csrf, language) }
        return try await bench.page(
            context, room, .edit, heading: Self.title[language], lead: content.t["pathNew"] ?? "", body: try bench.pages.fragment("edit-path", content), snapshot: snapshot,
            crumbs: crumbs(room, language), scripts: ["edit.js"], status: status)
    }

    private func crumbs(_ room: Room, _ language: Language) -> [Layout.Crumb] { [Layout.Crumb(crumbText: EditWords.title[language], crumbURL: room.url("edit"))] }

    @Sendable private func take(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        let form = try await context.form(request, limit: bench.configuration.limits.form)
        let snapshot = await room.desk.snapshot(isStale: form["do"] == "save"), language = context.language
        if form["do"] == "back" { return try await page(form, [:], room, snapshot, context) }
        let path = try await room.desk.compute { ServicePath(form, snapshot, language) }
        guard path.faults.isEmpty else { return try await page(form, path.faults, room, snapshot, context, status: .unprocessableContent) }
        guard !path.steps.isEmpty else {
            var response = Response.redirect(to: room.url("edit"), type: .normal)
            response.say(.nothingToSave, isSecure: context.isSecure)
            return response
        }
        let place = Place(file: "")
        let change = Change(
            id: "service-\(Problem.identifier(from: path.name) ?? "service")", sort: .edit, name: Bilingual(fr: "Service décrit : \(path.name)", en: "Service described: \(path.name)"),
            author: room.visitor.user.name, date: snapshot.day, steps: path.steps.map { ($0, place) }, file: "")
        let around: Set<String> = ["csrf", "do", "plan", "change.name", "change.reason"]
        var proposal = Proposal(
            change, hidden: form.pairs.filter { !around.contains($0.name) }, action: room.url("edit/path/service"), hasBack: true, cancelURL: room.url("edit"))
        var notices: [Notice] = [], status = HTTPResponse.Status.ok
        if form["do"] == "save" {
            switch try await bench.accept(proposal, form, context, room, snapshot) {
            case .saved(let accepted):
                var response = Response.redirect(to: room.url("edit/saved/\(HTML.urlPart(String(accepted.file.split(separator: "/").last ?? "")))"), type: .normal)
                response.say(.saved, isSecure: context.isSecure)
                return response
            case .incomplete: status = .unprocessableContent
            case .moved:
                status = .conflict
                let words = Bilingual(
                    fr: "La carte a changé depuis que vous avez relu : rien n’est enregistré. Voici ce qui change maintenant.",
                    en: "The chart has changed since you read it over: nothing was saved. This is what changes now.")
                notices = [Notice(.warning, words[language], language, isUrgent: true)]
            case .refused(let problems):
                status = .unprocessableContent
                proposal.diagnostics = problems
            }
        }
        return try await bench.page(
            proposal, context, room, .edit, snapshot, heading: change.name[language], form: form, crumbs: crumbs(room, language), notices: notices, status: status)
    }
}
