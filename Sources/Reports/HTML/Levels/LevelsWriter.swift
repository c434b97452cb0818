import Continuum
import Knowledge
import Reach
import Sovereignty

/// Turns levels into the words and drawings of a page, in one language. It counts and sorts for showing; it computes nothing.
struct LevelsWriter {
    let levels: Levels
    let questions: [NextQuestion]
    let words: LevelWords
    let phrases: Phrases
    let isDetailed: Bool
    let links: FragmentLinks
    /// Those under which something is examined, in the order of the library.
    let frameworks: [Framework]
    let citations = Citations()
    var language: Language { phrases.language }
    var continuum: Continuum { levels.continuum }

    init(_ levels: Levels, isDetailed: Bool, _ language: Language, links: FragmentLinks = FragmentLinks()) {
        self.levels = levels
        self.isDetailed = isDetailed
        self.links = links
        questions = levels.nextQuestions()
        words = LevelWords(levels)
        phrases = Phrases(levels.continuum, language)
        let used = Set(levels.results.joined().map(\.framework.element))
        frameworks = levels.assessor.library.frameworks.filter { used.contains($0.element) }
    }

    func page(organisation: String) -> LevelsPage {
        let subjects = phrases.count(levels.subjects.count, fr: ("sujet", "sujets"), en: ("subject", "subjects"))
        let under = phrases.count(frameworks.count, fr: ("référentiel", "référentiels"), en: ("framework", "frameworks"))
        let title = isDetailed
            ? levels.subjects.map(name).joined(separator: ", ") : say(fr: "Niveaux de souveraineté", en: "Levels of sovereignty")
        var page = LevelsPage(
            t: LevelsReportText.table(language), lang: language.rawValue, title: title, dateText: phrases.say(TermWords.date(levels.facts.day)),
            dateISO: levels.facts.day.description, organisationName: Style.safe(organisation), examinedText: subjects, underText: under, contents: [],
            sentences: [], standings: [], isOverview: !isDetailed, hasFirsts: false, firsts: [], frames: [], hasMatrices: false, matrices: [],
            hasDisagreements: false, disagreements: [], parts: [], hasShared: false, shared: [], sharedRest: [], hasGroups: false, bars: [], groups: [],
            hasSources: false, sources: [], words: Self.headWords.compactMap(word), glossary: glossary())
        if isDetailed {
            page.parts = zip(levels.subjects, levels.results).enumerated().map { part($0, $1.0, $1.1) }
            (page.shared, page.sharedRest) = sharedRows()
            page.hasShared = !page.shared.isEmpty
        } else {
            page.sentences = sentences()
            page.standings = frameworks.isEmpty ? [] : [standings()]
            page.firsts = firsts()
            page.hasFirsts = !page.firsts.isEmpty
            page.frames = frameworks.map(frame)
            page.matrices = matrices()
            page.hasMatrices = !page.matrices.isEmpty
            page.disagreements = disagreements()
            page.hasDisagreements = !page.disagreements.isEmpty
        }
        page.groups = groups()
        page.hasGroups = !page.groups.isEmpty
        page.bars = questionBars()
        page.sources = citations.list.rows(phrases.dated)
        page.hasSources = !page.sources.isEmpty
        page.contents = contents(page)
        return page
    }

    private func contents(_ page: LevelsPage) -> [LevelsPage.Link] {
        let text = LevelsReportText.table(language)
        func link(_ anchor: String, _ key: String) -> LevelsPage.Link { LevelsPage.Link(linkAnchor: anchor, linkText: text[key] ?? "") }
        var links: [LevelsPage.Link] = isDetailed ? [] : [link("summary", "summaryTitle")]
        if page.hasFirsts { links.append(link("first", "levelsFirstTitle")) }
        if !page.frames.isEmpty { links.append(link("frameworks", "frameworksTitle")) }
        if page.hasMatrices { links.append(link("matrix", "differenceTitle")) }
        for part in page.parts {
            links.append(LevelsPage.Link(linkAnchor: part.subjectAnchor, linkText: part.subjectName))
            if page.parts.count == 1 { links += part.framings.map { LevelsPage.Link(linkAnchor: $0.framingAnchor, linkText: $0.framingName) } }
        }
        if page.hasShared { links.append(link("shared", "sharedTitle")) }
        return links + [link("questions", "askTitle"), link("sources", "sourcesTitle"), link("glossary", "glossaryTitle")]
    }

