package import Continuum
import Reach

/// How sure is the way from one place to others, what would cut it, and which two ways are really different?
package struct NetworkResilience: Sendable {
    /// How the probability was found.
    package enum Method: String, Sendable {
        /// Links and places fail each for themselves: frontier diagrams.
        case frontier
        /// They share domains, or go one way: a decision diagram over all events.
        case diagram
    }
    package struct Way: Sendable {
        package var places: [Int32]
        package var links: [Int32]
        /// Nil when some length is unknown.
        package var kilometres: Double?
    }
    package struct Proposal: Sendable {
        package var from: Int32
        package var to: Int32
        package var kilometres: Double
    }

    package let continuum: Continuum
    package let day: Day
    package let from: Int32
    package let to: [Int32]
    package private(set) var method = Method.frontier
    package private(set) var availability: Interval?
    package private(set) var unavailability: Interval?
    /// From the start to every place, when no end was named; nil where a computation was not exact or possible.
    package private(set) var everywhere: [(place: Int32, availability: Interval)] = []
    package private(set) var cuts: ServiceResilience.CutSetList?
    /// Links and places of which no figure is known.
    package private(set) var unknown: [Int32] = []
    /// These were given the assumed figure.
    package let isAssumed: Bool
    package private(set) var linkCount = 0
    package private(set) var placeCount = 0
    package private(set) var ways: [Way] = []
    /// What takes both ways down.
    package private(set) var shared: [FailureModel.Event] = []
    /// Links that would make a second way where there is none, the shortest first.
    package private(set) var proposals: [Proposal] = []

    /// - Returns: nil when cancelled.
    package init?(_ continuum: Continuum, _ request: ResilienceRequest, from: Int, to: [Int]) {
        self.continuum = continuum
        day = request.day
        self.from = Int32(from)
        self.to = to.map { Int32($0) }
        isAssumed = request.assumedAvailability != nil
        let network = LinkNetwork(continuum, on: request.day)
        linkCount = network.links.count
        let places = network.placesReached(from: Int32(from))
        placeCount = places.count
        let reach = ReachModel(continuum, ReachOptions(day: request.day, isChartOnly: true))
        let organisation = request.organisation.flatMap { continuum.index(of: $0) }
        var model = FailureModel(continuum, reach, roots: [from] + to, organisation: organisation)
        let everyEnd = places.map { model.cutOff($0, from: self.from) }
        let ends = self.to.map { model.cutOff($0, from: Int32(from)) }
        model.finish()
        let top = model.any(ends)
        let figures = Figures(model, request)
        unknown = figures.unknown
        guard measure(model, network, places, everyEnd, top, figures, request) else { return nil }
        if self.to.count == 1 {
            guard let found = model.tree.cutSets(of: top, upTo: request.order, limits: request.limits, where: { model.events[Int($0)].sort == .thing })
            else { return nil }
            cuts = ServiceResilience.CutSetList(sets: found.sets.map { $0.map { model.events[Int($0)] } }, cuts: found)
            findWays(&model, network, request)
        }
    }

    // MARK: How sure

    private static let mostEnds = 300

    private struct Figures {
        var q: [Double]
        var unknown: [Int32] = []

        init(_ model: FailureModel, _ request: ResilienceRequest) {
            q = [Double](repeating: 0, count: model.events.count)
            for (i, event) in model.events.enumerated() where event.sort == .thing {
                if let availability = Dependability(model.continuum, of: Int(event.element), on: request.day).availability {
                    q[i] = 1 - availability
                } else {
                    let kind = model.continuum.elements[Int(event.element)].kind
                    if kind == .link || kind == .site || kind == .failureDomain { unknown.append(event.element) }
                    if let assumed = request.assumedAvailability { q[i] = 1 - assumed }
                }
            }
        }
    }

    private mutating func measure(
        _ model: FailureModel, _ network: LinkNetwork, _ places: [Int32], _ everyEnd: [FaultTree.Gate], _ top: FaultTree.Gate, _ figures: Figures, _ request: ResilienceRequest
    ) -> Bool {
        if let plain = independent(model, network, places, figures), let found = frontier(plain, places, request) {
            method = .frontier
            return found
        }
        method = .diagram
        if to.isEmpty {
            // One diagram a place: for as many places as a person reads.
            for (place, end) in zip(places, everyEnd).prefix(Self.mostEnds) where place != from {
                guard let found = model.tree.probability(of: end, figures.q, limits: request.limits) else { return false }
                everywhere.append((place, Interval(lower: 1 - found.range.upper, upper: 1 - found.range.lower)))
            }
            return true
        }
        guard let found = model.tree.probability(of: top, figures.q, limits: request.limits) else { return false }
        unavailability = found.range
        availability = Interval(lower: 1 - found.range.upper, upper: 1 - found.range.lower)
        return true
    }

    /// The network of links and places that share nothing; nil when some do, or when a link goes one way.
    private func independent(_ model: FailureModel, _ network: LinkNetwork, _ places: [Int32], _ figures: Figures) -> Network? {
        var number: [Int32: Int32] = [:]
        for (i, place) in places.enumerated() { number[place] = Int32(i) }
        var used: Set<Int32> = []
        func up(_ element: Int32) -> Double? {
            guard let gate = model.gate(of: Int(element)) else { return 1 }
            let (tree, root, events) = model.tree.extracted(from: gate)
            let q = events.map { figures.q[Int($0)] }
            guard zip(events, q).allSatisfy({ $1 == 0 || used.insert($0).inserted }) else { return nil }
            if q.allSatisfy({ $0 == 0 }) { return tree.fails(root, when: { _ in false }) ? 0 : 1 }
            return tree.probability(of: root, q).flatMap { $0.range.isExact ? 1 - $0.range.upper : nil }
        }
        var nodeUp: ContiguousArray<Double> = []
        for place in places {
            guard let up = up(place) else { return nil }
            nodeUp.append(up)
        }
        var tails: ContiguousArray<Int32> = [], heads: ContiguousArray<Int32> = [], linkUp: ContiguousArray<Double> = []
        for link in network.links {
            guard let a = number[link.from], let b = number[link.to] else { continue }
            guard !link.isOneWay, let up = up(link.link) else { return nil }
            tails.append(a); heads.append(b); linkUp.append(up)
        }
        // Being housed somewhere is a way that never fails.
        for place in places {
            for way in network.waysInto(place) where way.link < 0 && way.from < place {
                guard let a = number[way.from], let b = number[place] else { continue }
                tails.append(a); heads.append(b); linkUp.append(1)
            }
        }
        return try? Network(nodeCount: places.count, tails: tails, heads: heads, linkUp: linkUp, nodeUp: nodeUp)
    }

    /// False when cancelled, nil when the question does not fit the network.
    private mutating func frontier(_ network: Network, _ places: [Int32], _ request: ResilienceRequest) -> Bool? {
        let limits = NetworkLimits(maximumStates: request.limits.maximumNodes, isCancelled: request.limits.isCancelled)
        do {
            if to.isEmpty {
                guard let found = try network.reliabilityFromSource(0, limits: limits) else { return false }
                everywhere = zip(places, found).map { (place: $0, availability: $1) }.filter { $0.place != from }
                return true
            }
            let terminals = to.compactMap { place in places.firstIndex(of: place).map { Int32($0) } }
            guard terminals.count == to.count else {
                availability = Interval(0)
                unavailability = Interval(1)
                return true
            }
            guard let found = try network.reliability(terminals: [0] + terminals, limits: limits) else { return false }
            availability = found.reliability
            unavailability = found.unreliability
            return true
        } catch {
            return nil
        }
    }

    // MARK: Two ways

    private mutating func findWays(_ model: inout FailureModel, _ network: LinkNetwork, _ request: ResilienceRequest) {
        let places = network.places
        var number: [Int32: Int] = [:]
        for (i, place) in places.enumerated() { number[place] = i }
        guard let start = number[from], let end = to.first.flatMap({ number[$0] }), start != end else { return }
        var arcs: [DisjointPaths.Arc] = []
        for place in places {
            for way in network.waysInto(place) {
                guard let a = number[way.from], let b = number[place] else { continue }
                arcs.append(DisjointPaths.Arc(from: a, to: b, link: way.link, cost: way.link < 0 ? 0 : length(way.link, way.from, place, request.day) ?? 1))
            }
        }
        let found = DisjointPaths.find(places: places.count, arcs: arcs, from: start, to: end)
        ways = found.map { way in
            let on = way.places.map { places[$0] }
            let lengths = way.links.enumerated().map { i, link in link < 0 ? 0 : length(link, on[i], on[i + 1], request.day) }
            return Way(places: on, links: way.links.filter { $0 >= 0 }, kilometres: lengths.contains { $0 == nil } ? nil : lengths.reduce(0) { $0 + ($1 ?? 0) })
        }
        if ways.count == 2 {
            let both = model.all(ways.map { way in (way.links + way.places.dropFirst().dropLast()).compactMap { model.gate(of: Int($0)) } })
            if let cuts = model.tree.cutSets(of: both, upTo: 1, limits: request.limits, where: { model.events[Int($0)].sort != .state }) {
                shared = cuts.singles.map { model.events[Int($0)] }
            }
        } else {
            propose(places, arcs, start, end, request.day)
        }
    }

    private func length(_ link: Int32, _ a: Int32, _ b: Int32, _ day: Day) -> Double? {
        if case .number(let length)? = continuum.value(.length, of: Int(link), on: day) { return length }
        guard let one = Coordinates(continuum, of: Int(a), on: day), let other = Coordinates(continuum, of: Int(b), on: day) else { return nil }
        return one.distance(to: other)
    }

    private static let triedProposals = 400

    private mutating func propose(_ places: [Int32], _ arcs: [DisjointPaths.Arc], _ start: Int, _ end: Int, _ day: Day) {
        let known = places.enumerated().compactMap { i, place in Coordinates(continuum, of: Int(place), on: day).map { (i, $0) } }
        let joined = Set(arcs.map { [min($0.from, $0.to), max($0.from, $0.to)] })
        var pairs: [(a: Int, b: Int, km: Double)] = []
        for (x, one) in known.enumerated() {
            for other in known[(x + 1)...] where !joined.contains([one.0, other.0]) { pairs.append((one.0, other.0, one.1.distance(to: other.1))) }
        }
        pairs.sort { ($0.km, $0.a, $0.b) < ($1.km, $1.a, $1.b) }
        for pair in pairs.prefix(Self.triedProposals) where proposals.count < 3 {
            let more = arcs + [
                DisjointPaths.Arc(from: pair.a, to: pair.b, link: -2, cost: pair.km), DisjointPaths.Arc(from: pair.b, to: pair.a, link: -2, cost: pair.km),
            ]
            if DisjointPaths.find(places: places.count, arcs: more, from: start, to: end).count == 2 {
                proposals.append(Proposal(from: places[pair.a], to: places[pair.b], kilometres: pair.km))
            }
        }
    }
}
