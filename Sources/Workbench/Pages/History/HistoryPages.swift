import Continuum
import Reach
import Reports
import Store
import Workspace

/// What `history.mustache` names: assessments over time, the newest first.
struct HistoryPage: PageValue, Sendable {
    struct Row: PageValue, Sendable {
        var number: String
        var moment: String
        var notMet: String
        var open: String
        var met: String
        var findings: String
        var serious: String
        var delta: String
        var deltaClass: String
        var compareURL: String
        var derived: [String: Any] { ["hasCompare": !compareURL.isEmpty] }
        var isFirst: Bool
        var isSecond: Bool
    }

    var t: [String: String]
    var tabs: [HistoryTab]
    var chart: [HistoryChart]
    var rows: [Row]
    var derived: [String: Any] { ["mayCompare": rows.count > 1, "hasOlder": !olderURL.isEmpty] }
    var compareAction: String
    var olderURL: String
    var emptyTitle: String
    var emptyText: String
    var emptyURL: String
    var emptyAction: String

    /// - Parameters:
    ///   - entries: a page of them and one more, the newest first.
    ///   - recent: those of the chart.
    init(_ entries: [HistoryEntry], recent: [HistoryEntry], size: Int, in room: Room, _ language: Language) {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        func number(_ value: Int) -> String { Words.number(value, language) }
        t = LayoutWords.words(language).merging(HistoryText.words(language)) { $1 }
        tabs = HistoryTab.all(current: "", in: room, language)
        chart = HistoryChart(recent, language).map { [$0] } ?? []
        compareAction = room.url("history/compare")
        rows = entries.prefix(size).enumerated().map { i, entry in
            let before = i + 1 < entries.count ? entries[i + 1] : nil
            let change = before.map { $0.count(.notMet) - entry.count(.notMet) } ?? 0
            return Row(
                number: "\(entry.record.number)", moment: Words.moment(entry.record.time, language), notMet: number(entry.count(.notMet)), open: number(entry.count(.undetermined)),
                met: number(entry.count(.met)), findings: number(entry.findings), serious: number(entry.serious),
                delta: change == 0 ? "=" : change > 0
                    ? say("\(number(change)) de moins non respectés", "\(number(change)) fewer not met") : say("\(number(-change)) de plus non respectés", "\(number(-change)) more not met"),
                deltaClass: change == 0 ? "same" : change > 0 ? "better" : "worse",
                compareURL: before.map { PageAddress(room.url("history/compare"), [("a", "\($0.record.number)"), ("b", "\(entry.record.number)")]).text } ?? "",
                isFirst: i == 1, isSecond: i == 0)
        }
        olderURL = entries.count > size ? PageAddress(room.url("history"), [("before", "\(entries[size - 1].record.number)")]).text : ""
        emptyTitle = say("L’historique commence aujourd’hui", "The history begins today")
        emptyText = say(
            "Chaque état de la carte, évalué, est gardé ici : ce qui va mieux, ce qui va moins bien, et quel changement l’explique. La première évaluation arrive dans un instant.",
            "Each state of the chart, assessed, is kept here: what gets better, what gets worse, and which change explains it. The first assessment comes in a moment.")
        emptyURL = room.url("history")
        emptyAction = say("Recharger la page", "Reload the page")
    }
}

/// The two sides of the history.
struct HistoryTab: PageValue, Sendable {
    var tabURL: String
    var tabText: String
    var tabIsCurrent: Bool

    static func all(current: String, in room: Room, _ language: Language) -> [HistoryTab] {
        [("", Bilingual(fr: "Évaluations", en: "Assessments")), ("changes", Bilingual(fr: "Changements acceptés", en: "Accepted changes"))].map { path, words in
            HistoryTab(tabURL: room.url(path.isEmpty ? "history" : "history/\(path)"), tabText: words[language], tabIsCurrent: path == current)
        }
    }
}

