import Continuum

extension Check {
    static let controlNotForeign = Check(
        "control-not-foreign",
        title: Bilingual(
            fr: "Aucun de ceux qui fournissent et exploitent n’est établi hors de l’Union ni contrôlé depuis l’extérieur",
            en: "None of those who provide and operate is established outside the Union or controlled from there"),
        why: Bilingual(
            fr: "Une maison mère peut se faire remettre ce que détient sa filiale, et la loi de son pays peut l’y obliger.",
            en: "A parent company can have handed over what its subsidiary holds, and the law of its country may oblige it to."),
        remedy: Bilingual(
            fr: "Compléter d’abord ce qu’on ignore de l’actionnariat ; confier l’exploitation d’une technologie étrangère à un opérateur européen indépendant ; sinon, choisir une offre d’un groupe européen.",
            en: "First complete what is unknown of the ownership; entrust the operation of a foreign technology to an independent European operator; failing that, choose an offer from a European group."),
        verify: Bilingual(
            fr: "Registre des bénéficiaires effectifs, comptes consolidés de la maison mère (liste des filiales), rapport annuel. Remonter jusqu’à qui n’est plus contrôlé par personne.",
            en: "Register of beneficial owners, the parent’s consolidated accounts (list of subsidiaries), annual report. Climb until nobody controls any further."),
        limits: Bilingual(
            fr: "Contrôler veut dire ici plus de la moitié des votes, seul ou par ses sociétés, ou un droit écrit. Un premier actionnaire à 35 % d’une société cotée, qui décide en fait, échappe. Si celui qui contrôle est connu mais pas sa nationalité ni son siège, le contrôle dit « oui » à tort. Une part de 50 % exactement ne compte pas. Une qualification SecNumCloud 3.2 en vigueur sur un seul élément lève tous les doutes de la chaîne, même ceux qui portent sur un autre fournisseur.",
            en: "To control means here more than half of the votes, alone or through one’s companies, or a written right. A leading shareholder with 35% of a listed company, who decides in fact, escapes. If whoever controls is known but not their nationality or seat, the check wrongly says yes. Exactly 50% does not count. One SecNumCloud 3.2 qualification in force on a single element lifts every doubt along the chain, even those about another supplier."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6 (définition du tiers contrôlé) et b"),
            CheckSource("Code de commerce", "art. L. 233-3"),
            CheckSource("Cadre de souveraineté du nuage de l’Union (EU CSF), juin 2026", "SOV-1.1, SOV-1.2"),
            CheckSource("Solutions Numériques, dossier « Cloud souverain ou de confiance » (A)", "l. 8 : exploiter une technologie américaine par des acteurs européens"),
        ]
    ) { judgement, scope, facts in
        judgement.notForeign(Scope.providers, scope, facts)
        judgement.settleOwnership(scope, facts)
    }
}
