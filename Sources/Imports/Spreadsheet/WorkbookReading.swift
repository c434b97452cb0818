import Continuum

/// One reading, step by step.
struct WorkbookReading {
    var diagnostics = Diagnostics()
    var report: WorkbookReader.Report
    private let file: String
    private let limits: SpreadsheetLimits
    private var notes = WorkbookNotes()
    /// Parts that were read, or whose meaning is known without.
    private var read: Set<String> = []

    init(_ file: String, _ limits: SpreadsheetLimits) {
        self.file = file
        self.limits = limits
        report = WorkbookReader.Report(file: file)
    }

    mutating func workbook(_ bytes: [UInt8]) throws(SpreadsheetFault) -> Workbook {
        var archive = try ZIPArchive(bytes, limits)
        let path = try mainPart(&archive)
        let book = WorkbookPart(path, limits)
        try parse(book, &archive)
        guard book.sheets.count <= limits.sheets else { throw SpreadsheetFault(.spreadsheetLimit("sheets", limit: limits.sheets)) }
        let folder = Self.folder(path)
        let relations = try relations(of: path, &archive)
        let targets = Dictionary(relations.filter { !$0.isExternal }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let (stringsPart, strings) = try strings(relations, folder, &archive)
        let context = SheetPart.Context(
            strings: strings, stringsPart: stringsPart, sorts: try sorts(relations, folder, &archive), is1904: book.is1904)
        var workbook = Workbook()
        for entry in book.sheets {
            guard let relation = targets[entry.relation] else { throw SpreadsheetFault(.spreadsheetPartMissing(entry.name, found: "")) }
            guard relation.sort == "worksheet" else {
                notes.meet("<\(relation.sort)>", .unsupported, Bilingual(fr: "une feuille sans cellules", en: "a sheet without cells"))
                continue
            }
            let part = SheetPart(RelationsPart.path(relation.target, from: folder), limits, room: limits.cells - report.cells, context)
            try parse(part, &archive)
            if entry.isHidden, entry.name == WorkbookWriter.listSheet {
                notes.meet("sheet \(entry.name)", .ignored, Bilingual(fr: "les choix des listes déroulantes", en: "the choices of drop-down lists"))
                continue
            }
            let sheet = self.sheet(entry, part)
            report.cells += sheet.rows.reduce(0) { $0 + $1.count }
            workbook.sheets.append(sheet)
        }
        report.sheets = workbook.sheets.count
        notes.meet("cell", .understood, count: report.cells)
        notes.meet("sheet", .understood, count: report.sheets)
        noteParts(archive)
        report.entries = notes.entries
        return workbook
    }

    // MARK: Parts

    private mutating func mainPart(_ archive: inout ZIPArchive) throws(SpreadsheetFault) -> String {
        let relations = try relations(of: "", &archive)
        let path = relations.first { $0.sort == "officeDocument" && !$0.isExternal }.map { RelationsPart.path($0.target, from: "") } ?? "xl/workbook.xml"
        if path.hasSuffix(".xml"), path != "word/document.xml", archive.contains(path) { return path }
        let found = archive.contains("xl/workbook.bin") ? "xlsb" : archive.contains("word/document.xml") ? "docx" : archive.contains("mimetype") ? "ods" : ""
        throw SpreadsheetFault(.spreadsheetPartMissing("xl/workbook.xml", found: found))
    }

    private mutating func parse(_ part: XMLPart, _ archive: inout ZIPArchive) throws(SpreadsheetFault) {
        guard let bytes = try archive.contents(of: part.part) else { throw SpreadsheetFault(.spreadsheetPartMissing(part.part, found: "")) }
        try part.read(bytes)
        notes.add(part.notes)
        read.insert(part.part.lowercased())
    }

    /// The relations of a part, or of the package for an empty name; none when there is no such part.
    private mutating func relations(of part: String, _ archive: inout ZIPArchive) throws(SpreadsheetFault) -> [RelationsPart.Relation] {
        let folder = Self.folder(part), name = part.split(separator: "/").last.map(String.init) ?? ""
        let path = (folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels"
        guard archive.contains(path) else { return [] }
        let relations = RelationsPart(path, limits)
        try parse(relations, &archive)
        let external = relations.relations.count { $0.isExternal }
        notes.meet("external link", .ignored, Bilingual(fr: "Portulan ne suit aucun lien", en: "Portulan follows no link"), count: external)
        return relations.relations
    }

    private static func folder(_ path: String) -> String { path.split(separator: "/").dropLast().joined(separator: "/") }

    /// A workbook without any text may lack the part, and even name it all the same.
    private mutating func strings(
        _ relations: [RelationsPart.Relation], _ folder: String, _ archive: inout ZIPArchive
    ) throws(SpreadsheetFault) -> (part: String, strings: [String]?) {
        let relation = relations.first { $0.sort == "sharedStrings" && !$0.isExternal }
        let path = RelationsPart.path(relation?.target ?? "sharedStrings.xml", from: folder)
        guard relation != nil, archive.contains(path) else { return (path, nil) }
        let part = StringsPart(path, limits)
        try parse(part, &archive)
        return (path, part.strings)
    }

    private mutating func sorts(
        _ relations: [RelationsPart.Relation], _ folder: String, _ archive: inout ZIPArchive
    ) throws(SpreadsheetFault) -> [NumberFormat.Sort] {
        guard let relation = relations.first(where: { $0.sort == "styles" && !$0.isExternal }) else { return [] }
        let part = StylesPart(RelationsPart.path(relation.target, from: folder), limits)
        try parse(part, &archive)
        return part.sorts
    }

    // MARK: A sheet

    private mutating func sheet(_ entry: WorkbookPart.Entry, _ part: SheetPart) -> Sheet {
        for (reference, found) in part.bad {
            diagnostics.add(.importBadValue(found, key: "\(entry.name)!\(reference)"), at: Place(file: file, line: reference.row, column: reference.column))
        }
        notes.meet("value that cannot be read", .unknown, count: part.badCount - part.bad.count)
        var cells = part.cells
        let isSorted = zip(cells, cells.dropFirst()).allSatisfy { ($0.reference ?? Self.origin) < ($1.reference ?? Self.origin) }
        if !isSorted {
            let order = cells.indices.sorted { a, b in
                let left = cells[a].reference ?? Self.origin, right = cells[b].reference ?? Self.origin
                return left == right ? a < b : left < right
            }
            var kept: [Cell] = []
            for i in order {
                if kept.last?.reference == cells[i].reference, !kept.isEmpty { notes.meet("cell written twice", .unknown) } else { kept.append(cells[i]) }
            }
            cells = kept
        }
        var sweep = MergeSweep(part.merges)
        var rows: [[Cell]] = []
        for cell in cells {
            let reference = cell.reference ?? Self.origin
            if sweep.hides(reference) {
                notes.meet("value under a merged cell", .ignored, Bilingual(fr: "aucun tableur ne le montre", en: "no spreadsheet shows it"))
            } else if rows.last?.first?.reference?.row == reference.row {
                rows[rows.count - 1].append(cell)
            } else {
                rows.append([cell])
            }
        }
        notes.meet("merged cell that overlaps another", .unknown, count: sweep.overlapping)
        var sheet = Sheet(name: entry.name, rows: rows, frozenRows: 0, isHidden: entry.isHidden, merges: part.merges)
        sheet.formulas = part.formulas
        return sheet
    }

    private static let origin = CellReference(row: 1, column: 1)

    // MARK: What was not read

    private mutating func noteParts(_ archive: ZIPArchive) {
        for entry in archive.entries where !entry.name.hasSuffix("/") {
            let name = entry.name.lowercased()
            if read.contains(name.hasPrefix("/") ? String(name.dropFirst()) : name) || name == "[content_types].xml" { continue }
            let (what, treatment, reason) = Self.meaning(name)
            notes.meet(what ?? entry.name, treatment, reason)
        }
    }

    private static let presentation = Bilingual(fr: "présentation et propriétés", en: "looks and properties")

    private static func meaning(_ name: String) -> (what: String?, treatment: ImportReport.Treatment, reason: Bilingual?) {
        let last = name.split(separator: "/").last.map(String.init) ?? name
        if last.hasSuffix(".vml") { return ("parts of presentation", .ignored, presentation) }
        if last.hasPrefix("comment") || last.hasPrefix("threadedcomment") {
            return ("comments", .unsupported, Bilingual(fr: "les commentaires ne sont pas repris", en: "comments are not taken over"))
        }
        if last.hasPrefix("vbaproject") { return ("macros", .unsupported, Bilingual(fr: "aucun programme n’est exécuté", en: "no program is run")) }
        if last.hasSuffix(".rels") { return ("relations of other parts", .ignored, Bilingual(fr: "liens entre parties non lues", en: "links between parts that are not read")) }
        let looks = ["xl/theme/", "docprops/", "xl/printersettings/", "xl/calcchain", "xl/sharedstrings", "xl/styles", "xl/metadata", "xl/persons/", "customxml/", "xl/tables/", "xl/richdata/"]
        if looks.contains(where: name.hasPrefix) { return ("parts of presentation", .ignored, presentation) }
        let objects = ["xl/drawings/", "xl/media/", "xl/charts/", "xl/embeddings/", "xl/activex/", "xl/ctrlprops/", "xl/externallinks/", "xl/pivot", "xl/chartsheets/", "xl/slicers", "xl/querytables/"]
        if objects.contains(where: name.hasPrefix) {
            return ("drawings, pictures and other objects", .unsupported, Bilingual(fr: "rien n’y est une cellule", en: "nothing in them is a cell"))
        }
        return (nil, .unknown, nil)
    }

    /// The unsupported and the unknown also warn.
    mutating func warn() {
        for entry in report.entries {
            switch entry.treatment {
            case .unsupported: diagnostics.add(.importNotSupported(entry.what, count: entry.count), at: Place(file: file))
            case .unknown: diagnostics.add(.importUnknownWord(entry.what, count: entry.count, nearest: nil), at: Place(file: file))
            case .understood, .ignored: break
            }
        }
    }
}
