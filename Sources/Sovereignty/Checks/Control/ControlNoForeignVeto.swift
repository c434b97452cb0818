import Continuum

extension Check {
    static let controlNoForeignVeto = Check(
        "control-no-foreign-veto",
        title: Bilingual(
            fr: "Personne hors de l’Union n’a de droit de veto chez ceux qui fournissent et exploitent",
            en: "Nobody outside the Union has a right of veto over those who provide and operate"),
        why: Bilingual(
            fr: "Un veto permet d’empêcher une décision avec une seule action. Il pèse donc bien plus que la part de capital ne le laisse voir.",
            en: "A veto lets its holder prevent a decision with a single share. It therefore weighs far more than the share of capital shows."),
        remedy: Bilingual(
            fr: "Demander une attestation écrite qu’aucun veto n’existe ; demander la renonciation au veto sur les décisions qui touchent l’exploitation et les données ; à défaut, choisir un autre fournisseur.",
            en: "Ask for a written statement that there is no veto; ask that the veto be waived for decisions about operation and data; failing that, choose another supplier."),
        verify: Bilingual(
            fr: "Statuts déposés (actions de préférence, décisions à l’unanimité), pacte d’actionnaires s’il est communiqué, chapitre « contrôle » du rapport annuel.",
            en: "Filed articles of association (preference shares, unanimous decisions), shareholders’ agreement if disclosed, the “control” chapter of the annual report."),
        limits: Bilingual(
            fr: "Un veto que personne n’a écrit sur la carte est tenu pour absent : or les pactes sont secrets. Seuls les propriétaires directs du fournisseur sont lus ; un veto logé dans sa holding échappe. L’objet du veto n’est pas examiné : un simple droit de protection du minoritaire compte comme les autres. Une qualification SecNumCloud 3.2 en vigueur sur un seul élément lève tous les doutes de la chaîne, même ceux qui portent sur un autre fournisseur.",
            en: "A veto that nobody has written on the chart is taken not to exist, although agreements are secret. Only the supplier’s direct owners are read; a veto sitting in its holding company escapes. What the veto is about is not examined: a mere minority protection counts like any other. One SecNumCloud 3.2 qualification in force on a single element lifts every doubt along the chain, even those about another supplier."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6 b : ni veto"),
            CheckSource("Règlement (CE) n° 139/2004 sur les concentrations", "art. 3, § 2 : influence déterminante"),
            CheckSource("Cadre de souveraineté du nuage de l’Union (EU CSF), juin 2026", "SOV-1.1"),
        ]
    ) { judgement, scope, facts in
        judgement.foreignRight(.veto, scope, facts)
    }
}
