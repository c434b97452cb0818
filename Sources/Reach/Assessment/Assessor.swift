package import Continuum
import Knowledge

/// What is asked of an assessment?
package struct AssessmentRequest: Sendable {
    package var day: Day
    /// The home state's id.
    package var home: String
    /// The organisation's id.
    package var organisation: String?
    /// Blocs whose members act together.
    package var together: [String]
    /// Whether remedies are searched and questions ranked: both assess again, many times.
    package var isThorough: Bool
    /// The most candidate remedies and the most questions that are tried.
    package var trialLimit: Int

    package init(
        day: Day, home: String = "FR", organisation: String? = nil, together: [String] = [], isThorough: Bool = true, trialLimit: Int = 200
    ) {
        self.day = day
        self.home = home
        self.organisation = organisation
        self.together = together
        self.isThorough = isThorough
        self.trialLimit = trialLimit
    }
}

/// Assesses a continuum (chart over knowledge): reach, verdicts, findings with chains, remedies, questions.
///
/// Pure and deterministic: no I/O, no clock. Remedies and questions assess again, once a candidate.
package struct Assessor: Sendable {
    package let request: AssessmentRequest

    package init(_ request: AssessmentRequest) { self.request = request }

    package func assess(_ continuum: Continuum) -> Assessment {
        var assessment = judge(continuum, assuming: [])
        assessment.findings = findings(of: assessment)
        if request.isThorough {
            assessment.questions = Questions(self, assessment).ranked()
            RemedySearch(self, assessment).attach(to: &assessment.findings)
        }
        return assessment
    }

    /// Reach and verdicts alone: what is repeated for every candidate, on top of what a first assessment has made.
    func judge(_ continuum: Continuum, assuming: Set<MissingFact>, after base: Assessment? = nil, patch: Patch = Patch()) -> Assessment {
        let together = Set(request.together.compactMap { continuum.index(of: $0) })
        let options = ReachOptions(day: request.day, together: together, assuming: assuming, isChartOnly: base != nil)
        let model = ReachModel(continuum, options, reusing: base?.model.world, after: patch)
        // Never cancelled, so there is always a result.
        let result = model.propagate() ?? ReachResult(rowOfNode: model.graph.base, rows: model.graph.rows, order: StrongComponents(offsets: [0], targets: []), words: model.subjects.words)
        let known = model.isWorldReused ? base : nil
        let gradient = known?.gradient ?? Gradient(continuum, model, home: request.home)
        let policy = known?.policy ?? Policy(continuum)
        var assessment = Assessment(
            continuum: continuum, organisation: request.organisation.flatMap { continuum.index(of: $0) }, home: request.home, model: model,
            result: result, gradient: gradient, policy: policy, verdicts: [], findings: [], questions: [],
            coverage: Coverage(elements: 0, expectedFacts: 0, unknownFacts: 0, byKind: [], verdicts: [:]))
        let judge = Judge(assessment)
        for element in continuum.elements.indices where continuum.elements[element].layer == .chart {
            switch continuum.elements[element].kind {
            case .data, .service, .treatment: assessment.verdicts.append(judge.verdict(on: element))
            default: break
            }
        }
        assessment.coverage = coverage(assessment)
        return assessment
    }

    private func coverage(_ assessment: Assessment) -> Coverage {
        let continuum = assessment.continuum
        var counts: [Kind: Int] = [:]
        for row in continuum.elements where row.layer == .chart && row.kind.rawValue != 0 { counts[row.kind, default: 0] += 1 }
        let unknown = Set(assessment.model.graph.missing.filter { continuum.elements[Int($0.element)].layer == .chart }).count
        return Coverage(
            elements: counts.values.reduce(0, +), expectedFacts: max(assessment.model.graph.expectedFacts, unknown), unknownFacts: unknown,
            byKind: counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
            verdicts: Dictionary(grouping: assessment.verdicts, by: \.status).mapValues(\.count))
    }

    // MARK: Findings

    private func findings(of assessment: Assessment) -> [Finding] {
        var explainers = ExplainerCache(assessment)
        var findings: [Finding] = []
        for verdict in assessment.verdicts {
            var groups: [String: [Breach]] = [:]
            var order: [String] = []
            for breach in verdict.breaches {
                let rule = Self.rule(breach, assessment)
                let key = "\(rule.rawValue) \(breach.bound.rawValue)"
                if groups[key] == nil { order.append(key) }
                groups[key, default: []].append(breach)
            }
            for key in order {
                guard let breaches = groups[key] else { continue }
                findings.append(finding(verdict, breaches, assessment, &explainers))
            }
        }
        findings.append(contentsOf: TechnicalData(assessment).findings(&explainers))
        return findings.sorted { a, b in
            if a.severity != b.severity { return a.severity > b.severity }
            if a.bound != b.bound { return a.bound == .certain }
            return a.id < b.id
        }
    }

    static func rule(_ breach: Breach, _ assessment: Assessment) -> Finding.Rule {
        if assessment.model.subjects.list[breach.subject].sort == .supplier { return .terms }
        switch breach.plane.power {
        case .obtain: return .obtain
        case .alter: return .alter
        case .cut: return .cut
        case .starve: return .starve
        }
    }

    private func finding(_ verdict: Verdict, _ breaches: [Breach], _ assessment: Assessment, _ explainers: inout ExplainerCache) -> Finding {
        let continuum = assessment.continuum
        // Riskiest first; among equals, the one whose chain is known rather than unknown, then the shortest, then by id.
        let ranked = breaches.sorted { a, b in
            (b.risk, continuum.id(Int(assessment.model.subjects.list[a.subject].element)))
                < (a.risk, continuum.id(Int(assessment.model.subjects.list[b.subject].element)))
        }
        let first = ranked[0]
        let rule = Self.rule(first, assessment)
        let lead = explainers.mostTelling(ranked, verdict.element)
        let chain = explainers.chain(of: verdict.element, lead.plane, lead.subject, lead.bound)
        var subjects = ranked.map(\.subject)
        if let i = subjects.firstIndex(of: lead.subject), i > 0 {
            subjects.remove(at: i)
            subjects.insert(lead.subject, at: 0)
        }
        var seen: Set<Int> = []
        subjects = subjects.filter { seen.insert($0).inserted }
        let worst = ranked.max { severity($0, assessment) < severity($1, assessment) } ?? first
        return Finding(
            id: "\(rule.rawValue):\(continuum.id(verdict.element)):\(first.bound.rawValue)", rule: rule, severity: severity(worst, assessment),
            bound: first.bound, element: verdict.element, plane: lead.plane, subjects: subjects, limit: worst.limit, className: worst.className,
            chain: chain)
    }

    /// By class, then one step down when it is only possible, one step down when it takes longer than a month.
    private func severity(_ breach: Breach, _ assessment: Assessment) -> Severity {
        var level: Int
        switch breach.className {
        case "C4", "essential": level = 4
        case "C3": level = 3
        case "C2": level = 2
        default: level = 1
        }
        if breach.plane == .starve1y { level -= 1 }
        if breach.plane == .starve5y { level -= 2 }
        if breach.bound == .possible { level -= 1 }
        return Severity.allCases[max(1, min(4, level))]
    }
}

