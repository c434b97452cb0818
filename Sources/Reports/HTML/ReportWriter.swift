import Continuum
import Knowledge
import Reach

/// Turns an assessment into the words of a page, in one language. It counts and sorts for showing; it judges nothing.
struct ReportWriter {
    let assessment: Assessment
    let language: Language
    let drawings: [String: String]
    let links: FragmentLinks
    let wording: Wording
    /// Elements with findings, gravest first: their place gives the card its anchor.
    let concerned: [Int]
    let sources: SourceList

    var continuum: Continuum { assessment.continuum }
    var subjects: [Subject] { assessment.model.subjects.list }

    /// - Parameter only: the elements that cards are written of; nil: all that have findings.
    init(_ assessment: Assessment, _ language: Language, _ drawings: [String: String], _ links: FragmentLinks, only: [Int]? = nil) {
        self.assessment = assessment
        self.language = language
        self.drawings = drawings
        self.links = links
        wording = Wording(assessment)
        concerned = only ?? PathDrawing.concerned(assessment)
        sources = SourceList(assessment, concerned)
    }

    func page(title: String) -> ReportPage {
        let table = matrix()
        let measures = firstMeasures()
        let shown = assessment.questions.prefix(30)
        let levels = gradient()
        return ReportPage(
            t: ReportText.table(language), lang: language.rawValue, title: title,
            dateText: TermWords.date(assessment.model.options.day)[language], dateISO: assessment.model.options.day.description,
            organisationName: assessment.organisation.map(name) ?? title, elementCount: assessment.coverage.elements,
            sentences: sentences(measures), bars: bars(), hasFirst: !measures.isEmpty,
            first: measures.map(firstMeasure), hasVerdicts: !assessment.verdicts.isEmpty, verdictGroups: verdictGroups(), total: table.total,
            hasMatrix: !table.rows.isEmpty || !table.suppliers.isEmpty || table.any.contains { !$0.isEmpty }, matrix: table.rows, anyCells: table.any, hasAny: table.any.contains { !$0.isEmpty }, hasHomeMatrix: !table.home.isEmpty,
            homeMatrix: table.home, hasSupplierMatrix: !table.suppliers.isEmpty, supplierMatrix: table.suppliers, hasCards: !concerned.isEmpty,
            cards: cards(), hasQuestions: !shown.isEmpty, questions: shown.enumerated().map(question),
            hasMoreQuestions: assessment.questions.count > shown.count, moreQuestions: assessment.questions.count - shown.count,
            unknownSentence: unknownSentence(), unknownRows: unknownRows(), hasUnreviewed: !unreviewed().isEmpty, unreviewed: unreviewed(),
            hasGradient: levels.contains { $0.gradientRisk > 0 }, gradient: levels.filter { $0.gradientRisk > 0 }, hasHomeGradient: levels.contains { $0.gradientRisk == 0 },
            homeGradient: levels.filter { $0.gradientRisk == 0 }, hasSources: !sources.all.isEmpty, sources: sources.rows(), classes: classes())
    }

    // MARK: Shared words

    func name(_ element: Int) -> String { continuum.name(element, language) }

    func say(_ words: Bilingual) -> String { Typography.set(words[language], language) }

    func say(fr: String, en: String) -> String { Typography.set(language == .french ? fr : en, language) }

    /// The gravity with its noun: « gravité élevée ».
    func gravity(_ severity: Severity) -> String {
        let word = Wording.severity(severity)
        return severity == .note ? say(word) : say(fr: "gravité \(word.fr)", en: "\(word.en) severity")
    }

    /// Names in a row, at most so many, the rest counted.
    func names(_ elements: [Int], limit: Int = 6) -> String {
        let shown = elements.prefix(limit).map { say(fr: "« \(name($0)) »", en: "“\(name($0))”") }.joined(separator: ", ")
        let rest = elements.count - limit
        return rest > 0 ? shown + say(fr: " et \(rest) de plus", en: " and \(rest) more") : shown
    }

    func classWords(_ verdict: Verdict) -> String {
        verdict.classNames.map { say(TermWords.className($0)) }.joined(separator: ", ")
    }

    func anchor(_ element: Int) -> String { concerned.firstIndex(of: element).map { "c\($0 + 1)" } ?? "" }

    // MARK: Verdicts

    private func verdictGroups() -> [ReportPage.VerdictGroup] {
        [Kind.data, .service, .treatment].compactMap { kind in
            let verdicts = assessment.verdicts.enumerated().filter { continuum.elements[$1.element].kind == kind }
            guard !verdicts.isEmpty else { return nil }
            let ranked = verdicts.sorted { a, b in
                let left = (Self.order(a.element.status), worst(a.element.element)?.severity ?? .note)
                let right = (Self.order(b.element.status), worst(b.element.element)?.severity ?? .note)
                if left.0 != right.0 { return left.0 < right.0 }
                return left.1 != right.1 ? left.1 > right.1 : a.offset < b.offset
            }
            return ReportPage.VerdictGroup(groupTitle: say(TermWords.kinds(kind)), rows: ranked.map { row($0.element) })
        }
    }

    private static func order(_ status: VerdictStatus) -> Int {
        switch status {
        case .notMet: 0
        case .undetermined: 1
        case .met: 2
        }
    }

    /// Findings are sorted, so the first is the worst.
    func worst(_ element: Int) -> Finding? { assessment.findings.first { $0.element == element } }

