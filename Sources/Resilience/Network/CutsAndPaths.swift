internal import Foundation

/// What can be said about a block without a diagram?
///
/// Below: trees that join the terminals and share nothing that can fail – one that works is enough. Above: cuts that share nothing – all must hold.
/// Far from tight, but certain, and quick enough for any network.
/// - Complexity: O(`attempts` × terminals × links log links) for few terminals, O(`attempts` × links log links) for many.
struct CutsAndPaths {
    private let block: Block
    private var isUsedLink: ContiguousArray<Bool>
    private var isUsedNode: ContiguousArray<Bool>

    private static let attempts = 8
    /// With more terminals, one spanning tree instead of a path from each.
    private static let fewTerminals = 8

    init(_ block: Block) {
        self.block = block
        isUsedLink = ContiguousArray(repeating: false, count: block.links.count)
        isUsedNode = ContiguousArray(repeating: false, count: block.nodeCount)
    }

    /// Certainly at least, and certainly at most, for the terminals of the block.
    /// - Returns: nil when cancelled.
    static func bounds(_ block: Block, isCancelled: () -> Bool) -> Verdict? {
        var bounds = CutsAndPaths(block)
        let terminals = block.isTerminal.indices.filter { block.isTerminal[$0] }
        guard let first = terminals.first, terminals.count > 1 else { return .certain }
        var lower = Chance.never
        for _ in 0..<attempts {
            if isCancelled() { return nil }
            guard let tree = bounds.tree(from: first, terminals: terminals.count) else { break }
            lower = lower.or(tree)
        }
        if isCancelled() { return nil }
        let fails = bounds.cuts(terminals)
        return Verdict(connected: min(lower.up, 1 - fails), failed: fails, undecided: max(0, lower.down - fails))
    }

    /// For each node: at least the most reliable way from the source, at most what its own links and those of the source allow.
    static func fromSource(_ block: Block, source: Int) -> ContiguousArray<Bounds> {
        let bounds = CutsAndPaths(block)
        let search = bounds.search(from: [source], untilTerminal: false, accumulates: true)
        func star(_ node: Int) -> Double { 1 - block.row(node).reduce(1) { $0 * block.links[Int(block.incident[$1])].chance.down } }
        let start = star(source)
        return ContiguousArray(
            (0..<block.nodeCount).map { node in
                if node == source { return Bounds(1, 1) }
                let upper = block.nodes[node].up * min(start, star(node))
                let lower = search.distance[node] < .infinity ? exp(-search.distance[node]) * (1 - 1e-12) : 0
                return Bounds(min(lower, upper), upper)
            }
        )
    }

    /// A tree through all terminals that uses nothing used before, and its probability. What it uses is used from then on.
    private mutating func tree(from first: Int, terminals: Int) -> Chance? {
        var links: ContiguousArray<Int> = []
        var inTree = ContiguousArray<Bool>(repeating: false, count: block.nodeCount)
        inTree[first] = true
        if terminals <= Self.fewTerminals {
            var members = [first]
            for _ in 1..<terminals {
                let search = search(from: members, untilTerminal: true, accumulates: true)
                guard var node = search.reached else { return nil }
                while let link = search.by[node] {
                    links.append(link)
                    members.append(node)
                    inTree[node] = true
                    node = other(link, node)
                }
            }
        } else {
            let search = search(from: [first], untilTerminal: false, accumulates: false)
            // From each terminal towards the first, until the tree is met.
            for terminal in 0..<block.nodeCount where block.isTerminal[terminal] {
                var node = terminal
                while !inTree[node] {
                    guard let link = search.by[node] else { return nil }
                    inTree[node] = true
                    links.append(link)
                    node = other(link, node)
                }
            }
        }
        var chance = Chance.certain
        for link in links {
            isUsedLink[link] = true
            chance = chance.and(block.links[link].chance)
        }
        for node in 0..<block.nodeCount where inTree[node] && !block.isTerminal[node] && block.nodes[node].down > 0 {
            isUsedNode[node] = true
            chance = chance.and(block.nodes[node])
        }
        return chance
    }

