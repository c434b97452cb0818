package import Continuum

/// Diagnostics as JSON.
package struct DiagnosticDocument {
    private let diagnostics: Diagnostics
    private let language: Language

    package init(_ diagnostics: Diagnostics, _ language: Language) {
        self.diagnostics = diagnostics
        self.language = language
    }

    package func document() -> Document {
        .mapping([
            ("errors", .number(Double(diagnostics.errorCount))), ("warnings", .number(Double(diagnostics.warningCount))),
            ("notShown", .number(Double(diagnostics.beyondLimit))), ("diagnostics", .sequence(diagnostics.sorted.map(entry))),
        ])
    }

    private func entry(_ diagnostic: Diagnostic) -> Document {
        var pairs: [(key: String, value: Document)] = [
            ("id", .string(diagnostic.problem.id)), ("severity", .string(diagnostic.severity.rawValue)),
            ("message", .string(diagnostic.problem.message(language))),
        ]
        if let why = diagnostic.problem.why(language) { pairs.append(("why", .string(why))) }
        if let help = diagnostic.problem.help(language) { pairs.append(("help", .string(help))) }
        if let place = diagnostic.place {
            pairs += [
                ("file", .string(place.file)), ("line", .number(Double(place.line))), ("column", .number(Double(place.column))),
                ("length", .number(Double(place.length))),
            ]
        }
        return .mapping(pairs)
    }
}
