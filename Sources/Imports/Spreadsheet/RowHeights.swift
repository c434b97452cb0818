/// How high must a row be for its wrapped text to be seen?
///
/// Excel works it out when it opens a file, LibreOffice does not. It is a guess, on the generous side: which font a reader has is not known here. It is
/// written as what a spreadsheet has worked out and not as somebody’s wish, so that rows still grow with what is typed.
struct RowHeights {
    private let widths: [Double]
    /// By the first cell of each merged one.
    private let merges: [CellReference: CellRange]

    /// In points: a line of an 11-point font, and the most that a row can have (ISO/IEC 29500-1, 18.3.1.73, as Excel limits it).
    private static let line = 15.0, limit = 409.0
    /// What a column has when nothing is said.
    private static let standardWidth = 8.43

    init(_ sheet: Sheet) {
        widths = sheet.columns.map { $0.isHidden ? 0 : $0.width ?? Self.standardWidth }
        merges = Dictionary(sheet.merges.map { ($0.first, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// nil when the row needs no more than one line.
    func points(_ cells: [(cell: Cell, text: String?)]) -> Double? {
        let most = cells.map { cell, text in text.map { lines(cell, $0) } ?? 1 }.max() ?? 1
        return most > 1 ? min(Self.limit, Double(most) * Self.line) : nil
    }

    private func lines(_ cell: Cell, _ text: String) -> Int {
        guard cell.isWrapped, let reference = cell.reference else { return 1 }
        let range = merges[reference] ?? CellRange(reference, reference)
        guard range.first.row == range.last.row else { return 1 }
        let width = (range.first.column...range.last.column).reduce(0.0) { $0 + ($1 <= widths.count ? widths[$1 - 1] : Self.standardWidth) }
        guard width >= 1 else { return 1 }
        // Words that go to the next line leave a gap at the end of theirs.
        let factor = cell.look == .header || cell.look == .title ? 1.2 : 1.08
        return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
            let length = line.unicodeScalars.reduce(0.0) { $0 + ($1.value >= 0x1100 && !(0x2000...0x22FF).contains($1.value) ? 2 : 1) }
            return sum + max(1, Int((length * factor / width).rounded(.up)))
        }
    }
}
