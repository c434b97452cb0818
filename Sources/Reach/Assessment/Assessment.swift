package import Continuum
import Knowledge

/// Does an element respect the limits of its class?
public enum VerdictStatus: String, Sendable, Codable, CaseIterable {
    case met
    case notMet = "not-met"
    /// What is known would be met; what is unknown or contested may break it.
    case undetermined
}

/// How much does a finding matter?
public enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
    case note, low, medium, high, critical
    public static func < (a: Severity, b: Severity) -> Bool { (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0) }
}

/// Why is a limit broken, or why might it be?
public enum Cause: String, Sendable, Codable, CaseIterable, Comparable {
    /// By facts and settled law.
    case certain
    /// By a nexus that is argued before courts, or by laws that nobody has reviewed.
    case contested
    /// Because something is not known.
    case unknown

    public var bound: Bound { self == .certain ? .certain : .possible }
    public static func < (a: Cause, b: Cause) -> Bool { (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0) }
}

/// One power over one element, beyond what its class allows: the subjects that hold it, by cause (disjoint sets of bits).
package struct Breach: Sendable, Hashable {
    package var plane: Plane
    /// The highest risk that the class tolerates (−1: none, for a supplier's own use).
    package var limit: Int
    /// The class that sets the limit.
    package var className: String
    package var certain: Bits
    package var contested: Bits
    package var unknown: Bits

    package func subjects(_ cause: Cause) -> Bits {
        switch cause {
        case .certain: certain
        case .contested: contested
        case .unknown: unknown
        }
    }

    /// A supplier's own use of content, by its terms.
    package var isTerms: Bool { limit < 0 }
}

package struct Verdict: Sendable {
    package var element: Int
    package var classNames: [String]
    /// The class was not stated and comes from the data that the service uses.
    package var isClassInherited: Bool
    package var status: VerdictStatus
    package var breaches: [Breach]
}

/// Something to tell the reader: a breach of the policy with its chain, and what would change it.
package struct Finding: Sendable {
    package var id: String
    package var rule: Rule
    package var severity: Severity
    package var cause: Cause
    package var element: Int
    package var plane: Plane
    /// The subjects concerned, riskiest first; the chain is the first one's.
    package var subjects: [Int]
    package var limit: Int
    package var className: String
    package var chain: [ChainStep]
    package var remedies: [Remedy] = []

    package var bound: Bound { cause.bound }

    package enum Rule: String, Sendable, CaseIterable {
        case obtain = "REACH-OBTAIN"
        case alter = "REACH-ALTER"
        case cut = "REACH-CUT"
        case starve = "REACH-STARVE"
        case terms = "TERMS-CONTENT"
        case technical = "REACH-TECHNICAL"
    }
}

/// A change that was tried: applied, assessed again, and compared.
package struct Remedy: Sendable {
    package var title: Bilingual
    /// 1 a setting, 2 a contract or keys, 3 a migration.
    package var effort: Int
    package var patch: Patch
    /// Elements whose verdict gets better, and worse.
    package var improves: [Int]
    package var worsens: [Int]
    /// Whether this finding is gone.
    package var resolves: Bool
    /// How many findings are gone in all, and how many are new.
    package var findingsRemoved: Int
    package var findingsAdded: Int
}

/// A fact whose answer would settle verdicts.
package struct Question: Sendable {
    package var fact: MissingFact
    /// Verdicts that would no longer be undetermined.
    package var settles: [Int]
    /// Undetermined verdicts that depend on the element, settled by this fact alone or not.
    package var touches: [Int]
    /// Undetermined breaches that would be gone.
    package var breachesRemoved: Int
}

/// Who can do what to an element: one line of the answer, states that share it collapsed where they are all of them.
package struct ReachEntry: Sendable {
    package var element: Int
    /// −1: every state that is not listed otherwise, because something is unknown.
    package var subject: Int
    package var plane: Plane
    package var bound: Bound

    package init(element: Int, subject: Int, plane: Plane, bound: Bound) {
        self.element = element
        self.subject = subject
        self.plane = plane
        self.bound = bound
    }
}

package struct Coverage: Sendable {
    package var elements: Int
    package var expectedFacts: Int
    package var unknownFacts: Int
    package var byKind: [(kind: Kind, count: Int)]
    package var verdicts: [VerdictStatus: Int]
}

/// The whole answer for one continuum on one day. A pure function of (continuum, knowledge, policy, date).
package struct Assessment: Sendable {
    package var continuum: Continuum
    package var organisation: Int?
    package var home: String
    package var model: ReachModel
    package var result: ReachResult
    package var gradient: Gradient
    package var policy: Policy
    package var verdicts: [Verdict]
    package var findings: [Finding]
    package var questions: [Question]
    package var coverage: Coverage
}

/// A step of an explanation, as both machines and people read it.
package struct ChainStep: Sendable, Hashable {
    package enum Note: String, Sendable, Codable {
        case unknown, contested, joint, keys, alternative, qualification, unreviewed, presumed
    }
    package var from: String
    package var relation: String
    package var to: String
    package var source: String?
    package var asOf: Day?
    package var standing: Standing?
    package var rank: Rank?
    package var note: Note?
    /// Depth of the branch: steps of alternatives and of keys are indented under the step that needs them.
    package var depth: Int
}
