import Continuum
import Sovereignty
import Testing

/// A small generator (splitmix64): the same seed, the same entities.
struct NISRandom: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func fact<Value>(_ values: [Value], unknown: Double = 0.3) -> NISKnowledge<Value> {
        Double.random(in: 0..<1, using: &self) < unknown ? .unknown : .known(values.randomElement(using: &self) ?? values[0])
    }

    mutating func figure(_ figure: NISFigure) -> Double? {
        let (lower, upper) = figure.limits
        return [nil, 0, lower - 1, lower, lower + 1, upper - 1, upper, upper + 1].randomElement(using: &self) ?? nil
    }

    /// Any entity at all.
    mutating func entity(unknown: Double = 0.3) -> NISEntity {
        var entity = NISEntity()
        let count = Int.random(in: 0...3, using: &self)
        let activities = (0..<count).map { _ in Int.random(in: NISActivity.all.indices, using: &self) }
        entity.activities = Double.random(in: 0..<1, using: &self) < unknown / 2 ? .unknown : .known(Array(Set(activities)).sorted())
        if entity.activities == .unknown, Bool.random(using: &self) { entity.candidates = NISSector.activities(of: Int.random(in: NISSector.all.indices, using: &self)) }
        entity.isInUnion = fact([true, true, true, false], unknown: unknown / 3)
        entity.education = fact([true, false], unknown: unknown)
        entity.tier = fact(NISTier.allCases + [.none, .none, .none, .none], unknown: unknown / 2)
        entity.security = fact(NISSecurity.allCases, unknown: unknown)
        entity.doraExemption = fact([true, false], unknown: unknown)
        entity.criticalEntity = fact([true, false, false, false], unknown: unknown)
        entity.formerOperator = fact([true, false, false], unknown: unknown)
        entity.formerOperatorOption = fact([true, false], unknown: unknown)
        entity.identification = fact(NISIdentification.allCases + [.none, .none], unknown: unknown)
        entity.localOption = fact(NISOption.allCases, unknown: unknown)
        entity.educationOption = fact(NISOption.allCases, unknown: unknown)
        entity.regionalRisk = fact([true, false], unknown: unknown)
        entity.special = fact(NISSpecialRole.allCases, unknown: unknown)
        entity.figures = NISFigures(headcount: figure(.headcount), turnover: figure(.turnover), balance: figure(.balance))
        return entity
    }
}

extension NISEntity {
    /// Every way in which one unknown fact can be settled, written out by hand; nil when all is known.
    func settlings() -> (fact: NISFact, [NISEntity])? {
        func ways<Value>(_ fact: NISFact, _ path: WritableKeyPath<NISEntity, NISKnowledge<Value>>, _ values: [Value]) -> (fact: NISFact, [NISEntity])? {
            guard self[keyPath: path] == .unknown else { return nil }
            return (fact, values.map { value in
                var entity = self
                entity[keyPath: path] = .known(value)
                return entity
            })
        }
        if activities == .unknown {
            var lists = (candidates ?? Array(NISActivity.all.indices)).map { [$0] }
            if candidates == nil { lists.append([]) }
            return (.activity, lists.map { list in
                var entity = self
                entity.activities = .known(list)
                return entity
            })
        }
        for figure in NISFigure.allCases where figures[figure] == nil {
            let (lower, upper) = figure.limits
            return (figure.fact, [0, lower + 1, upper + 1].map { value in
                var entity = self
                entity.figures[figure] = value
                return entity
            })
        }
        let flags: [(NISFact, WritableKeyPath<NISEntity, NISKnowledge<Bool>>)] = [
            (.union, \.isInUnion), (.education, \.education), (.doraExemption, \.doraExemption), (.criticalEntity, \.criticalEntity),
            (.formerOperator, \.formerOperator), (.formerOperatorOption, \.formerOperatorOption), (.regionalRisk, \.regionalRisk),
        ]
        for (fact, path) in flags {
            if let found = ways(fact, path, [true, false]) { return found }
        }
        if let found = ways(.tier, \.tier, NISTier.allCases) { return found }
        if let found = ways(.security, \.security, NISSecurity.allCases) { return found }
        if let found = ways(.identification, \.identification, NISIdentification.allCases) { return found }
        if let found = ways(.localOption, \.localOption, NISOption.allCases) { return found }
        if let found = ways(.educationOption, \.educationOption, NISOption.allCases) { return found }
        return ways(.special, \.special, NISSpecialRole.allCases)
    }

    /// The number of ways in which everything unknown can be settled.
    var worlds: Int {
        guard let (_, next) = settlings() else { return 1 }
        return next.count * (next.first?.worlds ?? 1)
    }
}

