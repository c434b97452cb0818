/// What kind of thing is an element?
@usableFromInline package struct Kind: RawRepresentable, Hashable, Comparable, Sendable {
    @usableFromInline package let rawValue: UInt8
    @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }
    // Written out: what raw-representable types are given by default is generic, and was called as such in other modules (benchmark `reach`).
    @inlinable package static func == (a: Kind, b: Kind) -> Bool { a.rawValue == b.rawValue }
    @inlinable package func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
    @inlinable package static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
}

/// Which fact is it? An attribute or a relation of the vocabulary.
@usableFromInline package struct Key: RawRepresentable, Hashable, Comparable, Sendable {
    @usableFromInline package let rawValue: UInt8
    @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }
    // Written out: what raw-representable types are given by default is generic, and was called as such in other modules (benchmark `reach`).
    @inlinable package static func == (a: Key, b: Key) -> Bool { a.rawValue == b.rawValue }
    @inlinable package func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
    @inlinable package static func < (a: Key, b: Key) -> Bool { a.rawValue < b.rawValue }
}

/// What may the value of an attribute be?
package enum ValueType: Sendable, Hashable {
    case boolean
    /// One word of a closed list.
    case token([String])
    /// A word of the writer's own.
    case tag
    case text
    case bilingual
    case number(ClosedRange<Double>)
    case integer(ClosedRange<Int>)
    case day
    /// `30d`, `1y`, `5y`.
    case horizon
    /// An element's id, of one of these kinds (empty: any).
    case reference([Kind])
}

/// What may be said under a key, and where?
package struct KeyDefinition: Sendable {
    package enum Form: Sendable {
        case attribute(ValueType, list: Bool)
        /// A relation to elements of these kinds (empty: any), with attributes; `needs` allows alternatives.
        case relation(to: [Kind], attributes: [Key], needs: Bool)
    }

    package let key: Key
    package let name: String
    package let form: Form
    /// Whether `unknown` is a value here.
    package let mayBeUnknown: Bool
    package let meaning: Bilingual

    package init(_ key: Key, _ name: String, _ form: Form, mayBeUnknown: Bool = true, fr: String, en: String) {
        self.key = key
        self.name = name
        self.form = form
        self.mayBeUnknown = mayBeUnknown
        self.meaning = Bilingual(fr: fr, en: en)
    }

    package var isRelation: Bool {
        if case .relation = form { return true }
        return false
    }
}

/// What may an element of a kind say, and what is it expected to say?
package struct KindDefinition: Sendable {
    package let kind: Kind
    package let name: String
    package let keys: [Key]
    /// Each group is a fact that matters: at least one of its keys must be known, or it is counted as unknown.
    package let expected: [[Key]]
    package let meaning: Bilingual

    package init(_ kind: Kind, _ name: String, keys: [Key], expected: [[Key]] = [], fr: String, en: String) {
        self.kind = kind
        self.name = name
        self.keys = keys
        self.expected = expected
        self.meaning = Bilingual(fr: fr, en: en)
    }
}

/// What can be said in a chart? The one table that the reader, the writer, the JSON Schemas and the reference page follow.
///
/// A vocabulary is built by the modules that own its words: `Continuum` those of the chart, `Knowledge` those of the world.
package struct Vocabulary: Sendable {
    package let kinds: [KindDefinition]
    package let keys: [KeyDefinition]
    private let kindSlots: [Int16]
    private let keySlots: [Int16]
    private let kindsByName: [String: Kind]
    private let keysByName: [String: Key]
    /// `allowed[kind]` is a bit set over raw keys.
    private let allowed: [[Bool]]

    package init(kinds: [KindDefinition], keys: [KeyDefinition]) {
        self.kinds = kinds
        self.keys = keys
        var kindSlots = [Int16](repeating: -1, count: 256)
        var keySlots = [Int16](repeating: -1, count: 256)
        for (i, kind) in kinds.enumerated() { kindSlots[Int(kind.kind.rawValue)] = Int16(i) }
        for (i, key) in keys.enumerated() { keySlots[Int(key.key.rawValue)] = Int16(i) }
        self.kindSlots = kindSlots
        self.keySlots = keySlots
        kindsByName = Dictionary(kinds.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
        keysByName = Dictionary(keys.map { ($0.name, $0.key) }, uniquingKeysWith: { first, _ in first })
        var allowed = [[Bool]](repeating: [], count: 256)
        for kind in kinds {
            var row = [Bool](repeating: false, count: 256)
            for key in kind.keys { row[Int(key.rawValue)] = true }
            allowed[Int(kind.kind.rawValue)] = row
        }
        self.allowed = allowed
    }

    /// Adds another module's words: new kinds, new keys, and more keys on kinds that are there already.
    package func extended(kinds more: [KindDefinition], keys moreKeys: [KeyDefinition], adding: [Kind: [Key]] = [:]) -> Vocabulary {
        let widened = kinds.map { kind in
            guard let extra = adding[kind.kind] else { return kind }
            return KindDefinition(kind.kind, kind.name, keys: kind.keys + extra, expected: kind.expected, fr: kind.meaning.fr, en: kind.meaning.en)
        }
        return Vocabulary(kinds: widened + more, keys: keys + moreKeys)
    }

    package func definition(of kind: Kind) -> KindDefinition { kinds[Int(kindSlots[Int(kind.rawValue)])] }
    package func definition(of key: Key) -> KeyDefinition { keys[Int(keySlots[Int(key.rawValue)])] }
    package func kind(named name: String) -> Kind? { kindsByName[name] }
    package func key(named name: String) -> Key? { keysByName[name] }
    @inline(__always) package func allows(_ key: Key, on kind: Kind) -> Bool { allowed[Int(kind.rawValue)][Int(key.rawValue)] }
    package func name(of kind: Kind) -> String { definition(of: kind).name }
    package func name(of key: Key) -> String { definition(of: key).name }
}
