package import Continuum
import Knowledge

/// Why can this subject do this to that node? The shortest derivation: a chain, or a tree where several things are needed.
package indirect enum Derivation: Sendable {
    /// A law takes hold of the organisation or the soil.
    case law(LegalBasis)
    /// The terms of the offer let its supplier use the content.
    case terms(element: Int32, isCertain: Bool)
    /// Nobody knows: at worst, yes.
    case unknown
    /// Through one edge of the graph.
    case through(edge: Int, Derivation)
    /// Through an edge whose protection also falls: the thing and the keys.
    case both(edge: Int, Derivation, keys: Derivation, holder: Int32)
    /// Enough of a set of alternatives fall.
    case alternatives(group: Int32, [(edge: Int, Derivation)])
}

/// By which law, and by which nexus, does a state take hold of an organisation or a thing on its soil?
package struct LegalBasis: Sendable, Hashable {
    package var subject: Int
    package var nexus: Nexus
    /// The law's element; −1 when the laws of the state were never reviewed.
    package var law: Int32
    package var isSettled: Bool
    /// The entity held first.
    package var organisation: Int32
    /// From the organisation up to the one whose seat or presence is the link: (element, relation index); empty when it is itself.
    package var chain: [(element: Int32, relation: Int32)]
    /// The relation that states the seat or the presence, −1 for a state that owns or for unknown.
    package var seatRelation: Int32
    /// The owner or the seat is unknown: it could be anyone.
    package var isUnknown = false

    package static func == (a: LegalBasis, b: LegalBasis) -> Bool {
        a.subject == b.subject && a.nexus == b.nexus && a.law == b.law && a.organisation == b.organisation && a.seatRelation == b.seatRelation
    }
    package func hash(into hasher: inout Hasher) {
        hasher.combine(subject)
        hasher.combine(law)
        hasher.combine(organisation)
    }
}

