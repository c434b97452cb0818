package import Continuum
import Knowledge

/// What is asked of one computation of reach?
package struct ReachOptions: Sendable {
    /// The day on which facts and laws must hold.
    package var day: Day
    /// Blocs whose members act together (their elements).
    package var together: Set<Int>
    /// Unknown facts to be taken as settled harmlessly: what would remain if each were answered.
    package var assuming: Set<MissingFact>
    /// Leave out what the chart does not lead to (offers that nobody uses).
    package var isChartOnly: Bool

    package init(day: Day, together: Set<Int> = [], assuming: Set<MissingFact> = [], isChartOnly: Bool = false) {
        self.day = day
        self.together = together
        self.assuming = assuming
        self.isChartOnly = isChartOnly
    }
}

/// What does not depend on the chart's things, only on states, laws and organisations: made once, used for every candidate change that
/// touches none of them.
package struct ReachWorld: Sendable {
    package let subjects: Subjects
    package let book: LawBook
    package let entities: Entities
    package let holds: Holds
    package let capabilities: Capabilities

    init(_ continuum: Continuum, _ options: ReachOptions, suppliers: [Int]) {
        let blocs = continuum.elements.indices.filter { i in
            continuum.elements[i].kind == .bloc && (options.together.contains(i) || Self.legislates(i, continuum))
        }
        subjects = Subjects(continuum, blocs: blocs, suppliers: suppliers)
        book = LawBook(continuum, subjects: subjects, together: options.together, on: options.day)
        entities = Entities(continuum, on: options.day)
        holds = Holds(continuum, entities: entities, subjects: subjects, book: book, assuming: options.assuming, on: options.day)
        capabilities = Capabilities(continuum)
    }

    private init(_ world: ReachWorld, holds: Holds) {
        subjects = world.subjects
        book = world.book
        entities = world.entities
        capabilities = world.capabilities
        self.holds = holds
    }

    /// The same world with owners and seats taken as settled.
    func assuming(_ options: ReachOptions, _ continuum: Continuum) -> ReachWorld {
        let concerns = options.assuming.contains { !$0.keys.isEmpty && [.owners, .seat, .nationality, .presence].contains($0.keys[0]) }
        guard concerns else { return self }
        return ReachWorld(
            self, holds: Holds(continuum, entities: entities, subjects: subjects, book: book, assuming: options.assuming, on: options.day))
    }

    /// Whether a patch leaves the world as it is: same suppliers' terms in use, nothing but things of the chart touched.
    func isUntouched(by patch: Patch, _ continuum: Continuum, suppliers: [Int]) -> Bool {
        let known = subjects.list.filter { $0.sort == .supplier }.map { Int($0.element) }
        guard Set(suppliers).isSubset(of: known) else { return false }
        return patch.replacements.allSatisfy { id, element in
            let kind = element?.kind ?? continuum.index(of: id).map { continuum.elements[$0].kind }
            switch kind {
            case .data, .treatment, .service, .application, .software, .platform, .device, .link, .site, nil: return true
            default: return false
            }
        }
    }

    private static func legislates(_ bloc: Int, _ continuum: Continuum) -> Bool {
        continuum.elements.indices.contains { i in
            continuum.elements[i].kind == .law
                && continuum.relations(of: i).contains { $0.key == .ofState && Int($0.element) == bloc }
                && !continuum.values(.powers, of: i).isEmpty
        }
    }
}

/// Everything that one computation of reach stands on; kept for explanations.
package struct ReachModel: Sendable {
    package let options: ReachOptions
    package let world: ReachWorld
    package let graph: ReachGraph
    /// The world was taken over from an earlier model as it was (but for what is assumed).
    let isWorldReused: Bool

    package var subjects: Subjects { world.subjects }
    package var book: LawBook { world.book }
    package var entities: Entities { world.entities }
    package var holds: Holds { world.holds }
    package var capabilities: Capabilities { world.capabilities }

    /// Compiles a continuum (chart over knowledge) for propagation.
    ///
    /// - Parameters:
    ///   - world: a world made before from the same states, laws and organisations; made anew when nil.
    ///   - patch: what was changed since that world was made.
    /// - Complexity: linear in elements, facts and relations, beyond the control engine's.
    package init(_ continuum: Continuum, _ options: ReachOptions, reusing world: ReachWorld? = nil, after patch: Patch = Patch()) {
        self.options = options
        let terms = ContentTerms(continuum, options)
        if let world, world.isUntouched(by: patch, continuum, suppliers: terms.suppliers) {
            self.world = world.assuming(options, continuum)
            isWorldReused = true
        } else {
            isWorldReused = false
            self.world = ReachWorld(continuum, options, suppliers: terms.suppliers)
        }
        var compiler = ReachCompiler(continuum, options, self.world, terms)
        compiler.compile()
        graph = compiler.graph
    }
}

