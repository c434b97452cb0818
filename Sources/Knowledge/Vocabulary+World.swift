package import Continuum

extension Kind {
    package static let bloc = Kind(rawValue: 20)
    package static let agreement = Kind(rawValue: 21)
    package static let law = Kind(rawValue: 22)
    package static let restriction = Kind(rawValue: 23)
    package static let scheme = Kind(rawValue: 24)
    package static let gradientRule = Kind(rawValue: 25)
    package static let capability = Kind(rawValue: 26)
    package static let dataClass = Kind(rawValue: 27)
}

extension Key {
    package static let territoryOf = Key(rawValue: 79)
    package static let iso3 = Key(rawValue: 80)
    package static let numeric = Key(rawValue: 81)
    package static let lawsReviewed = Key(rawValue: 82)
    package static let memberOf = Key(rawValue: 83)
    package static let type = Key(rawValue: 84)
    package static let partial = Key(rawValue: 85)
    package static let between = Key(rawValue: 86)
    package static let forStates = Key(rawValue: 87)
    package static let powers = Key(rawValue: 88)
    package static let settled = Key(rawValue: 89)
    package static let contested = Key(rawValue: 90)
    package static let extraterritorial = Key(rawValue: 91)
    package static let sectors = Key(rawValue: 92)
    package static let ofState = Key(rawValue: 93)
    package static let by = Key(rawValue: 94)
    package static let against = Key(rawValue: 95)
    package static let level = Key(rawValue: 96)
    package static let version = Key(rawValue: 97)
    package static let settlesContested = Key(rawValue: 98)
    package static let settlesOwnership = Key(rawValue: 99)
    package static let issuedBy = Key(rawValue: 100)
    package static let category = Key(rawValue: 101)
    package static let contentUse = Key(rawValue: 102)
    package static let certified = Key(rawValue: 103)
    package static let scope = Key(rawValue: 104)
    package static let order = Key(rawValue: 105)
    package static let risk = Key(rawValue: 106)
    package static let adjust = Key(rawValue: 107)
    package static let ifHome = Key(rawValue: 108)
    package static let ifMemberOf = Key(rawValue: 109)
    package static let ifAdequate = Key(rawValue: 110)
    package static let ifAdequatePartial = Key(rawValue: 111)
    package static let ifLawPower = Key(rawValue: 112)
    package static let ifLawNexus = Key(rawValue: 113)
    package static let ifExtraterritorial = Key(rawValue: 114)
    package static let ifRestricted = Key(rawValue: 115)
    package static let ifAgreement = Key(rawValue: 116)
    package static let unlessMemberOf = Key(rawValue: 117)
    package static let ifReviewed = Key(rawValue: 118)
    package static let reason = Key(rawValue: 119)
    package static let capabilityOf = Key(rawValue: 120)
    package static let onKinds = Key(rawValue: 121)
    package static let onCategories = Key(rawValue: 54)
    package static let remote = Key(rawValue: 122)
    package static let maxObtain = Key(rawValue: 123)
    package static let maxAlter = Key(rawValue: 124)
    package static let maxCut = Key(rawValue: 125)
    package static let maxStarve = Key(rawValue: 126)
    package static let contentUseAllowed = Key(rawValue: 127)
}

extension Vocabulary {
    private static let powerNames = ["obtain", "alter", "cut", "starve"]
    private static let nexusNames = ["seat", "control", "presence", "territory"]
    private static let categories = ["iaas", "paas", "saas", "hosting", "housing", "telecom", "software", "hardware", "security"]
    private static let agreementTypes = ["adequacy", "data-access", "trade", "defence", "legal-assistance", "mutual-recognition"]

    private static func flag(_ key: Key, _ name: String, fr: String, en: String) -> KeyDefinition {
        KeyDefinition(key, name, .attribute(.boolean, list: false), mayBeUnknown: false, fr: fr, en: en)
    }

    private static func words(_ key: Key, _ name: String, _ tokens: [String], list: Bool = true, fr: String, en: String) -> KeyDefinition {
        KeyDefinition(key, name, .attribute(.token(tokens), list: list), mayBeUnknown: false, fr: fr, en: en)
    }

    private static func relation(_ key: Key, _ name: String, _ kinds: [Kind], _ attributes: [Key] = [], fr: String, en: String) -> KeyDefinition {
        KeyDefinition(key, name, .relation(to: kinds, attributes: attributes, needs: false), mayBeUnknown: false, fr: fr, en: en)
    }

    private static func maximum(_ key: Key, _ name: String, fr: String, en: String) -> KeyDefinition {
        KeyDefinition(key, name, .attribute(.integer(0...4), list: false), mayBeUnknown: false, fr: fr, en: en)
    }

