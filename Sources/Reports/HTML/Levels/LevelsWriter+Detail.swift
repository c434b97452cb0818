import Continuum
import Knowledge
import Reach
import Sovereignty

/// One subject under each framework: floor and score apart, objectives, what caps it and what would lift it.
extension LevelsWriter {
    private static let mostCaps = 8
    private static let mostLifts = 8
    private static let mostShared = 20

    func part(_ index: Int, _ subject: Int32, _ results: [FrameworkResult]) -> LevelsPage.SubjectPart {
        let framings = results.enumerated().map { framing("e\(index + 1)-\($0 + 1)", subject, $1) }
        return LevelsPage.SubjectPart(
            subjectAnchor: index == 0 ? "summary" : "e\(index + 1)", subjectName: name(subject), subjectID: id(subject), subjectKind: kind(subject),
            subjectSentences: sentences(subject, results), hasLines: !results.isEmpty,
            lines: zip(results, framings).map { result, framing in
                LevelsPage.SubjectLine(
                    lineAnchor: framing.framingAnchor, lineName: framing.framingName, lineStatus: say(LevelWords.status(result.framework)), lineMeasures: [measure(result)])
            }, framings: framings)
    }

    private func kind(_ subject: Int32) -> String { say(continuum.vocabulary.definition(of: levels.facts.kind(subject)).meaning) }

    private func sentences(_ subject: Int32, _ results: [FrameworkResult]) -> [String] {
        guard !results.isEmpty else { return [say(fr: "Aucun référentiel ne s’applique à cette sorte d’élément.", en: "No framework applies to this kind of element.")] }
        let short = results.count { $0.outlook == .notMet }, open = results.count { $0.outlook == .undetermined }, fine = results.count { $0.outlook == .met }
        var out = [
            say(
                fr: "Sous \(results.count) \(results.count < 2 ? "référentiel" : "référentiels") : \(short) hors d’atteinte quoi qu’on apprenne, \(open) \(open < 2 ? "ouvert" : "ouverts"), \(fine) acquis.",
                en: "Under \(results.count) \(results.count == 1 ? "framework" : "frameworks"): \(short) out of reach whatever is learnt, \(open) open, \(fine) secured.")
        ]
        for result in results where result.framework.method == .ladder {
            guard let level = result.level, let score = result.score else { continue }
            let floor = words.levels(level, of: result.framework), range = LevelWords.range(score.low, score.high, unit: "%")
            let which = words.short(result.framework)
            out.append(say(fr: "\(which.fr) : plancher \(floor.fr), note \(range.fr).", en: "\(which.en): floor \(floor.en), score \(range.en)."))
        }
        let own = questions.filter { question in question.touches.contains { $0.subject == subject } }
        if !own.isEmpty {
            let alone = own.count { question in question.settles.contains { $0.subject == subject } }
            out.append(
                say(
                    fr: "\(own.count) \(own.count < 2 ? "question reste ouverte" : "questions restent ouvertes") ; \(alone) \(alone < 2 ? "trancherait" : "trancheraient") un verdict à elle\(alone < 2 ? "" : "s") seule\(alone < 2 ? "" : "s").",
                    en: "\(own.count) \(own.count == 1 ? "question remains" : "questions remain") open; \(alone) would settle a verdict alone."))
        }
        return out
    }

    private func framing(_ anchor: String, _ subject: Int32, _ result: FrameworkResult) -> LevelsPage.Framing {
        let framework = result.framework
        let isGraded = framework.method == .ladder && result.level != nil
        let capping = result.capping
        let capped = Set(capping.map(\.requirement.element))
        let anchors = Dictionary(uniqueKeysWithValues: result.results.enumerated().map { ($1.requirement.element, "\(anchor)-r\($0 + 1)") })
        let hasRadar = isGraded && result.objectives.count >= 3
        var notes = words.text(.description, framework.element).map { [say($0)] } ?? []
        if let note = words.text(.note, framework.element) { notes.append(say(note)) }
        var floorNotes: [String] = []
        let untouched = result.results.count(where: \.isUntouched)
        if untouched > 0 {
            floorNotes.append(
                say(fr: "\(untouched) exigences sur \(result.total) sans aucune réponse.", en: "\(untouched) requirements of \(result.total) without any answer.")
                    + (result.levelOfAnswered.map { order in say(fr: " Plancher des seules répondues : ", en: " Floor of those answered: ") + say(words.short(order, of: framework)) + "." } ?? ""))
        }
        if let other = result.levelOtherwise, other != result.level { floorNotes.append(otherwise(other, framework)) }
        let ordered = capping.filter { !$0.checks.isEmpty } + capping.filter { $0.checks.isEmpty }
        let (lifts, liftsRest) = lifts(subject, result)
        return LevelsPage.Framing(
            framingAnchor: anchor, framingName: name(framework.element), framingFacts: facts(framework), framingNotes: notes, framingIsGraded: isGraded,
            floors: isGraded ? result.level.map { [stairs($0, framework)] } ?? [] : [], floorNotes: isGraded ? floorNotes : [],
            scores: isGraded ? result.score.map { [scale($0)] } ?? [] : [],
            framingTallies: isGraded ? [] : measure(result).tallies, hasRadar: hasRadar, radars: hasRadar ? [LevelsPage.Radar(plots: [LevelsRadar(self, result).plot()])] : [],
            objectives: result.objectives.map { objective($0, framework, isGraded) }, hasCaps: !capping.isEmpty,
            caps: ordered.prefix(Self.mostCaps).map { cap($0, anchors[$0.requirement.element] ?? anchor) }, capsRest: self.rest(capping.count - Self.mostCaps),
            chapters: result.objectives.map { objective in
                // Those that hold it down come first.
                let list = objective.requirements.filter { capped.contains($0.requirement.element) } + objective.requirements.filter { !capped.contains($0.requirement.element) }
                return LevelsPage.Chapter(
                    chapterName: name(objective.objective.element),
                    requirements: list.map { requirement($0, framework, anchors[$0.requirement.element] ?? anchor, isCapping: capped.contains($0.requirement.element)) })
            }, hasLifts: !lifts.isEmpty, lifts: lifts, liftsRest: liftsRest)
    }

