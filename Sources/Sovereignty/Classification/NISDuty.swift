/// What follows from a category? In the order in which it is told.
package enum NISDuty: String, CaseIterable, Sendable {
    case nationalList = "national-list"
    case registry
    case representative
    case domainData = "domain-data"
    case governance, measures, reporting
    case dora
    case supervisionEssential = "supervision-essential"
    case supervisionImportant = "supervision-important"
    case finesEssential = "fines-essential"
    case finesImportant = "fines-important"
    case voluntaryNotification = "voluntary-notification"
    case customers

    /// Articles of directive (EU) 2022/2555.
    package var articles: [String] {
        switch self {
        case .nationalList: ["3(4)"]
        case .registry: ["27(2)", "27(3)"]
        case .representative: ["26(3)"]
        case .domainData: ["28"]
        case .governance: ["20"]
        case .measures: ["21"]
        case .reporting: ["23"]
        case .dora: ["4"]
        case .supervisionEssential: ["32"]
        case .supervisionImportant: ["33"]
        case .finesEssential: ["34(4)"]
        case .finesImportant: ["34(5)"]
        case .voluntaryNotification: ["30(1)(b)"]
        case .customers: ["21(2)(d)", "21(3)"]
        }
    }

    /// For the heaviest category that is possible.
    package static func all(_ classification: NISClassification) -> [NISDuty] {
        let traits = (classification.entity.activities.value ?? []).map { NISActivity.all[$0].traits }
        func has(_ trait: NISActivity.Traits) -> Bool { traits.contains { !$0.isDisjoint(with: trait) } }
        let category = classification.highest
        if category == .outOfScope { return [.voluntaryNotification, .customers] }
        var duties: [NISDuty] = [.nationalList]
        if has(.mainEstablishment) { duties.append(.registry) }
        if classification.jurisdictions.contains(where: \.needsRepresentative) { duties.append(.representative) }
        // TLD registries and domain name registration services keep registration data.
        if has(.registrar) || (classification.entity.activities.value ?? []).contains(where: { NISActivity.all[$0].id == "tld-registry" }) { duties.append(.domainData) }
        guard category > .registrationOnly else { return duties }
        // Art. 4: where regulation (EU) 2022/2554 covers the whole entity, and nothing else brings it in.
        if !traits.isEmpty, traits.allSatisfy({ $0.contains(.financial) }) { return duties + [.dora] }
        duties += [.governance, .measures, .reporting]
        return duties + (category == .essential ? [.supervisionEssential, .finesEssential] : [.supervisionImportant, .finesImportant])
    }
}
