/// A lower and an upper bound, computed side by side.
typealias Bounds = SIMD2<Double>

extension Interval {
    init(_ bounds: Bounds) { self.init(lower: min(1, bounds[0]), upper: min(1, bounds[1])) }
}

/// With what probability is each end of a link connected to the source, by whether the link works?
struct LinkShares: Sendable {
    /// The tail is connected, the link is down.
    var tailDown = Bounds()
    var headDown = Bounds()
    /// The tail is connected, the link is up.
    var tailUp = Bounds()
    var headUp = Bounds()
    /// Either end is connected, the link is up; more than each of them only where nodes fail.
    var eitherUp = Bounds()

    var reversed: LinkShares {
        LinkShares(tailDown: headDown, headDown: tailDown, tailUp: headUp, headUp: tailUp, eitherUp: eitherUp)
    }
}

/// With what probability is each node of a block connected to the node that is closed last – all in one forward and one backward pass?
///
/// Forward: the probability p of each state, as in `TerminalSweep` but without terminals: the source stays open to the end, so states need no
/// flags. Backward: for each state and each of its groups, the probability q that the group will be connected to the source. A node that leaves
/// contributes Σ p·q over the states. Layers are kept, or, when they would not fit, every √n-th is kept and the others are computed again.
/// - Source: K. Nakamura, T. Inoue, M. Nishino, N. Yasuda, S. Minato, “Efficient Network Reliability Evaluation for Client-Server Model”, IEEE
///   GLOBECOM 2021, doi:10.1109/GLOBECOM46510.2021.9685646, for the passes; the source at the end, and layers computed again, are ours.
/// - Complexity: O(Σ states × groups).
struct SourceSweep<State: FrontierState> {
    private(set) var nodes: ContiguousArray<Bounds>
    private(set) var links: ContiguousArray<LinkShares>
    private(set) var peak = 0

    private let plan: FrontierPlan
    private let limits: NetworkLimits
    private let collects: ContiguousArray<Bool>

    /// A layer as the backward pass needs it.
    private struct Stored {
        var states: ContiguousArray<State> = []
        var probabilities: ContiguousArray<Double> = []
        /// The states that the leaves of the states became, in their order; −1 for one that was dropped.
        var children: ContiguousArray<Int32> = []
        /// What had been dropped before this layer.
        var dropped = 0.0
    }

    /// - Parameter collects: for which links `links` is wanted.
    /// - Returns: nil when cancelled.
    init?(plan: FrontierPlan, nodeCount: Int, source: Int, collects: ContiguousArray<Bool>, limits: NetworkLimits) {
        self.plan = plan
        self.limits = limits
        self.collects = collects
        nodes = ContiguousArray(repeating: Bounds(), count: nodeCount)
        links = ContiguousArray(repeating: LinkShares(), count: collects.count)
        nodes[source] = Bounds(1, 1)
        let count = plan.steps.count
        let budget = max(64, limits.maximumStates / State.weight)

        // First pass: keep all, unless it is too much; then only sizes matter.
        var start = Stored()
        start.states = [State()]
        start.probabilities = [1]
        guard let first = forward(from: start, steps: 0..<count, share: max(4, budget / 4), budget: budget) else { return nil }
        peak = first.sizes.max() ?? 1
        // The last layer has one state: the source alone.
        var after = ContiguousArray<Bounds>([Bounds(1, 1)])
        if let layers = first.layers {
            for step in (0..<count).reversed() {
                guard let before = backward(layers[step], step: step, after: after) else { return nil }
                after = before
            }
            return
        }

        let stride = max(1, Int(Double(count).squareRoot().rounded(.up)))
        let share = Self.share(sizes: first.sizes, stride: stride, budget: budget)
        var kept: ContiguousArray<Stored> = [start]
        var at = 0
        while at + stride < count {
            guard let last = kept.last, let run = forward(from: last, steps: at..<(at + stride), share: share, budget: 0) else { return nil }
            kept.append(run.last)
            at += stride
        }
        while let from = kept.popLast() {
            guard let run = forward(from: from, steps: at..<min(count, at + stride), share: share, budget: .max), let layers = run.layers else { return nil }
            for step in (at..<(at + layers.count)).reversed() {
                guard let before = backward(layers[step - at], step: step, after: after) else { return nil }
                after = before
            }
            at -= stride
        }
    }

    /// The greatest share of a layer with which the kept layers and one stretch of layers fit into the budget.
    private static func share(sizes: ContiguousArray<Int>, stride: Int, budget: Int) -> Int {
        func held(_ share: Int) -> Int {
            var kept = 0
            var stretch = 0
            var longest = 0
            for (step, size) in sizes.enumerated() {
                if step % stride == 0 {
                    kept += min(size, share)
                    longest = max(longest, stretch)
                    stretch = 0
                }
                stretch += min(size, share)
            }
            return kept + max(longest, stretch)
        }
        var low = 2
        var high = max(4, budget / 4)
        while low + 1 < high {
            let middle = (low + high) / 2
            if held(middle) <= budget { low = middle } else { high = middle }
        }
        return high < budget / 4 || held(high) > budget ? low : high
    }

