/// Who holds what share of whom, as columns: the input of the control engine, apart from any continuum.
///
/// Holding i: `holders[i]` holds `votes[i]` (percent) of `held(i)`; holdings are grouped by what is held: those of o are
/// `offsets[o] ..< offsets[o + 1]` (`offsets` has n + 1 entries). `rights` marks holdings that control by themselves.
package struct Holdings: Sendable {
    package var offsets: ContiguousArray<Int32> = [0]
    package var holders: ContiguousArray<Int32> = []
    package var votes: ContiguousArray<Double> = []
    /// The holder may appoint a majority of the board, or controls by a declared right.
    package var rights: ContiguousArray<Bool> = []

    package init() {}
    package init(offsets: ContiguousArray<Int32>, holders: ContiguousArray<Int32>, votes: ContiguousArray<Double>, rights: ContiguousArray<Bool>) {
        self.offsets = offsets
        self.holders = holders
        self.votes = votes
        self.rights = rights
    }
}

/// More than this share of the votes is a majority; the margin keeps sums of decimal shares that make exactly 50 from passing.
private let half = 50 + 1e-7

/// Who controls whom: the least fixed point of the company-control problem.
///
/// b controls o when b and what b already controls hold together more than half of o's votes, or when one of them may appoint a majority
/// of o's board, or by a declared right. `direct` lists, for each o, the lowest controllers found; all controllers of o are those reached
/// by following `direct` upwards. Exactly half is no control. Source: the company control problem (Ceri, Gottlob, Tanca,
/// "What you always wanted to know about Datalog", IEEE TKDE 1(1), 1989, doi:10.1109/69.43410).
///
/// - Complexity: O(organisations + holdings) for direct majorities; each organisation that is controlled through several holders together
///   costs a walk up its holders' chains, repeated when one of them gains a controller.
package struct ControlGraph: Sendable {
    /// CSR of direct controllers: those of o are `controllers[offsets[o] ..< offsets[o + 1]]`.
    package private(set) var offsets: ContiguousArray<Int32> = [0]
    package private(set) var controllers: ContiguousArray<Int32> = []

    package init(_ holdings: Holdings) {
        let count = holdings.offsets.count - 1
        // `majority[o]`: the lowest organisation that commands a majority of o's votes; at most one, since two majorities share a holder.
        var majority = ContiguousArray<Int32>(repeating: -1, count: count)
        var contested: ContiguousArray<Int32> = []
        var hasRights = false
        for o in 0..<count {
            var total = 0.0
            for i in Int(holdings.offsets[o])..<Int(holdings.offsets[o + 1]) {
                let votes = holdings.votes[i]
                if votes > half, Int(holdings.holders[i]) != o { majority[o] = holdings.holders[i] }
                total += votes
                if holdings.rights[i] { hasRights = true }
            }
            if majority[o] < 0, total > half, holdings.offsets[o + 1] - holdings.offsets[o] > 1 { contested.append(Int32(o)) }
        }
        var rights: [Int32: [Int32]] = [:]
        if hasRights {
            for o in 0..<count {
                for i in Int(holdings.offsets[o])..<Int(holdings.offsets[o + 1]) where holdings.rights[i] && Int(holdings.holders[i]) != o {
                    rights[Int32(o), default: []].append(holdings.holders[i])
                }
            }
        }
        // Majorities held through several organisations of one group, until none is new.
        var isChanged = !contested.isEmpty
        while isChanged {
            isChanged = false
            contested.removeAll { o in
                guard let found = Self.lowestCommander(of: Int(o), holdings, majority, rights) else { return false }
                majority[Int(o)] = found
                isChanged = true
                return true
            }
        }
        offsets.reserveCapacity(count + 1)
        controllers.reserveCapacity(count)
        for o in 0..<count {
            if majority[o] >= 0 { controllers.append(majority[o]) }
            if hasRights, let more = rights[Int32(o)] {
                for controller in more where controller != majority[o] { controllers.append(controller) }
            }
            offsets.append(Int32(controllers.count))
        }
    }

    /// The organisation nearest to o that, with all it controls, holds more than half of o's votes.
    private static func lowestCommander(
        of o: Int, _ holdings: Holdings, _ majority: ContiguousArray<Int32>, _ rights: [Int32: [Int32]]
    ) -> Int32? {
        var votes: [Int32: Double] = [:]
        var distance: [Int32: Int] = [:]
        for i in Int(holdings.offsets[o])..<Int(holdings.offsets[o + 1]) where holdings.votes[i] > 0 {
            // All who command this holder, itself first.
            var seen: Set<Int32> = [holdings.holders[i]]
            var frontier: [Int32] = [holdings.holders[i]]
            var steps = 0
            while !frontier.isEmpty {
                var next: [Int32] = []
                for node in frontier where Int(node) != o {
                    votes[node, default: 0] += holdings.votes[i]
                    distance[node] = max(distance[node] ?? 0, steps)
                    let up = majority[Int(node)]
                    if up >= 0, seen.insert(up).inserted { next.append(up) }
                    for controller in rights[node] ?? [] where seen.insert(controller).inserted { next.append(controller) }
                }
                frontier = next
                steps += 1
            }
        }
        return votes.filter { $0.value > half }.keys.min { a, b in
            (distance[a] ?? 0, a) < (distance[b] ?? 0, b)
        }
    }

    /// All who control o, nearest first.
    package func allControllers(of o: Int) -> [Int32] {
        var seen: Set<Int32> = [Int32(o)]
        var result: [Int32] = []
        var frontier = [Int32(o)]
        while !frontier.isEmpty {
            var next: [Int32] = []
            for node in frontier {
                for i in Int(offsets[Int(node)])..<Int(offsets[Int(node) + 1]) where seen.insert(controllers[i]).inserted {
                    result.append(controllers[i])
                    next.append(controllers[i])
                }
            }
            frontier = next
        }
        return result
    }
}
