import Continuum
import Knowledge
import Reach
import Testing

/// A place that must stay within reach over the links: who can cut all the ways can cut it, and nobody else.
struct PathTests {
    /// Places 0…3; each link is in the hands of the state of its number.
    private func answer(_ links: [(Int, Int)], operators: [Int], from: Int = 0, to: Int = 3, places: Int = 4) -> Answer {
        var world = TestWorld()
        for s in 0..<(operators.max() ?? 0) + 1 {
            world.add("S\(s)", "state", [("laws-reviewed", .string("2026-01-01"))])
            world.add("law\(s)", "law", [("of", .string("S\(s)")), ("powers", .string("cut")), ("settled", .string("seat"))])
            world.add("org\(s)", "organisation", [("seat", .string("S\(s)")), ("ownership", .string("dispersed"))])
        }
        world.add("H", "state", [("laws-reviewed", .string("2026-01-01"))])
        world.add("home", "organisation", [("seat", .string("H")), ("ownership", .string("dispersed"))])
        for p in 0..<places { world.add("p\(p)", "site", [("located-in", .string("H")), ("operated-by", .string("home"))]) }
        for (i, link) in links.enumerated() {
            world.add(
                "l\(i)", "link",
                [("operated-by", .string("org\(operators[i])")), ("connects", .sequence([.string("p\(link.0)"), .string("p\(link.1)")]))])
        }
        world.add(
            "service", "service",
            [("relies-on", .string("p0")), ("path-to", .sequence([.mapping([("to", .string("p\(to)")), ("from", .string("p\(from)"))])]))])
        let (continuum, problems) = world.build()
        #expect(problems.isEmpty, "\(problems)")
        return Answer(continuum)
    }

    @Test("One way: any of its links; two ways: only who holds both")
    func ways() {
        #expect(answer([(0, 1), (1, 3)], operators: [0, 1]).subjects("service", .cut, .certain) == ["S0", "S1"])
        #expect(answer([(0, 1), (1, 3), (0, 2), (2, 3)], operators: [0, 1, 2, 3]).subjects("service", .cut, .certain) == [])
        #expect(answer([(0, 1), (1, 3), (0, 2), (2, 3)], operators: [0, 1, 2, 0]).subjects("service", .cut, .certain) == ["S0"])
        // The chord makes a way around both of S0's links.
        #expect(answer([(0, 1), (1, 3), (0, 2), (2, 3), (1, 2)], operators: [0, 1, 2, 0, 1]).subjects("service", .cut, .certain) == [])
        #expect(answer([(0, 1), (1, 3), (0, 2), (2, 3), (1, 2)], operators: [0, 0, 1, 1, 2]).subjects("service", .cut, .certain) == [])
    }

    @Test("Random networks: a state cuts exactly when no way is left without its links")
    func random() {
        for seed in 1...150 {
            var chance = Chance(seed)
            var links: [(Int, Int)] = [(0, 1)], operators = [0]
            for _ in 0..<2 + chance.below(6) {
                links.append((chance.below(5), chance.below(5)))
                operators.append(chance.below(3))
            }
            // A link from a place to itself is no link.
            let kept = links.indices.filter { links[$0].0 != links[$0].1 }
            let (some, whose) = (kept.map { links[$0] }, kept.map { operators[$0] })
            func isJoined(without state: Int) -> Bool {
                var seen: Set<Int> = [0], stack = [0]
                while let place = stack.popLast() {
                    for (i, link) in some.enumerated() where whose[i] != state && (link.0 == place || link.1 == place) {
                        let other = link.0 == place ? link.1 : link.0
                        if seen.insert(other).inserted { stack.append(other) }
                    }
                }
                return seen.contains(4)
            }
            let expected = isJoined(without: -1) ? Set((0...(whose.max() ?? 0)).filter { !isJoined(without: $0) }.map { "S\($0)" }) : []
            for bound in Bound.allCases {
                #expect(answer(some, operators: whose, to: 4, places: 5).subjects("service", .cut, bound) == expected, "seed \(seed)")
            }
        }
    }

    @Test("Where there are too many ways to list, nothing is certain and every link counts")
    func many() {
        let links = (0..<9).flatMap { a in (a + 1..<9).map { (a, $0) } }
        let dense = answer(links, operators: links.indices.map { $0 % 3 }, to: 8, places: 9)
        #expect(dense.subjects("service", .cut, .certain) == [])
        #expect(dense.subjects("service", .cut, .possible).isSuperset(of: ["S0", "S1", "S2"]))
    }
}
