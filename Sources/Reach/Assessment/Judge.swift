import Continuum
import Knowledge

/// Which limits does each dataset and service go beyond?
struct Judge {
    private let assessment: Assessment
    private var continuum: Continuum { assessment.continuum }
    /// Data used by a service or a treatment, or processed by it.
    private let dataOf: [Int: [Int]]
    private let risks: [Int]

    init(_ assessment: Assessment) {
        self.assessment = assessment
        let continuum = assessment.continuum
        var dataOf: [Int: [Int]] = [:]
        for element in continuum.elements.indices where continuum.elements[element].layer == .chart {
            for relation in continuum.relations(of: element) where relation.element >= 0 {
                if relation.key == .uses { dataOf[element, default: []].append(Int(relation.element)) }
                if relation.key == .processedBy { dataOf[Int(relation.element), default: []].append(element) }
            }
        }
        self.dataOf = dataOf
        risks = assessment.gradient.levels.map(\.risk)
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
            names = inherited
            isInherited = !inherited.isEmpty
        }
        if continuum.value(.essential, of: element, on: day) == .boolean(true) { names.append("essential") }
        // A datum whose class nobody knows is held against the strictest one, without certainty.
        let tested = isClassUnknown ? names + ["C4"] : names
        var breaches: [Breach] = []
        for name in tested {
            guard let limits = assessment.policy.limits[name] else { continue }
            breaches.append(contentsOf: self.breaches(of: element, limits))
        }
        if isClassUnknown {
            for i in breaches.indices where breaches[i].className == "C4" { breaches[i].bound = .possible }
        }
        breaches = strictest(breaches)
        let status: VerdictStatus =
            breaches.contains { $0.bound == .certain } ? .notMet : breaches.isEmpty && !(isClassUnknown && !breaches.isEmpty) ? .met : .undetermined
        return Verdict(element: element, classNames: isClassUnknown ? names + ["unknown"] : names, isClassInherited: isInherited, status: status, breaches: breaches)
    }

    /// The highest class of the data, and `essential` if any of it is.
    private func inheritedClasses(of element: Int) -> [String] {
        let day = assessment.model.options.day
        var highest: (order: Int, name: String)?
        var isEssential = false
        for datum in dataOf[element] ?? [] {
            if let name = continuum.token(continuum.value(.dataClass, of: datum, on: day)), let limits = assessment.policy.limits[name] {
                if (highest?.order ?? -1) < limits.order { highest = (limits.order, name) }
            }
            if continuum.value(.essential, of: datum, on: day) == .boolean(true) { isEssential = true }
        }
        return (highest.map { [$0.name] } ?? []) + (isEssential ? ["essential"] : [])
    }

    private func breaches(of element: Int, _ limits: Policy.Limits) -> [Breach] {
        var found: [Breach] = []
        let result = assessment.result
        for (plane, limit) in limits.planes {
            let certain = result.bits(node: element, plane: plane, bound: .certain)
            let possible = result.bits(node: element, plane: plane, bound: .possible)
            for w in possible.indices {
                var word = possible[w]
                while word != 0 {
                    let bit = word.trailingZeroBitCount
                    word &= word - 1
                    let subject = w * 64 + bit
                    let isSupplier = assessment.model.subjects.list[subject].sort == .supplier
                    if isSupplier {
                        if plane != .obtain || limits.allowsContentUse { continue }
                    } else if risks[subject] <= limit {
                        continue
                    }
                    let bound: Bound = certain[w] & (1 << UInt64(bit)) != 0 ? .certain : .possible
                    found.append(
                        Breach(
                            plane: plane, subject: subject, bound: bound, risk: isSupplier ? 4 : risks[subject], limit: isSupplier ? -1 : limit,
                            className: limits.name))
                }
            }
        }
        return found
    }

    /// Two classes may limit the same power: the stricter one speaks.
    private func strictest(_ breaches: [Breach]) -> [Breach] {
        var best: [Int: Int] = [:]
        var kept: [Breach] = []
        for breach in breaches {
            let key = breach.subject * Plane.count + breach.plane.rawValue
            if let i = best[key] {
                if breach.limit < kept[i].limit { kept[i] = breach }
            } else {
                best[key] = kept.count
                kept.append(breach)
            }
        }
        return kept
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
                        severity: .note, bound: .certain, element: verdict.element, plane: .obtain, subjects: subjects, limit: limit,
                        className: limits.name, chain: explainers.chain(of: platform, .obtain, first, .certain)))
            }
        }
        return findings
    }
}
