import Continuum
import Reach
import Reports
import Workspace

/// What `edit-start.mustache` names: where to begin, what can be added, what is missing, what was changed last.
struct EditStartPage: PageValue, Sendable {
    struct Path: Sendable {
        var pathURL: String
        var pathTitle: String
        var pathText: String
    }

    struct KindLink: Sendable {
        var kindURL: String
        var kindText: String
    }

    struct Shelf: Sendable {
        var shelfTitle: String
        var kinds: [KindLink]
    }

    struct Gap: Sendable {
        var gapName: String
        var gapURL: String
        var gapCount: String
        var gapQuestion: String
    }

    var t: [String: String]
    var csrf: String
    var paths: [Path]
    var shelves: [Shelf]
    var knowledgeKinds: [KindLink]
    var gaps: [Gap]
    var gapsTotal: String
    var gapsURL: String
    var edits: [RecentEdit]
    var historyURL: String

    private static let mostGaps = 15, mostEdits = 10

    private static let layers: [(Bilingual, [Kind])] = [
        (Bilingual(fr: "Ce qu’on protège", en: "What is protected"), [.data, .treatment, .service]),
        (Bilingual(fr: "Ce qui le fait fonctionner", en: "What makes it work"), [.application, .software, .platform, .device, .link, .offer]),
        (Bilingual(fr: "Où", en: "Where"), [.site, .failureDomain]),
        (Bilingual(fr: "Qui", en: "Who"), [.organisation, .person]),
    ]

    init(_ snapshot: Snapshot, in room: Room, author: String, csrf: String, _ language: Language) {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        let continuum = snapshot.continuum, vocabulary = continuum.vocabulary
        t = EditWords.words(language)
        self.csrf = csrf
        paths = [
            Path(
                pathURL: room.url("edit/path/service"), pathTitle: say("Décrire un service, de bout en bout", "Describe a service, end to end"),
                pathText: say(
                    "Une seule page : le service, ses données, son application, où elle tourne, qui l’exploite. Ce qui manque est créé.",
                    "One page: the service, its data, its application, where it runs, who operates it. What is missing is made.")),
            Path(
                pathURL: room.url("import"), pathTitle: say("Importer un fichier", "Import a file"),
                pathText: say(
                    "Un réseau en GraphML, des éléments en YAML ou NDJSON, un changement, un questionnaire rempli : relus avant d’être acceptés.",
                    "A network in GraphML, elements in YAML or NDJSON, a change, a filled form: read over before they are accepted.")),
        ]
        func link(_ kind: Kind) -> KindLink {
            KindLink(kindURL: room.url("edit/new/\(vocabulary.name(of: kind))"), kindText: vocabulary.definition(of: kind).meaning[language])
        }
        shelves = Self.layers.map { Shelf(shelfTitle: $0.0[language], kinds: $0.1.map(link)) }
        let shown = Set(Self.layers.flatMap(\.1))
        knowledgeKinds = vocabulary.kinds.map(\.kind).filter { !shown.contains($0) }.map(link)
        (gaps, gapsTotal) = Self.gaps(snapshot, room, language)
        gapsURL = room.url("chart?show=unknown")
        historyURL = room.url("history/changes")
        edits = snapshot.workspace.accepted.suffix(Self.mostEdits).reversed().map { RecentEdit($0, snapshot, room, author: author, language) }
    }

    private static func gaps(_ snapshot: Snapshot, _ room: Room, _ language: Language) -> ([Gap], String) {
        let continuum = snapshot.continuum, wording = Wording(snapshot.assessment)
        var facts: [Int32: [MissingFact]] = [:]
        var seen: Set<MissingFact> = []
        for fact in snapshot.assessment.model.graph.missing where continuum.elements[Int(fact.element)].layer == .chart && seen.insert(fact).inserted {
            facts[fact.element, default: []].append(fact)
        }
        let ranked = facts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(mostGaps)
        let gaps = ranked.map { element, missing in
            let more = missing.count - 1
            let question = wording.question(missing[0])[language]
            return Gap(
                gapName: continuum.name(Int(element), language), gapURL: room.url("edit/\(HTML.urlPart(continuum.id(Int(element))))"), gapCount: Words.number(missing.count, language),
                gapQuestion: more == 0 ? question : question + (language == .french ? " (et \(more) de plus)" : " (and \(more) more)"))
        }
        let total = Words.count(facts.count, Bilingual(fr: "élément incomplet", en: "incomplete element"), Bilingual(fr: "éléments incomplets", en: "incomplete elements"), language)
        return (gaps, gaps.isEmpty ? "" : total)
    }
}

/// An accepted change in a list: who, when, why, and a button to take back one’s own.
struct RecentEdit: PageValue, Sendable {
    var editName: String
    var editURL: String
    var editDay: String
    var editDayISO: String
    var editAuthor: String
    var editReason: String
    var editFile: TypedText
    var mayUndo: Bool
    var undoURL: String

    init(_ change: Change, _ snapshot: Snapshot, _ room: Room, author: String, _ language: Language) {
        let file = HistorySummary.name(change, snapshot)
        editName = change.name[language]
        editURL = room.url("edit/saved/\(HTML.urlPart(String(file.split(separator: "/").last ?? "")))")
        editDay = change.date.map { Words.day($0, language) } ?? ""
        editDayISO = change.date?.description ?? ""
        editAuthor = change.author
        editReason = change.reason[language]
        editFile = TypedText(file)
        mayUndo = !author.isEmpty && change.author == author && room.may(.edit)
        undoURL = room.url("history/undo")
    }
}

/// What `edit-saved.mustache` names: what was saved, how to take it back, and what to do next.
struct EditSavedPage: PageValue, Sendable {
    struct Step: Sendable {
        var stepName: String
        var stepURL: String
        var stepText: String
    }

    var t: [String: String]
    var csrf: String
    var edit: [RecentEdit]
    var touched: [Step] = []
    var missing: [Step] = []
    var startURL: String
    var nextText: String

    init(_ change: Change, _ file: String, _ snapshot: Snapshot, in room: Room, csrf: String, _ language: Language) {
        t = EditWords.words(language)
        self.csrf = csrf
        // Whoever may edit may take it back from here: undoing is a change like others.
        edit = [RecentEdit(change, snapshot, room, author: change.author, language)]
        startURL = room.url("edit")
        let continuum = snapshot.continuum, wording = Wording(snapshot.assessment)
        var seen: Set<String> = []
        let ids = change.steps.map(\.step.id).filter { seen.insert($0).inserted }
        touched = ids.prefix(20).compactMap { id in
            continuum.index(of: id).map {
                Step(
                    stepName: continuum.name($0, language), stepURL: room.elementURL(id),
                    stepText: EditFields.short(continuum.vocabulary.definition(of: continuum.elements[$0].kind).meaning[language]))
            }
        }
        let elements = Set(ids.compactMap { continuum.index(of: $0).map(Int32.init) })
        var told: Set<MissingFact> = []
        missing = snapshot.assessment.model.graph.missing.filter { elements.contains($0.element) && told.insert($0).inserted }.prefix(12).map { fact in
            let id = continuum.id(Int(fact.element))
            return Step(stepName: wording.question(fact)[language], stepURL: room.url("edit/\(HTML.urlPart(id))"), stepText: "")
        }
        nextText = missing.isEmpty
            ? Bilingual(fr: "Rien ne manque à ce que vous venez de décrire.", en: "Nothing is missing from what you have just described.")[language]
            : Bilingual(fr: "Ce qui manque encore pour juger :", en: "What is still missing for a judgement:")[language]
    }
}
