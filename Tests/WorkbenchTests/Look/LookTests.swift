import Foundation
import Mustache
import Testing

@testable import Workbench

/// Templates, style sheets and modules as they are committed.
enum Look {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources/Workbench")

    static func text(_ path: String) throws -> String { String(decoding: try Data(contentsOf: folder.appendingPathComponent(path)), as: UTF8.self) }

    static func files(_ sub: String, _ ending: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(sub).path).filter { $0.hasSuffix(ending) }.sorted().map { "\(sub)/\($0)" }
    }
}

@Suite struct LookTests {
    /// What stands in `value` without having been typed by anybody.
    private static let ownValues: Set = ["askedOf", "buttonValue", "csrf", "digest", "done", "number", "relationName", "seen", "stateValue"]
    /// HTML that templates and reports of ours made.
    private static let ownHTML: Set = [
        "actions", "body", "card", "chain", "drawing", "lines", "picture", "report", "sections", "sources", "summary", "symbols",
    ]

    @Test func `templates hold nothing that the policy forbids`() throws {
        let templates = try Look.files("Templates", ".mustache")
        try #require(templates.count > 10)
        for name in templates {
            let whole = try Look.text(name)
            _ = try MustacheTemplate(string: whole)
            let text = whole.replacing(/\{\{!(?s:.*?)\}\}/, with: "")
            #expect(!text.contains(/<[^>]*\sstyle=/) && !text.contains("<style") && !text.contains(/<[^>]*\son[a-z]+=/), "\(name)")
            #expect(!text.contains(/<script(?![^>]*src=)/) && !text.contains(/(?:src|href|action)="(?:https?:)?\/\//), "\(name)")
            // Attributes are in double quotes, and user text in them goes through `attribute`.
            #expect(!text.contains(/\s[a-z-]+='/), "\(name)")
            for match in text.matches(of: /value="([^"]*)"/) {
                // Words of ours, digests and numbers need no more than Mustache's escape.
                let isOurs = !match.1.contains("{{") || Self.ownValues.contains { match.1.hasSuffix("{{\($0)}}") }
                #expect(match.1.contains("attribute(") || isOurs, "\(name): \(match.0)")
            }
            for match in text.matches(of: /\{\{>\s*([a-z-]+)\s*\}\}/) {
                #expect(templates.contains("Templates/\(match.1).mustache"), "\(name): \(match.1)")
            }
            // What is not escaped is HTML that the server made, or went through `attribute`.
            for match in text.matches(of: /\{\{\{([^}]*)\}\}\}/) {
                #expect(Self.ownHTML.contains(String(match.1)) || match.1.hasPrefix("attribute("), "\(name): \(match.0)")
            }
        }
    }

    @Test func `every POST form carries its token`() throws {
        for name in try Look.files("Templates", ".mustache") {
            for form in try Look.text(name).matches(of: /<form[^>]*method="post"(?s:.*?)<\/form>/) { #expect(form.0.contains("name=\"csrf\""), "\(name)") }
        }
    }

    @Test func `assets ask for nothing from elsewhere`() throws {
        let sheets = try Look.files("Assets", ".css"), modules = try Look.files("Assets", ".js")
        try #require(!sheets.isEmpty && modules.count > 1)
        for name in sheets {
            let text = try Look.text(name)
            #expect(!text.contains("@import") && !text.contains("url(") && !text.contains("http"), "\(name)")
            #expect(text.count { $0 == "{" } == text.count { $0 == "}" }, "\(name)")
        }
        for name in modules {
            let text = try Look.text(name)
            #expect(!text.contains("http:") && !text.contains("https:") && !text.contains("innerHTML") && !text.contains("eval("), "\(name)")
            #expect(!text.contains("insertAdjacentHTML") && !text.contains("document.write") && !text.contains(/import\s*\(/), "\(name)")
        }
    }

    /// WCAG 2.2, 1.4.3 and 1.4.11, on the colours as they are written: texts 4.5 to 1, edges of fields, rings of focus and signs 3 to 1.
    @Test(arguments: [false, true])
    func `colours can be told apart`(isDark: Bool) throws {
        let reports = try String(
            contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../Sources/Reports/Templates/tokens.css").standardized,
            encoding: .utf8)
        var colours: [String: String] = [:]
        for sheet in [reports, try Look.text("Assets/workbench.css")] {
            let parts = sheet.components(separatedBy: "@media")
            let dark = try #require(parts.first { $0.hasPrefix(" (prefers-color-scheme: dark)") })
            for part in isDark ? [parts[0], dark] : [parts[0]] {
                for match in part.matches(of: /--([a-z-]+): (#[0-9a-f]{6})\b/) { colours[String(match.1)] = String(match.2) }
            }
        }
        func ratio(_ a: String, _ b: String) throws -> Double {
            let pair = [Self.luminance(try #require(colours[a])), Self.luminance(try #require(colours[b]))].sorted()
            return (pair[1] + 0.05) / (pair[0] + 0.05)
        }
        let grounds = ["paper", "card", "shade", "accent-bg", "mark", "bad-bg", "warn-bg", "good-bg"]
        for ground in grounds { #expect(try ratio("ink", ground) >= 7, "ink on \(ground)") }
        for text in ["soft", "accent"] { for ground in grounds { #expect(try ratio(text, ground) >= 4.5, "\(text) on \(ground)") } }
        for tone in ["bad", "warn", "good"] {
            for ground in ["paper", "card", "\(tone)-bg"] { #expect(try ratio(tone, ground) >= 4.5, "\(tone) on \(ground)") }
        }
        #expect(try ratio("accent-deep", "accent-bg") >= 4.5 && ratio("on-accent", "accent") >= 4.5 && ratio("on-accent", "accent-deep") >= 4.5)
        for edge in ["field", "accent", "rule"] { for ground in ["paper", "card"] { #expect(try ratio(edge, ground) >= 3, "\(edge) on \(ground)") } }
        for sign in ["bad", "warn", "good", "accent", "field"] { #expect(try ratio(sign, "sea") >= 3, "\(sign) on the sea") }
    }

    /// Relative luminance (WCAG 2.2).
    private static func luminance(_ hex: String) -> Double {
        let number = Int(hex.dropFirst(), radix: 16) ?? 0
        let parts = [16, 8, 0].map { shift -> Double in
            let value = Double((number >> shift) & 255) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}
