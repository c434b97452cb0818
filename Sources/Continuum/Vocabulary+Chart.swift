extension Kind {
    package static let data = Kind(rawValue: 1)
    package static let treatment = Kind(rawValue: 2)
    package static let service = Kind(rawValue: 3)
    package static let application = Kind(rawValue: 4)
    package static let software = Kind(rawValue: 5)
    package static let platform = Kind(rawValue: 6)
    package static let device = Kind(rawValue: 7)
    package static let link = Kind(rawValue: 8)
    package static let site = Kind(rawValue: 9)
    package static let organisation = Kind(rawValue: 10)
    package static let person = Kind(rawValue: 11)
    package static let state = Kind(rawValue: 12)
    /// A thing that a supplier sells; its facts come from the knowledge base, a platform or an application is an instance of it.
    package static let offer = Kind(rawValue: 13)
}

extension Key {
    // Attributes of every element.
    package static let description = Key(rawValue: 1)
    package static let note = Key(rawValue: 2)
    package static let tags = Key(rawValue: 3)
    package static let aliases = Key(rawValue: 4)
    package static let identifiers = Key(rawValue: 5)
    package static let name = Key(rawValue: 6)
    // Attributes.
    package static let dataClass = Key(rawValue: 10)
    package static let essential = Key(rawValue: 11)
    package static let personal = Key(rawValue: 12)
    package static let network = Key(rawValue: 13)
    package static let openSource = Key(rawValue: 14)
    package static let maintainedByOthers = Key(rawValue: 15)
    package static let ownership = Key(rawValue: 16)
    package static let sector = Key(rawValue: 17)
    // Attributes of relations.
    package static let encrypted = Key(rawValue: 20)
    package static let keysHeldBy = Key(rawValue: 21)
    package static let authenticated = Key(rawValue: 22)
    package static let updates = Key(rawValue: 23)
    package static let within = Key(rawValue: 24)
    package static let activation = Key(rawValue: 25)
    package static let access = Key(rawValue: 26)
    package static let role = Key(rawValue: 27)
    package static let staffIn = Key(rawValue: 28)
    package static let viaNetwork = Key(rawValue: 29)
    package static let confidentialComputing = Key(rawValue: 30)
    package static let rootOfTrust = Key(rawValue: 31)
    package static let capital = Key(rawValue: 32)
    package static let votes = Key(rawValue: 33)
    package static let board = Key(rawValue: 34)
    package static let control = Key(rawValue: 35)
    package static let joint = Key(rawValue: 36)
    package static let veto = Key(rawValue: 37)
    // Relations between things.
    package static let storedOn = Key(rawValue: 40)
    package static let processedBy = Key(rawValue: 41)
    package static let carriedOver = Key(rawValue: 42)
    package static let runsOn = Key(rawValue: 43)
    package static let reliesOn = Key(rawValue: 44)
    package static let builtWith = Key(rawValue: 45)
    package static let housedAt = Key(rawValue: 46)
    package static let instanceOf = Key(rawValue: 47)
    package static let locatedIn = Key(rawValue: 48)
    package static let partOf = Key(rawValue: 49)
    package static let uses = Key(rawValue: 50)
    package static let performedBy = Key(rawValue: 51)
    // Roles of organisations.
    package static let ownedBy = Key(rawValue: 60)
    package static let providedBy = Key(rawValue: 61)
    package static let operatedBy = Key(rawValue: 62)
    package static let administeredBy = Key(rawValue: 63)
    package static let transportedBy = Key(rawValue: 64)
    package static let suppliedBy = Key(rawValue: 65)
    package static let licensedBy = Key(rawValue: 66)
    package static let supportedBy = Key(rawValue: 67)
    package static let subcontractedTo = Key(rawValue: 68)
    // Organisations.
    package static let seat = Key(rawValue: 70)
    package static let presence = Key(rawValue: 71)
    package static let owners = Key(rawValue: 72)
    package static let subcontractsTo = Key(rawValue: 73)
    package static let nationality = Key(rawValue: 74)

