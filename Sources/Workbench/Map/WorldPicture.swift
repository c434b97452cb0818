/// The map as the server draws it, for those without scripts: what `world.mustache` names.
///
/// A link is a straight line on the picture, not the way that it takes.
struct WorldPicture: Sendable {
    struct Land: Sendable {
        var landStatus: String
        var landPath: String
    }
    /// A state of which something is said: over the others, so that its border is seen, and with a name and a link.
    struct Judged: Sendable {
        var stateName: String
        var stateURL: String
        var stateStatus: String
        var hasStatePath: Bool
        var statePath: String
        var hasStatePoint: Bool
        var stateX: String
        var stateY: String
    }
    struct Link: Sendable {
        var linkStatus: String
        var linkPath: String
    }
    struct Site: Sendable {
        var siteName: String
        var siteURL: String
        var siteStatus: String
        var siteX: String
        var siteY: String
    }

    var worldName: String
    var worldWidth: String
    var worldHeight: String
    var worldSphere: String
    var worldGraticule: String
    var worldLands: [Land]
    var worldJudged: [Judged]
    var worldLinks: [Link]
    var worldSites: [Site]

    /// - Parameter name: what the picture shows, for those who do not see it.
    init(_ chart: MapChart, name: String, on world: WorldOutlines) {
        worldName = name
        (worldWidth, worldHeight) = (Self.number(world.width), Self.number(world.height))
        (worldSphere, worldGraticule) = (world.sphere, world.graticule)
        let others = world.states.filter { chart.countries[$0.key] == nil }.sorted { $0.key < $1.key }
        worldLands = [Land(landStatus: "none", landPath: world.noState)] + others.map { Land(landStatus: "none", landPath: $0.value) }
        // States of which nobody has a picture are told in the table beside the map.
        worldJudged = chart.countries.sorted { $0.key < $1.key }.compactMap { code, country in
            let path = world.states[code], point = world.smallStates[code]
            guard path != nil || point != nil else { return nil }
            return Judged(
                stateName: Self.label(country.name, country.text), stateURL: country.url, stateStatus: Self.style(country.status),
                hasStatePath: path != nil, statePath: path ?? "", hasStatePoint: point != nil, stateX: Self.number(point?.first ?? 0),
                stateY: Self.number(point?.last ?? 0))
        }
        worldLinks = chart.links.compactMap { link in
            guard link.from.count == 2, link.to.count == 2 else { return nil }
            let a = world.point(latitude: link.from[0], longitude: link.from[1]), b = world.point(latitude: link.to[0], longitude: link.to[1])
            let n = Self.number
            return Link(linkStatus: Self.style(link.status), linkPath: "M\(n(a.x)) \(n(a.y))L\(n(b.x)) \(n(b.y))")
        }
        worldSites = chart.sites.map { site in
            let p = world.point(latitude: site.lat, longitude: site.lon)
            return Site(
                siteName: Self.label(site.name, site.text), siteURL: site.url, siteStatus: Self.style(site.status), siteX: Self.number(p.x),
                siteY: Self.number(p.y))
        }
    }

    private static func label(_ name: String, _ text: String?) -> String { text.map { "\(name) – \($0)" } ?? name }

    private static func style(_ status: MapChart.Status) -> String { status == .none ? "none" : status.rawValue }

    private static func number(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        let tenths = (value * 10).rounded() / 10
        return tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
    }
}
