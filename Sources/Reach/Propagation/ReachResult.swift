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

/// One run over the graph. The working row lives in `scratch`; results are interned, so that equal rows are stored and compared once
/// (benchmark `reach`: rows are 12 × words × 8 bytes, a million of them would be read at memory speed instead of cache speed).
private struct Propagation {
    let graph: ReachGraph
    let order: StrongComponents
    var rows: RowPool
    var rowOfNode: ContiguousArray<Int32>
    private let words: Int
    private let length: Int
    private var scratch: [UInt64]
    /// The sets of alternatives of the node in hand, with what makes each member fall.
    private var openGroups: [OpenGroup] = []

    private struct OpenGroup {
        var group: Int32
        var members: [Int32]
        /// By bound, then by member: the stopping planes.
        var fallen: [[[UInt64]]]
    }

    init(_ graph: ReachGraph) {
        self.graph = graph
        order = StrongComponents(offsets: graph.offsets, targets: graph.targets)
        rows = graph.rows
        rowOfNode = graph.base
        words = graph.subjects.words
        length = graph.rows.length
        scratch = [UInt64](repeating: 0, count: length)
    }

    mutating func run(_ isCancelled: () -> Bool) -> Bool {
        for c in 0..<order.count {
            if c & 0x3FFF == 0, isCancelled() { return false }
            let members = Int(order.starts[c])..<Int(order.starts[c + 1])
            if members.count == 1 {
                let node = Int(order.order[members.lowerBound])
                // A node may need itself (a device that holds its own keys): evaluated until it no longer changes.
                while true {
                    let row = evaluate(node)
                    let isChanged = row != rowOfNode[node]
                    rowOfNode[node] = row
                    guard isChanged, graph.needsItself(node) else { break }
                }
                continue
            }
            var isChanged = true
            while isChanged {
                isChanged = false
                for i in members {
                    let node = Int(order.order[i])
                    let row = evaluate(node)
                    if row != rowOfNode[node] {
                        rowOfNode[node] = row
                        isChanged = true
                    }
                }
            }
        }
        return true
    }

    /// The node's row from its own powers and those of what it depends on.
    private mutating func evaluate(_ node: Int) -> Int32 {
        let first = Int(graph.offsets[node]), last = Int(graph.offsets[node + 1])
        if first == last { return graph.base[node] }
        load(graph.base[node])
        for edge in first..<last {
            let transfer = graph.transfers[Int(graph.codes[edge])]
            let source = rowOfNode[Int(graph.targets[edge])]
            if source == 0, transfer.group == 0 { continue }
            pass(source, transfer)
        }
        if !openGroups.isEmpty { closeGroups() }
        return scratch.withUnsafeBufferPointer { rows.intern($0) }
    }

    private mutating func load(_ row: Int32) {
        let start = Int(row) * length
        rows.words.withUnsafeBufferPointer { all in
            scratch.withUnsafeMutableBufferPointer { scratch in
                for i in 0..<scratch.count { scratch[i] = all[start + i] }
            }
        }
    }

    @inline(__always)
    private mutating func pass(_ source: Int32, _ transfer: Transfer) {
        if transfer.guardNumber >= 0 || transfer.group != 0 || transfer.isSettled {
            passSlowly(source, transfer)
            return
        }
        let start = Int(source) * length
        let half = Plane.count * words
        rows.words.withUnsafeBufferPointer { all in
            scratch.withUnsafeMutableBufferPointer { scratch in
                if transfer.certain == .all {
                    for i in 0..<scratch.count { scratch[i] |= all[start + i] }
                    return
                }
                for plane in 0..<Plane.count {
                    let bit = Planes(rawValue: 1 << UInt8(plane))
                    if transfer.certain.contains(bit) {
                        for i in plane * words..<(plane + 1) * words { scratch[i] |= all[start + i] }
                    }
                    if transfer.possible.contains(bit) {
                        for i in half + plane * words..<half + (plane + 1) * words { scratch[i] |= all[start + i] }
                    }
                }
            }
        }
    }

