/// What can become of one state in one step, before the node leaves?
///
/// A leaf for each combination of what is still open to chance: a link between nodes that are joined already, or that ends at a failed node,
/// decides nothing and doubles nothing.
struct FrontierLeaves<State: FrontierState>: ~Copyable {
    struct Leaf {
        var state: State
        /// The probability of this combination.
        var weight: Double
        /// Which choices of the step turned out well and mattered: a bit each.
        var up: UInt8
        /// Which turned out ill and mattered.
        var down: UInt8
    }

    let leaves: UnsafeMutablePointer<Leaf>
    private(set) var count = 0

    init() { leaves = .allocate(capacity: 64) }

    deinit { leaves.deallocate() }

    @inline(__always)
    mutating func expand(_ state: State, _ choices: UnsafeBufferPointer<FrontierPlan.Choice>) {
        leaves.initialize(to: Leaf(state: state, weight: 1, up: 0, down: 0))
        var count = 1
        for index in 0..<choices.count {
            let choice = choices[index]
            let bit = UInt8(truncatingIfNeeded: 1 &<< index)
            for number in 0..<count {
                var leaf = leaves[number]
                var other = leaf
                if choice.kind == .link {
                    let a = leaf.state.group(choice.slot)
                    let b = leaf.state.group(choice.other)
                    if a == b || leaf.state.isDead(choice.slot) || leaf.state.isDead(choice.other) { continue }
                    leaf.state.join(a, b)
                } else {
                    other.state.kill(choice.slot)
                }
                if choice.up > 0 {
                    leaf.weight *= choice.up
                    leaf.up |= bit
                    leaves[number] = leaf
                    if choice.down == 0 { continue }
                }
                other.weight *= choice.down
                other.down |= bit
                if choice.up > 0 {
                    (leaves + count).initialize(to: other)
                    count &+= 1
                } else {
                    leaves[number] = other
                }
            }
        }
        self.count = count
    }
}
