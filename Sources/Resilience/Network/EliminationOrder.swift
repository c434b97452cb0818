/// In which order are the nodes of a block closed so that few are open at a time?
///
/// Closing a node looks at all its links that were not looked at before; its neighbours are open from then on. The states of a layer grow about
/// threefold with each open node, so the order decides everything. Beam search from all nodes over sets of closed nodes, with the sum of the
/// estimated states as the cost; the beam is widened only while the diagram would take longer than the search.
/// - Complexity: O(nodes × beam × open nodes × degree).
struct EliminationOrder: Sendable {
    private(set) var nodes: ContiguousArray<Int32> = []
    /// The estimated work, in states.
    private(set) var cost = Double.infinity
    /// The most slots that a step needs.
    private(set) var slots = 0

    /// Wider frontiers are not followed.
    static let widest = 64
    /// Larger blocks get one greedy order.
    private static let large = 4096

    /// - Parameter last: a node that stays open to the end (the source), or −1.
    /// - Returns: nil when cancelled; an infinite cost when no order stays within `widest`.
    static func best(for block: Block, last: Int, limits: NetworkLimits) -> EliminationOrder? {
        var best = EliminationOrder()
        for beam in [2, 6, 48, 384] {
            // A step of the search takes about as long as a hundred states (benchmark `pair`, Deltacom and Kdl).
            let effort = 100 * Double(block.nodeCount * beam)
            // However wide the frontier, no more states than the limit are looked at.
            let work = min(best.cost, Double(block.nodeCount) * 2 * Double(max(1, limits.maximumStates)))
            if beam > 2, work < effort || block.nodeCount > Self.large || !best.cost.isFinite { break }
            var search = BeamSearch(block: block, last: last, beam: block.nodeCount > Self.large ? 1 : beam)
            guard let found = search.run(isCancelled: limits.isCancelled) else { return nil }
            if found.cost < best.cost { best = found }
        }
        return best
    }

    fileprivate init() {}
    fileprivate init(nodes: ContiguousArray<Int32>, cost: Double, slots: Int) {
        self.nodes = nodes
        self.cost = cost
        self.slots = slots
    }
}

private struct BeamSearch {
    private struct Candidate {
        var score: Double
        var cost: Double
        var parent: Int32
        var node: Int32
        var key: UInt64
        var slots: Int32
        var terminals: Int32
    }

    private let block: Block
    private let last: Int
    private let beam: Int
    private let words: Int
    private let terminalCount: Int
    private var keys: ContiguousArray<UInt64>
    private let growth: ContiguousArray<Double>

    init(block: Block, last: Int, beam: Int) {
        self.block = block
        self.last = last
        self.beam = beam
        words = (block.nodeCount + 63) / 64
        terminalCount = block.isTerminal.count { $0 }
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        keys = ContiguousArray(
            (0..<block.nodeCount).map { _ in
                state &+= 0x9E37_79B9_7F4A_7C15
                return mixed(state ^ (state &>> 29))
            }
        )
        var powers: ContiguousArray<Double> = [1]
        for width in 1...(EliminationOrder.widest + 2) { powers.append(powers[width - 1] * 2.6) }
        growth = powers
    }

    /// How many states has a layer with so many open nodes and so many terminals seen?
    @inline(__always)
    private func states(_ width: Int, _ seen: Int) -> Double {
        let base = growth[min(width, growth.count - 1)]
        if terminalCount == 0 || seen == 0 || terminalCount == block.nodeCount { return base }
        let groups = 1 + 0.3 * Double(width)
        if seen == 1 { return base * groups }
        if seen < terminalCount { return base * groups * groups * 0.5 }
        return base * groups * groups * 0.4
    }

