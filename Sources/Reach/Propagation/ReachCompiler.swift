import Continuum
import Knowledge

/// Turns elements and relations into nodes and edges. One pass; the rules are those of `Documentation/en/reach.md`.
struct ReachCompiler {
    let input: CompilerInput
    var graph: ReachGraph
    var transferIndex: [Transfer: Int32] = [:]
    var guardNumbers: [[Int32]: Int32] = [:]
    /// Nodes beyond the elements, in order: where an offer lies, and what is left of an offer on an isolated network.
    var virtual: [VirtualNode] = []
    var virtualNumbers: [VirtualNode: Int32] = [:]
    /// The element being compiled stands on an isolated network.
    var isIsolated = false
    /// The links between places, made when a path is first asked for.
    var links: LinkNetwork?
    /// What a certification settles for the element being compiled.
    var qualification: Qualification?
    /// Codes of the transfers without guard, alternatives or member, by their planes: most of them
    /// (benchmark `reach`: hashing a transfer for each of five million edges took a third of compiling).
    var plainCodes = ContiguousArray<Int32>(repeating: -1, count: 1 << 13)

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
    func chartCone() -> [Bool] {
        var cone = [Bool](repeating: false, count: input.elements.count)
        var stack: [Int] = []
        for element in input.elements.indices where input.elements[element].layer == .chart && input.elements[element].kind != .answer {
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
    mutating func node(_ sort: VirtualNode.Sort, of offer: Int32) -> Int32 {
        let key = VirtualNode(offer: offer, sort: sort)
        if let known = virtualNumbers[key] { return known }
        let node = Int32(input.elements.count + 1 + virtual.count)
        virtual.append(key)
        virtualNumbers[key] = node
        return node
    }

    // MARK: Edges

    @inline(__always)
    mutating func emit(_ target: Int32, _ transfer: Transfer, _ relation: Int) {
        graph.targets.append(target)
        graph.codes.append(code(transfer))
        graph.origins.append(Int32(truncatingIfNeeded: relation))
    }

    mutating func emit(_ target: Int32, _ transfer: Transfer, _ origin: Origin) {
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
    mutating func code(_ transfer: Transfer) -> Int32 {
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

    mutating func append(_ transfer: Transfer) -> Int32 {
        graph.transfers.append(transfer)
        return Int32(truncatingIfNeeded: graph.transfers.count - 1)
    }

    mutating func guardIndex(_ nodes: [Int32]) -> Int32 {
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

    mutating func group(members: Int, neededCertain: Int, neededPossible: Int) -> Int32 {
        graph.groups.append(
            Alternatives(members: Int32(members), neededCertain: Int32(neededCertain), neededPossible: Int32(neededPossible)))
        return Int32(graph.groups.count)
    }

    /// Records an unknown; true when it is to be taken as settled.
    mutating func isAssumed(_ fact: MissingFact) -> Bool {
        graph.missing.append(fact)
        return !input.options.assuming.isEmpty && input.options.assuming.contains(fact)
    }

    // MARK: Elements

    mutating func compile(_ element: Int) {
        let row = input.elements[element]
        // A row that a change removed stays, without a kind, so that indices hold.
        if row.kind.rawValue == 0 { return }
        switch row.kind {
        case .organisation, .person, .state: setOwnRow(element, isSoil: row.kind == .state)
        case .bloc, .agreement, .law, .restriction, .scheme, .gradientRule, .capability, .dataClass: return
        case .framework, .level, .objective, .requirement, .rung, .statement, .profile, .classLimit, .answer: return
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

    mutating func setOwnRow(_ element: Int, isSoil: Bool) {
        guard element < input.entities.entity.count, input.entities.entity[element] >= 0 else { return }
        let entity = Int(input.entities.entity[element])
        if entity < input.rowOfEntity.count {
            graph.base[element] = input.rowOfEntity[entity]
        } else {
            graph.base[element] = graph.rows.intern(isSoil ? input.holds.territoryRow(of: entity) : input.holds.row(of: entity))
        }
    }

    mutating func compileRelations(of element: Int, _ kind: Kind) {
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
    mutating func compileStores(_ range: Range<Int>, of element: Int) {
        var count = 0
        for i in range where input.isPlainStore(input.relations[i]) { count += 1 }
        var shared: Int32 = 0
        if count > 1 { shared = group(members: count, neededCertain: 1, neededPossible: count) }
        for i in range where input.isPlainStore(input.relations[i]) {
            compile(input.relations[i], at: i, of: element, kind: .data, group: shared)
        }
    }

    mutating func compile(_ relation: Relation, at i: Int, of element: Int, kind: Kind, group: Int32) {
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
        case .reliesOn, .uses, .failsWith:
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
        case .pathTo:
            compilePath(relation, i, element)
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

    // MARK: What nobody says

    mutating func compileMissing(_ element: Int, _ row: ElementRow) {
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

    mutating func setTerms(_ element: Int, _ suppliers: [Int], _ isCertain: Bool) {
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
