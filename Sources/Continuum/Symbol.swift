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
/// Open addressing with linear probing over 64-bit slots (upper half of the hash, index + 1), 64-bit multiplicative hash of eight bytes at a time.
/// - Complexity: `intern` is O(length) expected; memory is the bytes once, plus 4 bytes an offset and 16–32 of slots.
/// - Limits: 2³¹ strings and 2³² bytes; past that `intern` returns the empty string's symbol and `isFull` is set.
package struct StringPool: Sendable {
    private var bytes: ContiguousArray<UInt8> = []
    /// `offsets` has n + 1 entries: string i is `bytes[offsets[i] ..< offsets[i + 1]]`.
    private var offsets: ContiguousArray<UInt32> = [0]
    private var slots: ContiguousArray<UInt64>
    private var mask: Int
    package private(set) var isFull = false

    package init(minimumCapacity: Int = 64) {
        var capacity = 128
        while capacity < minimumCapacity * 2 { capacity *= 2 }
        slots = ContiguousArray(repeating: 0, count: capacity)
        mask = capacity - 1
        _ = intern("")
    }

    package static let empty = Symbol(rawValue: 0)

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
        return string.withUTF8 { text in
            let hash = Self.hash(text)
            var slot = Int(truncatingIfNeeded: hash) & mask
            while true {
                let entry = slots[slot]
                if entry == 0 { return nil }
                if entry >> 32 == hash >> 32 {
                    let candidate = Int(entry & 0xFFFF_FFFF) - 1
                    if equals(candidate, text) { return Symbol(rawValue: Int32(candidate)) }
                }
                slot = (slot + 1) & mask
            }
        }
    }

    /// Interns UTF-8 text; the caller has validated the encoding.
    package mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> Symbol {
        let hash = Self.hash(text)
        var slot = Int(truncatingIfNeeded: hash) & mask
        while true {
            let entry = slots[slot]
            if entry == 0 { break }
            if entry >> 32 == hash >> 32 {
                let candidate = Int(entry & 0xFFFF_FFFF) - 1
                if equals(candidate, text) { return Symbol(rawValue: Int32(candidate)) }
            }
            slot = (slot + 1) & mask
        }
        guard bytes.count + text.count < Int(UInt32.max), count < Int(Int32.max) - 2 else {
            isFull = true
            return Self.empty
        }
        let index = count
        bytes.append(contentsOf: text)
        offsets.append(UInt32(bytes.count))
        slots[slot] = (hash & 0xFFFF_FFFF_0000_0000) | UInt64(index + 1)
        if count * 2 > slots.count { grow() }
        return Symbol(rawValue: Int32(index))
    }

    @inline(__always)
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

    @inline(__always)
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(text.count)
        guard let base = text.baseAddress else { return mix(hash) }
        let raw = UnsafeRawPointer(base)
        var i = 0
        while i + 8 <= text.count {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash >> 32
            i += 8
        }
        var tail: UInt64 = 0
        var shift: UInt64 = 0
        while i < text.count {
            tail |= UInt64(raw.load(fromByteOffset: i, as: UInt8.self)) << shift
            shift += 8
            i += 1
        }
        return mix((hash ^ tail) &* 0xC4CE_B9FE_1A85_EC53)
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        var value = value
        value ^= value >> 29
        value = value &* 0xBF58_476D_1CE4_E5B9
        return value ^ (value >> 32)
    }

    private mutating func grow() {
        let capacity = slots.count * 2
        mask = capacity - 1
        slots = ContiguousArray(repeating: 0, count: capacity)
        for index in 0..<count {
            let range = Int(offsets[index])..<Int(offsets[index + 1])
            let hash = bytes.withUnsafeBufferPointer { Self.hash(UnsafeBufferPointer(rebasing: $0[range])) }
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = (hash & 0xFFFF_FFFF_0000_0000) | UInt64(index + 1)
        }
    }
}
