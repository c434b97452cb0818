package import Continuum

extension FilledForm {
    /// How are the columns of a form known again? By their titles in any language, or by their keys.
    package struct Titles: Sendable {
        /// The key of a column by its title, in lower case.
        package var keys: [String: String]
        /// The column without which a row cannot be told from another, and that which is read.
        package var id: String
        package var answer: String
        /// Columns that are filled in: a row that has nothing in them is blank.
        package var filled: [String]
        /// What the form says of itself: keys in the first column, values in the last of their row.
        package var head: [String]

        package init(keys: [String: String], id: String, answer: String, filled: [String], head: [String]) {
            self.keys = keys
            self.id = id
            self.answer = answer
            self.filled = filled
            self.head = head
        }

        func key(_ title: String) -> String? { keys[title.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")] }
    }

    /// The rows of all sheets that have columns of questions; nil after a diagnostic when none has.
    package init?(_ workbook: Workbook, file: String, titles: Titles, diagnostics: inout Diagnostics) {
        self.init(file: file)
        var isForm = false
        for sheet in workbook.sheets {
            if let header = Self.header(of: sheet, titles) {
                isForm = read(sheet, header, titles, &diagnostics) || isForm
            } else {
                readHead(sheet, titles)
            }
        }
        guard isForm else {
            if !diagnostics.hasErrors { diagnostics.add(.notAForm("xlsx"), at: Place(file: file)) }
            return nil
        }
    }

    /// The first row of a sheet that has at least two titles of the form.
    private static func header(of sheet: Sheet, _ titles: Titles) -> Int? {
        sheet.rows.prefix(100).firstIndex { cells in
            Set(cells.compactMap { $0.content.flatMap(titles.key) }).count >= 2
        }
    }

    private mutating func readHead(_ sheet: Sheet, _ titles: Titles) {
        for cells in sheet.rows {
            guard let key = cells.first?.content, titles.head.contains(key), cells.count > 1, let last = cells.last, head[key] == nil else { continue }
            head[key] = entry(last, sheet)
        }
    }

    /// - Returns: whether there are rows that can be read.
    private mutating func read(_ sheet: Sheet, _ header: Int, _ titles: Titles, _ diagnostics: inout Diagnostics) -> Bool {
        var columns: [Int: String] = [:]
        var extra: [Int: String] = [:]
        let place = place(sheet.rows[header][0].reference)
        for cell in sheet.rows[header] {
            guard let title = cell.content, let column = cell.reference?.column else { continue }
            if let key = titles.key(title) {
                if columns.values.contains(key) {
                    diagnostics.add(.formColumn(title, sheet: sheet.name, fault: "twice"), at: self.place(cell.reference))
                } else {
                    columns[column] = key
                }
            } else {
                extra[column] = title
            }
        }
        for key in [titles.id] + titles.filled where !columns.values.contains(key) {
            diagnostics.add(.formColumn(key, sheet: sheet.name, fault: "missing"), at: place)
        }
        guard columns.values.contains(titles.id), columns.values.contains(titles.answer) else { return false }
        var extraUsed: Set<Int> = []
        for cells in sheet.rows.dropFirst(header + 1) {
            guard let first = cells.first?.reference else { continue }
            if rows.count >= Self.rowLimit {
                diagnostics.add(.importTooMany(limit: Self.rowLimit), at: self.place(first))
                break
            }
            var row = Row(entries: [:], place: self.place(first), cell: "\(sheet.name)!\(first)")
            for cell in cells {
                guard let column = cell.reference?.column else { continue }
                if let key = columns[column] {
                    row.entries[key] = entry(cell, sheet)
                } else if cell.content != nil {
                    extraUsed.insert(column)
                }
            }
            for (column, key) in columns where row.entries[key] == nil {
                // A formula that was never worked out has no value to be read, and is no blank either.
                let reference = CellReference(row: first.row, column: column)
                if sheet.formulas[reference] == false { row.entries[key] = Entry("=", .failure, at: self.place(reference), cell: "\(sheet.name)!\(reference)") }
            }
            if !row.entries.isEmpty { rows.append(row) }
        }
        for column in extraUsed.sorted() {
            let name = extra[column] ?? CellReference.letters(column)
            diagnostics.add(.formColumn(name, sheet: sheet.name, fault: "extra"), at: self.place(CellReference(row: place.line, column: column)))
        }
        return true
    }

    private func place(_ reference: CellReference?) -> Place { Place(file: file, line: reference?.row ?? 1, column: reference?.column ?? 1) }

    /// nil for nothing.
    private func entry(_ cell: Cell, _ sheet: Sheet) -> Entry? {
        let name = cell.reference.map { "\(sheet.name)!\($0)" } ?? sheet.name
        if case .error(let text) = cell.value { return Entry(text, .failure, at: place(cell.reference), cell: name) }
        guard let text = cell.content else { return nil }
        let isFormula = cell.reference.map { sheet.formulas[$0] != nil } ?? false
        return Entry(text, isFormula ? .formula : .text, at: place(cell.reference), cell: name)
    }
}
