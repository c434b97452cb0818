/// Collects what files say into columns, then resolves references: the only maker of a `Continuum`.
///
/// Reading never fails as a whole: what is wrong becomes a diagnostic, what is right is kept.
package struct ContinuumBuilder {
    package let vocabulary: Vocabulary
    package var diagnostics: Diagnostics
    var strings: StringPool
    let words: Words
    var elements: ContiguousArray<ElementRow> = []
    var facts: ContiguousArray<Fact> = []
    var relations: ContiguousArray<Relation> = []
    var groups: ContiguousArray<Group> = []
    var provenances: [Provenance] = [.none]
    var validities: [Validity] = [.always]
    var files: [String] = []
    /// The keys of the element in hand, each with its word.
    var keyTokens: ContiguousArray<(token: Int, word: Symbol)> = []
    private var provenanceIndex: [Provenance: Int32] = [.none: 0]
    private var validityIndex: [Validity: Int32] = [.always: 0]
    /// In a change, an element may be named without its kind; the kind is then looked up here.
    var kindOfKnown: ((String) -> Kind?)?

    package init(vocabulary: Vocabulary, diagnosticLimit: Int = 1_000, expectedStrings: Int = 1_024) {
        self.vocabulary = vocabulary
        diagnostics = Diagnostics(limit: diagnosticLimit)
        strings = StringPool(minimumCapacity: expectedStrings)
        words = Words(vocabulary, in: &strings)
    }

    mutating func register(file: String) -> Int32 {
        files.append(file)
        return Int32(files.count - 1)
    }

    mutating func intern(_ provenance: Provenance) -> Int32 {
        if let index = provenanceIndex[provenance] { return index }
        let index = Int32(provenances.count)
        provenances.append(provenance)
        provenanceIndex[provenance] = index
        return index
    }

    mutating func intern(_ validity: Validity) -> Int32 {
        if let index = validityIndex[validity] { return index }
        let index = Int32(validities.count)
        validities.append(validity)
        validityIndex[validity] = index
        return index
    }
}

/// The words of the vocabulary, interned first so that a symbol below `count` is looked up by index.
struct Words: Sendable {
    let id, kind, source, validFrom, validTo, to, value, unknown, any, all, atLeast, of, fr, en, ref, date, standing, rank: Symbol
    private let keyBySymbol: ContiguousArray<UInt8>
    private let kindBySymbol: ContiguousArray<UInt8>
    private let relationKeys: [Bool]

    init(_ vocabulary: Vocabulary, in pool: inout StringPool) {
        id = pool.intern("id")
        kind = pool.intern("kind")
        source = pool.intern("source")
        validFrom = pool.intern("valid-from")
        validTo = pool.intern("valid-to")
        to = pool.intern("to")
        value = pool.intern("value")
        unknown = pool.intern("unknown")
        any = pool.intern("any")
        all = pool.intern("all")
        atLeast = pool.intern("at-least")
        of = pool.intern("of")
        fr = pool.intern("fr")
        en = pool.intern("en")
        ref = pool.intern("ref")
        date = pool.intern("date")
        standing = pool.intern("standing")
        rank = pool.intern("rank")
        let keySymbols = vocabulary.keys.map { (pool.intern($0.name), $0.key) }
        let kindSymbols = vocabulary.kinds.map { (pool.intern($0.name), $0.kind) }
        var keyBySymbol = ContiguousArray<UInt8>(repeating: 0, count: pool.count)
        var kindBySymbol = keyBySymbol
        for (symbol, key) in keySymbols { keyBySymbol[symbol.index] = key.rawValue }
        for (symbol, kind) in kindSymbols { kindBySymbol[symbol.index] = kind.rawValue }
        self.keyBySymbol = keyBySymbol
        self.kindBySymbol = kindBySymbol
        var relationKeys = [Bool](repeating: false, count: 256)
        for definition in vocabulary.keys { relationKeys[Int(definition.key.rawValue)] = definition.isRelation }
        self.relationKeys = relationKeys
    }

    @inline(__always) func key(_ symbol: Symbol) -> Key? {
        guard symbol.index < keyBySymbol.count, keyBySymbol[symbol.index] != 0 else { return nil }
        return Key(rawValue: keyBySymbol[symbol.index])
    }

    @inline(__always) func isRelation(_ key: Key) -> Bool { relationKeys[Int(key.rawValue)] }

    @inline(__always) func kind(_ symbol: Symbol) -> Kind? {
        guard symbol.index < kindBySymbol.count, kindBySymbol[symbol.index] != 0 else { return nil }
        return Kind(rawValue: kindBySymbol[symbol.index])
    }
}
