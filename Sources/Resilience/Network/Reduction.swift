/// Which links are really needed, and what do the others come to?
///
/// Series, parallel and hanging-terminal reductions to a fixed point, over links given by their ends. Each link that comes of others remembers
/// them (`origins`), so that what was contracted can be recovered. Nodes may fail: a node in series counts with its links; a terminal must be made
/// perfect by the caller, who counts its probability once.
/// - Source: A. Satyanarayana, R. K. Wood, SIAM J. Comput. 14(4), 1985, doi:10.1137/0214057 (for terminals of degree two with terminals beside).
/// - Complexity: O(nodes + links), expected.
struct Reduction: Sendable {
    enum Origin: Sendable {
        case given(Int32)
        case parallel(Int32, Int32)
        /// The first link goes from the tail to the node, the second from the node to the head.
        case series(Int32, node: Int32, Int32)
        /// A terminal of degree two among terminals; not to be recovered.
        case folded
    }

    private(set) var links: ContiguousArray<Block.Link> = []
    private(set) var origins: ContiguousArray<Origin> = []
    private(set) var isAlive: ContiguousArray<Bool> = []
    private(set) var nodes: ContiguousArray<Chance>
    private(set) var isTerminal: ContiguousArray<Bool>
    private(set) var terminalCount: Int
    /// What the reductions took out of the answer as a factor.
    private(set) var factor = Verdict.certain
    private(set) var aliveCount = 0
    private var rows: ContiguousArray<ContiguousArray<Int32>>
    private var degrees: ContiguousArray<Int32>
    private var between: [UInt64: Int32] = [:]
    private var queue: ContiguousArray<Int32> = []
    /// Nodes that stay, whatever their degree (the source).
    private let kept: Int
    /// All nodes are to be answered for: nothing may be thrown away, only contracted.
    private let keepsAll: Bool

    /// - Parameters:
    ///   - links: the given links; their numbers are those of the first `links.count` entries.
    ///   - kept: a node that is never contracted, or −1.
    ///   - keepsAll: contract only what can be recovered.
    init(links: ContiguousArray<Block.Link>, nodes: ContiguousArray<Chance>, isTerminal: ContiguousArray<Bool>, kept: Int, keepsAll: Bool) {
        self.nodes = nodes
        self.isTerminal = isTerminal
        self.kept = kept
        self.keepsAll = keepsAll
        terminalCount = isTerminal.count { $0 }
        rows = ContiguousArray(repeating: [], count: nodes.count)
        degrees = ContiguousArray(repeating: 0, count: nodes.count)
        between.reserveCapacity(links.count)
        for (number, link) in links.enumerated() {
            self.links.append(link)
            origins.append(.given(Int32(number)))
            isAlive.append(false)
        }
        for number in links.indices where links[number].tail != links[number].head { insert(Int32(number)) }
        for node in 0..<nodes.count where degrees[node] <= 2 { queue.append(Int32(node)) }
        run()
    }

    private func key(_ link: Block.Link) -> UInt64 {
        UInt64(UInt32(bitPattern: min(link.tail, link.head))) << 32 | UInt64(UInt32(bitPattern: max(link.tail, link.head)))
    }

    private mutating func add(_ link: Block.Link, _ origin: Origin) {
        links.append(link)
        origins.append(origin)
        isAlive.append(false)
        insert(Int32(links.count - 1))
    }

    /// Puts a link to work, merged with the one that joins the same nodes already.
    private mutating func insert(_ number: Int32) {
        let link = links[Int(number)]
        let key = key(link)
        if let other = between[key] {
            remove(other)
            let merged = Block.Link(tail: link.tail, head: link.head, chance: link.chance.or(links[Int(other)].chance))
            add(merged, .parallel(number, other))
            return
        }
        between[key] = number
        isAlive[Int(number)] = true
        aliveCount += 1
        for node in [Int(link.tail), Int(link.head)] {
            rows[node].append(number)
            degrees[node] += 1
        }
    }

