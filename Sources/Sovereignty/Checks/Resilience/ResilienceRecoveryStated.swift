import Continuum

extension Check {
    static let resilienceRecoveryStated = Check(
        "resilience-recovery-stated",
        title: Bilingual(
            fr: "Le temps de reprise et la perte admise sont écrits",
            en: "The recovery time and the loss accepted are written down"),
        why: Bilingual(
            fr: "Dire en combien d’heures un service doit revenir, et combien de travail on accepte de perdre, permet de choisir les sauvegardes et de juger un essai.",
            en: "Saying within how many hours a service must be back, and how much work one accepts to lose, allows choosing backups and judging a trial."),
        remedy: Bilingual(
            fr: "Demander aux utilisateurs du service combien de temps ils s’en passent. Écrire les deux chiffres. Les comparer à la dernière restauration essayée.",
            en: "Ask the service’s users how long they do without it. Write both figures. Compare them with the last restore that was tried."),
        verify: Bilingual(
            fr: "Ouvrir le plan de continuité ou l’annexe du contrat : les deux durées y sont-elles, datées et approuvées ? Lire le compte rendu du dernier essai.",
            en: "Open the continuity plan or the contract’s annex: are both times there, dated and approved? Read the report of the last trial."),
        limits: Bilingual(
            fr: "Toute durée convient, même de plusieurs mois, et rien n’est comparé à la classe ou à l’importance. Un chiffre écrit n’est pas un chiffre essayé. Jamais de « non » : l’absence donne « indéterminé ».",
            en: "Any time will do, even months, and nothing is compared with class or importance. A written figure is not a tried one. It never answers no: absence gives undetermined."),
        sources: [
            CheckSource("ISO 22301:2019", "8.2.2 (analyse des impacts)"),
            CheckSource("Directive (UE) 2022/2555 (NIS 2)", "art. 21(2)(c)"),
            CheckSource("Règlement (UE) 2022/2554 (DORA)", "art. 12(6)"),
            CheckSource("ISO/IEC 27001:2022", "annexe A, 5.30"),
        ]
    ) { judgement, scope, facts in
        let services = facts.kind(scope.subject) == .service ? [scope.subject] : scope.things.filter { facts.kind($0) == .service }
        let asked = services.isEmpty ? facts.hosting(scope) : services
        judgement.each(asked, .recoveryTime, facts) { if case .number = $0 { true } else { false } }
        judgement.each(asked, .recoveryPoint, facts) { if case .number = $0 { true } else { false } }
    }
}