    func otherwise(_ level: Bounds<Int>, _ framework: Framework) -> String {
        say(fr: "Autre lecture des échelons disputés : ", en: "Other reading of the disputed rungs: ") + say(words.levels(level, of: framework)) + "."
    }

    private func objective(_ result: ObjectiveResult, _ framework: Framework, _ isGraded: Bool) -> LevelsPage.ObjectiveRow {
        let points = LevelWords.range(result.points.low, result.points.high), most = LevelWords.figure(result.mostPoints)
        return LevelsPage.ObjectiveRow(
            objectiveName: name(result.objective.element),
            objectiveWeight: result.objective.weight > 0 ? say(LevelWords.percent(result.objective.weight)) : "–",
            objectiveMeasures: [
                isGraded && result.level != nil
                    ? LevelsPage.Measure(stairs: result.level.map { [stairs($0, framework)] } ?? [], tallies: [])
                    : LevelsPage.Measure(stairs: [], tallies: [tally(result.requirements)])
            ],
            objectivePoints: isGraded ? say(fr: "\(points.fr) sur \(most.fr)", en: "\(points.en) of \(most.en)") : answered(result.answered))
    }

    private func cap(_ result: RequirementResult, _ anchor: String) -> LevelsPage.CapRow {
        let proof = result.checks.first { $0.outcome.answered == .notMet }?.outcome.evidence.first
        return LevelsPage.CapRow(
            capAnchor: anchor, capSign: sign(result.answered), capText: label(result.requirement), capEvidence: proof.map { [evidence($0)] } ?? [])
    }

    /// The questions that touch a framework, those that settle something in it alone first.
    private func lifts(_ subject: Int32, _ result: FrameworkResult) -> ([LevelsPage.QuestionRow], [String]) {
        let own = Set(result.results.map(\.requirement.element))
        func isOwn(_ verdict: NextQuestion.Verdict) -> Bool { verdict.subject == subject && own.contains(verdict.requirement) }
        let some = questions.enumerated().filter { $0.element.touches.contains(where: isOwn) }.sorted { a, b in
            let left = a.element.settles.count(where: isOwn), right = b.element.settles.count(where: isOwn)
            let more = a.element.touches.count(where: isOwn), fewer = b.element.touches.count(where: isOwn)
            return left != right ? left > right : more != fewer ? more > fewer : a.offset < b.offset
        }.map(\.element)
        return (some.prefix(Self.mostLifts).map { row($0, among: isOwn) }, rest(some.count - Self.mostLifts))
    }

    // MARK: What several frameworks share

    /// Checks and statements that more than one framework asks for: one answer serves them all.
    func sharedRows() -> ([LevelsPage.Shared], [String]) {
        enum Item: Hashable {
            case check(Int)
            case statement(Int32)
        }
        var order: [Item] = []
        var serves: [Item: [Framework]] = [:]
        var answers: [Item: Answered] = [:]
        func add(_ item: Item, _ framework: Framework, _ answered: Answered) {
            if serves[item] == nil { order.append(item) }
            if serves[item]?.contains(where: { $0.element == framework.element }) != true { serves[item, default: []].append(framework) }
            // Of several subjects, or with a subject alone and with its chain, the least counts.
            answers[item] = answers[item].map { Answered.all([$0, answered]) } ?? answered
        }
        for result in levels.results.joined() {
            for requirement in result.results {
                for (check, outcome) in requirement.checks { add(.check(check), result.framework, outcome.answered) }
                for attestation in requirement.attestations { add(.statement(attestation.statement), result.framework, attestation.word.answered) }
            }
        }
        let several = order.enumerated().filter { (serves[$0.element]?.count ?? 0) > 1 }.sorted { a, b in
            let left = serves[a.element]?.count ?? 0, right = serves[b.element]?.count ?? 0
            return left != right ? left > right : a.offset < b.offset
        }.map(\.element)
        let text = LevelsReportText.table(language)
        let rows = several.prefix(Self.mostShared).map { item in
            let state = answers[item] ?? .undetermined
            let with = (serves[item] ?? []).map { LevelsPage.Link(linkAnchor: framingAnchor($0), linkText: short($0)) }
            switch item {
            case .check(let check):
                return LevelsPage.Shared(
                    sharedSign: sign(state), sharedTitle: say(CheckCatalogue.all[check].title), sharedKind: text["sharedCheck"] ?? "", sharedWord: answered(state), sharedWith: with)
            case .statement(let statement):
                return LevelsPage.Shared(
                    sharedSign: sign(state), sharedTitle: name(statement), sharedKind: text["sharedStatement"] ?? "", sharedWord: answered(state), sharedWith: with)
            }
        }
        return (rows, rest(several.count - Self.mostShared))
    }

    /// Where a framework is first told of on this page.
    private func framingAnchor(_ framework: Framework) -> String {
        for (i, results) in levels.results.enumerated() {
            if let j = results.firstIndex(where: { $0.framework.element == framework.element }) { return "e\(i + 1)-\(j + 1)" }
        }
        return "summary"
    }
}
