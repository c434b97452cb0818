extension Kind {
    @inlinable package static var data: Kind { Kind(rawValue: 1) }
    @inlinable package static var treatment: Kind { Kind(rawValue: 2) }
    @inlinable package static var service: Kind { Kind(rawValue: 3) }
    @inlinable package static var application: Kind { Kind(rawValue: 4) }
    @inlinable package static var software: Kind { Kind(rawValue: 5) }
    @inlinable package static var platform: Kind { Kind(rawValue: 6) }
    @inlinable package static var device: Kind { Kind(rawValue: 7) }
    @inlinable package static var link: Kind { Kind(rawValue: 8) }
    @inlinable package static var site: Kind { Kind(rawValue: 9) }
    @inlinable package static var organisation: Kind { Kind(rawValue: 10) }
    @inlinable package static var person: Kind { Kind(rawValue: 11) }
    @inlinable package static var state: Kind { Kind(rawValue: 12) }
    /// A thing that a supplier sells; its facts come from the knowledge base, a platform or an application is an instance of it.
    @inlinable package static var offer: Kind { Kind(rawValue: 13) }
    /// Something whose failure takes along what is in it or hangs on it: a card, a chassis, a rack, a power feed, a duct, a trench.
    @inlinable package static var failureDomain: Kind { Kind(rawValue: 14) }
}

