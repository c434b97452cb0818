/// A fact that the rules asked for and that is not decided.
struct NISMissing: Error { var fact: NISFact }

/// Which text is applied?
package enum NISReading: Hashable, Sendable { case directive, frenchDraft }

/// An entity with some facts decided: what the rules look at. Codes are indices into the cases of the answer; −1 is undecided.
struct NISSituation: Hashable {
    var codes: [Int8]
    /// The traits of all its activities together, once these are decided.
    var traits: NISActivity.Traits
    var size: EnterpriseSize?
    var reading: NISReading

    func code(_ fact: NISFact) throws(NISMissing) -> Int {
        let code = codes[fact.rawValue]
        if code < 0 { throw NISMissing(fact: fact) }
        return Int(code)
    }
    func flag(_ fact: NISFact) throws(NISMissing) -> Bool { try code(fact) == 1 }
    func answer<Answer: NISAnswer>(_ fact: NISFact, _: Answer.Type) throws(NISMissing) -> Answer {
        let cases = Array(Answer.allCases)
        return cases[min(try code(fact), cases.count - 1)]
    }

    func enterpriseSize() throws(NISMissing) -> EnterpriseSize {
        if let size { return size }
        // A figure that cannot change the size is not asked for.
        let headcount = try code(.headcount)
        if headcount == 2 { return .large }
        let turnover = try code(.turnover)
        if turnover == 0 { return headcount == 0 ? .small : .medium }
        return EnterpriseSize(headcount: headcount, turnover: turnover, balance: try code(.balance))
    }
}

/// The category and why, step by step.
package struct NISOutcome: Hashable, Sendable {
    package var category: NISCategory
    package var reasons: [NISReason]
}