/// Which suppliers may use their customers' content for themselves, by the terms of which offers?
package struct ContentTerms: Sendable {
    /// Supplier element, and whether it is certain, by the element whose terms say so.
    package private(set) var byElement: [Int32: (suppliers: [Int], isCertain: Bool)] = [:]
    package private(set) var missing: [MissingFact] = []

    package var suppliers: [Int] { Array(Set(byElement.values.flatMap(\.suppliers))).sorted() }

    init(_ continuum: Continuum, _ options: ReachOptions) {
        var relevant: Set<Int32> = []
        for i in continuum.elements.indices where continuum.elements[i].layer == .chart {
            switch continuum.elements[i].kind {
            case .application, .platform: relevant.insert(Int32(i))
            default: break
            }
            for relation in continuum.relations(of: i)
            where relation.element >= 0 && continuum.elements[Int(relation.element)].kind == .offer && continuum.holds(relation, on: options.day) {
                relevant.insert(relation.element)
            }
        }
        for element in relevant.sorted() {
            let isCertain: Bool
            switch continuum.value(.contentUse, of: Int(element), on: options.day) {
            case .token(let word)?:
                guard ["improve", "train"].contains(continuum.strings[word]) else { continue }
                isCertain = true
            case .unknown?:
                isCertain = false
            case nil:
                guard continuum.elements[Int(element)].kind == .offer,
                    continuum.token(continuum.value(.category, of: Int(element))) == "saas"
                else { continue }
                isCertain = false
            default: continue
            }
            if !isCertain {
                let fact = MissingFact(element: element, keys: [.contentUse], relation: -1)
                missing.append(fact)
                if options.assuming.contains(fact) { continue }
            }
            func holders(_ role: Key) -> [Int] {
                continuum.relations(of: Int(element)).filter { $0.key == role && $0.element >= 0 && continuum.holds($0, on: options.day) }.map { Int($0.element) }
            }
            var suppliers = holders(.providedBy)
            if suppliers.isEmpty {
                suppliers = holders(.operatedBy)
            }
            if !suppliers.isEmpty { byElement[element] = (suppliers, isCertain) }
        }
    }
}

/// Turns elements and relations into nodes and edges. One pass; the rules are those of `Documentation/en/reach.md`.
struct ReachCompiler {
    let continuum: Continuum
    let options: ReachOptions
    let entities: Entities
    let holds: Holds
    let capabilities: Capabilities
    let terms: ContentTerms
    var graph: ReachGraph
    private var transferIndex: [Transfer: Int32] = [:]
    private var guardNumbers: [[Int32]: Int32] = [:]
    /// Nodes beyond the elements, in order: where an offer lies, and what is left of an offer on an isolated network.
    private var virtual: [VirtualNode] = []
    private var virtualNumbers: [VirtualNode: Int32] = [:]
    /// The element being compiled stands on an isolated network.
    private var isIsolated = false
    /// Schemes that settle contested nexus, and whether they have checked the ownership as well.
    private var settlingSchemes: [Int32: Bool] = [:]
    private var roleKeys = [Bool](repeating: false, count: 256)

    init(
        _ continuum: Continuum, _ options: ReachOptions, _ world: ReachWorld, _ terms: ContentTerms
    ) {
        self.continuum = continuum
        self.options = options
        entities = world.entities
        holds = world.holds
        capabilities = world.capabilities
        self.terms = terms
        let unknown = Int32(continuum.elements.count)
        graph = ReachGraph(nodeCount: continuum.elements.count + 1, unknownNode: unknown, rows: RowPool(length: holds.rowLength), subjects: world.subjects)
        for role in Key.roles { roleKeys[Int(role.rawValue)] = true }
        for i in continuum.elements.indices where continuum.elements[i].kind == .scheme {
            if continuum.value(.settlesContested, of: i) == .boolean(true) { settlingSchemes[Int32(i)] = continuum.value(.settlesOwnership, of: i) == .boolean(true) }
        }
    }

    mutating func compile() {
        graph.offsets.reserveCapacity(continuum.elements.count + 64)
        graph.targets.reserveCapacity(continuum.relations.count)
        graph.codes.reserveCapacity(continuum.relations.count)
        graph.origins.reserveCapacity(continuum.relations.count)
        let cone = options.isChartOnly ? chartCone() : nil
        for element in continuum.elements.indices {
            if cone?[element] ?? true { compile(element) }
            graph.offsets.append(Int32(graph.targets.count))
        }
        graph.base[Int(graph.unknownNode)] = graph.rows.intern(holds.unknownRow)
        graph.offsets.append(Int32(graph.targets.count))
        var next = 0
        while next < virtual.count {
            let node = virtual[next]
            graph.base.append(0)
            graph.nodeCount += 1
            switch node.sort {
            case .place: compilePlace(of: Int(node.offer))
            case .keys: compileKeyHolders(of: Int(node.offer))
            case .isolated:
                isIsolated = true
                compileRelations(of: Int(node.offer), continuum.elements[Int(node.offer)].kind)
                isIsolated = false
            }
            graph.offsets.append(Int32(graph.targets.count))
            next += 1
        }
        graph.virtual = virtual
        graph.missing.append(contentsOf: terms.missing)
    }

