import Continuum

/// One sheet: its cells with a value, in the order of reading, and which cells are shown as one.
///
/// **Source**: ISO/IEC 29500-1, 18.3.1.4 (c), 18.3.1.55 (mergeCell), 18.18.11 (types of cells).
final class SheetPart: XMLPart {
    /// What a sheet needs of the rest of the workbook.
    struct Context {
        /// nil when the workbook has no such part.
        var strings: [String]?
        /// Where they should be.
        var stringsPart: String
        var sorts: [NumberFormat.Sort]
        var is1904: Bool
    }

    private(set) var cells: [Cell] = []
    private(set) var merges: [CellRange] = []
    /// Values that could not be read, with their cells.
    private(set) var bad: [(reference: CellReference, found: String)] = []
    private(set) var badCount = 0
    /// Cells that a formula fills, and whether it was ever worked out.
    private(set) var formulas: [CellReference: Bool] = [:]
    private let context: Context
    private let limits: SpreadsheetLimits
    /// How many cells may still come.
    private let room: Int
    private var row = 0, column = 0
    private var isInRow = false, isInMerges = false
    private var cell: (type: String, style: Int, hasValue: Bool, hasFormula: Bool, isInline: Bool)?
    private var text = RichText()
    private static let badLimit = 100

    init(_ part: String, _ limits: SpreadsheetLimits, room: Int, _ context: Context) {
        self.context = context
        self.limits = limits
        self.room = room
        super.init(part, limits)
    }

    override var root: String { "worksheet" }