/// The rules of art. 2 and 3 of directive (EU) 2022/2555, once.
///
/// Facts are asked for in the order of `NISFact`; what has become irrelevant is not asked. An entity that several provisions concern is what the
/// strictest makes it.
enum NISRules {
    /// - Parameter activities: the activities behind `traits`, for the reasons.
    static func outcome(_ s: NISSituation, activities: [Int]) throws(NISMissing) -> NISOutcome {
        var reasons: [NISReason] = []
        guard try s.flag(.union) else { return NISOutcome(category: .outOfScope, reasons: [.notInUnion]) }
        if s.codes[NISFact.activity.rawValue] < 0 { throw NISMissing(fact: .activity) }
        let traits = s.traits
        let isEducation = try s.flag(.education)
        let tier: NISTier = traits.contains(.central) ? .central : try s.answer(.tier, NISTier.self)
        let isRegional = tier == .regional || traits.contains(.regional)

        for activity in activities {
            let own = NISActivity.all[activity].traits
            if isEducation, own.contains(.research) { reasons.append(.educationIsNoResearch) } else { reasons.append(.listed(activity)) }
        }
        if !tier.isAdministration, tier != .none { reasons.append(.notAdministration(tier)) }

        // Exclusions: art. 2(7), 2(9), 2(10).
        if tier.isAdministration || isRegional, try s.answer(.security, NISSecurity.self) == .mainly {
            if traits.contains(.trust) {
                reasons.append(.trustServiceKept)
            } else {
                return NISOutcome(category: .outOfScope, reasons: reasons + [.securityAdministration])
            }
        }
        if traits.contains(.financial), try s.flag(.doraExemption) {
            return NISOutcome(category: .outOfScope, reasons: reasons + [.doraExempted])
        }

        // What came to nothing is not told beside what decided.
        let idle: [NISReason] = [.tooSmall, .regionalWithoutRisk, .formerOperatorDropped, .localOption(.no), .educationOption(.no)]
        // Essential whatever the size: art. 3(1)(b), (d), (f), (g), (e).
        func essential(_ reason: NISReason) -> NISOutcome { NISOutcome(category: .essential, reasons: reasons.filter { !idle.contains($0) } + [reason]) }
        if tier == .central { return essential(.centralAdministration) }
        if traits.contains(.core) { return essential(.core(activities.first { NISActivity.all[$0].traits.contains(.core) } ?? 0)) }
        if try s.flag(.criticalEntity) { return essential(.criticalEntity) }
        if try s.flag(.formerOperator) {
            if try s.flag(.formerOperatorOption) { return essential(.formerOperator) }
            reasons.append(.formerOperatorDropped)
        }
        let isAnnexI = traits.contains(.annexI)
        let isAnnexII = traits.contains(.annexII) || (traits.contains(.research) && !isEducation)
        let isListed = isAnnexI || isAnnexII || isRegional
        var category = NISCategory.outOfScope
        func atLeast(_ new: NISCategory, _ reason: NISReason) {
            category = max(category, new)
            reasons.append(reason)
        }
        if isListed {
            switch try s.answer(.identification, NISIdentification.self) {
            case .essential: return essential(.identifiedEssential)
            case .important: atLeast(.important, .identifiedImportant)
            case .none: break
            }
        }

        // Options of member states, and what the French draft makes of them: art. 2(5).
        if isRegional, s.reading == .frenchDraft { return essential(.draftRegion) }
        if tier == .local {
            if s.reading == .frenchDraft {
                let kind = try s.answer(.localKind, NISLocalKind.self)
                let isAbove: Bool? = FrenchDraft.needsPopulation(kind) ? try s.flag(.population) : nil
                if let option = FrenchDraft.option(kind, isAbove: isAbove) {
                    reasons.append(.draftLocal(kind, isAbove: isAbove))
                    if option == .essential { return NISOutcome(category: .essential, reasons: reasons) }
                    category = max(category, option == .important ? .important : .outOfScope)
                } else {
                    let option = try s.answer(.localOption, NISOption.self)
                    if option == .essential { return essential(.localOption(option)) }
                    atLeast(option == .important ? .important : .outOfScope, .localOption(option))
                }
            } else {
                let option = try s.answer(.localOption, NISOption.self)
                if option == .essential { return essential(.localOption(option)) }
                atLeast(option == .important ? .important : .outOfScope, .localOption(option))
            }
        }
        if isEducation {
            let option = try s.answer(.educationOption, NISOption.self)
            if option == .essential { return essential(.educationOption(option)) }
            atLeast(option == .important ? .important : .outOfScope, .educationOption(option))
        }
        if isRegional, category < .important {
            if try s.flag(.regionalRisk) { atLeast(.important, .regionalRisk) } else { reasons.append(.regionalWithoutRisk) }
        }

        // Size: art. 2(1), 3(1)(a), 3(1)(c), 2(2)(a). An administration is no enterprise: it has none. Beyond important, only Annex I goes.
        if isAnnexI || (isAnnexII && category < .important) {
            let size = try s.enterpriseSize()
            if size == .large, isAnnexI { return essential(.large) }
            if size >= .medium, traits.contains(.communications) { return essential(.mediumCommunications) }
            if size >= .medium {
                atLeast(.important, size == .large ? .largeOtherSector : .atLeastMedium(size))
            } else if traits.contains(.communications) {
                atLeast(.important, .smallCommunications)
            } else if traits.contains(.trust) {
                atLeast(.important, .smallTrust)
            } else {
                reasons.append(.tooSmall)
            }
        }
        if isListed, category < .important {
            let role = try s.answer(.special, NISSpecialRole.self)
            if role != .none { atLeast(.important, .special(role)) }
        }
        if traits.contains(.registrar) { atLeast(.registrationOnly, .registrar) }
        if category == .outOfScope, !isListed, tier == .none, !isEducation { reasons.append(.notListed) }
        if category > .outOfScope { reasons.removeAll { idle.contains($0) } }
        return NISOutcome(category: category, reasons: reasons)
    }
}
