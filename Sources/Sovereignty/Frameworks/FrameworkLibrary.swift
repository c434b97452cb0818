package import Continuum
import Knowledge
import Reach

/// All frameworks, statements and profiles that a continuum states, in the order that they state, with what is wrong with them.
package struct FrameworkLibrary: Sendable {
    package private(set) var frameworks: [Framework] = []
    package private(set) var statements: [Int32: Statement] = [:]
    /// Profile, as `portulan.yaml` names it → the framework of its expectations.
    package private(set) var profiles: [String: Int32] = [:]
    /// What is wrong with own frameworks, profiles and answers; the built-in ones are tested.
    package private(set) var diagnostics: [(problem: Problem, element: Int32)] = []
    private var checkIndex: [String: Int] = [:]

    /// - Complexity: linear in elements and relations.
    package init(_ continuum: Continuum, on day: Day) {
        for (i, check) in CheckCatalogue.all.enumerated() { checkIndex[check.id] = i }
        var byKind: [Kind: [Int]] = [:]
        for i in continuum.elements.indices {
            switch continuum.elements[i].kind {
            case .framework, .level, .objective, .requirement, .rung, .statement, .profile: byKind[continuum.elements[i].kind, default: []].append(i)
            default: break
            }
        }
        var intruders: [(Int, Int32)] = []
        func target(_ key: Key, _ element: Int) -> Int32? {
            guard let found = continuum.relations(of: element).first(where: { $0.key == key && $0.element >= 0 })?.element else { return nil }
            // A built-in framework is what it is: nothing of one’s own is added to it or changed in it.
            if continuum.elements[element].layer != .base, continuum.elements[Int(found)].layer == .base, continuum.elements[Int(found)].kind != .statement {
                intruders.append((element, found))
                return nil
            }
            return found
        }
        func number(_ key: Key, _ element: Int) -> Double? { if case .number(let n)? = continuum.value(key, of: element) { n } else { nil } }
        func order(_ element: Int) -> Int { number(.order, element).map { Int($0) } ?? 0 }
        for i in byKind[.statement] ?? [] {
            var days: Int?
            if case .horizon(let d)? = continuum.value(.validFor, of: i) { days = Int(d) }
            statements[Int32(i)] = Statement(
                element: Int32(i), id: continuum.id(i), askedOf: continuum.token(continuum.value(.askedOf, of: i)), validFor: days)
        }
        var rungs: [Int32: [Rung]] = [:]
        for i in byKind[.rung] ?? [] {
            guard let of = target(.ofRequirement, i) else {
                note(.frameworkPartMissing(continuum.id(i), what: "of-requirement"), i)
                continue
            }
            let level = number(.givesLevel, i).map { Int($0) } ?? 0
            rungs[of, default: []].append(
                Rung(
                    element: Int32(i), order: order(i), points: number(.points, i) ?? 0, level: level,
                    levelOtherwise: number(.givesOtherwise, i).map { Int($0) } ?? level, needs: needs(of: i, continuum)))
        }
        var requirements: [Int32: [Requirement]] = [:]
        for i in byKind[.requirement] ?? [] {
            guard let of = target(.ofObjective, i) else {
                note(.frameworkPartMissing(continuum.id(i), what: "of-objective"), i)
                continue
            }
            let ladder = (rungs[Int32(i)] ?? []).sorted { ($0.order, $0.element) < ($1.order, $1.element) }
            if let first = ladder.first, !first.needs.isEmpty { note(.ladderDoesNotRise(continuum.id(i), rung: continuum.id(Int(first.element))), Int(first.element)) }
            for (low, high) in zip(ladder, ladder.dropFirst())
            where high.points < low.points || high.level < low.level || high.levelOtherwise < low.levelOtherwise || high.order == low.order {
                note(.ladderDoesNotRise(continuum.id(i), rung: continuum.id(Int(high.element))), Int(high.element))
            }
            let needs = needs(of: i, continuum)
            if ladder.isEmpty, needs.isEmpty { note(.frameworkPartMissing(continuum.id(i), what: "checks"), i) }
            requirements[of, default: []].append(
                Requirement(
                    element: Int32(i), id: continuum.id(i), article: continuum.text(continuum.value(.article, of: i), .french), needs: needs,
                    isMandatory: continuum.value(.mandatory, of: i) != .boolean(false),
                    isOfSubjectOnly: continuum.token(continuum.value(.depth, of: i)) == "subject",
                    isAskedOfChain: continuum.token(continuum.value(.depth, of: i)) == "chain", rungs: ladder))
        }
        var objectives: [Int32: [Objective]] = [:]
        for i in byKind[.objective] ?? [] {
            guard let of = target(.ofFramework, i) else {
                note(.frameworkPartMissing(continuum.id(i), what: "of-framework"), i)
                continue
            }
            let list = (requirements[Int32(i)] ?? []).sorted { a, b in
                let left = order(Int(a.element)), right = order(Int(b.element))
                return left != right ? left < right : a.id < b.id
            }
            objectives[of, default: []].append(Objective(element: Int32(i), id: continuum.id(i), weight: number(.weight, i) ?? 0, requirements: list))
        }
        var levels: [Int32: [Framework.Level]] = [:]
        for i in byKind[.level] ?? [] { if let of = target(.ofFramework, i) { levels[of, default: []].append(.init(element: Int32(i), order: order(i))) } }
        for i in byKind[.framework] ?? [] where continuum.validities[Int(continuum.elements[i].validity)].holds(on: day) {
            let method = continuum.token(continuum.value(.method, of: i)).flatMap { Framework.Method(rawValue: $0) } ?? .all
            let list = (objectives[Int32(i)] ?? []).sorted { a, b in
                let left = order(Int(a.element)), right = order(Int(b.element))
                return left != right ? left < right : a.id < b.id
            }
            if list.allSatisfy(\.requirements.isEmpty) { note(.frameworkPartMissing(continuum.id(i), what: "requirement"), i) }
            let total = list.reduce(0) { $0 + $1.weight }
            if method == .ladder, abs(total - 100) > 0.001 { note(.weightsDoNotSum(continuum.id(i), total: short(total)), i) }
            if continuum.values(.appliesTo, of: i).isEmpty { note(.frameworkPartMissing(continuum.id(i), what: "applies-to"), i) }
            let kinds = continuum.values(.appliesTo, of: i).compactMap { continuum.token($0) }.compactMap { continuum.vocabulary.kind(named: $0) }
            frameworks.append(
                Framework(
                    element: Int32(i), id: continuum.id(i), method: method, appliesTo: Set(kinds),
                    categories: Set(continuum.values(.onCategories, of: i).compactMap { continuum.token($0) }), profile: nil,
                    levels: (levels[Int32(i)] ?? []).sorted { $0.order < $1.order }, objectives: list,
                    status: continuum.token(continuum.value(.status, of: i))))
        }
        frameworks.sort { a, b in
            let left = order(Int(a.element)), right = order(Int(b.element))
            return left != right ? left < right : a.id < b.id
        }
        for i in byKind[.profile] ?? [] {
            guard let framework = target(.expects, i) else { continue }
            let name = Policy.profileName(continuum.id(i))
            profiles[name] = framework
            if let index = frameworks.firstIndex(where: { $0.element == framework }) { frameworks[index].profile = name }
        }
        refuse(intruders, continuum)
    }

    /// Parts of one’s own that would change a built-in framework.
    private mutating func refuse(_ intruders: [(Int, Int32)], _ continuum: Continuum) {
        for (element, target) in intruders {
            diagnostics.removeAll { $0.element == Int32(element) }
            note(.builtInFramework(continuum.id(element), of: continuum.id(Int(target))), element)
        }
    }

    package func framework(_ id: String) -> Framework? { frameworks.first { $0.id == id } }
    package func framework(of profile: String) -> Framework? { profiles[profile].flatMap { element in frameworks.first { $0.element == element } } }

    private mutating func note(_ problem: Problem, _ element: Int) { diagnostics.append((problem, Int32(element))) }

    private mutating func needs(of element: Int, _ continuum: Continuum) -> Needs {
        var needs = Needs()
        for name in continuum.values(.checks, of: element).compactMap({ continuum.token($0) }) {
            if let check = checkIndex[name] {
                needs.checks.append(check)
            } else {
                note(.unknownCheck(name, in: continuum.id(element), nearest: nearest(to: name, among: CheckCatalogue.ids)), element)
            }
        }
        needs.statements = continuum.relations(of: element).filter { $0.key == .attested && $0.element >= 0 }.map(\.element)
        needs.needsAnswer = continuum.value(.needsAnswer, of: element) == .boolean(true)
        return needs
    }
}

private func short(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
}