    override func open(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "worksheet", "sheetData": break
        case "row" where depth == 3: openRow(attributes)
        case "c" where isInRow && depth == 4: openCell(attributes)
        case "v" where cell != nil && depth == 5:
            cell?.hasValue = true
            value.removeAll(keepingCapacity: true)
            isTextWanted = true
        case "f" where cell != nil && depth == 5:
            cell?.hasFormula = true
            skip()
        case "is" where cell != nil && depth == 5: cell?.isInline = true
        case "r" where cell?.isInline == true: break
        case "t" where cell?.isInline == true:
            value.removeAll(keepingCapacity: true)
            isTextWanted = true
        case "mergeCells" where depth == 2: isInMerges = true
        case "mergeCell" where isInMerges:
            if merges.count >= limits.merges { return fail(.spreadsheetLimit("merges", limit: limits.merges)) }
            guard let range = attributes["ref"].flatMap(CellRange.init) else { return notes.meet("mergeCell@ref", .unknown) }
            if range.first != range.last { merges.append(range) }
        default: other(name)
        }
    }

    private func other(_ name: String) {
        defer { skip() }
        if cell != nil {
            // The looks of a run, and how it is read aloud; what else may be in a cell (extLst) is of other tools.
            if !["rPr", "rPh", "phoneticPr"].contains(name) { notes.meet("<\(name)>", .ignored, WorkbookNotes.extension) }
        } else if Self.looks.contains(name) {
            notes.meet("<\(name)>", .ignored, Bilingual(fr: "présentation et aide à la saisie", en: "looks, and help with typing"))
        } else if Self.objects.contains(name) {
            notes.meet("<\(name)>", .unsupported, Bilingual(fr: "objets posés sur la feuille", en: "objects laid on the sheet"))
        } else {
            notes.meet("<\(name)>", .unknown)
        }
    }

    private static let looks: Set<String> = [
        "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetCalcPr", "sheetProtection", "protectedRanges", "autoFilter", "sortState",
        "dataConsolidate", "customSheetViews", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
        "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "tableParts", "extLst", "legacyDrawing",
        "legacyDrawingHF", "drawingHF", "picture", "scenarios", "webPublishItems",
    ]
    /// Where somebody may have typed something that is in no cell.
    private static let objects: Set<String> = ["drawing", "oleObjects", "controls"]

    private func openRow(_ attributes: [String: String]) {
        isInRow = true
        column = 0
        row += 1
        guard let text = attributes["r"] else { return }
        guard let number = Int(text), (1...CellReference.rowLimit).contains(number) else { return note(text) }
        row = number
    }

    private func openCell(_ attributes: [String: String]) {
        column += 1
        cell = (attributes["t"] ?? "n", attributes["s"].flatMap { Int($0) } ?? 0, false, false, false)
        value.removeAll(keepingCapacity: true)
        guard let text = attributes["r"] else { return }
        guard let reference = CellReference(text) else { return note(text) }
        row = reference.row
        column = reference.column
    }

    override func close(_ name: String) {
        switch name {
        case "row" where depth == 3: isInRow = false
        case "v": isTextWanted = false
        case "t":
            isTextWanted = false
            text.append(value)
        case "mergeCells": isInMerges = false
        case "c" where depth == 4: closeCell()
        default: break
        }
    }

    // MARK: Values

    private func closeCell() {
        guard let cell else { return }
        self.cell = nil
        guard row <= CellReference.rowLimit, column <= CellReference.columnLimit else { return note("\(CellReference.letters(min(column, 1 << 20)))\(row)") }
        if cell.hasFormula {
            // A text may well be empty; a number is not.
            let isKnown = cell.hasValue && (!value.isEmpty || cell.type == "str")
            formulas[CellReference(row: row, column: column)] = isKnown
            notes.meet(isKnown ? "formula" : "formula without value", isKnown ? .understood : .unsupported, Self.formula)
        }
        let found: Cell.Value
        if cell.isInline {
            found = plain(text.finish())
        } else if cell.hasValue {
            found = value(cell.type, cell.style)
        } else {
            return
        }
        guard found != .empty else { return }
        if cells.count >= room { return fail(.spreadsheetLimit("cells", limit: limits.cells)) }
        cells.append(Cell(found, reference: CellReference(row: row, column: column)))
    }

    private static let formula = Bilingual(
        fr: "une formule vaut ce que le tableur en a calculé à l’enregistrement", en: "a formula is worth what the spreadsheet worked out when it saved")

    private func plain(_ cleaned: (text: String, dropped: Int)) -> Cell.Value {
        notes.meet("control character", .ignored, WorkbookReader.control, count: cleaned.dropped)
        return cleaned.text.isEmpty ? .empty : .text(cleaned.text)
    }

    private func value(_ type: String, _ style: Int) -> Cell.Value {
        let said = String(decoding: value, as: UTF8.self)
        switch type {
        case "s":
            guard let strings = context.strings else {
                fail(.spreadsheetPartMissing(context.stringsPart, found: ""))
                return .empty
            }
            guard let index = Int(said), strings.indices.contains(index) else { return unread(said) }
            return strings[index].isEmpty ? .empty : .text(strings[index])
        case "str", "inlineStr": return plain(XMLCharacters.cleaned(CellEscapes.unescaped(value)))
        case "b":
            switch said {
            case "1", "true": return .boolean(true)
            case "0", "false": return .boolean(false)
            default: return unread(said)
            }
        case "e": return .error(String(said.prefix(40)))
        case "d":
            guard let day = Day(said.prefix(10)) else { return unread(said) }
            if said.utf8.count > 10 { notes.meet("time of day", .ignored, Self.timeOfDay) }
            return .date(day)
        case "n":
            if value.isEmpty { return .empty }
            guard let number = Self.number(value) else { return unread(said) }
            return self.number(number, style)
        default: return unread("t=\(type)")
        }
    }

    /// Swift reads hexadecimal and names of numbers too, which XML Schema’s double has not, or not in a cell.
    private static func number(_ bytes: [UInt8]) -> Double? {
        guard bytes.count <= 400, bytes.allSatisfy({ (48...57).contains($0) || "+-.eE".utf8.contains($0) }) else { return nil }
        return Double(String(decoding: bytes, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
    }

    private func number(_ number: Double, _ style: Int) -> Cell.Value {
        guard context.sorts.indices.contains(style), context.sorts[style] != .number else { return .number(number) }
        guard context.sorts[style] == .date, let day = SerialDay.day(number, is1904: context.is1904) else {
            notes.meet("time or date outside the calendar", .ignored, Bilingual(fr: "repris comme nombre", en: "taken over as a number"))
            return .number(number)
        }
        if number != number.rounded(.down) { notes.meet("time of day", .ignored, Self.timeOfDay) }
        return .date(day)
    }

    private static let timeOfDay = Bilingual(fr: "seul le jour est repris", en: "only the day is taken over")

    private func unread(_ found: String) -> Cell.Value {
        note(found)
        return .empty
    }

    private func note(_ found: String) {
        badCount += 1
        if bad.count < Self.badLimit {
            bad.append((CellReference(row: min(max(row, 1), CellReference.rowLimit), column: min(max(column, 1), CellReference.columnLimit)), String(found.prefix(60))))
        }
    }
}
