import Continuum
import HTTPTypes
import Hummingbird
import Ledger
import NIOCore
import Reach
import Reports
import Workspace

/// The continuum as a list: its layers, its elements, a datum followed end to end; and the search of every page.
struct ChartRoutes: Sendable {
    let bench: Bench

    func add(to router: Router<WorkbenchContext>) {
        router.get("w/:workspace/chart", use: chart)
        router.get("w/:workspace/search.json", use: search)
        router.get("w/:workspace/chart/path", use: paths)
        router.get("w/:workspace/chart/path/:element", use: path)
    }

    // MARK: The list

    @Sendable private func chart(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let snapshot = await room.desk.snapshot()
        let form = try FormBody(urlEncoded: request.uri.query ?? "")
        let language = context.language
        let (page, query) = try await room.desk.compute {
            let query = ChartQuery(form, snapshot)
            return (ChartPage(query, snapshot, room, language), query)
        }
        try await bench.record(.viewed, context, in: room.slug, object: "chart")
        let words = ChartWords.words(language)
        let actions = try bench.pages.fragment("chart-actions", ChartActions(t: words, pathsURL: page.pathsURL, mapURL: room.url("map"), mapWord: Area.map.words[language]))
        return try await bench.page(
            context, room, .chart, heading: Area.chart.words[language],
            lead: Bilingual(
                fr: "Tout ce qui porte vos données, des jeux de données jusqu’aux lois qui les atteignent.",
                en: "All that carries your data, from the datasets to the laws that reach them.")[language],
            body: try bench.pages.fragment("chart", page), actions: actions, snapshot: snapshot,
            notices: query.problems.map { Notice(.warning, $0[language], language) }, search: query.text)
    }

    private struct ChartActions {
        var t: [String: String]
        var pathsURL: String
        var mapURL: String
        var mapWord: String
    }

    // MARK: The search

    /// The nearest elements as JSON, best first. `kinds`: only those, by their names in the files, with commas between.
    @Sendable private func search(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let snapshot = await room.desk.snapshot()
        let form = try FormBody(urlEncoded: request.uri.query ?? "")
        let text = String((form["q"] ?? "").prefix(200))
        let vocabulary = snapshot.continuum.vocabulary
        let names = (form.text("kinds") ?? "").split(separator: ",").map(String.init)
        let kinds = try names.map { name in
            guard let kind = vocabulary.kind(named: name) else {
                throw Refusal.badRequest("kind", Bilingual(fr: "Aucune sorte d’élément « \(name) ».", en: "No kind of element “\(name)”."))
            }
            return kind
        }
        let language = context.language
        let document = try await room.desk.compute { Self.found(text, kinds, snapshot, room, language) }
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"], body: ResponseBody(byteBuffer: ByteBuffer(string: document.prettyJSON + "\n")))
    }

    static let suggestions = 12

    private static func found(_ text: String, _ kinds: [Kind], _ snapshot: Snapshot, _ room: Room, _ language: Language) -> Document {
        let continuum = snapshot.continuum
        func isWanted(_ element: Int32) -> Bool {
            kinds.isEmpty ? PathDrawing.Level(continuum.elements[Int(element)].kind) != nil : kinds.contains(continuum.elements[Int(element)].kind)
        }
        // One’s own before the base’s, where both fit as well.
        let own = snapshot.index.best(text, limit: suggestions, where: isWanted), base = snapshot.worldIndex.best(text, limit: suggestions, where: isWanted)
        let ranked = (own.map { ($0.rank, 0, $0.element) } + base.map { ($0.rank, 1, $0.element) }).enumerated()
            .sorted { ($0.element.0, $0.element.1, $0.offset) < ($1.element.0, $1.element.1, $1.offset) }.prefix(suggestions)
        return .mapping([
            ("query", .string(text)),
            (
                "results",
                .sequence(
                    ranked.map { item in
                        let element = Int(item.element.2), id = continuum.id(element), standing = snapshot.table.standing[element]
                        return .mapping([
                            ("id", .string(id)), ("name", .string(continuum.name(element, language))), ("kind", .string(vocabularyName(element, continuum))),
                            ("what", .string(ElementKind.word(element, continuum)[language])), ("url", .string(room.elementURL(id))),
                            ("status", .string(standing.status?.rawValue ?? "")), ("statusWord", .string(standing.status.map { Wording.status($0)[language] } ?? "")),
                        ])
                    })
            ),
        ])
    }

    private static func vocabularyName(_ element: Int, _ continuum: Continuum) -> String { continuum.vocabulary.name(of: continuum.elements[element].kind) }

    // MARK: Paths

    @Sendable private func paths(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let snapshot = await room.desk.snapshot()
        let form = try FormBody(urlEncoded: request.uri.query ?? "")
        // The list of choices is a form without scripts: it posts nothing and leads on.
        if let id = form.text("element"), let element = snapshot.continuum.index(of: id) {
            return .redirect(to: room.url("chart/path/\(HTML.urlPart(snapshot.continuum.id(element)))"), type: .normal)
        }
        try await bench.record(.viewed, context, in: room.slug, object: "chart/path")
        let page = PathsPage(snapshot, room, context.language, page: form.text("page").flatMap(Int.init) ?? 1)
        return try await bench.page(
            context, room, .chart, heading: ChartWords.words(context.language)["follow"] ?? "",
            lead: Bilingual(
                fr: "Choisissez un jeu de données, un service ou un traitement : on le suit jusqu’aux lois.",
                en: "Choose a dataset, a service or a treatment: it is followed down to the laws.")[context.language],
            body: try bench.pages.fragment("paths", page), snapshot: snapshot, crumbs: Self.crumbs(room, context.language))
    }

    @Sendable private func path(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let snapshot = await room.desk.snapshot()
        let language = context.language
        let element = try snapshot.element(context.parameters.get("element"))
        let id = snapshot.continuum.id(element), pages = bench.pages
        let body = try await room.desk.page("path \(id) \(language.rawValue)", of: snapshot) {
            try await room.desk.compute { try pages.fragment("path", PathPage(element, snapshot, room, language)) }
        }
        try await bench.record(.viewed, context, in: room.slug, object: "chart/path/\(id)")
        var crumbs = Self.crumbs(room, language)
        crumbs.append(Layout.Crumb(crumbText: ChartWords.words(language)["follow"] ?? "", crumbURL: room.url("chart/path")))
        return try await bench.page(
            context, room, .chart, heading: snapshot.continuum.name(element, language),
            lead: Bilingual(fr: "De bout en bout, jusqu’aux lois.", en: "End to end, down to the laws.")[language], body: body, snapshot: snapshot, crumbs: crumbs)
    }

    static func crumbs(_ room: Room, _ language: Language) -> [Layout.Crumb] {
        [Layout.Crumb(crumbText: Area.chart.words[language], crumbURL: room.url("chart"))]
    }
}

extension Snapshot {
    /// The element that an address names.
    /// - Throws: a refusal that says what it might have been.
    func element(_ id: String?) throws -> Int {
        let id = id ?? ""
        if let element = continuum.index(of: id), continuum.elements[element].kind.rawValue != 0 { return element }
        let ids = index.elements.count > 20_000 ? [] : (index.elements + worldIndex.elements).map { continuum.id(Int($0)) }
        throw Refusal.unknownElement(String(id.prefix(200)), nearest: nearest(to: id, among: ids))
    }
}