extension Key {
    // Attributes of every element.
    @inlinable package static var description: Key { Key(rawValue: 1) }
    @inlinable package static var note: Key { Key(rawValue: 2) }
    @inlinable package static var tags: Key { Key(rawValue: 3) }
    @inlinable package static var aliases: Key { Key(rawValue: 4) }
    @inlinable package static var identifiers: Key { Key(rawValue: 5) }
    @inlinable package static var name: Key { Key(rawValue: 6) }
    // Attributes.
    @inlinable package static var dataClass: Key { Key(rawValue: 10) }
    @inlinable package static var essential: Key { Key(rawValue: 11) }
    @inlinable package static var personal: Key { Key(rawValue: 12) }
    @inlinable package static var network: Key { Key(rawValue: 13) }
    @inlinable package static var openSource: Key { Key(rawValue: 14) }
    @inlinable package static var maintainedByOthers: Key { Key(rawValue: 15) }
    @inlinable package static var ownership: Key { Key(rawValue: 16) }
    @inlinable package static var sector: Key { Key(rawValue: 17) }
    // Attributes of relations.
    @inlinable package static var encrypted: Key { Key(rawValue: 20) }
    @inlinable package static var keysHeldBy: Key { Key(rawValue: 21) }
    @inlinable package static var authenticated: Key { Key(rawValue: 22) }
    @inlinable package static var updates: Key { Key(rawValue: 23) }
    @inlinable package static var within: Key { Key(rawValue: 24) }
    @inlinable package static var activation: Key { Key(rawValue: 25) }
    @inlinable package static var access: Key { Key(rawValue: 26) }
    @inlinable package static var role: Key { Key(rawValue: 27) }
    @inlinable package static var staffIn: Key { Key(rawValue: 28) }
    @inlinable package static var viaNetwork: Key { Key(rawValue: 29) }
    @inlinable package static var confidentialComputing: Key { Key(rawValue: 30) }
    @inlinable package static var rootOfTrust: Key { Key(rawValue: 31) }
    @inlinable package static var capital: Key { Key(rawValue: 32) }
    @inlinable package static var votes: Key { Key(rawValue: 33) }
    @inlinable package static var board: Key { Key(rawValue: 34) }
    @inlinable package static var control: Key { Key(rawValue: 35) }
    @inlinable package static var joint: Key { Key(rawValue: 36) }
    @inlinable package static var veto: Key { Key(rawValue: 37) }
    // Relations between things.
    @inlinable package static var storedOn: Key { Key(rawValue: 40) }
    @inlinable package static var processedBy: Key { Key(rawValue: 41) }
    @inlinable package static var carriedOver: Key { Key(rawValue: 42) }
    @inlinable package static var runsOn: Key { Key(rawValue: 43) }
    @inlinable package static var reliesOn: Key { Key(rawValue: 44) }
    @inlinable package static var builtWith: Key { Key(rawValue: 45) }
    @inlinable package static var housedAt: Key { Key(rawValue: 46) }
    @inlinable package static var instanceOf: Key { Key(rawValue: 47) }
    @inlinable package static var locatedIn: Key { Key(rawValue: 48) }
    @inlinable package static var partOf: Key { Key(rawValue: 49) }
    @inlinable package static var uses: Key { Key(rawValue: 50) }
    @inlinable package static var performedBy: Key { Key(rawValue: 51) }
    // Roles of organisations.
    @inlinable package static var ownedBy: Key { Key(rawValue: 60) }
    @inlinable package static var providedBy: Key { Key(rawValue: 61) }
    @inlinable package static var operatedBy: Key { Key(rawValue: 62) }
    @inlinable package static var administeredBy: Key { Key(rawValue: 63) }
    @inlinable package static var transportedBy: Key { Key(rawValue: 64) }
    @inlinable package static var suppliedBy: Key { Key(rawValue: 65) }
    @inlinable package static var licensedBy: Key { Key(rawValue: 66) }
    @inlinable package static var supportedBy: Key { Key(rawValue: 67) }
    @inlinable package static var subcontractedTo: Key { Key(rawValue: 68) }
    // Failure: what falls with what, how often, and which places a link joins.
    @inlinable package static var failsWith: Key { Key(rawValue: 38) }
    @inlinable package static var connects: Key { Key(rawValue: 39) }
    @inlinable package static var pathTo: Key { Key(rawValue: 52) }
    @inlinable package static var from: Key { Key(rawValue: 53) }
    @inlinable package static var availability: Key { Key(rawValue: 128) }
    @inlinable package static var mtbf: Key { Key(rawValue: 129) }
    @inlinable package static var mttr: Key { Key(rawValue: 130) }
    @inlinable package static var sla: Key { Key(rawValue: 131) }
    @inlinable package static var slaPeriod: Key { Key(rawValue: 132) }
    @inlinable package static var length: Key { Key(rawValue: 133) }
    @inlinable package static var latitude: Key { Key(rawValue: 134) }
    @inlinable package static var longitude: Key { Key(rawValue: 135) }
    @inlinable package static var oneWay: Key { Key(rawValue: 136) }
    @inlinable package static var domainType: Key { Key(rawValue: 137) }
    // What happens in a scenario.
    @inlinable package static var outOfService: Key { Key(rawValue: 138) }
    @inlinable package static var exercises: Key { Key(rawValue: 139) }
    @inlinable package static var annualCost: Key { Key(rawValue: 140) }
    @inlinable package static var cryptography: Key { Key(rawValue: 141) }
    @inlinable package static var withdrawn: Key { Key(rawValue: 142) }
    // Organisations.
    @inlinable package static var seat: Key { Key(rawValue: 70) }
    @inlinable package static var presence: Key { Key(rawValue: 71) }
    @inlinable package static var owners: Key { Key(rawValue: 72) }
    @inlinable package static var subcontractsTo: Key { Key(rawValue: 73) }
    @inlinable package static var nationality: Key { Key(rawValue: 74) }

