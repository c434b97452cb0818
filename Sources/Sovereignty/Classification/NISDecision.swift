/// On what does the answer depend, and what is it in each case? Reduced: a fact that is left in it matters.
package indirect enum NISDecision: Hashable, Sendable {
    case answer(NISCategory)
    case ask(NISFact, [Branch])

    package struct Branch: Hashable, Sendable {
        /// The values of the fact, as codes: indices of its answers, of its bands, or of `NISActivity.all` (whose count stands for none).
        package var codes: [Int]
        package var then: NISDecision
    }

    /// All the answers that are possible.
    package var categories: Set<NISCategory> {
        switch self {
        case .answer(let category): [category]
        case .ask(_, let branches): branches.reduce(into: []) { $0.formUnion($1.then.categories) }
        }
    }

    /// The facts that matter, in their order.
    package var facts: [NISFact] { Set(allFacts).sorted() }

    private var allFacts: [NISFact] {
        switch self {
        case .answer: []
        case .ask(let fact, let branches): [fact] + branches.flatMap(\.then.allFacts)
        }
    }

    /// The first fact to ask for that is not in `skipped`, from the root down.
    package func firstFact(besides skipped: Set<NISFact>) -> NISFact? {
        var level = [self]
        while !level.isEmpty {
            var next: [NISDecision] = []
            for case .ask(let fact, let branches) in level {
                if !skipped.contains(fact) { return fact }
                next += branches.map(\.then)
            }
            level = next
        }
        return nil
    }
}

/// Explores what the rules make of an entity by trying every value of each fact that they ask for and that is not known.
///
/// What was explored is kept: a hundred thousand entities show few combinations of facts.
/// - Complexity: the number of paths through the rules; of an entity of which nothing is known, some ten thousand.
package struct NISClassifier {
    struct Known: Hashable {
        var situation: NISSituation
        /// The lowest band that each of the three totals can be in.
        var lowest: [Int8]
        var candidates: [Int]?

        /// The values that a fact can take here.
        func domain(_ fact: NISFact) -> ClosedRange<Int8> {
            switch fact {
            case .headcount: lowest[0]...2
            case .turnover: lowest[1]...2
            case .balance: lowest[2]...2
            default: 0...Int8(clamping: fact.count - 1)
            }
        }
    }

    /// All that the classification takes from the rules; what differs from entity to entity are names, figures and places.
    struct Findings {
        var decision: NISDecision
        var outcomes: [NISOutcome]
        var exceptions: [NISClassification.Exception]
    }
    struct FindingsKey: Hashable {
        var known: Known
        var activities: [Int]?
        /// One bit for each fact that was presumed.
        var presumed: UInt32
    }

    private var kept: [Known: NISDecision] = [:]
    var findings: [FindingsKey: Findings] = [:]
    /// Values of activity with the same traits lead to the same decision.
    private static let activitiesByTraits: [(traits: NISActivity.Traits, codes: [Int])] = {
        var groups: [(traits: NISActivity.Traits, codes: [Int])] = []
        for (i, activity) in NISActivity.all.enumerated() {
            let traits = activity.traits.subtracting([.mainEstablishment, .implementingRegulation])
            if let at = groups.firstIndex(where: { $0.traits == traits }) { groups[at].codes.append(i) } else { groups.append((traits, [i])) }
        }
        return groups + [([], [NISActivity.all.count])]
    }()

    package init() {}

    /// The traits that the rules look at.
    static func traits(_ activities: [Int]) -> NISActivity.Traits {
        activities.reduce(into: NISActivity.Traits()) { $0.formUnion(NISActivity.all[$1].traits) }.subtracting([.mainEstablishment, .implementingRegulation])
    }

    mutating func decision(_ known: Known) -> NISDecision {
        if let decision = kept[known] { return decision }
        let decision = explore(known)
        if kept.count > 50_000 { kept.removeAll() }
        kept[known] = decision
        return decision
    }

    private mutating func explore(_ known: Known) -> NISDecision {
        let missing: NISFact
        do throws(NISMissing) {
            return .answer(try NISRules.outcome(known.situation, activities: []).category)
        } catch {
            missing = error.fact
        }
        var branches: [NISDecision.Branch] = []
        func add(_ codes: [Int], _ then: NISDecision) {
            if let at = branches.firstIndex(where: { $0.then == then }) { branches[at].codes += codes } else { branches.append(NISDecision.Branch(codes: codes, then: then)) }
        }
        if missing == .activity {
            for group in Self.activitiesByTraits {
                let codes = known.candidates.map { candidates in group.codes.filter(candidates.contains) } ?? group.codes
                guard let first = codes.first else { continue }
                var next = known
                next.situation.codes[NISFact.activity.rawValue] = 0
                next.situation.traits = first == NISActivity.all.count ? [] : group.traits
                add(codes, explore(next))
            }
        } else {
            for code in known.domain(missing) {
                var next = known
                next.situation.codes[missing.rawValue] = code
                add([Int(code)], explore(next))
            }
        }
        if branches.count == 1 { return branches[0].then }
        for i in branches.indices { branches[i].codes.sort() }
        return .ask(missing, branches)
    }
}

