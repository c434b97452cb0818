import Continuum

extension Check {
    static let resilienceSlaStated = Check(
        "resilience-sla-stated",
        title: Bilingual(
            fr: "Chaque service hébergé promet au moins 99,9 %",
            en: "Each hosted service promises 99.9% at least"),
        why: Bilingual(
            fr: "Une promesse chiffrée donne un droit quand le service manque, et dit ce que le fournisseur croit pouvoir tenir. 99,9 % laisse près de neuf heures d’arrêt par an.",
            en: "A promise in figures gives a right when the service is missing, and tells what the supplier thinks it can hold. 99.9% leaves nearly nine hours of outage a year."),
        remedy: Bilingual(
            fr: "Chercher d’abord l’annexe de service : le chiffre y est souvent. Prendre l’option de niveau supérieur. Le demander au prochain marché, avec pénalités.",
            en: "First look in the service annex: the figure is often there. Take the higher service option. Ask for it in the next contract, with penalties."),
        verify: Bilingual(
            fr: "Lire l’annexe de niveau de service : chiffre, période de mesure, maintenances exclues, pénalités. Comparer aux douze derniers relevés.",
            en: "Read the service level annex: figure, period of measurement, maintenance left out, penalties. Compare with the last twelve reports."),
        limits: Bilingual(
            fr: "Ni la période, ni les exclusions, ni les pénalités ne sont lues : 100 % sans pénalité passe. Un service sans importance est tenu au même chiffre. Les liaisons et les produits installés ne sont pas interrogés.",
            en: "Neither the period, nor exclusions, nor penalties are read: 100% without penalty passes. A service of no importance is held to the same figure. Links and installed products are not asked."),
        sources: [
            CheckSource("Portulan", "seuil choisi : 99,9 %"),
            CheckSource("Infralliance, vademecum « Souveraineté numérique » (V)", "l. 588 de la transcription (respect d’engagements de service exigeants)"),
            CheckSource("ISO/IEC 20000-1:2018", "8.3.3 (niveaux de service)"),
            CheckSource("ANSSI, SecNumCloud 3.2", "§ 19.1 (convention de service)"),
        ]
    ) { judgement, scope, facts in
        judgement.figure(facts.hosting(scope), .sla, facts, atLeast: 99.9)
    }
}
