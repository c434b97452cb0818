import Continuum

extension Check {
    static let contractAuditRight = Check(
        "contract-audit-right",
        title: Bilingual(
            fr: "Le contrat permet d’auditer le fournisseur",
            en: "The contract allows auditing the supplier"),
        why: Bilingual(
            fr: "Le droit d’aller voir, ou d’envoyer quelqu’un, transforme une promesse en fait vérifiable. L’exercer rarement suffit souvent.",
            en: "The right to go and see, or to send someone, turns a promise into a fact that can be checked. Using it rarely is often enough."),
        remedy: Bilingual(
            fr: "Chercher d’abord la clause, parfois dans l’annexe sur les données personnelles. Accepter un rapport d’auditeur indépendant à défaut de visite. La demander au prochain marché.",
            en: "First look for the clause, sometimes in the annex on personal data. Accept an independent auditor’s report in place of a visit. Ask for it at the next contract."),
        verify: Bilingual(
            fr: "Lire la clause : qui peut auditer, quoi, combien de fois, à quel prix, avec quel préavis. Demander le dernier rapport.",
            en: "Read the clause: who may audit, what, how often, at what price, with what notice. Ask for the last report."),
        limits: Bilingual(
            fr: "L’étendue du droit — visite ou simple rapport, fréquence, frais, sous-traitants — n’est pas lue. Toute offre est interrogée, matériel et liaisons compris.",
            en: "The extent of the right (a visit or a mere report, how often, cost, subcontractors) is not read. Every offer is asked, hardware and links included."),
        sources: [
            CheckSource("Règlement (UE) 2016/679 (RGPD)", "art. 28(3)(h)"),
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 15.2 b et § 19.1 q"),
            CheckSource("Règlement (UE) 2022/2554 (DORA)", "art. 30(3)(e)"),
            CheckSource("Commission européenne, Cloud Sovereignty Framework 1.2.1 (2025)", "SOV-5"),
        ]
    ) { judgement, scope, facts in
        judgement.each(facts.services(scope), .auditRight, facts) { $0 == .boolean(true) }
    }
}
