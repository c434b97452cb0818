package import Continuum
import Knowledge
package import Reach

/// The words of a chain's steps: each relation as the verb between two names, each note as what it warns of.
package enum ChainWords {
    package static func relation(_ name: String) -> Bilingual {
        verbs[name] ?? Bilingual(name)
    }

    private static let verbs: [String: Bilingual] = [
        "stored-on": Bilingual(fr: "est conservé sur", en: "is stored on"),
        "processed-by": Bilingual(fr: "est traité par", en: "is processed by"),
        "carried-over": Bilingual(fr: "est transporté par", en: "is carried over"),
        "runs-on": Bilingual(fr: "fonctionne sur", en: "runs on"),
        "fails-with": Bilingual(fr: "tombe avec", en: "falls with"),
        "relies-on": Bilingual(fr: "a besoin de", en: "relies on"),
        "built-with": Bilingual(fr: "est fait avec", en: "is built with"),
        "housed-at": Bilingual(fr: "est hébergé à", en: "is housed at"),
        "instance-of": Bilingual(fr: "est un exemplaire de l’offre", en: "is an instance of the offer"),
        "located-in": Bilingual(fr: "est situé dans cet État :", en: "is located in"),
        "part-of": Bilingual(fr: "fait partie de", en: "is part of"),
        "uses": Bilingual(fr: "utilise", en: "uses"),
        "performed-by": Bilingual(fr: "est effectué par", en: "is performed by"),
        "owned-by": Bilingual(fr: "appartient à", en: "belongs to"),
        "provided-by": Bilingual(fr: "est fourni par", en: "is provided by"),
        "operated-by": Bilingual(fr: "est exploité par", en: "is operated by"),
        "administered-by": Bilingual(fr: "est administré par", en: "is administered by"),
        "transported-by": Bilingual(fr: "est acheminé par", en: "is transported by"),
        "supplied-by": Bilingual(fr: "a pour fournisseur", en: "is supplied by"),
        "licensed-by": Bilingual(fr: "tient sa licence de", en: "is licensed by"),
        "supported-by": Bilingual(fr: "a pour support", en: "is supported by"),
        "subcontracted-to": Bilingual(fr: "est sous-traité à", en: "is subcontracted to"),
        "subcontracts-to": Bilingual(fr: "sous-traite à", en: "subcontracts to"),
        "seat": Bilingual(fr: "a son siège dans cet État :", en: "is seated in"),
        "presence": Bilingual(fr: "est établi, ou fait affaire, dans cet État :", en: "is established, or does business, in"),
        "nationality": Bilingual(fr: "a pour nationalité :", en: "is a national of"),
        "owners": Bilingual(fr: "est détenu par", en: "is owned by"),
        "controls": Bilingual(fr: "contrôle", en: "controls"),
        "staff-in": Bilingual(fr: "emploie pour cela des équipes dans cet État :", en: "uses, for this, teams in"),
        "keys-held-by": Bilingual(fr: "est chiffré, et ses clés sont chez", en: "is encrypted, and its keys are with"),
        "law": Bilingual(fr: "– loi :", en: "– law:"),
        "content-use": Bilingual(fr: "a un contrat qui permet au fournisseur", en: "has terms that let its supplier"),
        "held-by": Bilingual(fr: "répond aux lois de cet État :", en: "answers to the laws of"),
        "group-of": Bilingual(fr: "appartient au groupe", en: "belongs to the group"),
        "no-path": Bilingual(fr: "n’a plus de chemin vers", en: "has no path left to"),
        "withdraws": Bilingual(fr: "ne tient plus ce rôle", en: "no longer fills that role"),
        "loses": Bilingual(fr: "perd", en: "loses"),
        "out-of-service": Bilingual(fr: "est hors service", en: "is out of service"),
        "path-to": Bilingual(fr: "a un chemin par", en: "has a path over"),
        "connects": Bilingual(fr: "relie", en: "connects"),
        "unknown": Bilingual(fr: "repose sur un fait que", en: "rests on a fact that"),
        "governing-law": Bilingual(fr: "a un contrat régi par le droit de cet État :", en: "has a contract under the law of"),
        "member-of": Bilingual(fr: "est membre de", en: "is a member of"),
        "territory-of": Bilingual(fr: "est un territoire de cet État :", en: "is a territory of"),
        "between": Bilingual(fr: "lie cette partie :", en: "binds"),
        "for": Bilingual(fr: "bénéficie à", en: "benefits"),
        "of": Bilingual(fr: "est une loi de cet État :", en: "is a law of"),
        "by": Bilingual(fr: "a été décidé par", en: "was decided by"),
        "against": Bilingual(fr: "vise", en: "targets"),
        "issued-by": Bilingual(fr: "est délivré par", en: "is issued by"),
        "certified": Bilingual(fr: "est certifié selon", en: "is certified under"),
        "if-member-of": Bilingual(fr: "vaut pour les membres de", en: "holds for members of"),
        "unless-member-of": Bilingual(fr: "ne vaut pas pour les membres de", en: "does not hold for members of"),
    ]

    /// What stands in the place of a name that nobody knows.
    package static let unknown = Bilingual(fr: "on ne sait pas", en: "nobody knows")
    package static let unreviewed = Bilingual(fr: "lois pas encore revues : une loi est possible", en: "laws not reviewed yet: a law is possible")

    static func contentUse(_ token: String) -> Bilingual {
        switch token {
        case "none": Bilingual(fr: "de n’en rien faire pour lui-même", en: "do nothing with the content for itself")
        case "service": Bilingual(fr: "d’utiliser le contenu pour rendre le service", en: "use the content to give the service")
        case "improve": Bilingual(fr: "d’utiliser le contenu pour améliorer ses produits", en: "use the content to improve its products")
        case "train": Bilingual(fr: "d’utiliser le contenu pour entraîner des modèles", en: "use the content to train models")
        default: Bilingual(fr: "on ne sait quoi", en: "do nobody knows what")
        }
    }

    package static func note(_ note: ChainStep.Note) -> Bilingual {
        switch note {
        case .unknown: Bilingual(fr: "on ne sait pas", en: "not known")
        case .contested: Bilingual(fr: "rattachement discuté devant les tribunaux", en: "a nexus argued before the courts")
        case .joint: Bilingual(fr: "contrôle conjoint avec d’autres", en: "joint control with others")
        case .keys: Bilingual(fr: "les clés sont aussi à portée", en: "the keys are within reach too")
        case .alternative: Bilingual(fr: "l’une des implantations de rechange : toutes tombent", en: "one of the alternatives: all of them fall")
        case .qualification: Bilingual(fr: "qualification prise en compte", en: "qualification taken into account")
        case .unreviewed: Bilingual(fr: "lois de cet État pas encore revues", en: "laws of this state not reviewed yet")
        case .presumed: Bilingual(fr: "droits de vote présumés suivre le capital", en: "votes presumed to follow the capital")
        }
    }

    package static func standing(_ standing: Standing) -> Bilingual {
        switch standing {
        case .declared: Bilingual(fr: "déclaré", en: "declared")
        case .attested: Bilingual(fr: "attesté", en: "attested")
        case .observed: Bilingual(fr: "observé", en: "observed")
        case .inferred: Bilingual(fr: "déduit", en: "inferred")
        case .unconfirmed: Bilingual(fr: "non confirmé", en: "unconfirmed")
        }
    }
}

