import Continuum
import Reach
package import Resilience

/// In which order are failures told, and which go without saying? One answer, so that every output tells the same.
package struct FailureRanking {
    let resilience: Resilience
    private var continuum: Continuum { resilience.continuum }

    package init(_ resilience: Resilience) { self.resilience = resilience }

    /// Who stops a service alone once refusals have lasted that long, and not before.
    struct FirstRefusals {
        var plane: Plane
        /// Index into `Resilience.models`.
        var model: Int
        var states: [FailureModel.Event]
        var groups: [FailureModel.Event]
        var suppliers: [FailureModel.Event]
        var statePairs: [[FailureModel.Event]]
        /// All who do it alone, but for suppliers that were named already as the head of their group.
        var alone: [FailureModel.Event]
        var isEmpty: Bool { states.isEmpty && groups.isEmpty && suppliers.isEmpty && statePairs.isEmpty }
    }

    /// A service is no more than its application: that this fails is no news.
    func isShown(_ event: FailureModel.Event) -> Bool { continuum.elements[Int(event.element)].kind != .application }

    /// What lies deepest says most: domains and sites before platforms.
    func depth(_ event: FailureModel.Event) -> Int {
        switch continuum.elements[Int(event.element)].kind {
        case .failureDomain: 0
        case .link: 1
        case .site: 2
        case .device: 3
        case .platform: 4
        default: 5
        }
    }

    func ranked(_ events: [FailureModel.Event]) -> [FailureModel.Event] {
        events.filter(isShown).enumerated().sorted { (depth($0.element), $0.offset) < (depth($1.element), $1.offset) }.map(\.element)
    }

    package func singles(_ service: ServiceResilience) -> [FailureModel.Event] { ranked(service.singles) }

    /// Card, trench, site, supplier: what sort of thing it is that fails.
    func kind(_ event: FailureModel.Event) -> Bilingual {
        event.sort == .group ? Bilingual(fr: "groupe", en: "group") : kind(of: Int(event.element))
    }

    func kind(of element: Int) -> Bilingual {
        if let type = continuum.token(continuum.value(.domainType, of: element)) { return ResilienceWords.domain(type) }
        return ResilienceWords.kind(continuum.elements[element].kind)
    }

    /// The single points of failure, those first that stop most services; indices into `Resilience.services`.
    func mostStopping() -> [(event: FailureModel.Event, services: [Int])] {
        var stops: [FailureModel.Event: [Int]] = [:]
        for (i, service) in resilience.services.enumerated() {
            for event in service.singles where isShown(event) { stops[event, default: []].append(i) }
        }
        return stops.sorted { a, b in
            a.value.count != b.value.count ? a.value.count > b.value.count : (a.key.element, a.key.sort.rawValue) < (b.key.element, b.key.sort.rawValue)
        }.map { (event: $0.key, services: $0.value) }
    }

    /// Each once; shared trenches and cards first: what a visit finds and a contract hides.
    func falseRedundancies(_ found: [ServiceResilience.FalseRedundancy]) -> [ServiceResilience.FalseRedundancy] {
        var seen: Set<ServiceResilience.FalseRedundancy> = []
        func rank(_ found: ServiceResilience.FalseRedundancy) -> (Int, Int32, Key, Int32) {
            (found.shared.map(depth).min() ?? 9, found.element, found.key, found.members.first ?? 0)
        }
        return found.filter { seen.insert($0).inserted }.enumerated().sorted { a, b in
            let (left, right) = (rank(a.element), rank(b.element))
            return left == right ? a.offset < b.offset : left < right
        }.map(\.element)
    }

    /// Those that say the same of the same alternatives are put together, under the first; `others` are the elements that they are about.
    func groupedFalseRedundancies(_ found: [ServiceResilience.FalseRedundancy]) -> [(found: ServiceResilience.FalseRedundancy, others: [Int32])] {
        var groups: [(found: ServiceResilience.FalseRedundancy, others: [Int32])] = []
        for next in falseRedundancies(found) {
            let same = groups.firstIndex { $0.found.key == next.key && $0.found.members == next.members && Set($0.found.shared).isSubset(of: next.shared) }
            if let same { groups[same].others.append(next.element) } else { groups.append((next, [])) }
        }
        return groups
    }

    /// How one cause takes down all the alternatives: from the element over each of them; the shortest way when it does not pass through them.
    func chain(_ found: ServiceResilience.FalseRedundancy, _ cause: FailureModel.Event) -> [ChainStep]? {
        let model = resilience.models[0]
        var steps: [ChainStep] = []
        for member in found.members {
            guard Int(member) < continuum.elements.count, let rest = model.chain(from: Int(member), when: [cause]) else {
                return model.chain(from: Int(found.element), when: [cause])
            }
            var first = ChainStep(
                from: continuum.id(Int(found.element)), relation: continuum.vocabulary.name(of: found.key), to: continuum.id(Int(member)), depth: 1)
            first.note = .alternative
            let relation = continuum.relations(of: Int(found.element)).first { $0.key == found.key && $0.element == member }
            if let relation, relation.provenance != 0, let source = continuum.source(relation.provenance) {
                (first.source, first.asOf, first.standing, first.rank) = (source.ref, source.date, source.standing, source.rank)
            }
            steps.append(first)
            for var step in rest {
                step.depth += 1
                steps.append(step)
            }
        }
        return steps
    }

    /// By horizon, who stops the service: each at the first horizon at which it does.
    func firstRefusals(_ service: ServiceResilience) -> [FirstRefusals] {
        var said: Set<[FailureModel.Event]> = []
        func new(_ list: ServiceResilience.CutSetList, of count: Int) -> [[FailureModel.Event]] {
            list.sets.filter { $0.count == count && said.insert($0).inserted }
        }
        var heads: Set<Int32> = []
        return service.refusals.enumerated().map { i, refusal in
            let states = new(refusal.states, of: 1).map { $0[0] }, groups = new(refusal.groups, of: 1).map { $0[0] }
            let suppliers = new(refusal.suppliers, of: 1).map { $0[0] }
            heads.formUnion(groups.map(\.element))
            return FirstRefusals(
                plane: refusal.plane, model: i, states: states, groups: groups, suppliers: suppliers, statePairs: new(refusal.states, of: 2),
                alone: states + groups + suppliers.filter { !heads.contains($0.element) })
        }.filter { !$0.isEmpty }
    }

    /// Whether the room given sufficed to look for those who stop it alone, at every horizon.
    func areRefusalsKnown(_ service: ServiceResilience) -> Bool {
        service.refusals.allSatisfy { $0.states.cuts.order > 0 && $0.groups.cuts.order > 0 && $0.suppliers.cuts.order > 0 }
    }

    /// Sets of so many events, those first that lie deepest.
    func examples(_ service: ServiceResilience, order: Int) -> [[FailureModel.Event]] {
        service.things.sets.filter { $0.count == order }.enumerated().sorted { a, b in
            (a.element.reduce(0) { $0 + depth($1) }, a.offset) < (b.element.reduce(0) { $0 + depth($1) }, b.offset)
        }.map(\.element)
    }

    /// « 44 », or a power of ten where counting one by one has no sense.
    static func count(_ count: Double) -> String { count < 1e9 ? String(Int(count)) : String(count) }
}
