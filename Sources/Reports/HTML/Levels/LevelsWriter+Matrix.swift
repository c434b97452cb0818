import Continuum
import Knowledge
import Reach
import Sovereignty

/// Where frameworks differ: subject by framework, and which of them contradict each other.
extension LevelsWriter {
    private static let mostDisagreements = 10

    /// One table for each kind of subject: a framework that is about services says nothing of offers.
    func matrices() -> [LevelsPage.Matrix] {
        let pairs = Array(zip(levels.subjects, levels.results))
        let kinds = pairs.map { levels.facts.kind($0.0) }.uniqued()
        return kinds.compactMap { kind in
            let some = pairs.filter { levels.facts.kind($0.0) == kind && !$0.1.isEmpty }
            let used = Set(some.flatMap { $0.1.map(\.framework.element) })
            let columns = frameworks.filter { used.contains($0.element) }
            guard !columns.isEmpty else { return nil }
            return LevelsPage.Matrix(
                matrixAnchor: "m-\(continuum.vocabulary.name(of: kind))", matrixTitle: say(TermWords.kinds(kind)),
                matrixHeads: columns.map { LevelsPage.MatrixHead(headAnchor: anchor($0), headText: short($0)) },
                matrixRows: some.map { subject, results in
                    LevelsPage.MatrixRow(
                        matrixName: name(subject), matrixLink: link(subject),
                        matrixCells: columns.map { column in
                            results.first { $0.framework.element == column.element }.map(cell)
                                ?? LevelsPage.MatrixCell(
                                    cellSteps: [], cellIsGraded: false, cellSigns: [], cellText: "–", cellWords: say(fr: "ne s’applique pas", en: "does not apply"))
                        })
                })
        }
    }

    private func cell(_ result: FrameworkResult) -> LevelsPage.MatrixCell {
        if result.framework.method == .ladder, let level = result.level {
            let range = level.isSettled ? "\(level.low)" : "\(level.low)–\(level.high)"
            return LevelsPage.MatrixCell(
                cellSteps: steps(level.low, level.high, result.framework.levels.map(\.order)), cellIsGraded: true, cellSigns: [], cellText: range,
                cellWords: say(words.levels(level, of: result.framework)))
        }
        let n: Int
        switch result.answered {
        case .notMet: n = result.notMet
        case .undetermined: n = result.open
        case .met: n = result.met
        case .notApplicable: n = 0
        }
        return LevelsPage.MatrixCell(
            cellSteps: [], cellIsGraded: false, cellSigns: result.answered == .notApplicable ? [] : [sign(result.answered)],
            cellText: result.answered == .notApplicable ? "–" : String(n),
            cellWords: answered(result.answered) + say(fr: " : ", en: ": ") + counts(met: result.met, notMet: result.notMet, open: result.open))
    }

    /// Subjects that fully meet one framework and surely fall short of another.
    func disagreements() -> [String] {
        let all = zip(levels.subjects, levels.results).compactMap { subject, results -> String? in
            let met = results.filter { $0.answered == .met }.map { short($0.framework) }
            let missed = results.filter { $0.outlook == .notMet }.map { short($0.framework) }
            guard !met.isEmpty, !missed.isEmpty else { return nil }
            let good = phrases.list(met, limit: 3), bad = phrases.list(missed, limit: 3)
            return name(subject) + say(fr: " : satisfait ", en: ": meets ") + good + say(fr: " ; manque à ", en: "; falls short of ") + bad + "."
        }
        return Array(all.prefix(Self.mostDisagreements)) + rest(all.count - Self.mostDisagreements)
    }

    // MARK: What to ask

    private static let mostQuestions = 10

    private func grouped() -> [(respondent: Respondent, questions: [NextQuestion])] {
        Respondent.allCases.compactMap { respondent in
            let some = questions.filter { $0.askedOf == respondent }
            return some.isEmpty ? nil : (respondent, some)
        }
    }

    func groups() -> [LevelsPage.QuestionGroup] {
        grouped().map { respondent, questions in
            LevelsPage.QuestionGroup(
                groupAnchor: "q-\(respondent.rawValue)", groupName: say(LevelWords.respondent(respondent)),
                groupRows: questions.prefix(Self.mostQuestions).map { row($0) }, groupMore: rest(questions.count - Self.mostQuestions))
        }
    }

    /// How many questions each would be asked: those that settle something alone, those that do so with others.
    func questionBars() -> [LevelsPage.QuestionBar] {
        let groups = grouped()
        let most = groups.map(\.questions.count).max() ?? 1
        return groups.map { respondent, questions in
            let alone = questions.count { !$0.settles.isEmpty }, n = questions.count
            return LevelsPage.QuestionBar(
                barName: say(LevelWords.respondent(respondent)), barAnchor: "q-\(respondent.rawValue)", barAlone: Share.percent(alone, of: most),
                barWith: Share.percent(n - alone, of: most), barRest: Share.percent(most - n, of: most),
                barText: say(
                    fr: "\(n) \(n < 2 ? "question" : "questions"), dont \(alone) \(alone < 2 ? "décisive" : "décisives")",
                    en: "\(n) \(n == 1 ? "question" : "questions"), \(alone) decisive"))
        }
    }

    /// - Parameter counted: the verdicts that are spoken of; all by default.
    func row(_ question: NextQuestion, among counted: (NextQuestion.Verdict) -> Bool = { _ in true }) -> LevelsPage.QuestionRow {
        let settles = question.settles.count(where: counted), touches = question.touches.count(where: counted)
        return LevelsPage.QuestionRow(
            questionText: say(words.question(question.item)), questionAsked: say(LevelWords.respondent(question.askedOf)), questionSettles: settles == 0 ? "–" : String(settles),
            questionTouches: String(touches))
    }
}
