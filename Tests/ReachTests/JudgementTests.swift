import Continuum
import Knowledge
import Reach
import Testing

/// The judgements of the documents' experts (the table of `REACH.md`), each on a world of its own that holds nothing else.
struct JudgementTests {
    private static let world = """
        elements:
          - { id: FR, kind: state, laws-reviewed: 2026-01-01 }
          - { id: US, kind: state, laws-reviewed: 2026-01-01 }
          - { id: JP, kind: state, laws-reviewed: 2026-01-01 }
          - { id: CN, kind: state, laws-reviewed: 2026-01-01 }
          - { id: us-access, kind: law, of: US, powers: [obtain], settled: [seat, control, territory], contested: [presence] }
          - { id: us-refusal, kind: law, of: US, powers: [cut, starve], settled: [seat, control] }
          - { id: fr-access, kind: law, of: FR, powers: [obtain], settled: [seat, territory] }
          - { id: jp-access, kind: law, of: JP, powers: [obtain], settled: [seat, territory] }
          - { id: cn-all, kind: law, of: CN, powers: [obtain, alter, cut, starve], settled: [seat, control] }
          - { id: immunity, kind: scheme, settles-contested: true, settles-ownership: true }
          - { id: authority, kind: organisation, seat: FR, ownership: public }
          - { id: us-cloud, kind: organisation, seat: US, ownership: dispersed }
          - { id: us-cloud-france, kind: organisation, seat: FR, ownership: complete, owners: [{ to: us-cloud, capital: 100 }] }
          - { id: us-maker, kind: organisation, seat: US, ownership: dispersed }
          - { id: fr-maker, kind: organisation, seat: FR, ownership: dispersed }
          - { id: fr-group, kind: organisation, seat: FR, presence: [US], ownership: dispersed }
          - { id: fr-operator, kind: organisation, seat: FR, ownership: complete, owners: [{ to: fr-group, capital: 100 }] }
          - { id: fr-cloud, kind: organisation, seat: FR, ownership: dispersed }
          - { id: fr-cloud-overseas, kind: organisation, seat: US, ownership: complete, owners: [{ to: fr-cloud, capital: 100 }] }
          - { id: jp-group, kind: organisation, seat: JP, ownership: dispersed }
          - { id: jp-centre, kind: organisation, seat: FR, ownership: complete, owners: [{ to: jp-group, capital: 100 }] }
          - { id: cn-maker, kind: organisation, seat: CN, ownership: dispersed }
          - { id: server, kind: device, operated-by: authority, owned-by: authority, supplied-by: { to: us-maker, updates: none }, located-in: FR }

        """

    private func answer(_ lines: String...) -> Answer {
        let (continuum, problems) = TestWorld.build(yaml: Self.world + lines.map { "  - \($0)\n" }.joined())
        #expect(problems.isEmpty)
        return Answer(continuum)
    }

    private let hyperscaler =
        "{ id: us-offer, kind: offer, category: iaas, content-use: service, provided-by: us-cloud-france, operated-by: us-cloud-france, supplied-by: { to: us-cloud, updates: automatic }, located-in: FR }"

    @Test("US hyperscaler, Paris region: obtain certain, cut certain, starved")
    func parisRegion() {
        let answer = answer(
            hyperscaler, "{ id: cloud, kind: platform, instance-of: us-offer }", "{ id: files, kind: data, class: C2, stored-on: cloud }",
            "{ id: desk, kind: service, runs-on: cloud, uses: files }")
        #expect(answer.certain("files", .obtain) == ["US", "FR"])
        #expect(answer.certain("files", .cut) == ["US"])
        #expect(answer.certain("desk", .cut) == ["US"])
        #expect(answer.certain("files", .starve30d).contains("US"))
    }

    @Test("The same, data only stored, client-side keys at home: no obtain, cut certain, starved")
    func clientSideKeys() {
        let answer = answer(
            hyperscaler, "{ id: cloud, kind: platform, instance-of: us-offer }",
            "{ id: files, kind: data, class: C2, stored-on: { to: cloud, encrypted: true, authenticated: true, keys-held-by: [authority] } }")
        #expect(answer.possible("files", .obtain) == ["FR"])
        #expect(answer.possible("files", .alter) == [])
        #expect(answer.certain("files", .cut) == ["US"])
        #expect(answer.certain("files", .starve30d) == ["US"])
        // What the platform itself knows (accounts, logs) is not hidden.
        #expect(answer.certain("cloud", .obtain) == ["US", "FR"])
    }

    @Test("European operator, US technology, vetted updates, qualified: no obtain, no cut, starved within a year")
    func trustedCloud() {
        func lines(_ more: String) -> String {
            "{ id: offer, kind: offer, category: iaas, content-use: none, provided-by: fr-operator, operated-by: fr-operator, supplied-by: { to: us-maker, updates: vetted }, located-in: FR\(more) }"
        }
        let chart = ["{ id: cloud, kind: platform, instance-of: offer }", "{ id: files, kind: data, class: C3, stored-on: cloud }"]
        let qualified = answer(lines(", certified: immunity"), chart[0], chart[1])
        #expect(qualified.possible("files", .obtain) == ["FR"])
        #expect(qualified.possible("files", .alter) == [])
        #expect(qualified.possible("files", .cut) == [])
        #expect(qualified.possible("files", .starve30d) == [])
        #expect(qualified.certain("files", .starve1y) == ["US"])
        // Without the qualification its group's presence is argued.
        let unqualified = answer(lines(""), chart[0], chart[1])
        #expect(unqualified.certain("files", .obtain) == ["FR"])
        #expect(unqualified.possible("files", .obtain) == ["FR", "US"])
    }

