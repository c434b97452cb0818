import Continuum

extension Check {
    static let controlNoForeignBoard = Check(
        "control-no-foreign-board",
        title: Bilingual(
            fr: "Personne hors de l’Union ne peut nommer la majorité des dirigeants de ceux qui fournissent, exploitent ou traitent",
            en: "Nobody outside the Union may appoint a majority of those who govern whoever provides, operates or processes"),
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
            fr: "Un droit que personne n’a écrit sur la carte (« board », « control ») est tenu pour absent, hors celui que donne le contrôle. Un premier actionnaire qui décide en fait, sans la moitié des votes, n’est pas vu. Un tel droit dans une holding qui contrôle peut ne donner qu’un doute. Une qualification SecNumCloud 3.2 lève les doutes sur qui a un rôle dans ce qu’elle couvre, fût-ce le support, et même si elle est écrite sans date de fin.",
            en: "A right that nobody has written on the chart (“board”, “control”) is taken not to exist, except the one that control gives. A leading shareholder who decides in fact, without half of the votes, is not seen. Such a right in a controlling holding company may give no more than a doubt. A SecNumCloud 3.2 qualification lifts doubts about whoever has a role in what it covers, were it only support, and even if it is written without an end date."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6 b : majorité des organes de direction"),
            CheckSource("Code de commerce", "art. L. 233-3, I, 4°"),
            CheckSource("Cadre de souveraineté du nuage de l’Union (EU CSF), juin 2026", "SOV-1.1"),
        ]
    ) { judgement, scope, facts in
        judgement.foreignRight(.board, scope, facts)
    }
}
