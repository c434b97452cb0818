package import Continuum
import Knowledge
import Reach

/// The ways of looking at rights, keys, personal data, places and concentration.
extension Judgement {
    /// Nobody outside the union has this right over those who provide and operate.
    package mutating func foreignRight(_ key: Key, _ scope: Scope, _ facts: ChartFacts) {
        roles(Scope.providers, scope, facts) { judgement, organisation, _ in
            let shares = facts.shares(of: organisation)
            if facts.side(organisation) == .outside {
                judgement.fail(.seat(of: organisation, state: facts.seatState(organisation)))
                return
            }
            // Who controls it appoints its board, and needs no veto.
            let controller = facts.foreignController(of: organisation)
            let unseated = facts.unseated(organisation)
            if let controller, controller.isCertain {
                judgement.fail(.controller(of: organisation, controller: controller.controller, isCertain: true))
                return
            }
            let rights = shares.rights.filter { $0.key == key }
            if let right = rights.first(where: \.isCertain) {
                judgement.fail(.right(of: organisation, holder: right.holder, key: key))
            } else if let right = rights.first {
                judgement.doubtOwners(of: organisation, .right(of: organisation, holder: right.holder, key: key), facts.ownershipGaps(organisation, shares))
            } else if let controller {
                judgement.doubtOwners(
                    of: organisation, .controller(of: organisation, controller: controller.controller, isCertain: false),
                    facts.ownershipGaps(organisation, shares))
            } else if let unseated, unseated != organisation {
                judgement.doubtOwners(of: organisation, seatOf: unseated, facts)
            } else if let unseated {
                judgement.silence(unseated, [.seat])
            } else if facts.isOwnerUnknown(organisation) {
                judgement.doubtOwners(
                    of: organisation, .silence(element: organisation, keys: [.owners, .ownership]), facts.ownershipGaps(organisation, shares))
            } else {
                judgement.pass(.noForeignController(of: organisation))
            }
        }
        settleOwnership(scope, facts)
    }

    /// Each service of the scope (the subject, or all that it holds) has nothing against it among what alone would stop it.
    package mutating func stoppers(_ scope: Scope, _ facts: ChartFacts, _ visit: (inout Judgement, Int32, Stoppers.Entry) -> Void) {
        let services = facts.kind(scope.subject) == .organisation ? scope.things.filter { facts.kind($0) == .service } : [scope.subject]
        for service in services {
            guard let entry = facts.stoppers.entries[service] else {
                // What is inside an offer is not on the chart.
                doubt(.silence(element: service, keys: [.runsOn, .reliesOn]))
                continue
            }
            var judgement = Judgement(isBrief: isBrief)
            if entry.hasFailed { judgement.fail(.stopped(element: service)) }
            visit(&judgement, service, entry)
            if judgement.isEmpty {
                for need in entry.unknownNeeds { judgement.silence(need.element, [need.key]) }
            }
            if judgement.isEmpty { judgement.pass(.noSingle(element: service)) }
            merge(judgement)
        }
    }

    /// Visits each holder of the keys of the scope’s encrypted data; what is not encrypted fails, what is not said is a doubt.
    package mutating func keyHolders(_ scope: Scope, _ facts: ChartFacts, _ visit: (inout Judgement, Int32, Int32) -> Void) {
        for data in facts.storeless(scope) { silence(data, [.storedOn]) }
        for (data, i) in facts.storing(scope) {
            let relation = facts.relation(i)
            switch facts.continuum.value(.encrypted, of: relation, on: facts.day) {
            case .boolean(true)?: break
            case .boolean(false)?:
                fail(.relation(i))
                continue
            default:
                doubt(.relation(i), [MissingFact(element: data, keys: [.encrypted], relation: i)])
                continue
            }
            let holders = facts.continuum.values(.keysHeldBy, of: relation, on: facts.day)
            if holders.isEmpty || holders.contains(.unknown) { doubt(.relation(i), [MissingFact(element: data, keys: [.keysHeldBy], relation: i)]) }
            for case .reference(let symbol) in holders {
                if let holder = facts.continuum.index(of: symbol) { visit(&self, Int32(holder), i) }
            }
        }
    }

