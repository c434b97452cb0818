/// What does a fact say?
package enum Value: Hashable, Sendable {
    case unknown
    case boolean(Bool)
    case number(Double)
    /// A word of a closed list, or of the writer's own.
    case token(Symbol)
    case text(Symbol)
    case bilingual(fr: Symbol, en: Symbol)
    case day(Day)
    /// Days.
    case horizon(Int32)
    case reference(Symbol)

    package var isUnknown: Bool { self == .unknown }
}

/// How well is a fact known? (from the one who says it to the one who measured it)
public enum Standing: String, Sendable, CaseIterable, Codable {
    case declared, attested, observed, inferred, unconfirmed
}

/// How near is the source to the fact?
public enum Rank: String, Sendable, CaseIterable, Codable {
    case primary = "P", press = "R", aggregator = "A", memory = "M"
}

/// Who says so, as of when, and how surely?
package struct Provenance: Hashable, Sendable {
    package var ref: Symbol
    package var date: Day?
    package var standing: Standing?
    package var rank: Rank?
    package init(ref: Symbol = StringPool.empty, date: Day? = nil, standing: Standing? = nil, rank: Rank? = nil) {
        self.ref = ref
        self.date = date
        self.standing = standing
        self.rank = rank
    }
    package static let none = Provenance()
}

/// From when to when does a fact hold? Both ends included; nil is open.
package struct Validity: Hashable, Sendable {
    package var from: Day?
    package var to: Day?
    package init(from: Day? = nil, to: Day? = nil) {
        self.from = from
        self.to = to
    }
    package static let always = Validity()
    package func holds(on day: Day) -> Bool {
        if let from, day < from { return false }
        if let to, day > to { return false }
        return true
    }
}

/// One attribute of an element or of a relation, with its provenance and validity (indices into the continuum's tables).
package struct Fact: Sendable, Hashable {
    package var key: Key
    package var value: Value
    package var provenance: Int32
    package var validity: Int32
}

/// One typed relation from an element to another, whose place in the file is kept for diagnostics.
package struct Relation: Sendable, Hashable {
    package var key: Key
    /// The target's id; `Symbol.unknown` when it is known to exist and not which.
    package var target: Symbol
    /// Index of the target in `elements`, −1 when unknown or unresolved.
    package var element: Int32
    /// 0: needed as it is; otherwise the group of alternatives it belongs to (index + 1 into `groups`).
    package var group: Int32
    package var factsStart: Int32
    package var factsCount: Int32
    package var provenance: Int32
    package var validity: Int32
    package var line: UInt32
    package var column: UInt32
}

/// A set of alternatives: `needed` of `members` are enough.
package struct Group: Sendable, Hashable {
    package var needed: Int32
    package var members: Int32
}

/// Which layer says so? Later layers lie over earlier ones, key by key.
package enum Layer: UInt8, Sendable, Comparable, CaseIterable {
    case base, knowledge, chart
    package static func < (a: Layer, b: Layer) -> Bool { a.rawValue < b.rawValue }
}

package struct ElementRow: Sendable {
    package var id: Symbol
    package var kind: Kind
    package var layer: Layer
    package var file: Int32
    package var line: UInt32
    package var column: UInt32
    package var provenance: Int32
    package var validity: Int32
    package var factsStart: Int32
    package var factsCount: Int32
    package var relationsStart: Int32
    package var relationsCount: Int32
}

/// What is the chart? An immutable, columnar graph of elements, facts and relations; it knows no law and does no I/O.
///
/// `elements`, `facts`, `relations` are flat columns; rows refer to slices of them and to interned strings. Built by `ContinuumBuilder`
/// alone, so every relation's `element` is resolved and in range. Order of elements is the order of reading.
package struct Continuum: Sendable {
    package let vocabulary: Vocabulary
    package internal(set) var strings: StringPool
    package internal(set) var files: [String] = []
    package internal(set) var elements: ContiguousArray<ElementRow> = []
    package internal(set) var facts: ContiguousArray<Fact> = []
    package internal(set) var relations: ContiguousArray<Relation> = []
    package internal(set) var groups: ContiguousArray<Group> = []
    package internal(set) var provenances: [Provenance] = [.none]
    package internal(set) var validities: [Validity] = [.always]
    /// Element index by symbol, −1 where the symbol is no id.
    package internal(set) var indexBySymbol: ContiguousArray<Int32> = []

    init(vocabulary: Vocabulary, strings: StringPool) {
        self.vocabulary = vocabulary
        self.strings = strings
    }
}

extension Continuum {
    package func index(of id: Symbol) -> Int? {
        guard id.index >= 0, id.index < indexBySymbol.count else { return nil }
        let index = indexBySymbol[id.index]
        return index < 0 ? nil : Int(index)
    }

    package func index(of id: String) -> Int? { strings.find(id).flatMap { index(of: $0) } }

    package func id(_ element: Int) -> String { strings[elements[element].id] }

    package func relations(of element: Int) -> ArraySlice<Relation> {
        let row = elements[element]
        return ArraySlice(relations[Int(row.relationsStart)..<Int(row.relationsStart + row.relationsCount)])
    }

    package func relationRange(of element: Int) -> Range<Int> {
        let row = elements[element]
        return Int(row.relationsStart)..<Int(row.relationsStart + row.relationsCount)
    }

    package func factRange(of element: Int) -> Range<Int> {
        let row = elements[element]
        return Int(row.factsStart)..<Int(row.factsStart + row.factsCount)
    }

    package func factRange(of relation: Relation) -> Range<Int> {
        Int(relation.factsStart)..<Int(relation.factsStart + relation.factsCount)
    }

    /// The first value under a key that holds on a day; nil when nothing is said.
    package func value(_ key: Key, of element: Int, on day: Day? = nil) -> Value? {
        first(key, in: factRange(of: element), on: day)
    }

    package func value(_ key: Key, of relation: Relation, on day: Day? = nil) -> Value? {
        first(key, in: factRange(of: relation), on: day)
    }

    package func values(_ key: Key, of relation: Relation, on day: Day? = nil) -> [Value] {
        factRange(of: relation).lazy.filter { i in
            facts[i].key == key && (day.map { validities[Int(facts[i].validity)].holds(on: $0) } ?? true)
        }.map { facts[$0].value }
    }

    package func values(_ key: Key, of element: Int) -> [Value] {
        factRange(of: element).lazy.filter { facts[$0].key == key }.map { facts[$0].value }
    }

    private func first(_ key: Key, in range: Range<Int>, on day: Day?) -> Value? {
        for i in range where facts[i].key == key {
            if let day, !validities[Int(facts[i].validity)].holds(on: day) { continue }
            return facts[i].value
        }
        return nil
    }

    /// The element's name in a language, or its id when it has none.
    package func name(_ element: Int, _ language: Language) -> String {
        text(value(.name, of: element), language) ?? id(element)
    }

    package func text(_ value: Value?, _ language: Language) -> String? {
        switch value {
        case .bilingual(let fr, let en): strings[language == .french ? fr : en]
        case .text(let symbol), .token(let symbol), .reference(let symbol): strings[symbol]
        default: nil
        }
    }

    package func token(_ value: Value?) -> String? {
        if case .token(let symbol) = value { strings[symbol] } else { nil }
    }

    package func place(of element: Int) -> Place {
        let row = elements[element]
        return Place(file: files[Int(row.file)], line: Int(row.line), column: Int(row.column), length: strings.length(of: row.id))
    }

    package func holds(_ relation: Relation, on day: Day) -> Bool { validities[Int(relation.validity)].holds(on: day) }
}
