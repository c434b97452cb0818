import Continuum
import Reach
import Resilience

/// The words of the pages of failures.
enum FailureWords {
    private static let all: [String: Bilingual] = [
        "tabs": Bilingual(fr: "Vues", en: "Views"),
        "services": Bilingual(fr: "Service par service", en: "Service by service"),
        "weak": Bilingual(fr: "Ce qui suffit seul", en: "What is enough alone"),
        "ways": Bilingual(fr: "Chemins et circuits", en: "Ways and circuits"),
        "what": Bilingual(fr: "Quoi, qui", en: "What, who"),
        "kind": Bilingual(fr: "Sorte", en: "Kind"),
        "atOnce": Bilingual(fr: "le jour même", en: "that day"),
        "in30d": Bilingual(fr: "en 30 jours", en: "in 30 days"),
        "in1y": Bilingual(fr: "en un an", en: "in a year"),
        "which": Bilingual(fr: "Services arrêtés", en: "Services stopped"),
        "allKinds": Bilingual(fr: "Tous", en: "All"),
        "thing": Bilingual(fr: "Un élément tombe en panne", en: "A thing breaks"),
        "supplier": Bilingual(fr: "Un fournisseur se retire", en: "A supplier pulls out"),
        "group": Bilingual(fr: "Un groupe se retire", en: "A group pulls out"),
        "state": Bilingual(fr: "Un État refuse", en: "A state refuses"),
        "weakIntro": Bilingual(
            fr: "Ce qui, seul, arrête des services : une panne, le retrait d’un fournisseur ou de son groupe, le refus d’un État ; et combien, selon que cela dure.",
            en: "What stops services by itself: a failure, a supplier or its group pulling out, a state’s refusal; and how many, the longer it lasts."),
        "weakNone": Bilingual(fr: "Rien de connu n’arrête un service à soi seul.", en: "Nothing known stops a service by itself."),
        "outOf": Bilingual(fr: "sur", en: "of"),
        "timeline": Bilingual(fr: "Au fil du temps, si quelqu’un refuse", en: "In the course of time, if somebody refuses"),
        "timelineIntro": Bilingual(
            fr: "Qui arrête ce service à lui seul, et à partir de quand. Un refus qui coupe aujourd’hui coupe encore plus tard.",
            en: "Who stops this service alone, and from when on. A refusal that cuts it today still cuts it later."),
        "nobodyNew": Bilingual(fr: "personne de plus", en: "nobody more"),
        "notWhole": Bilingual(fr: "La place donnée au calcul n’a pas suffi pour les chercher tous.", en: "The room given to the computation did not suffice to look for all of them."),
        "order": Bilingual(fr: "Pannes à la fois", en: "Failures at a time"),
        "assume": Bilingual(fr: "Disponibilité supposée là où aucune n’est connue", en: "Availability assumed where none is known"),
        "assumeHint": Bilingual(fr: "en %, par exemple 99,9 ; vide : ces éléments sont laissés de côté", en: "in %, such as 99.9; empty: these things are left out"),
        "otherwise": Bilingual(fr: "Compter autrement", en: "Count otherwise"),
        "again": Bilingual(fr: "Recalculer", en: "Compute again"),
        "from": Bilingual(fr: "Du lieu", en: "From the place"),
        "to": Bilingual(fr: "au lieu", en: "to the place"),
        "everywhere": Bilingual(fr: "tous les lieux", en: "every place"),
        "find": Bilingual(fr: "Chercher les chemins", en: "Find the ways"),
        "waysIntro": Bilingual(
            fr: "Deux chemins vraiment différents entre deux lieux, ce qui les couperait tous les deux, et la sûreté de l’ensemble.",
            en: "Two really different ways between two places, what would cut both, and how sure the whole is."),
        "emptyTitle": Bilingual(fr: "Aucun service à regarder", en: "No service to look at"),
        "emptyText": Bilingual(
            fr: "Décrivez un service et ce dont il a besoin : cette page dira ce qui l’arrêterait.", en: "Describe a service and what it needs: this page will say what would stop it."),
        "noLinksTitle": Bilingual(fr: "Aucune liaison décrite", en: "No link is described"),
        "noLinksText": Bilingual(
            fr: "Une liaison qui dit les deux lieux qu’elle joint (connects) permet de chercher deux chemins différents.",
            en: "A link that says which two places it joins (connects) lets two different ways be found."),
        "describe": Bilingual(fr: "Décrire", en: "Describe"),
    ]

    static func words(_ language: Language) -> [String: String] {
        LayoutWords.words(language).merging(all.mapValues { $0[language] }) { _, own in own }
    }

    static func horizon(_ plane: Plane, _ language: Language) -> String {
        let key = switch plane {
        case .starve30d: "in30d"
        case .starve1y, .starve5y: "in1y"
        default: "atOnce"
        }
        return all[key]?[language] ?? ""
    }
}
