import Continuum

extension Check {
    static let controlOwnersDisclosed = Check(
        "control-owners-disclosed",
        title: Bilingual(
            fr: "On sait à qui appartiennent tous ceux dont on dépend",
            en: "It is known who owns everyone that is depended on"),
        why: Bilingual(
            fr: "On ne peut juger d’une dépendance sans savoir de qui l’on dépend. L’actionnariat d’un opérateur dit aussi combien de temps il tiendra.",
            en: "A dependence cannot be judged without knowing on whom. An operator’s ownership also tells how long it will last."),
        remedy: Bilingual(
            fr: "Chercher dans les registres publics, une demi-heure par société ; poser la question au fournisseur ; l’exiger dans le prochain marché (déclaration de bénéficiaires effectifs).",
            en: "Search public registers, half an hour a company; ask the supplier; require it in the next tender (declaration of beneficial owners)."),
        verify: Bilingual(
            fr: "Annuaire des entreprises, registre national des entreprises, rapports annuels, registres étrangers (Companies House, Handelsregister). Noter la source et sa date sur la carte.",
            en: "Business registers (Companies House, Handelsregister, the French national register), annual reports. Note the source and its date on the chart."),
        limits: Bilingual(
            fr: "Écrire « complete », « dispersed » ou « public » suffit : personne n’a besoin d’être nommé et rien ne contrôle l’affirmation. Un fournisseur dont le nom manque, ou dont on ignore les propriétaires, donne un doute : la réponse n’est jamais « non ». Tous les rôles sont lus, jusqu’au moindre éditeur : la réponse est rarement « oui » sur une grande carte.",
            en: "Writing “complete”, “dispersed” or “public” is enough: nobody need be named and nothing checks the claim. A supplier not named, or whose owners are unknown, gives a doubt: the answer is never “no”. All roles are read, down to the smallest vendor: the answer is seldom yes on a large chart."),
        sources: [
            CheckSource("Vademecum d’Infralliance (V)", "p. 12 à 14 et 16, attentes : visibilité sur la pérennité et l’actionnariat de l’opérateur"),
            CheckSource("Cadre de souveraineté du nuage de l’Union (EU CSF), juin 2026", "SOV-1.2"),
            CheckSource("Code monétaire et financier", "art. L. 561-46 : registre des bénéficiaires effectifs"),
        ]
    ) { judgement, scope, facts in
        judgement.roles(Scope.custody.union(Scope.supply), scope, facts) { judgement, organisation, _ in
            if facts.isOwnerUnknown(organisation) {
                judgement.doubt(.silence(element: organisation, keys: [.owners, .ownership]), facts.ownershipGaps(organisation))
            } else {
                judgement.pass(.ownersKnown(of: organisation))
            }
        }
    }
}