    package static let roles: [Key] = [
        .ownedBy, .providedBy, .operatedBy, .administeredBy, .transportedBy, .suppliedBy, .licensedBy, .supportedBy, .subcontractedTo,
    ]
    package static let common: [Key] = [.name, .description, .note, .tags, .aliases, .identifiers]
}

extension Vocabulary {
    private static let roleNames = [
        "owned-by", "provided-by", "operated-by", "administered-by", "transported-by", "supplied-by", "licensed-by", "supported-by",
    ]

    /// The words of a chart: data down to owners. It knows no law, no bloc and no certification.
    package static let chart = Vocabulary(
        kinds: [
            KindDefinition(
                .data, "data", keys: Key.common + [.dataClass, .essential, .personal, .storedOn, .processedBy, .carriedOver],
                expected: [[.storedOn], [.dataClass]],
                fr: "Un jeu de données", en: "A dataset"),
            KindDefinition(
                .treatment, "treatment",
                keys: Key.common + [.dataClass, .essential, .personal, .runsOn, .reliesOn, .uses, .performedBy, .instanceOf],
                expected: [[.runsOn, .instanceOf, .performedBy]],
                fr: "Un traitement de données", en: "A processing of data"),
            KindDefinition(
                .service, "service", keys: Key.common + [.dataClass, .essential, .runsOn, .reliesOn, .uses, .carriedOver],
                expected: [[.runsOn, .reliesOn]],
                fr: "Un service rendu aux agents ou aux usagers", en: "A service given to staff or the public"),
            KindDefinition(
                .application, "application",
                keys: Key.common + [.network, .openSource, .maintainedByOthers, .runsOn, .reliesOn, .builtWith, .carriedOver, .instanceOf] + Key.roles,
                expected: [[.runsOn, .instanceOf]],
                fr: "Une application", en: "An application"),
            KindDefinition(
                .software, "software",
                keys: Key.common + [.network, .openSource, .maintainedByOthers, .runsOn, .builtWith, .instanceOf] + Key.roles,
                expected: [[.suppliedBy, .instanceOf]],
                fr: "Un logiciel ou un composant", en: "A piece of software"),
            KindDefinition(
                .platform, "platform",
                keys: Key.common + [
                    .network, .openSource, .maintainedByOthers, .runsOn, .reliesOn, .builtWith, .carriedOver, .housedAt, .locatedIn, .instanceOf,
                ] + Key.roles,
                expected: [[.operatedBy, .instanceOf, .providedBy], [.locatedIn, .housedAt, .runsOn, .instanceOf]],
                fr: "Une plateforme : nuage, hébergement, grappe, SaaS", en: "A platform: cloud, hosting, cluster, SaaS"),
            KindDefinition(
                .device, "device",
                keys: Key.common + [.network, .housedAt, .builtWith, .reliesOn, .carriedOver, .locatedIn, .instanceOf] + Key.roles,
                expected: [[.housedAt, .locatedIn], [.suppliedBy, .instanceOf]],
                fr: "Un équipement : serveur, baie, commutateur, caméra", en: "A device: server, array, switch, camera"),
            KindDefinition(
                .link, "link", keys: Key.common + [.runsOn, .reliesOn, .housedAt, .locatedIn, .instanceOf] + Key.roles,
                expected: [[.operatedBy, .transportedBy, .instanceOf]],
                fr: "Une liaison : fibre, circuit, accès, radio", en: "A link: fibre, circuit, access, radio"),
            KindDefinition(
                .site, "site", keys: Key.common + [.locatedIn, .reliesOn, .instanceOf, .partOf] + Key.roles,
                expected: [[.locatedIn, .instanceOf, .partOf], [.operatedBy, .instanceOf, .partOf]],
                fr: "Un lieu : centre de données, salle, local", en: "A place: data centre, room, shelter"),
            KindDefinition(
                .organisation, "organisation", keys: Key.common + [.ownership, .sector, .seat, .presence, .owners, .subcontractsTo],
                expected: [[.seat], [.owners, .ownership]],
                fr: "Une organisation", en: "An organisation"),
            KindDefinition(
                .person, "person", keys: Key.common + [.nationality], expected: [[.nationality]],
                fr: "Une personne qui détient ou dirige", en: "A person who owns or directs"),
            KindDefinition(.state, "state", keys: Key.common, fr: "Un État", en: "A state"),
            KindDefinition(
                .offer, "offer",
                keys: Key.common + [
                    .network, .openSource, .maintainedByOthers, .runsOn, .reliesOn, .builtWith, .housedAt, .locatedIn, .instanceOf,
                ] + Key.roles,
                fr: "Une offre d’un fournisseur", en: "A supplier’s offer"),
        ],
        keys: commonKeys + attributeKeys + relationAttributeKeys + dependencyKeys + roleKeys + organisationKeys
    )

