import Continuum
import Reach

extension Check {
    static let opsNoForeignStarve1y = Check(
        "ops-no-foreign-starve-1y",
        title: Bilingual(
            fr: "Aucun État hors de l’Union ne peut priver le service de ce dont il vit dans l’année",
            en: "No state outside the Union can starve the service of what it lives on within a year"),
        why: Bilingual(
            fr: "Un éditeur, un support ou un bailleur qui cesse de servir ne bloque rien le jour même, mais il reste un an au plus pour le remplacer. C’est le risque résiduel des nuages européens bâtis sur une technologie étrangère.",
            en: "A vendor, a support team or a lessor that stops serving blocks nothing on the day, but leaves a year at most to replace it. It is the residual risk of European clouds built on foreign technology."),
        remedy: Bilingual(
            fr: "Dire d’abord si d’autres maintiennent le logiciel libre employé. Prévoir par contrat le dépôt du code ou une licence perpétuelle. Sinon, choisir un logiciel libre maintenu par plusieurs, ou un fournisseur de l’Union.",
            en: "First say whether others maintain the free software in use. Provide by contract for source escrow or a perpetual licence. Otherwise choose free software maintained by several, or a supplier of the Union."),
        verify: Bilingual(
            fr: "Pour chaque logiciel et support, relever au contrat l’échéance et le droit d’usage après elle ; pour un logiciel libre, regarder dans le dépôt qui a publié les correctifs des douze derniers mois.",
            en: "For each piece of software and support, read in the contract the term and the right of use after it; for free software, look in the repository at who published fixes over the last twelve months."),
        limits: Bilingual(
            fr: "Un propriétaire étranger compte comme pouvant ne pas renouveler dans l’année, même lié par un bail ferme de dix ans. Ce que la carte ne nomme pas n’est pas vu. « maintained-by-others » est cru sur parole.",
            en: "A foreign owner is counted as able not to renew within a year, even when bound by a firm lease of ten years. What the chart does not name is not seen. The statement “maintained-by-others” is taken at its word."),
        sources: [
            CheckSource("Solutions Numériques, article (A)", "l. 10 de la transcription (risque résiduel d’arrêt des livraisons)"),
            CheckSource("Commission européenne, Cloud Sovereignty Framework 1.2.1 (2025)", "SOV-6"),
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6 d (autonomie d’exploitation)"),
            CheckSource("Portulan", "seuil choisi : les délais de 30 jours, un an et cinq ans sont ceux de sa table des rôles"),
        ]
    ) { judgement, scope, facts in
        judgement.outOfForeignReach(.starve1y, scope, facts)
    }
}
