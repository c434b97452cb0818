import Continuum
import Foundation
import Imports
import Testing

/// Other programs read what is written, and what they write is read: openpyxl and XlsxWriter, neither of which shares a line with ours.
@Suite struct SpreadsheetExchangeTests {
    // MARK: Reading what others write

    @Test func openpyxlWritesWeRead() throws {
        let bytes = try PythonOffice.file(
            """
            import sys, datetime
            from openpyxl import Workbook
            from openpyxl.styles import Font
            from openpyxl.comments import Comment
            from openpyxl.worksheet.datavalidation import DataValidation
            book = Workbook()
            s = book.active
            s.title = "Réponses d’été"
            s.append(["Question", "Réponse", "Date"])
            s.append(["Où ?\\nLà <&> \\"ici\\"", True, datetime.date(2026, 11, 24)])
            s.append([None, 3.25, datetime.datetime(2026, 11, 24, 13, 30)])
            s.append(["=1+1", "_x0041_", datetime.time(13, 30)])
            s["E9"] = "#N/A"
            s["A1"].font = Font(bold=True)
            s["B2"].comment = Comment("vu", "moi")
            s.merge_cells("A6:C7")
            s["A6"] = "fusion"
            v = DataValidation(type="list", formula1='"Oui,Non"')
            s.add_data_validation(v)
            v.add("B2:B9")
            book.create_sheet("Vide")
            h = book.create_sheet("Cachée")
            h.sheet_state = "hidden"
            h["XFD1"] = 1
            book.save(sys.argv[1])
            """, needs: "openpyxl")
        let (read, diagnostics, report) = Spreadsheets.read(bytes)
        let workbook = try #require(read, "\(diagnostics.list.map(\.problem))")
        #expect(workbook.sheets.map(\.name) == ["Réponses d’été", "Vide", "Cachée"])
        #expect(workbook.sheets.map(\.isHidden) == [false, false, true])
        let values = Spreadsheets.values(workbook.sheets[0])
        #expect(values == [
            "A1": .text("Question"), "B1": .text("Réponse"), "C1": .text("Date"), "A2": .text("Où ?\nLà <&> \"ici\""), "B2": .boolean(true),
            "C2": .date(.day("2026-11-24")), "B3": .number(3.25), "C3": .date(.day("2026-11-24")), "B4": values["B4"] ?? .empty, "C4": .number(0.5625),
            "A6": .text("fusion"), "E9": .error("#N/A"),
        ])
        #expect(workbook.sheets[0].merges.map { "\($0)" } == ["A6:C7"])
        #expect(Spreadsheets.values(workbook.sheets[2]) == ["XFD1": .number(1)])
        // A formula that no spreadsheet has worked out has no value; a comment is no cell. Both are said.
        #expect(Set(diagnostics.list.map(\.problem)) == [.importNotSupported("formula without value", count: 1), .importNotSupported("comments", count: 1)])
        #expect(report.entries(.unknown).isEmpty, "\(report.entries(.unknown))")
    }

    @Test(arguments: ["{}", "{'constant_memory': True}", "{'strings_to_numbers': True, 'default_date_format': 'd mmm yyyy'}"])
    func xlsxwriterWritesWeRead(options: String) throws {
        let bytes = try PythonOffice.file(
            """
            import sys, datetime, xlsxwriter
            book = xlsxwriter.Workbook(sys.argv[1], \(options))
            day = book.add_format({"num_format": "dd/mm/yyyy"})
            red = book.add_format({"color": "red"})
            s = book.add_worksheet("A & B")
            s.write_row(0, 0, ["é", 1.5, True])
            s.write_datetime(1, 0, datetime.datetime(2026, 11, 24), day)
            s.write_rich_string(2, 0, "un ", red, "deux", " trois")
            s.write_formula(3, 0, "=2*21", None, 42)
            s.write_string(4, 0, "  bords  ")
            s.write_string(5, 0, "a\\x01b")
            s.write_url(6, 0, "https://example.org/?a=1&b=2")
            s.write_blank(7, 0, None, red)
            s.merge_range("B9:C9", "ensemble")
            s.write_string(9, 0, "")
            s.set_column(0, 0, 40)
            s.data_validation("D1:D5", {"validate": "list", "source": ["Oui", "Non"]})
            book.close()
            """, needs: "xlsxwriter")
        let (read, diagnostics, report) = Spreadsheets.read(bytes)
        let workbook = try #require(read, "\(diagnostics.list.map(\.problem))")
        #expect(Spreadsheets.values(workbook["A & B"]) == [
            "A1": .text("é"), "B1": .number(1.5), "C1": .boolean(true), "A2": .date(.day("2026-11-24")), "A3": .text("un deux trois"), "A4": .number(42),
            "A5": .text("  bords  "), "A6": .text("ab"), "A7": .text("https://example.org/?a=1&b=2"), "B9": .text("ensemble"),
        ])
        #expect(diagnostics.list.isEmpty, "\(diagnostics.list.map(\.problem))")
        #expect(report.entries.first { $0.what == "control character" }?.count == 1)
        #expect(report.entries.first { $0.what == "external link" } == nil)
    }

    // MARK: Others read what we write

    @Test func openpyxlReadsOurs() throws {
        var form = Spreadsheets.form
        form.sheets[0].merges = [try #require(CellRange("B4:C4"))]
        let answer = try PythonOffice.answer(
            """
            import sys, datetime
            from openpyxl import load_workbook
            book = load_workbook(sys.argv[1])
            print([(s.title, s.sheet_state) for s in book.worksheets], book.active.title)
            s = book["Questions"]
            for row in s.iter_rows():
                for c in row:
                    if c.value is not None: print(c.coordinate, c.data_type, repr(c.value.date() if isinstance(c.value, datetime.datetime) else c.value))
            def look(r):
                c = s[r]
                return (r, c.font.b or False, c.fill.patternType, c.fill.fgColor.rgb, c.alignment.wrap_text or False, c.border.left.style, c.number_format)
            for r in ["A1", "B2", "C2", "D2", "B4"]: print(look(r))
            print(s.freeze_panes, book["Lisez-moi"].freeze_panes, [str(r) for r in s.merged_cells.ranges])
            print([(k, v.width, v.hidden) for k, v in sorted(s.column_dimensions.items())])
            print([s.row_dimensions[r].height for r in range(1, 7)])
            for v in s.data_validations.dataValidation: print(v.type, v.sqref, v.formula1, v.allow_blank, v.showErrorMessage)
            print([c.value for c in book["_lists"]["A"]])
            """, needs: "openpyxl", about: Spreadsheets.bytes(form))
        #expect(answer == """
            [('Questions', 'visible'), ('Lisez-moi', 'visible'), ('_lists', 'hidden')] Questions
            A1 s 'id'
            B1 s 'Question'
            C1 s 'Réponse'
            D1 s 'Depuis le'
            A2 s 'q-1'
            B2 s 'Où sont les données ?\\nEt leurs copies ?'
            D2 d datetime.date(2026, 11, 24)
            A3 s 'q-2'
            B3 s 'Qui détient les clés ?'
            C3 s 'Oui'
            B4 s 'Groupe'
            A5 s 'q-3'
            B5 s 'Combien ?'
            C5 n 0.1
            D5 b True
            A6 s 'q-4'
            B6 s 'Laquelle ?'
            D6 n -42
            ('A1', True, 'solid', 'FFDCE6F1', True, 'thin', 'General')
            ('B2', False, None, '00000000', True, None, 'General')
            ('C2', False, 'solid', 'FFFFF9D6', True, 'thin', 'General')
            ('D2', False, 'solid', 'FFFFF9D6', True, 'thin', 'yyyy\\\\-mm\\\\-dd')
            ('B4', True, None, '00000000', False, None, 'General')
            A2 None ['B4:C4']
            [('A', 9.0, True), ('B', 50.0, False), ('C', 20.0, False), ('D', 40.5, False)]
            [None, 30.0, None, None, None, None]
            list C2:C3 "Oui,Non,Je ne sais pas" True True
            list C6 '_lists'!$A$1:$A$2 True True
            ['Oui, en France', 'Non, ailleurs']

            """)
    }

    /// Through the hands of another program and back: the answers typed there are those that are read.
    @Test func formFilledInElsewhere() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-\(UUID().uuidString).xlsx")
        try Data(Spreadsheets.bytes(Spreadsheets.form)).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        _ = try PythonOffice.run(
            """
            import sys, datetime
            from openpyxl import load_workbook
            book = load_workbook(sys.argv[1])
            s = book["Questions"]
            s["C2"] = "Non"
            s["D2"] = datetime.date(2025, 1, 31)
            s["C6"] = "Oui, en France"
            book.save(sys.argv[1])
            """, needs: "openpyxl", [file.path])
        let (read, diagnostics, _) = Spreadsheets.read(Array(try Data(contentsOf: file)))
        let workbook = try #require(read)
        #expect(diagnostics.list.isEmpty, "\(diagnostics.list.map(\.problem))")
        #expect(workbook.sheets.map(\.name) == ["Questions", "Lisez-moi"])
        let sheet = try #require(workbook["Questions"])
        let columns = sheet.titles(), id = try #require(columns["id"]), answer = try #require(columns["Réponse"]), since = try #require(columns["Depuis le"])
        let answers = sheet.rows.dropFirst().compactMap { row -> [String]? in
            guard let number = row.first?.reference?.row, let key = sheet[row: number, column: id]?.content else { return nil }
            return [key, sheet[row: number, column: answer]?.content ?? "", sheet[row: number, column: since]?.content ?? ""]
        }
        #expect(answers == [["q-1", "Non", "2025-01-31"], ["q-2", "Oui", ""], ["q-3", "0.1", "true"], ["q-4", "Oui, en France", "-42"]])
    }

    /// Names, lists and texts that XML or formulas would stumble over.
    @Test func oddWordsInOpenpyxl() throws {
        let words = ["<a> & \"b\"", "'c'", "é😀", "=1+1", "  x  "]
        let sheet = Sheet(name: "L’été & <co>", rows: words.map { [Cell(.text($0)), Cell(choices: [$0, "autre"])] })
        let answer = try PythonOffice.answer(
            """
            import sys
            from openpyxl import load_workbook
            s = load_workbook(sys.argv[1]).worksheets[0]
            print(s.title)
            print([c.value for c in s["A"]])
            for v in s.data_validations.dataValidation: print(v.sqref, v.formula1)
            """, needs: "openpyxl", about: Spreadsheets.bytes(Workbook(sheets: [sheet, Sheet(name: "_lists", isHidden: true)])))
        #expect(answer == """
            L’été & <co>
            ['<a> & "b"', "'c'", 'é😀', '=1+1', '  x  ']
            B1 '_lists 2'!$A$1:$A$2
            B2 "'c',autre"
            B3 "é😀,autre"
            B4 "=1+1,autre"
            B5 '_lists 2'!$B$1:$B$2

            """)
    }

    /// The whole of a long form, and Python’s own ZIP says that every checksum is right.
    @Test func pythonUnpacksOurs() throws {
        let rows = (0..<2_000).map { [Cell(.text("ligne \($0) – \(String(repeating: "é", count: $0 % 97))")), Cell(.number(Double($0) / 7))] }
        let answer = try PythonOffice.answer(
            "import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nprint(z.testzip(), [(i.filename, i.date_time) for i in z.infolist()][-1])", needs: "zipfile",
            about: Spreadsheets.bytes(Workbook(sheets: [Sheet(name: "S", rows: rows)])))
        #expect(answer == "None ('xl/worksheets/sheet1.xml', (1980, 1, 1, 0, 0, 0))\n")
    }
}