    mutating func run(isCancelled: () -> Bool) -> EliminationOrder? {
        let count = block.nodeCount
        let steps = last < 0 ? count : count - 1
        var closed = ContiguousArray<UInt64>(repeating: 0, count: words)
        var open = ContiguousArray<UInt64>(repeating: 0, count: words)
        var costs: ContiguousArray<Double> = [0]
        var hashes: ContiguousArray<UInt64> = [0]
        var slots: ContiguousArray<Int32> = [0]
        var seen: ContiguousArray<Int32> = [0]
        var history: ContiguousArray<ContiguousArray<(parent: Int32, node: Int32)>> = []
        var candidates: ContiguousArray<Candidate> = []
        var taken = Set<UInt64>()
        var near = ContiguousArray<UInt64>(repeating: 0, count: words)
        for step in 0..<steps {
            if step & 15 == 0, isCancelled() { return nil }
            candidates.removeAll(keepingCapacity: true)
            for parent in costs.indices {
                let base = parent * words
                // Candidates: the open nodes and their neighbours; at the start of a component, all.
                var width = 0
                var isFresh = true
                for word in 0..<words {
                    near[word] = open[base + word]
                    width += near[word].nonzeroBitCount
                    if near[word] & ~(last >= 0 && last >> 6 == word ? 1 << UInt64(last & 63) : 0) != 0 { isFresh = false }
                }
                if isFresh {
                    for word in 0..<words { near[word] = ~closed[base + word] }
                    if count & 63 != 0 { near[words - 1] &= (1 << UInt64(count & 63)) - 1 }
                } else if beam > 1 {
                    for word in 0..<words {
                        var bits = open[base + word]
                        while bits != 0 {
                            let node = word * 64 + bits.trailingZeroBitCount
                            bits &= bits - 1
                            for at in block.row(node) {
                                let other = Int(block.neighbours[at])
                                near[other >> 6] |= 1 << UInt64(other & 63)
                            }
                        }
                    }
                    for word in 0..<words { near[word] &= ~closed[base + word] }
                }
                if last >= 0 { near[last >> 6] &= ~(1 << UInt64(last & 63)) }
                var fresh = 0
                for word in 0..<words {
                    var bits = near[word]
                    while bits != 0 {
                        let node = word * 64 + bits.trailingZeroBitCount
                        bits &= bits - 1
                        if beam == 1, isFresh, fresh > 0 { break }
                        fresh += 1
                        let bit: UInt64 = 1 << UInt64(node & 63)
                        let wasOpen = open[base + (node >> 6)] & bit != 0
                        var pending = 0
                        var opened = 0
                        var newTerminals: Int32 = !wasOpen && block.isTerminal[node] ? 1 : 0
                        for at in block.row(node) {
                            let other = Int(block.neighbours[at])
                            let otherBit: UInt64 = 1 << UInt64(other & 63)
                            if closed[base + (other >> 6)] & otherBit != 0 { continue }
                            pending += 1
                            if open[base + (other >> 6)] & otherBit == 0 {
                                opened += 1
                                if block.isTerminal[other] { newTerminals += 1 }
                            }
                        }
                        let during = width + (wasOpen ? 0 : 1) + opened
                        if during > EliminationOrder.widest { continue }
                        let after = during - 1
                        let before = states(width, Int(seen[parent]))
                        let work = pending <= 3 ? Double(1 + 1 << pending) : 9 * growth[min((pending - 3), opened)] * 2
                        let cost = costs[parent] + before * work
                        let terminals = seen[parent] + newTerminals
                        candidates.append(
                            Candidate(
                                score: cost + 3 * states(after, Int(terminals)), cost: cost, parent: Int32(parent), node: Int32(node),
                                key: hashes[parent] ^ keys[node], slots: max(slots[parent], Int32(during)), terminals: terminals
                            )
                        )
                    }
                }
            }
            if candidates.isEmpty { return EliminationOrder() }
            // Many candidates close the same nodes in another order: a few times the beam is enough to choose from.
            if candidates.count > 8 * beam {
                let limit = ContiguousArray(candidates.map(\.score)).atRank(4 * beam)
                candidates.removeAll { $0.score > limit }
            }
            candidates.sort { $0.score < $1.score || ($0.score == $1.score && ($0.parent, $0.node) < ($1.parent, $1.node)) }
            if beam > 48 { taken.removeAll(keepingCapacity: true) }
            var next: ContiguousArray<Candidate> = []
            next.reserveCapacity(beam)
            for candidate in candidates {
                let isNew = beam <= 48 ? !next.contains { $0.key == candidate.key } : taken.insert(candidate.key).inserted
                if !isNew { continue }
                next.append(candidate)
                if next.count == beam { break }
            }
            var nextClosed = ContiguousArray<UInt64>()
            var nextOpen = ContiguousArray<UInt64>()
            nextClosed.reserveCapacity(next.count * words)
            nextOpen.reserveCapacity(next.count * words)
            for (index, candidate) in next.enumerated() {
                let base = Int(candidate.parent) * words
                for word in 0..<words {
                    nextClosed.append(closed[base + word])
                    nextOpen.append(open[base + word])
                }
                let own = index * words
                let node = Int(candidate.node)
                nextClosed[own + (node >> 6)] |= 1 << UInt64(node & 63)
                for at in block.row(node) {
                    let other = Int(block.neighbours[at])
                    let bit: UInt64 = 1 << UInt64(other & 63)
                    if nextClosed[own + (other >> 6)] & bit == 0 { nextOpen[own + (other >> 6)] |= bit }
                }
                nextOpen[own + (node >> 6)] &= ~(1 << UInt64(node & 63))
            }
            closed = nextClosed
            open = nextOpen
            costs = ContiguousArray(next.map(\.cost))
            hashes = ContiguousArray(next.map(\.key))
            slots = ContiguousArray(next.map(\.slots))
            seen = ContiguousArray(next.map(\.terminals))
            history.append(ContiguousArray(next.map { ($0.parent, $0.node) }))
        }
        // The first of the best.
        var winner = 0
        for index in costs.indices where costs[index] < costs[winner] { winner = index }
        var order = ContiguousArray<Int32>(repeating: 0, count: steps)
        var at = winner
        for step in (0..<steps).reversed() {
            order[step] = history[step][at].node
            at = Int(history[step][at].parent)
        }
        return EliminationOrder(nodes: order, cost: costs[winner], slots: Int(slots[winner]))
    }
}
