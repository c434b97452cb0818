import Continuum

extension Check {
    static let controlUltimateInUnion = Check(
        "control-ultimate-in-union",
        title: Bilingual(
            fr: "Ceux qui contrôlent en dernier ressort sont connus, et tous sont dans l’Union",
            en: "Those in ultimate control are known, and all are in the Union"),
        why: Bilingual(
            fr: "Une chaîne de holdings européennes peut finir hors d’Europe. Ne pas savoir où elle finit, c’est ne pas savoir qui décide.",
            en: "A chain of European holdings may end outside Europe. Not knowing where it ends is not knowing who decides."),
        remedy: Bilingual(
            fr: "Demander au fournisseur son organigramme jusqu’aux personnes physiques ou à l’État ; noter la nationalité ou le siège de chacun ; écarter l’offre si la chaîne reste fermée.",
            en: "Ask the supplier for its structure chart up to natural persons or a state; note each one’s nationality or seat; set the offer aside if the chain stays closed."),
        verify: Bilingual(
            fr: "Déclaration de bénéficiaires effectifs (seuil de 25 % en droit européen), rapports annuels de chaque société de la chaîne.",
            en: "Declaration of beneficial owners (threshold of 25% in European law), annual reports of each company in the chain."),
        limits: Bilingual(
            fr: "Prête-noms, trusts et ententes ne se voient pas. « Dispersée » suffit pour dire qu’il n’y a pas de maître, même si le premier actionnaire, étranger, a 35 %. Une personne qui a une nationalité européenne et une autre passe. Aucun certificat ne lève ici le doute.",
            en: "Nominees, trusts and understandings are not seen. “Dispersed” is enough to say that there is no master, even if the leading shareholder, a foreign one, has 35%. A person with one European nationality and another passes. No certificate lifts the doubt here."),
        sources: [
            CheckSource("Directive (UE) 2015/849", "art. 3, point 6 : bénéficiaire effectif"),
            CheckSource("Code monétaire et financier", "art. L. 561-2-2"),
            CheckSource("Cadre de souveraineté du nuage de l’Union (EU CSF), juin 2026", "SOV-1.2"),
            CheckSource("Guide FNCCR / Club Numérique & Territoires (G)", "Recommandations de J.-B. Poljak : capitaux publics ou européens"),
        ]
    ) { judgement, scope, facts in
        judgement.roles(Scope.providers, scope, facts) { judgement, organisation, _ in
            if facts.side(organisation) == .outside {
                judgement.fail(.seat(of: organisation, state: facts.seatState(organisation)))
            } else if let controller = facts.foreignController(of: organisation) {
                let evidence = Evidence.controller(of: organisation, controller: controller.controller, isCertain: controller.isCertain)
                if controller.isCertain { judgement.fail(evidence) } else { judgement.doubt(evidence, facts.ownershipGaps(organisation)) }
            } else if facts.isOwnerUnknown(organisation) {
                judgement.doubt(.silence(element: organisation, keys: [.owners, .ownership]), facts.ownershipGaps(organisation))
            } else if let unseated = facts.unseated(organisation) {
                judgement.silence(unseated, facts.kind(unseated) == .person ? [.nationality] : [.seat])
            } else {
                judgement.pass(.noForeignController(of: organisation))
            }
        }
    }
}
