package import Continuum
import Reach

/// Which compromise between availability, links, cost and energy? The same sites joined in several forms, each computed.
///
/// Distances are great circles times the stated detour. Hubs are those with the least total length; the circle is nearest neighbour, improved
/// by 2-opt. Deterministic.
/// - Complexity: O(n³) for the forms; the reliability of each is exact, or an interval where the limits are reached.
package struct DesignComparison: Sendable {
    package let continuum: Continuum
    package let sites: [Int32]
    /// Where each of them is.
    package let places: [Coordinates]
    package let day: Day
    package let assumptions: DesignAssumptions
    package private(set) var designs: [NetworkDesign] = []
    /// Sites left out, because the chart does not say where they are.
    package private(set) var unplaced: [Int32] = []

    package enum Problem: Error, Sendable {
        case tooFew(Int)
        case tooMany(Int)
    }
    package static let mostSites = 200

    /// - Parameter elements: the sites to join; all sites with coordinates when empty.
    /// - Returns: nil when cancelled.
    package init?(
        _ continuum: Continuum, sites elements: [Int], on day: Day, assumptions: DesignAssumptions, forms: [DesignForm] = DesignForm.allCases,
        limits: NetworkLimits = NetworkLimits(maximumStates: 50_000)
    ) throws(Problem) {
        self.continuum = continuum
        self.assumptions = assumptions
        let candidates = elements.isEmpty
            ? continuum.elements.indices.filter { continuum.elements[$0].kind == .site && continuum.elements[$0].layer == .chart } : elements
        var places: [Coordinates] = [], sites: [Int32] = []
        for element in candidates {
            if let place = Coordinates(continuum, of: element, on: day) {
                places.append(place)
                sites.append(Int32(element))
            } else {
                unplaced.append(Int32(element))
            }
        }
        self.sites = sites
        self.places = places
        self.day = day
        guard sites.count >= 3 else { throw .tooFew(sites.count) }
        guard sites.count <= Self.mostSites else { throw .tooMany(sites.count) }
        let detour = assumptions.detour
        let length = places.map { a in places.map { b in a.distance(to: b) * detour } }
        for form in forms {
            let (links, hubs) = form == .own ? (own(day, length), []) : Self.links(form, length)
            // With few sites several forms are one and the same.
            guard !links.isEmpty, !designs.contains(where: { form != .own && Set($0.links) == Set(links) }) else { continue }
            guard let design = value(form, hubs, links, length, limits) else { return nil }
            designs.append(design)
        }
        for d in designs.indices {
            designs[d].isDominated = designs.contains { other in
                other.form != designs[d].form && other.worstPair.lower >= designs[d].worstPair.upper && Self.total(other) <= Self.total(designs[d])
                    && (other.worstPair.lower > designs[d].worstPair.upper || Self.total(other) < Self.total(designs[d]))
            }
        }
    }

    /// Euros over ten years: what is paid once and what is paid every year, on one scale.
    package static let years = 10.0
    package static func total(_ design: NetworkDesign) -> Double { design.capex + years * design.opex }

    // MARK: Forms

    static func links(_ form: DesignForm, _ length: [[Double]]) -> (links: [NetworkDesign.Link], hubs: [Int]) {
        let n = length.count
        func link(_ a: Int, _ b: Int) -> NetworkDesign.Link { NetworkDesign.Link(from: min(a, b), to: max(a, b), kilometres: length[a][b]) }
        switch form {
        case .star:
            let hub = (0..<n).min { (length[$0].reduce(0, +), $0) < (length[$1].reduce(0, +), $1) } ?? 0
            return ((0..<n).filter { $0 != hub }.map { link(hub, $0) }, [hub])
        case .doubleStar:
            var best: (cost: Double, a: Int, b: Int) = (.infinity, 0, 1)
            for a in 0..<n {
                for b in a + 1..<n {
                    let cost = (0..<n).reduce(0.0) { $0 + ($1 == a || $1 == b ? 0 : length[a][$1] + length[b][$1]) } + length[a][b]
                    if cost < best.cost { best = (cost, a, b) }
                }
            }
            let others = (0..<n).filter { $0 != best.a && $0 != best.b }
            return ([link(best.a, best.b)] + others.flatMap { [link(best.a, $0), link(best.b, $0)] }, [best.a, best.b])
        case .ring, .partialMesh:
            let tour = tour(length)
            var links = tour.indices.map { link(tour[$0], tour[($0 + 1) % n]) }
            if form == .partialMesh {
                var known = Set(links)
                for a in 0..<n {
                    let near = (0..<n).filter { $0 != a && !known.contains(link(a, $0)) }.min { (length[a][$0], $0) < (length[a][$1], $1) }
                    if let near, known.insert(link(a, near)).inserted { links.append(link(a, near)) }
                }
            }
            return (n == 3 ? Array(Set(links)).sorted { ($0.from, $0.to) < ($1.from, $1.to) } : links, [])
        case .fullMesh:
            return ((0..<n).flatMap { a in (a + 1..<n).map { link(a, $0) } }, [])
        case .own: return ([], [])
        }
    }

    private static func tour(_ length: [[Double]]) -> [Int] {
        let n = length.count
        var tour = [0], left = Set(1..<n)
        while let last = tour.last, let next = left.min(by: { (length[last][$0], $0) < (length[last][$1], $1) }) {
            tour.append(next)
            left.remove(next)
        }
        var isBetter = n > 3
        while isBetter {
            isBetter = false
            for i in 0..<n - 1 {
                for j in i + 2..<n where !(i == 0 && j == n - 1) {
                    let (a, b, c, d) = (tour[i], tour[i + 1], tour[j], tour[(j + 1) % n])
                    if length[a][c] + length[b][d] < length[a][b] + length[c][d] - 1e-9 {
                        tour[i + 1...j].reverse()
                        isBetter = true
                    }
                }
            }
        }
        return tour
    }

    /// The links of the chart between these sites; a stated length counts as it is.
    private func own(_ day: Day, _ length: [[Double]]) -> [NetworkDesign.Link] {
        var number: [Int32: Int] = [:]
        for (i, site) in sites.enumerated() { number[site] = i }
        return LinkNetwork(continuum, on: day).links.compactMap { link in
            guard let a = number[link.from], let b = number[link.to], a != b else { return nil }
            var kilometres = length[a][b]
            if case .number(let stated)? = continuum.value(.length, of: Int(link.link), on: day) { kilometres = stated }
            return NetworkDesign.Link(from: min(a, b), to: max(a, b), kilometres: kilometres)
        }
    }

    // MARK: Worth

    private func value(
        _ form: DesignForm, _ hubs: [Int], _ links: [NetworkDesign.Link], _ length: [[Double]], _ limits: NetworkLimits
    ) -> NetworkDesign? {
        let up = links.map { assumptions.linkAvailability($0.kilometres) }
        guard let network = try? Network(
            nodeCount: sites.count, tails: ContiguousArray(links.map { Int32($0.from) }), heads: ContiguousArray(links.map { Int32($0.to) }),
            linkUp: ContiguousArray(up), nodeUp: ContiguousArray(repeating: assumptions.siteAvailability, count: sites.count))
        else { return nil }
        // All joined: of sites that are up, or the worst site would decide alone.
        guard let plain = try? Network(
            nodeCount: sites.count, tails: network.tails, heads: network.heads, linkUp: network.linkUp),
            // In a full mesh everything is open at once: bounds will do, and come fast.
            let all = try? plain.reliability(
                terminals: (0..<Int32(sites.count)).map { $0 },
                limits: NetworkLimits(maximumStates: form == .fullMesh ? min(2_000, limits.maximumStates) : limits.maximumStates, isCancelled: limits.isCancelled))
        else { return nil }
        let ends = assumptions.siteAvailability * assumptions.siteAvailability
        var worst = Interval(1)
        if ends == 0 {
            worst = Interval(0)
        } else if form == .fullMesh, sites.count > 8 {
            worst = directPair(length)
        } else {
            for site in 0..<Int32(sites.count) {
                guard let found = try? network.reliabilityFromSource(site, limits: limits) else { return nil }
                // Given that both ends are up: what they do by themselves is no merit of a network.
                for (other, interval) in found.enumerated() where other != Int(site) && interval.lower / ends < worst.lower {
                    worst = Interval(lower: min(1, interval.lower / ends), upper: min(1, interval.upper / ends))
                }
                if limits.isCancelled() { return nil }
            }
        }
        let kilometres = links.reduce(0) { $0 + $1.kilometres }
        return NetworkDesign(
            form: form, hubs: hubs, links: links, kilometres: kilometres,
            capex: kilometres * assumptions.eurosPerKilometre + Double(links.count) * assumptions.eurosPerLink,
            opex: Double(links.count) * assumptions.yearlyEurosPerLink,
            energy: Double(links.count) * assumptions.wattsPerLink * Dependability.hoursPerYear / 1_000, allJoined: all.reliability, worstPair: worst,
            singleLinks: bridges(links))
    }

    /// The pair of a full mesh that is farthest apart. Below: its own link, or a way over one other site; these share nothing. Above: neither
    /// of the two has lost all its links.
    private func directPair(_ length: [[Double]]) -> Interval {
        let n = length.count, site = assumptions.siteAvailability
        var far = (a: 0, b: 1)
        for a in 0..<n { for b in a + 1..<n where length[a][b] > length[far.a][far.b] { far = (a, b) } }
        func up(_ a: Int, _ b: Int) -> Double { assumptions.linkAvailability(length[a][b]) }
        var noWay = 1 - up(far.a, far.b), noneAtA = noWay, noneAtB = noWay
        for k in 0..<n where k != far.a && k != far.b {
            noWay *= 1 - up(far.a, k) * site * up(k, far.b)
            noneAtA *= 1 - up(far.a, k)
            noneAtB *= 1 - up(far.b, k)
        }
        return Interval(lower: 1 - noWay, upper: 1 - max(noneAtA, noneAtB))
    }

    /// Links that alone hold the sites together.
    private func bridges(_ links: [NetworkDesign.Link]) -> Int {
        func reached(without skipped: Int) -> Int {
            var seen: Set<Int> = [0]
            var stack = [0]
            while let v = stack.popLast() {
                for (i, link) in links.enumerated() where i != skipped && (link.from == v || link.to == v) {
                    let other = link.from == v ? link.to : link.from
                    if seen.insert(other).inserted { stack.append(other) }
                }
            }
            return seen.count
        }
        let whole = reached(without: -1)
        return links.indices.count { reached(without: $0) < whole }
    }
}