/// What `history-changes.mustache` names: accepted changes, the newest first.
struct AcceptedPage: PageValue, Sendable {
    struct Row: PageValue, Sendable {
        var changeURL: String
        var changeName: String
        var changeDay: String
        var changeISO: String
        var changeAuthor: String
        var changeReason: String
        var derived: [String: Any] { ["hasReason": !changeReason.isEmpty] }
        var changeKind: String
        var changeFile: String
    }

    var t: [String: String]
    var tabs: [HistoryTab]
    var rows: [Row]
    var pager: [Pager]
    var emptyTitle: String
    var emptyText: String
    var hasEmptyAction: Bool
    var emptyURL: String
    var emptyAction: String

    init(_ snapshot: Snapshot, page: Int, in room: Room, _ language: Language) {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        t = LayoutWords.words(language).merging(HistoryText.words(language)) { $1 }
        tabs = HistoryTab.all(current: "changes", in: room, language)
        let changes = Array(snapshot.workspace.accepted.reversed())
        let pages = Pager(page, of: changes.count, at: PageAddress(room.url("history/changes")), language)
        pager = pages.isNeeded ? [pages] : []
        rows = changes[pages.range].map { Self.row($0, HistorySummary.name($0, snapshot), room, language) }
        emptyTitle = say("Aucun changement accepté", "No accepted change")
        emptyText = say(
            "Chaque modification faite dans l’atelier devient un fichier de accepted/, avec son auteur et sa raison, et peut s’annuler d’ici.",
            "Each edit made in the workbench becomes a file of accepted/, with its author and its reason, and can be undone from here.")
        hasEmptyAction = room.may(.edit)
        emptyURL = room.url("edit")
        emptyAction = say("Décrire", "Describe")
    }

    static func row(_ change: Change, _ file: String, _ room: Room, _ language: Language) -> Row {
        Row(
            changeURL: PageAddress(room.url("history/change"), [("file", file)]).text, changeName: change.name[language], changeDay: change.date.map { Words.day($0, language) } ?? "–",
            changeISO: change.date?.description ?? "", changeAuthor: change.author.isEmpty ? "–" : change.author, changeReason: change.reason[language],
            changeKind: HistoryText.sort(change.sort)[language], changeFile: file)
    }
}

/// What `history-change.mustache` names: one accepted change.
struct AcceptedChangePage: PageValue, Sendable {
    var t: [String: String]
    var csrf: String
    var action: String
    var file: TypedText
    var change: [AcceptedPage.Row]
    var diff: [DiffView]
    var mayUndo: Bool
    /// What others changed since, where undoing met it.
    var conflict: [DiffView] = []
    var problems: [AnswerPreview.Problem] = []
}

/// What `history-compare.mustache` names.
struct ComparePage: PageValue, Sendable {
    struct Figure: PageValue, Sendable {
        var figureName: String
        var figureBefore: String
        var figureAfter: String
        var figureDelta: String
        var figureClass: String
    }

    struct Turn: PageValue, Sendable {
        var turnName: String
        var turnURL: String
        var turnText: String
    }

    struct Found: PageValue, Sendable {
        var foundText: String
        var foundURL: String
    }

    var t: [String: String]
    var beforeTitle: String
    var afterTitle: String
    var figures: [Figure]
    var why: [String]
    var derived: [String: Any] { ["hasWhy": !why.isEmpty || !changes.isEmpty] }
    var changes: [AcceptedPage.Row]
    var better: [Turn]
    var worse: [Turn]
    var gone: [Found]
    var new: [Found]
    var isSame: Bool
    var isCoarse: Bool

    static let most = 200

