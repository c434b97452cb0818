import Continuum
import Reach
import Reports
import Resilience

/// What `compare-scenarios.mustache` names: today, the scenario, and the scenario with measures, criterion by criterion.
struct ScenarioComparison: PageValue, Sendable {
    /// A chart that is compared.
    struct Column: Sendable {
        var title: String
        var played: PlayedScenario
        /// The scenario alone: what the measures are compared with.
        var isReference = false
    }

    struct Head: Sendable {
        var headTitle: String
        var hasHeadLink: Bool
        var headURL: String
    }

    struct Row: Sendable {
        var rowTitle: String
        var cells: [Cell]
    }

    struct Cell: Sendable {
        var cellHead: String
        var cellText: String
        var hasDelta: Bool
        var deltaClass: String
        var deltaText: String
    }

    struct Group: Sendable {
        var groupTitle: String
        var rows: [Row]
    }

    var t: [String: String]
    var lead: String
    var composeURL: String
    var heads: [Head]
    var groups: [Group]
    var span: Int
    var notes: [String]

    init(_ columns: [Column], _ scenario: ScenarioQuery, _ snapshot: Snapshot, _ room: Room, _ language: Language) {
        let t = ScenarioWords.words(language)
        self.t = t
        let when = ComposePage.words(scenario.horizon, language)
        lead = Bilingual(fr: "\(scenario.title(snapshot, language)) — jusqu’à \(when).", en: "\(scenario.title(snapshot, language)) — until \(when).")[language]
        composeURL = scenario.address(room.url("scenarios/compose"))
        span = columns.count + 1
        heads = columns.map { Head(headTitle: $0.title, hasHeadLink: $0.isReference && !scenario.isEmpty, headURL: scenario.address(room.url("scenarios/run"))) }
        let reference = columns.firstIndex(where: \.isReference)
        func row(_ title: String, _ value: (PlayedScenario) -> Double, isGood: Bool = false, _ text: (PlayedScenario) -> String) -> Row {
            let values = columns.map { value($0.played) }
            return Row(
                rowTitle: title,
                cells: columns.enumerated().map { i, column in
                    let delta = reference.map { values[i] - values[$0] } ?? 0
                    let isShown = (reference.map { i > $0 } ?? false) && delta != 0
                    return Cell(
                        cellHead: column.title, cellText: text(column.played), hasDelta: isShown, deltaClass: (delta < 0) != isGood ? "better" : "worse",
                        deltaText: (delta > 0 ? "▲ +" : "▼ −") + Words.number(Int(abs(delta).rounded()), language))
                })
        }
        func verdicts(_ status: VerdictStatus, isGood: Bool = false) -> Row {
            row(Wording.status(status)[language], { Double($0.verdicts[status] ?? 0) }, isGood: isGood) { Words.number($0.verdicts[status] ?? 0, language) }
        }
        func losses(_ title: String, _ aspect: Loss.Aspect, by day: Int32) -> Row {
            row(title, { Double($0.lost(aspect, by: day, .possible)) }) { played in
                let all = played.lost(aspect, by: day, .possible), possible = all - played.lost(aspect, by: day, .certain)
                let text = Words.number(all, language)
                return possible == 0 ? text : text + Bilingual(fr: " dont \(possible) \(possible == 1 ? "possible" : "possibles")", en: ", \(possible) of them possible")[language]
            }
        }
        var days = [Int32(0), Horizon.month, Horizon.year].filter { $0 < scenario.days }
        days.append(scenario.days)
        groups = [
            Group(
                groupTitle: Bilingual(fr: "S’arrêtent", en: "Stop")[language], rows: days.map { losses(ScenarioDocument.day($0)[language], .availability, by: $0) }),
            Group(
                groupTitle: Bilingual(fr: "Ne s’arrêtent pas, mais…", en: "Do not stop, but…")[language],
                rows: [
                    losses(Bilingual(fr: "peuvent être lus par d’autres", en: "can be read by others")[language], .confidentiality, by: scenario.days),
                    losses(Bilingual(fr: "peuvent être altérés par d’autres", en: "can be altered by others")[language], .integrity, by: scenario.days),
                    losses(Bilingual(fr: "tombent à la merci d’un État de plus", en: "fall at the mercy of one more state")[language], .autonomy, by: scenario.days),
                ]),
            Group(
                groupTitle: Bilingual(fr: "Limites des classes, à la fin", en: "Limits of classes, at the end")[language],
                rows: [verdicts(.notMet), verdicts(.undetermined), verdicts(.met, isGood: true)]),
            Group(
                groupTitle: Bilingual(fr: "Coûts", en: "Costs")[language],
                rows: [
                    row(Bilingual(fr: "connus, chaque année", en: "known, every year")[language], { $0.simulation.annualCost.after }) {
                        ScenarioWords.euros($0.simulation.annualCost.after, language)
                    },
                    Row(
                        rowTitle: Bilingual(fr: "des mesures", en: "of the measures")[language],
                        cells: columns.map { Cell(cellHead: $0.title, cellText: ScenarioWords.cost($0.played.cost, language), hasDelta: false, deltaClass: "", deltaText: "") }),
                ]),
        ]
        notes = columns.filter(\.played.isPlanVoid).map { column in
            Bilingual(
                fr: "Avec « \(column.title) », le scénario ne concerne plus rien : ce qu’il vise n’est plus employé.",
                en: "With “\(column.title)” the scenario concerns nothing any more: what it is aimed at is no longer used.")[language]
        }
    }
}
