package import Continuum
package import Reach

/// What is lost, and when?
package struct Loss: Sendable {
    package enum Aspect: String, Sendable, CaseIterable {
        case availability, confidentiality, integrity
        /// Nothing has happened yet, but a state that could not stop it before now can.
        case autonomy
    }

    package var element: Int
    package var aspect: Aspect
    /// Days after the scenario began.
    package var day: Int32
    /// Possible: it leans on what is unknown or contested.
    package var standing: Bound
    /// The subjects that read or alter it, by id; empty for availability.
    package var by: [String]
    /// Of lost autonomy: how soon that state could stop it.
    package var plane: Plane?
    package var chain: [ChainStep]

    package var key: Key { Key(element: element, aspect: aspect) }
    package struct Key: Hashable, Sendable {
        package var element: Int
        package var aspect: Aspect
    }
}

/// A change that would have kept some of it.
package struct Avoidance: Sendable {
    package var title: Bilingual
    /// The change of the folder, or nil where Portulan found the measure.
    package var change: String?
    package var cost: Change.Cost?
    package var kept: [Loss.Key]
    /// What is put off, not kept.
    package var delayed: [Loss.Key]
}

/// What scenarios do to a chart in the course of time: the same functions as ever, over the chart with the changes that have happened by then.
///
/// A refusal bites within the horizons of reach (at once, 30 days, a year, five years), counted from its change. What fails is read off fault trees,
/// who reads and alters off reach; nothing else decides. Losses that were there before the scenario are left out.
/// - Note: an old refusal and a younger one that only together stop something are not seen before the younger one is as old as the older one’s
///   horizon, unless the younger one acts at once.
package struct Simulation: Sendable {
    package let before: Continuum
    /// The chart once all changes have happened.
    package private(set) var after: Continuum
    package let changes: [Change]
    package let day: Day
    package let horizon: Int32
    package private(set) var losses: [Loss] = []
    /// How many data, services and treatments could have been lost.
    package let examinedCount: Int
    /// Euros a year that are known to be paid, before and after; relations to suppliers whose cost nobody states.
    package private(set) var annualCost: (before: Double, after: Double, unstated: Int)
    private let organisation: Int?

    /// The days on which something may happen.
    package static let steps: [(days: Int32, plane: Plane)] = [
        (0, .cut), (Horizon.month, .starve30d), (Horizon.year, .starve1y), (Horizon.fiveYears, .starve5y),
    ]

    /// - Parameters:
    ///   - changes: applied in the order of `after`, then as given.
    ///   - organisation: whose chart it is.
    ///   - isExplained: whether chains are made for the losses.
    package init(_ continuum: Continuum, _ changes: [Change], on day: Day, horizon: Int32, organisation: Int?, isExplained: Bool = true) {
        before = continuum
        after = continuum
        self.changes = changes.enumerated().sorted { ($0.element.after, $0.offset) < ($1.element.after, $1.offset) }.map(\.element)
        self.day = day
        self.horizon = horizon
        self.organisation = organisation
        annualCost = (0, 0, 0)
        let roots = continuum.elements.indices.filter { i in
            guard continuum.elements[i].layer == .chart else { return false }
            switch continuum.elements[i].kind {
            case .data, .service, .treatment: return true
            default: return false
            }
        }
        examinedCount = roots.count
        // Only what has happened by the end counts.
        let last = self.changes.filter { $0.after <= horizon }
        after = Self.apply(last, to: continuum)
        let days = Set(last.flatMap { change in Self.steps.map { change.after + $0.days } }).filter { $0 <= horizon }.sorted()
        var known: Set<Loss.Key> = []
        let calm = Moment(continuum, plane: .cut, day, roots, organisation)
        for root in roots where calm.hasFailed(root) { known.insert(Loss.Key(element: root, aspect: .availability)) }
        let reachBefore = Exposure(continuum, day)
        for moment in days {
            for (days, plane) in Self.steps {
                let old = last.filter { $0.after + days <= moment }
                guard !old.isEmpty, old.contains(where: { $0.after + days == moment }) else { continue }
                let world = Self.apply(old, to: continuum)
                let trees = Moment(world, plane: plane, day, roots, organisation)
                for root in roots where trees.hasFailed(root) && known.insert(Loss.Key(element: root, aspect: .availability)).inserted {
                    losses.append(
                        Loss(
                            element: root, aspect: .availability, day: moment, standing: .certain, by: [], plane: nil,
                            chain: isExplained ? trees.chain(root) : []))
                }
                let exposure = Exposure(world, day)
                losses += exposure.possiblyStopped(plane, roots, on: moment, isExplained: isExplained)
                guard plane == .cut else { continue }
                losses += exposure.newly(since: reachBefore, roots, on: moment, &known, isExplained: isExplained)
            }
        }
        // What is sure is not said a second time as possible; what is possible is said once, at its earliest.
        var said: Set<Int> = Set(losses.filter { $0.aspect == .availability && $0.standing == .certain }.map(\.element))
        said.formUnion(roots.filter { calm.hasFailed($0) })
        losses = losses.filter { $0.aspect != .availability || $0.standing == .certain || said.insert($0.element).inserted }
        losses.sort { ($0.day, $0.element, $0.aspect.rawValue) < ($1.day, $1.element, $1.aspect.rawValue) }
        annualCost = (Self.cost(continuum).known, Self.cost(after).known, Self.cost(continuum).unstated)
    }

    private static func apply(_ changes: [Change], to continuum: Continuum) -> Continuum {
        changes.reduce(continuum) { world, change in world.applying(change.patch(over: world).0).0 }
    }

    private static func cost(_ continuum: Continuum) -> (known: Double, unstated: Int) {
        var known = 0.0, unstated = 0
        for element in continuum.elements.indices where continuum.elements[element].layer == .chart {
            for relation in continuum.relations(of: element) where relation.element >= 0 && ScenarioMaker.isPaid(relation.key) {
                if case .number(let cost)? = continuum.value(.annualCost, of: relation) { known += cost } else { unstated += 1 }
            }
        }
        return (known, unstated)
    }
}

