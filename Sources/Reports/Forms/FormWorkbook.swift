import Continuum
package import Imports
import Sovereignty

extension FormPage {
    /// The form as a workbook: a sheet that explains, and a sheet of questions with cells to fill in.
    package var workbook: Workbook {
        Workbook(sheets: [readMe, questions])
    }

    private var readMe: Sheet {
        var rows: [[Cell]] = [[Cell(), Cell(.text(title), .title, isWrapped: true)], []]
        for text in explanation { rows.append([Cell(), .text(text)]) }
        rows.append([])
        // The first column, hidden, names what the form says of itself.
        for entry in head { rows.append([Cell(.text(entry.key)), Cell(.text(entry.label)), Cell(.text(entry.value))]) }
        return Sheet(
            name: say("Lisez-moi", "Read me"), columns: [Column(isHidden: true), Column(width: 100), Column(width: 30)], rows: rows, frozenRows: 0)
    }

    /// The columns of the sheet, with their widths: what is asked on the left, what is filled in on the right.
    private static let columns: [(column: FormColumn, width: Double)] = [
        (.id, 10), (.askedOf, 16), (.about, 22), (.question, 44), (.mayBe, 34), (.evidenceExpected, 28), (.settles, 10), (.answer, 26), (.evidence, 32),
        (.date, 14), (.by, 18), (.remark, 28),
    ]

    private var questions: Sheet {
        let header: [Cell] = Self.columns.map { .header($0.column.title[language]) }
        return Sheet(
            name: say("Questions", "Questions"),
            columns: Self.columns.map { Column(width: $0.width, isHidden: $0.column == .id) }, rows: [header] + rows.map(cells), frozenRows: 1)
    }

    private func cells(_ row: Row) -> [Cell] {
        Self.columns.map { entry in
            switch entry.column {
            case .id: Cell(.text(row.id))
            case .askedOf: .text(row.askedOf)
            case .about: .text(row.about)
            case .question: .text(row.question)
            case .mayBe: .text(row.mayBe.joined(separator: "\n"))
            case .evidenceExpected: .text(row.evidenceExpected)
            case .settles: Cell(.number(Double(row.settles)))
            case .answer: .answer(choices: row.choices ?? [])
            case .evidence, .date, .by, .remark: .answer()
            }
        }
    }
}
