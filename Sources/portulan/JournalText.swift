import Continuum
import Ledger
import Reports

/// How is what came out of verifying a journal told, on a terminal and as JSON?
struct JournalText {
    private let language: Language
    private let style: Style

    init(_ language: Language, _ style: Style) {
        self.language = language
        self.style = style
    }

    func say(_ french: String, _ english: String) -> String { language == .french ? french : english }

    // MARK: The report

    func render(_ report: LedgerReport) -> String {
        var lines = [title(report), ""]
        lines += facts(report).map { "  " + $0 }
        if report.findingCount > 0 {
            lines += ["", style.bold(say("Ce qui ne va pas", "What is wrong"))]
            lines += report.findings.map { finding in
                let place = finding.line > 0 ? say("ligne \(finding.line)", "line \(finding.line)") : say("fichier", "file")
                return Style.wrapped("\(place) — \(words(finding.problem))", indent: "  ")
            }
            let more = report.findingCount - report.findings.count
            if more > 0 { lines.append(say("  … et \(more) de plus", "  … and \(more) more")) }
        }
        if report.clockStepCount > 0 {
            lines += ["", style.bold(say("L’horloge du serveur a reculé", "The clock of the server went back"))]
            lines.append(say("  Ce n’est pas une faute du journal : l’ordre est celui des numéros.", "  No fault of the journal: the order is that of the numbers."))
            lines += report.clockSteps.prefix(10).map { step in
                say("  entrée \(step.sequence) : de \(duration(step.milliseconds))", "  entry \(step.sequence): by \(duration(step.milliseconds))")
            }
            let more = report.clockStepCount - min(report.clockSteps.count, 10)
            if more > 0 { lines.append(say("  … et \(more) fois de plus", "  … and \(more) more times")) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func title(_ report: LedgerReport) -> String {
        let name = Style.safe(report.header?.origin ?? "")
        let part = report.header?.workspace.map { say(", dossier « \(Style.safe($0)) »", ", workspace “\(Style.safe($0))”") } ?? ""
        let verdict = report.isGood ? style.green(say("intact", "intact")) : style.red(say("ROMPU", "BROKEN"))
        return say("Journal \(name)\(part) : \(verdict)", "Journal \(name)\(part): \(verdict)")
    }

    private func counted(_ entries: Int) -> String {
        say(entries > 1 ? "\(entries) entrées" : "\(entries) entrée", entries == 1 ? "1 entry" : "\(entries) entries")
    }

    private func facts(_ report: LedgerReport) -> [String] {
        var facts: [String] = []
        var entries = counted(report.entries)
        if let first = report.firstTime, let last = report.lastTime { entries += say(", du \(first.text) au \(last.text)", ", from \(first.text) to \(last.text)") }
        facts.append(entries)
        let checked = report.checkpoints
        if report.verified < report.entries - report.uncovered {
            facts.append(style.yellow(say("dont \(counted(report.verified)) sous un point de contrôle vérifié", "of which \(counted(report.verified)) under a checkpoint that was verified")))
        }
        facts.append(
            say(
                "\(checked) \(checked > 1 ? "points de contrôle vérifiés" : "point de contrôle vérifié") (signature et empreinte)",
                "\(checked) \(checked == 1 ? "checkpoint" : "checkpoints") verified (signature and root)"))
        if report.uncheckedCheckpoints > 0 {
            facts.append(
                say(
                    "\(report.uncheckedCheckpoints) bien \(report.uncheckedCheckpoints > 1 ? "signés" : "signé"), sans comparaison possible : ce qui précède n’est pas complet",
                    "\(report.uncheckedCheckpoints) signed well, but not to be compared: what comes before is not complete"))
        }
        if let last = report.lastCheckpoint { facts.append(say("dernier point de contrôle : taille \(last.size)", "last checkpoint: size \(last.size)")) }
        if report.uncovered > 0 {
            facts.append(
                style.yellow(
                    say(
                        "\(counted(report.uncovered)) après le dernier point de contrôle : rien ne les garantit encore",
                        "\(counted(report.uncovered)) after the last checkpoint: not yet vouched for")))
        }
        if report.continuesPrevious == true { facts.append(say("prolonge le point de contrôle gardé", "goes on from the checkpoint that was kept")) }
        if report.unknownActions > 0 {
            facts.append(
                say(
                    "\(counted(report.unknownActions)), vérifiées, d’une sorte que cette version ne connaît pas",
                    "\(counted(report.unknownActions)), verified, of a kind that this version does not know"))
        }
        if report.header?.workspace != nil {
            facts.append(
                say(
                    "montre que ces entrées sont dans le journal, non qu’il n’y en a pas d’autres (cela, l’export complet le montre)",
                    "shows that these entries are in the journal, not that there are no others (the whole export shows that)"))
        }
        return facts
    }

    private func duration(_ milliseconds: Int64) -> String {
        switch milliseconds {
        case ..<1000: "\(milliseconds) ms"
        case ..<120_000: "\(milliseconds / 1000) s"
        case ..<7_200_000: "\(milliseconds / 60_000) min"
        default: "\(milliseconds / 3_600_000) h"
        }
    }

    // MARK: JSON

    func document(_ report: LedgerReport) -> Document {
        var pairs: [(key: String, value: Document)] = [
            ("portulan", .number(1)), ("type", .string("journal-verification")), ("origin", .string(report.header?.origin ?? "")),
            ("workspace", text(report.header?.workspace)), ("verdict", .string(report.isGood ? "intact" : "broken")),
        ]
        pairs += [
            ("entries", number(report.entries)), ("from", text(report.firstTime?.text)), ("to", text(report.lastTime?.text)),
            ("checkpoints", number(report.checkpoints)), ("unchecked-checkpoints", number(report.uncheckedCheckpoints)),
        ]
        let last: Document? = report.lastCheckpoint.map { .mapping([("size", number($0.size)), ("root", .string($0.root.base64))]) }
        let continues: Document? = report.continuesPrevious.map { .boolean($0) }
        pairs += [
            ("last-checkpoint", last ?? .null), ("verified", number(report.verified)), ("uncovered", number(report.uncovered)),
            ("continues-previous", continues ?? .null),
            ("unknown-actions", number(report.unknownActions)),
        ]
        let steps = report.clockSteps.map { step -> Document in
            .mapping([("sequence", number(step.sequence)), ("milliseconds", .number(Double(step.milliseconds)))])
        }
        pairs += [
            ("problem-count", number(report.findingCount)), ("problems", .sequence(report.findings.map(finding))),
            ("clock-step-count", number(report.clockStepCount)), ("clock-steps", .sequence(steps)),
        ]
        return .mapping(pairs)
    }

    private func text(_ value: String?) -> Document { value.map { .string($0) } ?? .null }

    private func number(_ value: Int) -> Document { .number(Double(value)) }

    private func finding(_ finding: LedgerReport.Finding) -> Document {
        .mapping([
            ("line", finding.line > 0 ? number(finding.line) : .null), ("kind", .string(kind(finding.problem))),
            ("message", .string(words(finding.problem))),
        ])
    }
}