    /// What the chart's elements lead to, themselves included.
    private func chartCone() -> [Bool] {
        var cone = [Bool](repeating: false, count: continuum.elements.count)
        var stack: [Int] = []
        for element in continuum.elements.indices where continuum.elements[element].layer == .chart {
            cone[element] = true
            stack.append(element)
        }
        func visit(_ element: Int) {
            guard !cone[element] else { return }
            cone[element] = true
            stack.append(element)
        }
        while let element = stack.popLast() {
            if continuum.elements[element].kind == .state { continue }
            for relation in continuum.relations(of: element) {
                if relation.element >= 0 { visit(Int(relation.element)) }
                for i in continuum.factRange(of: relation) {
                    if case .reference(let symbol) = continuum.facts[i].value, let target = continuum.index(of: symbol) { visit(target) }
                }
            }
        }
        return cone
    }

    /// The node that is no element: of an offer, or of a relation for its keys.
    private mutating func node(_ sort: VirtualNode.Sort, of offer: Int32) -> Int32 {
        let key = VirtualNode(offer: offer, sort: sort)
        if let known = virtualNumbers[key] { return known }
        let node = Int32(continuum.elements.count + 1 + virtual.count)
        virtual.append(key)
        virtualNumbers[key] = node
        return node
    }

    // MARK: Edges

    @inline(__always)
    private mutating func emit(_ target: Int32, _ transfer: Transfer, _ relation: Int) {
        graph.targets.append(target)
        graph.codes.append(code(transfer))
        graph.origins.append(Int32(truncatingIfNeeded: relation))
    }

    private mutating func emit(_ target: Int32, _ transfer: Transfer, _ origin: Origin) {
        if case .relation(let relation) = origin {
            emit(target, transfer, Int(relation))
            return
        }
        graph.notes.append(origin)
        graph.targets.append(target)
        graph.codes.append(code(transfer))
        graph.origins.append(~Int32(graph.notes.count - 1))
    }

    private var lastTransfer: (Transfer, Int32)?

    @inline(__always)
    private mutating func code(_ transfer: Transfer) -> Int32 {
        if let last = lastTransfer, last.0 == transfer { return last.1 }
        let code: Int32
        if let known = transferIndex[transfer] {
            code = known
        } else {
            code = Int32(graph.transfers.count)
            graph.transfers.append(transfer)
            transferIndex[transfer] = code
        }
        lastTransfer = (transfer, code)
        return code
    }

    private mutating func guardIndex(_ nodes: [Int32]) -> Int32 {
        let nodes = Array(Set(nodes)).sorted()
        if let known = guardNumbers[nodes] { return known }
        let index = Int32(graph.guards.count)
        graph.guards.append(nodes)
        // A supplier that holds the keys itself is not stopped by them.
        var suppliers = Bits(repeating: 0, count: graph.subjects.words)
        for node in nodes {
            if let bit = graph.subjects.index(ofElement: node), graph.subjects.list[bit].sort == .supplier { suppliers.insert(bit: bit) }
        }
        graph.guardSuppliers.append(suppliers)
        guardNumbers[nodes] = index
        return index
    }

    private mutating func group(members: Int, neededCertain: Int, neededPossible: Int) -> Int32 {
        graph.groups.append(
            Alternatives(members: Int32(members), neededCertain: Int32(neededCertain), neededPossible: Int32(neededPossible)))
        return Int32(graph.groups.count)
    }

    /// Records an unknown; true when it is to be taken as settled.
    private mutating func isAssumed(_ fact: MissingFact) -> Bool {
        graph.missing.append(fact)
        return options.assuming.contains(fact)
    }

    private func isCurrent(_ relation: Relation) -> Bool {
        (relation.validity == 0 || continuum.holds(relation, on: options.day)) && (relation.element >= 0 || relation.target.isUnknown)
    }

    // MARK: Elements

    private mutating func compile(_ element: Int) {
        let row = continuum.elements[element]
        // A row that a change removed stays, without a kind, so that indices hold.
        if row.kind.rawValue == 0 { return }
        switch row.kind {
        case .organisation, .person: graph.base[element] = graph.rows.intern(holds.row(of: Int(entities.entity[element])))
        case .state: graph.base[element] = graph.rows.intern(holds.territoryRow(of: Int(entities.entity[element])))
        case .bloc, .agreement, .law, .restriction, .scheme, .gradientRule, .capability, .dataClass: return
        default: break
        }
        if row.kind == .organisation {
            compileOrganisation(element)
            return
        }
        if row.kind == .person, holds.isSeatUnknown[Int(entities.entity[element])], continuum.relations(of: element).contains(where: isCurrent) {
            graph.missing.append(MissingFact(element: Int32(element), keys: [.nationality], relation: -1))
        }
        if let terms = terms.byElement[Int32(element)] { setTerms(element, terms.suppliers, terms.isCertain) }
        compileRelations(of: element, row.kind)
        compileMissing(element, row)
    }

