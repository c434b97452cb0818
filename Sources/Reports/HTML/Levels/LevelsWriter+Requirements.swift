import Continuum
import Knowledge
import Reach
import Sovereignty

/// One requirement: its question, the rungs reached, what checks and people say of it.
extension LevelsWriter {
    private static let mostEvidence = 5
    private static let mostMissing = 3

    func requirement(_ result: RequirementResult, _ framework: Framework, _ anchor: String, isCapping: Bool) -> LevelsPage.RequirementPart {
        let requirement = result.requirement
        var marks: [String] = []
        if isCapping { marks.append(framework.method == .ladder ? say(fr: "plafonne", en: "caps") : say(fr: "décide", en: "decides")) }
        if !requirement.isMandatory { marks.append(say(fr: "ne décide pas", en: "does not decide")) }
        var notes: [String] = []
        if let other = result.levelOtherwise, other != result.level { notes.append(otherwise(other, framework)) }
        if result.isOverruled { notes.append(say(fr: "Une réponse dit plus que ce que la carte permet : la carte l’emporte.", en: "An answer says more than the chart allows: the chart goes first.")) }
        let own = !result.answer.items.isEmpty || (requirement.needs.needsAnswer || requirement.rungs.contains { $0.needs.needsAnswer })
        var statements = result.attestations.map { statement(name($0.statement), $0.word) }
        if own { statements.append(statement(say(fr: "Réponse à l’exigence elle-même", en: "Answer to the requirement itself"), result.answer)) }
        return LevelsPage.RequirementPart(
            requirementAnchor: anchor, requirementSign: sign(result.answered), requirementLabel: label(requirement), requirementWord: word(result),
            requirementSteps: result.rungs.map { rungs in
                [LevelsPage.Stairs(steps: steps(rungs.low, rungs.high, Array(requirement.rungs.indices)), stairsText: "", scales: [])]
            } ?? [], requirementMarks: marks,
            requirementQuestion: words.text(.question, requirement.element).map { [say($0)] } ?? [], requirementRungs: rungs(result, framework), requirementNotes: notes,
            hasChecks: !result.checks.isEmpty, checks: result.checks.map { check($0.check, $0.outcome) }, hasStatements: !statements.isEmpty, statements: statements)
    }

    /// In words beside the sign: « échelon 0 à 1 sur 3 » or “met”.
    private func word(_ result: RequirementResult) -> String {
        guard let rungs = result.rungs else { return answered(result.answered) }
        let top = result.requirement.rungs.count - 1
        return rungs.isSettled
            ? say(fr: "échelon \(rungs.low) sur \(top)", en: "rung \(rungs.low) of \(top)") : say(fr: "échelon \(rungs.low) à \(rungs.high) sur \(top)", en: "rung \(rungs.low) to \(rungs.high) of \(top)")
    }

    private func rungs(_ result: RequirementResult, _ framework: Framework) -> [LevelsPage.RungRow] {
        guard let range = result.rungs else { return [] }
        func row(_ bound: Bilingual, _ i: Int) -> LevelsPage.RungRow {
            let rung = result.requirement.rungs[i]
            let points = LevelWords.figure(rung.points), level = words.short(rung.level, of: framework)
            return LevelsPage.RungRow(
                rungBound: say(bound), rungText: name(rung.element), rungWorth: say(fr: "\(points.fr) points, \(level.fr)", en: "\(points.en) points, \(level.en)"))
        }
        let sure = row(Bilingual(fr: "À coup sûr :", en: "Surely:"), range.low)
        return range.isSettled ? [sure] : [sure, row(Bilingual(fr: "Au mieux :", en: "At best:"), range.high)]
    }

    private func check(_ index: Int, _ outcome: Outcome) -> LevelsPage.CheckRow {
        let check = CheckCatalogue.all[index]
        let shown = outcome.evidence.prefix(Self.mostEvidence)
        return LevelsPage.CheckRow(
            checkSign: sign(outcome.answered), checkTitle: say(check.title), checkID: check.id, checkWord: answered(outcome.answered), checkEvidence: shown.map(evidence),
            checkMore: rest(outcome.evidenceCount - shown.count),
            checkMissing: outcome.answered == .undetermined ? outcome.missing.prefix(Self.mostMissing).map { say(words.question(.fact($0))) } : [])
    }

    private func statement(_ title: String, _ word: Answers.Word) -> LevelsPage.StatementRow {
        // A rung that is named is neither met nor not: it is said.
        let rungs = word.rungs.map { range in
            range.lowerBound == range.upperBound
                ? say(fr: "échelon \(range.lowerBound)", en: "rung \(range.lowerBound)")
                : say(fr: "échelon \(range.lowerBound) à \(range.upperBound)", en: "rung \(range.lowerBound) to \(range.upperBound)")
        }
        let isSettled = word.rungs.map { $0.lowerBound == $0.upperBound } ?? false
        return LevelsPage.StatementRow(
            statementSign: sign(isSettled ? .notApplicable : word.answered), statementTitle: title, statementWord: rungs ?? answered(word.answered),
            statementAnswers: word.items.map(answer),
            statementNotes: (word.items.isEmpty ? [say(fr: "Personne n’a répondu.", en: "Nobody has answered.")] : [])
                + (word.isContradicted ? [say(fr: "Réponses contradictoires : le verdict reste entre elles.", en: "Contradictory answers: the verdict stays between them.")] : []))
    }

    private func answer(_ item: Answers.Item) -> LevelsPage.AnswerRow {
        let who = item.by.map(Style.safe) ?? say(fr: "Sans nom", en: "Unnamed")
        let said = item.rung.map { say(fr: "échelon \($0)", en: "rung \($0)") } ?? answered(item.answered)
        let when = item.date.map { say(TermWords.date($0)) } ?? say(fr: "sans date", en: "undated")
        let proof = item.hasEvidence ? words.text(.evidence, item.element).map { say($0) } : nil
        var text = say(fr: "\(who), \(when) : \(said)", en: "\(who), \(when): \(said)")
        text += say(fr: ", à propos de ", en: ", about ") + name(item.about) + "."
        if let proof { text += say(fr: " Preuve : ", en: " Evidence: ") + proof }
        var marks: [String] = []
        if !item.hasEvidence { marks.append(say(fr: "sans preuve", en: "no evidence")) }
        if item.isStale { marks.append(say(fr: "preuve trop ancienne : ne compte plus", en: "evidence too old: counts no more")) }
        return LevelsPage.AnswerRow(answerText: text, answerMarks: marks)
    }
}
