import Continuum
import Hummingbird
import Ledger
import Store
import Workspace

/// A change out of what a program sent, read by the reader that reads the workspace's files.
enum ChangeText {
    /// - Throws: a refusal with every problem, each with what helps.
    static func change(_ body: Document, over continuum: Continuum, _ language: Language) throws -> Change {
        var reader = ChangeReader(over: continuum)
        let change = reader.read(Array(Document.mapping([("change", body)]).json.utf8), file: "body")
        guard let change, !reader.diagnostics.hasErrors else { throw Refusal.unfit(reader.diagnostics, language) }
        return change
    }
}

/// Writes what programs accept, and says what came of it.
struct Acceptor: Sendable {
    private let call: APICall

    init(_ call: APICall) { self.call = call }

    /// - Parameter tag: the element whose new state the answer's ETag is.
    func accept(_ change: Change, expecting seen: [String: ElementDigest], _ snapshot: Snapshot, tag: String? = nil, as action: LedgerAction = .changed) async throws -> APIAnswer {
        try await settle(snapshot, tag: tag, as: action, conflict: .preconditionFailed) { writer, known in try writer.accept(change, expecting: seen, known: known) }
    }

    func undo(_ file: String, _ snapshot: Snapshot) async throws -> APIAnswer {
        let author = try call.requireVisitor().user.name
        return try await settle(snapshot, tag: nil, as: .undone, conflict: .conflict) { writer, known in try writer.undo(file, author: author, on: snapshot.day, known: known) }
    }

    private func settle(
        _ snapshot: Snapshot, tag: String?, as action: LedgerAction, conflict status: HTTPResponse.Status, _ write: @escaping @Sendable (WorkspaceWriter, Workspace) throws -> Acceptance
    ) async throws -> APIAnswer {
        let desk = try call.requireRoom().desk
        let acceptance = try await call.compute { try write(WorkspaceWriter(desk.folder), snapshot.workspace) }
        switch acceptance {
        case .refused(let problems): throw Refusal.unfit(problems, call.language)
        case .conflict(let conflict): throw refusal(conflict, status, snapshot.continuum.vocabulary)
        case .accepted(let accepted):
            let now = await desk.snapshot(isStale: true)
            let ids = Set(accepted.change.steps.map(\.step.id)).sorted()
            let digests = ids.map { ($0, Document.string(now.workspace.digest(of: $0).rawValue)) }
            var answer = APIAnswer(.mapping([("file", .string(accepted.file)), ("change", .string(accepted.change.id)), ("digests", .mapping(digests))]))
            if let tag { answer = answer.tagged(now.workspace.digest(of: tag).rawValue) }
            return answer.recorded(action, accepted.file)
        }
    }

    private func refusal(_ conflict: EditConflict, _ status: HTTPResponse.Status, _ vocabulary: Vocabulary) -> Refusal {
        var refusal = Refusal(
            status, "conflict", Bilingual(fr: "Ce n’est plus l’état que vous avez lu ; rien n’a été enregistré.", en: "This is no longer the state that you have read; nothing was saved."),
            advice: Bilingual(fr: "Relisez ce qui a changé (« conflicts »), puis recommencez sur cet état.", en: "Read what has changed (“conflicts”), then try again over that state."))
        refusal.members = [
            (
                "conflicts",
                .sequence(
                    conflict.entries.map { entry in
                        .mapping([
                            ("id", .string(entry.id)), ("digest", .string(ElementDigest(entry.now, vocabulary).rawValue)), ("keys", Document.strings(entry.keys.map { vocabulary.name(of: $0) })),
                            ("now", entry.now?.document(vocabulary) ?? .null), ("wanted", entry.wanted?.document(vocabulary) ?? .null),
                        ])
                    })
            )
        ]
        return refusal
    }
}
