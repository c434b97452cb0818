/// Are all terminals of a block joined, and with what probability?
///
/// Frontier method: the nodes are closed one after another, and the states are the partitions of the open nodes, two layers at a time. A group that
/// is left behind with a terminal fails; once all terminals are in one group nothing more is looked at.
/// - Source: K. Sekine, H. Imai, S. Tani, ISAAC 1995, doi:10.1007/BFb0015427; G. Hardy, C. Lucet, N. Limnios, IEEE Trans. Reliab. 56(3), 2007,
///   doi:10.1109/TR.2007.898572.
/// - Complexity: O(states of all layers); memory two layers.
struct TerminalSweep<State: FrontierState> {
    private(set) var verdict = Verdict(connected: 0, failed: 0, undecided: 0)
    private(set) var peak = 0

    /// - Returns: nil when cancelled.
    init?(plan: FrontierPlan, limits: NetworkLimits) {
        // Two layers are held.
        let share = max(4, limits.maximumStates / (2 * State.weight))
        var layer = FrontierLayer<State>()
        var next = FrontierLayer<State>()
        var leaves = FrontierLeaves<State>()
        layer.add(State(), 1)
        layer.flush()
        var connected = 0.0
        var failed = 0.0
        var undecided = 0.0
        for step in plan.steps {
            if limits.isCancelled() { return nil }
            next.clear()
            let stopped = step.choices.withUnsafeBufferPointer { choices in
                for number in 0..<layer.count {
                    if number & 0x3FFF == 0x3FFF, limits.isCancelled() { return true }
                    let entry = layer.entries[number]
                    var state = entry.state
                    for slot in step.terminals { state.flag(slot) }
                    leaves.expand(state, choices)
                    for index in 0..<leaves.count {
                        let leaf = leaves.leaves[index]
                        var child = leaf.state
                        let probability = entry.probability * leaf.weight
                        if step.outstanding == 0, child.flaggedGroups == 1 {
                            connected += probability
                            continue
                        }
                        if step.slot >= 0, child.leave(step.slot) == -2 {
                            failed += probability
                            continue
                        }
                        next.add(child, probability)
                    }
                    if next.count >= share { undecided += next.trim(to: share / 4 * 3) }
                }
                return false
            }
            if stopped { return nil }
            next.flush()
            if next.count > share { undecided += next.trim(to: share) }
            peak = max(peak, next.count)
            swap(&layer, &next)
        }
        verdict = Verdict(connected: connected, failed: failed, undecided: undecided)
    }
}