    private static let commonKeys: [KeyDefinition] = [
        KeyDefinition(.name, "name", .attribute(.bilingual, list: false), mayBeUnknown: false, fr: "Le nom que les gens emploient.", en: "The name people use."),
        KeyDefinition(.description, "description", .attribute(.bilingual, list: false), mayBeUnknown: false, fr: "Une phrase qui la décrit.", en: "A sentence that describes it."),
        KeyDefinition(.note, "note", .attribute(.bilingual, list: false), mayBeUnknown: false, fr: "Une remarque pour le lecteur.", en: "A remark for the reader."),
        KeyDefinition(.tags, "tags", .attribute(.tag, list: true), mayBeUnknown: false, fr: "Vos propres étiquettes.", en: "Labels of your own."),
        KeyDefinition(.aliases, "aliases", .attribute(.text, list: true), mayBeUnknown: false, fr: "Autres noms, pour la recherche.", en: "Other names, for searching."),
        KeyDefinition(.identifiers, "identifiers", .attribute(.text, list: true), mayBeUnknown: false, fr: "Identifiants officiels (SIREN, LEI…).", en: "Official identifiers (SIREN, LEI…)."),
    ]

    private static let attributeKeys: [KeyDefinition] = [
        KeyDefinition(.dataClass, "class", .attribute(.token(["C1", "C2", "C3", "C4"]), list: false), fr: "Classe de sensibilité, de C1 (publique) à C4 (la plus sensible).", en: "Class of sensitivity, from C1 (public) to C4 (the most sensitive)."),
        KeyDefinition(.essential, "essential", .attribute(.boolean, list: false), fr: "La collectivité ne peut pas s’en passer : la coupure compte.", en: "The organisation cannot do without it: being cut off matters."),
        KeyDefinition(.personal, "personal", .attribute(.boolean, list: false), fr: "Contient des données personnelles.", en: "Holds personal data."),
        KeyDefinition(.network, "network", .attribute(.token(["online", "isolated"]), list: false), fr: "Joignable de l’extérieur, ou isolé du réseau (en ligne si rien n’est dit).", en: "Within reach from outside, or isolated from the network (online unless said)."),
        KeyDefinition(.openSource, "open-source", .attribute(.boolean, list: false), fr: "Sous licence libre.", en: "Under a free licence."),
        KeyDefinition(.maintainedByOthers, "maintained-by-others", .attribute(.boolean, list: false), fr: "D’autres que le premier éditeur peuvent le maintenir, et le font.", en: "Others than its first vendor can and do maintain it."),
        KeyDefinition(.ownership, "ownership", .attribute(.token(["complete", "dispersed", "public"]), list: false), fr: "Ce que vaut la liste des propriétaires : complète, dispersée (personne d’autre ne contrôle), organisme public.", en: "What the list of owners is worth: complete, dispersed (nobody else controls), a public body."),
        KeyDefinition(.sector, "sector", .attribute(.tag, list: false), fr: "Le secteur d’activité.", en: "The sector."),
    ]