    /// What passes under a guard, into a set of alternatives, or through a qualification.
    private mutating func passSlowly(_ source: Int32, _ transfer: Transfer) {
        for bound in Bound.allCases {
            let planes = transfer.planes(bound)
            let offset = bound == .certain ? 0 : Plane.count
            let sourceOffset = bound == .certain || transfer.isSettled ? 0 : Plane.count
            let guarded = transfer.guarded(bound)
            var letThrough: [UInt64]?
            if !guarded.isEmpty {
                var bits = graph.guardSuppliers[Int(transfer.guardNumber)]
                for holder in graph.guards[Int(transfer.guardNumber)] {
                    for w in 0..<words { bits[w] |= rows.word(rowOfNode[Int(holder)], offset * words + w) }
                }
                letThrough = bits
            }
            var member = [UInt64]()
            for plane in Plane.allCases {
                let isStopping = Planes.stopping.contains(Planes(plane))
                let isPassed = planes.contains(Planes(plane))
                if transfer.group != 0, isStopping {
                    for w in 0..<words { member.append(isPassed ? rows.word(source, (sourceOffset + plane.rawValue) * words + w) : 0) }
                    continue
                }
                guard isPassed else { continue }
                let isGuarded = guarded.contains(Planes(plane))
                for w in 0..<words {
                    var word = rows.word(source, (sourceOffset + plane.rawValue) * words + w)
                    if isGuarded, let letThrough { word &= letThrough[w] }
                    scratch[(offset + plane.rawValue) * words + w] |= word
                }
            }
            if transfer.group != 0 { add(member, to: transfer, bound) }
        }
    }

    private mutating func add(_ planes: [UInt64], to transfer: Transfer, _ bound: Bound) {
        let index = openGroups.firstIndex { $0.group == transfer.group } ?? openGroups.count
        if index == openGroups.count { openGroups.append(OpenGroup(group: transfer.group, members: [], fallen: [[], []])) }
        let b = bound == .certain ? 0 : 1
        let m = openGroups[index].members.firstIndex(of: transfer.member) ?? openGroups[index].members.count
        if m == openGroups[index].members.count { openGroups[index].members.append(transfer.member) }
        while openGroups[index].fallen[b].count <= m { openGroups[index].fallen[b].append([UInt64](repeating: 0, count: planes.count)) }
        for i in planes.indices { openGroups[index].fallen[b][m][i] |= planes[i] }
    }

    /// A thing falls with its alternatives when too few of them are left: bit by bit, at least `threshold` members must have fallen.
    private mutating func closeGroups() {
        for open in openGroups {
            let alternatives = graph.groups[Int(open.group) - 1]
            for bound in Bound.allCases {
                let fallen = atLeast(alternatives.threshold(bound), of: open.fallen[bound == .certain ? 0 : 1])
                let offset = (bound == .certain ? 0 : Plane.count) + Plane.cut.rawValue
                for i in fallen.indices { scratch[offset * words + i] |= fallen[i] }
            }
        }
        openGroups.removeAll(keepingCapacity: true)
    }

    /// The bits set in at least `threshold` of the members, by a bit-sliced counter.
    private func atLeast(_ threshold: Int, of members: [[UInt64]]) -> [UInt64] {
        let count = (Plane.count - Plane.cut.rawValue) * words
        guard threshold <= members.count, let first = members.first else { return [UInt64](repeating: 0, count: count) }
        if threshold == 1 { return members.dropFirst().reduce(into: first) { for i in $0.indices { $0[i] |= $1[i] } } }
        if threshold == members.count { return members.dropFirst().reduce(into: first) { for i in $0.indices { $0[i] &= $1[i] } } }
        let slices = Int.bitWidth - members.count.leadingZeroBitCount
        var counter = [[UInt64]](repeating: [UInt64](repeating: 0, count: count), count: slices)
        for member in members {
            for i in 0..<count {
                var carry = member[i]
                for s in 0..<slices {
                    let next = counter[s][i] & carry
                    counter[s][i] ^= carry
                    carry = next
                }
            }
        }
        // counter ≥ threshold, compared from the highest slice down.
        var result = [UInt64](repeating: 0, count: count)
        for i in 0..<count {
            var equal = UInt64.max, greater: UInt64 = 0
            for s in stride(from: slices - 1, through: 0, by: -1) {
                let wanted: UInt64 = threshold >> s & 1 == 1 ? .max : 0
                greater |= equal & counter[s][i] & ~wanted
                equal &= ~(counter[s][i] ^ wanted)
            }
            result[i] = greater | equal
        }
        return result
    }
}
