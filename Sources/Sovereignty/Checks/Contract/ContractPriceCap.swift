import Continuum

extension Check {
    static let contractPriceCap = Check(
        "contract-price-cap",
        title: Bilingual(
            fr: "Le contrat borne la hausse des prix",
            en: "The contract caps price rises"),
        why: Bilingual(
            fr: "Un rachat peut multiplier un prix d’une année à l’autre, quand partir prend plus longtemps. Un plafond donne le temps de choisir.",
            en: "A takeover may multiply a price from one year to the next, when leaving takes longer. A cap gives time to choose."),
        remedy: Bilingual(
            fr: "Chercher d’abord la formule de révision. Demander un plafond annuel et un préavis avant toute hausse. S’engager plus longtemps en échange d’un prix ferme.",
            en: "First look for the price revision formula. Ask for a yearly cap and notice before any rise. Commit for longer in return for a firm price."),
        verify: Bilingual(
            fr: "Lire la clause de prix : ferme, révisable, sur quel indice, avec quel plafond, et ce qui vaut au renouvellement. Recalculer la dernière facture.",
            en: "Read the price clause: firm or revisable, on which index, with what cap, and what holds at renewal. Work the last invoice out again."),
        limits: Bilingual(
            fr: "La hauteur du plafond, l’indice et ce qui arrive au renouvellement ne sont pas lus. Un changement de forfait ou d’unité de compte contourne un plafond sans être vu. Toute offre est interrogée.",
            en: "The height of the cap, the index and what happens at renewal are not read. A change of plan or of unit gets round a cap unseen. Every offer is asked."),
        sources: [
            CheckSource("Solutions Numériques, article (A)", "l. 30 de la transcription (augmentation brutale des tarifs)"),
            CheckSource("Code de la commande publique", "art. R. 2112-7 à R. 2112-14 (prix)"),
            CheckSource("Portulan", "choix : tout plafond convient"),
        ]
    ) { judgement, scope, facts in
        judgement.each(scope.contracts(facts), .priceCap, facts) { $0 == .boolean(true) }
    }
}
