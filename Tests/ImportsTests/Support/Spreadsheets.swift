import Continuum
import Foundation
import Imports

/// Short ways to make and to read workbooks.
enum Spreadsheets {
    static func read(_ bytes: [UInt8], limits: SpreadsheetLimits = SpreadsheetLimits()) -> (workbook: Workbook?, diagnostics: Diagnostics, report: WorkbookReader.Report) {
        WorkbookReader.read(bytes, file: "form.xlsx", limits: limits)
    }

    static func bytes(_ workbook: Workbook) -> [UInt8] { WorkbookWriter.bytes(of: workbook, file: "form.xlsx").bytes }

    static func ids(_ diagnostics: Diagnostics) -> [String] { diagnostics.list.map(\.problem.id) }

    /// What a sheet says, by reference.
    static func values(_ sheet: Sheet?) -> [String: Cell.Value] {
        Dictionary(uniqueKeysWithValues: (sheet?.rows ?? []).flatMap { $0 }.map { ("\($0.reference.map { "\($0)" } ?? "?")", $0.value) })
    }

    /// A form such as people fill in, with every sort of cell.
    static let form = Workbook(sheets: [
        Sheet(
            name: "Questions",
            columns: [Column(isHidden: true), Column(width: 50), Column(width: 20), Column(width: 40.5)],
            rows: [
                [.header("id"), .header("Question"), .header("Réponse"), .header("Depuis le")],
                [Cell(.text("q-1")), .text("Où sont les données ?\nEt leurs copies ?"), .answer(choices: ["Oui", "Non", "Je ne sais pas"]), .answer(.date(.day("2026-11-24")))],
                [Cell(.text("q-2")), .text("Qui détient les clés ?"), .answer(.text("Oui"), choices: ["Oui", "Non", "Je ne sais pas"]), .answer()],
                [Cell(), Cell(.text("Groupe"), .title)],
                [Cell(.text("q-3")), .text("Combien ?"), .answer(.number(0.1)), .answer(.boolean(true))],
                [Cell(.text("q-4")), .text("Laquelle ?"), .answer(choices: ["Oui, en France", "Non, ailleurs"]), .answer(.number(-42))],
            ]),
        Sheet(name: "Lisez-moi", rows: [[Cell(.text("Remplissez les cases jaunes."), isWrapped: true)]], frozenRows: 0),
    ])

    /// A workbook of parts that are given, in a ZIP written by Python’s rules in miniature: stored, nothing checked.
    static func archive(_ parts: [(String, String)]) -> [UInt8] { RawZIP.bytes(parts.map { ($0.0, Array($0.1.utf8)) }) }

    static let package = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

    /// The parts of a workbook of one sheet, around the inside of its `<worksheet>`.
    static func parts(_ inside: String, strings: String? = nil, styles: String? = nil, workbook: String = "") -> [(String, String)] {
        var parts = [
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("_rels/.rels", package + "<Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", "<workbook \(main)>\(workbook)<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", package + "<Relationship Id=\"rId1\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                + (strings == nil ? "" : "<Relationship Id=\"rId2\" Type=\"\(office)/sharedStrings\" Target=\"sharedStrings.xml\"/>")
                + (styles == nil ? "" : "<Relationship Id=\"rId3\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>") + "</Relationships>"),
            ("xl/worksheets/sheet1.xml", "<worksheet \(main)>\(inside)</worksheet>"),
        ]
        if let strings { parts.append(("xl/sharedStrings.xml", "<sst \(main)>\(strings)</sst>")) }
        if let styles { parts.append(("xl/styles.xml", "<styleSheet \(main)>\(styles)</styleSheet>")) }
        return parts
    }

    static func sheet(_ inside: String, strings: String? = nil, styles: String? = nil, workbook: String = "") -> [UInt8] {
        archive(parts(inside, strings: strings, styles: styles, workbook: workbook))
    }
}

extension Day {
    /// For tests, which write days that exist.
    static func day(_ text: String) -> Day { Day(text) ?? Day(rawValue: 0) }
}

/// A ZIP archive whose every field can be a lie; entries are stored.
struct RawZIP {
    var method: UInt16 = 0
    var flags: UInt16 = 0
    /// What is announced instead of the size of an entry.
    var size: UInt32?
    var compressedSize: UInt32?
    var checksum: UInt32?
    var count: UInt16?
    var localName: String?

    static func bytes(_ parts: [(String, [UInt8])]) -> [UInt8] { RawZIP().bytes(parts.map { (Array($0.0.utf8), $0.1) }) }

    func bytes(_ parts: [(name: [UInt8], bytes: [UInt8])]) -> [UInt8] {
        var out: [UInt8] = [], directory: [UInt8] = []
        func short(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }
        func long(_ value: UInt32) -> [UInt8] { short(UInt16(value & 0xFFFF)) + short(UInt16(value >> 16)) }
        for (name, bytes) in parts {
            let head = short(20) + short(flags) + short(method) + long(0x21_0000) + long(checksum ?? Self.crc(bytes))
                + long(compressedSize ?? UInt32(bytes.count)) + long(size ?? UInt32(bytes.count))
            directory += long(0x0201_4B50) + short(20) + head + short(UInt16(name.count)) + [UInt8](repeating: 0, count: 12) + long(UInt32(out.count)) + name
            let local = localName.map { Array($0.utf8) } ?? name
            out += long(0x0403_4B50) + head + short(UInt16(local.count)) + short(0) + local + bytes
        }
        let start = out.count, entries = count ?? UInt16(parts.count)
        out += directory
        return out + long(0x0605_4B50) + long(0) + short(entries) + short(entries) + long(UInt32(directory.count)) + long(UInt32(start)) + short(0)
    }

    /// Bit by bit: not the function that is tested.
    static func crc(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB8_8320 }
        }
        return ~crc
    }
}

/// Python with the libraries that write and read workbooks elsewhere: Debian’s python3-openpyxl and python3-xlsxwriter, which `./test` installs.
enum PythonOffice {
    struct Missing: Error, CustomStringConvertible {
        var description: String
    }

    /// What a program prints; it fails, and says so, when no python3 has the module.
    static func run(_ program: String, needs module: String, _ arguments: [String]) throws -> String {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init) + ["/usr/bin"]
        for folder in folders {
            let path = folder + "/python3"
            guard FileManager.default.isExecutableFile(atPath: path), try launch(path, ["-c", "import \(module)"]).status == 0 else { continue }
            let answer = try launch(path, ["-c", program] + arguments)
            guard answer.status == 0 else { throw Missing(description: "python3 failed (\(answer.status)): \(answer.error)") }
            return answer.output
        }
        throw Missing(description: "no python3 with the module “\(module)” was found: install Debian’s python3-\(module) (./test does)")
    }

    /// What a program writes to the file that is its first argument.
    static func file(_ program: String, needs module: String) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        _ = try run(program, needs: module, [file.path])
        return Array(try Data(contentsOf: file))
    }

    /// What a program says of a file.
    static func answer(_ program: String, needs module: String, about bytes: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-\(UUID().uuidString).xlsx")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try run(program, needs: module, [file.path])
    }

    private static func launch(_ path: String, _ arguments: [String]) throws -> (status: Int32, output: String, error: String) {
        let process = Process(), output = Pipe(), error = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-error-\(UUID().uuidString)")
        try Data().write(to: error)
        defer { try? FileManager.default.removeItem(at: error) }
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: error)
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self), String(decoding: try Data(contentsOf: error), as: UTF8.self))
    }
}
