import Continuum
import Knowledge

/// What roles make possible, on what terms, and to whom they are passed on.
extension ReachCompiler {
    /// One who has a role in hand, −1 for unknown. A qualification settles what is contested, not what is unknown: who it is, and, unless
    /// its ownership was checked, who owns it.
    mutating func compileHand(_ holder: Int32, _ transfer: Transfer, _ origin: Origin, settlesOwnership: Bool) {
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

    mutating func compileRole(_ relation: Relation, _ i: Int, _ role: Key, _ element: Int, _ kind: Kind) {
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
    mutating func planes(of role: Key, _ line: Capabilities.Line, _ relation: Relation, _ i: Int, _ element: Int) -> (certain: Planes, possible: Planes) {
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
    mutating func starving(within days: Int32, _ relation: Relation, _ i: Int, _ element: Int) -> (certain: Planes, possible: Planes) {
        switch input.attribute(.within, relation, input.options.day) {
        case .horizon(let stated)?: return (.starve(within: stated), .starve(within: stated))
        case .unknown?:
            if isAssumed(MissingFact(element: Int32(element), keys: [.within], relation: Int32(i))) { return ([], []) }
            return ([], .starve)
        default: return (.starve(within: days), .starve(within: days))
        }
    }

    /// Open source that others can and do maintain is not starved by its first vendor.
    mutating func substitutable(_ planes: (certain: Planes, possible: Planes), _ element: Int) -> (certain: Planes, possible: Planes) {
        switch input.attribute(.maintainedByOthers, of: element, input.options.day) {
        case .boolean(true)?: return ([], [])
        case .unknown?:
            if isAssumed(MissingFact(element: Int32(element), keys: [.maintainedByOthers], relation: -1)) { return ([], []) }
            return ([], planes.possible)
        default: return planes
        }
    }

    mutating func compileSubcontract(_ relation: Relation, _ i: Int, _ element: Int, _ kind: Kind) {
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
    mutating func compileStaff(_ relation: Relation, _ i: Int, _ element: Int, _ transfer: Transfer, _ origin: Origin) {
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
    mutating func passOn(_ i: Int, _ role: Key?, _ contractor: Int, _ transfer: Transfer, settlesOwnership: Bool) {
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

    mutating func compileOrganisation(_ element: Int) {
        // An organisation is reached through those who hold it, which its row already says.
        let entity = Int(input.entities.entity[element])
        if input.elements[element].layer == .chart { graph.expectedFacts += 2 }
        if input.entities.isOwnerUnknown[entity] { graph.missing.append(MissingFact(element: Int32(element), keys: [.owners, .ownership], relation: -1)) }
        if input.holds.isSeatUnknown[entity] { graph.missing.append(MissingFact(element: Int32(element), keys: [.seat], relation: -1)) }
        if input.holds.isPresenceUnknown[entity] { graph.missing.append(MissingFact(element: Int32(element), keys: [.presence], relation: -1)) }
    }
}
