import Continuum
import Reach
import Reports
import Workspace

/// What `decide.mustache` names: the register, or the part of it that was asked for.
struct RegisterPage: PageValue, Sendable {
    struct Chip: PageValue, Sendable {
        var chipURL: String
        var chipText: String
        var chipIsCurrent: Bool
    }

    struct Row: PageValue, Sendable {
        var rowURL: String
        var rowMessage: String
        var hasSeverity: Bool
        var severity = ""
        var severityWord = ""
        var causeWord = ""
        var elementName = ""
        var elementURL = ""
        var hasElement: Bool
        var stateClass: String
        var stateWord: String
        var hasTreatment: Bool
        var treatmentWord = ""
        var owner = ""
        var hasReview = false
        var review = ""
        var reviewISO = ""
    }

    var t: [String: String]
    var chips: [Chip]
    var fields: [Field]
    var action: String
    /// The state asked for, which the filters keep.
    var stateValue: String
    var rows: [Row]
    var countText: String
    var pager: [Pager]
    var emptyTitle = ""
    var emptyText = ""
    var emptyURL = ""
    var emptyAction = ""

    init(_ register: Register, _ filter: RegisterFilter, page: Int, in room: Room, _ language: Language) {
        t = LayoutWords.words(language).merging(DecideText.words(language)) { $1 }
        let address = filter.address(room.url("decide"))
        action = room.url("decide")
        stateValue = filter.state?.rawValue ?? ""
        let all = register.rows.count
        chips = [Chip(chipURL: address.with("state", nil).text, chipText: "\(t["all"] ?? "") (\(Words.number(all, language)))", chipIsCurrent: filter.state == nil)]
        for state in Decisions.State.allCases {
            chips.append(
                Chip(
                    chipURL: address.with("state", state.rawValue).text, chipText: "\(DecisionWords.state(state)[language]) (\(Words.number(register.count(state), language)))",
                    chipIsCurrent: filter.state == state))
        }
        fields = Self.fields(register, filter, t, language)
        let found = register.filtered(filter)
        let pages = Pager(page, of: found.count, at: address, language)
        pager = pages.isNeeded ? [pages] : []
        rows = found[pages.range].map { Self.row($0, register, room, language) }
        countText = Words.count(
            found.count, Bilingual(fr: "constat", en: "finding"), Bilingual(fr: "constats", en: "findings"), language)
        guard rows.isEmpty else { return }
        if all == 0 {
            emptyTitle = Bilingual(fr: "Aucun constat à ce jour", en: "No finding so far")[language]
            emptyText = Bilingual(
                fr: "Dès qu’une donnée ou un service dépasse ce que sa classe tolère, le constat vient ici, avec ce qu’on peut en faire. Décrivez vos données et leur classe pour commencer.",
                en: "As soon as a dataset or a service goes beyond what its class tolerates, the finding comes here, with what can be done about it. Describe your data and their class to begin.")[language]
            emptyURL = room.url(room.may(.edit) ? "edit" : "chart")
            emptyAction = Bilingual(fr: room.may(.edit) ? "Décrire" : "Voir la carte", en: room.may(.edit) ? "Describe" : "See the chart")[language]
        } else {
            emptyTitle = Bilingual(fr: "Aucun constat ici", en: "No finding here")[language]
            emptyText = Bilingual(fr: "Rien ne répond à ces filtres.", en: "Nothing answers these filters.")[language]
            emptyURL = room.url("decide")
            emptyAction = Bilingual(fr: "Tout le registre", en: "The whole register")[language]
        }
    }

    private static func fields(_ register: Register, _ filter: RegisterFilter, _ t: [String: String], _ language: Language) -> [Field] {
        func select(_ name: String, _ label: String, any: String, _ options: [(String, String)], chosen: String?) -> Field {
            var field = Field(.select, name, label: label)
            field.options = [Field.Option(optionValue: "", optionText: any, optionIsChosen: chosen == nil)]
                + options.map { Field.Option(optionValue: TypedText($0.0), optionText: $0.1, optionIsChosen: $0.0 == chosen) }
            return field
        }
        let continuum = register.snapshot.continuum
        let elements = Set(register.snapshot.assessment.findings.map(\.element))
            .map { (continuum.id($0), continuum.name($0, language)) }.sorted { (ElementIndex.fold($0.1), $0.0) < (ElementIndex.fold($1.1), $1.0) }
        return [
            select(
                "severity", t["severity"] ?? "", any: t["any"] ?? "", Severity.allCases.reversed().map { ($0.rawValue, Wording.severity($0)[language]) }, chosen: filter.severity?.rawValue),
            select("cause", t["cause"] ?? "", any: t["any"] ?? "", Cause.allCases.map { ($0.rawValue, $0.words[language]) }, chosen: filter.cause?.rawValue),
            select("element", t["element"] ?? "", any: t["anyElement"] ?? "", elements, chosen: filter.element),
        ]
    }

