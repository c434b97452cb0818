import Reach

/// When does a thing fail? Gates over basic events: a flat, monotone structure function.
///
/// Gate g fails when at least `needed[g]` of its children have failed, children being gates `children[offsets[g] ..< offsets[g + 1]]`; an event gate
/// fails with its event. Gates may depend on one another in circles: a circle of needs does not fail by itself (least fixed point), while the
/// places of a network are cut off unless a path holds (`isConnectivity`: greatest fixed point).
/// Sources: ISO/IEC 61025:2006 (fault tree analysis); for networks, C. J. Colbourn, *The Combinatorics of Network Reliability*, 1987.
package struct FaultTree: Sendable {
    package typealias Gate = Int32

    package private(set) var eventCount = 0
    /// By gate: its event, −1 for a gate over children.
    private(set) var events: ContiguousArray<Int32> = []
    private(set) var needed: ContiguousArray<Int32> = []
    private(set) var isConnectivity: ContiguousArray<Bool> = []
    private var lists: [[Gate]] = []
    private var gateOfEvent: ContiguousArray<Gate> = []

    package init() {}

    package var gateCount: Int { events.count }

    /// A new basic event, and the gate that fails with it.
    package mutating func event() -> (event: Int32, gate: Gate) {
        let event = Int32(eventCount)
        eventCount += 1
        let gate = append(event: event, needed: 0, [])
        gateOfEvent.append(gate)
        return (event, gate)
    }

    package func gate(ofEvent event: Int32) -> Gate { gateOfEvent[Int(event)] }

    /// A gate that fails when any child does; one without children never fails.
    package mutating func any(_ children: [Gate]) -> Gate { append(event: -1, needed: 1, children) }
    /// A gate that fails when all children do; one without children has failed.
    package mutating func all(_ children: [Gate]) -> Gate { append(event: -1, needed: Int32(children.count), children) }
    package mutating func atLeast(_ count: Int, of children: [Gate]) -> Gate { append(event: -1, needed: Int32(max(0, count)), children) }

    /// A gate whose children are said later (`define`): until then it never fails.
    package mutating func placeholder(isConnectivity: Bool = false) -> Gate {
        let gate = append(event: -1, needed: 1, [])
        self.isConnectivity[Int(gate)] = isConnectivity
        return gate
    }

    package mutating func define(_ gate: Gate, needed count: Int, _ children: [Gate]) {
        needed[Int(gate)] = Int32(max(0, count))
        lists[Int(gate)] = children
    }

    private mutating func append(event: Int32, needed count: Int32, _ children: [Gate]) -> Gate {
        events.append(event)
        needed.append(count)
        isConnectivity.append(false)
        lists.append(children)
        return Gate(events.count - 1)
    }

    func children(_ gate: Gate) -> [Gate] { lists[Int(gate)] }

    /// The gates that some roots depend on, in an order in which each comes after what it depends on but within circles.
    func evaluationOrder(from roots: [Gate]) -> [[Gate]] {
        var isNeeded = [Bool](repeating: false, count: gateCount)
        var stack = roots
        for root in roots { isNeeded[Int(root)] = true }
        while let gate = stack.popLast() {
            for child in lists[Int(gate)] where !isNeeded[Int(child)] {
                isNeeded[Int(child)] = true
                stack.append(child)
            }
        }
        var offsets: ContiguousArray<Int32> = [0], targets: ContiguousArray<Int32> = []
        for gate in 0..<gateCount {
            if isNeeded[gate] { targets.append(contentsOf: lists[gate]) }
            offsets.append(Int32(targets.count))
        }
        let components = StrongComponents(offsets: offsets, targets: targets)
        return (0..<components.count).map { Array(components.component($0)) }.filter { isNeeded[Int($0[0])] }
    }

    /// Events in the order in which a walk down from the roots first meets them: neighbours in the tree are neighbours in a diagram.
    func eventOrder(from roots: [Gate]) -> [Int32] {
        var seen = [Bool](repeating: false, count: gateCount)
        var order: [Int32] = []
        var stack = Array(roots.reversed())
        while let gate = stack.popLast() {
            if seen[Int(gate)] { continue }
            seen[Int(gate)] = true
            if events[Int(gate)] >= 0 { order.append(events[Int(gate)]) }
            // Events first, then what is below.
            let children = lists[Int(gate)]
            for child in children.reversed() where events[Int(child)] < 0 && !seen[Int(child)] { stack.append(child) }
            for child in children.reversed() where events[Int(child)] >= 0 && !seen[Int(child)] { stack.append(child) }
        }
        return order
    }
}

extension FaultTree {
    /// What lies under a gate as a tree of its own, with the events that it has, by their numbers here.
    ///
    /// - Complexity: the size of what lies under the gate, however large the whole tree is.
    func extracted(from root: Gate) -> (tree: FaultTree, root: Gate, events: [Int32]) {
        var tree = FaultTree()
        var known: [Gate: Gate] = [:]
        var found: [Int32] = []
        var stack: [Gate] = []
        func copy(_ gate: Gate) -> Gate {
            if let copy = known[gate] { return copy }
            let made: Gate
            if events[Int(gate)] >= 0 {
                made = tree.event().gate
                found.append(events[Int(gate)])
            } else {
                made = tree.placeholder(isConnectivity: isConnectivity[Int(gate)])
                stack.append(gate)
            }
            known[gate] = made
            return made
        }
        let top = copy(root)
        while let gate = stack.popLast() {
            let children = lists[Int(gate)].map { copy($0) }
            if let made = known[gate] { tree.define(made, needed: Int(needed[Int(gate)]), children) }
        }
        return (tree, top, found)
    }
}

