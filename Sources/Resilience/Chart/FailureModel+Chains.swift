import Continuum
package import Reach

extension FailureModel {
    /// How a set of events brings an element down: from the element to each event, step by step, each with its source.
    ///
    /// The shortest way down is shown; where alternatives must all fall, each is a branch. nil when the set does not bring it down.
    package func chain(from element: Int, when cut: [Event]) -> [ChainStep]? {
        guard let root = gate(of: element) else { return nil }
        let happened = Set(cut.compactMap { gate(ofEvent: $0) })
        let ranks = ranks(from: root, happened)
        guard ranks[Int(root)] < Self.never else { return nil }
        var steps: [ChainStep] = []
        write(root, node: Int32(element), depth: 0, ranks, happened, &steps)
        // Branches that meet again say the rest once.
        var seen: Set<[String]> = []
        return steps.filter { seen.insert([$0.from, $0.relation, $0.to]).inserted }
    }

    private static let never = Int32.max

    /// By gate: how many steps its failure takes; `never` when it holds.
    private func ranks(from root: FaultTree.Gate, _ happened: Set<FaultTree.Gate>) -> ContiguousArray<Int32> {
        var ranks = ContiguousArray(repeating: Self.never, count: tree.gateCount)
        for component in tree.evaluationOrder(from: [root]) {
            // Places that are cut off: settled by whether they are, at a rank above what cuts them off.
            if component.contains(where: { tree.isConnectivity[Int($0)] }) {
                let isOff = tree.solveStates(component, ranks: ranks, never: Self.never)
                let above = component.flatMap { tree.children($0) }.map { ranks[Int($0)] }.filter { $0 < Self.never }.max() ?? 0
                for gate in component where isOff.contains(gate) { ranks[Int(gate)] = above + 1 }
                continue
            }
            for _ in 0...component.count {
                var isChanged = false
                for gate in component {
                    let new = happened.contains(gate) ? 0 : rank(gate, ranks)
                    if new < ranks[Int(gate)] {
                        ranks[Int(gate)] = new
                        isChanged = true
                    }
                }
                if !isChanged { break }
            }
        }
        return ranks
    }

    private func rank(_ gate: FaultTree.Gate, _ ranks: ContiguousArray<Int32>) -> Int32 {
        if tree.events[Int(gate)] >= 0 { return Self.never }
        let count = Int(tree.needed[Int(gate)])
        if count <= 0 { return 0 }
        let failing = tree.children(gate).map { ranks[Int($0)] }.filter { $0 < Self.never }.sorted()
        return failing.count < count ? Self.never : failing[count - 1] + 1
    }

    private func write(
        _ gate: FaultTree.Gate, node: Int32, depth: Int, _ ranks: ContiguousArray<Int32>, _ happened: Set<FaultTree.Gate>, _ steps: inout [ChainStep]
    ) {
        if steps.count > 200 { return }
        var node = node
        if let next = nodeOfGate[gate], next != node {
            steps.append(step(from: node, to: next, depth: depth))
            node = next
        }
        if let event = eventOfGate[gate] {
            guard happened.contains(gate), Int32(event.element) != node else { return }
            let relation = event.sort == .state ? "held-by" : event.sort == .group ? "group-of" : "fails-with"
            steps.append(ChainStep(from: id(node), relation: relation, to: continuum.id(Int(event.element)), depth: depth))
            return
        }
        if let (start, place) = pathOfGate[gate] {
            steps.append(ChainStep(from: id(start), relation: "no-path", to: id(place), depth: depth))
            for (lost, lostNode) in losses(around: gate, ranks).prefix(8) {
                steps.append(ChainStep(from: id(start), relation: "loses", to: id(lostNode), depth: depth + 1))
                write(lost, node: lostNode, depth: depth + 1, ranks, happened, &steps)
            }
            return
        }
        let count = Int(tree.needed[Int(gate)])
        let failing = tree.children(gate).filter { ranks[Int($0)] < ranks[Int(gate)] }.sorted { (ranks[Int($0)], $0) < (ranks[Int($1)], $1) }
        guard count > 0 else {
            if let i = withdrawnOfGate[gate] {
                let relation = continuum.relations[Int(i)]
                var role = ChainStep(from: id(node), relation: continuum.vocabulary.name(of: relation.key), to: id(relation.element), depth: depth)
                setSource(relation.provenance, &role)
                steps.append(role)
                steps.append(ChainStep(from: id(relation.element), relation: "withdraws", to: "", depth: depth))
                return
            }
            steps.append(ChainStep(from: id(node), relation: "out-of-service", to: "", depth: depth))
            return
        }
        for child in failing.prefix(count) {
            let first = steps.count
            defer { if count > 1, first < steps.count, steps[first].note == nil { steps[first].note = .alternative } }
            write(child, node: node, depth: depth + (count > 1 ? 1 : 0), ranks, happened, &steps)
        }
    }

    /// The links and places that have failed around a place that is cut off.
    private func losses(around gate: FaultTree.Gate, _ ranks: ContiguousArray<Int32>) -> [(gate: FaultTree.Gate, node: Int32)] {
        var seen: Set<FaultTree.Gate> = [gate]
        var stack = [gate]
        var found: [(gate: FaultTree.Gate, node: Int32)] = []
        while let next = stack.popLast() {
            for child in tree.children(next) where seen.insert(child).inserted {
                if let node = nodeOfGate[child] {
                    if ranks[Int(child)] < Self.never { found.append((child, node)) }
                } else if eventOfGate[child] == nil {
                    stack.append(child)
                }
            }
        }
        return found.sorted { $0.node < $1.node }
    }

    private func id(_ node: Int32) -> String {
        let element = graphElement(of: node)
        return element >= 0 && Int(element) < continuum.elements.count ? continuum.id(Int(element)) : "unknown"
    }

    private func setSource(_ provenance: Int32, _ step: inout ChainStep) {
        guard provenance != 0, let source = continuum.source(provenance) else { return }
        step.source = source.ref
        step.asOf = source.date
        step.standing = source.standing
        step.rank = source.rank
    }

    /// The relation that leads from one node to the other.
    private func step(from node: Int32, to next: Int32, depth: Int) -> ChainStep {
        var step = ChainStep(from: id(node), relation: "fails-with", to: id(next), depth: depth)
        guard let edge = edge(from: node, to: next) else { return step }
        switch edge {
        case .relation(let i), .passedOn(_, let i), .place(let i), .keys(let i):
            let relation = continuum.relations[Int(i)]
            step.relation = continuum.vocabulary.name(of: relation.key)
            if case .keys = edge { step.relation = "keys-held-by" }
            setSource(relation.provenance, &step)
        case .missing(let key): step.relation = continuum.vocabulary.name(of: key)
        }
        return step
    }
}

extension FaultTree {
    /// Which gates of a circle of places are cut off, once what is outside it is settled.
    func solveStates(_ component: [Gate], ranks: ContiguousArray<Int32>, never: Int32) -> Set<Gate> {
        var isOff = Set(component)
        func fails(_ gate: Gate) -> Bool { isOff.contains(gate) || (!component.contains(gate) && ranks[Int(gate)] < never) }
        for _ in 0...component.count {
            var isChanged = false
            for gate in component.reversed() where isOff.contains(gate) {
                let failing = children(gate).count { fails($0) }
                if failing < Int(needed[Int(gate)]) {
                    isOff.remove(gate)
                    isChanged = true
                }
            }
            if !isChanged { break }
        }
        return isOff
    }
}