    static func row(_ row: Register.Row, _ register: Register, _ room: Room, _ language: Language) -> Row {
        var out = Row(
            rowURL: room.url("decide/\(HTML.urlPart(row.id))"), rowMessage: Typography.set(register.message(row)[language], language), hasSeverity: row.finding != nil,
            hasElement: row.finding != nil, stateClass: row.state.rawValue, stateWord: DecisionWords.state(row.state)[language], hasTreatment: row.entry != nil)
        if let finding = row.finding {
            let id = register.snapshot.continuum.id(finding.element)
            out.severity = finding.severity.rawValue
            out.severityWord = Wording.severity(finding.severity)[language]
            out.causeWord = finding.cause.words[language]
            out.elementName = register.snapshot.continuum.name(finding.element, language)
            out.elementURL = room.elementURL(id)
        }
        if let entry = row.entry {
            out.treatmentWord = DecisionWords.done(entry.decision.treatment)[language]
            out.owner = entry.decision.owner
            if let review = entry.decision.review {
                out.hasReview = true
                out.review = Words.day(review, language)
                out.reviewISO = review.description
            }
        }
        return out
    }
}

/// The static words of the register and of decisions.
enum DecideText {
    private static let all: [String: Bilingual] = [
        "all": Bilingual(fr: "Tout", en: "All"),
        "any": Bilingual(fr: "Toutes", en: "Any"),
        "anyElement": Bilingual(fr: "Tous", en: "Any"),
        "severity": Bilingual(fr: "Gravité", en: "Severity"),
        "cause": Bilingual(fr: "Cause", en: "Cause"),
        "element": Bilingual(fr: "Élément", en: "Element"),
        "filter": Bilingual(fr: "Filtrer", en: "Filter"),
        "filters": Bilingual(fr: "États du registre", en: "States of the register"),
        "finding": Bilingual(fr: "Constat", en: "Finding"),
        "state": Bilingual(fr: "Où en est-on", en: "Where it stands"),
        "decision": Bilingual(fr: "Décision", en: "Decision"),
        "owner": Bilingual(fr: "Responsable", en: "Owner"),
        "review": Bilingual(fr: "Révision", en: "Review"),
        "none": Bilingual(fr: "aucune décision", en: "no decision"),
        "measures": Bilingual(fr: "Mesures", en: "Measures"),
        "reason": Bilingual(fr: "Raison", en: "Reason"),
        "by": Bilingual(fr: "par", en: "by"),
        "cost": Bilingual(fr: "Coût", en: "Cost"),
        "record": Bilingual(fr: "Inscrire la décision", en: "Record the decision"),
        "decideTitle": Bilingual(fr: "Décider", en: "Decide"),
        "chainTitle": Bilingual(fr: "Par quel chemin", en: "By which way"),
        "decideIntro": Bilingual(
            fr: "Une décision ne fait disparaître aucun constat : elle s’affiche à côté de lui, partout. Elle est gardée dans le dossier, avec les précédentes.",
            en: "A decision makes no finding disappear: it stands beside it, everywhere. It is kept in the workspace, with the earlier ones."),
        "pastTitle": Bilingual(fr: "Décisions prises", en: "Decisions taken"),
        "pastNone": Bilingual(fr: "Personne n’a encore décidé.", en: "Nobody has decided yet."),
        "readOnly": Bilingual(fr: "Votre rôle permet de lire le registre, non de décider.", en: "Your role lets you read the register, not decide."),
        "about": Bilingual(fr: "De quoi s’agit-il", en: "What it is about"),
        "reviewBy": Bilingual(fr: "à revoir le", en: "to be reviewed on"),
        "costNote": Bilingual(fr: "en euros ; laissez vide si l’on ne sait pas", en: "in euros; leave empty if not known"),
    ]

    static func words(_ language: Language) -> [String: String] { all.mapValues { $0[language] } }
}
