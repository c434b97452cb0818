private import Foundation
import Continuum
import Hummingbird
import Ledger
import Reach
import Reports
import Store
import Workspace

/// The risk register: findings that wait for a decision, those decided, and one finding with the form to decide.
struct DecideRoutes: Sendable {
    let bench: Bench

    func add(to router: Router<WorkbenchContext>) {
        router.get("w/:workspace/decide", use: list)
        router.get("w/:workspace/decide/export", use: export)
        router.get("w/:workspace/decide/:finding", use: show)
        router.post("w/:workspace/decide/:finding", use: decide)
    }

    private static let title = Bilingual(fr: "Décider", en: "Decide")

    @Sendable private func list(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let query = try PageQuery(request, ["state", "severity", "cause", "element", "page"])
        let snapshot = await room.desk.snapshot()
        let filter = try RegisterFilter(query, snapshot)
        let page = try query.page()
        let language = context.language
        let key = "decide \(language.rawValue) \(page) \(room.may(.edit)) " + filter.address("").text
        let body = try await room.desk.page(key, of: snapshot) { [bench] in
            let content = try await room.desk.compute { RegisterPage(Register(snapshot), filter, page: page, in: room, language) }
            return try bench.pages.fragment("decide", content)
        }
        try await bench.record(.viewed, context, in: room.slug, object: "decide")
        let lead = Bilingual(
            fr: "Le registre des risques : ce que la carte montre, et ce que vous en faites. Une décision s’affiche à côté du constat ; elle ne le cache jamais.",
            en: "The risk register: what the chart shows, and what you do about it. A decision stands beside the finding; it never hides it.")
        return try await bench.page(
            context, room, .decide, heading: Self.title[language], lead: lead[language], body: body,
            actions: room.may(.export) ? try bench.pages.fragment("export-links", ExportLinks(room.url("decide/export"), ["csv", "json", "html"], language)) : "", snapshot: snapshot)
    }

    // MARK: One finding

    @Sendable private func show(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let snapshot = await room.desk.snapshot()
        let id = try Self.finding(context)
        let register = try await room.desk.compute { Register(snapshot) }
        guard let row = register.row(id) else { throw Self.unknown(id, snapshot) }
        var content = FindingPage(row, register, in: room, csrf: context.session?.csrf ?? "", context.language)
        if let finding = row.finding { content.ask(DecisionForm(finding, snapshot, owner: room.visitor.user.name, context.language), context.language) }
        try await bench.record(.viewed, context, in: room.slug, object: "decide/\(id)")
        return try await page(content, row, register, room, context)
    }