extension NISFact {
    /// How many values a fact can take; the activity is apart.
    package var count: Int {
        switch self {
        case .union, .education, .doraExemption, .criticalEntity, .formerOperator, .formerOperatorOption, .regionalRisk, .population: 2
        case .activity: NISActivity.all.count + 1
        case .tier: NISTier.allCases.count
        case .security: NISSecurity.allCases.count
        case .identification: NISIdentification.allCases.count
        case .localKind: NISLocalKind.allCases.count
        case .localOption, .educationOption: NISOption.allCases.count
        case .headcount, .turnover, .balance: 3
        case .special: NISSpecialRole.allCases.count
        }
    }
}

extension NISEntity {
    /// What the rules see of it.
    func known(_ reading: NISReading) -> NISClassifier.Known {
        var codes = [Int8](repeating: -1, count: NISFact.allCases.count)
        func set(_ fact: NISFact, _ flag: NISKnowledge<Bool>) {
            if let value = flag.value { codes[fact.rawValue] = value ? 1 : 0 }
        }
        func set<Answer: NISAnswer>(_ fact: NISFact, answer: NISKnowledge<Answer>) {
            if let value = answer.value, let at = Array(Answer.allCases).firstIndex(of: value) { codes[fact.rawValue] = Int8(at) }
        }
        set(.union, union)
        set(.education, education)
        set(.tier, answer: tier)
        set(.security, answer: security)
        set(.doraExemption, doraExemption)
        set(.criticalEntity, criticalEntity)
        set(.formerOperator, formerOperator)
        set(.formerOperatorOption, formerOperatorOption)
        set(.identification, answer: identification)
        set(.localKind, answer: localKind)
        set(.localOption, answer: localOption)
        set(.educationOption, answer: educationOption)
        set(.regionalRisk, regionalRisk)
        set(.special, answer: special)
        if let population = population.value { codes[NISFact.population.rawValue] = population > FrenchDraft.threshold ? 1 : 0 }
        var lowest: [Int8] = []
        for total in sizeReading.totals {
            let bands = total.bands
            lowest.append(Int8(bands[0]))
            if bands.count == 1 { codes[total.figure.fact.rawValue] = Int8(bands[0]) }
        }
        var traits = NISActivity.Traits()
        if let activities = activities.value {
            codes[NISFact.activity.rawValue] = 0
            traits = NISClassifier.traits(activities)
        }
        return NISClassifier.Known(
            situation: NISSituation(codes: codes, traits: traits, size: size, reading: reading), lowest: lowest,
            candidates: activities.value == nil ? candidates : nil)
    }

    /// Whether the fact was presumed rather than said.
    package func isPresumed(_ fact: NISFact) -> Bool {
        switch fact {
        case .union: union.isPresumed
        case .activity: activities.isPresumed
        case .education: education.isPresumed
        case .tier: tier.isPresumed
        case .security: security.isPresumed
        case .doraExemption: doraExemption.isPresumed
        case .criticalEntity: criticalEntity.isPresumed
        case .formerOperator: formerOperator.isPresumed
        case .identification: identification.isPresumed
        case .special: special.isPresumed
        case .formerOperatorOption, .localKind, .population, .localOption, .educationOption, .regionalRisk, .headcount, .turnover, .balance: false
        }
    }
}
