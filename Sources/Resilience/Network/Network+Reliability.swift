extension Network {
    /// With what probability do all these nodes work and reach each other?
    ///
    /// The network falls into blocks at its articulation nodes; those between terminals count, each for itself, after reduction; what is left goes
    /// through a frontier diagram (`TerminalSweep`). One terminal: the probability that it works. Repeated terminals count once.
    /// - Complexity: linear but for the blocks that resist reduction; there, exponential in the number of open nodes, bounded by the limits.
    /// - Returns: nil when cancelled.
    package func reliability(terminals: [Int32], limits: NetworkLimits = NetworkLimits()) throws(NetworkFault) -> NetworkReliability? {
        var isTerminal = ContiguousArray<Bool>(repeating: false, count: nodeCount)
        for terminal in terminals {
            guard terminal >= 0, terminal < nodeCount else { throw .terminal(terminal) }
            isTerminal[Int(terminal)] = true
        }
        guard let first = terminals.first else { throw .noTerminals }
        var total = Verdict.certain
        for node in isTerminal.indices where isTerminal[node] { total = total.and(Verdict(Chance(nodeUp[node]))) }
        var answer = NetworkReliability(reliability: total.reliability, unreliability: total.unreliability)
        answer.removedLinks = tails.count
        guard isTerminal.contains(where: { $0 }), total.connected > 0 else { return answer }
        if isTerminal.count(where: { $0 }) == 1 { return answer }

        let tree = BlockTree(network: self, root: Int(first))
        for node in isTerminal.indices where isTerminal[node] && !tree.isReached[node] {
            answer.reliability = Interval(0)
            answer.unreliability = Interval(1)
            return answer
        }
        if limits.isCancelled() { return nil }

        // From the leaves of the tree to the root: does anything behind the gate matter?
        var matters = isTerminal
        var perfect = isTerminal
        var needed = ContiguousArray<Bool>(repeating: false, count: tree.count)
        for block in (0..<tree.count).reversed() {
            let gate = tree.gates[block]
            needed[block] = tree.members(block).contains { link in
                (tails[Int(link)] != gate && matters[Int(tails[Int(link)])]) || (heads[Int(link)] != gate && matters[Int(heads[Int(link)])])
            }
            if needed[block] { matters[Int(gate)] = true }
        }
        for node in matters.indices where matters[node] && !perfect[node] {
            total = total.and(Verdict(Chance(nodeUp[node])))
            perfect[node] = true
        }
        var local = ContiguousArray<Int32>(repeating: -1, count: nodeCount)
        for block in 0..<tree.count where needed[block] {
            if limits.isCancelled() { return nil }
            guard let verdict = solve(tree.members(block), matters, &local, limits, &answer) else { return nil }
            total = total.and(verdict)
            if total.connected + total.undecided == 0 { break }
        }
        answer.reliability = total.reliability
        answer.unreliability = total.unreliability
        return answer
    }

    /// The terminals of one block.
    private func solve(
        _ members: ArraySlice<Int32>,
        _ isTerminal: ContiguousArray<Bool>,
        _ local: inout ContiguousArray<Int32>,
        _ limits: NetworkLimits,
        _ answer: inout NetworkReliability
    ) -> Verdict? {
        if members.count == 1, let link = members.first { return Verdict(Chance(linkUp[Int(link)])) }
        let (links, nodes) = localise(members, &local)
        let reduction = Reduction(
            links: links,
            nodes: ContiguousArray(nodes.map { isTerminal[Int($0)] ? .certain : Chance(nodeUp[Int($0)]) }),
            isTerminal: ContiguousArray(nodes.map { isTerminal[Int($0)] }),
            kept: -1,
            keepsAll: false
        )
        if reduction.terminalCount < 2 { return reduction.factor }
        let (block, _, _) = reduction.remainder()
        answer.hardBlocks += 1
        answer.removedLinks -= block.links.count
        guard let order = EliminationOrder.best(for: block, last: -1, limits: limits) else { return nil }
        guard order.cost.isFinite else { return CutsAndPaths.bounds(block, isCancelled: limits.isCancelled).map { reduction.factor.and($0) } }
        let plan = FrontierPlan(block: block, order: order, last: -1)
        let result: (Verdict, Int)?
        switch plan.width {
        case ...16: result = TerminalSweep<MarkedState>(plan: plan, limits: limits).map { ($0.verdict, $0.peak) }
        case ...32: result = TerminalSweep<WideState<SIMD32<UInt8>>>(plan: plan, limits: limits).map { ($0.verdict, $0.peak) }
        default: result = TerminalSweep<WideState<SIMD64<UInt8>>>(plan: plan, limits: limits).map { ($0.verdict, $0.peak) }
        }
        guard let (swept, peak) = result else { return nil }
        var verdict = swept
        if verdict.undecided > 0 {
            guard let simple = CutsAndPaths.bounds(block, isCancelled: limits.isCancelled) else { return nil }
            verdict = verdict.narrowed(by: simple)
        }
        answer.peakStates = max(answer.peakStates, peak)
        answer.layers += plan.steps.count
        answer.width = max(answer.width, plan.width)
        return reduction.factor.and(verdict)
    }

    /// The links and nodes of a block, renumbered from 0. `local` is −1 everywhere, before and after.
    func localise(
        _ members: ArraySlice<Int32>,
        _ local: inout ContiguousArray<Int32>
    ) -> (links: ContiguousArray<Block.Link>, nodes: ContiguousArray<Int32>) {
        var nodes: ContiguousArray<Int32> = []
        var links: ContiguousArray<Block.Link> = []
        links.reserveCapacity(members.count)
        for link in members {
            for end in [tails[Int(link)], heads[Int(link)]] where local[Int(end)] < 0 {
                local[Int(end)] = Int32(nodes.count)
                nodes.append(end)
            }
            links.append(
                Block.Link(
                    tail: local[Int(tails[Int(link)])], head: local[Int(heads[Int(link)])], chance: Chance(linkUp[Int(link)])
                )
            )
        }
        for node in nodes { local[Int(node)] = -1 }
        return (links, nodes)
    }
}
