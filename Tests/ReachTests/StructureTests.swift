import Continuum
import Knowledge
import Reach
import Testing

/// The parts under the engine: strong components, interned rows, counting alternatives.
struct StructureTests {
    @Test("Strong components are those of mutual reachability, dependencies first", arguments: 0..<4)
    func components(chunk: Int) {
        for seed in (chunk * 250)..<((chunk + 1) * 250) {
            var chance = Chance(seed + 2_000_000)
            let count = 1 + chance.below(12)
            var edges: [[Int]] = []
            var offsets: ContiguousArray<Int32> = [0], targets: ContiguousArray<Int32> = []
            for _ in 0..<count {
                // Self loops and double edges on purpose.
                let list = (0..<chance.below(4)).map { _ in chance.below(count) }
                edges.append(list)
                targets.append(contentsOf: list.map(Int32.init))
                offsets.append(Int32(targets.count))
            }
            var reaches = (0..<count).map { Set([$0]) }
            var isChanged = true
            while isChanged {
                isChanged = false
                for node in 0..<count {
                    for target in edges[node] where !reaches[target].isSubset(of: reaches[node]) {
                        reaches[node].formUnion(reaches[target])
                        isChanged = true
                    }
                }
            }
            let found = StrongComponents(offsets: offsets, targets: targets)
            #expect(found.order.map(Int.init).sorted() == Array(0..<count), "seed \(seed)")
            var place = [Int](repeating: -1, count: count)
            for c in 0..<found.count {
                let members = Set(found.component(c).map(Int.init))
                for member in members {
                    place[member] = c
                    let mutual = Set((0..<count).filter { reaches[member].contains($0) && reaches[$0].contains(member) })
                    #expect(mutual == members, "seed \(seed), node \(member)")
                }
            }
            for node in 0..<count {
                for target in edges[node] { #expect(place[target] <= place[node], "seed \(seed): \(node) before \(target)") }
            }
        }
    }

    @Test("A long chain needs no stack")
    func longChain() {
        let count = 200_000
        let offsets = ContiguousArray((0...count).map { Int32(min($0, count - 1)) })
        let targets = ContiguousArray((1..<count).map(Int32.init))
        let found = StrongComponents(offsets: offsets, targets: targets)
        #expect(found.count == count)
        #expect(found.order.first == Int32(count - 1) && found.order.last == 0)
    }

    @Test("Sets are stored once, and keep their contents when the pool grows")
    func sets() {
        var chance = Chance(3_000_000)
        var pool = SetPool(words: 3)
        var known: [[UInt64]: Int32] = [[0, 0, 0]: 0]
        func intern(_ set: [UInt64]) -> Int32 { set.withUnsafeBufferPointer { pool.intern($0) } }
        #expect(intern([0, 0, 0]) == 0)
        for _ in 0..<20_000 {
            let row = (0..<3).map { _ in UInt64(chance.below(20)) << UInt64(chance.below(2) * 60) }
            let index = intern(row)
            if let before = known[row] { #expect(index == before) }
            known[row] = index
        }
        #expect(Set(known.values).count == known.count)
        #expect(pool.count == known.count)
        for (row, index) in known { #expect((0..<3).map { pool.word(index, $0) } == row) }
    }

    @Test("Rows are stored once")
    func rows() {
        var chance = Chance(3_000_001)
        var pool = RowPool(length: 2 * ReachRow.lanes)
        let empty = [UInt64](repeating: 0, count: 2 * ReachRow.lanes)
        var known: [[UInt64]: Int32] = [empty: 0]
        #expect(pool.intern(empty) == 0)
        for _ in 0..<2_000 {
            var row = empty
            for _ in 0..<3 { row[chance.below(3)] = UInt64(chance.below(8)) }
            let index = pool.intern(row)
            if let before = known[row] { #expect(index == before) }
            known[row] = index
        }
        #expect(pool.count == known.count)
        for (row, index) in known { #expect(row.indices.map { pool.word(index, $0) } == row) }
    }

    /// k of n platforms are enough; each is in the hands of its own state.
    @Test("A service falls with its alternatives when fewer than k of n are left", arguments: 1...9)
    func threshold(n: Int) {
        for k in 1...n {
            var world = TestWorld()
            // State s operates platform i when bit i of s's mask is set: every number of fallen platforms occurs.
            let masks = (0...n).map { (1 << $0) - 1 } + [0b101_0101_01, 0b010_1010_10].map { $0 & ((1 << n) - 1) }
            for s in masks.indices {
                world.add("S\(s)", "state", [("laws-reviewed", .string("2026-01-01"))])
                world.add("law\(s)", "law", [("of", .string("S\(s)")), ("powers", .string("cut")), ("settled", .string("seat"))])
                world.add("org\(s)", "organisation", [("seat", .string("S\(s)")), ("ownership", .string("dispersed"))])
            }
            for i in 0..<n {
                let operators = masks.indices.filter { masks[$0] & (1 << i) != 0 }.map { Document.string("org\($0)") }
                world.add("p\(i)", "platform", [("located-in", .string("S0")), ("operated-by", .sequence(operators))])
            }
            let members = Document.sequence((0..<n).map { .string("p\($0)") })
            world.add("service", "service", [("runs-on", .mapping([("at-least", .number(Double(k))), ("of", members)]))])
            let (continuum, problems) = world.build()
            #expect(problems.isEmpty)
            let answer = Answer(continuum)
            let expected = Set(masks.indices.filter { n - masks[$0].nonzeroBitCount < k }.map { "S\($0)" })
            for bound in Bound.allCases {
                #expect(answer.subjects("service", .cut, bound) == expected, "\(k) of \(n)")
                #expect(answer.subjects("service", .starve5y, bound) == expected, "\(k) of \(n)")
            }
        }
    }
}
