import Continuum
import HTTPTypes
import Hummingbird
import Ledger
import Reach

/// Everything about one element, of the chart or of the base.
struct ElementRoutes: Sendable {
    let bench: Bench

    /// How long a page waits for what the other engines say before it leaves them to the next request.
    static let patience = 1_500

    func add(to router: Router<WorkbenchContext>) {
        router.get("w/:workspace/element/:element", use: element)
        router.get("w/:workspace/element/:element/reach/:state", use: reach)
    }

    @Sendable private func element(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let snapshot = await room.desk.snapshot()
        let language = context.language
        let element = try snapshot.element(context.parameters.get("element"))
        let number = try FormBody(urlEncoded: request.uri.query ?? "").text("page").flatMap(Int.init) ?? 1
        let isSmall = snapshot.request.isThorough
        var page = try await room.desk.compute { try ElementPage(element, snapshot, room, language, page: number) }
        if isSmall {
            let (desk, wait) = (room.desk, Self.patience)
            async let resilience = desk.inTime(wait) { await desk.resilience(snapshot) }
            async let levels = desk.inTime(wait) { await desk.levels(snapshot) }
            page.add(await resilience ?? nil, of: element, snapshot, room, language)
            page.add(await levels, of: element, snapshot, room, language)
        }
        try await bench.record(.viewed, context, in: room.slug, object: "element/\(page.elementID)")
        let continuum = snapshot.continuum, words = ElementPageWords.words(language)
        let actions = ElementActions(
            t: words, isEditable: room.may(.edit), editURL: page.editURL, hasPath: snapshot.table.verdict[element] >= 0, pathURL: room.url("chart/path/\(HTML.urlPart(page.elementID))"),
            questionsURL: room.url("questions?subject=\(HTML.urlPart(page.elementID))"))
        return try await bench.page(
            context, room, .chart, heading: continuum.name(element, language), lead: continuum.text(continuum.value(.description, of: element), language) ?? "",
            body: try bench.pages.fragment("element", page), actions: try bench.pages.fragment("element-actions", actions), snapshot: snapshot,
            crumbs: crumbs(element, snapshot, room, language))
    }

    private struct ElementActions {
        var t: [String: String]
        var isEditable: Bool
        var editURL: String
        var hasPath: Bool
        var pathURL: String
        var questionsURL: String
    }

    private func crumbs(_ element: Int, _ snapshot: Snapshot, _ room: Room, _ language: Language) -> [Layout.Crumb] {
        var crumbs = ChartRoutes.crumbs(room, language)
        if let level = snapshot.table.level(of: element) {
            crumbs.append(Layout.Crumb(crumbText: ChartWords.layer(level)[language], crumbURL: room.url("chart?layer=\(level)")))
        }
        return crumbs
    }

    /// How a state reaches it, step by step, is a page of the reach.
    @Sendable private func reach(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let snapshot = await room.desk.snapshot()
        let element = try snapshot.element(context.parameters.get("element")), state = try snapshot.element(context.parameters.get("state"))
        let continuum = snapshot.continuum
        let power = try FormBody(urlEncoded: request.uri.query ?? "").text("power").flatMap(Power.init(rawValue:))
        let address = room.url("reach/\(HTML.urlPart(continuum.id(element)))/\(HTML.urlPart(continuum.id(state)))") + (power.map { "?power=\($0.rawValue)" } ?? "")
        return .redirect(to: address, type: .normal)
    }
}
