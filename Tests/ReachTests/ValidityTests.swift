import Continuum
import Knowledge
import Reach
import Testing

/// What holds on one day and not on another.
struct ValidityTests {
    private let world = """
        elements:
          - { id: FR, kind: state, laws-reviewed: 2026-01-01 }
          - { id: US, kind: state, laws-reviewed: 2026-01-01 }
          - { id: EU, kind: bloc, type: union }
          - { id: fisa, kind: law, of: US, powers: [obtain], settled: [seat, control], contested: [presence], valid-from: 2024-04-20, valid-to: 2026-04-19 }
          - { id: immunity, kind: scheme, settles-contested: true, settles-ownership: true }
          - { id: us-cloud, kind: organisation, seat: US, ownership: dispersed }
          - { id: buyer, kind: organisation, seat: US, ownership: dispersed }
          - { id: fr-cloud, kind: organisation, seat: FR, ownership: dispersed, presence: [US], owners: [{ to: buyer, votes: 60, valid-from: 2025-01-01, valid-to: 2025-12-31 }] }
          - { id: keeper, kind: organisation, seat: FR, ownership: public }

        """

    private func possible(_ line: String, _ day: String, _ bound: Bound = .possible) throws -> Set<String> {
        let (continuum, problems) = TestWorld.build(yaml: world + "  - \(line)\n")
        #expect(problems.isEmpty)
        return Answer(continuum, on: try #require(Day(day))).subjects("t", .obtain, bound)
    }

    @Test("A law reaches from its first day to its last", arguments: [
        ("2024-04-19", false), ("2024-04-20", true), ("2025-06-01", true), ("2026-04-19", true), ("2026-04-20", false),
    ])
    func law(day: String, isReached: Bool) throws {
        let line = "{ id: t, kind: platform, operated-by: us-cloud, located-in: FR }"
        #expect(try possible(line, day, .certain).contains("US") == isReached)
        #expect(try possible(line, day).contains("US") == isReached)
    }

    @Test("A qualification settles until it ends", arguments: [("2024-05-31", true), ("2024-06-01", false), ("2024-12-31", false), ("2026-01-01", true)])
    func certification(day: String, isReached: Bool) throws {
        let line =
            "{ id: t, kind: platform, operated-by: fr-cloud, located-in: FR, certified: { to: immunity, valid-from: 2024-06-01, valid-to: 2024-12-31 } }"
        #expect(try possible(line, day).contains("US") == isReached)
        #expect(try !possible(line, "2024-06-01", .certain).contains("US"))
    }

    @Test("An owner controls while it owns", arguments: [("2024-12-31", false), ("2025-01-01", true), ("2025-12-31", true), ("2026-01-01", false)])
    func ownership(day: String, isReached: Bool) throws {
        #expect(try possible("{ id: t, kind: platform, operated-by: fr-cloud, located-in: FR }", day, .certain).contains("US") == isReached)
    }

    @Test("A role, its terms and its keys hold for their time")
    func relations() throws {
        let role = "{ id: t, kind: platform, operated-by: [{ to: us-cloud, valid-to: 2025-06-30 }, keeper], located-in: FR }"
        #expect(try possible(role, "2025-06-30").contains("US"))
        #expect(try !possible(role, "2025-07-01").contains("US"))
        let encrypted =
            "{ id: p, kind: platform, operated-by: us-cloud, located-in: FR }\n  - { id: t, kind: data, class: C1, stored-on: { to: p, encrypted: { value: true, valid-from: 2025-07-01 }, keys-held-by: { value: [keeper], valid-from: 2025-07-01 } } }"
        #expect(try possible(encrypted, "2025-06-30").contains("US"))
        #expect(try !possible(encrypted, "2025-07-01").contains("US"))
        let isolated = "{ id: t, kind: platform, operated-by: us-cloud, located-in: FR, network: { value: isolated, valid-from: 2025-07-01 } }"
        #expect(try possible(isolated, "2025-06-30").contains("US"))
        #expect(try !possible(isolated, "2025-07-01").contains("US"))
    }

    @Test("A supplier's terms go with the supplier")
    func terms() throws {
        let line = "{ id: t, kind: platform, content-use: train, provided-by: [{ to: fr-cloud, valid-to: 2025-06-30 }, { to: keeper, valid-from: 2025-07-01 }], located-in: FR }"
        #expect(try possible(line, "2025-06-30", .certain).contains("fr-cloud"))
        #expect(try possible(line, "2025-07-01", .certain).isDisjoint(with: ["fr-cloud"]))
        #expect(try possible(line, "2025-07-01", .certain).contains("keeper"))
    }

    @Test("A territory is under its state's law while it is its territory, and a member under its bloc's while it is a member")
    func territory() throws {
        let text = """
            elements:
              - { id: GB, kind: state, laws-reviewed: 2026-01-01, member-of: [{ to: EU, valid-to: 2020-01-31 }] }
              - { id: HK, kind: state, laws-reviewed: 2026-01-01, territory-of: [{ to: GB, valid-to: 1997-06-30 }, { to: CN, valid-from: 1997-07-01 }] }
              - { id: CN, kind: state, laws-reviewed: 2026-01-01 }
              - { id: EU, kind: bloc, type: union }
              - { id: law, kind: law, of: [GB, CN, EU], powers: [obtain], settled: [seat] }
              - { id: bank, kind: organisation, seat: HK, ownership: dispersed }
              - { id: mail, kind: organisation, seat: GB, ownership: dispersed }
            """
        func answer(_ day: String) throws -> Answer { Answer(yaml: text, on: try #require(Day(day))) }
        #expect(try answer("1997-06-30").certain("bank", .obtain) == ["GB"])
        #expect(try answer("1997-07-01").certain("bank", .obtain) == ["CN"])
        #expect(try answer("2020-01-31").certain("mail", .obtain) == ["GB", "EU"])
        #expect(try answer("2020-02-01").certain("mail", .obtain) == ["GB"])
    }
}
