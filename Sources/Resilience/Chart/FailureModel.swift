package import Continuum
package import Reach

/// A chart as a fault tree: every element fails with what it cannot do without, whether that is a card, a trench, a supplier or a state.
///
/// What depends on what is read off the compiled graph of reach, in its certain bound and in one plane: `cut` for what happens at once, `starve30d`,
/// `starve1y` for what happens when refusals last. There is no second reading of the relations. Unknown dependencies are no events; they are
/// listed in `unknown`.
package struct FailureModel: Sendable {
    package enum Sort: String, Sendable, CaseIterable {
        /// A card, a link, a site, a platform, a piece of software: it breaks.
        case thing
        /// An organisation: it refuses, or is no more.
        case supplier
        /// An organisation with all that it controls.
        case group
        /// A state: it refuses, by the powers that its laws give it.
        case state
    }

    package struct Event: Sendable, Hashable {
        package var sort: Sort
        package var element: Int32
    }

    /// Alternatives of the chart: an element needs some of several.
    package struct Alternatives: Sendable {
        package var element: Int32
        package var key: Key
        package var members: [Int32]
        package var gate: FaultTree.Gate
    }

    package let continuum: Continuum
    package let plane: Plane
    package private(set) var tree = FaultTree()
    package private(set) var events: [Event] = []
    package private(set) var alternatives: [Alternatives] = []
    /// Dependencies that nobody states, by graph node.
    package private(set) var unknown: [(element: Int32, key: Key)] = []

    private let model: ReachModel
    private let network: LinkNetwork
    private var noted: Set<Int64> = []
    private var gateOfNode: [Int32: FaultTree.Gate] = [:]
    private var gateOfBreakage: [Int32: FaultTree.Gate] = [:]
    private var gateOfEvent: [Event: FaultTree.Gate] = [:]
    private var gatesFrom: [Int32: [Int32: FaultTree.Gate]] = [:]
    private var queue: [Int32] = []
    private(set) var nodeOfGate: [FaultTree.Gate: Int32] = [:]
    private(set) var eventOfGate: [FaultTree.Gate: Event] = [:]
    /// Of a gate that has failed because a role is no longer filled: the relation.
    private(set) var withdrawnOfGate: [FaultTree.Gate: Int32] = [:]
    /// Of a gate that fails when a place is cut off: from where, and the place.
    private(set) var pathOfGate: [FaultTree.Gate: (Int32, Int32)] = [:]

    /// The organisation whose chart it is, and what it controls: that they stop working for themselves is no event.
    private let own: Set<Int32>
    /// Entities that control another.
    private let heads: Set<Int32>

    /// - Parameter roots: the elements whose failure is asked about; with what they need, they are the tree.
    package init(_ continuum: Continuum, _ model: ReachModel, plane: Plane = .cut, roots: [Int], organisation: Int? = nil) {
        self.continuum = continuum
        own = Self.own(model, organisation)
        heads = Set(model.entities.certain.controllers)
        self.plane = plane
        self.model = model
        network = LinkNetwork(continuum, on: model.options.day)
        for root in roots { _ = gate(node: Int32(root)) }
        drain()
    }

    /// The gate that fails when the element does; it must be among the roots or what they need.
    package func gate(of element: Int) -> FaultTree.Gate? { gateOfNode[Int32(element)] }
    package var day: Day { model.options.day }
    func gate(ofEvent event: Event) -> FaultTree.Gate? { gateOfEvent[event] }
    func graphElement(of node: Int32) -> Int32 { model.graph.element(of: node) }

    /// Why the graph leads from one node to another; nil when it does not.
    func edge(from node: Int32, to next: Int32) -> Origin? {
        guard Int(node) < model.graph.nodeCount else { return nil }
        let edges = Int(model.graph.offsets[Int(node)])..<Int(model.graph.offsets[Int(node) + 1])
        return edges.first { model.graph.targets[$0] == next }.map { model.graph.origin($0) }
    }

    /// Works out what was asked for after the roots.
    mutating func finish() { drain() }
    /// A gate that fails with any of these.
    mutating func any(_ gates: [FaultTree.Gate]) -> FaultTree.Gate { tree.any(gates) }
    /// A gate that fails when in each of these lists something does.
    mutating func all(_ lists: [[FaultTree.Gate]]) -> FaultTree.Gate {
        var parts: [FaultTree.Gate] = []
        for list in lists { parts.append(tree.any(list)) }
        return tree.all(parts)
    }

    private mutating func drain() {
        while let node = queue.popLast() { define(node) }
    }

    private mutating func gate(node: Int32) -> FaultTree.Gate {
        if let known = gateOfNode[node] { return known }
        let gate = tree.placeholder()
        gateOfNode[node] = gate
        nodeOfGate[gate] = node
        queue.append(node)
        return gate
    }

    private mutating func gate(_ event: Event) -> FaultTree.Gate {
        if let known = gateOfEvent[event] { return known }
        let gate = tree.event().gate
        gateOfEvent[event] = gate
        eventOfGate[gate] = event
        events.append(event)
        return gate
    }

    private static func own(_ model: ReachModel, _ organisation: Int?) -> Set<Int32> {
        guard let organisation, model.entities.entity.indices.contains(organisation) else { return [] }
        let number = model.entities.entity[organisation], control = model.entities.certain
        let held = model.entities.elements.indices.filter { number >= 0 && control.allControllers(of: $0).contains(number) }
        return Set([Int32(organisation)] + held.map { model.entities.elements[$0] })
    }

    private func isOut(_ element: Int) -> Bool { continuum.value(.outOfService, of: element, on: day) == .boolean(true) }

    private func breaks(_ kind: Kind) -> Bool {
        switch kind {
        case .application, .software, .platform, .device, .link, .site, .offer, .failureDomain: true
        default: false
        }
    }

    private mutating func define(_ node: Int32) {
        guard let gate = gateOfNode[node] else { return }
        var children: [FaultTree.Gate] = []
        if Int(node) < continuum.elements.count {
            let element = Int(node), kind = continuum.elements[element].kind
            if isOut(element) { children.append(tree.all([])) }
            if breaks(kind) { children.append(self.gate(Event(sort: .thing, element: node))) }
            if kind == .organisation || kind == .state { children += refusals(of: element) }
            children += paths(from: element)
        }
        children += needs(of: node)
        tree.define(gate, needed: 1, children)
    }

    /// What the node cannot do without, alternatives apart.
    private mutating func needs(of node: Int32) -> [FaultTree.Gate] {
        let graph = model.graph
        var children: [FaultTree.Gate] = []
        var groups: [(number: Int32, members: [(member: Int32, element: Int32, gates: [FaultTree.Gate])], key: Key?)] = []
        for edge in Int(graph.offsets[Int(node)])..<Int(graph.offsets[Int(node) + 1]) {
            let transfer = graph.transfers[Int(graph.codes[edge])]
            let target = graph.targets[edge]
            let origin = graph.origin(edge)
            let key = key(of: origin)
            // Paths are gates of their own, of all ways and not only of those that reach lists.
            if key == .pathTo { continue }
            if target == graph.unknownNode, transfer.possible.contains(Planes(plane)) { note(node, origin, key) }
            let child: FaultTree.Gate
            if transfer.certain.contains(Planes(plane)) {
                if let relation = withdrawnRelation(origin) {
                    child = tree.all([])
                    withdrawnOfGate[child] = relation
                } else {
                    child = gate(node: target)
                }
            } else if key == .builtWith, Int(target) < continuum.elements.count {
                // A refusal takes time to bite; a part that breaks, breaks at once.
                child = breakage(of: target)
            } else {
                continue
            }
            if transfer.group == 0 {
                children.append(child)
                continue
            }
            let g = groups.firstIndex { $0.number == transfer.group } ?? groups.count
            if g == groups.count { groups.append((transfer.group, [], key)) }
            if let m = groups[g].members.firstIndex(where: { $0.member == transfer.member }) {
                groups[g].members[m].gates.append(child)
            } else {
                groups[g].members.append((transfer.member, target, [child]))
            }
        }
        for group in groups {
            let stated = graph.groups[Int(group.number) - 1]
            let members = group.members.map { tree.any($0.gates) }
            let gate = tree.atLeast(stated.threshold(.certain), of: members)
            children.append(gate)
            // Where all are needed, none stands in for another.
            if Int(node) < continuum.elements.count, let key = group.key, stated.threshold(.certain) > 1, group.members.count > 1 {
                alternatives.append(Alternatives(element: node, key: key, members: group.members.map(\.element), gate: gate))
            }
        }
        return children
    }

    /// The relation, if a scenario says that nobody fills the role any longer.
    private func withdrawnRelation(_ origin: Origin) -> Int32? {
        guard case .relation(let i) = origin, continuum.relations[Int(i)].factsCount > 0 else { return nil }
        return continuum.value(.withdrawn, of: continuum.relations[Int(i)], on: day) == .boolean(true) ? i : nil
    }

    private func key(of origin: Origin) -> Key? {
        switch origin {
        case .relation(let i), .passedOn(let i, _), .keys(let i), .place(let i): continuum.relations[Int(i)].key
        case .missing(let key): key
        }
    }

    private mutating func note(_ node: Int32, _ origin: Origin, _ key: Key?) {
        guard let key else { return }
        let element = model.graph.element(of: node)
        guard Int(element) < continuum.elements.count, continuum.elements[Int(element)].kind.rawValue != 0 else { return }
        if noted.insert(Int64(element) << 8 | Int64(key.rawValue)).inserted { unknown.append((element, key)) }
    }

    /// That a part itself breaks, or a part of it; not that its makers refuse.
    private mutating func breakage(of element: Int32) -> FaultTree.Gate {
        if let known = gateOfBreakage[element] { return known }
        let gate = tree.placeholder()
        gateOfBreakage[element] = gate
        nodeOfGate[gate] = element
        var children: [FaultTree.Gate] = isOut(Int(element)) ? [tree.all([])] : []
        if breaks(continuum.elements[Int(element)].kind) { children.append(self.gate(Event(sort: .thing, element: element))) }
        for relation in continuum.relations(of: Int(element))
        where (relation.key == .builtWith || relation.key == .instanceOf) && relation.element >= 0 && relation.group == 0 && continuum.holds(relation, on: day) {
            children.append(breakage(of: relation.element))
        }
        tree.define(gate, needed: 1, children)
        return gate
    }

    /// Who makes an organisation, or the soil of a state, refuse: itself, the group that it belongs to, the states that hold it.
    private mutating func refusals(of element: Int) -> [FaultTree.Gate] {
        var children: [FaultTree.Gate] = []
        if continuum.elements[element].kind == .organisation, !own.contains(Int32(element)) {
            children.append(gate(Event(sort: .supplier, element: Int32(element))))
            let entity = Int(model.entities.entity[element])
            let control = model.entities.certain
            // The head of a group belongs to it.
            if entity >= 0, control.offsets[entity] == control.offsets[entity + 1], heads.contains(Int32(entity)), !own.contains(Int32(element)) {
                children.append(gate(Event(sort: .group, element: Int32(element))))
            }
            for controller in entity >= 0 ? control.allControllers(of: entity) : []
            where control.offsets[Int(controller)] == control.offsets[Int(controller) + 1] {
                let top = model.entities.elements[Int(controller)]
                if continuum.elements[Int(top)].kind == .organisation { children.append(gate(Event(sort: .group, element: top))) }
            }
        }
        let row = model.graph.base[element]
        let words = model.graph.subjects.words
        for s in model.subjects.list.indices where model.subjects.list[s].sort == .state {
            let index = plane.rawValue * words + s >> 6
            if model.graph.rows.word(row, index) & (1 << UInt64(s & 63)) != 0 {
                children.append(gate(Event(sort: .state, element: model.subjects.list[s].element)))
            }
        }
        return children
    }

    // MARK: Paths

    /// The places that must stay within the element's reach over the links.
    private mutating func paths(from element: Int) -> [FaultTree.Gate] {
        var children: [FaultTree.Gate] = []
        for relation in continuum.relations(of: element) where relation.key == .pathTo && continuum.holds(relation, on: day) {
            var start = Int32(element)
            if case .reference(let symbol)? = continuum.value(.from, of: relation, on: day), let from = continuum.index(of: symbol) { start = Int32(from) }
            guard relation.element >= 0 else {
                unknown.append((Int32(element), .pathTo))
                continue
            }
            children.append(cutOff(relation.element, from: start))
        }
        return children
    }

    /// The gate that fails when no path leads from one place to the other.
    package mutating func cutOff(_ place: Int32, from start: Int32) -> FaultTree.Gate {
        if gatesFrom[start] == nil { reachable(from: start) }
        // A place that no link joins is cut off already.
        if let known = gatesFrom[start]?[place] { return known }
        let gate = tree.all([])
        pathOfGate[gate] = (start, place)
        return gate
    }

    private mutating func reachable(from start: Int32) {
        var gates: [Int32: FaultTree.Gate] = [:]
        // Declared from the far end back, so that rounds over the circle go with the paths.
        let places = network.placesReached(from: start)
        for place in places {
            let gate = tree.placeholder(isConnectivity: true)
            gates[place] = gate
            pathOfGate[gate] = (start, place)
        }
        gatesFrom[start] = gates
        for place in places {
            guard let gate = gates[place] else { continue }
            let itself = self.gate(node: place)
            if place == start {
                tree.define(gate, needed: 1, [itself])
                continue
            }
            var ways: [FaultTree.Gate] = []
            for way in network.waysInto(place) {
                guard let before = gates[way.from] else { continue }
                ways.append(way.link >= 0 ? tree.any([self.gate(node: way.link), before]) : before)
            }
            tree.define(gate, needed: 1, [itself, tree.all(ways)])
        }
    }
}
