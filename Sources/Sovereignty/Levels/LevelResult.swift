import Continuum

/// A value that unknown facts leave open: at worst and at best.
package struct Range<Value: Comparable & Sendable & Hashable>: Sendable, Hashable {
    package var low: Value
    package var high: Value
    package init(_ low: Value, _ high: Value) {
        self.low = low
        self.high = high
    }
    package var isSettled: Bool { low == high }
}

/// What is said of one statement about a subject: by whom, with what evidence.
package struct Attestation: Sendable {
    package var statement: Int32
    package var word: Answers.Word
}

/// What a subject reaches of one requirement, and why.
package struct RequirementResult: Sendable {
    package var requirement: Requirement
    /// Whether it is met; for a graded one, whether its highest rung is reached.
    package var answered: Answered
    /// Of a graded requirement: the positions in `rungs` surely reached, and not surely missed.
    package var rungs: Range<Int>?
    /// What the checks say, in the order in which the requirement (or its rungs) names them, each once.
    package var checks: [(check: Int, outcome: Outcome)]
    package var attestations: [Attestation]
    /// What people answer of the requirement itself.
    package var answer: Answers.Word
    /// Somebody answers more than the chart allows: facts go before words.
    package var isOverruled: Bool
    /// Nothing but unanswered questions: it says nothing of the subject yet.
    package var isUntouched: Bool

    package var points: Range<Double>? { rungs.map { Range(requirement.rungs[$0.low].points, requirement.rungs[$0.high].points) } }
    package var level: Range<Int>? { rungs.map { Range(requirement.rungs[$0.low].level, requirement.rungs[$0.high].level) } }
    package var levelOtherwise: Range<Int>? {
        rungs.map { Range(requirement.rungs[$0.low].levelOtherwise, requirement.rungs[$0.high].levelOtherwise) }
    }
}

package struct ObjectiveResult: Sendable {
    package var objective: Objective
    package var requirements: [RequirementResult]
    /// Points of all its requirements together.
    package var points: Range<Double>
    package var level: Range<Int>?
    package var levelOtherwise: Range<Int>?
    /// Of those that must be met: all met, one not, or open.
    package var answered: Answered
    package var mostPoints: Double { requirements.reduce(0) { $0 + ($1.requirement.rungs.last?.points ?? 0) } }
}

/// What a subject reaches under one framework: the floor and the score, apart, each with the range that unknown facts leave open.
package struct FrameworkResult: Sendable {
    package var framework: Framework
    package var subject: Int32
    package var objectives: [ObjectiveResult]
    /// The lowest level of any requirement; nil when it has no levels.
    package var level: Range<Int>?
    package var levelOtherwise: Range<Int>?
    /// The lowest among the requirements of which anything is known, as a calculator that leaves blanks out would print it.
    package var levelOfAnswered: Int?
    /// Σ points ⁄ 1000 × weight, in percent; not clamped. Source: DG DIGIT, Cloud Sovereignty Framework.
    package var score: Range<Double>?
    /// Of what is mandatory: all met, one not, or open.
    package var answered: Answered
    package var met = 0
    package var notMet = 0
    package var open = 0
    package var notApplicable = 0

    package var results: some Sequence<RequirementResult> { objectives.lazy.flatMap(\.requirements) }
    package var total: Int { met + notMet + open + notApplicable }
}
