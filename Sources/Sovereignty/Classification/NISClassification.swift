/// What is an entity for NIS 2, why, on what does it depend, and what follows?
package struct NISClassification: Sendable {
    package var entity: NISEntity
    package var size: NISSizeReading
    /// By the directive; options of member states are open unless they were said.
    package var decision: NISDecision
    /// For each category that is possible, from the lightest, why it would be that: the first case that leads to it.
    package var outcomes: [NISOutcome]
    /// What was presumed, and what it would be if that were otherwise.
    package var exceptions: [Exception]
    package var jurisdictions: [NISJurisdiction]
    package var remarks: [NISRemark]
    /// By the French draft law, where it says more than the directive of an entity of France.
    package var draft: Draft?

    package struct Exception: Hashable, Sendable {
        package var fact: NISFact
        package var codes: [Int]
        package var then: NISDecision
    }

    package struct Draft: Sendable {
        package var decision: NISDecision
        package var outcomes: [NISOutcome]
    }

    /// The category, when there is one.
    package var category: NISCategory? {
        if case .answer(let category) = decision { category } else { nil }
    }

    /// The facts that are missing and that matter.
    package var missing: [NISFact] { decision.facts }

    /// The highest category that is possible: what duties are told for.
    package var highest: NISCategory { decision.categories.max() ?? .outOfScope }
}

/// What is worth knowing beside the category; it changes nothing in it.
package enum NISRemark: String, CaseIterable, Sendable {
    /// Credit institutions and infrastructures of financial markets: regulation (EU) 2022/2554 (DORA) takes the place of art. 21, 23 and chapter VII.
    case dora
    /// Art. 3(4) of the Annex to Recommendation 2003/361/EC does not apply: public ownership does not make a small enterprise large.
    case publicOwnership = "public-ownership"
    /// Size comes from linked or partner enterprises: recital 16 lets a member state take independence into account.
    case independence
    /// A member state may exempt it from art. 21 or 23 for security activities: art. 2(8).
    case securityExemption = "security-exemption"
    /// Marginal security activities do not exclude an administration: recital 8.
    case marginalSecurity = "marginal-security"
    /// Implementing regulation (EU) 2024/2690 says in detail what measures and significant incidents are.
    case implementingRegulation = "implementing-regulation"
    /// Trust service providers notify within 24 hours: art. 23(4), second subparagraph.
    case trustNotification = "trust-notification"
    /// Member states decide whether administrations can be fined: art. 34(7).
    case finesOfAdministrations = "fines-of-administrations"
    /// Sizes change when two accounting periods in a row lie beyond a limit: Recommendation 2003/361/EC, Annex, art. 4(2).
    case twoPeriods = "two-periods"
    /// Art. 26 names no member state for it.
    case noJurisdiction = "no-jurisdiction"
}

extension NISClassifier {
    /// - Complexity: what was not explored before, see `NISClassifier`.
    package mutating func classify(_ entity: NISEntity) -> NISClassification {
        let entity = entity.reconciled
        let known = entity.known(.directive)
        let (findings, size) = (self.findings(entity, known), entity.sizeReading)
        let decision = findings.decision
        var result = NISClassification(
            entity: entity, size: size, decision: decision, outcomes: findings.outcomes, exceptions: findings.exceptions,
            jurisdictions: decision == .answer(.outOfScope) ? [] : NISJurisdiction.all(entity), remarks: [])
        result.remarks = Self.remarks(entity, size, result)
        if isFrench(entity), isLocalOrRegional(entity) {
            let drafted = entity.known(.frenchDraft)
            let second = self.decision(drafted)
            if second != decision || second.facts.contains(.localKind) { result.draft = NISClassification.Draft(decision: second, outcomes: outcomes(drafted, entity, second)) }
        }
        return result
    }

    /// The same facts, the same findings: they are worked out once.
    private mutating func findings(_ entity: NISEntity, _ known: Known) -> Findings {
        var presumed: UInt32 = 0
        for fact in NISFact.allCases where entity.isPresumed(fact) { presumed |= 1 << UInt32(fact.rawValue) }
        let key = FindingsKey(known: known, activities: entity.activities.value, presumed: presumed)
        if let found = findings[key] { return found }
        let decision = decision(known)
        let found = Findings(decision: decision, outcomes: outcomes(known, entity, decision), exceptions: exceptions(entity, known, decision))
        if findings.count > 50_000 { findings.removeAll() }
        findings[key] = found
        return found
    }

