package import Continuum
import Knowledge
import Reach
package import Sovereignty

/// What is not met, or open, as SARIF 2.1.0: a rule for each such requirement, a result for each subject, at its place in the files.
package struct LevelsSARIF {
    private let levels: Levels
    private let language: Language
    private let words: LevelWords
    private var continuum: Continuum { levels.continuum }

    package init(_ levels: Levels, _ language: Language) {
        self.levels = levels
        self.language = language
        words = LevelWords(levels)
    }

    package func log() -> Document {
        var rules: [SARIFLog.Rule] = []
        var known: Set<Int32> = []
        var results: [SARIFLog.Result] = []
        for (subject, list) in zip(levels.subjects, levels.results) {
            let place = place(of: subject)
            for result in list {
                let capping = Set(result.capping.map(\.requirement.element))
                for requirement in result.results where !requirement.answered.isFine {
                    if known.insert(requirement.requirement.element).inserted { rules.append(rule(requirement.requirement, result.framework)) }
                    results.append(self.result(requirement, of: subject, at: place, under: result.framework, isCapping: capping.contains(requirement.requirement.element)))
                }
            }
        }
        return SARIFLog(language: language, rules: rules, results: results).document(continuum)
    }

    private func rule(_ requirement: Requirement, _ framework: Framework) -> SARIFLog.Rule {
        let name = label(requirement), of = words.name(framework.element), asked = words.text(.question, requirement.element) ?? words.name(requirement.element)
        return SARIFLog.Rule(
            id: requirement.id, title: safe(name), meaning: safe(Bilingual(fr: "\(of.fr) — \(asked.fr)", en: "\(of.en) — \(asked.en)")))
    }

    private func result(_ result: RequirementResult, of subject: Int32, at place: Int?, under framework: Framework, isCapping: Bool) -> SARIFLog.Result {
        let name = words.name(subject), what = label(result.requirement), of = words.name(framework.element), said = state(result)
        let message = Bilingual(fr: "« \(name.fr) » : \(what.fr) : \(said.fr) (\(of.fr)).", en: "“\(name.en)”: \(what.en): \(said.en) (\(of.en)).")
        var properties: [(key: String, value: Document)] = [
            ("framework", .string(framework.id)), ("article", result.requirement.article.map(Document.string) ?? .null),
            ("answered", .string(result.answered.rawValue)), ("mandatory", .boolean(result.requirement.isMandatory)), ("caps", .boolean(isCapping)),
        ]
        if let level = result.level { properties.append(("level", .mapping([("low", .number(Double(level.low))), ("high", .number(Double(level.high)))]))) }
        let evidence = result.checks.filter { !$0.outcome.answered.isFine }.flatMap { check, outcome in outcome.evidence.map { (CheckCatalogue.all[check].id, $0) } }
        properties.append(("evidence", .sequence(evidence.map { self.evidence($1, of: $0) })))
        return SARIFLog.Result(
            rule: result.requirement.id, level: level(result, isCapping: isCapping), message: safe(message)[language], element: Int(subject), at: place,
            fingerprint: "\(result.requirement.id) \(continuum.id(Int(subject)))", properties: properties, chain: [])
    }

    private func evidence(_ evidence: Evidence, of check: String) -> Document {
        let line = words.line(evidence)
        return .mapping([
            ("check", .string(check)), ("text", .string(Style.safe(line.text[language]))), ("source", line.source.map { .string($0.ref) } ?? .null),
            ("asOf", line.source?.date.map { .string($0.description) } ?? .null), ("standing", line.source?.standing.map { .string($0.rawValue) } ?? .null),
        ])
    }

    /// What must be met and is not is an error, as is the rung that holds the floor down; a higher rung that is missed elsewhere is a warning.
    private func level(_ result: RequirementResult, isCapping: Bool) -> SARIFLog.Level {
        guard result.answered == .notMet else { return .note }
        return result.requirement.isMandatory && (result.rungs == nil || isCapping) ? .error : .warning
    }

    private func state(_ result: RequirementResult) -> Bilingual {
        guard let rungs = result.rungs else { return LevelWords.answered(result.answered) }
        let top = result.requirement.rungs.count - 1
        return rungs.isSettled
            ? Bilingual(fr: "échelon \(rungs.low) sur \(top)", en: "rung \(rungs.low) of \(top)")
            : Bilingual(fr: "échelon \(rungs.low) à \(rungs.high) sur \(top)", en: "rung \(rungs.low) to \(rungs.high) of \(top)")
    }

    private func label(_ requirement: Requirement) -> Bilingual {
        let name = words.name(requirement.element)
        return requirement.article.map { Bilingual(fr: "\($0) — \(name.fr)", en: "\($0) — \(name.en)") } ?? name
    }

    private func safe(_ words: Bilingual) -> Bilingual { Bilingual(fr: Style.safe(words.fr), en: Style.safe(words.en)) }

    /// Where the files of the organisation first speak of something that the base describes.
    private func place(of subject: Int32) -> Int? {
        guard continuum.elements[Int(subject)].layer == .base else { return nil }
        return continuum.elements.indices.first { i in
            continuum.elements[i].layer != .base && continuum.relations(of: i).contains { $0.element == subject }
        }
    }
}
