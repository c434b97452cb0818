package import Continuum
import Knowledge

/// The chart compiled for propagation: nodes in compressed sparse rows, each edge with what it passes on.
///
/// Node i < n is element i of the continuum; node n is `unknown` (nothing certain, everything possible); then the `virtual` nodes. The edges of node v are `offsets[v] ..< offsets[v + 1]` (`offsets` has nodeCount + 1 entries);
/// the members of a set of alternatives are consecutive.
package struct ReachGraph: Sendable {
    package internal(set) var nodeCount: Int
    package internal(set) var offsets: ContiguousArray<Int32> = [0]
    package internal(set) var targets: ContiguousArray<Int32> = []
    /// Index into `transfers`.
    package internal(set) var codes: ContiguousArray<Int32> = []
    package internal(set) var transfers: [Transfer] = []
    /// Each guard lists the nodes whose `obtain` it lets through.
    package internal(set) var guards: [[Int32]] = []
    /// For each guard, the suppliers among its holders: their own terms pass it.
    package internal(set) var guardSuppliers: [Bits] = []
    package internal(set) var groups: [Alternatives] = []
    /// For edge e: relation index if ≥ 0, else `~origins[e]` indexes `notes`.
    package internal(set) var origins: ContiguousArray<Int32> = []
    package internal(set) var notes: [Origin] = []
    /// What a node has of its own: row index into `rows`, 0 for nothing.
    package internal(set) var base: ContiguousArray<Int32>
    package internal(set) var rows: RowPool
    package let subjects: Subjects
    package let unknownNode: Int32
    /// The nodes after `unknownNode`, in order.
    package internal(set) var virtual: [VirtualNode] = []
    /// Facts that matter and that nobody states: (element, keys that would say it).
    package internal(set) var missing: [MissingFact] = []
    package internal(set) var expectedFacts = 0
    /// For suppliers whose terms let them use content: the element that says so.
    package internal(set) var contentTerms: [Int32: (subject: Int, isCertain: Bool)] = [:]

    /// What a node beyond the elements stands for; nil for an element and for the unknown.
    package func virtualNode(_ node: Int32) -> VirtualNode? {
        let index = Int(node - unknownNode) - 1
        return index >= 0 && index < virtual.count ? virtual[index] : nil
    }

    /// The element that a node is or stands for; the node itself for the unknown and for holders of keys.
    package func element(of node: Int32) -> Int32 {
        guard let virtual = virtualNode(node), virtual.sort != .keys else { return node }
        return virtual.offer
    }

    /// Whether one of the node's edges leads back to it.
    func needsItself(_ node: Int) -> Bool { targets[Int(offsets[node])..<Int(offsets[node + 1])].contains(Int32(node)) }

    /// What every node has of its own: `ReachRow.lanes` numbers of sets a node.
    func ownRows() -> ContiguousArray<Int32> {
        var all = ContiguousArray<Int32>(repeating: 0, count: nodeCount * ReachRow.lanes)
        var row = ContiguousArray<Int32>(repeating: 0, count: ReachRow.lanes)
        for node in base.indices where base[node] != 0 {
            rows.load(base[node], into: &row)
            for lane in row.indices { all[node * ReachRow.lanes + lane] = row[lane] }
        }
        return all
    }

    package func origin(_ edge: Int) -> Origin {
        let origin = origins[edge]
        return origin >= 0 ? .relation(origin) : notes[Int(~origin)]
    }

    init(nodeCount: Int, unknownNode: Int32, rows: RowPool, subjects: Subjects) {
        self.nodeCount = nodeCount
        self.unknownNode = unknownNode
        self.rows = rows
        self.subjects = subjects
        base = ContiguousArray(repeating: 0, count: nodeCount)
    }
}

/// A node that is no element: where an offer lies, what is left of the offer's people on an isolated network, or the holders of the keys of
/// one relation.
package struct VirtualNode: Hashable, Sendable {
    package enum Sort: Sendable { case place, isolated, keys }
    /// The offer's element; for `keys`, the index of the relation.
    package var offer: Int32
    package var sort: Sort
}

/// A fact that nobody states and that verdicts may lean on.
package struct MissingFact: Hashable, Sendable {
    package var element: Int32
    /// The keys one of which would state it.
    package var keys: [Key]
    /// The relation whose attribute is unknown, −1 when the element itself misses it.
    package var relation: Int32

    package init(element: Int32, keys: [Key], relation: Int32) {
        self.element = element
        self.keys = keys
        self.relation = relation
    }
}