/// Words of the report for closed sets of the engine.
package enum TermWords {
    package static func risk(_ risk: Int) -> Bilingual {
        switch risk {
        case 0: Bilingual(fr: "nul", en: "none")
        case 1: Bilingual(fr: "faible", en: "low")
        case 2: Bilingual(fr: "moyen", en: "medium")
        case 3: Bilingual(fr: "élevé", en: "high")
        default: Bilingual(fr: "très élevé", en: "very high")
        }
    }

    package static func effort(_ effort: Int) -> Bilingual {
        switch effort {
        case ...1: Bilingual(fr: "effort léger : un réglage", en: "light effort: a setting")
        case 2: Bilingual(fr: "effort moyen : un contrat ou des clés", en: "medium effort: a contract or keys")
        default: Bilingual(fr: "effort lourd : une migration", en: "heavy effort: a migration")
        }
    }

    package static func className(_ name: String) -> Bilingual {
        switch name {
        case "essential": Bilingual(fr: "essentiel", en: "essential")
        case "unknown": Bilingual(fr: "classe inconnue", en: "unknown class")
        default: Bilingual(name)
        }
    }

    package static func bound(_ bound: Bound) -> Bilingual {
        bound == .certain ? Bilingual(fr: "certain", en: "certain") : Bilingual(fr: "possible", en: "possible")
    }

    package static func kinds(_ kind: Kind) -> Bilingual {
        switch kind {
        case .data: Bilingual(fr: "Jeux de données", en: "Datasets")
        case .treatment: Bilingual(fr: "Traitements", en: "Treatments")
        case .service: Bilingual(fr: "Services", en: "Services")
        case .application: Bilingual(fr: "Applications", en: "Applications")
        case .software: Bilingual(fr: "Logiciels", en: "Software")
        case .platform: Bilingual(fr: "Plateformes", en: "Platforms")
        case .device: Bilingual(fr: "Équipements", en: "Devices")
        case .link: Bilingual(fr: "Liaisons", en: "Links")
        case .site: Bilingual(fr: "Lieux", en: "Sites")
        case .offer: Bilingual(fr: "Offres du commerce", en: "Commercial offers")
        case .organisation: Bilingual(fr: "Organisations", en: "Organisations")
        case .person: Bilingual(fr: "Personnes", en: "People")
        case .state: Bilingual(fr: "États", en: "States")
        case .law: Bilingual(fr: "Lois", en: "Laws")
        case .failureDomain: Bilingual(fr: "Domaines de panne", en: "Failure domains")
        default: Bilingual(fr: "Autres", en: "Others")
        }
    }

    package static func kind(_ kind: Kind) -> Bilingual {
        switch kind {
        case .data: Bilingual(fr: "jeu de données", en: "dataset")
        case .treatment: Bilingual(fr: "traitement", en: "treatment")
        default: Bilingual(fr: "service", en: "service")
        }
    }

    private static let frenchMonths = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ]
    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]

    package static func date(_ day: Day) -> Bilingual {
        let (year, month, date) = day.civil
        return Bilingual(
            fr: "\(date == 1 ? "1er" : String(date)) \(frenchMonths[month - 1]) \(year)", en: "\(date) \(englishMonths[month - 1]) \(year)")
    }

    /// « 3 services », “1 service”: a count with its noun.
    static func count(_ n: Int, fr: (one: String, many: String), en: (one: String, many: String)) -> Bilingual {
        Bilingual(fr: "\(n) \(n < 2 ? fr.one : fr.many)", en: "\(n) \(n == 1 ? en.one : en.many)")
    }
}
