package import Continuum
import Knowledge

/// A set of requirements, and how they combine: data that the knowledge base or an organisation’s own files state.
package struct Framework: Sendable {
    package enum Method: String, Sendable {
        /// Graded requirements: rungs with points and levels; a score, and a floor that the lowest requirement sets.
        case ladder
        /// Every mandatory requirement must be met.
        case all
    }

    package var element: Int32
    package var id: String
    package var method: Method
    /// The kinds of element that it applies to.
    package var appliesTo: Set<Kind>
    /// The categories of offer that it is about; empty: all.
    package var categories: Set<String>
    /// The profile whose expectations it lists; nil for a framework of its own.
    package var profile: String?
    /// By their number, lowest first.
    package var levels: [Level]
    package var objectives: [Objective]
    package var status: String?

    package struct Level: Sendable {
        package var element: Int32
        package var order: Int
    }

    package var requirements: some Sequence<Requirement> { objectives.lazy.flatMap(\.requirements) }
    package func level(_ order: Int) -> Level? { levels.first { $0.order == order } }
}

package struct Objective: Sendable {
    package var element: Int32
    package var id: String
    /// In percent; 0 when it has none.
    package var weight: Double
    package var requirements: [Requirement]
}

package struct Requirement: Sendable {
    package var element: Int32
    package var id: String
    package var article: String?
    package var needs: Needs
    package var isMandatory: Bool
    /// Asked of the subject alone, and not of each link of its chain.
    package var isOfSubjectOnly: Bool
    /// Answers are asked of each link of the chain, and the lowest counts: the depth rule.
    package var isAskedOfChain: Bool
    /// Lowest first; empty unless graded.
    package var rungs: [Rung]
}

/// What must be so: checks that the chart answers, statements and answers that people attest.
package struct Needs: Sendable {
    /// Positions in `CheckCatalogue.all`.
    package var checks: [Int] = []
    package var statements: [Int32] = []
    /// Checks and statements are not enough, or there are none: somebody must answer the requirement itself.
    package var needsAnswer = false
    package var isEmpty: Bool { checks.isEmpty && statements.isEmpty && !needsAnswer }
}

package struct Rung: Sendable {
    package var element: Int32
    package var order: Int
    package var points: Double
    package var level: Int
    /// The level by the other reading, where public transcriptions disagree.
    package var levelOtherwise: Int
    package var needs: Needs
}

/// What only people can attest.
package struct Statement: Sendable {
    package var element: Int32
    package var id: String
    package var askedOf: String?
    /// After how many days a piece of evidence is too old.
    package var validFor: Int?
}
