import Continuum

extension Check {
    static let techMaintainedByOthers = Check(
        "tech-maintained-by-others",
        title: Bilingual(
            fr: "D’autres que le premier éditeur maintiennent les logiciels",
            en: "Others than the first vendor maintain the software"),
        why: Bilingual(
            fr: "Un logiciel libre que personne d’autre ne sait maintenir s’arrête avec son éditeur. Plusieurs équipes qui publient des correctifs, c’est la preuve qu’on ne dépend pas d’une seule.",
            en: "Free software that nobody else can maintain stops with its vendor. Several teams publishing fixes is the proof that one does not depend on a single one."),
        remedy: Bilingual(
            fr: "Regarder d’abord qui d’autre maintient déjà. Prendre un contrat de support chez un tiers. Se joindre à une communauté d’utilisateurs publics qui finance la maintenance.",
            en: "First look at who else maintains it already. Take a support contract with a third party. Join a community of public users that pays for maintenance."),
        verify: Bilingual(
            fr: "Dans le dépôt du logiciel, compter les organisations derrière les correctifs publiés depuis un an ; demander à un second prestataire une référence de support en cours.",
            en: "In the software’s repository, count the organisations behind the fixes published over a year; ask a second provider for a current support reference."),
        limits: Bilingual(
            fr: "Ce que la carte déclare est cru : un code fermé marqué « maintained-by-others » passe. Le nombre de mainteneurs, leur pays et leur délai ne sont pas lus. Plateformes et services en ligne ne sont pas interrogés.",
            en: "What the chart states is believed: closed code marked “maintained-by-others” passes. The number of maintainers, their country and their speed are not read. Platforms and on-line services are not asked."),
        sources: [
            CheckSource("Commission européenne, Cloud Sovereignty Framework 1.2.1 (2025)", "SOV-6"),
            CheckSource("Solutions Numériques, article (A)", "l. 9 de la transcription"),
            CheckSource("Portulan", "choix : une déclaration suffit"),
        ]
    ) { judgement, scope, facts in
        judgement.each(scope.things.filter { facts.isSoftware($0) }, .maintainedByOthers, facts) { $0 == .boolean(true) }
    }
}
