@testable import Resilience
import Testing

@Suite struct FrontierStateTests {
    /// All kinds of states against a table of groups, through thousands of random joins, flags, failures and departures.
    @Test func againstATable() {
        check(NarrowState.self, slots: 16, marks: false, seed: 1)
        check(MarkedState.self, slots: 16, marks: true, seed: 2)
        check(WideState<SIMD32<UInt8>>.self, slots: 32, marks: true, seed: 3)
        check(WideState<SIMD64<UInt8>>.self, slots: 64, marks: true, seed: 4)
    }

    private func check<State: FrontierState>(_: State.Type, slots: Int, marks: Bool, seed: UInt64) {
        var generator = SeededGenerator(seed)
        for _ in 0..<200 {
            var state = State()
            var table = Array(0..<slots)
            var flagged = Set<Int>()
            var dead = Set<Int>()
            for _ in 0..<60 {
                let a = Int.random(in: 0..<slots, using: &generator)
                let b = Int.random(in: 0..<slots, using: &generator)
                switch Int.random(in: 0..<6, using: &generator) {
                case 0:
                    let alone = (0..<slots).allSatisfy { $0 == a || table[$0] != table[a] }
                    if !marks || !alone || flagged.contains(table[a]) { continue }
                    state.kill(a)
                    dead.insert(a)
                case 1:
                    if !marks || dead.contains(a) { continue }
                    state.flag(state.group(a))
                    flagged.insert(table[a])
                case 2:
                    let group = table[a]
                    let others: [Int] = (0..<slots).filter { $0 != a && table[$0] == group }
                    let label = state.leave(a)
                    if others.isEmpty {
                        #expect(label == (flagged.contains(group) ? -2 : -1))
                        flagged.remove(group)
                    } else {
                        #expect(label == others[0])
                        for other in others { table[other] = others[0] }
                        if flagged.remove(group) != nil { flagged.insert(others[0]) }
                    }
                    table[a] = a
                    dead.remove(a)
                default:
                    if table[a] == table[b] || dead.contains(a) || dead.contains(b) { continue }
                    state.join(state.group(a), state.group(b))
                    let groups = [table[a], table[b]].sorted()
                    table = table.map { $0 == groups[1] ? groups[0] : $0 }
                    if flagged.remove(groups[1]) != nil { flagged.insert(groups[0]) }
                }
                // What follows holds after every change.
                #expect((0..<slots).map { state.group($0) } == table)
                #expect((0..<slots).filter { state.isDead($0) } == dead.sorted())
                #expect(state.flaggedGroups == flagged.count)
                var firsts: UInt64 = 0
                for slot in 0..<slots where table[slot] == slot { firsts |= 1 << UInt64(slot) }
                #expect(state.firsts == firsts)
            }
        }
    }
}
