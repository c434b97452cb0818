import Continuum
import Reach
import Reports
import Workspace

/// What `paths.mustache` names: what can be followed, worst first.
struct PathsPage: PageValue, Sendable {
    struct Item: PageValue, Sendable {
        var itemURL: String
        var itemName: String
        var itemKind: String
        var itemClass: String
        var badge: Badge
    }

    var t: [String: String]
    var items: [Item]
    var pagers: [Pager]
    var emptyTitle: String
    var emptyText: String
    var hasEmptyAction: Bool
    var emptyURL: String
    var emptyAction: String

    var derived: [String: Any] { ["hasItems": !items.isEmpty] }

    init(_ snapshot: Snapshot, _ room: Room, _ language: Language, page: Int) {
        let continuum = snapshot.continuum, verdicts = snapshot.assessment.verdicts
        t = ChartWords.words(language)
        let ranked = verdicts.enumerated().map { (standing: ChartTable.Standing($0.element.status).rawValue, offset: $0.offset) }
            .sorted { ($1.standing, $0.offset) < ($0.standing, $1.offset) }
        let page = max(1, page), start = (page - 1) * ChartQuery.pageSize
        let shown = start < ranked.count ? ranked[start..<min(ranked.count, start + ChartQuery.pageSize)] : []
        items = shown.map { _, offset in
            let verdict = verdicts[offset]
            return Item(
                itemURL: room.url("chart/path/\(HTML.urlPart(continuum.id(verdict.element)))"), itemName: continuum.name(verdict.element, language),
                itemKind: ElementKind.word(verdict.element, continuum)[language], itemClass: verdict.classNames.map { TermWords.className($0)[language] }.joined(separator: ", "),
                badge: Badge(verdict.element, snapshot, language))
        }
        pagers = ranked.count > ChartQuery.pageSize
            ? [Pager(page, of: ranked.count, by: ChartQuery.pageSize, language) { room.url("chart/path?page=\($0)") }] : []
        emptyTitle = Bilingual(fr: "Rien à suivre encore", en: "Nothing to follow yet")[language]
        emptyText = Bilingual(
            fr: "Décrivez un jeu de données, un service ou un traitement : son chemin jusqu’aux lois se dessine ici.",
            en: "Describe a dataset, a service or a treatment: its path to the laws is drawn here.")[language]
        hasEmptyAction = room.may(.edit)
        emptyURL = room.url("edit")
        emptyAction = Bilingual(fr: "Décrire", en: "Describe")[language]
    }
}

/// What `path.mustache` names: one element followed down to the laws, drawn and listed.
struct PathPage: PageValue, Sendable {
    struct Stage: PageValue, Sendable {
        var stageTitle: String
        /// On the way of a finding; the first ones where there is none.
        var stops: [Stop]
        var others: [Others]
        var stageMore: String
        var derived: [String: Any] { ["hasStageMore": !stageMore.isEmpty] }
    }

    struct Others: Sendable {
        var othersCount: String
        var stops: [Stop]
    }

    struct Stop: PageValue, Sendable {
        var stopName: String
        var stopURL: String
        var stopMark: String
        var stopMarkWord: String
        var isKnown: Bool
        var steps: [Step]
        var derived: [String: Any] { ["hasStopMark": !stopMark.isEmpty, "hasSteps": !steps.isEmpty] }
    }

    struct Step: PageValue, Sendable {
        var stepVerb: String
        var stepTarget: String
        var stepURL: String
        var stepIsKnown: Bool
        var stepMark: String
        var stepMarkWord: String
        var stepNotes: [String]
        var stepSource: String
        var stepStanding: String
        var stepStandingWord: String
        var derived: [String: Any] { ["hasStepMark": !stepMark.isEmpty, "hasStepSource": !stepSource.isEmpty, "hasStepStanding": !stepStanding.isEmpty] }
    }

    var t: [String: String]
    var elementURL: String
    var elementWord: String
    var reachURL: String
    var badge: Badge
    /// SVG, checked by `InlineDrawing`.
    var drawing = ""
    var drawingLeast = 0
    var hasDrawing = false
    var hasDrawingProblem = false
    var drawingProblem = ""
    var stages: [Stage]

    init(_ element: Int, _ snapshot: Snapshot, _ room: Room, _ language: Language) {
        let continuum = snapshot.continuum
        t = ChartWords.words(language)
        elementURL = room.elementURL(continuum.id(element))
        elementWord = Bilingual(fr: "Tout savoir de cet élément", en: "All about this element")[language]
        reachURL = room.elementURL(continuum.id(element)) + "#powers"
        badge = Badge(element, snapshot, language)
        let words = FactText(continuum, language), texts = t
        func mark(_ bound: Bound?) -> (String, String) { bound.map { ($0.rawValue, TermWords.bound($0)[language]) } ?? ("", "") }
        let list = PathDrawing(snapshot.assessment, element: element, language: language, number: 0, extent: .list)
        let all = list.stages(snapshot.assessment), hasMarks = all.contains { $0.stops.contains { $0.mark != nil } }
        stages = all.map { stage in
            let stops = stage.stops.map { stop in
                    let mark = mark(stop.mark)
                    return Stop(
                        stopName: stop.element.map { continuum.name($0, language) } ?? texts["nobodyKnows"] ?? "", stopURL: stop.element.map { room.elementURL(continuum.id($0)) } ?? "",
                        stopMark: mark.0, stopMarkWord: mark.1, isKnown: stop.element != nil, steps: stop.steps.map { Self.step($0, continuum, room, words, texts, language) })
            }
            let first = hasMarks ? stops.filter { !$0.stopMark.isEmpty } : Array(stops.prefix(Self.shown))
            let rest = hasMarks ? stops.filter { $0.stopMark.isEmpty } : Array(stops.dropFirst(Self.shown))
            return Stage(
                stageTitle: ChartWords.layer(stage.level)[language], stops: first,
                others: rest.isEmpty ? [] : [Others(othersCount: Words.number(rest.count, language), stops: rest)],
                stageMore: stage.more > 0 ? Words.number(stage.more, language) : "")
        }
        do throws(GraphvizProblem) {
            let dot = PathDrawing(snapshot.assessment, element: element, language: language, number: 1).dot()
            guard let svg = try Graphviz().svg([dot]).first, let inline = InlineDrawing(svg) else { throw .failed("svg") }
            (drawing, drawingLeast, hasDrawing) = (inline.svg, inline.leastWidth, true)
        } catch {
            (hasDrawingProblem, drawingProblem) = (true, t["noDrawing"] ?? "")
        }
    }

    /// How many are in sight of each layer when no finding says which matter.
    private static let shown = 4

    private static func step(
        _ step: PathDrawing.Step, _ continuum: Continuum, _ room: Room, _ words: FactText, _ texts: [String: String], _ language: Language
    ) -> Step {
        var notes = step.isAlternative ? [texts["alternative"] ?? ""] : []
        if let note = step.note { notes.append(ChainWords.note(note)[language]) }
        return Step(
            stepVerb: ChainWords.relation(step.relation)[language], stepTarget: step.target.map { continuum.name($0, language) } ?? ChainWords.unknown[language],
            stepURL: step.target.map { room.elementURL(continuum.id($0)) } ?? "", stepIsKnown: step.target != nil, stepMark: step.mark?.rawValue ?? "",
            stepMarkWord: step.mark.map { TermWords.bound($0)[language] } ?? "", stepNotes: notes, stepSource: words.source(step.source),
            stepStanding: step.source?.standing?.rawValue ?? "", stepStandingWord: step.source?.standing.map { ChainWords.standing($0)[language] } ?? "")
    }
}
