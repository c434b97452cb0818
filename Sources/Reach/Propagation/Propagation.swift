/// One run over the graph. The working row lives in `scratch`; results are interned, so that equal rows are stored and compared once
/// (benchmark `reach`: rows are 12 × words × 8 bytes, a million of them would be read at memory speed instead of cache speed).
struct Propagation {
    let graph: ReachGraph
    let order: StrongComponents
    private(set) var rows: RowPool
    private(set) var rowOfNode: ContiguousArray<Int32>
    private let words: Int
    private let length: Int
    private let masks: ContiguousArray<UInt16>
    private var scratch: ContiguousArray<UInt64>
    /// The alternatives of the node in hand, and what makes each member fall: `fallen[((m × 2) + bound) × stopping ..< ]`,
    /// kept from node to node (benchmark `reach`: arrays made for each cost half of propagating).
    private var openMembers: ContiguousArray<(group: Int32, member: Int32)> = []
    private var fallen: ContiguousArray<UInt64> = []
    /// The holders' bits of the guard in hand.
    private var letThrough: ContiguousArray<UInt64>
    /// Words of the stopping planes in one bound.
    private let stopping: Int

    /// A transfer that needs more than copying planes.
    private static let slow: UInt16 = 1 << 15

    init(_ graph: ReachGraph) {
        self.graph = graph
        order = StrongComponents(offsets: graph.offsets, targets: graph.targets)
        rows = graph.rows
        rowOfNode = graph.base
        words = graph.subjects.words
        length = graph.rows.length
        scratch = ContiguousArray(repeating: 0, count: length)
        letThrough = ContiguousArray(repeating: 0, count: words)
        stopping = (Plane.count - Plane.cut.rawValue) * words
        masks = ContiguousArray(graph.transfers.map { transfer in
            if transfer.guardNumber >= 0 || transfer.group != 0 || transfer.isSettled { return Self.slow }
            return UInt16(transfer.certain.rawValue & 63) | UInt16(transfer.possible.rawValue & 63) << 6
        })
        rows.reserve(for: graph.nodeCount)
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
        if last - first == 1, graph.base[node] == 0, masks[Int(graph.codes[first])] == 0xFFF { return rowOfNode[Int(graph.targets[first])] }
        load(graph.base[node])
        for edge in first..<last {
            let code = Int(graph.codes[edge])
            let mask = masks[code]
            let source = rowOfNode[Int(graph.targets[edge])]
            if mask == Self.slow {
                if source != 0 || graph.transfers[code].group != 0 { passSlowly(source, graph.transfers[code]) }
            } else if source != 0 {
                pass(source, mask)
            }
        }
        if !openMembers.isEmpty { closeGroups() }
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

    /// Adds the planes of the mask (certain, then possible), run of neighbouring planes by run: most transfers are one run or two.
    @inline(__always)
    private mutating func pass(_ source: Int32, _ mask: UInt16) {
        let start = Int(source) * length
        let words = words
        rows.words.withUnsafeBufferPointer { all in
            scratch.withUnsafeMutableBufferPointer { scratch in
                var left = mask
                var plane = 0
                while left != 0 {
                    let skipped = left.trailingZeroBitCount
                    left >>= UInt16(skipped)
                    let run = (~left).trailingZeroBitCount
                    plane += skipped
                    Self.unite(scratch, all, from: start, plane * words, (plane + run) * words)
                    left >>= UInt16(run)
                    plane += run
                }
            }
        }
    }

    /// Adds words `first ..< last` of the row that starts at `start`, four at a time: told so, the compiler needs not check whether the two
    /// overlap (benchmark `reach`).
    @inline(__always)
    private static func unite(
        _ scratch: UnsafeMutableBufferPointer<UInt64>, _ all: UnsafeBufferPointer<UInt64>, from start: Int, _ first: Int, _ last: Int
    ) {
        var i = first
        if let into = UnsafeMutableRawPointer(scratch.baseAddress), let from = UnsafeRawPointer(all.baseAddress) {
            while i + 4 <= last {
                let sum = into.loadUnaligned(fromByteOffset: i &* 8, as: SIMD4<UInt64>.self)
                    | from.loadUnaligned(fromByteOffset: (start &+ i) &* 8, as: SIMD4<UInt64>.self)
                into.storeBytes(of: sum, toByteOffset: i &* 8, as: SIMD4<UInt64>.self)
                i &+= 4
            }
        }
        while i < last {
            scratch[i] |= all[start + i]
            i &+= 1
        }
    }

    /// What passes under a guard, into a set of alternatives, or through a qualification.
    private mutating func passSlowly(_ source: Int32, _ transfer: Transfer) {
        let slot = transfer.group == 0 ? 0 : self.slot(transfer.group, transfer.member)
        for bound in Bound.allCases {
            let planes = transfer.planes(bound)
            let offset = bound == .certain ? 0 : Plane.count
            let sourceOffset = bound == .certain || transfer.isSettled ? 0 : Plane.count
            let guarded = transfer.guarded(bound)
            if !guarded.isEmpty {
                let guardNumber = Int(transfer.guardNumber)
                for w in 0..<words { letThrough[w] = graph.guardSuppliers[guardNumber][w] }
                for holder in graph.guards[guardNumber] {
                    for w in 0..<words { letThrough[w] |= rows.word(rowOfNode[Int(holder)], offset * words + w) }
                }
            }
            let fallenStart = (slot * 2 + (bound == .certain ? 0 : 1)) * stopping
            for plane in 0..<Plane.count where planes.rawValue & 1 << UInt8(plane) != 0 {
                let from = (sourceOffset + plane) * words
                if transfer.group != 0, plane >= Plane.cut.rawValue {
                    let to = fallenStart + (plane - Plane.cut.rawValue) * words
                    for w in 0..<words { fallen[to + w] |= rows.word(source, from + w) }
                    continue
                }
                let isGuarded = guarded.rawValue & 1 << UInt8(plane) != 0
                for w in 0..<words {
                    let word = rows.word(source, from + w)
                    scratch[(offset + plane) * words + w] |= isGuarded ? word & letThrough[w] : word
                }
            }
        }
    }

    /// Where what makes a member fall is gathered.
    private mutating func slot(_ group: Int32, _ member: Int32) -> Int {
        for m in openMembers.indices where openMembers[m].group == group && openMembers[m].member == member { return m }
        openMembers.append((group, member))
        for _ in 0..<2 * stopping { fallen.append(0) }
        return openMembers.count - 1
    }

    /// A thing falls with its alternatives when too few of them are left: bit by bit, at least `threshold` members must have fallen.
    private mutating func closeGroups() {
        for m in openMembers.indices {
            let group = openMembers[m].group
            if openMembers[..<m].contains(where: { $0.group == group }) { continue }
            let alternatives = graph.groups[Int(group) - 1]
            for bound in Bound.allCases { close(group, threshold: alternatives.threshold(bound), bound, from: m) }
        }
        openMembers.removeAll(keepingCapacity: true)
        fallen.removeAll(keepingCapacity: true)
    }

    /// Adds the bits set in at least `threshold` of a group's members, by a bit-sliced counter.
    private mutating func close(_ group: Int32, threshold: Int, _ bound: Bound, from first: Int) {
        let members = openMembers.indices.filter { $0 >= first && openMembers[$0].group == group }
        guard threshold <= members.count else { return }
        let target = (bound == .certain ? 0 : Plane.count) * words + Plane.cut.rawValue * words
        let b = bound == .certain ? 0 : 1
        let slices = Int.bitWidth - members.count.leadingZeroBitCount
        var counter = [UInt64](repeating: 0, count: slices)
        for i in 0..<stopping {
            var result: UInt64 = 0
            if threshold == members.count {
                result = .max
                for m in members { result &= fallen[(m * 2 + b) * stopping + i] }
            } else if threshold == 1 {
                for m in members { result |= fallen[(m * 2 + b) * stopping + i] }
            } else {
                for s in 0..<slices { counter[s] = 0 }
                for m in members {
                    var carry = fallen[(m * 2 + b) * stopping + i]
                    for s in 0..<slices {
                        let next = counter[s] & carry
                        counter[s] ^= carry
                        carry = next
                    }
                }
                // counter ≥ threshold, compared from the highest slice down.
                var equal = UInt64.max
                for s in stride(from: slices - 1, through: 0, by: -1) {
                    let wanted: UInt64 = threshold >> s & 1 == 1 ? .max : 0
                    result |= equal & counter[s] & ~wanted
                    equal &= ~(counter[s] ^ wanted)
                }
                result |= equal
            }
            scratch[target + i] |= result
        }
    }
}
