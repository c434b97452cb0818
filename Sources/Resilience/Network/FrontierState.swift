/// Which of the open nodes are joined, which groups hold a terminal, and which nodes have failed?
///
/// A partition of slots. Each slot bears the number of the first slot of its group: so equal partitions are equal values, joining two groups
/// touches only the second, and a slot not in use is a group of its own.
protocol FrontierState: Equatable, Sendable {
    static var slots: Int { get }
    /// How many states of the narrowest type weigh as much as one of these.
    static var weight: Int { get }
    init()
    /// The first slot of the group of `slot`.
    func group(_ slot: Int) -> Int
    func isDead(_ slot: Int) -> Bool
    mutating func kill(_ slot: Int)
    /// Flags the group whose first slot this is.
    mutating func flag(_ group: Int)
    /// Joins two different groups.
    mutating func join(_ a: Int, _ b: Int)
    /// Frees a slot. The group that its node was in, by its first slot now; −1 if the node was alone, −2 if alone and flagged.
    mutating func leave(_ slot: Int) -> Int
    var flaggedGroups: Int { get }
    /// Well mixed in the upper bits.
    var hash: UInt64 { get }
    /// The slots that are first of their groups: a bit each.
    var firsts: UInt64 { get }
}

private let ones: UInt64 = 0x1111_1111_1111_1111
private let sevens: UInt64 = 0x7777_7777_7777_7777
private let eights: UInt64 = 0x8888_8888_8888_8888
private let identity: UInt64 = 0xFEDC_BA98_7654_3210

@inline(__always)
func mixed(_ value: UInt64) -> UInt64 {
    let x = value &* 0x9E37_79B9_7F4A_7C15
    return (x ^ (x >> 32)) &* 0xD6E8_FEB8_6659_FD93
}

/// Sixteen slots, nothing else: four bits a slot, all operations on one word.
struct NarrowState: FrontierState {
    var labels: UInt64 = identity

    static var slots: Int { 16 }
    static var weight: Int { 1 }

    @inline(__always) init() {}

    /// Bit 3 of each slot that bears this label.
    @inline(__always)
    func slots(bearing label: Int) -> UInt64 {
        let x = labels ^ (UInt64(truncatingIfNeeded: label) &* ones)
        return ~(((x & sevens) &+ sevens) | x) & eights
    }

    @inline(__always)
    func group(_ slot: Int) -> Int { Int(truncatingIfNeeded: (labels &>> UInt64(truncatingIfNeeded: slot &* 4)) & 15) }

    @inline(__always)
    func isDead(_ slot: Int) -> Bool { false }

    @inline(__always)
    mutating func kill(_ slot: Int) {}

    @inline(__always)
    mutating func flag(_ group: Int) {}

    @inline(__always)
    mutating func join(_ a: Int, _ b: Int) {
        labels ^= (slots(bearing: max(a, b)) &>> 3) &* UInt64(truncatingIfNeeded: a ^ b)
    }

    @inline(__always)
    mutating func leave(_ slot: Int) -> Int {
        let label = group(slot)
        if label != slot {
            labels ^= UInt64(truncatingIfNeeded: label ^ slot) &<< UInt64(truncatingIfNeeded: slot &* 4)
            return label
        }
        let others = slots(bearing: slot) & ~(8 &<< UInt64(truncatingIfNeeded: slot &* 4))
        if others == 0 { return -1 }
        let next = others.trailingZeroBitCount &>> 2
        labels ^= (others &>> 3) &* UInt64(truncatingIfNeeded: slot ^ next)
        return next
    }

    @inline(__always)
    var flaggedGroups: Int { 0 }

    @inline(__always)
    var hash: UInt64 { mixed(labels) }

    @inline(__always)
    var firsts: UInt64 {
        let x = labels ^ identity
        let t = ~(((x & sevens) &+ sevens) | x) & eights
        // Bits 3, 7, 11, … to bits 0, 1, 2, …
        var y = t &>> 3
        y = (y | (y &>> 3)) & 0x0303_0303_0303_0303
        y = (y | (y &>> 6)) & 0x000F_000F_000F_000F
        y = (y | (y &>> 12)) & 0x0000_00FF_0000_00FF
        return (y | (y &>> 24)) & 0xFFFF
    }
}

/// Sixteen slots with flags and failures.
struct MarkedState: FrontierState {
    var partition = NarrowState()
    /// Groups that hold a terminal, by their first slots.
    var flags: UInt16 = 0
    var dead: UInt16 = 0

    static var slots: Int { 16 }
    static var weight: Int { 1 }

    @inline(__always) init() {}

    @inline(__always)
    func group(_ slot: Int) -> Int { partition.group(slot) }

    @inline(__always)
    func isDead(_ slot: Int) -> Bool { dead & (1 &<< UInt16(truncatingIfNeeded: slot)) != 0 }

    @inline(__always)
    mutating func kill(_ slot: Int) { dead |= 1 &<< UInt16(truncatingIfNeeded: slot) }

    @inline(__always)
    mutating func flag(_ group: Int) { flags |= 1 &<< UInt16(truncatingIfNeeded: group) }

    @inline(__always)
    mutating func join(_ a: Int, _ b: Int) {
        partition.join(a, b)
        let second: UInt16 = 1 &<< UInt16(truncatingIfNeeded: max(a, b))
        if flags & second != 0 { flags = (flags ^ second) | (1 &<< UInt16(truncatingIfNeeded: min(a, b))) }
    }

    @inline(__always)
    mutating func leave(_ slot: Int) -> Int {
        let bit: UInt16 = 1 &<< UInt16(truncatingIfNeeded: slot)
        dead &= ~bit
        let label = partition.leave(slot)
        if flags & bit != 0 {
            flags ^= bit
            if label < 0 { return -2 }
            flags |= 1 &<< UInt16(truncatingIfNeeded: label)
        }
        return label
    }

    @inline(__always)
    var flaggedGroups: Int { flags.nonzeroBitCount }

    @inline(__always)
    var hash: UInt64 { mixed(partition.labels ^ (UInt64(flags) &* 0xC2B2_AE3D_27D4_EB4F) ^ (UInt64(dead) &* 0x1656_67B1_9E37_79F9)) }

    @inline(__always)
    var firsts: UInt64 { partition.firsts }
}
