import Continuum
import Knowledge
import Reports
import Sovereignty
import Workspace

/// What `levels.mustache` names: the form that filters, and the sections of the report on levels.
struct LevelsOverviewPage: PageValue, Sendable {
    var t: [String: String]
    var fields: [Field]
    var action: String
    var compareFields: [Field]
    var derived: [String: Any] { ["hasCompare": !compareFields.isEmpty] }
    var compareAction: String
    /// HTML, from the report.
    var sections: String
    var emptyTitle: String
    var emptyText: String
    var emptyURL: String
    var emptyAction: String

    init(_ filter: LevelsFilter, all: Levels, sections: String, in room: Room, _ language: Language) {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        t = LayoutWords.words(language).merging(LevelsText.words(language)) { $1 }
        fields = filter.fields(all, language)
        action = room.url("levels")
        compareAction = room.url("levels/compare")
        compareFields = Self.pair(all, nil, nil, language)
        self.sections = sections
        emptyTitle = say("Aucun niveau à montrer", "No level to show")
        emptyText = say(
            "Un niveau se calcule pour un service, un traitement, une organisation ou une offre. Décrivez-en un, ou élargissez les filtres.",
            "A level is worked out for a service, a treatment, an organisation or an offer. Describe one, or widen the filters.")
        emptyURL = room.url(filter.isEmpty ? "edit" : "levels")
        emptyAction = filter.isEmpty ? say("Décrire", "Describe") : say("Tous les niveaux", "All levels")
    }

    /// Two frameworks to set side by side; none where there is only one.
    static func pair(_ all: Levels, _ a: String?, _ b: String?, _ language: Language) -> [Field] {
        let words = LevelWords(all)
        let used = Set(all.results.joined().map(\.framework.id))
        let frameworks = all.assessor.library.frameworks.filter { used.contains($0.id) }
        guard frameworks.count > 1 else { return [] }
        return [("a", a ?? frameworks[0].id, LevelsText.words(language)["left"] ?? ""), ("b", b ?? frameworks[1].id, LevelsText.words(language)["right"] ?? "")].map { name, chosen, label in
            var field = Field(.select, name, label: label)
            field.options = frameworks.map { Field.Option(optionValue: TypedText($0.id), optionText: words.short($0)[language], optionIsChosen: $0.id == chosen) }
            return field
        }
    }
}

/// What `levels-compare.mustache` names: two frameworks side by side, subject by subject.
struct LevelsComparePage: PageValue, Sendable {
    struct Side: PageValue, Sendable {
        var sideName: String
        var sideStatus: String
        var sideText: String
        var sideURL: String
    }

    struct Cell: PageValue, Sendable {
        var cellSign: String
        var cellText: String
        var cellCaps: String
    }

    struct Row: PageValue, Sendable {
        var rowName: String
        var rowURL: String
        var cells: [Cell]
        var rowDiffers: Bool
    }

    var t: [String: String]
    var fields: [Field]
    var action: String
    var sides: [Side]
    var rows: [Row]
    var summary: String

    init(_ levels: Levels, _ a: Framework, _ b: Framework, all: Levels, in room: Room, _ language: Language) {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        t = LayoutWords.words(language).merging(LevelsText.words(language)) { $1 }
        action = room.url("levels/compare")
        fields = LevelsOverviewPage.pair(all, a.id, b.id, language)
        let words = LevelWords(levels)
        sides = [a, b].map {
            Side(
                sideName: words.name($0.element)[language], sideStatus: LevelWords.status($0)[language], sideText: words.text(.description, $0.element)?[language] ?? "",
                sideURL: room.url("levels/frameworks/\(HTML.urlPart($0.id))"))
        }
        rows = zip(levels.subjects, levels.results).compactMap { subject, results in
            let pair = [a, b].map { framework in results.first { $0.framework.id == framework.id } }
            guard pair.contains(where: { $0 != nil }) else { return nil }
            let outlooks = pair.compactMap { $0?.outlook }
            return Row(
                rowName: words.name(subject)[language], rowURL: room.url("levels/\(HTML.urlPart(levels.continuum.id(Int(subject))))"),
                cells: pair.map { Self.cell($0, words, language) }, rowDiffers: outlooks.count == 2 && outlooks[0] != outlooks[1])
        }
        let both = rows.count { !$0.cells.contains { $0.cellSign.isEmpty } }, differ = rows.count(where: \.rowDiffers)
        summary = say(
            "\(both) sujets relèvent des deux ; sur \(differ) d’entre eux, ils ne disent pas la même chose.", "\(both) subjects fall under both; on \(differ) of them they do not say the same.")
    }

