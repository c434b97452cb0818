import Continuum

extension Check {
    static let contractSubcontractorApproval = Check(
        "contract-subcontractor-approval",
        title: Bilingual(
            fr: "Aucun sous-traitant ne change sans accord préalable",
            en: "No subcontractor changes without prior approval"),
        why: Bilingual(
            fr: "Un changement de sous-traitant peut déplacer des données ou ouvrir un accès à un autre droit. L’accord préalable laisse le temps de regarder.",
            en: "A change of subcontractor may move data or open access to another law. Prior approval leaves time to look."),
        remedy: Bilingual(
            fr: "S’abonner d’abord à la page d’annonces du fournisseur. Demander un délai et un droit de s’opposer. Obtenir l’accord préalable au prochain marché.",
            en: "First subscribe to the supplier’s announcement page. Ask for a delay and a right to object. Obtain prior approval at the next contract."),
        verify: Bilingual(
            fr: "Lire la clause de sous-traitance : autorisation particulière ou générale, délai, droit de partir. Chercher la dernière annonce reçue.",
            en: "Read the clause on subcontracting: specific or general authorisation, delay, right to leave. Look for the last announcement received."),
        limits: Bilingual(
            fr: "Une simple annonce est refusée, alors que le RGPD admet une autorisation générale avec droit d’opposition. Un accord préalable de pure forme passe. Toute offre est interrogée, matériel compris.",
            en: "Mere notice is refused, though the GDPR allows a general authorisation with a right to object. A prior approval that is pure form passes. Every offer is asked, hardware included."),
        sources: [
            CheckSource("Règlement (UE) 2016/679 (RGPD)", "art. 28(2)"),
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 15.1 b"),
            CheckSource("Infralliance, vademecum « Souveraineté numérique » (V)", "l. 113 de la transcription (changement intempestif de sous-traitant)"),
            CheckSource("Portulan", "choix : l’annonce seule ne suffit pas"),
        ]
    ) { judgement, scope, facts in
        judgement.each(facts.services(scope), .subcontractorApproval, facts) { facts.continuum.token($0) == "prior" }
    }
}
