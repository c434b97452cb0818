package import Continuum
import Knowledge

/// What can one subject do to one element, and by which shortest chain? The answer to `portulan explain`.
package struct Explanation: Sendable {
    package struct Line: Sendable {
        package var plane: Plane
        /// nil: out of reach even at worst.
        package var bound: Bound?
        package var steps: [ChainStep]
    }

    package var element: Int
    package var subject: Int
    package var lines: [Line]

    /// - Parameters:
    ///   - powers: the powers asked about; for `starve`, the shortest horizon within which it holds.
    ///   - result: as propagated from `model`.
    package init(_ continuum: Continuum, _ model: ReachModel, _ result: ReachResult, element: Int, subject: Int, powers: [Power]) {
        self.element = element
        self.subject = subject
        let bases = LegalBases(model, continuum)
        let writer = ChainWriter(model, continuum)
        var explainers: [Bound: Explainer] = [:]
        func chain(_ plane: Plane, _ bound: Bound) -> [ChainStep] {
            if explainers[bound] == nil { explainers[bound] = Explainer(model, result, continuum, bases, subject: subject, bound: bound) }
            return explainers[bound]?.derivation(of: element, plane).map { writer.steps($0, from: element) } ?? []
        }
        lines = []
        for power in powers {
            let planes = Plane.allCases.filter { $0.power == power }
            var found = false
            for bound in Bound.allCases {
                guard !found, let plane = planes.first(where: { result.contains(node: element, subject: subject, plane: $0, bound: bound) }) else { continue }
                lines.append(Line(plane: plane, bound: bound, steps: chain(plane, bound)))
                found = bound == .certain
                // A shorter horizon that is only possible is worth its own line.
                if bound == .certain, let sooner = planes.first(where: { result.contains(node: element, subject: subject, plane: $0, bound: .possible) }),
                    sooner.rawValue < plane.rawValue
                {
                    lines.append(Line(plane: sooner, bound: .possible, steps: chain(sooner, .possible)))
                }
                if bound == .possible { found = true }
            }
            if !found { lines.append(Line(plane: planes[planes.count - 1], bound: nil, steps: [])) }
        }
    }
}
