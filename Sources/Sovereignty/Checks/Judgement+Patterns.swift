package import Continuum
import Knowledge
package import Reach

/// The ways in which checks look at a scope; each check says which, over what.
extension Judgement {
    // MARK: Who

    /// No organisation that holds one of these roles, nor anyone who controls it, is outside the union.
    package mutating func notForeign(_ keys: KeySet, _ scope: Scope, _ facts: ChartFacts, on isConcerned: (Int32) -> Bool = { _ in true }) {
        roles(keys, scope, facts, on: isConcerned) { judgement, organisation, _ in
            if facts.side(organisation) == .outside {
                judgement.fail(.seat(of: organisation, state: facts.seatState(organisation)))
            } else if let controller = facts.foreignController(of: organisation) {
                let evidence = Evidence.controller(of: organisation, controller: controller.controller, isCertain: controller.isCertain)
                if controller.isCertain { judgement.fail(evidence) } else { judgement.doubtOwners(of: organisation, evidence, facts.ownershipGaps(organisation)) }
            } else if facts.side(organisation) == .unknown {
                judgement.silence(organisation, [.seat])
            } else if let unseated = facts.unseated(organisation) {
                judgement.doubtOwners(of: organisation, seatOf: unseated, facts)
            } else if facts.isOwnerUnknown(organisation) {
                judgement.doubtOwners(of: organisation, .silence(element: organisation, keys: [.owners, .ownership]), facts.ownershipGaps(organisation))
            } else {
                judgement.pass(.noForeignController(of: organisation))
            }
        }
    }

    /// Visits each organisation that holds one of these roles once; roles whose holder nobody states are doubts.
    package mutating func roles(
        _ keys: KeySet, _ scope: Scope, _ facts: ChartFacts, on isConcerned: (Int32) -> Bool = { _ in true },
        _ visit: (inout Judgement, Int32, Scope.Role) -> Void
    ) {
        var seen: Set<Int32> = []
        for role in scope.roles where keys.contains(role.key) && isConcerned(role.thing) {
            if role.organisation < 0 {
                doubt(.relation(role.relation), [MissingFact(element: role.thing, keys: [role.key], relation: -1)])
            } else if role.organisation != facts.organisation, seen.insert(role.organisation).inserted {
                visit(&self, role.organisation, role)
            }
        }
        unmanned(keys, scope, facts) { isConcerned($0) && !facts.lacksCustodian($0, keys) }
        // What is somebody’s and of whom no role is stated at all.
        for thing in scope.things where isConcerned(thing) && facts.lacksCustodian(thing, keys) { silence(thing, [.operatedBy, .providedBy]) }
        if scope.subject >= 0, facts.kind(scope.subject) == .organisation, scope.subject != facts.organisation, seen.insert(scope.subject).inserted {
            visit(&self, scope.subject, Scope.Role(thing: scope.subject, key: .providedBy, organisation: scope.subject, relation: -1))
        }
    }

    /// What is hosted, and of which nobody says who operates it: neither itself, nor the offer it is an instance of, nor by running on something else.
    private mutating func unmanned(_ keys: KeySet, _ scope: Scope, _ facts: ChartFacts, _ isConcerned: (Int32) -> Bool) {
        guard keys.contains(.operatedBy) else { return }
        for thing in scope.hosting where isConcerned(thing) {
            let isSaid = ([thing] + facts.offers(of: thing)).contains { !facts.relations($0, keys.union([.runsOn])).isEmpty }
            if !isSaid { silence(thing, [.operatedBy]) }
        }
    }

    /// Doubts about an organisation’s owners are settled by a certificate whose auditor has checked them, in force for a thing on which it has a role.
    package mutating func settleOwnership(_ scope: Scope, _ facts: ChartFacts) {
        settleOwners { organisation in
            facts.certificate(scope.roles.filter { $0.organisation == organisation && ($0.key == .providedBy || $0.key == .operatedBy) }.map(\.thing), settling: .settlesOwnership).map { .certificate(relation: $0) }
        }
    }

