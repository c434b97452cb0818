import Resilience
import Testing

@Suite struct NetworkFromSourceTests {
    private func check(_ network: Network, _ note: String) throws {
        let truth = BruteForce(network)
        for source in 0..<network.nodeCount {
            let answer = try #require(try network.reliabilityFromSource(Int32(source)))
            for node in 0..<network.nodeCount {
                let expected = truth.reliability(1 << source | 1 << node)
                #expect(abs(answer[node].lower - expected) < 1e-12, "\(note) source \(source) node \(node): \(answer[node]) instead of \(expected)")
                #expect(answer[node].isExact, "\(note)")
            }
        }
    }

    @Test(arguments: 0..<10) func randomGraphs(batch: UInt64) throws {
        for seed in (batch * 150)..<(batch * 150 + 150) { try check(Network.random(seed: seed, links: 0...10), "seed \(seed)") }
    }

    @Test(arguments: 0..<10) func randomGraphsWithFailingNodes(batch: UInt64) throws {
        for seed in (batch * 100)..<(batch * 100 + 100) { try check(Network.random(seed: seed, links: 0...9, failing: 4), "seed \(seed)") }
    }

    @Test func ringsWithChordsMostlyContracted() throws {
        for seed in UInt64(0)..<40 { try check(Network.mesh(nodes: 8, chords: Int(seed % 4), seed: seed), "mesh \(seed)") }
    }

    /// On networks too large for brute force: each node against the two-terminal engine, which shares neither contraction nor passes back.
    @Test(arguments: 0..<4) func meshesAgainstTwoTerminals(seed: UInt64) throws {
        let plain = try Network.mesh(nodes: 40, chords: 14, seed: seed)
        var generator = SeededGenerator(seed)
        let failing = try Network(
            nodeCount: 40, tails: plain.tails, heads: plain.heads, linkUp: plain.linkUp,
            nodeUp: ContiguousArray((0..<40).map { _ in Double.random(in: 0.9...1, using: &generator) })
        )
        for network in [plain, failing] {
            let answer = try #require(try network.reliabilityFromSource(7))
            for node in 0..<40 where node != 7 {
                let pair = try #require(try network.reliability(terminals: [7, Int32(node)]))
                #expect(abs(answer[node].lower - pair.reliability.lower) < 1e-12, "seed \(seed) node \(node)")
            }
        }
    }

    @Test func allPairsAreSymmetric() throws {
        let network = try Network.random(seed: 77, nodes: 7...7, links: 10...10, failing: 2)
        let table = try #require(network.reliabilityOfAllPairs())
        for a in 0..<7 { for b in 0..<7 { #expect(abs(table[a][b].lower - table[b][a].lower) < 1e-12) } }
    }

    /// Layers that do not fit are computed again, and give the same to the last bit.
    @Test func layersComputedAgain() throws {
        let network = try Network.grid(5, up: 0.9)
        let all = try #require(try network.reliabilityFromSource(0))
        let few = try #require(try network.reliabilityFromSource(0, limits: NetworkLimits(maximumStates: 420)))
        #expect(all == few)
        #expect(all.allSatisfy { $0.isExact })
    }
}
