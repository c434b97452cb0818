import Continuum
private import Foundation
import HTTPTypes
import Ledger
import Reports

extension APIOperation {
    private static let place = Shape.few(.mapping([("type", .string("number"))]), 2...2)
    private static let status = Shape.one(of: MapChart.Status.allCases.map(\.rawValue))

    static let map: [APIOperation] = [
        APIOperation(
            id: "getMap", method: .get, path: "workspaces/{workspace}/map", topic: .elements,
            summary: Bilingual(fr: "Où sont les lieux et les liaisons, et quels États les atteignent.", en: "Where places and links are, and which states reach them."), access: .workspace(.view),
            parameters: [
                Parameter(name: "by", schema: Shape.one(of: MapQuery.Colour.allCases.map(\.rawValue)), meaning: Bilingual(fr: "Ce que disent les couleurs.", en: "What the colours say.")),
                Parameter(name: "service", schema: Shape.id, meaning: Bilingual(fr: "Seulement ce qu’il emploie.", en: "Only what it uses.")),
            ],
            outcomes: [
                Outcome(
                    status: .ok,
                    schema: Shape.object([
                        ("words", Shape.map(of: Shape.text)),
                        (
                            "sites",
                            Shape.list(
                                Shape.object(
                                    [
                                        ("id", Shape.text), ("name", Shape.text), ("lat", Shape.amount(-90...90)), ("lon", Shape.amount(-180...180)), ("country", Shape.text), ("status", status),
                                        ("url", Shape.text), ("text", Shape.text),
                                    ], optional: ["country", "text"]))
                        ),
                        (
                            "links",
                            Shape.list(
                                Shape.object(
                                    [("id", Shape.text), ("name", Shape.text), ("from", place), ("to", place), ("status", status), ("url", Shape.text), ("text", Shape.text)], optional: ["text"]))
                        ),
                        (
                            "countries",
                            Shape.map(
                                of: Shape.object([("name", Shape.text), ("status", status), ("count", Shape.count), ("url", Shape.text), ("text", Shape.text)], optional: ["text"]))
                        ),
                    ]))
            ], isOfSnapshot: true
        ) { call in
            let snapshot = try await call.requireSnapshot(), room = try call.requireRoom(), language = call.language
            if let service = call.text("service") { _ = try call.element(service, snapshot.continuum) }
            let query = MapQuery(FormBody(["by", "service"].compactMap { name in call.text(name).map { (name, $0) } }), snapshot)
            return try await call.compute {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                return APIAnswer(.bytes(Array(try encoder.encode(MapView(query, snapshot).chart(room, language))), type: "application/json"))
            }
        }
    ]
}
