import Continuum
import Resilience

/// The words of the pages of scenarios.
enum ScenarioWords {
    private static let all: [String: Bilingual] = [
        "ready": Bilingual(fr: "Scénarios prêts", en: "Ready scenarios"),
        "readyIntro": Bilingual(
            fr: "Il suffit de dire qui, ou quoi. Chacun vient d’un document qui le décrit ; ils se combinent entre eux et avec vos mesures.",
            en: "Say whom or what they concern. Each comes from a document that describes it; they combine with one another and with your measures."),
        "compose": Bilingual(fr: "Composer", en: "Compose"),
        "composeTitle": Bilingual(fr: "Composer un scénario", en: "Compose a scenario"),
        "source": Bilingual(fr: "D’après", en: "From"),
        "own": Bilingual(fr: "Gardés dans ce dossier", en: "Kept in this workspace"),
        "ownNone": Bilingual(fr: "Aucun scénario gardé : composez-en un, jouez-le, puis gardez-le.", en: "No scenario is kept: compose one, play it, then keep it."),
        "measures": Bilingual(fr: "Mesures et offres à l’étude", en: "Measures and bids under study"),
        "measuresNone": Bilingual(
            fr: "Aucune mesure à l’étude. La page d’un constat en propose, essayées ; gardez celles qui vous conviennent.",
            en: "No measure is under study. The page of a finding proposes some that were tried; keep those that suit you."),
        "others": Bilingual(fr: "Autres changements gardés", en: "Other changes that are kept"),
        "actions": Bilingual(fr: "Ce qu’on peut en faire", en: "What can be done with it"),
        "name": Bilingual(fr: "Nom", en: "Name"),
        "sort": Bilingual(fr: "Sorte", en: "Sort"),
        "author": Bilingual(fr: "Auteur", en: "Author"),
        "date": Bilingual(fr: "Date", en: "Date"),
        "reason": Bilingual(fr: "Raison", en: "Reason"),
        "cost": Bilingual(fr: "Coût", en: "Cost"),
        "play": Bilingual(fr: "Jouer", en: "Play"),
        "see": Bilingual(fr: "Voir", en: "See"),
        "compare": Bilingual(fr: "Comparer", en: "Compare"),
        "compareTitle": Bilingual(fr: "Côte à côte", en: "Side by side"),
        "change": Bilingual(fr: "Modifier", en: "Change"),
        "happens": Bilingual(fr: "Ce qui arrive", en: "What happens"),
        "happensNone": Bilingual(fr: "Rien encore : ajoutez un événement ci-dessous.", en: "Nothing yet: add an event below."),
        "remove": Bilingual(fr: "Retirer", en: "Remove"),
        "add": Bilingual(fr: "Ajouter un événement", en: "Add an event"),
        "addDo": Bilingual(fr: "Ajouter", en: "Add"),
        "other": Bilingual(fr: "Choisir un autre événement", en: "Choose another event"),
        "after": Bilingual(fr: "Combien de jours après le début", en: "How many days after the beginning"),
        "days": Bilingual(fr: "jours", en: "days"),
        "sameDay": Bilingual(fr: "dès le début", en: "from the beginning"),
        "with": Bilingual(fr: "Avec ces mesures", en: "With these measures"),
        "withHint": Bilingual(fr: "Supposées faites avant que le scénario commence.", en: "Taken as done before the scenario begins."),
        "horizon": Bilingual(fr: "Jusqu’à quand", en: "Until when"),
        "run": Bilingual(fr: "Jouer le scénario", en: "Play the scenario"),
        "searching": Bilingual(
            fr: "La recherche de ce qui l’aurait évité continue : chaque mesure est essayée. Cette page se recharge seule.",
            en: "The search for what would have avoided it goes on: each measure is tried. This page reloads by itself."),
        "keepTitle": Bilingual(fr: "Garder ce scénario", en: "Keep this scenario"),
        "keepIntro": Bilingual(
            fr: "Il devient un fichier du dossier (changes/), à rejouer quand la carte aura changé. S’il a lieu en plusieurs jours, un fichier pour chacun.",
            en: "It becomes a file of the workspace (changes/), to be played again once the chart has changed. If it happens on several days, a file for each."),
        "keepDo": Bilingual(fr: "Garder", en: "Keep"),
        "keepMeasure": Bilingual(fr: "Garder comme mesure", en: "Keep as a measure"),
        "today": Bilingual(fr: "Aujourd’hui", en: "Today"),
        "scenario": Bilingual(fr: "Le scénario", en: "The scenario"),
        "allMeasures": Bilingual(fr: "avec toutes", en: "with all of them"),
        "criterion": Bilingual(fr: "Critère", en: "Criterion"),
        "diffTitle": Bilingual(fr: "Ce que cela change dans la carte", en: "What it changes in the chart"),
        "before": Bilingual(fr: "Avant", en: "Before"),
        "afterHead": Bilingual(fr: "Après", en: "After"),
        "fact": Bilingual(fr: "Fait", en: "Fact"),
        "effectTitle": Bilingual(fr: "Ce que cela change aux verdicts", en: "What it changes in the verdicts"),
        "better": Bilingual(fr: "Ce qui va mieux", en: "What gets better"),
        "worse": Bilingual(fr: "Ce qui va moins bien", en: "What gets worse"),
        "gone": Bilingual(fr: "Constats levés", en: "Findings gone"),
        "new": Bilingual(fr: "Constats nouveaux", en: "New findings"),
        "noEffect": Bilingual(
            fr: "Rien ne change à la portée des États. L’effet sur les pannes se voit en comparant.", en: "Nothing changes in the reach of states. The effect on failures shows by comparing."),
        "accept": Bilingual(fr: "Accepter dans la carte", en: "Accept into the chart"),
        "acceptTitle": Bilingual(fr: "Accepter cette mesure", en: "Accept this measure"),
        "acceptIntro": Bilingual(
            fr: "Elle fait alors partie de la carte : verdicts, niveaux et questions en tiennent compte. L’historique permet de revenir en arrière.",
            en: "It is then part of the chart: verdicts, levels and questions reckon with it. The history lets you go back."),
        "discard": Bilingual(fr: "Retirer du dossier", en: "Remove from the workspace"),
        "discardTitle": Bilingual(fr: "Retirer ce changement", en: "Remove this change"),
        "discardIntro": Bilingual(
            fr: "Le fichier quitte changes/ et reste de côté (.portulan/discarded) : rien n’est perdu, rien de la carte ne change.",
            en: "The file leaves changes/ and stays aside (.portulan/discarded): nothing is lost, nothing of the chart changes."),
        "cancel": Bilingual(fr: "Annuler", en: "Cancel"),
        "misfit": Bilingual(fr: "Ne s’applique plus à la carte telle qu’elle est :", en: "Does not apply any more to the chart as it is:"),
        "unreadable": Bilingual(fr: "Des fichiers de changes/ ont un défaut et ne sont pas tous montrés :", en: "Files of changes/ have a fault, and not all are shown:"),
        "conflict": Bilingual(
            fr: "Quelqu’un a changé les mêmes éléments entre-temps. Relisez ce que la mesure change, puis acceptez de nouveau.",
            en: "Somebody changed the same elements meanwhile. Read again what the measure changes, then accept once more."),
        "nameHint": Bilingual(fr: "Comme vos collègues le chercheront.", en: "As your colleagues will look for it."),
        "reasonHint": Bilingual(fr: "Pourquoi le jouer. Vide : ce que disent les scénarios prêts.", en: "Why play it. Empty: what the ready scenarios say."),
    ]