    init(_ comparison: HistoryComparison, _ snapshot: Snapshot, in room: Room, _ language: Language) {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        let (before, after) = (comparison.before, comparison.after)
        let names = HistoryNames(snapshot: snapshot, language: language)
        func title(_ entry: HistoryEntry) -> String { "n° \(entry.record.number), " + Words.moment(entry.record.time, language) }
        t = LayoutWords.words(language).merging(HistoryText.words(language)) { $1 }
        (beforeTitle, afterTitle) = (title(before), title(after))
        figures = Self.figures(before, after, snapshot, language)
        why = comparison.parts.map { HistoryNames.part($0)[language] + "." }
        if comparison.isOtherBase {
            why.append(say(
                "Les connaissances fournies avec Portulan ne sont plus les mêmes (\(before.summary.program) → \(after.summary.program)).",
                "The knowledge that comes with Portulan is no longer the same (\(before.summary.program) → \(after.summary.program))."))
        }
        if comparison.isOtherDay { why.append(say("La date d’évaluation a changé : \(before.record.day) → \(after.record.day).", "The date of assessment changed: \(before.record.day) → \(after.record.day).")) }
        changes = comparison.changes.prefix(Self.most).map { AcceptedPage.row($0.change, $0.file, room, language) }
        let turns = comparison.turns ?? []
        func turn(_ turn: HistoryComparison.Turn) -> Turn {
            let none = say("absent", "absent")
            return Turn(
                turnName: names.element(turn.element), turnURL: room.elementURL(turn.element),
                turnText: "\(turn.before.map { Wording.status($0)[language] } ?? none) → \(turn.after.map { Wording.status($0)[language] } ?? none)")
        }
        better = turns.filter(\.isBetter).prefix(Self.most).map(turn)
        worse = turns.filter { !$0.isBetter }.prefix(Self.most).map(turn)
        let today = Set(snapshot.assessment.findings.map(\.id))
        func found(_ id: String) -> Found { Found(foundText: names.finding(id), foundURL: today.contains(id) ? room.url("decide/\(HTML.urlPart(id))") : "") }
        gone = comparison.gone.prefix(Self.most).map(found)
        new = comparison.new.prefix(Self.most).map(found)
        isCoarse = comparison.turns == nil
        isSame = !isCoarse && better.isEmpty && worse.isEmpty && gone.isEmpty && new.isEmpty
    }

    private static func figures(_ before: HistoryEntry, _ after: HistoryEntry, _ snapshot: Snapshot, _ language: Language) -> [Figure] {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        /// - Parameter good: 1 where more is better, -1 where less is, 0 where it is neither.
        func figure(_ name: String, _ a: Int, _ b: Int, good: Int) -> Figure {
            let step = b - a
            let sign = step > 0 ? "+" : step < 0 ? "−" : "="
            return Figure(
                figureName: name, figureBefore: Words.number(a, language), figureAfter: Words.number(b, language),
                figureDelta: step == 0 ? "=" : sign + Words.number(abs(step), language), figureClass: step == 0 || good == 0 ? "same" : (step > 0) == (good > 0) ? "better" : "worse")
        }
        var list = [
            figure(say("Limites non respectées", "Limits not met"), before.count(.notMet), after.count(.notMet), good: -1),
            figure(say("Indéterminées", "Undetermined"), before.count(.undetermined), after.count(.undetermined), good: -1),
            figure(say("Respectées", "Met"), before.count(.met), after.count(.met), good: 1),
        ]
        for severity in Severity.allCases.reversed() {
            let (a, b) = (before.summary.findings[severity.rawValue] ?? 0, after.summary.findings[severity.rawValue] ?? 0)
            if a + b > 0 { list.append(figure(say("Constats, gravité \(Wording.severity(severity).fr)", "Findings, severity \(Wording.severity(severity).en)"), a, b, good: -1)) }
        }
        let continuum = snapshot.continuum
        for framework in Set(before.summary.levels.keys).union(after.summary.levels.keys).sorted() {
            guard let a = before.summary.levels[framework], let b = after.summary.levels[framework], a.count == 4, b.count == 4, a != b else { continue }
            let name = continuum.index(of: framework).map { continuum.name($0, language) } ?? framework
            list.append(figure(say("\(name) : sujets qui y satisfont", "\(name): subjects that meet it"), a[0], b[0], good: 1))
            if a[2] != b[2] { list.append(figure(say("\(name) : sujets en suspens", "\(name): subjects left open"), a[2], b[2], good: -1)) }
        }
        return list
    }
}

