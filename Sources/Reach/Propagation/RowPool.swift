/// What one node is reached by: for each bound and plane (lane bound × 6 + plane) the number of a set of subjects in a `SetPool`. Equal sets have
/// equal numbers (benchmark `reach`: rows of bits were 384 bytes, most of which said the same as their neighbours’).
package enum ReachRow {
    package static let lanes = 2 * Plane.count

    @inline(__always)
    package static func lane(_ bound: Bound, _ plane: Int) -> Int { (bound == .certain ? 0 : Plane.count) + plane }
}

/// Distinct rows, stored once: what organisations and states have of their own. Row 0 is empty.
package struct RowPool: Sendable {
    /// Words of a row given as bits: bound, plane, word (see `Holds`).
    package let length: Int
    package private(set) var sets: SetPool
    /// Row r is `lanes[r × ReachRow.lanes ..< (r + 1) × ReachRow.lanes]`.
    private var lanes = ContiguousArray<Int32>(repeating: 0, count: ReachRow.lanes)
    private var numbers: [[Int32]: Int32] = [:]

    package init(length: Int) {
        self.length = length
        sets = SetPool(words: max(1, length / ReachRow.lanes))
        numbers[Array(lanes)] = 0
    }

    package var count: Int { lanes.count / ReachRow.lanes }

    @inline(__always)
    func load(_ row: Int32, into target: inout ContiguousArray<Int32>) {
        let start = Int(row) * ReachRow.lanes
        for lane in 0..<ReachRow.lanes { target[lane] = lanes[start + lane] }
    }

    package func word(_ row: Int32, _ index: Int) -> UInt64 {
        sets.word(lanes[Int(row) * ReachRow.lanes + index / sets.words], index % sets.words)
    }

    package mutating func intern(_ bits: [UInt64]) -> Int32 {
        let row = bits.withUnsafeBufferPointer { bits in
            (0..<ReachRow.lanes).map { lane in sets.intern(UnsafeBufferPointer(rebasing: bits[lane * sets.words..<(lane + 1) * sets.words])) }
        }
        if let known = numbers[row] { return known }
        let number = Int32(count)
        lanes.append(contentsOf: row)
        numbers[row] = number
        return number
    }
}

/// Distinct sets of subjects, stored once: behind a large estate stand few combinations of states. Set 0 is empty.
///
/// Interning is open addressing on a 64-bit hash; a slot holds the half of the hash that did not choose it, so that sets are seldom compared in
/// vain (benchmark `reach`).
package struct SetPool: Sendable {
    package let words: Int
    private(set) var bits: ContiguousArray<UInt64>
    private var slots: ContiguousArray<(tag: UInt32, set: Int32)>
    private var mask: Int
    package private(set) var count = 1

    package init(words: Int) {
        self.words = words
        bits = ContiguousArray(repeating: 0, count: words)
        slots = ContiguousArray(repeating: (0, 0), count: 256)
        mask = 255
    }

    @inline(__always)
    package func word(_ set: Int32, _ index: Int) -> UInt64 { bits[Int(set) * words + index] }

    /// - Complexity: O(words), and now and then O(sets) to make room.
    package mutating func intern(_ set: UnsafeBufferPointer<UInt64>) -> Int32 {
        guard let hash = Self.hash(set) else { return 0 }
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot].set != 0 {
            if slots[slot].tag == tag, isEqual(slots[slot].set, set) { return slots[slot].set }
            slot = (slot + 1) & mask
        }
        let number = Int32(count)
        bits.append(contentsOf: set)
        count += 1
        slots[slot] = (tag, number)
        if count * 2 > slots.count { grow() }
        return number
    }

    /// nil for an empty set.
    @inline(__always)
    private static func hash(_ set: UnsafeBufferPointer<UInt64>) -> UInt64? {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15, any: UInt64 = 0
        for word in set {
            any |= word
            let product = (hash ^ word).multipliedFullWidth(by: 0xBF58_476D_1CE4_E5B9)
            hash = product.high ^ product.low ^ hash &* 31
        }
        if any == 0 { return nil }
        return hash ^ hash >> 29
    }

    @inline(__always)
    private func isEqual(_ number: Int32, _ set: UnsafeBufferPointer<UInt64>) -> Bool {
        let start = Int(number) * words
        var difference: UInt64 = 0
        for w in 0..<words { difference |= bits[start + w] ^ set[w] }
        return difference == 0
    }

    private mutating func grow() {
        let capacity = slots.count * 4
        mask = capacity - 1
        slots = ContiguousArray(repeating: (0, 0), count: capacity)
        bits.withUnsafeBufferPointer { bits in
            for number in 1..<count {
                guard let hash = Self.hash(UnsafeBufferPointer(rebasing: bits[number * words..<(number + 1) * words])) else { continue }
                var slot = Int(truncatingIfNeeded: hash) & mask
                while slots[slot].set != 0 { slot = (slot + 1) & mask }
                slots[slot] = (UInt32(truncatingIfNeeded: hash >> 32), Int32(number))
            }
        }
    }
}
