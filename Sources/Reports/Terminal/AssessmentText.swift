package import Continuum
import Knowledge
package import Reach

/// An assessment on a terminal: verdicts first, then the findings that matter with their chains, then what to ask.
package struct AssessmentText {
    private let assessment: Assessment
    private let language: Language
    private let style: Style
    private let wording: Wording
    private var continuum: Continuum { assessment.continuum }

    package init(_ assessment: Assessment, _ language: Language, _ style: Style) {
        self.assessment = assessment
        self.language = language
        self.style = style
        wording = Wording(assessment)
    }

    private func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
    private func say(_ words: Bilingual) -> String { Style.safe(words[language]) }

    /// - Parameter limit: the most findings shown whole; the rest are counted.
    package func render(limit: Int = 12) -> String {
        header() + first() + verdicts() + findings(limit) + questions() + footer()
    }

    private func header() -> String {
        let name = assessment.organisation.map { continuum.name($0, language) } ?? say("Dossier sans organisation", "Folder without an organisation")
        let met = assessment.coverage.verdicts[.met] ?? 0, broken = assessment.coverage.verdicts[.notMet] ?? 0
        let open = assessment.coverage.verdicts[.undetermined] ?? 0
        return """
            \(style.bold(Style.safe(name))) — \(say("évaluation au", "assessed on")) \(say(TermWords.date(assessment.model.options.day)))
            \(style.green("✓ \(met) \(say("respectés", "met"))"))   \(style.red("✗ \(broken) \(say("non respectés", "not met"))"))   \(style.yellow("? \(open) \(say("indéterminés", "undetermined"))"))


            """
    }

    /// The changes that remove most, cheapest first among equals.
    private func first() -> String {
        var seen: Set<Bilingual> = []
        let remedies = assessment.findings.flatMap(\.remedies).filter { $0.findingsAdded == 0 && seen.insert($0.title).inserted }
            .enumerated().sorted { a, b in
                (-a.element.findingsRemoved, a.element.effort, a.offset) < (-b.element.findingsRemoved, b.element.effort, b.offset)
            }.map(\.element)
        guard !remedies.isEmpty else { return "" }
        var out = style.bold(say("Que faire d’abord (chaque mesure a été essayée)", "What to do first (each measure was tried)")) + "\n"
        for remedy in remedies.prefix(4) {
            let count = remedy.findingsRemoved
            let effect = say(count < 2 ? "un constat levé" : "\(count) constats levés", count < 2 ? "one finding gone" : "\(count) findings gone")
            out += Style.wrapped("\(style.green("→")) \(say(remedy.title)) (\(effect), \(say(TermWords.effort(remedy.effort))))", indent: "  ") + "\n"
        }
        return out + "\n"
    }

    private func sign(_ status: VerdictStatus) -> String {
        switch status {
        case .met: style.green("✓")
        case .notMet: style.red("✗")
        case .undetermined: style.yellow("?")
        }
    }

    private func verdicts() -> String {
        var out = style.bold(say("Jeux de données, traitements et services", "Datasets, treatments and services")) + "\n"
        let ordered = assessment.verdicts.enumerated().sorted { a, b in
            let rank: [VerdictStatus: Int] = [.notMet: 0, .undetermined: 1, .met: 2]
            return (rank[a.element.status] ?? 3, a.offset) < (rank[b.element.status] ?? 3, b.offset)
        }.map(\.element)
        for verdict in ordered {
            let classes = verdict.classNames.map { name in
                name == "unknown" ? say("classe inconnue", "class unknown") : say(TermWords.className(name))
            }.joined(separator: ", ")
            let causes = verdict.breaches.map { breach in
                let horizon = say(Wording.horizon(breach.plane))
                let power = say(Wording.power(breach.plane.power)) + (horizon.isEmpty ? "" : " " + horizon)
                let isSure = !breach.certain.isEmptySet
                let text = breach.isTerms ? say("usage par le fournisseur", "use by the supplier") : power
                return isSure ? style.red(text) : style.yellow(text + " ?")
            }
            out += "  \(sign(verdict.status)) \(Style.safe(continuum.name(verdict.element, language))) \(style.dim("[\(classes)]"))"
            if !causes.isEmpty { out += " — " + causes.joined(separator: ", ") }
            out += "\n"
        }
        return out + "\n"
    }

    private func findings(_ limit: Int) -> String {
        guard !assessment.findings.isEmpty else { return "" }
        var out = style.bold(say("Constats, du plus grave au moins grave", "Findings, worst first")) + "\n"
        for finding in assessment.findings.prefix(limit) { out += render(finding) }
        let rest = assessment.findings.count - limit
        if rest > 0 {
            out += style.dim(
                say("  … et \(rest) autres constats (--format json ou html les donne tous).", "  … and \(rest) more findings (--format json or html has them all).")) + "\n"
        }
        return out + "\n"
    }

    private func render(_ finding: Finding) -> String {
        let label = say(Wording.severity(finding.severity)).uppercased()
        let coloured = finding.severity >= .high ? style.red(label) : finding.severity == .medium ? style.yellow(label) : style.dim(label)
        var out = "\n  \(coloured) \(style.bold(say(wording.message(finding)))).\n"
        out += StepsText(continuum, language, style).render(finding.chain, indent: "      ")
        for remedy in finding.remedies.prefix(2) {
            let effect = remedy.resolves ? say("règle ce constat", "settles this finding") : say("l’atténue", "eases it")
            let others = remedy.findingsRemoved > 1 ? say(
                remedy.findingsRemoved == 2 ? " et un autre" : " et \(remedy.findingsRemoved - 1) autres",
                remedy.findingsRemoved == 2 ? " and one more" : " and \(remedy.findingsRemoved - 1) others") : ""
            let harm = remedy.findingsAdded > 0 ? say(" ; en ajoute \(remedy.findingsAdded)", "; adds \(remedy.findingsAdded)") : ""
            out += Style.wrapped("\(style.green("→")) \(say(remedy.title)) : \(effect)\(others)\(harm).", indent: "      ") + "\n"
        }
        return out
    }

    private func questions() -> String {
        let useful = assessment.questions.filter { !$0.settles.isEmpty || $0.breachesRemoved > 0 || !$0.touches.isEmpty }
        guard !useful.isEmpty else { return "" }
        var out = style.bold(say("Questions dont les réponses trancheraient le plus", "Questions whose answers would settle most")) + "\n"
        for (i, question) in useful.prefix(10).enumerated() {
            let effect = question.settles.isEmpty
                ? say(
                    question.touches.count < 2 ? "en jeu dans un verdict indéterminé" : "en jeu dans \(question.touches.count) verdicts indéterminés",
                    question.touches.count < 2 ? "at stake in one undetermined verdict" : "at stake in \(question.touches.count) undetermined verdicts")
                : say("tranche \(question.settles.count)", "settles \(question.settles.count)")
            out += "  \(i + 1). \(say(wording.question(question))) \(style.dim("(\(effect))"))\n"
        }
        if useful.count > 10 { out += style.dim(say("  … et \(useful.count - 10) autres.", "  … and \(useful.count - 10) more.")) + "\n" }
        return out + "\n"
    }

    private func footer() -> String {
        let coverage = assessment.coverage
        let known = max(0, coverage.expectedFacts - coverage.unknownFacts)
        return style.dim(
            say(
                "\(coverage.elements) éléments ; \(known) faits connus sur \(coverage.expectedFacts) attendus : \(coverage.unknownFacts) inconnus, comptés au pire.",
                "\(coverage.elements) elements; \(known) of \(coverage.expectedFacts) expected facts known: \(coverage.unknownFacts) unknown, counted at worst.")) + "\n"
    }
}