    /// Who controls it is known, and not where they are.
    mutating func doubtOwners(of organisation: Int32, seatOf controller: Int32, _ facts: ChartFacts) {
        let keys: [Key] = facts.kind(controller) == .person ? [.nationality] : [.seat]
        doubtOwners(of: organisation, .silence(element: controller, keys: keys), [MissingFact(element: controller, keys: keys, relation: -1)])
    }

    // MARK: Reach

    /// No state outside the union holds this power over the subject, nor reads or alters the data that it uses; for an organisation, over anything of its
    /// scope that is data, a treatment or a service.
    package mutating func outOfForeignReach(_ plane: Plane, _ scope: Scope, _ facts: ChartFacts) {
        outOfForeignReach(plane, facts.targets(plane, scope), scope, facts)
    }

    package mutating func outOfForeignReach(_ plane: Plane, _ targets: [Int32], _ scope: Scope, _ facts: ChartFacts) {
        outOfReach(plane, of: facts.foreign, targets, scope, facts)
    }

    /// None of these states holds this power over the targets; the riskiest are named, three at most for each.
    package mutating func outOfReach(_ plane: Plane, of states: Bits, _ targets: [Int32], _ scope: Scope, _ facts: ChartFacts) {
        for target in targets {
            let certain = facts.reach(of: states, target, plane, .certain)
            if !certain.isEmpty {
                for subject in certain { fail(.reach(element: target, plane: plane, subject: subject, bound: .certain)) }
                continue
            }
            // Of an offer of which nobody says who runs it, or what it is made of, nothing can be told.
            if facts.lacksCustodian(target, Scope.providers) {
                silence(target, [.operatedBy, .providedBy])
                continue
            }
            if plane != .obtain, plane != .cut, facts.isOpaque(target) { silence(target, [.suppliedBy, .builtWith]) }
            let possible = facts.reach(of: states, target, plane, .possible)
            if possible.isEmpty { pass(.noReach(element: target, plane: plane)) }
            let isContested = !possible.isEmpty && facts.isContested(target, plane, by: states)
            let gaps = isContested && facts.isOnlyContested(scope) ? [] : scope.missing
            for (i, subject) in possible.enumerated() {
                doubt(
                    isContested ? .contested(element: target, plane: plane, subject: subject) : .reach(element: target, plane: plane, subject: subject, bound: .possible),
                    i == 0 ? gaps : [])
            }
        }
    }

    // MARK: Where

    /// Each of these things lies in a state that is allowed.
    package mutating func places(_ things: [Int32], _ facts: ChartFacts, allowed: (Int32) -> Bool) {
        for thing in things {
            if facts.choosesItsPlace(thing, allowed) {
                doubt(.unknownPlace(of: thing), [MissingFact(element: thing, keys: [.locatedIn], relation: -1)])
                continue
            }
            // What says its place itself needs no walk (benchmark `checks`).
            var isSaid = false
            for i in facts.relations(thing, [.locatedIn]) {
                isSaid = true
                let state = facts.relation(i).element
                if state < 0 {
                    doubt(.unknownPlace(of: thing), [MissingFact(element: thing, keys: [.locatedIn, .housedAt], relation: -1)])
                } else if allowed(state) {
                    pass(.place(of: thing, state: state))
                } else {
                    fail(.place(of: thing, state: state))
                }
            }
            if isSaid { continue }
            let (states, unknown) = facts.places(of: thing)
            for place in states {
                let state = facts.relation(place.relation).element
                if allowed(state) { pass(.place(of: place.thing, state: state)) } else { fail(.place(of: place.thing, state: state)) }
            }
            for here in unknown { doubt(.unknownPlace(of: here), [MissingFact(element: here, keys: [.locatedIn, .housedAt], relation: -1)]) }
        }
    }

