import Continuum

/// Annex II of directive (EU) 2022/2555, “other critical sectors”, and what art. 2(4) adds outside the annexes.
extension NISSector {
    static let annexII: [NISSector] = [
        NISSector(id: "postal-and-courier", name: Bilingual(fr: "Services postaux et d’expédition", en: "Postal and courier services"), annex: .two, point: 1),
        NISSector(id: "waste-management", name: Bilingual(fr: "Gestion des déchets", en: "Waste management"), annex: .two, point: 2),
        NISSector(
            id: "chemicals", name: Bilingual(fr: "Produits chimiques : fabrication, production, distribution", en: "Chemicals: manufacture, production, distribution"),
            annex: .two, point: 3),
        NISSector(
            id: "food", name: Bilingual(fr: "Denrées alimentaires : production, transformation, distribution", en: "Food: production, processing, distribution"),
            annex: .two, point: 4),
        NISSector(id: "manufacturing", name: Bilingual(fr: "Fabrication", en: "Manufacturing"), annex: .two, point: 5),
        NISSector(id: "digital-providers", name: Bilingual(fr: "Fournisseurs numériques", en: "Digital providers"), annex: .two, point: 6),
        NISSector(id: "research", name: Bilingual(fr: "Recherche", en: "Research"), annex: .two, point: 7),
    ]
    static let outside: [NISSector] = [
        NISSector(id: "domain-names", name: Bilingual(fr: "Noms de domaine (hors annexes)", en: "Domain names (outside the annexes)"), annex: .none, point: 0)
    ]
}

extension NISActivity {
    private static let digital: Traits = [.annexII, .mainEstablishment, .implementingRegulation]
    private static func made(_ fr: String, _ en: String) -> Bilingual { Bilingual(fr: fr, en: en) }

    static let annexII: [NISActivity] = [
        NISActivity("postal-services", "postal-and-courier", "Services postaux, y compris d’expédition", "Postal services, couriers included", .annexII),
        NISActivity("waste-management", "waste-management", "Gestion des déchets (si c’est l’activité économique principale)", "Waste management (where it is the principal economic activity)", .annexII),
        NISActivity("chemicals", "chemicals", "Fabrication de substances, distribution de substances ou de mélanges, production d’articles à partir de ceux-ci", "Manufacture of substances, distribution of substances or mixtures, production of articles from them", .annexII),
        NISActivity("food", "food", "Denrées alimentaires : vente en gros, production et transformation industrielles", "Food: wholesale distribution, industrial production and processing", .annexII),
        NISActivity("medical-devices", "manufacturing", at: "a", of: made("Dispositifs médicaux", "Medical devices"), "Fabrication de dispositifs médicaux et de diagnostic in vitro (autres que critiques)", "Manufacture of medical and in vitro diagnostic devices (other than critical ones)", .annexII),
        NISActivity("electronics-manufacture", "manufacturing", at: "b", of: made("Informatique, électronique, optique", "Computer, electronic, optical"), "Fabrication de produits informatiques, électroniques et optiques (NACE C 26)", "Manufacture of computer, electronic and optical products (NACE C 26)", nace: 26, .annexII),
        NISActivity("electrical-manufacture", "manufacturing", at: "c", of: made("Équipements électriques", "Electrical equipment"), "Fabrication d’équipements électriques (NACE C 27)", "Manufacture of electrical equipment (NACE C 27)", nace: 27, .annexII),
        NISActivity("machinery-manufacture", "manufacturing", at: "d", of: made("Machines", "Machinery"), "Fabrication de machines et équipements n.c.a. (NACE C 28)", "Manufacture of machinery and equipment n.e.c. (NACE C 28)", nace: 28, .annexII),
        NISActivity("vehicle-manufacture", "manufacturing", at: "e", of: made("Véhicules automobiles", "Motor vehicles"), "Construction de véhicules automobiles, remorques et semi-remorques (NACE C 29)", "Manufacture of motor vehicles, trailers and semi-trailers (NACE C 29)", nace: 29, .annexII),
        NISActivity("transport-equipment-manufacture", "manufacturing", at: "f", of: made("Autres matériels de transport", "Other transport equipment"), "Fabrication d’autres matériels de transport (NACE C 30)", "Manufacture of other transport equipment (NACE C 30)", nace: 30, .annexII),
        NISActivity("online-marketplace", "digital-providers", "Place de marché en ligne", "Online marketplace", digital),
        NISActivity("search-engine", "digital-providers", "Moteur de recherche en ligne", "Online search engine", digital),
        NISActivity("social-network", "digital-providers", "Plate-forme de services de réseaux sociaux", "Social networking services platform", digital),
        NISActivity("research-organisation", "research", "Organisme de recherche (hors établissement d’enseignement)", "Research organisation (other than an education institution)", .research),
    ]

    static let outside: [NISActivity] = [
        NISActivity("domain-name-registration", "domain-names", "Services d’enregistrement de noms de domaine", "Domain name registration services", [.registrar, .mainEstablishment])
    ]
}
