package import Continuum

/// A scenario that only needs to be told whom or what it concerns: it makes changes like any that a person would write.
package struct ReadyScenario: Sendable {
    /// What may be named after the colon.
    package enum Argument: Sendable {
        /// A state, or a bloc: then all its members.
        case state
        /// A state or a bloc with those it holds by its laws, or an organisation with those it controls.
        case holder
        case organisation, thing, place, offer, number

        package var words: Bilingual {
            switch self {
            case .state: Bilingual(fr: "ÉTAT", en: "STATE")
            case .holder: Bilingual(fr: "ÉTAT|ORGANISATION", en: "STATE|ORGANISATION")
            case .organisation: Bilingual(fr: "ORGANISATION", en: "ORGANISATION")
            case .thing: Bilingual(fr: "ÉLÉMENT", en: "ELEMENT")
            case .place: Bilingual(fr: "LIEU", en: "PLACE")
            case .offer: Bilingual(fr: "OFFRE", en: "OFFER")
            case .number: Bilingual(fr: "FACTEUR", en: "FACTOR")
            }
        }
    }

    package enum Name: String, Sendable, CaseIterable {
        case order, blackout, updatesBlocked = "updates-blocked", licencesRevoked = "licences-revoked", borderClosed = "border-closed",
            blocsInConflict = "blocs-in-conflict", bankrupt, bought, price, subcontractorReplaced = "subcontractor-replaced", fibreCut = "fibre-cut",
            siteLost = "site-lost", regionLost = "region-lost", quantum
    }

    package let name: Name
    package let title: Bilingual
    /// What happens, and which document speaks of it.
    package let meaning: Bilingual
    package let source: String
    package let arguments: [Argument]
    /// How many of the arguments may be left out.
    package let optional: Int

    private init(_ name: Name, fr: String, en: String, meansFr: String, meansEn: String, source: String, _ arguments: [Argument], optional: Int = 0) {
        self.name = name
        title = Bilingual(fr: fr, en: en)
        meaning = Bilingual(fr: meansFr, en: meansEn)
        self.source = source
        self.arguments = arguments
        self.optional = optional
    }

    /// How it is written: `blackout:STATE`.
    package func usage(_ language: Language) -> String {
        let words = arguments.enumerated().map { i, argument in
            i >= arguments.count - optional ? "[\(argument.words[language])]" : argument.words[language]
        }
        return name.rawValue + (words.isEmpty ? "" : ":" + words.joined(separator: ","))
    }

    package static func named(_ name: String) -> ReadyScenario? { catalogue.first { $0.name.rawValue == name } }

    private static let seeds = "Infralliance, vademecum « Souveraineté numérique »"
    private static let guide = "FNCCR / Club Numérique & Territoires, guide « Souveraineté numérique »"
    private static let note = "CFE-CGC Orange, note sur la souveraineté numérique"
    private static let article = "Solutions Numériques, dossier « Cloud souverain ou de confiance » (2025)"

    package static let catalogue: [ReadyScenario] = [
        ReadyScenario(
            .order, fr: "Un État ordonne de remettre des données", en: "A state orders data to be handed over",
            meansFr: "Ses lois obligent ceux qui tiennent les données, où qu’elles soient ; le client n’en est pas averti.",
            meansEn: "Its laws oblige whoever holds the data, wherever they are; the customer is not told.", source: article, [.state]),
        ReadyScenario(
            .blackout, fr: "Un État fait couper les services", en: "A state has services cut off",
            meansFr: "« Un blackout décidé par une puissance tierce » : tout ce qu’elle peut couper s’arrête le jour même.",
            meansEn: "A blackout decided by a third power: all that it can cut stops that day.", source: note, [.state]),
        ReadyScenario(
            .updatesBlocked, fr: "Les mises à jour sont bloquées", en: "Updates are blocked",
            meansFr: "Ceux que l’État tient, ou ce fournisseur, ne livrent plus ni mises à jour ni support : rien ne s’arrête le premier jour.",
            meansEn: "Whoever the state holds, or this supplier, delivers neither updates nor support any more: nothing stops on the first day.",
            source: note, [.holder]),
        ReadyScenario(
            .licencesRevoked, fr: "Les licences sont révoquées", en: "Licences are revoked",
            meansFr: "Les licences vérifiées en ligne cessent en quelques jours, les abonnements à leur terme, les perpétuelles jamais.",
            meansEn: "Licences checked on line stop within days, subscriptions when they end, perpetual ones never.", source: seeds, [.holder]),
        ReadyScenario(
            .borderClosed, fr: "La frontière se ferme", en: "The border closes",
            meansFr: "La frontière de cet État (le vôtre, sauf mention) : le trafic et les équipes au dehors ne sont plus là, ce qui est situé à l’étranger, et ce qui n’est tenu que de l’étranger.",
            meansEn: "The border of that state (yours, unless said): traffic and staff outside are gone, what is located abroad, and what is only done from abroad.", source: seeds, [.state], optional: 1),
        ReadyScenario(
            .blocsInConflict, fr: "Deux blocs entrent en conflit", en: "Two blocs fall out",
            meansFr: "Les deux refusent tout : ne reste que ce qui a un remplaçant hors des deux (Canada, Japon, Brésil…).",
            meansEn: "Both refuse everything: only what has an alternative outside both is left (Canada, Japan, Brazil…).", source: seeds,
            [.state, .state]),
        ReadyScenario(
            .bankrupt, fr: "Un fournisseur fait faillite", en: "A supplier goes bankrupt",
            meansFr: "Il n’exploite, ne fournit et ne soutient plus rien.", meansEn: "It operates, supplies and supports nothing any more.",
            source: guide, [.organisation]),
        ReadyScenario(
            .bought, fr: "Un fournisseur est racheté par une société d’un autre État", en: "A supplier is bought by a company of another state",
            meansFr: "Le nouvel État acquiert le jour même ce que ses lois permettent ; les conditions commerciales suivent.",
            meansEn: "The new state gains that day what its laws allow; the commercial terms follow.", source: article, [.organisation, .state]),
        ReadyScenario(
            .price, fr: "Un fournisseur multiplie ses prix", en: "A supplier multiplies its prices",
            meansFr: "Rien ne s’arrête ; le coût annuel est multiplié (par trois, sauf mention).",
            meansEn: "Nothing stops; the yearly cost is multiplied (by three, unless said).", source: article, [.organisation, .number], optional: 1),
        ReadyScenario(
            .subcontractorReplaced, fr: "Un sous-traitant est remplacé sans prévenir", en: "A subcontractor is replaced without notice",
            meansFr: "Qui le remplace n’est pas connu ; le contrat permet de résilier sans préavis, et alors le rôle n’est plus tenu.",
            meansEn: "Who replaces it is not known; the contract allows to terminate without notice, and then the role is no longer filled.",
            source: seeds, [.organisation]),
        ReadyScenario(
            .fibreCut, fr: "Des fibres sont coupées à un endroit", en: "Fibres are cut at a place",
            meansFr: "Toutes les liaisons qui y passent tombent ensemble.", meansEn: "All links that run through it fall together.", source: seeds, [.place]),
        ReadyScenario(
            .siteLost, fr: "Un lieu est perdu", en: "A site is lost",
            meansFr: "Incendie, inondation : ce qui s’y trouve est hors service.", meansEn: "Fire, flood: what is there is out of service.",
            source: seeds, [.thing]),
        ReadyScenario(
            .regionLost, fr: "Une région d’un nuage est perdue", en: "A region of a cloud is lost",
            meansFr: "L’offre entière est hors service, zones comprises.", meansEn: "The whole offer is out of service, zones included.", source: guide, [.offer]),
        ReadyScenario(
            .quantum, fr: "Le chiffrement à clé publique d’aujourd’hui est cassé", en: "Today’s public-key encryption is broken",
            meansFr: "Ce qui a été capté avant se lit aussi. La date est une hypothèse, jamais un fait.",
            meansEn: "What was captured before can be read as well. The date is an assumption, never a fact.", source: seeds, []),
    ]
}