    static func words(_ language: Language) -> [String: String] {
        LayoutWords.words(language).merging(all.mapValues { $0[language] }) { _, own in own }
    }

    static func argument(_ argument: ReadyScenario.Argument) -> Bilingual {
        switch argument {
        case .state: Bilingual(fr: "État ou bloc", en: "State or bloc")
        case .holder: Bilingual(fr: "État, bloc ou organisation", en: "State, bloc or organisation")
        case .organisation: Bilingual(fr: "Fournisseur ou autre organisation", en: "Supplier or another organisation")
        case .thing: Bilingual(fr: "Lieu ou équipement", en: "Site or device")
        case .place: Bilingual(fr: "Tranchée, liaison ou lieu", en: "Trench, link or site")
        case .offer: Bilingual(fr: "Offre ou plateforme", en: "Offer or platform")
        case .number: Bilingual(fr: "Prix multiplié par", en: "Price multiplied by")
        }
    }

    static func sort(_ sort: Change.Sort) -> Bilingual {
        switch sort {
        case .measure: Bilingual(fr: "mesure", en: "measure")
        case .scenario: Bilingual(fr: "scénario", en: "scenario")
        case .bid: Bilingual(fr: "offre", en: "bid")
        case .import: Bilingual(fr: "import", en: "import")
        case .drift: Bilingual(fr: "dérive", en: "drift")
        case .decision: Bilingual(fr: "décision", en: "decision")
        case .edit: Bilingual(fr: "modification", en: "edit")
        }
    }

    /// « 12 000 € d’investissement, 3 000 € par an ».
    static func cost(_ cost: Change.Cost?, _ language: Language) -> String {
        guard let cost else { return "–" }
        let (once, yearly) = (euros(cost.capex, language), euros(cost.opex, language))
        return Bilingual(fr: "\(once) d’investissement, \(yearly) par an", en: "\(once) once, \(yearly) a year")[language]
    }

    static func euros(_ value: Double, _ language: Language) -> String { Words.number(Int(value.rounded()), language) + "\u{00A0}€" }
}
