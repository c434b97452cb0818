import Continuum
import Knowledge
import Reach
import Sovereignty
import Testing

/// The published figures of the EU Cloud Sovereignty Framework, both layers: ladders, weights, maxima, floor and score apart.
@Suite struct CloudFrameworkTests {
    static let continuum = Charts.continuum("elements: []").0
    static let library = FrameworkLibrary(continuum, on: Charts.day)

    static func requirement(_ article: String, of framework: Framework) -> Requirement? { framework.requirements.first { $0.article == article } }

    /// What comes out when each requirement reaches the rung that is chosen for it, by position.
    static func scored(_ framework: Framework, _ rung: (Requirement) -> Int) -> FrameworkResult {
        let lists = framework.objectives.map { objective in
            objective.requirements.map { requirement in
                let reached = rung(requirement)
                return RequirementResult(
                    requirement: requirement, answered: .met, rungs: Bounds(reached, reached))
            }
        }
        return FrameworkResult(framework, of: 0, lists)
    }

    @Test func criteriaWeightsAndMaxima() throws {
        let framework = try #require(Self.library.framework("eu-csf-2026"))
        #expect(framework.objectives.map(\.weight) == [20, 10, 10, 15, 10, 15, 15, 5])
        #expect(framework.objectives.map(\.requirements.count) == [8, 6, 5, 6, 7, 5, 7, 4])
        let most = framework.objectives.map { $0.requirements.reduce(0) { $0 + ($1.rungs.last?.points ?? 0) } }
        for (found, published) in zip(most, [1000.03, 1002, 1000, 1002, 1001, 1000, 1001, 1000]) { #expect(abs(found - published) < 1e-9) }
        let document = try #require(Self.library.framework("eu-csf-1.2.1"))
        #expect(document.objectives.map(\.weight) == [15, 10, 10, 15, 20, 15, 10, 5])
    }

    @Test(arguments: [
        ("SOV-1.1", [(0.0, 1), (41.67, 1), (83.34, 3), (125.01, 4)]), ("SOV-1.8", [(0, 0), (31.25, 0), (62.5, 2), (93.75, 2), (125, 4)]),
        ("SOV-3.4", [(0, 0), (50, 0), (100, 1), (150, 1), (200, 4)]),
    ] as [(String, [(Double, Int)])])
    func publishedLadders(_ article: String, _ ladder: [(Double, Int)]) throws {
        let framework = try #require(Self.library.framework("eu-csf-2026"))
        let requirement = try #require(Self.requirement(article, of: framework))
        #expect(requirement.rungs.map(\.points) == ladder.map(\.0))
        #expect(requirement.rungs.map(\.level) == ladder.map(\.1))
    }

    @Test func maximalAnswersAreNotClamped() throws {
        let framework = try #require(Self.library.framework("eu-csf-2026"))
        let result = Self.scored(framework) { $0.rungs.count - 1 }
        let score = try #require(result.score)
        #expect(abs(score.low - 100.0756) < 1e-9)
        #expect(result.level == Bounds(4, 4))
    }

    @Test func oneLowAnswerSinksTheFloorAndNotTheScore() throws {
        let framework = try #require(Self.library.framework("eu-csf-2026"))
        for sunk in framework.requirements {
            let result = Self.scored(framework) { $0.id == sunk.id ? 0 : $0.rungs.count - 1 }
            // The lowest rung of some gives more than SEAL-0.
            let lowest = try #require(sunk.rungs.first).level
            #expect(result.level == Bounds(lowest, lowest), "\(sunk.id)")
            let score = try #require(result.score)
            #expect(score.low > 94, "\(sunk.id)")
        }
    }

    @Test func oneOfForty8AtSEAL0() throws {
        let framework = try #require(Self.library.framework("eu-csf-2026"))
        let sunk = try #require(Self.requirement("SOV-1.8", of: framework))
        let result = Self.scored(framework) { $0.id == sunk.id ? 0 : $0.rungs.count - 1 }
        #expect(result.results.filter { $0.level == Bounds(4, 4) }.count == 47)
        #expect(result.level == Bounds(0, 0))
        // 20 % × 125 / 1000 less than all.
        let score = try #require(result.score)
        #expect(abs(score.low - (100.0756 - 2.5)) < 1e-9)
    }

    @Test func theOtherReadingIsKept() throws {
        let framework = try #require(Self.library.framework("eu-csf-2026"))
        let disputed = framework.requirements.flatMap { requirement in requirement.rungs.filter { $0.level != $0.levelOtherwise }.map { (requirement.article ?? "", $0.order) } }
        #expect(disputed.count == 21, "\(disputed)")
        // Where transcriptions disagree, the lower value is the default.
        #expect(framework.requirements.flatMap(\.rungs).allSatisfy { $0.level <= $0.levelOtherwise })
        let articles = Set(disputed.map(\.0))
        #expect(articles == Set(["2.2", "2.4", "2.6", "3.1", "3.2", "3.3", "3.5", "5.6", "5.7", "6.1", "6.2", "6.3", "7.1", "7.3", "7.4", "7.5", "8.1", "8.2", "8.3"].map { "SOV-\($0)" }))
    }

    @Test func builtInFrameworksHaveNothingWrong() {
        #expect(Self.library.diagnostics.isEmpty, "\(Self.library.diagnostics.map(\.problem))")
        #expect(Self.library.frameworks.count >= 20)
        for framework in Self.library.frameworks {
            #expect(!framework.appliesTo.isEmpty, "\(framework.id)")
            for requirement in framework.requirements {
                #expect(!requirement.needs.isEmpty || !requirement.rungs.isEmpty, "\(requirement.id)")
                for rung in requirement.rungs.dropFirst() { #expect(!rung.needs.isEmpty, "\(requirement.id) \(rung.order)") }
            }
        }
        // Each statement serves some requirement.
        let used = Set(Self.library.frameworks.flatMap { $0.requirements.flatMap { $0.needs.statements + $0.rungs.flatMap(\.needs.statements) } })
        #expect(Set(Self.library.statements.keys) == used)
    }

    /// Each profile of the vademecum is there, and each of its expectations ends as a check or a statement.
    @Test(arguments: ["ministere", "collectivite", "oiv", "cloud", "industrie"]) func profiles(_ name: String) throws {
        let framework = try #require(Self.library.framework(of: name))
        #expect(framework.appliesTo == [.organisation])
        #expect(framework.requirements.allSatisfy { !$0.needs.checks.isEmpty || !$0.needs.statements.isEmpty })
    }
}
