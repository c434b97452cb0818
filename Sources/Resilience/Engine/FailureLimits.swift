/// How much room and time may an analysis take? What does not fit is said, never passed over.
package struct FailureLimits: Sendable {
    /// Nodes of a decision diagram: about 60 bytes each, caches included.
    package var maximumNodes: Int
    /// The longest list of cut sets that is made of each order; their number is counted in full.
    package var maximumListed: Int
    package var isCancelled: @Sendable () -> Bool

    package init(maximumNodes: Int = 4_000_000, maximumListed: Int = 1_000, isCancelled: @escaping @Sendable () -> Bool = { false }) {
        self.maximumNodes = maximumNodes
        self.maximumListed = maximumListed
        self.isCancelled = isCancelled
    }
}

/// A probability, or the bounds between which it lies.
package struct ProbabilityRange: Sendable, Equatable {
    package var lower: Double
    package var upper: Double
    /// Both are the value itself, up to rounding.
    package var isExact: Bool

    package init(lower: Double, upper: Double, isExact: Bool) {
        self.lower = lower
        self.upper = upper
        self.isExact = isExact
    }
    package init(exactly value: Double) { self.init(lower: value, upper: value, isExact: true) }
}
