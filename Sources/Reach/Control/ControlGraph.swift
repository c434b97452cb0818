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
/// Shares that add up to all of the votes, with the same margin.
private let whole = 100 + 1e-7

/// Who controls whom: the least fixed point of the company-control problem.
///
/// b controls o when b and what b already controls hold together more than half of o's votes, or when one of them may appoint a majority
/// of o's board, or by a declared right. The graph lists, for each o, the lowest controllers found (several where rights or disagreeing
/// sources make several); all controllers of o are those reached by following it upwards. Exactly half is no control. Source: the company control problem (Ceri, Gottlob, Tanca,
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
        // `direct[o]`: those who control o by a majority or a right of their own, then those who command it through their groups.
        var direct = DirectControllers(count: count)
        var open: [Int] = []
        let hasRights = holdings.rights.contains(true)
        for o in 0..<count {
            let range = Int(holdings.offsets[o])..<Int(holdings.offsets[o + 1])
            var total = 0.0, hasMajority = false
            for i in range {
                total += holdings.votes[i]
                guard holdings.votes[i] > half || holdings.rights[i], Int(holdings.holders[i]) != o else { continue }
                if holdings.votes[i] > half { hasMajority = true }
                direct.add(holdings.holders[i], to: o)
            }
            // Whoever commands a majority beside a majority holder commands that holder, unless disagreeing sources give more than all votes.
            if total > half, range.count > 1, !hasMajority || total > whole { open.append(o) }
        }
        // Majorities held through several organisations of one group, until none is new.
        var isChanged = !open.isEmpty
        var search = CommanderSearch(count: isChanged ? count : 0)
        while isChanged {
            isChanged = false
            open.removeAll { o in
                let found = search.commanders(of: o, holdings, direct)
                guard !found.isEmpty else { return false }
                for controller in found { direct.add(controller, to: o) }
                isChanged = true
                // By votes alone two who command o command one another; with rights, or more than all votes, others may come.
                return !hasRights && total(of: o) <= whole
            }
        }
        func total(of o: Int) -> Double { (Int(holdings.offsets[o])..<Int(holdings.offsets[o + 1])).reduce(0) { $0 + holdings.votes[$1] } }
        offsets.reserveCapacity(count + 1)
        controllers.reserveCapacity(count)
        for o in 0..<count {
            direct.forEach(of: o) { controllers.append($0) }
            offsets.append(Int32(controllers.count))
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

/// Walks up from holders, with room for every organisation that is cleared by counting on and not by writing
/// (benchmark `control`: dictionaries made for each organisation took most of the time).
private struct CommanderSearch {
    /// One row an organisation, so that it is fetched once.
    private struct Mark {
        var votes = 0.0
        var distance: Int32 = 0
        /// In which search votes were last counted for it, and in which walk it was last met.
        var counted: Int32 = 0
        var met: Int32 = 0
    }
    private var marks: ContiguousArray<Mark>
    private var search: Int32 = 0
    private var walk: Int32 = 0
    private var candidates: ContiguousArray<Int32> = []
    private var frontier: ContiguousArray<Int32> = []

    init(count: Int) { marks = ContiguousArray(repeating: Mark(), count: count) }

    /// Those who, with all they control, hold more than half of o's votes and are not found above o yet: the nearest first, and then only
    /// those whom the nearer ones do not lead to.
    mutating func commanders(of o: Int, _ holdings: Holdings, _ direct: borrowing DirectControllers) -> [Int32] {
        search &+= 1
        candidates.removeAll(keepingCapacity: true)
        for i in Int(holdings.offsets[o])..<Int(holdings.offsets[o + 1]) where holdings.votes[i] > 0 && Int(holdings.holders[i]) != o {
            // All who command this holder, itself first.
            walk &+= 1
            frontier.removeAll(keepingCapacity: true)
            meet(holdings.holders[i])
            var steps: Int32 = 0, first = 0
            while first < frontier.count {
                let last = frontier.count
                for f in first..<last where Int(frontier[f]) != o {
                    let node = frontier[f]
                    count(node, holdings.votes[i], steps)
                    direct.forEach(of: Int(node)) { meet($0) }
                }
                first = last
                steps += 1
            }
        }
        let winners = candidates.filter { marks[Int($0)].votes > half }
        if winners.isEmpty { return [] }
        var start: [Int32] = []
        direct.forEach(of: o) { start.append($0) }
        var above = reached(from: start, direct)
        var found: [Int32] = []
        for candidate in winners.sorted(by: { (marks[Int($0)].distance, $0) < (marks[Int($1)].distance, $1) }) where !above.contains(candidate) {
            found.append(candidate)
            above.formUnion(reached(from: [candidate], direct))
        }
        return found
    }

    private mutating func meet(_ node: Int32) {
        if marks[Int(node)].met == walk { return }
        marks[Int(node)].met = walk
        frontier.append(node)
    }

    private mutating func count(_ node: Int32, _ votes: Double, _ steps: Int32) {
        if marks[Int(node)].counted != search {
            marks[Int(node)].counted = search
            marks[Int(node)].votes = 0
            marks[Int(node)].distance = 0
            candidates.append(node)
        }
        marks[Int(node)].votes += votes
        marks[Int(node)].distance = max(marks[Int(node)].distance, steps)
    }

    /// These and all who control them.
    private func reached(from start: [Int32], _ direct: borrowing DirectControllers) -> Set<Int32> {
        var seen = Set(start)
        var stack = start
        while let node = stack.popLast() {
            direct.forEach(of: Int(node)) { if seen.insert($0).inserted { stack.append($0) } }
        }
        return seen
    }
}

/// The direct controllers of every organisation: nearly always none or one, so one number each, and a table for the few that have more
/// (benchmark `control`: a list an organisation took a third of the time).
private struct DirectControllers {
    private var first: ContiguousArray<Int32>
    private var more: [Int: [Int32]] = [:]

    init(count: Int) { first = ContiguousArray(repeating: -1, count: count) }

    mutating func add(_ controller: Int32, to o: Int) {
        if first[o] == controller || more[o]?.contains(controller) == true { return }
        if first[o] < 0 { first[o] = controller } else { more[o, default: []].append(controller) }
    }

    @inline(__always)
    func forEach(of o: Int, _ visit: (Int32) -> Void) {
        guard first[o] >= 0 else { return }
        visit(first[o])
        if !more.isEmpty, let rest = more[o] { for controller in rest { visit(controller) } }
    }
}
