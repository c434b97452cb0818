import Continuum
private import Foundation
import HTTPTypes
import Hummingbird
import Ledger
import Reports
import Store
import Workspace

/// Describing the chart: one element at a time, each change read over before it is saved, and nobody’s work lost to somebody else’s.
struct EditRoutes: Sendable {
    let bench: Bench
    let presence = Presence()

    func add(to router: Router<WorkbenchContext>) {
        router.get("w/:workspace/edit", use: start)
        router.get("w/:workspace/edit/new/:kind", use: new)
        router.post("w/:workspace/edit/new/:kind", use: makeNew)
        router.get("w/:workspace/edit/remove/:element", use: remove)
        router.get("w/:workspace/edit/saved/:change", use: saved)
        router.get("w/:workspace/edit/:element", use: edit)
        router.post("w/:workspace/edit/:element", use: change)
        ServicePathRoutes(bench: bench).add(to: router)
    }

    // MARK: Where to begin

    @Sendable private func start(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        _ = try PageQuery(request, [])
        let snapshot = await room.desk.snapshot(), language = context.language
        let author = room.visitor.user.name, csrf = context.session?.csrf ?? ""
        let content = try await room.desk.compute { EditStartPage(snapshot, in: room, author: author, csrf: csrf, language) }
        try await bench.record(.viewed, context, in: room.slug, object: "edit")
        return try await bench.page(
            context, room, .edit, heading: EditWords.title[language],
            lead: Bilingual(
                fr: "Ce que vous savez, avec sa source. Ce que vous ne savez pas se dit aussi : il reste compté comme inconnu.",
                en: "What you know, with its source. What you do not know can be said too: it stays counted as unknown.")[language],
            body: try bench.pages.fragment("edit-start", content), snapshot: snapshot)
    }

    // MARK: The form

    @Sendable private func new(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        let query = try PageQuery(request, ["name"])
        let snapshot = await room.desk.snapshot()
        let kind = try kind(context, snapshot)
        var draft = EditDraft(kind, id: nil, snapshot.continuum)
        if let name = query["name"] {
            draft = try EditDraft(FormBody([("seen", "none"), ("f.name.fr", name), ("f.name.en", name)]), kind, id: nil, snapshot, context.language).withoutFaults
        }
        try await bench.record(.viewed, context, in: room.slug, object: "edit/new/\(snapshot.continuum.vocabulary.name(of: kind))")
        return try await form(draft, room, snapshot, context)
    }

    @Sendable private func edit(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        _ = try PageQuery(request, [])
        let snapshot = await room.desk.snapshot()
        let (id, kind) = try element(context, snapshot)
        let user = room.visitor.user
        let others = await presence.open("\(room.slug) \(id)", user: user.id, name: user.name, now: bench.clock.now())
        try await bench.record(.viewed, context, in: room.slug, object: "edit/\(id)")
        return try await form(EditDraft(kind, id: id, snapshot.continuum), room, snapshot, context, notices: Self.notices(others, context.language))
    }

    private static func notices(_ others: [Presence.Other], _ language: Language) -> [Notice] {
        others.prefix(1).map { other in
            let when = other.minutes == 0
                ? Bilingual(fr: "à l’instant", en: "just now")
                : Bilingual(fr: "il y a \(other.minutes) min", en: "\(other.minutes) min ago")
            return Notice(
                .info,
                Bilingual(
                    fr: "\(other.name) a ouvert ce formulaire \(when.fr). Si vous changez les mêmes faits, vous choisirez ensuite.",
                    en: "\(other.name) opened this form \(when.en). If you change the same facts, you will choose afterwards.")[language],
                language)
        }
    }

    private func form(
        _ draft: EditDraft, _ room: Room, _ snapshot: Snapshot, _ context: WorkbenchContext, adding: String? = nil, notices: [Notice] = [], status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let language = context.language, csrf = context.session?.csrf ?? ""
        let content = try await room.desk.compute { EditFormPage(draft, snapshot, in: room, csrf: csrf, adding: adding, language) }
        return try await bench.page(
            context, room, .edit, heading: heading(draft, snapshot, language), lead: content.kindText, body: try bench.pages.fragment("edit-form", content), snapshot: snapshot,
            crumbs: crumbs(room, language), notices: notices, scripts: ["edit.js"], status: status)
    }