    /// The people who hold these roles work from states that are allowed; where it is not stated, it is not known.
    package mutating func staff(_ keys: KeySet, _ scope: Scope, _ facts: ChartFacts, allowed: (Int32) -> Bool) {
        unmanned(keys, scope, facts) { _ in true }
        for role in scope.roles where keys.contains(role.key) && role.organisation != facts.organisation {
            let places = facts.continuum.values(.staffIn, of: facts.relation(role.relation), on: facts.day)
            if places.isEmpty || places.contains(.unknown) {
                doubt(.relation(role.relation), [MissingFact(element: role.thing, keys: [.staffIn], relation: role.relation)])
            }
            for case .reference(let symbol) in places {
                guard let state = facts.continuum.index(of: symbol).map({ Int32($0) }) else { continue }
                if allowed(state) { pass(.relation(role.relation)) } else { fail(.place(of: role.thing, state: state)) }
            }
        }
    }

    // MARK: Protection

    /// Each relation by which data are kept or carried says under the key what is wanted; where it says nothing, it is not known.
    package mutating func protection(
        _ relations: [(element: Int32, relation: Int32)], _ key: Key, _ facts: ChartFacts, _ isRight: (Value) -> Bool
    ) {
        for (element, i) in relations {
            let relation = facts.relation(i)
            let values = facts.continuum.values(key, of: relation, on: facts.day)
            if values.isEmpty || values.contains(.unknown) {
                doubt(.relation(i), [MissingFact(element: element, keys: [key], relation: i)])
            } else if values.allSatisfy(isRight) {
                pass(.relation(i))
            } else {
                fail(.relation(i))
            }
        }
    }

    // MARK: What is said

    /// Each of these elements says under the key what is wanted, itself or by the offer that it is an instance of.
    package mutating func each(_ elements: [Int32], _ key: Key, _ facts: ChartFacts, _ isRight: (Value) -> Bool) {
        for element in elements {
            guard let (owner, value) = facts.inherited(key, element), !value.isUnknown else {
                silence(element, [key])
                continue
            }
            if isRight(value) { pass(.attribute(element: owner, key: key)) } else { fail(.attribute(element: owner, key: key)) }
        }
    }

    /// Each of these elements says a number, of at most (or at least) so much.
    package mutating func figure(_ elements: [Int32], _ key: Key, _ facts: ChartFacts, atMost: Double = .infinity, atLeast: Double = -.infinity) {
        for element in elements {
            guard case .number(let value)? = facts.inherited(key, element)?.value else {
                silence(element, [key])
                continue
            }
            let evidence = Evidence.figure(element: element, key: key, value: value, asked: atMost.isFinite ? atMost : atLeast)
            if value <= atMost, value >= atLeast { pass(evidence) } else { fail(evidence) }
        }
    }

    /// A certificate of one of these schemes is in force for each of the elements, or for the offer that it is an instance of.
    package mutating func certified(_ elements: [Int32], by schemes: [String], _ facts: ChartFacts) {
        let wanted = Set(schemes.compactMap { facts.continuum.index(of: $0).map { Int32($0) } })
        for element in elements {
            let held = facts.certificates(of: element).filter { wanted.contains(facts.relation($0).element) }
            // That none is stated does not say that none is held.
            if held.isEmpty {
                doubt(.noCertificate(element: element), [MissingFact(element: element, keys: [.certified], relation: -1)])
            } else {
                best(of: held, on: element, facts)
            }
        }
    }

    /// The best of several certificates decides: in force with an end date, without one, or ended.
    package mutating func best(of certificates: [Int32], on element: Int32, _ facts: ChartFacts) {
        let holding = certificates.filter { facts.continuum.holds(facts.relation($0), on: facts.day) }
        if let dated = holding.first(where: { facts.continuum.validities[Int(facts.relation($0).validity)].to != nil }) {
            pass(.certificate(relation: dated))
        } else if let undated = holding.first {
            // Without an end date nobody can tell that it is still good.
            doubt(.undated(relation: undated), [MissingFact(element: element, keys: [.certified], relation: undated)])
        } else if let ended = certificates.first {
            fail(.expired(relation: ended))
        }
    }
}

