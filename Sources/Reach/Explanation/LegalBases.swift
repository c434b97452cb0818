package import Continuum
import Knowledge

/// Finds, for an organisation and a subject, the law and the shortest chain of control that give the power.
package struct LegalBases: Sendable {
    private let model: ReachModel
    private let continuum: Continuum

    /// For each state, the entities seated or present there, with the relation that says so.
    private let byState: [Int32: [(entity: Int, relation: Int32)]]

    package init(_ model: ReachModel, _ continuum: Continuum) {
        self.model = model
        self.continuum = continuum
        var byState: [Int32: [(entity: Int, relation: Int32)]] = [:]
        for (e, element) in model.entities.elements.enumerated() {
            for i in continuum.relationRange(of: Int(element)) {
                let relation = continuum.relations[i]
                guard relation.key == .seat || relation.key == .presence, relation.element >= 0 else { continue }
                byState[relation.element, default: []].append((e, Int32(i)))
            }
        }
        self.byState = byState
    }

    package func basis(of entity: Int, subject: Int, plane: Plane, bound: Bound, isSoil: Bool) -> LegalBasis {
        let element = model.entities.elements[entity]
        // A bloc acting together stands on the member that has the power.
        if model.book.actingTogether.contains(subject) {
            let members = model.book.members[subject] ?? []
            for s in model.subjects.list.indices where model.subjects.list[s].sort == .state && members.contains(bit: s) {
                if let found = find(entity, s, plane, bound, isSoil) { return found }
            }
        }
        if let found = find(entity, subject, plane, bound, isSoil) { return found }
        var basis = LegalBasis(
            subject: subject, nexus: .control, law: -1, isSettled: false, organisation: element, chain: [], seatRelation: -1)
        basis.isUnknown = true
        // Whose owner or seat is unknown: the nearest on the way up.
        for (controller, chain) in controllers(of: entity, bound) where isUnknownItself(controller) {
            basis.chain = chain
            break
        }
        return basis
    }

    private func isUnknownItself(_ entity: Int) -> Bool {
        model.holds.isSeatUnknown[entity] || model.entities.isOwnerUnknown[entity]
    }

    private func find(_ entity: Int, _ subject: Int, _ plane: Plane, _ bound: Bound, _ isSoil: Bool) -> LegalBasis? {
        let element = model.entities.elements[entity]
        var candidates: [LegalBasis] = []
        func consider(_ nexus: Nexus, _ chain: [(element: Int32, relation: Int32)], _ seatRelation: Int32, isJoint: Bool = false) {
            let rule = model.book.rule(subject, nexus)
            for law in rule.laws where law.planes.contains(Planes(plane)) && (bound == .possible || (law.isSettled && !isJoint)) {
                candidates.append(
                    LegalBasis(
                        subject: subject, nexus: nexus, law: law.law, isSettled: law.isSettled && !isJoint, organisation: element, chain: chain,
                        seatRelation: seatRelation))
            }
            if bound == .possible, nexus != .presence, model.book.unreviewed.contains(bit: subject) {
                candidates.append(
                    LegalBasis(
                        subject: subject, nexus: nexus, law: -1, isSettled: false, organisation: element, chain: chain, seatRelation: seatRelation))
            }
        }
        if isSoil {
            if isUnder(element, subject) { consider(.territory, [], -1) }
            return best(candidates)
        }
        for relation in seatRelations(of: entity, subject, [.seat, .nationality]) { consider(.seat, [], relation) }
        // A seat is a presence too.
        for relation in seatRelations(of: entity, subject, [.seat, .nationality, .presence]) { consider(.presence, [], relation) }
        for (controller, chain) in controllers(of: entity, .certain) + (bound == .possible ? controllers(of: entity, .possible) : [])
        where controller != entity {
            let isJoint = !isCertainlyControlled(entity, by: controller)
            if isState(controller), isUnder(model.entities.elements[controller], subject) { consider(.control, chain, -1, isJoint: isJoint) }
            for relation in seatRelations(of: controller, subject, [.seat, .nationality]) { consider(.control, chain, relation, isJoint: isJoint) }
            for relation in seatRelations(of: controller, subject, [.seat, .nationality, .presence]) { consider(.presence, chain, relation, isJoint: isJoint) }
        }
        if candidates.isEmpty { presenceBelow(entity, subject, bound, consider) }
        return best(candidates)
    }

    private func best(_ candidates: [LegalBasis]) -> LegalBasis? {
        candidates.enumerated().min { a, b in
            let left = (a.element.isSettled ? 0 : 1, a.element.law < 0 ? 1 : 0, a.element.chain.count, a.offset)
            let right = (b.element.isSettled ? 0 : 1, b.element.law < 0 ? 1 : 0, b.element.chain.count, b.offset)
            return left < right
        }?.element
    }

    private func isCertainlyControlled(_ entity: Int, by controller: Int) -> Bool {
        model.entities.certain.allControllers(of: entity).contains(Int32(controller))
    }

    /// Whether a state is the subject, a territory of it, or a member of it.
    private func isUnder(_ state: Int32, _ subject: Int) -> Bool {
        if state == model.subjects.list[subject].element { return true }
        if let members = model.book.members[subject], let s = model.subjects.index(ofElement: state) { return members.contains(bit: s) }
        return continuum.relations(of: Int(state)).contains {
            $0.key == .territoryOf && $0.element == model.subjects.list[subject].element && continuum.holds($0, on: model.options.day)
        }
    }

    /// The relations by which an entity is seated or present in the subject (a state, a territory of it, or a member of the bloc).
    private func seatRelations(of entity: Int, _ subject: Int, _ keys: Set<Key>) -> [Int32] {
        let element = Int(model.entities.elements[entity])
        return continuum.relationRange(of: element).filter { i in
            let relation = continuum.relations[i]
            guard keys.contains(relation.key), relation.element >= 0, continuum.holds(relation, on: model.options.day) else { return false }
            return isUnder(relation.element, subject)
        }.map(Int32.init)
    }

    /// All who control an entity, nearest first, each with the chain of ownership relations that leads there.
    private func controllers(of entity: Int, _ bound: Bound) -> [(Int, [(element: Int32, relation: Int32)])] {
        let graph = bound == .certain ? model.entities.certain : model.entities.possible
        var result: [(Int, [(element: Int32, relation: Int32)])] = []
        var seen: Set<Int> = [entity]
        var frontier: [(Int, [(element: Int32, relation: Int32)])] = [(entity, [])]
        while !frontier.isEmpty {
            var next: [(Int, [(element: Int32, relation: Int32)])] = []
            for (node, chain) in frontier {
                result.append((node, chain))
                for i in Int(graph.offsets[node])..<Int(graph.offsets[node + 1]) {
                    let controller = Int(graph.controllers[i])
                    guard seen.insert(controller).inserted else { continue }
                    next.append((controller, chain + [(model.entities.elements[controller], ownership(of: node, by: controller))]))
                }
            }
            frontier = next
        }
        return Array(result.dropFirst()) + (isUnknownItself(entity) ? [(entity, [])] : [])
    }

    /// The relation by which a controller holds an entity: directly, or through what it controls (then the largest of those holdings).
    private func ownership(of entity: Int, by controller: Int) -> Int32 {
        let range = continuum.relationRange(of: Int(model.entities.elements[entity]))
        let owners = range.filter { continuum.relations[$0].key == .owners && continuum.relations[$0].element >= 0 }
        if let direct = owners.first(where: { continuum.relations[$0].element == model.entities.elements[controller] }) { return Int32(direct) }
        return Int32(owners.first ?? -1)
    }

    /// Presence through what the organisation, or one who controls it, controls elsewhere.
    private func presenceBelow(
        _ entity: Int, _ subject: Int, _ bound: Bound,
        _ consider: (Nexus, [(element: Int32, relation: Int32)], Int32, Bool) -> Void
    ) {
        let tops = Set([entity] + controllers(of: entity, bound).map(\.0))
        for state in statesOf(subject) {
            for (other, relation) in byState[state] ?? [] where other != entity && continuum.holds(continuum.relations[Int(relation)], on: model.options.day) {
                for (controller, chain) in controllers(of: other, bound) where tops.contains(controller) && !isState(controller) {
                    let down = Array(chain.dropLast().reversed()) + [(model.entities.elements[other], Int32(-1))]
                    consider(.presence, down, relation, false)
                    return
                }
            }
        }
    }

    private func isState(_ entity: Int) -> Bool { continuum.elements[Int(model.entities.elements[entity])].kind == .state }

    /// The state itself and its territories, or a bloc's members.
    private func statesOf(_ subject: Int) -> [Int32] {
        let own = model.subjects.list[subject].element
        if let members = model.book.members[subject] { return members.members.map { model.subjects.list[$0].element } }
        return [own] + model.subjects.list.filter { other in
            other.sort == .state && continuum.relations(of: Int(other.element)).contains {
                $0.key == .territoryOf && $0.element == own && continuum.holds($0, on: model.options.day)
            }
        }.map(\.element)
    }
}
