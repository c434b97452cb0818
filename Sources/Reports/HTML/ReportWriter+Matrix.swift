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
        let reach = ReachMatrix(assessment)
        let total = reach.elements.count
        var table = Matrix(total: total)
        table.any = reach.anyone.map { cell(certain: 0, possible: $0.possible.count, of: total) }
        for found in reach.rows {
            let isSupplier = subjects[found.subject].sort == .supplier
            let risk = assessment.gradient.levels[found.subject].risk
            let row = ReportPage.MatrixRow(
                stateName: say(wording.subject(found.subject)), hasRisk: !isSupplier, riskNumber: risk, riskWord: say(TermWords.risk(risk)),
                cells: found.cells.map { cell(certain: $0.certain.count, possible: $0.possible.count, of: total) })
            if isSupplier { table.suppliers.append(row) } else if risk == 0 { table.home.append(row) } else { table.rows.append(row) }
        }
        return table
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
