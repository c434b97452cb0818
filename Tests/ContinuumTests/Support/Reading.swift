import Continuum
import Foundation
import Knowledge

/// Where the repository is: fixtures, examples and schemas are read from it.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: root.appendingPathComponent(path))) }

    /// Paths relative to the root, sorted by their bytes.
    static func files(under folder: String, suffix: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)?.allObjects as? [String] ?? []
        return names.filter { $0.hasSuffix(suffix) }.map { folder + "/" + $0 }.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }
}

/// Short ways to read.
enum Reading {
    static func builder(limit: Int = 1_000) -> ContinuumBuilder { ContinuumBuilder(vocabulary: .portulan, diagnosticLimit: limit) }

    static func yaml(_ bytes: [UInt8], file: String = "a.yaml") -> (Continuum, Diagnostics) {
        var builder = builder()
        builder.readYAML(bytes, file: file, layer: .chart)
        return builder.finish()
    }

    static func yaml(_ text: String) -> (Continuum, Diagnostics) { yaml(Array(text.utf8)) }

    /// - Parameter chunk: how many bytes are given at a time.
    static func ndjson(_ bytes: [UInt8], chunk: Int = 1 << 20, limit: Int = 1_000) -> (Continuum, Diagnostics) {
        var builder = builder(limit: limit)
        readNDJSON(bytes, chunk: chunk, into: &builder)
        return builder.finish()
    }

    static func ndjson(_ text: String) -> (Continuum, Diagnostics) { ndjson(Array(text.utf8)) }

    static func readNDJSON(_ bytes: [UInt8], file: String = "a.ndjson", chunk: Int = 1 << 20, into builder: inout ContinuumBuilder) {
        var reader = NDJSONReader(file: file, layer: .chart, into: &builder)
        bytes.withUnsafeBufferPointer { all in
            var start = 0
            while start < all.count {
                let end = min(start + chunk, all.count)
                reader.read(UnsafeBufferPointer(rebasing: all[start..<end]), into: &builder)
                start = end
            }
        }
        reader.finish(into: &builder)
    }

    /// Every element of the chart's layer, as a value.
    static func elements(_ continuum: Continuum) -> [Element] {
        continuum.elements.indices.filter { continuum.elements[$0].kind.rawValue != 0 }.map { continuum.element($0) }
    }

    static func problems(_ diagnostics: Diagnostics) -> [Problem] { diagnostics.list.map(\.problem) }
}

extension Diagnostics {
    var places: [String] { sorted.map { "\($0.problem.id):\($0.place?.line ?? 0):\($0.place?.column ?? 0)" } }
}
