import Continuum

/// A value that unknown facts leave open: at worst and at best.
package struct Bounds<Value: Comparable & Sendable & Hashable>: Sendable, Hashable {
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
    package var rungs: Bounds<Int>?
    /// What the checks say, in the order in which the requirement (or its rungs) names them, each once.
    package var checks: [(check: Int, outcome: Outcome)]
    package var attestations: [Attestation]
    /// What people answer of the requirement itself.
    package var answer: Answers.Word
    /// Somebody answers more than the chart allows: facts go before words.
    package var isOverruled: Bool
    /// Nothing but unanswered questions: it says nothing of the subject yet.
    package var isUntouched: Bool

    package init(
        requirement: Requirement, answered: Answered, rungs: Bounds<Int>?, checks: [(check: Int, outcome: Outcome)] = [], attestations: [Attestation] = [],
        answer: Answers.Word = .none, isOverruled: Bool = false, isUntouched: Bool = false
    ) {
        self.requirement = requirement
        self.answered = answered
        self.rungs = rungs
        self.checks = checks
        self.attestations = attestations
        self.answer = answer
        self.isOverruled = isOverruled
        self.isUntouched = isUntouched
    }

    package var points: Bounds<Double>? { rungs.map { Bounds(requirement.rungs[$0.low].points, requirement.rungs[$0.high].points) } }
    package var level: Bounds<Int>? { rungs.map { Bounds(requirement.rungs[$0.low].level, requirement.rungs[$0.high].level) } }
    package var levelOtherwise: Bounds<Int>? {
        rungs.map { Bounds(requirement.rungs[$0.low].levelOtherwise, requirement.rungs[$0.high].levelOtherwise) }
    }
}

package struct ObjectiveResult: Sendable {
    package var objective: Objective
    package var requirements: [RequirementResult]
    /// Points of all its requirements together.
    package var points: Bounds<Double>
    package var level: Bounds<Int>?
    package var levelOtherwise: Bounds<Int>?
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
    package var level: Bounds<Int>?
    package var levelOtherwise: Bounds<Int>?
    /// The lowest among the requirements of which anything is known, as a calculator that leaves blanks out would print it.
    package var levelOfAnswered: Int?
    /// Σ points ⁄ 1000 × weight, in percent; not clamped. Source: DG DIGIT, Cloud Sovereignty Framework.
    package var score: Bounds<Double>?
    /// Of what is mandatory: all met, one not, or open.
    package var answered: Answered
    package var met = 0
    package var notMet = 0
    package var open = 0
    package var notApplicable = 0

    /// Puts together what the requirements come to.
    ///
    /// The level is the lowest of any requirement, at worst and at best apart; the score is Σ (points of an objective / 1000) × its weight. Neither is made from
    /// the other. Both bounds hold whatever the unknown facts turn out to be, and need not be reached together.
    /// - Parameter lists: for each objective of the framework, in order, the results of its requirements.
    package init(_ framework: Framework, of subject: Int32, _ lists: [[RequirementResult]]) {
        self.framework = framework
        self.subject = subject
        objectives = zip(framework.objectives, lists).map { objective, list in
            ObjectiveResult(
                objective: objective, requirements: list,
                points: Bounds(list.reduce(0) { $0 + ($1.points?.low ?? 0) }, list.reduce(0) { $0 + ($1.points?.high ?? 0) }),
                level: Self.floor(list.compactMap(\.level)), levelOtherwise: Self.floor(list.compactMap(\.levelOtherwise)),
                answered: Answered.all(list.filter(\.requirement.isMandatory).map(\.answered)))
        }
        answered = Answered.all(objectives.map(\.answered))
        let all = lists.flatMap { $0 }
        if framework.method == .ladder {
            level = Self.floor(objectives.compactMap(\.level))
            levelOtherwise = Self.floor(objectives.compactMap(\.levelOtherwise))
            levelOfAnswered = all.filter { !$0.isUntouched }.compactMap { $0.level?.low }.min()
            score = Bounds(
                objectives.reduce(0) { $0 + $1.points.low / 1000 * $1.objective.weight }, objectives.reduce(0) { $0 + $1.points.high / 1000 * $1.objective.weight })
        }
        for requirement in all {
            switch requirement.answered {
            case .met: met += 1
            case .notMet: notMet += 1
            case .undetermined: open += 1
            case .notApplicable: notApplicable += 1
            }
        }
    }

    private static func floor(_ levels: [Bounds<Int>]) -> Bounds<Int>? {
        levels.map(\.low).min().flatMap { low in levels.map(\.high).min().map { Bounds(low, $0) } }
    }

    package var results: some Sequence<RequirementResult> { objectives.lazy.flatMap(\.requirements) }
    package var total: Int { met + notMet + open + notApplicable }
}
