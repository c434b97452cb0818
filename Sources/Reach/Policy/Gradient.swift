package import Continuum
import Knowledge

/// How risky is each state to the home state, from 0 to 4, and by which rule?
///
/// Rules come from the knowledge base, in order: the first with a `risk` whose conditions all hold sets the level, then each `adjust` moves
/// it. A state's own `risk`, stated with a reason in the organisation's layer, goes before all rules.
package struct Gradient: Sendable {
    package struct Level: Sendable, Hashable {
        package var risk: Int
        /// The rules that made it, in order; the state itself when its risk was stated by hand.
        package var rules: [Int32]
    }

    /// By subject.
    package private(set) var levels: [Level] = []
    package let home: Int?

    package init(_ continuum: Continuum, _ model: ReachModel, home: String) {
        let day = model.options.day
        self.home = continuum.index(of: home)
        let facts = WorldFacts(continuum, on: day)
        let rules = continuum.elements.indices.filter {
            continuum.elements[$0].kind == .gradientRule && continuum.validities[Int(continuum.elements[$0].validity)].holds(on: day)
        }.sorted { (Self.integer(.order, $0, continuum) ?? 0, $0) < (Self.integer(.order, $1, continuum) ?? 0, $1) }
        for subject in model.subjects.list {
            switch subject.sort {
            case .state:
                levels.append(Self.level(of: Int(subject.element), home: self.home, rules, facts, model, continuum))
            case .bloc:
                // A bloc is as risky as its riskiest member.
                levels.append(Level(risk: 0, rules: []))
            case .supplier:
                levels.append(Level(risk: 4, rules: []))
            }
        }
        for (s, members) in model.book.members {
            for m in model.subjects.list.indices where model.subjects.list[m].sort == .state && members.contains(bit: m) {
                if levels[m].risk > levels[s].risk { levels[s] = levels[m] }
            }
        }
    }

    private static func integer(_ key: Key, _ element: Int, _ continuum: Continuum) -> Int? {
        if case .number(let value)? = continuum.value(key, of: element) { Int(value) } else { nil }
    }

    private static func level(
        of state: Int, home: Int?, _ rules: [Int], _ facts: WorldFacts, _ model: ReachModel, _ continuum: Continuum
    ) -> Level {
        if let stated = integer(.risk, state, continuum) { return Level(risk: stated, rules: [Int32(state)]) }
        var risk: Int?
        var used: [Int32] = []
        for rule in rules {
            let sets = integer(.risk, rule, continuum), moves = integer(.adjust, rule, continuum)
            if sets != nil, risk != nil { continue }
            guard holds(rule, state, home, facts, model, continuum) else { continue }
            if let sets {
                risk = sets
                used.append(Int32(rule))
            } else if let moves {
                risk = min(4, max(0, (risk ?? 3) + moves))
                used.append(Int32(rule))
            }
        }
        // No rule speaks of it: unknown is not harmless.
        return Level(risk: risk ?? 3, rules: used)
    }

    private static func holds(
        _ rule: Int, _ state: Int, _ home: Int?, _ facts: WorldFacts, _ model: ReachModel, _ continuum: Continuum
    ) -> Bool {
        func flag(_ key: Key, _ actual: @autoclosure () -> Bool) -> Bool {
            guard case .boolean(let wanted)? = continuum.value(key, of: rule) else { return true }
            return wanted == actual()
        }
        guard flag(.ifHome, state == home), flag(.ifAdequate, facts.adequate.contains(state)),
            flag(.ifAdequatePartial, facts.partlyAdequate.contains(state)), flag(.ifExtraterritorial, facts.extraterritorial.contains(state)),
            flag(.ifRestricted, facts.restricted.contains(state)), flag(.ifReviewed, facts.reviewed.contains(state))
        else { return false }
        let blocs = facts.blocs[state] ?? []
        for relation in continuum.relations(of: rule) {
            if relation.key == .ifMemberOf, !blocs.contains(Int(relation.element)) { return false }
            if relation.key == .unlessMemberOf, blocs.contains(Int(relation.element)) { return false }
        }
        if let wanted = continuum.token(continuum.value(.ifAgreement, of: rule)), !(facts.agreements[state] ?? []).contains(wanted) { return false }
        let powers = continuum.values(.ifLawPower, of: rule).compactMap { continuum.token($0) }
        let nexus = continuum.values(.ifLawNexus, of: rule).compactMap { continuum.token($0) }
        if !powers.isEmpty || !nexus.isEmpty {
            let isFound = (facts.laws[state] ?? []).contains { law in
                (powers.isEmpty || !law.powers.isDisjoint(with: powers)) && (nexus.isEmpty || !law.settled.isDisjoint(with: nexus))
            }
            if !isFound { return false }
        }
        return true
    }
}

/// The facts about states on which gradient rules are decided, gathered once.
private struct WorldFacts {
    var adequate: Set<Int> = []
    var partlyAdequate: Set<Int> = []
    var extraterritorial: Set<Int> = []
    var restricted: Set<Int> = []
    var reviewed: Set<Int> = []
    var blocs: [Int: Set<Int>] = [:]
    var agreements: [Int: Set<String>] = [:]
    var laws: [Int: [(powers: Set<String>, settled: Set<String>)]] = [:]

    init(_ continuum: Continuum, on day: Day) {
        for i in continuum.elements.indices {
            let row = continuum.elements[i]
            let isInForce = continuum.validities[Int(row.validity)].holds(on: day)
            switch row.kind {
            case .state:
                if case .day? = continuum.value(.lawsReviewed, of: i) { reviewed.insert(i) }
                for relation in continuum.relations(of: i) where relation.key == .memberOf && relation.element >= 0 && continuum.holds(relation, on: day) {
                    blocs[i, default: []].insert(Int(relation.element))
                }
            case .agreement where isInForce:
                let type = continuum.token(continuum.value(.type, of: i)) ?? ""
                let isPartial = continuum.value(.partial, of: i) == .boolean(true)
                for relation in continuum.relations(of: i) where relation.element >= 0 && (relation.key == .between || relation.key == .forStates) {
                    let state = Int(relation.element)
                    agreements[state, default: []].insert(type)
                    if type == "adequacy", relation.key == .forStates {
                        if isPartial { partlyAdequate.insert(state) } else { adequate.insert(state) }
                    }
                }
            case .law where isInForce:
                for relation in continuum.relations(of: i) where relation.key == .ofState && relation.element >= 0 {
                    let state = Int(relation.element)
                    let powers = Set(continuum.values(.powers, of: i).compactMap { continuum.token($0) })
                    let settled = Set(continuum.values(.settled, of: i).compactMap { continuum.token($0) })
                    laws[state, default: []].append((powers, settled))
                    if continuum.value(.extraterritorial, of: i) == .boolean(true), !powers.isEmpty { extraterritorial.insert(state) }
                }
            case .restriction where isInForce:
                for relation in continuum.relations(of: i) where relation.key == .against && relation.element >= 0 { restricted.insert(Int(relation.element)) }
            default: break
            }
        }
    }
}
