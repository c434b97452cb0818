import Resilience
import Testing

@Suite struct NetworkReliabilityTests {
    private func check(_ network: Network, _ masks: some Sequence<Int>, _ note: String) throws {
        let truth = BruteForce(network)
        for mask in masks {
            let answer = try #require(try network.reliability(terminals: members(mask)))
            let expected = truth.reliability(mask)
            #expect(abs(answer.reliability.lower - expected) < 1e-12, "\(note) terminals \(members(mask)): \(answer.reliability) instead of \(expected)")
            #expect(answer.reliability.isExact && answer.unreliability.isExact, "\(note)")
            #expect(abs(answer.reliability.lower + answer.unreliability.lower - 1) < 1e-12, "\(note) terminals \(members(mask))")
        }
    }

    /// All labelled graphs of at most 8 links on 5 nodes, all terminals; isolated nodes make the smaller ones.
    @Test func allGraphsOfFiveNodes() throws {
        let pairs = (0..<5).flatMap { a in (a + 1..<5).map { (Int32(a), Int32($0)) } }
        for graph in 0..<(1 << pairs.count) where graph.nonzeroBitCount <= 8 {
            let links = pairs.indices.filter { graph >> $0 & 1 == 1 }
            let network = try Network(
                nodeCount: 5, tails: ContiguousArray(links.map { pairs[$0].0 }), heads: ContiguousArray(links.map { pairs[$0].1 }),
                linkUp: ContiguousArray(links.map { 0.3 + 0.06 * Double($0) })
            )
            try check(network, 1..<32, "graph \(graph)")
        }
    }

    /// Every thirteenth of the 22 819 labelled graphs of at most 8 links on 6 nodes (all of them: 13 times as long).
    @Test func graphsOfSixNodes() throws {
        let pairs = (0..<6).flatMap { a in (a + 1..<6).map { (Int32(a), Int32($0)) } }
        let stride = 13
        for graph in 0..<(1 << pairs.count) where graph.nonzeroBitCount <= 8 && graph % stride == 5 {
            let links = pairs.indices.filter { graph >> $0 & 1 == 1 }
            let network = try Network(
                nodeCount: 6, tails: ContiguousArray(links.map { pairs[$0].0 }), heads: ContiguousArray(links.map { pairs[$0].1 }),
                linkUp: ContiguousArray(links.map { 0.3 + 0.04 * Double($0) })
            )
            try check(network, [0b11, 0b100001, 0b101010, 0b111100, 0b111111], "graph \(graph)")
        }
    }

    @Test(arguments: 0..<10) func randomGraphs(batch: UInt64) throws {
        for seed in (batch * 150)..<(batch * 150 + 150) {
            let network = try Network.random(seed: seed, links: 0...10)
            try check(network, 1..<(1 << network.nodeCount), "seed \(seed)")
        }
    }

    @Test(arguments: 0..<10) func randomGraphsWithFailingNodes(batch: UInt64) throws {
        for seed in (batch * 100 + 5000)..<(batch * 100 + 5100) {
            let network = try Network.random(seed: seed, links: 0...8, failing: 3)
            try check(network, 1..<(1 << network.nodeCount), "seed \(seed)")
        }
    }

    @Test func largerRandomGraphs() throws {
        for seed in UInt64(9000)..<9012 {
            let network = try Network.random(seed: seed, nodes: 6...7, links: 11...14, failing: seed.isMultiple(of: 4) ? 1 : 0)
            try check(network, stride(from: 1, to: 1 << network.nodeCount, by: 3), "seed \(seed)")
        }
    }

    /// Wide states, of 32 and 64 bytes, give what narrow ones give: complete graphs need a slot a node.
    @Test(arguments: [6, 8]) func completeGraphs(nodes: Int) throws {
        // All-terminal reliability of the complete graph: Gilbert's recurrence (Ann. Math. Stat. 30(4), 1959).
        let q = 0.4
        var connected = [0.0, 1.0]
        for n in 2...nodes {
            var sum = 0.0
            for k in 1..<n {
                var choose = 1.0
                for i in 0..<(k - 1) { choose = choose * Double(n - 1 - i) / Double(i + 1) }
                var cut = 1.0
                for _ in 0..<(k * (n - k)) { cut *= q }
                sum += choose * connected[k] * cut
            }
            connected.append(1 - sum)
        }
        let pairs = (0..<nodes).flatMap { a in (a + 1..<nodes).map { (Int32(a), Int32($0)) } }
        let network = try Network(
            nodeCount: nodes, tails: ContiguousArray(pairs.map { $0.0 }), heads: ContiguousArray(pairs.map { $0.1 }),
            linkUp: ContiguousArray(repeating: 1 - q, count: pairs.count)
        )
        let answer = try #require(try network.reliability(terminals: Array(0..<Int32(nodes))))
        #expect(abs(answer.reliability.lower - connected[nodes]) < 1e-12)
    }

