import Resilience
import Testing

@Suite struct NetworkBoundsTests {
    /// However few states are allowed, the truth lies between the bounds – and more states never lie apart from fewer.
    @Test(arguments: 0..<6) func intervalsContainTheTruth(seed: UInt64) throws {
        let plain = try Network.mesh(nodes: 30, chords: 16, seed: seed)
        var generator = SeededGenerator(seed)
        let failing = try Network(
            nodeCount: 30, tails: plain.tails, heads: plain.heads, linkUp: plain.linkUp,
            nodeUp: ContiguousArray((0..<30).map { $0 % 3 == 0 ? Double.random(in: 0.8...1, using: &generator) : 1 })
        )
        for network in [plain, failing] {
            for terminals in [[0, 15], [0, 7, 14, 21], Array(0..<30)] as [[Int32]] {
                let exact = try #require(try network.reliability(terminals: terminals))
                #expect(exact.reliability.isExact)
                for states in [0, 1, 4, 10, 40, 200] {
                    let rough = try #require(try network.reliability(terminals: terminals, limits: NetworkLimits(maximumStates: states)))
                    #expect(rough.reliability.lower <= exact.reliability.lower + 1e-12, "seed \(seed) \(terminals) \(states)")
                    #expect(rough.reliability.upper >= exact.reliability.upper - 1e-12, "seed \(seed) \(terminals) \(states)")
                    #expect(rough.unreliability.lower <= exact.unreliability.lower + 1e-12)
                    #expect(rough.unreliability.upper >= exact.unreliability.upper - 1e-12)
                }
            }
            let exact = try #require(try network.reliabilityFromSource(3))
            for states in [0, 1, 64, 100, 200, 400] {
                let rough = try #require(try network.reliabilityFromSource(3, limits: NetworkLimits(maximumStates: states)))
                for node in 0..<30 {
                    #expect(rough[node].lower <= exact[node].lower + 1e-12, "seed \(seed) node \(node) states \(states)")
                    #expect(rough[node].upper >= exact[node].upper - 1e-12, "seed \(seed) node \(node) states \(states)")
                }
            }
        }
    }

    /// Renumbering nodes and shuffling links changes nothing.
    @Test(arguments: 0..<6) func renumbering(seed: UInt64) throws {
        let network = try Network.mesh(nodes: 36, chords: 15, seed: seed)
        var generator = SeededGenerator(seed + 100)
        let names = (0..<Int32(36)).shuffled(using: &generator)
        let links = network.tails.indices.shuffled(using: &generator)
        let other = try Network(
            nodeCount: 36,
            tails: ContiguousArray(links.map { names[Int(network.heads[$0])] }),
            heads: ContiguousArray(links.map { names[Int(network.tails[$0])] }),
            linkUp: ContiguousArray(links.map { network.linkUp[$0] })
        )
        let terminals: [Int32] = [1, 9, 20, 33]
        let one = try #require(try network.reliability(terminals: terminals))
        let two = try #require(try other.reliability(terminals: terminals.map { names[Int($0)] }))
        #expect(abs(one.reliability.lower - two.reliability.lower) < 1e-12)
        let first = try #require(try network.reliabilityFromSource(5))
        let second = try #require(try other.reliabilityFromSource(names[5]))
        for node in 0..<36 { #expect(abs(first[node].lower - second[Int(names[node])].lower) < 1e-12) }
    }

    /// One more link never lowers anything.
    @Test(arguments: 0..<6) func addingALink(seed: UInt64) throws {
        let network = try Network.mesh(nodes: 24, chords: 8, seed: seed)
        var generator = SeededGenerator(seed + 200)
        let more = try Network(
            nodeCount: 24,
            tails: network.tails + [Int32.random(in: 0..<24, using: &generator)],
            heads: network.heads + [Int32.random(in: 0..<24, using: &generator)],
            linkUp: network.linkUp + [0.7]
        )
        for terminals in [[0, 12], [3, 9, 17], Array(0..<24)] as [[Int32]] {
            let before = try #require(try network.reliability(terminals: terminals))
            let after = try #require(try more.reliability(terminals: terminals))
            #expect(after.reliability.lower >= before.reliability.lower - 1e-12)
        }
        let before = try #require(try network.reliabilityFromSource(4))
        let after = try #require(try more.reliabilityFromSource(4))
        for node in 0..<24 { #expect(after[node].lower >= before[node].lower - 1e-12) }
    }

    /// The same question twice: the same bits.
    @Test func determinism() throws {
        let network = try Network.mesh(nodes: 50, chords: 20, seed: 4)
        #expect(try network.reliability(terminals: [0, 25, 40]) == network.reliability(terminals: [0, 25, 40]))
        #expect(try network.reliabilityFromSource(9) == network.reliabilityFromSource(9))
    }

    /// 100 000 links at random: no order is narrow enough; an answer comes, within bounds.
    @Test func hundredThousandLinks() throws {
        var generator = SeededGenerator(1)
        let links = 100_000
        let network = try Network(
            nodeCount: 40_000,
            tails: ContiguousArray((0..<links).map { _ in Int32.random(in: 0..<40_000, using: &generator) }),
            heads: ContiguousArray((0..<links).map { _ in Int32.random(in: 0..<40_000, using: &generator) }),
            linkUp: ContiguousArray((0..<links).map { _ in Double.random(in: 0.9...1, using: &generator) })
        )
        let answer = try #require(try network.reliability(terminals: [1, 2], limits: NetworkLimits(maximumStates: 1000)))
        #expect(answer.reliability.lower >= 0 && answer.reliability.upper <= 1 && answer.reliability.lower <= answer.reliability.upper)
        let all = try #require(try network.reliabilityFromSource(1, limits: NetworkLimits(maximumStates: 1000)))
        #expect(all.count == 40_000)
        #expect(try network.reliability(terminals: [1, 2], limits: NetworkLimits(isCancelled: { true })) == nil)
        #expect(try network.reliabilityFromSource(1, limits: NetworkLimits(isCancelled: { true })) == nil)
    }

    /// A long ladder of 100 000 links: two nodes open at a time, exact in no time.
    @Test func longLadder() throws {
        let rungs = 33_334
        var tails: ContiguousArray<Int32> = []
        var heads: ContiguousArray<Int32> = []
        for rung in 0..<Int32(rungs) {
            tails.append(2 * rung)
            heads.append(2 * rung + 1)
            if rung + 1 < rungs {
                tails += [2 * rung, 2 * rung + 1]
                heads += [2 * rung + 2, 2 * rung + 3]
            }
        }
        let network = try Network(nodeCount: 2 * rungs, tails: tails, heads: heads, linkUp: ContiguousArray(repeating: 0.99999, count: tails.count))
        let answer = try #require(try network.reliability(terminals: [0, Int32(2 * rungs - 1)]))
        #expect(answer.reliability.isExact)
    }
}
