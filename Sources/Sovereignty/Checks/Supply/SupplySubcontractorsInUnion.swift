import Continuum

extension Check {
    static let supplySubcontractorsInUnion = Check(
        "supply-subcontractors-in-union",
        title: Bilingual(
            fr: "Aucun sous-traitant n’est contrôlé de l’extérieur de l’Union",
            en: "No subcontractor is controlled from outside the Union"),
        why: Bilingual(
            fr: "Un contrat européen ne protège pas si le travail est fait par une société qu’un autre droit oblige. La chaîne vaut ce que vaut son maillon le plus exposé.",
            en: "A European contract does not protect if the work is done by a company that another law obliges. The chain is worth its most exposed link."),
        remedy: Bilingual(
            fr: "Compléter d’abord la liste et les sièges. Demander au fournisseur d’exclure tel sous-traitant pour votre compte, ce que beaucoup permettent. Sinon, en changer au renouvellement.",
            en: "First fill in the list and the seats. Ask the supplier to leave out such a subcontractor for your account, which many allow. Otherwise change at renewal."),
        verify: Bilingual(
            fr: "Prendre la liste des sous-traitants du fournisseur ; pour chacun, chercher le siège et les actionnaires au registre du commerce et au registre des bénéficiaires effectifs.",
            en: "Take the supplier’s list of subcontractors; for each, look up seat and shareholders in the company register and the register of beneficial owners."),
        limits: Bilingual(
            fr: "Seul le premier rang est lu : le sous-traitant du sous-traitant échappe. Tous les sous-traitants habituels comptent, même ceux qui ne servent pas votre contrat. Une organisation qui exploite elle-même est interrogée sur ses propres sous-traitants, sinon « indéterminé ».",
            en: "Only the first tier is read: the subcontractor’s subcontractor is missed. All usual subcontractors count, even those that do not serve your contract. An organisation that operates for itself is asked for its own subcontractors, otherwise undetermined."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6 c (société tierce, y compris un sous-traitant)"),
            CheckSource("Commission européenne, Cloud Sovereignty Framework 1.2.1 (2025)", "SOV-4 et SOV-5"),
            CheckSource("FNCCR et Club Numérique & Territoires, guide (G)", "l. 2660 de la transcription (menaces par les sous-traitants)"),
        ]
    ) { judgement, scope, facts in
        judgement.notForeign([.subcontractedTo], scope, facts)
        judgement.usualSubcontractors(scope, facts)
    }
}
