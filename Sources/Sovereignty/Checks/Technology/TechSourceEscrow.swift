import Continuum

extension Check {
    static let techSourceEscrow = Check(
        "tech-source-escrow",
        title: Bilingual(
            fr: "Le code source est libre ou déposé chez un tiers",
            en: "The source code is free or held in escrow"),
        why: Bilingual(
            fr: "Quand un éditeur disparaît, le code source permet à un autre de corriger et de faire durer. Déposé chez un tiers, il devient accessible au moment où l’on en a besoin.",
            en: "When a vendor goes, the source code lets another one fix it and keep it going. Held by a third party, it comes within reach when it is needed."),
        remedy: Bilingual(
            fr: "Demander d’abord à l’éditeur s’il dépose déjà son code. Ajouter une clause de dépôt à l’Agence pour la protection des programmes ou chez un notaire. Sinon, préférer un logiciel libre.",
            en: "First ask the vendor whether its code is already in escrow. Add a clause of deposit with an escrow agent or a notary. Otherwise prefer free software."),
        verify: Bilingual(
            fr: "Demander le certificat de dépôt : sa date, la version, qui peut lever le dépôt et dans quels cas. Vérifier qu’une reconstruction à partir du dépôt a été essayée.",
            en: "Ask for the certificate of deposit: its date, the version, who may release it and when. Check that a build from the deposit was tried."),
        limits: Bilingual(
            fr: "L’âge du dépôt, sa version et la possibilité de reconstruire ne sont pas lus. Un logiciel libre passe même si son outillage n’est pas publié. Plateformes et services en ligne ne sont pas interrogés.",
            en: "The age of the deposit, its version and whether it can be built are not read. Free software passes even if its tooling is not published. Platforms and on-line services are not asked."),
        sources: [
            CheckSource("FNCCR et Club Numérique & Territoires, guide (G)", "l. 2563 de la transcription (dépôt du code source)"),
            CheckSource("Commission européenne, Cloud Sovereignty Framework 1.2.1 (2025)", "SOV-4 (code et savoir-faire disponibles)"),
            CheckSource("Portulan", "choix : un logiciel libre vaut dépôt"),
        ]
    ) { judgement, scope, facts in
        for thing in scope.things where facts.isSoftware(thing) {
            if facts.inherited(.openSource, thing)?.value == .boolean(true) {
                judgement.pass(.attribute(element: thing, key: .openSource))
            } else {
                judgement.each([thing], .sourceEscrow, facts) { $0 == .boolean(true) }
            }
        }
    }
}
