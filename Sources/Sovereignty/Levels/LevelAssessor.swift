import Continuum
import Knowledge
import Reach

/// What does each subject reach under each framework? Pure: facts, frameworks and answers in, results out.
package struct LevelAssessor: Sendable {
    package let facts: ChartFacts
    package let library: FrameworkLibrary
    package let answers: Answers

    package init(_ facts: ChartFacts, _ library: FrameworkLibrary) {
        self.facts = facts
        self.library = library
        answers = Answers(facts.continuum, library, on: facts.day)
    }

    /// - Complexity: each check is worked out once for the subject, whatever the number of frameworks that name it.
    package func results(of subject: Int32, under frameworks: [Framework]) -> [FrameworkResult] {
        var bench = Bench(subject, self)
        return frameworks.map { result(under: $0, &bench) }
    }

    /// What the depth rule asks besides the subject: offers that are run for it, and those to whom a role is passed on.
    func links(of scope: Scope) -> [Int32] {
        var found = facts.kind(scope.subject) == .offer
            ? scope.things.filter { $0 != scope.subject && facts.kind($0) == .offer && !facts.isProduct($0) } : facts.hosting(scope).filter { $0 != scope.subject }
        for role in scope.roles([.subcontractedTo]) where !found.contains(role.organisation) { found.append(role.organisation) }
        return found
    }

    /// What one subject’s checks say, each worked out when first asked for.
    private struct Bench {
        let subject: Int32
        let wide: Scope
        var narrow: Scope?
        var outcomes: [Outcome?]
        var narrowOutcomes: [Outcome?]
        let assessor: LevelAssessor
        /// Where an answer about the subject may be found, in order: those who answer first are heard.
        let witnesses: [[Int32]]
        /// The other links of the chain: offers that are run for it, and subcontractors.
        let links: [Int32]

        init(_ subject: Int32, _ assessor: LevelAssessor) {
            self.subject = subject
            self.assessor = assessor
            wide = Scope(of: subject, assessor.facts)
            outcomes = Array(repeating: nil, count: CheckCatalogue.all.count)
            narrowOutcomes = outcomes
            let facts = assessor.facts
            var witnesses: [[Int32]] = [[subject]]
            if !assessor.answers.isEmpty {
                witnesses.append(facts.offers(of: subject))
                // A service is as well attested as the least of what it was bought from.
                if [.service, .data, .treatment].contains(facts.kind(subject)) { witnesses.append(facts.hosting(wide)) }
                let near = Scope(of: subject, facts, isNarrow: true), hands: KeySet = [.providedBy, .operatedBy, .performedBy]
                // One whom nobody names has said nothing.
                let unnamed: [Int32] = near.roles(hands).contains { $0.organisation < 0 } ? [-1] : []
                witnesses.append(near.holders(hands) + unnamed)
                // We answer for what is ours, never for a supplier.
                if ![.offer, .organisation].contains(facts.kind(subject)), let own = facts.organisation { witnesses.append([own]) }
            }
            self.witnesses = witnesses
            links = assessor.links(of: wide)
        }

        mutating func outcome(_ check: Int, ofSubjectOnly: Bool) -> Outcome {
            if ofSubjectOnly {
                if let known = narrowOutcomes[check] { return known }
                let scope = narrow ?? Scope(of: subject, assessor.facts, isNarrow: true)
                narrow = scope
                let found = CheckCatalogue.all[check].outcome(scope, assessor.facts)
                narrowOutcomes[check] = found
                return found
            }
            if let known = outcomes[check] { return known }
            let found = CheckCatalogue.all[check].outcome(wide, assessor.facts)
            outcomes[check] = found
            return found
        }

        /// What is said of a thing, and of the offers that it is an instance of: a “no” of either counts.
        private func said(of thing: Int32, _ target: Int32) -> Answers.Word? {
            guard thing >= 0 else { return nil }
            let words = ([thing] + (thing == subject ? [] : assessor.facts.offers(of: thing))).compactMap { assessor.answers.word(about: $0, answering: target) }
            guard words.count > 1 else { return words.first }
            let lows = words.compactMap { $0.rungs?.lowerBound }, highs = words.compactMap { $0.rungs?.upperBound }
            return Answers.Word(
                answered: Answered.all(words.map(\.answered)), rungs: lows.min().flatMap { low in highs.min().map { low...max(low, $0) } }, items: words.flatMap(\.items),
                isContradicted: words.contains(where: \.isContradicted))
        }

        /// - Parameter chain: whether each link of the chain is asked, and the lowest counts.
        func word(on target: Int32, chain: Bool = false) -> Answers.Word {
            if chain, !links.isEmpty, !assessor.answers.isEmpty {
                let own = word(on: target)
                guard !own.items.isEmpty else { return own }
                let others = links.map { $0 < 0 ? Answers.Word.none : assessor.answers.word(about: $0, answering: target) ?? .none }
                let all = [own] + others
                let lows = all.map { $0.rungs?.lowerBound ?? 0 }
                // A link that says no reaches nothing.
                let highs = all.compactMap { $0.answered == .notMet && $0.rungs == nil ? 0 : $0.rungs?.upperBound }
                return Answers.Word(
                    answered: Answered.all(all.map(\.answered)), rungs: own.rungs == nil ? nil : (lows.min() ?? 0)...(highs.min() ?? 0),
                    items: all.flatMap(\.items), isContradicted: all.contains(where: \.isContradicted))
            }
            // What is said afresh goes before what is too old, wherever it is said.
            var stale: Answers.Word?
            for group in witnesses {
                var words: [Answers.Word] = []
                for thing in group { if let word = said(of: thing, target) { words.append(word) } }
                guard !words.isEmpty else { continue }
                if words.allSatisfy({ $0.items.allSatisfy(\.isStale) }) {
                    if stale == nil { stale = words[0] }
                    continue
                }
                if group.count == 1 { return words[0] }
                // Several things answered for: the least counts, and one of which nothing is said leaves it open.
                let silent = words.count < group.count
                let lows = words.compactMap { $0.rungs?.lowerBound }, highs = words.compactMap { $0.rungs?.upperBound }
                return Answers.Word(
                    answered: Answered.all(words.map(\.answered) + (silent ? [.undetermined] : [])),
                    rungs: silent ? nil : lows.min().flatMap { low in highs.min().map { low...max(low, $0) } }, items: words.flatMap(\.items),
                    isContradicted: words.contains(where: \.isContradicted))
            }
            if let stale { return stale }
            return .none
        }
    }

    private func result(under framework: Framework, _ bench: inout Bench) -> FrameworkResult {
        var lists: [[RequirementResult]] = []
        for objective in framework.objectives {
            var list: [RequirementResult] = []
            for requirement in objective.requirements { list.append(result(of: requirement, &bench)) }
            lists.append(list)
        }
        return FrameworkResult(framework, of: bench.subject, lists)
    }

    private func result(of requirement: Requirement, _ bench: inout Bench) -> RequirementResult {
        let answer = bench.word(on: requirement.element, chain: requirement.isAskedOfChain)
        var checks: [(check: Int, outcome: Outcome)] = []
        var attestations: [Attestation] = []
        /// What a set of needs comes to, leaving the answer to the requirement itself apart.
        func derived(_ needs: Needs, _ bench: inout Bench) -> Answered {
            var parts: [Answered] = []
            for check in needs.checks {
                let outcome = bench.outcome(check, ofSubjectOnly: requirement.isOfSubjectOnly)
                if !checks.contains(where: { $0.check == check }) { checks.append((check, outcome)) }
                parts.append(outcome.answered)
            }
            for statement in needs.statements {
                let word = bench.word(on: statement)
                if !attestations.contains(where: { $0.statement == statement }) { attestations.append(Attestation(statement: statement, word: word)) }
                parts.append(word.answered)
            }
            return Answered.all(parts)
        }
        if requirement.rungs.isEmpty {
            var answered = derived(requirement.needs, &bench)
            var isOverruled = false
            if requirement.needs.needsAnswer {
                if answered == .notMet, answer.answered == .met { isOverruled = true }
                answered = Answered.all([answered, answer.answered])
            }
            return RequirementResult(
                requirement: requirement, answered: answered, rungs: nil, checks: checks, attestations: attestations, answer: answer,
                isOverruled: isOverruled, isUntouched: Self.isUntouched(checks, attestations, answer))
        }
        var low = 0, high = 0, isOverruled = false
        for (i, rung) in requirement.rungs.enumerated() where i > 0 {
            var answered = derived(rung.needs, &bench)
            // The rung that people name counts for those that need an answer: reached up to the lowest named, open up to the highest.
            // What its checks find nothing to look at, somebody must say.
            if rung.needs.needsAnswer || answered == .notApplicable {
                let said: Answered
                if let named = answer.rungs {
                    said = rung.order <= named.lowerBound ? .met : rung.order <= named.upperBound ? .undetermined : .notMet
                } else if answer.answered == .notMet || answer.answered == .notApplicable {
                    said = .notMet
                } else {
                    said = .undetermined
                }
                if said == .met, answered == .notMet { isOverruled = true }
                answered = Answered.all([answered, said])
            }
            switch answered {
            case .met:
                low = i
                high = i
            case .undetermined, .notApplicable: high = i
            case .notMet: break
            }
        }
        return RequirementResult(
            requirement: requirement, answered: low == requirement.rungs.count - 1 ? .met : high > low ? .undetermined : .notMet,
            rungs: Bounds(low, high), checks: checks, attestations: attestations, answer: answer, isOverruled: isOverruled,
            isUntouched: Self.isUntouched(checks, attestations, answer))
    }

    private static func isUntouched(_ checks: [(check: Int, outcome: Outcome)], _ attestations: [Attestation], _ answer: Answers.Word) -> Bool {
        answer.items.isEmpty && attestations.allSatisfy(\.word.items.isEmpty) && checks.allSatisfy { $0.outcome.answered == .undetermined || $0.outcome.answered == .notApplicable }
    }
}
