package import Continuum
import Knowledge
package import Reach

/// A comparison in words and as JSON.
package struct ComparisonDocument {
    private let comparison: Comparison
    private let before: Assessment
    private let after: Assessment
    private let changes: [Change]

    package init(_ comparison: Comparison, before: Assessment, after: Assessment, changes: [Change]) {
        self.comparison = comparison
        self.before = before
        self.after = after
        self.changes = changes
    }

    package func text(_ language: Language, _ style: Style) -> String {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        var out = ""
        for change in changes {
            out += style.bold(Style.safe(change.name[language]))
            if let date = change.date { out += " — \(date)" }
            if !change.author.isEmpty { out += " — \(Style.safe(change.author))" }
            out += "\n"
            if !change.reason[language].isEmpty { out += Style.wrapped(Style.safe(change.reason[language]), indent: "  ") + "\n" }
            if let cost = change.cost {
                out += say(
                    "  Coût : \(Self.euros(cost.capex)) d’investissement, \(Self.euros(cost.opex)) par an.",
                    "  Cost: \(Self.euros(cost.capex)) once, \(Self.euros(cost.opex)) a year.") + "\n"
            }
        }
        out += "\n"
        if comparison.isEmpty {
            return out + say("Rien ne change à la portée des données et des services. Pour les pannes : portulan resilience DOSSIER --with CHANGEMENT.", "Nothing changes in the reach of data and services. For failures: portulan resilience FOLDER --with CHANGE.") + "\n"
        }
        let better = comparison.verdicts.filter(\.isBetter), worse = comparison.verdicts.filter { !$0.isBetter }
        if !better.isEmpty { out += style.green(say("Ce qui va mieux", "What gets better")) + "\n" + list(better, language) + "\n" }
        if !worse.isEmpty { out += style.red(say("Ce qui va moins bien", "What gets worse")) + "\n" + list(worse, language) + "\n" }
        out += findings(comparison.findingsGone, before, say("Constats levés", "Findings gone"), language, style)
        out += findings(comparison.findingsNew, after, say("Constats nouveaux", "New findings"), language, style)
        return out
    }

    private func list(_ changes: [Comparison.VerdictChange], _ language: Language) -> String {
        changes.map { change in
            let assessment = after.continuum.index(of: change.element) == nil ? before : after
            let name = assessment.continuum.index(of: change.element).map { assessment.continuum.name($0, language) } ?? change.element
            let none = language == .french ? "absent" : "absent"
            let was = change.before.map { Wording.status($0)[language] } ?? none, now = change.after.map { Wording.status($0)[language] } ?? none
            let step = was == now
                ? (language == .french ? "\(now), \(change.isBetter ? "moins" : "plus") exposé" : "\(now), \(change.isBetter ? "less" : "more") exposed")
                : "\(was) → \(now)"
            return "  • \(Style.safe(name)) : \(step)\n"
        }.joined()
    }

    private func findings(_ findings: [Finding], _ assessment: Assessment, _ title: String, _ language: Language, _ style: Style) -> String {
        guard !findings.isEmpty else { return "" }
        let wording = Wording(assessment)
        var out = style.bold("\(title) (\(findings.count))") + "\n"
        for finding in findings.prefix(15) {
            out += "  • \(Style.safe(wording.message(finding)[language])) [\(Wording.severity(finding.severity)[language])]\n"
        }
        if findings.count > 15 { out += "  …\n" }
        return out + "\n"
    }

    static func euros(_ value: Double) -> String {
        let digits = String(Int(value.rounded()))
        var out = ""
        for (i, digit) in digits.enumerated() {
            if i > 0, (digits.count - i) % 3 == 0 { out += "\u{202F}" }
            out.append(digit)
        }
        return out + " €"
    }

    package func document() -> Document {
        func finding(_ finding: Finding, _ assessment: Assessment) -> Document {
            let message = Wording(assessment).message(finding)
            return .mapping([
                ("id", .string(finding.id)), ("severity", .string(finding.severity.rawValue)),
                ("message", .mapping([("fr", .string(message.fr)), ("en", .string(message.en))])),
            ])
        }
        return .mapping([
            ("portulan", .number(1)),
            ("changes", .sequence(changes.map { .string($0.id) })),
            (
                "verdicts",
                .sequence(comparison.verdicts.map { change in
                    .mapping([
                        ("element", .string(change.element)), ("before", change.before.map { .string($0.rawValue) } ?? .null),
                        ("after", change.after.map { .string($0.rawValue) } ?? .null), ("better", .boolean(change.isBetter)),
                    ])
                })
            ),
            ("findingsGone", .sequence(comparison.findingsGone.map { finding($0, before) })),
            ("findingsNew", .sequence(comparison.findingsNew.map { finding($0, after) })),
        ])
    }
}