/// A chart on one day of a scenario: what has failed.
private struct Moment {
    private let model: FailureModel
    private let happened: Set<FailureModel.Event>
    private let failed: Set<Int>

    init(_ continuum: Continuum, plane: Plane, _ day: Day, _ roots: [Int], _ organisation: Int?) {
        let reach = ReachModel(continuum, ReachOptions(day: day, isChartOnly: true))
        let model = FailureModel(continuum, reach, plane: plane, roots: roots, organisation: organisation)
        let power = plane == .cut ? "cut" : "starve"
        var happened: Set<FailureModel.Event> = []
        for event in model.events where event.sort != .thing {
            let powers = continuum.values(.exercises, of: Int(event.element)).compactMap { continuum.token($0) }
            if powers.contains(power) { happened.insert(event) }
        }
        let gates = roots.compactMap { root in model.gate(of: root).map { (root, $0) } }
        var algebra = StateAlgebra { happened.contains(model.events[Int($0)]) }
        let values = model.tree.solve(gates.map(\.1), in: &algebra) ?? []
        failed = Set(zip(gates, values).filter { $0.1 }.map { $0.0.0 })
        self.model = model
        self.happened = happened
    }

    func hasFailed(_ element: Int) -> Bool { failed.contains(element) }
    func chain(_ element: Int) -> [ChainStep] { model.chain(from: element, when: Array(happened)) ?? [] }
}

/// Who reads and alters what, for those who make use of it and those who newly can.
private struct Exposure {
    private let continuum: Continuum
    private let model: ReachModel
    private let result: ReachResult

    init(_ continuum: Continuum, _ day: Day) {
        self.continuum = continuum
        model = ReachModel(continuum, ReachOptions(day: day, isChartOnly: true))
        result = model.propagate() ?? model.unpropagated
    }

    private func subjects(_ element: Int, _ plane: Plane, _ bound: Bound) -> Set<Int32> {
        Set(result.bits(node: element, plane: plane, bound: bound).members.map { model.subjects.list[$0].element })
    }

    private func exercising(_ power: String) -> Set<Int32> {
        Set(
            model.subjects.list.map(\.element).filter { element in
                continuum.values(.exercises, of: Int(element)).contains { continuum.token($0) == power }
            })
    }

    /// What those who make use of the power might stop, were an unknown fact or a contested law against it: no unknown counts as fine.
    func possiblyStopped(_ plane: Plane, _ roots: [Int], on day: Int32, isExplained: Bool) -> [Loss] {
        let users = exercising(plane == .cut ? "cut" : "starve")
        guard !users.isEmpty else { return [] }
        let bases = LegalBases(model, continuum)
        let writer = ChainWriter(model, continuum)
        var explainers: [Int: Explainer] = [:]
        return roots.compactMap { root in
            let who = subjects(root, plane, .possible).intersection(users)
            guard let first = who.min(), let subject = model.subjects.index(ofElement: first) else { return nil }
            var chain: [ChainStep] = []
            if isExplained {
                let explainer = explainers[subject] ?? Explainer(model, result, continuum, bases, subject: subject, bound: .possible)
                explainers[subject] = explainer
                chain = explainer.derivation(of: root, plane).map { writer.steps($0, from: root) } ?? []
            }
            return Loss(
                element: root, aspect: .availability, day: day, standing: .possible, by: who.sorted().map { continuum.id(Int($0)) }, plane: nil,
                chain: chain)
        }
    }

