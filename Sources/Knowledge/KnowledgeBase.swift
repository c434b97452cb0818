package import Continuum
private import Foundation

/// Where is the built-in knowledge, and how is it read?
package enum KnowledgeBase {
    /// The built-in base as NDJSON: made from `Base/**.yaml` by `Scripts/make-knowledge.sh`, and proved equal to it by a test.
    package static func bytes() throws -> [UInt8] {
        let url = Bundle.module.bundleURL.appendingPathComponent("base.ndjson")
        return Array(try Data(contentsOf: url))
    }

    /// Reads the built-in base as the lowest layer.
    package static func read(into builder: inout ContinuumBuilder) throws {
        let bytes = try bytes()
        var reader = NDJSONReader(file: "base.ndjson", layer: .base, into: &builder)
        bytes.withUnsafeBufferPointer { reader.read($0, into: &builder) }
        reader.finish(into: &builder)
    }
}
