package import Continuum
package import Reach

/// What is asked about resilience?
package struct ResilienceRequest: Sendable {
    package var day: Day
    /// The highest order of cut sets that is looked for.
    package var order: Int
    /// The availability to be taken for things of which none is known, or nil to leave them out.
    package var assumedAvailability: Double?
    /// The elements asked about; every service, and every dataset that is essential, when empty.
    package var elements: [String]
    /// The id of the organisation whose chart it is.
    package var organisation: String?
    package var limits: FailureLimits

    package init(
        day: Day, order: Int = 3, assumedAvailability: Double? = nil, elements: [String] = [], organisation: String? = nil,
        limits: FailureLimits = FailureLimits()
    ) {
        self.day = day
        self.order = order
        self.assumedAvailability = assumedAvailability
        self.elements = elements
        self.organisation = organisation
        self.limits = limits
    }
}

/// How sure can a service be of staying up, and what would stop it?
package struct ServiceResilience: Sendable {
    package struct Weight: Sendable {
        package var event: FailureModel.Event
        package var availability: Double
        package var basis: Dependability.Basis?
        package var importance: EventImportance
    }
    /// Several things that were meant to replace one another, and what takes all of them down at once.
    package struct FalseRedundancy: Sendable, Hashable {
        package var element: Int32
        package var key: Key
        package var members: [Int32]
        package var shared: [FailureModel.Event]
    }
    /// Who stops the service by refusing, once refusals have lasted that long.
    package struct Refusals: Sendable {
        package var plane: Plane
        package var states: CutSetList
        package var suppliers: CutSetList
        package var groups: CutSetList
    }
    package struct CutSetList: Sendable {
        package var sets: [[FailureModel.Event]]
        package var cuts: CutSets
    }

    package var element: Int
    /// Something that it needs is out of service or can be met by nothing.
    package var hasFailedAlready: Bool
    /// Cut sets over things.
    package var things: CutSetList
    package var refusals: [Refusals]
    package var availability: Interval?
    /// Things of which a figure is known; those of which none is.
    package var known: [Weight]
    package var unknownThings: [(element: Int32, doubt: Dependability.Doubt)]
    package var falseRedundancies: [FalseRedundancy]
    package var unknownNeeds: [(element: Int32, key: Key)]

    package var singles: [FailureModel.Event] { things.sets.filter { $0.count == 1 }.map { $0[0] } }
}