/// Derivation costs of one subject over the whole graph, from which shortest derivations are read off.
///
/// Knuth's generalisation of Dijkstra's algorithm (Inf. Process. Lett. 6(1), 1977, doi:10.1016/0020-0190(77)90002-3) evaluated in the order
/// of the strongly connected components: a derivation costs one more than what it needs, a conjunction the sum of its parts.
/// - Complexity: O(edges × 6) on an acyclic graph, repeated within cycles until stable.
package struct Explainer: Sendable {
    private let model: ReachModel
    private let result: ReachResult
    private let continuum: Continuum
    package let subject: Int
    package let bound: Bound
    /// `cost[(bound × nodes + node) × 6 + plane]`; the possible bound needs the certain one where a qualification settles.
    private var costs: [ContiguousArray<Int32>]
    private static let never = Int32.max / 4

    private let bases: LegalBases

    package init(_ model: ReachModel, _ result: ReachResult, _ continuum: Continuum, _ bases: LegalBases, subject: Int, bound: Bound) {
        self.bases = bases
        self.model = model
        self.result = result
        self.continuum = continuum
        self.subject = subject
        self.bound = bound
        costs = []
        costs.append(compute(.certain, settled: nil))
        if bound == .possible { costs.append(compute(.possible, settled: costs[0])) }
    }

    private func compute(_ bound: Bound, settled: ContiguousArray<Int32>?) -> ContiguousArray<Int32> {
        var cost = ContiguousArray<Int32>(repeating: Self.never, count: model.graph.nodeCount * Plane.count)
        for node in 0..<model.graph.nodeCount where model.graph.base[node] != 0 {
            for plane in Plane.allCases where isBase(node, plane, bound) { cost[node * Plane.count + plane.rawValue] = 1 }
        }
        for c in 0..<result.order.count {
            let members = result.order.component(c)
            var isChanged = true
            while isChanged {
                isChanged = false
                for node in members where improve(Int(node), bound, &cost, settled) { isChanged = true }
                if members.count == 1, !model.graph.needsItself(Int(members[members.startIndex])) { break }
            }
        }
        return cost
    }

    private func isBase(_ node: Int, _ plane: Plane, _ bound: Bound) -> Bool {
        let words = result.words
        let index = ((bound == .certain ? 0 : Plane.count) + plane.rawValue) * words + subject >> 6
        return model.graph.rows.word(model.graph.base[node], index) & (1 << UInt64(subject & 63)) != 0
    }

    private func improve(_ node: Int, _ bound: Bound, _ cost: inout ContiguousArray<Int32>, _ settled: ContiguousArray<Int32>?) -> Bool {
        var isBetter = false
        let graph = model.graph
        var groups: [Int32: [[Int32: Int32]]] = [:]
        for edge in Int(graph.offsets[node])..<Int(graph.offsets[node + 1]) {
            let transfer = graph.transfers[Int(graph.codes[edge])]
            let planes = transfer.planes(bound)
            for plane in Plane.allCases {
                let isPassed = planes.contains(Planes(plane))
                let found = isPassed ? premise(edge, transfer, plane, bound, cost, settled) : Self.never
                if transfer.group != 0, Planes.stopping.contains(Planes(plane)) {
                    let known = groups[transfer.group]?[plane.rawValue][transfer.member] ?? Self.never
                    groups[transfer.group, default: Array(repeating: [:], count: Plane.count)][plane.rawValue][transfer.member] = min(known, found)
                } else if found < Self.never, found + 1 < cost[node * Plane.count + plane.rawValue] {
                    cost[node * Plane.count + plane.rawValue] = found + 1
                    isBetter = true
                }
            }
        }
        for (group, byPlane) in groups {
            let threshold = graph.groups[Int(group) - 1].threshold(bound)
            for plane in Plane.allCases {
                let members = byPlane[plane.rawValue].values.filter { $0 < Self.never }.sorted()
                guard members.count >= threshold else { continue }
                let total = members.prefix(threshold).reduce(1, +)
                if total < cost[node * Plane.count + plane.rawValue] {
                    cost[node * Plane.count + plane.rawValue] = total
                    isBetter = true
                }
            }
        }
        return isBetter
    }

    /// What it costs to pass an edge: the target's cost, and the cheapest holder of its keys.
    private func premise(
        _ edge: Int, _ transfer: Transfer, _ plane: Plane, _ bound: Bound, _ cost: ContiguousArray<Int32>, _ settled: ContiguousArray<Int32>?
    ) -> Int32 {
        let target = Int(model.graph.targets[edge])
        let source = transfer.isSettled && bound == .possible ? settled ?? cost : cost
        var total = source[target * Plane.count + plane.rawValue]
        guard total < Self.never else { return Self.never }
        if isGuarded(transfer, plane, bound) {
            guard let holder = cheapestHolder(transfer.guardNumber, cost) else { return Self.never }
            total += cost[Int(holder) * Plane.count + Plane.obtain.rawValue]
        }
        return total
    }

    /// Whether keys are needed as well; a supplier that holds them itself is not stopped by them.
    private func isGuarded(_ transfer: Transfer, _ plane: Plane, _ bound: Bound) -> Bool {
        transfer.guarded(bound).contains(Planes(plane)) && !model.graph.guardSuppliers[Int(transfer.guardNumber)].contains(bit: subject)
    }

    private func cheapestHolder(_ guardNumber: Int32, _ cost: ContiguousArray<Int32>) -> Int32? {
        model.graph.guards[Int(guardNumber)].filter { cost[Int($0) * Plane.count + Plane.obtain.rawValue] < Self.never }
            .min { cost[Int($0) * Plane.count + Plane.obtain.rawValue] < cost[Int($1) * Plane.count + Plane.obtain.rawValue] }
    }

    /// The shortest derivation, nil when the subject has no such power there.
    package func derivation(of node: Int, _ plane: Plane) -> Derivation? {
        derive(node, plane, bound)
    }

    private func cost(_ bound: Bound) -> ContiguousArray<Int32> { bound == .certain ? costs[0] : costs[costs.count - 1] }

    private func derive(_ node: Int, _ plane: Plane, _ bound: Bound) -> Derivation? {
        let cost = cost(bound)
        let wanted = cost[node * Plane.count + plane.rawValue]
        guard wanted < Self.never else { return nil }
        if wanted == 1, isBase(node, plane, bound) { return axiom(node, plane, bound) }
        let graph = model.graph
        var groups: [Int32: [Int32: (edge: Int, cost: Int32)]] = [:]
        for edge in Int(graph.offsets[node])..<Int(graph.offsets[node + 1]) {
            let transfer = graph.transfers[Int(graph.codes[edge])]
            guard transfer.planes(bound).contains(Planes(plane)) else { continue }
            let found = premise(edge, transfer, plane, bound, cost, costs[0])
            guard found < Self.never else { continue }
            if transfer.group != 0, Planes.stopping.contains(Planes(plane)) {
                if found < groups[transfer.group]?[transfer.member]?.cost ?? Self.never {
                    groups[transfer.group, default: [:]][transfer.member] = (edge, found)
                }
                continue
            }
            guard found + 1 == wanted else { continue }
            let target = Int(graph.targets[edge])
            let below: Bound = transfer.isSettled ? .certain : bound
            guard let next = derive(target, plane, below) else { continue }
            if isGuarded(transfer, plane, bound), let holder = cheapestHolder(transfer.guardNumber, cost), let keys = derive(Int(holder), .obtain, bound)
            {
                return .both(edge: edge, next, keys: keys, holder: holder)
            }
            return .through(edge: edge, next)
        }
        for (group, members) in groups.sorted(by: { $0.key < $1.key }) {
            let threshold = graph.groups[Int(group) - 1].threshold(bound)
            let chosen = members.values.sorted { ($0.cost, $0.edge) < ($1.cost, $1.edge) }.prefix(threshold)
            guard chosen.count == threshold, chosen.reduce(1, { $0 + $1.cost }) == wanted else { continue }
            let branches = chosen.compactMap { member in
                derive(Int(graph.targets[member.edge]), plane, graph.transfers[Int(graph.codes[member.edge])].isSettled ? .certain : bound)
                    .map { (edge: member.edge, $0) }
            }
            return .alternatives(group: group, branches)
        }
        return nil
    }

    // MARK: Where a derivation ends

    private func axiom(_ node: Int, _ plane: Plane, _ bound: Bound) -> Derivation {
        if Int32(node) == model.graph.unknownNode { return .unknown }
        if model.subjects.list[subject].sort == .supplier { return .terms(element: Int32(node), isCertain: bound == .certain) }
        let entity = node < model.entities.entity.count ? Int(model.entities.entity[node]) : -1
        guard entity >= 0 else { return .unknown }
        let isSoil = continuum.elements[node].kind == .state
        return .law(bases.basis(of: entity, subject: subject, plane: plane, bound: bound, isSoil: isSoil))
    }
}
