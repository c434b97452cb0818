import Continuum

extension Check {
    static let resilienceNoSinglePoint = Check(
        "resilience-no-single-point",
        title: Bilingual(
            fr: "Aucune panne à elle seule n’arrête le service",
            en: "No single failure stops the service"),
        why: Bilingual(
            fr: "Une carte, une salle ou une plateforme unique finit par tomber. Savoir laquelle arrêterait tout permet de doubler celle-là, et pas les autres.",
            en: "A single card, room or platform ends up failing. Knowing which one would stop everything lets you double that one, and not the others."),
        remedy: Bilingual(
            fr: "Vérifier d’abord que les secours existants sont inscrits (« any », « fails-with »). Répartir sur deux cartes ou deux baies ce qui est sur une seule. Doubler ensuite la salle ou la plateforme.",
            en: "First check that existing backups are written down (“any”, “fails-with”). Spread over two cards or two racks what sits on one. Then double the room or the platform."),
        verify: Bilingual(
            fr: "Prendre le schéma de câblage et d’alimentation ; barrer un à un chaque élément et demander si le service tient. Comparer au dernier essai de bascule.",
            en: "Take the wiring and power diagram; strike out each item in turn and ask whether the service holds. Compare with the last switch-over test."),
        limits: Bilingual(
            fr: "Ce que la carte ne nomme pas — tranchée, poste électrique, personne — n’est pas vu. Une plateforme hébergée compte comme une seule chose, même doublée chez son fournisseur. Ce qui peut attendre une journée compte comme le reste. Pour une offre, ou pour une organisation autre que la vôtre, la réponse reste indéterminée.",
            en: "What the chart does not name (a trench, a substation, a person) is not seen. A hosted platform counts as one thing, even when doubled at its provider’s. What can wait a day counts like the rest. For an offer, or for an organisation other than yours, the answer stays undetermined."),
        sources: [
            CheckSource("Infralliance, vademecum « Souveraineté numérique » (V)", "l. 108 de la transcription (éviter un point de panne unique)"),
            CheckSource("ISO/IEC 27001:2022", "annexe A, 8.14"),
            CheckSource("Directive (UE) 2022/2555 (NIS 2)", "art. 21(2)(c)"),
            CheckSource("ISO 22301:2019", "8.3"),
        ],
        asksWhatStops: true
    ) { judgement, scope, facts in
        judgement.stoppers(scope, facts) { judgement, service, entry in
            for thing in entry.things { judgement.fail(.single(element: service, event: thing)) }
        }
    }
}
