import Continuum
import Reach

extension Check {
    static let opsNoForeignStarve5y = Check(
        "ops-no-foreign-starve-5y",
        title: Bilingual(
            fr: "Aucun État hors de l’Union ne peut priver le service de ce dont il vit dans les cinq ans",
            en: "No state outside the Union can starve the service of what it lives on within five years"),
        why: Bilingual(
            fr: "Les pièces et les correctifs du matériel viennent de son fabricant ; leur refus se fait sentir en quelques années. C’est le temps d’un renouvellement : assez pour choisir autrement si l’on y pense.",
            en: "Spare parts and fixes for hardware come from its maker; their refusal bites within a few years. That is the time of one renewal: enough to choose otherwise if one thinks of it."),
        remedy: Bilingual(
            fr: "Écrire d’abord de qui vient chaque équipement. Garder un stock de pièces et avoir deux marques. Au prochain renouvellement, demander un fabricant de l’Union là où il en existe un.",
            en: "First write down who each device comes from. Keep a stock of spare parts and two makes. At the next renewal, ask for a maker of the Union where there is one."),
        verify: Bilingual(
            fr: "Prendre l’inventaire des équipements, relever le fabricant sur la plaque ou la facture, chercher son siège et ses actionnaires, et la date de fin de support qu’il annonce.",
            en: "Take the inventory of devices, read the maker on the plate or the invoice, look up its seat and shareholders, and the end of support that it announces."),
        limits: Bilingual(
            fr: "Presque tout le matériel dépend, à cinq ans, de processeurs faits ailleurs : la carte ne le voit que si elle les nomme (« built-with »). À l’inverse, un équipement simple et remplaçable compte autant qu’un équipement rare.",
            en: "Nearly all hardware depends, over five years, on processors made elsewhere: the chart sees it only if it names them (“built-with”). Conversely a plain, replaceable device counts as much as a rare one."),
        sources: [
            CheckSource("Solutions Numériques, article (A)", "l. 40 de la transcription (tensions sur les processeurs)"),
            CheckSource("Commission européenne, Cloud Sovereignty Framework 1.2.1 (2025)", "SOV-5"),
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6 d (autonomie d’exploitation)"),
            CheckSource("Portulan", "seuil choisi : les délais de 30 jours, un an et cinq ans sont ceux de sa table des rôles"),
        ]
    ) { judgement, scope, facts in
        judgement.outOfForeignReach(.starve5y, scope, facts)
    }
}
