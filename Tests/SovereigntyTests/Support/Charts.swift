import Continuum
import Foundation
import Knowledge
import Reach
import Sovereignty

/// Charts for tests: the base read once, a few elements over it.
enum Charts {
    static let day = Day("2026-11-24") ?? Day(rawValue: 0)

    /// The built-in base, read once.
    private static let base: ContinuumBuilder = {
        var builder = ContinuumBuilder(vocabulary: .portulan)
        try? KnowledgeBase.read(into: &builder)
        return builder
    }()

    static func continuum(_ yaml: String, file: String = "chart.yaml", layer: Layer = .chart) -> (Continuum, Diagnostics) {
        var builder = base
        builder.readYAML(Array(yaml.utf8), file: file, layer: layer)
        return builder.finish()
    }

    static func levels(
        _ continuum: Continuum, frameworks: [String] = [], subjects: [String], organisation: String? = "us", profile: String? = nil, day: Day = day
    ) -> Levels {
        let request = AssessmentRequest(day: day, organisation: organisation, profile: profile, isThorough: false)
        return Levels(
            continuum, FrameworkLibrary(continuum, on: day),
            LevelsRequest(request, frameworks: frameworks, profile: profile, subjects: subjects.compactMap { continuum.index(of: $0).map { Int32($0) } }))
    }

    /// What one check says of one element.
    static func outcome(_ check: String, of subject: String, in continuum: Continuum, organisation: String? = "us") -> Outcome? {
        // A framework that asks what stops a service: the facts are made for the subject, the check is asked directly.
        let levels = levels(continuum, frameworks: ["fnccr-guide"], subjects: [subject], organisation: organisation)
        guard let element = continuum.index(of: subject), let check = CheckCatalogue.check(check) else { return nil }
        return check.outcome(Scope(of: Int32(element), levels.facts), levels.facts)
    }

    static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures")
}
