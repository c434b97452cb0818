import Continuum
import Reach

extension Check {
    static let controlFactsRecent = Check(
        "control-facts-recent",
        title: Bilingual(
            fr: "Ce que l’on sait des propriétaires de ceux qui fournissent et exploitent a moins de deux ans",
            en: "What is known of the owners of those who provide and operate is less than two years old"),
        why: Bilingual(
            fr: "Les sociétés du numérique changent de mains vite, et un rachat change d’un coup le droit qui s’applique.",
            en: "Digital companies change hands quickly, and a takeover changes at one stroke the law that applies."),
        remedy: Bilingual(
            fr: "Rouvrir le registre ou le dernier rapport annuel et mettre à jour la date de la source ; faire annoncer les changements par contrat ; prévoir une relecture chaque année.",
            en: "Reopen the register or the latest annual report and update the date of the source; have changes announced by contract; plan a yearly review."),
        verify: Bilingual(
            fr: "Sur la carte, lire la date de la source de chaque ligne « owners » ; rouvrir la source et voir si elle dit encore la même chose.",
            en: "On the chart, read the date of the source of each “owners” line; reopen the source and see whether it still says the same."),
        limits: Bilingual(
            fr: "Seuls les propriétaires directs sont datés, pas ceux des holdings au-dessus. La date est celle que l’auteur de la carte a écrite. Une société dite publique ou dispersée, sans liste, n’est pas concernée. Un fait ancien peut être encore vrai : l’échec dit seulement qu’il faut relire.",
            en: "Only direct owners are dated, not those of the holdings above. The date is the one the chart’s author wrote. A company said to be public or dispersed, without a list, is not concerned. An old fact may still be true: failing only says that it should be read again."),
        sources: [
            CheckSource("Portulan", "seuil choisi : 730 jours, deux exercices comptables"),
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6 f : changements notifiés dans le mois"),
            CheckSource("Vademecum d’Infralliance (V)", "p. 12 à 14 et 16, attentes : visibilité sur l’actionnariat"),
        ]
    ) { judgement, scope, facts in
        judgement.roles(Scope.providers, scope, facts) { judgement, organisation, _ in
            for i in facts.relations(organisation, [.owners]) {
                guard let date = facts.continuum.provenances[Int(facts.relation(i).provenance)].date else {
                    judgement.doubt(.relation(i), [MissingFact(element: organisation, keys: [.owners], relation: -1)])
                    continue
                }
                if (Int(facts.day.rawValue) - Int(date.rawValue)) > 730 { judgement.fail(.oldSource(relation: i, date)) } else { judgement.pass(.relation(i)) }
            }
        }
    }
}
