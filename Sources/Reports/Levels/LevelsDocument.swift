package import Continuum
import Knowledge
import Reach
package import Sovereignty

/// What each subject reaches under each framework, as JSON: floor and score apart, each with its bounds, and the evidence.
package struct LevelsDocument {
    private let levels: Levels
    private let words: LevelWords
    private var continuum: Continuum { levels.continuum }

    package init(_ levels: Levels) {
        self.levels = levels
        words = LevelWords(levels)
    }

    package func document(questions: [NextQuestion]) -> Document {
        .mapping([
            ("portulan", .number(1)), ("date", .string(levels.facts.day.description)),
            ("organisation", levels.facts.organisation.map { .string(continuum.id(Int($0))) } ?? .null),
            (
                "subjects",
                .sequence(
                    zip(levels.subjects, levels.results).map { subject, results in
                        .mapping([
                            ("id", .string(id(subject))), ("kind", .string(continuum.vocabulary.name(of: levels.facts.kind(subject)))),
                            ("name", text(words.name(subject))), ("frameworks", .sequence(results.map(framework))),
                        ])
                    })
            ),
            ("questions", .sequence(questions.map(question))),
        ])
    }

    /// The questions alone, as `portulan questions` writes them.
    package func questions(_ questions: [NextQuestion]) -> Document {
        .mapping([("portulan", .number(1)), ("date", .string(levels.facts.day.description)), ("questions", .sequence(questions.map(question)))])
    }

    func id(_ element: Int32) -> String { continuum.id(Int(element)) }
    func text(_ words: Bilingual) -> Document { .mapping([("fr", .string(words.fr)), ("en", .string(words.en))]) }
    func bounds(_ range: Bounds<Int>?) -> Document {
        range.map { .mapping([("low", .number(Double($0.low))), ("high", .number(Double($0.high)))]) } ?? .null
    }
    func bounds(_ range: Bounds<Double>?) -> Document {
        range.map { .mapping([("low", .number(Self.rounded($0.low))), ("high", .number(Self.rounded($0.high)))]) } ?? .null
    }

    /// Sums of decimal points, without the noise of binary fractions.
    static func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }

    func framework(_ result: FrameworkResult) -> Document {
        .mapping([
            ("id", .string(result.framework.id)), ("name", text(words.name(result.framework.element))),
            ("version", continuum.text(continuum.value(.version, of: Int(result.framework.element)), .english).map(Document.string) ?? .null),
            ("method", .string(result.framework.method.rawValue)), ("answered", .string(result.answered.rawValue)), ("level", bounds(result.level)),
            ("levelOtherwise", bounds(result.levelOtherwise)), ("levelOfAnswered", result.levelOfAnswered.map { .number(Double($0)) } ?? .null),
            ("score", bounds(result.score)), ("met", .number(Double(result.met))), ("notMet", .number(Double(result.notMet))),
            ("undetermined", .number(Double(result.open))), ("notApplicable", .number(Double(result.notApplicable))),
            ("objectives", .sequence(result.objectives.map(objective))),
        ])
    }

    private func objective(_ result: ObjectiveResult) -> Document {
        .mapping([
            ("id", .string(result.objective.id)), ("name", text(words.name(result.objective.element))), ("weight", .number(result.objective.weight)),
            ("answered", .string(result.answered.rawValue)), ("points", bounds(result.points)), ("level", bounds(result.level)),
            ("levelOtherwise", bounds(result.levelOtherwise)), ("requirements", .sequence(result.requirements.map(requirement))),
        ])
    }

    func requirement(_ result: RequirementResult) -> Document {
        .mapping([
            ("id", .string(result.requirement.id)), ("name", text(words.name(result.requirement.element))),
            ("article", result.requirement.article.map(Document.string) ?? .null), ("mandatory", .boolean(result.requirement.isMandatory)),
            ("answered", .string(result.answered.rawValue)), ("rungs", bounds(result.rungs)), ("points", bounds(result.points)), ("level", bounds(result.level)),
            ("levelOtherwise", bounds(result.levelOtherwise)), ("overruled", .boolean(result.isOverruled)),
            ("checks", .sequence(result.checks.map { check($0.check, $0.outcome) })),
            (
                "statements",
                .sequence(
                    result.attestations.map { attestation in
                        .mapping([
                            ("id", .string(id(attestation.statement))), ("name", text(words.name(attestation.statement))),
                            ("answered", .string(attestation.word.answered.rawValue)), ("answers", answers(attestation.word)),
                        ])
                    })
            ),
            ("answers", answers(result.answer)),
        ])
    }

    private func check(_ index: Int, _ outcome: Outcome) -> Document {
        let check = CheckCatalogue.all[index]
        return .mapping([
            ("id", .string(check.id)), ("title", text(check.title)), ("answered", .string(outcome.answered.rawValue)),
            ("evidence", .sequence(outcome.evidence.map { evidence($0) })), ("evidenceCount", .number(Double(outcome.evidenceCount))),
            ("missing", .strings(outcome.missing.map { QuestionID(.fact($0), continuum).description })),
        ])
    }

    private func evidence(_ evidence: Evidence) -> Document {
        let line = words.line(evidence)
        var pairs: [(key: String, value: Document)] = [
            ("text", text(line.text)), ("elements", .strings(line.elements)), ("source", line.source.map { .string($0.ref) } ?? .null),
            ("asOf", line.source?.date.map { .string($0.description) } ?? .null),
        ]
        if let standing = line.source?.standing { pairs.append(("standing", .string(standing.rawValue))) }
        return .mapping(pairs)
    }

    private func answers(_ word: Answers.Word) -> Document {
        .sequence(
            word.items.map { item in
                .mapping([
                    ("id", .string(id(item.element))), ("about", .string(id(item.about))), ("answered", .string(item.answered.rawValue)),
                    ("rung", item.rung.map { .number(Double($0)) } ?? .null), ("by", item.by.map(Document.string) ?? .null),
                    ("date", item.date.map { .string($0.description) } ?? .null), ("hasEvidence", .boolean(item.hasEvidence)), ("stale", .boolean(item.isStale)),
                    ("contradicted", .boolean(word.isContradicted)),
                ])
            })
    }

    func question(_ question: NextQuestion) -> Document {
        .mapping([
            ("id", .string(QuestionID(question.item, continuum).description)), ("question", text(words.question(question.item))),
            ("askedOf", .string(question.askedOf.rawValue)), ("settles", .number(Double(question.settles.count))),
            ("touches", .number(Double(question.touches.count))), ("weight", .number(Self.rounded(question.weight))),
        ])
    }
}
