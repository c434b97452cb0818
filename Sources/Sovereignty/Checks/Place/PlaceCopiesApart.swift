import Continuum
import Reach

extension Check {
    static let placeCopiesApart = Check(
        "place-copies-apart",
        title: Bilingual(
            fr: "Chaque jeu de données a des copies en deux lieux au moins",
            en: "Each dataset has copies in two places at least"),
        why: Bilingual(
            fr: "Un incendie ou une inondation emporte un bâtiment entier. Une copie dans la même salle part avec l’original.",
            en: "A fire or a flood takes a whole building. A copy in the same room goes with the original."),
        remedy: Bilingual(
            fr: "Copier vers un autre bâtiment que l’on a déjà ; échanger de la place avec une collectivité voisine ; ajouter une seconde région ou un autre fournisseur.",
            en: "Copy to another building one already has; swap space with a neighbouring authority; add a second region or another supplier."),
        verify: Bilingual(
            fr: "Plan de sauvegarde, adresses des deux lieux, date du dernier essai de restauration réussi.",
            en: "Backup plan, addresses of the two places, date of the last successful restore."),
        limits: Bilingual(
            fr: "Copie ou partie, la carte ne fait pas la différence ici : des données réparties sur deux lieux et nécessaires ensemble passent. Deux plateformes sans site passent pour deux lieux, même dans une salle ; deux exemplaires d’une même offre, sans site, passent pour un seul. Une plateforme étendue sur deux sites passe, qu’elle y garde deux copies ou non. La distance, la fraîcheur de la copie et l’essai de restauration ne sont pas lus.",
            en: "Copy or part, the chart makes no difference here: data spread over two places and needed together pass. Two platforms without a site pass for two places, even in one room; two instances of one offer, without a site, pass for one. A platform stretched over two sites passes, whether it keeps two copies there or not. Distance, freshness of the copy and trial restores are not read."),
        sources: [
            CheckSource("Directive (UE) 2022/2555 (NIS 2)", "art. 21, § 2, c"),
            CheckSource("Règlement (UE) 2016/679 (RGPD)", "art. 32, § 1, b et c"),
            CheckSource("Vademecum d’Infralliance (V)", "p. 16, attentes : sauvegarde et reprise après sinistre"),
            CheckSource("Portulan", "seuil choisi : deux lieux, sans distance minimale"),
        ]
    ) { judgement, scope, facts in
        for data in scope.data(facts) {
            let stores = facts.relations(data, [.storedOn]).filter { facts.relation($0).element >= 0 }
            guard let first = stores.first else {
                judgement.silence(data, [.storedOn])
                continue
            }
            // What two stores share — a site, an offer, themselves — is one place.
            let grounds = Set(stores.flatMap { facts.grounds(of: facts.relation($0).element) })
            if grounds.contains(-1) {
                judgement.doubt(.unknownPlace(of: facts.relation(first).element), [MissingFact(element: facts.relation(first).element, keys: [.housedAt, .locatedIn], relation: -1)])
            } else if grounds.count > 1 {
                judgement.pass(.alternative(element: data))
            } else if let ground = grounds.first, facts.kind(ground) == .offer {
                // Where an offer keeps its copies is not on the chart.
                judgement.doubt(.noAlternative(element: data), [MissingFact(element: data, keys: [.storedOn], relation: -1)])
            } else {
                judgement.fail(.noAlternative(element: data))
            }
        }
    }
}
