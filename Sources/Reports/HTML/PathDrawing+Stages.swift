package import Continuum
package import Reach

extension PathDrawing {
    /// One layer of the path, as a list.
    package struct Stage: Sendable {
        package var level: Level
        package var stops: [Stop]
        /// How many more stand there that are left out.
        package var more: Int
    }

    /// One thing on the path, and what it stands on.
    package struct Stop: Sendable {
        /// nil: nobody knows what it is.
        package var element: Int?
        package var mark: Bound?
        package var steps: [Step]
    }

    /// One relation that leads on, and who says so.
    package struct Step: Sendable {
        /// `stored-on`, as in the vocabulary; or a word of the engine’s own, such as `controls`.
        package var relation: String
        /// nil: nobody knows.
        package var target: Int?
        package var mark: Bound?
        package var source: Element.Source?
        package var note: ChainStep.Note?
        /// It is one of several, of which some are enough.
        package var isAlternative: Bool
    }

    /// The path from the top to the law, each step with its source: the drawing, for reading.
    package func stages(_ assessment: Assessment) -> [Stage] {
        let continuum = assessment.continuum, day = assessment.model.options.day
        let chain = assessment.findings.filter { $0.element == root }.flatMap(\.chain)
        var leaving: [[Edge]] = Array(repeating: [], count: nodes.count)
        for edge in edges { leaving[edge.from].append(edge) }
        func steps(_ edge: Edge) -> [Step] {
            let mark = Self.bound(edge.mark)
            guard case .element(let from) = nodes[edge.from].content else { return [] }
            guard case .element(let to) = nodes[edge.to].content else {
                let gap = chain.first { $0.from == continuum.id(from) && $0.to == "unknown" }
                return [Step(relation: gap?.relation ?? "unknown", target: nil, mark: mark, source: nil, note: .unknown, isAlternative: false)]
            }
            let said = continuum.relations(of: from).filter { Int($0.element) == to && continuum.holds($0, on: day) }.map {
                Step(relation: continuum.vocabulary.name(of: $0.key), target: to, mark: mark, source: continuum.source($0.provenance), note: nil, isAlternative: $0.group != 0)
            }
            if !said.isEmpty { return said }
            let (a, b) = (continuum.id(from), continuum.id(to))
            guard let step = chain.first(where: { $0.from == a && $0.to == b }) else { return [] }
            let source = step.source.map { Element.Source(ref: $0, date: step.asOf, standing: step.standing, rank: step.rank) }
            return [Step(relation: step.relation, target: to, mark: mark, source: source, note: step.note, isAlternative: false)]
        }
        return Level.allCases.compactMap { level in
            var stage = Stage(level: level, stops: [], more: 0)
            for (i, node) in nodes.enumerated() where node.level == level {
                switch node.content {
                case .more: stage.more += Int(node.label.drop { !$0.isNumber }) ?? 0
                case .unknown: stage.stops.append(Stop(element: nil, mark: Self.bound(node.mark), steps: []))
                case .element(let element): stage.stops.append(Stop(element: element, mark: Self.bound(node.mark), steps: leaving[i].flatMap(steps)))
                }
            }
            return stage.stops.isEmpty && stage.more == 0 ? nil : stage
        }
    }

    private static func bound(_ mark: Mark) -> Bound? {
        switch mark {
        case .none: nil
        case .possible: .possible
        case .certain: .certain
        }
    }
}