    private mutating func remove(_ number: Int32) {
        let link = links[Int(number)]
        between[key(link)] = nil
        isAlive[Int(number)] = false
        aliveCount -= 1
        for node in [Int(link.tail), Int(link.head)] {
            degrees[node] -= 1
            if degrees[node] <= 2 { queue.append(Int32(node)) }
        }
    }

    private func otherEnd(_ number: Int32, of node: Int) -> Int {
        let link = links[Int(number)]
        return Int(link.tail) == node ? Int(link.head) : Int(link.tail)
    }

    private mutating func run() {
        while let next = queue.popLast() {
            let node = Int(next)
            if node == kept || degrees[node] > 2 || degrees[node] == 0 { continue }
            if !keepsAll, terminalCount < 2 { return }
            let incident = ContiguousArray(rows[node].filter { isAlive[Int($0)] })
            rows[node] = incident
            if incident.count == 1 {
                hang(node, incident[0])
            } else if incident.count == 2 {
                contract(node, incident[0], incident[1])
            }
        }
    }

    /// A node with one link: nothing hangs on it, or, if it is a terminal, its neighbour becomes one in its place.
    private mutating func hang(_ node: Int, _ number: Int32) {
        if keepsAll { return }
        let other = otherEnd(number, of: node)
        remove(number)
        guard isTerminal[node] else { return }
        factor = factor.and(Verdict(links[Int(number)].chance))
        isTerminal[node] = false
        if isTerminal[other] {
            terminalCount -= 1
        } else {
            isTerminal[other] = true
            factor = factor.and(Verdict(nodes[other]))
            nodes[other] = .certain
        }
    }

    private mutating func contract(_ node: Int, _ first: Int32, _ second: Int32) {
        let a = otherEnd(first, of: node)
        let b = otherEnd(second, of: node)
        if !isTerminal[node] {
            remove(first)
            remove(second)
            let chance = links[Int(first)].chance.and(nodes[node]).and(links[Int(second)].chance)
            add(Block.Link(tail: Int32(a), head: Int32(b), chance: chance), .series(first, node: next(node), second))
        } else if isTerminal[a], isTerminal[b], terminalCount > 2 {
            // One link is needed; given that, both are there with this probability, and then join the neighbours.
            remove(first)
            remove(second)
            let one = links[Int(first)].chance
            let two = links[Int(second)].chance
            let any = one.or(two)
            factor = factor.and(Verdict(any))
            isTerminal[node] = false
            terminalCount -= 1
            guard any.up > 0 else { return }
            let both = one.up * two.up / any.up
            let exactlyOne = (one.up * two.down + one.down * two.up) / any.up
            add(Block.Link(tail: Int32(a), head: Int32(b), chance: Chance(up: both, down: exactlyOne)), .folded)
        }
    }

    private func next(_ node: Int) -> Int32 { Int32(truncatingIfNeeded: node) }

    /// The nodes that still have links, and the block that they make.
    func remainder() -> (block: Block, nodes: ContiguousArray<Int32>, links: ContiguousArray<Int32>) {
        var local = ContiguousArray<Int32>(repeating: -1, count: nodes.count)
        var members: ContiguousArray<Int32> = []
        for node in 0..<nodes.count where degrees[node] > 0 || node == kept {
            local[node] = Int32(members.count)
            members.append(Int32(node))
        }
        var alive: ContiguousArray<Int32> = []
        var inner: ContiguousArray<Block.Link> = []
        for number in links.indices where isAlive[number] {
            let link = links[number]
            alive.append(Int32(number))
            inner.append(Block.Link(tail: local[Int(link.tail)], head: local[Int(link.head)], chance: link.chance))
        }
        let block = Block(
            links: inner,
            nodes: ContiguousArray(members.map { nodes[Int($0)] }),
            isTerminal: ContiguousArray(members.map { isTerminal[Int($0)] })
        )
        return (block, members, alive)
    }
}
