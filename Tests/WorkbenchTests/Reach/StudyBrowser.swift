import Foundation
import NIOHTTP1
import Testing
@testable import Workbench

extension TestBrowser {
    /// A page once its study is done: as a browser does, which comes back as long as it is told to.
    func settled(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) async throws -> TestAnswer {
        for _ in 0..<120 {
            let answer = try await get(path)
            guard answer.headers.first(name: "refresh") != nil else { return answer }
            try await Task.sleep(for: .milliseconds(500))
        }
        Issue.record("\(path) is never done", sourceLocation: sourceLocation)
        return try await get(path)
    }
}

/// A workspace whose names are what an attacker would call things.
enum HostileChart {
    static let name = "\"><script>alert(1)</script>{{7*7}}"
    /// A quote under a combining accent is another character to Mustache, and a quote to a browser.
    static let accent = "x\"\u{0301}onmouseover=alert(1) y='\u{0301}"

    /// Adds a service, a dataset and a supplier with such names to a workspace of the fixture.
    static func add(to folder: String) throws {
        // Scalar by scalar: a quote under an accent is not found as a quote.
        let quoted = [name, accent].map { text in
            text.unicodeScalars.reduce(into: "") { out, scalar in out += scalar == "\"" ? "\\\"" : String(scalar) }
        }
        let text = """
            elements:
              - { id: hostile-supplier, kind: organisation, name: "\(quoted[0])", seat: US, ownership: dispersed }
              - { id: hostile-data, kind: data, name: "\(quoted[1])", class: C4, stored-on: [hostile-platform], processed-by: [hostile-platform] }
              - { id: hostile-service, kind: service, name: "\(quoted[0])", class: C4, runs-on: [hostile-platform], uses: [hostile-data] }
              - { id: hostile-platform, kind: platform, name: "\(quoted[1])", operated-by: [{ to: hostile-supplier, staff-in: [US] }], located-in: [US] }

            """
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/continuum/hostile.yaml"))
    }

    static func expectHarmless(_ html: String, sourceLocation: SourceLocation = #_sourceLocation) {
        expectClean(html.replacingOccurrences(of: "{{7*7}}", with: ""), sourceLocation: sourceLocation)
        // Byte by byte, as a browser reads it.
        #expect(Data(html.utf8).range(of: Data("=\"x\"".utf8)) == nil, "a name left its attribute", sourceLocation: sourceLocation)
    }
}
