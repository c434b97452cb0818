import Continuum
import Knowledge

/// Which elements are of a kind? A byte an element, and the elements of the kinds that knowledge is made of, found in one pass
/// (benchmarks `reach` and `assess`: a row of `Continuum.elements` is 44 bytes, and each pass over a million of them costs 5 ms).
struct KindColumn: Sendable {
    private(set) var kinds: ContiguousArray<UInt8> = []
    private var lists: [[Int32]]

    init(_ continuum: Continuum) {
        lists = Array(repeating: [], count: 256)
        kinds.reserveCapacity(continuum.elements.count)
        let listed: [Kind] = [.state, .bloc, .law, .scheme, .offer]
        var isListed = [Bool](repeating: false, count: 256)
        for kind in listed { isListed[Int(kind.rawValue)] = true }
        for i in continuum.elements.indices {
            let kind = continuum.elements[i].kind.rawValue
            kinds.append(kind)
            if isListed[Int(kind)] { lists[Int(kind)].append(Int32(truncatingIfNeeded: i)) }
        }
    }

    @inline(__always) func isKind(_ element: Int32, _ kind: Kind) -> Bool { kinds[Int(element)] == kind.rawValue }

    /// The elements of a kind, in order: states, blocs, laws, schemes and offers.
    func list(_ kind: Kind) -> [Int32] { lists[Int(kind.rawValue)] }
}

/// The words that the compiler compares with, as symbols: no string is made for a relation (benchmark `reach`).
struct CompilerWords: Sendable {
    let automatic, online, subscription, remote, attested, isolated: Symbol?

    init(_ strings: StringPool) {
        automatic = strings.find("automatic")
        online = strings.find("online")
        subscription = strings.find("subscription")
        remote = strings.find("remote")
        attested = strings.find("attested")
        isolated = strings.find("isolated")
    }

    @inline(__always)
    static func isWord(_ value: Value?, _ word: Symbol?) -> Bool {
        guard let word, case .token(let symbol)? = value else { return false }
        return symbol.rawValue == word.rawValue
    }
}

/// What is an element of each kind expected to say? The vocabulary's table with relations as bit sets (benchmark `reach`: asked for every
/// element).
struct Expectations: Sendable {
    struct Line: Sendable {
        var keys: [Key]
        /// Bits of the keys that are relations, over raw keys 0…63 and 64…127.
        var relations: (UInt64, UInt64) = (0, 0)
        var attributes: [Key] = []
        /// It is the class of data, which may be said to be unknown.
        var isDataClass = false
    }
    private let byKind: [[Line]]

    init(_ vocabulary: Vocabulary) {
        var byKind = [[Line]](repeating: [], count: 256)
        for kind in vocabulary.kinds {
            byKind[Int(kind.kind.rawValue)] = kind.expected.map { keys in
                var line = Line(keys: keys)
                line.isDataClass = keys == [.dataClass]
                for key in keys {
                    if vocabulary.definition(of: key).isRelation { Self.insert(key, into: &line.relations) } else { line.attributes.append(key) }
                }
                return line
            }
        }
        self.byKind = byKind
    }

    @inline(__always)
    static func insert(_ key: Key, into bits: inout (UInt64, UInt64)) {
        if key.rawValue < 64 { bits.0 |= 1 << UInt64(key.rawValue) } else if key.rawValue < 128 { bits.1 |= 1 << UInt64(key.rawValue - 64) }
    }

    func lines(_ kind: Kind) -> [Line] { byKind[Int(kind.rawValue)] }
}