    private mutating func compileRelations(of element: Int, _ kind: Kind) {
        let range = continuum.relationRange(of: element)
        var openGroup: (source: Int32, compiled: Int32) = (0, 0)
        var hasDoneStores = false
        var i = range.lowerBound
        while i < range.upperBound {
            let relation = continuum.relations[i]
            defer { i += 1 }
            guard isCurrent(relation) else { continue }
            if relation.group != 0, relation.group != openGroup.source {
                let members = range.filter { continuum.relations[$0].group == relation.group && isCurrent(continuum.relations[$0]) }.count
                let needed = min(Int(continuum.groups[Int(relation.group) - 1].needed), members)
                openGroup = (relation.group, group(members: members, neededCertain: needed, neededPossible: needed))
            }
            if relation.key == .storedOn, relation.group == 0 {
                if !hasDoneStores {
                    hasDoneStores = true
                    compileStores(range, of: element)
                }
                continue
            }
            compile(relation, at: i, of: element, kind: kind, group: relation.group == 0 ? 0 : openGroup.compiled)
        }
    }

    /// Several stores that are not said to be copies or parts: copies at best, parts at worst.
    private mutating func compileStores(_ range: Range<Int>, of element: Int) {
        let plain = range.filter { continuum.relations[$0].key == .storedOn && continuum.relations[$0].group == 0 && isCurrent(continuum.relations[$0]) }
        var shared: Int32 = 0
        if plain.count > 1 { shared = group(members: plain.count, neededCertain: 1, neededPossible: plain.count) }
        for i in plain { compile(continuum.relations[i], at: i, of: element, kind: .data, group: shared) }
    }

    private mutating func compile(_ relation: Relation, at i: Int, of element: Int, kind: Kind, group: Int32) {
        var target = relation.element >= 0 ? relation.element : graph.unknownNode
        if relation.element < 0 {
            if isAssumed(MissingFact(element: Int32(element), keys: [relation.key], relation: Int32(i))) { return }
        }
        var transfer: Transfer
        switch relation.key {
        case .runsOn:
            transfer = Transfer(.all)
        case .instanceOf:
            transfer = Transfer(.all)
            // On an isolated network, what the offer's people do from afar is out of reach.
            switch isolation(of: element) {
            case true?:
                if relation.element >= 0 { target = node(.isolated, of: relation.element) }
            case nil:
                if relation.element >= 0 {
                    var maybe = Transfer(certain: [], possible: .all)
                    maybe.group = group
                    if group != 0 { maybe.member = Int32(i) }
                    emit(target, maybe, i)
                    target = node(.isolated, of: relation.element)
                }
            case false?: break
            }
        case .reliesOn, .uses:
            transfer = Transfer(.stopping)
        case .storedOn:
            transfer = Transfer(.all)
            protect(&transfer, relation, i, element)
        case .carriedOver:
            transfer = Transfer(.all)
            protect(&transfer, relation, i, element)
            // End-to-end encryption shows tampering too.
            if transfer.guardedCertain.contains(.obtain) { transfer.guardedCertain.insert(.alter) }
            if transfer.guardedPossible.contains(.obtain) { transfer.guardedPossible.insert(.alter) }
        case .housedAt:
            transfer = Transfer([.obtain, .cut, .starve30d, .starve1y, .starve5y])
            protect(&transfer, relation, i, element)
        case .partOf:
            transfer = Transfer([.obtain, .cut, .starve30d, .starve1y, .starve5y])
        case .locatedIn:
            guard kind != .offer else { return }
            transfer = Transfer([.obtain, .cut, .starve30d, .starve1y, .starve5y])
        case .processedBy:
            compileProcessing(relation, i, element, target)
            return
        case .builtWith:
            transfer = builtWith(relation, i, element)
        case .performedBy:
            compileRole(relation, i, .performedBy, element, kind)
            return
        case .subcontractedTo:
            compileSubcontract(relation, i, element, kind)
            return
        default:
            guard roleKeys[Int(relation.key.rawValue)] else { return }
            compileRole(relation, i, relation.key, element, kind)
            return
        }
        transfer.group = group
        if group != 0 { transfer.member = Int32(i) }
        emit(target, transfer, i)
        switch relation.key {
        case .storedOn, .housedAt, .runsOn, .instanceOf: compilePlace(relation, i, element, transfer)
        default: break
        }
        if transfer.guardNumber >= 0 { compileKeys(relation, i, element, transfer) }
    }

    // MARK: Protection by keys

    /// Narrows `obtain` (and `alter`, where tampering would be seen) to those who also reach the holders of the keys.
    ///
    /// An unknown protection counts in the certain bound, where unknown facts give nothing, and not in the possible one.
    private mutating func protect(_ transfer: inout Transfer, _ relation: Relation, _ i: Int, _ element: Int) {
        var claimed: Planes = [], sure: Planes = []
        for (key, plane) in [(Key.encrypted, Planes.obtain), (.authenticated, .alter)] {
            switch continuum.value(key, of: relation, on: options.day) {
            case .boolean(true)?:
                claimed.insert(plane)
                sure.insert(plane)
            case .unknown?:
                claimed.insert(plane)
                if isAssumed(MissingFact(element: Int32(element), keys: [key], relation: Int32(i))) { sure.insert(plane) }
            default: break
            }
        }
        guard !claimed.isEmpty else { return }
        let keys = keyHolders(relation)
        var areKnown = keys.areKnown
        if !areKnown, isAssumed(MissingFact(element: Int32(element), keys: [.keysHeldBy], relation: Int32(i))) { areKnown = true }
        transfer.guardNumber = guardIndex(keys.holders)
        transfer.guardedCertain = claimed
        transfer.guardedPossible = areKnown ? sure : []
    }

