package import Continuum
import Knowledge

/// What is asked of an assessment?
package struct AssessmentRequest: Sendable {
    package var day: Day
    /// The home state's id.
    package var home: String
    /// The organisation's id.
    package var organisation: String?
    /// Its profile, whose limits lie over the built-in ones.
    package var profile: String?
    /// Blocs whose members act together.
    package var together: [String]
    /// Whether remedies are searched and questions ranked: both assess again, many times.
    package var isThorough: Bool
    /// The most candidate remedies and the most questions that are tried.
    package var trialLimit: Int

    package init(
        day: Day, home: String = "FR", organisation: String? = nil, profile: String? = nil, together: [String] = [], isThorough: Bool = true,
        trialLimit: Int = 200
    ) {
        self.profile = profile
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

    package func assess(_ continuum: Continuum) -> Assessment { assessed(continuum).assessment }

    /// The assessment, with the ground that it stands on (see `ground`).
    package func assessed(_ continuum: Continuum) -> (assessment: Assessment, settled: ReachResult?) {
        var assessment = judge(continuum, assuming: [])
        let settled = settle(&assessment)
        var explainers = ExplainerCache(assessment)
        // Chains of contested breaches are read where nothing is unknown, so that they show the law and not the gap.
        var settledExplainers = ExplainerCache(settled ?? assessment)
        assessment.findings = findings(of: assessment, &explainers, &settledExplainers)
        if request.isThorough {
            assessment.questions = Questions(self, assessment).ranked()
            RemedySearch(self, assessment, settled).attach(to: &assessment.findings, &explainers, &settledExplainers)
        }
        return (assessment, settled?.result)
    }

    /// Reach and verdicts, without findings, remedies or questions; and the reach with every unknown fact taken as harmlessly settled, nil when
    /// nothing is unknown: what other engines stand on.
    package func ground(_ continuum: Continuum) -> (assessment: Assessment, settled: ReachResult?) {
        var assessment = judge(continuum, assuming: [])
        let settled = settle(&assessment)
        return (assessment, settled?.result)
    }

    /// Reach and verdicts alone: what is repeated for every candidate, on top of what a first assessment has made.
    func judge(_ continuum: Continuum, assuming: Set<MissingFact>, after base: Assessment? = nil, patch: Patch = Patch()) -> Assessment {
        let together = Set(request.together.compactMap { continuum.index(of: $0) })
        let options = ReachOptions(day: request.day, together: together, assuming: assuming, isChartOnly: base != nil)
        let model = ReachModel(continuum, options, reusing: base?.model.world, after: patch)
        // Never cancelled, so there is always a result.
        let result = model.propagate() ?? model.unpropagated
        let known = model.isWorldReused ? base : nil
        let gradient = known?.gradient ?? Gradient(continuum, model, home: request.home)
        let policy = known?.policy ?? Policy(continuum, profile: request.profile)
        var assessment = Assessment(
            continuum: continuum, organisation: request.organisation.flatMap { continuum.index(of: $0) }, home: request.home, model: model,
            result: result, gradient: gradient, policy: policy, verdicts: [], findings: [], questions: [],
            coverage: Coverage(elements: 0, expectedFacts: 0, unknownFacts: 0, byKind: [], verdicts: [:]))
        assessment.verdicts = verdicts(of: assessment, settled: nil)
        // Nobody reads the coverage of a trial (benchmark `assess`).
        if base == nil { assessment.coverage = coverage(assessment) }
        return assessment
    }

    /// The chart with every unknown fact settled; verdicts are judged again, so that their causes are told apart.
    private func settle(_ assessment: inout Assessment) -> Assessment? {
        guard !assessment.model.graph.missing.isEmpty else { return nil }
        let settled = judge(assessment.continuum, assuming: Set(assessment.model.graph.missing), after: assessment)
        assessment.verdicts = verdicts(of: assessment, settled: settled.result)
        return settled
    }

    private func verdicts(of assessment: Assessment, settled: ReachResult?) -> [Verdict] {
        let judge = Judge(assessment, settled: settled)
        let continuum = assessment.continuum
        var verdicts: [Verdict] = []
        for element in continuum.elements.indices where continuum.elements[element].layer == .chart {
            switch continuum.elements[element].kind {
            case .data, .service, .treatment: verdicts.append(judge.verdict(on: element))
            default: break
            }
        }
        return verdicts
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

    private func findings(
        of assessment: Assessment, _ explainers: inout ExplainerCache, _ settledExplainers: inout ExplainerCache
    ) -> [Finding] {
        var findings: [Finding] = []
        for verdict in assessment.verdicts {
            for breach in verdict.breaches {
                for cause in Cause.allCases where !breach.subjects(cause).isEmptySet {
                    if cause == .contested {
                        findings.append(finding(verdict, breach, cause, assessment, &settledExplainers))
                    } else {
                        findings.append(finding(verdict, breach, cause, assessment, &explainers))
                    }
                }
            }
        }
        findings.append(contentsOf: TechnicalData(assessment).findings(&explainers))
        return findings.sorted { a, b in
            if a.severity != b.severity { return a.severity > b.severity }
            if a.cause != b.cause { return a.cause < b.cause }
            return a.id < b.id
        }
    }

    static func rule(_ breach: Breach) -> Finding.Rule {
        if breach.isTerms { return .terms }
        switch breach.plane.power {
        case .obtain: return .obtain
        case .alter: return .alter
        case .cut: return .cut
        case .starve: return .starve
        }
    }

    private func finding(
        _ verdict: Verdict, _ breach: Breach, _ cause: Cause, _ assessment: Assessment, _ explainers: inout ExplainerCache
    ) -> Finding {
        let continuum = assessment.continuum
        func id(_ subject: Int) -> String { continuum.id(Int(assessment.model.subjects.list[subject].element)) }
        let levels = assessment.gradient.levels
        let subjects = breach.subjects(cause).members.sorted { a, b in
            levels[a].risk != levels[b].risk ? levels[a].risk > levels[b].risk : id(a) < id(b)
        }
        let rule = Self.rule(breach)
        return Finding(
            id: "\(rule.rawValue):\(continuum.id(verdict.element)):\(cause.rawValue)", rule: rule, severity: severity(breach, cause), cause: cause,
            element: verdict.element, plane: breach.plane, subjects: subjects, limit: breach.limit, className: breach.className,
            chain: explainers.chain(of: verdict.element, breach.plane, subjects[0], cause.bound))
    }

    /// By class, then one step down when it is only possible, one step down when it takes longer than a month.
    private func severity(_ breach: Breach, _ cause: Cause) -> Severity {
        var level: Int
        switch breach.className {
        case "C4", "essential": level = 4
        case "C3": level = 3
        case "C2": level = 2
        default: level = 1
        }
        if breach.plane == .starve1y { level -= 1 }
        if breach.plane == .starve5y { level -= 2 }
        if cause != .certain { level -= 1 }
        return Severity.allCases[max(1, min(4, level))]
    }
}

/// One explainer a (subject, bound), made when first needed.
struct ExplainerCache {
    private let assessment: Assessment
    private var explainers: [Int: Explainer] = [:]
    private let writer: ChainWriter
    private let bases: LegalBases

    init(_ assessment: Assessment) {
        self.assessment = assessment
        writer = ChainWriter(assessment.model, assessment.continuum)
        bases = LegalBases(assessment.model, assessment.continuum)
    }

    private mutating func explainer(_ subject: Int, _ bound: Bound) -> Explainer {
        let key = subject * 2 + (bound == .certain ? 0 : 1)
        if let known = explainers[key] { return known }
        let made = Explainer(assessment.model, assessment.result, assessment.continuum, bases, subject: subject, bound: bound)
        explainers[key] = made
        return made
    }

    mutating func derivation(of element: Int, _ plane: Plane, _ subject: Int, _ bound: Bound) -> Derivation? {
        explainer(subject, bound).derivation(of: element, plane)
    }

    mutating func chain(of element: Int, _ plane: Plane, _ subject: Int, _ bound: Bound) -> [ChainStep] {
        derivation(of: element, plane, subject, bound).map { writer.steps($0, from: element) } ?? []
    }
}
