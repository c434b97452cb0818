import Testing

@testable import Resilience

/// A small deterministic generator, the seed of which is in every failure message.
struct Dice: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }
    mutating func below(_ n: Int) -> Int { Int(next() >> 33) % n }
    mutating func share() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}

/// Trees with shared events, thresholds and, if asked for, circles and connectivity.
struct RandomTree {
    var tree = FaultTree()
    var root: FaultTree.Gate = 0
    var q: [Double] = []

    init(seed: UInt64, events: Int, gates: Int, hasCircles: Bool) {
        var chance = Dice(seed)
        var known: [FaultTree.Gate] = []
        for _ in 0..<events {
            known.append(tree.event().gate)
            q.append(chance.share() * (chance.below(3) == 0 ? 1 : 0.1))
        }
        var open: [FaultTree.Gate] = []
        if hasCircles { for _ in 0..<2 { open.append(tree.placeholder()) } }
        known += open
        for _ in 0..<gates {
            let children = (0..<(1 + chance.below(4))).map { _ in known[chance.below(known.count)] }
            switch chance.below(3) {
            case 0: known.append(tree.any(children))
            case 1: known.append(tree.all(children))
            default: known.append(tree.atLeast(1 + chance.below(children.count), of: children))
            }
        }
        for gate in open { tree.define(gate, needed: 1 + chance.below(2), [known[chance.below(known.count)], known[known.count - 1 - chance.below(2)]]) }
        root = known[known.count - 1]
    }
}

@Suite struct EngineTests {
    /// All states of all events, one by one.
    static func bruteForce(_ tree: FaultTree, _ root: FaultTree.Gate, _ q: [Double]) -> (probability: Double, minimal: Set<[Int32]>) {
        let n = tree.eventCount
        var total = 0.0
        var failing = [Bool](repeating: false, count: 1 << n)
        for state in 0..<1 << n {
            guard tree.fails(root, when: { state >> Int($0) & 1 == 1 }) else { continue }
            failing[state] = true
            var chance = 1.0
            for i in 0..<n { chance *= state >> i & 1 == 1 ? q[i] : 1 - q[i] }
            total += chance
        }
        var minimal: Set<[Int32]> = []
        for state in 0..<1 << n where failing[state] {
            if (0..<n).contains(where: { state >> $0 & 1 == 1 && failing[state & ~(1 << $0)] }) { continue }
            minimal.insert((0..<n).filter { state >> $0 & 1 == 1 }.map { Int32($0) })
        }
        return (total, minimal)
    }

    @Test("Probabilities and cut sets are those of all states tried one by one", arguments: [false, true])
    func reference(hasCircles: Bool) throws {
        for seed in 1...1_500 {
            let random = RandomTree(seed: UInt64(seed), events: 3 + seed % 6, gates: 3 + seed % 9, hasCircles: hasCircles)
            let (probability, minimal) = Self.bruteForce(random.tree, random.root, random.q)
            let found = try #require(random.tree.probability(of: random.root, random.q))
            #expect(found.range.isExact)
            #expect(abs(found.range.lower - probability) < 1e-12, "seed \(seed)")
            let cuts = try #require(random.tree.cutSets(of: random.root, upTo: 9))
            #expect(Set(cuts.sets) == minimal && cuts.sets.count == minimal.count, "seed \(seed)")
            for order in 1...2 {
                let few = try #require(random.tree.cutSets(of: random.root, upTo: order))
                #expect(Set(few.sets) == minimal.filter { $0.count <= order }, "seed \(seed), order \(order)")
                for size in 0...order { #expect(few.counts[size] == Double(minimal.count { $0.count == size })) }
            }
            let bounds = try #require(random.tree.bounds(of: random.root, { random.q[Int($0)] }, FailureLimits()))
            #expect(bounds.lower <= probability + 1e-12 && probability <= bounds.upper + 1e-12, "seed \(seed): \(bounds) \(probability)")
        }
    }

    @Test("Birnbaum’s importance is what the probability changes by")
    func importance() throws {
        for seed in 1...300 {
            let random = RandomTree(seed: UInt64(seed), events: 4 + seed % 5, gates: 4 + seed % 9, hasCircles: false)
            let found = try #require(random.tree.probability(of: random.root, random.q))
            for importance in found.importances {
                var with = random.q, without = random.q
                with[Int(importance.event)] = 1
                without[Int(importance.event)] = 0
                let most = Self.bruteForce(random.tree, random.root, with).probability
                let least = Self.bruteForce(random.tree, random.root, without).probability
                #expect(abs(importance.birnbaum - (most - least)) < 1e-12, "seed \(seed)")
                #expect(abs(importance.fussellVesely - (found.range.lower - least) / found.range.lower) < 1e-9, "seed \(seed)")
            }
        }
    }

    @Test("Where the room does not suffice, the bounds hold the value and say that they are bounds")
    func room() throws {
        for seed in 1...200 {
            let random = RandomTree(seed: UInt64(seed), events: 8, gates: 12, hasCircles: false)
            let (probability, _) = Self.bruteForce(random.tree, random.root, random.q)
            let found = try #require(random.tree.probability(of: random.root, random.q, limits: FailureLimits(maximumNodes: 6)))
            #expect(found.range.lower <= probability + 1e-12 && probability <= found.range.upper + 1e-12, "seed \(seed)")
            if found.range.lower != found.range.upper { #expect(!found.range.isExact) }
        }
    }

    @Test("A place is cut off unless a path holds, circles of links or not")
    func connectivity() throws {
        // A ring of four places and a chord; 0 to 2.
        let ends = [(0, 1), (1, 2), (2, 3), (3, 0), (1, 3)]
        var tree = FaultTree()
        let links = ends.map { _ in tree.event().gate }
        let places = (0..<4).map { _ in tree.placeholder(isConnectivity: true) }
        let never = tree.any([])
        for v in 0..<4 {
            var ways: [FaultTree.Gate] = []
            for (i, end) in ends.enumerated() where end.0 == v || end.1 == v {
                ways.append(tree.any([links[i], places[end.0 == v ? end.1 : end.0]]))
            }
            tree.define(places[v], needed: v == 0 ? 1 : ways.count, v == 0 ? [never] : ways)
        }
        let q = [0.1, 0.2, 0.3, 0.4, 0.5]
        let (probability, minimal) = Self.bruteForce(tree, places[2], q)
        #expect(minimal == [[0, 3], [1, 2], [0, 2, 4], [1, 3, 4]])
        let found = try #require(tree.probability(of: places[2], q))
        #expect(abs(found.range.lower - probability) < 1e-12)
        #expect(Set(try #require(tree.cutSets(of: places[2], upTo: 3)).sets) == minimal)
    }

    @Test("A need that nothing can meet has failed already; a circle of needs has not")
    func degenerate() throws {
        var tree = FaultTree()
        let event = tree.event().gate
        let nothing = tree.all([])
        let broken = tree.any([event, nothing])
        #expect(try #require(tree.cutSets(of: broken, upTo: 3)).hasFailedAlready)
        let a = tree.placeholder(), b = tree.any([a, event])
        tree.define(a, needed: 1, [b])
        #expect(try #require(tree.cutSets(of: a, upTo: 3)).sets == [[0]])
        #expect(tree.probability(of: a, [0.25])?.range == Interval(0.25))
    }
}
