package import Continuum
package import Imports

/// What became of imported files, as JSON.
package struct ImportReportDocument {
    private let reports: [ImportReport]
    private let diagnostics: Diagnostics
    private let written: [String]
    private let language: Language

    package init(_ reports: [ImportReport], _ diagnostics: Diagnostics, written: [String], _ language: Language) {
        self.reports = reports
        self.diagnostics = diagnostics
        self.written = written
        self.language = language
    }

    package func document() -> Document {
        var pairs: [(key: String, value: Document)] = [
            ("imports", .sequence(reports.map(entry))), ("written", .sequence(written.map(Document.string))),
        ]
        if case .mapping(let more) = DiagnosticDocument(diagnostics, language).document() { pairs += more }
        return .mapping(pairs)
    }

    private func entry(_ report: ImportReport) -> Document {
        var pairs: [(key: String, value: Document)] = [
            ("file", .string(report.file)), ("network", .string(report.network)), ("name", .string(report.name)), ("operator", .string(report.operatorID)),
        ]
        if let source = report.source { pairs.append(("source", .string(source))) }
        if let date = report.date { pairs.append(("date", .string(date.description))) }
        pairs.append(("figures", .mapping(ImportReport.Figure.allCases.map { ($0.rawValue, .number(Double(report[$0]))) })))
        for treatment in ImportReport.Treatment.allCases {
            let things = report.entries(treatment).map { entry in
                var pairs: [(key: String, value: Document)] = [("what", .string(entry.what)), ("count", .number(Double(entry.count)))]
                if let reason = entry.reason { pairs.append(("reason", .string(reason[language]))) }
                return Document.mapping(pairs)
            }
            pairs.append((treatment.rawValue, .sequence(things)))
        }
        return .mapping(pairs)
    }
}
