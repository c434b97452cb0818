package import Continuum

/// A workbook as the bytes of an .xlsx file, the same for the same workbook: no clock, no file, no name of a machine.
///
/// What a sheet cannot hold is made to fit and said: names of sheets, texts that are too long, control characters, rows and columns beyond the edge. Days
/// before March 1900, which spreadsheets count differently, become text. At least one sheet is written, and at least one is seen.
///
/// **Source**: ISO/IEC 29500-1:2016, part SpreadsheetML, transitional; the packaging is that of ISO/IEC 29500-2.
/// **Does not**: write formulas, pictures, or protection.
package struct WorkbookWriter {
    /// The hidden sheet for lists that are too long, or have commas, and so cannot be written in the cell’s own rule.
    package static let listSheet = "_lists"
    /// UTF-16 units, as Excel counts.
    package static let textLimit = 32_767
    static let sheetNameLimit = 31

    private let file: String
    private var diagnostics = Diagnostics()
    /// Texts, each once, in the order of their first use.
    private var strings: [String] = []
    private var stringIndex: [String: Int] = [:]
    private var stringUses = 0
    /// Lists for the hidden sheet, each once.
    private var lists: [[String]] = []
    private var listIndex: [[String]: Int] = [:]
    private var listSheetName = listSheet

    private init(file: String) { self.file = file }

    /// - Parameter file: the name that diagnostics are about; nothing is written.
    package static func bytes(of workbook: Workbook, file: String = "") -> (bytes: [UInt8], diagnostics: Diagnostics) {
        var writer = WorkbookWriter(file: file)
        let bytes = writer.write(workbook)
        return (bytes, writer.diagnostics)
    }

    private mutating func write(_ workbook: Workbook) -> [UInt8] {
        var sheets = workbook.sheets.isEmpty ? [Sheet(name: "Sheet1")] : workbook.sheets
        if sheets.allSatisfy(\.isHidden) { sheets[0].isHidden = false }
        var taken: Set<String> = []
        for i in sheets.indices { sheets[i].name = name(sheets[i].name, &taken) }
        listSheetName = Self.free(Self.listSheet, taken)
        var parts: [(name: String, bytes: [UInt8])] = []
        let first = sheets.firstIndex { !$0.isHidden } ?? 0
        for (i, sheet) in sheets.enumerated() { parts.append((Self.path(i), part(sheet, isFirst: i == first))) }
        if !lists.isEmpty {
            let sheet = Sheet(name: listSheetName, rows: listRows(), frozenRows: 0, isHidden: true)
            parts.append((Self.path(sheets.count), part(sheet, isFirst: false)))
            sheets.append(sheet)
        }
        return ZIPArchive.bytes(
            of: [
                ("[Content_Types].xml", Self.contentTypes(sheets.count)), ("_rels/.rels", Self.packageRelations()),
                ("xl/workbook.xml", Self.workbook(sheets, first)), ("xl/_rels/workbook.xml.rels", Self.workbookRelations(sheets.count)),
                ("xl/styles.xml", WorkbookStyles.part()), ("xl/sharedStrings.xml", stringsPart()),
            ] + parts)
    }

    private static func path(_ index: Int) -> String { "xl/worksheets/sheet\(index + 1).xml" }

    // MARK: Names of sheets

    private mutating func name(_ wanted: String, _ taken: inout Set<String>) -> String {
        var name = String(XMLCharacters.cleaned(wanted).text.map { "[]:*?/\\\n\t".contains($0) ? " " : $0 })
        while name.hasPrefix("'") { name.removeFirst() }
        name = Self.cut(name, to: Self.sheetNameLimit)
        while name.hasSuffix("'") { name.removeLast() }
        // Excel keeps the name History for itself.
        if name.allSatisfy(\.isWhitespace) || name.lowercased() == "history" { name = "Sheet" }
        name = Self.free(name, taken)
        taken.insert(name.lowercased())
        if name != wanted { diagnostics.add(.spreadsheetSheetName(wanted, became: name), at: Place(file: file)) }
        return name
    }

    /// The name, or the first of “name 2”, “name 3”… that nobody has.
    private static func free(_ name: String, _ taken: Set<String>) -> String {
        var candidate = name, number = 1
        while taken.contains(candidate.lowercased()) {
            number += 1
            candidate = cut(name, to: sheetNameLimit - 1 - String(number).count) + " \(number)"
        }
        return candidate
    }

    /// At most so many UTF-16 units, without cutting a character in two unless it alone is too long.
    private static func cut(_ text: String, to limit: Int) -> String {
        if text.utf16.count <= limit { return text }
        var out = "", count = 0
        for character in text {
            count += character.utf16.count
            if count > limit { break }
            out.append(character)
        }
        if !out.isEmpty { return out }
        count = 0
        for scalar in text.unicodeScalars {
            count += UTF16.width(scalar)
            if count > limit { break }
            out.unicodeScalars.append(scalar)
        }
        return out
    }

    // MARK: A sheet

    private mutating func part(_ sheet: Sheet, isFirst: Bool) -> [UInt8] {
        let placed = self.placed(sheet)
        let rules = self.rules(placed)
        var dropped = 0, firstDropped: CellReference?
        // Texts go to the table before the sheet is written, so that the closures below change nothing but the XML.
        var rows: [(row: Int, height: Double?, cells: [(cell: Cell, text: Int?)])] = []
        let heights = RowHeights(sheet)
        for row in placed {
            let cells: [(cell: Cell, text: Int?)] = row.cells.map { cell in
                guard let text = Self.text(of: cell.value) else { return (cell, nil) }
                let cleaned = XMLCharacters.cleaned(text)
                dropped += cleaned.dropped
                if cleaned.dropped > 0, firstDropped == nil { firstDropped = cell.reference }
                return (cell, self.index(of: cleaned.text, sheet, cell.reference))
            }
            rows.append((row.row, heights.points(cells.map { ($0.cell, $0.text.map { strings[$0] }) }), cells))
        }
        if let firstDropped {
            diagnostics.add(
                .spreadsheetCharactersDropped(sheet: sheet.name, cell: "\(firstDropped)", count: dropped),
                at: Place(file: file, line: firstDropped.row, column: firstDropped.column))
        }
        var xml = XMLWriter()
        xml.element("worksheet", ["xmlns": Self.main, "xmlns:r": Self.relations]) { xml in
            xml.element("sheetPr") { $0.element("pageSetUpPr", ["fitToPage": "1"]) }
            Self.view(sheet, isFirst, &xml)
            xml.element("sheetFormatPr", ["defaultRowHeight": "15"])
            Self.columns(sheet, &xml)
            xml.element("sheetData") { xml in
                for (row, height, cells) in rows {
                    xml.element("row", ["r": "\(row)", "ht": height.map(Cell.text)]) { xml in
                        for (cell, text) in cells { Self.cell(cell, text, &xml) }
                    }
                }
            }
            if !sheet.merges.isEmpty {
                xml.element("mergeCells", ["count": "\(sheet.merges.count)"]) { xml in
                    for range in sheet.merges { xml.element("mergeCell", ["ref": "\(range)"]) }
                }
            }
            if !rules.isEmpty {
                xml.element("dataValidations", ["count": "\(rules.count)"]) { xml in
                    for rule in rules {
                        xml.element(
                            "dataValidation",
                            ["type": "list", "allowBlank": "1", "showInputMessage": "1", "showErrorMessage": "1", "sqref": rule.cells]
                        ) { $0.element("formula1", text: rule.formula) }
                    }
                }
            }
            xml.element("pageMargins", ["left": "0.5", "right": "0.5", "top": "0.5", "bottom": "0.5", "header": "0.3", "footer": "0.3"])
            xml.element("pageSetup", ["paperSize": "9", "orientation": "landscape", "fitToWidth": "1", "fitToHeight": "0"])
        }
        return xml.bytes
    }

    /// Every cell with its place: in order, or where it says, if that is further on.
    private mutating func placed(_ sheet: Sheet) -> [(row: Int, cells: [Cell])] {
        var out: [(row: Int, cells: [Cell])] = [], row = 0, beyond = 0
        for cells in sheet.rows {
            row = max(row + 1, cells.lazy.compactMap { $0.reference?.row }.first ?? 0)
            guard row <= CellReference.rowLimit else {
                beyond += cells.count
                continue
            }
            var column = 0, kept: [Cell] = []
            for var cell in cells {
                column = max(column + 1, cell.reference?.column ?? 0)
                guard column <= CellReference.columnLimit else {
                    beyond += 1
                    continue
                }
                cell.reference = CellReference(row: row, column: column)
                kept.append(cell)
            }
            out.append((row, kept))
        }
        if beyond > 0 { diagnostics.add(.spreadsheetCut("edge", sheet: sheet.name, cell: "XFD1048576", count: beyond), at: Place(file: file)) }
        return out
    }

    private static func text(of value: Cell.Value) -> String? {
        switch value {
        case .text(let text): text
        case .date(let day) where SerialDay.serial(day) == nil: day.description
        default: nil
        }
    }

    private mutating func index(of text: String, _ sheet: Sheet, _ reference: CellReference?) -> Int {
        let kept = Self.cut(text, to: Self.textLimit)
        if kept.utf8.count < text.utf8.count, let reference {
            diagnostics.add(
                .spreadsheetCut("text", sheet: sheet.name, cell: "\(reference)", count: Self.textLimit),
                at: Place(file: file, line: reference.row, column: reference.column))
        }
        stringUses += 1
        if let index = stringIndex[kept] { return index }
        stringIndex[kept] = strings.count
        strings.append(kept)
        return strings.count - 1
    }

    private static func cell(_ cell: Cell, _ text: Int?, _ xml: inout XMLWriter) {
        let place = cell.reference.map { "\($0)" }
        var isDate = false, type: String?, value: String?
        switch cell.value {
        case .empty: break
        case .text: (type, value) = ("s", text.map(String.init))
        case .number(let number) where number.isFinite: value = Cell.text(number)
        case .number: (type, value) = ("e", "#NUM!")
        case .boolean(let flag): (type, value) = ("b", flag ? "1" : "0")
        case .error(let code): (type, value) = ("e", errors.contains(code) ? code : "#N/A")
        case .date(let day):
            if let serial = SerialDay.serial(day) { (isDate, value) = (true, String(serial)) } else { (type, value) = ("s", text.map(String.init)) }
        }
        if value == nil, cell.look == .plain { return }
        let style = WorkbookStyles.index(cell.look, isWrapped: cell.isWrapped, isDate: isDate)
        xml.element("c", ["r": place, "s": "\(style)", "t": type], value.map { value in { $0.element("v", text: value) } })
    }

    /// **Source**: ISO/IEC 29500-1, 18.17.3.
    private static let errors: Set<String> = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"]

    private static func view(_ sheet: Sheet, _ isFirst: Bool, _ xml: inout XMLWriter) {
        xml.element("sheetViews") { xml in
            xml.element("sheetView", ["tabSelected": isFirst ? "1" : nil, "workbookViewId": "0"]) { xml in
                let frozen = min(sheet.frozenRows, CellReference.rowLimit - 1)
                guard frozen > 0 else { return }
                xml.element("pane", ["ySplit": "\(frozen)", "topLeftCell": "A\(frozen + 1)", "activePane": "bottomLeft", "state": "frozen"])
                xml.element("selection", ["pane": "bottomLeft", "activeCell": "A\(frozen + 1)", "sqref": "A\(frozen + 1)"])
            }
        }
    }

    private static func columns(_ sheet: Sheet, _ xml: inout XMLWriter) {
        let columns = sheet.columns.prefix(CellReference.columnLimit).enumerated().filter { $0.element.width != nil || $0.element.isHidden }
        guard !columns.isEmpty else { return }
        xml.element("cols") { xml in
            for (i, column) in columns {
                let width = column.width.map { $0.isFinite ? min(255, max(0, $0)) : 9 } ?? 9
                xml.element("col", ["min": "\(i + 1)", "max": "\(i + 1)", "width": Cell.text(width), "hidden": column.isHidden ? "1" : nil, "customWidth": "1"])
            }
        }
    }

    // MARK: Drop-down lists

    /// Lists in the order of their first cell, each with all cells that have it.
    private mutating func rules(_ rows: [(row: Int, cells: [Cell])]) -> [(cells: String, formula: String)] {
        var order: [[String]] = [], cells: [[String]: [CellReference]] = [:]
        for row in rows {
            for cell in row.cells where !cell.choices.isEmpty {
                guard let reference = cell.reference else { continue }
                let choices = cell.choices.map { Self.cut(XMLCharacters.cleaned($0).text, to: Self.textLimit) }
                if cells[choices] == nil { order.append(choices) }
                cells[choices, default: []].append(reference)
            }
        }
        return order.map { choices in (Self.ranges(cells[choices] ?? []), formula(choices)) }
    }

    /// Cells that lie below one another as one range.
    private static func ranges(_ cells: [CellReference]) -> String {
        var ranges: [CellRange] = []
        for cell in cells.sorted(by: { ($0.column, $0.row) < ($1.column, $1.row) }) {
            if let last = ranges.last?.last, last.column == cell.column, last.row + 1 == cell.row {
                ranges[ranges.count - 1].last = cell
            } else {
                ranges.append(CellRange(cell, cell))
            }
        }
        return ranges.map { "\($0)" }.joined(separator: " ")
    }

    /// The list itself while Excel takes it (255 units, commas between), else where it is on the hidden sheet.
    private mutating func formula(_ choices: [String]) -> String {
        let joined = choices.joined(separator: ",")
        let isPlain = choices.allSatisfy { choice in
            !choice.isEmpty && choice.first?.isWhitespace == false && choice.last?.isWhitespace == false && !choice.contains { ",\"\n".contains($0) }
        }
        if isPlain, joined.utf16.count <= 255 { return "\"\(joined)\"" }
        let index = listIndex[choices] ?? lists.count
        if index == lists.count {
            listIndex[choices] = index
            lists.append(choices)
        }
        let column = CellReference.letters(index + 1)
        return "'\(listSheetName.replacing("'", with: "''"))'!$\(column)$1:$\(column)$\(min(choices.count, CellReference.rowLimit))"
    }

    private func listRows() -> [[Cell]] {
        (0..<(lists.map(\.count).max() ?? 0)).map { row in
            lists.indices.map { row < lists[$0].count ? Cell(.text(lists[$0][row])) : Cell() }
        }
    }

    // MARK: The other parts

    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let packaging = "http://schemas.openxmlformats.org/package/2006"

    private func stringsPart() -> [UInt8] {
        var xml = XMLWriter()
        xml.element("sst", ["xmlns": Self.main, "count": "\(stringUses)", "uniqueCount": "\(strings.count)"]) { xml in
            for string in strings {
                xml.element("si") { $0.element("t", ["xml:space": "preserve"], text: CellEscapes.escaped(string)) }
            }
        }
        return xml.bytes
    }

    private static func contentTypes(_ sheets: Int) -> [UInt8] {
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."
        var xml = XMLWriter()
        xml.element("Types", ["xmlns": packaging + "/content-types"]) { xml in
            xml.element("Default", ["Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"])
            xml.element("Default", ["Extension": "xml", "ContentType": "application/xml"])
            xml.element("Override", ["PartName": "/xl/workbook.xml", "ContentType": type + "sheet.main+xml"])
            xml.element("Override", ["PartName": "/xl/styles.xml", "ContentType": type + "styles+xml"])
            xml.element("Override", ["PartName": "/xl/sharedStrings.xml", "ContentType": type + "sharedStrings+xml"])
            for i in 0..<sheets { xml.element("Override", ["PartName": "/" + path(i), "ContentType": type + "worksheet+xml"]) }
        }
        return xml.bytes
    }

    private static func packageRelations() -> [UInt8] {
        var xml = XMLWriter()
        xml.element("Relationships", ["xmlns": packaging + "/relationships"]) {
            $0.element("Relationship", ["Id": "rId1", "Type": relations + "/officeDocument", "Target": "xl/workbook.xml"])
        }
        return xml.bytes
    }

    private static func workbookRelations(_ sheets: Int) -> [UInt8] {
        var xml = XMLWriter()
        xml.element("Relationships", ["xmlns": packaging + "/relationships"]) { xml in
            for i in 0..<sheets {
                xml.element("Relationship", ["Id": "rId\(i + 1)", "Type": relations + "/worksheet", "Target": "worksheets/sheet\(i + 1).xml"])
            }
            xml.element("Relationship", ["Id": "rId\(sheets + 1)", "Type": relations + "/styles", "Target": "styles.xml"])
            xml.element("Relationship", ["Id": "rId\(sheets + 2)", "Type": relations + "/sharedStrings", "Target": "sharedStrings.xml"])
        }
        return xml.bytes
    }

    private static func workbook(_ sheets: [Sheet], _ first: Int) -> [UInt8] {
        var xml = XMLWriter()
        xml.element("workbook", ["xmlns": main, "xmlns:r": relations]) { xml in
            xml.element("bookViews") { $0.element("workbookView", ["activeTab": "\(first)", "firstSheet": "\(first)"]) }
            xml.element("sheets") { xml in
                for (i, sheet) in sheets.enumerated() {
                    xml.element("sheet", ["name": sheet.name, "sheetId": "\(i + 1)", "state": sheet.isHidden ? "hidden" : nil, "r:id": "rId\(i + 1)"])
                }
            }
        }
        return xml.bytes
    }
}