/// The static words of the history.
enum HistoryText {
    private static let all: [String: Bilingual] = [
        "tabs": Bilingual(fr: "Historique", en: "History"),
        "when": Bilingual(fr: "Évaluation", en: "Assessment"),
        "notMet": Bilingual(fr: "Non respectés", en: "Not met"),
        "open": Bilingual(fr: "Indéterminés", en: "Undetermined"),
        "met": Bilingual(fr: "Respectés", en: "Met"),
        "findings": Bilingual(fr: "Constats", en: "Findings"),
        "serious": Bilingual(fr: "dont graves", en: "serious ones"),
        "delta": Bilingual(fr: "Depuis la précédente", en: "Since the one before"),
        "compare": Bilingual(fr: "Comparer", en: "Compare"),
        "compareTwo": Bilingual(fr: "Comparer les deux évaluations cochées", en: "Compare the two ticked assessments"),
        "from": Bilingual(fr: "de", en: "from"),
        "to": Bilingual(fr: "à", en: "to"),
        "older": Bilingual(fr: "Plus anciennes", en: "Older ones"),
        "by": Bilingual(fr: "par", en: "by"),
        "undo": Bilingual(fr: "Annuler ce changement", en: "Undo this change"),
        "undoHint": Bilingual(
            fr: "Rien n’est effacé : le changement inverse est accepté à son tour, à votre nom.", en: "Nothing is erased: the inverse change is accepted in turn, in your name."),
        "diffTitle": Bilingual(fr: "Ce que ce changement a fait", en: "What this change did"),
        "conflictTitle": Bilingual(fr: "Modifié depuis par d’autres changements", en: "Changed since by other changes"),
        "before": Bilingual(fr: "Avant", en: "Before"),
        "after": Bilingual(fr: "Après", en: "After"),
        "figure": Bilingual(fr: "Chiffre", en: "Figure"),
        "step": Bilingual(fr: "Écart", en: "Difference"),
        "why": Bilingual(fr: "Pourquoi", en: "Why"),
        "whyNone": Bilingual(fr: "Rien de ce qui est connu n’a bougé entre les deux.", en: "Nothing that is known moved between the two."),
        "whyChanges": Bilingual(fr: "Changements acceptés entre les deux", en: "Changes accepted in between"),
        "better": Bilingual(fr: "Ce qui va mieux", en: "What got better"),
        "worse": Bilingual(fr: "Ce qui va moins bien", en: "What got worse"),
        "gone": Bilingual(fr: "Constats levés", en: "Findings gone"),
        "new": Bilingual(fr: "Constats nouveaux", en: "New findings"),
        "same": Bilingual(fr: "Aucun verdict ni constat ne diffère entre les deux.", en: "No verdict and no finding differs between the two."),
        "coarse": Bilingual(
            fr: "La carte est grande : seuls les chiffres sont gardés à chaque évaluation, non le détail.", en: "The chart is large: only figures are kept of each assessment, not the detail."),
    ]

    static func words(_ language: Language) -> [String: String] { all.mapValues { $0[language] } }

    static func sort(_ sort: Change.Sort) -> Bilingual {
        switch sort {
        case .edit: Bilingual(fr: "modification", en: "edit")
        case .import: Bilingual(fr: "import", en: "import")
        case .measure: Bilingual(fr: "mesure", en: "measure")
        case .scenario: Bilingual(fr: "scénario", en: "scenario")
        case .bid: Bilingual(fr: "offre", en: "bid")
        case .drift: Bilingual(fr: "dérive", en: "drift")
        case .decision: Bilingual(fr: "décision", en: "decision")
        }
    }
}
