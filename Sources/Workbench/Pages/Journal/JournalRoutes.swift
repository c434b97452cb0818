import Continuum
import HTTPTypes
import Hummingbird
import Ledger
import NIOCore
import Store

/// The journal of uses: of one workspace for those who may read it, of all for whoever administers the installation.
struct JournalRoutes: Sendable {
    let bench: Bench
    private static let heading = Bilingual(fr: "Journal des usages", en: "Journal of uses")
    private static let lead = Bilingual(
        fr: "Qui a vu, changé ou emporté quoi, quand et d’où. Rien n’y est jamais modifié, et cela se vérifie.",
        en: "Who saw, changed or took away what, when and from where. Nothing in it is ever altered, and that can be verified.")
    private static let pageSize = 50

    /// Whose journal is it: where its pages are, and what may be seen.
    private struct Place: Sendable {
        /// nil: of the installation.
        var room: Room?
        var path: String { room.map { $0.url("journal") } ?? "/admin/journal" }
        var workspace: String? { room?.slug }
    }

    func add(to router: Router<WorkbenchContext>) {
        for (path, isWhole) in [("w/:workspace/journal", false), ("admin/journal", true)] {
            @Sendable func place(_ context: WorkbenchContext) async throws -> Place {
                if isWhole { _ = try bench.installation(context) }
                return Place(room: isWhole ? nil : try await bench.room(context, for: .journal))
            }
            router.get(RouterPath(path)) { try await show(try await place($1), $0, $1) }
            router.get(RouterPath(path + "/export.ndjson")) { try await export(try await place($1), $1) }
            router.get(RouterPath(path + "/checkpoint.txt")) { try await checkpoint(try await place($1), $1) }
            router.get(RouterPath(path + "/key.txt")) { _, context in
                _ = try await place(context)
                return Self.download(bench.journal.key.verifier.text + "\n", "journal-key.txt")
            }
        }
    }

    // MARK: Reading

    private func show(_ place: Place, _ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let language = context.language
        let query = try JournalQuery(request, workspace: place.workspace)
        try await bench.record(.viewed, context, in: place.workspace, object: "journal")
        let found = try await bench.store.journal(query.filter, limit: Self.pageSize + 1)
        let entries = found.prefix(Self.pageSize)
        let words = JournalWords(language: language, names: try await bench.store.names(of: JournalWords.people(Array(entries))))
        var sheet = Sheet(context)
        var list = Sheet.Part("entries")
        list.formsBefore = [Sheet.Form.filter(place.path, query.fields(try await people(place, words), language), button: Bilingual(fr: "Montrer", en: "Show")[language])]
        list.tables = [table(Array(entries), hasMore: found.count > entries.count, place, query, words)]
        sheet.parts = [list, try await proof(place, language), Self.leftOut(language)]
        if let room = place.room {
            return try await bench.page(context, room, .journal, sheet, heading: Self.heading, lead: Self.lead)
        }
        return try bench.page(context, sheet, heading: Self.heading, lead: Self.lead, navigation: bench.adminNavigation(context, "/admin/journal"))
    }

    /// Who may be chosen in the filter: members of the workspace, or the people on this page.
    private func people(_ place: Place, _ words: JournalWords) async throws -> [(id: String, name: String)] {
        var names = words.names
        if let workspace = place.workspace {
            names.merge(try await bench.store.names(of: Set(try await bench.store.memberships(ofWorkspace: workspace).map(\.userID)))) { $1 }
        }
        return names.filter { !$0.value.isEmpty }.map { (id: $0.key, name: $0.value) }.sorted { (ElementIndex.fold($0.name), $0.id) < (ElementIndex.fold($1.name), $1.id) }
    }

    private func table(_ entries: [LedgerEntry], hasMore: Bool, _ place: Place, _ query: JournalQuery, _ words: JournalWords) -> Sheet.Table {
        let language = words.language
        var columns = [Bilingual(fr: "Quand", en: "When"), Bilingual(fr: "Qui", en: "Who"), Bilingual(fr: "Quoi", en: "What"), Bilingual(fr: "Réseau", en: "Network")]
        if place.workspace == nil { columns.insert(Bilingual(fr: "Dossier", en: "Workspace"), at: 2) }
        var table = Sheet.Table(
            Self.heading[language], columns.map { $0[language] },
            empty: Bilingual(fr: "Rien ne correspond. Élargissez les dates, ou videz un filtre.", en: "Nothing matches. Widen the dates, or empty a filter.")[language])
        for entry in entries {
            let object = words.object(entry)
            let action = JournalWords.action(entry.action)[language]
            var filter = query
            filter.who = entry.actor.rawValue
            var cells = [
                Sheet.Table.Cell(Words.moment(entry.time.milliseconds, language), note: "n° \(entry.sequence)"),
                Sheet.Table.Cell(words.person(entry.actor), url: filter.url(place.path, before: nil)),
                Sheet.Table.Cell(object.isEmpty ? action : Bilingual(fr: "\(action) : \(object)", en: "\(action): \(object)")[language], note: words.details(entry)),
                Sheet.Table.Cell(entry.from?.text ?? "–"),
            ]
            if place.workspace == nil { cells.insert(Sheet.Table.Cell(entry.workspace ?? "–"), at: 2) }
            table.add(cells)
        }
        if hasMore || query.before != nil {
            table.pagers = [
                Pager(
                    Bilingual(fr: "Les plus récentes d’abord", en: "The newest first")[language], previous: query.before == nil ? nil : query.url(place.path, before: nil),
                    next: hasMore ? entries.last.map { query.url(place.path, before: $0.sequence) } : nil)
            ]
        }
        return table
    }

