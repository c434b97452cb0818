import Continuum

extension Check {
    static let contractIncidentNotice = Check(
        "contract-incident-notice",
        title: Bilingual(
            fr: "Le fournisseur annonce un incident dans les 24 heures",
            en: "The supplier announces an incident within 24 hours"),
        why: Bilingual(
            fr: "Une entité soumise à NIS 2 a 24 heures pour une première alerte, et 72 heures pour une violation de données. Elle ne peut les tenir que si son fournisseur parle aussi vite.",
            en: "An entity under NIS 2 has 24 hours for an early warning, and 72 hours for a personal data breach. It can keep to them only if its supplier speaks as fast."),
        remedy: Bilingual(
            fr: "Chercher d’abord le délai dans l’annexe de sécurité. Demander un canal d’alerte et un numéro d’astreinte. Fixer 24 heures par avenant.",
            en: "First look for the time in the security annex. Ask for an alert channel and an on-call number. Set 24 hours by amendment."),
        verify: Bilingual(
            fr: "Lire la clause : combien d’heures, à partir de quand, pour quels incidents, à qui. Comparer à la date d’annonce du dernier incident connu.",
            en: "Read the clause: how many hours, from when, for which incidents, to whom. Compare with when the last known incident was announced."),
        limits: Bilingual(
            fr: "Le point de départ du délai et les incidents visés ne sont pas lus. « Sans délai », sans chiffre, reste inconnu. Toute offre est interrogée, matériel compris. Le droit fixe ces délais à l’entité, non au fournisseur : les reporter sur lui est notre choix.",
            en: "When the time starts and which incidents it covers are not read. “Without delay”, with no figure, stays unknown. Every offer is asked, hardware included. The law sets these times for the entity, not for the supplier: passing them on is our choice."),
        sources: [
            CheckSource("Directive (UE) 2022/2555 (NIS 2)", "art. 23(4)(a)"),
            CheckSource("Règlement (UE) 2016/679 (RGPD)", "art. 33(1) et (2)"),
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 16.2 c"),
            CheckSource("Portulan", "seuil choisi : 24 heures, reportées sur le fournisseur"),
        ]
    ) { judgement, scope, facts in
        judgement.figure(facts.services(scope), .incidentNotice, facts, atMost: 24)
    }
}
