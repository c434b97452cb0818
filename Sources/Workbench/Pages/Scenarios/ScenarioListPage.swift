import Continuum
import Reports
import Resilience

/// What `scenarios.mustache` names: what can be played, what is kept, what is under study.
struct ScenarioListPage: PageValue, Sendable {
    struct Ready: Sendable {
        var readyTitle: String
        var readyMeaning: String
        var readySource: String
        var readyURL: String
    }

    struct Row: Sendable {
        var rowName: String
        var rowURL: String
        var rowSort: String
        var rowAuthor: String
        var rowDate: String
        var rowCost: String
        var actionURL: String
        var actionWord: String
    }

    var t: [String: String]
    var composeURL: String
    var ready: [Ready]
    var scenarios: [Row]
    var measures: [Row]
    var others: [Row]
    var faults: [String]

    init(_ snapshot: Snapshot, _ room: Room, _ language: Language) {
        let t = ScenarioWords.words(language)
        self.t = t
        composeURL = room.url("scenarios/compose")
        ready = ReadyScenario.catalogue.map { scenario in
            Ready(
                readyTitle: Typography.set(scenario.title[language], language), readyMeaning: Typography.set(scenario.meaning[language], language), readySource: Typography.set(scenario.source, language),
                readyURL: PageQuery.address(room.url("scenarios/compose"), [("add", scenario.name.rawValue)]))
        }
        func rows(_ isMember: (Change.Sort) -> Bool) -> [Row] {
            snapshot.changes.filter { isMember($0.sort) }.map { change in
                let own = room.url("scenarios/change/\(HTML.urlPart(change.id))")
                let (url, word) = switch change.sort {
                case .scenario: (PageQuery.address(room.url("scenarios/run"), [("s", change.id)]), "play")
                case .measure, .bid: (PageQuery.address(room.url("scenarios/compose"), [("m", change.id)]), "compose")
                default: (own, "see")
                }
                return Row(
                    rowName: change.name[language], rowURL: own, rowSort: ScenarioWords.sort(change.sort)[language],
                    rowAuthor: change.author, rowDate: change.date.map { Words.day($0, language) } ?? "", rowCost: ScenarioWords.cost(change.cost, language),
                    actionURL: url, actionWord: t[word] ?? "")
            }
        }
        scenarios = rows { $0 == .scenario }
        measures = rows { $0 == .measure || $0 == .bid }
        others = rows { [.import, .edit, .drift].contains($0) }
        faults = snapshot.changeDiagnostics.list.prefix(5).map { $0.problem.message(language) }
    }
}