    package static let roles: [Key] = [
        .ownedBy, .providedBy, .operatedBy, .administeredBy, .transportedBy, .suppliedBy, .licensedBy, .supportedBy, .subcontractedTo,
    ]
    /// How often a thing fails, and whether it has.
    package static let dependability: [Key] = [.availability, .mtbf, .mttr, .sla, .slaPeriod, .outOfService, .failsWith]
    package static let coordinates: [Key] = [.latitude, .longitude]
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
                .data, "data",
                keys: Key.common + [.dataClass, .essential, .personal, .storedOn, .processedBy, .carriedOver] + [.outOfService, .pathTo] + Key.privacy,
                expected: [[.storedOn], [.dataClass]],
                fr: "Un jeu de données", en: "A dataset"),
            KindDefinition(
                .treatment, "treatment",
                keys: Key.common + [.dataClass, .essential, .personal, .runsOn, .reliesOn, .uses, .performedBy, .instanceOf] + [.outOfService, .pathTo]
                    + Key.privacy,
                expected: [[.runsOn, .instanceOf, .performedBy]],
                fr: "Un traitement de données", en: "A processing of data"),
            KindDefinition(
                .service, "service",
                keys: Key.common + [.dataClass, .essential, .runsOn, .reliesOn, .uses, .carriedOver] + [.outOfService, .pathTo, .sla, .slaPeriod, .recoveryTime, .recoveryPoint],
                expected: [[.runsOn, .reliesOn]],
                fr: "Un service rendu aux agents ou aux usagers", en: "A service given to staff or the public"),
            KindDefinition(
                .application, "application",
                keys: Key.common + [.network, .openSource, .maintainedByOthers, .runsOn, .reliesOn, .builtWith, .carriedOver, .instanceOf] + Key.roles + Key.dependability + [.pathTo]
                    + Key.terms,
                expected: [[.runsOn, .instanceOf]],
                fr: "Une application", en: "An application"),
            KindDefinition(
                .software, "software",
                keys: Key.common + [.network, .openSource, .maintainedByOthers, .runsOn, .builtWith, .instanceOf] + Key.roles + Key.dependability + Key.terms,
                expected: [[.suppliedBy, .instanceOf]],
                fr: "Un logiciel ou un composant", en: "A piece of software"),
            KindDefinition(
                .platform, "platform",
                keys: Key.common + [
                    .network, .openSource, .maintainedByOthers, .runsOn, .reliesOn, .builtWith, .carriedOver, .housedAt, .locatedIn, .instanceOf,
                ] + Key.roles + Key.dependability + Key.coordinates + [.pathTo] + Key.terms + Key.environment,
                expected: [[.operatedBy, .instanceOf, .providedBy], [.locatedIn, .housedAt, .runsOn, .instanceOf]],
                fr: "Une plateforme : nuage, hébergement, grappe, SaaS", en: "A platform: cloud, hosting, cluster, SaaS"),
            KindDefinition(
                .device, "device",
                keys: Key.common + [.network, .housedAt, .builtWith, .reliesOn, .carriedOver, .locatedIn, .instanceOf] + Key.roles + Key.dependability
                    + Key.coordinates + [.pathTo] + Key.terms + Key.privacy,
                expected: [[.housedAt, .locatedIn], [.suppliedBy, .instanceOf]],
                fr: "Un équipement : serveur, baie, commutateur, caméra", en: "A device: server, array, switch, camera"),
            KindDefinition(
                .link, "link",
                keys: Key.common + [.runsOn, .reliesOn, .housedAt, .locatedIn, .instanceOf] + Key.roles + Key.dependability + [.connects, .length, .oneWay]
                    + Key.terms,
                expected: [[.operatedBy, .transportedBy, .instanceOf]],
                fr: "Une liaison : fibre, circuit, accès, radio", en: "A link: fibre, circuit, access, radio"),
            KindDefinition(
                .site, "site",
                keys: Key.common + [.locatedIn, .reliesOn, .instanceOf, .partOf] + Key.roles + Key.dependability + Key.coordinates + Key.terms + Key.environment,
                expected: [[.locatedIn, .instanceOf, .partOf], [.operatedBy, .instanceOf, .partOf]],
                fr: "Un lieu : centre de données, salle, local", en: "A place: data centre, room, shelter"),
            KindDefinition(
                .organisation, "organisation", keys: Key.common + [.ownership, .sector, .seat, .presence, .owners, .subcontractsTo] + [.outOfService, .exercises],
                expected: [[.seat], [.owners, .ownership]],
                fr: "Une organisation", en: "An organisation"),
            KindDefinition(
                .person, "person", keys: Key.common + [.nationality], expected: [[.nationality]],
                fr: "Une personne qui détient ou dirige", en: "A person who owns or directs"),
            KindDefinition(.state, "state", keys: Key.common + [.exercises], fr: "Un État", en: "A state"),
            KindDefinition(
                .offer, "offer",
                keys: Key.common + [
                    .network, .openSource, .maintainedByOthers, .runsOn, .reliesOn, .builtWith, .housedAt, .locatedIn, .instanceOf,
                ] + Key.roles + Key.dependability + Key.terms + Key.environment,
                fr: "Une offre d’un fournisseur", en: "A supplier’s offer"),
            KindDefinition(
                .failureDomain, "failure-domain",
                keys: Key.common + [.domainType, .ownedBy, .operatedBy, .locatedIn, .housedAt, .length] + Key.dependability + Key.coordinates,
                fr: "Ce dont la panne entraîne tout ce qui s’y trouve : carte, châssis, baie, arrivée électrique, fourreau, tranchée",
                en: "Something whose failure takes along all that is in it: a card, a chassis, a rack, a power feed, a duct, a trench"),
        ],
        keys: commonKeys + attributeKeys + relationAttributeKeys + dependencyKeys + failureKeys + roleKeys + organisationKeys + termKeys
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

    private static let protection: [Key] = [.encrypted, .keysHeldBy, .cryptography]
    private static let dependencyKeys: [KeyDefinition] = [
        KeyDefinition(.storedOn, "stored-on", .relation(to: [.platform, .device, .offer, .application, .site], attributes: protection + [.authenticated], needs: true), fr: "Où les données sont conservées.", en: "Where the data are kept."),
        KeyDefinition(.processedBy, "processed-by", .relation(to: [.treatment, .application, .platform, .organisation, .service, .offer], attributes: [.confidentialComputing, .rootOfTrust], needs: false), fr: "Ce qui les traite en clair.", en: "What processes them in clear."),
        KeyDefinition(.carriedOver, "carried-over", .relation(to: [.link, .platform, .device, .offer], attributes: protection, needs: true), fr: "Les liaisons empruntées ; chiffré veut dire de bout en bout.", en: "The links travelled; encrypted means end to end."),
        KeyDefinition(.runsOn, "runs-on", .relation(to: [.application, .platform, .device, .software, .offer, .treatment, .service, .link], attributes: [], needs: true), fr: "Ce sur quoi cela s’exécute.", en: "What it runs on."),
        KeyDefinition(.reliesOn, "relies-on", .relation(to: [], attributes: [], needs: true), fr: "Ce dont cela a besoin pour fonctionner (annuaire, énergie…), sans lui confier les données.", en: "What it needs in order to work (directory, power…), without trusting it with the data."),
        KeyDefinition(.builtWith, "built-with", .relation(to: [.software, .device, .offer], attributes: [.updates, .within, .withdrawn, .annualCost], needs: true), fr: "Les composants dont cela est fait.", en: "The parts it is made of."),
        KeyDefinition(.housedAt, "housed-at", .relation(to: [.site, .offer], attributes: protection, needs: true), fr: "Le lieu qui l’héberge.", en: "The place that houses it."),
        KeyDefinition(.instanceOf, "instance-of", .relation(to: [.offer], attributes: [.annualCost], needs: true), fr: "L’offre du commerce dont c’est un exemplaire.", en: "The commercial offer it is an instance of."),
        KeyDefinition(.locatedIn, "located-in", .relation(to: [.state], attributes: [], needs: false), fr: "L’État où cela se trouve.", en: "The state where it is."),
        KeyDefinition(.partOf, "part-of", .relation(to: [.site], attributes: [], needs: false), fr: "Le lieu plus grand dont c’est une partie.", en: "The larger place it is part of."),
        KeyDefinition(.uses, "uses", .relation(to: [.data], attributes: [], needs: false), fr: "Les données utilisées.", en: "The data it uses."),
        KeyDefinition(.performedBy, "performed-by", .relation(to: [.organisation], attributes: [.staffIn, .withdrawn], needs: false), fr: "L’organisation qui effectue le traitement.", en: "The organisation that does the processing."),
    ]

    private static func role(_ key: Key, _ name: String, _ more: [Key] = [], fr: String, en: String) -> KeyDefinition {
        KeyDefinition(key, name, .relation(to: [.organisation], attributes: more + [.staffIn, .viaNetwork, .annualCost, .withdrawn], needs: false), fr: fr, en: en)
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
