import Continuum
import Knowledge
package import Reach

/// Something that nobody has said yet and that keeps a verdict open.
package enum OpenItem: Hashable, Sendable {
    /// A fact of the chart.
    case fact(MissingFact)
    /// A statement to be attested about an element.
    case statement(Int32, about: Int32)
    /// A requirement to be answered about an element: which rung, or whether it is met.
    case requirement(Int32, about: Int32)
}

/// Who would know?
package enum Respondent: String, Sendable, CaseIterable, Codable {
    case management, legal, security, operations, architecture, procurement, supplier, privacy
}

/// One question, with the verdicts that it bears on.
package struct NextQuestion: Sendable {
    package struct Verdict: Hashable, Sendable, Comparable {
        package var subject: Int32
        package var requirement: Int32
        package static func < (a: Verdict, b: Verdict) -> Bool { (a.subject, a.requirement) < (b.subject, b.requirement) }
    }

    package var item: OpenItem
    package var askedOf: Respondent
    /// Verdicts for which it is all that is missing.
    package var settles: [Verdict]
    /// Verdicts that wait for it, alone or with others.
    package var touches: [Verdict]
    /// Each verdict that waits for it counts for one, shared between all that it waits for.
    package var weight: Double
}

extension Levels {
    /// What to ask next, most telling first: by the verdicts that an answer settles alone, then by its share in those that wait for several.
    ///
    /// What an answer settles is counted on the verdicts as they stand: a good answer makes the requirement met, a bad one not met. Deterministic.
    package func nextQuestions() -> [NextQuestion] {
        var found: [OpenItem: NextQuestion] = [:]
        for (subject, list) in zip(subjects, results) {
            var scopes = WitnessFinder(subject, self)
            for result in list {
                for requirement in result.results where requirement.answered == .undetermined {
                    let items = open(in: requirement, &scopes)
                    guard !items.isEmpty else { continue }
                    let verdict = NextQuestion.Verdict(subject: subject, requirement: requirement.requirement.element)
                    for item in items {
                        var question = found[item] ?? NextQuestion(item: item, askedOf: respondent(item), settles: [], touches: [], weight: 0)
                        question.touches.append(verdict)
                        if items.count == 1 { question.settles.append(verdict) }
                        question.weight += 1 / Double(items.count)
                        found[item] = question
                    }
                }
            }
        }
        return found.values.sorted { a, b in
            if a.settles.count != b.settles.count { return a.settles.count > b.settles.count }
            if abs(a.weight - b.weight) > 1e-9 { return a.weight > b.weight }
            return key(a.item) < key(b.item)
        }
    }

    /// What is open in a requirement, each once.
    private func open(in result: RequirementResult, _ witnesses: inout WitnessFinder) -> [OpenItem] {
        var items: [OpenItem] = []
        var seen: Set<OpenItem> = []
        func add(_ item: OpenItem) { if seen.insert(item).inserted { items.append(item) } }
        for (_, outcome) in result.checks where outcome.answered == .undetermined {
            // What has no place in the files cannot be answered there.
            for fact in outcome.missing where fact.relation >= 0 || fact.keys.contains(where: { continuum.vocabulary.allows($0, on: facts.kind(fact.element)) }) {
                add(.fact(fact))
            }
        }
        for attestation in result.attestations where attestation.word.answered == .undetermined {
            for element in witnesses.witnesses(of: attestation.statement) { add(.statement(attestation.statement, about: element)) }
        }
        let needsAnswer = result.requirement.needs.needsAnswer
            || result.rungs.map { range in result.requirement.rungs[range.low...range.high].dropFirst().contains { $0.needs.needsAnswer || isIdle($0, result) } } ?? false
        if needsAnswer, result.answer.answered == .undetermined, result.answer.rungs.map({ $0.lowerBound != $0.upperBound }) ?? true {
            add(.requirement(result.requirement.element, about: witnesses.subject))
            if result.requirement.isAskedOfChain {
                for link in witnesses.links where link >= 0 && assessor.answers.word(about: link, answering: result.requirement.element) == nil {
                    add(.requirement(result.requirement.element, about: link))
                }
            }
        }
        return items
    }