    @Sendable private func decide(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .decide)
        let form = try await context.form(request, limit: bench.configuration.limits.form)
        let snapshot = await room.desk.snapshot(isStale: true)
        let id = try Self.finding(context)
        let register = try await room.desk.compute { Register(snapshot) }
        guard let row = register.row(id), let finding = row.finding else { throw Self.unknown(id, snapshot) }
        let user = room.visitor.user
        var asked = DecisionForm(finding, snapshot, owner: user.name, context.language)
        let read = asked.read(form, author: user.name)
        var content = FindingPage(row, register, in: room, csrf: context.session?.csrf ?? "", context.language)
        guard form["seen"] == content.seen else {
            content.ask(asked, context.language)
            let notice = Bilingual(
                fr: "Quelqu’un a décidé entre-temps : lisez sa décision ci-contre. La vôtre n’est pas inscrite ; inscrivez-la de nouveau si elle tient.",
                en: "Somebody decided in the meantime: read that decision beside. Yours is not recorded; record it again if it stands.")
            return try await page(content, row, register, room, context, notice: Notice(.warning, notice[context.language], context.language, isUrgent: true), status: .conflict)
        }
        guard let (decision, measures) = read else {
            content.ask(asked, context.language)
            return try await page(content, row, register, room, context, status: .unprocessableContent)
        }
        let folder = room.desk.folder
        let (files, file) = try await room.desk.compute {
            let writer = WorkspaceWriter(folder)
            let files = try measures.map { try writer.keep($0, known: snapshot.workspace) }
            return (files, try writer.decide(decision, known: snapshot.workspace))
        }
        for kept in files { try await bench.record(.changed, context, in: room.slug, object: kept) }
        try await bench.record(.decided, context, in: room.slug, object: id, details: ["file": file, "treatment": decision.decides?.treatment.rawValue ?? ""])
        _ = await room.desk.snapshot(isStale: true)
        var response = Response.redirect(to: room.url("decide/\(HTML.urlPart(id))"), type: .normal)
        response.say(.decided, isSecure: context.isSecure)
        return response
    }

    private func page(
        _ content: FindingPage, _ row: Register.Row, _ register: Register, _ room: Room, _ context: WorkbenchContext, notice: Notice? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        var content = content
        let (language, snapshot) = (context.language, register.snapshot)
        if let finding = row.finding {
            content.chain = try await room.desk.page("finding \(language.rawValue) \(row.id)", of: snapshot) {
                try await room.desk.compute { try Self.chain(finding, snapshot, room, language) }
            }
        }
        let body = try bench.pages.fragment("finding", content)
        return try await bench.page(
            context, room, .decide, heading: Typography.set(register.message(row)[language], language), body: body, snapshot: snapshot,
            crumbs: [Layout.Crumb(crumbText: Self.title[language], crumbURL: room.url("decide"))], notices: notice.map { [$0] } ?? [], status: status)
    }

    /// The chain of one finding with what was tried against it: the report's own card, of an assessment that has this finding alone.
    private static func chain(_ finding: Finding, _ snapshot: Snapshot, _ room: Room, _ language: Language) throws -> String {
        var alone = snapshot.assessment
        alone.findings = [finding]
        let id = snapshot.continuum.id(finding.element)
        let report = HTMLReport(alone, language: language, title: "", drawings: drawing(of: id, alone, language))
        let links = FragmentLinks(sections: ["verdicts": room.url("reach")]) { room.elementURL($0) }
        return try report.fragments(links).card(id) ?? ""
    }

    /// The way from the element to the law, as Graphviz lays it out; none without Graphviz, which the card then says.
    private static func drawing(of id: String, _ assessment: Assessment, _ language: Language) -> [String: String] {
        guard let path = PathDrawing.all(assessment, language).first(where: { $0.element == id }), let svg = try? Graphviz().svg([path.dot()]).first else { return [:] }
        return [id: svg]
    }

    // MARK: Taking it away

    @Sendable private func export(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .export)
        let query = try PageQuery(request, ["format"])
        let format = try query.choice("format", of: ["csv", "json", "html"]) ?? "csv"
        let (snapshot, language) = (await room.desk.snapshot(), context.language)
        let register = try await room.desk.compute { Register(snapshot) }
        try await bench.record(.exported, context, in: room.slug, object: "decide", details: ["format": format])
        let name = "\(room.slug)-register-\(snapshot.day)"
        switch format {
        case "json": return Attachment(name + ".json", type: Attachment.json, RegisterDocument(register: register).document().prettyJSON + "\n").response
        case "html":
            let content = RegisterPrint(register, room, language)
            return try await bench.page(
                context, room, .decide, heading: Bilingual(fr: "Registre des risques", en: "Risk register")[language],
                body: try bench.pages.fragment("decide-print", content), snapshot: snapshot, crumbs: [Layout.Crumb(crumbText: Self.title[language], crumbURL: room.url("decide"))])
        default: return Attachment(name + ".csv", type: Attachment.csv, SeparatedValues.text(RegisterDocument(register: register).table(language), language)).response
        }
    }

    // MARK: Pieces

    /// The id in the address, which the router does not decode.
    private static func finding(_ context: WorkbenchContext) throws -> String {
        guard let id = context.parameters.get("finding")?.removingPercentEncoding, id.utf8.count < 500 else { throw Refusal.unknownPage }
        return id
    }

    private static func unknown(_ id: String, _ snapshot: Snapshot) -> Refusal {
        Refusal(
            .notFound, "unknown-finding", Bilingual(fr: "Ce constat n’est pas au registre.", en: "This finding is not in the register."),
            advice: Bilingual(fr: "Il a pu être levé par un changement de la carte. Le registre montre ceux d’aujourd’hui.", en: "A change of the chart may have removed it. The register shows today’s."))
    }
}

/// What `decide-print.mustache` names: the whole register on one page, to be printed.
struct RegisterPrint: PageValue, Sendable {
    var t: [String: String]
    var rows: [RegisterPage.Row]

    init(_ register: Register, _ room: Room, _ language: Language) {
        t = LayoutWords.words(language).merging(DecideText.words(language)) { $1 }
        rows = register.rows.map { RegisterPage.row($0, register, room, language) }
    }
}

/// What `export-links.mustache` names: one link for each format.
struct ExportLinks: PageValue, Sendable {
    struct Link: PageValue, Sendable {
        var exportURL: String
        var exportText: String
    }

    var exports: [Link]

    init(_ path: String, _ formats: [String], query: [(String, String?)] = [], _ language: Language) {
        let names = ["csv": Bilingual(fr: "Tableau (CSV)", en: "Table (CSV)"), "html": Bilingual(fr: "Version imprimable", en: "Print view"), "xlsx": Bilingual(fr: "Classeur (XLSX)", en: "Workbook (XLSX)")]
        exports = formats.map { Link(exportURL: PageAddress(path, query + [("format", $0)]).text, exportText: names[$0]?[language] ?? $0.uppercased()) }
    }
}
