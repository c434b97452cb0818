import Continuum
import Knowledge
import Reach
import Sovereignty
import Testing

/// What nobody says is never counted as fine; each of these once was.
@Suite struct SilenceTests {
    static let people = """
          - { id: us, kind: organisation, name: Nous, seat: FR, ownership: public }
          - { id: good, kind: organisation, name: Bon, seat: FR, ownership: complete, owners: [{ to: lea, capital: 100 }] }
          - { id: lea, kind: person, name: Léa, nationality: FR }
          - { id: acme, kind: organisation, name: Acme, seat: US, ownership: dispersed }
        """

    static func says(_ check: String, of subject: String, _ chart: String, organisation: String? = "us") -> Answered? {
        let (continuum, diagnostics) = Charts.continuum("elements:\n\(people)\n\(chart)")
        #expect(!diagnostics.hasErrors, "\(diagnostics.list.map(\.problem))")
        return Charts.outcome(check, of: subject, in: continuum, organisation: organisation)?.answered
    }

    @Test(arguments: ["law-no-foreign-obtain", "law-no-foreign-alter", "law-no-foreign-obtain-technical", "ops-no-foreign-cut", "ops-no-foreign-starve-1y", "supply-chain-known"])
    func anOfferOfWhichNothingIsStated(_ check: String) {
        #expect(Self.says(check, of: "o", "  - { id: o, kind: offer, name: O }") == .undetermined)
    }

    @Test func anOfferThatIsMadeOfNobodyKnowsWhat() {
        let chart = "  - { id: o, kind: offer, name: O, category: saas, provided-by: good }"
        for check in ["ops-no-foreign-starve-1y", "ops-updates-vetted", "ops-no-foreign-operator", "place-operations-in-union", "supply-chain-known"] {
            #expect(Self.says(check, of: "o", chart) == .undetermined, "\(check)")
        }
        let (continuum, _) = Charts.continuum("elements:\n\(Self.people)\n\(chart)")
        let levels = Charts.levels(continuum, frameworks: ["three-axes"], subjects: ["o"])
        for requirement in levels.results[0][0].results { #expect(requirement.rungs?.low ?? 9 <= 3, "\(requirement.requirement.id)") }
    }

    @Test(arguments: ["place-data-in-union", "place-data-at-home", "place-local"]) func aSecondPlaceThatNobodyKnows(_ check: String) {
        let chart = """
              - { id: p, kind: platform, name: P, located-in: FR, operated-by: us, owned-by: us }
              - { id: d, kind: data, name: D, class: C2, personal: true, stored-on: [p, unknown] }
            """
        #expect(Self.says(check, of: "d", chart) == .undetermined)
    }

    @Test func aCircleHasNoPlace() {
        let chart = """
              - { id: p, kind: platform, name: P, operated-by: us, runs-on: q }
              - { id: q, kind: platform, name: Q, operated-by: us, runs-on: p }
              - { id: d, kind: data, name: D, class: C2, personal: false, stored-on: p }
            """
        #expect(Self.says("place-data-in-union", of: "d", chart) == .undetermined)
    }

    @Test(arguments: [("GL", Answered.notMet), ("NC", .notMet), ("RE", .met), ("GP", .met), ("FR", .met)]) func territories(_ state: String, _ expected: Answered) {
        let chart = """
              - { id: p, kind: platform, name: P, operated-by: us, located-in: \(state) }
              - { id: d, kind: data, name: D, class: C2, personal: false, stored-on: p }
            """
        #expect(Self.says("place-data-in-union", of: "d", chart) == expected)
    }

    @Test func aSeatThatNobodyKnowsBesideOneInside() {
        let chart = """
              - { id: two, kind: organisation, name: Deux, seat: [FR, unknown], ownership: complete, owners: [{ to: lea, capital: 100 }] }
              - { id: o, kind: offer, name: O, category: iaas, provided-by: two, operated-by: two }
            """
        #expect(Self.says("control-seat-in-union", of: "o", chart) == .undetermined)
    }

    @Test func aVetoOnALineOfItsOwn() {
        let chart = """
              - { id: host, kind: organisation, name: Hôte, seat: FR, ownership: complete, owners: [{ to: good, capital: 90 }, { to: acme, capital: 10, veto: true }] }
              - { id: o, kind: offer, name: O, category: iaas, provided-by: host, operated-by: host }
            """
        #expect(Self.says("control-no-foreign-veto", of: "o", chart) == .notMet)
    }

    @Test func aCompleteListThatIsShort() {
        let chart = """
              - { id: host, kind: organisation, name: Hôte, seat: FR, ownership: complete, owners: [{ to: good, capital: 10 }] }
              - { id: o, kind: offer, name: O, category: iaas, provided-by: host, operated-by: host }
            """
        #expect(Self.says("control-no-foreign-holder-24", of: "o", chart) == .undetermined)
        #expect(Self.says("control-foreign-share-39", of: "o", chart) == .undetermined)
    }

    @Test func withoutAnOrganisationNothingIsOurs() {
        let chart = "  - { id: d, kind: data, name: D, class: C2, stored-on: p }\n  - { id: p, kind: platform, name: P, located-in: FR, operated-by: good }"
        #expect(Self.says("place-local", of: "d", chart, organisation: nil) == .undetermined)
    }

    /// A file of one’s own cannot add a rung to an official framework, nor change one.
    @Test func officialFrameworksStayWhatTheyAre() throws {
        let (continuum, _) = Charts.continuum(
            """
            source: { ref: Nous, date: 2026-01-01 }
            elements:
              - { id: zz.r9, kind: rung, of-requirement: eu-csf-2026.sov-1.3, order: 9, points: 5000, gives-level: 4, name: Cadeau }
            """, layer: .knowledge)
        let library = FrameworkLibrary(continuum, on: Charts.day)
        #expect(library.diagnostics.map(\.problem) == [.builtInFramework("zz.r9", of: "eu-csf-2026.sov-1.3")])
        let framework = try #require(library.framework("eu-csf-2026"))
        #expect(framework.requirements.first { $0.id == "eu-csf-2026.sov-1.3" }?.rungs.contains { $0.points == 5000 } == false)
    }
}
