import Continuum
import Knowledge
import Reach
import Testing

/// Small worlds by hand, one for each rule that the random worlds have shown to be easy to get wrong.
struct ExampleTests {
    private static let world = """
        elements:
          - { id: FR, kind: state, laws-reviewed: 2026-01-01 }
          - { id: US, kind: state, laws-reviewed: 2026-01-01 }
          - { id: IN, kind: state, laws-reviewed: 2026-01-01 }
          - { id: law, kind: law, of: [US, FR, IN], powers: [obtain, alter, cut, starve], settled: [seat, territory] }
          - { id: immunity, kind: scheme, settles-contested: true, settles-ownership: true }
          - { id: contested-only, kind: scheme, settles-contested: true }
          - { id: american, kind: organisation, seat: US, ownership: dispersed }
          - { id: french, kind: organisation, seat: FR, ownership: dispersed }
          - { id: indian, kind: organisation, seat: IN, ownership: dispersed }
          - { id: ownerless, kind: organisation, seat: FR }
          - { id: store, kind: platform, operated-by: american, located-in: US }

        """

    private func answer(_ lines: String...) -> Answer {
        let (continuum, problems) = TestWorld.build(yaml: Self.world + lines.map { "  - \($0)\n" }.joined())
        #expect(problems.isEmpty)
        return Answer(continuum)
    }

    @Test("A seal that may be there protects for certain and not possibly")
    func unknownSeal() {
        let answer = answer("{ id: t, kind: data, class: C1, stored-on: { to: store, authenticated: unknown, keys-held-by: [french] } }")
        #expect(answer.certain("t", .alter) == [])
        #expect(answer.possible("t", .alter) == ["US"])
    }

    @Test("A seal without encryption looks at its holders, wherever they are written", arguments: [true, false])
    func sealedOnly(isHolderFirst: Bool) {
        let holder = "{ id: vault, kind: platform, operated-by: american, located-in: US }"
        let data = "{ id: t, kind: data, class: C1, stored-on: { to: store, authenticated: true, keys-held-by: [vault] } }"
        let answer = isHolderFirst ? answer(holder, data) : answer(data, holder)
        #expect(answer.certain("t", .alter) == ["US"])
    }

    @Test("A platform that holds the keys of its own link is tampered with by whom it obeys")
    func ownKeys() {
        let answer = answer(
            "{ id: line, kind: link, operated-by: american }",
            "{ id: t, kind: platform, provided-by: american, located-in: FR, carried-over: { to: line, encrypted: true, keys-held-by: [t] } }")
        #expect(answer.certain("t", .alter) == ["US"])
    }

    @Test("Keys that nobody says who holds could be withheld by anyone; a known holder beside an unknown one cuts nothing for certain")
    func unknownKeys() {
        let home = "{ id: shelf, kind: platform, operated-by: french, located-in: FR }"
        for keys in ["", ", keys-held-by: unknown"] {
            let answer = answer(home, "{ id: t, kind: data, class: C1, stored-on: { to: shelf, encrypted: true\(keys) } }")
            #expect(answer.certain("t", .cut) == ["FR"])
            #expect(answer.possible("t", .cut) == ["FR", "US", "IN"])
        }
        let both = answer(home, "{ id: t, kind: data, class: C1, stored-on: { to: shelf, encrypted: true, keys-held-by: [american, unknown] } }")
        #expect(both.certain("t", .cut) == ["FR"])
        #expect(both.possible("t", .cut) == ["FR", "US"])
        let two = answer(home, "{ id: t, kind: data, class: C1, stored-on: { to: shelf, encrypted: true, keys-held-by: [american, indian] } }")
        #expect(two.possible("t", .cut) == ["FR"])
    }

    @Test("What an uncertain subcontractor passes on is uncertain too")
    func subcontractors() {
        func found(_ first: String) -> Answer {
            answer(
                "{ id: a, kind: organisation, seat: FR, ownership: dispersed, subcontracts-to: { to: b, role: \(first) } }",
                "{ id: b, kind: organisation, seat: FR, ownership: dispersed, subcontracts-to: { to: indian, role: operated-by } }",
                "{ id: t, kind: platform, operated-by: a, located-in: FR }")
        }
        #expect(found("operated-by").certain("t", .obtain) == ["FR", "IN"])
        #expect(found("unknown").certain("t", .obtain) == ["FR"])
        #expect(found("unknown").possible("t", .obtain) == ["FR", "IN"])
        #expect(found("supported-by").possible("t", .obtain) == ["FR"])
    }

