package import Continuum

/// What is in a workbook, as a form needs it: sheets of cells, and how they look where that helps whoever fills them in.
package struct Workbook: Hashable, Sendable {
    package var sheets: [Sheet]

    package init(sheets: [Sheet] = []) { self.sheets = sheets }

    /// The first sheet of this name; case does not count, as in every spreadsheet.
    package subscript(name: String) -> Sheet? { sheets.first { $0.name.lowercased() == name.lowercased() } }
}

/// One sheet. Its rows are all that it shows, the header among them.
///
/// **Shape**: to be written, `rows[i][j]` goes to row i + 1 and column j + 1, unless a cell says where it belongs. As read, only cells with a value are
/// there, each with its reference, in order; ask `subscript` for what is at a place.
package struct Sheet: Hashable, Sendable {
    package var name: String
    package var columns: [Column]
    package var rows: [[Cell]]
    /// How many rows stay in sight when the rest is scrolled.
    package var frozenRows: Int
    package var isHidden: Bool
    /// Cells shown as one; the first of each has the value.
    package var merges: [CellRange]
    /// Cells that a formula fills, and whether the spreadsheet has worked it out; set by the reader, never written.
    package var formulas: [CellReference: Bool] = [:]

    package init(name: String, columns: [Column] = [], rows: [[Cell]] = [], frozenRows: Int = 1, isHidden: Bool = false, merges: [CellRange] = []) {
        self.name = name
        self.columns = columns
        self.rows = rows
        self.frozenRows = frozenRows
        self.isHidden = isHidden
        self.merges = merges
    }

    /// The cell that has this reference, of a sheet that was read.
    /// - Complexity: O(log rows + log cells of the row).
    package subscript(reference: CellReference) -> Cell? {
        let row = rows.partition { ($0.first?.reference?.row ?? 0) >= reference.row }
        guard row < rows.count else { return nil }
        let cell = rows[row].partition { ($0.reference ?? reference) >= reference }
        guard cell < rows[row].count, rows[row][cell].reference == reference else { return nil }
        return rows[row][cell]
    }

    package subscript(row row: Int, column column: Int) -> Cell? { self[CellReference(row: row, column: column)] }

    /// In which column is each title of a header? Of a sheet that was read; the first of two equal titles counts.
    package func titles(row: Int = 1) -> [String: Int] {
        let cells = rows.first { $0.first?.reference?.row == row } ?? []
        return Dictionary(
            cells.compactMap { cell in
                guard case .text(let title) = cell.value, let reference = cell.reference else { return nil }
                return (title.trimmed, reference.column)
            }, uniquingKeysWith: { first, _ in first })
    }
}

/// How wide is a column, and is it seen?
package struct Column: Hashable, Sendable {
    /// In characters of the standard font; nil leaves it to the spreadsheet.
    package var width: Double?
    package var isHidden: Bool

    package init(width: Double? = nil, isHidden: Bool = false) {
        self.width = width
        self.isHidden = isHidden
    }
}

/// One cell: what it says, and how it looks.
package struct Cell: Hashable, Sendable {
    package enum Value: Hashable, Sendable {
        case empty
        case text(String)
        case number(Double)
        case boolean(Bool)
        case date(Day)
        /// What a spreadsheet shows where a formula has failed: `#REF!`, `#N/A`.
        case error(String)
    }

    package enum Look: Hashable, Sendable, CaseIterable {
        case plain
        /// Bold, on a ground.
        case header
        /// Bold, for the title of a group of rows.
        case title
        /// To be filled in: pale yellow, framed.
        case answer
    }

    package var value: Value
    package var look: Look
    /// Whether long text goes on in a next line, and the row grows with it.
    package var isWrapped: Bool
    /// What a drop-down list offers, and all that it accepts; empty for no list. As read, always empty.
    package var choices: [String]
    /// Set by the reader; nil in what is to be written leaves the place to the order of cells.
    package var reference: CellReference?

    package init(_ value: Value = .empty, _ look: Look = .plain, isWrapped: Bool = false, choices: [String] = [], reference: CellReference? = nil) {
        self.value = value
        self.look = look
        self.isWrapped = isWrapped
        self.choices = choices
        self.reference = reference
    }

    package static func text(_ text: String, _ look: Look = .plain) -> Cell { Cell(.text(text), look, isWrapped: true) }
    package static func header(_ text: String) -> Cell { Cell(.text(text), .header, isWrapped: true) }
    package static func answer(_ value: Value = .empty, choices: [String] = []) -> Cell { Cell(value, .answer, isWrapped: true, choices: choices) }

    /// The value as text without spaces around it, whatever was typed: `3`, `true`, `2026-11-24`; nil for nothing and for errors.
    package var content: String? {
        switch value {
        case .empty, .error: nil
        case .text(let text): text.trimmed.isEmpty ? nil : text.trimmed
        case .number(let number): Self.text(number)
        case .boolean(let flag): flag ? "true" : "false"
        case .date(let day): day.description
        }
    }

    /// The shortest decimal that reads back to the same number, whole numbers without a point.
    static func text(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : "\(number)"
    }
}

extension String {
    fileprivate var trimmed: String {
        let scalars = unicodeScalars
        guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }), let end = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else {
            return ""
        }
        return String(scalars[start...end])
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first index from which a condition holds, when it holds for all after it.
    fileprivate func partition(_ holds: (Element) -> Bool) -> Int {
        var low = startIndex, high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