/// What would stop each service of a chart, and how sure it is.
package struct Resilience: Sendable {
    package let continuum: Continuum
    package let request: ResilienceRequest
    package private(set) var services: [ServiceResilience] = []
    /// Links that do not say both ends, and circuits of figures that cannot be used.
    package private(set) var looseLinks: [Int32] = []
    /// The chart as fault trees: at once, within 30 days, within a year.
    package let models: [FailureModel]

    /// - Returns: nil when cancelled.
    package init?(_ continuum: Continuum, _ request: ResilienceRequest) {
        self.continuum = continuum
        self.request = request
        let roots = Self.roots(continuum, request)
        let model = ReachModel(continuum, ReachOptions(day: request.day, isChartOnly: true))
        looseLinks = LinkNetwork(continuum, on: request.day).loose
        let organisation = request.organisation.flatMap { continuum.index(of: $0) }
        models = [Plane.cut, .starve30d, .starve1y].map { FailureModel(continuum, model, plane: $0, roots: roots, organisation: organisation) }
        for root in roots {
            guard let service = assess(root, models) else { return nil }
            services.append(service)
        }
    }

    static func roots(_ continuum: Continuum, _ request: ResilienceRequest) -> [Int] {
        if !request.elements.isEmpty { return request.elements.compactMap { continuum.index(of: $0) } }
        return continuum.elements.indices.filter { i in
            guard continuum.elements[i].layer == .chart else { return false }
            switch continuum.elements[i].kind {
            case .service: return true
            case .data, .treatment: return continuum.value(.essential, of: i, on: request.day) == .boolean(true)
            default: return false
            }
        }
    }

    private func assess(_ root: Int, _ models: [FailureModel]) -> ServiceResilience? {
        let model = models[0]
        guard let gate = model.gate(of: root) else { return nil }
        guard let things = cutSets(gate, model, [.thing], request.order) else { return nil }
        var refusals: [ServiceResilience.Refusals] = []
        for model in models {
            guard let gate = model.gate(of: root), let states = cutSets(gate, model, [.state], min(3, request.order)),
                let suppliers = cutSets(gate, model, [.supplier], min(2, request.order)), let groups = cutSets(gate, model, [.group], min(2, request.order))
            else { return nil }
            refusals.append(ServiceResilience.Refusals(plane: model.plane, states: states, suppliers: suppliers, groups: groups))
        }
        let used = model.tree.eventOrder(from: [gate]).filter { model.events[Int($0)].sort == .thing }
        var unavailabilities = [Double](repeating: 0, count: model.events.count)
        var figures: [Int32: Dependability] = [:]
        var unknown: [(element: Int32, doubt: Dependability.Doubt)] = []
        for event in used {
            let element = model.events[Int(event)].element
            let dependability = Dependability(continuum, of: Int(element), on: request.day)
            if let availability = dependability.availability {
                figures[event] = dependability
                unavailabilities[Int(event)] = 1 - availability
            } else if dependability.doubt != .nothingSaid || !isCovered(Int(element)) {
                unknown.append((element, dependability.doubt ?? .nothingSaid))
                if let assumed = request.assumedAvailability { unavailabilities[Int(event)] = 1 - assumed }
            }
        }
        var range: Interval?
        var weights: [ServiceResilience.Weight] = []
        if !figures.isEmpty || request.assumedAvailability != nil {
            guard let found = model.tree.probability(of: gate, unavailabilities, limits: request.limits) else { return nil }
            range = Interval(lower: 1 - found.range.upper, upper: 1 - found.range.lower)
            weights = found.importances.map { importance in
                let event = model.events[Int(importance.event)]
                return ServiceResilience.Weight(
                    event: event, availability: 1 - unavailabilities[Int(importance.event)], basis: figures[importance.event]?.basis, importance: importance)
            }
        }
        guard let shared = falseRedundancies(root, gate, model) else { return nil }
        let reached = reachedNodes(model, gate)
        return ServiceResilience(
            element: root, hasFailedAlready: things.cuts.hasFailedAlready, things: things, refusals: refusals, availability: range, known: weights,
            unknownThings: unknown, falseRedundancies: shared, unknownNeeds: model.unknown.filter { reached.contains($0.element) })
    }

    /// What is an instance of an offer fails as the offer does: no figure of its own is missing.
    private func isCovered(_ element: Int) -> Bool {
        continuum.relations(of: element).contains { relation in
            relation.key == .instanceOf && relation.element >= 0
                && Dependability(continuum, of: Int(relation.element), on: request.day).availability != nil
        }
    }

    private func reachedNodes(_ model: FailureModel, _ gate: FaultTree.Gate) -> Set<Int32> {
        let gates = Set(model.tree.evaluationOrder(from: [gate]).joined())
        return Set(continuum.elements.indices.filter { element in model.gate(of: element).map { gates.contains($0) } ?? false }.map { Int32($0) })
    }

    private func cutSets(_ gate: FaultTree.Gate, _ model: FailureModel, _ sorts: Set<FailureModel.Sort>, _ order: Int) -> ServiceResilience.CutSetList? {
        let cuts = model.tree.cutSets(of: gate, upTo: order, limits: request.limits) { sorts.contains(model.events[Int($0)].sort) }
        return cuts.map { cuts in
            ServiceResilience.CutSetList(sets: cuts.sets.map { $0.map { model.events[Int($0)] } }, cuts: cuts)
        }
    }

    /// Alternatives below the service that one event takes down together.
    private func falseRedundancies(_ root: Int, _ gate: FaultTree.Gate, _ model: FailureModel) -> [ServiceResilience.FalseRedundancy]? {
        let reached = Set(model.tree.evaluationOrder(from: [gate]).joined())
        var found: [ServiceResilience.FalseRedundancy] = []
        for alternatives in model.alternatives where reached.contains(alternatives.gate) {
            guard let list = cutSets(alternatives.gate, model, [.thing, .supplier, .group], 1) else { return nil }
            let shared = list.sets.filter { $0.count == 1 }.map { $0[0] }
            if !shared.isEmpty {
                found.append(
                    ServiceResilience.FalseRedundancy(element: alternatives.element, key: alternatives.key, members: alternatives.members, shared: shared))
            }
        }
        return found
    }
}
