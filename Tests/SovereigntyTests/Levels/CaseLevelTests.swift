import Continuum
import Foundation
import Knowledge
import Reach
import Sovereignty
import Testing
import Workspace

/// The situations that experts judged, through every framework: what comes out is kept, and defended in `Examples/cases/NIVEAUX.md`.
@Suite struct CaseLevelTests {
    static let root = Charts.fixtures.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let cases: [String] = {
        let folder = root.appendingPathComponent("Examples/cases").path
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)/portulan.yaml") }.sorted()
    }()

    static func levels(_ name: String) -> Levels {
        let workspace = Workspace(reading: root.appendingPathComponent("Examples/cases/\(name)").path)
        let library = FrameworkLibrary(workspace.continuum, on: Charts.day)
        return Levels(workspace.continuum, library, LevelsRequest(workspace.request(day: Charts.day), profile: workspace.settings.profile))
    }

    static func lines(_ name: String) -> [String] {
        let levels = levels(name)
        return zip(levels.subjects, levels.results).flatMap { subject, results in
            results.map { result in
                let level = result.level.map { " level \($0.low)…\($0.high)" } ?? ""
                let score = result.score.map { " score \(Int($0.low.rounded()))…\(Int($0.high.rounded()))" } ?? ""
                return "\(name) \(levels.continuum.id(Int(subject))) \(result.framework.id) \(result.answered.rawValue)\(level)\(score) met \(result.met) not \(result.notMet) open \(result.open)"
            }
        }
    }

    /// `PORTULAN_UPDATE_GOLDEN=1` writes it anew: read every line of the difference.
    @Test func everyCaseThroughEveryFramework() throws {
        #expect(Self.cases.count >= 21)
        let found = Self.cases.flatMap(Self.lines).joined(separator: "\n") + "\n"
        let file = Charts.fixtures.appendingPathComponent("cases.txt")
        if ProcessInfo.processInfo.environment["PORTULAN_UPDATE_GOLDEN"] != nil { try Data(found.utf8).write(to: file) }
        let kept = try String(contentsOf: file, encoding: .utf8)
        let before = Set(kept.split(separator: "\n")), after = Set(found.split(separator: "\n"))
        #expect(kept == found, "gone:\n\(before.subtracting(after).sorted().joined(separator: "\n"))\nnew:\n\(after.subtracting(before).sorted().joined(separator: "\n"))")
    }

    @Test(arguments: cases) func boundsHoldTogether(_ name: String) {
        let levels = Self.levels(name)
        for results in levels.results {
            for result in results {
                if let level = result.level { #expect(level.low <= level.high) }
                if let score = result.score { #expect(score.low <= score.high + 1e-9) }
                if let level = result.level, let other = result.levelOtherwise { #expect(level.low <= other.low && level.high <= other.high) }
                for requirement in result.results {
                    if let rungs = requirement.rungs { #expect(rungs.low <= rungs.high && rungs.high < requirement.requirement.rungs.count) }
                    // Nothing is met for want of knowing.
                    for (_, outcome) in requirement.checks where outcome.answered == .met { #expect(outcome.missing.isEmpty) }
                }
            }
        }
        // Every question bears on a verdict that is open.
        for question in levels.nextQuestions() {
            #expect(!question.touches.isEmpty)
            #expect(Set(question.settles).isSubset(of: Set(question.touches)))
            #expect(QuestionID(QuestionID(question.item, levels.continuum).description) == QuestionID(question.item, levels.continuum))
        }
    }

    /// What is computed does not depend on the order of files or on the number of cores.
    @Test func twoRunsSayTheSame() {
        #expect(Self.lines("s3ns-premi3ns") == Self.lines("s3ns-premi3ns"))
    }
}
