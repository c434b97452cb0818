import Continuum

extension Check {
    static let contractOnSite = Check(
        "contract-on-site",
        title: Bilingual(
            fr: "Une équipe peut être sur place en deux heures",
            en: "A team can be on the spot within two hours"),
        why: Bilingual(
            fr: "Un service de terrain — eau, secours, éclairage — a besoin de mains, pas seulement d’un numéro. Deux heures est le délai que retient un syndicat départemental.",
            en: "A field service (water, rescue, lighting) needs hands, not only a number. Two hours is the time that one French département’s energy board asks for."),
        remedy: Bilingual(
            fr: "Chercher d’abord le délai au contrat de maintenance. Former un agent aux premiers gestes et garder des pièces. Demander deux heures pour les seuls services essentiels.",
            en: "First look for the time in the maintenance contract. Train a member of staff in the first steps and keep spare parts. Ask for two hours for essential services alone."),
        verify: Bilingual(
            fr: "Lire la clause d’intervention : délai, plages horaires, point de départ, adresse de l’équipe. Comparer aux trois dernières interventions.",
            en: "Read the clause on intervention: time, hours of service, starting point, the team’s address. Compare with the last three interventions."),
        limits: Bilingual(
            fr: "Un équipement n’est pas un contrat : sa maintenance n’est pas interrogée. Un service en ligne l’est, alors que personne n’a à s’y déplacer. Intervenir n’est pas rétablir. Les plages horaires ne sont pas lues.",
            en: "A device is no contract: its maintenance is not asked. An on-line service is, though nobody has to travel. Being there is not restoring. Hours of service are not read."),
        sources: [
            CheckSource("FNCCR et Club Numérique & Territoires, guide (G)", "l. 3687 de la transcription (délai de moins de deux heures) et l. 4364"),
            CheckSource("Portulan", "seuil choisi : deux heures, d’après le guide"),
        ]
    ) { judgement, scope, facts in
        judgement.figure(facts.onGround(scope), .onSite, facts, atMost: 2)
    }
}
