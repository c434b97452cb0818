/// Which states can the open nodes be in after this step, and how probable is each?
///
/// Entries in the order in which they were first reached – so two runs are identical – and an open-addressing index over them, at most half full.
/// An index word holds 32 bits of the hash and the entry's number plus one: probing reads an entry only when those bits agree, and growing
/// reads none. Memory: an entry, and at most 32 bytes of index.
struct FrontierLayer<State: FrontierState>: ~Copyable {
    struct Entry {
        var state: State
        var probability: Double
    }

    private struct Staged {
        var state: State
        var probability: Double
        var hash: UInt64
    }

    private(set) var entries: UnsafeMutablePointer<Entry>
    private(set) var count = 0
    /// The numbers of the entries that additions went to, in the order of the additions; −1 for one that was dropped since.
    private(set) var places: ContiguousArray<Int32> = []
    private let records: Bool
    private var capacity: Int
    private var words: UnsafeMutablePointer<UInt64>
    private var wordBits: Int
    private let staged: UnsafeMutablePointer<Staged>
    private var stagedCount = 0
    /// Keeps the compiler from leaving out reads that are there to be early.
    private var touched: UInt64 = 0

    private static var stage: Int { 48 }

    /// - Parameter records: whether `places` is wanted.
    init(records: Bool = false) {
        self.records = records
        staged = .allocate(capacity: Self.stage)
        capacity = 64
        wordBits = 7
        entries = .allocate(capacity: capacity)
        words = .allocate(capacity: 1 << wordBits)
        words.initialize(repeating: 0, count: 1 << wordBits)
    }

    deinit {
        entries.deallocate()
        words.deallocate()
        staged.deallocate()
    }

    /// Adds probability to a state: at the latest when `flush` is called.
    @inline(__always)
    mutating func add(_ state: State, _ probability: Double) {
        (staged + stagedCount).initialize(to: Staged(state: state, probability: probability, hash: state.hash))
        stagedCount &+= 1
        if stagedCount == Self.stage { flush() }
    }

    /// Enters what was staged. Large layers are far larger than the caches: reading the index words, then the entries, of a whole stage one after
    /// another lets the memory answer many reads at once (benchmark `grid12 pair`: 2.0 s to 1.0 s).
    mutating func flush() {
        let shift = UInt64(truncatingIfNeeded: 64 &- wordBits)
        if wordBits > 14 {
            var sum: UInt64 = 0
            for index in 0..<stagedCount { sum ^= words[Int(truncatingIfNeeded: staged[index].hash &>> shift)] }
            touched ^= sum
            var bits: UInt64 = 0
            for index in 0..<stagedCount {
                let hash = staged[index].hash
                let word = words[Int(truncatingIfNeeded: hash &>> shift)]
                if (word ^ hash) &>> 32 == 0, word != 0 {
                    bits ^= entries[Int(truncatingIfNeeded: word & 0xFFFF_FFFF) &- 1].probability.bitPattern
                }
            }
            touched ^= bits
        }
        for index in 0..<stagedCount {
            let place = enter(staged[index].state, staged[index].probability, staged[index].hash)
            if records { places.append(Int32(truncatingIfNeeded: place)) }
        }
        stagedCount = 0
    }

    /// Adds probability to a state. Its number in the layer.
    @inline(__always)
    private mutating func enter(_ state: State, _ probability: Double, _ hash: UInt64) -> Int {
        let tag = hash & 0xFFFF_FFFF_0000_0000
        let mask = (1 &<< wordBits) &- 1
        var at = Int(truncatingIfNeeded: hash &>> UInt64(truncatingIfNeeded: 64 &- wordBits))
        while true {
            let word = words[at]
            if word == 0 { break }
            if word & 0xFFFF_FFFF_0000_0000 == tag {
                let number = Int(truncatingIfNeeded: word & 0xFFFF_FFFF) &- 1
                if entries[number].state == state {
                    entries[number].probability += probability
                    return number
                }
            }
            at = (at &+ 1) & mask
        }
        words[at] = tag | UInt64(truncatingIfNeeded: count &+ 1)
        if count == capacity { growEntries() }
        (entries + count).initialize(to: Entry(state: state, probability: probability))
        count &+= 1
        if count &* 2 > (1 &<< wordBits) { growWords() }
        return count &- 1
    }

    /// Empties the layer; its memory stays for the next use unless it is far too much for what was held.
    mutating func clear() {
        if wordBits > 12, count < 1 << (wordBits - 4) {
            wordBits -= 2
            words.deallocate()
            words = .allocate(capacity: 1 << wordBits)
        }
        words.initialize(repeating: 0, count: 1 << wordBits)
        if capacity > 4096, count < capacity / 16 {
            capacity /= 4
            entries.deallocate()
            entries = .allocate(capacity: capacity)
        }
        count = 0
        stagedCount = 0
        places.removeAll(keepingCapacity: true)
    }

    /// Keeps the most probable states, in their order; among equals, those reached first. What was dropped.
    mutating func trim(to limit: Int) -> Double {
        flush()
        guard count > limit else { return 0 }
        var probabilities = ContiguousArray<Double>()
        probabilities.reserveCapacity(count)
        for number in 0..<count { probabilities.append(entries[number].probability) }
        let threshold = limit > 0 ? probabilities.atRank(count - limit) : .infinity
        var ties = limit
        for probability in probabilities where probability > threshold { ties -= 1 }
        var renumbering = ContiguousArray<Int32>(repeating: -1, count: count)
        var dropped = 0.0
        var kept = 0
        for number in 0..<count {
            let entry = entries[number]
            let isTie = entry.probability == threshold
            if entry.probability > threshold || (isTie && ties > 0) {
                if isTie { ties -= 1 }
                entries[kept] = entry
                renumbering[number] = Int32(truncatingIfNeeded: kept)
                kept += 1
            } else {
                dropped += entry.probability
            }
        }
        count = kept
        words.initialize(repeating: 0, count: 1 << wordBits)
        for number in 0..<count { place(entries[number].state.hash, number) }
        for index in places.indices where places[index] >= 0 { places[index] = renumbering[Int(places[index])] }
        return dropped
    }

    private func place(_ hash: UInt64, _ number: Int) {
        let mask = (1 &<< wordBits) &- 1
        var at = Int(truncatingIfNeeded: hash &>> UInt64(truncatingIfNeeded: 64 &- wordBits))
        while words[at] != 0 { at = (at &+ 1) & mask }
        words[at] = (hash & 0xFFFF_FFFF_0000_0000) | UInt64(truncatingIfNeeded: number &+ 1)
    }

    private mutating func growEntries() {
        let larger = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: entries, count: count)
        entries.deallocate()
        entries = larger
        capacity *= 2
    }

    private mutating func growWords() {
        let old = words
        let oldCount = 1 << wordBits
        wordBits += 1
        words = .allocate(capacity: 1 << wordBits)
        words.initialize(repeating: 0, count: 1 << wordBits)
        let mask = (1 &<< wordBits) &- 1
        for index in 0..<oldCount {
            let word = old[index]
            if word == 0 { continue }
            var at = Int(truncatingIfNeeded: word &>> UInt64(truncatingIfNeeded: 64 &- wordBits))
            while words[at] != 0 { at = (at &+ 1) & mask }
            words[at] = word
        }
        old.deallocate()
    }
}
