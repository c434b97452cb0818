import Continuum
import Reach
import Resilience

extension Check {
    static let resilienceAvailabilityAsPromised = Check(
        "resilience-availability-as-promised",
        title: Bilingual(
            fr: "La disponibilité calculée tient ce qui est promis",
            en: "The availability worked out holds what is promised"),
        why: Bilingual(
            fr: "Une promesse de contrat ne vaut que si l’assemblage des éléments peut la tenir. Le calcul montre si c’est le cas, et lequel coûte le plus d’heures.",
            en: "A contract’s promise is only worth something if the parts put together can hold it. The sum shows whether they do, and which part costs most hours."),
        remedy: Bilingual(
            fr: "Écrire d’abord ce qui est promis pour le service (« sla »), et compléter les chiffres manquants, par la supervision. Doubler l’élément qui coûte le plus d’heures. Sinon, ramener la promesse à ce qui est tenable.",
            en: "First write down what is promised for the service (“sla”), and fill in missing figures, from monitoring. Double the part that costs most hours. Otherwise bring the promise down to what can be held."),
        verify: Bilingual(
            fr: "Relever dans la supervision la disponibilité des douze derniers mois ; la comparer à la promesse du contrat, sur la même période et avec les mêmes exclusions.",
            en: "Read in monitoring the availability of the last twelve months; compare it with the contract’s promise, over the same period and with the same exclusions."),
        limits: Bilingual(
            fr: "Seule compte la promesse écrite sur le service lui-même : sans elle, « indéterminé », même si un contrat promet. Faute de mesure, la promesse faite pour un élément lui sert de chiffre. Les périodes (mois, an) et les exclusions ne sont pas lues. Les pannes sont supposées indépendantes, hors causes inscrites. Un élément sans chiffre donne « indéterminé ».",
            en: "Only the promise written on the service itself counts: without it, undetermined, even if a contract promises. Without a measurement, the promise made for a part serves as its figure. Periods (month, year) and exclusions are not read. Failures are taken as independent, apart from stated causes. A part without a figure gives undetermined."),
        sources: [
            CheckSource("Infralliance, vademecum « Souveraineté numérique » (V)", "l. 155 de la transcription (engagements de service)"),
            CheckSource("ISO/IEC 20000-1:2018", "8.7.1 (disponibilité)"),
            CheckSource("Portulan", "choix : la plus haute promesse du service sert de repère"),
        ],
        asksWhatStops: true
    ) { judgement, scope, facts in
        judgement.stoppers(scope, facts) { judgement, service, entry in
            guard let promised = facts.number(.sla, service) else {
                judgement.silence(service, [.sla])
                return
            }
            let gaps = entry.unknownThings.map { MissingFact(element: $0, keys: [.availability], relation: -1) }
                + entry.unknownNeeds.map { MissingFact(element: $0.element, keys: [$0.key], relation: -1) }
            guard let availability = entry.availability else {
                judgement.doubt(.silence(element: service, keys: [.availability]), gaps)
                return
            }
            // Figures of two decimals and their products differ by rounding.
            let best = availability.upper * 100 + 1e-9, worst = availability.lower * 100 + 1e-9
            if best < promised {
                judgement.fail(.figure(element: service, key: .availability, value: availability.upper * 100, asked: promised))
            } else if worst < promised || !gaps.isEmpty {
                judgement.doubt(.figure(element: service, key: .availability, value: availability.lower * 100, asked: promised), gaps)
            } else {
                judgement.pass(.figure(element: service, key: .availability, value: availability.lower * 100, asked: promised))
            }
        }
    }
}