extension ChartFacts {
    /// That over which a power is looked for: the subject; also the data that a service or a treatment uses, where the power reads or alters them.
    func targets(_ plane: Plane, _ scope: Scope) -> [Int32] {
        switch kind(scope.subject) {
        case .organisation: judged(scope)
        case .service, .treatment: [scope.subject] + (plane == .obtain || plane == .alter ? scope.data(self) : [])
        default: [scope.subject]
        }
    }

    /// An offer run by somebody, of which nobody says what it is made of or runs on.
    func isOpaque(_ thing: Int32) -> Bool {
        kind(thing) == .offer && !isProduct(thing) && relations(thing, [.suppliedBy, .builtWith, .runsOn, .licensedBy, .instanceOf]).isEmpty
    }

    /// Whether an offer lies both in states that are allowed and in others: the customer chooses, and nobody says what was chosen.
    func choosesItsPlace(_ thing: Int32, _ allowed: (Int32) -> Bool) -> Bool {
        guard kind(thing) == .offer else { return false }
        var isIn = false, isOut = false
        for i in relations(thing, [.locatedIn]) where relation(i).element >= 0 {
            if allowed(relation(i).element) { isIn = true } else { isOut = true }
        }
        return isIn && isOut
    }

    /// What a reader judges: data, treatments, services.
    func isJudged(_ element: Int32) -> Bool { [.data, .treatment, .service].contains(kind(element)) }

    func judged(_ scope: Scope) -> [Int32] { scope.things.filter { isJudged($0) } }

    /// A home state, or a territory of it.
    func isHome(_ state: Int32) -> Bool {
        state == home || relations(state, [.territoryOf]).contains { relation($0).element == home }
    }

    /// What keeps the data of a scope: what they are stored on; the subject itself when it is a thing that stores.
    func stores(_ scope: Scope) -> [Int32] {
        var seen: Set<Int32> = []
        var found: [Int32] = []
        for (_, i) in storing(scope) where relation(i).element >= 0 && seen.insert(relation(i).element).inserted { found.append(relation(i).element) }
        if found.isEmpty, ![.data, .service, .treatment, .organisation].contains(kind(scope.subject)) { found = [scope.subject] }
        return found
    }

    /// The relations by which data of the scope are kept.
    func storing(_ scope: Scope) -> [(element: Int32, relation: Int32)] {
        scope.data(self).flatMap { data in relations(data, [.storedOn]).map { (data, $0) } }
    }

    /// Data of which nobody says where they are kept.
    func storeless(_ scope: Scope) -> [Int32] {
        scope.data(self).filter { data in
            let stores = relations(data, [.storedOn])
            return stores.isEmpty || stores.contains { relation($0).element < 0 }
        }
    }

    /// The relations by which data of the scope travel.
    func carrying(_ scope: Scope) -> [(element: Int32, relation: Int32)] {
        scope.things.flatMap { thing in relations(thing, [.carriedOver]).map { (thing, $0) } }
    }

    /// What is said under a key of a place: by the thing, what it is an instance of, or what houses it.
    func ofPlace(_ key: Key, _ thing: Int32) -> (element: Int32, value: Value)? {
        var seen: Set<Int32> = [thing]
        var stack = [thing]
        while let here = stack.popLast() {
            if let value = value(key, here) { return (here, value) }
            for i in relations(here, [.instanceOf, .housedAt, .partOf, .runsOn]) where relation(i).element >= 0 && seen.insert(relation(i).element).inserted {
                stack.append(relation(i).element)
            }
        }
        return nil
    }

