import CPrefetch

/// One run over the graph. A node's row is twelve numbers of interned sets, so that most edges are one comparison: what a node depends on
/// nearly always says again what is known already (benchmark `reach`).
struct Propagation {
    let graph: ReachGraph
    let order: StrongComponents
    private(set) var sets: SetPool
    private(set) var rows: ContiguousArray<Int32>
    private let words: Int
    /// By transfer: the lanes that pass (certain, then possible), or `slow`.
    private let masks: ContiguousArray<UInt16>
    /// The node in hand: its sets by number; those of `open` lanes are being gathered in `scratch`, and the number is the last that was added.
    private var row = InlineArray<12, Int32>(repeating: 0)
    private var open: UInt16 = 0
    private let scratch: Scratch
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
        sets = graph.rows.sets
        rows = graph.ownRows()
        words = graph.subjects.words
        scratch = Scratch(count: ReachRow.lanes * words)
        letThrough = ContiguousArray(repeating: 0, count: words)
        stopping = (Plane.count - Plane.cut.rawValue) * words
        masks = ContiguousArray(graph.transfers.map { transfer in
            if transfer.guardNumber >= 0 || transfer.group != 0 || transfer.isSettled { return Self.slow }
            return UInt16(transfer.certain.rawValue & 63) | UInt16(transfer.possible.rawValue & 63) << 6
        })
    }

    mutating func run(_ isCancelled: () -> Bool) -> Bool {
        for c in 0..<order.count {
            if c & 0x3FFF == 0, isCancelled() { return false }
            let members = Int(order.starts[c])..<Int(order.starts[c + 1])
            askAhead(of: members.lowerBound)
            if members.count == 1 {
                let node = Int(order.order[members.lowerBound])
                // A node may need itself (a device that holds its own keys): evaluated until it no longer changes.
                while evaluate(node), graph.needsItself(node) {}
                continue
            }
            var isChanged = true
            while isChanged {
                isChanged = false
                for i in members where evaluate(Int(order.order[i])) { isChanged = true }
            }
        }
        return true
    }

    /// Asks for the rows that a node a little further on will need, so that they are there when it is its turn (benchmark `reach`: at fifty million
    /// edges, waiting for them was a third of the time).
    @inline(__always)
    private func askAhead(of position: Int) {
        let ahead = position &+ 12
        guard ahead < order.order.count else { return }
        let node = Int(order.order[ahead])
        rows.withUnsafeBufferPointer { rows in
            guard let start = rows.baseAddress else { return }
            portulan_prefetch(start + node * ReachRow.lanes)
            for edge in Int(graph.offsets[node])..<Int(graph.offsets[node + 1]) {
                let row = start + Int(graph.targets[edge]) * ReachRow.lanes
                portulan_prefetch(row)
                portulan_prefetch(row + ReachRow.lanes - 1)
            }
        }
    }

    /// Makes the node's row from its own powers and those of what it depends on; whether it changed.
    private mutating func evaluate(_ node: Int) -> Bool {
        let first = Int(graph.offsets[node]), last = Int(graph.offsets[node + 1])
        if first == last { return false }
        // What the node has of its own, or had already: rows only grow.
        let start = node * ReachRow.lanes
        for lane in 0..<ReachRow.lanes { row[lane] = rows[start + lane] }
        for edge in first..<last {
            let code = Int(graph.codes[edge])
            let mask = masks[code]
            let source = Int(graph.targets[edge]) * ReachRow.lanes
            if mask == Self.slow { passSlowly(source, graph.transfers[code]) } else { pass(source, mask) }
        }
        if !openMembers.isEmpty { closeGroups() }
        if open != 0 { closeLanes() }
        var isChanged = false
        for lane in 0..<ReachRow.lanes where rows[start + lane] != row[lane] {
            rows[start + lane] = row[lane]
            isChanged = true
        }
        return isChanged
    }

    /// Adds the sets of the mask's lanes. What is empty, or was the last to be added, adds nothing.
    @inline(__always)
    private mutating func pass(_ source: Int, _ mask: UInt16) {
        var left = mask & news(source)
        while left != 0 {
            let lane = left.trailingZeroBitCount
            left &= left &- 1
            let set = rows[source &+ lane], known = row[lane]
            if known == 0, open & 1 << UInt16(lane) == 0 { row[lane] = set } else { unite(lane, known, set) }
        }
    }

    /// The lanes of a source that hold something else than the node in hand: four at a time, since most hold nothing new (benchmark `reach`).
    @inline(__always)
    private func news(_ source: Int) -> UInt16 {
        rows.withUnsafeBytes { rows in
            var bits = SIMD4<Int32>.zero
            for quarter in 0..<ReachRow.lanes / 4 {
                let new = rows.loadUnaligned(fromByteOffset: (source &+ quarter &* 4) &* 4, as: SIMD4<Int32>.self)
                let old = SIMD4<Int32>(row[quarter * 4], row[quarter * 4 + 1], row[quarter * 4 + 2], row[quarter * 4 + 3])
                let lanes = SIMD4<Int32>(1, 2, 4, 8) &<< Int32(truncatingIfNeeded: quarter &* 4)
                bits |= SIMD4<Int32>.zero.replacing(with: lanes, where: (new .!= old) .& (new .!= 0))
            }
            return UInt16(truncatingIfNeeded: bits.wrappedSum())
        }
    }

    /// Adds a set to a lane that is not empty. Where one of the two holds the other, nothing has to be gathered or interned.
    @inline(__always)
    private mutating func unite(_ lane: Int, _ known: Int32, _ set: Int32) {
        let bit: UInt16 = 1 << UInt16(lane)
        let isOpen = open & bit != 0
        let old = Int(known) * words, new = Int(set) * words, into = lane * words
        let (more, beyond) = sets.bits.withUnsafeBufferPointer { [scratch, words] bits in
            let scratch = scratch.words
            var more: UInt64 = 0, beyond: UInt64 = 0
            for w in 0..<words {
                let before = isOpen ? scratch[into &+ w] : bits[old &+ w]
                let added = bits[new &+ w]
                more |= added & ~before
                beyond |= before & ~added
                scratch[into &+ w] = before | added
            }
            return (more, beyond)
        }
        if beyond == 0 {
            row[lane] = set
            open &= ~bit
        } else if more != 0 {
            row[lane] = set
            open |= bit
        }
    }

    /// From here on the lane's set is made in `scratch`.
    private mutating func gather(_ lane: Int, _ set: Int32) {
        open |= 1 << UInt16(lane)
        for w in 0..<words { scratch.words[lane * words + w] = sets.word(set, w) }
    }

    /// Interns what was gathered. Neighbouring planes often hold the same: who cuts off starves too (benchmark `reach`).
    private mutating func closeLanes() {
        let scratch = scratch.words
        var last = -1
        while open != 0 {
            let lane = open.trailingZeroBitCount
            open &= open &- 1
            var difference: UInt64 = last < 0 ? 1 : 0
            if last >= 0 { for w in 0..<words { difference |= scratch[lane * words + w] ^ scratch[last * words + w] } }
            row[lane] = difference == 0
                ? row[last] : sets.intern(UnsafeBufferPointer(rebasing: scratch[lane * words..<(lane + 1) * words]))
            last = lane
        }
    }

    /// Opens a lane for bits that are no set of their own.
    @inline(__always)
    private mutating func add(_ word: UInt64, _ w: Int, to lane: Int) {
        if word == 0 { return }
        if open & 1 << UInt16(lane) == 0 { gather(lane, row[lane]) }
        scratch.words[lane * words + w] |= word
    }

    /// What passes under a guard, into a set of alternatives, or through a qualification.
    private mutating func passSlowly(_ source: Int, _ transfer: Transfer) {
        let slot = transfer.group == 0 ? 0 : self.slot(transfer.group, transfer.member)
        for bound in Bound.allCases {
            let planes = transfer.planes(bound)
            let sourceBound = transfer.isSettled ? .certain : bound
            let guarded = transfer.guarded(bound)
            if !guarded.isEmpty {
                let guardNumber = Int(transfer.guardNumber)
                for w in 0..<words { letThrough[w] = graph.guardSuppliers[guardNumber][w] }
                for holder in graph.guards[guardNumber] {
                    let set = rows[Int(holder) * ReachRow.lanes + ReachRow.lane(bound, Plane.obtain.rawValue)]
                    for w in 0..<words { letThrough[w] |= sets.word(set, w) }
                }
            }
            let fallenStart = (slot * 2 + (bound == .certain ? 0 : 1)) * stopping
            for plane in 0..<Plane.count where planes.rawValue & 1 << UInt8(plane) != 0 {
                let set = rows[source + ReachRow.lane(sourceBound, plane)]
                if set == 0, transfer.group == 0 { continue }
                if transfer.group != 0, plane >= Plane.cut.rawValue {
                    let to = fallenStart + (plane - Plane.cut.rawValue) * words
                    for w in 0..<words { fallen[to + w] |= sets.word(set, w) }
                    continue
                }
                let isGuarded = guarded.rawValue & 1 << UInt8(plane) != 0
                for w in 0..<words {
                    let word = sets.word(set, w)
                    add(isGuarded ? word & letThrough[w] : word, w, to: ReachRow.lane(bound, plane))
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
        let lane = ReachRow.lane(bound, Plane.cut.rawValue)
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
            add(result, i % words, to: lane + i / words)
        }
    }
}

/// Room that is written all the time, without asking whether anybody shares it (benchmark `reach`).
private final class Scratch {
    let words: UnsafeMutableBufferPointer<UInt64>

    init(count: Int) {
        words = .allocate(capacity: count)
        words.initialize(repeating: 0)
    }
    deinit { words.deallocate() }
}
