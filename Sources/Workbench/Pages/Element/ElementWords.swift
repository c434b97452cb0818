import Continuum
import Reach

/// Words of the page of an element.
enum ElementPageWords {
    private static let all: [String: Bilingual] = [
        "onThisPage": Bilingual(fr: "Sur cette page", en: "On this page"),
        "facts": Bilingual(fr: "Ce qu’on en sait", en: "What is known of it"),
        "noFacts": Bilingual(fr: "Rien n’est dit de lui, hors ses relations.", en: "Nothing is said of it, apart from its relations."),
        "missing": Bilingual(fr: "Ce qui manque", en: "What is missing"),
        "missingIntro": Bilingual(fr: "Ces faits comptent et personne ne les donne ; le calcul prend alors le pire.", en: "These facts matter and nobody gives them; the computation then takes the worst."),
        "describe": Bilingual(fr: "Décrire", en: "Describe"),
        "needs": Bilingual(fr: "De quoi il dépend", en: "What it depends on"),
        "relation": Bilingual(fr: "Relation", en: "Relation"),
        "details": Bilingual(fr: "Précisions", en: "Details"),
        "source": Bilingual(fr: "Source", en: "Source"),
        "noSource": Bilingual(fr: "sans source", en: "no source"),
        "past": Bilingual(fr: "ne vaut plus, ou pas encore", en: "holds no longer, or not yet"),
        "dependants": Bilingual(fr: "Ce qui en dépend", en: "What depends on it"),
        "allDependants": Bilingual(fr: "Voir tout ce qui en dépend", en: "See all that depends on it"),
        "judgedDependants": Bilingual(fr: "Données et services concernés", en: "Data and services concerned"),
        "element": Bilingual(fr: "Élément", en: "Element"),
        "kind": Bilingual(fr: "Ce que c’est", en: "What it is"),
        "verdict": Bilingual(fr: "Verdict", en: "Verdict"),
        "ofDependants": Bilingual(fr: "de ce qui en dépend", en: "of what depends on it"),
        "powers": Bilingual(fr: "Qui a quel pouvoir dessus", en: "Who has which power over it"),
        "powersIntro": Bilingual(
            fr: "« certain » : par des faits et des lois établis. « possible » : parce qu’un fait manque ou qu’une loi est discutée.",
            en: "“Certain”: by facts and settled law. “Possible”: because a fact is missing or a law is argued."),
        "noPowers": Bilingual(fr: "Aucun État, à risque ou non, n’a de prise dessus d’après ce qui est décrit.", en: "No state, risky or not, has a hold on it by what is described."),
        "state": Bilingual(fr: "État ou fournisseur", en: "State or supplier"),
        "risk": Bilingual(fr: "Risque", en: "Risk"),
        "stepByStep": Bilingual(fr: "Pas à pas", en: "Step by step"),
        "homePowers": Bilingual(fr: "États de risque nul (chez soi, Union européenne)", en: "States of no risk (home, European Union)"),
        "suppliers": Bilingual(fr: "par son contrat", en: "by its terms"),
        "none": Bilingual(fr: "hors de portée", en: "out of reach"),
        "verdictTitle": Bilingual(fr: "Verdict, constats et remèdes", en: "Verdict, findings and remedies"),
        "decisions": Bilingual(fr: "Décisions", en: "Decisions"),
        "decide": Bilingual(fr: "Décider", en: "Decide"),
        "failures": Bilingual(fr: "Ce qui l’arrêterait", en: "What would stop it"),
        "failuresMore": Bilingual(fr: "Pannes, refus et disponibilité", en: "Failures, refusals and availability"),
        "stops": Bilingual(fr: "Ce que sa seule défaillance arrête", en: "What its failure alone stops"),
        "levels": Bilingual(fr: "Niveaux", en: "Levels"),
        "framework": Bilingual(fr: "Référentiel", en: "Framework"),
        "level": Bilingual(fr: "Résultat", en: "Result"),
        "levelsMore": Bilingual(fr: "Exigence par exigence", en: "Requirement by requirement"),
        "working": Bilingual(fr: "Calcul en cours : rechargez la page dans un instant.", en: "Being computed: reload the page in a moment."),
        "history": Bilingual(fr: "Changements qui l’ont touché", en: "Changes that touched it"),
        "historyMore": Bilingual(fr: "Tout l’historique", en: "The whole history"),
        "holds": Bilingual(fr: "Ce que cet État peut faire ici", en: "What this state can do here"),
        "holdsIntro": Bilingual(fr: "Jeux de données, services et traitements de la carte à sa portée.", en: "Datasets, services and treatments of the chart within its reach."),
        "power": Bilingual(fr: "Pouvoir", en: "Power"),
        "certain": Bilingual(fr: "Certain", en: "Certain"),
        "possible": Bilingual(fr: "Possible", en: "Possible"),
        "riskTitle": Bilingual(fr: "Son niveau de risque", en: "Its level of risk"),
        "owners": Bilingual(fr: "Qui le détient, à travers toute la chaîne", en: "Who holds it, through the whole chain"),
        "holder": Bilingual(fr: "Détenteur", en: "Holder"),
        "capital": Bilingual(fr: "Capital", en: "Capital"),
        "votes": Bilingual(fr: "Votes", en: "Votes"),
        "controllers": Bilingual(fr: "Contrôlé par", en: "Controlled by"),
        "edit": Bilingual(fr: "Modifier", en: "Edit"),
        "follow": Bilingual(fr: "Suivre de bout en bout", en: "Follow end to end"),
        "questions": Bilingual(fr: "Questions à poser", en: "Questions to ask"),
        "glance": Bilingual(fr: "En un coup d’œil", en: "At a glance"),
        "statesReach": Bilingual(fr: "États à risque qui peuvent l’obtenir, l’altérer ou le couper", en: "Risky states that can obtain it, alter it or cut it off"),
        "missingCount": Bilingual(fr: "Faits manquants", en: "Missing facts"),
        "writtenIn": Bilingual(fr: "Écrit dans", en: "Written in"),
    ]

    static func words(_ language: Language) -> [String: String] { all.mapValues { $0[language] }.merging(LayoutWords.words(language)) { own, _ in own } }

    static func layer(_ layer: Layer) -> Bilingual {
        switch layer {
        case .base: Bilingual(fr: "connaissance de base", en: "base knowledge")
        case .knowledge: Bilingual(fr: "connaissance de l’organisation", en: "the organisation’s knowledge")
        case .chart: Bilingual(fr: "carte", en: "chart")
        }
    }

    static func treatment(_ treatment: Change.Decision.Treatment) -> Bilingual {
        switch treatment {
        case .accept: Bilingual(fr: "accepté", en: "accepted")
        case .refuse: Bilingual(fr: "refusé", en: "refused")
        case .reduce: Bilingual(fr: "à réduire", en: "to be reduced")
        case .transfer: Bilingual(fr: "transféré", en: "transferred")
        }
    }
}
