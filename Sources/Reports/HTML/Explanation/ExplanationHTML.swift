package import Continuum
import Knowledge
package import Reach

/// How one subject reaches one element, power by power: a sentence, a drawing, the numbered steps with their sources, what of it is doubtful.
package struct ExplanationHTML {
    private let explanation: Explanation
    private let assessment: Assessment
    private let language: Language
    private let drawings: [String: String]

    /// - Parameter drawings: SVG by `Line.id`, as Graphviz makes it from `drawings(of:)`; without one, the steps say the same.
    package init(_ explanation: Explanation, _ assessment: Assessment, language: Language, drawings: [String: String]) {
        self.explanation = explanation
        self.assessment = assessment
        self.language = language
        self.drawings = drawings
    }

    package enum Section: String, CaseIterable, Sendable {
        case lines = "explanation"
        case sources
        case glossary = "terms"
    }

    /// What is to be drawn: one path for each power that is within reach.
    package static func drawings(of explanation: Explanation, _ assessment: Assessment, _ language: Language) -> [(id: String, dot: String)] {
        explanation.lines.enumerated().compactMap { i, line in
            guard let bound = line.bound, !line.steps.isEmpty else { return nil }
            let path = PathDrawing(assessment, element: explanation.element, along: [(chain: line.steps, bound: bound)], language: language, number: i)
            return (anchor(i), path.dot())
        }
    }

    package func fragments(_ links: FragmentLinks = FragmentLinks()) -> Fragments<Section> { Fragments(page(links)) }

    static func anchor(_ line: Int) -> String { "p\(line + 1)" }

    private func page(_ links: FragmentLinks) -> ExplanationPage {
        let phrases = Phrases(assessment.continuum, language)
        let sources = SourceList(explanation.lines.map(\.steps))
        let steps = ChainSteps(phrases, sources)
        let lines = explanation.lines.enumerated().filter { $0.element.bound != nil }.map { i, line in
            let drawing = drawings[Self.anchor(i)].flatMap { InlineDrawing($0) }
            var seen: Set<String> = []
            let doubts = line.steps.compactMap(steps.doubt).filter { seen.insert($0).inserted }
            return ExplanationPage.Line(
                anchor: Self.anchor(i), lineTitle: title(line, phrases), boundClass: line.bound?.rawValue ?? "",
                boundWord: line.bound.map { phrases.say(TermWords.bound($0)) } ?? "", lineSentence: sentence(line, phrases), hasDrawing: drawing != nil,
                drawing: drawing?.svg ?? "", drawingLeast: drawing?.leastWidth ?? 0, hasSteps: !line.steps.isEmpty, steps: steps.rows(line.steps),
                hasDoubts: !doubts.isEmpty, doubts: doubts)
        }
        return ExplanationPage(
            t: ReportText.table(language).merging(words(phrases)) { _, own in own }, glossarySection: GlossarySection(language), at: links.sections, lines: lines,
            hasBeyond: lines.count < explanation.lines.count, beyond: beyond(phrases), hasSources: !sources.all.isEmpty, sources: sources.rows())
    }

    /// What is out of reach, in one sentence: good news is short.
    private func beyond(_ phrases: Phrases) -> String {
        let powers = explanation.lines.filter { $0.bound == nil }.map { Wording.power($0.plane.power) }
        let list = Bilingual(fr: ResilienceWords.list(powers.map(\.fr), "et"), en: ResilienceWords.list(powers.map(\.en), "and"))
        return phrases.say(fr: "Hors de portée, même au pire : \(list.fr).", en: "Out of reach, even at worst: \(list.en).")
    }

    private func title(_ line: Explanation.Line, _ phrases: Phrases) -> String {
        let power = Wording.power(line.plane.power), horizon = Wording.horizon(line.plane)
        let title = phrases.say(Bilingual(fr: "\(power.fr) \(horizon.fr)", en: "\(power.en) \(horizon.en)"))
        return phrases.capitalised(title.hasSuffix(" ") ? String(title.dropLast()) : title)
    }

    private func sentence(_ line: Explanation.Line, _ phrases: Phrases) -> String {
        guard let bound = line.bound else { return "" }
        return phrases.say(Wording(assessment).message(line.plane, bound, element: explanation.element, subject: explanation.subject)) + "."
    }

    private func words(_ phrases: Phrases) -> [String: String] {
        [
            "explanationSteps": phrases.say(fr: "Pas à pas", en: "Step by step"),
            "explanationDoubts": phrases.say(fr: "Ce qui est discuté ou inconnu sur ce chemin", en: "What is argued or unknown on this path"),
            "explanationNoDrawing": phrases.say(fr: "Sans dessin : Graphviz manque sur ce serveur, ou n’a pas répondu. Les pas disent la même chose.", en: "No drawing: Graphviz is missing on this server, or did not answer. The steps say the same."),
            "explanationSure": phrases.say(fr: "Chaque pas est un fait connu ou une loi établie.", en: "Every step is a known fact or settled law."),
        ]
    }
}

/// Everything that `explanation.mustache` names.
struct ExplanationPage: FragmentPage {
    var t: [String: String]
    var glossarySection: GlossarySection
    var at: [String: String]
    var lines: [Line]
    var hasBeyond: Bool
    var beyond: String
    var hasSources: Bool
    var sources: [ReportPage.SourceRow]

    struct Line {
        var anchor: String
        var lineTitle: String
        var boundClass: String
        var boundWord: String
        var lineSentence: String
        var hasDrawing: Bool
        /// Checked by `InlineDrawing`.
        var drawing: String
        var drawingLeast: Int
        var hasSteps: Bool
        var steps: [ReportPage.Step]
        var hasDoubts: Bool
        var doubts: [String]
    }
}
