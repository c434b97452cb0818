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
    let fixed: CompilerTables
    /// What each entity has of its own, as rows made once for all trials (benchmark `assess`); nil where unknowns are taken as settled.
    let rows: RowPool?
    let rowOfEntity: ContiguousArray<Int32>

    init(_ continuum: Continuum, _ options: ReachOptions, _ kinds: KindColumn, suppliers: [Int]) {
        let laws = kinds.list(.law).map { Int($0) }
        let blocs = kinds.list(.bloc).map { Int($0) }.filter { options.together.contains($0) || Self.legislates($0, laws, continuum) }
        subjects = Subjects(continuum, states: kinds.list(.state), blocs: blocs, suppliers: suppliers)
        book = LawBook(continuum, laws: laws, subjects: subjects, together: options.together, on: options.day)
        entities = Entities(continuum, on: options.day)
        holds = Holds(continuum, entities: entities, subjects: subjects, book: book, assuming: options.assuming, on: options.day)
        capabilities = Capabilities(continuum)
        fixed = CompilerTables(continuum, entities, kinds)
        var rows = RowPool(length: holds.rowLength)
        var rowOfEntity: ContiguousArray<Int32> = []
        for (e, element) in entities.elements.enumerated() {
            rowOfEntity.append(rows.intern(kinds.isKind(element, .state) ? holds.territoryRow(of: e) : holds.row(of: e)))
        }
        self.rowOfEntity = rowOfEntity
        self.rows = rows
    }

    private init(_ world: ReachWorld, holds: Holds) {
        subjects = world.subjects
        book = world.book
        entities = world.entities
        capabilities = world.capabilities
        fixed = world.fixed
        rows = nil
        rowOfEntity = []
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

    private static func legislates(_ bloc: Int, _ laws: [Int], _ continuum: Continuum) -> Bool {
        laws.contains { i in
            continuum.relations(of: i).contains { $0.key == .ofState && Int($0.element) == bloc }
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
        let kinds = KindColumn(continuum)
        let terms = ContentTerms(continuum, options, kinds)
        if let world, world.isUntouched(by: patch, continuum, suppliers: terms.suppliers) {
            self.world = world.assuming(options, continuum)
            isWorldReused = true
        } else {
            isWorldReused = false
            self.world = ReachWorld(continuum, options, kinds, suppliers: terms.suppliers)
        }
        var compiler = ReachCompiler(CompilerInput(continuum, options, self.world, terms, kinds), self.world)
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

    init(_ continuum: Continuum, _ options: ReachOptions, _ kinds: KindColumn) {
        // What the chart itself runs, and the offers that it leads to at once.
        var isRelevant = ContiguousArray<Bool>(repeating: false, count: continuum.elements.count)
        for i in continuum.elements.indices where continuum.elements[i].layer == .chart {
            switch continuum.elements[i].kind {
            case .application, .platform: isRelevant[i] = true
            default: break
            }
            for r in continuum.relationRange(of: i) {
                let relation = continuum.relations[r]
                if relation.element >= 0, kinds.isKind(relation.element, .offer), continuum.holds(relation, on: options.day) {
                    isRelevant[Int(relation.element)] = true
                }
            }
        }
        let improve = continuum.strings.find("improve"), train = continuum.strings.find("train")
        for i in continuum.elements.indices where isRelevant[i] {
            let element = Int32(i)
            let isCertain: Bool
            switch continuum.value(.contentUse, of: i, on: options.day) {
            case .token(let word)?:
                guard word == improve || word == train else { continue }
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
    private let input: CompilerInput
    var graph: ReachGraph
    private var transferIndex: [Transfer: Int32] = [:]
    private var guardNumbers: [[Int32]: Int32] = [:]
    /// Nodes beyond the elements, in order: where an offer lies, and what is left of an offer on an isolated network.
    private var virtual: [VirtualNode] = []
    private var virtualNumbers: [VirtualNode: Int32] = [:]
    /// The element being compiled stands on an isolated network.
    private var isIsolated = false
    /// What a certification settles for the element being compiled.
    private var qualification: Qualification?
    /// Codes of the transfers without guard, alternatives or member, by their planes: most of them
    /// (benchmark `reach`: hashing a transfer for each of five million edges took a third of compiling).
    private var plainCodes = ContiguousArray<Int32>(repeating: -1, count: 1 << 13)

    init(_ input: CompilerInput, _ world: ReachWorld) {
        self.input = input
        let count = input.elements.count
        graph = ReachGraph(nodeCount: count + 1, unknownNode: Int32(count), rows: world.rows ?? RowPool(length: input.holds.rowLength), subjects: world.subjects)
    }

    mutating func compile() {
        graph.offsets.reserveCapacity(input.elements.count + 64)
        graph.targets.reserveCapacity(input.continuum.relations.count)
        graph.codes.reserveCapacity(input.continuum.relations.count)
        graph.origins.reserveCapacity(input.continuum.relations.count)
        let cone = input.options.isChartOnly ? chartCone() : nil
        for element in input.elements.indices {
            if cone?[element] ?? true { compile(element) }
            graph.offsets.append(Int32(graph.targets.count))
        }
        graph.base[Int(graph.unknownNode)] = graph.rows.intern(input.holds.unknownRow)
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
                compileRelations(of: Int(node.offer), input.elements[Int(node.offer)].kind)
                isIsolated = false
            }
            graph.offsets.append(Int32(graph.targets.count))
            next += 1
        }
        graph.virtual = virtual
        graph.missing.append(contentsOf: input.terms.missing)
    }

    /// What the chart's elements lead to, themselves included.
    private func chartCone() -> [Bool] {
        var cone = [Bool](repeating: false, count: input.elements.count)
        var stack: [Int] = []
        for element in input.elements.indices where input.elements[element].layer == .chart {
            cone[element] = true
            stack.append(element)
        }
        func visit(_ element: Int) {
            guard !cone[element] else { return }
            cone[element] = true
            stack.append(element)
        }
        while let element = stack.popLast() {
            if input.elements[element].kind == .state { continue }
            for r in input.relationSpan(element) {
                let relation = input.relations[r]
                if relation.element >= 0 { visit(Int(relation.element)) }
                for i in Int(relation.factsStart)..<Int(relation.factsStart + relation.factsCount) {
                    if case .reference(let symbol) = input.facts[i].value, let target = input.continuum.index(of: symbol) { visit(target) }
                }
            }
        }
        return cone
    }

    /// The node that is no element: of an offer, or of a relation for its keys.
    private mutating func node(_ sort: VirtualNode.Sort, of offer: Int32) -> Int32 {
        let key = VirtualNode(offer: offer, sort: sort)
        if let known = virtualNumbers[key] { return known }
        let node = Int32(input.elements.count + 1 + virtual.count)
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

    @inline(__always)
    private mutating func code(_ transfer: Transfer) -> Int32 {
        if transfer.group == 0, transfer.guardNumber < 0, transfer.member == 0 {
            let slot = Int(transfer.certain.rawValue & 63) | Int(transfer.possible.rawValue & 63) << 6 | (transfer.isSettled ? 1 << 12 : 0)
            if plainCodes[slot] >= 0 { return plainCodes[slot] }
            plainCodes[slot] = append(transfer)
            return plainCodes[slot]
        }
        // An alternative has a transfer of its own.
        if transfer.group != 0 { return append(transfer) }
        if let known = transferIndex[transfer] { return known }
        let code = append(transfer)
        transferIndex[transfer] = code
        return code
    }

    private mutating func append(_ transfer: Transfer) -> Int32 {
        graph.transfers.append(transfer)
        return Int32(truncatingIfNeeded: graph.transfers.count - 1)
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
        return !input.options.assuming.isEmpty && input.options.assuming.contains(fact)
    }

    // MARK: Elements

    private mutating func compile(_ element: Int) {
        let row = input.elements[element]
        // A row that a change removed stays, without a kind, so that indices hold.
        if row.kind.rawValue == 0 { return }
        switch row.kind {
        case .organisation, .person, .state: setOwnRow(element, isSoil: row.kind == .state)
        case .bloc, .agreement, .law, .restriction, .scheme, .gradientRule, .capability, .dataClass: return
        default: break
        }
        if row.kind == .organisation {
            compileOrganisation(element)
            return
        }
        if row.kind == .person, input.holds.isSeatUnknown[Int(input.entities.entity[element])],
            input.relationSpan(element).contains(where: { input.isCurrent(input.relations[$0]) })
        {
            graph.missing.append(MissingFact(element: Int32(element), keys: [.nationality], relation: -1))
        }
        if !input.terms.byElement.isEmpty, let found = input.terms.byElement[Int32(element)] { setTerms(element, found.suppliers, found.isCertain) }
        compileRelations(of: element, row.kind)
        compileMissing(element, row)
    }

    private mutating func setOwnRow(_ element: Int, isSoil: Bool) {
        guard element < input.entities.entity.count, input.entities.entity[element] >= 0 else { return }
        let entity = Int(input.entities.entity[element])
        if entity < input.rowOfEntity.count {
            graph.base[element] = input.rowOfEntity[entity]
        } else {
            graph.base[element] = graph.rows.intern(isSoil ? input.holds.territoryRow(of: entity) : input.holds.row(of: entity))
        }
    }

    private mutating func compileRelations(of element: Int, _ kind: Kind) {
        let range = input.relationSpan(element)
        var openGroup: (source: Int32, compiled: Int32) = (0, 0)
        var hasDoneStores = false
        qualification = input.fixed.settlingSchemes.isEmpty ? nil : input.qualification(of: element)
        for i in range {
            let relation = input.relations[i]
            guard input.isCurrent(relation) else { continue }
            if relation.group != 0, relation.group != openGroup.source {
                var members = 0
                for j in range where input.relations[j].group == relation.group && input.isCurrent(input.relations[j]) { members += 1 }
                let needed = min(Int(input.groups[Int(relation.group) - 1].needed), members)
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
        var count = 0
        for i in range where input.isPlainStore(input.relations[i]) { count += 1 }
        var shared: Int32 = 0
        if count > 1 { shared = group(members: count, neededCertain: 1, neededPossible: count) }
        for i in range where input.isPlainStore(input.relations[i]) {
            compile(input.relations[i], at: i, of: element, kind: .data, group: shared)
        }
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
            guard input.fixed.roleKeys[Int(relation.key.rawValue)] else { return }
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
        if relation.factsCount == 0 { return }
        var claimed: Planes = [], sure: Planes = []
        for (key, plane) in [(Key.encrypted, Planes.obtain), (.authenticated, .alter)] {
            switch input.attribute(key, relation, input.options.day) {
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
        let keys = input.keyHolders(relation)
        var areKnown = keys.areKnown
        if !areKnown, isAssumed(MissingFact(element: Int32(element), keys: [.keysHeldBy], relation: Int32(i))) { areKnown = true }
        transfer.guardNumber = guardIndex(keys.holders)
        transfer.guardedCertain = claimed
        transfer.guardedPossible = areKnown ? sure : []
    }

    /// Who holds the keys can withhold them; one holder of several is enough to go on, and an unknown holder could be anyone.
    private mutating func compileKeys(_ relation: Relation, _ i: Int, _ element: Int, _ like: Transfer) {
        let keys = input.keyHolders(relation)
        let encrypted = input.attribute(.encrypted, relation, input.options.day)
        let isHarmless = !keys.areKnown
            && input.options.assuming.contains(MissingFact(element: Int32(element), keys: [.keysHeldBy], relation: Int32(i)))
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
            emit(holder, transfer(input.keyPlanes(holder)), .keys(Int32(i)))
        } else {
            emit(node(.keys, of: Int32(i)), transfer(.stopping), .keys(Int32(i)))
        }
    }

    /// Several holders of the same keys: alternatives of their own.
    private mutating func compileKeyHolders(of relation: Int) {
        let keys = input.keyHolders(input.relations[relation])
        let number = group(members: keys.holders.count + (keys.areKnown ? 0 : 1), neededCertain: 1, neededPossible: 1)
        for (m, holder) in keys.holders.enumerated() {
            var transfer = Transfer(input.keyPlanes(holder))
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
        if relation.element >= 0, input.kinds.isKind(relation.element, .organisation) {
            transfer = Transfer(input.capabilities.line(.processedBy, on: .data)?.planes ?? [])
        }
        let confidential = input.attribute(.confidentialComputing, relation, input.options.day)
        let isAttested = CompilerWords.isWord(confidential, input.words.attested)
        if isAttested || confidential == .unknown {
            var roots: [Int32] = []
            var areKnown = true
            let values = input.continuum.values(.rootOfTrust, of: relation, on: input.options.day)
            for value in values {
                if case .reference(let symbol) = value, let root = input.continuum.index(of: symbol) { roots.append(Int32(root)) } else { areKnown = false }
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
        switch input.attribute(.network, of: element, input.options.day) {
        case .unknown?: return isAssumed(MissingFact(element: Int32(element), keys: [.network], relation: -1)) ? true : nil
        case .some(let value): return CompilerWords.isWord(value, input.words.isolated)
        case nil: return false
        }
    }

    private mutating func builtWith(_ relation: Relation, _ i: Int, _ element: Int) -> Transfer {
        let isolation = isolation(of: element)
        var (certain, possible) = starving(within: 30, relation, i, element)
        switch input.attribute(.updates, relation, input.options.day) {
        case nil:
            certain.insert(.alter)
            possible.insert(.alter)
        case .unknown?: possible.insert(.alter)
        case .some(let value):
            if CompilerWords.isWord(value, input.words.automatic) {
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
        guard relation.element >= 0, input.kinds.isKind(relation.element, .offer) else { return }
        for r in input.relationSpan(element) where input.relations[r].key == .locatedIn && input.isCurrent(input.relations[r]) { return }
        let offer = relation.element
        let places = input.relationSpan(Int(offer)).filter { input.relations[$0].key == .locatedIn && input.isCurrent(input.relations[$0]) }
        if places.isEmpty {
            switch input.continuum.token(input.continuum.value(.category, of: Int(offer))) {
            case "iaas", "paas", "saas", "hosting", "housing": break
            default: return
            }
        }
        let isOpen = places.count != 1 || input.relations[places[0]].element < 0
        if isOpen, input.elements[element].layer != .base, isAssumed(MissingFact(element: Int32(element), keys: [.locatedIn], relation: -1)) { return }
        let node = node(.place, of: offer)
        var transfer = like
        transfer.certain.formIntersection([.obtain, .cut, .starve30d, .starve1y, .starve5y])
        transfer.possible.formIntersection([.obtain, .cut, .starve30d, .starve1y, .starve5y])
        emit(node, transfer, .place(Int32(i)))
    }

    private mutating func compilePlace(of offer: Int) {
        let range = input.relationSpan(offer)
        let places = range.filter { input.relations[$0].key == .locatedIn && input.isCurrent(input.relations[$0]) }
        let planes: Planes = [.obtain, .cut, .starve30d, .starve1y, .starve5y]
        if places.isEmpty { emit(graph.unknownNode, Transfer(certain: [], possible: planes), .missing(.locatedIn)) }
        for i in places {
            let target = input.relations[i].element
            emit(target >= 0 ? target : graph.unknownNode, Transfer(certain: places.count == 1 ? planes : [], possible: planes), i)
        }
    }

    // MARK: Roles

    /// One who has a role in hand, −1 for unknown. A qualification settles what is contested, not what is unknown: who it is, and, unless
    /// its ownership was checked, who owns it.
    private mutating func compileHand(_ holder: Int32, _ transfer: Transfer, _ origin: Origin, settlesOwnership: Bool) {
        if holder >= 0 {
            emit(holder, transfer, origin)
            if !transfer.isSettled || settlesOwnership { return }
            let entity = Int(input.entities.entity[Int(holder)])
            guard entity >= 0, input.holds.isUnknown[entity] else { return }
        }
        var open = Transfer(certain: [], possible: transfer.possible)
        open.group = transfer.group
        open.member = transfer.member
        emit(graph.unknownNode, open, origin)
    }

    private mutating func compileRole(_ relation: Relation, _ i: Int, _ role: Key, _ element: Int, _ kind: Kind) {
        let category = kind == .offer ? input.continuum.token(input.continuum.value(.category, of: element)) : nil
        guard let line = input.capabilities.line(role, on: kind, category: category) else { return }
        var (certain, possible) = planes(of: role, line, relation, i, element)
        let isRemote =
            input.attribute(.viaNetwork, relation, nil).map { if case .boolean(true) = $0 { true } else { false } } ?? line.isRemote
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
        if role != .suppliedBy, role != .licensedBy, let qualification {
            transfer.isSettled = true
            settlesOwnership = qualification == .withOwnership
        }
        compileHand(relation.element, transfer, .relation(Int32(i)), settlesOwnership: settlesOwnership)
        if input.says(.staffIn, relation) { compileStaff(relation, i, element, transfer, .relation(Int32(i))) }
        if relation.element >= 0, input.mayPassOn(relation.element) { passOn(i, role, Int(relation.element), transfer, settlesOwnership: settlesOwnership) }
    }

    /// What a role gives, once the terms of the relation are read.
    private mutating func planes(of role: Key, _ line: Capabilities.Line, _ relation: Relation, _ i: Int, _ element: Int) -> (certain: Planes, possible: Planes) {
        switch role {
        case .suppliedBy:
            let starve: (certain: Planes, possible: Planes) = line.planes.contains(.starve5y) ? substitutable(starving(within: line.within, relation, i, element), element) : ([], [])
            guard line.planes.contains(.alter) else { return starve }
            switch input.attribute(.updates, relation, input.options.day) {
            case .some(let value) where CompilerWords.isWord(value, input.words.automatic):
                return (starve.certain.union(.alter), starve.possible.union(.alter))
            case .some(.token): return starve
            default:
                if isAssumed(MissingFact(element: Int32(element), keys: [.updates], relation: Int32(i))) { return starve }
                return (starve.certain, starve.possible.union(.alter))
            }
        case .licensedBy:
            switch input.attribute(.activation, relation, input.options.day) {
            case .some(let value) where CompilerWords.isWord(value, input.words.online): return substitutable(starving(within: 30, relation, i, element), element)
            case .some(let value) where CompilerWords.isWord(value, input.words.subscription):
                return substitutable(starving(within: line.within, relation, i, element), element)
            case .some(.token): return ([], [])
            default:
                if isAssumed(MissingFact(element: Int32(element), keys: [.activation], relation: Int32(i))) { return ([], []) }
                return ([], substitutable(starving(within: 30, relation, i, element), element).possible)
            }
        case .supportedBy:
            let starve: (certain: Planes, possible: Planes) = line.planes.contains(.starve5y) ? substitutable(starving(within: line.within, relation, i, element), element) : ([], [])
            let hand = line.planes.intersection([.obtain, .alter])
            switch input.attribute(.access, relation, input.options.day) {
            case .some(let value) where CompilerWords.isWord(value, input.words.remote): return (starve.certain.union(hand), starve.possible.union(hand))
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
        switch input.attribute(.within, relation, input.options.day) {
        case .horizon(let stated)?: return (.starve(within: stated), .starve(within: stated))
        case .unknown?:
            if isAssumed(MissingFact(element: Int32(element), keys: [.within], relation: Int32(i))) { return ([], []) }
            return ([], .starve)
        default: return (.starve(within: days), .starve(within: days))
        }
    }

    /// Open source that others can and do maintain is not starved by its first vendor.
    private mutating func substitutable(_ planes: (certain: Planes, possible: Planes), _ element: Int) -> (certain: Planes, possible: Planes) {
        switch input.attribute(.maintainedByOthers, of: element, input.options.day) {
        case .boolean(true)?: return ([], [])
        case .unknown?:
            if isAssumed(MissingFact(element: Int32(element), keys: [.maintainedByOthers], relation: -1)) { return ([], []) }
            return ([], planes.possible)
        default: return planes
        }
    }

    private mutating func compileSubcontract(_ relation: Relation, _ i: Int, _ element: Int, _ kind: Kind) {
        let value = input.attribute(.role, relation, input.options.day)
        if let word = input.continuum.token(value), let role = input.continuum.vocabulary.key(named: word) {
            compileRole(relation, i, role, element, kind)
            return
        }
        if isAssumed(MissingFact(element: Int32(element), keys: [.role], relation: Int32(i))) { return }
        guard let line = input.capabilities.line(.administeredBy, on: kind) else { return }
        let transfer = Transfer(certain: [], possible: line.planes)
        compileHand(relation.element, transfer, .relation(Int32(i)), settlesOwnership: false)
        if input.says(.staffIn, relation) { compileStaff(relation, i, element, transfer, .relation(Int32(i))) }
        if relation.element >= 0, input.mayPassOn(relation.element) { passOn(i, nil, Int(relation.element), transfer, settlesOwnership: false) }
    }

    /// Where the work is done from: the soil of those states.
    private mutating func compileStaff(_ relation: Relation, _ i: Int, _ element: Int, _ transfer: Transfer, _ origin: Origin) {
        for value in input.continuum.values(.staffIn, of: relation, on: input.options.day) {
            if case .reference(let symbol) = value, let state = input.continuum.index(of: symbol) {
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
        let name = role.map { input.continuum.vocabulary.name(of: $0) }
        while let (organisation, isCertain) = frontier.popLast() {
            for j in input.relationSpan(organisation) {
                let sub = input.relations[j]
                guard sub.key == .subcontractsTo, input.isCurrent(sub) else { continue }
                var isSure = isCertain
                if let word = input.continuum.token(input.attribute(.role, sub, input.options.day)) {
                    guard name == nil || word == name else { continue }
                } else {
                    if isAssumed(MissingFact(element: Int32(organisation), keys: [.role], relation: Int32(j))) { continue }
                    isSure = false
                }
                if sub.element < 0, isAssumed(MissingFact(element: Int32(organisation), keys: [.subcontractsTo], relation: Int32(j))) { continue }
                var passed = transfer
                if !isSure { passed.certain = [] }
                compileHand(sub.element, passed, .passedOn(Int32(i), Int32(j)), settlesOwnership: settlesOwnership)
                if input.says(.staffIn, sub) { compileStaff(sub, j, organisation, passed, .passedOn(Int32(i), Int32(j))) }
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
        let entity = Int(input.entities.entity[element])
        if input.elements[element].layer == .chart { graph.expectedFacts += 2 }
        if input.entities.isOwnerUnknown[entity] { graph.missing.append(MissingFact(element: Int32(element), keys: [.owners, .ownership], relation: -1)) }
        if input.holds.isSeatUnknown[entity] { graph.missing.append(MissingFact(element: Int32(element), keys: [.seat], relation: -1)) }
        if input.holds.isPresenceUnknown[entity] { graph.missing.append(MissingFact(element: Int32(element), keys: [.presence], relation: -1)) }
    }

    // MARK: What nobody says

    private mutating func compileMissing(_ element: Int, _ row: ElementRow) {
        let lines = input.fixed.expectations.lines(row.kind)
        if lines.isEmpty { return }
        var said: (UInt64, UInt64) = (0, 0)
        for i in input.relationSpan(element) where input.isCurrent(input.relations[i]) { Expectations.insert(input.relations[i].key, into: &said) }
        for line in lines {
            if row.layer == .chart { graph.expectedFacts += 1 }
            var isSaid = said.0 & line.relations.0 | said.1 & line.relations.1 != 0
            if !isSaid {
                for key in line.attributes where input.attribute(key, of: element, input.options.day) != nil { isSaid = true }
            }
            if isSaid {
                guard line.isDataClass else { continue }
                let keys = line.keys
                if input.isUnknown(.dataClass, of: element) {
                    graph.missing.append(MissingFact(element: Int32(element), keys: keys, relation: -1))
                }
                continue
            }
            let keys = line.keys
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
        var row = [UInt64](repeating: 0, count: input.holds.rowLength)
        for supplier in suppliers {
            guard let bit = graph.subjects.index(ofElement: Int32(supplier)) else { continue }
            let word = bit >> 6, mask = UInt64(1) << UInt64(bit & 63)
            if isCertain { row[word] |= mask }
            row[Plane.count * input.holds.words + word] |= mask
            graph.contentTerms[Int32(element)] = (bit, isCertain)
        }
        graph.base[element] = graph.rows.intern(row)
    }
}
