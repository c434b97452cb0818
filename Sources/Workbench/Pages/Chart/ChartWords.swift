import Continuum
import Reports

/// Words of the chart, the path and the map.
enum ChartWords {
    private static let all: [String: Bilingual] = [
        "layers": Bilingual(fr: "Les étages", en: "The layers"),
        "layersIntro": Bilingual(
            fr: "Chaque étage repose sur ceux d’en dessous. La couleur dit si ce qui en dépend respecte ses limites.",
            en: "Each layer rests on those below it. The colour says whether what depends on it keeps within its limits."),
        "legendNotMet": Bilingual(fr: "une limite est dépassée", en: "a limit is broken"),
        "legendUndetermined": Bilingual(fr: "indéterminé", en: "undetermined"),
        "legendMet": Bilingual(fr: "limites respectées", en: "limits met"),
        "legendNone": Bilingual(fr: "rien n’en dépend", en: "nothing depends on it"),
        "elements": Bilingual(fr: "Les éléments", en: "The elements"),
        "filters": Bilingual(fr: "Filtrer", en: "Filter"),
        "apply": Bilingual(fr: "Appliquer", en: "Apply"),
        "clear": Bilingual(fr: "Tout effacer", en: "Clear all"),
        "text": Bilingual(fr: "Nom ou identifiant", en: "Name or id"),
        "layer": Bilingual(fr: "Étage", en: "Layer"),
        "kind": Bilingual(fr: "Sorte", en: "Kind"),
        "class": Bilingual(fr: "Classe", en: "Class"),
        "verdict": Bilingual(fr: "Verdict", en: "Verdict"),
        "tag": Bilingual(fr: "Étiquette", en: "Tag"),
        "owner": Bilingual(fr: "Organisation qui y a un rôle", en: "Organisation with a part in it"),
        "unknownOnly": Bilingual(fr: "Seulement ceux dont un fait attendu manque", en: "Only those of which an expected fact is missing"),
        "any": Bilingual(fr: "Tous", en: "Any"),
        "element": Bilingual(fr: "Élément", en: "Element"),
        "what": Bilingual(fr: "Ce que c’est", en: "What it is"),
        "unknown": Bilingual(fr: "Faits manquants", en: "Missing facts"),
        "states": Bilingual(fr: "États", en: "States"),
        "statesHint": Bilingual(
            fr: "États : ceux qui présentent un risque et peuvent avec certitude l’obtenir, l’altérer ou le couper.",
            en: "States: those of some risk that can surely obtain it, alter it or cut it off."),
        "dependants": Bilingual(fr: "Citations", en: "Named by"),
        "inherited": Bilingual(fr: "des données utilisées", en: "from the data used"),
        "ofDependants": Bilingual(fr: "de ce qui en dépend", en: "of what depends on it"),
        "remove": Bilingual(fr: "Retirer le filtre", en: "Remove the filter"),
        "follow": Bilingual(fr: "Suivre une donnée de bout en bout", en: "Follow a dataset end to end"),
        "base": Bilingual(fr: "connaissance de base", en: "base knowledge"),
        "seePath": Bilingual(fr: "Suivre", en: "Follow"),
        "pathChoose": Bilingual(fr: "Que voulez-vous suivre ?", en: "What do you want to follow?"),
        "pathDrawing": Bilingual(fr: "Le dessin", en: "The drawing"),
        "pathSteps": Bilingual(fr: "Étage par étage, avec les sources", en: "Layer by layer, with the sources"),
        "pathStepsIntro": Bilingual(
            fr: "Chaque ligne est un fait de la carte ou de la connaissance de base. « certain » et « possible » marquent les pas par lesquels passe un constat.",
            en: "Each line is a fact of the chart or of base knowledge. “Certain” and “possible” mark the steps through which a finding goes."),
        "noDrawing": Bilingual(
            fr: "Le dessin manque : Graphviz n’est pas installé sur ce serveur ou n’a pas répondu. La liste ci-dessous dit la même chose.",
            en: "The drawing is missing: Graphviz is not installed on this server, or did not answer. The list below says the same."),
        "nobodyKnows": Bilingual(fr: "on ne sait pas", en: "nobody knows"),
        "endsHere": Bilingual(fr: "le chemin s’arrête ici", en: "the path ends here"),
        "alternative": Bilingual(fr: "l’une de plusieurs possibilités", en: "one of several alternatives"),
        "others": Bilingual(fr: "Ce qui est aussi à cet étage, sans qu’un constat y passe :", en: "Also in this layer, with no finding going through:"),
        "more": Bilingual(fr: "autres éléments de cet étage, non listés", en: "more elements of this layer, not listed"),
        "legendCertainLine": Bilingual(fr: "trait rouge épais : un État y passe, avec certitude", en: "thick red line: a state passes here, for certain"),
        "legendPossibleLine": Bilingual(fr: "tirets orange : peut-être", en: "orange dashes: perhaps"),
        "legendOtherLine": Bilingual(fr: "trait fin : autre dépendance", en: "thin line: another dependency"),
        "colour": Bilingual(fr: "Couleur selon", en: "Colour by"),
        "colourVerdict": Bilingual(fr: "le verdict de ce qui en dépend", en: "the verdict of what depends on it"),
        "colourStates": Bilingual(fr: "les États qui l’atteignent", en: "the states that reach it"),
        "service": Bilingual(fr: "Ce qu’utilise", en: "What is used by"),
        "wholeChart": Bilingual(fr: "toute la carte", en: "the whole chart"),
        "sites": Bilingual(fr: "Lieux", en: "Places"),
        "links": Bilingual(fr: "Liaisons", en: "Links"),
        "countries": Bilingual(fr: "États", en: "States"),
        "country": Bilingual(fr: "État", en: "State"),
        "position": Bilingual(fr: "Position", en: "Position"),
        "ends": Bilingual(fr: "Entre", en: "Between"),
        "length": Bilingual(fr: "Longueur", en: "Length"),
        "reach": Bilingual(fr: "Portée", en: "Reach"),
        "status": Bilingual(fr: "Verdict", en: "Verdict"),
        "sameInTables": Bilingual(fr: "Les tableaux qui suivent disent la même chose que la carte.", en: "The tables below say the same as the map."),
        "unplaced": Bilingual(fr: "Sans coordonnées, donc absents de la carte", en: "Without coordinates, hence not on the map"),
    ]

