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
}

/// Distinct reach rows, stored once: in a real estate few suppliers stand behind many things.
///
/// A row has `length` words: bound, plane, word (see `Holds`). Row 0 is empty. Interning is open addressing on a 64-bit hash.
package struct RowPool: Sendable {
    package let length: Int
    package private(set) var words: ContiguousArray<UInt64>
    private var slots: ContiguousArray<Int32>
    private var hashes: ContiguousArray<UInt64> = [0]
    private var mask: Int

    package init(length: Int) {
        self.length = length
        words = ContiguousArray(repeating: 0, count: length)
        slots = ContiguousArray(repeating: 0, count: 1024)
        mask = 1023
    }

    package var count: Int { words.count / length }

    @inline(__always)
    package func word(_ row: Int32, _ index: Int) -> UInt64 { words[Int(row) * length + index] }

    package mutating func intern(_ row: [UInt64]) -> Int32 { row.withUnsafeBufferPointer { intern($0) } }

    package mutating func intern(_ row: UnsafeBufferPointer<UInt64>) -> Int32 {
        guard let hash = Self.hash(row) else { return 0 }
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let candidate = Int(slots[slot])
            if hashes[candidate] == hash, isEqual(candidate, row) { return Int32(candidate) }
            slot = (slot + 1) & mask
        }
        let index = count
        words.append(contentsOf: row)
        hashes.append(hash)
        slots[slot] = Int32(index)
        if index * 2 > slots.count { grow() }
        return Int32(index)
    }

    /// Makes room for the rows of that many nodes, so that growing does not copy them (benchmark `reach`); what is not used is never touched.
    mutating func reserve(for nodes: Int) {
        guard nodes > 1 << 16 else { return }
        words.reserveCapacity(words.count + nodes / 2 * length)
    }

    /// Four lanes, since one is bound by the latency of its multiplications (benchmark `reach`); nil for an empty row.
    private static func hash(_ row: UnsafeBufferPointer<UInt64>) -> UInt64? {
        var a: UInt64 = 1, b: UInt64 = 2, c: UInt64 = 3, d: UInt64 = 4
        var any: UInt64 = 0
        var i = 0
        while i + 4 <= row.count {
            a = (a ^ row[i]) &* 0x9E37_79B9_7F4A_7C15
            b = (b ^ row[i + 1]) &* 0xC2B2_AE3D_27D4_EB4F
            c = (c ^ row[i + 2]) &* 0x1656_67B1_9E37_79F9
            d = (d ^ row[i + 3]) &* 0xFF51_AFD7_ED55_8CCD
            any |= row[i] | row[i + 1] | row[i + 2] | row[i + 3]
            a ^= a >> 29
            b ^= b >> 31
            c ^= c >> 30
            d ^= d >> 32
            i += 4
        }
        while i < row.count {
            a = (a ^ row[i]) &* 0x9E37_79B9_7F4A_7C15
            a ^= a >> 29
            any |= row[i]
            i += 1
        }
        if any == 0 { return nil }
        var hash = a
        hash = (hash ^ (hash >> 32) ^ b) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 31) ^ c) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 32) ^ d) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 31
        return hash
    }

    private func isEqual(_ index: Int, _ row: UnsafeBufferPointer<UInt64>) -> Bool {
        let start = index * length
        return words.withUnsafeBufferPointer { words in
            for i in 0..<length where words[start + i] != row[i] { return false }
            return true
        }
    }

    private mutating func grow() {
        let capacity = slots.count * 4
        mask = capacity - 1
        slots = ContiguousArray(repeating: 0, count: capacity)
        for index in 1..<count {
            var slot = Int(truncatingIfNeeded: hashes[index]) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(index)
        }
    }
}