    /// Goes through steps. `layers` has one for each step, as it was before the step; nil when they have more states than the budget.
    private func forward(
        from start: Stored, steps: Range<Int>, share: Int, budget: Int
    ) -> (layers: ContiguousArray<Stored>?, sizes: ContiguousArray<Int>, last: Stored)? {
        var layers: ContiguousArray<Stored>? = budget > 0 ? [] : nil
        var sizes: ContiguousArray<Int> = []
        var held = 0
        var next = FrontierLayer<State>(records: budget > 0)
        var leaves = FrontierLeaves<State>()
        var current = start
        for index in steps {
            if limits.isCancelled() { return nil }
            let step = plan.steps[index]
            next.clear()
            var dropped = current.dropped
            sizes.append(current.states.count)
            held += current.states.count
            if held > budget { layers = nil }
            let isStopped = step.choices.withUnsafeBufferPointer { choices in
                for number in current.states.indices {
                    if number & 0x3FFF == 0x3FFF, limits.isCancelled() { return true }
                    leaves.expand(current.states[number], choices)
                    let probability = current.probabilities[number]
                    for leaf in 0..<leaves.count {
                        var child = leaves.leaves[leaf].state
                        if step.slot >= 0 { _ = child.leave(step.slot) }
                        next.add(child, probability * leaves.leaves[leaf].weight)
                    }
                    if next.count >= share { dropped += next.trim(to: share / 4 * 3) }
                }
                return false
            }
            if isStopped { return nil }
            next.flush()
            if next.count > share { dropped += next.trim(to: share) }
            if layers != nil { current.children = ContiguousArray(next.places) }
            layers?.append(current)
            current = Stored()
            current.dropped = dropped
            current.states.reserveCapacity(next.count)
            current.probabilities.reserveCapacity(next.count)
            for number in 0..<next.count {
                current.states.append(next.entries[number].state)
                current.probabilities.append(next.entries[number].probability)
            }
        }
        sizes.append(current.states.count)
        return (layers, sizes, current)
    }

    /// From the q of the layer after a step to the q of the layer before it; what leaves or is decided in the step is credited.
    ///
    /// The q of state i and its group of rank r is at `i * stride + r`; the rank counts the groups with a lower first slot.
    private mutating func backward(_ layer: Stored, step index: Int, after: ContiguousArray<Bounds>) -> ContiguousArray<Bounds>? {
        let step = plan.steps[index]
        let usedAfter = step.inUse
        let usedBefore = index > 0 ? plan.steps[index - 1].inUse : 0
        let strideAfter = usedAfter.nonzeroBitCount
        let strideBefore = usedBefore.nonzeroBitCount
        var before = ContiguousArray<Bounds>(repeating: Bounds(), count: layer.states.count * strideBefore)
        var leaves = FrontierLeaves<State>()
        var node = Bounds()
        // Sums for the links of this step that are wanted.
        let wanted = step.choices.indices.filter { step.choices[$0].kind == .link && collects[Int(step.choices[$0].number)] }
        var shares = ContiguousArray<LinkShares>(repeating: LinkShares(), count: step.choices.count)
        var place = 0
        let limits = limits
        let isStopped = step.choices.withUnsafeBufferPointer { choices in
            after.withUnsafeBufferPointer { after in
                before.withUnsafeMutableBufferPointer { before in
                    for number in layer.states.indices {
                        if number & 0x3FFF == 0x3FFF, limits.isCancelled() { return true }
                        let state = layer.states[number]
                        let probability = layer.probabilities[number]
                        let groups = state.firsts & usedBefore
                        leaves.expand(state, choices)
                        for leaf in 0..<leaves.count {
                            let entry = leaves.leaves[leaf]
                            let target = layer.children[place]
                            place += 1
                            var child = entry.state
                            let isDead = step.slot >= 0 && child.isDead(step.slot)
                            let left = step.slot >= 0 && !isDead ? child.leave(step.slot) : -1
                            if isDead { _ = child.leave(step.slot) }
                            let firsts = child.firsts & usedAfter
                            let base = Int(target) * strideAfter

                            // Will the group of this node, which may have left, be connected?
                            func q(_ slot: Int) -> Bounds {
                                var group = left
                                if slot == step.slot {
                                    if group < 0 { return Bounds() }
                                } else {
                                    if child.isDead(slot) { return Bounds() }
                                    group = child.group(slot)
                                }
                                if target < 0 { return Bounds(0, 1) }
                                return after[base + (firsts & ((1 &<< UInt64(group)) &- 1)).nonzeroBitCount]
                            }

                            var bits = groups
                            var at = number * strideBefore
                            while bits != 0 {
                                before[at] += entry.weight * q(bits.trailingZeroBitCount)
                                bits &= bits &- 1
                                at += 1
                            }
                            let weight = probability * entry.weight
                            if step.slot >= 0 { node += weight * q(step.slot) }
                            for at in wanted {
                                let choice = choices[at]
                                let bit = UInt8(truncatingIfNeeded: 1 &<< at)
                                let a = weight * q(choice.slot)
                                let b = weight * q(choice.other)
                                let isDecided = (entry.up | entry.down) & bit != 0
                                let up = isDecided ? (entry.up & bit != 0 ? 1 : 0) : choice.up
                                let down = isDecided ? (entry.down & bit != 0 ? 1 : 0) : choice.down
                                shares[at].tailDown += down * a
                                shares[at].headDown += down * b
                                shares[at].tailUp += up * a
                                shares[at].headUp += up * b
                                shares[at].eitherUp += up * pointwiseMax(a, b)
                            }
                        }
                    }
                    return false
                }
            }
        }
        if isStopped { return nil }
        // What was dropped on the way here may have been connected.
        let lost = Bounds(0, layer.dropped)
        if step.leaving >= 0 { nodes[Int(step.leaving)] = node + lost }
        for at in wanted {
            let choice = step.choices[at]
            var share = shares[at]
            share.tailDown += lost * choice.down
            share.headDown += lost * choice.down
            share.tailUp += lost * choice.up
            share.headUp += lost * choice.up
            share.eitherUp += lost * choice.up
            links[Int(choice.number)] = choice.isForward ? share : share.reversed
        }
        return before
    }
}
