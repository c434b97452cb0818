import Continuum

extension Check {
    static let privacyLegalBasis = Check(
        "privacy-legal-basis",
        title: Bilingual(
            fr: "Chaque jeu de données personnelles a une base légale",
            en: "Each set of personal data has a legal basis"),
        why: Bilingual(
            fr: "La base légale dit au nom de quoi on traite, et quels droits ont les personnes. Pour une collectivité, c’est le plus souvent la mission d’intérêt public.",
            en: "The legal basis says in the name of what one processes, and which rights people have. For a local authority it is most often the public task."),
        remedy: Bilingual(
            fr: "Reprendre la base du registre. Demander au délégué à la protection des données en cas de doute. Cesser ce qui n’en a aucune.",
            en: "Take the basis from the record. Ask the data protection officer in case of doubt. Stop what has none."),
        verify: Bilingual(
            fr: "Lire au registre la base et le texte qui la fonde (loi, délibération, contrat) ; pour un consentement, retrouver la preuve de son recueil.",
            en: "Read in the record the basis and the text that grounds it (law, decision, contract); for consent, find the proof that it was given."),
        limits: Bilingual(
            fr: "Une base déclarée est crue, qu’elle convienne ou non. Les conditions propres aux données sensibles ne sont pas lues. Une seule base suffit pour tous les traitements du jeu. L’absence donne « indéterminé », jamais « non ».",
            en: "A stated basis is believed, whether it fits or not. The conditions for special categories are not read. A single basis is enough for all processing of the set. Absence gives undetermined, never no."),
        sources: [
            CheckSource("Règlement (UE) 2016/679 (RGPD)", "art. 6(1) et art. 9(2)"),
        ]
    ) { judgement, scope, facts in
        judgement.ofPersonal(.legalBasis, scope, facts)
    }
}
