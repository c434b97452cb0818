import Continuum
import Foundation
import HTTPTypes
import Ledger
import Reach
import Reports
import Store
import Workspace

extension APIOperation {
    private static let changeBody = Shape.object([("change", Shape.component("ChangeBody"))])

    /// Changes that are studied: they stand in `changes/`, and nothing of them is applied.
    static let changes: [APIOperation] = [
        APIOperation(
            id: "listChanges", method: .get, path: "workspaces/{workspace}/changes", topic: .changes,
            summary: Bilingual(fr: "Les changements gardés : mesures, scénarios, offres, décisions.", en: "The changes that are kept: measures, scenarios, bids, decisions."), access: .workspace(.view),
            parameters: [
                Parameter(name: "kind", schema: Shape.one(of: Change.Sort.allCases.map(\.rawValue)), meaning: Bilingual(fr: "De cette sorte.", en: "Of this sort.")),
                Parameter(name: "after", schema: Shape.id, meaning: Bilingual(fr: "Après celui-ci : « next » de la page d’avant.", en: "After this one: “next” of the page before.")), .limit(),
            ],
            outcomes: [Outcome(status: .ok, schema: Shape.page("changes", of: Shape.component("ChangeSummary")))], isOfSnapshot: true
        ) { call in
            let snapshot = try await call.requireSnapshot()
            let kind = call.text("kind").flatMap(Change.Sort.init(rawValue:))
            let all = snapshot.changes.filter { kind == nil || $0.sort == kind }.sorted { ($0.id, $0.file) < ($1.id, $1.file) }
            return APIAnswer(page(all, snapshot, call))
        },
        APIOperation(
            id: "getChange", method: .get, path: "workspaces/{workspace}/changes/{change}", topic: .changes,
            summary: Bilingual(fr: "Un changement gardé.", en: "A change that is kept."), access: .workspace(.view), outcomes: [Outcome(status: .ok, schema: Shape.component("Change"))], isOfSnapshot: true
        ) { call in
            let snapshot = try await call.requireSnapshot()
            return APIAnswer(try kept(call, snapshot).document(snapshot.continuum.vocabulary))
        },
        APIOperation(
            id: "keepChange", method: .post, path: "workspaces/{workspace}/changes", topic: .changes,
            summary: Bilingual(fr: "Garde un changement à étudier ; rien n’est appliqué.", en: "Keeps a change to be studied; nothing is applied."), access: .workspace(.edit), body: .json(changeBody),
            outcomes: [Outcome(status: .created, schema: Shape.component("Kept"), headers: ["Location"])], refusals: [.conflict]
        ) { call in
            let snapshot = try await call.requireSnapshot(), room = try call.requireRoom()
            let change = try sent(call, snapshot)
            guard change.sort != .decision else {
                throw Refusal(
                    .unprocessableContent, "decision", Bilingual(fr: "Une décision se prend ailleurs.", en: "A decision is recorded elsewhere."),
                    advice: Bilingual(fr: "POST …/decisions, avec le rôle qui décide.", en: "POST …/decisions, with the role that decides."))
            }
            let file = try await call.compute { try WorkspaceWriter(room.desk.folder).keep(change, known: snapshot.workspace) }
            _ = await room.desk.snapshot(isStale: true)
            return APIAnswer(.mapping([("file", .string(file)), ("change", .string(change.id))]), status: .created)
                .with(.location, "\(base)workspaces/\(room.slug)/changes/\(HTML.urlPart(change.id))").recorded(.changed, file)
        },
        APIOperation(
            id: "discardChange", method: .delete, path: "workspaces/{workspace}/changes/{change}", topic: .changes,
            summary: Bilingual(fr: "Met de côté un changement gardé (.portulan/discarded) ; une décision demeure.", en: "Puts a kept change aside (.portulan/discarded); a decision stays."), access: .workspace(.edit),
            outcomes: [Outcome(status: .noContent, type: nil)], refusals: [.conflict]
        ) { call in
            let snapshot = try await call.requireSnapshot(), room = try call.requireRoom()
            let change = try kept(call, snapshot)
            guard change.sort != .decision else {
                throw Refusal(
                    .conflict, "decision", Bilingual(fr: "Une décision ne s’efface pas.", en: "A decision is not removed."),
                    advice: Bilingual(fr: "Prenez-en une autre : la dernière compte.", en: "Record another one: the latest counts."))
            }
            let file = "changes/" + (change.file.firstRange(of: "/changes/").map { String(change.file[$0.upperBound...]) } ?? "")
            _ = try await call.compute { try WorkspaceWriter(room.desk.folder).discardKept(file) }
            _ = await room.desk.snapshot(isStale: true)
            return APIAnswer(.nothing, status: .noContent).recorded(.changed, file, ["discarded": "yes"])
        },
        APIOperation(
            id: "previewChange", method: .post, path: "workspaces/{workspace}/preview", topic: .changes,
            summary: Bilingual(fr: "Ce qu’un changement ferait, fait par fait, et ce qui irait mieux ou moins bien ; rien n’est écrit.", en: "What a change would do, fact by fact, and what would get better or worse; nothing is written."),
            access: .workspace(.view), body: .json(changeBody),
            outcomes: [
                Outcome(
                    status: .ok,
                    schema: Shape.object([
                        (
                            "elements",
                            Shape.list(
                                Shape.object([
                                    ("id", Shape.text), ("name", Shape.text), ("kind", Shape.text), ("sort", Shape.one(of: ["added", "removed", "changed"])),
                                    (
                                        "lines",
                                        Shape.list(Shape.object([("key", Shape.text), ("meaning", Shape.text), ("before", Shape.list(Shape.text)), ("after", Shape.list(Shape.text))]))
                                    ),
                                ]))
                        ), ("comparison", Shape.component("Comparison")), ("problems", Shape.component("Diagnostics")), ("digests", Shape.map(of: Shape.text)),
                    ]))
            ], records: .computed
        ) { call in
            let snapshot = try await call.requireSnapshot(), language = call.language
            let change = try sent(call, snapshot)
            return try await call.compute { preview(change, snapshot, language) }
        },
        APIOperation(
            id: "compareChanges", method: .get, path: "workspaces/{workspace}/comparison", topic: .changes,
            summary: Bilingual(fr: "Ce que des changements gardés améliorent et dégradent.", en: "What kept changes make better and worse."), access: .workspace(.view),
            parameters: [Parameter(name: "with", schema: Parameter.with.schema, isRequired: true, meaning: Parameter.with.meaning)],
            outcomes: [Outcome(status: .ok, schema: Shape.component("Comparison"))], refusals: [.unprocessableContent], records: .computed, isOfSnapshot: true
        ) { call in
            let snapshot = try await call.requireSnapshot()
            let (after, changes) = try call.changed(snapshot, with: call.texts("with"))
            return try await call.compute { APIAnswer(comparison(snapshot, after, changes)) }
        },
    ]

