import Continuum

extension Check {
    static let controlPublic = Check(
        "control-public",
        title: Bilingual(
            fr: "Ceux qui fournissent et exploitent sont des organismes publics, ou contrôlés par eux",
            en: "Those who provide and operate are public bodies, or controlled by one"),
        why: Bilingual(
            fr: "Un opérateur public ne se vend pas d’un jour à l’autre et rend des comptes à des élus. C’est une garantie de durée, pas de qualité.",
            en: "A public operator is not sold overnight and answers to elected people. That is a guarantee of permanence, not of quality."),
        remedy: Bilingual(
            fr: "Rejoindre un syndicat ou une structure mutualisée qui existe déjà ; passer par une quasi-régie ; créer une régie seulement si le besoin le justifie.",
            en: "Join an existing joint authority or shared body; use an in-house arrangement; create a body of one’s own only if the need justifies it."),
        verify: Bilingual(
            fr: "Statut juridique au répertoire Sirene (catégorie juridique qui commence par 7 : organisme soumis au droit administratif), statuts d’un syndicat ou d’une société publique locale, part de l’État dans le rapport annuel.",
            en: "Legal form in the business register, statutes of a joint authority or a local public company, the state’s share in the annual report."),
        limits: Bilingual(
            fr: "Public ne veut pas dire européen : une entreprise d’État étrangère passe. Un contrôle public seulement possible compte comme acquis. Une participation publique minoritaire ne compte pas. Un échec n’est pas un défaut : la plupart des bons fournisseurs sont privés.",
            en: "Public does not mean European: a foreign state company passes. Public control that is merely possible counts as certain. A minority public holding does not count. Failing is no defect: most good suppliers are private."),
        sources: [
            CheckSource("Vademecum d’Infralliance (V)", "p. 12 et 13, solutions : partie prenante de la sphère publique ; p. 14 et 16 : infrastructure publique"),
            CheckSource("Guide FNCCR / Club Numérique & Territoires (G)", "Recommandations de J.-B. Poljak : capitaux publics ou européens"),
            CheckSource("Code de la commande publique", "art. L. 2511-1 : quasi-régie"),
        ]
    ) { judgement, scope, facts in
        judgement.roles(Scope.providers, scope, facts) { judgement, organisation, _ in
            switch facts.isPublic(organisation) {
            case true?: judgement.pass(.attribute(element: organisation, key: .ownership))
            case false?: judgement.fail(.attribute(element: organisation, key: .ownership))
            case nil: judgement.doubt(.silence(element: organisation, keys: [.owners, .ownership]), facts.ownershipGaps(organisation))
            }
        }
    }
}
