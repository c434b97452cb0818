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

/// The relations of an element under some keys that hold on a day, by index: walked where they lie, without a list being made.
package struct RelationIndices: Sequence, Sendable {
    private let continuum: Continuum
    private let range: Swift.Range<Int>
    private let keys: KeySet
    private let day: Day

    init(_ continuum: Continuum, _ element: Int32, _ keys: KeySet, on day: Day) {
        self.continuum = continuum
        range = continuum.relationRange(of: Int(element))
        self.keys = keys
        self.day = day
    }

    package struct Iterator: IteratorProtocol {
        fileprivate let list: RelationIndices
        fileprivate var next_: Int

        package mutating func next() -> Int32? {
            while next_ < list.range.upperBound {
                let i = next_
                next_ += 1
                if list.keys.contains(list.continuum.relations[i].key), list.continuum.holds(list.continuum.relations[i], on: list.day) { return Int32(i) }
            }
            return nil
        }
    }

    package func makeIterator() -> Iterator { Iterator(list: self, next_: range.lowerBound) }
    package var first: Int32? { first { _ in true } }
    package var isEmpty: Bool { first == nil }

    package static func + (a: RelationIndices, b: RelationIndices) -> [Int32] { Array(a) + Array(b) }
    package static func + (a: [Int32], b: RelationIndices) -> [Int32] { a + Array(b) }
    package static func + (a: RelationIndices, b: [Int32]) -> [Int32] { Array(a) + b }
}