    /// Who holds the keys can withhold them; one holder of several is enough to go on, and an unknown holder could be anyone.
    private mutating func compileKeys(_ relation: Relation, _ i: Int, _ element: Int, _ like: Transfer) {
        let keys = keyHolders(relation)
        let encrypted = continuum.value(.encrypted, of: relation, on: options.day)
        let isHarmless = !keys.areKnown
            && options.assuming.contains(MissingFact(element: Int32(element), keys: [.keysHeldBy], relation: Int32(i)))
        guard encrypted == .boolean(true) || encrypted == .unknown, !isHarmless else {
            // The guard reads its holders, so they come before.
            for holder in keys.holders { emit(holder, Transfer([]), .keys(Int32(i))) }
            return
        }
        let isSure = encrypted == .boolean(true)
        func transfer(_ planes: Planes, isKnown: Bool = true) -> Transfer {
            var transfer = isSure && isKnown ? Transfer(planes) : Transfer(certain: [], possible: planes)
            transfer.group = like.group
            transfer.member = like.member
            return transfer
        }
        if keys.holders.isEmpty {
            emit(graph.unknownNode, transfer(.stopping, isKnown: false), .keys(Int32(i)))
        } else if keys.areKnown, keys.holders.count == 1, let holder = keys.holders.first {
            emit(holder, transfer(keyPlanes(holder)), .keys(Int32(i)))
        } else {
            emit(node(.keys, of: Int32(i)), transfer(.stopping), .keys(Int32(i)))
        }
    }

    private func keyHolders(_ relation: Relation) -> (holders: [Int32], areKnown: Bool) {
        let values = continuum.values(.keysHeldBy, of: relation, on: options.day)
        let holders = values.compactMap { value -> Int32? in
            if case .reference(let symbol) = value { return continuum.index(of: symbol).map(Int32.init) }
            return nil
        }
        return (holders, !values.isEmpty && holders.count == values.count)
    }

    private func keyPlanes(_ holder: Int32) -> Planes {
        guard continuum.elements[Int(holder)].kind == .organisation else { return .stopping }
        return capabilities.line(.keysHeldBy, on: .data)?.planes ?? []
    }

    /// Several holders of the same keys: alternatives of their own.
    private mutating func compileKeyHolders(of relation: Int) {
        let keys = keyHolders(continuum.relations[relation])
        let number = group(members: keys.holders.count + (keys.areKnown ? 0 : 1), neededCertain: 1, neededPossible: 1)
        for (m, holder) in keys.holders.enumerated() {
            var transfer = Transfer(keyPlanes(holder))
            transfer.group = number
            transfer.member = Int32(m)
            emit(holder, transfer, .keys(Int32(relation)))
        }
        if !keys.areKnown {
            var transfer = Transfer(certain: [], possible: .stopping)
            transfer.group = number
            transfer.member = Int32(keys.holders.count)
            emit(graph.unknownNode, transfer, .keys(Int32(relation)))
        }
    }

    private mutating func compileProcessing(_ relation: Relation, _ i: Int, _ element: Int, _ target: Int32) {
        var transfer = Transfer([.obtain, .alter])
        if relation.element >= 0, continuum.elements[Int(relation.element)].kind == .organisation {
            transfer = Transfer(capabilities.line(.processedBy, on: .data)?.planes ?? [])
        }
        let confidential = continuum.value(.confidentialComputing, of: relation, on: options.day)
        let isAttested = continuum.token(confidential) == "attested"
        if isAttested || confidential == .unknown {
            var roots: [Int32] = []
            var areKnown = true
            let values = continuum.values(.rootOfTrust, of: relation, on: options.day)
            for value in values {
                if case .reference(let symbol) = value, let root = continuum.index(of: symbol) { roots.append(Int32(root)) } else { areKnown = false }
            }
            if values.isEmpty { areKnown = false }
            if !areKnown, isAssumed(MissingFact(element: Int32(element), keys: [.rootOfTrust], relation: Int32(i))) { areKnown = true }
            transfer.guardNumber = guardIndex(roots)
            transfer.guardedCertain = [.obtain, .alter]
            transfer.guardedPossible = isAttested && areKnown ? [.obtain, .alter] : []
            for root in roots { emit(root, Transfer([]), .keys(Int32(i))) }
        }
        emit(target, transfer, i)
    }

