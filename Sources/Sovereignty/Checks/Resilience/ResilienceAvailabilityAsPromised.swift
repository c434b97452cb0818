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
            fr: "Compléter d’abord les chiffres manquants, par la supervision. Doubler l’élément qui coûte le plus d’heures. Sinon, ramener la promesse à ce qui est tenable.",
            en: "First fill in missing figures, from monitoring. Double the part that costs most hours. Otherwise bring the promise down to what can be held."),
        verify: Bilingual(
            fr: "Relever dans la supervision la disponibilité des douze derniers mois ; la comparer à la promesse du contrat, sur la même période et avec les mêmes exclusions.",
            en: "Read in monitoring the availability of the last twelve months; compare it with the contract’s promise, over the same period and with the same exclusions."),
        limits: Bilingual(
            fr: "La plus haute promesse rencontrée sert de repère, fût-elle celle d’une seule liaison. Faute de mesure, la promesse elle-même sert de chiffre. Les périodes (mois, an) et les exclusions ne sont pas lues. Les pannes sont supposées indépendantes, hors causes inscrites. Un élément sans chiffre donne « indéterminé ».",
            en: "The highest promise met serves as the mark, even that of one link. Without a measurement the promise itself serves as the figure. Periods (month, year) and exclusions are not read. Failures are taken as independent, apart from stated causes. A part without a figure gives undetermined."),
        sources: [
            CheckSource("Infralliance, vademecum « Souveraineté numérique » (V)", "l. 155 de la transcription (engagements de service)"),
            CheckSource("ISO/IEC 20000-1:2018", "8.7.1 (disponibilité)"),
            CheckSource("Portulan", "choix : la plus haute promesse du service sert de repère"),
        ]
    ) { judgement, scope, facts in
        judgement.stoppers(scope, facts) { judgement, service, entry in
            guard let promised = facts.number(.sla, service) else {
                judgement.silence(service, [.sla])
                return
            }
            let gaps = entry.unknownThings.map { MissingFact(element: $0, keys: [.availability], relation: -1) }
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