    private static let relationAttributeKeys: [KeyDefinition] = [
        KeyDefinition(.encrypted, "encrypted", .attribute(.boolean, list: false), fr: "Chiffré ; sans mention, aucune protection n’est comptée.", en: "Encrypted; when it is not said, no protection is counted."),
        KeyDefinition(.keysHeldBy, "keys-held-by", .attribute(.reference([.organisation, .device, .platform, .offer, .application]), list: true), fr: "Qui détient les clés.", en: "Who holds the keys."),
        KeyDefinition(.authenticated, "authenticated", .attribute(.boolean, list: false), fr: "Une altération se verrait (signature, scellement).", en: "Tampering would be seen (signature, sealing)."),
        KeyDefinition(.updates, "updates", .attribute(.token(["automatic", "vetted", "none"]), list: false), fr: "Comment arrivent les mises à jour : automatiques, vérifiées par l’exploitant, aucune.", en: "How updates arrive: automatic, vetted by the operator, none."),
        KeyDefinition(.within, "within", .attribute(.horizon, list: false), fr: "En combien de temps un refus se fait sentir.", en: "How soon a refusal bites."),
        KeyDefinition(.activation, "activation", .attribute(.token(["online", "subscription", "perpetual"]), list: false), fr: "Comment la licence est vérifiée.", en: "How the licence is checked."),
        KeyDefinition(.access, "access", .attribute(.token(["none", "supervised", "remote"]), list: false), fr: "L’accès qu’a le support.", en: "The access that support has."),
        KeyDefinition(.role, "role", .attribute(.token(roleNames), list: false), fr: "Le rôle qui est confié.", en: "The role that is passed on."),
        KeyDefinition(.staffIn, "staff-in", .attribute(.reference([.state]), list: true), fr: "Les États d’où le travail est fait.", en: "The states from which the work is done."),
        KeyDefinition(.viaNetwork, "via-network", .attribute(.boolean, list: false), mayBeUnknown: false, fr: "La capacité passe par le réseau (sinon : sur place).", en: "The capability goes through the network (otherwise: on the spot)."),
        KeyDefinition(.confidentialComputing, "confidential-computing", .attribute(.token(["attested", "claimed", "none"]), list: false), fr: "Calcul confidentiel, attesté ou seulement annoncé.", en: "Confidential computing, attested or only claimed."),
        KeyDefinition(.rootOfTrust, "root-of-trust", .attribute(.reference([.organisation]), list: true), fr: "Qui tient la racine de confiance de l’attestation.", en: "Who holds the attestation’s root of trust."),
        KeyDefinition(.capital, "capital", .attribute(.number(0...100), list: false), fr: "Part du capital, en %.", en: "Share of capital, in %."),
        KeyDefinition(.votes, "votes", .attribute(.number(0...100), list: false), fr: "Part des droits de vote, en % (à défaut, présumée égale au capital).", en: "Share of votes, in % (presumed to follow capital if absent)."),
        KeyDefinition(.board, "board", .attribute(.boolean, list: false), fr: "Peut nommer la majorité des organes de direction.", en: "May appoint a majority of the governing bodies."),
        KeyDefinition(.control, "control", .attribute(.boolean, list: false), fr: "Contrôle par un droit déclaré.", en: "Controls by a declared right."),
        KeyDefinition(.joint, "joint", .attribute(.boolean, list: false), fr: "Contrôle conjoint avec d’autres.", en: "Joint control with others."),
        KeyDefinition(.veto, "veto", .attribute(.boolean, list: false), fr: "Dispose d’un veto.", en: "Has a veto."),
    ]