    /// Whether an element is isolated from the network; nil when it is said to be unknown.
    private mutating func isolation(of element: Int) -> Bool? {
        if isIsolated { return true }
        switch continuum.value(.network, of: element, on: options.day) {
        case .unknown?: return isAssumed(MissingFact(element: Int32(element), keys: [.network], relation: -1)) ? true : nil
        case .some(let value): return continuum.token(value) == "isolated"
        case nil: return false
        }
    }

    private mutating func builtWith(_ relation: Relation, _ i: Int, _ element: Int) -> Transfer {
        let isolation = isolation(of: element)
        var (certain, possible) = starving(within: 30, relation, i, element)
        switch continuum.value(.updates, of: relation, on: options.day) {
        case nil:
            certain.insert(.alter)
            possible.insert(.alter)
        case .unknown?: possible.insert(.alter)
        case .some(let value):
            if continuum.token(value) == "automatic" {
                certain.insert(.alter)
                possible.insert(.alter)
            }
        }
        if isolation != false { certain.remove(.alter) }
        if isolation == true { possible.remove(.alter) }
        return Transfer(certain: certain, possible: possible)
    }

    // MARK: Places

    /// What is kept on, housed at or an instance of an offer lies where the offer lies, unless it says where itself.
    private mutating func compilePlace(_ relation: Relation, _ i: Int, _ element: Int, _ like: Transfer) {
        guard relation.element >= 0, continuum.elements[Int(relation.element)].kind == .offer else { return }
        if continuum.relations(of: element).contains(where: { $0.key == .locatedIn && isCurrent($0) }) { return }
        let offer = relation.element
        let places = continuum.relations(of: Int(offer)).filter { $0.key == .locatedIn && isCurrent($0) }
        if places.isEmpty {
            switch continuum.token(continuum.value(.category, of: Int(offer))) {
            case "iaas", "paas", "saas", "hosting", "housing": break
            default: return
            }
        }
        let isOpen = places.count != 1 || places[places.startIndex].element < 0
        if isOpen, continuum.elements[element].layer != .base, isAssumed(MissingFact(element: Int32(element), keys: [.locatedIn], relation: -1)) { return }
        let node = node(.place, of: offer)
        var transfer = like
        transfer.certain.formIntersection([.obtain, .cut, .starve30d, .starve1y, .starve5y])
        transfer.possible.formIntersection([.obtain, .cut, .starve30d, .starve1y, .starve5y])
        emit(node, transfer, .place(Int32(i)))
    }

    private mutating func compilePlace(of offer: Int) {
        let range = continuum.relationRange(of: offer)
        let places = range.filter { continuum.relations[$0].key == .locatedIn && isCurrent(continuum.relations[$0]) }
        let planes: Planes = [.obtain, .cut, .starve30d, .starve1y, .starve5y]
        if places.isEmpty { emit(graph.unknownNode, Transfer(certain: [], possible: planes), .missing(.locatedIn)) }
        for i in places {
            let target = continuum.relations[i].element
            emit(target >= 0 ? target : graph.unknownNode, Transfer(certain: places.count == 1 ? planes : [], possible: planes), i)
        }
    }

    // MARK: Roles

    private enum Qualification { case contestedOnly, withOwnership }

    /// Whether a qualification settles contested nexus for an element, and whether it settles ownership too; nil when none does.
    private func qualification(of element: Int) -> Qualification? {
        var found: Bool?
        for relation in continuum.relations(of: element) where relation.key == .certified && isCurrent(relation) {
            if let settlesOwnership = settlingSchemes[relation.element] { found = (found ?? false) || settlesOwnership }
        }
        return found.map { $0 ? .withOwnership : .contestedOnly }
    }

    /// One who has a role in hand, −1 for unknown. A qualification settles what is contested, not what is unknown: who it is, and, unless
    /// its ownership was checked, who owns it.
    private mutating func compileHand(_ holder: Int32, _ transfer: Transfer, _ origin: Origin, settlesOwnership: Bool) {
        var open = Transfer(certain: [], possible: transfer.possible)
        open.group = transfer.group
        open.member = transfer.member
        guard holder >= 0 else {
            emit(graph.unknownNode, open, origin)
            return
        }
        emit(holder, transfer, origin)
        let entity = Int(entities.entity[Int(holder)])
        if transfer.isSettled, !settlesOwnership, entity >= 0, holds.isUnknown[entity] { emit(graph.unknownNode, open, origin) }
    }

    private mutating func compileRole(_ relation: Relation, _ i: Int, _ role: Key, _ element: Int, _ kind: Kind) {
        let category = kind == .offer ? continuum.token(continuum.value(.category, of: element)) : nil
        guard let line = capabilities.line(role, on: kind, category: category) else { return }
        var (certain, possible) = planes(of: role, line, relation, i, element)
        let isRemote = continuum.value(.viaNetwork, of: relation).map { $0 == .boolean(true) } ?? line.isRemote
        if isRemote {
            var kept = Planes.all.subtracting([.obtain, .alter, .cut])
            if line.planes.contains(.cut) { kept.subtract(.starve) }
            switch isolation(of: element) {
            case nil: certain.formIntersection(kept)
            case true?:
                certain.formIntersection(kept)
                possible.formIntersection(kept)
            case false?: break
            }
        }
        guard !possible.isEmpty else { return }
        var transfer = Transfer(certain: certain, possible: possible)
        var settlesOwnership = false
        if role != .suppliedBy, role != .licensedBy, let qualification = qualification(of: element) {
            transfer.isSettled = true
            settlesOwnership = qualification == .withOwnership
        }
        compileHand(relation.element, transfer, .relation(Int32(i)), settlesOwnership: settlesOwnership)
        compileStaff(relation, i, element, transfer, .relation(Int32(i)))
        if relation.element >= 0 { passOn(i, role, Int(relation.element), transfer, settlesOwnership: settlesOwnership) }
    }

