/// Under which keys is an entity described? The one list of files, flags and schema.
package enum NISKey: String, CaseIterable, Sendable {
    case id, name, sector, activity
    case size, headcount, turnover, balance, linked, partners
    case publicUndertaking = "public-undertaking"
    case established, serves
    case mainEstablishment = "main-establishment"
    case representative
    case inUnion = "in-union"
    case publicTier = "public-tier"
    case localKind = "local-kind"
    case population, education, security
    case specialRole = "special-role"
    case identifiedAs = "identified-as"
    case criticalEntity = "critical-entity"
    case formerOperator = "former-operator"
    case formerOperatorKept = "former-operator-kept"
    case doraExempted = "dora-exempted"
    case regionalRisk = "regional-risk"
    case localOption = "local-option"
    case educationOption = "education-option"

    /// The largest figures that are believed: more than there are people, and than the world produces in a year.
    package static let highest: [NISKey: Int] = [.headcount: 1_000_000_000, .turnover: 1_000_000_000_000_000, .balance: 1_000_000_000_000_000, .population: 10_000_000_000]
}

extension NISFact {
    /// The key that states it.
    package var key: NISKey {
        switch self {
        case .union: .established
        case .activity: .activity
        case .education: .education
        case .tier: .publicTier
        case .security: .security
        case .doraExemption: .doraExempted
        case .criticalEntity: .criticalEntity
        case .formerOperator: .formerOperator
        case .formerOperatorOption: .formerOperatorKept
        case .identification: .identifiedAs
        case .localKind: .localKind
        case .population: .population
        case .localOption: .localOption
        case .educationOption: .educationOption
        case .regionalRisk: .regionalRisk
        case .headcount: .headcount
        case .turnover: .turnover
        case .balance: .balance
        case .special: .specialRole
        }
    }
}
