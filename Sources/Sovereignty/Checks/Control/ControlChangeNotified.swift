import Continuum

extension Check {
    static let controlChangeNotified = Check(
        "control-change-notified",
        title: Bilingual(
            fr: "Les contrats obligent à annoncer un changement d’actionnaire ou de contrôle",
            en: "Contracts oblige the supplier to announce a change of owners or control"),
        why: Bilingual(
            fr: "Un rachat se prépare sans bruit. Prévenu, on peut relire le contrat, chiffrer ou partir avant que l’autre droit ne s’applique.",
            en: "A takeover is prepared quietly. Forewarned, one can reread the contract, encrypt or leave before the other law applies."),
        remedy: Bilingual(
            fr: "Ajouter une clause d’information au prochain avenant ; y joindre un droit de résiliation sans frais ; l’inscrire au clausier de tous les marchés.",
            en: "Add an information clause at the next amendment; attach a right to terminate free of charge; put it among the standard clauses of all tenders."),
        verify: Bilingual(
            fr: "Contrat et annexes : chercher « changement de contrôle », « cession », « information préalable », et le délai en jours.",
            en: "Contract and annexes: look for “change of control”, “assignment”, “prior notice”, and the period in days."),
        limits: Bilingual(
            fr: "La réponse n’est jamais « non » : sans délai écrit, elle est indéterminée. Tout délai suffit, même 0 jour, c’est-à-dire après coup. La question est posée à l’offre : une clause notée sur la plateforme qui en est un exemplaire n’est pas lue. Elle est posée aussi d’un logiciel libre, qui n’a pas de contrat.",
            en: "The answer is never no: without a written period it is undetermined. Any period will do, even 0 days, that is afterwards. The question is put to the offer: a clause noted on the platform that is an instance of it is not read. It is also put to free software, which has no contract."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6 f"),
            CheckSource("Vademecum d’Infralliance (V)", "p. 4 : changement non vérifiable de sous-traitant ; p. 5 : lire les contrats et leurs annexes"),
            CheckSource("Règlement (UE) 2022/2554 (DORA)", "art. 30, § 3, b : préavis et information, pour la finance"),
        ]
    ) { judgement, scope, facts in
        judgement.each(facts.services(scope), .changeNotice, facts) { if case .number = $0 { true } else { false } }
    }
}
