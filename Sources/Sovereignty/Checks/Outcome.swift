package import Continuum
package import Reach

/// What does the chart say of a check, or a person of a statement?
package enum Answered: String, Sendable, Codable, CaseIterable {
    case met
    case notMet = "not-met"
    /// Something that decides it is unknown, argued before courts, or nobody has answered.
    case undetermined
    /// There is nothing that it could concern.
    case notApplicable = "not-applicable"

    /// As one of several that must all be met: one that fails decides, then one that is open.
    package static func all(_ list: some Sequence<Answered>) -> Answered {
        var isOpen = false, isMet = false
        for item in list {
            switch item {
            case .notMet: return .notMet
            case .undetermined: isOpen = true
            case .met: isMet = true
            case .notApplicable: break
            }
        }
        return isOpen ? .undetermined : isMet ? .met : .notApplicable
    }

    /// Nothing stands against it.
    package var isFine: Bool { self == .met || self == .notApplicable }
}

/// Why does a check say what it says? One fact of the chart, or one result read off it; put into words late.
package enum Evidence: Sendable, Hashable {
    /// What a relation says, by its index: who operates, where it lies.
    case relation(Int32)
    /// What an element says under a key.
    case attribute(element: Int32, key: Key)
    /// Nobody says it.
    case silence(element: Int32, keys: [Key])
    /// A state (or supplier) holds a power over an element.
    case reach(element: Int32, plane: Plane, subject: Int32, bound: Bound)
    /// Nobody holds it.
    case noReach(element: Int32, plane: Plane)
    /// One who is not in the Union controls an organisation.
    case controller(of: Int32, controller: Int32, isCertain: Bool)
    /// No controller outside the Union is known.
    case noForeignController(of: Int32)
    /// Shares of an organisation's capital or votes, in percent; `holder` is −1 for all holders outside the Union together.
    case share(of: Int32, holder: Int32, low: Double, high: Double)
    /// A holder has a right that weighs whatever the share.
    case right(of: Int32, holder: Int32, key: Key)
    case seat(of: Int32, state: Int32)
    case seatInside(of: Int32)
    /// Those who own it are known.
    case ownersKnown(of: Int32)
    case place(of: Int32, state: Int32)
    case unknownPlace(of: Int32)
    case certificate(relation: Int32)
    case noCertificate(element: Int32)
    case expired(relation: Int32)
    case undated(relation: Int32)
    /// What alone would stop it.
    case single(element: Int32, event: Int32)
    case noSingle(element: Int32)
    /// Something that it needs is out of service, or can be met by nothing.
    case stopped(element: Int32)
    /// A figure of the chart beside what is asked.
    case figure(element: Int32, key: Key, value: Double, asked: Double)
    /// How many of how many rest on one supplier or one technology.
    case concentration(on: Int32, count: Int, total: Int)
    case oldSource(relation: Int32, Day)
    /// Only one supplier for what is needed.
    case noAlternative(element: Int32)
    case alternative(element: Int32)
    /// Argued before courts, or by laws that nobody has reviewed.
    case contested(element: Int32, plane: Plane, subject: Int32)
    /// What the assessment says of the limits of its class.
    case verdict(element: Int32)
    /// Nothing that bears on it is unknown.
    case complete(element: Int32)
}

/// What does one check say of one subject, and why?
package struct Outcome: Sendable {
    package var answered: Answered
    /// What decided it; what speaks for it when it is met. At most `Judgement.evidenceLimit`.
    package var evidence: [Evidence]
    /// How many there were in all.
    package var evidenceCount: Int
    /// Facts that nobody states and on which it leans.
    package var missing: [MissingFact]

    package static let notApplicable = Outcome(answered: .notApplicable, evidence: [], evidenceCount: 0, missing: [])
}

/// Where a check writes down what it finds; what decides is kept, in order.
package struct Judgement: Sendable {
    package static let evidenceLimit = 8
    private var passes: [Evidence] = []
    private var failures: [Evidence] = []
    private var doubts: [Evidence] = []
    private var passCount = 0
    private var failureCount = 0
    private var doubtCount = 0
    private var missing: [MissingFact] = []
    private var isMissing: Set<MissingFact> = []
    private var owners: [(organisation: Int32, evidence: Evidence, facts: [MissingFact])] = []

    /// Only the answer is asked: what speaks for it is counted and not kept (benchmark `checks`).
    let isBrief: Bool

    package init(isBrief: Bool = false) { self.isBrief = isBrief }

    /// Takes over all that another has found.
    mutating func merge(_ other: Judgement) {
        passCount += other.passCount
        failureCount += other.failureCount
        doubtCount += other.doubtCount
        passes += other.passes.prefix(Self.evidenceLimit - passes.count)
        failures += other.failures.prefix(Self.evidenceLimit - failures.count)
        doubts += other.doubts.prefix(Self.evidenceLimit - doubts.count)
        for fact in other.missing where isMissing.insert(fact).inserted { missing.append(fact) }
        owners += other.owners
    }

    package mutating func pass(_ evidence: Evidence) {
        passCount += 1
        if !isBrief, passes.count < Self.evidenceLimit { passes.append(evidence) }
    }

    package mutating func fail(_ evidence: Evidence) {
        failureCount += 1
        if !isBrief, failures.count < Self.evidenceLimit { failures.append(evidence) }
    }

    /// It cannot be told, for want of a fact or of a court’s word.
    package mutating func doubt(_ evidence: Evidence, _ facts: [MissingFact] = []) {
        doubtCount += 1
        if isBrief { return }
        if doubts.count < Self.evidenceLimit { doubts.append(evidence) }
        for fact in facts where isMissing.insert(fact).inserted { missing.append(fact) }
    }

    /// Nothing is said under these keys.
    package mutating func silence(_ element: Int32, _ keys: [Key]) {
        doubt(.silence(element: element, keys: keys), [MissingFact(element: element, keys: keys, relation: -1)])
    }

    package var isEmpty: Bool { passCount + failureCount + doubtCount + owners.count == 0 }
    package var hasFailed: Bool { failureCount > 0 }

    /// Who owns an organisation is not known well enough.
    package mutating func doubtOwners(of organisation: Int32, _ evidence: Evidence, _ facts: [MissingFact]) {
        owners.append((organisation, evidence, facts))
    }

    /// Settles doubts about owners where somebody has checked and attests it; what is certain against it stays.
    package mutating func settleOwners(_ attested: (Int32) -> Evidence?) {
        let open = owners
        owners = []
        for (organisation, evidence, facts) in open {
            if let found = attested(organisation) { pass(found) } else { doubt(evidence, facts) }
        }
    }

    /// One thing against it decides, then one doubt.
    package var answered: Answered {
        if failureCount > 0 { return .notMet }
        if doubtCount > 0 || !owners.isEmpty { return .undetermined }
        return passCount > 0 ? .met : .notApplicable
    }

    package var outcome: Outcome {
        if !owners.isEmpty {
            var settled = self
            settled.settleOwners { _ in nil }
            return settled.outcome
        }
        if failureCount > 0 { return Outcome(answered: .notMet, evidence: failures, evidenceCount: failureCount, missing: []) }
        if doubtCount > 0 { return Outcome(answered: .undetermined, evidence: doubts, evidenceCount: doubtCount, missing: missing) }
        if passCount > 0 { return Outcome(answered: .met, evidence: passes, evidenceCount: passCount, missing: []) }
        return .notApplicable
    }
}
