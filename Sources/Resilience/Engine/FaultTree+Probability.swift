/// How likely is it that a gate has failed, and which events weigh most?
package struct FailureProbability: Sendable {
    package var range: Interval
    /// By event, as far as the probability could be computed exactly; empty otherwise.
    package var importances: [EventImportance]
}

/// What one event weighs in a failure whose probability is Q.
///
/// Source: M. Modarres, *Risk Analysis in Engineering*, 2006, chapter 5; W. E. Vesely et al., NUREG/CR-3385, 1983.
package struct EventImportance: Sendable {
    package var event: Int32
    /// Birnbaum’s: ∂Q/∂q, the chance that the event decides.
    package var birnbaum: Double
    /// Fussell–Vesely’s, as risk assessments use it: the share of Q that would be gone without the event, (Q − Q(q = 0)) / Q.
    package var fussellVesely: Double
    /// Risk reduction worth: Q / Q(q = 0); infinite when nothing is left.
    package var riskReduction: Double
}

extension FaultTree {
    /// The probability that a gate has failed, events being independent: exact, or an interval that holds it when the room does not suffice.
    ///
    /// What events share is in the tree, so dependence through shared domains is exact. nil when cancelled.
    /// - Parameter unavailabilities: by event, the probability that it has happened, within 0…1; missing ones never do.
    package func probability(of gate: Gate, _ unavailabilities: [Double], limits: FailureLimits = FailureLimits()) -> FailureProbability? {
        func q(_ event: Int32) -> Double { Int(event) < unavailabilities.count ? unavailabilities[Int(event)] : 0 }
        let all = eventOrder(from: [gate]).filter { q($0) > 0 }
        // Two orders are worth trying before giving up: as a walk down meets events, and backwards.
        for order in [all, all.reversed()] {
            var diagram = DecisionDiagram(order: order, maximumNodes: limits.maximumNodes)
            guard let root = solve([gate], in: &diagram, isCancelled: limits.isCancelled)?[0] else {
                if limits.isCancelled() { return nil }
                continue
            }
            let p = order.map(q)
            let (total, derivatives) = diagram.probability(root, p)
            let importances = order.indices.map { i in
                let without = max(0, total - p[i] * derivatives[i])
                return EventImportance(
                    event: order[i], birnbaum: derivatives[i], fussellVesely: total > 0 ? (total - without) / total : 0,
                    riskReduction: without > 0 ? total / without : .infinity)
            }
            return FailureProbability(
                range: Interval(total),
                importances: importances.filter { $0.birnbaum > 0 }.sorted { ($1.fussellVesely, $0.event) < ($0.fussellVesely, $1.event) })
        }
        return bounds(of: gate, q, limits).map { FailureProbability(range: $0, importances: []) }
    }

    /// Bounds that hold whatever gates share: failures of monotone functions of independent events are positively associated
    /// (J. D. Esary, F. Proschan, D. W. Walkup, Ann. Math. Statist. 38(5), 1967, doi:10.1214/aoms/1177698701).
    ///
    /// Both are sharpened by the cut sets of few events. Below: sets that share no event are independent. Above: either one of these sets has
    /// happened (at most as likely as if they shared nothing), or more events than the order of the sets.
    func bounds(of gate: Gate, _ q: @escaping (Int32) -> Double, _ limits: FailureLimits) -> Interval? {
        var algebra = BoundsAlgebra(q: q)
        guard let coarse = solve([gate], in: &algebra, isCancelled: limits.isCancelled)?[0] else { return nil }
        let listing = FailureLimits(maximumNodes: limits.maximumNodes, maximumListed: 500_000, isCancelled: limits.isCancelled)
        guard let cuts = cutSets(of: gate, upTo: 3, limits: listing, where: { q($0) > 0 }) else { return nil }
        if cuts.hasFailedAlready { return Interval(1) }
        let sets = cuts.sets.map { set in (set, set.reduce(1.0) { $0 * q($1) }) }
        var taken: Set<Int32> = []
        var standsBelow = 1.0
        for (set, p) in sets.sorted(by: { $0.1 > $1.1 }) where taken.isDisjoint(with: set) {
            taken.formUnion(set)
            standsBelow *= 1 - p
        }
        var upper = coarse.upper
        if cuts.order > 0, !cuts.isListCut {
            let some = 1 - sets.reduce(1.0) { $0 * (1 - $1.1) }
            upper = min(upper, some + moreThan(cuts.order, of: eventOrder(from: [gate]).map(q)))
        }
        return Interval(lower: min(max(coarse.lower, 1 - standsBelow), upper), upper: upper)
    }

    /// P(more than so many of independent events happen).
    private func moreThan(_ count: Int, of q: [Double]) -> Double {
        var exactly = [1.0] + [Double](repeating: 0, count: count)
        var more = 0.0
        for p in q {
            more += exactly[count] * p
            for k in stride(from: count, through: 1, by: -1) { exactly[k] = exactly[k] * (1 - p) + exactly[k - 1] * p }
            exactly[0] *= 1 - p
        }
        return more
    }
}

/// Bounds on the probability of a failure, gate by gate.
private struct BoundsAlgebra: FailureAlgebra {
    struct Value: Equatable {
        var lower: Double
        var upper: Double
    }
    let q: (Int32) -> Double
    var never: Value { Value(lower: 0, upper: 0) }
    var always: Value { Value(lower: 1, upper: 1) }
    var isExhausted: Bool { false }
    func event(_ event: Int32) -> Value { Value(lower: q(event), upper: q(event)) }
    /// Either fails: at least as likely as the likelier one, at most as if they shared nothing.
    func either(_ a: Value, _ b: Value) -> Value {
        Value(lower: max(a.lower, b.lower), upper: 1 - (1 - a.upper) * (1 - b.upper))
    }
    /// Both fail: at least as if they shared nothing, at most as the less likely one.
    func both(_ a: Value, _ b: Value) -> Value { Value(lower: a.lower * b.lower, upper: min(a.upper, b.upper)) }
}
