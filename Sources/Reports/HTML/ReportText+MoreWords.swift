import Continuum

extension ReportText {
    /// The words of the last sections.
    var moreWords: Bilingual {
        switch self {
        case .unknownTitle: Bilingual(fr: "Ce qu’on ne sait pas", en: "What is not known")
        case .unknownIntro: Bilingual(fr: "Ce qui n’est pas connu n’est jamais compté comme bon.", en: "What is not known is never counted as good.")
        case .unknownKind: Bilingual(fr: "Sorte d’élément", en: "Kind of element")
        case .unknownElements: Bilingual(fr: "Éléments", en: "Elements")
        case .unknownFacts: Bilingual(fr: "Faits inconnus", en: "Unknown facts")
        case .unknownWhere: Bilingual(fr: "Où", en: "Where")
        case .unknownWorld: Bilingual(fr: "Hors de la carte (fournisseurs, offres)", en: "Outside the chart (suppliers, offers)")
        case .unknownStates: Bilingual(fr: "États dont les lois n’ont pas encore été revues ; ce qu’ils peuvent est compté comme possible", en: "States whose laws have not been reviewed yet; what they can do counts as possible")

        case .gradientTitle: Bilingual(fr: "Le gradient de risque entre États", en: "The gradient of risk between states")
        case .gradientIntro: Bilingual(
            fr: "De 0 (chez soi) à 4 (très élevé). Le niveau vient d’une règle, la même pour tous, ou d’une décision motivée de l’organisation. Il classe les États ; il n’enlève jamais un pouvoir qu’une loi donne.",
            en: "From 0 (home) to 4 (very high). The level comes from a rule, the same for all, or from a reasoned decision of the organisation. It ranks states; it never removes a power that a law gives.")
        case .gradientState: Bilingual(fr: "État", en: "State")
        case .gradientLevel: Bilingual(fr: "Niveau", en: "Level")
        case .gradientReason: Bilingual(fr: "Pourquoi", en: "Why")
        case .gradientHome: Bilingual(fr: "États de risque nul", en: "States of no risk")
        case .gradientNone: Bilingual(fr: "Aucun État à risque n’a de pouvoir sur la carte.", en: "No state of any risk has a power over the chart.")
        case .gradientNoRule: Bilingual(fr: "Aucune règle ne parle de cet État : l’inconnu n’est pas sans risque.", en: "No rule speaks of this state: the unknown is not harmless.")

        case .sourcesTitle: Bilingual(fr: "Sources", en: "Sources")
        case .sourcesIntro: Bilingual(
            fr: "Les numéros entre crochets, dans les chemins, renvoient ici. « Non confirmé » signale un fait qu’aucune source lue n’établit encore.",
            en: "The bracketed numbers in the paths lead here. “Unconfirmed” marks a fact that no source we read establishes yet.")
        case .sourcesNone: Bilingual(fr: "Aucun chemin ne cite de source.", en: "No path cites a source.")

        case .readTitle: Bilingual(fr: "Comment lire ce rapport", en: "How to read this report")
        case .readStatus: Bilingual(fr: "Les trois verdicts", en: "The three verdicts")
        case .readMet: Bilingual(fr: "Rien, même au pire, ne dépasse ce que la classe tolère.", en: "Nothing, even at worst, goes beyond what the class tolerates.")
        case .readNotMet: Bilingual(fr: "Un État ou un fournisseur a, de façon certaine, un pouvoir que la classe ne tolère pas.", en: "A state or a supplier certainly has a power that the class does not tolerate.")
        case .readUndetermined: Bilingual(fr: "Ce qui est connu respecte la classe ; ce qui est inconnu ou débattu pourrait la rompre.", en: "What is known meets the class; what is unknown or debated may break it.")
        case .readCertain: Bilingual(fr: "Établi par des faits connus et un droit qui n’est pas discuté.", en: "Established by known facts and undisputed law.")
        case .readPossible: Bilingual(fr: "Pourrait être : un fait manque, ou le droit est débattu devant les tribunaux. On retient le pire.", en: "May be: a fact is missing, or the law is argued before the courts. The worst is assumed.")
        case .readPowers: Bilingual(fr: "Les quatre pouvoirs", en: "The four powers")
        case .readObtain: Bilingual(fr: "Lire ou saisir les données.", en: "Read or seize the data.")
        case .readAlter: Bilingual(fr: "Changer les données ou le logiciel sans que cela se voie.", en: "Change the data or the software unseen.")
        case .readCut: Bilingual(fr: "Arrêter le service d’un coup.", en: "Stop the service at once.")
        case .readStarve: Bilingual(fr: "Refuser mises à jour, pièces, licences ou support : le service s’arrête dans un délai (30 jours, un an, cinq ans). Qui peut couper peut aussi affamer.", en: "Withhold updates, parts, licences or support: the service stops within a horizon (30 days, a year, five years). Who can cut off can also starve.")
        case .readClasses: Bilingual(fr: "Les classes et leurs limites", en: "Classes and their limits")
        case .readClassesIntro: Bilingual(fr: "Pour chaque pouvoir, le risque le plus haut qu’un État qui l’a peut présenter.", en: "For each power, the highest risk that a state holding it may have.")
        case .readClass: Bilingual(fr: "Classe", en: "Class")
        case .readLimitNone: Bilingual(fr: "sans limite", en: "no limit")
        case .readReason: Bilingual(fr: "Pourquoi", en: "Why")
        case .readNotAdvice: Bilingual(
            fr: "Ce rapport dit ce que le droit et la technique rendent possible, non ce qu’un État ou une entreprise a fait ou veut faire. Il aide à décider ; il ne remplace pas un avis juridique.",
            en: "This report says what law and technology make possible, not what a state or a company did or wants to do. It helps to decide; it does not replace legal advice.")
        case .wordCertain: Bilingual(fr: "Certain", en: "Certain")
        case .wordPossible: Bilingual(fr: "Possible", en: "Possible")
        case .wordMet: Bilingual(fr: "Respecté", en: "Met")
        case .wordNotMet: Bilingual(fr: "Non respecté", en: "Not met")
        case .wordUndetermined: Bilingual(fr: "Indéterminé", en: "Undetermined")
        case .colon: Bilingual(fr: " :", en: ":")
        default: Bilingual(rawValue)
        }
    }
}
