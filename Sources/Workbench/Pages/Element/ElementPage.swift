import Continuum
import Knowledge
import Reach
import Reports
import Resilience
import Sovereignty
import Workspace

/// What `element.mustache` names: everything about one element.
struct ElementPage: PageValue, Sendable {
    struct Anchor: Sendable {
        var anchorID: String
        var anchorText: String
    }

    struct Dependant: PageValue, Sendable {
        var dependantURL: String
        var dependantName: String
        var dependantKind: String
        var dependantVerb: String
        var badge: Badge
    }

    struct Judged: PageValue, Sendable {
        var judgedURL: String
        var judgedName: String
        var badge: Badge
    }

    struct Hold: Sendable {
        var holdPower: String
        var holdCertain: String
        var holdCertainURL: String
        var holdPossible: String
        var holdPossibleURL: String
    }

    struct Holder: PageValue, Sendable {
        var holderURL: String
        var holderName: String
        var holderCapital: String
        var holderVotes: String
    }

    struct LevelRow: Sendable {
        var levelFramework: String
        var levelText: String
        var levelCounts: String
    }

    struct DecisionRow: PageValue, Sendable {
        var decisionFinding: String
        var decisionURL: String
        var decisionTreatment: String
        var decisionText: String
    }

    struct HistoryRow: PageValue, Sendable {
        var historyDay: String
        var historyDayISO: String
        var historyName: String
        var historyAuthor: String
        var historyReason: String
    }

    struct Glance: PageValue, Sendable {
        var glanceName: String
        var glanceText: String
        var glanceURL: String
    }

    var t: [String: String]
    var anchors: [Anchor] = []
    var elementID: String
    var kindWord: String
    var originWord: String
    var classWords: [String]
    var badge: Badge
    var glances: [Glance] = []
    var facts: [FactRow]
    var missing: [String]
    var mayDescribe: Bool
    var editURL: String
    var relations: [RelationRow]
    var dependantsText: String
    var dependants: [Dependant] = []
    var dependantPagers: [Pager] = []
    var allDependantsURL = ""
    var judged: [Judged] = []
    var judgedMore = ""
    /// Nothing has power over a state or a law.
    var isReached: Bool
    var powers: [PowerRow] = []
    var homePowers: [PowerRow] = []
    var powerHeads: [String]
    /// HTML, from the reports.
    var card = ""
    var holds: [Hold] = []
    var riskText = ""
    var holders: [Holder] = []
    var controllers: [Judged] = []
    var decisions: [DecisionRow] = []
    var decideURL = ""
    var failures: [String] = []
    var failuresURL = ""
    var failuresNote = ""
    var stops: [Judged] = []
    var levels: [LevelRow] = []
    var levelsURL = ""
    var levelsNote = ""
    var history: [HistoryRow] = []
    var historyURL: String

    var derived: [String: Any] {
        [
            "hasNoPowers": isReached && powers.isEmpty && homePowers.isEmpty, "hasDecisionPart": !decideURL.isEmpty, "hasFailurePart": !failuresURL.isEmpty,
            "hasLevelPart": !levelsURL.isEmpty, "hasDependantPart": !dependantsText.isEmpty,
        ]
    }

    init(_ element: Int, _ snapshot: Snapshot, _ room: Room, _ language: Language, page: Int) throws {
        let continuum = snapshot.continuum, table = snapshot.table, assessment = snapshot.assessment
        let row = continuum.elements[element], id = continuum.id(element), rows = FactRows(snapshot, room, language)
        t = ElementPageWords.words(language)
        elementID = id
        kindWord = ElementKind.word(element, continuum)[language]
        originWord = ElementPageWords.layer(row.layer)[language]
        badge = Badge(element, snapshot, language)
        let verdict = table.verdict[element] < 0 ? nil : assessment.verdicts[Int(table.verdict[element])]
        classWords = verdict?.classNames.map { TermWords.className($0)[language] } ?? []
        facts = rows.facts(of: element)
        missing = rows.missing(of: element)
        // What the base says is changed in the organisation's own knowledge, by the same form.
        mayDescribe = room.may(.edit)
        editURL = room.url("edit/\(HTML.urlPart(id))")
        relations = rows.relations(of: element)
        isReached = ![.state, .bloc, .law].contains(row.kind) && PathDrawing.Level(row.kind) != nil
        powerHeads = Power.allCases.map { Wording.power($0)[language].capitalisedFirst }
        historyURL = room.url("history")
        dependantsText = ""
        addDependants(element, snapshot, room, language, page: page)
        if isReached {
            let found = PowerRows(element, snapshot, room, language)
            (powers, homePowers) = (found.rows, found.home)
        }
        if verdict != nil {
            let links = FragmentLinks(sections: ["verdicts": room.url("chart")]) { [room] in $0 == id ? nil : room.elementURL($0) }
            card = try HTMLReport(assessment, language: language, title: "", drawings: [:]).card(id, links) ?? ""
            addDecisions(element, snapshot, room, language)
        }
        if row.kind == .state || row.kind == .bloc { addHolds(element, snapshot, room, language) }
        if row.kind == .organisation { addOwners(element, snapshot, room, language) }
        addHistory(id, snapshot, language)
        addGlances(element, snapshot, room, language)
    }

