/// Which interned string is this? An index into a `StringPool`; equal symbols of one pool are equal strings.
@usableFromInline package struct Symbol: RawRepresentable, Hashable, Comparable, Sendable {
    @usableFromInline package let rawValue: Int32
    @inlinable package init(rawValue: Int32) { self.rawValue = rawValue }
    @inlinable package var index: Int { Int(rawValue) }
    @inlinable package static func == (a: Symbol, b: Symbol) -> Bool { a.rawValue == b.rawValue }
    @inlinable package func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
    @inlinable package static func < (a: Symbol, b: Symbol) -> Bool { a.rawValue < b.rawValue }
    /// The fact is known to exist, its object is not.
    package static let unknown = Symbol(rawValue: -1)
    @inlinable package var isUnknown: Bool { rawValue < 0 }
}

/// Which strings have been seen, and under which number? An append-only interner over one byte arena.
///
/// Open addressing with linear probing. A slot holds what tells strings apart, so that the one far load of a look-up is that of the slot
/// (benchmark `ndjson`: reading a reference waited for a slot, an offset and the bytes).
/// - Complexity: `intern` is O(length) expected; memory is the bytes once, plus 4 bytes an offset and 24–48 of slots.
/// - Limits: 2³¹ strings and 2³² bytes; past that `intern` returns the empty string's symbol and `isFull` is set.
package struct StringPool: Sendable {
    /// What a slot compares: the text itself when it has at most 11 bytes, else a hash of it.
    struct Print {
        /// The last byte above all; below it what else there is of the last eight bytes, or a hash of all but the last byte.
        var low: UInt64
        /// The length in the upper byte, and the bytes before the last eight; or 255 in the upper byte, and 24 bits of the length.
        var high: UInt32
        static let shortLimit = 11
        @inline(__always) var isShort: Bool { high >> 24 <= UInt32(Self.shortLimit) }
    }

    private struct Slot {
        var low: UInt64 = 0
        var high: UInt32 = 0
        /// Index of the string + 1; 0 where the slot is free.
        var number: UInt32 = 0
    }

    private var bytes: ContiguousArray<UInt8> = []
    /// `offsets` has n + 1 entries: string i is `bytes[offsets[i] ..< offsets[i + 1]]`.
    private var offsets: ContiguousArray<UInt32> = [0]
    private var slots: ContiguousArray<Slot>
    /// 64 bits of hash shifted by this are a slot.
    private var shift: UInt64
    package private(set) var isFull = false

    package init(minimumCapacity: Int = 64) {
        var bits: UInt64 = 9
        while 1 << bits < minimumCapacity * 2 { bits += 1 }
        slots = ContiguousArray(repeating: Slot(), count: 1 << Int(bits))
        shift = 64 - bits
        _ = intern("")
    }

    package static let empty = Symbol(rawValue: 0)

    /// Makes room for more strings.
    mutating func reserve(strings more: Int, bytes moreBytes: Int) {
        offsets.makeRoom(for: more)
        bytes.makeRoom(for: moreBytes)
        var capacity = slots.count
        while (count + more) * 3 > capacity * 2 { capacity *= 2 }
        if capacity > slots.count { grow(to: capacity) }
    }

    package var count: Int { offsets.count - 1 }

    package subscript(symbol: Symbol) -> String {
        guard symbol.index >= 0, symbol.index < count else { return "?" }
        let range = Int(offsets[symbol.index])..<Int(offsets[symbol.index + 1])
        return String(decoding: bytes[range], as: UTF8.self)
    }

    package func bytes(of symbol: Symbol) -> ArraySlice<UInt8> {
        ArraySlice(bytes[Int(offsets[symbol.index])..<Int(offsets[symbol.index + 1])])
    }

    package func length(of symbol: Symbol) -> Int { Int(offsets[symbol.index + 1] - offsets[symbol.index]) }

    package mutating func intern(_ string: String) -> Symbol {
        var string = string
        return string.withUTF8 { intern($0) }
    }

    /// The symbol of a string if it was ever interned.
    package func find(_ string: String) -> Symbol? {
        var string = string
        return string.withUTF8 { find($0) }
    }

    func find(_ text: UnsafeBufferPointer<UInt8>) -> Symbol? {
        let print = Self.print(text)
        let found = look(for: print, from: Self.first(print, shift), text)
        return found.number == 0 ? nil : Symbol(rawValue: Int32(bitPattern: found.number &- 1))
    }

    /// Interns UTF-8 text; the caller has validated the encoding.
    @inline(__always)
    package mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> Symbol {
        let print = Self.print(text)
        let found = look(for: print, from: Self.first(print, shift), text)
        if found.number != 0 { return Symbol(rawValue: Int32(bitPattern: found.number &- 1)) }
        return add(text, print, at: found.slot)
    }

    /// A string of a tape that is looked for.
    struct Lookup {
        var print: Print
        var token: Int32
        /// The first to look at: there are less than 2³² slots, as there are of strings.
        var slot: UInt32
    }

    /// Tells the symbols of all strings of a tape that were seen before.
    ///
    /// First all their slots are loaded, then they are compared: the processor waits for many slots at once, not for one after the other
    /// (benchmark `ndjson`).
    func find(_ tape: inout Tape, scratch lookups: inout ContiguousArray<Lookup>) {
        lookups.removeAll(keepingCapacity: true)
        tape.bytes.withUnsafeBufferPointer { bytes in
            for i in tape.tokens.indices where tape.tokens[i].kind == .string {
                let start = Int(tape.tokens[i].start), end = start + Int(tape.tokens[i].count)
                let print = Self.print(UnsafeBufferPointer(rebasing: bytes[start..<end]))
                lookups.append(Lookup(print: print, token: Int32(truncatingIfNeeded: i), slot: UInt32(truncatingIfNeeded: Self.first(print, shift))))
            }
        }
        var loaded: UInt32 = 0
        for lookup in lookups { loaded |= slots[Int(lookup.slot)].number }
        // No slot is taken: nothing can be found.
        if loaded == 0 { return }
        find(lookups, in: tape.bytes, &tape.tokens)
    }

    private func find(_ lookups: ContiguousArray<Lookup>, in bytes: ContiguousArray<UInt8>, _ tokens: inout ContiguousArray<Tape.Token>) {
        bytes.withUnsafeBufferPointer { bytes in
            tokens.withUnsafeMutableBufferPointer { tokens in
                for lookup in lookups {
                    let index = Int(lookup.token)
                    let start = Int(tokens[index].start), end = start + Int(tokens[index].count)
                    let number = look(for: lookup.print, from: Int(lookup.slot), UnsafeBufferPointer(rebasing: bytes[start..<end])).number
                    if number != 0 { tokens[index].symbol = Symbol(rawValue: Int32(bitPattern: number &- 1)) }
                }
            }
        }
    }

    /// The string's number + 1 and its slot, or 0 and the free slot where it would go.
    @inline(__always)
    private func look(for print: Print, from first: Int, _ text: UnsafeBufferPointer<UInt8>) -> (number: UInt32, slot: Int) {
        let mask = slots.count - 1
        var slot = first
        while true {
            let entry = slots[slot]
            if entry.number == 0 { return (0, slot) }
            if entry.low == print.low, entry.high == print.high, print.isShort || equals(Int(entry.number) - 1, text) { return (entry.number, slot) }
            slot = (slot + 1) & mask
        }
    }

    @inline(never)
    private mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ print: Print, at slot: Int) -> Symbol {
        guard bytes.count + text.count < Int(UInt32.max), count < Int(Int32.max) - 2 else {
            isFull = true
            return Self.empty
        }
        let index = count
        bytes.append(contentsOf: text)
        offsets.append(UInt32(bytes.count))
        slots[slot] = Slot(low: print.low, high: print.high, number: UInt32(index + 1))
        // At most two in three are taken.
        if count * 3 > slots.count * 2 { grow(to: slots.count * 2) }
        return Symbol(rawValue: Int32(index))
    }

    @inline(never)
    private func equals(_ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(offsets[index])
        guard Int(offsets[index + 1]) - start == text.count else { return false }
        return bytes.withUnsafeBufferPointer { arena in
            var i = 0
            let count = text.count
            guard count > 0, let a = arena.baseAddress, let b = text.baseAddress else { return count == 0 }
            let left = UnsafeRawPointer(a + start), right = UnsafeRawPointer(b)
            while i + 8 <= count {
                if left.loadUnaligned(fromByteOffset: i, as: UInt64.self) != right.loadUnaligned(fromByteOffset: i, as: UInt64.self) {
                    return false
                }
                i += 8
            }
            while i < count {
                if left.load(fromByteOffset: i, as: UInt8.self) != right.load(fromByteOffset: i, as: UInt8.self) { return false }
                i += 1
            }
            return true
        }
    }

    /// Loads lie within the text: two that overlap, rather than a loop.
    @inline(__always)
    private static func print(_ text: UnsafeBufferPointer<UInt8>) -> Print {
        let count = text.count
        guard count > 0, let base = text.baseAddress else { return Print(low: 0, high: 0) }
        let raw = UnsafeRawPointer(base)
        let length = UInt32(truncatingIfNeeded: count) &<< 24
        if count < 4 {
            let first = UInt64(raw.load(as: UInt8.self)), middle = UInt64(raw.load(fromByteOffset: count / 2, as: UInt8.self))
            return Print(low: UInt64(raw.load(fromByteOffset: count - 1, as: UInt8.self)) << 56 | middle << 8 | first, high: length)
        }
        if count < 8 {
            let first = UInt64(UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self)))
            let last = UInt64(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)))
            return Print(low: last << 32 | first, high: length)
        }
        let last = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
        if count <= Print.shortLimit {
            // The bytes that the last eight leave: none to three.
            let first = UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self)) & ((1 &<< UInt32(8 * (count - 8))) &- 1)
            return Print(low: last, high: first | length)
        }
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(count)
        var i = 0
        while i + 9 < count {
            hash = (hash ^ UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash >> 32
            i += 8
        }
        hash = (hash ^ UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: count - 9, as: UInt64.self))) &* 0xC4CE_B9FE_1A85_EC53
        return Print(low: (hash ^ hash >> 29) >> 8 | last & 0xFF << 56, high: 0xFF00_0000 | UInt32(truncatingIfNeeded: count & 0xFF_FFFF))
    }

    /// The first slot to look at. Texts that differ in their last byte alone, as numbered ids do, lie in one window of 512 slots (8 KB), at
    /// places of their own in it: what names its neighbours, or comes after them, stays on few pages of memory (benchmark `ndjson`).
    @inline(__always)
    private static func first(_ print: Print, _ shift: UInt64) -> Int {
        var window = (print.low & 0x00FF_FFFF_FFFF_FFFF) &* 0xBF58_476D_1CE4_E5B9
        window ^= window >> 32
        window = (window ^ UInt64(print.high)) &* 0x9E37_79B9_7F4A_7C15
        let place = ((window >> 8) ^ (print.low >> 56)) &* 0xBF58_476D_1CE4_E5B9
        return Int(truncatingIfNeeded: (window &>> shift) ^ (place >> 55))
    }

    /// Neither strings nor offsets are read, and slots are filled in nearly the order in which they are read.
    private mutating func grow(to capacity: Int) {
        var larger = ContiguousArray(onLargePages: Slot(), count: capacity)
        let mask = larger.count - 1
        shift = 64 - UInt64(capacity.trailingZeroBitCount)
        for entry in slots where entry.number != 0 {
            var slot = Self.first(Print(low: entry.low, high: entry.high), shift)
            while larger[slot].number != 0 { slot = (slot + 1) & mask }
            larger[slot] = entry
        }
        slots = larger
    }
}
