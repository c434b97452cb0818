package import Continuum
import Knowledge
package import Sovereignty

/// What the organisation’s profile expects, and how far its chart goes: a few lines under an assessment.
package struct ProfileText {
    private let levels: Levels
    private let result: FrameworkResult
    private let language: Language
    private let style: Style
    private let words: LevelWords

    /// - Returns: nil when there is no profile, or no organisation that could have one.
    package init?(_ levels: Levels, _ language: Language, _ style: Style) {
        guard let result = levels.results.first?.first else { return nil }
        self.levels = levels
        self.result = result
        self.language = language
        self.style = style
        words = LevelWords(levels)
    }

    private func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

    package func render() -> String {
        var out = "\n" + style.bold(Style.safe(words.name(result.framework.element)[language])) + "   "
            + style.green("✓ \(result.met)") + "   " + style.red("✗ \(result.notMet)") + "   " + style.yellow("? \(result.open)") + "\n"
        let failed = result.results.filter { $0.answered == .notMet }
        for requirement in failed.prefix(6) {
            out += "  " + style.red("✗") + " " + Style.safe(words.name(requirement.requirement.element)[language]) + "\n"
            if let check = requirement.checks.first(where: { $0.outcome.answered == .notMet }), let evidence = check.outcome.evidence.first {
                let more = check.outcome.evidenceCount > 1 ? say(" (et \(check.outcome.evidenceCount - 1) autres)", " (and \(check.outcome.evidenceCount - 1) more)") : ""
                out += Style.wrapped(Style.safe(words.line(evidence).text[language]) + more, indent: "      ") + "\n"
            }
        }
        let folder = say("DOSSIER", "FOLDER"), id = levels.continuum.id(Int(result.subject))
        out += style.dim(
            say("  Tout voir : portulan levels \(folder) --subject \(id) --framework \(result.framework.id)",
                "  See all: portulan levels \(folder) --subject \(id) --framework \(result.framework.id)")) + "\n"
        return out
    }

    /// The same for machines.
    package func document() -> Document { LevelsDocument(levels).framework(result) }
}
