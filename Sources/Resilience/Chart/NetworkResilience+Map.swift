import Continuum
import Reach

extension NetworkResilience {
    /// A link between two places, as a map shows it.
    package struct DrawnLink: Sendable {
        package var link: Int32
        package var from: Int32
        package var to: Int32
    }

    /// Where places are, as far as the chart says, and the links between those within reach.
    package struct Map: Sendable {
        package var places: [(place: Int32, at: Coordinates)]
        package var links: [DrawnLink]
        /// Places within reach that nothing says where to draw.
        package var unplaced: [Int32]
    }

    /// What is housed somewhere stands where its house stands.
    package var map: Map {
        let network = LinkNetwork(continuum, on: day)
        let reached = Set(network.placesReached(from: from)).union([from]).union(to).sorted()
        var map = Map(places: [], links: [], unplaced: [])
        for place in reached {
            let houses = [place] + network.waysInto(place).filter { $0.link < 0 }.map(\.from)
            if let at = houses.lazy.compactMap({ Coordinates(continuum, of: Int($0), on: day) }).first {
                map.places.append((place, at))
            } else {
                map.unplaced.append(place)
            }
        }
        let drawn = Set(map.places.map(\.place))
        map.links = network.links.filter { drawn.contains($0.from) && drawn.contains($0.to) }.map { DrawnLink(link: $0.link, from: $0.from, to: $0.to) }
        return map
    }
}