    // MARK: Words

    func say(_ words: Bilingual) -> String { Style.safe(phrases.say(words)) }
    func say(fr: String, en: String) -> String { Style.safe(phrases.say(fr: fr, en: en)) }
    func name(_ element: Int32) -> String { say(words.name(element)) }
    func short(_ framework: Framework) -> String { say(words.short(framework)) }
    /// The page of a subject, where it has one.
    func link(_ element: Int32) -> [String] { links.element(continuum.id(Int(element))).map { [$0] } ?? [] }
    func id(_ element: Int32) -> String { Style.safe(continuum.id(Int(element))) }

    static let headWords = ["framework", "floor", "score", "ladder", "seal", "unknown", "check", "statement", "evidence"]

    func word(_ id: String) -> LevelsPage.Word? {
        Glossary.entry(id).map { LevelsPage.Word(wordAnchor: $0.anchor, wordText: say($0.term)) }
    }

    private func glossary() -> [LevelsPage.GlossaryRow] {
        Glossary.sorted(language).map { entry in
            var meaning = entry.meaning[language].replacing("*", with: "")
            if !meaning.hasSuffix(".") { meaning += "." }
            return LevelsPage.GlossaryRow(
                termAnchor: entry.anchor, termText: say(entry.term), termMeaning: phrases.capitalised(say(fr: meaning, en: meaning)))
        }
    }

    func sign(_ answered: Answered) -> String { answered.rawValue }

    func answered(_ answered: Answered) -> String { say(LevelWords.answered(answered)) }

    /// « SOV-1.8 — Tenue en cas de coupure ».
    func label(_ requirement: Requirement) -> String {
        (requirement.article.map { Style.safe($0) + " — " } ?? "") + name(requirement.element)
    }

    /// The same without an article that is itself a sentence.
    func shortLabel(_ requirement: Requirement) -> String {
        (requirement.article?.count ?? 0) > 28 ? name(requirement.element) : label(requirement)
    }

    func counts(met: Int, notMet: Int, open: Int) -> String {
        say(
            fr: "\(met) \(met < 2 ? "satisfaite" : "satisfaites"), \(notMet) non \(notMet < 2 ? "satisfaite" : "satisfaites"), \(open) \(open < 2 ? "indéterminée" : "indéterminées")",
            en: "\(met) met, \(notMet) not met, \(open) undetermined")
    }

    /// A table of a page lists so many; the rest is counted.
    func rest(_ n: Int) -> [String] {
        n <= 0 ? [] : [say(fr: "… et \(n) \(n < 2 ? "autre" : "autres").", en: "… and \(n) more.")]
    }

    // MARK: Sources

    func evidence(_ evidence: Evidence) -> LevelsPage.EvidenceRow {
        let line = words.line(evidence)
        var notes: [String] = []
        if let date = line.source?.date { notes.append(say(fr: "au \(TermWords.date(date).fr)", en: "as of \(TermWords.date(date).en)")) }
        if let standing = line.source?.standing { notes.append(say(LevelWords.standing(standing))) }
        return LevelsPage.EvidenceRow(evidenceText: say(line.text), evidenceNotes: notes, evidenceRefs: citations.number(line.source).map { [$0] } ?? [])
    }

