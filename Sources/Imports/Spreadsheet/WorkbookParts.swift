import Continuum

/// Which part does an id stand for? A `.rels` part (ISO/IEC 29500-2, 6.5).
final class RelationsPart: XMLPart {
    struct Relation {
        var id: String
        /// The last word of its type: `worksheet`, `styles`.
        var sort: String
        var target: String
        var isExternal: Bool
    }

    private(set) var relations: [Relation] = []

    override var root: String { "Relationships" }

    override func open(_ name: String, _ attributes: [String: String]) {
        guard name == "Relationship", let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"] else { return }
        relations.append(
            Relation(id: id, sort: type.split(separator: "/").last.map(String.init) ?? type, target: target, isExternal: attributes["TargetMode"] == "External"))
    }

    /// The name of the part that a target means, seen from a folder: dots are worked out in the text, and lead nowhere but into the archive.
    static func path(_ target: String, from folder: String) -> String {
        let target = target.replacing("\\", with: "/")
        var parts: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for piece in target.split(separator: "/") {
            switch piece {
            case ".": break
            case "..": if !parts.isEmpty { parts.removeLast() }
            default: parts.append(piece)
            }
        }
        return parts.joined(separator: "/")
    }
}

/// `xl/workbook.xml`: the sheets in their order, and the calendar.
final class WorkbookPart: XMLPart {
    struct Entry {
        var name: String
        var relation: String
        var isHidden: Bool
    }

    private(set) var sheets: [Entry] = []
    private(set) var is1904 = false

    override var root: String { "workbook" }

    override func open(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "workbookPr": is1904 = attributes["date1904"] == "1" || attributes["date1904"] == "true"
        case "sheet":
            // The prefix of the relation’s namespace is the file’s own choice.
            let relation = attributes["r:id"] ?? attributes.filter { $0.key.hasSuffix(":id") }.min { $0.key < $1.key }?.value ?? ""
            sheets.append(Entry(name: attributes["name"] ?? "", relation: relation, isHidden: attributes["state"].map { $0 != "visible" } ?? false))
        case "workbook", "sheets": break
        case "definedNames", "externalReferences", "pivotCaches":
            notes.meet("<\(name)>", .ignored, Bilingual(fr: "les cellules portent déjà leurs valeurs", en: "the cells have their values already"))
            skip()
        default: skip()
        }
    }
}

/// `xl/styles.xml`: which formats of cells show dates.
final class StylesPart: XMLPart {
    /// For each cell format, in order.
    private(set) var sorts: [NumberFormat.Sort] = []
    private var formats: [String: NumberFormat.Sort] = [:]
    private var isInCellFormats = false
    private let limit: Int

    override init(_ part: String, _ limits: SpreadsheetLimits) {
        limit = limits.formats
        super.init(part, limits)
    }

    override var root: String { "styleSheet" }

    override func open(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "styleSheet", "numFmts": break
        case "numFmt":
            guard let id = attributes["numFmtId"], let code = attributes["formatCode"] else { return }
            if formats.count >= limit { return fail(.spreadsheetLimit("formats", limit: limit)) }
            formats[id] = NumberFormat.sort(code)
        case "cellXfs": isInCellFormats = true
        case "xf" where isInCellFormats:
            if sorts.count >= limit { return fail(.spreadsheetLimit("formats", limit: limit)) }
            let id = attributes["numFmtId"] ?? "0"
            sorts.append(formats[id] ?? NumberFormat.builtIn(Int(id) ?? 0))
            skip()
        default: skip()
        }
    }

    override func close(_ name: String) { if name == "cellXfs" { isInCellFormats = false } }
}

/// A text of one or more runs, without what is written above it to say how it is read aloud.
struct RichText {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ run: [UInt8]) { bytes += run }

    /// The text, and how many characters were left out.
    mutating func finish() -> (text: String, dropped: Int) {
        defer { bytes.removeAll(keepingCapacity: true) }
        return XMLCharacters.cleaned(CellEscapes.unescaped(bytes))
    }
}

/// `xl/sharedStrings.xml`: the texts that cells point to.
final class StringsPart: XMLPart {
    private(set) var strings: [String] = []
    private var text = RichText()
    private let limit: Int

    override init(_ part: String, _ limits: SpreadsheetLimits) {
        limit = limits.strings
        super.init(part, limits)
    }

    override var root: String { "sst" }

    override func open(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "sst": break
        case "si" where depth == 2:
            if strings.count >= limit { return fail(.spreadsheetLimit("strings", limit: limit)) }
        case "r": break
        case "t":
            value.removeAll(keepingCapacity: true)
            isTextWanted = true
        // rPh: how the text is pronounced; rPr, phoneticPr: how it looks.
        default: skip()
        }
    }

    override func close(_ name: String) {
        switch name {
        case "t":
            isTextWanted = false
            text.append(value)
        case "si":
            let (string, dropped) = text.finish()
            strings.append(string)
            notes.meet("control character", .ignored, WorkbookReader.control, count: dropped)
        default: break
        }
    }
}
