import Continuum
import Foundation
import Imports
import Testing

/// Whatever is given to the reader, it answers, soon, with diagnostics. The limits of time are for hangs, not for speed.
@Suite(.serialized) struct HostileSpreadsheetTests {
    private static func ids(_ bytes: [UInt8], _ limits: SpreadsheetLimits = SpreadsheetLimits()) -> [String] {
        let (workbook, diagnostics, _) = Spreadsheets.read(bytes, limits: limits)
        #expect((workbook == nil) == diagnostics.hasErrors)
        return Spreadsheets.ids(diagnostics)
    }

    private static func problem(_ bytes: [UInt8], _ limits: SpreadsheetLimits = SpreadsheetLimits()) -> Problem? {
        Spreadsheets.read(bytes, limits: limits).diagnostics.list.first { $0.severity == .error }?.problem
    }

    private static let inside = "<sheetData><row><c t=\"inlineStr\"><is><t>oui</t></is></c></row></sheetData>"

    // MARK: Other files

    @Test(arguments: [("", "empty"), ("id;réponse\n1;oui\n", "text"), ("id;answer\n1;yes\n", "text"), ("<html><table/></html>", "text"), ("P", "text"), ("PK", "text"), ("PK\u{7}\u{8}", "other")])
    func filesThatAreNoZIP(text: String, looks: String) { #expect(Self.problem(Array(text.utf8)) == .spreadsheetNotZIP(looksLike: looks)) }

    @Test func oldAndEncryptedFiles() {
        let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
        #expect(Self.problem(old) == .spreadsheetCompound(isEncrypted: false))
        #expect(Self.problem(old + "EncryptedPackage".utf8.flatMap { [$0, 0] }) == .spreadsheetCompound(isEncrypted: true))
    }

    @Test func otherFormatsOfOffices() {
        #expect(Self.problem(Spreadsheets.archive([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>")])) == .spreadsheetPartMissing("xl/workbook.xml", found: "ods"))
        #expect(Self.problem(Spreadsheets.archive([("word/document.xml", "<a/>")])) == .spreadsheetPartMissing("xl/workbook.xml", found: "docx"))
        #expect(Self.problem(Spreadsheets.archive([("xl/workbook.bin", "x")])) == .spreadsheetPartMissing("xl/workbook.xml", found: "xlsb"))
        #expect(Self.problem(Spreadsheets.archive([])) == .spreadsheetPartMissing("xl/workbook.xml", found: ""))
    }

    /// Cells that point to texts which are not there would otherwise be read as empty.
    @Test func missingTexts() {
        var parts = Spreadsheets.parts("<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>", strings: "<si><t>a</t></si>")
        #expect(Self.ids(Spreadsheets.archive(parts)).isEmpty)
        parts.removeLast()
        #expect(Self.problem(Spreadsheets.archive(parts)) == .spreadsheetPartMissing("xl/sharedStrings.xml", found: ""))
        parts[4].1 = parts[4].1.replacing("t=\"s\"", with: "")
        #expect(Self.ids(Spreadsheets.archive(parts)).isEmpty)
    }

    @Test(arguments: 0..<5) func missingParts(index: Int) {
        var parts = Spreadsheets.parts(Self.inside)
        let name = parts.remove(at: index).0
        switch name {
        // Neither is needed to find the cells.
        case "[Content_Types].xml", "_rels/.rels": #expect(Self.ids(Spreadsheets.archive(parts)).isEmpty)
        default: #expect(Self.ids(Spreadsheets.archive(parts)) == ["PORT136"], "\(name)")
        }
    }

    // MARK: Lies of the archive

    @Test func liesOfTheArchive() {
        let parts = Spreadsheets.parts(Self.inside).map { (name: Array($0.0.utf8), bytes: Array($0.1.utf8)) }
        func problem(_ zip: RawZIP) -> Problem? { Self.problem(zip.bytes(parts)) }
        #expect(problem(RawZIP()) == nil)
        #expect(problem(RawZIP(method: 12)) == .spreadsheetZIPFeature("12"))
        #expect(problem(RawZIP(flags: 1)) == .spreadsheetZIPFeature("encryption"))
        #expect(problem(RawZIP(size: 0xFFFF_FFFF)) == .spreadsheetZIPFeature("zip64"))
        #expect(problem(RawZIP(compressedSize: 0xFFFF_FFFF)) == .spreadsheetZIPFeature("zip64"))
        #expect(problem(RawZIP(count: 0xFFFF)) == .spreadsheetZIPFeature("zip64"))
        #expect(problem(RawZIP(count: 5_000)) == .spreadsheetLimit("parts", limit: 4_096))
        #expect(problem(RawZIP(count: 6)) == .spreadsheetDamaged(part: "", "directory"))
        #expect(problem(RawZIP(checksum: 1)) == .spreadsheetDamaged(part: "_rels/.rels", "checksum"))
        #expect(problem(RawZIP(size: 7)) == .spreadsheetDamaged(part: "_rels/.rels", "size"))
        #expect(problem(RawZIP(size: 0xFFFF_FFF0)) == .spreadsheetLimit("ratio", limit: 400))
        #expect(problem(RawZIP(compressedSize: 0xFFFF_FFF0)) == .spreadsheetDamaged(part: "_rels/.rels", "truncated"))
        #expect(problem(RawZIP(size: 0x0FFF_FFF0, compressedSize: 0x0FFF_FFF0)) == .spreadsheetLimit("size", limit: 32 << 20))
        #expect(problem(RawZIP(method: 8)) == .spreadsheetDamaged(part: "_rels/.rels", "compression"))
        #expect(problem(RawZIP(localName: "other")) == .spreadsheetDamaged(part: "_rels/.rels", "header"))
        #expect(Self.problem(RawZIP().bytes(parts + [parts[4]])) == .spreadsheetDamaged(part: "xl/worksheets/sheet1.xml", "twice"))
        // Bytes after the end, a comment, and bytes before it that look like an end.
        #expect(Self.problem(RawZIP().bytes(parts) + [0, 1, 2]) == nil)
    }

    /// Nothing is unpacked anywhere; a name is only looked up.
    @Test func namesThatLeadAway() throws {
        let parts = Spreadsheets.parts(Self.inside).map { (name: Array($0.0.utf8), bytes: Array($0.1.utf8)) }
        let odd: [[UInt8]] = [Array("../../../etc/passwd".utf8), Array("/abs".utf8), [0xFF, 0xFE, 0x80], [0xFF, 0xFE, 0x81], [], [0], Array(String(repeating: "n", count: 65_000).utf8)]
        let (workbook, diagnostics, report) = Spreadsheets.read(RawZIP().bytes(parts + odd.map { ($0, [1]) }))
        #expect(Spreadsheets.values(try #require(workbook).sheets[0]) == ["A1": .text("oui")])
        #expect(report.entries(.unknown).reduce(0) { $0 + $1.count } == odd.count)
        for diagnostic in diagnostics.list { #expect(diagnostic.problem.message(.french).count < 300) }
        // A target is worked out within the archive.
        var away = Spreadsheets.parts(Self.inside)
        away[3].1 = away[3].1.replacing("worksheets/sheet1.xml", with: "../../../../xl/./x/../worksheets/sheet1.xml")
        #expect(Self.ids(Spreadsheets.archive(away)).isEmpty)
        away[3].1 = away[3].1.replacing("../../../../xl/", with: "file:///etc/")
        #expect(Self.ids(Spreadsheets.archive(away)) == ["PORT136"])
    }

    // MARK: Bombs

    /// 64 MiB of spaces in a few kilobytes, made as any exporter would.
    @Test func bomb() throws {
        let bytes = try PythonOffice.file(
            """
            import sys, zipfile
            z = zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED)
            z.writestr("xl/workbook.xml", b"<workbook>" + b" " * (64 << 20))
            z.close()
            """, needs: "zipfile")
        #expect(bytes.count < 100_000)
        #expect(Self.problem(bytes) == .spreadsheetLimit("ratio", limit: 400))
        // One that lies about its size stops where the lie does.
        var liar = bytes
        let sizes = liar.indices.dropLast(3).filter { Array(liar[$0..<$0 + 4]) == [10, 0, 0, 4] }
        #expect(sizes.count == 2)
        for i in sizes { liar.replaceSubrange(i..<i + 4, with: [0, 1, 0, 0]) }
        let time = ContinuousClock().measure { #expect(Self.problem(liar) == .spreadsheetDamaged(part: "xl/workbook.xml", "size")) }
        #expect(time < .seconds(10))
    }

    /// Every sheet the same bytes of the archive: what counts is all that comes out.
    @Test func manySheetsOfOneEntry() {
        var limits = SpreadsheetLimits()
        limits.size = 10_000
        let inside = Self.inside + String(repeating: " ", count: 2_000)
        var parts = Spreadsheets.parts(inside)
        parts[2].1 = parts[2].1.replacing("</sheets>", with: (2..<9).map { "<sheet name=\"S\($0)\" r:id=\"rId1\"/>" }.joined() + "</sheets>")
        #expect(Self.problem(Spreadsheets.archive(parts), limits) == .spreadsheetLimit("size", limit: 10_000))
        #expect(Self.problem(Spreadsheets.archive(parts)) == nil)
    }

    @Test func limits() {
        var limits = SpreadsheetLimits()
        limits.bytes = 100
        #expect(Self.problem(Spreadsheets.sheet(Self.inside), limits) == .spreadsheetLimit("bytes", limit: 100))
        limits = SpreadsheetLimits()
        limits.cells = 3
        let cells = "<sheetData>" + String(repeating: "<row><c><v>1</v></c></row>", count: 4) + "</sheetData>"
        #expect(Self.problem(Spreadsheets.sheet(cells), limits) == .spreadsheetLimit("cells", limit: 3))
        limits = SpreadsheetLimits()
        limits.sheets = 0
        #expect(Self.problem(Spreadsheets.sheet(cells), limits) == .spreadsheetLimit("sheets", limit: 0))
        limits = SpreadsheetLimits()
        limits.strings = 1
        #expect(Self.problem(Spreadsheets.sheet(cells, strings: "<si><t/></si><si><t/></si>"), limits) == .spreadsheetLimit("strings", limit: 1))
        limits = SpreadsheetLimits()
        limits.formats = 1
        #expect(Self.problem(Spreadsheets.sheet(cells, styles: "<cellXfs><xf/><xf/></cellXfs>"), limits) == .spreadsheetLimit("formats", limit: 1))
        limits = SpreadsheetLimits()
        limits.merges = 1
        #expect(Self.problem(Spreadsheets.sheet("<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A2:B2\"/></mergeCells>"), limits) == .spreadsheetLimit("merges", limit: 1))
        #expect(Self.problem(Spreadsheets.sheet(String(repeating: "<a>", count: 100_000))) == .spreadsheetLimit("depth", limit: 64))
    }

    /// One text that half a million cells point to is kept once; styled cells without a value are none.
    @Test func manyCells() throws {
        let text = String(repeating: "x", count: 1 << 20)
        let rows = "<sheetData><row>" + String(repeating: "<c t=\"s\"><v>0</v></c><c s=\"1\"/>", count: 8_000) + "</row></sheetData>"
        let time = ContinuousClock().measure {
            let (workbook, diagnostics, report) = Spreadsheets.read(Spreadsheets.sheet(rows, strings: "<si><t>\(text)</t></si>"))
            #expect(workbook != nil)
            #expect(diagnostics.list.isEmpty)
            #expect(report.cells == 8_000)
        }
        #expect(time < .seconds(30), "\(time)")
    }

    /// Merged cells of full height, and many of them, over many rows.
    @Test func manyMergedCells() throws {
        var inside = "<sheetData>"
        for row in 1...20_000 { inside += "<row r=\"\(row)\"><c r=\"A\(row)\"><v>1</v></c><c r=\"XFD\(row)\"><v>1</v></c></row>" }
        inside += "</sheetData><mergeCells>"
        for i in 0..<15_000 {
            let column = CellReference.letters(i + 2)
            inside += "<mergeCell ref=\"\(column)1:\(column)\(1_000_000 + i)\"/>"
        }
        let bytes = Spreadsheets.sheet(inside + "</mergeCells>")
        let time = ContinuousClock().measure { #expect(Spreadsheets.read(bytes).report.cells == 40_000) }
        #expect(time < .seconds(60), "\(time)")
    }

    @Test func manyBadValues() {
        let inside = "<sheetData>" + String(repeating: "<row><c t=\"s\"><v>99</v></c></row>", count: 5_000) + "</sheetData>"
        let (workbook, diagnostics, report) = Spreadsheets.read(Spreadsheets.sheet(inside, strings: ""))
        #expect(workbook != nil)
        #expect(diagnostics.list.count == 101)
        #expect(report.entries(.unknown).map(\.count) == [4_900])
    }

    @Test func manyUnknownNames() {
        let inside = (0..<5_000).map { "<u\($0)/>" }.joined()
        let (_, diagnostics, report) = Spreadsheets.read(Spreadsheets.sheet(inside))
        #expect(report.entries(.unknown).reduce(0) { $0 + $1.count } == 5_000)
        #expect(diagnostics.list.count <= 1_000)
    }

    // MARK: XML

    @Test(arguments: [2, 3, 4]) func documentTypes(index: Int) {
        for (head, code) in [
            ("<!DOCTYPE x [<!ENTITY a \"b\">]>", "entities"), ("<!DOCTYPE x SYSTEM \"file:///etc/passwd\" [<!ENTITY % p SYSTEM \"file:///etc/passwd\">%p;]>", "entities"),
            ("<!DOCTYPE x [<!ENTITY a \"b\">", "entities"), ("<!DOCTYPE x", "doctype"), ("<?xml version=\"1.0\" encoding=\"UTF-7\"?>", "encoding"), ("\u{1}", "no-start"),
        ] {
            var parts = Spreadsheets.parts(Self.inside)
            parts[index].1 = head + parts[index].1
            let problem = Self.problem(Spreadsheets.archive(parts))
            #expect(problem == .spreadsheetXML(part: parts[index].0, code))
        }
    }

    @Test func otherXML() {
        var parts = Spreadsheets.parts(Self.inside)
        let sheet = parts[4].1
        for (text, code) in [
            ("", "empty"), ("<svg/>", "root"), ("<worksheet xmlns=\"urn:x\"/>", "root"), (String(sheet.dropLast(12)), "truncated"), (sheet + "x", "after-the-end"),
            (sheet.replacing("oui", with: "&lol;"), "undeclared-entity"), (sheet.replacing("</is>", with: "</it>"), "tag-mismatch"),
        ] {
            parts[4].1 = text
            #expect(Self.problem(Spreadsheets.archive(parts)) == .spreadsheetXML(part: "xl/worksheets/sheet1.xml", code), "\(text)")
        }
        let latin = RawZIP().bytes(parts.dropLast().map { (name: Array($0.0.utf8), bytes: Array($0.1.utf8)) } + [(name: Array(parts[4].0.utf8), bytes: Array("<worksheet>".utf8) + [0xE9])])
        #expect(Self.problem(latin) == .spreadsheetXML(part: "xl/worksheets/sheet1.xml", "utf8"))
    }

    /// Elements at places where they mean nothing must not confuse what is open.
    @Test(arguments: [
        "<v>1</v><f/><is><t>a</t></is>", "<sheetData><c><v>1</v></c></sheetData>", "<row><c><v>1</v></c></row>", "<sheetData><row><v>1</v><t>a</t><is/></row></sheetData>",
        "<sheetData><row><c><c><v>1</v></c></c></row></sheetData>", "<sheetData><row><row><c><v>1</v></c></row></row></sheetData>", "<mergeCell ref=\"A1:B2\"/>",
        "<sheetData><row><c><v><v>1</v></v></c></row></sheetData>", "<sheetData><sheetData/></sheetData>", "<worksheet/>", "<sheetData><row r=\"-1\"><c r=\"??\"/></row></sheetData>",
        "<sheetData><row r=\"1048576\"/><row><c><v>1</v></c></row></sheetData>", "<sheetData><row><c r=\"XFD1\"><v>1</v></c><c><v>2</v></c></row></sheetData>",
        "<sheetData><row r=\"99999999999999999999\"><c s=\"-5\" t=\"\"><v/></c></row></sheetData>",
    ])
    func misplacedElements(inside: String) {
        let (workbook, diagnostics, report) = Spreadsheets.read(Spreadsheets.sheet(inside))
        #expect(workbook != nil || diagnostics.hasErrors)
        #expect(report.cells <= 1)
    }

    // MARK: Rubbish

    @Test func truncatedAnywhere() throws {
        let bytes = Spreadsheets.bytes(Workbook(sheets: [Sheet(name: "S", rows: [[.answer(.text("oui"), choices: ["oui", "non"])]])]))
        #expect(Spreadsheets.read(bytes).workbook != nil)
        for end in 0..<bytes.count {
            let (workbook, diagnostics, _) = Spreadsheets.read(Array(bytes[..<end]))
            #expect(workbook == nil, "\(end)")
            #expect(diagnostics.list.count == 1 && ["PORT130", "PORT132"].contains(diagnostics.list[0].problem.id), "\(end)")
        }
    }

    /// A flipped byte is noticed, or changes nothing of what the cells say.
    @Test func everyByteFlipped() throws {
        let bytes = Spreadsheets.bytes(Workbook(sheets: [Sheet(name: "S", rows: [[.answer(.text("oui"), choices: ["oui", "non"])]])]))
        let whole = try #require(Spreadsheets.read(bytes).workbook)
        for i in bytes.indices {
            var flipped = bytes
            flipped[i] ^= 1 << UInt8(i % 8)
            let (workbook, diagnostics, _) = Spreadsheets.read(flipped)
            if let workbook { #expect(workbook == whole, "\(i)") } else { #expect(diagnostics.hasErrors, "\(i)") }
        }
    }

    @Test func randomBytes() throws {
        let form = Spreadsheets.bytes(Spreadsheets.form)
        let stored = Spreadsheets.parts(Self.inside + "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>", strings: "<si><t>a</t></si>", styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>")
        let letters = Array("<>\"'&/=:d190A \u{1}".utf8)
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next() -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state >> 33)
        }
        for round in 0..<600 {
            let bytes: [UInt8]
            switch round % 3 {
            case 0: bytes = [0x50, 0x4B, 3, 4] + (0..<(next() % 2_000)).map { _ in UInt8(truncatingIfNeeded: next()) }
            case 1:
                var changed = form
                for _ in 0..<(1 + next() % 20) { changed[next() % changed.count] = UInt8(truncatingIfNeeded: next()) }
                bytes = changed
            default:
                // Behind a checksum that is right, so that the XML is reached.
                bytes = RawZIP().bytes(stored.map { name, text in
                    var changed = Array(text.utf8)
                    for _ in 0..<(next() % 3) { changed[next() % changed.count] = letters[next() % letters.count] }
                    return (name: Array(name.utf8), bytes: changed)
                })
            }
            let (workbook, diagnostics, _) = Spreadsheets.read(bytes)
            #expect(workbook != nil || diagnostics.hasErrors, "seed 0x9E3779B97F4A7C15, round \(round)")
            for diagnostic in diagnostics.list { #expect(!diagnostic.problem.message(.french).isEmpty) }
            if let workbook {
                let again = Spreadsheets.read(Spreadsheets.bytes(workbook)).workbook
                #expect(again?.sheets.map { Spreadsheets.values($0) } == workbook.sheets.map { Spreadsheets.values($0) }, "seed 0x9E3779B97F4A7C15, round \(round)")
            }
        }
    }
}