    /// No supplier, no technology carries more than half of the organisation’s services; asked of an organisation that has three at least.
    package mutating func concentration(_ scope: Scope, _ facts: ChartFacts, _ bearers: (Int32) -> Set<Int32>) {
        guard facts.kind(scope.subject) == .organisation else { return }
        let services = scope.things.filter { facts.kind($0) == .service }
        guard services.count >= 3 else { return }
        var counts: [Int32: Int] = [:]
        for service in services { for bearer in bearers(service) { counts[bearer, default: 0] += 1 } }
        let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        for (bearer, count) in ranked where 2 * count > services.count { fail(.concentration(on: bearer, count: count, total: services.count)) }
        if isEmpty, let top = ranked.first { pass(.concentration(on: top.key, count: top.value, total: services.count)) }
        guard !isEmpty, !hasFailed else { return }
        for fact in scope.missing where fact.keys.contains(where: { Scope.roleKeys.contains($0) }) { doubt(.silence(element: fact.element, keys: fact.keys), [fact]) }
        // Two companies of one group that nobody knows of would count as two.
        for (bearer, _) in ranked where facts.kind(bearer) == .organisation && facts.isOwnerUnknown(bearer) {
            doubt(.silence(element: bearer, keys: [.owners, .ownership]), facts.ownershipGaps(bearer))
        }
    }

    /// The usual subcontractors of those who provide and operate are not controlled from outside the union.
    package mutating func usualSubcontractors(_ scope: Scope, _ facts: ChartFacts) {
        for organisation in scope.holders([.providedBy, .operatedBy]) where organisation != facts.organisation {
            let chain = facts.relations(organisation, [.subcontractsTo])
            if chain.isEmpty { silence(organisation, [.subcontractsTo]) }
            for i in chain {
                let other = facts.relation(i).element
                if other < 0 {
                    doubt(.relation(i), [MissingFact(element: organisation, keys: [.subcontractsTo], relation: -1)])
                } else if facts.side(other) == .outside {
                    fail(.seat(of: other, state: facts.seatState(other)))
                } else if let controller = facts.foreignController(of: other) {
                    let evidence = Evidence.controller(of: other, controller: controller.controller, isCertain: controller.isCertain)
                    if controller.isCertain { fail(evidence) } else { doubt(evidence, facts.ownershipGaps(other)) }
                } else if facts.unseated(other) != nil || facts.isOwnerUnknown(other) {
                    doubt(.silence(element: other, keys: [.seat, .owners]), facts.ownershipGaps(other))
                } else {
                    pass(.relation(i))
                }
            }
        }
    }

    /// Each set of personal data of the scope says this, or what uses it does.
    package mutating func ofPersonal(_ key: Key, _ scope: Scope, _ facts: ChartFacts) {
        let (personal, unknown) = facts.personal(scope)
        for data in unknown { silence(data, [.personal]) }
        for thing in personal {
            if let (owner, _) = facts.saidOrUsed(key, thing) { pass(.attribute(element: owner, key: key)) } else { silence(thing, [key]) }
        }
    }

    /// Each place that houses what works says what is wanted, once.
    package mutating func ofPlaces(_ key: Key, _ scope: Scope, _ facts: ChartFacts, _ isRight: (Value) -> Bool) {
        var seen: Set<Int32> = []
        let asked = facts.machines(scope).flatMap { thing in
            // Housed in several places, it is asked of each, unless it speaks for itself.
            let homes = facts.relations(thing, [.housedAt]).map { facts.relation($0).element }.filter { $0 >= 0 }
            return homes.count > 1 && facts.value(key, thing) == nil ? homes : [thing]
        }
        for thing in asked {
            guard let (owner, value) = facts.ofPlace(key, thing), !value.isUnknown else {
                let ground = facts.grounds(of: thing).min() ?? -1
                let asked = ground < 0 ? thing : ground
                if seen.insert(asked).inserted { silence(asked, [key]) }
                continue
            }
            guard seen.insert(owner).inserted else { continue }
            if isRight(value) { pass(.attribute(element: owner, key: key)) } else { fail(.attribute(element: owner, key: key)) }
        }
    }
}