    /// Whether a rung’s checks find nothing to look at.
    private func isIdle(_ rung: Rung, _ result: RequirementResult) -> Bool {
        let outcomes = rung.needs.checks.map { check in result.checks.first { $0.check == check }?.outcome.answered }
        return !outcomes.isEmpty && rung.needs.statements.isEmpty && outcomes.allSatisfy { $0 == .notApplicable }
    }

    /// A total order that does not depend on how elements were numbered.
    private func key(_ item: OpenItem) -> String {
        switch item {
        case .fact(let fact):
            let to = fact.relation >= 0 ? continuum.strings[continuum.relations[Int(fact.relation)].target] : ""
            return "0 \(continuum.id(Int(fact.element))) \(continuum.vocabulary.name(of: fact.keys[0])) \(to)"
        case .statement(let statement, let about): return "1 \(continuum.id(Int(about))) \(continuum.id(Int(statement)))"
        case .requirement(let requirement, let about): return "2 \(continuum.id(Int(about))) \(continuum.id(Int(requirement)))"
        }
    }

    private func respondent(_ item: OpenItem) -> Respondent {
        switch item {
        case .statement(let statement, _):
            return assessor.library.statements[statement]?.askedOf.flatMap { Respondent(rawValue: $0) } ?? .management
        case .requirement(let requirement, let about):
            if let said = continuum.token(continuum.value(.askedOf, of: Int(requirement))).flatMap({ Respondent(rawValue: $0) }) { return said }
            return facts.kind(about) == .offer ? .supplier : .management
        case .fact(let fact):
            // What the world’s elements lack, their makers know.
            if continuum.elements[Int(fact.element)].layer == .base { return .supplier }
            switch fact.keys[0] {
            case .owners, .ownership, .seat, .presence, .nationality, .certified, .subcontractedTo, .subcontractsTo, .pue, .renewable, .heatReuse, .waterUse:
                return .supplier
            case .encrypted, .keysHeldBy, .authenticated, .cryptography, .confidentialComputing, .rootOfTrust, .access: return .security
            case .purpose, .legalBasis, .retention, .impactAssessment, .personal, .dataClass: return .privacy
            case .governingLaw, .exitWithin, .exportFormat, .exitTested, .sourceEscrow, .auditRight, .incidentNotice, .changeNotice, .subcontractorApproval,
                .priceCap, .onSite, .sla, .contentUse, .activation:
                return .procurement
            case .storedOn, .runsOn, .processedBy, .carriedOver, .builtWith, .reliesOn, .housedAt, .locatedIn, .openSource, .maintainedByOthers: return .architecture
            default: return .operations
            }
        }
    }
}

/// About what should a statement be asked? The thing bought, the organisation, or the subject itself.
struct WitnessFinder {
    let subject: Int32
    private let levels: Levels
    private var known: [Int32: [Int32]] = [:]
    private lazy var scope = Scope(of: subject, levels.facts)
    private lazy var contracts: [Int32] = levels.facts.hosting(scope)
    lazy var links: [Int32] = levels.assessor.links(of: scope)

    init(_ subject: Int32, _ levels: Levels) {
        self.subject = subject
        self.levels = levels
    }

    mutating func witnesses(of statement: Int32) -> [Int32] {
        if let known = known[statement] { return known }
        let facts = levels.facts
        var found = [subject]
        switch facts.kind(subject) {
        case .offer, .organisation: break
        default:
            switch levels.assessor.library.statements[statement]?.askedOf {
            case "supplier"?:
                let silent = contracts.filter { levels.assessor.answers.word(about: $0, answering: statement) == nil }
                if !silent.isEmpty { found = silent }
            case "privacy"?, "operations"?, "architecture"?: break
            default: if let own = facts.organisation { found = [own] }
            }
        }
        known[statement] = found
        return found
    }
}
