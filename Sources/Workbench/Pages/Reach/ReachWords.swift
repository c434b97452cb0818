import Continuum
import Reach
import Reports

/// A power with its horizon, as addresses and column heads say it.
enum PlaneWord: String, CaseIterable, Sendable {
    case obtain, alter, cut
    case starve30d = "starve-30d"
    case starve1y = "starve-1y"
    case starve5y = "starve-5y"

    init(_ plane: Plane) {
        self = switch plane {
        case .obtain: .obtain
        case .alter: .alter
        case .cut: .cut
        case .starve30d: .starve30d
        case .starve1y: .starve1y
        case .starve5y: .starve5y
        }
    }

    var plane: Plane {
        switch self {
        case .obtain: .obtain
        case .alter: .alter
        case .cut: .cut
        case .starve30d: .starve30d
        case .starve1y: .starve1y
        case .starve5y: .starve5y
        }
    }

    /// « Obtenir », « Affamer en un an ».
    static func title(_ plane: Plane, _ language: Language) -> String {
        let power = Wording.power(plane.power)[language], horizon = Wording.horizon(plane)[language]
        let text = horizon.isEmpty ? power : "\(power) \(horizon)"
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}

/// The words of the pages of reach.
enum ReachWords {
    private static let all: [String: Bilingual] = [
        "byState": Bilingual(fr: "Par État", en: "By state"),
        "byElement": Bilingual(fr: "Donnée par donnée", en: "Dataset by dataset"),
        "gradient": Bilingual(fr: "Risque par État", en: "Risk by state"),
        "tabs": Bilingual(fr: "Vues", en: "Views"),
        "ask": Bilingual(fr: "Qui peut lire, altérer ou couper…", en: "Who can read, alter or cut off…"),
        "askDo": Bilingual(fr: "Voir", en: "Show"),
        "askChoose": Bilingual(fr: "choisir une donnée ou un service", en: "choose a dataset or a service"),
        "filter": Bilingual(fr: "Restreindre", en: "Narrow down"),
        "filterDo": Bilingual(fr: "Appliquer", en: "Apply"),
        "filterClear": Bilingual(fr: "Tout montrer", en: "Show everything"),
        "class": Bilingual(fr: "Classe", en: "Class"),
        "service": Bilingual(fr: "Ce que manie le service", en: "What this service handles"),
        "together": Bilingual(fr: "Agissent ensemble", en: "Acting together"),
        "anyClass": Bilingual(fr: "toutes", en: "all"),
        "anyService": Bilingual(fr: "tous les services", en: "all services"),
        "nobodyTogether": Bilingual(fr: "personne : chaque État pour soi", en: "nobody: each state for itself"),
        "state": Bilingual(fr: "État", en: "State"),
        "risk": Bilingual(fr: "Risque", en: "Risk"),
        "obtain": Bilingual(fr: "Obtenir", en: "Obtain"),
        "alter": Bilingual(fr: "Altérer", en: "Alter"),
        "cut": Bilingual(fr: "Couper", en: "Cut off"),
        "starve": Bilingual(fr: "Affamer", en: "Starve"),
        "in30d": Bilingual(fr: "en 30 j", en: "in 30 d"),
        "in1y": Bilingual(fr: "en 1 an", en: "in 1 y"),
        "in5y": Bilingual(fr: "en 5 ans", en: "in 5 y"),
        "certainKey": Bilingual(fr: "certain : par des faits et des lois établies", en: "certain: by facts and settled law"),
        "possibleKey": Bilingual(fr: "possible : contesté, ou faute de savoir", en: "possible: argued, or for want of knowing"),
        "outOf": Bilingual(fr: "sur", en: "of"),
        "anyState": Bilingual(fr: "N’importe quel État", en: "Any state"),
        "anyNote": Bilingual(fr: "faute de savoir", en: "for want of knowing"),
        "suppliers": Bilingual(fr: "Des fournisseurs, pour eux-mêmes, par leur contrat", en: "Suppliers, for themselves, by their terms"),
        "home": Bilingual(fr: "Chez soi, et États sans risque", en: "Home, and states without risk"),
        "matrixIntro": Bilingual(
            fr: "Combien de données et de services chaque État a à portée. Un nombre mène à la liste ; la liste, au chemin pas à pas.",
            en: "How many datasets and services each state has within reach. A number leads to the list; the list, to the path step by step."),
        "nobody": Bilingual(fr: "Rien de ce qui est décrit n’est à portée de quiconque.", en: "Nothing that is described is within anybody’s reach."),
        "element": Bilingual(fr: "Donnée ou service", en: "Dataset or service"),
        "kind": Bilingual(fr: "Sorte", en: "Kind"),
        "verdict": Bilingual(fr: "Limites de sa classe", en: "Limits of its class"),
        "how": Bilingual(fr: "Comment ?", en: "How?"),
        "power": Bilingual(fr: "Pouvoir", en: "Power"),
        "bound": Bilingual(fr: "Certitude", en: "Certainty"),
        "allOf": Bilingual(fr: "Tous", en: "All"),
        "abroad": Bilingual(fr: "États et blocs", en: "States and blocs"),
        "cardTitle": Bilingual(fr: "Ce qui dépasse les limites de sa classe", en: "What goes beyond the limits of its class"),
        "who": Bilingual(fr: "Qui", en: "Who"),
        "noOneAbroad": Bilingual(fr: "personne au dehors", en: "nobody abroad"),
        "noPower": Bilingual(fr: "non", en: "no"),
        "remedies": Bilingual(fr: "Ce qu’on peut y faire", en: "What can be done about it"),
        "remediesIntro": Bilingual(
            fr: "Chaque mesure a été essayée : appliquée à la carte, qui a été réévaluée.", en: "Each measure was tried: applied to the chart, which was assessed again."),
        "improves": Bilingual(fr: "Améliore", en: "Improves"),
        "worsens": Bilingual(fr: "Aggrave", en: "Worsens"),
        "try": Bilingual(fr: "Essayer", en: "Try it"),
        "keep": Bilingual(fr: "Garder comme mesure", en: "Keep as a measure"),
        "noRemedy": Bilingual(
            fr: "Aucune mesure simple n’a été trouvée : il faut revoir le fournisseur, ou lever ce qu’on ne sait pas.",
            en: "No simple measure was found: the supplier is to be reconsidered, or what is not known to be found out."),
        "withinLimits": Bilingual(
            fr: "Rien ici ne dépasse ce que la classe tolère : il n’y a rien à corriger.", en: "Nothing here goes beyond what the class tolerates: there is nothing to mend."),
        "questions": Bilingual(fr: "Voir les questions à poser", en: "See the questions to ask"),
        "decide": Bilingual(fr: "Décider", en: "Decide"),
    ]

    static func words(_ language: Language) -> [String: String] {
        LayoutWords.words(language).merging(all.mapValues { $0[language] }) { _, own in own }
    }
}
