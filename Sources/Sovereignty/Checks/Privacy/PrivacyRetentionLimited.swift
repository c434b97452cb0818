import Continuum

extension Check {
    static let privacyRetentionLimited = Check(
        "privacy-retention-limited",
        title: Bilingual(
            fr: "Chaque jeu de données personnelles a une durée de conservation",
            en: "Each set of personal data has a retention time"),
        why: Bilingual(
            fr: "Ce qui n’est plus gardé ne peut ni fuir, ni être réclamé, ni coûter. Une durée écrite permet de trier sans hésiter.",
            en: "What is no longer kept can neither leak, nor be demanded, nor cost. A written time allows sorting without hesitation."),
        remedy: Bilingual(
            fr: "Reprendre la durée du registre ou du tableau de gestion des archives. Programmer la suppression dans l’outil. Archiver à part ce que la loi fait garder.",
            en: "Take the time from the record or the archive schedule. Set up deletion in the tool. Archive apart what the law makes one keep."),
        verify: Bilingual(
            fr: "Chercher dans l’outil le plus ancien enregistrement et comparer sa date à la durée écrite ; demander le dernier bordereau d’élimination.",
            en: "Look in the tool for the oldest record and compare its date with the written time; ask for the last disposal note."),
        limits: Bilingual(
            fr: "Toute durée convient, même de cent ans, et rien ne dit que l’on supprime vraiment. Copies et sauvegardes ne sont pas lues. L’absence donne « indéterminé », jamais « non ».",
            en: "Any time will do, even a hundred years, and nothing tells whether data are really deleted. Copies and backups are not read. Absence gives undetermined, never no."),
        sources: [
            CheckSource("Règlement (UE) 2016/679 (RGPD)", "art. 5(1)(e) et art. 30(1)(f)"),
            CheckSource("FNCCR et Club Numérique & Territoires, guide (G)", "l. 1438 de la transcription (durée de conservation)"),
        ]
    ) { judgement, scope, facts in
        judgement.ofPersonal(.retention, scope, facts)
    }
}
