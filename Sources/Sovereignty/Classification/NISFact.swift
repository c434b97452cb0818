/// What must be known of an entity? In the order in which the rules ask; every path through them keeps this order, so that a fact which
/// is left in a reduced decision really matters.
package enum NISFact: Int, CaseIterable, Comparable, Sendable {
    /// Services provided or activities carried out in the Union: art. 2(1).
    case union
    case activity, education, tier, security, doraExemption, criticalEntity, formerOperator, formerOperatorOption, identification
    case localKind, population, localOption, educationOption, regionalRisk
    case headcount, turnover, balance, special

    package static func < (a: NISFact, b: NISFact) -> Bool { a.rawValue < b.rawValue }

    /// Whether it is an authority’s decision or a member state’s option rather than something that the entity is.
    package var isDesignation: Bool {
        switch self {
        case .security, .doraExemption, .criticalEntity, .formerOperator, .identification, .special: true
        default: false
        }
    }

    package var isOption: Bool { self == .formerOperatorOption || self == .localOption || self == .educationOption }
}

/// Is it known? `presumed`: nothing was said, and the usual is taken for granted, which is told.
package enum NISKnowledge<Value: Hashable & Sendable>: Hashable, Sendable {
    case known(Value)
    case presumed(Value)
    case unknown

    package var value: Value? {
        switch self {
        case .known(let value), .presumed(let value): value
        case .unknown: nil
        }
    }
    package var isPresumed: Bool { if case .presumed = self { true } else { false } }
}

/// A closed answer to one question. The raw value is the word of files and commands.
package protocol NISAnswer: RawRepresentable<String>, CaseIterable, Hashable, Sendable {}

/// At which level does a public administration entity stand? Judiciary, parliaments and central banks are none (art. 6(35)).
package enum NISTier: String, NISAnswer {
    case none, central, regional, local, judiciary, parliament
    case centralBank = "central-bank"

    /// Whether it is a “public administration entity” of art. 6(35).
    package var isAdministration: Bool { self == .central || self == .regional || self == .local }
}

/// How far does it act in national security, public security, defence or law enforcement? Art. 2(7), recital 8.
package enum NISSecurity: String, NISAnswer { case none, partly, mainly }

/// How did a member state identify it, pursuant to art. 2(2)(b) to (e)? Art. 3(1)(e), 3(2).
package enum NISIdentification: String, NISAnswer { case none, important, essential }

/// Which of the criteria of art. 2(2)(b) to (e) does it meet, whatever its size?
package enum NISSpecialRole: String, NISAnswer {
    case none
    case soleProvider = "sole-provider"
    case publicSafety = "public-safety"
    case systemicRisk = "systemic-risk"
    case criticalImportance = "critical-importance"
}

/// What does its member state make of an option that the directive leaves open (art. 2(5))?
package enum NISOption: String, NISAnswer { case no, important, essential }

/// Which French local body is it? Only the draft law looks at it.
package enum NISLocalKind: String, NISAnswer {
    case department, commune, metropole
    case urbanCommunity = "urban-community"
    case agglomeration = "agglomeration-community"
    case communityOfCommunes = "community-of-communes"
    case other
}

/// What is it for the directive? From the lightest to the heaviest.
package enum NISCategory: String, CaseIterable, Comparable, Sendable {
    case outOfScope = "out-of-scope"
    /// In scope by art. 2(4), in the lists of art. 3(3) and 27, subject to art. 28, and neither essential nor important.
    case registrationOnly = "registration-only"
    case important, essential

    package static func < (a: NISCategory, b: NISCategory) -> Bool {
        allCases.firstIndex(of: a) ?? 0 < allCases.firstIndex(of: b) ?? 0
    }
}
