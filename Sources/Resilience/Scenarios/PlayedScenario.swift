package import Continuum
package import Reach

/// One column of a comparison: a chart with some measures, and what a plan does to it in time.
package struct PlayedScenario: Sendable {
    package let simulation: Simulation
    /// Of the limits of classes, once all has happened.
    package let verdicts: [VerdictStatus: Int]
    /// What the measures cost, where they say so.
    package let cost: Change.Cost?
    /// What does not apply any more with the measures: of a plan against a supplier that they replace, nothing may be left.
    package let isPlanVoid: Bool

    /// - Parameters:
    ///   - measures: applied before the plan begins, in this order.
    ///   - known: changes that the plan may name.
    package init(
        _ plan: ScenarioPlan, with measures: [Change] = [], over continuum: Continuum, known: [Change], _ request: AssessmentRequest, horizon: Int32,
        isExplained: Bool = false
    ) throws(ScenarioProblem) {
        let (chart, problems) = Change.applying(measures, to: continuum)
        if problems.hasErrors { throw .unfit(problems) }
        var changes: [Change] = []
        var isVoid = false
        do { changes = try plan.changes(over: chart, known: known, on: request.day, home: request.home) } catch {
            guard case .nothingConcerned = error, !measures.isEmpty else { throw error }
            isVoid = true
        }
        isPlanVoid = isVoid
        let organisation = request.organisation.flatMap { chart.index(of: $0) }
        simulation = Simulation(chart, changes, on: request.day, horizon: horizon, organisation: organisation, isExplained: isExplained)
        let ground = Assessor(request).ground(simulation.after).assessment
        verdicts = Dictionary(grouping: ground.verdicts, by: \.status).mapValues(\.count)
        var total: Change.Cost?
        for cost in measures.compactMap(\.cost) {
            total?.capex += cost.capex
            total?.opex += cost.opex
            total = total ?? cost
        }
        cost = total
    }

    /// How many are lost in one way by some day, possible ones counted or not.
    package func lost(_ aspect: Loss.Aspect, by day: Int32, _ standing: Bound) -> Int {
        simulation.losses.count { $0.aspect == aspect && $0.day <= day && ($0.standing == .certain || standing == .possible) }
    }
}