/// Why can a scenario not be made?
package enum ScenarioProblem: Error, Sendable {
    case unknown(String, nearest: String?)
    case arguments(usage: Bilingual)
    case noSuchElement(String, nearest: String?)
    case wrongKind(String, expected: Bilingual)
    case nothingConcerned(String)
    /// What follows `@` is no number of days, months or years.
    case delay(String)
    /// A change does not fit the chart as those before it leave it.
    case unfit(Diagnostics)

    package var message: Bilingual {
        switch self {
        case .unknown(let name, let nearest):
            let hint = nearest.map { (fr: " Vouliez-vous dire « \($0) » ?", en: " Did you mean “\($0)”?") } ?? ("", "")
            return Bilingual(
                fr: "Aucun scénario « \(name) » : ni un changement du dossier, ni un fichier, ni un scénario prêt.\(hint.0)",
                en: "No scenario “\(name)”: neither a change of the folder, nor a file, nor a ready scenario.\(hint.1)")
        case .arguments(let usage): return Bilingual(fr: "Ce scénario s’écrit \(usage.fr).", en: "This scenario is written \(usage.en).")
        case .noSuchElement(let id, let nearest):
            let hint = nearest.map { (fr: " Vouliez-vous dire « \($0) » ?", en: " Did you mean “\($0)”?") } ?? ("", "")
            return Bilingual(fr: "Aucun élément « \(id) ».\(hint.0)", en: "No element “\(id)”.\(hint.1)")
        case .wrongKind(let id, let expected):
            return Bilingual(fr: "« \(id) » ne convient pas : il faut \(expected.fr).", en: "“\(id)” does not fit: \(expected.en) is wanted.")
        case .delay(let text):
            return Bilingual(
                fr: "« \(text) » n’est pas un délai : 30d, 6m ou 2y (jours, mois, ans).", en: "“\(text)” is no delay: 30d, 6m or 2y (days, months, years).")
        case .unfit(let problems):
            let first = problems.list.first?.problem
            return Bilingual(
                fr: first?.message(.french) ?? "Ce changement ne s’applique pas à cette carte.", en: first?.message(.english) ?? "This change does not fit this chart.")
        case .nothingConcerned(let id):
            return Bilingual(fr: "Rien dans ce dossier ne dépend de « \(id) ».", en: "Nothing in this folder depends on “\(id)”.")
        }
    }
}
