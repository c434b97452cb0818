import Continuum
import Hummingbird
import Ledger
import Store
import Workspace

/// Assessments over time, what changed and why, and taking a change back.
struct HistoryRoutes: Sendable {
    let bench: Bench

    func add(to router: Router<WorkbenchContext>) {
        router.get("w/:workspace/history", use: list)
        router.get("w/:workspace/history/compare", use: compare)
        router.get("w/:workspace/history/changes", use: changes)
        router.get("w/:workspace/history/change", use: change)
        router.post("w/:workspace/history/undo", use: undo)
    }

    private static let title = Bilingual(fr: "Historique", en: "History")
    /// Assessments on a page, and columns of the chart.
    private static let size = 50, columns = 60

    @Sendable private func list(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let query = try PageQuery(request, ["before"])
        let before = try query["before"].map { try Self.number($0, "before") }
        let snapshot = await room.desk.snapshot()
        let recent = try await bench.store.history(workspace: room.slug, limit: Self.columns).map { try HistoryEntry($0) }
        let entries = try await bench.store.history(workspace: room.slug, before: before, limit: Self.size + 1).map { try HistoryEntry($0) }
        let content = HistoryPage(entries, recent: recent, size: Self.size, in: room, context.language)
        try await bench.record(.viewed, context, in: room.slug, object: "history")
        let lead = Bilingual(
            fr: "Chaque état de la carte, tel qu’il a été évalué, et le changement qui explique l’écart.", en: "Each state of the chart as it was assessed, and the change that explains the difference.")
        return try await bench.page(
            context, room, .history, heading: Self.title[context.language], lead: lead[context.language], body: try bench.pages.fragment("history", content), snapshot: snapshot)
    }

    private static func number(_ text: String, _ name: String) throws -> Int64 {
        guard let number = Int64(text), number > 0 else { throw PageQuery.unknown(text, for: name, among: []) }
        return number
    }

    @Sendable private func compare(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let query = try PageQuery(request, ["a", "b"])
        let snapshot = await room.desk.snapshot()
        var entries: [HistoryEntry] = []
        for name in ["a", "b"] {
            let text = query[name] ?? ""
            guard let record = try await bench.store.history(workspace: room.slug, number: try Self.number(text, name)) else {
                throw Refusal(
                    .notFound, "unknown-assessment", Bilingual(fr: "Aucune évaluation n° \(text.prefix(20)).", en: "No assessment no. \(text.prefix(20))."),
                    advice: Bilingual(fr: "L’historique les montre toutes.", en: "The history shows them all."))
            }
            entries.append(try HistoryEntry(record))
        }
        // The older one is “before”, in whatever order they were ticked.
        entries.sort { $0.record.number < $1.record.number }
        let content = ComparePage(HistoryComparison(entries[0], entries[1], snapshot), snapshot, in: room, context.language)
        try await bench.record(.viewed, context, in: room.slug, object: "history/compare")
        let heading = Bilingual(fr: "Ce qui a changé entre n° \(entries[0].record.number) et n° \(entries[1].record.number)", en: "What changed between no. \(entries[0].record.number) and no. \(entries[1].record.number)")
        return try await page(context, room, heading[context.language], "history-compare", content, snapshot)
    }

    @Sendable private func changes(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let page = try PageQuery(request, ["page"]).page()
        let snapshot = await room.desk.snapshot()
        try await bench.record(.viewed, context, in: room.slug, object: "history/changes")
        let heading = Bilingual(fr: "Changements acceptés", en: "Accepted changes")
        return try await self.page(context, room, heading[context.language], "history-changes", AcceptedPage(snapshot, page: page, in: room, context.language), snapshot)
    }

    // MARK: One change

    @Sendable private func change(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let file = try PageQuery(request, ["file"])["file"] ?? ""
        let snapshot = await room.desk.snapshot()
        let content = try await content(file, room, snapshot, context)
        try await bench.record(.viewed, context, in: room.slug, object: file)
        return try await self.page(context, room, content.change.first?.changeName ?? file, "history-change", content, snapshot)
    }

    private func content(_ file: String, _ room: Room, _ snapshot: Snapshot, _ context: WorkbenchContext) async throws -> AcceptedChangePage {
        let language = context.language
        // Only files that were read as changes: nothing else can be named.
        guard let change = snapshot.workspace.accepted.first(where: { HistorySummary.name($0, snapshot) == file }) else {
            throw Refusal(
                .notFound, "unknown-change", Bilingual(fr: "Aucun changement accepté de ce nom.", en: "No accepted change of this name."),
                advice: Bilingual(fr: "La liste des changements acceptés les montre tous.", en: "The list of accepted changes shows them all."))
        }
        let folder = room.desk.folder
        let accepted = try await room.desk.compute { AcceptedPreview(of: file, in: folder, language) }
        return AcceptedChangePage(
            t: LayoutWords.words(language).merging(HistoryText.words(language)) { $1 }, csrf: context.session?.csrf ?? "", action: room.url("history/undo"), file: TypedText(file),
            change: [AcceptedPage.row(change, file, room, language)], diff: accepted.map { [DiffView($0.preview.entries, in: room, language)] } ?? [], mayUndo: room.may(.edit))
    }

    @Sendable private func undo(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .edit)
        let form = try await context.form(request, limit: bench.configuration.limits.form)
        let file = form["file"] ?? ""
        let (snapshot, language) = (await room.desk.snapshot(isStale: true), context.language)
        var content = try await content(file, room, snapshot, context)
        let (folder, author, day) = (room.desk.folder, room.visitor.user.name, snapshot.day)
        let acceptance = try await room.desk.compute { try WorkspaceWriter(folder).undo(file, author: author, on: day, known: snapshot.workspace) }
        let notice: Bilingual
        switch acceptance {
        case .accepted(let accepted):
            try await bench.record(.undone, context, in: room.slug, object: file, details: ["file": accepted.file])
            _ = await room.desk.snapshot(isStale: true)
            var response = Response.redirect(to: room.url("history/changes"), type: .normal)
            response.say(.undone, isSecure: context.isSecure)
            return response
        case .conflict(let conflict):
            notice = Bilingual(
                fr: "Rien n’est annulé : d’autres changements ont touché les mêmes faits depuis. Annulez-les d’abord, ou corrigez l’élément à la main.",
                en: "Nothing was undone: other changes touched the same facts since. Undo those first, or correct the element by hand.")
            let words = FactWords(before: snapshot.continuum, language)
            content.conflict = [DiffView(conflict.entries.compactMap { ChangePreview.entry($0.id, $0.started, $0.now, words) }, in: room, language)]
        case .refused(let problems):
            notice = Bilingual(fr: "Rien n’est annulé : la carte ne serait plus juste sans ce changement.", en: "Nothing was undone: the chart would no longer be right without this change.")
            content.problems = AnswerPreview.problems(problems, language).0
        }
        return try await page(
            context, room, content.change.first?.changeName ?? file, "history-change", content, snapshot, notice: Notice(.warning, notice[language], language, isUrgent: true),
            status: .conflict)
    }

    private func page(
        _ context: WorkbenchContext, _ room: Room, _ heading: String, _ template: String, _ content: Any, _ snapshot: Snapshot, notice: Notice? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        try await bench.page(
            context, room, .history, heading: heading, body: try bench.pages.fragment(template, content), snapshot: snapshot,
            crumbs: [Layout.Crumb(crumbText: Self.title[context.language], crumbURL: room.url("history"))], notices: notice.map { [$0] } ?? [], status: status)
    }
}