    // MARK: What depends on it

    private mutating func addDependants(_ element: Int, _ snapshot: Snapshot, _ room: Room, _ language: Language, page: Int) {
        let continuum = snapshot.continuum, table = snapshot.table, id = continuum.id(element)
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        func relation(_ entry: (from: Int32, relation: Int32)) -> Relation { continuum.relations[Int(entry.relation)] }
        // One’s own first; then as the files have them.
        let named = table.dependants.relations(to: element).filter { PathDrawing.Level(continuum.elements[Int($0.from)].kind) != nil }
        let ordered = named.filter { continuum.elements[Int($0.from)].layer != .base } + named.filter { continuum.elements[Int($0.from)].layer == .base }
        let direct = Set(named.map(\.from)).count
        let all = isReached || row(continuum, element) == .organisation ? table.dependants.all(of: element) : []
        let judged = all.filter { table.verdict[Int($0)] >= 0 }
        guard direct > 0 || !all.isEmpty else { return }
        let one = Bilingual(fr: "élément le cite", en: "element names it"), many = Bilingual(fr: "éléments le citent", en: "elements name it")
        dependantsText = Words.count(direct, one, many, language)
        if !all.isEmpty {
            dependantsText += say(
                " ; en tout, \(Words.number(all.count, .french)) en dépendent, dont \(Words.count(judged.count, Bilingual("jeu de données, service ou traitement"), Bilingual("jeux de données, services ou traitements"), .french))",
                "; in all, \(Words.number(all.count, .english)) depend on it, of which \(Words.count(judged.count, Bilingual("dataset, service or treatment"), Bilingual("datasets, services or treatments"), .english))")
            allDependantsURL = ChartQuery().changed { $0.need = element }.url(room, continuum)
        }
        dependantsText += "."
        let size = ChartQuery.pageSize, start = (max(1, page) - 1) * size
        let shown = start < ordered.count ? ordered[start..<min(ordered.count, start + size)] : []
        dependants = shown.map { entry in
            let from = Int(entry.from)
            return Dependant(
                dependantURL: room.elementURL(continuum.id(from)), dependantName: continuum.name(from, language), dependantKind: ElementKind.word(from, continuum)[language],
                dependantVerb: ChainWords.relation(continuum.vocabulary.name(of: relation(entry).key))[language], badge: Badge(from, snapshot, language))
        }
        if ordered.count > size {
            dependantPagers = [Pager(max(1, page), of: ordered.count, by: size, language) { room.elementURL(id) + "?page=\($0)#dependants" }]
        }
        let worst = judged.sorted { (table.standing[Int($1)], $0) < (table.standing[Int($0)], $1) }
        self.judged = worst.prefix(12).map { Judged(judgedURL: room.elementURL(continuum.id(Int($0))), judgedName: continuum.name(Int($0), language), badge: Badge(Int($0), snapshot, language)) }
        if worst.count > 12 { judgedMore = "+ \(Words.number(worst.count - 12, language))" }
    }

    private func row(_ continuum: Continuum, _ element: Int) -> Kind { continuum.elements[element].kind }

    // MARK: At a glance

    private mutating func addGlances(_ element: Int, _ snapshot: Snapshot, _ room: Room, _ language: Language) {
        let table = snapshot.table, continuum = snapshot.continuum
        func word(_ key: String) -> String { t[key] ?? "" }
        if isReached {
            glances.append(Glance(glanceName: word("statesReach"), glanceText: Words.number(Int(table.states[element]), language), glanceURL: "#powers"))
        }
        glances.append(Glance(glanceName: word("dependants"), glanceText: Words.number(table.dependants.count(to: element), language), glanceURL: hasDependants ? "#dependants" : ""))
        glances.append(Glance(glanceName: word("missingCount"), glanceText: Words.number(missing.count, language), glanceURL: missing.isEmpty ? "" : "#missing"))
        let place = continuum.place(of: element)
        if continuum.elements[element].layer != .base {
            let prefix = snapshot.workspace.folder.hasSuffix("/") ? snapshot.workspace.folder : snapshot.workspace.folder + "/"
            let file = place.file.hasPrefix(prefix) ? String(place.file.dropFirst(prefix.count)) : place.file
            glances.append(Glance(glanceName: word("writtenIn"), glanceText: place.line > 0 ? "\(file), \(place.line)" : file, glanceURL: ""))
        }
        let parts: [(String, String, Bool)] = [
            ("facts", "facts", true), ("missing", "missing", !missing.isEmpty), ("holds", "holds", !holds.isEmpty), ("powers", "powers", isReached),
            ("findings", "verdictTitle", !card.isEmpty), ("needs", "needs", !relations.isEmpty), ("dependants", "dependants", hasDependants),
            ("owners", "owners", !holders.isEmpty || !controllers.isEmpty), ("history", "history", !history.isEmpty),
        ]
        anchors = parts.filter(\.2).map { Anchor(anchorID: $0.0, anchorText: word($0.1)) }
    }

    private var hasDependants: Bool { !dependantsText.isEmpty }
}
