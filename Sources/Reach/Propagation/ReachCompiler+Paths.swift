import Continuum

/// Places that must stay within reach over the links: who can cut all the ways there can cut it.
extension ReachCompiler {
    /// Every way is an alternative that falls with any of its links and places, so that the thing falls when all of them do: exactly what being
    /// cut off means. Where there are too many ways to list, nothing is certain and every link counts as possible.
    mutating func compilePath(_ relation: Relation, _ i: Int, _ element: Int) {
        var start = Int32(element)
        if case .reference(let symbol)? = input.attribute(.from, relation, input.options.day), let from = input.continuum.index(of: symbol) {
            start = Int32(from)
        }
        guard relation.element >= 0 else {
            emit(graph.unknownNode, Transfer(certain: [], possible: .stopping), i)
            return
        }
        let places = links ?? LinkPlaces(input)
        links = places
        guard let ways = places.ways(from: start, to: relation.element) else {
            for node in places.around(start) { emit(node, Transfer(certain: [], possible: .stopping), i) }
            return
        }
        // Without any way it is cut off already: by nobody.
        guard !ways.isEmpty else { return }
        let number = group(members: ways.count, neededCertain: 1, neededPossible: 1)
        for (w, way) in ways.enumerated() {
            for node in way {
                var transfer = Transfer(.stopping)
                transfer.group = number
                transfer.member = Int32(w)
                emit(node, transfer, i)
            }
        }
    }
}

/// Which places do the links join? Sites, devices and platforms; what is housed at a place is joined to it.
struct LinkPlaces {
    private var out: [Int32: [(place: Int32, link: Int32)]] = [:]

    /// The most ways that are listed, and the most steps that are tried in looking for them.
    static let mostWays = 64
    static let mostSteps = 5_000

    init(_ input: CompilerInput) {
        for i in input.elements.indices where input.elements[i].layer == .chart {
            switch input.elements[i].kind {
            case .link:
                let ends = input.relationSpan(i).filter { input.relations[$0].key == .connects && input.isCurrent(input.relations[$0]) }
                    .map { input.relations[$0].element }.filter { $0 >= 0 }
                guard ends.count == 2, ends[0] != ends[1] else { continue }
                out[ends[0], default: []].append((ends[1], Int32(i)))
                if input.attribute(.oneWay, of: i, input.options.day) != .boolean(true) { out[ends[1], default: []].append((ends[0], Int32(i))) }
            case .device, .platform:
                for r in input.relationSpan(i) where input.relations[r].key == .housedAt && input.relations[r].group == 0 && input.isCurrent(input.relations[r]) {
                    let place = input.relations[r].element
                    guard place >= 0 else { continue }
                    out[Int32(i), default: []].append((place, -1))
                    out[place, default: []].append((Int32(i), -1))
                }
            default: break
            }
        }
    }

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
