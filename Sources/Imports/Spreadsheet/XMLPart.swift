import Continuum
import Foundation
#if canImport(FoundationXML)
import FoundationXML
#endif

/// Reads one XML part of a workbook. Subclasses see the elements of its own vocabulary that they do not skip; what is of another namespace is counted and
/// passed over with all that is in it.
///
/// The text goes through `XMLText`: no DOCTYPE comes near the parser.
class XMLPart: NSObject, XMLParserDelegate {
    let part: String
    /// What was met and not read, with its treatment.
    var notes = WorkbookNotes()
    /// The text since it was last emptied; collected while `isTextWanted`.
    final var value: [UInt8] = []
    final var isTextWanted = false
    private(set) final var depth = 0
    private final let limits: SpreadsheetLimits
    private final var skippedFrom: Int?
    private final var fault: Problem?
    private final var hasRoot = false

    init(_ part: String, _ limits: SpreadsheetLimits) {
        self.part = part
        self.limits = limits
    }

    /// What the first element is called.
    var root: String { "" }

    /// An element starts; `depth` counts it already.
    func open(_ name: String, _ attributes: [String: String]) {}
    func close(_ name: String) {}

    /// The inside of the element that has just been opened is not looked at.
    final func skip() { skippedFrom = depth }

    final func fail(_ problem: Problem) { if fault == nil { fault = problem } }

    final func read(_ bytes: [UInt8]) throws(SpreadsheetFault) {
        var diagnostics = Diagnostics()
        guard let text = XMLText(bytes, file: part, byteLimit: limits.size, &diagnostics) else {
            throw SpreadsheetFault(.spreadsheetXML(part: part, Self.code(diagnostics.list.first?.problem)))
        }
        let parser = XMLParser(stream: InputStream(data: Data(text.utf8)))
        parser.delegate = self
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        let isDone = parser.parse()
        if fault == nil, !isDone || parser.parserError != nil || depth != 0 || !hasRoot { fault = .spreadsheetXML(part: part, "truncated") }
        if let fault { throw SpreadsheetFault(fault) }
    }

    private static func code(_ problem: Problem?) -> String {
        switch problem {
        case .xmlMalformed(let code): code
        case .xmlEntities: "entities"
        case .xmlEncoding: "encoding"
        case .invalidUTF8: "utf8"
        default: "malformed"
        }
    }

    /// The vocabularies of workbooks, transitional and strict, and those of packages.
    private static let namespaces: Set<String> = [
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/package/2006/relationships", "",
    ]

    // MARK: XMLParserDelegate

    final func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String] = [:]
    ) {
        guard fault == nil else { return }
        depth += 1
        if depth > limits.depth { fail(.spreadsheetLimit("depth", limit: limits.depth)) }
        let isOurs = Self.namespaces.contains(namespaceURI ?? "")
        if depth == 1 {
            hasRoot = true
            if !isOurs || name != root { fail(.spreadsheetXML(part: part, "root")) }
        }
        if fault == nil, skippedFrom == nil {
            if isOurs {
                open(name, attributes)
            } else {
                notes.meet("<\(qualifiedName ?? name)>", .ignored, WorkbookNotes.extension)
                skip()
            }
        }
        if fault != nil { parser.abortParsing() }
    }

    final func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        guard fault == nil else { return }
        if let from = skippedFrom {
            if depth == from { skippedFrom = nil }
        } else {
            close(name)
        }
        depth -= 1
        if fault != nil { parser.abortParsing() }
    }

    final func parser(_ parser: XMLParser, foundCharacters string: String) {
        if isTextWanted, skippedFrom == nil { value += string.utf8 }
    }

    final func parser(_ parser: XMLParser, foundCDATA block: Data) {
        if isTextWanted, skippedFrom == nil { value += block }
    }

    final func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
        fail(.spreadsheetXML(part: part, GraphMLParser.code((error as NSError).code, isOpen: depth > 0)))
        parser.abortParsing()
    }
}

/// What was met in a workbook and how often, in the manner of `ImportReport`.
struct WorkbookNotes {
    struct Key: Hashable {
        var what: String
        var treatment: ImportReport.Treatment
        var reason: Bilingual?
    }

    private(set) var counts: [Key: Int] = [:]
    private static let limit = 1_000

    mutating func meet(_ what: String, _ treatment: ImportReport.Treatment, _ reason: Bilingual? = nil, count: Int = 1) {
        guard count > 0 else { return }
        var key = Key(what: what, treatment: treatment, reason: reason)
        // A file of nothing but new names must not fill the memory; its names are no help either.
        if counts.count >= Self.limit, counts[key] == nil { key = Key(what: "…", treatment: treatment) }
        counts[key, default: 0] += count
    }

    mutating func add(_ other: WorkbookNotes) {
        for (key, count) in other.counts { meet(key.what, key.treatment, key.reason, count: count) }
    }

    /// By treatment, then by name.
    var entries: [ImportReport.Entry] {
        counts.map { ImportReport.Entry(what: $0.key.what, treatment: $0.key.treatment, count: $0.value, reason: $0.key.reason) }
            .sorted { a, b in
                let order = ImportReport.Treatment.allCases
                let left = order.firstIndex(of: a.treatment) ?? 0, right = order.firstIndex(of: b.treatment) ?? 0
                return (left, a.what, a.reason?.en ?? "") < (right, b.what, b.reason?.en ?? "")
            }
    }

    static let `extension` = Bilingual(fr: "extension d’un autre outil", en: "an extension of another tool")
}