    /// Everything that can be said: the chart's words, and those of the world around it.
    package static let portulan = Vocabulary.chart.extended(
        kinds: [
            KindDefinition(.bloc, "bloc", keys: Key.common + [.type], fr: "Un groupe d’États", en: "A group of states"),
            KindDefinition(
                .agreement, "agreement", keys: Key.common + [.type, .partial, .between, .forStates], fr: "Un accord entre États",
                en: "An agreement between states"),
            KindDefinition(
                .law, "law", keys: Key.common + [.ofState, .powers, .settled, .contested, .extraterritorial, .sectors, .reason],
                fr: "Une loi qui donne un pouvoir à un État", en: "A law that gives a state a power"),
            KindDefinition(
                .restriction, "restriction", keys: Key.common + [.type, .by, .against], fr: "Une sanction ou un embargo",
                en: "A sanction or an embargo"),
            KindDefinition(
                .scheme, "scheme", keys: Key.common + [.level, .version, .settlesContested, .settlesOwnership, .issuedBy],
                fr: "Un référentiel de certification", en: "A certification scheme"),
            KindDefinition(
                .gradientRule, "gradient-rule",
                keys: Key.common + [
                    .order, .risk, .adjust, .ifHome, .ifMemberOf, .ifAdequate, .ifAdequatePartial, .ifLawPower, .ifLawNexus, .ifExtraterritorial,
                    .ifRestricted, .ifAgreement, .unlessMemberOf, .ifReviewed, .reason,
                ],
                fr: "Une règle du gradient de risque", en: "A rule of the gradient of risk"),
            KindDefinition(
                .capability, "capability", keys: Key.common + [.capabilityOf, .onKinds, .onCategories, .powers, .within, .remote, .reason],
                fr: "Ce qu’un rôle permet", en: "What a role makes possible"),
            KindDefinition(
                .dataClass, "class", keys: Key.common + [.order, .maxObtain, .maxAlter, .maxCut, .maxStarve, .within, .contentUseAllowed, .reason],
                fr: "Les limites d’une classe de données", en: "The limits of a class of data"),
        ] + frameworkKinds,
        keys: [
            KeyDefinition(.iso3, "iso3", .attribute(.text, list: false), fr: "Code ISO 3166 à trois lettres.", en: "Three-letter ISO 3166 code."),
            KeyDefinition(.numeric, "numeric", .attribute(.text, list: false), fr: "Code ISO 3166 numérique.", en: "Numeric ISO 3166 code."),
            KeyDefinition(.lawsReviewed, "laws-reviewed", .attribute(.day, list: false), fr: "Date à laquelle ses lois ont été revues : l’absence de loi veut alors dire qu’aucune n’est connue.", en: "When its laws were reviewed: the absence of a law then means that none is known."),
            relation(.memberOf, "member-of", [.bloc], fr: "Les blocs dont il est membre.", en: "The blocs it is a member of."),
            relation(.territoryOf, "territory-of", [.state], fr: "L’État dont c’est un territoire.", en: "The state whose territory it is."),
            words(.type, "type", agreementTypes + ["union", "alliance", "intelligence", "economic", "sanctions", "arms-embargo"], list: false, fr: "De quelle sorte.", en: "Of what sort."),
            flag(.partial, "partial", fr: "Ne vaut que pour une partie (secteur, organismes adhérents).", en: "Holds for a part only (a sector, bodies that joined)."),
            relation(.between, "between", [.state, .bloc], fr: "Les parties.", en: "The parties."),
            relation(.forStates, "for", [.state, .bloc], fr: "Qui en bénéficie.", en: "Who benefits."),
            words(.powers, "powers", powerNames, fr: "Les pouvoirs donnés.", en: "The powers given."),
            words(.settled, "settled", nexusNames, fr: "Rattachements établis.", en: "Nexus that is settled."),
            words(.contested, "contested", nexusNames, fr: "Rattachements discutés devant les tribunaux.", en: "Nexus that is argued before courts."),
            flag(.extraterritorial, "extraterritorial", fr: "Atteint ce qui est hors du territoire.", en: "Reaches what is outside the territory."),
            KeyDefinition(.sectors, "sectors", .attribute(.tag, list: true), mayBeUnknown: false, fr: "Les secteurs visés.", en: "The sectors concerned."),
            relation(.ofState, "of", [.state, .bloc], fr: "L’État dont c’est la loi.", en: "The state whose law it is."),
            relation(.by, "by", [.state, .bloc], fr: "Qui l’a décidée.", en: "Who decided it."),
            relation(.against, "against", [.state], fr: "Qui elle vise.", en: "Whom it targets."),
            KeyDefinition(.level, "level", .attribute(.text, list: false), fr: "Le niveau.", en: "The level."),
            KeyDefinition(.version, "version", .attribute(.text, list: false), fr: "La version.", en: "The version."),
            flag(.settlesContested, "settles-contested", fr: "Atteste l’immunité : tranche les rattachements discutés.", en: "Attests immunity: settles contested nexus."),
            flag(.settlesOwnership, "settles-ownership", fr: "A vérifié l’actionnariat.", en: "Has checked the ownership."),
            relation(.issuedBy, "issued-by", [.organisation], fr: "Qui la délivre.", en: "Who issues it."),
            words(.category, "category", categories, list: false, fr: "La catégorie de l’offre.", en: "The offer’s category."),
            KeyDefinition(.contentUse, "content-use", .attribute(.token(["none", "service", "improve", "train"]), list: false), fr: "Ce que le contrat permet au fournisseur de faire lui-même du contenu.", en: "What the terms let the supplier itself do with the content."),
            relation(.certified, "certified", [.scheme], [.scope], fr: "Ses certifications, avec leur périmètre et leurs dates.", en: "Its certifications, with scope and dates."),
            KeyDefinition(.scope, "scope", .attribute(.bilingual, list: false), mayBeUnknown: false, fr: "Le périmètre.", en: "The scope."),
            KeyDefinition(.order, "order", .attribute(.integer(0...10_000), list: false), mayBeUnknown: false, fr: "L’ordre.", en: "The order."),
            KeyDefinition(.risk, "risk", .attribute(.integer(0...4), list: false), mayBeUnknown: false, fr: "Le niveau de risque, de 0 à 4.", en: "The level of risk, 0 to 4."),
            KeyDefinition(.adjust, "adjust", .attribute(.integer(-4...4), list: false), mayBeUnknown: false, fr: "Un ajustement du niveau.", en: "An adjustment of the level."),
            flag(.ifHome, "if-home", fr: "Si c’est l’État d’origine.", en: "If it is the home state."),
            relation(.ifMemberOf, "if-member-of", [.bloc], fr: "S’il est membre.", en: "If it is a member."),
            flag(.ifAdequate, "if-adequate", fr: "S’il a une décision d’adéquation entière.", en: "If it has a full adequacy decision."),
            flag(.ifAdequatePartial, "if-adequate-partial", fr: "S’il a une décision d’adéquation partielle.", en: "If it has a partial adequacy decision."),
            words(.ifLawPower, "if-law-power", powerNames, fr: "S’il a une loi qui donne un de ces pouvoirs.", en: "If it has a law that gives one of these powers."),
            words(.ifLawNexus, "if-law-nexus", nexusNames, fr: "S’il a une loi qui a un de ces rattachements.", en: "If it has a law with one of these nexus."),
            flag(.ifExtraterritorial, "if-extraterritorial", fr: "S’il a une loi extraterritoriale.", en: "If it has an extraterritorial law."),
            flag(.ifRestricted, "if-restricted", fr: "S’il est visé par une sanction ou un embargo.", en: "If a sanction or an embargo targets it."),
            words(.ifAgreement, "if-agreement", agreementTypes, list: false, fr: "S’il a un accord de cette sorte.", en: "If it has an agreement of this sort."),
            relation(.unlessMemberOf, "unless-member-of", [.bloc], fr: "Sauf s’il est membre.", en: "Unless it is a member."),
            flag(.ifReviewed, "if-reviewed", fr: "Si ses lois ont été revues.", en: "If its laws were reviewed."),
            KeyDefinition(.reason, "reason", .attribute(.bilingual, list: false), mayBeUnknown: false, fr: "Pourquoi.", en: "Why."),
            words(.capabilityOf, "of-role", Vocabulary.chart.keys.filter { Key.roles.contains($0.key) && $0.key != .subcontractedTo }.map(\.name) + ["performed-by", "keys-held-by", "processed-by"], list: false, fr: "Le rôle.", en: "The role."),
            words(.onKinds, "on-kinds", Vocabulary.chart.kinds.map(\.name), fr: "Sur ces sortes d’éléments seulement.", en: "On these kinds of element only."),
            words(.onCategories, "on-categories", categories, fr: "Sur ces catégories d’offre seulement.", en: "On these categories of offer only."),
            flag(.remote, "remote", fr: "La capacité passe par le réseau.", en: "The capability goes through the network."),
            maximum(.maxObtain, "max-obtain", fr: "Risque le plus haut toléré d’un État qui peut obtenir.", en: "Highest risk tolerated of a state that can obtain."),
            maximum(.maxAlter, "max-alter", fr: "… qui peut altérer.", en: "… that can alter."),
            maximum(.maxCut, "max-cut", fr: "… qui peut couper.", en: "… that can cut."),
            maximum(.maxStarve, "max-starve", fr: "… qui peut affamer dans le délai « within ».", en: "… that can starve within the horizon “within”."),
            flag(.contentUseAllowed, "content-use-allowed", fr: "Le fournisseur peut utiliser le contenu pour lui-même.", en: "The supplier may use the content for itself."),
        ] + frameworkKeys,
        adding: [
            .state: [.iso3, .numeric, .lawsReviewed, .memberOf, .territoryOf, .risk, .reason],
            .offer: [.category, .contentUse, .certified],
            .platform: [.contentUse, .certified],
            .application: [.contentUse, .certified],
            .site: [.certified],
            .organisation: [.certified],
        ]
    )
}
