package import Continuum

/// One step of the reasoning, with the article that it rests on. The words are rendered late, in `Reports`.
package enum NISReason: Hashable, Sendable {
    /// An index of `NISActivity.all`.
    case listed(Int)
    /// One of the activities that it can be, where the activity is not known.
    case example(Int)
    case notListed
    case notInUnion
    case securityAdministration
    case trustServiceKept
    case doraExempted
    case centralAdministration
    case core(Int)
    case criticalEntity
    case formerOperator
    case formerOperatorDropped
    case identifiedEssential
    case identifiedImportant
    case large
    case mediumCommunications
    case atLeastMedium(EnterpriseSize)
    case largeOtherSector
    case smallCommunications
    case smallTrust
    case special(NISSpecialRole)
    case tooSmall
    case regionalRisk
    case regionalWithoutRisk
    case localOption(NISOption)
    case educationOption(NISOption)
    case notAdministration(NISTier)
    case educationIsNoResearch
    case registrar
    case draftRegion
    case draftLocal(NISLocalKind, isAbove: Bool?)

    /// What it rests on.
    package enum Basis: String, CaseIterable, Sendable {
        case directive
        case frenchDraft = "french-draft"
    }

    package var basis: Basis {
        switch self {
        case .draftRegion, .draftLocal: .frenchDraft
        default: .directive
        }
    }

    /// The articles of directive (EU) 2022/2555 (or of the draft law) in the order in which they are applied.
    package var articles: [String] {
        switch self {
        case .listed(let activity), .example(let activity): NISActivity.all[activity].traits.contains(.registrar) ? ["2(4)", "6(22)"] : []
        case .notListed: ["2(1)"]
        case .notInUnion: ["2(1)"]
        case .securityAdministration: ["2(7)"]
        case .trustServiceKept: ["2(9)"]
        case .doraExempted: ["2(10)"]
        case .centralAdministration: ["2(2)(f)(i)", "3(1)(d)"]
        case .core(let activity):
            NISActivity.all[activity].traits.contains(.trust) ? ["2(2)(a)(ii)", "3(1)(b)"] : ["2(2)(a)(iii)", "3(1)(b)"]
        case .criticalEntity: ["2(3)", "3(1)(f)"]
        case .formerOperator, .formerOperatorDropped: ["3(1)(g)"]
        case .identifiedEssential: ["2(2)(b)–(e)", "3(1)(e)"]
        case .identifiedImportant: ["2(2)(b)–(e)", "3(2)"]
        case .large: ["2(1)", "3(1)(a)"]
        case .mediumCommunications: ["2(2)(a)(i)", "3(1)(c)"]
        case .atLeastMedium, .largeOtherSector: ["2(1)", "3(2)"]
        case .smallCommunications: ["2(2)(a)(i)", "3(2)"]
        case .smallTrust: ["2(2)(a)(ii)", "3(2)"]
        case .special(let role):
            switch role {
            case .none: []
            case .soleProvider: ["2(2)(b)", "3(2)"]
            case .publicSafety: ["2(2)(c)", "3(2)"]
            case .systemicRisk: ["2(2)(d)", "3(2)"]
            case .criticalImportance: ["2(2)(e)", "3(2)"]
            }
        case .tooSmall: ["2(1)"]
        case .regionalRisk: ["2(2)(f)(ii)", "3(2)"]
        case .regionalWithoutRisk: ["2(2)(f)(ii)"]
        case .localOption(.no): ["2(5)(a)"]
        case .localOption(.important): ["2(5)(a)", "3(2)"]
        case .localOption(.essential): ["2(5)(a)", "5"]
        case .educationOption(.no): ["2(5)(b)"]
        case .educationOption(.important): ["2(5)(b)", "3(2)"]
        case .educationOption(.essential): ["2(5)(b)", "5"]
        case .notAdministration: ["6(35)"]
        case .educationIsNoResearch: ["6(41)"]
        case .registrar: ["2(4)", "3(3)", "27", "28"]
        case .draftRegion: ["8"]
        case .draftLocal(let kind, let isAbove): kind == .communityOfCommunes || (kind == .agglomeration && isAbove == false) ? ["9"] : ["8"]
        }
    }
}

/// What does the French draft law add, as of when? No rule of the directive rests on it.
///
/// **Source**: draft law on the resilience of critical infrastructure and the strengthening of cybersecurity, art. 8 and 9 as adopted by the
/// Senate on 12 March 2025 (National Assembly, no 1112), read through opinion no 408329 of the Conseil d’État (6 June 2024) as quoted in Senate
/// amendment 82, and amendments CS74, CS104, CS105 and CS150 (September 2025). The plenary debate was set for 7 October 2026; its outcome was not read.
package enum FrenchDraft {
    /// The text that was read.
    package static let textDate = Day(year: 2025, month: 3, day: 12)
    /// The latest source that says it was not promulgated.
    package static let notPromulgatedAsOf = Day(year: 2026, month: 10, day: 5)
    package static let threshold = 30_000

    /// What it makes of a local body; nil where the population must be known first, or where what it says of such a body was not read.
    package static func option(_ kind: NISLocalKind, isAbove: Bool?) -> NISOption? {
        switch kind {
        case .department, .metropole, .urbanCommunity: .essential
        case .commune: isAbove.map { $0 ? .essential : .no }
        case .agglomeration: isAbove.map { $0 ? .essential : .important }
        case .communityOfCommunes: .important
        case .other: nil
        }
    }

    package static func needsPopulation(_ kind: NISLocalKind) -> Bool { kind == .commune || kind == .agglomeration }
}
