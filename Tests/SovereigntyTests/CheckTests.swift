import Continuum
import Foundation
import Reach
import Sovereignty
import Testing

/// Every check, on charts that it flags, passes, cannot tell, or is known to miss.
@Suite struct CheckTests {
    struct Fixture: Sendable, CustomTestStringConvertible {
        var check: String
        var sort: String
        var file: URL
        var testDescription: String { "\(check)/\(sort)" }
    }

    static let folder = Charts.fixtures.appendingPathComponent("checks")

    static let all: [Fixture] = {
        var list: [Fixture] = []
        for check in (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted() ?? [] {
            for sort in ["flags", "passes", "unknown", "known-misses"] {
                let file = folder.appendingPathComponent(check).appendingPathComponent(sort).appendingPathComponent("chart.yaml")
                if FileManager.default.fileExists(atPath: file.path) { list.append(Fixture(check: check, sort: sort, file: file)) }
            }
        }
        return list
    }()

    @Test(arguments: all) func says(_ fixture: Fixture) throws {
        let text = try String(contentsOf: fixture.file, encoding: .utf8)
        let expected: Answered
        switch fixture.sort {
        case "flags": expected = .notMet
        case "passes": expected = .met
        case "unknown": expected = .undetermined
        default:
            // `# met — why this is a miss`: what the check says today.
            let word = text.split(separator: "\n").first?.dropFirst(2).prefix { $0 != " " } ?? ""
            expected = try #require(Answered(rawValue: String(word)), "the first line of a known miss says what the check says")
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
