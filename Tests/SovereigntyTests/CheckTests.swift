import Continuum
import Foundation
import Reach
import Sovereignty
import Testing

/// Every check, on charts that it flags, passes, cannot tell, or is known to miss.
@Suite struct CheckTests {
    struct Fixture: Sendable, CustomTestStringConvertible {
        var check: String
        var folder: String
        var file: URL
        /// Further charts of one sort have a number after it: `passes-2`.
        var sort: String { folder.replacing(#/-[2-9]$/#, with: "") }
        var testDescription: String { "\(check)/\(folder)" }
    }

    static let folder = Charts.fixtures.appendingPathComponent("checks")

    static let all: [Fixture] = {
        func names(_ folder: URL) -> [String] {
            ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
        }
        return names(folder).flatMap { check in
            names(folder.appendingPathComponent(check)).map { name in
                Fixture(check: check, folder: name, file: folder.appendingPathComponent(check).appendingPathComponent(name).appendingPathComponent("chart.yaml"))
            }
        }
    }()

    @Test(arguments: all) func says(_ fixture: Fixture) throws {
        let text = try String(contentsOf: fixture.file, encoding: .utf8)
        let expected: Answered
        switch fixture.sort {
        case "flags": expected = .notMet
        case "passes": expected = .met
        case "unknown": expected = .undetermined
        case "known-misses":
            // `# met — why this is a miss`: what the check says today.
            let word = text.split(separator: "\n").first?.dropFirst(2).prefix { $0 != " " } ?? ""
            expected = try #require(Answered(rawValue: String(word)), "the first line of a known miss says what the check says")
        default:
            Issue.record("no such sort of fixture: \(fixture)")
            return
        }
        let (continuum, diagnostics) = Charts.continuum(text, file: "\(fixture)")
        #expect(!diagnostics.hasErrors, "\(diagnostics.list.map { $0.problem })")
        let outcome = try #require(Charts.outcome(fixture.check, of: "subject", in: continuum))
        #expect(outcome.answered == expected, "\(fixture.testDescription): \(outcome.evidence) missing \(outcome.missing.map { continuum.id(Int($0.element)) + " " + continuum.vocabulary.name(of: $0.keys[0]) })")
        if outcome.answered == .undetermined || outcome.answered == .notMet { #expect(!outcome.evidence.isEmpty) }
    }

    @Test func everyCheckIsDocumentedAndHasFixtures() {
        let checks = CheckCatalogue.all
        #expect(checks.count >= 60)
        #expect(Set(checks.map(\.id)).count == checks.count)
        let sorts = Dictionary(grouping: Self.all, by: \.check).mapValues { Set($0.map(\.sort)) }
        for check in checks {
            for words in [check.title, check.why, check.remedy, check.verify, check.limits] {
                #expect(words.fr.count > 10 && words.en.count > 10, "\(check.id)")
                #expect(words.fr != words.en, "\(check.id)")
            }
            #expect(!check.sources.isEmpty, "\(check.id)")
            let found = sorts[check.id] ?? []
            #expect(found.contains("passes"), "\(check.id)")
            // What can never fail leaves a doubt instead.
            #expect(found.contains("flags") || found.contains("unknown"), "\(check.id)")
        }
        #expect(Set(sorts.keys) == Set(CheckCatalogue.ids))
    }
}
