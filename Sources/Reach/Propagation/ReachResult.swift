import Continuum

/// Who can do what to every node: the least fixed point over the compiled graph, in both bounds.
///
/// `rowOfNode[v]` indexes `rows`; see `Holds` for a row's layout. Deterministic; O(nodes + edges) row unions, cycles iterated to their
/// own fixed point.
package struct ReachResult: Sendable {
    package let rowOfNode: ContiguousArray<Int32>
    package let rows: RowPool
    /// Nodes in the order in which they were evaluated: what a node depends on comes before it, but within cycles.
    package let order: StrongComponents
    package let words: Int

    package func contains(node: Int, subject: Int, plane: Plane, bound: Bound) -> Bool {
        let index = ((bound == .certain ? 0 : Plane.count) + plane.rawValue) * words + subject >> 6
        return rows.word(rowOfNode[node], index) & (1 << UInt64(subject & 63)) != 0
    }

    package func bits(node: Int, plane: Plane, bound: Bound) -> Bits {
        let start = ((bound == .certain ? 0 : Plane.count) + plane.rawValue) * words
        return (0..<words).map { rows.word(rowOfNode[node], start + $0) }
    }
}

extension ReachModel {
    /// Propagates the powers over the graph.
    /// - Parameter isCancelled: asked every few thousand components; a cancelled run returns nil.
    package func propagate(isCancelled: () -> Bool = { false }) -> ReachResult? {
        var propagation = Propagation(graph)
        guard propagation.run(isCancelled) else { return nil }
        return ReachResult(rowOfNode: propagation.rowOfNode, rows: propagation.rows, order: propagation.order, words: graph.subjects.words)
    }
}
