package import Continuum

/// Diagnostics in the manner of compilers: what, where, the line with a caret, why, help.
package struct DiagnosticText {
    private let language: Language
    private let style: Style

    package init(_ language: Language, _ style: Style) {
        self.language = language
        self.style = style
    }

    package func render(_ diagnostics: Diagnostics) -> String {
        var out = ""
        for diagnostic in diagnostics.sorted { out += render(diagnostic) + "\n" }
        if diagnostics.beyondLimit > 0 {
            out += style.dim(
                language == .french
                    ? "… et \(diagnostics.beyondLimit) autres, comptés mais pas montrés." : "… and \(diagnostics.beyondLimit) more, counted but not shown.") + "\n\n"
        }
        out += summary(diagnostics) + "\n"
        return out
    }

    package func summary(_ diagnostics: Diagnostics) -> String {
        let errors = diagnostics.errorCount, warnings = diagnostics.warningCount
        if errors == 0, warnings == 0 { return style.green(language == .french ? "Aucun problème." : "No problem.") }
        let text = language == .french
            ? "\(errors) erreur\(errors > 1 ? "s" : ""), \(warnings) avertissement\(warnings > 1 ? "s" : "")."
            : "\(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s")."
        return errors > 0 ? style.red(text) : style.yellow(text)
    }

    package func render(_ diagnostic: Diagnostic) -> String {
        let problem = diagnostic.problem
        let word: String
        switch (diagnostic.severity, language) {
        case (.error, .french): word = style.red("erreur[\(problem.id)]")
        case (.error, .english): word = style.red("error[\(problem.id)]")
        case (.warning, .french): word = style.yellow("attention[\(problem.id)]")
        case (.warning, .english): word = style.yellow("warning[\(problem.id)]")
        case (.note, _): word = style.blue("note[\(problem.id)]")
        }
        var out = "\(word) \(style.bold(problem.message(language)))\n"
        if let place = diagnostic.place {
            let margin = String(repeating: " ", count: String(place.line).count)
            out += "\(margin)\(style.blue("-->")) \(place.file):\(place.line):\(place.column)\n"
            if let excerpt = diagnostic.excerpt { out += snippet(excerpt, place, margin) }
            if let related = diagnostic.related {
                let text = language == .french ? "voir aussi" : "see also"
                out += "\(margin) \(style.blue("=")) \(text) \(related.file):\(related.line):\(related.column)\n"
            }
        }
        let indent = diagnostic.place.map { String(repeating: " ", count: String($0.line).count) } ?? ""
        if let why = problem.why(language) { out += "\(indent) \(style.blue("=")) \(language == .french ? "pourquoi :" : "why:") \(why)\n" }
        if let help = problem.help(language) { out += "\(indent) \(style.blue("=")) \(language == .french ? "aide :" : "help:") \(help)\n" }
        return out
    }

    /// The line around the column, at most 100 characters of it, and a caret under what is meant.
    private func snippet(_ excerpt: String, _ place: Place, _ margin: String) -> String {
        let scalars = Array(Style.safe(excerpt).unicodeScalars)
        let column = min(max(0, place.column - 1), scalars.count)
        let start = scalars.count > 110 ? max(0, column - 50) : 0
        let end = min(scalars.count, start + 110)
        var line = String.UnicodeScalarView()
        line.append(contentsOf: scalars[start..<end])
        let caret = String(repeating: " ", count: column - start) + String(repeating: "^", count: max(1, min(place.length, end - column)))
        let head = start > 0 ? "…" : ""
        return """
            \(margin) \(style.blue("|"))
            \(style.blue("\(place.line) |")) \(head)\(String(line))
            \(margin) \(style.blue("|")) \(head.isEmpty ? "" : " ")\(style.red(caret))

            """
    }
}