    @Test("A subcontractor's staff counts where it works, whatever its role")
    func staff() {
        let usual = answer(
            "{ id: a, kind: organisation, seat: FR, ownership: dispersed, subcontracts-to: { to: french, role: operated-by, staff-in: [IN] } }",
            "{ id: t, kind: platform, operated-by: a, located-in: FR }")
        #expect(usual.certain("t", .obtain) == ["FR", "IN"])
        let unknown = answer("{ id: t, kind: platform, operated-by: french, located-in: FR, subcontracted-to: { to: french, role: unknown, staff-in: [IN] } }")
        #expect(unknown.certain("t", .obtain) == ["FR"])
        #expect(unknown.possible("t", .obtain) == ["FR", "IN"])
    }

    @Test("An unknown horizon is at worst the shortest, and gives nothing for certain")
    func horizon() {
        let answer = answer("{ id: t, kind: software, supplied-by: { to: american, updates: vetted, within: unknown } }")
        #expect(answer.certain("t", .starve5y) == [])
        #expect(answer.possible("t", .starve30d) == ["US"])
    }

    @Test("A qualification settles what is contested, not who operates; ownership only when it was checked")
    func qualification() {
        func possible(_ scheme: String, _ operatedBy: String) -> Set<String> {
            answer("{ id: t, kind: platform, operated-by: \(operatedBy), located-in: FR, certified: \(scheme) }").possible("t", .obtain)
        }
        #expect(possible("immunity", "ownerless") == ["FR"])
        #expect(possible("contested-only", "ownerless") == ["FR", "US", "IN"])
        #expect(possible("immunity", "unknown") == ["FR", "US", "IN"])
    }

    @Test("On an isolated network an offer's people are out of reach, and its place is not")
    func isolatedOffer() {
        let offer = "{ id: offer, kind: offer, category: hosting, content-use: train, operated-by: american, located-in: FR, owned-by: american }"
        for (network, certain, possible) in [("online", Set(["FR", "US", "american"]), Set(["FR", "US", "american"])), ("isolated", ["FR"], ["FR"]), ("unknown", ["FR"], ["FR", "US", "american"])] {
            let answer = answer(offer, "{ id: t, kind: platform, network: \(network), instance-of: offer }")
            #expect(answer.certain("t", .obtain) == certain)
            #expect(answer.possible("t", .obtain) == possible)
            // The owner of the walls may still end the lease.
            #expect(answer.certain("t", .starve1y).contains("US"))
        }
    }

    @Test("Several plain stores are copies for certain and parts at worst")
    func copies() {
        let answer = answer(
            "{ id: shelf, kind: platform, operated-by: french, located-in: FR }", "{ id: t, kind: data, class: C1, stored-on: [store, shelf] }",
            "{ id: all, kind: data, class: C1, stored-on: { all: [store, shelf] } }")
        #expect(answer.certain("t", .cut) == [])
        #expect(answer.possible("t", .cut) == ["FR", "US"])
        #expect(answer.certain("t", .obtain) == ["FR", "US"])
        #expect(answer.certain("all", .cut) == ["FR", "US"])
    }

    @Test("Laws that nobody reviewed give possible reach by seat and control, not by mere presence")
    func unreviewed() {
        let answer = answer(
            "{ id: XX, kind: state }", "{ id: t, kind: organisation, seat: XX, ownership: dispersed }",
            "{ id: visitor, kind: organisation, seat: FR, presence: XX, ownership: dispersed }",
            "{ id: held, kind: organisation, seat: FR, ownership: complete, owners: { to: t, votes: 60 } }")
        #expect(answer.certain("t", .obtain) == [])
        #expect(answer.possible("t", .obtain) == ["XX"])
        #expect(answer.possible("held", .obtain) == ["FR", "XX"])
        #expect(answer.possible("visitor", .obtain) == ["FR"])
    }
}