extension ChartFacts {
    /// The organisation itself, what it controls, and what it operates or owns.
    func isOwn(_ element: Int32) -> Bool {
        guard let organisation else { return false }
        if element == organisation || controllers(of: element).contains(organisation) && foreignController(of: element) == nil { return true }
        let hands = relations(element, [.operatedBy, .ownedBy, .administeredBy])
        return !hands.isEmpty && hands.allSatisfy { relation($0).element == organisation }
    }

    /// What stands on the ground, where somebody may have to go: housing, hosting, telecommunications, hardware.
    func onGround(_ scope: Scope) -> [Int32] {
        scope.contracts(self).filter { thing in
            switch kind(thing) {
            case .device, .link: true
            case .platform, .offer: !traits[Int(thing)].contains(.intangible)
            default: false
            }
        }
    }

    /// Products under contract of which nobody says who supports them; whoever provides one supports it.
    func unsupported(_ scope: Scope) -> [Int32] {
        scope.contracts(self).filter { thing in
            isProduct(thing) && ([thing] + offers(of: thing)).allSatisfy { relations($0, [.supportedBy, .providedBy]).isEmpty }
        }
    }

    /// On which side are those who make a part? An organisation itself, or those who supply an offer or a piece of software.
    func sideOfMakers(_ element: Int32) -> Side {
        let makers = kind(element) == .organisation ? [element] : relations(element, [.suppliedBy, .providedBy, .licensedBy]).map { relation($0).element }
        if makers.isEmpty || makers.contains(where: { $0 < 0 }) { return .unknown }
        var result = Side.inside
        for maker in makers {
            if side(maker) == .outside || foreignController(of: maker)?.isCertain == true { return .outside }
            if side(maker) == .unknown || foreignController(of: maker) != nil || isOwnerUnknown(maker) { result = .unknown }
        }
        return result
    }

    /// The facts that would say who owns what of it, along the chain of its shares.
    func ownershipGaps(_ element: Int32, _ shares: ForeignShares) -> [MissingFact] {
        let gaps = shares.gaps.map { MissingFact(element: $0, keys: kind($0) == .organisation ? [.owners, .ownership] : [.nationality], relation: -1) }
        return gaps.isEmpty ? ownershipGaps(element) : gaps
    }

    /// What carries a thing on the ground: outermost sites, or the offers or things whose place they are; −1 where it is not stated.
    func grounds(of thing: Int32) -> Set<Int32> {
        var found: Set<Int32> = [], seen: Set<Int32> = [thing]
        var stack = [thing]
        while let here = stack.popLast() {
            let up = Array(relations(here, kind(here) == .site ? [.housedAt, .partOf] : [.housedAt, .partOf, .runsOn]))
            if !up.isEmpty {
                for i in up {
                    if relation(i).element < 0 { found.insert(-1) } else if seen.insert(relation(i).element).inserted { stack.append(relation(i).element) }
                }
            } else if kind(here) == .site {
                found.insert(here)
            } else if let offer = relations(here, [.instanceOf]).first {
                found.insert(relation(offer).element)
            } else {
                found.insert(kind(here) == .offer || !relations(here, [.locatedIn]).isEmpty ? here : -1)
            }
        }
        return found
    }

    /// The sites of a scope, and the offers whose site is not on the chart.
    func grounds(_ scope: Scope) -> [Int32] {
        let sites = scope.things.filter { kind($0) == .site && relations($0, [.partOf]).isEmpty }
        return sites + hosting(scope).filter { relations($0, [.housedAt, .runsOn]).isEmpty && kind($0) == .offer }
    }
}
