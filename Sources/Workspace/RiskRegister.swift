package import Continuum

/// What was decided of which finding? A list of decisions, each of them a change.
package struct RiskRegister: Sendable {
    package struct Entry: Sendable {
        /// The latest decision.
        package var change: Change
        package var decision: Change.Decision
        /// Earlier ones, the latest first.
        package var earlier: [Change]
    }

    /// By finding.
    package private(set) var entries: [Entry] = []

    /// - Parameter changes: in the order of their files; of two decisions on one day, the later file counts.
    package init(_ changes: [Change]) {
        var byFinding: [String: [Change]] = [:]
        for change in changes { if change.sort == .decision, let decision = change.decides { byFinding[decision.finding, default: []].append(change) } }
        for finding in byFinding.keys.sorted() {
            let ordered = (byFinding[finding] ?? []).enumerated().sorted { a, b in
                let left = a.element.date ?? Day(rawValue: .min), right = b.element.date ?? Day(rawValue: .min)
                return left == right ? a.offset < b.offset : left < right
            }.map(\.element)
            guard let latest = ordered.last, let decision = latest.decides else { continue }
            entries.append(Entry(change: latest, decision: decision, earlier: ordered.dropLast().reversed()))
        }
    }

    package subscript(finding: String) -> Entry? { entries.first { $0.decision.finding == finding } }

    /// Those whose day of review has come.
    package func due(on day: Day) -> [Entry] { entries.filter { $0.decision.review.map { $0 <= day } ?? false } }

    /// Those whose finding is found no longer.
    package func settled(among findings: Set<String>) -> [Entry] { entries.filter { !findings.contains($0.decision.finding) } }
}

extension Workspace {
    /// The register of the folder, and what is wrong with its decisions beyond their form: measures that are not there.
    package func decisions() -> (RiskRegister, Diagnostics) { decisions(among: changes().0) }

    /// The same of changes that were read already.
    package func decisions(among changes: [Change]) -> (RiskRegister, Diagnostics) {
        let register = RiskRegister(changes)
        let known = Set(changes.map(\.id) + accepted.map(\.id))
        var diagnostics = Diagnostics()
        for entry in register.entries {
            for measure in entry.decision.measures where !known.contains(measure) {
                diagnostics.add(.unknownMeasure(measure, nearest: nearest(to: measure, among: known.sorted())), at: Place(file: entry.change.file))
            }
        }
        return (register, diagnostics)
    }
}