    /// What a role gives, once the terms of the relation are read.
    private mutating func planes(of role: Key, _ line: Capabilities.Line, _ relation: Relation, _ i: Int, _ element: Int) -> (certain: Planes, possible: Planes) {
        switch role {
        case .suppliedBy:
            let starve: (certain: Planes, possible: Planes) = line.planes.contains(.starve5y) ? substitutable(starving(within: line.within, relation, i, element), element) : ([], [])
            guard line.planes.contains(.alter) else { return starve }
            switch continuum.value(.updates, of: relation, on: options.day) {
            case .some(let value) where continuum.token(value) == "automatic":
                return (starve.certain.union(.alter), starve.possible.union(.alter))
            case .some(.token): return starve
            default:
                if isAssumed(MissingFact(element: Int32(element), keys: [.updates], relation: Int32(i))) { return starve }
                return (starve.certain, starve.possible.union(.alter))
            }
        case .licensedBy:
            switch continuum.value(.activation, of: relation, on: options.day) {
            case .some(let value) where continuum.token(value) == "online": return substitutable(starving(within: 30, relation, i, element), element)
            case .some(let value) where continuum.token(value) == "subscription":
                return substitutable(starving(within: line.within, relation, i, element), element)
            case .some(.token): return ([], [])
            default:
                if isAssumed(MissingFact(element: Int32(element), keys: [.activation], relation: Int32(i))) { return ([], []) }
                return ([], substitutable(starving(within: 30, relation, i, element), element).possible)
            }
        case .supportedBy:
            let starve: (certain: Planes, possible: Planes) = line.planes.contains(.starve5y) ? substitutable(starving(within: line.within, relation, i, element), element) : ([], [])
            let hand = line.planes.intersection([.obtain, .alter])
            switch continuum.value(.access, of: relation, on: options.day) {
            case .some(let value) where continuum.token(value) == "remote": return (starve.certain.union(hand), starve.possible.union(hand))
            case .some(.token): return starve
            default:
                if isAssumed(MissingFact(element: Int32(element), keys: [.access], relation: Int32(i))) { return starve }
                return (starve.certain, starve.possible.union(hand))
            }
        default:
            return (line.planes, line.planes)
        }
    }

    /// How soon a refusal bites: as stated, or within the role's usual time; at worst at once, when it is said to be unknown.
    private mutating func starving(within days: Int32, _ relation: Relation, _ i: Int, _ element: Int) -> (certain: Planes, possible: Planes) {
        switch continuum.value(.within, of: relation, on: options.day) {
        case .horizon(let stated)?: return (.starve(within: stated), .starve(within: stated))
        case .unknown?:
            if isAssumed(MissingFact(element: Int32(element), keys: [.within], relation: Int32(i))) { return ([], []) }
            return ([], .starve)
        default: return (.starve(within: days), .starve(within: days))
        }
    }

    /// Open source that others can and do maintain is not starved by its first vendor.
    private mutating func substitutable(_ planes: (certain: Planes, possible: Planes), _ element: Int) -> (certain: Planes, possible: Planes) {
        switch continuum.value(.maintainedByOthers, of: element, on: options.day) {
        case .boolean(true)?: return ([], [])
        case .unknown?:
            if isAssumed(MissingFact(element: Int32(element), keys: [.maintainedByOthers], relation: -1)) { return ([], []) }
            return ([], planes.possible)
        default: return planes
        }
    }

    private mutating func compileSubcontract(_ relation: Relation, _ i: Int, _ element: Int, _ kind: Kind) {
        let value = continuum.value(.role, of: relation, on: options.day)
        if let word = continuum.token(value), let role = continuum.vocabulary.key(named: word) {
            compileRole(relation, i, role, element, kind)
            return
        }
        if isAssumed(MissingFact(element: Int32(element), keys: [.role], relation: Int32(i))) { return }
        guard let line = capabilities.line(.administeredBy, on: kind) else { return }
        let transfer = Transfer(certain: [], possible: line.planes)
        compileHand(relation.element, transfer, .relation(Int32(i)), settlesOwnership: false)
        compileStaff(relation, i, element, transfer, .relation(Int32(i)))
        if relation.element >= 0 { passOn(i, nil, Int(relation.element), transfer, settlesOwnership: false) }
    }

