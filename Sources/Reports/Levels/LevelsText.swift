package import Continuum
import Knowledge
import Reach
package import Sovereignty

/// Levels on a terminal: a ladder for each subject, then what caps it, with its evidence.
package struct LevelsText {
    private let levels: Levels
    private let language: Language
    private let style: Style
    private let words: LevelWords
    private var continuum: Continuum { levels.continuum }
    private var isFrench: Bool { language == .french }

    package init(_ levels: Levels, _ language: Language, _ style: Style) {
        self.levels = levels
        self.language = language
        self.style = style
        words = LevelWords(levels)
    }

    private func say(_ fr: String, _ en: String) -> String { isFrench ? fr : en }
    private func name(_ element: Int32) -> String { Style.safe(words.name(element)[language]) }

    // MARK: All subjects

    /// One block a framework: a line for each subject, those that fall shortest first.
    /// - Parameter most: the most lines of a block.
    package func overview(most: Int) -> String {
        var out = heading()
        var byFramework: [String: [FrameworkResult]] = [:]
        for list in levels.results { for result in list { byFramework[result.framework.id, default: []].append(result) } }
        for framework in levels.assessor.library.frameworks {
            guard let results = byFramework[framework.id] else { continue }
            out += "\n" + style.bold(name(framework.element)) + style.dim("  [\(framework.id)]") + status(framework) + "\n"
            let sorted = results.enumerated().sorted { a, b in
                let left = a.element.rank, right = b.element.rank
                return left == right ? a.offset < b.offset : left.lexicographicallyPrecedes(right)
            }.map(\.element)
            let width = min(44, sorted.prefix(most).map { name($0.subject).count }.max() ?? 0)
            for result in sorted.prefix(most) { out += "  " + line(result, width) + "\n" }
            if sorted.count > most {
                out += style.dim(say("  … et \(sorted.count - most) autres : --framework \(framework.id)", "  … and \(sorted.count - most) more: --framework \(framework.id)")) + "\n"
            }
        }
        out += "\n" + legend()
        return out
    }

    private func heading() -> String {
        let who = levels.facts.organisation.map { name($0) } ?? ""
        return style.bold(say("Niveaux", "Levels") + (who.isEmpty ? "" : " — \(who)")) + say(", au \(levels.facts.day)", ", on \(levels.facts.day)") + "\n"
    }

    private func line(_ result: FrameworkResult, _ width: Int) -> String {
        let label = cut(name(result.subject), width)
        return label + "  " + drawing(result)
    }

    private func cut(_ text: String, _ width: Int) -> String {
        text.count > width ? text.prefix(width - 1) + "…" : text + String(repeating: " ", count: width - text.count)
    }

    private func drawing(_ result: FrameworkResult) -> String {
        if result.framework.method == .ladder, let level = result.level, let score = result.score {
            return ladder(level, top: result.framework.levels.last?.order ?? 4) + "  " + pad(levelWords(level, result.framework), 12) + "  "
                + say("note ", "score ") + LevelWords.range(score.low, score.high, unit: "%")[language]
        }
        let counts = [
            style.green("✓\(pad(String(result.met), 3))"), style.red("✗\(pad(String(result.notMet), 3))"), style.yellow("?\(pad(String(result.open), 3))"),
        ].joined(separator: " ")
        return counts + "  " + coloured(result.answered, LevelWords.answered(result.answered)[language])
    }

    private func pad(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }

    private func coloured(_ answered: Answered, _ text: String) -> String {
        switch answered {
        case .met: style.green(text)
        case .notMet: style.red(text)
        case .undetermined: style.yellow(text)
        case .notApplicable: style.dim(text)
        }
    }

    /// `██▒▒·`: surely reached, perhaps reached, out of reach.
    private func ladder(_ level: Bounds<Int>, top: Int) -> String {
        var text = ""
        for step in stride(from: 1, through: max(top, 1), by: 1) { text += step <= level.low ? "█" : step <= level.high ? "▒" : "·" }
        return text
    }

    private func levelWords(_ level: Bounds<Int>, _ framework: Framework) -> String { Style.safe(words.levels(level, of: framework)[language]) }
    private func short(_ order: Int, _ framework: Framework) -> String { Style.safe(words.short(order, of: framework)[language]) }

    private func status(_ framework: Framework) -> String {
        switch framework.status {
        case "proposal": style.dim(say("  — proposition, jamais adoptée", "  — a proposal, never adopted"))
        case "draft": style.dim(say("  — projet", "  — a draft"))
        case "superseded": style.dim(say("  — remplacé", "  — superseded"))
        case "voluntary": style.dim(say("  — volontaire", "  — voluntary"))
        case "guide": style.dim(say("  — guide", "  — guidance"))
        default: ""
        }
    }

    private func legend() -> String {
        style.dim(
            say("█ atteint à coup sûr   ▒ possible selon ce qui reste inconnu   · hors d’atteinte   ✓ satisfait   ✗ non satisfait   ? indéterminé",
                "█ surely reached   ▒ possible, depending on what is unknown   · out of reach   ✓ met   ✗ not met   ? undetermined")) + "\n"
            + style.dim(
                say("Détail : --subject ID --framework ID. Ce qu’il faut demander : portulan questions DOSSIER. Un contrôle : portulan explain ID.",
                    "Detail: --subject ID --framework ID. What to ask next: portulan questions FOLDER. A check: portulan explain ID.")) + "\n"
    }

    // MARK: One subject

    /// Each framework of one subject, objective by objective; every requirement when one framework is asked about.
    package func detail(isFull: Bool) -> String {
        var out = heading()
        for (subject, results) in zip(levels.subjects, levels.results) {
            out += "\n" + style.bold(name(subject)) + style.dim("  [\(continuum.id(Int(subject)))]") + "\n"
            if results.isEmpty {
                out += say("  Aucun référentiel ne s’applique à cette sorte d’élément.\n", "  No framework applies to this kind of element.\n")
            }
            for result in results { out += block(result, isFull: isFull) }
        }
        return out + "\n" + legend()
    }

    private func block(_ result: FrameworkResult, isFull: Bool) -> String {
        var out = "\n  " + style.bold(name(result.framework.element)) + style.dim("  [\(result.framework.id)]") + status(result.framework) + "\n"
        if let level = result.level {
            out += say("    Plancher  ", "    Floor  ") + ladder(level, top: result.framework.levels.last?.order ?? 4) + "  " + levelWords(level, result.framework)
            if let other = result.levelOtherwise, other != level {
                out += style.dim(say("   (autre lecture des échelons disputés : ", "   (other reading of the disputed rungs: ") + levelWords(other, result.framework) + ")")
            }
            out += "\n"
            if let score = result.score { out += say("    Note      ", "    Score  ") + LevelWords.range(score.low, score.high, unit: "%")[language] + "\n" }
            let untouched = result.results.count(where: \.isUntouched)
            if untouched > 0 {
                out += style.dim(
                    say("    \(untouched) exigences sur \(result.total) sans aucune réponse", "    \(untouched) requirements of \(result.total) without any answer")
                        + (result.levelOfAnswered.map { say(" ; plancher des seules répondues : ", "; floor of those answered: ") + short($0, result.framework) } ?? "")) + "\n"
            }
        } else {
            out += "    " + drawing(result) + "\n"
        }
        let width = min(48, result.objectives.map { name($0.objective.element).count }.max() ?? 0)
        for objective in result.objectives {
            out += "    " + cut(name(objective.objective.element), width) + "  "
            if let level = objective.level {
                out += ladder(level, top: result.framework.levels.last?.order ?? 4) + "  " + pad(levelWords(level, result.framework), 12) + "  "
                    + LevelWords.range(objective.points.low, objective.points.high)[language] + say(" points sur ", " points of ")
                    + LevelWords.figure(objective.mostPoints)[language] + "\n"
            } else {
                out += sign(objective.answered) + " " + coloured(objective.answered, LevelWords.answered(objective.answered)[language]) + "\n"
            }
            if isFull { for requirement in objective.requirements { out += text(requirement, in: result.framework) } }
        }
        if !isFull { out += caps(result) }
        return out
    }

    private func sign(_ answered: Answered) -> String {
        switch answered {
        case .met: style.green("✓")
        case .notMet: style.red("✗")
        case .undetermined: style.yellow("?")
        case .notApplicable: style.dim("–")
        }
    }

    /// What holds the floor down, or is not met.
    private func caps(_ result: FrameworkResult) -> String {
        let capping = result.capping
        guard !capping.isEmpty else { return "" }
        var out = style.dim(say("    Ce qui plafonne :", "    What caps it:")) + "\n"
        for requirement in capping.prefix(5) {
            out += "      " + sign(requirement.answered) + " " + label(requirement) + "\n"
            if let failed = requirement.checks.first(where: { $0.outcome.answered == .notMet }), let evidence = failed.outcome.evidence.first {
                out += Style.wrapped(Style.safe(words.line(evidence).text[language]), indent: "          ") + "\n"
            }
        }
        if capping.count > 5 { out += style.dim(say("      … et \(capping.count - 5) autres\n", "      … and \(capping.count - 5) more\n")) }
        return out
    }

    private func label(_ result: RequirementResult) -> String {
        let article = result.requirement.article.map { Style.safe($0) + " — " } ?? ""
        let optional = result.requirement.isMandatory ? "" : style.dim(say(" (ne décide pas)", " (does not decide)"))
        return article + name(result.requirement.element) + optional
    }

    private func text(_ result: RequirementResult, in framework: Framework) -> String {
        var out = "      " + sign(result.answered) + " " + label(result)
        if let rungs = result.rungs, let level = result.level {
            let top = result.requirement.rungs.count - 1
            out += style.dim("  " + say("échelon ", "rung ") + (rungs.isSettled ? "\(rungs.low)" : "\(rungs.low)" + say(" à ", " to ") + "\(rungs.high)") + say(" sur ", " of ") + "\(top)")
            out += style.dim(", " + levelWords(level, framework))
        }
        out += "\n"
        if let rungs = result.rungs {
            let here = result.requirement.rungs[rungs.low].element
            out += Style.wrapped(say("à coup sûr : ", "surely: ") + name(here), indent: "          ") + "\n"
            if rungs.high > rungs.low {
                out += Style.wrapped(say("au mieux : ", "at best: ") + name(result.requirement.rungs[rungs.high].element), indent: "          ") + "\n"
            }
        }
        for (index, outcome) in result.checks {
            let check = CheckCatalogue.all[index]
            out += "        " + sign(outcome.answered) + " " + check.title[language] + style.dim("  [\(check.id)]") + "\n"
            for evidence in outcome.evidence.prefix(3) {
                let line = words.line(evidence)
                out += Style.wrapped(Style.safe(line.text[language]), indent: "            ") + "\n"
                if let source = line.source {
                    out += style.dim(Style.wrapped(Style.safe(source.ref) + (source.date.map { " (\($0))" } ?? ""), indent: "              ")) + "\n"
                }
            }
            if outcome.evidenceCount > 3 { out += style.dim(say("            … et \(outcome.evidenceCount - 3) autres\n", "            … and \(outcome.evidenceCount - 3) more\n")) }
        }
        for attestation in result.attestations {
            out += "        " + sign(attestation.word.answered) + " " + say("attesté : ", "attested: ") + name(attestation.statement) + said(attestation.word) + "\n"
        }
        if !result.answer.items.isEmpty { out += "        " + say("réponse", "answer") + said(result.answer) + "\n" }
        if result.isOverruled {
            out += "        " + style.red(say("la réponse dit plus que ce que la carte permet : la carte l’emporte", "the answer says more than the chart allows: the chart goes first")) + "\n"
        }
        return out
    }

    private func said(_ word: Answers.Word) -> String {
        if word.items.isEmpty { return style.dim(say(" — personne n’a répondu", " — nobody has answered")) }
        var out = ""
        for item in word.items {
            let by = item.by ?? say("sans nom", "unnamed")
            let rung = item.rung.map { say(", échelon \($0)", ", rung \($0)") } ?? ""
            out += " — \(Style.safe(by))\(rung)\(item.date.map { ", \($0)" } ?? "")"
            if !item.hasEvidence { out += style.yellow(say(" (sans preuve)", " (no evidence)")) }
            if item.isStale { out += style.yellow(say(" (preuve trop ancienne : ne compte plus)", " (evidence too old: counts no more)")) }
        }
        if word.isContradicted { out += style.yellow(say(" — réponses contradictoires", " — contradictory answers")) }
        return out
    }
}

extension Substring {
    func trimmingSpaces() -> String {
        var text = self
        while let first = text.first, first == " " || first == "\u{A0}" { text = text.dropFirst() }
        while let last = text.last, last == " " || last == "\u{A0}" { text = text.dropLast() }
        return String(text)
    }
}
