import Continuum

/// What becomes of verdicts once a change is applied: the same subjects, before and after.
package struct VerdictChanges: Sendable, Hashable {
    package var met = 0
    package var notMet = 0
    package var notApplicable = 0
    /// Undetermined before and after.
    package var stillOpen = 0
    /// Settled before, undetermined after: answers that contradict each other, say.
    package var opened = 0
    /// Settled before and after, otherwise.
    package var turned = 0

    package var isNothing: Bool { met + notMet + notApplicable + opened + turned == 0 }

    /// - Parameter after: of the same subjects, on the continuum with the change.
    package init(from before: Levels, to after: Levels) {
        struct Place: Hashable {
            var subject: String
            var requirement: String
        }
        func verdicts(_ levels: Levels) -> [Place: Answered] {
            var found: [Place: Answered] = [:]
            for (subject, list) in zip(levels.subjects, levels.results) {
                for result in list.flatMap(\.results) {
                    found[Place(subject: levels.continuum.id(Int(subject)), requirement: result.requirement.id)] = result.answered
                }
            }
            return found
        }
        let later = verdicts(after)
        for (place, was) in verdicts(before) {
            guard let now = later[place] else { continue }
            switch (was, now) {
            case (.undetermined, .met): met += 1
            case (.undetermined, .notMet): notMet += 1
            case (.undetermined, .notApplicable): notApplicable += 1
            case (.undetermined, .undetermined): stillOpen += 1
            case (_, .undetermined): opened += 1
            case (let a, let b) where a != b: turned += 1
            default: break
            }
        }
    }
}