    private static let protection: [Key] = [.encrypted, .keysHeldBy]
    private static let dependencyKeys: [KeyDefinition] = [
        KeyDefinition(.storedOn, "stored-on", .relation(to: [.platform, .device, .offer, .application, .site], attributes: protection + [.authenticated], needs: true), fr: "Où les données sont conservées.", en: "Where the data are kept."),
        KeyDefinition(.processedBy, "processed-by", .relation(to: [.treatment, .application, .platform, .organisation, .service, .offer], attributes: [.confidentialComputing, .rootOfTrust], needs: false), fr: "Ce qui les traite en clair.", en: "What processes them in clear."),
        KeyDefinition(.carriedOver, "carried-over", .relation(to: [.link, .platform, .device, .offer], attributes: protection, needs: true), fr: "Les liaisons empruntées ; chiffré veut dire de bout en bout.", en: "The links travelled; encrypted means end to end."),
        KeyDefinition(.runsOn, "runs-on", .relation(to: [.application, .platform, .device, .software, .offer, .treatment, .service, .link], attributes: [], needs: true), fr: "Ce sur quoi cela s’exécute.", en: "What it runs on."),
        KeyDefinition(.reliesOn, "relies-on", .relation(to: [], attributes: [], needs: true), fr: "Ce dont cela a besoin pour fonctionner (annuaire, énergie…), sans lui confier les données.", en: "What it needs in order to work (directory, power…), without trusting it with the data."),
        KeyDefinition(.builtWith, "built-with", .relation(to: [.software, .device, .offer], attributes: [.updates, .within], needs: true), fr: "Les composants dont cela est fait.", en: "The parts it is made of."),
        KeyDefinition(.housedAt, "housed-at", .relation(to: [.site, .offer], attributes: protection, needs: true), fr: "Le lieu qui l’héberge.", en: "The place that houses it."),
        KeyDefinition(.instanceOf, "instance-of", .relation(to: [.offer], attributes: [], needs: true), fr: "L’offre du commerce dont c’est un exemplaire.", en: "The commercial offer it is an instance of."),
        KeyDefinition(.locatedIn, "located-in", .relation(to: [.state], attributes: [], needs: false), fr: "L’État où cela se trouve.", en: "The state where it is."),
        KeyDefinition(.partOf, "part-of", .relation(to: [.site], attributes: [], needs: false), fr: "Le lieu plus grand dont c’est une partie.", en: "The larger place it is part of."),
        KeyDefinition(.uses, "uses", .relation(to: [.data], attributes: [], needs: false), fr: "Les données utilisées.", en: "The data it uses."),
        KeyDefinition(.performedBy, "performed-by", .relation(to: [.organisation], attributes: [.staffIn], needs: false), fr: "L’organisation qui effectue le traitement.", en: "The organisation that does the processing."),
    ]

    private static func role(_ key: Key, _ name: String, _ more: [Key] = [], fr: String, en: String) -> KeyDefinition {
        KeyDefinition(key, name, .relation(to: [.organisation], attributes: more + [.staffIn, .viaNetwork], needs: false), fr: fr, en: en)
    }

    private static let roleKeys: [KeyDefinition] = [
        role(.ownedBy, "owned-by", fr: "Son propriétaire.", en: "Who owns it."),
        role(.providedBy, "provided-by", fr: "L’entité qui le fournit, par contrat.", en: "The entity that provides it, by contract."),
        role(.operatedBy, "operated-by", fr: "Qui l’exploite.", en: "Who operates it."),
        role(.administeredBy, "administered-by", fr: "Qui l’administre.", en: "Who administers it."),
        role(.transportedBy, "transported-by", fr: "Qui transporte les données.", en: "Who transports the data."),
        role(.suppliedBy, "supplied-by", [.updates, .within], fr: "Qui fournit la technologie et ses mises à jour.", en: "Who supplies the technology and its updates."),
        role(.licensedBy, "licensed-by", [.activation, .within], fr: "Qui accorde la licence.", en: "Who licenses it."),
        role(.supportedBy, "supported-by", [.access, .within], fr: "Qui en assure le support.", en: "Who supports it."),
        role(.subcontractedTo, "subcontracted-to", [.role], fr: "Un sous-traitant, et le rôle qui lui est confié.", en: "A subcontractor, and the role passed on."),
    ]

    private static let organisationKeys: [KeyDefinition] = [
        KeyDefinition(.seat, "seat", .relation(to: [.state], attributes: [], needs: false), fr: "L’État du siège ou de l’immatriculation.", en: "The state of seat or incorporation."),
        KeyDefinition(.presence, "presence", .relation(to: [.state], attributes: [], needs: false), fr: "Les États où elle est établie ou fait affaire.", en: "The states where it is established or does business."),
        KeyDefinition(.owners, "owners", .relation(to: [.organisation, .person, .state], attributes: [.capital, .votes, .board, .control, .joint, .veto], needs: false), fr: "Qui la détient.", en: "Who owns it."),
        KeyDefinition(.subcontractsTo, "subcontracts-to", .relation(to: [.organisation], attributes: [.role, .staffIn], needs: false), fr: "Ses sous-traitants habituels.", en: "Its usual subcontractors."),
        KeyDefinition(.nationality, "nationality", .relation(to: [.state], attributes: [], needs: false), fr: "Sa nationalité.", en: "Nationality."),
    ]
}