    private func heading(_ draft: EditDraft, _ snapshot: Snapshot, _ language: Language) -> String {
        guard let id = draft.id, let index = snapshot.continuum.index(of: id), draft.start != nil else {
            return "\(Bilingual(fr: "Ajouter", en: "Add")[language]) – \(TermWords.kinds(draft.kind)[language])"
        }
        return snapshot.continuum.name(index, language)
    }

    private func crumbs(_ room: Room, _ language: Language) -> [Layout.Crumb] { [Layout.Crumb(crumbText: EditWords.title[language], crumbURL: room.url("edit"))] }

    private func kind(_ context: WorkbenchContext, _ snapshot: Snapshot) throws -> Kind {
        let name = context.parameters.get("kind") ?? "", vocabulary = snapshot.continuum.vocabulary
        guard let kind = vocabulary.kind(named: name) else {
            throw Refusal(
                .notFound, "unknown-kind", Bilingual(fr: "Aucune sorte d’élément « \(name) ».", en: "No kind of element “\(name)”."),
                advice: nearest(to: name, among: vocabulary.kinds.map(\.name)).map { Bilingual(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean “\($0)”?") } ?? Bilingual(""))
        }
        return kind
    }

    private func element(_ context: WorkbenchContext, _ snapshot: Snapshot) throws -> (id: String, kind: Kind) {
        let id = context.parameters.get("element")?.removingPercentEncoding ?? "", continuum = snapshot.continuum
        guard let index = continuum.index(of: id), continuum.elements[index].kind.rawValue != 0 else {
            throw Refusal.unknownElement(id, nearest: nearest(to: id, among: continuum.elements.lazy.filter { $0.kind.rawValue != 0 }.map { continuum.strings[$0.id] }))
        }
        return (id, continuum.elements[index].kind)
    }

    // MARK: What is posted

    @Sendable private func makeNew(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        let form = try await context.form(request, limit: bench.configuration.limits.form)
        let snapshot = await room.desk.snapshot(isStale: form["do"] == "save")
        let draft = try EditDraft(form, kind(context, snapshot), id: nil, snapshot, context.language)
        return try await answer(form, draft, room, snapshot, context)
    }

    @Sendable private func change(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        let form = try await context.form(request, limit: bench.configuration.limits.form)
        let snapshot = await room.desk.snapshot(isStale: form["do"] == "save")
        let id = context.parameters.get("element")?.removingPercentEncoding ?? ""
        // Removed by somebody else meanwhile: the form knows what it was.
        let kind = try (try? element(context, snapshot).kind) ?? Self.kind(of: form, id, snapshot) ?? element(context, snapshot).kind
        return try await answer(form, EditDraft(form, kind, id: id, snapshot, context.language), room, snapshot, context)
    }

    private static func kind(of form: FormBody, _ id: String, _ snapshot: Snapshot) -> Kind? {
        guard let text = form["start"], let seen = form["seen"] else { return nil }
        let element = EditDraft.element(text, ElementDigest(rawValue: seen), snapshot.continuum.vocabulary)
        return element?.id == id ? element?.kind : nil
    }

    /// What a button of the form, of the preview or of the choice between two versions asks for.
    private func answer(_ form: FormBody, _ draft: EditDraft, _ room: Room, _ snapshot: Snapshot, _ context: WorkbenchContext) async throws -> Response {
        let language = context.language, wish = form["do"] ?? "preview"
        if wish.hasPrefix("add-row:") { return try await self.form(draft.withoutFaults, room, snapshot, context, adding: String(wish.dropFirst(8))) }
        if wish == "back" { return try await self.form(draft.withoutFaults, room, snapshot, context) }
        guard ["preview", "resolve", "save"].contains(wish) else { throw PageQuery.unknown(wish, for: "do", among: ["preview", "save", "back"]) }
        guard draft.faults.isEmpty else { return try await self.form(draft, room, snapshot, context, status: .unprocessableContent) }
        if draft.hasConflict || draft.over != nil && !EditConflictPage.isComplete(draft) {
            return try await conflict(draft, room, snapshot, context, isChecked: wish == "resolve" && !draft.hasConflict)
        }
        let steps = draft.wantedSteps
        guard !steps.isEmpty else {
            var response = Response.redirect(to: draft.id.map { room.url("edit/\(HTML.urlPart($0))") } ?? room.url("edit"), type: .normal)
            response.say(.nothingToSave, isSecure: context.isSecure)
            return response
        }
        let proposal = proposal(steps, draft, room, snapshot)
        let heading = Self.heading(proposal.change, language)
        func page(_ proposal: Proposal, _ status: HTTPResponse.Status = .ok, _ notices: [Notice] = []) async throws -> Response {
            try await bench.page(
                proposal, context, room, .edit, snapshot, heading: heading, form: form, crumbs: crumbs(room, language), notices: notices, status: status,
                adjust: { Self.tellReferrers(&$0, draft, snapshot, room, language) })
        }
        guard wish == "save" else { return try await page(proposal) }
        switch try await bench.accept(proposal, form, context, room, snapshot) {
        case .saved(let accepted):
            if let id = draft.id { await presence.close("\(room.slug) \(id)", user: room.visitor.user.id) }
            var response = Response.redirect(to: room.url("edit/saved/\(HTML.urlPart(String(accepted.file.split(separator: "/").last ?? "")))"), type: .normal)
            response.say(.saved, isSecure: context.isSecure)
            return response
        case .incomplete: return try await page(proposal, .unprocessableContent)
        case .refused(let problems):
            var refused = proposal
            refused.diagnostics = problems
            let words = Bilingual(fr: "Rien n’est enregistré : la carte ne serait plus juste avec ce changement.", en: "Nothing was saved: the chart would no longer be right with this change.")
            return try await page(refused, .unprocessableContent, [Notice(.error, words[language], language, isUrgent: true)])
        case .moved:
            let fresh = await room.desk.snapshot(isStale: true)
            let again = try EditDraft(form, draft.kind, id: draft.start == nil && !draft.isRemoval ? nil : draft.id, fresh, language)
            if again.hasConflict { return try await conflict(again, room, fresh, context, isChecked: false) }
            let words = Bilingual(
                fr: "La carte a changé depuis que vous avez relu : rien n’est enregistré. Voici ce qui change maintenant.",
                en: "The chart has changed since you read it over: nothing was saved. This is what changes now.")
            let next = self.proposal(again.wantedSteps, again, room, fresh)
            return try await bench.page(
                next, context, room, .edit, fresh, heading: heading, form: form, crumbs: crumbs(room, language), notices: [Notice(.warning, words[language], language, isUrgent: true)],
                status: .conflict)
        }
    }

    private func conflict(_ draft: EditDraft, _ room: Room, _ snapshot: Snapshot, _ context: WorkbenchContext, isChecked: Bool) async throws -> Response {
        let language = context.language, id = draft.id ?? ""
        let content = EditConflictPage(
            draft, now: snapshot.workspace.digest(of: id).rawValue, in: room, csrf: context.session?.csrf ?? "", action: room.url("edit/\(HTML.urlPart(id))"), isChecked: isChecked, language)
        return try await bench.page(
            context, room, .edit, heading: Bilingual(fr: "Quelqu’un d’autre a changé cet élément", en: "Somebody else changed this element")[language],
            lead: Bilingual(
                fr: "Rien n’est enregistré et rien n’est perdu : choisissez fait par fait, puis relisez le résultat.",
                en: "Nothing was saved and nothing is lost: choose fact by fact, then read the result over.")[language],
            body: try bench.pages.fragment("edit-conflict", content), snapshot: snapshot, crumbs: crumbs(room, language), status: isChecked ? .unprocessableContent : .conflict)
    }

    private func proposal(_ steps: [Change.Step], _ draft: EditDraft, _ room: Room, _ snapshot: Snapshot) -> Proposal {
        let id = draft.id ?? draft.wanted?.id ?? "element", isNew = draft.start == nil && draft.now == nil
        let place = Place(file: "")
        let name = Self.name(of: id, draft.wanted ?? draft.now ?? draft.start)
        let (verb, words) = isNew
            ? ("add", Bilingual(fr: "Ajout : \(name.fr)", en: "Added: \(name.en)"))
            : draft.isRemoval
                ? ("remove", Bilingual(fr: "Suppression : \(name.fr)", en: "Removed: \(name.en)")) : ("edit", Bilingual(fr: "Modification : \(name.fr)", en: "Changed: \(name.en)"))
        let change = Change(id: "\(verb)-\(id)", sort: .edit, name: words, author: room.visitor.user.name, date: snapshot.day, steps: steps.map { ($0, place) }, file: "")
        let vocabulary = snapshot.continuum.vocabulary
        return Proposal(
            change, hidden: draft.hidden(), action: room.url(draft.start == nil && draft.seen == .none ? "edit/new/\(vocabulary.name(of: draft.kind))" : "edit/\(HTML.urlPart(id))"),
            hasBack: draft.over == nil && !draft.isRemoval, cancelURL: isNew ? room.url("edit") : room.elementURL(id))
    }

    private static func name(of id: String, _ element: Element?) -> Bilingual {
        switch element?.statements.first(where: { $0.key == .name })?.value {
        case .bilingual(let words): words
        case .text(let text): Bilingual(text)
        default: Bilingual(id)
        }
    }

    private static func heading(_ change: Change, _ language: Language) -> String { change.name[language] }

    // MARK: Removing, and what was saved

    @Sendable private func remove(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        _ = try PageQuery(request, [])
        let snapshot = await room.desk.snapshot(), language = context.language
        let (id, kind) = try element(context, snapshot)
        let seen = snapshot.workspace.digest(of: id).rawValue
        let start = snapshot.continuum.element(named: id)?.document(snapshot.continuum.vocabulary).json ?? ""
        let draft = try EditDraft(FormBody([("seen", seen), ("start", start), ("remove", "true")]), kind, id: id, snapshot, language)
        let proposal = proposal(draft.wantedSteps, draft, room, snapshot)
        try await bench.record(.viewed, context, in: room.slug, object: "edit/remove/\(id)")
        return try await bench.page(
            proposal, context, room, .edit, snapshot, heading: Self.heading(proposal.change, language), crumbs: crumbs(room, language),
            adjust: { Self.tellReferrers(&$0, draft, snapshot, room, language) })
    }

    private static func tellReferrers(_ page: inout ProposalPage, _ draft: EditDraft, _ snapshot: Snapshot, _ room: Room, _ language: Language) {
        guard draft.isRemoval, let id = draft.id else { return }
        page.saveWord = Bilingual(fr: "Supprimer", en: "Remove")[language]
        let continuum = snapshot.continuum, referrers = Removal(of: id, over: continuum).referrers
        page.referrers = referrers.prefix(50).map { ProposalPage.Referrer(referrerName: continuum.name($0, language), referrerURL: room.elementURL(continuum.id($0))) }
        page.intro = referrers.isEmpty
            ? Bilingual(fr: "Rien ne renvoie à cet élément.", en: "Nothing refers to this element.")[language]
            : Bilingual(
                fr: "\(referrers.count) éléments y renvoient : ces renvois sont retirés avec lui, et ce qu’ils disaient redevient non dit.",
                en: "\(referrers.count) elements refer to it: these references go with it, and what they said is no longer stated.")[language]
    }

    @Sendable private func saved(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        let snapshot = await room.desk.snapshot(), language = context.language
        let file = "accepted/" + (context.parameters.get("change")?.removingPercentEncoding ?? "")
        guard let change = snapshot.workspace.accepted.first(where: { HistorySummary.name($0, snapshot) == file }) else { throw Refusal.unknownPage }
        let content = EditSavedPage(change, file, snapshot, in: room, csrf: context.session?.csrf ?? "", language)
        try await bench.record(.viewed, context, in: room.slug, object: file)
        return try await bench.page(
            context, room, .edit, heading: change.name[language], body: try bench.pages.fragment("edit-saved", content), snapshot: snapshot, crumbs: crumbs(room, language))
    }
}