    @Test("European cloud with subsidiaries overseas, open source: obtain contested through presence, no cut, only hardware starves")
    func europeanCloud() {
        let answer = answer(
            "{ id: stack, kind: software, open-source: true, maintained-by-others: true, supplied-by: { to: us-maker, updates: vetted } }",
            "{ id: offer, kind: offer, category: iaas, content-use: none, provided-by: fr-cloud, operated-by: fr-cloud, built-with: [stack, { to: server, within: 5y, updates: none }], located-in: FR }",
            "{ id: cloud, kind: platform, instance-of: offer }", "{ id: files, kind: data, class: C2, stored-on: cloud }")
        #expect(answer.certain("files", .obtain) == ["FR"])
        #expect(answer.possible("files", .obtain) == ["FR", "US"])
        #expect(answer.possible("files", .cut) == [])
        #expect(answer.possible("files", .starve1y) == [])
        #expect(answer.certain("files", .starve5y) == ["US"])
    }

    @Test("Japanese-owned site in Paris housing one's own encrypted servers: nothing for Japan")
    func neutralSite() {
        let site = "{ id: centre, kind: site, operated-by: jp-centre, located-in: FR }"
        let encrypted = answer(
            site,
            "{ id: own, kind: device, owned-by: authority, operated-by: authority, supplied-by: { to: fr-maker, updates: none }, housed-at: { to: centre, encrypted: true, keys-held-by: [authority] } }",
            "{ id: files, kind: data, class: C3, stored-on: own }", "{ id: desk, kind: service, runs-on: own }")
        for plane in Plane.allCases {
            for element in ["files", "desk", "own"] { #expect(!encrypted.possible(element, plane).contains("JP")) }
        }
        #expect(encrypted.certain("files", .obtain) == ["FR"])
        // A law that follows control reaches the racks; the keys still stop it.
        let reaching = "{ id: jp-control, kind: law, of: JP, powers: [obtain], settled: [control] }"
        let clear = "{ id: bare, kind: device, owned-by: authority, operated-by: authority, supplied-by: { to: fr-maker, updates: none }, housed-at: centre }"
        let both = answer(
            site, reaching, clear,
            "{ id: own, kind: device, owned-by: authority, operated-by: authority, supplied-by: { to: fr-maker, updates: none }, housed-at: { to: centre, encrypted: true, keys-held-by: [authority] } }")
        #expect(both.certain("bare", .obtain) == ["FR", "JP"])
        #expect(both.possible("own", .obtain) == ["FR"])
    }

    @Test("Chinese cameras on line: obtained and altered; on an isolated network: not; spare parts starve in both")
    func cameras() {
        for (network, reached) in [("online", Set(["CN", "FR"])), ("isolated", ["FR"])] {
            let answer = answer(
                "{ id: camera-offer, kind: offer, category: hardware, provided-by: cn-maker, supplied-by: { to: cn-maker, updates: automatic, within: 5y }, supported-by: { to: cn-maker, access: remote, within: 5y } }",
                "{ id: cameras, kind: device, network: \(network), operated-by: authority, owned-by: authority, instance-of: camera-offer, located-in: FR }",
                "{ id: images, kind: data, class: C2, stored-on: cameras }")
            #expect(answer.certain("images", .obtain) == reached)
            #expect(answer.possible("images", .obtain) == reached)
            #expect(answer.certain("images", .alter).contains("CN") == (network == "online"))
            #expect(answer.possible("cameras", .cut) == [])
            #expect(answer.possible("cameras", .starve1y) == [])
            #expect(answer.certain("cameras", .starve5y) == ["CN"])
        }
    }

    @Test("A service on a US cloud or a European one, any of two: obtain US, no cut, hardware starves")
    func anyOfTwo() {
        let answer = answer(
            hyperscaler, "{ id: us-side, kind: platform, instance-of: us-offer }",
            "{ id: eu-side, kind: platform, operated-by: fr-cloud, located-in: FR, runs-on: server }",
            "{ id: files, kind: data, class: C2, stored-on: { any: [us-side, eu-side] } }",
            "{ id: desk, kind: service, runs-on: { any: [us-side, eu-side] }, uses: files }")
        #expect(answer.certain("files", .obtain).contains("US"))
        #expect(answer.certain("us-side", .cut) == ["US"])
        for element in ["files", "desk"] {
            #expect(answer.possible(element, .cut) == [])
            #expect(answer.possible(element, .starve30d) == [])
            #expect(answer.possible(element, .starve1y) == [])
            #expect(answer.certain(element, .starve5y) == ["US"])
        }
    }
}