    private func proof(_ place: Place, _ language: Language) async throws -> Sheet.Part {
        var part = Sheet.Part("verify", Bilingual(fr: "Vérifier", en: "Verify")[language])
        part.texts = [
            Sheet.Text(
                paragraph: Bilingual(
                    fr: "L’export se vérifie ailleurs, sans ce serveur : chaque entrée y est avec la preuve qu’elle est dans le journal signé. Gardez la clé publique et un point de contrôle hors d’ici : ils montreront plus tard que rien n’a été récrit.",
                    en: "The export is verified elsewhere, without this server: each entry comes with the proof that it is in the signed journal. Keep the public key and a checkpoint away from here: they will show later that nothing was rewritten.")[language])
        ]
        let last = try await bench.store.checkpoints(limit: 1).first
        part.facts([
            (
                Bilingual(fr: "Dernier point de contrôle", en: "Last checkpoint")[language],
                last.map {
                    Bilingual(fr: "\(Words.number($0.size, .french)) entrées, \(Words.moment($0.time, .french))", en: "\(Words.number($0.size, .english)) entries, \(Words.moment($0.time, .english))")[language]
                } ?? Bilingual(fr: "sera signé à l’export", en: "will be signed with the export")[language]
            )
        ])
        part.show(bench.journal.key.verifier.text)
        part.show("portulan journal verify \(Self.exportName(place)) --key '\(bench.journal.key.verifier.text)'")
        part.partLinks = [
            Sheet.Link(linkText: Bilingual(fr: "Exporter le journal (NDJSON)", en: "Export the journal (NDJSON)")[language], linkURL: place.path + "/export.ndjson", linkIsPrimary: true),
            Sheet.Link(linkText: Bilingual(fr: "Point de contrôle", en: "Checkpoint")[language], linkURL: place.path + "/checkpoint.txt"),
            Sheet.Link(linkText: Bilingual(fr: "Clé publique", en: "Public key")[language], linkURL: place.path + "/key.txt"),
        ]
        return part
    }

    private static func leftOut(_ language: Language) -> Sheet.Part {
        var part = Sheet.Part("not-recorded", Bilingual(fr: "Ce qui n’est pas inscrit", en: "What is not recorded")[language])
        part.bullets = [
            Bilingual(fr: "Aucun nom ni adresse : un identifiant, dont le sens s’efface avec le compte.", en: "No name and no address: an id, whose meaning goes with the account.")[language],
            Bilingual(fr: "Aucune adresse réseau entière : son réseau seulement (/24, /48).", en: "No whole network address: its network only (/24, /48).")[language],
            Bilingual(fr: "Aucun contenu de la carte, aucun mot de passe, aucun jeton, aucune recherche.", en: "No content of the chart, no password, no token, no search.")[language],
            Bilingual(
                fr: "Ce que l’on fait des fichiers sans passer par l’atelier (git, terminal) : seulement qu’ils ont changé.",
                en: "What is done to the files without the workbench (git, terminal): only that they changed.")[language],
        ].map { Sheet.Bullet(bulletText: $0) }
        return part
    }

    // MARK: Taking away

    private static func exportName(_ place: Place) -> String { place.workspace.map { "journal-\($0).ndjson" } ?? "journal.ndjson" }

    private func export(_ place: Place, _ context: WorkbenchContext) async throws -> Response {
        // Recorded first: the export holds its own entry.
        try await bench.record(.exported, context, in: place.workspace, object: "journal", details: ["format": "ndjson"])
        let (export, now, workspace) = (JournalExport(store: bench.store, key: bench.journal.key), bench.clock.now(), place.workspace)
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/x-ndjson", .cacheControl: "no-store", .contentDisposition: "attachment; filename=\"\(Self.exportName(place))\"",
            ],
            body: ResponseBody { writer in
                var buffer = ByteBuffer()
                try await export.write(workspace: workspace, now: now) { line in
                    buffer.writeString(line + "\n")
                    if buffer.readableBytes > 64 << 10 {
                        try await writer.write(buffer)
                        buffer.clear()
                    }
                }
                try await writer.write(buffer)
                try await writer.finish(nil)
            })
    }

    private func checkpoint(_ place: Place, _ context: WorkbenchContext) async throws -> Response {
        try await bench.record(.exported, context, in: place.workspace, object: "journal", details: ["format": "checkpoint"])
        guard let last = try await JournalExport(store: bench.store, key: bench.journal.key).checkpoint(now: bench.clock.now()) else { throw Refusal.unknownPage }
        return Self.download(last.note.encoded, "checkpoint-\(last.checkpoint.size).txt")
    }

    private static func download(_ text: String, _ name: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store", .contentDisposition: "attachment; filename=\"\(name)\""],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