    private func other(_ link: Int, _ node: Int) -> Int {
        Int(block.links[link].tail) == node ? Int(block.links[link].head) : Int(block.links[link].tail)
    }

    /// Dijkstra's search over −log of the probabilities (doi:10.1007/BF01386390), or, not accumulating, Prim's (Bell Syst. Tech. J. 36(6), 1957).
    private func search(
        from starts: [Int], untilTerminal: Bool, accumulates: Bool
    ) -> (reached: Int?, by: ContiguousArray<Int?>, distance: ContiguousArray<Double>) {
        var distance = ContiguousArray<Double>(repeating: .infinity, count: block.nodeCount)
        var by = ContiguousArray<Int?>(repeating: nil, count: block.nodeCount)
        var isDone = ContiguousArray<Bool>(repeating: false, count: block.nodeCount)
        var heap: ContiguousArray<(key: Double, node: Int)> = []
        func push(_ key: Double, _ node: Int) {
            var at = heap.count
            heap.append((key, node))
            while at > 0, heap[(at - 1) / 2] > heap[at] {
                heap.swapAt(at, (at - 1) / 2)
                at = (at - 1) / 2
            }
        }
        func pop() -> Int? {
            guard let top = heap.first, let last = heap.popLast() else { return nil }
            if heap.isEmpty { return top.node }
            heap[0] = last
            var at = 0
            while true {
                var least = at
                for child in [2 * at + 1, 2 * at + 2] where child < heap.count && heap[child] < heap[least] { least = child }
                if least == at { return top.node }
                heap.swapAt(at, least)
                at = least
            }
        }
        for start in starts {
            distance[start] = 0
            push(0, start)
        }
        while let node = pop() {
            if isDone[node] { continue }
            isDone[node] = true
            if untilTerminal, block.isTerminal[node], by[node] != nil { return (node, by, distance) }
            for at in block.row(node) {
                let next = Int(block.neighbours[at])
                let link = Int(block.incident[at])
                if isDone[next] || isUsedLink[link] || isUsedNode[next] { continue }
                let up = block.links[link].chance.up * block.nodes[next].up
                if up <= 0 { continue }
                let key = (accumulates ? distance[node] : 0) - log(up)
                if key < distance[next] {
                    distance[next] = key
                    by[next] = link
                    push(key, next)
                }
            }
        }
        return (nil, by, distance)
    }

    /// With what probability does at least one of some cuts fail? Of two families: the distances from the first terminal, as far as the farthest;
    /// the links of terminals that are no neighbours of each other.
    private func cuts(_ terminals: [Int]) -> Double {
        let first = terminals[0]
        var distance = ContiguousArray<Int>(repeating: -1, count: block.nodeCount)
        distance[first] = 0
        var queue = [first]
        var next = 0
        while next < queue.count {
            let node = queue[next]
            next += 1
            for at in block.row(node) where distance[Int(block.neighbours[at])] < 0 {
                distance[Int(block.neighbours[at])] = distance[node] + 1
                queue.append(Int(block.neighbours[at]))
            }
        }
        let farthest = terminals.map { distance[$0] }.max() ?? 0
        var layers = ContiguousArray<Double>(repeating: 1, count: max(0, farthest))
        for link in block.links {
            let a = distance[Int(link.tail)]
            let b = distance[Int(link.head)]
            if a != b, min(a, b) < farthest, min(a, b) >= 0 { layers[min(a, b)] *= link.chance.down }
        }
        let byDistance = layers.reduce(Chance.certain) { $0.and(Chance(up: 1 - $1, down: $1)) }.down
        var isTaken = ContiguousArray<Bool>(repeating: false, count: block.nodeCount)
        var stars = Chance.certain
        for terminal in terminals {
            if block.row(terminal).contains(where: { isTaken[Int(block.neighbours[$0])] }) { continue }
            isTaken[terminal] = true
            let down = block.row(terminal).reduce(1.0) { $0 * block.links[Int(block.incident[$1])].chance.down }
            stars = stars.and(Chance(up: 1 - down, down: down))
        }
        return max(byDistance, stars.down)
    }
}