    private static func cell(_ result: FrameworkResult?, _ words: LevelWords, _ language: Language) -> Cell {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        guard let result else { return Cell(cellSign: "", cellText: say("ne s’applique pas", "does not apply"), cellCaps: "") }
        var text = LevelWords.answered(result.outlook)[language]
        if let level = result.level {
            text = say("plancher ", "floor ") + words.levels(level, of: result.framework)[language]
            if let score = result.score { text += say(" · note ", " · score ") + LevelWords.range(score.low, score.high, unit: "%")[language] }
        } else {
            text += say(
                " : \(result.met) satisfaites, \(result.notMet) non, \(result.open) en suspens", ": \(result.met) met, \(result.notMet) not, \(result.open) open")
        }
        let caps = result.capping.prefix(2).map { words.name($0.requirement.element)[language] }
        return Cell(cellSign: result.outlook.rawValue, cellText: text, cellCaps: caps.joined(separator: " ; "))
    }
}

/// What `framework.mustache` names: a framework in plain words, requirement by requirement.
struct FrameworkDescriptionPage: PageValue, Sendable {
    struct Rung: PageValue, Sendable {
        var rungText: String
        var rungWorth: String
    }

    struct Requirement: PageValue, Sendable {
        var requirementName: String
        var requirementArticle: String
        var requirementQuestion: String
        var derived: [String: Any] { ["hasArticle": !requirementArticle.isEmpty, "hasQuestion": !requirementQuestion.isEmpty] }
        var needs: [String]
        var rungs: [Rung]
    }

    struct Objective: PageValue, Sendable {
        var objectiveName: String
        var objectiveWeight: String
        var requirements: [Requirement]
    }

    var t: [String: String]
    var facts: [FindingPage.Fact]
    var texts: [String]
    var levels: [String]
    var objectives: [Objective]
    var subjectsURL: String

    init(_ framework: Framework, _ all: Levels, in room: Room, _ language: Language) {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        let words = LevelWords(all), continuum = all.continuum
        func name(_ element: Int32) -> String { words.name(element)[language] }
        t = LayoutWords.words(language).merging(LevelsText.words(language)) { $1 }
        facts = [FindingPage.Fact(factName: say("Identifiant", "Id"), factText: framework.id), FindingPage.Fact(factName: say("Valeur en droit", "Worth in law"), factText: LevelWords.status(framework)[language])]
        if let version = continuum.text(continuum.value(.version, of: Int(framework.element)), language) { facts.append(FindingPage.Fact(factName: say("Version", "Version"), factText: version)) }
        if let source = continuum.source(continuum.elements[Int(framework.element)].provenance) {
            facts.append(FindingPage.Fact(factName: say("Source", "Source"), factText: source.ref + (source.date.map { " (\($0))" } ?? "")))
        }
        texts = [Key.description, .note].compactMap { words.text($0, framework.element)?[language] }
        levels = framework.levels.map { name($0.element) }
        objectives = framework.objectives.map { objective in
            Objective(
                objectiveName: name(objective.element), objectiveWeight: objective.weight > 0 ? LevelWords.percent(objective.weight)[language] : "",
                requirements: objective.requirements.map { requirement in
                    Requirement(
                        requirementName: name(requirement.element), requirementArticle: requirement.article ?? "", requirementQuestion: words.text(.question, requirement.element)?[language] ?? "",
                        needs: Self.needs(requirement.needs, words, language),
                        rungs: requirement.rungs.map { rung in
                            Rung(
                                rungText: "\(rung.order). \(name(rung.element))",
                                rungWorth: "\(LevelWords.figure(rung.points)[language]) \(say("points", "points")), \(say("niveau", "level")) \(rung.level)" + Self.needs(rung.needs, words, language).map { " · " + $0 }.joined())
                        })
                })
        }
        subjectsURL = PageAddress(room.url("levels"), [("framework", framework.id)]).text
    }

    private static func needs(_ needs: Needs, _ words: LevelWords, _ language: Language) -> [String] {
        needs.checks.map { CheckCatalogue.all[$0].title[language] } + needs.statements.map { words.name($0)[language] }
            + (needs.needsAnswer ? [Bilingual(fr: "une réponse, avec sa preuve", en: "an answer with its evidence")[language]] : [])
    }
}

