import Continuum
import Knowledge
import Reach
import Testing

/// Control and influence against their definitions.
struct ControlTests {
    /// Holdings in columns from a dictionary of votes and a dictionary of rights.
    private func holdings(_ count: Int, _ votes: [Int: [Int: Double]], _ rights: [Int: Set<Int>]) -> Holdings {
        var holdings = Holdings()
        for o in 0..<count {
            for holder in Set((votes[o] ?? [:]).keys).union(rights[o] ?? []).sorted() {
                holdings.holders.append(Int32(holder))
                holdings.votes.append(votes[o]?[holder] ?? 0)
                holdings.rights.append(rights[o]?.contains(holder) ?? false)
            }
            holdings.offsets.append(Int32(holdings.holders.count))
        }
        return holdings
    }

    @Test("The control engine finds exactly the controllers of the definition", arguments: 0..<8)
    func definition(chunk: Int) {
        for seed in (chunk * 300)..<((chunk + 1) * 300) {
            var chance = Chance(seed + 1_000_000)
            let count = 3 + chance.below(7)
            var votes: [Int: [Int: Double]] = [:], rights: [Int: Set<Int>] = [:]
            let isWithRights = chance.isTrue(50), isDisputed = chance.isTrue(20)
            for o in 0..<count {
                var left = 100.0
                for holder in chance.some(Array(0..<count), chance.below(4)) {
                    // Ties at exactly 50 come from halves, from thirds of a decimal, and from sums.
                    let share = min(left, chance.pick([50, 50, 33.4, 16.6, 25, 25.1, 24.9, 10, 51, 49.9, 50.1, 100, 0.1]))
                    if !isDisputed { left = max(0, left - share) }
                    votes[o, default: [:]][holder] = share
                    if isWithRights, holder != o, chance.isTrue(20) { rights[o, default: []].insert(holder) }
                }
            }
            let graph = ControlGraph(holdings(count, votes, rights))
            let expected = SlowLaw.controllers(votes, rights)
            for o in 0..<count {
                let found = Set(graph.allControllers(of: o).map(Int.init))
                let wanted = (expected[o] ?? []).subtracting([o])
                #expect(found == wanted, "seed \(seed), held \(o): \(votes) \(rights)")
                if found != wanted { return }
            }
        }
    }

    @Test("Decimal shares that make exactly half are no majority")
    func ties() {
        for shares in [[33.4, 16.6], [50], [25, 25], [0.1, 49.9], [16.7, 16.7, 16.6], [12.1, 12.6, 12.7, 12.6]] {
            // 0 holds them through subsidiaries 2…, all its own; 1 is held.
            var votes: [Int: [Int: Double]] = [1: [:]]
            for (i, share) in shares.enumerated() {
                votes[1]?[i + 2] = share
                votes[i + 2] = [0: 100]
            }
            let count = shares.count + 2
            #expect(ControlGraph(holdings(count, votes, [:])).allControllers(of: 1).isEmpty, "\(shares)")
            votes[1]?[2] = shares[0] + 0.1
            #expect(Set(ControlGraph(holdings(count, votes, [:])).allControllers(of: 1)).contains(0), "\(shares) and a tenth")
        }
    }

    @Test("Two may command one organisation, one by votes and one by rights over the same holders")
    func twoCommanders() {
        // 2 and 3 hold 30 % of 4 each; 0 has 60 % of both, 1 appoints the boards of both.
        let votes: [Int: [Int: Double]] = [2: [0: 60], 3: [0: 60], 4: [2: 30, 3: 30]]
        let graph = ControlGraph(holdings(5, votes, [2: [1], 3: [1]]))
        #expect(Set(graph.allControllers(of: 4)) == [0, 1])
    }

    @Test("An organisation held together by a group is held by its nearest commander first")
    func nearest() {
        // 0 ← 1 ← 2 (chain of majorities); 1 and 2 hold 3 together.
        let graph = ControlGraph(holdings(4, [1: [0: 80], 2: [1: 80], 3: [1: 30, 2: 30]], [:]))
        #expect(graph.allControllers(of: 3) == [1, 0])
    }

