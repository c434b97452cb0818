import Continuum

extension Check {
    static let privacyClassified = Check(
        "privacy-classified",
        title: Bilingual(
            fr: "Chaque jeu de données a une classe de sensibilité",
            en: "Each set of data has a class of sensitivity"),
        why: Bilingual(
            fr: "Protéger tout au même niveau coûte cher et protège mal. Une classe dit où mettre l’effort, et ce que l’on peut laisser simple.",
            en: "Protecting everything at one level is dear and protects badly. A class tells where to put the effort, and what can stay simple."),
        remedy: Bilingual(
            fr: "Classer par familles (publiques, internes, sensibles, très sensibles) avec les services, en une réunion. Partir de C2 et corriger les exceptions.",
            en: "Class by families (public, internal, sensitive, most sensitive) with the departments, in one meeting. Start from C2 and correct exceptions."),
        verify: Bilingual(
            fr: "Prendre dix jeux au hasard et demander à leur responsable quel tort ferait une fuite ; comparer à la classe écrite.",
            en: "Take ten sets at random and ask who is in charge what harm a leak would do; compare with the written class."),
        limits: Bilingual(
            fr: "Toute classe convient : des dossiers médicaux en C1 passent. Seules les données sont lues, non les traitements ni les services. Une classe dite inconnue compte comme absente.",
            en: "Any class will do: medical files in C1 pass. Only data are read, not processing nor services. A class said to be unknown counts as missing."),
        sources: [
            CheckSource("Infralliance, vademecum « Souveraineté numérique » (V)", "l. 287 de la transcription (classer une donnée pour la protéger)"),
            CheckSource("ISO/IEC 27001:2022", "annexe A, 5.12"),
            CheckSource("Portulan", "choix : les classes C1 à C4"),
        ]
    ) { judgement, scope, facts in
        for thing in facts.judged(scope) where facts.kind(thing) == .data {
            if facts.word(.dataClass, thing) != nil { judgement.pass(.attribute(element: thing, key: .dataClass)) } else { judgement.silence(thing, [.dataClass]) }
        }
    }
}