    /// The draft says more than the directive of these alone, as far as it was read.
    private func isLocalOrRegional(_ entity: NISEntity) -> Bool {
        if let tier = entity.tier.value, tier == .local || tier == .regional { return true }
        return (entity.activities.value ?? []).contains { NISActivity.all[$0].traits.contains(.regional) }
    }

    private func isFrench(_ entity: NISEntity) -> Bool { entity.established.contains { $0.code == "FR" } }

    /// One outcome with reasons for each category: that of the first case, in the order of the decision, that leads to it.
    private func outcomes(_ known: Known, _ entity: NISEntity, _ decision: NISDecision) -> [NISOutcome] {
        var found: [NISCategory: NISOutcome] = [:]
        func visit(_ decision: NISDecision, _ known: Known, _ activities: [Int]) {
            switch decision {
            case .answer(let category):
                guard found[category] == nil else { return }
                found[category] = complete(known, activities)
            case .ask(let fact, let branches):
                for branch in branches where branch.then.categories.contains(where: { found[$0] == nil }) {
                    guard let code = branch.codes.first else { continue }
                    var next = known
                    var list = activities
                    if fact == .activity {
                        list = code < NISActivity.all.count ? [code] : []
                        next.situation.codes[fact.rawValue] = 0
                        next.situation.traits = Self.traits(list)
                    } else {
                        next.situation.codes[fact.rawValue] = Int8(code)
                    }
                    visit(branch.then, next, list)
                }
            }
        }
        visit(decision, known, entity.activities.value ?? [])
        if entity.activities.value == nil {
            for (category, outcome) in found {
                found[category]?.reasons = outcome.reasons.map { if case .listed(let activity) = $0 { .example(activity) } else { $0 } }
            }
        }
        return found.values.sorted { $0.category < $1.category }
    }

    /// The outcome when what does not matter is given any value.
    private func complete(_ known: Known, _ activities: [Int]) -> NISOutcome {
        var situation = known.situation
        var activities = activities
        while true {
            do throws(NISMissing) {
                return try NISRules.outcome(situation, activities: activities)
            } catch {
                if error.fact == .activity {
                    activities = known.candidates.map { Array($0.prefix(1)) } ?? []
                    situation.traits = Self.traits(activities)
                    situation.codes[error.fact.rawValue] = 0
                } else {
                    situation.codes[error.fact.rawValue] = known.domain(error.fact).lowerBound
                }
            }
        }
    }

    private mutating func exceptions(_ entity: NISEntity, _ known: Known, _ decision: NISDecision) -> [NISClassification.Exception] {
        var exceptions: [NISClassification.Exception] = []
        for fact in NISFact.allCases where fact.isDesignation && entity.isPresumed(fact) {
            for code in 1..<fact.count {
                var other = known
                other.situation.codes[fact.rawValue] = Int8(code)
                let then = self.decision(other)
                guard then != decision else { continue }
                if let at = exceptions.firstIndex(where: { $0.fact == fact && $0.then == then }) {
                    exceptions[at].codes.append(code)
                } else {
                    exceptions.append(NISClassification.Exception(fact: fact, codes: [code], then: then))
                }
            }
        }
        return exceptions
    }

    private static func remarks(_ entity: NISEntity, _ size: NISSizeReading, _ result: NISClassification) -> [NISRemark] {
        guard result.highest > .outOfScope else { return [] }
        var remarks: [NISRemark] = []
        let traits = (entity.activities.value ?? []).reduce(into: NISActivity.Traits()) { $0.formUnion(NISActivity.all[$1].traits) }
        let tier = entity.tier.value ?? .none
        let isAdministration = tier.isAdministration || !traits.isDisjoint(with: [.central, .regional])
        if traits.contains(.financial) { remarks.append(.dora) }
        if entity.isPublicUndertaking { remarks.append(.publicOwnership) }
        if size.hasRelatives, let alone = size.alone, let least = size.sizes.min(), alone < least, result.entity.size == nil { remarks.append(.independence) }
        if let security = entity.security.value, security != .none {
            remarks.append(isAdministration ? .marginalSecurity : .securityExemption)
        }
        if traits.contains(.implementingRegulation) { remarks.append(.implementingRegulation) }
        if traits.contains(.trust) { remarks.append(.trustNotification) }
        if isAdministration { remarks.append(.finesOfAdministrations) }
        if result.jurisdictions.contains(where: { $0.rule == .none }) { remarks.append(.noJurisdiction) }
        return remarks
    }
}
