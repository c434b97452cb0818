import Continuum
import HTTPTypes
import Ledger
import Reports
import Workspace

extension APIOperation {
    private static let file = Shape.matching("^accepted/[A-Za-z0-9._/-]+\\.ya?ml$", most: 300)

    /// Changes that are part of the workspace, and those that become it.
    static let acceptance: [APIOperation] = [
        APIOperation(
            id: "listAccepted", method: .get, path: "workspaces/{workspace}/accepted", topic: .changes,
            summary: Bilingual(fr: "Les changements acceptés, le dernier d’abord.", en: "The changes that were accepted, the latest first."), access: .workspace(.view),
            parameters: [
                Parameter(name: "before", schema: file, meaning: Bilingual(fr: "Avant ce fichier : « next » de la page d’avant.", en: "Before this file: “next” of the page before.")), .limit(),
            ],
            outcomes: [Outcome(status: .ok, schema: Shape.page("changes", of: Shape.component("ChangeSummary")))], isOfSnapshot: true
        ) { call in
            let snapshot = try await call.requireSnapshot()
            var all = snapshot.workspace.accepted.map { (file: APICall.fromFolder($0.file), change: $0) }.reversed().map { $0 }
            if let before = call.text("before") { all.removeAll { $0.file >= before } }
            let page = all.prefix(call.limit)
            return APIAnswer(.mapping([("changes", .sequence(page.map { summary($0.change) })), ("next", all.count > page.count ? .optional(page.last?.file) : .null)]))
        },
        APIOperation(
            id: "acceptChange", method: .post, path: "workspaces/{workspace}/accepted", topic: .changes,
            summary: Bilingual(
                fr: "Accepte un changement (« change »), ou un qui est gardé (« kept ») : il fait partie du dossier. « expecting » dit l’état lu de chaque élément.",
                en: "Accepts a change (“change”), or one that is kept (“kept”): it is part of the workspace. “expecting” says which state of each element was read."), access: .workspace(.edit),
            body: Body(
                schema: Shape.either([
                    Shape.object(
                        [("change", Shape.component("ChangeBody")), ("expecting", Shape.map(of: Shape.matching("^([0-9a-f]{64}|none)$", most: 64)))], optional: ["expecting"]),
                    Shape.object([("kept", Shape.id)]),
                ]), size: .upload),
            outcomes: [Outcome(status: .created, schema: Shape.component("Accepted"))], refusals: [.preconditionFailed, .conflict]
        ) { call in
            let snapshot = try await call.requireSnapshot(), body = call.document ?? .null
            var seen: [String: ElementDigest] = [:]
            if case .mapping(let pairs)? = body["expecting"] { for (id, digest) in pairs { seen[id] = ElementDigest(rawValue: digest.text ?? "") } }
            let change: Change
            if let id = body["kept"]?.text {
                guard let kept = snapshot.changes.first(where: { $0.id == id }) else { throw Refusal.unknownChange(id, nearest: nearest(to: id, among: snapshot.changes.map(\.id))) }
                change = kept
            } else {
                change = try sent(call, snapshot)
            }
            guard change.sort != .decision, change.decides == nil else {
                throw Refusal(
                    .unprocessableContent, "decision", Bilingual(fr: "Une décision se prend ailleurs.", en: "A decision is recorded elsewhere."),
                    advice: Bilingual(fr: "POST …/decisions, avec le rôle qui décide.", en: "POST …/decisions, with the role that decides."))
            }
            var answer = try await Acceptor(call).accept(change, expecting: seen, snapshot, as: change.sort == .import ? .imported : .changed)
            answer.status = .created
            return answer
        },
        APIOperation(
            id: "undoChange", method: .post, path: "workspaces/{workspace}/undo", topic: .changes,
            summary: Bilingual(fr: "Annule un changement accepté, par le changement inverse.", en: "Takes an accepted change back, by the inverse change."), access: .workspace(.edit),
            body: .json(Shape.object([("file", file)])), outcomes: [Outcome(status: .created, schema: Shape.component("Accepted"))], refusals: [.conflict]
        ) { call in
            let snapshot = try await call.requireSnapshot(), file = call.document?["file"]?.text ?? ""
            guard snapshot.workspace.accepted.contains(where: { APICall.fromFolder($0.file) == file }) else {
                throw Refusal(
                    .notFound, "unknown-file", Bilingual(fr: "Aucun changement accepté « \(file) ».", en: "No accepted change “\(file)”."),
                    advice: Bilingual(fr: "GET …/accepted les liste.", en: "GET …/accepted lists them."))
            }
            var answer = try await Acceptor(call).undo(file, snapshot)
            answer.status = .created
            return answer
        },
    ]
}
