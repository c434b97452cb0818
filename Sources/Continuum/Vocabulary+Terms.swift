extension Key {
    // What a contract says.
    @inlinable package static var governingLaw: Key { Key(rawValue: 143) }
    @inlinable package static var exportFormat: Key { Key(rawValue: 144) }
    @inlinable package static var exitWithin: Key { Key(rawValue: 145) }
    @inlinable package static var exitTested: Key { Key(rawValue: 146) }
    @inlinable package static var sourceEscrow: Key { Key(rawValue: 147) }
    @inlinable package static var auditRight: Key { Key(rawValue: 148) }
    @inlinable package static var incidentNotice: Key { Key(rawValue: 149) }
    @inlinable package static var changeNotice: Key { Key(rawValue: 150) }
    @inlinable package static var subcontractorApproval: Key { Key(rawValue: 151) }
    @inlinable package static var priceCap: Key { Key(rawValue: 152) }
    @inlinable package static var onSite: Key { Key(rawValue: 153) }
    @inlinable package static var recoveryTime: Key { Key(rawValue: 154) }
    @inlinable package static var recoveryPoint: Key { Key(rawValue: 155) }
    // What it costs the planet.
    @inlinable package static var pue: Key { Key(rawValue: 156) }
    @inlinable package static var renewable: Key { Key(rawValue: 157) }
    @inlinable package static var heatReuse: Key { Key(rawValue: 158) }
    @inlinable package static var waterUse: Key { Key(rawValue: 159) }
    // What personal data are for.
    @inlinable package static var purpose: Key { Key(rawValue: 160) }
    @inlinable package static var legalBasis: Key { Key(rawValue: 161) }
    @inlinable package static var retention: Key { Key(rawValue: 162) }
    @inlinable package static var impactAssessment: Key { Key(rawValue: 163) }

    /// What a contract says of what is bought.
    package static let terms: [Key] = [
        .governingLaw, .exportFormat, .exitWithin, .exitTested, .sourceEscrow, .auditRight, .incidentNotice, .changeNotice, .subcontractorApproval,
        .priceCap, .onSite, .recoveryTime, .recoveryPoint,
    ]
    package static let environment: [Key] = [.pue, .renewable, .heatReuse, .waterUse]
    /// What personal data are for.
    package static let privacy: [Key] = [.purpose, .legalBasis, .retention, .impactAssessment]
}

/// The words of contracts, of the environment and of privacy: what people attest, and checks read.
extension Vocabulary {
    private static func flag(_ key: Key, _ name: String, fr: String, en: String) -> KeyDefinition {
        KeyDefinition(key, name, .attribute(.boolean, list: false), fr: fr, en: en)
    }

    private static func number(_ key: Key, _ name: String, _ range: ClosedRange<Double>, fr: String, en: String) -> KeyDefinition {
        KeyDefinition(key, name, .attribute(.number(range), list: false), fr: fr, en: en)
    }

    static let termKeys: [KeyDefinition] = [
        KeyDefinition(
            .governingLaw, "governing-law", .relation(to: [.state], attributes: [], needs: false),
            fr: "L’État dont le droit régit le contrat.", en: "The state whose law governs the contract."),
        KeyDefinition(
            .exportFormat, "export-format", .attribute(.token(["open", "proprietary", "none"]), list: false),
            fr: "Sous quelle forme les données sont rendues à la sortie.", en: "In what form the data are given back on leaving."),
        KeyDefinition(
            .exitWithin, "exit-within", .attribute(.horizon, list: false),
            fr: "En combien de temps on peut en sortir, données reprises.", en: "How soon one can have left it, data taken along."),
        KeyDefinition(
            .exitTested, "exit-tested", .attribute(.day, list: false),
            fr: "Le jour où la sortie a été essayée pour la dernière fois.", en: "The day on which leaving was last tried."),
        flag(.sourceEscrow, "source-escrow", fr: "Le code source est déposé chez un tiers.", en: "The source code is in escrow."),
        flag(.auditRight, "audit-right", fr: "Le contrat permet d’auditer.", en: "The contract allows audits."),
        number(
            .incidentNotice, "incident-notice-hours", 0...8_766,
            fr: "En combien d’heures le fournisseur annonce un incident.", en: "Within how many hours the supplier announces an incident."),
        number(
            .changeNotice, "change-notice-days", 0...3_660,
            fr: "Combien de jours à l’avance il annonce un changement d’actionnaire ou de contrôle (0 : après coup).",
            en: "How many days ahead it announces a change of owners or control (0: afterwards)."),
        KeyDefinition(
            .subcontractorApproval, "subcontractor-approval", .attribute(.token(["prior", "notice", "none"]), list: false),
            fr: "Comment un sous-traitant peut changer : accord préalable, simple annonce, sans rien.",
            en: "How a subcontractor may change: prior approval, mere notice, neither."),
        flag(.priceCap, "price-cap", fr: "La hausse des prix est bornée par le contrat.", en: "The contract caps price rises."),
        number(.onSite, "on-site-hours", 0...8_766, fr: "Délai d’intervention sur place, en heures.", en: "Time to be on the spot, in hours."),
        number(
            .recoveryTime, "recovery-time-hours", 0...8_766,
            fr: "Durée maximale d’interruption admissible (RTO), en heures.", en: "Recovery time objective (RTO), in hours."),
        number(
            .recoveryPoint, "recovery-point-hours", 0...8_766,
            fr: "Perte de données maximale admissible (RPO), en heures.", en: "Recovery point objective (RPO), in hours."),
        number(
            .pue, "pue", 1...10, fr: "Efficacité énergétique (PUE) : énergie totale sur énergie informatique.",
            en: "Power usage effectiveness (PUE): all energy over that of the computers."),
        number(.renewable, "renewable", 0...100, fr: "Part d’électricité renouvelable, en %.", en: "Share of renewable electricity, in %."),
        flag(.heatReuse, "heat-reuse", fr: "La chaleur est réutilisée.", en: "The heat is reused."),
        number(.waterUse, "water-use", 0...1_000, fr: "Eau consommée (WUE), en litres par kWh.", en: "Water used (WUE), in litres a kWh."),
        KeyDefinition(
            .purpose, "purpose", .attribute(.bilingual, list: false),
            fr: "À quoi servent les données personnelles.", en: "What the personal data are for."),
        KeyDefinition(
            .legalBasis, "legal-basis",
            .attribute(.token(["consent", "contract", "legal-obligation", "vital-interests", "public-task", "legitimate-interests"]), list: false),
            fr: "La base légale (RGPD, article 6).", en: "The legal basis (GDPR, article 6)."),
        KeyDefinition(
            .retention, "retention", .attribute(.horizon, list: false),
            fr: "Combien de temps elles sont conservées.", en: "How long they are kept."),
        KeyDefinition(
            .impactAssessment, "impact-assessment", .attribute(.day, list: false),
            fr: "Le jour de l’analyse d’impact (AIPD).", en: "The day of the impact assessment (DPIA)."),
    ]
}
