import Continuum
import Reach
import Reports
import Store
import Workspace

/// One assessment of the history, read back.
struct HistoryEntry: Sendable {
    let record: HistoryRecord
    let summary: HistorySummary

    init(_ record: HistoryRecord) throws {
        self.record = record
        summary = try HistorySummary(json: record.summary)
    }

    func count(_ status: VerdictStatus) -> Int { summary.verdicts[status.rawValue] ?? 0 }
    var findings: Int { summary.findings.values.reduce(0, +) }
    var serious: Int { (summary.findings[Severity.critical.rawValue] ?? 0) + (summary.findings[Severity.high.rawValue] ?? 0) }
}

/// What differs between two assessments, and why.
struct HistoryComparison: Sendable {
    struct Turn: Sendable {
        var element: String
        var before: VerdictStatus?
        var after: VerdictStatus?
        var isBetter: Bool
    }

    let before: HistoryEntry
    let after: HistoryEntry
    /// nil where one of the two did not keep the status of each element.
    let turns: [Turn]?
    let gone: [String]
    let new: [String]
    /// Accepted changes in between, in order.
    let changes: [(file: String, change: Change)]
    /// Parts of the folder that changed beside the accepted changes.
    let parts: [String]
    var isOtherBase: Bool { before.summary.base != after.summary.base || before.summary.program != after.summary.program }
    var isOtherDay: Bool { before.record.day != after.record.day }

    init(_ before: HistoryEntry, _ after: HistoryEntry, _ snapshot: Snapshot) {
        self.before = before
        self.after = after
        if let old = before.summary.elements, let now = after.summary.elements {
            turns = Set(old.keys).union(now.keys).sorted().compactMap { id in
                let was = old[id].flatMap(VerdictStatus.init(rawValue:)), status = now[id].flatMap(VerdictStatus.init(rawValue:))
                guard was != status else { return nil }
                // What is described at last counts by what it shows; what is gone, by what it showed.
                return Turn(element: id, before: was, after: status, isBetter: Self.rank(status) > Self.rank(was))
            }
        } else {
            turns = nil
        }
        let old = before.summary.open ?? [:], now = after.summary.open ?? [:]
        let isKept = before.summary.open != nil && after.summary.open != nil
        gone = isKept ? old.keys.filter { now[$0] == nil }.sorted() : []
        new = isKept ? now.keys.filter { old[$0] == nil }.sorted() : []
        let (first, last) = (min(before.summary.last, after.summary.last), max(before.summary.last, after.summary.last))
        changes = snapshot.workspace.accepted.map { (HistorySummary.name($0, snapshot), $0) }.filter { $0.0 > first && $0.0 <= last }
        let names = Set(before.summary.parts.keys).union(after.summary.parts.keys)
        parts = names.filter { before.summary.parts[$0] != after.summary.parts[$0] && ($0 != "accepted" || first == last) }.sorted()
    }

    /// An element without a verdict has nothing held against it.
    private static func rank(_ status: VerdictStatus?) -> Int {
        switch status {
        case .notMet: 0
        case .undetermined: 1
        case .met, nil: 2
        }
    }
}

/// Names of what may be there no longer.
struct HistoryNames: Sendable {
    let snapshot: Snapshot
    let language: Language

    func element(_ id: String) -> String { snapshot.continuum.index(of: id).map { snapshot.continuum.name($0, language) } ?? id }

    /// A finding in one sentence: today's when it is found today, otherwise what its id says.
    func finding(_ id: String) -> String {
        if let finding = snapshot.assessment.findings.first(where: { $0.id == id }) { return Wording(snapshot.assessment).message(finding)[language] }
        let parts = id.split(separator: ":", maxSplits: 2).map(String.init)
        guard parts.count >= 2, let rule = Finding.Rule(rawValue: parts[0]) else { return id }
        return "\(RuleWords.title(rule)[language]) — \(element(parts[1]))"
    }

    static func part(_ name: String) -> Bilingual {
        switch name {
        case "continuum": Bilingual(fr: "Des fichiers de continuum/ ont été modifiés hors de l’atelier", en: "Files of continuum/ were changed outside the workbench")
        case "knowledge": Bilingual(fr: "Vos propres connaissances (knowledge/) ont été modifiées", en: "Your own knowledge (knowledge/) was changed")
        case "changes": Bilingual(fr: "Des scénarios, mesures ou décisions (changes/) ont bougé ; ils ne modifient pas la carte", en: "Scenarios, measures or decisions (changes/) moved; they do not alter the chart")
        case "portulan.yaml": Bilingual(fr: "Les réglages du dossier (portulan.yaml) ont été modifiés", en: "The settings of the workspace (portulan.yaml) were changed")
        case "accepted": Bilingual(fr: "Des changements acceptés ont été modifiés dans leurs fichiers", en: "Accepted changes were altered in their files")
        default: Bilingual(name)
        }
    }
}
