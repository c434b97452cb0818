extension Network {
    /// With what probability does each node work and reach the source (which must work, too)?
    ///
    /// Block by block from the source outwards: P(v) is P(gate of its block) times P(v reaches the gate within the block). In a block, chains and
    /// what they grow into are contracted to links and recovered afterwards; only the rest goes through a diagram, once for all nodes
    /// (`SourceSweep`). For the source itself: the probability that it works.
    /// - Returns: one interval a node; nil when cancelled.
    package func reliabilityFromSource(_ source: Int32, limits: NetworkLimits = NetworkLimits()) throws(NetworkFault) -> [Interval]? {
        guard source >= 0, source < nodeCount else { throw .terminal(source) }
        let tree = BlockTree(network: self, root: Int(source))
        var found = ContiguousArray<Bounds>(repeating: Bounds(), count: nodeCount)
        found[Int(source)] = Bounds(repeating: nodeUp[Int(source)])
        var local = ContiguousArray<Int32>(repeating: -1, count: nodeCount)
        for block in 0..<tree.count {
            if limits.isCancelled() { return nil }
            let gate = tree.gates[block]
            let members = tree.members(block)
            if members.count == 1, let link = members.first {
                let other = Int(tails[Int(link)] == gate ? heads[Int(link)] : tails[Int(link)])
                found[other] = found[Int(gate)] * (linkUp[Int(link)] * nodeUp[other])
                continue
            }
            let (links, nodes) = localise(members, &local)
            guard let start = nodes.firstIndex(of: gate) else { continue }
            var chances = ContiguousArray(nodes.map { Chance(nodeUp[Int($0)]) })
            chances[start] = .certain
            guard let within = Self.fromSource(start, links: links, nodes: chances, limits: limits) else { return nil }
            for (index, node) in nodes.enumerated() where index != start { found[Int(node)] = found[Int(gate)] * within[index] }
        }
        return found.map { Interval($0) }
    }

    /// With what probability do each two nodes reach each other? Row v is `reliabilityFromSource(v)`; for small networks.
    /// - Complexity: nodes times that of one source.
    /// - Returns: nil when cancelled.
    package func reliabilityOfAllPairs(limits: NetworkLimits = NetworkLimits()) -> [[Interval]]? {
        var rows: [[Interval]] = []
        for node in 0..<Int32(nodeCount) {
            guard let row = (try? reliabilityFromSource(node, limits: limits)) ?? nil else { return nil }
            rows.append(row)
        }
        return rows
    }

    /// One block, its nodes from 0.
    private static func fromSource(
        _ source: Int,
        links: ContiguousArray<Block.Link>,
        nodes: ContiguousArray<Chance>,
        limits: NetworkLimits
    ) -> ContiguousArray<Bounds>? {
        let noTerminals = ContiguousArray<Bool>(repeating: false, count: nodes.count)
        let reduction = Reduction(links: links, nodes: nodes, isTerminal: noTerminals, kept: source, keepsAll: true)
        let (block, members, alive) = reduction.remainder()
        guard let start = members.firstIndex(of: Int32(source)) else { return nil }
        guard let order = EliminationOrder.best(for: block, last: start, limits: limits) else { return nil }
        func simple() -> ContiguousArray<Bounds> {
            CutsAndPaths.fromSource(Block(links: links, nodes: nodes, isTerminal: noTerminals), source: source)
        }
        guard order.cost.isFinite else { return simple() }
        let plan = FrontierPlan(block: block, order: order, last: start)
        let collects = ContiguousArray(alive.map { reduction.hasInnerNodes(Int($0)) })
        let swept: (nodes: ContiguousArray<Bounds>, links: ContiguousArray<LinkShares>)?
        switch plan.width {
        case ...16 where !plan.marksFailures:
            swept = SourceSweep<NarrowState>(plan: plan, nodeCount: block.nodeCount, source: start, collects: collects, limits: limits)
                .map { ($0.nodes, $0.links) }
        case ...16:
            swept = SourceSweep<MarkedState>(plan: plan, nodeCount: block.nodeCount, source: start, collects: collects, limits: limits)
                .map { ($0.nodes, $0.links) }
        case ...32:
            swept = SourceSweep<WideState<SIMD32<UInt8>>>(
                plan: plan, nodeCount: block.nodeCount, source: start, collects: collects, limits: limits
            ).map { ($0.nodes, $0.links) }
        default:
            swept = SourceSweep<WideState<SIMD64<UInt8>>>(
                plan: plan, nodeCount: block.nodeCount, source: start, collects: collects, limits: limits
            ).map { ($0.nodes, $0.links) }
        }
        guard let swept else { return nil }
        var found = ContiguousArray<Bounds>(repeating: Bounds(), count: nodes.count)
        for (index, node) in members.enumerated() { found[Int(node)] = swept.nodes[index] }
        for (index, link) in alive.enumerated() where collects[index] { reduction.recover(Int(link), swept.links[index], into: &found) }
        if found.contains(where: { $0[0] != $0[1] }) {
            for (node, bounds) in simple().enumerated() where found[node][0] != found[node][1] {
                let lower = max(found[node][0], bounds[0])
                found[node] = Bounds(lower, max(lower, min(found[node][1], bounds[1])))
            }
        }
        return found
    }
}
