import Continuum

extension Check {
    static let envPue = Check(
        "env-pue",
        title: Bilingual(
            fr: "Le rendement énergétique des salles est connu et ne dépasse pas 1,5",
            en: "The energy efficiency of the rooms is known and 1.5 at most"),
        why: Bilingual(
            fr: "Un PUE de 2 veut dire qu’un kilowattheure sur deux ne sert pas aux machines. C’est de l’argent, et du courant qui manque ailleurs.",
            en: "A PUE of 2 means that one kilowatt-hour in two does not serve the machines. It is money, and power missing elsewhere."),
        remedy: Bilingual(
            fr: "Mesurer d’abord, avec deux compteurs. Fermer les allées, relever la consigne de température, éteindre ce qui ne sert plus. Sinon, regrouper dans une salle mieux tenue.",
            en: "First measure, with two meters. Close the aisles, raise the set temperature, switch off what is no longer used. Otherwise move into a better-kept room."),
        verify: Bilingual(
            fr: "Demander les relevés des douze derniers mois : énergie totale et énergie informatique, où sont les compteurs. Refaire la division.",
            en: "Ask for the readings of the last twelve months: total energy and that of the computers, and where the meters are. Do the division again."),
        limits: Bilingual(
            fr: "Chiffre de conception ou mesuré, mois d’hiver ou année : rien n’est lu. Le PUE ne dit rien de l’eau, ni de ce que font les machines. Une petite salle est tenue au même chiffre. Une plateforme sans site ni chiffre, posée sur un équipement, n’est pas interrogée.",
            en: "Designed or measured, a winter month or a year: nothing of it is read. PUE says nothing of water, nor of what the machines do. A small room is held to the same figure. A platform without site or figure, standing on a device, is not asked."),
        sources: [
            CheckSource("Portulan", "seuil choisi : 1,5"),
            CheckSource("Energieeffizienzgesetz (Allemagne)", "§ 11(1) : 1,5 dès juillet 2027 pour les salles existantes"),
            CheckSource("Directive (UE) 2023/1791 (efficacité énergétique)", "art. 12 et annexe VII"),
            CheckSource("ISO/IEC 30134-2 ; EN 50600-4-2", "définition du PUE"),
            CheckSource("FNCCR et Club Numérique & Territoires, guide (G)", "l. 1116 et l. 5138 de la transcription"),
        ]
    ) { judgement, scope, facts in
        judgement.ofPlaces(.pue, scope, facts) { if case .number(let value) = $0 { value <= 1.5 } else { false } }
    }
}
