import Continuum
import Knowledge

/// Which limits does each dataset and service go beyond?
///
/// The possible bound is told apart by cause: what remains when every unknown fact is taken as settled is contested, the rest unknown.
struct Judge {
    private let assessment: Assessment
    private let settled: ReachResult?
    private var continuum: Continuum { assessment.continuum }
    /// Data used by a service or a treatment, or processed by it.
    private let dataOf: [Int: [Int]]
    /// `riskier[r + 1]`: states and blocs whose risk is above r, r from −1 to 4.
    private let riskier: [Bits]
    private let suppliers: Bits

    /// - Parameter settled: the reach when every unknown fact is settled; nil when nothing is unknown or when causes do not matter.
    init(_ assessment: Assessment, settled: ReachResult?) {
        self.assessment = assessment
        self.settled = settled
        let continuum = assessment.continuum
        var dataOf: [Int: [Int]] = [:]
        for element in continuum.elements.indices where continuum.elements[element].layer == .chart {
            for i in continuum.relationRange(of: element) where continuum.relations[i].element >= 0 {
                let relation = continuum.relations[i]
                if relation.key == .uses { dataOf[element, default: []].append(Int(relation.element)) }
                if relation.key == .processedBy { dataOf[Int(relation.element), default: []].append(element) }
            }
        }
        self.dataOf = dataOf
        let subjects = assessment.model.subjects
        var riskier = [Bits](repeating: Bits(repeating: 0, count: subjects.words), count: 6)
        var suppliers = Bits(repeating: 0, count: subjects.words)
        for s in subjects.list.indices {
            if subjects.list[s].sort == .supplier {
                suppliers.insert(bit: s)
            } else {
                for limit in -1..<assessment.gradient.levels[s].risk { riskier[limit + 1].insert(bit: s) }
            }
        }
        self.riskier = riskier
        self.suppliers = suppliers
    }

    func verdict(on element: Int) -> Verdict {
        let day = assessment.model.options.day
        var names: [String] = []
        var isInherited = false, isClassUnknown = false
        if let name = continuum.token(continuum.value(.dataClass, of: element, on: day)) {
            names.append(name)
        } else if continuum.elements[element].kind == .data {
            isClassUnknown = true
        } else {
            let inherited = inheritedClasses(of: element)
            names = inherited.names
            isInherited = !names.isEmpty
            isClassUnknown = inherited.hasUnknown
        }
        if continuum.value(.essential, of: element, on: day) == .boolean(true), !names.contains("essential") { names.append("essential") }
        var breaches: [Breach] = []
        for name in names {
            if let limits = assessment.policy.limits[name] { add(element, limits, isClassUnknown: false, to: &breaches) }
        }
        // What nobody has classed, or uses data that nobody has classed, is held against the strictest class too, without certainty.
        if isClassUnknown, let limits = assessment.policy.limits["C4"] { add(element, limits, isClassUnknown: true, to: &breaches) }
        let isBroken = breaches.contains { !$0.certain.isEmptySet }
        return Verdict(
            element: element, classNames: isClassUnknown ? names + ["unknown"] : names, isClassInherited: isInherited,
            status: isBroken ? .notMet : breaches.isEmpty ? .met : .undetermined, breaches: breaches)
    }

    /// The highest class of the data, and `essential` if any of it is.
    private func inheritedClasses(of element: Int) -> (names: [String], hasUnknown: Bool) {
        let day = assessment.model.options.day
        var highest: (order: Int, name: String)?
        var isEssential = false, hasUnknown = false
        for datum in dataOf[element] ?? [] {
            if let name = continuum.token(continuum.value(.dataClass, of: datum, on: day)), let limits = assessment.policy.limits[name] {
                if (highest?.order ?? -1) < limits.order { highest = (limits.order, name) }
            } else {
                hasUnknown = true
            }
            if continuum.value(.essential, of: datum, on: day) == .boolean(true) { isEssential = true }
        }
        return ((highest.map { [$0.name] } ?? []) + (isEssential ? ["essential"] : []), hasUnknown)
    }