    private func row(_ verdict: Verdict) -> ReportPage.VerdictRow {
        let finding = worst(verdict.element)
        return ReportPage.VerdictRow(
            rowName: name(verdict.element), rowLink: links.element(continuum.id(verdict.element)) ?? "#\(anchor(verdict.element))", rowHasCard: finding != nil, rowClass: classWords(verdict),
            rowIsInherited: verdict.isClassInherited, rowStatus: verdict.status.rawValue, rowStatusWord: say(Wording.status(verdict.status)),
            rowWorst: finding.map { say(wording.message($0)) } ?? "", rowHasWorst: finding != nil,
            rowSeverity: finding?.severity.rawValue ?? "", rowSeverityWord: finding.map { gravity($0.severity) } ?? "")
    }

    // MARK: Questions, what is unknown

    private func question(_ rank: Int, _ question: Question) -> ReportPage.QuestionRow {
        ReportPage.QuestionRow(
            questionRank: rank + 1, questionText: say(wording.question(question)), questionHasSettled: !question.settles.isEmpty,
            questionSettled: names(question.settles, limit: 4), questionTouches: names(question.touches, limit: 2))
    }

    private func unknownSentence() -> String {
        let coverage = assessment.coverage
        let known = coverage.expectedFacts - coverage.unknownFacts
        let share = coverage.expectedFacts == 0 ? 100 : known * 100 / coverage.expectedFacts
        return say(
            fr: "\(coverage.expectedFacts) faits attendus sur la carte, dont \(known) connus (\(share) %) et \(coverage.unknownFacts) inconnus.",
            en: "\(coverage.expectedFacts) facts expected on the chart, of which \(known) known (\(share)%) and \(coverage.unknownFacts) unknown.")
    }

    private func unknownRows() -> [ReportPage.UnknownRow] {
        var missing: [Kind: [Int]] = [:], world: [Int] = []
        var seen: Set<MissingFact> = []
        let used = usedByTheChart()
        for fact in assessment.model.graph.missing where seen.insert(fact).inserted {
            let row = continuum.elements[Int(fact.element)]
            if row.layer == .chart {
                missing[row.kind, default: []].append(Int(fact.element))
            } else if used.contains(Int(fact.element)) {
                world.append(Int(fact.element))
            }
        }
        func distinct(_ elements: [Int]) -> [Int] {
            var known: Set<Int> = []
            return elements.filter { known.insert($0).inserted }
        }
        var rows = assessment.coverage.byKind.map { kind, count in
            ReportPage.UnknownRow(
                kindTitle: say(TermWords.kinds(kind)), kindCount: String(count), kindUnknown: missing[kind]?.count ?? 0,
                kindWhere: names(distinct(missing[kind] ?? [])))
        }
        if !world.isEmpty {
            rows.append(
                ReportPage.UnknownRow(
                    kindTitle: say(ReportText.unknownWorld.words), kindCount: "–", kindUnknown: world.count, kindWhere: names(distinct(world))))
        }
        return rows
    }

    /// What the chart leads to: the knowledge base also knows offers and suppliers that it has nothing to do with.
    private func usedByTheChart() -> Set<Int> {
        var stack = continuum.elements.indices.filter { continuum.elements[$0].layer == .chart && continuum.elements[$0].kind.rawValue != 0 }
        var used = Set(stack)
        while let element = stack.popLast() {
            for relation in continuum.relations(of: element) where relation.element >= 0 && used.insert(Int(relation.element)).inserted {
                stack.append(Int(relation.element))
            }
        }
        return used
    }

    private func unreviewed() -> [String] {
        ReachTable(assessment).activeSubjects().filter { subjects[$0].sort == .state && assessment.model.book.unreviewed.contains(bit: $0) }
            .map { say(wording.subject($0)) }
    }

    // MARK: The gradient and the classes

    private func gradient() -> [ReportPage.GradientRow] {
        ReachTable(assessment).activeSubjects().filter { subjects[$0].sort != .supplier }.map { s in
            let level = assessment.gradient.levels[s]
            let reasons = level.rules.map { rule in
                let words = continuum.text(continuum.value(.reason, of: Int(rule)), language)
                let isOwn = continuum.elements[Int(rule)].kind == .state
                let head = isOwn ? say(fr: "Décision de l’organisation", en: "Decision of the organisation") : name(Int(rule))
                return words.map { say(fr: "\(head) : \($0)", en: "\(head): \($0)") } ?? head
            }
            return ReportPage.GradientRow(
                gradientState: say(wording.subject(s)), gradientRisk: level.risk, gradientWord: say(TermWords.risk(level.risk)),
                gradientReason: reasons.isEmpty ? say(ReportText.gradientNoRule.words) : reasons.joined(separator: " "))
        }
    }

    private func classes() -> [ReportPage.ClassRow] {
        assessment.policy.limits.values.sorted { ($0.order, $0.name) < ($1.order, $1.name) }.map { limits in
            func words(_ limit: Int?) -> String {
                limit.map { "\($0) (\(say(TermWords.risk($0))))" } ?? say(ReportText.readLimitNone.words)
            }
            let starve = limits.starve == nil ? words(nil) : "\(words(limits.starve)), \(say(Wording.horizon(limits.starvePlane)))"
            return ReportPage.ClassRow(
                classTitle: say(TermWords.className(limits.name)), limits: [words(limits.obtain), words(limits.alter), words(limits.cut), starve],
                classReason: Typography.set(continuum.text(continuum.value(.reason, of: Int(limits.element)), language) ?? "", language))
        }
    }
}
