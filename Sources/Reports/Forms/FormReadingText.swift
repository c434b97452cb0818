package import Continuum
package import Sovereignty

/// What became of a filled form, on a terminal: rows first, then verdicts.
package struct FormReadingText {
    private let reading: FormReading
    private let changes: VerdictChanges?
    private let language: Language
    private let style: Style

    package init(_ reading: FormReading, _ changes: VerdictChanges?, _ language: Language, _ style: Style) {
        self.reading = reading
        self.changes = changes
        self.language = language
        self.style = style
    }

    private func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

    package func render() -> String {
        let taken = reading.taken
        var out = style.bold(say("\(taken) réponse\(taken > 1 ? "s" : "") reprise\(taken > 1 ? "s" : "")", "\(taken) answer\(taken == 1 ? "" : "s") taken over"))
        var rest: [String] = []
        if reading.unchanged > 0 { rest.append(say("\(reading.unchanged) déjà dans la carte", "\(reading.unchanged) in the chart already")) }
        rest.append(say("\(reading.blank) vide\(reading.blank > 1 ? "s" : "")", "\(reading.blank) blank"))
        rest.append(say("\(reading.notKnown) « je ne sais pas »", "\(reading.notKnown) not known"))
        let left = say("\(reading.notUnderstood) non reprise\(reading.notUnderstood > 1 ? "s" : "")", "\(reading.notUnderstood) left out")
        rest.append(reading.notUnderstood > 0 ? style.yellow(left) : left)
        out += " ; ".replacing(" ;", with: language == .french ? "\u{A0};" : ";") + rest.joined(separator: ", ") + ".\n"
        guard let changes else { return out }
        if changes.isNothing {
            return out + say("Aucun verdict ne change ; \(changes.stillOpen) restent ouverts.\n", "No verdict changes; \(changes.stillOpen) stay open.\n")
        }
        out += say("Verdicts : ", "Verdicts: ")
        var parts = [
            style.green(say("\(changes.met) deviennent satisfaits", "\(changes.met) become met")), style.red(say("\(changes.notMet) non satisfaits", "\(changes.notMet) not met")),
        ]
        if changes.notApplicable > 0 { parts.append(say("\(changes.notApplicable) sans objet", "\(changes.notApplicable) not applicable")) }
        parts.append(say("\(changes.stillOpen) restent ouverts", "\(changes.stillOpen) stay open"))
        if changes.opened > 0 { parts.append(style.yellow(say("\(changes.opened) se rouvrent", "\(changes.opened) open again"))) }
        if changes.turned > 0 { parts.append(style.yellow(say("\(changes.turned) changent de sens", "\(changes.turned) turn round"))) }
        return out + parts.joined(separator: ", ") + ".\n"
    }
}
