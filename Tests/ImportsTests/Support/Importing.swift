import Continuum
import Foundation
import Imports
import Knowledge
import Testing
import Workspace

/// Short ways to import.
enum Importing {
    static let states = StateNames(Workspace.knowledgeOnly().continuum)
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures")

    static func options(operatorID: String? = nil, limits: GraphMLReader.Limits = .init()) -> GraphMLReader.Options {
        GraphMLReader.Options(author: "tests", date: Day("2026-11-24"), operatorID: operatorID, states: states, limits: limits)
    }

    static func fixture(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appendingPathComponent(name))) }

    static func read(_ bytes: [UInt8], file: String = "a.graphml", _ options: GraphMLReader.Options = options()) -> (result: Imported?, diagnostics: Diagnostics) {
        GraphMLReader.read(bytes, file: file, options)
    }

    static func read(_ text: String, _ options: GraphMLReader.Options = options()) -> (result: Imported?, diagnostics: Diagnostics) {
        read(Array(text.utf8), options)
    }

    static let head = "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><graph edgedefault=\"undirected\">"
    static let tail = "</graph></graphml>"

    static func ids(_ diagnostics: Diagnostics) -> [String] { diagnostics.sorted.map(\.problem.id) }

    /// Every element of a file of elements, over the built-in base.
    static func elements(_ text: String, _ form: ImportedFile.Form) throws -> ([Element], Diagnostics) {
        var builder = ContinuumBuilder(vocabulary: .portulan)
        try KnowledgeBase.read(into: &builder)
        switch form {
        case .yaml: builder.readYAML(Array(text.utf8), file: "a.yaml", layer: .chart)
        case .ndjson:
            var reader = NDJSONReader(file: "a.ndjson", layer: .chart, into: &builder)
            Array(text.utf8).withUnsafeBufferPointer { reader.read($0, into: &builder) }
            reader.finish(into: &builder)
        }
        let (continuum, diagnostics) = builder.finish()
        let elements = continuum.elements.indices.filter { continuum.elements[$0].layer == .chart }.map { continuum.element($0) }
        return (elements, diagnostics)
    }
}

extension Element {
    func value(_ key: Key) -> Literal? { statements.first { $0.key == key }?.value }
    func targets(_ key: Key) -> [String] { links.filter { $0.key == key }.map { $0.to ?? "unknown" } }
}
