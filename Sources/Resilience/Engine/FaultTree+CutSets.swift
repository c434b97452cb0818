/// The minimal sets of events that bring a gate down, by order.
package struct CutSets: Sendable {
    /// The events of each set; smaller sets first, then in the order of events.
    package var sets: [[Int32]]
    /// `counts[k]`: how many there are of k events, listed or not; beyond the last, none was looked for.
    package var counts: [Double]
    /// There were more than the list may hold.
    package var isListCut: Bool
    /// The highest order that could be looked for within the room given.
    package var order: Int
    /// The room did not suffice for the order that was asked for.
    package var isOrderCut: Bool

    /// The gate fails by itself: something is out of service, or a need has nothing that could meet it.
    package var hasFailedAlready: Bool { counts.first.map { $0 > 0 } ?? false }
    package var singles: [Int32] { sets.filter { $0.count == 1 }.map { $0[0] } }
}

extension FaultTree {
    /// All minimal cut sets of a gate up to an order; where the room does not suffice, of a lower order, which is said. nil when cancelled.
    ///
    /// - Parameter isPossible: the events that may happen; the others never do.
    package func cutSets(
        of gate: Gate, upTo order: Int, limits: FailureLimits = FailureLimits(), where isPossible: (Int32) -> Bool = { _ in true }
    ) -> CutSets? {
        let events = eventOrder(from: [gate]).filter(isPossible)
        for reached in stride(from: max(1, order), through: 1, by: -1) {
            var diagram = CutSetDiagram(order: events, maximumOrder: reached, maximumNodes: limits.maximumNodes)
            guard let root = solve([gate], in: &diagram, isCancelled: limits.isCancelled)?[0] else {
                if limits.isCancelled() { return nil }
                continue
            }
            let counts = diagram.counts(root)
            var sets: [[Int32]] = []
            var isListCut = false
            for size in 0...reached where counts[size] > 0 {
                let found = diagram.sets(root, order: size, limit: limits.maximumListed)
                if Double(found.count) < counts[size] { isListCut = true }
                sets.append(contentsOf: found.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) })
            }
            return CutSets(sets: sets, counts: counts, isListCut: isListCut, order: reached, isOrderCut: reached < order)
        }
        return CutSets(sets: [], counts: [], isListCut: true, order: 0, isOrderCut: true)
    }
}
