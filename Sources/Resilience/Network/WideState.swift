/// The same for up to 64 slots, a byte a slot. Frontiers so wide are rarely searched to the end: they give intervals.
struct WideState<Lanes: SIMD & Sendable>: FrontierState where Lanes.Scalar == UInt8 {
    var labels: Lanes
    var flags: UInt64 = 0
    var dead: UInt64 = 0

    static var slots: Int { Lanes.scalarCount }
    static var weight: Int { 1 + Lanes.scalarCount / 16 }

    init() {
        labels = Lanes()
        for slot in 0..<Lanes.scalarCount { labels[slot] = UInt8(truncatingIfNeeded: slot) }
    }

    func group(_ slot: Int) -> Int { Int(labels[slot]) }

    func isDead(_ slot: Int) -> Bool { dead & (1 &<< UInt64(slot)) != 0 }

    mutating func kill(_ slot: Int) { dead |= 1 &<< UInt64(slot) }

    mutating func flag(_ group: Int) { flags |= 1 &<< UInt64(group) }

    mutating func join(_ a: Int, _ b: Int) {
        let first = min(a, b)
        let second = max(a, b)
        labels.replace(with: UInt8(truncatingIfNeeded: first), where: labels .== UInt8(truncatingIfNeeded: second))
        if flags & (1 &<< UInt64(second)) != 0 { flags = (flags ^ (1 &<< UInt64(second))) | (1 &<< UInt64(first)) }
    }

    mutating func leave(_ slot: Int) -> Int {
        dead &= ~(1 &<< UInt64(slot))
        let own = UInt8(truncatingIfNeeded: slot)
        let label = labels[slot]
        if label != own {
            labels[slot] = own
            return Int(label)
        }
        var next = slot + 1
        while next < Lanes.scalarCount, labels[next] != own { next += 1 }
        let flagged = flags & (1 &<< UInt64(slot)) != 0
        flags &= ~(1 &<< UInt64(slot))
        if next == Lanes.scalarCount { return flagged ? -2 : -1 }
        labels.replace(with: UInt8(truncatingIfNeeded: next), where: labels .== own)
        labels[slot] = own
        if flagged { flags |= 1 &<< UInt64(next) }
        return next
    }

    var flaggedGroups: Int { flags.nonzeroBitCount }

    var hash: UInt64 {
        var h = mixed(flags ^ mixed(dead &+ 1))
        var slot = 0
        while slot < Lanes.scalarCount {
            var word: UInt64 = 0
            for byte in 0..<8 { word |= UInt64(labels[slot + byte]) &<< UInt64(8 &* byte) }
            h = mixed(h ^ word)
            slot += 8
        }
        return h
    }

    var firsts: UInt64 {
        var bits: UInt64 = 0
        for slot in 0..<Lanes.scalarCount where Int(labels[slot]) == slot { bits |= 1 &<< UInt64(slot) }
        return bits
    }
}
