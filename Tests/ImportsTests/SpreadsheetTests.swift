import Continuum
import Foundation
import Imports
import Testing

/// What is written reads back; what the format says is read as it says.
@Suite struct SpreadsheetTests {
    // MARK: Round trip

    @Test func formReadsBack() throws {
        let (bytes, problems) = WorkbookWriter.bytes(of: Spreadsheets.form, file: "form.xlsx")
        #expect(problems.list.isEmpty)
        let (read, diagnostics, report) = Spreadsheets.read(bytes)
        let workbook = try #require(read)
        #expect(diagnostics.list.isEmpty, "\(diagnostics.list.map { $0.problem })")
        #expect(workbook.sheets.map(\.name) == ["Questions", "Lisez-moi"])
        let sheet = try #require(workbook["questions"])
        #expect(Spreadsheets.values(sheet) == [
            "A1": .text("id"), "B1": .text("Question"), "C1": .text("Réponse"), "D1": .text("Depuis le"),
            "A2": .text("q-1"), "B2": .text("Où sont les données ?\nEt leurs copies ?"), "D2": .date(.day("2026-11-24")),
            "A3": .text("q-2"), "B3": .text("Qui détient les clés ?"), "C3": .text("Oui"), "B4": .text("Groupe"),
            "A5": .text("q-3"), "B5": .text("Combien ?"), "C5": .number(0.1), "D5": .boolean(true),
            "A6": .text("q-4"), "B6": .text("Laquelle ?"), "D6": .number(-42),
        ])
        #expect(sheet.titles() == ["id": 1, "Question": 2, "Réponse": 3, "Depuis le": 4])
        #expect(sheet[row: 3, column: 3]?.content == "Oui")
        #expect(sheet[row: 2, column: 3] == nil)
        #expect(sheet[row: 99, column: 1] == nil)
        #expect(report.sheets == 2 && report.cells == 19)
        #expect(report.entries(.understood).map(\.what) == ["cell", "sheet"])
        #expect(report.entries(.ignored).contains { $0.what == "sheet _lists" })
        #expect(report.entries(.unsupported).isEmpty && report.entries(.unknown).isEmpty)
    }

    @Test func sameWorkbookSameBytes() {
        #expect(Spreadsheets.bytes(Spreadsheets.form) == Spreadsheets.bytes(Spreadsheets.form))
        var other = Spreadsheets.form
        other.sheets[0].rows[1][2].value = .text("x")
        #expect(Spreadsheets.bytes(Spreadsheets.form) != Spreadsheets.bytes(other))
    }

    /// What was read can be written again, cells keeping their places.
    @Test func readingWritesBack() throws {
        let first = try #require(Spreadsheets.read(Spreadsheets.bytes(Spreadsheets.form)).workbook)
        let second = try #require(Spreadsheets.read(Spreadsheets.bytes(first)).workbook)
        #expect(first == second)
    }

    @Test(arguments: [
        "a", " a ", "  ", "\n", "a\nb", "a\tb", "<b>&amp;\"'", "]]>", "é – Œ 😀 日本", "_x000D_", "_x005F_x000D_", "__x0041_", "_xZZZZ_", "=1+1", "#REF!", "0012", "true",
        "\u{FEFF}a", "a\u{2028}b", "\u{85}", "e\u{301}", "👩‍👩‍👧", "\u{FFFD}", String(repeating: "é", count: 30_000), String(repeating: "<", count: 5_000),
    ])
    func textReadsBack(text: String) throws {
        let (bytes, problems) = WorkbookWriter.bytes(of: Workbook(sheets: [Sheet(name: "S", rows: [[Cell(.text(text))]])]))
        #expect(problems.list.isEmpty)
        let (workbook, diagnostics, _) = Spreadsheets.read(bytes)
        #expect(diagnostics.list.isEmpty)
        #expect(try #require(workbook).sheets[0].rows.first?.first?.value == .text(text))
    }

    @Test(arguments: [0, -0.0, 1, -1, 0.1, 1.0 / 3, 1e15, 1e-300, 1.7976931348623157e308, 123_456_789_012_345, 9_007_199_254_740_992, Double.leastNonzeroMagnitude])
    func numbersReadBack(number: Double) throws {
        let bytes = Spreadsheets.bytes(Workbook(sheets: [Sheet(name: "S", rows: [[Cell(.number(number))]])]))
        #expect(try #require(Spreadsheets.read(bytes).workbook).sheets[0].rows[0][0].value == .number(number))
    }

    @Test func numbersThatAreNone() throws {
        let bytes = Spreadsheets.bytes(Workbook(sheets: [Sheet(name: "S", rows: [[Cell(.number(.nan)), Cell(.number(.infinity)), Cell(.error("#REF!")), Cell(.error("x"))]])]))
        #expect(Spreadsheets.values(try #require(Spreadsheets.read(bytes).workbook).sheets[0]) == ["A1": .error("#NUM!"), "B1": .error("#NUM!"), "C1": .error("#REF!"), "D1": .error("#N/A")])
    }

    /// Spreadsheets do not agree on days before March 1900: those are text, which everybody reads alike.
    @Test(arguments: ["1900-03-01", "1970-01-01", "2000-02-29", "2026-11-24", "9999-12-31"], ["0001-01-01", "1899-12-31", "1900-02-28"])
    func daysReadBack(day: String, early: String) throws {
        let bytes = Spreadsheets.bytes(Workbook(sheets: [Sheet(name: "S", rows: [[Cell(.date(.day(day))), Cell(.date(.day(early)))]])]))
        #expect(Spreadsheets.values(try #require(Spreadsheets.read(bytes).workbook).sheets[0]) == ["A1": .date(.day(day)), "B1": .text(early)])
    }

    // MARK: What does not fit

    @Test func charactersThatXMLHasNot() throws {
        let (bytes, problems) = WorkbookWriter.bytes(of: Workbook(sheets: [Sheet(name: "S", rows: [[], [Cell(.text("ok")), Cell(.text("a\u{0}b\u{1B}c\u{FFFE}\r\nd\re"))], [Cell(.text("\u{1}"))]])]), file: "f.xlsx")
        #expect(problems.list.map(\.problem) == [.spreadsheetCharactersDropped(sheet: "S", cell: "B2", count: 4)])
        #expect(Spreadsheets.values(try #require(Spreadsheets.read(bytes).workbook).sheets[0]) == ["A2": .text("ok"), "B2": .text("abc\nd\ne")])
    }

    @Test func longTextIsCut() throws {
        let long = String(repeating: "a", count: 32_766) + "😀"
        let (bytes, problems) = WorkbookWriter.bytes(of: Workbook(sheets: [Sheet(name: "S", rows: [[Cell(.text(long)), Cell(.text(String(long.dropLast()) + "b"))]])]), file: "f.xlsx")
        #expect(problems.list.map(\.problem) == [.spreadsheetCut("text", sheet: "S", cell: "A1", count: 32_767)])
        #expect(problems.list.first?.place == Place(file: "f.xlsx", line: 1, column: 1))
        let values = Spreadsheets.values(try #require(Spreadsheets.read(bytes).workbook).sheets[0])
        #expect(values["A1"] == .text(String(repeating: "a", count: 32_766)))
        #expect(values["B1"] == .text(String(repeating: "a", count: 32_766) + "b"))
    }

    @Test func namesOfSheetsAreMadeToFit() throws {
        let names = ["", "a/b", "A b", "History", "'quoted'", String(repeating: "x", count: 40), String(repeating: "X", count: 31), "a\u{1}", "fine"]
        let (bytes, problems) = WorkbookWriter.bytes(of: Workbook(sheets: names.map { Sheet(name: $0) }), file: "f.xlsx")
        let read = try #require(Spreadsheets.read(bytes).workbook).sheets.map(\.name)
        #expect(read == ["Sheet", "a b", "A b 2", "Sheet 2", "quoted", String(repeating: "x", count: 31), String(repeating: "X", count: 29) + " 2", "a", "fine"])
        #expect(Spreadsheets.ids(problems) == [String](repeating: "PORT137", count: 8))
    }

    @Test func rowsBeyondTheEdge() throws {
        let far = Cell(.text("x"), reference: CellReference(row: 1_048_576, column: 16_384))
        let (bytes, problems) = WorkbookWriter.bytes(of: Workbook(sheets: [Sheet(name: "S", rows: [[far, Cell(.text("y"))], [Cell(.text("z"))]])]))
        #expect(problems.list.map(\.problem) == [.spreadsheetCut("edge", sheet: "S", cell: "XFD1048576", count: 2)])
        #expect(Spreadsheets.values(try #require(Spreadsheets.read(bytes).workbook).sheets[0]) == ["XFD1048576": .text("x")])
    }

    @Test func somethingIsAlwaysSeen() throws {
        #expect(try #require(Spreadsheets.read(Spreadsheets.bytes(Workbook())).workbook).sheets.map(\.name) == ["Sheet1"])
        let hidden = Workbook(sheets: [Sheet(name: "a", isHidden: true), Sheet(name: "b", isHidden: true)])
        #expect(try #require(Spreadsheets.read(Spreadsheets.bytes(hidden)).workbook).sheets.map(\.isHidden) == [false, true])
    }

    /// Neither lists, nor widths, nor places can make the writer stop.
    @Test func oddFormsAreWritten() throws {
        let text = String(repeating: "mot ", count: 8_000)
        var sheet = Sheet(name: "S", columns: [Column(width: .nan), Column(width: -1), Column(width: 1e-300), Column(width: .infinity), Column(width: 1e9, isHidden: true)], frozenRows: .max)
        sheet.rows = [[.text(text), .text(text), .text(text), .text(text), .text(text)], [], [Cell(choices: [""]), Cell(choices: [" a", "b\nc", "\u{1}"]), Cell(choices: [String](repeating: "x", count: 500))]]
        sheet.merges = [CellRange(CellReference(row: 1, column: 1), CellReference(row: 1, column: 3)), CellRange(CellReference(row: 1, column: 1), CellReference(row: 2, column: 16_384))]
        let workbook = try #require(Spreadsheets.read(Spreadsheets.bytes(Workbook(sheets: [sheet]))).workbook)
        #expect(Spreadsheets.values(workbook.sheets[0])["A1"] == .text(text))
    }

    // MARK: What the format says

    @Test func everySortOfCell() throws {
        let bytes = Spreadsheets.sheet(
            """
            <sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>in</t></r><r><rPr><b/></rPr><t xml:space="preserve"> line</t></r></is></c></row>
            <row r="3"><c r="A3"><v>1.5E2</v></c><c r="B3" t="b"><v>1</v></c><c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D3" t="str"><f>A1&amp;"x"</f><v>cached_x000D_&#10;y</v></c>
            <c r="E3"><f>SUM(A1:A2)</f><v>7</v></c><c r="F3"><f>NOW()</f></c><c r="I3"><f>NOW()</f><v/></c><c r="J3" t="str"><f>""</f><v></v></c><c r="G3" s="1"/><c r="H3" t="d"><v>2026-11-24T10:00:00</v></c></row>
            <row><c><v>4</v></c><c s="1"><v>46350</v></c><c s="2"><v>46350.5</v></c><c s="3"><v>0.5</v></c><c s="1"><v>60</v></c></row></sheetData>
            """,
            strings: "<si><t>shared</t></si><si><r><rPr><b/></rPr><t>rich </t></r><r><t>text</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></si>",
            styles: "<numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-40C]d\\ mmmm\\ yyyy;@\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"20\"/></cellXfs>")
        let (workbook, diagnostics, report) = Spreadsheets.read(bytes)
        #expect(Spreadsheets.values(try #require(workbook).sheets[0]) == [
            "A1": .text("shared"), "B1": .text("rich text"), "C1": .text("in line"), "A3": .number(150), "B3": .boolean(true), "C3": .error("#DIV/0!"),
            "D3": .text("cached\ny"), "E3": .number(7), "H3": .date(.day("2026-11-24")), "A4": .number(4), "B4": .date(.day("2026-11-24")),
            "C4": .date(.day("2026-11-24")), "D4": .number(0.5), "E4": .number(60),
        ])
        #expect(diagnostics.list.map(\.problem) == [.importNotSupported("formula without value", count: 2)])
        #expect(report.entries.first { $0.what == "formula" }?.count == 4)
        #expect(report.entries.first { $0.what == "time of day" }?.count == 2)
    }

    @Test func calendarOf1904() throws {
        let styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"
        let bytes = Spreadsheets.sheet("<sheetData><row><c><v>0</v></c><c><v>44888</v></c></row></sheetData>", styles: styles, workbook: "<workbookPr date1904=\"1\"/>")
        #expect(Spreadsheets.values(try #require(Spreadsheets.read(bytes).workbook).sheets[0]) == ["A1": .date(.day("1904-01-01")), "B1": .date(.day("2026-11-24"))])
    }

    @Test func daysBeforeTheOneThatNeverWas() throws {
        let bytes = Spreadsheets.sheet("<sheetData><row><c><v>1</v></c><c><v>59</v></c><c><v>61</v></c></row></sheetData>", styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>")
        #expect(Spreadsheets.values(try #require(Spreadsheets.read(bytes).workbook).sheets[0])
            == ["A1": .date(.day("1900-01-01")), "B1": .date(.day("1900-02-28")), "C1": .date(.day("1900-03-01"))])
    }

    @Test(arguments: [
        ("yyyy-mm-dd", true), ("dd/mm/yy", true), ("mmm", true), ("d\\ mmmm", true), ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", true), ("jj/mm/aaaa", true), ("m/d/yy h:mm", true),
        ("General", false), ("0.00", false), ("#,##0 \"days\"", false), ("[Red]0.0", false), ("h:mm", false), ("[h]:mm:ss", false), ("mm:ss", false), ("0\\d", false), ("@", false),
        ("0.00E+00", false), ("_-* #,##0.00\\ \"€\"_-;\\-* d", false), ("", false), ("\"", false), ("[", false), ("\\", false),
    ])
    func formatsOfDates(code: String, isDate: Bool) throws {
        let escaped = code.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
        let styles = "<numFmts><numFmt numFmtId=\"200\" formatCode=\"\(escaped)\"/></numFmts><cellXfs><xf numFmtId=\"200\"/></cellXfs>"
        let bytes = Spreadsheets.sheet("<sheetData><row><c><v>46350</v></c></row></sheetData>", styles: styles)
        #expect(Spreadsheets.values(try #require(Spreadsheets.read(bytes).workbook).sheets[0])["A1"] == (isDate ? .date(.day("2026-11-24")) : .number(46_350)))
    }

    @Test func firstOfMergedCellsHasTheValue() throws {
        let bytes = Spreadsheets.sheet("""
            <sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row><row r="2"><c r="A2"><v>4</v></c><c r="B2"><v>5</v></c><c r="D2"><v>6</v></c></row>
            <row r="9"><c r="A9"><v>7</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/><mergeCell ref="C2:D5"/><mergeCell ref="E1"/><mergeCell ref="x"/></mergeCells>
            """)
        let (workbook, diagnostics, report) = Spreadsheets.read(bytes)
        #expect(Spreadsheets.values(try #require(workbook).sheets[0]) == ["A1": .number(1), "C1": .number(3), "A9": .number(7)])
        #expect(try #require(workbook).sheets[0].merges.map { "\($0)" } == ["A1:B2", "B2:C3", "C2:D5"])
        #expect(report.entries.first { $0.what == "value under a merged cell" }?.count == 4)
        #expect(diagnostics.list.map(\.problem.id) == ["PORT117", "PORT117"])
    }

    @Test func cellsOutOfOrder() throws {
        let bytes = Spreadsheets.sheet("<sheetData><row r=\"5\"><c r=\"C5\"><v>1</v></c><c r=\"A5\"><v>2</v></c></row><row r=\"2\"><c r=\"A2\"><v>3</v></c><c r=\"A2\"><v>4</v></c></row></sheetData>")
        let (workbook, diagnostics, _) = Spreadsheets.read(bytes)
        let sheet = try #require(workbook).sheets[0]
        #expect(sheet.rows.map { $0.map { "\($0.reference.map { "\($0)" } ?? "")" } } == [["A2"], ["A5", "C5"]])
        #expect(sheet[row: 2, column: 1]?.value == .number(3))
        #expect(diagnostics.list.map(\.problem) == [.importUnknownWord("cell written twice", count: 1, nearest: nil)])
    }

    @Test(arguments: [
        ("<c r=\"B7\" t=\"s\"><v>9</v></c>", "9"), ("<c r=\"B7\" t=\"s\"><v>-1</v></c>", "-1"), ("<c r=\"B7\" t=\"b\"><v>maybe</v></c>", "maybe"),
        ("<c r=\"B7\"><v>0x10</v></c>", "0x10"), ("<c r=\"B7\"><v>nan</v></c>", "nan"), ("<c r=\"B7\"><v>1e999</v></c>", "1e999"), ("<c r=\"B7\"><v>1,5</v></c>", "1,5"),
        ("<c r=\"B7\" t=\"d\"><v>2026-02-30</v></c>", "2026-02-30"), ("<c r=\"B7\" t=\"z\"><v>1</v></c>", "t=z"),
    ])
    func valuesThatCannotBeRead(cell: String, found: String) throws {
        let (workbook, diagnostics, _) = Spreadsheets.read(Spreadsheets.sheet("<sheetData><row r=\"7\">\(cell)</row></sheetData>", strings: "<si><t>a</t></si>"))
        #expect(try #require(workbook).sheets[0].rows.isEmpty)
        #expect(diagnostics.list.map(\.problem) == [.importBadValue(found, key: "S!B7")])
        #expect(diagnostics.list.first?.place == Place(file: "form.xlsx", line: 7, column: 2))
    }

    @Test func whatIsNotReadIsCounted() throws {
        var parts = Spreadsheets.parts("""
            <sheetViews><sheetView/></sheetViews><sheetData><row><c><v>1</v><extLst/></c></row></sheetData><dataValidations/><drawing r:id="a"/><wonder/><x14:new xmlns:x14="urn:x"><x14:c/></x14:new>
            """)
        for name in ["xl/comments1.xml", "xl/media/image1.png", "xl/vbaProject.bin", "docProps/app.xml", "xl/theme/theme1.xml", "odd.txt", "folder/"] { parts.append((name, "x")) }
        let (workbook, diagnostics, report) = Spreadsheets.read(Spreadsheets.archive(parts))
        #expect(workbook != nil)
        #expect(report.entries(.ignored).map(\.what) == ["<dataValidations>", "<extLst>", "<sheetViews>", "<x14:new>", "parts of presentation"])
        #expect(report.entries(.unsupported).map(\.what) == ["<drawing>", "comments", "drawings, pictures and other objects", "macros"])
        #expect(report.entries(.unknown).map(\.what) == ["<wonder>", "odd.txt"])
        #expect(Spreadsheets.ids(diagnostics) == ["PORT116", "PORT116", "PORT116", "PORT116", "PORT117", "PORT117"])
    }

    @Test func strictWorkbooksAndOddPrefixes() throws {
        let parts = Spreadsheets.parts("<s:sheetData><s:row><s:c><s:v>1</s:v></s:c></s:row></s:sheetData>").map { name, text in
            (name.replacing("/", with: "\\"), text
                .replacing("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"", with: "<s:worksheet xmlns:s=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"")
                .replacing("</worksheet>", with: "</s:worksheet>").replacing("xmlns:r=", with: "xmlns:rel=").replacing("r:id=", with: "rel:id="))
        }
        #expect(Spreadsheets.values(try #require(Spreadsheets.read(Spreadsheets.archive(parts)).workbook).sheets[0]) == ["A1": .number(1)])
    }

    // MARK: References

    @Test(arguments: [("A1", 1, 1), ("$B$7", 7, 2), ("Z9", 9, 26), ("AA10", 10, 27), ("XFD1048576", 1_048_576, 16_384), ("aa10", 10, 27)])
    func references(text: String, row: Int, column: Int) {
        #expect(CellReference(text) == CellReference(row: row, column: column))
        #expect(CellReference(row: row, column: column).description == text.uppercased().replacing("$", with: ""))
    }

    @Test(arguments: ["", "A", "1", "A0", "XFE1", "A1048577", "1A", "A1B", "A-1", "A99999999999999999999", "ZZZZZZZZZZZZZZZZ1", "É1"])
    func noReferences(text: String) { #expect(CellReference(text) == nil) }

    @Test func referencesInWords() {
        let reference = CellReference(row: 7, column: 2)
        #expect(reference.words(sheet: "Questions") == Bilingual(fr: "feuille «\u{A0}Questions\u{A0}», cellule B7", en: "sheet “Questions”, cell B7"))
        #expect(CellRange("C3:A1").map { "\($0)" } == "A1:C3")
        #expect(CellRange("A1:B2:C3") == nil)
    }

    @Test(arguments: [
        Problem.spreadsheetNotZIP(looksLike: "empty"), .spreadsheetNotZIP(looksLike: "text"), .spreadsheetNotZIP(looksLike: "other"), .spreadsheetCompound(isEncrypted: true),
        .spreadsheetCompound(isEncrypted: false), .spreadsheetDamaged(part: "", "truncated"), .spreadsheetDamaged(part: "", "directory"), .spreadsheetDamaged(part: "a", "truncated"),
        .spreadsheetDamaged(part: "a", "checksum"), .spreadsheetDamaged(part: "a", "size"), .spreadsheetDamaged(part: "a", "header"), .spreadsheetDamaged(part: "a", "twice"),
        .spreadsheetDamaged(part: "a", "compression"), .spreadsheetZIPFeature("zip64"), .spreadsheetZIPFeature("encryption"), .spreadsheetZIPFeature("disks"), .spreadsheetZIPFeature("12"),
        .spreadsheetLimit("bytes", limit: 1), .spreadsheetLimit("size", limit: 1), .spreadsheetLimit("ratio", limit: 1), .spreadsheetLimit("parts", limit: 1),
        .spreadsheetLimit("sheets", limit: 1), .spreadsheetLimit("cells", limit: 1), .spreadsheetLimit("strings", limit: 1), .spreadsheetLimit("formats", limit: 1),
        .spreadsheetLimit("merges", limit: 1), .spreadsheetLimit("depth", limit: 1), .spreadsheetXML(part: "a", "truncated"), .spreadsheetXML(part: "a", "entities"),
        .spreadsheetXML(part: "a", "encoding"), .spreadsheetXML(part: "a", "utf8"), .spreadsheetXML(part: "a", "root"), .spreadsheetPartMissing("a", found: ""),
        .spreadsheetPartMissing("a", found: "ods"), .spreadsheetSheetName("a", became: "b"), .spreadsheetCut("text", sheet: "a", cell: "B7", count: 1), .spreadsheetCut("edge", sheet: "a", cell: "B7", count: 1),
        .spreadsheetCharactersDropped(sheet: "a", cell: "B7", count: 1),
    ])
    func problemsHaveWords(problem: Problem) {
        #expect(problem.message(.french) != problem.message(.english))
        #expect(!problem.message(.french).hasSuffix("."))
        #expect(problem.why(.french) != nil && problem.why(.english) != nil)
        #expect(problem.severity == .warning || problem.help(.french) != nil)
        #expect(!problem.message(.french).contains("Problème de classeur"))
        #expect(("PORT130"..."PORT139").contains(problem.id))
    }
}