/// One explainer a (subject, bound), made when first needed.
struct ExplainerCache {
    private let assessment: Assessment
    private var explainers: [Int: Explainer] = [:]
    private let writer: ChainWriter

    init(_ assessment: Assessment) {
        self.assessment = assessment
        writer = ChainWriter(assessment.model, assessment.continuum)
    }

    private mutating func explainer(_ subject: Int, _ bound: Bound) -> Explainer {
        let key = subject * 2 + (bound == .certain ? 0 : 1)
        if let known = explainers[key] { return known }
        let made = Explainer(assessment.model, assessment.result, assessment.continuum, subject: subject, bound: bound)
        explainers[key] = made
        return made
    }

    mutating func derivation(of element: Int, _ plane: Plane, _ subject: Int, _ bound: Bound) -> Derivation? {
        explainer(subject, bound).derivation(of: element, plane)
    }

    mutating func chain(of element: Int, _ plane: Plane, _ subject: Int, _ bound: Bound) -> [ChainStep] {
        derivation(of: element, plane, subject, bound).map { writer.steps($0, from: element) } ?? []
    }

    /// Of the riskiest breaches, the one whose chain leans on a law rather than on something unknown; at most a few are tried.
    mutating func mostTelling(_ ranked: [Breach], _ element: Int) -> Breach {
        let first = ranked[0]
        guard first.bound == .possible, ranked.count > 1 else { return first }
        // Where something is unknown every state is possible; states that are also reached by a known law are told apart by their chains.
        for breach in ranked.prefix(8) where breach.risk == first.risk {
            let chain = chain(of: element, breach.plane, breach.subject, breach.bound)
            if !chain.contains(where: { $0.note == .unknown || $0.note == .unreviewed }) { return breach }
        }
        return first
    }
}
