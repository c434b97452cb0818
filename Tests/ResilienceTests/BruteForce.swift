import Resilience

/// The same random numbers everywhere (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678 }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// All states of all links and nodes, one after another: what the engine is judged by.
struct BruteForce {
    /// With what probability is this set of nodes a component? By bit mask.
    private(set) var components: [Double]

    init(_ network: Network) {
        let nodeCount = network.nodeCount
        components = Array(repeating: 0, count: 1 << nodeCount)
        let uncertain = (0..<nodeCount).filter { network.nodeUp[$0] < 1 }
        let linkCount = network.tails.count
        for deadMask in 0..<(1 << uncertain.count) {
            var alive = (1 << nodeCount) - 1
            var nodeWeight = 1.0
            for (bit, node) in uncertain.enumerated() {
                if deadMask >> bit & 1 == 1 {
                    alive &= ~(1 << node)
                    nodeWeight *= 1 - network.nodeUp[node]
                } else {
                    nodeWeight *= network.nodeUp[node]
                }
            }
            if nodeWeight == 0 { continue }
            for mask in 0..<(1 << linkCount) {
                var weight = nodeWeight
                var parts = (0..<nodeCount).filter { alive >> $0 & 1 == 1 }.map { 1 << $0 }
                for link in 0..<linkCount {
                    guard mask >> link & 1 == 1 else {
                        weight *= 1 - network.linkUp[link]
                        continue
                    }
                    weight *= network.linkUp[link]
                    let a = 1 << Int(network.tails[link])
                    let b = 1 << Int(network.heads[link])
                    guard let i = parts.firstIndex(where: { $0 & a != 0 }), let j = parts.firstIndex(where: { $0 & b != 0 }), i != j else { continue }
                    parts[i] |= parts[j]
                    parts.remove(at: j)
                }
                for part in parts { components[part] += weight }
            }
        }
    }

    func reliability(_ terminals: Int) -> Double {
        var sum = 0.0
        for (part, weight) in components.enumerated() where part & terminals == terminals { sum += weight }
        return sum
    }
}

extension Network {
    /// Anything: loops, parallel links, several components, links that never or always work, nodes that fail.
    static func random(
        seed: UInt64, nodes: ClosedRange<Int> = 1...7, links: ClosedRange<Int> = 0...10, failing: Int = 0, simple: Bool = false
    ) throws -> Network {
        var generator = SeededGenerator(seed)
        let nodeCount = Int.random(in: nodes, using: &generator)
        let linkCount = Int.random(in: links, using: &generator)
        var tails: ContiguousArray<Int32> = []
        var heads: ContiguousArray<Int32> = []
        var up: ContiguousArray<Double> = []
        for _ in 0..<linkCount {
            tails.append(Int32.random(in: 0..<Int32(nodeCount), using: &generator))
            heads.append(Int32.random(in: 0..<Int32(nodeCount), using: &generator))
            switch Int.random(in: 0..<12, using: &generator) {
            case 0: up.append(0)
            case 1: up.append(1)
            default: up.append(Double.random(in: 0...1, using: &generator))
            }
        }
        var nodeUp = ContiguousArray<Double>(repeating: 1, count: nodeCount)
        for _ in 0..<failing {
            nodeUp[Int.random(in: 0..<nodeCount, using: &generator)] = Int.random(in: 0..<8, using: &generator) == 0 ? 0 : Double.random(in: 0...1, using: &generator)
        }
        return try Network(nodeCount: nodeCount, tails: tails, heads: heads, linkUp: up, nodeUp: nodeUp)
    }

    /// Like a real network: a ring with chords, links mostly good.
    static func mesh(nodes: Int, chords: Int, seed: UInt64) throws -> Network {
        var generator = SeededGenerator(seed)
        var tails = ContiguousArray((0..<Int32(nodes)))
        var heads = ContiguousArray((0..<Int32(nodes)).map { ($0 + 1) % Int32(nodes) })
        for _ in 0..<chords {
            let a = Int32.random(in: 0..<Int32(nodes), using: &generator)
            tails.append(a)
            heads.append((a + Int32.random(in: 2...9, using: &generator)) % Int32(nodes))
        }
        let up = ContiguousArray(tails.map { _ in Double.random(in: 0.8...1, using: &generator) })
        return try Network(nodeCount: nodes, tails: tails, heads: heads, linkUp: up)
    }

    static func grid(_ side: Int, up: Double) throws -> Network {
        var tails: ContiguousArray<Int32> = []
        var heads: ContiguousArray<Int32> = []
        for row in 0..<side {
            for column in 0..<side {
                let node = Int32(row * side + column)
                if column + 1 < side {
                    tails.append(node)
                    heads.append(node + 1)
                }
                if row + 1 < side {
                    tails.append(node)
                    heads.append(node + Int32(side))
                }
            }
        }
        return try Network(nodeCount: side * side, tails: tails, heads: heads, linkUp: ContiguousArray(repeating: up, count: tails.count))
    }
}

func members(_ mask: Int) -> [Int32] { (0..<32).filter { mask >> $0 & 1 == 1 }.map { Int32($0) } }
