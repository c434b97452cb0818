import Continuum

/// Annex I of directive (EU) 2022/2555, “sectors of high criticality”, in its order, in our own short words.
extension NISSector {
    static let annexI: [NISSector] = [
        NISSector(id: "energy", name: Bilingual(fr: "Énergie", en: "Energy"), annex: .one, point: 1),
        NISSector(id: "transport", name: Bilingual(fr: "Transports", en: "Transport"), annex: .one, point: 2),
        NISSector(id: "banking", name: Bilingual(fr: "Secteur bancaire", en: "Banking"), annex: .one, point: 3),
        NISSector(
            id: "financial-market-infrastructures", name: Bilingual(fr: "Infrastructures des marchés financiers", en: "Financial market infrastructures"),
            annex: .one, point: 4),
        NISSector(id: "health", name: Bilingual(fr: "Santé", en: "Health"), annex: .one, point: 5),
        NISSector(id: "drinking-water", name: Bilingual(fr: "Eau potable", en: "Drinking water"), annex: .one, point: 6),
        NISSector(id: "waste-water", name: Bilingual(fr: "Eaux usées", en: "Waste water"), annex: .one, point: 7),
        NISSector(id: "digital-infrastructure", name: Bilingual(fr: "Infrastructure numérique", en: "Digital infrastructure"), annex: .one, point: 8),
        NISSector(
            id: "ict-service-management",
            name: Bilingual(fr: "Gestion des services TIC, entre entreprises", en: "ICT service management, business to business"), annex: .one, point: 9),
        NISSector(id: "public-administration", name: Bilingual(fr: "Administration publique", en: "Public administration"), annex: .one, point: 10),
        NISSector(id: "space", name: Bilingual(fr: "Espace", en: "Space"), annex: .one, point: 11),
    ]
}

extension NISActivity {
    private static let electricity = Bilingual(fr: "Électricité", en: "Electricity")
    private static let heating = Bilingual(fr: "Réseaux de chaleur et de froid", en: "District heating and cooling")
    private static let oil = Bilingual(fr: "Pétrole", en: "Oil")
    private static let gas = Bilingual(fr: "Gaz", en: "Gas")
    private static let hydrogen = Bilingual(fr: "Hydrogène", en: "Hydrogen")
    private static let air = Bilingual(fr: "Transport aérien", en: "Air")
    private static let rail = Bilingual(fr: "Transport ferroviaire", en: "Rail")
    private static let water = Bilingual(fr: "Transport par eau", en: "Water")
    private static let road = Bilingual(fr: "Transport routier", en: "Road")

    private static let digital: Traits = [.annexI, .mainEstablishment, .implementingRegulation]