    // MARK: Shared

    private static func kept(_ call: APICall, _ snapshot: Snapshot) throws -> Change {
        let id = call.text("change") ?? ""
        guard let change = snapshot.changes.first(where: { $0.id == id }) else { throw Refusal.unknownChange(id, nearest: nearest(to: id, among: snapshot.changes.map(\.id))) }
        return change
    }

    /// The change of a body; who sends it is its author, and today its day, unless it says otherwise.
    static func sent(_ call: APICall, _ snapshot: Snapshot) throws -> Change {
        var change = try ChangeText.change(call.document?["change"] ?? .null, over: snapshot.continuum, call.language)
        if change.author.isEmpty { change.author = try call.requireVisitor().user.name }
        if change.date == nil { change.date = snapshot.day }
        return change
    }

    /// A page of a list of changes, after the one that `after` names.
    static func page(_ all: [Change], _ snapshot: Snapshot, _ call: APICall) -> Document {
        let rest = call.text("after").map { after in all.filter { $0.id > after } } ?? all
        let page = rest.prefix(call.limit)
        return .mapping([("changes", .sequence(page.map(summary))), ("next", rest.count > page.count ? .optional(page.last?.id) : .null)])
    }

    static func summary(_ change: Change) -> Document {
        var ids: [String] = []
        for (step, _) in change.steps where !ids.contains(step.id) { ids.append(step.id) }
        return .mapping([
            ("id", .string(change.id)), ("kind", .string(change.sort.rawValue)), ("name", .words(change.name)), ("author", .string(change.author)),
            ("date", .optional(change.date?.description)), ("file", .string(APICall.fromFolder(change.file))), ("touches", Document.strings(ids)),
        ])
    }

    private static func preview(_ change: Change, _ snapshot: Snapshot, _ language: Language) -> APIAnswer {
        let preview = ChangePreview(change, over: snapshot.continuum, language)
        let (after, _) = Change.applying([change], to: snapshot.continuum)
        return APIAnswer(
            .mapping([
                (
                    "elements",
                    .sequence(
                        preview.entries.map { entry in
                            .mapping([
                                ("id", .string(entry.id)), ("name", .string(entry.name)), ("kind", .string(entry.kind)), ("sort", .string(entry.sort.rawValue)),
                                (
                                    "lines",
                                    .sequence(
                                        entry.lines.map {
                                            .mapping([
                                                ("key", .string($0.key)), ("meaning", .string($0.meaning)), ("before", Document.strings($0.before)), ("after", Document.strings($0.after)),
                                            ])
                                        })
                                ),
                            ])
                        })
                ), ("comparison", comparison(snapshot, after, [change])), ("problems", DiagnosticDocument(preview.problems.withoutFolders, language).document()),
                ("digests", .mapping(Set(change.steps.map(\.step.id)).sorted().map { ($0, .string(snapshot.workspace.digest(of: $0).rawValue)) })),
            ]))
    }

    private static func comparison(_ snapshot: Snapshot, _ after: Continuum, _ changes: [Change]) -> Document {
        let assessor = Assessor(snapshot.workspace.request(day: snapshot.day, isThorough: false))
        let next = assessor.assess(after)
        return ComparisonDocument(Comparison(before: snapshot.assessment, after: next), before: snapshot.assessment, after: next, changes: changes).document()
    }
}

extension APICall {
    /// A file's path from the workspace's folder on: where the folder lies on the server is none of the reader's business.
    static func fromFolder(_ path: String) -> String {
        for top in ["/accepted/", "/changes/"] { if let range = path.firstRange(of: top) { return String(path[path.index(after: range.lowerBound)...]) } }
        return path.split(separator: "/").last.map(String.init) ?? ""
    }
}