    /// Where the work is done from: the soil of those states.
    private mutating func compileStaff(_ relation: Relation, _ i: Int, _ element: Int, _ transfer: Transfer, _ origin: Origin) {
        for value in continuum.values(.staffIn, of: relation, on: options.day) {
            if case .reference(let symbol) = value, let state = continuum.index(of: symbol) {
                emit(Int32(state), transfer, origin)
            } else if !isAssumed(MissingFact(element: Int32(element), keys: [.staffIn], relation: Int32(i))) {
                compileHand(-1, transfer, origin, settlesOwnership: false)
            }
        }
    }

    /// An organisation's usual subcontractors take part in what it does; their role is unknown if not stated, and so is then what they pass
    /// on themselves.
    /// - Parameter role: nil when it is unknown which role is passed on.
    private mutating func passOn(_ i: Int, _ role: Key?, _ contractor: Int, _ transfer: Transfer, settlesOwnership: Bool) {
        // Who is reached, and whether for certain.
        var reached: [Int: Bool] = [contractor: true]
        var frontier = [(organisation: contractor, isCertain: true)]
        let name = role.map { continuum.vocabulary.name(of: $0) }
        while let (organisation, isCertain) = frontier.popLast() {
            for j in continuum.relationRange(of: organisation) {
                let sub = continuum.relations[j]
                guard sub.key == .subcontractsTo, isCurrent(sub) else { continue }
                var isSure = isCertain
                if let word = continuum.token(continuum.value(.role, of: sub, on: options.day)) {
                    guard name == nil || word == name else { continue }
                } else {
                    if isAssumed(MissingFact(element: Int32(organisation), keys: [.role], relation: Int32(j))) { continue }
                    isSure = false
                }
                if sub.element < 0, isAssumed(MissingFact(element: Int32(organisation), keys: [.subcontractsTo], relation: Int32(j))) { continue }
                var passed = transfer
                if !isSure { passed.certain = [] }
                compileHand(sub.element, passed, .passedOn(Int32(i), Int32(j)), settlesOwnership: settlesOwnership)
                compileStaff(sub, j, organisation, passed, .passedOn(Int32(i), Int32(j)))
                guard sub.element >= 0 else { continue }
                let next = Int(sub.element)
                if reached[next] == nil || isSure && reached[next] == false {
                    reached[next] = isSure
                    frontier.append((next, isSure))
                }
            }
        }
    }

    private mutating func compileOrganisation(_ element: Int) {
        // An organisation is reached through those who hold it, which its row already says.
        let entity = Int(entities.entity[element])
        if continuum.elements[element].layer == .chart { graph.expectedFacts += 2 }
        if entities.isOwnerUnknown[entity] { graph.missing.append(MissingFact(element: Int32(element), keys: [.owners, .ownership], relation: -1)) }
        if holds.isSeatUnknown[entity] { graph.missing.append(MissingFact(element: Int32(element), keys: [.seat], relation: -1)) }
        if holds.isPresenceUnknown[entity] { graph.missing.append(MissingFact(element: Int32(element), keys: [.presence], relation: -1)) }
    }

    // MARK: What nobody says

    private mutating func compileMissing(_ element: Int, _ row: ElementRow) {
        for keys in continuum.vocabulary.definition(of: row.kind).expected {
            if row.layer == .chart { graph.expectedFacts += 1 }
            let isSaid = keys.contains { key in
                continuum.vocabulary.definition(of: key).isRelation
                    ? continuum.relations(of: element).contains { $0.key == key && isCurrent($0) }
                    : continuum.value(key, of: element, on: options.day) != nil
            }
            if isSaid {
                if keys == [.dataClass], continuum.value(.dataClass, of: element, on: options.day) == .unknown {
                    graph.missing.append(MissingFact(element: Int32(element), keys: keys, relation: -1))
                }
                continue
            }
            if isAssumed(MissingFact(element: Int32(element), keys: keys, relation: -1)) { continue }
            let planes: Planes
            switch keys[0] {
            case .storedOn, .runsOn: planes = .all
            case .operatedBy: planes = row.kind == .site ? [.obtain, .cut, .starve30d, .starve1y, .starve5y] : .all
            case .suppliedBy: planes = [.alter, .starve30d, .starve1y, .starve5y]
            case .locatedIn, .housedAt: planes = [.obtain, .cut, .starve30d, .starve1y, .starve5y]
            default: continue
            }
            emit(graph.unknownNode, Transfer(certain: [], possible: planes), .missing(keys[0]))
        }
    }

    private mutating func setTerms(_ element: Int, _ suppliers: [Int], _ isCertain: Bool) {
        var row = [UInt64](repeating: 0, count: holds.rowLength)
        for supplier in suppliers {
            guard let bit = graph.subjects.index(ofElement: Int32(supplier)) else { continue }
            let word = bit >> 6, mask = UInt64(1) << UInt64(bit & 63)
            if isCertain { row[word] |= mask }
            row[Plane.count * holds.words + word] |= mask
            graph.contentTerms[Int32(element)] = (bit, isCertain)
        }
        graph.base[element] = graph.rows.intern(row)
    }
}
