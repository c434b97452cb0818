import Continuum

/// The fixed texts of the page that compares designs, in both languages; templates name them as `{{t.case}}`.
enum DesignReportText: String, CaseIterable {
    case designsKicker, comparedOn, designSites, tableTitle, tableIntro, designForm, designLinks, designKilometres, designOnce, designYearly, designEnergy
    case designDown, designVital, designVerdict, curveTitle, curveIntro, curveCaption, formsTitle, formsIntro, numbersTitle
    case assumptionsTitle, assumptionsIntro, assumption, assumptionValueHead, assumptionFrom, assumedCuts, assumedCutsWhy, assumedRepair, assumedYours
    case assumedSite, assumedMetre, assumedMetreWhy, assumedLink, assumedYearly, assumedWatts, assumedDetour
    case leftOutTitle, leftOutSites, leftOutIntro, leftOutDomains, leftOutLand, leftOutLoad, leftOutNotProphecy, readDesignDownName, readDesignDown
    case readDesignVitalName, readDesignVital

    /// These texts and those of the other reports.
    static func table(_ language: Language) -> [String: String] {
        ResilienceReportText.table(language).merging(allCases.map { ($0.rawValue, Typography.set($0.words[language], language)) }) { _, own in own }
    }

    var words: Bilingual {
        switch self {
        case .designsKicker: Bilingual(fr: "Formes de réseau comparées", en: "Forms of network compared")
        case .comparedOn: Bilingual(fr: "Comparées au", en: "Compared as of")
        case .designSites: Bilingual(fr: "Lieux reliés", en: "Sites joined")
        case .tableTitle: Bilingual(fr: "Le tableau", en: "The table")
        case .tableIntro: Bilingual(
            fr: "Les mêmes lieux, reliés par chacune des formes, avec les mêmes hypothèses. « Pire paire » : les deux lieux les plus mal joints, tant qu’eux-mêmes tiennent.",
            en: "The same sites, joined in each of the forms, under the same assumptions. “Worst pair”: the two sites that are joined worst, while they themselves are up.")
        case .designForm: Bilingual(fr: "Forme", en: "Form")
        case .designLinks: Bilingual(fr: "Liens", en: "Links")
        case .designKilometres: Bilingual(fr: "km", en: "km")
        case .designOnce: Bilingual(fr: "Une fois", en: "Once")
        case .designYearly: Bilingual(fr: "Par an", en: "A year")
        case .designEnergy: Bilingual(fr: "MWh par an", en: "MWh a year")
        case .designDown: Bilingual(fr: "Arrêt du réseau, pire paire", en: "Network down, worst pair")
        case .designVital: Bilingual(fr: "Liens vitaux", en: "Vital links")
        case .designVerdict: Bilingual(fr: "En somme", en: "In sum")
        case .curveTitle: Bilingual(fr: "Ce qu’une heure d’arrêt en moins coûte", en: "What an hour less of downtime costs")
        case .curveIntro: Bilingual(
            fr: "À droite, plus cher ; en haut, plus souvent coupé. Le mieux est en bas à gauche.", en: "To the right, dearer; upwards, cut off more often. Best is at the bottom left.")
        case .curveCaption: Bilingual(
            fr: "Point plein, joint aux autres par le trait : aucune autre forme ne fait mieux pour moins. Point creux : une autre fait mieux pour moins, ou des lieux n’y sont pas joints. L’échelle des heures est logarithmique : chaque ligne est dix fois la précédente.",
            en: "Full dot, joined to the others by the line: no other form does better for less. Hollow dot: another does better for less, or some sites are not joined. The scale of hours is logarithmic: each line is ten times the one below.")
        case .formsTitle: Bilingual(fr: "Chaque forme, sur le terrain", en: "Each form, on the ground")
        case .formsIntro: Bilingual(
            fr: "Les lieux d’après leurs coordonnées ; les traits disent qui est relié à qui, non par où passe le câble.", en: "Sites by their coordinates; lines say what is joined to what, not where the cable runs.")
        case .numbersTitle: Bilingual(fr: "Les lieux, par numéro", en: "The sites, by number")
        case .assumptionsTitle: Bilingual(fr: "Hypothèses", en: "Assumptions")
        case .assumptionsIntro: Bilingual(
            fr: "Ce ne sont pas des faits de la carte : mettez vos chiffres à la place (portulan designs --help).", en: "These are no facts of the chart: put your own figures in their place (portulan designs --help).")
        case .assumption: Bilingual(fr: "Hypothèse", en: "Assumption")
        case .assumptionValueHead: Bilingual(fr: "Valeur", en: "Value")
        case .assumptionFrom: Bilingual(fr: "D’où elle vient", en: "Where it comes from")
        case .assumedCuts: Bilingual(fr: "Coupures par an, pour 1 000 km", en: "Cuts a year, for 1 000 km")
        case .assumedCutsWhy: Bilingual(
            fr: "sauf autre choix, 2,13 : câble enterré ordinaire (Bellcore, cité par Alcoa Fujikura, 2001)", en: "unless chosen otherwise, 2.13: conventional buried cable (Bellcore, as given by Alcoa Fujikura, 2001)")
        case .assumedRepair: Bilingual(fr: "Temps pour réparer une coupure", en: "Time to mend a cut")
        case .assumedYours: Bilingual(fr: "ordre de grandeur, à remplacer", en: "order of magnitude, to be replaced")
        case .assumedSite: Bilingual(fr: "Disponibilité d’un lieu de passage", en: "Availability of a site on the way")
        case .assumedMetre: Bilingual(fr: "Un mètre de tranchée", en: "A metre of trench")
        case .assumedMetreWhy: Bilingual(
            fr: "sauf autre choix, 70 € : milieu des 50 à 90 € du guide de l’État (Aménagement numérique des territoires)",
            en: "unless chosen otherwise, 70 €: the middle of the 50 to 90 € of the French State’s guide (Aménagement numérique des territoires)")
        case .assumedLink: Bilingual(fr: "Équiper un lien, une fois", en: "Equipping a link, once")
        case .assumedYearly: Bilingual(fr: "Un lien, par an", en: "A link, a year")
        case .assumedWatts: Bilingual(fr: "Puissance d’un lien, deux bouts", en: "Power of a link, both ends")
        case .assumedDetour: Bilingual(fr: "Tracé, par rapport au vol d’oiseau", en: "Route, against the crow’s flight")
        case .leftOutTitle: Bilingual(fr: "Ce qui n’est pas compté", en: "What is left out")
        case .leftOutSites: Bilingual(fr: "Lieux sans coordonnées, laissés de côté", en: "Sites without coordinates, left out")
        case .leftOutIntro: Bilingual(fr: "La comparaison est plus simple que le terrain :", en: "The comparison is simpler than the ground:")
        case .leftOutDomains: Bilingual(
            fr: "Chaque lien tombe pour lui-même : deux liens dans la même tranchée sont comptés comme deux. Pour le réseau qui existe, « portulan resilience » compte les causes communes.",
            en: "Each link fails by itself: two links in one trench count as two. For the network that exists, “portulan resilience” counts common causes.")
        case .leftOutLand: Bilingual(fr: "Fourreaux déjà posés, fibres louées, traversées, droits de passage : rien de cela n’est compté.", en: "Ducts already laid, leased fibres, crossings, rights of way: none of this is counted.")
        case .leftOutLoad: Bilingual(fr: "Le débit et les délais ne sont pas comparés ; seulement être joint ou ne pas l’être.", en: "Throughput and delay are not compared; only being joined or not.")
        case .readDesignDownName: Bilingual(fr: "Arrêt du réseau, pire paire", en: "Network down, worst pair")
        case .readDesignDown: Bilingual(
            fr: "Temps par an pendant lequel les deux lieux les plus mal joints ne se joignent plus, alors qu’ils tiennent tous deux. « Au moins » : le calcul exact dépasse la place donnée.",
            en: "Time a year during which the two sites joined worst cannot reach one another, though both are up. “At least”: the exact computation exceeds the room given.")
        case .readDesignVitalName: Bilingual(fr: "Lien vital", en: "Vital link")
        case .readDesignVital: Bilingual(fr: "Sa coupure, seule, sépare des lieux.", en: "Cutting it alone separates sites.")
        case .leftOutNotProphecy: Bilingual(fr: "Un ordre de grandeur pour choisir une forme, non un devis.", en: "An order of magnitude to choose a form, not a quotation.")
        }
    }
}