    func newly(since before: Exposure, _ roots: [Int], on day: Int32, _ known: inout Set<Loss.Key>, isExplained: Bool) -> [Loss] {
        var losses: [Loss] = []
        let bases = LegalBases(model, continuum)
        let writer = ChainWriter(model, continuum)
        var explainers: [String: Explainer] = [:]
        func chain(_ root: Int, _ plane: Plane, _ who: Int32, _ bound: Bound) -> [ChainStep] {
            guard isExplained, let subject = model.subjects.index(ofElement: who) else { return [] }
            let name = "\(subject) \(bound.rawValue)"
            let explainer = explainers[name] ?? Explainer(model, result, continuum, bases, subject: subject, bound: bound)
            explainers[name] = explainer
            return explainer.derivation(of: root, plane).map { writer.steps($0, from: root) } ?? []
        }
        for (aspect, plane, power) in [(Loss.Aspect.confidentiality, Plane.obtain, "obtain"), (.integrity, .alter, "alter")] {
            let users = exercising(power)
            for root in roots {
                let key = Loss.Key(element: root, aspect: aspect)
                guard !known.contains(key) else { continue }
                // Readable by one who uses the power, or by one who could not read it before.
                var who: Set<Int32> = [], standing = Bound.certain
                for bound in Bound.allCases where who.isEmpty {
                    let now = subjects(root, plane, bound)
                    who = now.intersection(users).union(now.subtracting(before.subjects(root, plane, bound)))
                    standing = bound
                }
                guard let first = who.min() else { continue }
                known.insert(key)
                losses.append(
                    Loss(
                        element: root, aspect: aspect, day: day, standing: standing, by: who.sorted().map { continuum.id(Int($0)) }, plane: nil,
                        chain: chain(root, plane, first, standing)))
            }
        }
        for root in roots {
            for plane in [Plane.cut, .starve30d, .starve1y] {
                let who = subjects(root, plane, .certain).subtracting(before.subjects(root, plane, .certain))
                guard let first = who.min(), known.insert(Loss.Key(element: root, aspect: .autonomy)).inserted else { continue }
                losses.append(
                    Loss(
                        element: root, aspect: .autonomy, day: day, standing: .certain, by: who.sorted().map { continuum.id(Int($0)) }, plane: plane,
                        chain: chain(root, plane, first, .certain)))
            }
        }
        return losses
    }
}

extension Simulation {
    /// What some measures would have kept, each tried: the chart with the measure, and then the scenario.
    ///
    /// - Parameter measures: those that keep and delay nothing are left out, as are those that cannot be applied.
    package func avoidances(_ measures: [CandidateMeasure]) -> [Avoidance] {
        let lost = Dictionary(losses.map { ($0.key, $0.day) }, uniquingKeysWith: min)
        guard !lost.isEmpty else { return [] }
        let tried = inParallel(measures.count) { [self] i -> Avoidance? in
            let (changed, diagnostics) = before.applying(measures[i].patch)
            guard !diagnostics.hasErrors else { return nil }
            let again = Simulation(changed, changes, on: day, horizon: horizon, organisation: organisation, isExplained: false)
            let then = Dictionary(again.losses.map { ($0.key, $0.day) }, uniquingKeysWith: min)
            let kept = lost.keys.filter { then[$0] == nil && changed.elements[$0.element].kind.rawValue != 0 }
            let delayed = lost.filter { key, day in then[key].map { $0 > day } ?? false }.map(\.key)
            guard !kept.isEmpty || !delayed.isEmpty else { return nil }
            // A measure that loses something else is no help.
            guard then.keys.allSatisfy({ lost[$0] != nil }) else { return nil }
            func inOrder(_ keys: [Loss.Key]) -> [Loss.Key] { keys.sorted { ($0.element, $0.aspect.rawValue) < ($1.element, $1.aspect.rawValue) } }
            return Avoidance(
                title: measures[i].title, change: measures[i].change?.id, cost: measures[i].change?.cost, kept: inOrder(Array(kept)), delayed: inOrder(delayed))
        }
        return tried.compactMap { $0 }.sorted { a, b in
            if a.kept.count != b.kept.count { return a.kept.count > b.kept.count }
            if a.delayed.count != b.delayed.count { return a.delayed.count > b.delayed.count }
            return a.title.en < b.title.en
        }
    }
}