/// What can be computed over a fault tree: states, decision diagrams, families of cut sets.
protocol FailureAlgebra {
    associatedtype Value: Equatable
    var never: Value { get }
    var always: Value { get }
    mutating func event(_ event: Int32) -> Value
    mutating func either(_ a: Value, _ b: Value) -> Value
    mutating func both(_ a: Value, _ b: Value) -> Value
    /// Room or time has run out: what is computed from here on is not to be used.
    var isExhausted: Bool { get }
}

extension FaultTree {
    /// The values of the roots, in an algebra; nil when its room ran out or it was cancelled.
    ///
    /// - Complexity: one operation an edge; within circles, repeated until nothing changes (at most as often as the circle has gates).
    func solve<Algebra: FailureAlgebra>(_ roots: [Gate], in algebra: inout Algebra, isCancelled: () -> Bool = { false }) -> [Algebra.Value]? {
        var values = ContiguousArray(repeating: algebra.never, count: gateCount)
        for component in evaluationOrder(from: roots) {
            if isCancelled() || algebra.isExhausted { return nil }
            if component.count == 1, !lists[Int(component[0])].contains(component[0]) {
                values[Int(component[0])] = value(component[0], values, &algebra)
                continue
            }
            // Where places are cut off unless a path holds, start from all being cut off.
            if component.contains(where: { isConnectivity[Int($0)] }) { for gate in component { values[Int(gate)] = algebra.always } }
            let ordered = component.reversed()
            // As a function of the events a circle is settled after as many rounds as it has gates, whatever the algebra makes of it.
            for _ in 0...component.count {
                if isCancelled() || algebra.isExhausted { return nil }
                var isChanged = false
                for gate in ordered {
                    let new = value(gate, values, &algebra)
                    if new != values[Int(gate)] {
                        values[Int(gate)] = new
                        isChanged = true
                    }
                }
                if !isChanged { break }
            }
        }
        return algebra.isExhausted ? nil : roots.map { values[Int($0)] }
    }

    private func value<Algebra: FailureAlgebra>(_ gate: Gate, _ values: ContiguousArray<Algebra.Value>, _ algebra: inout Algebra) -> Algebra.Value {
        if events[Int(gate)] >= 0 { return algebra.event(events[Int(gate)]) }
        let children = lists[Int(gate)], count = Int(needed[Int(gate)])
        if count <= 0 { return algebra.always }
        if count > children.count { return algebra.never }
        if count == 1 { return combine(children[...], values, algebra.never, &algebra) { $0.either($1, $2) } }
        if count == children.count { return combine(children[...], values, algebra.always, &algebra) { $0.both($1, $2) } }
        // At least k of those from i on: either i and k − 1 of the others, or k of the others.
        var row = [Algebra.Value](repeating: algebra.never, count: count + 1)
        row[0] = algebra.always
        for child in children.reversed() {
            for k in stride(from: count, through: 1, by: -1) {
                let with = algebra.both(values[Int(child)], row[k - 1])
                row[k] = algebra.either(with, row[k])
            }
        }
        return row[count]
    }
}

extension FaultTree {
    /// Halves first: combined one after the other, each of n children would touch all that came before it (benchmark `cutsets`).
    private func combine<Algebra: FailureAlgebra>(
        _ children: ArraySlice<Gate>, _ values: ContiguousArray<Algebra.Value>, _ neutral: Algebra.Value, _ algebra: inout Algebra,
        _ join: (inout Algebra, Algebra.Value, Algebra.Value) -> Algebra.Value
    ) -> Algebra.Value {
        guard children.count > 4 else {
            // From the last: diagrams grow upwards, each step then touches the top alone.
            var result = neutral
            for child in children.reversed() { result = join(&algebra, values[Int(child)], result) }
            return result
        }
        let middle = children.startIndex + children.count / 2
        let last = combine(children[middle...], values, neutral, &algebra, join)
        let first = combine(children[..<middle], values, neutral, &algebra, join)
        return join(&algebra, first, last)
    }
}

/// Which gates fail when these events have happened: the structure function itself.
struct StateAlgebra: FailureAlgebra {
    let hasHappened: (Int32) -> Bool
    var never: Bool { false }
    var always: Bool { true }
    func event(_ event: Int32) -> Bool { hasHappened(event) }
    func either(_ a: Bool, _ b: Bool) -> Bool { a || b }
    func both(_ a: Bool, _ b: Bool) -> Bool { a && b }
    var isExhausted: Bool { false }
}

extension FaultTree {
    /// Whether a gate fails once some events have happened.
    package func fails(_ gate: Gate, when hasHappened: @escaping (Int32) -> Bool) -> Bool {
        var algebra = StateAlgebra(hasHappened: hasHappened)
        return solve([gate], in: &algebra)?[0] ?? false
    }
}
