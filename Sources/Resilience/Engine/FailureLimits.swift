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