    static func words(_ language: Language) -> [String: String] { all.mapValues { $0[language] }.merging(LayoutWords.words(language)) { own, _ in own } }

    /// The layers, in the plural.
    static func layer(_ level: PathDrawing.Level) -> Bilingual {
        switch level {
        case .data: Bilingual(fr: "Données", en: "Data")
        case .treatment: Bilingual(fr: "Services et traitements", en: "Services and treatments")
        case .application: Bilingual(fr: "Applications", en: "Applications")
        case .software: Bilingual(fr: "Logiciels", en: "Software")
        case .platform: Bilingual(fr: "Nuages et plateformes", en: "Clouds and platforms")
        case .device: Bilingual(fr: "Équipements", en: "Hardware")
        case .link: Bilingual(fr: "Réseau", en: "Network")
        case .site: Bilingual(fr: "Lieux et domaines de panne", en: "Places and failure domains")
        case .offer: Bilingual(fr: "Offres du commerce", en: "Commercial offers")
        case .supplier: Bilingual(fr: "Organisations et fournisseurs", en: "Organisations and suppliers")
        case .owner: Bilingual(fr: "Propriétaires", en: "Owners")
        case .state: Bilingual(fr: "États", en: "States")
        case .law: Bilingual(fr: "Lois", en: "Laws")
        }
    }

    static func sort(_ sort: ChartQuery.Sort) -> Bilingual {
        switch sort {
        case .name: Bilingual(fr: "Élément", en: "Element")
        case .verdict: Bilingual(fr: "Verdict", en: "Verdict")
        case .unknown: Bilingual(fr: "Faits manquants", en: "Missing facts")
        case .states: Bilingual(fr: "États", en: "States")
        case .dependants: Bilingual(fr: "Citations", en: "Named by")
        }
    }
}