    // MARK: Influence

    private func influence(_ owners: [String: [(String, Double)]], on target: String) -> [String: Double] {
        var world = TestWorld()
        for name in Set(owners.keys).union(owners.values.flatMap { $0.map(\.0) }).sorted() {
            var keys: [(String, Document)] = []
            let list = (owners[name] ?? []).map { Document.mapping([("to", .string($0.0)), ("capital", .number($0.1))]) }
            if !list.isEmpty { keys.append(("owners", .sequence(list))) }
            world.add(name, "organisation", keys)
        }
        let continuum = world.build().continuum
        return Dictionary(
            uniqueKeysWithValues: Influence.on(continuum.index(of: target) ?? 0, in: continuum, on: today).map { (continuum.id(Int($0.holder)), $0.votes) })
    }

    @Test("Shares multiply along chains and add up over them: the thresholds of 24 % and 39 %")
    func chains() throws {
        // 60 % of 40 % is 24 %: exactly at the threshold of a single non-European holder.
        let single = influence(["target": [("middle", 40)], "middle": [("far", 60)]], on: "target")
        #expect(abs(try #require(single["far"]) - 24) < 1e-9)
        // 24 % through one, 15 % directly: 39 % together.
        let both = influence(["target": [("middle", 40), ("far", 15)], "middle": [("far", 60)]], on: "target")
        #expect(abs(try #require(both["far"]) - 39) < 1e-9)
        #expect(abs(try #require(both["middle"]) - 40) < 1e-9)
        // Three floors: 90 % of 50 % of 30 %.
        let deep = influence(["target": [("a", 30)], "a": [("b", 50)], "b": [("far", 90)]], on: "target")
        #expect(abs(try #require(deep["far"]) - 13.5) < 1e-9)
    }

    @Test("Cross-holdings converge to the closed form")
    func crossHoldings() throws {
        // a and b hold 20 % of each other; o has 50 % of a. Of a, o has 0.5 / (1 − 0.2 · 0.2).
        let found = influence(["a": [("o", 50), ("b", 20)], "b": [("a", 20)]], on: "a")
        #expect(abs(try #require(found["o"]) - 50 / 0.96) < 1e-3)
        let other = influence(["a": [("o", 50), ("b", 20)], "b": [("a", 20)]], on: "b")
        #expect(abs(try #require(other["o"]) - 0.2 * 50 / 0.96) < 1e-3)
    }

