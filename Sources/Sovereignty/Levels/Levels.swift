package import Continuum
import Knowledge
package import Reach
import Resilience

/// What is asked about levels?
package struct LevelsRequest: Sendable {
    package var assessment: AssessmentRequest
    /// Ids of frameworks; when empty, all that apply, with the expectations of the profile.
    package var frameworks: [String]
    /// The organisation’s profile: whose expectations are looked at.
    package var profile: String?
    /// Elements asked about; when empty, the organisation, its services and the offers that its chart uses.
    package var subjects: [Int32]

    package init(_ assessment: AssessmentRequest, frameworks: [String] = [], profile: String? = nil, subjects: [Int32] = []) {
        self.assessment = assessment
        self.profile = profile
        self.frameworks = frameworks
        self.subjects = subjects
    }
}

/// Levels of a chart: what each subject reaches under each framework, with what is asked next.
///
/// Pure: a function of the continuum, the frameworks and answers in it, and the day. Subjects are worked out in parallel, in order.
package struct Levels: Sendable {
    package let assessor: LevelAssessor
    package let subjects: [Int32]
    /// The organisation’s profile, whose limits lie over the built-in ones.
    package let profile: String?
    /// By subject, in the order of `subjects`.
    package let results: [[FrameworkResult]]

    package var facts: ChartFacts { assessor.facts }
    package var continuum: Continuum { assessor.facts.continuum }

    /// - Parameter library: read from the same continuum.
    package init(_ continuum: Continuum, _ library: FrameworkLibrary, _ request: LevelsRequest) {
        let (assessment, settled) = Assessor(request.assessment).ground(continuum)
        self.init(assessment, settled: settled, library, request)
    }

    /// The same over an assessment that was made before, by the same request.
    package init(_ assessment: Assessment, settled: ReachResult?, _ library: FrameworkLibrary, _ request: LevelsRequest) {
        let subjects = request.subjects.isEmpty ? Self.defaultSubjects(assessment) : request.subjects
        let isChosen = !request.frameworks.isEmpty
        let frameworks = library.frameworks.filter {
            isChosen ? request.frameworks.contains($0.id) : $0.profile == nil || $0.profile == request.profile
        }
        // A subject that was named is answered for whatever its category.
        let isNamed = isChosen && !request.subjects.isEmpty
        let asksWhatStops = frameworks.contains { framework in
            framework.requirements.contains { requirement in
                (requirement.needs.checks + requirement.rungs.flatMap(\.needs.checks)).contains { CheckCatalogue.all[$0].asksWhatStops }
            }
        }
        let facts = ChartFacts(
            assessment, settled: settled, stoppers: asksWhatStops ? Self.stoppers(assessment, subjects, request.assessment) : Stoppers())
        let assessor = LevelAssessor(facts, library)
        self.assessor = assessor
        self.subjects = subjects
        profile = request.profile
        results = inParallel(subjects.count) { i in
            assessor.results(of: subjects[i], under: frameworks.filter { isNamed && $0.appliesTo.contains(facts.kind(subjects[i])) || $0.applies(to: subjects[i], facts) })
        }
    }

    /// The organisation, its services, its treatments, and the offers that its chart uses, in the order of the chart.
    static func defaultSubjects(_ assessment: Assessment) -> [Int32] {
        let continuum = assessment.continuum
        var subjects: [Int32] = assessment.organisation.map { [Int32($0)] } ?? []
        var offers: Set<Int32> = []
        for i in continuum.elements.indices where continuum.elements[i].layer == .chart {
            switch continuum.elements[i].kind {
            case .service, .treatment: subjects.append(Int32(i))
            case .answer, .organisation: continue
            default: break
            }
            for relation in continuum.relations(of: i) where relation.element >= 0 && continuum.elements[Int(relation.element)].kind == .offer {
                if continuum.holds(relation, on: assessment.model.options.day) { offers.insert(relation.element) }
            }
        }
        return subjects + offers.sorted()
    }

    private static func stoppers(_ assessment: Assessment, _ subjects: [Int32], _ request: AssessmentRequest) -> Stoppers {
        let continuum = assessment.continuum
        var asked: Set<Int32> = []
        for subject in subjects {
            switch continuum.elements[Int(subject)].kind {
            case .organisation where assessment.organisation == Int(subject):
                for i in continuum.elements.indices where continuum.elements[i].layer == .chart && continuum.elements[i].kind == .service { asked.insert(Int32(i)) }
            case .service, .treatment, .data: asked.insert(subject)
            default: break
            }
        }
        guard !asked.isEmpty else { return Stoppers() }
        let ids = asked.sorted().map { continuum.id(Int($0)) }
        let wanted = ResilienceRequest(day: request.day, order: 1, elements: ids, organisation: request.organisation)
        guard let resilience = Resilience(continuum, wanted) else { return Stoppers() }
        return Stoppers(resilience, own: assessment.organisation.map { Int32($0) })
    }
}

extension Framework {
    /// Whether it is about this kind of element, and this category of offer; an offer that does not say its category is asked about. A service, data or
    /// treatment is concerned when it rests on an offer of such a category that somebody runs for it.
    package func applies(to subject: Int32, _ facts: ChartFacts) -> Bool {
        guard appliesTo.contains(facts.kind(subject)) else { return false }
        guard !categories.isEmpty else { return true }
        func concerns(_ thing: Int32) -> Bool {
            let said = ([thing] + facts.offers(of: thing)).compactMap { facts.word(.category, $0) }
            return said.isEmpty || said.contains { categories.contains($0) }
        }
        switch facts.kind(subject) {
        case .offer: return concerns(subject)
        case .service, .data, .treatment:
            // The three axes are asked of anything; the State’s doctrine, of what lies in somebody’s cloud.
            return appliesTo.contains(.offer) || Scope(of: subject, facts).hosting.contains(where: concerns)
        default: return true
        }
    }
}
