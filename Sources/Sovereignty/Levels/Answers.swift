package import Continuum
import Knowledge

/// What people attest, by what it is about and what it answers.
package struct Answers: Sendable {
    package struct Item: Sendable {
        package var element: Int32
        package var about: Int32
        package var answered: Answered
        package var rung: Int?
        package var by: String?
        package var date: Day?
        package var hasEvidence: Bool
        /// Its evidence is older than what is answered allows, or it has ended.
        package var isStale: Bool
    }

    /// What several people say together.
    package struct Word: Sendable {
        package var answered: Answered
        /// Rungs said to be reached, lowest and highest.
        package var rungs: ClosedRange<Int>?
        package var items: [Item]
        package var isContradicted: Bool

        package static let none = Word(answered: .undetermined, rungs: nil, items: [], isContradicted: false)
        package var hasStale: Bool { items.contains(where: \.isStale) }
    }

    private struct Place: Hashable {
        var about: Int32
        var answers: Int32
    }
    private var items: [Place: [Item]] = [:]
    package private(set) var diagnostics: [(problem: Problem, element: Int32)] = []

    package init(_ continuum: Continuum, _ library: FrameworkLibrary, on day: Day) {
        var ladders: [Int32: Int] = [:]
        for framework in library.frameworks {
            for requirement in framework.requirements where !requirement.rungs.isEmpty {
                ladders[requirement.element] = requirement.rungs.last?.order ?? 0
            }
        }
        for i in continuum.elements.indices where continuum.elements[i].kind == .answer {
            let row = continuum.elements[i]
            func targets(_ key: Key) -> [Relation] { continuum.relations(of: i).filter { $0.key == key && $0.element >= 0 } }
            let abouts = targets(.about), answered = targets(.answers)
            // A reference that leads nowhere is told already.
            func isSaid(_ key: Key) -> Bool { continuum.relations(of: i).contains { $0.key == key } }
            if !isSaid(.about) { diagnostics.append((.frameworkPartMissing(continuum.id(i), what: "about"), Int32(i))) }
            if !isSaid(.answers) { diagnostics.append((.frameworkPartMissing(continuum.id(i), what: "answers"), Int32(i))) }
            var said = Answered.undetermined
            switch continuum.token(continuum.value(.says, of: i, on: day)) {
            case "yes"?: said = .met
            // Half is not all.
            case "no"?, "partly"?: said = .notMet
            case "not-applicable"?: said = .notApplicable
            default: break
            }
            var rung: Int?
            if case .number(let n)? = continuum.value(.rungReached, of: i, on: day) { rung = Int(n) }
            let date = continuum.provenances[Int(row.provenance)].date
            let hasEnded = continuum.validities[Int(row.validity)].to.map { $0 < day } ?? false
            let hasBegun = continuum.validities[Int(row.validity)].from.map { $0 <= day } ?? true
            let hasEvidence = continuum.value(.evidence, of: i) != nil
            if !hasEvidence, !abouts.isEmpty, !answered.isEmpty { diagnostics.append((.answerWithoutEvidence(continuum.id(i)), Int32(i))) }
            for relation in answered {
                var isStale = hasEnded
                if let limit = library.statements[relation.element]?.validFor {
                    // Without a date nobody can tell how old it is.
                    isStale = isStale || date.map { Int(day.rawValue) - Int($0.rawValue) > limit } ?? true
                }
                if let date, date > day {
                    diagnostics.append((.futureAnswer(continuum.id(i), date: date.description), Int32(i)))
                    isStale = true
                } else if isStale { diagnostics.append((.staleEvidence(continuum.id(i), date: date.map(\.description) ?? "?"), Int32(i))) }
                // A rung that is not there is told and reaches nothing.
                let top = ladders[relation.element] ?? 0
                let isThere = rung.map { $0 <= top && ladders[relation.element] != nil } ?? true
                if let rung, !isThere { diagnostics.append((.noSuchRung(continuum.id(i), rung: rung, top: top), Int32(i))) }
                guard hasBegun else { continue }
                for about in abouts {
                    items[Place(about: about.element, answers: relation.element), default: []].append(
                        Item(
                            element: Int32(i), about: about.element, answered: said, rung: isThere ? rung : nil,
                            by: continuum.text(continuum.value(.answeredBy, of: i), .french), date: date, hasEvidence: hasEvidence, isStale: isStale))
                }
            }
        }
        for (_, list) in items.sorted(by: { ($0.value[0].element) < ($1.value[0].element) }) {
            let word = Self.together(list)
            if word.isContradicted, let last = list.last {
                diagnostics.append(
                    (.contradictoryAnswers(continuum.id(Int(list[0].element)), other: continuum.id(Int(last.element))), last.element))
            }
        }
    }

    package var isEmpty: Bool { items.isEmpty }

    /// What is attested about an element; nothing when nobody says anything.
    package func word(about element: Int32, answering target: Int32) -> Word? { items[Place(about: element, answers: target)].map(Self.together) }

    /// Stale answers are shown and count for nothing; answers that disagree leave it open between them.
    private static func together(_ list: [Item]) -> Word {
        let fresh = list.filter { !$0.isStale }
        let said = Set(fresh.map(\.answered)).subtracting([.undetermined])
        // Who says no and names a rung says two things.
        let torn = fresh.contains { $0.answered == .notMet && ($0.rung ?? 0) > 0 }
        let rungs = fresh.compactMap(\.rung) + (torn ? [0] : [])
        let range = rungs.min().flatMap { low in rungs.max().map { low...$0 } }
        return Word(
            answered: said.count == 1 ? said.first ?? .undetermined : .undetermined, rungs: range, items: list,
            isContradicted: said.count > 1 || (range.map { $0.lowerBound != $0.upperBound } ?? false))
    }
}
