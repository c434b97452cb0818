package import Continuum
import Knowledge

/// Which places do the links join? Places are sites, devices and platforms; what is housed at a site is joined to it.
package struct LinkNetwork: Sendable {
    package struct Way: Sendable {
        package var from: Int32
        /// −1 where being housed is the way.
        package var link: Int32
    }

    /// Elements that are places, in the order of the continuum.
    package private(set) var places: [Int32] = []
    /// Links with two ends that are known: link, ends, and whether it goes one way only.
    package private(set) var links: [(link: Int32, from: Int32, to: Int32, isOneWay: Bool)] = []
    /// Links that do not say both ends.
    package private(set) var loose: [Int32] = []
    private var into: [Int32: [Way]] = [:]
    private var out: [Int32: [(place: Int32, link: Int32)]] = [:]

    package init(_ continuum: Continuum, on day: Day) {
        var isPlace: Set<Int32> = []
        for i in continuum.elements.indices where continuum.elements[i].kind == .link && continuum.elements[i].layer == .chart {
            var ends: [Int32] = [], isSaid = false
            for relation in continuum.relations(of: i) where relation.key == .connects && continuum.holds(relation, on: day) {
                isSaid = true
                if relation.element >= 0 { ends.append(relation.element) }
            }
            guard isSaid else { continue }
            guard ends.count == 2, ends[0] != ends[1] else {
                loose.append(Int32(i))
                continue
            }
            let isOneWay = continuum.value(.oneWay, of: i, on: day) == .boolean(true)
            links.append((Int32(i), ends[0], ends[1], isOneWay))
            isPlace.formUnion(ends)
            if ends[0] == ends[1] { continue }
            into[ends[1], default: []].append(Way(from: ends[0], link: Int32(i)))
            out[ends[0], default: []].append((ends[1], Int32(i)))
            if !isOneWay {
                into[ends[0], default: []].append(Way(from: ends[1], link: Int32(i)))
                out[ends[1], default: []].append((ends[0], Int32(i)))
            }
        }
        for i in continuum.elements.indices where continuum.elements[i].layer == .chart {
            switch continuum.elements[i].kind {
            case .device, .platform: break
            default: continue
            }
            for relation in continuum.relations(of: i) where relation.key == .housedAt && relation.element >= 0 && relation.group == 0 && continuum.holds(relation, on: day) {
                guard isPlace.contains(Int32(i)) || isPlace.contains(relation.element) else { continue }
                for (a, b) in [(Int32(i), relation.element), (relation.element, Int32(i))] {
                    into[b, default: []].append(Way(from: a, link: -1))
                    out[a, default: []].append((b, -1))
                }
                isPlace.formUnion([Int32(i), relation.element])
            }
        }
        places = isPlace.sorted()
    }

    package func waysInto(_ place: Int32) -> [Way] { into[place] ?? [] }

    /// The places that some path leads to, nearest first, the start included.
    package func placesReached(from start: Int32) -> [Int32] {
        var seen: Set<Int32> = [start]
        var order = [start]
        var next = 0
        while next < order.count {
            for way in out[order[next]] ?? [] where seen.insert(way.place).inserted { order.append(way.place) }
            next += 1
        }
        return order
    }
}

extension LinkNetwork {
    /// The most ways that are listed, and the most steps that are tried in looking for them.
    static let mostWays = 64
    static let mostSteps = 5_000

    /// Every way from one place to another that meets no place twice, as the links and the places on it, both ends included; nil when there are too
    /// many to list.
    func ways(from start: Int32, to end: Int32) -> [[Int32]]? {
        var ways: [[Int32]] = []
        var way: [Int32] = [start]
        var isOn: Set<Int32> = [start]
        var steps = 0
        func visit(_ place: Int32) -> Bool {
            steps += 1
            if steps > Self.mostSteps { return false }
            if place == end {
                ways.append(way)
                return ways.count <= Self.mostWays
            }
            for next in out[place] ?? [] where isOn.insert(next.place).inserted {
                if next.link >= 0 { way.append(next.link) }
                way.append(next.place)
                let isDone = visit(next.place)
                way.removeLast(next.link >= 0 ? 2 : 1)
                isOn.remove(next.place)
                if !isDone { return false }
            }
            return true
        }
        return visit(start) ? ways : nil
    }

    /// All links and places that some way from a place leads over.
    func around(_ start: Int32) -> [Int32] {
        var seen: Set<Int32> = [start], found: Set<Int32> = [start]
        var stack = [start]
        while let place = stack.popLast() {
            for next in out[place] ?? [] {
                if next.link >= 0 { found.insert(next.link) }
                found.insert(next.place)
                if seen.insert(next.place).inserted { stack.append(next.place) }
            }
        }
        return found.sorted()
    }
}
