import Continuum
import Reach
import Reports

/// Who has which power over an element: a row for each state, bloc or supplier.
struct PowerRow: PageValue, Sendable {
    struct Cell: PageValue, Sendable {
        struct Hold: Sendable {
            var holdBound: String
            var holdWord: String
        }
        var cellLabel: String
        var holds: [Hold]
        var derived: [String: Any] { ["hasHolds": !holds.isEmpty] }
    }

    var powerName: String
    var hasRisk: Bool
    var riskNumber: Int
    var riskWord: String
    var powerNote: String
    var cells: [Cell]
    var hasExplanation: Bool
    var explanationURL: String
    var derived: [String: Any] { ["hasPowerNote": !powerNote.isEmpty] }
}

struct PowerRows {
    /// States of some risk, suppliers by their terms, and “any state” where something is unknown; riskiest first.
    private(set) var rows: [PowerRow] = []
    /// States of no risk.
    private(set) var home: [PowerRow] = []

    init(_ element: Int, _ snapshot: Snapshot, _ room: Room, _ language: Language) {
        let assessment = snapshot.assessment, continuum = snapshot.continuum, wording = Wording(assessment)
        let words = ElementPageWords.words(language)
        var bySubject: [Int: [ReachEntry]] = [:]
        for entry in ReachTable(assessment).entries(of: element) { bySubject[entry.subject, default: []].append(entry) }
        func risk(_ subject: Int) -> Int { subject < 0 ? 4 : assessment.gradient.levels[subject].risk }
        let subjects = bySubject.keys.map { (subject: $0, risk: risk($0), name: wording.subject($0)[language]) }
            .sorted { ($1.risk, $0.name, $0.subject) < ($0.risk, $1.name, $1.subject) }
        for (subject, risk, name) in subjects {
            let entries = bySubject[subject] ?? []
            let isSupplier = subject >= 0 && assessment.model.subjects.list[subject].sort == .supplier
            let cells = Power.allCases.map { power in
                PowerRow.Cell(
                    cellLabel: Wording.power(power)[language].capitalisedFirst,
                    holds: entries.filter { $0.plane.power == power }.map { entry in
                        let horizon = Wording.horizon(entry.plane)[language], bound = TermWords.bound(entry.bound)[language]
                        return PowerRow.Cell.Hold(holdBound: entry.bound.rawValue, holdWord: horizon.isEmpty ? bound : "\(bound) \(horizon)")
                    })
            }
            let id = subject < 0 ? "" : continuum.id(Int(assessment.model.subjects.list[subject].element))
            let row = PowerRow(
                powerName: name.capitalisedFirst, hasRisk: subject >= 0 && !isSupplier, riskNumber: risk,
                riskWord: TermWords.risk(risk)[language], powerNote: isSupplier ? words["suppliers"] ?? "" : "", cells: cells, hasExplanation: subject >= 0,
                explanationURL: subject < 0 ? "" : room.url("element/\(HTML.urlPart(continuum.id(element)))/reach/\(HTML.urlPart(id))"))
            if risk == 0, subject >= 0 { home.append(row) } else { rows.append(row) }
        }
    }
}
