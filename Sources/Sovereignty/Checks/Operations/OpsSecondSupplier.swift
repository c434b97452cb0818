import Continuum

extension Check {
    static let opsSecondSupplier = Check(
        "ops-second-supplier",
        title: Bilingual(
            fr: "Ce qui est indispensable a un second fournisseur, même si un refus dure un an",
            en: "What is essential has a second supplier, even if a refusal lasts a year"),
        why: Bilingual(
            fr: "Un fournisseur peut fermer, être racheté ou changer ses prix d’un trimestre à l’autre. En avoir un second déjà branché laisse le temps de négocier ou de partir.",
            en: "A supplier may close, be bought or change its prices from one quarter to the next. Having a second one already connected leaves time to bargain or to leave."),
        remedy: Bilingual(
            fr: "Inscrire d’abord les secours qui existent déjà (« any »). Ouvrir un second compte, essayé une fois par an. Répartir le prochain marché en deux lots.",
            en: "First write down the backups that already exist (“any”). Open a second account, tried once a year. Split the next contract into two lots."),
        verify: Bilingual(
            fr: "Pour chaque service, demander : si ce fournisseur refuse dès demain, qu’est-ce qui tourne encore dans un an ? Vérifier le contrat du second, et le compte rendu du dernier basculement.",
            en: "For each service, ask: if this supplier refuses from tomorrow on, what still runs in a year? Check the second one’s contract, and the report of the last switch-over."),
        limits: Bilingual(
            fr: "Lit ce qu’un refus arrête dans l’année ; un fabricant dont le refus se sent plus tard n’est pas compté. Deux fournisseurs qui sous-traitent au même passent pour deux quand le rôle confié n’est pas dit. L’alternative écrite est crue : qu’elle ait été essayée n’est pas lu. Pour une offre, ou pour une organisation autre que la vôtre, la réponse reste indéterminée.",
            en: "Reads what a refusal stops within a year; a maker whose refusal bites later is not counted. Two suppliers that subcontract to the same one pass for two when the role is not stated. A written alternative is believed: whether it was tried is not read. For an offer, or for an organisation other than yours, the answer stays undetermined."),
        sources: [
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.6 d (autonomie, ou deux autres fournisseurs)"),
            CheckSource("FNCCR et Club Numérique & Territoires, guide (G)", "l. 4359 de la transcription (stratégie multicloud)"),
            CheckSource("Directive (UE) 2022/2555 (NIS 2)", "art. 21(2)(c) et (d)"),
        ],
        asksWhatStops: true
    ) { judgement, scope, facts in
        judgement.stoppers(scope, facts) { judgement, service, entry in
            for supplier in entry.suppliersWithinYear { judgement.fail(.single(element: service, event: supplier)) }
        }
    }
}
