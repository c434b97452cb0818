import Continuum

extension Check {
    static let privacyPurposeStated = Check(
        "privacy-purpose-stated",
        title: Bilingual(
            fr: "Chaque jeu de données personnelles dit à quoi il sert",
            en: "Each set of personal data says what it is for"),
        why: Bilingual(
            fr: "Une finalité écrite en une phrase dit aux agents ce qui est permis, et aux usagers pourquoi on les interroge. Sans elle, rien ne borne l’emploi.",
            en: "A purpose written in one sentence tells staff what is allowed, and the public why they are asked. Without it nothing bounds the use."),
        remedy: Bilingual(
            fr: "Reprendre la phrase du registre des traitements. Sinon, la demander au service qui emploie les données. Supprimer ce qui ne sert à rien.",
            en: "Take the sentence from the record of processing. Otherwise ask the department that uses the data. Delete what serves nothing."),
        verify: Bilingual(
            fr: "Ouvrir le registre des traitements à la fiche du traitement : la finalité y est-elle précise, et est-ce bien ce qui est fait ?",
            en: "Open the record of processing at the entry: is the purpose there, precise, and is it what is done?"),
        limits: Bilingual(
            fr: "Une seule finalité, où qu’elle soit, suffit : un second traitement sans finalité n’est pas vu. Le sens de la phrase n’est pas lu. Un équipement (caméra) qui porte la finalité n’est pas lu. Jamais de « non » : l’absence donne « indéterminé ».",
            en: "A single purpose, wherever it stands, is enough: a second processing without one is not seen. The meaning of the sentence is not read. A device (a camera) that bears the purpose is not read. It never answers no: absence gives undetermined."),
        sources: [
            CheckSource("Règlement (UE) 2016/679 (RGPD)", "art. 5(1)(b) et art. 30(1)(b)"),
        ]
    ) { judgement, scope, facts in
        judgement.ofPersonal(.purpose, scope, facts)
    }
}
