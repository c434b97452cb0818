import Continuum
import Foundation
import Testing
import Workspace

@Suite struct SourceTextsTests {
    /// A thousand problems in one large file: each line is found without reading the file again.
    @Test(arguments: ["yaml", "ndjson"]) func linesOfALargeFile(form: String) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-lines-\(UUID().uuidString).\(form)").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        let lines = (1...100_000).map { "line \($0) é" } + [String(repeating: "x", count: 50_000), "", "last"]
        try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: file))
        var texts = SourceTexts()
        var diagnostics = Diagnostics()
        if form == "yaml" { #expect(texts.bytes(of: file, limit: 1 << 24, &diagnostics) != nil) }
        let time = ContinuousClock().measure {
            for i in stride(from: 1, through: 100_000, by: 100) { #expect(texts.line(Place(file: file, line: i)) == "line \(i) é") }
        }
        #expect(time < .seconds(30))
        #expect(texts.line(Place(file: file, line: 100_001)) == nil, "too long to be shown")
        #expect(texts.line(Place(file: file, line: 100_002)) == "")
        #expect(texts.line(Place(file: file, line: 100_003)) == "last")
        for line in [0, -1, 100_004, Int.max] { #expect(texts.line(Place(file: file, line: line)) == nil) }
        #expect(texts.line(Place(file: file + "none")) == nil)
    }
}
