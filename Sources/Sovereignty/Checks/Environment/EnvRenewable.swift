import Continuum

extension Check {
    static let envRenewable = Check(
        "env-renewable",
        title: Bilingual(
            fr: "La moitié au moins de l’électricité est renouvelable",
            en: "At least half of the electricity is renewable"),
        why: Bilingual(
            fr: "L’origine de l’électricité pèse sur le climat et, à la longue, sur la facture et sur l’indépendance. La connaître permet de comparer deux salles.",
            en: "Where electricity comes from weighs on the climate and, in time, on the bill and on independence. Knowing it lets one compare two rooms."),
        remedy: Bilingual(
            fr: "Demander d’abord la part au fournisseur, souvent publiée. Choisir un contrat d’achat direct. Poser des panneaux là où le toit le permet.",
            en: "First ask the supplier for the share, often published. Choose a direct purchase agreement. Put up panels where the roof allows."),
        verify: Bilingual(
            fr: "Lire le rapport annuel : part, garanties d’origine ou achat direct, pays et heures de production. Comparer au mélange du réseau.",
            en: "Read the yearly report: share, guarantees of origin or direct purchase, country and hours of production. Compare with the grid’s mix."),
        limits: Bilingual(
            fr: "La façon de compter n’est pas lue : des garanties d’origine achetées ailleurs donnent 100 %. Une électricité peu carbonée mais non renouvelable est refusée. Le seuil de moitié est un choix.",
            en: "How it is counted is not read: guarantees of origin bought elsewhere give 100%. Electricity low in carbon but not renewable is refused. The threshold of one half is a choice."),
        sources: [
            CheckSource("Portulan", "seuil choisi : 50 %"),
            CheckSource("Energieeffizienzgesetz (Allemagne)", "§ 11(5) : 50 % dès 2024, 100 % dès 2027"),
            CheckSource("Règlement délégué (UE) 2024/1364", "annexes (indicateurs des centres de données)"),
            CheckSource("ISO/IEC 30134-3 ; EN 50600-4-3", "facteur d’énergie renouvelable"),
            CheckSource("Climate Neutral Data Centre Pact", "énergie : 75 % fin 2025, 100 % fin 2030"),
        ]
    ) { judgement, scope, facts in
        judgement.ofPlaces(.renewable, scope, facts) { if case .number(let value) = $0 { value >= 50 } else { false } }
    }
}