    /// Personal data of the scope; those of which nobody says whether they are.
    func personal(_ scope: Scope) -> (yes: [Int32], unknown: [Int32]) {
        var yes: [Int32] = [], unknown: [Int32] = []
        for thing in scope.things where kind(thing) == .data || kind(thing) == .treatment && thing == scope.subject {
            switch value(.personal, thing) {
            case .boolean(true)?: yes.append(thing)
            case .boolean(false)?: break
            default: if kind(thing) == .data { unknown.append(thing) }
            }
        }
        return (yes, unknown)
    }

    /// What an element says under a key, or what uses it says for it.
    func saidOrUsed(_ key: Key, _ element: Int32) -> (element: Int32, value: Value)? {
        for owner in [element] + (usedBy[element] ?? []) {
            if let value = value(key, owner), !value.isUnknown { return (owner, value) }
        }
        return nil
    }

    /// The last of those who certainly control an organisation, or itself: the group that it belongs to.
    func group(of organisation: Int32) -> Int32 {
        guard Int(organisation) < model.entities.entity.count, model.entities.entity[Int(organisation)] >= 0 else { return organisation }
        let above = model.entities.certain.allControllers(of: Int(model.entities.entity[Int(organisation)]))
        // States own, they are no vendors.
        return above.last { kind(model.entities.elements[Int($0)]) == .organisation }.map { model.entities.elements[Int($0)] } ?? organisation
    }

    func seatState(_ element: Int32) -> Int32 {
        for i in relations(element, [.seat, .nationality]) where relation(i).element >= 0 && !isMember[Int(relation(i).element)] { return relation(i).element }
        return kind(element) == .state ? element : -1
    }

    /// It, or one who may control it, whose seat or nationality nobody states.
    func unseated(_ element: Int32) -> Int32? { ownership.unseated(element) }

    /// The facts that would say who owns it: its own, or those of one who controls it.
    func ownershipGaps(_ element: Int32) -> [MissingFact] {
        let gaps = ([element] + controllers(of: element)).flatMap { missing[$0] ?? [] }.filter { !$0.keys.isEmpty && [.owners, .seat, .nationality].contains($0.keys[0]) }
        return gaps.isEmpty ? [MissingFact(element: element, keys: [.owners, .ownership], relation: -1)] : gaps
    }

    /// Whether a thing is bought or run by somebody, and nobody says by whom.
    func lacksCustodian(_ thing: Int32, _ keys: KeySet) -> Bool {
        guard keys.contains(.operatedBy) || keys.contains(.providedBy) else { return false }
        switch kind(thing) {
        case .platform: return relations(thing, [.operatedBy, .providedBy, .instanceOf, .administeredBy, .runsOn]).isEmpty
        case .offer: return relations(thing, [.operatedBy, .providedBy, .suppliedBy, .instanceOf, .licensedBy, .builtWith, .supportedBy]).isEmpty
        default: return false
        }
    }

    /// All its certificates, held today or not, with those of the offers that it is an instance of, by relation index.
    package func certificates(of element: Int32) -> [Int32] {
        var found: [Int32] = []
        for owner in [element] + relations(element, [.instanceOf]).map({ relation($0).element }) where owner >= 0 {
            for i in continuum.relationRange(of: Int(owner)) where continuum.relations[i].key == .certified { found.append(Int32(i)) }
        }
        return found
    }

    /// A certificate in force whose scheme settles this, on one of the things.
    package func certificate(_ things: [Int32], settling key: Key) -> Int32? {
        for thing in things {
            for i in certificates(of: thing) where relation(i).element >= 0 && continuum.holds(relation(i), on: day) {
                if flag(key, relation(i).element) == true, continuum.validities[Int(continuum.elements[Int(relation(i).element)].validity)].holds(on: day) {
                    return i
                }
            }
        }
        return nil
    }

    /// Nothing that bears on the scope is unknown.
    func isOnlyContested(_ scope: Scope) -> Bool { scope.missing.isEmpty }
}