    /// Two nodes at the ends of k parallel links of 1 − 10⁻³: what fails is 10⁻³ᵏ, long after 1 − 10⁻³ᵏ has become 1.
    @Test func unreliabilityKeepsItsDigits() throws {
        let network = try Network(nodeCount: 2, tails: [0, 0, 0, 0, 0, 0, 0], heads: [1, 1, 1, 1, 1, 1, 1], linkUp: ContiguousArray(repeating: 0.999, count: 7))
        let answer = try #require(try network.reliability(terminals: [0, 1]))
        #expect(answer.reliability == Interval(1))
        #expect(abs(answer.unreliability.lower / 1e-21 - 1) < 1e-9)
        // The same through a diagram: K4 with links of 1 − 10⁻⁶ and all terminals: a node is cut off with 4 · 10⁻¹⁸.
        let complete = try Network(nodeCount: 4, tails: [0, 0, 0, 1, 1, 2], heads: [1, 2, 3, 2, 3, 3], linkUp: ContiguousArray(repeating: 1 - 1e-6, count: 6))
        let four = try #require(try complete.reliability(terminals: [0, 1, 2, 3]))
        #expect(abs(four.unreliability.lower / 4e-18 - 1) < 1e-5)
    }

    @Test func oneTerminal() throws {
        let network = try Network(nodeCount: 2, tails: [0], heads: [1], linkUp: [0.5], nodeUp: [0.25, 1])
        #expect(try network.reliability(terminals: [0])?.reliability == Interval(0.25))
        #expect(try network.reliability(terminals: [0, 0])?.reliability == Interval(0.25))
        #expect(try network.reliability(terminals: [0, 1, 0])?.reliability == Interval(0.125))
    }

    // Rubbish.

    @Test func rubbishIsRefused() throws {
        #expect(throws: NetworkFault.linkProbability(link: 0)) { try Network(nodeCount: 2, tails: [0], heads: [1], linkUp: [1.5]) }
        #expect(throws: NetworkFault.linkProbability(link: 1)) { try Network(nodeCount: 2, tails: [0, 0], heads: [1, 1], linkUp: [0, .nan]) }
        #expect(throws: NetworkFault.linkProbability(link: 0)) { try Network(nodeCount: 2, tails: [0], heads: [1], linkUp: [-1e-300]) }
        #expect(throws: NetworkFault.end(link: 0)) { try Network(nodeCount: 2, tails: [0], heads: [2], linkUp: [0.5]) }
        #expect(throws: NetworkFault.end(link: 0)) { try Network(nodeCount: 2, tails: [-1], heads: [1], linkUp: [0.5]) }
        #expect(throws: NetworkFault.sizes) { try Network(nodeCount: 2, tails: [0], heads: [1, 1], linkUp: [0.5]) }
        #expect(throws: NetworkFault.sizes) { try Network(nodeCount: -1, tails: [], heads: [], linkUp: []) }
        #expect(throws: NetworkFault.nodeProbability(node: 1)) { try Network(nodeCount: 2, tails: [], heads: [], linkUp: [], nodeUp: [1, .infinity]) }
        let network = try Network(nodeCount: 2, tails: [0], heads: [1], linkUp: [0.5])
        #expect(throws: NetworkFault.noTerminals) { try network.reliability(terminals: []) }
        #expect(throws: NetworkFault.terminal(2)) { try network.reliability(terminals: [0, 2]) }
        #expect(throws: NetworkFault.terminal(-1)) { try network.reliabilityFromSource(-1) }
        let empty = try Network(nodeCount: 0, tails: [], heads: [], linkUp: [])
        #expect(throws: NetworkFault.noTerminals) { try empty.reliability(terminals: []) }
    }
}
