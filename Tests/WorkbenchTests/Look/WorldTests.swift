import Continuum
import Foundation
import Knowledge
import Mustache
import Testing

@testable import Workbench

@Suite struct WorldTests {
    @Test func `places stand where the projection puts them`() throws {
        let world = try WorldOutlines.shared()
        let middle = world.point(latitude: 0, longitude: 0)
        #expect(middle.x == world.width / 2 && middle.y == world.height / 2)
        let pole = world.point(latitude: 90, longitude: 180), edge = world.point(latitude: 0, longitude: 180)
        let unit = (edge.x - middle.x) / 2.735384723480633
        // What PROJ 9.5.1 gives for `+proj=natearth +R=1`.
        for (place, x, y) in [
            ((48.85, 2.35), 0.03150198156918184, 0.8593882027330019), ((37.77, -122.42), -1.732369043716305, 0.6665080458503839),
            ((-33.87, 151.2), 2.1716182131866377, -0.597645181774258), ((90, -180), -1.5055563920169703, 1.422390506730596),
            ((71, 25), 0.28334335859304455, 1.213636791791918),
        ] {
            let point = world.point(latitude: place.0, longitude: place.1)
            #expect(abs((point.x - middle.x) / unit - x) < 1e-9 && abs((middle.y - point.y) / unit - y) < 1e-9, "\(place)")
        }
        let south = world.point(latitude: -45, longitude: -90), north = world.point(latitude: 45, longitude: 90)
        #expect(abs(south.x + north.x - world.width) < 1e-9 && abs(south.y + north.y - world.height) < 1e-9)
        let beyond = world.point(latitude: .infinity, longitude: 1e300)
        #expect(beyond.x == pole.x && beyond.y == pole.y)
    }

    /// The script and the server project alike: a small state stands inside what its neighbours leave.
    @Test func `the outlines and the points fit together`() throws {
        let world = try WorldOutlines.shared()
        let singapore = world.point(latitude: 1.35, longitude: 103.8), drawn = try #require(world.smallStates["SG"])
        #expect(hypot(singapore.x - drawn[0], singapore.y - drawn[1]) < 1)
        for (code, place) in ["FR": (48.85, 2.35), "US": (39, -98), "CN": (35, 103), "AU": (-25, 134)] {
            let p = world.point(latitude: place.0, longitude: place.1)
            #expect(Outline(try #require(world.states[code])).contains(p.x, p.y), "\(code)")
        }
        let paris = world.point(latitude: 48.85, longitude: 2.35)
        #expect(!Outline(try #require(world.states["DE"])).contains(paris.x, paris.y))
    }

    @Test func `every state of the knowledge base can be shown`() throws {
        let world = try WorldOutlines.shared()
        var builder = ContinuumBuilder(vocabulary: .portulan, diagnosticLimit: 100)
        try KnowledgeBase.read(into: &builder)
        let continuum = builder.finish().0
        let states = continuum.elements.indices.filter { continuum.elements[$0].kind == .state }.map { continuum.id($0) }
        #expect(states.count > 240)
        for state in states { #expect(world.states[state] != nil || world.smallStates[state] != nil, "\(state)") }
    }

    @Test func `the picture has every site and link, and names are text`() throws {
        let hostile = "<script>alert(1)</script> \" onload=x"
        let chart = MapChart(
            words: [:],
            sites: [
                .init(id: "a", name: hostile, lat: 48.1, lon: -1.7, country: "FR", status: .met, url: "/w/x/element/a"),
                .init(id: "b", name: "B", lat: .nan, lon: 0, country: nil, status: .none, url: "/w/x/element/b", text: hostile),
            ],
            links: [
                .init(id: "l", name: "L", from: [48.1, -1.7], to: [53.3, -6.3], status: .undetermined, url: "/w/x/element/l"),
                .init(id: "half", name: "Half", from: [1], to: [], status: .none, url: "/w/x/element/half"),
            ],
            countries: [
                "US": .init(name: "États-Unis", status: .notMet, count: 3, url: "/w/x/reach#US"), "MC": .init(name: "Monaco", status: .met, count: 1, url: "/w/x/reach#MC"),
                "ZZ": .init(name: "Nulle part", status: .met, count: 1, url: "/w/x/reach#ZZ"),
            ])
        let picture = WorldPicture(chart, name: "Le monde", on: try WorldOutlines.shared())
        #expect(picture.worldSites.count == 2 && picture.worldLinks.count == 1 && picture.worldJudged.map(\.stateName) == ["Monaco", "États-Unis"])
        #expect(picture.worldJudged.allSatisfy { $0.hasStatePath || $0.hasStatePoint })
        let template = try MustacheTemplate(string: try Look.text("Templates/world.mustache"))
        let svg = template.render(picture)
        #expect(!svg.contains("<script") && svg.contains("&lt;script&gt;") && !svg.contains("nan"))
        #expect(svg.contains("class=\"land not-met\"") && svg.contains("class=\"map-link undetermined\"") && svg.contains("href=\"/w/x/element/a\""))
    }

    @Test func `the map says what the module reads`() throws {
        let chart = MapChart(
            words: ["map": "Carte"], sites: [.init(id: "a", name: "A", lat: 1, lon: 2, country: "FR", status: .notMet, url: "/a")], links: [],
            countries: ["FR": .init(name: "France", status: .none, count: 0, url: "/r")])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = String(decoding: try encoder.encode(chart), as: UTF8.self)
        #expect(json.contains("\"status\":\"not-met\"") && json.contains("\"FR\":{\"count\":0,\"name\":\"France\",\"status\":\"\",\"url\":\"/r\"}"))
        #expect(try JSONDecoder().decode(MapChart.self, from: Data(json.utf8)) == chart)
        let module = try Look.text("Assets/map.js")
        for key in ["sites", "links", "countries", "words", "lat", "lon", "from", "to", "status", "url", "text"] { #expect(module.contains(key), "\(key)") }
    }
}

/// Path data of the committed outlines, read back: closed rings of relative steps.
private struct Outline {
    private var rings: [[(x: Double, y: Double)]] = []

    init(_ d: String) {
        for part in d.split(separator: "M") {
            let pieces = part.split(separator: "l", maxSplits: 1)
            let start = Self.numbers(pieces[0]), steps = Self.numbers(pieces[1].dropLast())
            var points = [(x: start[0], y: start[1])]
            for i in stride(from: 0, to: steps.count - 1, by: 2) {
                let last = points[points.count - 1]
                points.append((last.x + steps[i], last.y + steps[i + 1]))
            }
            rings.append(points)
        }
    }

    private static func numbers(_ text: some StringProtocol) -> [Double] {
        String(text).matches(of: /-?[0-9]+(\.[0-9]+)?/).compactMap { Double($0.0) }
    }

    func contains(_ x: Double, _ y: Double) -> Bool {
        var isInside = false
        for ring in rings {
            for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) where (a.y > y) != (b.y > y) && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x {
                isInside.toggle()
            }
        }
        return isInside
    }
}
