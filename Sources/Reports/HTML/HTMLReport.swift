package import Continuum
private import Foundation
private import Mustache
package import Reach

/// One assessment as a page that stands alone: style and drawings are in it, nothing is fetched, nothing runs.
///
/// The engine's values become a `ReportPage`, whose texts Mustache escapes. Names never go into attributes: Mustache escapes characters,
/// and a quote under a combining accent is another character to it though not to a browser.
package struct HTMLReport {
    private let assessment: Assessment
    private let language: Language
    private let title: String
    private let drawings: [String: String]

    /// - Parameter drawings: SVG by element id, as `Graphviz` makes it from `PathDrawing`; a path without one is given as a list.
    package init(_ assessment: Assessment, language: Language, title: String, drawings: [String: String]) {
        self.assessment = assessment
        self.language = language
        self.title = title
        self.drawings = drawings
    }

    static let parts = ["head", "terms", "summary", "verdicts", "matrix", "matrix-cells", "cards", "layers", "chain", "questions", "unknown", "gradient", "sources", "reading"]

    package func render() throws -> String {
        var library = MustacheLibrary()
        for part in Self.parts { try library.register(Self.template(part), named: part) }
        try library.register(Self.template("report"), named: "report")
        var page = ReportWriter(assessment, language, drawings).page(title: title, css: try Self.resource("report.css"))
        page.glossarySection = GlossarySection(language)
        guard let text = library.render(page, withTemplate: "report") else { throw CocoaError(.fileReadUnknown) }
        return text
    }

    static func template(_ name: String) throws -> String { try resource("\(name).mustache") }

    static func resource(_ name: String) throws -> String {
        let url = Bundle.module.bundleURL.appendingPathComponent("Templates").appendingPathComponent(name)
        return String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }
}
