import Continuum
import Reach

extension Check {
    static let lawWithinClass = Check(
        "law-within-class",
        title: Bilingual(
            fr: "Ce que des États peuvent faire reste dans les limites fixées à la classe des données",
            en: "What states can do stays within the limits set for the class of the data"),
        why: Bilingual(
            fr: "Une donnée publique et un dossier médical ne demandent pas la même protection. La classe dit quel risque l’organisation accepte.",
            en: "A public datum and a medical file do not call for the same protection. The class says which risk the organisation accepts."),
        remedy: Bilingual(
            fr: "Vérifier la classe avant tout ; suivre les remèdes que propose le rapport, les moins chers d’abord ; déplacer seulement ce qui est trop sensible.",
            en: "Check the class first; follow the remedies that the report proposes, cheapest first; move only what is too sensitive."),
        verify: Bilingual(
            fr: "Rapport d’évaluation de Portulan : le verdict de l’élément et ses dépassements ; la politique (portulan.yaml) et ses limites par classe ; la décision qui a fixé la classe.",
            en: "Portulan’s assessment report: the element’s verdict and what goes beyond; the policy (portulan.yaml) and its limits by class; the decision that set the class."),
        limits: Bilingual(
            fr: "La classe est crue : un dossier médical classé C1 par erreur passe. Les limites sont celles de l’organisation, ou les nôtres par défaut. Une donnée sans classe est jugée comme la plus sensible, sans certitude. Toute la chaîne doit tenir : une seule donnée hors limites fait échouer le service.",
            en: "The class is believed: a medical file classed C1 by mistake passes. Limits are the organisation’s, or ours by default. Data without a class are judged as the most sensitive, without certainty. The whole chain must hold: one dataset beyond its limits makes the service fail."),
        sources: [
            CheckSource("Portulan", "limites par défaut des classes C1 à C4, remplaçables par la politique"),
            CheckSource("Vademecum d’Infralliance (V)", "p. 7 : classer pour protéger ; p. 9 : gradient de risque entre pays"),
            CheckSource("Guide FNCCR / Club Numérique & Territoires (G)", "« Données essentielles et directive NIS 2 »"),
        ]
    ) { judgement, scope, facts in
        for thing in facts.judged(scope) {
            switch facts.verdicts[thing] {
            case .met?: judgement.pass(.verdict(element: thing))
            case .notMet?: judgement.fail(.verdict(element: thing))
            case .undetermined?: judgement.doubt(.verdict(element: thing), scope.missing)
            case nil: judgement.silence(thing, [.dataClass])
            }
        }
    }
}