    static let annexI: [NISActivity] = [
        NISActivity("electricity-supply", "energy", at: "a", of: electricity, "Fourniture d’électricité", "Supply of electricity", .annexI),
        NISActivity("electricity-distribution", "energy", at: "a", of: electricity, "Gestionnaire de réseau de distribution d’électricité", "Electricity distribution system operator", .annexI),
        NISActivity("electricity-transmission", "energy", at: "a", of: electricity, "Gestionnaire de réseau de transport d’électricité", "Electricity transmission system operator", .annexI),
        NISActivity("electricity-production", "energy", at: "a", of: electricity, "Production d’électricité", "Production of electricity", .annexI),
        NISActivity("electricity-market-operator", "energy", at: "a", of: electricity, "Opérateur désigné du marché de l’électricité", "Nominated electricity market operator", .annexI),
        NISActivity("electricity-aggregation", "energy", at: "a", of: electricity, "Agrégation, effacement ou stockage d’électricité", "Aggregation, demand response or storage of electricity", .annexI),
        NISActivity("recharging-points", "energy", at: "a", of: electricity, "Exploitation de points de recharge", "Operation of recharging points", .annexI),
        NISActivity("district-heating", "energy", at: "b", of: heating, "Exploitation de réseaux de chaleur ou de froid", "Operation of district heating or cooling", .annexI),
        NISActivity("oil-pipelines", "energy", at: "c", of: oil, "Exploitation d’oléoducs", "Operation of oil pipelines", .annexI),
        NISActivity("oil-facilities", "energy", at: "c", of: oil, "Production, raffinage, traitement, stockage et transport de pétrole", "Oil production, refining, treatment, storage and transmission", .annexI),
        NISActivity("oil-stockholding", "energy", at: "c", of: oil, "Entité centrale de stockage de pétrole", "Central oil stockholding entity", .annexI),
        NISActivity("gas-supply", "energy", at: "d", of: gas, "Fourniture de gaz", "Supply of gas", .annexI),
        NISActivity("gas-distribution", "energy", at: "d", of: gas, "Gestionnaire de réseau de distribution de gaz", "Gas distribution system operator", .annexI),
        NISActivity("gas-transmission", "energy", at: "d", of: gas, "Gestionnaire de réseau de transport de gaz", "Gas transmission system operator", .annexI),
        NISActivity("gas-storage", "energy", at: "d", of: gas, "Gestionnaire d’installation de stockage de gaz", "Gas storage system operator", .annexI),
        NISActivity("lng", "energy", at: "d", of: gas, "Gestionnaire d’installation de GNL", "LNG system operator", .annexI),
        NISActivity("natural-gas-undertaking", "energy", at: "d", of: gas, "Entreprise de gaz naturel", "Natural gas undertaking", .annexI),
        NISActivity("gas-refining", "energy", at: "d", of: gas, "Raffinage et traitement de gaz naturel", "Refining and treatment of natural gas", .annexI),
        NISActivity("hydrogen", "energy", at: "e", of: hydrogen, "Production, stockage et transport d’hydrogène", "Hydrogen production, storage and transmission", .annexI),

        NISActivity("air-carrier", "transport", at: "a", of: air, "Transporteur aérien, à des fins commerciales", "Air carrier used for commercial purposes", .annexI),
        NISActivity("airport", "transport", at: "a", of: air, "Gestion d’aéroport, aéroport, installations annexes", "Airport, its managing body, ancillary installations", .annexI),
        NISActivity("air-traffic-control", "transport", at: "a", of: air, "Contrôle de la circulation aérienne", "Air traffic control", .annexI),
        NISActivity("rail-infrastructure", "transport", at: "b", of: rail, "Gestionnaire d’infrastructure ferroviaire", "Railway infrastructure manager", .annexI),
        NISActivity("railway-undertaking", "transport", at: "b", of: rail, "Entreprise ferroviaire, exploitant d’installation de service", "Railway undertaking, operator of service facilities", .annexI),
        NISActivity("water-transport", "transport", at: "c", of: water, "Transport de passagers ou de fret par eau (fleuves, mers, côtes)", "Passenger or freight transport by water (inland, sea, coastal)", .annexI),
        NISActivity("port", "transport", at: "c", of: water, "Gestion de port, installations et équipements portuaires", "Managing body of a port, works and equipment in ports", .annexI),
        NISActivity("vessel-traffic-services", "transport", at: "c", of: water, "Services de trafic maritime", "Vessel traffic services", .annexI),
        NISActivity("road-authority", "transport", at: "d", of: road, "Autorité routière chargée de la gestion du trafic (si c’est une part essentielle de son activité)", "Road authority responsible for traffic management (where essential to its activity)", .annexI),
        NISActivity("intelligent-transport-systems", "transport", at: "d", of: road, "Exploitation de systèmes de transport intelligents", "Operation of intelligent transport systems", .annexI),

        NISActivity("credit-institution", "banking", "Établissement de crédit", "Credit institution", [.annexI, .financial]),
        NISActivity("trading-venue", "financial-market-infrastructures", "Exploitation de plate-forme de négociation", "Operation of a trading venue", [.annexI, .financial]),
        NISActivity("central-counterparty", "financial-market-infrastructures", "Contrepartie centrale", "Central counterparty", [.annexI, .financial]),

        NISActivity("healthcare-provider", "health", "Prestataire de soins de santé", "Healthcare provider", .annexI),
        NISActivity("eu-reference-laboratory", "health", "Laboratoire de référence de l’Union", "EU reference laboratory", .annexI),
        NISActivity("medicinal-research", "health", "Recherche et développement de médicaments", "Research and development of medicinal products", .annexI),
        NISActivity("pharmaceutical-manufacture", "health", "Fabrication de produits et de préparations pharmaceutiques (NACE C 21)", "Manufacture of pharmaceutical products and preparations (NACE C 21)", nace: 21, .annexI),
        NISActivity("critical-medical-devices", "health", "Fabrication de dispositifs médicaux critiques en urgence de santé publique", "Manufacture of medical devices critical in a public health emergency", .annexI),

        NISActivity("drinking-water", "drinking-water", "Fourniture et distribution d’eau potable (si c’est une part essentielle de l’activité)", "Supply and distribution of drinking water (where essential to the activity)", .annexI),
        NISActivity("waste-water", "waste-water", "Collecte, évacuation ou traitement d’eaux usées (si c’est une part essentielle de l’activité)", "Collection, disposal or treatment of waste water (where essential to the activity)", .annexI),

        NISActivity("internet-exchange-point", "digital-infrastructure", "Point d’échange internet", "Internet exchange point", .annexI),
        NISActivity("dns-services", "digital-infrastructure", "Services DNS (hors serveurs racines)", "DNS services (other than root name servers)", digital.union(.core)),
        NISActivity("tld-registry", "digital-infrastructure", "Registre de noms de domaine de premier niveau", "Top-level domain name registry", digital.union(.core)),
        NISActivity("cloud", "digital-infrastructure", "Services d’informatique en nuage", "Cloud computing services", digital),
        NISActivity("data-centre", "digital-infrastructure", "Services de centres de données", "Data centre services", digital),
        NISActivity("content-delivery-network", "digital-infrastructure", "Réseau de diffusion de contenu", "Content delivery network", digital),
        NISActivity("trust-services", "digital-infrastructure", "Services de confiance (non qualifiés)", "Trust services (not qualified)", [.annexI, .trust, .implementingRegulation]),
        NISActivity("qualified-trust-services", "digital-infrastructure", "Services de confiance qualifiés", "Qualified trust services", [.annexI, .trust, .core, .implementingRegulation]),
        NISActivity("public-communications-network", "digital-infrastructure", "Réseau public de communications électroniques", "Public electronic communications network", [.annexI, .communications]),
        NISActivity("public-communications-service", "digital-infrastructure", "Services de communications électroniques accessibles au public", "Publicly available electronic communications services", [.annexI, .communications]),

        NISActivity("managed-services", "ict-service-management", "Services gérés (infogérance)", "Managed services", digital),
        NISActivity("managed-security-services", "ict-service-management", "Services de sécurité gérés", "Managed security services", digital),

        NISActivity("central-administration", "public-administration", "Administration publique centrale", "Central government administration", .central),
        NISActivity("regional-administration", "public-administration", "Administration publique régionale", "Regional administration", .regional),

        NISActivity("space-ground-infrastructure", "space", "Infrastructures terrestres de services spatiaux", "Ground-based infrastructure of space-based services", .annexI),
    ]
}