    func facts(_ framework: Framework) -> [LevelsPage.Fact] {
        let text = LevelsReportText.table(language)
        func fact(_ key: String, _ value: String, _ refs: [Int] = []) -> LevelsPage.Fact { LevelsPage.Fact(factName: text[key] ?? "", factText: value, factRefs: refs) }
        let row = continuum.elements[Int(framework.element)], validity = continuum.validities[Int(row.validity)]
        var facts = [fact("frameStatus", say(LevelWords.status(framework)))]
        if let version = words.text(.version, framework.element) { facts.append(fact("frameVersion", say(version))) }
        if let from = validity.from {
            let since = TermWords.date(from), until = validity.to.map(TermWords.date)
            facts.append(fact("frameValid", say(fr: since.fr + (until.map { ", jusqu’au \($0.fr)" } ?? ""), en: since.en + (until.map { ", until \($0.en)" } ?? ""))))
        }
        if let source = continuum.source(row.provenance) {
            let standing = source.standing.map { say(LevelWords.standing($0)) } ?? say(fr: "source", en: "source")
            let read = source.date.map { say(fr: ", au \(TermWords.date($0).fr)", en: ", as of \(TermWords.date($0).en)") } ?? ""
            facts.append(fact("frameSource", standing + read, citations.number(source).map { [$0] } ?? []))
        }
        return facts
    }

    // MARK: Measures

    /// Stairs of a level: a step for each above the lowest.
    func stairs(_ level: Bounds<Int>, _ framework: Framework, _ score: Bounds<Double>? = nil) -> LevelsPage.Stairs {
        let text = say(words.levels(level, of: framework))
        return LevelsPage.Stairs(
            steps: steps(level.low, level.high, framework.levels.map(\.order)),
            // A short range stays on one line.
            stairsText: text.count < 16 ? text.replacing(" ", with: "\u{A0}") : text, scales: score.map { [scale($0)] } ?? [])
    }

    func steps(_ low: Int, _ high: Int, _ orders: [Int]) -> [LevelsPage.Step] {
        let orders = orders.dropFirst()
        return orders.enumerated().map { i, order in
            LevelsPage.Step(stepClass: order <= low ? "sure" : order <= high ? "maybe" : "never", stepHeight: 34 + 66 * (i + 1) / orders.count)
        }
    }

    func scale(_ score: Bounds<Double>) -> LevelsPage.Scale {
        let low = min(100, max(0, score.low)), high = min(100, max(low, score.high))
        return LevelsPage.Scale(
            scaleSure: Share.rounded(low), scaleMaybe: Share.rounded(high) - Share.rounded(low), scaleRest: 100 - Share.rounded(high),
            scaleText: say(LevelWords.range(score.low, score.high, unit: "%")))
    }

    func tally(met: Int, notMet: Int, open: Int, _ words: String) -> LevelsPage.Tally {
        let all = [("not-met", notMet), ("undetermined", open), ("met", met)]
        return LevelsPage.Tally(
            tallyParts: all.filter { $0.1 > 0 }.map { LevelsPage.TallyPart(tallyClass: $0.0, tallyShare: Share.percent($0.1, of: met + notMet + open)) }, tallyWords: words,
            figures: all.map { LevelsPage.Figure(figureClass: $0.0, figureCount: $0.1) })
    }

    func tally(_ requirements: [RequirementResult]) -> LevelsPage.Tally {
        func count(_ answered: Answered) -> Int { requirements.count { $0.answered == answered } }
        let met = count(.met), notMet = count(.notMet), open = count(.undetermined)
        return tally(met: met, notMet: notMet, open: open, counts(met: met, notMet: notMet, open: open))
    }

    func measure(_ result: FrameworkResult) -> LevelsPage.Measure {
        if result.framework.method == .ladder, let level = result.level {
            return LevelsPage.Measure(stairs: [stairs(level, result.framework, result.score)], tallies: [])
        }
        return LevelsPage.Measure(
            stairs: [],
            tallies: [tally(met: result.met, notMet: result.notMet, open: result.open, counts(met: result.met, notMet: result.notMet, open: result.open))])
    }
}

/// The sources that a page cites, numbered as it first cites them.
final class Citations {
    private(set) var list = SourceList([])

    func number(_ source: Element.Source?) -> Int? {
        guard let source, !source.ref.isEmpty else { return nil }
        return list.add(SourceList.Entry(source: Style.safe(source.ref), asOf: source.date))
    }
}
