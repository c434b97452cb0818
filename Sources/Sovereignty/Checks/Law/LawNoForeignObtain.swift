import Continuum
import Reach

extension Check {
    static let lawNoForeignObtain = Check(
        "law-no-foreign-obtain",
        title: Bilingual(
            fr: "Aucun État hors de l’Union ne peut, par son droit, se faire remettre ce qui est en question",
            en: "No state outside the Union can, by its law, have what is in question handed over"),
        why: Bilingual(
            fr: "Un fournisseur soumis à une loi étrangère peut être tenu de livrer des données, où qu’elles soient, parfois sans le dire à leur propriétaire.",
            en: "A supplier under a foreign law may have to hand over data, wherever they are, sometimes without telling their owner."),
        remedy: Bilingual(
            fr: "Chiffrer avec des clés que le fournisseur n’a pas, quand il ne fait que stocker ; changer d’exploitant en gardant la technologie ; déplacer vers une offre hors de portée.",
            en: "Encrypt with keys that the supplier lacks, when it only stores; change operator while keeping the technology; move to an offer that is out of reach."),
        verify: Bilingual(
            fr: "Pour chaque rôle de la chaîne, lire le siège, la maison mère et la présence ; puis la loi que cite l’explication de Portulan. Demander au fournisseur, par écrit, s’il peut être contraint.",
            en: "For each role in the chain, read seat, parent and presence; then the law that Portulan’s explanation cites. Ask the supplier, in writing, whether it can be compelled."),
        limits: Bilingual(
            fr: "Seul l’élément nommé est jugé : un service qui tourne chez nous est « hors de portée » même si les données qu’il utilise sont en clair à l’étranger ; poser aussi la question aux données. Espionnage, sous-traitant tu et faille ne se voient pas. La base ne connaît que les lois relues ; un État non relu donne un doute. L’Espace économique européen et la Suisse comptent comme étrangers.",
            en: "Only the element named is judged: a service that runs at home is “out of reach” even if the data it uses are in clear abroad; put the question to the data as well. Espionage, an undisclosed subcontractor and flaws are not seen. The base only knows laws that were reviewed; a state not reviewed gives a doubt. The European Economic Area and Switzerland count as foreign."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6 c"),
            CheckSource("CLOUD Act", "18 U.S.C. § 2713"),
            CheckSource("Règlement (UE) 2016/679 (RGPD)", "art. 48"),
            CheckSource("Circulaire 6404/SG du 31 mai 2023", "règle R9"),
            CheckSource("Solutions Numériques, dossier « Cloud souverain ou de confiance » (A)", "l. 6 : où que soient les centres de données"),
        ]
    ) { judgement, scope, facts in
        judgement.outOfForeignReach(.obtain, scope, facts)
    }
}
