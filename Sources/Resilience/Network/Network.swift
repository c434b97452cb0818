/// What is wrong with a network or a question about it?
package enum NetworkFault: Error, Equatable, Sendable {
    /// The columns of links or of nodes have not the same length, or the network has more nodes or links than an `Int32` counts.
    case sizes
    /// An end of this link is not a node.
    case end(link: Int)
    /// The probability of this link is not a number in [0, 1].
    case linkProbability(link: Int)
    /// The probability of this node is not a number in [0, 1].
    case nodeProbability(node: Int)
    /// A question without terminals has no answer.
    case noTerminals
    /// This terminal, or source, is not a node.
    case terminal(Int32)
}

/// Which nodes are joined by which links, and with what probability does each of them work?
///
/// Links are undirected, and fail independently of each other and of the nodes. Parallel links, self-loops and several components are allowed.
/// A failed node takes its links with it. Link i joins `tails[i]` and `heads[i]` and works with probability `linkUp[i]`; node v works with
/// probability `nodeUp[v]`. The initialiser refuses what is not so: every value of this type is sound.
package struct Network: Sendable {
    package let nodeCount: Int
    package let tails: ContiguousArray<Int32>
    package let heads: ContiguousArray<Int32>
    package let linkUp: ContiguousArray<Double>
    package let nodeUp: ContiguousArray<Double>

    /// - Parameter nodeUp: one probability a node; all 1 when nil.
    package init(
        nodeCount: Int,
        tails: ContiguousArray<Int32>,
        heads: ContiguousArray<Int32>,
        linkUp: ContiguousArray<Double>,
        nodeUp: ContiguousArray<Double>? = nil
    ) throws(NetworkFault) {
        let nodeUp = nodeUp ?? ContiguousArray(repeating: 1, count: max(0, nodeCount))
        guard nodeCount >= 0, nodeCount < Int(Int32.max), tails.count < Int(Int32.max) / 4, tails.count == heads.count,
            tails.count == linkUp.count, nodeUp.count == nodeCount
        else { throw .sizes }
        let nodes = 0..<Int32(nodeCount)
        for link in tails.indices {
            guard nodes.contains(tails[link]), nodes.contains(heads[link]) else { throw .end(link: link) }
            // A NaN fails both comparisons.
            guard linkUp[link] >= 0, linkUp[link] <= 1 else { throw .linkProbability(link: link) }
        }
        for node in nodeUp.indices where !(nodeUp[node] >= 0 && nodeUp[node] <= 1) { throw .nodeProbability(node: node) }
        self.nodeCount = nodeCount
        self.tails = tails
        self.heads = heads
        self.linkUp = linkUp
        self.nodeUp = nodeUp
    }
}

/// Between which two values does a probability certainly lie?
package struct Interval: Sendable, Equatable {
    package var lower: Double
    package var upper: Double

    package init(lower: Double, upper: Double) {
        self.lower = lower
        self.upper = upper
    }

    package init(_ value: Double) { self.init(lower: value, upper: value) }

    package var isExact: Bool { lower == upper }
}

/// How much may a computation hold, and when must it stop?
package struct NetworkLimits: Sendable {
    /// Frontier states held at once: the bound on memory. A state takes 24 to 40 bytes, its share of the hash table included, as long as at
    /// most 16 nodes are open at a time; wider frontiers take up to 128 bytes and get proportionately fewer states.
    package var maximumStates: Int
    /// Asked between chunks of work, at least every few milliseconds.
    package var isCancelled: @Sendable () -> Bool

    package init(maximumStates: Int = 4_000_000, isCancelled: @escaping @Sendable () -> Bool = { false }) {
        self.maximumStates = maximumStates
        self.isCancelled = isCancelled
    }
}

/// How reliable is the connection of some terminals, how sure is that, and what did it take?
package struct NetworkReliability: Sendable, Equatable {
    /// P(all terminals work and are joined).
    package var reliability: Interval
    /// P(they are not), from its own sum: accurate to the last digits even where the reliability rounds to 1.
    package var unreliability: Interval
    /// The most states that one layer had.
    package var peakStates = 0
    /// The layers of all blocks together.
    package var layers = 0
    /// Links that no diagram had to look at: on no way between terminals, or merged in series, in parallel or at a hanging terminal.
    package var removedLinks = 0
    /// The blocks between terminals that needed a diagram.
    package var hardBlocks = 0
    /// The most nodes open at once, over all diagrams.
    package var width = 0
}
