import Continuum

extension Check {
    static let privacyDpiaDone = Check(
        "privacy-dpia-done",
        title: Bilingual(
            fr: "Les données personnelles sensibles ont leur analyse d’impact",
            en: "Sensitive personal data have their impact assessment"),
        why: Bilingual(
            fr: "L’analyse d’impact fait voir les risques pour les personnes avant qu’ils n’arrivent, et garde la trace des choix. Elle sert aussi en cas d’incident.",
            en: "An impact assessment shows the risks to people before they happen, and keeps a record of choices. It also helps in case of an incident."),
        remedy: Bilingual(
            fr: "Chercher d’abord si elle existe déjà. Partir d’une analyse publiée par une collectivité semblable, avec le logiciel libre de la CNIL. La revoir à chaque changement.",
            en: "First look whether it exists already. Start from one published by a similar authority, with the free tool of the CNIL. Review it at each change."),
        verify: Bilingual(
            fr: "Demander le document, sa date, l’avis du délégué et le plan d’action ; vérifier qu’il décrit le traitement d’aujourd’hui.",
            en: "Ask for the document, its date, the officer’s opinion and the action plan; check that it describes today’s processing."),
        limits: Bilingual(
            fr: "Seules les classes C3 et C4 sont interrogées : une vidéosurveillance classée C2 ne l’est pas, alors que le droit regarde le risque. Toute date convient, même ancienne ou à venir. L’absence donne « indéterminé », jamais « non ».",
            en: "Only classes C3 and C4 are asked: video surveillance classed C2 is not, though the law looks at the risk. Any date will do, even old or to come. Absence gives undetermined, never no."),
        sources: [
            CheckSource("Règlement (UE) 2016/679 (RGPD)", "art. 35(1), (3) et (11)"),
            CheckSource("Portulan", "seuil choisi : classes C3 et C4"),
        ]
    ) { judgement, scope, facts in
        let (personal, unknown) = facts.personal(scope)
        for data in unknown { judgement.silence(data, [.personal]) }
        for thing in personal {
            guard let name = facts.word(.dataClass, thing) else {
                judgement.silence(thing, [.dataClass])
                continue
            }
            guard name == "C3" || name == "C4" else { continue }
            if let (owner, value) = facts.saidOrUsed(.impactAssessment, thing), case .day(let date) = value, date <= facts.day {
                judgement.pass(.attribute(element: owner, key: .impactAssessment))
            } else {
                judgement.silence(thing, [.impactAssessment])
            }
        }
    }
}
