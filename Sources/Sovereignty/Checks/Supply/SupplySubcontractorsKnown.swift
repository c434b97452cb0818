import Continuum
import Reach

extension Check {
    static let supplySubcontractorsKnown = Check(
        "supply-subcontractors-known",
        title: Bilingual(
            fr: "Les sous-traitants de chaque fournisseur sont connus",
            en: "The subcontractors of each supplier are known"),
        why: Bilingual(
            fr: "Un sous-traitant touche aux données ou aux machines sans que vous ayez choisi qui il est. Savoir son nom permet de poser les mêmes questions qu’au fournisseur.",
            en: "A subcontractor touches the data or the machines without your having chosen who it is. Knowing its name lets you ask the same questions as of the supplier."),
        remedy: Bilingual(
            fr: "Demander au fournisseur sa liste de sous-traitants, souvent publiée en ligne. L’inscrire avec le rôle confié. Au prochain marché, rendre cette liste obligatoire.",
            en: "Ask the supplier for its list of subcontractors, often published on line. Write it down with the role passed on. At the next contract, make this list compulsory."),
        verify: Bilingual(
            fr: "Ouvrir la page « sous-traitants ultérieurs » ou l’annexe de traitement des données ; comparer les noms à ceux de la carte, et la date de la liste.",
            en: "Open the page on sub-processors or the data processing annex; compare the names with those of the chart, and the date of the list."),
        limits: Bilingual(
            fr: "Un seul nom suffit : une liste incomplète passe pour entière. Un fournisseur qui ne sous-traite rien ne peut pas le dire et reste « indéterminé ». La question est posée à toute offre, matériel et logiciel compris, et ne va pas au second rang. Jamais de « non ».",
            en: "A single name is enough: an incomplete list passes for a whole one. A supplier that subcontracts nothing cannot say so and stays undetermined. Every offer is asked, hardware and software included, and the second tier is not followed. It never answers no."),
        sources: [
            CheckSource("Règlement (UE) 2016/679 (RGPD)", "art. 28(2) et (4)"),
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 15.1 a"),
            CheckSource("Infralliance, vademecum « Souveraineté numérique » (V)", "l. 102 de la transcription (partenaires et sous-traitants validés)"),
        ]
    ) { judgement, scope, facts in
        for contract in facts.services(scope) {
            var chain = facts.relations(contract, [.subcontractedTo])
            for i in facts.relations(contract, [.providedBy, .operatedBy]) where facts.relation(i).element >= 0 {
                chain += facts.relations(facts.relation(i).element, [.subcontractsTo])
            }
            if chain.isEmpty { judgement.silence(contract, [.subcontractedTo]) }
            for i in chain {
                if facts.relation(i).element >= 0 { judgement.pass(.relation(i)) } else { judgement.doubt(.relation(i), [MissingFact(element: contract, keys: [.subcontractedTo], relation: -1)]) }
            }
        }
    }
}
