import Continuum
import Reach
import Reports
import Workspace

/// The risk register of one moment: every finding with what was decided of it, and the decisions whose finding is gone.
struct Register: Sendable {
    struct Row: Sendable {
        var id: String
        var state: Decisions.State
        /// nil: the finding is gone.
        var finding: Finding?
        var entry: RiskRegister.Entry?
    }

    /// Reviews that are due first, then by severity, then by name.
    let rows: [Row]
    let decisions: Decisions
    let snapshot: Snapshot

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        let decisions = Decisions(snapshot)
        self.decisions = decisions
        let findings = snapshot.assessment.findings
        let known = Set(findings.map(\.id))
        let found = findings.map { Row(id: $0.id, state: decisions.state($0.id), finding: $0, entry: decisions.of($0.id)) }
        let gone = decisions.register.settled(among: known).map { Row(id: $0.decision.finding, state: .gone, finding: nil, entry: $0) }
        let order: [Decisions.State: Int] = [.overdue: 0, .awaiting: 1, .decided: 2, .gone: 3]
        func key(_ row: Row) -> (Int, Int, String, String) {
            let severity = row.finding.map { Severity.allCases.firstIndex(of: $0.severity) ?? 0 } ?? -1
            return (order[row.state] ?? 9, -severity, row.finding.map { snapshot.continuum.name($0.element, .french) } ?? "", row.id)
        }
        rows = (found + gone).map { (key: key($0), row: $0) }.sorted { $0.key < $1.key }.map(\.row)
    }

    func row(_ id: String) -> Row? { rows.first { $0.id == id } }

    func count(_ state: Decisions.State) -> Int { rows.count { $0.state == state } }

    /// The finding in one sentence; what was said of it then, once it is gone.
    func message(_ row: Row) -> Bilingual { row.finding.map { Wording(snapshot.assessment).message($0) } ?? row.entry?.change.name ?? Bilingual(row.id) }

    /// The states, blocs or suppliers concerned, riskiest first.
    func subjects(_ finding: Finding, _ language: Language) -> [String] {
        let wording = Wording(snapshot.assessment)
        if wording.isAnyState(finding) { return [wording.who(finding)[language]] }
        return finding.subjects.map { wording.subject($0)[language] }
    }

    /// The rows that a reader asked for.
    func filtered(_ filter: RegisterFilter) -> [Row] {
        rows.filter { row in
            if let state = filter.state, row.state != state { return false }
            if filter.severity == nil, filter.cause == nil, filter.element == nil { return true }
            guard let finding = row.finding else { return false }
            if let severity = filter.severity, finding.severity != severity { return false }
            if let cause = filter.cause, finding.cause != cause { return false }
            if let element = filter.element, snapshot.continuum.id(finding.element) != element { return false }
            return true
        }
    }
}

/// Which part of the register is asked for? All values are checked against what there is.
struct RegisterFilter: Sendable {
    var state: Decisions.State?
    var severity: Severity?
    var cause: Cause?
    var element: String?

    init(_ query: PageQuery, _ snapshot: Snapshot) throws {
        state = try query.word("state", Decisions.State.self)
        severity = try query.word("severity", Severity.self)
        cause = try query.word("cause", Cause.self)
        element = query["element"]
        if let element, snapshot.continuum.index(of: element) == nil {
            throw Refusal.unknownElement(element, nearest: nearest(to: element, among: snapshot.assessment.findings.map { snapshot.continuum.id($0.element) }))
        }
    }

    var isEmpty: Bool { severity == nil && cause == nil && element == nil }

    func address(_ path: String) -> PageAddress {
        PageAddress(path, [("state", state?.rawValue), ("severity", severity?.rawValue), ("cause", cause?.rawValue), ("element", element)])
    }
}

extension Cause {
    var words: Bilingual {
        switch self {
        case .certain: Bilingual(fr: "établi", en: "established")
        case .contested: Bilingual(fr: "débattu en droit", en: "debated in law")
        case .unknown: Bilingual(fr: "faute de savoir", en: "for want of facts")
        }
    }
}