@Suite struct NISUnknownsTests {
    /// Every complete entity, and its category.
    private func bruteForce(_ entity: NISEntity, _ classifier: inout NISClassifier, into answers: inout [(NISEntity, NISCategory)]) {
        guard let (_, next) = entity.settlings() else {
            if let category = classifier.classify(entity).category { answers.append((entity, category)) } else { Issue.record("all is known, and nothing is decided: \(entity)") }
            return
        }
        for entity in next { bruteForce(entity, &classifier, into: &answers) }
    }

    @Test(arguments: [20261124, 7, 4242, 99] as [UInt64])
    func `the answers are those of all values, tried one by one`(seed: UInt64) {
        var random = NISRandom(state: seed)
        var classifier = NISClassifier()
        var count = 0, open = 0
        while count < 120 {
            let entity = random.entity(unknown: 0.22).reconciled
            guard entity.worlds <= 1_500 else { continue }
            count += 1
            var answers: [(NISEntity, NISCategory)] = []
            bruteForce(entity, &classifier, into: &answers)
            let result = classifier.classify(entity)
            #expect(result.decision.categories == Set(answers.map(\.1)), "seed \(seed), \(entity)")
            if result.category == nil { open += 1 }
        }
        #expect(open > 10, "too few of the entities were open: \(open)")
    }

    /// A fact is told as missing if and only if two complete entities that differ in it alone are something else.
    @Test(arguments: [11, 12, 13] as [UInt64])
    func `the facts that are told as missing are those that matter`(seed: UInt64) {
        var random = NISRandom(state: seed)
        var classifier = NISClassifier()
        var count = 0
        while count < 80 {
            let entity = random.entity(unknown: 0.2).reconciled
            guard entity.worlds <= 800, entity.activities != .unknown else { continue }
            count += 1
            var mattering: Set<NISFact> = []
            func visit(_ entity: NISEntity) {
                guard let (fact, next) = entity.settlings() else { return }
                // Compare the answers of each way of settling the rest.
                var lists: [[NISCategory]] = []
                for way in next {
                    var answers: [(NISEntity, NISCategory)] = []
                    bruteForce(way, &classifier, into: &answers)
                    lists.append(answers.map(\.1))
                }
                if Set(lists).count > 1 { mattering.insert(fact) }
                for way in next { visit(way) }
            }
            visit(entity)
            #expect(Set(classifier.classify(entity).missing) == mattering, "seed \(seed), \(entity)")
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `a bigger entity is never less`(seed: UInt64) {
        var random = NISRandom(state: seed)
        var classifier = NISClassifier()
        for _ in 0..<600 {
            var entity = random.entity(unknown: 0)
            for figure in NISFigure.allCases where entity.figures[figure] == nil { entity.figures[figure] = 0 }
            let before = classifier.classify(entity).category
            var bigger = entity
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bigger.figures.headcount = (entity.figures.headcount ?? 0) * 3 + 20
            case 1: bigger.figures.turnover = (entity.figures.turnover ?? 0) * 3 + 6_000_000
            case 2: bigger.figures.balance = (entity.figures.balance ?? 0) * 3 + 6_000_000
            default: bigger.relatives.append(NISRelative(figures: NISFigures(headcount: 100, turnover: 30_000_000, balance: 30_000_000), share: Bool.random(using: &random) ? 40 : nil))
            }
            let after = classifier.classify(bigger).category
            #expect(before != nil && after != nil && (before ?? .essential) <= (after ?? .outOfScope), "seed \(seed): \(entity)")
        }
    }

    @Test(arguments: [5, 6] as [UInt64])
    func `one more activity is never less`(seed: UInt64) {
        var random = NISRandom(state: seed)
        var classifier = NISClassifier()
        for _ in 0..<600 {
            var entity = random.entity(unknown: 0)
            // Exclusions apart: art. 2(7) and 2(10) put what would else be more out of scope.
            entity.security = .known(.none)
            entity.doraExemption = .known(false)
            for figure in NISFigure.allCases where entity.figures[figure] == nil { entity.figures[figure] = 0 }
            var more = entity
            more.activities = .known((entity.activities.value ?? []) + [Int.random(in: NISActivity.all.indices, using: &random)])
            #expect((classifier.classify(entity).category ?? .essential) <= (classifier.classify(more).category ?? .outOfScope), "seed \(seed): \(more)")
        }
    }

    @Test func `of an entity of which nothing is known, everything is possible, and little is explored`() {
        var classifier = NISClassifier()
        let result = classifier.classify(NISEntity().withoutPresumptions)
        #expect(result.decision.categories == Set(NISCategory.allCases))
        #expect(result.missing.first == .union && result.missing.contains(.activity) && result.missing.contains(.headcount))
    }
}
