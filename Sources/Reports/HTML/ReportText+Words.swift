import Continuum

extension ReportText {
    var words: Bilingual {
        switch self {
        case .skip: Bilingual(fr: "Aller au résumé", en: "Skip to the summary")
        case .contents: Bilingual(fr: "Dans ce rapport", en: "In this report")
        case .kicker: Bilingual(fr: "Rapport de souveraineté numérique", en: "Digital sovereignty report")
        case .assessedOn: Bilingual(fr: "Évalué au", en: "Assessed as of")
        case .organisation: Bilingual(fr: "Organisation", en: "Organisation")
        case .generated: Bilingual(fr: "Établi par Portulan, sans rien envoyer au dehors", en: "Made by Portulan, which sends nothing outside")
        case .elementsOfChart: Bilingual(fr: "Éléments de la carte", en: "Elements of the chart")

        case .summaryTitle: Bilingual(fr: "L’essentiel", en: "In short")
        case .firstTitle: Bilingual(fr: "Que faire d’abord", en: "What to do first")
        case .firstIntro: Bilingual(
            fr: "Chaque mesure a été essayée sur la carte, puis tout a été évalué de nouveau. Les plus utiles pour leur effort viennent en premier.",
            en: "Each measure was tried on the chart, then everything was assessed again. Those that help most for their effort come first.")
        case .firstMeasure: Bilingual(fr: "Mesure", en: "Measure")
        case .firstEffort: Bilingual(fr: "Effort", en: "Effort")
        case .firstRemoved: Bilingual(fr: "Constats levés", en: "Findings removed")
        case .firstAdded: Bilingual(fr: "Constats ajoutés", en: "Findings added")

        case .verdictsTitle: Bilingual(fr: "Verdict, donnée par donnée", en: "Verdicts, one by one")
        case .verdictsIntro: Bilingual(
            fr: "La classe fixe ce qui est toléré ; le verdict dit si c’est respecté. « Indéterminé » n’est pas un bon point : quelque chose manque pour conclure.",
            en: "The class sets what is tolerated; the verdict says whether it is met. “Undetermined” is no good mark: something is missing to conclude.")
        case .verdictsElement: Bilingual(fr: "Nom", en: "Name")
        case .verdictsClass: Bilingual(fr: "Classe", en: "Class")
        case .verdictsStatus: Bilingual(fr: "Verdict", en: "Verdict")
        case .verdictsWorst: Bilingual(fr: "Constat le plus grave", en: "Worst finding")
        case .verdictsNone: Bilingual(fr: "La carte ne contient encore ni jeu de données, ni service, ni traitement.", en: "The chart holds no dataset, service or treatment yet.")
        case .inherited: Bilingual(fr: "des données utilisées", en: "from the data used")
        case .noFinding: Bilingual(fr: "aucun constat", en: "no finding")

        case .matrixTitle: Bilingual(fr: "Quels États peuvent quoi", en: "Which states can do what")
        case .matrixIntro: Bilingual(
            fr: "Chaque case compte les jeux de données et services à portée d’un État. Le compte comprend le possible : « dont 3 possibles » veut dire que, pour trois d’entre eux, cela dépend d’un fait inconnu ou d’une question débattue en droit.",
            en: "Each cell counts the datasets and services within a state’s reach. The count includes what is possible: “3 of them possible” means that for three of them it depends on an unknown fact or on a point debated in law.")
        case .matrixState: Bilingual(fr: "État", en: "State")
        case .matrixRisk: Bilingual(fr: "Risque", en: "Risk")
        case .matrixAny: Bilingual(fr: "N’importe quel État", en: "Any state")
        case .matrixAnyNote: Bilingual(fr: "faits inconnus", en: "unknown facts")
        case .matrixSuppliers: Bilingual(fr: "Fournisseurs, par leur contrat", en: "Suppliers, by their terms")
        case .matrixHome: Bilingual(fr: "États de risque nul (chez soi, Union européenne)", en: "States of no risk (home, European Union)")
        case .matrixLegendCertain: Bilingual(fr: "certain", en: "certain")
        case .matrixLegendPossible: Bilingual(fr: "possible", en: "possible")
        case .matrixObtain: Bilingual(fr: "Obtenir", en: "Obtain")
        case .matrixAlter: Bilingual(fr: "Altérer", en: "Alter")
        case .matrixCut: Bilingual(fr: "Couper", en: "Cut off")
        case .matrixStarve: Bilingual(fr: "Affamer", en: "Starve")
        case .matrixStarve30d: Bilingual(fr: "en 30 jours", en: "within 30 days")
        case .matrixStarve1y: Bilingual(fr: "en un an", en: "within a year")
        case .matrixStarve5y: Bilingual(fr: "en cinq ans", en: "within five years")
        case .matrixOf: Bilingual(fr: "barre entière : tous les jeux de données et services, soit", en: "whole bar: all datasets and services, that is")
        case .matrixNone: Bilingual(fr: "Aucun État à risque n’a prise sur un jeu de données ou un service de la carte.", en: "No state of any risk has a hold on a dataset or a service of the chart.")
        case .matrixOnce: Bilingual(
            fr: "Ce que n’importe quel État pourrait, faute de faits, est compté une seule fois, sur sa ligne, et n’est pas répété sur celles des autres.",
            en: "What any state might do, for want of facts, is counted only once, on its row, and not repeated on the others.")

        case .cardsTitle: Bilingual(fr: "Constats, chemin par chemin", en: "Findings, path by path")
        case .cardsIntro: Bilingual(
            fr: "Une fiche par jeu de données, service ou traitement qui a au moins un constat : ce qui peut lui arriver, par quel chemin, et ce qui y changerait quelque chose.",
            en: "One card for each dataset, service or treatment with at least one finding: what can happen to it, along which path, and what would change it.")
        case .cardsNone: Bilingual(fr: "Aucun constat : tout ce qui est connu respecte les limites des classes.", en: "No finding: everything known meets the limits of its class.")
        case .drawingMissing: Bilingual(fr: "Ce chemin est en liste : le dessin demande Graphviz, qui n’était pas installé.", en: "This path is a list: the drawing needs Graphviz, which was not installed.")
        case .listTitle: Bilingual(fr: "Le chemin en liste, couche par couche", en: "The path as a list, layer by layer")
        case .legendCertain: Bilingual(fr: "trait plein épais : portée certaine", en: "thick line: certain reach")
        case .legendPossible: Bilingual(fr: "tirets : portée possible", en: "dashes: possible reach")
        case .legendOther: Bilingual(fr: "trait fin : dépendance", en: "thin line: dependence")
        case .legendUnknown: Bilingual(fr: "losange : on ne sait pas", en: "diamond: nobody knows")
        case .legendMore: Bilingual(fr: "+ n : éléments non montrés", en: "+ n: elements not shown")
        case .chainTitle: Bilingual(fr: "Pourquoi : le chemin, pas à pas", en: "Why: the path, step by step")
        case .remediesTitle: Bilingual(fr: "Ce qui y changerait quelque chose", en: "What would change it")
        case .worsens: Bilingual(fr: "Aggrave", en: "Worsens")
        case .back: Bilingual(fr: "Retour aux verdicts", en: "Back to the verdicts")
        case .wordSource: Bilingual(fr: "source", en: "source")
        case .asOf: Bilingual(fr: "au", en: "as of")

        case .questionsTitle: Bilingual(fr: "Les questions à poser", en: "The questions to ask")
        case .questionsIntro: Bilingual(
            fr: "Les faits inconnus, rangés par les verdicts que leur réponse trancherait à elle seule, puis par ceux qui en dépendent avec d’autres.",
            en: "The unknown facts, ranked by the verdicts that their answer alone would settle, then by those that depend on it among others.")
        case .questionsAlone: Bilingual(fr: "rien à elle seule", en: "nothing on its own")
        case .questionsRank: Bilingual(fr: "Rang", en: "Rank")
        case .questionsQuestion: Bilingual(fr: "Question", en: "Question")
        case .questionsSettles: Bilingual(fr: "Trancherait", en: "Would settle")
        case .questionsTouches: Bilingual(fr: "Concerne", en: "Concerns")
        case .questionsNone: Bilingual(fr: "Aucune question en suspens : aucun verdict ne dépend d’un fait inconnu.", en: "No question left: no verdict depends on an unknown fact.")
        case .questionsMore: Bilingual(fr: "questions de moindre effet ne sont pas montrées.", en: "questions of lesser effect are not shown.")

        default: moreWords
        }
    }
}
