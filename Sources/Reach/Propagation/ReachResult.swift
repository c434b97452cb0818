import Continuum

/// Who can do what to every node: the least fixed point over the compiled graph, in both bounds.
///
/// Node v’s sets of subjects are `rows[v × ReachRow.lanes ..< ]`, by number in `sets`. Deterministic; O(nodes + edges) row unions, cycles iterated to their own fixed point.
package struct ReachResult: Sendable {
    package let rows: ContiguousArray<Int32>
    package let sets: SetPool
    /// Nodes in the order in which they were evaluated: what a node depends on comes before it, but within cycles.
    package let order: StrongComponents

    /// 64-bit words a set.
    package var words: Int { sets.words }

    package func contains(node: Int, subject: Int, plane: Plane, bound: Bound) -> Bool {
        sets.word(rows[node * ReachRow.lanes + ReachRow.lane(bound, plane.rawValue)], subject >> 6) & (1 << UInt64(subject & 63)) != 0
    }

    /// Whether any of the subjects has the power: asked before lists are made (benchmark `assess`).
    package func meets(_ mask: Bits, node: Int, plane: Plane, bound: Bound) -> Bool {
        let set = rows[node * ReachRow.lanes + ReachRow.lane(bound, plane.rawValue)]
        if set == 0 { return false }
        for w in 0..<words where sets.word(set, w) & mask[w] != 0 { return true }
        return false
    }

    package func bits(node: Int, plane: Plane, bound: Bound) -> Bits {
        let set = rows[node * ReachRow.lanes + ReachRow.lane(bound, plane.rawValue)]
        return (0..<words).map { sets.word(set, $0) }
    }
}

extension ReachModel {
    /// Propagates the powers over the graph.
    /// - Parameter isCancelled: asked every few thousand components; a cancelled run returns nil.
    package func propagate(isCancelled: () -> Bool = { false }) -> ReachResult? {
        var propagation = Propagation(graph)
        guard propagation.run(isCancelled) else { return nil }
        return ReachResult(rows: propagation.rows, sets: propagation.sets, order: propagation.order)
    }

    /// Nothing but what each has of its own: where a computation that is never cancelled must have a result.
    package var unpropagated: ReachResult {
        ReachResult(
            rows: graph.ownRows(), sets: graph.rows.sets, order: StrongComponents(offsets: [0], targets: []))
    }
}
