import Continuum
import Reach

/// What leads to an element, and what does an element lead to? The relations and the compiled graph of an assessment, read backwards.
///
/// - Complexity: linear in relations and edges when it is made; then in what is walked over.
struct Dependants: Sendable {
    private let graph: ReachGraph
    private let elementCount: Int
    /// Relations that name element i: `relations[relationOffsets[i] ..< relationEnds[i]]`, in the order of the continuum.
    private let relationOffsets: ContiguousArray<Int32>
    /// What a removed element said leaves room behind the end of a range.
    private let relationEnds: ContiguousArray<Int32>
    private let relations: ContiguousArray<(from: Int32, relation: Int32)>
    /// Nodes with an edge to node i, likewise.
    private let nodeOffsets: ContiguousArray<Int32>
    private let nodes: ContiguousArray<Int32>
    /// Nodes that stand for an element besides itself (where an offer lies, what is left of it on an isolated network).
    private let standIns: [Int32: [Int32]]

    init(_ continuum: Continuum, _ graph: ReachGraph) {
        self.graph = graph
        elementCount = continuum.elements.count
        var offsets = ContiguousArray<Int32>(repeating: 0, count: elementCount + 1)
        for relation in continuum.relations where relation.element >= 0 { offsets[Int(relation.element) + 1] += 1 }
        for i in 1..<offsets.count { offsets[i] += offsets[i - 1] }
        var next = offsets
        var named = ContiguousArray<(from: Int32, relation: Int32)>(repeating: (0, 0), count: Int(offsets[elementCount]))
        for i in continuum.elements.indices where continuum.elements[i].kind.rawValue != 0 {
            for r in continuum.relationRange(of: i) where continuum.relations[r].element >= 0 {
                let target = Int(continuum.relations[r].element)
                named[Int(next[target])] = (Int32(i), Int32(r))
                next[target] += 1
            }
        }
        relationOffsets = offsets
        relationEnds = next
        relations = named
        var edges = ContiguousArray<Int32>(repeating: 0, count: graph.nodeCount + 1)
        for target in graph.targets { edges[Int(target) + 1] += 1 }
        for i in 1..<edges.count { edges[i] += edges[i - 1] }
        var free = edges
        var sources = ContiguousArray<Int32>(repeating: 0, count: graph.targets.count)
        for node in 0..<graph.nodeCount {
            for e in Int(graph.offsets[node])..<Int(graph.offsets[node + 1]) {
                let target = Int(graph.targets[e])
                sources[Int(free[target])] = Int32(node)
                free[target] += 1
            }
        }
        nodeOffsets = edges
        nodes = sources
        var standIns: [Int32: [Int32]] = [:]
        for node in (graph.unknownNode + 1)..<max(graph.unknownNode + 1, Int32(graph.nodeCount)) {
            let element = graph.element(of: node)
            if element != node { standIns[element, default: []].append(node) }
        }
        self.standIns = standIns
    }

    /// Who names the element, in which relation; in the order of the continuum.
    func relations(to element: Int) -> ArraySlice<(from: Int32, relation: Int32)> {
        ArraySlice(relations[Int(relationOffsets[element])..<Int(relationEnds[element])])
    }

    /// How many relations name it.
    func count(to element: Int) -> Int { Int(relationEnds[element] - relationOffsets[element]) }

    /// All that fails, or is reached, through it: directly and in all, itself left out; in the order of the continuum.
    func all(of element: Int) -> [Int32] {
        walk(from: element) { node, visit in
            for i in Int(nodeOffsets[Int(node)])..<Int(nodeOffsets[Int(node) + 1]) { visit(nodes[i]) }
        }
    }

    /// All that it stands on, itself left out; in the order of the continuum.
    func needs(of element: Int) -> [Int32] {
        walk(from: element) { node, visit in
            for e in Int(graph.offsets[Int(node)])..<Int(graph.offsets[Int(node) + 1]) { visit(graph.targets[e]) }
        }
    }

    private func walk(from element: Int, _ next: (Int32, (Int32) -> Void) -> Void) -> [Int32] {
        var seen = ContiguousArray<Bool>(repeating: false, count: graph.nodeCount)
        var stack = [Int32(element)] + (standIns[Int32(element)] ?? [])
        for node in stack { seen[Int(node)] = true }
        while let node = stack.popLast() {
            // Behind the unknown stands anything: nothing is known to depend on it.
            if node == graph.unknownNode { continue }
            next(node) { other in
                if !seen[Int(other)] {
                    seen[Int(other)] = true
                    stack.append(other)
                }
            }
        }
        return (0..<elementCount).compactMap { seen[$0] && $0 != element ? Int32($0) : nil }
    }
}
