import Continuum
import HTTPTypes
import Ledger
import Reach
import Reports
import Store
import Workspace

extension APIOperation {
    private static let treatment = Shape.one(of: Change.Decision.Treatment.allCases.map(\.rawValue))
    private static let decision = Shape.object([
        ("finding", Shape.text), ("treatment", treatment), ("owner", Shape.text), ("review", Shape.nullableDay), ("measures", Shape.list(Shape.text)), ("reason", Shape.both),
        ("author", Shape.text), ("date", Shape.nullableDay), ("change", Shape.text), ("due", Shape.flag), ("settled", Shape.flag), ("earlier", Shape.list(Shape.text)),
    ])

    static let decisions: [APIOperation] = [
        APIOperation(
            id: "listDecisions", method: .get, path: "workspaces/{workspace}/decisions", topic: .decisions,
            summary: Bilingual(fr: "Le registre : la dernière décision de chaque constat.", en: "The register: the latest decision on each finding."), access: .workspace(.view),
            parameters: [
                Parameter(name: "show", schema: Shape.one(of: ["due", "settled"]), meaning: Bilingual(fr: "Celles à revoir, ou dont le constat a disparu.", en: "Those to review, or whose finding is gone.")),
                Parameter(name: "after", schema: Shape.words(1...500), meaning: Bilingual(fr: "Après ce constat : « next » de la page d’avant.", en: "After this finding: “next” of the page before.")), .limit(),
            ],
            outcomes: [Outcome(status: .ok, schema: Shape.page("decisions", of: decision))], isOfSnapshot: true
        ) { call in
            let snapshot = try await call.requireSnapshot(), register = snapshot.register
            let due = Set(register.due(on: snapshot.day).map(\.decision.finding)), settled = Set(register.settled(among: Set(snapshot.assessment.findings.map(\.id))).map(\.decision.finding))
            let wanted = call.text("show").map { $0 == "due" ? due : settled }
            let all = register.entries.filter { entry in (wanted?.contains(entry.decision.finding) ?? true) && (call.text("after").map { entry.decision.finding > $0 } ?? true) }
            let page = all.prefix(call.limit)
            return APIAnswer(
                .mapping([
                    (
                        "decisions",
                        .sequence(
                            page.map { entry in
                                .mapping([
                                    ("finding", .string(entry.decision.finding)), ("treatment", .string(entry.decision.treatment.rawValue)), ("owner", .string(entry.decision.owner)),
                                    ("review", .optional(entry.decision.review?.description)), ("measures", Document.strings(entry.decision.measures)), ("reason", .words(entry.change.reason)),
                                    ("author", .string(entry.change.author)), ("date", .optional(entry.change.date?.description)), ("change", .string(entry.change.id)),
                                    ("due", .boolean(due.contains(entry.decision.finding))), ("settled", .boolean(settled.contains(entry.decision.finding))),
                                    ("earlier", Document.strings(entry.earlier.map(\.id))),
                                ])
                            })
                    ), ("next", all.count > page.count ? .optional(page.last?.decision.finding) : .null),
                ]))
        },
        APIOperation(
            id: "decide", method: .post, path: "workspaces/{workspace}/decisions", topic: .decisions,
            summary: Bilingual(fr: "Décide d’un constat : accepter, refuser, réduire, transférer.", en: "Decides on a finding: accept, refuse, reduce, transfer."), access: .workspace(.decide),
            body: .json(
                Shape.object(
                    [
                        ("finding", Shape.words(1...500)), ("treatment", treatment), ("owner", Shape.words(1...200)), ("review", Shape.day), ("measures", Shape.few(Shape.id, 0...50)),
                        ("reason", Shape.words(1...4_000)),
                    ], optional: ["review", "measures"])),
            outcomes: [Outcome(status: .created, schema: Shape.component("Kept"))], refusals: [.conflict]
        ) { call in try await decide(call) },
    ]

    private static func decide(_ call: APICall) async throws -> APIAnswer {
        let snapshot = try await call.requireSnapshot(), room = try call.requireRoom(), body = call.document ?? .null
        let finding = body["finding"]?.text ?? ""
        guard snapshot.assessment.findings.contains(where: { $0.id == finding }) else {
            throw Refusal(
                .unprocessableContent, "unknown-finding", Bilingual(fr: "Aucun constat « \(finding) » aujourd’hui.", en: "No finding “\(finding)” today."),
                advice: nearest(to: finding, among: snapshot.assessment.findings.map(\.id)).map { Bilingual(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean “\($0)”?") }
                    ?? Bilingual(fr: "GET …/assessment les liste.", en: "GET …/assessment lists them."))
        }
        // Read as a file would be: dates that are none, measures that are missing are told in the same words.
        var decides: [(key: String, value: Document)] = []
        for key in ["finding", "treatment", "owner", "review", "measures"] { if let value = body[key] { decides.append((key, value)) } }
        let words = "decision-\(FileSlug.slug(finding))"
        var change = try ChangeText.change(
            .mapping([
                ("id", .string(words)), ("kind", .string("decision")), ("reason", body["reason"] ?? .string("")), ("date", .string(snapshot.day.description)), ("decides", .mapping(decides)),
            ]), over: snapshot.continuum, call.language)
        change.author = try call.requireVisitor().user.name
        change.name = Bilingual(fr: "Décision sur \(finding)", en: "Decision on \(finding)")
        let (_, problems) = snapshot.workspace.decisions(among: snapshot.changes + [change])
        let own = problems.list.filter { $0.place?.file == change.file }
        if !own.isEmpty {
            var unknown = Diagnostics()
            for diagnostic in own { unknown.add(diagnostic) }
            throw Refusal.unfit(unknown, call.language)
        }
        let file = try await call.compute { [change] in try WorkspaceWriter(room.desk.folder).decide(change, known: snapshot.workspace) }
        _ = await room.desk.snapshot(isStale: true)
        return APIAnswer(.mapping([("file", .string(file)), ("change", .string(change.id))]), status: .created)
            .recorded(.decided, file, ["treatment": change.decides?.treatment.rawValue ?? ""])
    }
}
