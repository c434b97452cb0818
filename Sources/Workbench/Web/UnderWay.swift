import Continuum
import HTTPTypes
import Hummingbird

/// What `under-way.mustache` names.
struct UnderWayPage: Sendable {
    var t: [String: String]
    var reloadURL: TypedText

    init(_ language: Language, reloadURL: String) {
        self.reloadURL = TypedText(reloadURL)
        t = [
            "underWay": Bilingual(fr: "Le calcul est en cours. Cette page se recharge seule.", en: "The computation is under way. This page reloads by itself.")[language],
            "reload": Bilingual(fr: "Recharger maintenant", en: "Reload now")[language],
        ]
    }
}

extension Bench {
    /// The page of a study that is not done: it comes back for the result by itself, with or without scripts.
    func underWay(_ context: WorkbenchContext, _ room: Room, _ area: Area, heading: String, _ snapshot: Snapshot, crumbs: [Layout.Crumb] = []) async throws -> Response {
        let body = try pages.fragment("under-way", UnderWayPage(context.language, reloadURL: context.location))
        var response = try await page(context, room, area, heading: heading, body: body, snapshot: snapshot, crumbs: crumbs, status: .accepted)
        Self.reloads(&response)
        return response
    }

    /// Makes a page come back after two seconds.
    static func reloads(_ response: inout Response) { response.headers[.refresh] = "2" }
}
