package import Continuum
import Knowledge

/// Who may hold a power: a state, a bloc of states (by its own law, or acting together), or a supplier by the terms of its contract.
package struct Subject: Sendable, Hashable {
    package enum Sort: String, Sendable, Codable { case state, bloc, supplier }
    package var sort: Sort
    /// Index of its element in the continuum.
    package var element: Int32
}

/// The numbering of subjects: bit i of a reach row stands for `list[i]`.
package struct Subjects: Sendable {
    package private(set) var list: [Subject]
    /// 64-bit words a plane.
    package let words: Int
    private let indexByElement: [Int32: Int]
    /// The bits of all states and blocs: what a wholly unknown fact could give at worst.
    package let everyState: [UInt64]

    /// States first, in the order of the continuum; then blocs that legislate or that were asked for; then suppliers whose terms are read.
    package init(_ continuum: Continuum, states: [Int32], blocs: [Int], suppliers: [Int]) {
        var list: [Subject] = []
        for state in states { list.append(Subject(sort: .state, element: state)) }
        for bloc in blocs { list.append(Subject(sort: .bloc, element: Int32(bloc))) }
        let stateCount = list.count
        for supplier in suppliers { list.append(Subject(sort: .supplier, element: Int32(supplier))) }
        self.list = list
        words = max(1, (list.count + 63) / 64)
        indexByElement = Dictionary(list.enumerated().map { ($1.element, $0) }, uniquingKeysWith: { first, _ in first })
        var every = [UInt64](repeating: 0, count: words)
        for i in 0..<stateCount { every[i >> 6] |= 1 << UInt64(i & 63) }
        everyState = every
    }

    package func index(ofElement element: Int32) -> Int? { indexByElement[element] }
}

/// A set of subjects, one bit each.
package typealias Bits = [UInt64]

extension Array where Element == UInt64 {
    package func contains(bit: Int) -> Bool { self[bit >> 6] & (1 << UInt64(bit & 63)) != 0 }
    package mutating func insert(bit: Int) { self[bit >> 6] |= 1 << UInt64(bit & 63) }
    package mutating func formUnion(_ other: [UInt64]) { for i in indices { self[i] |= other[i] } }
    package var isEmptySet: Bool { allSatisfy { $0 == 0 } }
    package var population: Int { reduce(0) { $0 + $1.nonzeroBitCount } }
    /// The bits that are set, lowest first.
    package var members: [Int] {
        var result: [Int] = []
        for (w, word) in enumerated() {
            var word = word
            while word != 0 {
                result.append(w * 64 + word.trailingZeroBitCount)
                word &= word - 1
            }
        }
        return result
    }
}