    private func add(_ element: Int, _ limits: Policy.Limits, isClassUnknown: Bool, to breaches: inout [Breach]) {
        for (plane, limit) in limits.planes { add(element, plane, limit, riskier[limit + 1], limits.name, isClassUnknown, &breaches) }
        if !limits.allowsContentUse { add(element, .obtain, -1, suppliers, limits.name, isClassUnknown, &breaches) }
    }

    private func add(
        _ element: Int, _ plane: Plane, _ limit: Int, _ mask: Bits, _ name: String, _ isClassUnknown: Bool, _ breaches: inout [Breach]
    ) {
        guard assessment.result.meets(mask, node: element, plane: plane, bound: .possible) else { return }
        let possible = and(assessment.result.bits(node: element, plane: plane, bound: .possible), mask)
        var certain = and(assessment.result.bits(node: element, plane: plane, bound: .certain), mask)
        var contested = settled.map { and($0.bits(node: element, plane: plane, bound: .possible), mask) } ?? possible
        for w in possible.indices { contested[w] &= ~certain[w] }
        var unknown = possible
        for w in possible.indices { unknown[w] &= ~(certain[w] | contested[w]) }
        if isClassUnknown {
            unknown = possible
            certain = Bits(repeating: 0, count: possible.count)
            contested = certain
        }
        // Two classes may limit the same power: the stricter one speaks.
        if !isClassUnknown, let i = breaches.firstIndex(where: { $0.plane == plane && $0.isTerms == (limit < 0) }) {
            if limit >= breaches[i].limit { return }
            breaches.remove(at: i)
        }
        if isClassUnknown, breaches.contains(where: { $0.plane == plane && $0.isTerms == (limit < 0) && !$0.certain.isEmptySet }) { return }
        breaches.append(Breach(plane: plane, limit: limit, className: name, certain: certain, contested: contested, unknown: unknown))
    }

    private func and(_ a: Bits, _ b: Bits) -> Bits {
        var result = a
        for w in result.indices { result[w] &= b[w] }
        return result
    }
}

/// Encryption of the content does not hide identities, logs and configuration: where it protects, the platform's own data are told apart.
struct TechnicalData {
    private let assessment: Assessment
    init(_ assessment: Assessment) { self.assessment = assessment }

    func findings(_ explainers: inout ExplainerCache) -> [Finding] {
        let continuum = assessment.continuum
        var findings: [Finding] = []
        for verdict in assessment.verdicts where continuum.elements[verdict.element].kind == .data {
            guard let limits = verdict.classNames.compactMap({ assessment.policy.limits[$0] }).first(where: { $0.obtain != nil }), let limit = limits.obtain
            else { continue }
            for relation in continuum.relations(of: verdict.element) where relation.key == .storedOn && relation.element >= 0 {
                guard continuum.value(.encrypted, of: relation) == .boolean(true) else { continue }
                let platform = Int(relation.element)
                let content = assessment.result.bits(node: verdict.element, plane: .obtain, bound: .certain)
                let technical = assessment.result.bits(node: platform, plane: .obtain, bound: .certain)
                let subjects = assessment.model.subjects.list.indices.filter { s in
                    assessment.model.subjects.list[s].sort != .supplier && technical.contains(bit: s) && !content.contains(bit: s)
                        && assessment.gradient.levels[s].risk > limit
                }.sorted { (assessment.gradient.levels[$1].risk, $0) < (assessment.gradient.levels[$0].risk, $1) }
                guard let first = subjects.first else { continue }
                findings.append(
                    Finding(
                        id: "\(Finding.Rule.technical.rawValue):\(continuum.id(verdict.element)):\(continuum.id(platform))", rule: .technical,
                        severity: .note, cause: .certain, element: verdict.element, plane: .obtain, subjects: subjects, limit: limit,
                        className: limits.name, chain: explainers.chain(of: platform, .obtain, first, .certain)))
            }
        }
        return findings
    }
}
