import Continuum
import Knowledge
import Reach

extension ReportWriter {
    struct Matrix {
        var total: Int
        var rows: [ReportPage.MatrixRow] = []
        var home: [ReportPage.MatrixRow] = []
        var suppliers: [ReportPage.MatrixRow] = []
        var any: [ReportPage.MatrixCell] = []
    }

    /// How many datasets and services are within each subject's reach, power by power.
    func matrix() -> Matrix {
        let elements = assessment.verdicts.map(\.element).filter { [.data, .service].contains(continuum.elements[$0].kind) }
        var table = Matrix(total: elements.count)
        // Read each row of bits once.
        let reach = Plane.allCases.map { plane in
            elements.map { element in
                let possible = assessment.result.bits(node: element, plane: plane, bound: .possible)
                return (
                    certain: assessment.result.bits(node: element, plane: plane, bound: .certain), possible: possible, isAnyone: isEveryone(possible)
                )
            }
        }
        table.any = reach.map { cell(certain: 0, possible: $0.count { $0.isAnyone }, of: elements.count) }
        for s in ReachTable(assessment).activeSubjects() {
            let isSupplier = subjects[s].sort == .supplier
            let cells = reach.map { plane in
                let certain = plane.count { $0.certain.contains(bit: s) }
                // Where everyone is possible, the row of “any state” says so once.
                let possible = plane.count { !$0.certain.contains(bit: s) && $0.possible.contains(bit: s) && (isSupplier || !$0.isAnyone) }
                return cell(certain: certain, possible: possible, of: elements.count)
            }
            guard cells.contains(where: { !$0.isEmpty }) else { continue }
            let risk = assessment.gradient.levels[s].risk
            let row = ReportPage.MatrixRow(
                stateName: say(wording.subject(s)), hasRisk: !isSupplier, riskNumber: risk, riskWord: say(TermWords.risk(risk)), cells: cells)
            if isSupplier { table.suppliers.append(row) } else if risk == 0 { table.home.append(row) } else { table.rows.append(row) }
        }
        return table
    }

    private func isEveryone(_ bits: Bits) -> Bool {
        let every = assessment.model.subjects.everyState
        return every.indices.allSatisfy { bits[$0] & every[$0] == every[$0] }
    }

    private func cell(certain: Int, possible: Int, of total: Int) -> ReportPage.MatrixCell {
        let count = certain + possible
        let words: String
        switch (certain, possible) {
        case (_, 0): words = ""
        case (0, _): words = possible == 1 ? say(fr: "possible", en: "possible") : say(fr: "possibles", en: "possible")
        default: words = say(fr: "dont \(possible) \(possible == 1 ? "possible" : "possibles")", en: "\(possible) of them possible")
        }
        return ReportPage.MatrixCell(
            isEmpty: count == 0, count: count, possibleWords: words, certainShare: Share.percent(certain, of: total),
            possibleShare: Share.percent(possible, of: total))
    }
}
