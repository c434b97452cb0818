package import Continuum
import Knowledge
import Reach
package import Sovereignty

/// What to ask next, on a terminal: by who would know, most telling first.
package struct QuestionsText {
    private let levels: Levels
    private let questions: [NextQuestion]
    private let language: Language
    private let style: Style
    private let words: LevelWords

    package init(_ levels: Levels, _ questions: [NextQuestion], _ language: Language, _ style: Style) {
        self.levels = levels
        self.questions = questions
        self.language = language
        self.style = style
        words = LevelWords(levels)
    }

    private func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

    /// - Parameter most: the most questions of each group.
    package func render(most: Int) -> String {
        if questions.isEmpty {
            return say("Rien à demander : aucun verdict n’est ouvert faute d’un fait ou d’une réponse.\n", "Nothing to ask: no verdict is open for want of a fact or an answer.\n")
        }
        let verdicts = Set(questions.flatMap(\.touches)).count
        var out = style.bold(say("\(questions.count) questions, dont dépendent \(verdicts) verdicts ouverts", "\(questions.count) questions, on which \(verdicts) open verdicts depend")) + "\n"
        for respondent in Respondent.allCases {
            let group = questions.filter { $0.askedOf == respondent }
            guard !group.isEmpty else { continue }
            out += "\n" + style.bold(LevelWords.respondent(respondent)[language]) + style.dim(say("  (\(group.count))", "  (\(group.count))")) + "\n"
            for question in group.prefix(most) {
                let settles = question.settles.count, touches = question.touches.count
                let worth = settles > 0
                    ? say("tranche \(settles) verdict\(settles > 1 ? "s" : "")", "settles \(settles) verdict\(settles > 1 ? "s" : "")")
                    : say("compte pour \(touches) verdict\(touches > 1 ? "s" : "")", "bears on \(touches) verdict\(touches > 1 ? "s" : "")")
                out += Style.wrapped(Style.safe(words.question(question.item)[language]), indent: "  ") + "\n"
                out += style.dim("    \(worth)" + (settles > 0 && touches > settles ? say(", compte pour \(touches)", ", bears on \(touches)") : "")
                    + "   \(QuestionID(question.item, levels.continuum))") + "\n"
            }
            if group.count > most { out += style.dim(say("  … et \(group.count - most) autres (--all)", "  … and \(group.count - most) more (--all)")) + "\n" }
        }
        return out
    }
}
