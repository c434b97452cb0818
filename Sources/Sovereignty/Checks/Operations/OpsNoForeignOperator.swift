import Continuum

extension Check {
    static let opsNoForeignOperator = Check(
        "ops-no-foreign-operator",
        title: Bilingual(
            fr: "Personne hors de l’Union n’exploite, n’administre ni n’effectue le traitement",
            en: "Nobody outside the Union operates, administers or does the processing"),
        why: Bilingual(
            fr: "Qui exploite ou administre a les comptes d’administration en main : il lit, modifie et arrête. Son siège et ceux qui le contrôlent disent quel droit peut l’y obliger.",
            en: "Whoever operates or administers has the administration accounts in hand: it reads, changes and stops. Its seat and those who control it tell which law can oblige it to."),
        remedy: Bilingual(
            fr: "Compléter d’abord qui détient l’exploitant. Reprendre l’administration en interne ou la confier à une filiale de l’Union que la maison mère ne contrôle pas. Sinon, changer d’exploitant au prochain marché.",
            en: "First fill in who owns the operator. Take administration in house, or entrust it to a company of the Union that no outside parent controls. Otherwise change operators at the next contract."),
        verify: Bilingual(
            fr: "Demander la liste des comptes d’administration et l’employeur de chacun ; chercher cet employeur au registre du commerce et au registre des bénéficiaires effectifs.",
            en: "Ask for the list of administration accounts and the employer of each; look that employer up in the company register and the register of beneficial owners."),
        limits: Bilingual(
            fr: "Le contrat seul (« provided-by ») n’est pas lu ici, ni le lieu de travail des équipes, ni un accès de support. Une qualification qui atteste l’actionnariat lève tous les doutes, même sur un autre élément que celui qu’elle couvre, mais non ce qui est certain. Une organisation dont l’un des sièges est hors de l’Union est comptée dehors.",
            en: "The contract alone (“provided-by”) is not read here, nor the place where teams work, nor support access. A qualification that attests ownership settles all doubts, even on another element than the one it covers, but not what is certain. An organisation with one of its seats outside the Union counts as outside."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6 a, c et d"),
            CheckSource("Commission européenne, Cloud Sovereignty Framework 1.2.1 (2025)", "SOV-4"),
            CheckSource("FNCCR et Club Numérique & Territoires, guide (G)", "l. 2170 de la transcription (synthèse : critères clés)"),
        ]
    ) { judgement, scope, facts in
        judgement.notForeign([.operatedBy, .administeredBy, .performedBy], scope, facts)
        judgement.settleOwnership(scope, facts)
    }
}