    @Test("Votes are presumed to follow capital, and not the other way round when both are stated")
    func votesAndCapital() throws {
        let answer = Answer(
            yaml: """
                elements:
                  - { id: o, kind: organisation }
                  - { id: t, kind: organisation, owners: [{ to: o, capital: 30, votes: 60 }] }
                """)
        let shares = Influence.on(try #require(answer.continuum.index(of: "t")), in: answer.continuum, on: today)
        #expect(shares.map(\.capital) == [30] && shares.map(\.votes) == [60])
        let t = try #require(answer.continuum.index(of: "t"))
        let entity = Int(answer.model.entities.entity[t])
        #expect(answer.model.entities.certain.allControllers(of: entity).count == 1)
    }

    // MARK: What is said of owners

    private static let states = """
        elements:
          - { id: FR, kind: state, laws-reviewed: 2026-01-01 }
          - { id: US, kind: state, laws-reviewed: 2026-01-01 }
          - { id: law, kind: law, of: [US, FR], powers: [obtain], settled: [seat, control], contested: [presence] }
          - { id: far, kind: organisation, seat: US, ownership: dispersed }
          - { id: home, kind: organisation, seat: FR, ownership: public }
        """

    private func reach(_ organisation: String) -> (certain: Set<String>, possible: Set<String>) {
        let answer = Answer(yaml: Self.states + "\n  - " + organisation)
        return (answer.certain("t", .obtain), answer.possible("t", .obtain))
    }

    @Test("Joint control is possible, not certain")
    func joint() {
        let found = reach("{ id: t, kind: organisation, seat: FR, ownership: complete, owners: [{ to: far, capital: 50, joint: true }, { to: home, capital: 50, joint: true }] }")
        #expect(found.certain == ["FR"] && found.possible == ["FR", "US"])
        let unknown = reach("{ id: t, kind: organisation, seat: FR, ownership: complete, owners: [{ to: far, capital: 50, joint: unknown }] }")
        #expect(unknown.certain == ["FR"] && unknown.possible == ["FR", "US"])
    }

    @Test("Two sources on one holder: the lowest is certain, the highest possible, in either order", arguments: [[60, 40], [40, 60]])
    func disagreement(shares: [Int]) {
        let found = reach(
            "{ id: t, kind: organisation, seat: FR, ownership: complete, owners: [{ to: far, capital: \(shares[0]), source: one }, { to: far, capital: \(shares[1]), source: two }] }")
        #expect(found.certain == ["FR"] && found.possible == ["FR", "US"])
    }

    @Test("Two sources may each give a majority to another one: both are possible")
    func twoMajorities() {
        let found = reach(
            "{ id: t, kind: organisation, seat: FR, ownership: complete, owners: [{ to: far, capital: 60 }, { to: far, capital: 0 }, { to: home, capital: 60 }, { to: home, capital: 0 }] }")
        #expect(found.certain == ["FR"] && found.possible == ["FR", "US"])
    }

    @Test("An owner without a share could hold what the others leave")
    func silentOwner() {
        let sole = reach("{ id: t, kind: organisation, seat: FR, ownership: complete, owners: [far] }")
        #expect(sole.certain == ["FR"] && sole.possible == ["FR", "US"])
        let minority = reach("{ id: t, kind: organisation, seat: FR, ownership: complete, owners: [far, { to: home, capital: 51 }] }")
        #expect(minority.possible == ["FR"])
        let listed = reach("{ id: t, kind: organisation, seat: FR, ownership: dispersed, owners: [far] }")
        #expect(listed.possible == ["FR"])
        let golden = reach("{ id: t, kind: organisation, seat: FR, ownership: complete, owners: [{ to: US, veto: true }] }")
        #expect(golden.possible == ["FR"])
    }

    @Test("An unknown owner on a complete list is still unknown")
    func unknownOwner() {
        for ownership in ["complete", "dispersed"] {
            let found = reach("{ id: t, kind: organisation, seat: FR, ownership: \(ownership), owners: [{ to: unknown, capital: 60 }] }")
            #expect(found.certain == ["FR"] && found.possible == ["FR", "US"])
        }
    }

    @Test("Presence goes up to those who control, but not to a state that owns, and not across to others who may control")
    func presence() {
        let text = Self.states + """

              - { id: JP, kind: state, laws-reviewed: 2026-01-01 }
              - { id: sea, kind: organisation, seat: FR, ownership: public }
              - { id: mother, kind: organisation, seat: FR, ownership: dispersed }
              - { id: daughter, kind: organisation, seat: US, ownership: complete, owners: [{ to: mother, votes: 60 }, { to: partner, joint: true }] }
              - { id: partner, kind: organisation, seat: FR, ownership: dispersed }
              - { id: other, kind: organisation, seat: FR, ownership: complete, owners: [{ to: FR, votes: 100 }] }
              - { id: foreign, kind: organisation, seat: US, ownership: complete, owners: [{ to: FR, votes: 100 }] }
              - { id: shop, kind: organisation, seat: JP, ownership: complete, owners: [{ to: mother, votes: 100 }] }
              - { id: japan, kind: law, of: JP, powers: [cut], settled: [presence] }
            """
        let answer = Answer(yaml: text)
        #expect(answer.possible("mother", .obtain) == ["FR", "US"])
        #expect(answer.certain("mother", .obtain) == ["FR"])
        #expect(answer.certain("mother", .cut) == ["JP"])
        #expect(answer.certain("daughter", .cut) == ["JP"])
        #expect(answer.possible("partner", .obtain) == ["FR", "US"])
        // The partner may control the daughter; the shop is not the daughter's.
        #expect(answer.possible("partner", .cut) == [])
        #expect(answer.possible("other", .obtain) == ["FR"])
    }
}
