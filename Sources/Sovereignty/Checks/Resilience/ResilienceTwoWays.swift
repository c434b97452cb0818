import Continuum

extension Check {
    static let resilienceTwoWays = Check(
        "resilience-two-ways",
        title: Bilingual(
            fr: "Le réseau mène au service par deux chemins qui ne tombent pas ensemble",
            en: "The network leads to the service by two ways that do not fall together"),
        why: Bilingual(
            fr: "Deux liaisons dans la même tranchée tombent sous la même pelleteuse. Deux chemins séparés de bout en bout gardent le service joignable.",
            en: "Two links in one trench fall under the same digger. Two ways that are apart from end to end keep the service within reach."),
        remedy: Bilingual(
            fr: "Demander d’abord les plans (KMZ) aux opérateurs et inscrire les tranchées. Faire passer la seconde liaison par une autre entrée du bâtiment. Prendre un secours radio.",
            en: "First ask operators for the plans (KMZ) and write down the trenches. Bring the second link in by another entrance. Take a radio backup."),
        verify: Bilingual(
            fr: "Superposer les plans des deux opérateurs et chercher tout point commun : chambre, fourreau, pont, local, équipement. Demander le dernier essai de coupure.",
            en: "Lay the plans of both operators over each other and look for anything in common: chamber, duct, bridge, shelter, equipment. Ask for the last cut test."),
        limits: Bilingual(
            fr: "Une tranchée qui n’est pas inscrite n’est pas vue. Seuls comptent les liaisons, fourreaux, tranchées et câbles : un routeur, une baie ou une arrivée électrique unique relève de « resilience-no-single-point ». Il suffit qu’un seul élément nomme une liaison pour que le réseau compte comme décrit.",
            en: "A trench that is not written down is not seen. Only links, ducts, trenches and cables count: a single router, rack or power feed belongs to “resilience-no-single-point”. One element naming one link is enough for the network to count as described."),
        sources: [
            CheckSource("Infralliance, vademecum « Souveraineté numérique » (V)", "l. 167 de la transcription (deux circuits différents de bout en bout)"),
            CheckSource("Infralliance, vademecum « Souveraineté numérique » (V)", "l. 140 de la transcription (fichiers KMZ)"),
            CheckSource("ISO/IEC 27001:2022", "annexe A, 8.14"),
        ],
        asksWhatStops: true
    ) { judgement, scope, facts in
        judgement.stoppers(scope, facts) { judgement, service, entry in
            if Scope(of: service, facts).things.allSatisfy({ facts.relations($0, [.carriedOver, .pathTo]).isEmpty }) { judgement.silence(service, [.carriedOver, .pathTo]) }
            for thing in entry.things {
                let isRoute = facts.kind(thing) == .link
                    || facts.kind(thing) == .failureDomain && ["duct", "trench", "cable"].contains(facts.word(.domainType, thing) ?? "")
                if isRoute { judgement.fail(.single(element: service, event: thing)) }
            }
        }
    }
}
