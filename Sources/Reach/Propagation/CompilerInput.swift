import Continuum
import Knowledge

/// What the compiler reads and never changes. A class, so that asking it costs no copy of its many columns
/// (benchmark `reach`: as stored properties of the compiler they were retained and released for every relation).
final class CompilerInput: Sendable {
    let continuum: Continuum
    // The columns apart: a method called on `continuum` would retain them all.
    let elements: ContiguousArray<ElementRow>
    let facts: ContiguousArray<Fact>
    let relations: ContiguousArray<Relation>
    let groups: ContiguousArray<Group>
    let validities: [Validity]
    let options: ReachOptions
    let entities: Entities
    let holds: Holds
    let capabilities: Capabilities
    let terms: ContentTerms
    let kinds: KindColumn
    let words: CompilerWords
    let fixed: CompilerTables
    let rowOfEntity: ContiguousArray<Int32>

    init(_ continuum: Continuum, _ options: ReachOptions, _ world: ReachWorld, _ terms: ContentTerms, _ kinds: KindColumn) {
        self.continuum = continuum
        elements = continuum.elements
        facts = continuum.facts
        relations = continuum.relations
        groups = continuum.groups
        validities = continuum.validities
        self.options = options
        entities = world.entities
        holds = world.holds
        capabilities = world.capabilities
        self.terms = terms
        self.kinds = kinds
        words = CompilerWords(continuum.strings)
        fixed = world.fixed
        rowOfEntity = world.rowOfEntity
    }

    /// As `Continuum.value(_:of:on:)` (benchmark `reach`: most relations have no attributes at all).
    @inline(__always)
    func attribute(_ key: Key, _ relation: Relation, _ day: Day?) -> Value? {
        if relation.factsCount == 0 { return nil }
        return firstFact(key, Int(relation.factsStart), Int(relation.factsCount), day)
    }

    @inline(__always)
    func attribute(_ key: Key, of element: Int, _ day: Day?) -> Value? {
        firstFact(key, Int(elements[element].factsStart), Int(elements[element].factsCount), day)
    }

    private func firstFact(_ key: Key, _ start: Int, _ count: Int, _ day: Day?) -> Value? {
        for i in start..<start + count where facts[i].key == key {
            let validity = Int(facts[i].validity)
            if validity == 0 { return facts[i].value }
            if let day, !validities[validity].holds(on: day) { continue }
            return facts[i].value
        }
        return nil
    }

    /// Whether a relation says anything under a key, whenever it holds.
    @inline(__always)
    func says(_ key: Key, _ relation: Relation) -> Bool {
        if relation.factsCount == 0 { return false }
        for i in Int(relation.factsStart)..<Int(relation.factsStart + relation.factsCount) where facts[i].key == key { return true }
        return false
    }

    func isUnknown(_ key: Key, of element: Int) -> Bool {
        if case .unknown? = attribute(key, of: element, options.day) { true } else { false }
    }

    func isTrue(_ key: Key, _ relation: Relation, _ day: Day?) -> Bool {
        if case .boolean(true)? = attribute(key, relation, day) { true } else { false }
    }

    @inline(__always)
    func relationSpan(_ element: Int) -> Range<Int> {
        let start = Int(elements[element].relationsStart)
        return start..<start + Int(elements[element].relationsCount)
    }

    @inline(__always)
    func isCurrent(_ relation: Relation) -> Bool {
        (relation.element >= 0 || relation.target.rawValue < 0) && (relation.validity == 0 || validities[Int(relation.validity)].holds(on: options.day))
    }

    /// Whether a qualification settles contested nexus for an element, and whether it settles ownership too; nil when none does.
    func qualification(of element: Int) -> Qualification? {
        var found: Qualification?
        for i in relationSpan(element) where relations[i].key == .certified && isCurrent(relations[i]) {
            guard let settlesOwnership = fixed.settlingSchemes[relations[i].element] else { continue }
            if settlesOwnership { return .withOwnership }
            found = .contestedOnly
        }
        return found
    }

    @inline(__always)
    func mayPassOn(_ contractor: Int32) -> Bool {
        guard Int(contractor) < entities.entity.count else { return false }
        let entity = entities.entity[Int(contractor)]
        return entity >= 0 && fixed.hasSubcontractors[Int(entity)]
    }

    func isPlainStore(_ relation: Relation) -> Bool { relation.key == .storedOn && relation.group == 0 && isCurrent(relation) }

    /// Who is said to hold the keys, and whether that is all of them.
    func keyHolders(_ relation: Relation) -> (holders: [Int32], areKnown: Bool) {
        let values = continuum.values(.keysHeldBy, of: relation, on: options.day)
        let holders = values.compactMap { value -> Int32? in
            if case .reference(let symbol) = value { return continuum.index(of: symbol).map(Int32.init) }
            return nil
        }
        return (holders, !values.isEmpty && holders.count == values.count)
    }

    func keyPlanes(_ holder: Int32) -> Planes {
        guard elements[Int(holder)].kind == .organisation else { return .stopping }
        return capabilities.line(.keysHeldBy, on: .data)?.planes ?? []
    }
}

/// What a certification settles: what is contested, and ownership too where it was checked.
enum Qualification { case contestedOnly, withOwnership }

/// What the compiler looks up and what no change to the chart's things alters: made once for a world.
struct CompilerTables: Sendable {
    let expectations: Expectations
    /// Schemes that settle contested nexus, and whether they have checked the ownership as well.
    let settlingSchemes: [Int32: Bool]
    /// By raw key: it is a role.
    let roleKeys: [Bool]
    /// By entity: it has subcontractors of its own.
    let hasSubcontractors: ContiguousArray<Bool>

    init(_ continuum: Continuum, _ entities: Entities, _ kinds: KindColumn) {
        expectations = Expectations(continuum.vocabulary)
        var hasSubcontractors = ContiguousArray(repeating: false, count: entities.elements.count)
        for (e, element) in entities.elements.enumerated() {
            for i in continuum.relationRange(of: Int(element)) where continuum.relations[i].key == .subcontractsTo { hasSubcontractors[e] = true }
        }
        self.hasSubcontractors = hasSubcontractors
        var settlingSchemes: [Int32: Bool] = [:]
        for scheme in kinds.list(.scheme) where continuum.value(.settlesContested, of: Int(scheme)) == .boolean(true) {
            settlingSchemes[scheme] = continuum.value(.settlesOwnership, of: Int(scheme)) == .boolean(true)
        }
        self.settlingSchemes = settlingSchemes
        var roleKeys = [Bool](repeating: false, count: 256)
        for role in Key.roles { roleKeys[Int(role.rawValue)] = true }
        self.roleKeys = roleKeys
    }
}
