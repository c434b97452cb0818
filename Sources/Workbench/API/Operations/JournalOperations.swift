import Continuum
import HTTPTypes
import Ledger
import Reports
import Store

extension APIOperation {
    private static let hashes = Shape.list(Shape.matching("^[A-Za-z0-9+/]{43}=$", most: 44))
    private static let size = Shape.whole(1...1_000_000_000)

    static let journal: [APIOperation] = [
        APIOperation(
            id: "listJournal", method: .get, path: "workspaces/{workspace}/journal", topic: .journal,
            summary: Bilingual(fr: "Le journal du dossier, le dernier d’abord.", en: "The workspace’s journal, the latest first."), access: .workspace(.journal),
            parameters: [
                Parameter(name: "actor", schema: Shape.matching("^[A-Za-z0-9_-]{1,64}$", most: 64), meaning: Bilingual(fr: "D’un seul compte.", en: "Of one account.")),
                Parameter(name: "action", schema: Shape.one(of: LedgerAction.allCases.map(\.rawValue)), meaning: Bilingual(fr: "D’une seule sorte.", en: "Of one sort.")),
                Parameter(name: "object", schema: Shape.words(1...300), meaning: Bilingual(fr: "Sur une seule chose.", en: "About one thing.")),
                Parameter(name: "before", schema: size, meaning: Bilingual(fr: "Avant ce numéro : « next » de la page d’avant.", en: "Before this number: “next” of the page before.")), .limit(),
            ],
            outcomes: [Outcome(status: .ok, schema: Shape.page("entries", of: Shape.component("JournalEntry"), next: Shape.orNothing(Shape.count)))]
        ) { call in
            let filter = JournalFilter(
                workspace: try call.requireRoom().slug, actor: call.text("actor").flatMap(LedgerActor.init(rawValue:)), action: call.text("action").flatMap(LedgerAction.init(rawValue:)),
                object: call.text("object"), before: call.number("before"))
            let list = try await call.bench.store.journal(filter, limit: call.limit + 1)
            let page = list.prefix(call.limit)
            return APIAnswer(.mapping([("entries", .sequence(try page.map(document))), ("next", list.count > page.count ? page.last.map { .count($0.sequence) } ?? .null : .null)]))
        },
        APIOperation(
            id: "proveEntry", method: .get, path: "workspaces/{workspace}/journal/{sequence}/proof", topic: .journal,
            summary: Bilingual(fr: "Prouve qu’une entrée est dans le journal (RFC 9162, § 2.1.3).", en: "Proves that an entry is in the journal (RFC 9162, § 2.1.3)."), access: .workspace(.journal),
            parameters: [
                Parameter(name: "sequence", place: .path, schema: Shape.whole(0...1_000_000_000), isRequired: true, meaning: Bilingual(fr: "Le numéro de l’entrée.", en: "The entry’s number.")),
                Parameter(name: "size", schema: size, meaning: Bilingual(fr: "La taille du point de contrôle que l’on tient (le journal entier sinon).", en: "The size of the checkpoint that one holds (the whole journal otherwise).")),
            ],
            outcomes: [
                Outcome(
                    status: .ok,
                    schema: Shape.object([
                        ("entry", Shape.component("JournalEntry")), ("line", Shape.text), ("leaf", Shape.text), ("index", Shape.count), ("size", Shape.count), ("root", Shape.text), ("path", hashes),
                    ]))
            ], refusals: [.conflict]
        ) { call in
            let index = call.number("sequence") ?? 0
            guard let entry = try await call.bench.store.journalEntry(index), entry.workspace == (try call.requireRoom().slug) else { throw Refusal.unknownPage }
            let frontier = try await frontier(call, "size")
            guard index < frontier.size else { throw beyond }
            let proof = try await call.bench.store.inclusionProof(index: index, size: frontier.size)
            return APIAnswer(
                .mapping([
                    ("entry", try document(entry)), ("line", .string(entry.line)), ("leaf", .string(entry.leaf.base64)), ("index", .count(index)), ("size", .count(frontier.size)),
                    ("root", .string(frontier.root.base64)), ("path", Document.strings(proof.path.map(\.base64))),
                ]))
        },
        APIOperation(
            id: "getCheckpoint", method: .get, path: "journal/checkpoint", topic: .journal,
            summary: Bilingual(fr: "La taille et la racine du journal, signées (C2SP tlog-checkpoint).", en: "The journal’s size and root, signed (C2SP tlog-checkpoint)."), access: .signedIn,
            outcomes: [Outcome(status: .ok, schema: Shape.object([("size", Shape.count), ("root", Shape.text), ("note", Shape.text), ("key", Shape.text)]))], refusals: [.conflict], records: nil
        ) { call in
            let key = call.bench.journal.key
            guard let (checkpoint, note) = try await JournalExport(store: call.bench.store, key: key).checkpoint(now: call.bench.clock.now()) else { throw beyond }
            return APIAnswer(
                .mapping([
                    ("size", .count(checkpoint.size)), ("root", .string(checkpoint.root.base64)), ("note", .string(note.encoded)), ("key", .string(key.verifier.text)),
                ]))
        },
        APIOperation(
            id: "proveConsistency", method: .get, path: "journal/consistency", topic: .journal,
            summary: Bilingual(fr: "Prouve que le journal prolonge celui d’avant (RFC 9162, § 2.1.4).", en: "Proves that the journal goes on from the one before (RFC 9162, § 2.1.4)."), access: .signedIn,
            parameters: [
                Parameter(name: "first", schema: size, isRequired: true, meaning: Bilingual(fr: "La taille d’avant.", en: "The size before.")),
                Parameter(name: "second", schema: size, meaning: Bilingual(fr: "La taille d’après (le journal entier sinon).", en: "The size after (the whole journal otherwise).")),
            ],
            outcomes: [Outcome(status: .ok, schema: Shape.object([("first", Shape.count), ("second", Shape.count), ("path", hashes)]))], refusals: [.conflict], records: nil
        ) { call in
            let first = call.number("first") ?? 1, second = try await frontier(call, "second").size
            guard first <= second else { throw beyond }
            let proof = try await call.bench.store.consistencyProof(first: first, second: second)
            return APIAnswer(.mapping([("first", .count(first)), ("second", .count(second)), ("path", Document.strings(proof.path.map(\.base64)))]))
        },
    ]

    private static let beyond = Refusal(
        .conflict, "journal-size", Bilingual(fr: "Le journal n’a pas cette taille.", en: "The journal does not have this size."),
        advice: Bilingual(fr: "GET /api/v1/journal/checkpoint dit celle qu’il a.", en: "GET /api/v1/journal/checkpoint says which one it has."))

    private static func frontier(_ call: APICall, _ name: String) async throws -> MerkleFrontier {
        do { return try await call.bench.store.journalFrontier(size: call.number(name)) } catch StoreError.notFound { throw beyond }
    }

    private static func document(_ entry: LedgerEntry) throws -> Document {
        var diagnostics = Diagnostics()
        guard let document = JSONDocument(Array(entry.line.utf8), file: "journal", diagnostics: &diagnostics)?.document() else { throw StoreError.corrupt("journal: entry \(entry.sequence)") }
        return document
    }
}
