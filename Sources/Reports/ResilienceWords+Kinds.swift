package import Continuum
import Knowledge

extension ResilienceWords {
    /// A kind of thing, in the singular.
    package static func kind(_ kind: Kind) -> Bilingual {
        switch kind {
        case .application: Bilingual(fr: "application", en: "application")
        case .software: Bilingual(fr: "logiciel", en: "software")
        case .platform: Bilingual(fr: "plateforme", en: "platform")
        case .device: Bilingual(fr: "équipement", en: "device")
        case .link: Bilingual(fr: "liaison", en: "link")
        case .site: Bilingual(fr: "lieu", en: "site")
        case .offer: Bilingual(fr: "offre", en: "offer")
        case .organisation: Bilingual(fr: "organisation", en: "organisation")
        case .service, .data, .treatment: TermWords.kind(kind)
        case .state: Bilingual(fr: "État", en: "state")
        case .failureDomain: Bilingual(fr: "domaine de panne", en: "failure domain")
        case .person: Bilingual(fr: "personne", en: "person")
        case .bloc: Bilingual(fr: "groupe d’États", en: "group of states")
        case .law: Bilingual(fr: "loi", en: "law")
        case .agreement: Bilingual(fr: "accord", en: "agreement")
        case .restriction: Bilingual(fr: "sanction ou embargo", en: "sanction or embargo")
        case .scheme: Bilingual(fr: "référentiel de certification", en: "certification scheme")
        default: Bilingual(fr: "élément", en: "element")
        }
    }

    /// A failure domain by its type.
    package static func domain(_ type: String) -> Bilingual {
        switch type {
        case "card": Bilingual(fr: "carte", en: "card")
        case "chassis": Bilingual(fr: "châssis", en: "chassis")
        case "rack": Bilingual(fr: "baie", en: "rack")
        case "room": Bilingual(fr: "salle", en: "room")
        case "power-feed": Bilingual(fr: "arrivée électrique", en: "power feed")
        case "cooling": Bilingual(fr: "refroidissement", en: "cooling")
        case "duct": Bilingual(fr: "fourreau", en: "duct")
        case "trench": Bilingual(fr: "tranchée", en: "trench")
        case "cable": Bilingual(fr: "câble", en: "cable")
        default: Bilingual(fr: "domaine de panne", en: "failure domain")
        }
    }
}
