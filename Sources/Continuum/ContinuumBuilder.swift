/// Collects what files say into columns, then resolves references: the only maker of a `Continuum`.
///
/// Reading never fails as a whole: what is wrong becomes a diagnostic, what is right is kept.
package struct ContinuumBuilder: Sendable {
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
    var kindOfKnown: (@Sendable (String) -> Kind?)?

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

    /// Makes room for what a text of so many bytes says if it says much: growing step by step copies everything, and touches twice the memory
    /// (benchmark `ndjson`).
    mutating func reserve(text count: Int) {
        // Long texts say how long they are; no limit of addresses should be met on their word alone.
        let count = min(count, 256 << 20)
        guard count >= 1 << 20 else { return }
        elements.makeRoom(for: count / 128)
        facts.makeRoom(for: count / 64)
        relations.makeRoom(for: count / 32)
        // Slots are filled with zeros at once: no more of them than are likely to be needed.
        strings.reserve(strings: count / 96, bytes: count / 6)
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
    /// By raw key.
    private let rules: ContiguousArray<KeyRule>
    /// The words of the closed lists, list after list.
    private let tokens: ContiguousArray<Symbol>

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
        var rules = ContiguousArray<KeyRule>(repeating: KeyRule(), count: 256)
        var tokens: ContiguousArray<Symbol> = []
        for definition in vocabulary.keys {
            var rule = KeyRule(definition)
            if case .attribute(.token(let allowed), _) = definition.form {
                rule.tokensStart = Int32(tokens.count)
                rule.tokensCount = Int32(allowed.count)
                for word in allowed { tokens.append(pool.intern(word)) }
            }
            rules[Int(definition.key.rawValue)] = rule
        }
        self.rules = rules
        self.tokens = tokens
    }

    @inline(__always) func key(_ symbol: Symbol) -> Key? {
        guard symbol.index < keyBySymbol.count, keyBySymbol[symbol.index] != 0 else { return nil }
        return Key(rawValue: keyBySymbol[symbol.index])
    }

    // One part at a time: a rule is 160 bytes.
    @inline(__always) func form(_ key: Key) -> KeyRule.Form { rules[Int(key.rawValue)].form }
    @inline(__always) func isList(_ key: Key) -> Bool { rules[Int(key.rawValue)].isList }
    @inline(__always) func needs(_ key: Key) -> Bool { rules[Int(key.rawValue)].needs }
    @inline(__always) func mayBeUnknown(_ key: Key) -> Bool { rules[Int(key.rawValue)].mayBeUnknown }
    @inline(__always) func numbers(_ key: Key) -> ClosedRange<Double> { rules[Int(key.rawValue)].numbers }
    @inline(__always) func integers(_ key: Key) -> ClosedRange<Int> { rules[Int(key.rawValue)].integers }
    @inline(__always) func allows(_ attribute: Key, on relation: Key) -> Bool { rules[Int(relation.rawValue)].attributes.contains(attribute.rawValue) }

    /// Whether it is a word of the key's closed list.
    @inline(__always) func allows(_ token: Symbol, as key: Key) -> Bool {
        let start = Int(rules[Int(key.rawValue)].tokensStart), count = Int(rules[Int(key.rawValue)].tokensCount)
        for i in start..<start + count where tokens[i] == token { return true }
        return false
    }

    @inline(__always) func kind(_ symbol: Symbol) -> Kind? {
        guard symbol.index < kindBySymbol.count, kindBySymbol[symbol.index] != 0 else { return nil }
        return Kind(rawValue: kindBySymbol[symbol.index])
    }
}
