import Continuum

extension Check {
    static let controlNoForeignBoard = Check(
        "control-no-foreign-board",
        title: Bilingual(
            fr: "Personne hors de l’Union ne peut nommer la majorité des dirigeants de ceux qui fournissent et exploitent",
            en: "Nobody outside the Union may appoint a majority of those who govern the providers and operators"),
        why: Bilingual(
            fr: "Qui choisit les dirigeants décide de la conduite de la société, même avec peu d’actions.",
            en: "Whoever chooses the directors decides how the company is run, even with few shares."),
        remedy: Bilingual(
            fr: "Demander la composition du conseil et la règle de nomination ; demander une attestation ; préférer une offre qualifiée SecNumCloud 3.2, où cela a été vérifié.",
            en: "Ask for the board’s membership and the rule of appointment; ask for a statement; prefer an offer qualified SecNumCloud 3.2, where it has been checked."),
        verify: Bilingual(
            fr: "Statuts (articles sur la nomination des administrateurs), procès-verbaux publiés au registre, chapitre « gouvernance » du rapport annuel.",
            en: "Articles of association (appointment of directors), minutes published at the register, the “governance” chapter of the annual report."),
        limits: Bilingual(
            fr: "Seul un droit écrit sur la carte (« board » ou « control ») est lu. Un actionnaire qui a 60 % des votes, et nomme donc le conseil, n’est pas vu ici : « control-not-foreign » le voit. Un droit non écrit est tenu pour absent, et seuls les propriétaires directs sont lus. Une qualification SecNumCloud 3.2 en vigueur sur un seul élément lève tous les doutes de la chaîne, même ceux qui portent sur un autre fournisseur.",
            en: "Only a right written on the chart (“board” or “control”) is read. A shareholder with 60% of the votes, who therefore appoints the board, is not seen here: “control-not-foreign” sees it. A right that is not written is taken not to exist, and only direct owners are read. One SecNumCloud 3.2 qualification in force on a single element lifts every doubt along the chain, even those about another supplier."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6 b : majorité des organes de direction"),
            CheckSource("Code de commerce", "art. L. 233-3, I, 4°"),
            CheckSource("Cadre de souveraineté du nuage de l’Union (EU CSF), juin 2026", "SOV-1.1"),
        ]
    ) { judgement, scope, facts in
        judgement.foreignRight(.board, scope, facts)
    }
}
