import Continuum
import Knowledge

/// What got better and what got worse between two assessments: the one way in which changes of every sort are judged.
package struct Comparison: Sendable {
    package struct VerdictChange: Sendable {
        /// The element's id: elements may come and go.
        package var element: String
        package var before: VerdictStatus?
        package var after: VerdictStatus?
        /// Fewer breaches (certain ones first), or more.
        package var isBetter: Bool
    }

    package var verdicts: [VerdictChange] = []
    package var findingsGone: [Finding] = []
    package var findingsNew: [Finding] = []

    package init(before: Assessment, after: Assessment) {
        let old = Self.byID(before), new = Self.byID(after)
        for id in Set(old.keys).union(new.keys).sorted() {
            let was = old[id], now = new[id]
            let weightBefore = was.map(Self.weight) ?? 0, weightAfter = now.map(Self.weight) ?? 0
            guard was?.status != now?.status || weightBefore != weightAfter else { continue }
            verdicts.append(VerdictChange(element: id, before: was?.status, after: now?.status, isBetter: weightAfter < weightBefore))
        }
        let oldIDs = Set(before.findings.map(\.id)), newIDs = Set(after.findings.map(\.id))
        findingsGone = before.findings.filter { !newIDs.contains($0.id) }
        findingsNew = after.findings.filter { !oldIDs.contains($0.id) }
    }

    package var isEmpty: Bool { verdicts.isEmpty && findingsGone.isEmpty && findingsNew.isEmpty }

    private static func byID(_ assessment: Assessment) -> [String: Verdict] {
        Dictionary(assessment.verdicts.map { (assessment.continuum.id($0.element), $0) }, uniquingKeysWith: { first, _ in first })
    }

    private static func weight(_ verdict: Verdict) -> Int {
        verdict.breaches.reduce(0) { $0 + $1.certain.population * 10_000 + $1.contested.population * 10 + $1.unknown.population }
    }
}
