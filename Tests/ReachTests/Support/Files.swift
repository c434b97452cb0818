import Continuum
import Foundation
import Knowledge

/// The project's own files, found from where the tests lie.
enum Files {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let fixtures = root + "/Tests/ReachTests/Fixtures"

    static func bytes(_ path: String) -> [UInt8] { FileManager.default.contents(atPath: path).map { Array($0) } ?? [] }

    static func names(_ folder: String, _ ending: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(ending) }.sorted()
    }

    static func document(_ path: String) -> Document? {
        var diagnostics = Diagnostics()
        return Document(yaml: bytes(path), file: path, diagnostics: &diagnostics)
    }

    /// The continuum of a folder: knowledge base, own knowledge, chart.
    static func continuum(_ folder: String) throws -> Continuum {
        var builder = ContinuumBuilder(vocabulary: .portulan)
        try KnowledgeBase.read(into: &builder)
        for (name, layer) in [("knowledge", Layer.knowledge), ("continuum", .chart)] {
            for file in names(folder + "/" + name, ".yaml") {
                builder.readYAML(bytes("\(folder)/\(name)/\(file)"), file: file, layer: layer)
            }
        }
        return builder.finish().0
    }
}
