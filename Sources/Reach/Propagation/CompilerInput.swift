import Continuum
import Knowledge

/// What the compiler reads and never changes. A class, so that asking it costs no copy of its many columns
/// (benchmark `reach`: as stored properties of the compiler they were retained and released for every relation).
final class CompilerInput: Sendable {
    let continuum: Continuum
    let options: ReachOptions
    let entities: Entities
    let holds: Holds
    let capabilities: Capabilities
    let terms: ContentTerms
    let kinds: KindColumn
    let words: CompilerWords
    let expectations: Expectations
    let settlingSchemes: Set<Int32>
    /// By raw key: it is a role.
    let roleKeys: [Bool]
    /// By entity: it has subcontractors of its own.
    let hasSubcontractors: ContiguousArray<Bool>

    init(_ continuum: Continuum, _ options: ReachOptions, _ world: ReachWorld, _ terms: ContentTerms, _ kinds: KindColumn) {
        self.continuum = continuum
        self.options = options
        entities = world.entities
        holds = world.holds
        capabilities = world.capabilities
        self.terms = terms
        self.kinds = kinds
        words = CompilerWords(continuum.strings)
        expectations = Expectations(continuum.vocabulary)
        var hasSubcontractors = ContiguousArray(repeating: false, count: world.entities.elements.count)
        for (e, element) in world.entities.elements.enumerated() {
            for i in continuum.relationSpan(Int(element)) where continuum.relations[i].key == .subcontractsTo { hasSubcontractors[e] = true }
        }
        self.hasSubcontractors = hasSubcontractors
        settlingSchemes = Set(kinds.list(.scheme).filter { continuum.value(.settlesContested, of: Int($0)) == .boolean(true) })
        var roleKeys = [Bool](repeating: false, count: 256)
        for role in Key.roles { roleKeys[Int(role.rawValue)] = true }
        self.roleKeys = roleKeys
    }

    @inline(__always)
    func isCurrent(_ relation: Relation) -> Bool {
        (relation.element >= 0 || relation.target.rawValue < 0) && (relation.validity == 0 || continuum.holds(relation, on: options.day))
    }

    func isCertified(_ element: Int) -> Bool {
        for i in continuum.relationSpan(element) where continuum.relations[i].key == .certified {
            if settlingSchemes.contains(continuum.relations[i].element), isCurrent(continuum.relations[i]) { return true }
        }
        return false
    }

    @inline(__always)
    func mayPassOn(_ contractor: Int32) -> Bool {
        guard Int(contractor) < entities.entity.count else { return false }
        let entity = entities.entity[Int(contractor)]
        return entity >= 0 && hasSubcontractors[Int(entity)]
    }

    func isPlainStore(_ relation: Relation) -> Bool { relation.key == .storedOn && relation.group == 0 && isCurrent(relation) }

    func keyHolders(_ relation: Relation) -> [Int32] {
        continuum.values(.keysHeldBy, of: relation).compactMap { value -> Int32? in
            if case .reference(let symbol) = value { return continuum.index(of: symbol).map(Int32.init) }
            return nil
        }
    }

    func keyPlanes(_ holder: Int32) -> Planes {
        guard continuum.elements[Int(holder)].kind == .organisation else { return .stopping }
        return capabilities.line(.keysHeldBy, on: .data)?.planes ?? []
    }

    func builtWith(_ relation: Relation, _ isolation: Bool?) -> Transfer {
        var certain: Planes = .starve, possible: Planes = .starve
        if case .horizon(let days)? = continuum.attribute(.within, relation, options.day) {
            certain = .starve(within: days)
            possible = certain
        }
        switch continuum.attribute(.updates, relation, options.day) {
        case nil:
            certain.insert(.alter)
            possible.insert(.alter)
        case .unknown?: possible.insert(.alter)
        case .some(let value):
            if CompilerWords.isWord(value, words.automatic) {
                certain.insert(.alter)
                possible.insert(.alter)
            }
        }
        if isolation != false { certain.remove(.alter) }
        if isolation == true { possible.remove(.alter) }
        return Transfer(certain: certain, possible: possible)
    }

    func indexOf(_ relation: Relation, _ element: Int) -> Int32 {
        Int32(continuum.relationRange(of: element).first { continuum.relations[$0] == relation } ?? -1)
    }

    /// Open source that others can and do maintain is not starved by its first vendor.
    func substitutable(_ planes: Planes, _ element: Int) -> (certain: Planes, possible: Planes) {
        switch continuum.attribute(.maintainedByOthers, of: element, options.day) {
        case .boolean(true)?: ([], [])
        case .unknown?: ([], planes)
        default: (planes, planes)
        }
    }
}
