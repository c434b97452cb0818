package import Continuum

/// A set of keys as 256 bits: asked of every relation that a check looks at (benchmark `checks`: hashed sets took most of the time).
package struct KeySet: Sendable, Hashable, ExpressibleByArrayLiteral {
    private var low: UInt64 = 0, second: UInt64 = 0, third: UInt64 = 0, high: UInt64 = 0

    package init() {}
    package init(arrayLiteral keys: Key...) { for key in keys { insert(key) } }
    package init(_ keys: some Sequence<Key>) { for key in keys { insert(key) } }

    package mutating func insert(_ key: Key) {
        let bit = UInt64(1) << UInt64(key.rawValue & 63)
        switch key.rawValue >> 6 {
        case 0: low |= bit
        case 1: second |= bit
        case 2: third |= bit
        default: high |= bit
        }
    }

    @inline(__always) package func contains(_ key: Key) -> Bool {
        let word = switch key.rawValue >> 6 {
        case 0: low
        case 1: second
        case 2: third
        default: high
        }
        return word & (UInt64(1) << UInt64(key.rawValue & 63)) != 0
    }

    package func union(_ other: KeySet) -> KeySet {
        var result = self
        result.low |= other.low
        result.second |= other.second
        result.third |= other.third
        result.high |= other.high
        return result
    }
}

/// The relations of an element under some keys that hold on the day, by index: walked where they lie, without a list being made.
package struct RelationIndices: Sequence, Sendable {
    /// For each relation of the chart its key, 0 when it does not hold: one column, so that a walk holds on to one thing (benchmark `checks`).
    private let column: ContiguousArray<UInt8>
    private let range: Range<Int>
    private let keys: KeySet

    init(_ column: ContiguousArray<UInt8>, _ range: Range<Int>, _ keys: KeySet) {
        self.column = column
        self.range = range
        self.keys = keys
    }

    package struct Iterator: IteratorProtocol {
        fileprivate let list: RelationIndices
        fileprivate var place: Int

        package mutating func next() -> Int32? {
            while place < list.range.upperBound {
                let i = place
                place += 1
                if list.keys.contains(Key(rawValue: list.column[i])) { return Int32(truncatingIfNeeded: i) }
            }
            return nil
        }
    }

    package func makeIterator() -> Iterator { Iterator(list: self, place: range.lowerBound) }
    package var first: Int32? { first { _ in true } }
    package var isEmpty: Bool { first == nil }

    package static func + (a: RelationIndices, b: RelationIndices) -> [Int32] { Array(a) + Array(b) }
    package static func + (a: [Int32], b: RelationIndices) -> [Int32] { a + Array(b) }
    package static func + (a: RelationIndices, b: [Int32]) -> [Int32] { Array(a) + b }
}