/// What `frameworks.mustache` names: all frameworks that this workspace knows.
struct FrameworksPage: PageValue, Sendable {
    struct Row: PageValue, Sendable {
        var rowName: String
        var rowURL: String
        var rowStatus: String
        var rowText: String
        var rowCount: String
    }

    var t: [String: String]
    var rows: [Row]

    init(_ all: Levels, in room: Room, _ language: Language) {
        t = LayoutWords.words(language).merging(LevelsText.words(language)) { $1 }
        let words = LevelWords(all)
        var counts: [String: Int] = [:]
        for result in all.results.joined() { counts[result.framework.id, default: 0] += 1 }
        rows = all.assessor.library.frameworks.map { framework in
            Row(
                rowName: words.name(framework.element)[language], rowURL: room.url("levels/frameworks/\(HTML.urlPart(framework.id))"), rowStatus: LevelWords.status(framework)[language],
                rowText: words.text(.description, framework.element)?[language] ?? "", rowCount: Words.number(counts[framework.id] ?? 0, language))
        }
    }
}

/// What `levels-subject.mustache` names: one subject under every framework that applies, in detail.
struct SubjectLevelsPage: PageValue, Sendable {
    var t: [String: String]
    var fields: [Field]
    var action: String
    /// HTML, from the report.
    var sections: String
    var attestations: [ExportLinks.Link]

    init(_ levels: Levels, subject: String, framework: String?, sections: String, in room: Room, _ language: Language) {
        t = LayoutWords.words(language).merging(LevelsText.words(language)) { $1 }
        action = room.url("levels/\(HTML.urlPart(subject))")
        self.sections = sections
        let words = LevelWords(levels), results = levels.results.first ?? []
        var field = Field(.select, "framework", label: t["framework"] ?? "")
        let used = Set(results.map(\.framework.id)).union(framework.map { [$0] } ?? [])
        field.options = [Field.Option(optionValue: "", optionText: t["allFrameworks"] ?? "", optionIsChosen: framework == nil)]
            + levels.assessor.library.frameworks.filter { used.contains($0.id) || framework != nil }.map {
                Field.Option(optionValue: TypedText($0.id), optionText: words.short($0)[language], optionIsChosen: $0.id == framework)
            }
        fields = [field]
        attestations = room.may(.export) ? results.map {
            ExportLinks.Link(
                exportURL: PageAddress(room.url("levels/\(HTML.urlPart(subject))/attest"), [("framework", $0.framework.id)]).text, exportText: words.short($0.framework)[language])
        } : []
    }
}

/// The static words of levels.
enum LevelsText {
    private static let all: [String: Bilingual] = [
        "filter": Bilingual(fr: "Filtrer", en: "Filter"),
        "framework": Bilingual(fr: "Référentiel", en: "Framework"),
        "allFrameworks": Bilingual(fr: "Tous", en: "All"),
        "compare": Bilingual(fr: "Comparer deux référentiels", en: "Compare two frameworks"),
        "compareDo": Bilingual(fr: "Mettre côte à côte", en: "Set side by side"),
        "left": Bilingual(fr: "À gauche", en: "On the left"),
        "right": Bilingual(fr: "À droite", en: "On the right"),
        "subject": Bilingual(fr: "Sujet", en: "Subject"),
        "capped": Bilingual(fr: "Retenu par :", en: "Held down by:"),
        "differs": Bilingual(fr: "ils diffèrent", en: "they differ"),
        "describe": Bilingual(fr: "Ce référentiel, en clair", en: "This framework in plain words"),
        "requirements": Bilingual(fr: "Exigences", en: "Requirements"),
        "levels": Bilingual(fr: "Niveaux, du plus bas au plus haut", en: "Levels, lowest first"),
        "answeredBy": Bilingual(fr: "Répondu par :", en: "Answered by:"),
        "who": Bilingual(fr: "Qui en relève ici", en: "Who falls under it here"),
        "status": Bilingual(fr: "Valeur en droit", en: "Worth in law"),
        "count": Bilingual(fr: "Sujets", en: "Subjects"),
        "attest": Bilingual(fr: "Attestations", en: "Attestations"),
        "attestHint": Bilingual(
            fr: "Un document JSON qui dit ce qui se déduit des faits, avec leurs empreintes : il se signe, et « portulan attest --verify » le refait à l’identique.",
            en: "A JSON document that says what follows from the facts, with their digests: it can be signed, and “portulan attest --verify” makes it again, identical."),
    ]

    static func words(_ language: Language) -> [String: String] { all.mapValues { $0[language] } }
}
