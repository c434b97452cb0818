import Continuum
package import Reach

/// Within whose reach are these elements? By subject and power, which are surely so and which possibly; what anybody might do is said once.
package struct ReachMatrix: Sendable {
    /// What one subject can do in one plane, as elements of the chart.
    package struct Cell: Sendable {
        package var certain: [Int]
        package var possible: [Int]
        package var isEmpty: Bool { certain.isEmpty && possible.isEmpty }
        package func elements(_ bound: Bound) -> [Int] { bound == .certain ? certain : possible }
    }

    package struct Row: Sendable {
        /// Index into the assessment's subjects.
        package var subject: Int
        /// In the order of `Plane.allCases`.
        package var cells: [Cell]
    }

    package let elements: [Int]
    /// Those who reach something, riskiest first.
    package let rows: [Row]
    /// What any state might do, because something is unknown.
    package let anyone: [Cell]

    /// - Parameter elements: nil: every dataset and service that was judged.
    package init(_ assessment: Assessment, elements chosen: [Int]? = nil) {
        let continuum = assessment.continuum
        let subjects = assessment.model.subjects
        let elements = chosen ?? assessment.verdicts.map(\.element).filter { [.data, .service].contains(continuum.elements[$0].kind) }
        self.elements = elements
        // Read each row of bits once.
        let reach = Plane.allCases.map { plane in
            elements.map { element in
                let possible = assessment.result.bits(node: element, plane: plane, bound: .possible)
                let every = subjects.everyState
                return (
                    element: element, certain: assessment.result.bits(node: element, plane: plane, bound: .certain), possible: possible,
                    isAnyone: every.indices.allSatisfy { possible[$0] & every[$0] == every[$0] }
                )
            }
        }
        anyone = reach.map { plane in Cell(certain: [], possible: plane.filter(\.isAnyone).map(\.element)) }
        rows = ReachTable(assessment).activeSubjects().compactMap { s in
            let isSupplier = subjects.list[s].sort == .supplier
            let cells = reach.map { plane in
                Cell(
                    certain: plane.filter { $0.certain.contains(bit: s) }.map(\.element),
                    // Where everyone is possible, the row of “any state” says so once.
                    possible: plane.filter { !$0.certain.contains(bit: s) && $0.possible.contains(bit: s) && (isSupplier || !$0.isAnyone) }.map(\.element))
            }
            return cells.allSatisfy(\.isEmpty) ? nil : Row(subject: s, cells: cells)
        }
    }
}
