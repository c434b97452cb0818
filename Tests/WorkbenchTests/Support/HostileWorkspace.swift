import Continuum
import Foundation
import Knowledge
@testable import Workbench

/// A workspace whose every text tries to break out of the page that shows it: names, notes, sources, tags, changes, frameworks, of every kind of element.
enum HostileWorkspace {
    static let payloads = [
        "\"><script>alert(1)</script>",
        "'\"><img src=x onerror=alert(1)>",
        "{{7*7}}{{{body}}}{{>layout}}",
        // A quote and a bracket under a combining accent: other characters to Swift, the same ones to a browser.
        "\"\u{301}><svg/onload=alert(1)>",
        "<\u{301}script>alert(1)<\u{301}/script>",
        "</title></style></textarea></script><script>alert(1)</script>",
        "\" onmouseover=\"alert(1)\" style=\"position:fixed",
        "\"]; a -> b [URL=\"javascript:alert(1)\" label=<<b>x</b>>]",
        "]]>--><script>alert(1)</script><!--",
        "<a href=\"javascript:alert(1)\">x</a>",
        "&lt;script&gt;alert(1)&lt;/script&gt;&#x3c;",
        "\u{202E}<iframe src=//evil.example>",
        "javascript:alert(1)//https://evil.example",
    ]

    /// The texts that must reach the reader as they are, and not as HTML.
    static let marks = ["alert(1)", "{{7*7}}"]

    /// - Returns: the folder of the workspace, named `hostile`.
    static func make() throws -> String {
        let manager = FileManager.default
        let folder = manager.temporaryDirectory.appendingPathComponent("portulan-hostile-\(UUID().uuidString)/hostile")
        for name in ["continuum", "knowledge", "changes", "accepted"] { try manager.createDirectory(at: folder.appendingPathComponent(name), withIntermediateDirectories: true) }
        func write(_ name: String, _ value: Any) throws {
            // JSON is YAML.
            try JSONSerialization.data(withJSONObject: value, options: [.withoutEscapingSlashes]).write(to: folder.appendingPathComponent(name))
        }
        try "portulan: 1\norganisation: etablissement\nhome: FR\nlanguage: fr\nprofile: collectivite\n".write(to: folder.appendingPathComponent("portulan.yaml"), atomically: true, encoding: .utf8)
        var turn = 0
        func text() -> String {
            turn += 1
            return payloads[turn % payloads.count]
        }
        // A real case, so that there is something to show, with its texts replaced.
        let chart = WorkbenchFixture.root.appendingPathComponent("Examples/cases/pronote-docaposte/continuum")
        let files = try manager.contentsOfDirectory(atPath: chart.path).filter { $0.hasSuffix(".yaml") }.map { chart.appendingPathComponent($0).path }
        var lines = ""
        for line in try Program.run(["convert"] + files).split(separator: "\n") {
            guard let element = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else { continue }
            lines += String(decoding: try JSONSerialization.data(withJSONObject: poisoned(element, text), options: [.withoutEscapingSlashes]), as: UTF8.self) + "\n"
        }
        let source: [String: Any] = ["ref": "https://evil.example/\"><script>alert(1)</script> javascript:alert(1)", "date": "2026-11-01", "standing": "declared"]
        func element(_ kind: KindDefinition, _ vocabulary: Vocabulary) -> [String: Any] {
            var element: [String: Any] = ["id": "hostile-\(kind.name)", "kind": kind.name, "source": source]
            for key in kind.keys + [.name, .description, .note, .tags, .aliases, .identifiers] {
                guard case .attribute(let type, let isList) = vocabulary.definition(of: key).form else { continue }
                let value: Any? = switch type {
                case .text, .tag: text()
                case .bilingual: ["fr": text(), "en": text()]
                default: nil
                }
                if let value { element[vocabulary.name(of: key)] = isList ? [value] : value }
            }
            return element
        }
        for kind in Vocabulary.chart.kinds {
            lines += String(decoding: try JSONSerialization.data(withJSONObject: element(kind, .portulan), options: [.withoutEscapingSlashes]), as: UTF8.self) + "\n"
        }
        try lines.write(to: folder.appendingPathComponent("continuum/chart.ndjson"), atomically: true, encoding: .utf8)
        let charted = Set(Vocabulary.chart.kinds.map(\.name))
        let known = Vocabulary.portulan.kinds.filter { !charted.contains($0.name) }
        try write("knowledge/own.yaml", ["elements": known.map { element($0, .portulan) }])
        for (name, kind) in [("changes/scenario.yaml", "scenario"), ("changes/mesure.yaml", "measure"), ("accepted/000001-edit.yaml", "edit")] {
            try write(
                name,
                [
                    "change": [
                        "id": "hostile-\(kind)", "kind": kind, "name": ["fr": text(), "en": text()], "author": text(), "date": "2026-11-05", "reason": ["fr": text(), "en": text()],
                        "set": [["id": "hostile-application", "note": ["fr": text(), "en": text()]]],
                    ]
                ])
        }
        return folder.path
    }

    private static func poisoned(_ value: [String: Any], _ text: () -> String) -> [String: Any] {
        var value = value
        for (key, old) in value {
            switch key {
            case "name", "description", "note": value[key] = ["fr": text(), "en": text()]
            case "ref": value[key] = "https://evil.example/\(text())"
            default: if let inner = old as? [String: Any] { value[key] = poisoned(inner, text) }
            }
        }
        return value
    }
}
