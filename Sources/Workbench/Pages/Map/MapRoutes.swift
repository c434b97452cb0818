import Continuum
private import Foundation
import HTTPTypes
import Hummingbird
import Ledger
import NIOCore

/// Sites, links and states on the map of the world.
struct MapRoutes: Sendable {
    let bench: Bench

    func add(to router: Router<WorkbenchContext>) {
        router.get("w/:workspace/map", use: map)
        router.get("w/:workspace/map.json", use: source)
    }

    @Sendable private func map(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let snapshot = await room.desk.snapshot()
        let query = MapQuery(try FormBody(urlEncoded: request.uri.query ?? ""), snapshot)
        let (language, pages) = (context.language, bench.pages)
        let body = try await room.desk.page("map \(query.colour) \(query.service ?? -1) \(language.rawValue) \(room.may(.edit))", of: snapshot) {
            try await room.desk.compute { try Self.body(query, snapshot, room, pages, language) }
        }
        try await bench.record(.viewed, context, in: room.slug, object: "map")
        return try await bench.page(
            context, room, .map, heading: Area.map.words[language],
            lead: Bilingual(
                fr: "Où sont vos lieux et vos liaisons, et quels États les atteignent. Rien n’est demandé à un serveur de cartes.",
                en: "Where your places and links are, and which states reach them. Nothing is asked of a map server.")[language],
            body: body, snapshot: snapshot, notices: query.problems.map { Notice(.warning, $0[language], language) }, scripts: pages.assets.hasLeaflet ? ["map.js"] : [])
    }

    private static func body(_ query: MapQuery, _ snapshot: Snapshot, _ room: Room, _ pages: PageRenderer, _ language: Language) throws -> String {
        let view = MapView(query, snapshot)
        var page = MapPage(view, room, language)
        guard !view.sites.isEmpty || !view.links.isEmpty else { return try pages.fragment("map", page) }
        page.picture = try pages.fragment("world", WorldPicture(view.chart(room, language), name: MapView.words(query.colour, language)["map"] ?? "", on: try WorldOutlines.shared()))
        if pages.assets.hasLeaflet {
            page.moving = [
                MapPage.Address(
                    sourceURL: query.url("map.json", room, snapshot.continuum), worldURL: pages.assets.address("world.json"),
                    leafletURL: pages.assets.address("leaflet/leaflet.js"), leafletSheetURL: pages.assets.address("leaflet/leaflet.css"))
            ]
        }
        return try pages.fragment("map", page)
    }

    /// The same for the map that moves: see `MapChart`.
    @Sendable private func source(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context)
        let snapshot = await room.desk.snapshot()
        let query = MapQuery(try FormBody(urlEncoded: request.uri.query ?? ""), snapshot)
        if let problem = query.problems.first { throw Refusal.badRequest("query", problem) }
        let language = context.language
        let data = try await room.desk.compute {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(MapView(query, snapshot).chart(room, language))
        }
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"], body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }
}
