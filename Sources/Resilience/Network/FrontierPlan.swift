/// What is done to every state, step by step?
///
/// An elimination order, compiled: a step lets nodes enter free slots, decides links, and lets at most one node leave.
struct FrontierPlan: Sendable {
    struct Choice: Sendable {
        enum Kind: Sendable { case node, link }
        var kind: Kind
        /// The slot of the node, or of the first end of the link (the one that will leave).
        var slot: Int
        /// The slot of the second end.
        var other: Int
        var up: Double
        var down: Double
        /// The number of the node or of the link in the block.
        var number: Int32
        /// The first end is the tail of the link.
        var isForward = true
    }

    struct Step: Sendable {
        /// What is decided, in order; nodes that cannot fail and are no terminals enter without being mentioned.
        var choices: ContiguousArray<Choice> = []
        /// The slots of terminals that enter.
        var terminals: ContiguousArray<Int> = []
        /// Which node leaves from which slot; −1 for none.
        var leaving: Int32 = -1
        var slot = -1
        /// Terminals that have not entered when the choices are made.
        var outstanding = 0
        /// The slots in use after the step.
        var inUse: UInt64 = 0
    }

    private(set) var steps: ContiguousArray<Step> = []
    /// The most slots in use at once.
    private(set) var width = 0
    /// The slot in which the node stays that is never closed; −1 if there is none.
    private(set) var lastSlot = -1
    /// Some nodes may fail.
    let marksFailures: Bool

    /// Links decided in one step: each may double the work of a step, but saves a layer.
    private static let linksPerStep = 3

    init(block: Block, order: EliminationOrder, last: Int) {
        var slotOf = ContiguousArray<Int>(repeating: -1, count: block.nodeCount)
        var isClosed = ContiguousArray<Bool>(repeating: false, count: block.nodeCount)
        var inUse: UInt64 = 0
        var outstanding = block.isTerminal.count { $0 }
        marksFailures = zip(block.nodes, block.isTerminal).contains { $0.down > 0 && !$1 }
        let perStep = marksFailures ? 1 : Self.linksPerStep
        var step = Step()
        func enter(_ node: Int, _ width: inout Int) {
            if slotOf[node] >= 0 { return }
            let slot = (~inUse).trailingZeroBitCount
            slotOf[node] = slot
            inUse |= 1 << UInt64(slot)
            width = max(width, inUse.nonzeroBitCount)
            if block.isTerminal[node] {
                step.terminals.append(slot)
                outstanding -= 1
            } else if block.nodes[node].down > 0 {
                let chance = block.nodes[node]
                step.choices.append(Choice(kind: .node, slot: slot, other: slot, up: chance.up, down: chance.down, number: Int32(node)))
            }
        }
        for number in order.nodes {
            let node = Int(number)
            enter(node, &width)
            // Links to open nodes first: they may be settled already.
            var links: ContiguousArray<(other: Int, link: Int)> = []
            for opened in [true, false] {
                for at in block.row(node) {
                    let other = Int(block.neighbours[at])
                    if !isClosed[other], (slotOf[other] >= 0) == opened { links.append((other, Int(block.incident[at]))) }
                }
            }
            var decided = 0
            for (other, link) in links {
                if decided == perStep {
                    step.outstanding = outstanding
                    step.inUse = inUse
                    steps.append(step)
                    step = Step()
                    decided = 0
                }
                enter(other, &width)
                let chance = block.links[link].chance
                step.choices.append(
                    Choice(
                        kind: .link, slot: slotOf[node], other: slotOf[other], up: chance.up, down: chance.down, number: Int32(link),
                        isForward: Int(block.links[link].tail) == node
                    )
                )
                decided += 1
            }
            step.outstanding = outstanding
            step.leaving = number
            step.slot = slotOf[node]
            inUse &= ~(1 << UInt64(slotOf[node]))
            step.inUse = inUse
            isClosed[node] = true
            steps.append(step)
            step = Step()
        }
        if last >= 0 {
            enter(last, &width)
            lastSlot = slotOf[last]
        }
    }
}
