import Continuum
import Foundation
#if canImport(FoundationXML)
import FoundationXML
#endif

/// Reads the events of the XML parser into a `GraphMLDocument`.
///
/// **Source**: the GraphML specification (graphml.graphdrawing.org, 1.0), and what its files hold besides. Nested graphs, hyperedges and ports are
/// counted and passed over.
final class GraphMLParser: NSObject, XMLParserDelegate {
    private let text: XMLText
    private let limits: GraphMLReader.Limits
    private var document = GraphMLDocument()
    private var diagnostics = Diagnostics()
    private var fatal: (problem: Problem, place: Int)?
    private var depth = 0
    /// The depth of the element whose inside is passed over.
    private var skippedFrom: Int?
    private var node: GraphMLDocument.Node?
    private var edge: GraphMLDocument.Edge?
    private var isInGraph = false
    private var key: (id: String, value: GraphMLDocument.DataKey)?
    /// The `<data>` or `<default>` whose text is being read, and how long it is allowed to be.
    private var datum: GraphMLDocument.Datum?
    private var value: [UInt8] = []
    private var isValueTooLong = false
    private var offset = 0
    private var hasRoot = false

    private init(_ text: XMLText, _ limits: GraphMLReader.Limits) {
        self.text = text
        self.limits = limits
    }

    static let namespace = "http://graphml.graphdrawing.org/xmlns"

    /// nil after a diagnostic that says why nothing can be read.
    static func parse(_ text: XMLText, _ limits: GraphMLReader.Limits) -> (GraphMLDocument?, Diagnostics) {
        let reader = GraphMLParser(text, limits)
        // A stream, which is fed in pieces: given whole, libxml2 refuses what is above 10 MB.
        let parser = XMLParser(stream: InputStream(data: Data(text.utf8)))
        parser.delegate = reader
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        let isDone = parser.parse()
        if let fatal = reader.fatal {
            reader.diagnostics.add(fatal.problem, at: text.place(fatal.place))
        } else if !isDone || parser.parserError != nil || reader.depth != 0 || !reader.hasRoot {
            // Reported by the parser as an error of its own: `parserError` alone, or a document that was never closed.
            reader.diagnostics.add(.xmlMalformed("truncated"), at: text.place(max(0, text.utf8.count - 1)))
        } else if !reader.document.hasGraph {
            reader.diagnostics.add(.notGraphML(""), at: Place(file: text.file))
        }
        return (reader.diagnostics.hasErrors ? nil : reader.document, reader.diagnostics)
    }

    private func stop(_ problem: Problem, at place: Int, _ parser: XMLParser) {
        if fatal == nil { fatal = (problem, place) }
        parser.abortParsing()
    }

    // MARK: Elements

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String] = [:]
    ) {
        guard fatal == nil else { return }
        depth += 1
        offset = text.startOfTag(line: parser.lineNumber, column: parser.columnNumber)
        if depth > limits.depth { return stop(.tooDeep(limit: limits.depth), at: offset, parser) }
        // Files written by hand have often no namespace at all.
        let isOurs = namespaceURI == nil || namespaceURI == "" || namespaceURI?.hasPrefix(Self.namespace) == true
        if depth == 1 {
            hasRoot = true
            guard isOurs, name == "graphml" else { return stop(.notGraphML(qualifiedName ?? name), at: offset, parser) }
        }
        if skippedFrom != nil {
            document.meet("<\(isOurs ? name : qualifiedName ?? name)>", .unsupported, Self.inside, at: offset)
            return
        }
        guard isOurs else { return skip(qualifiedName ?? name, namespaceURI?.contains("yworks.com") == true ? .unsupported : .unknown, Self.drawing) }
        // No text of GraphML has elements in it.
        if datum != nil { return skip("\(name) in data", .unknown) }
        if name == "node" || name == "edge", document.nodes.count + document.edges.count >= limits.items {
            return stop(.importTooMany(limit: limits.items), at: offset, parser)
        }
        start(name, attributes)
    }

    private static let inside = Bilingual(fr: "à l’intérieur de ce qui n’est pas repris", en: "inside what is not taken over")
    private static let drawing = Bilingual(fr: "d’un autre outil", en: "of another tool")

    private func skip(_ name: String, _ treatment: ImportReport.Treatment, _ reason: Bilingual? = nil) {
        document.meet("<\(name)>", treatment, treatment == .unsupported ? reason : nil, at: offset)
        skippedFrom = depth
    }

    private func start(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "graphml": note(attributes, of: name, known: [])
        case "key": startKey(attributes)
        case "default" where key != nil: startText("default")
        case "graph": startGraph(attributes)
        case "node" where isInGraph && node == nil && edge == nil: startNode(attributes)
        case "edge" where isInGraph && node == nil && edge == nil: startEdge(attributes)
        case "data":
            note(attributes, of: name, known: ["key"], ignored: ["id", "time"])
            guard let id = attributes["key"] else { return lacks("key", of: name) }
            startText(id)
        case "desc":
            document.meet("<desc>", .ignored, Bilingual(fr: "commentaire du fichier", en: "a comment of the file"), at: offset)
            skippedFrom = depth
        case "hyperedge", "port", "endpoint", "locator": skip(name, .unsupported)
        default: skip(name, .unknown)
        }
    }

    private func startKey(_ attributes: [String: String]) {
        note(attributes, of: "key", known: ["id", "for", "attr.name", "attr.type", "yfiles.type"])
        guard let id = attributes["id"] else { return lacks("id", of: "key") }
        let foreign = attributes["yfiles.type"]
        key = (id, GraphMLDocument.DataKey(name: attributes["attr.name"] ?? foreign ?? id, isForeign: attributes["attr.name"] == nil && foreign != nil, owner: attributes["for"] ?? "all"))
    }

    private func startGraph(_ attributes: [String: String]) {
        guard !isInGraph, !document.hasGraph else {
            document.meet(
                isInGraph ? "<graph> (nested)" : "<graph> (second)", .unsupported,
                isInGraph ? Bilingual(fr: "un graphe dans un nœud", en: "a graph inside a node") : Bilingual(fr: "un second graphe", en: "a second graph"),
                at: offset)
            skippedFrom = depth
            return
        }
        note(attributes, of: "graph", known: ["edgedefault"], ignored: ["id"])
        document.hasGraph = true
        isInGraph = true
        switch attributes["edgedefault"] {
        case "directed": document.isDirected = true
        case "undirected": document.isDirected = false
        case let other: diagnostics.add(.importBadValue(other ?? "", key: "edgedefault"), at: text.place(offset, length: 6))
        }
    }

    private func startNode(_ attributes: [String: String]) {
        note(attributes, of: "node", known: ["id"])
        guard let id = attributes["id"] else {
            document.nodesWithoutID += 1
            return lacks("id", of: "node")
        }
        node = GraphMLDocument.Node(id: id, place: offset)
    }

    private func startEdge(_ attributes: [String: String]) {
        note(attributes, of: "edge", known: ["source", "target", "directed"], ignored: ["id"])
        if attributes["sourceport"] != nil || attributes["targetport"] != nil { document.meet("edge port", .unsupported, at: offset) }
        guard let source = attributes["source"], let target = attributes["target"] else {
            document.edgesWithoutEnds += 1
            return lacks(attributes["source"] == nil ? "source" : "target", of: "edge")
        }
        var isDirected: Bool?
        switch attributes["directed"] {
        case nil: break
        case "true": isDirected = true
        case "false": isDirected = false
        case let other?: diagnostics.add(.importBadValue(other, key: "directed"), at: text.place(offset, length: 5))
        }
        edge = GraphMLDocument.Edge(source: source, target: target, isDirected: isDirected, place: offset)
    }

    private func startText(_ key: String) {
        datum = GraphMLDocument.Datum(key: key, value: "", place: offset)
        value.removeAll(keepingCapacity: true)
        isValueTooLong = false
    }

    private func lacks(_ attribute: String, of element: String) {
        diagnostics.add(.importMissingAttribute(attribute, of: element), at: text.place(offset, length: element.utf8.count + 1))
        skippedFrom = depth
    }

    /// Counts the attributes of a tag that are not read; those of `parse.*` are the file’s advice to parsers, `xsi:*` and `xml:*` those of XML itself.
    private func note(_ attributes: [String: String], of element: String, known: [String], ignored: [String] = []) {
        for name in attributes.keys where !known.contains(name) {
            if ignored.contains(name) || name.hasPrefix("parse.") || name.hasPrefix("xsi:") || name.hasPrefix("xml:") || name == "xmlns" || name.hasPrefix("xmlns:") {
                document.meet("\(element)@\(name)", .ignored, Bilingual(fr: "pour l’analyseur ou l’outil", en: "for the parser or the tool"), at: offset)
            } else if !["sourceport", "targetport"].contains(name) {
                document.meet("\(element)@\(name)", .unknown, at: offset)
            }
        }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        guard fatal == nil else { return }
        defer { depth -= 1 }
        if let from = skippedFrom {
            if depth == from { skippedFrom = nil }
            return
        }
        switch name {
        case "key":
            if let key { document.keys[key.id] = key.value }
            key = nil
        case "default":
            if let datum = finishText() { key?.value.initial = (datum.value, datum.place) }
        case "data":
            guard let datum = finishText() else { return }
            if node != nil {
                node?.data.append(datum)
            } else if edge != nil {
                edge?.data.append(datum)
            } else {
                document.data.append(datum)
            }
        case "node":
            if let node { document.nodes.append(node) }
            node = nil
        case "edge":
            if let edge { document.edges.append(edge) }
            edge = nil
        case "graph": isInGraph = false
        default: break
        }
    }

    private func finishText() -> GraphMLDocument.Datum? {
        defer { datum = nil }
        guard var datum else { return nil }
        if isValueTooLong {
            let name = document.keys[datum.key]?.name ?? datum.key
            diagnostics.add(.importBadValue(String(decoding: value.prefix(40), as: UTF8.self) + "…", key: name), at: text.place(datum.place, length: 5))
            return nil
        }
        datum.value = String(decoding: value, as: UTF8.self)
        return datum
    }

    // MARK: Text

    func parser(_ parser: XMLParser, foundCharacters string: String) { append(string.utf8) }
    func parser(_ parser: XMLParser, foundCDATA block: Data) { append(block) }

    private func append(_ bytes: some Collection<UInt8>) {
        guard datum != nil, skippedFrom == nil, !isValueTooLong else { return }
        value.append(contentsOf: bytes)
        if value.count > limits.valueLength { isValueTooLong = true }
    }

    // MARK: What is wrong

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
        guard fatal == nil else { return }
        let offset = text.offset(line: parser.lineNumber, column: parser.columnNumber)
        let isAtEnd = text.utf8[offset...].allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        let code = isAtEnd && depth > 0 ? "truncated" : Self.code((error as NSError).code, isOpen: depth > 0)
        fatal = (.xmlMalformed(code), min(offset, max(0, text.utf8.count - 1)))
        parser.abortParsing()
    }

    /// libxml2’s numbers (`xmlerror.h`), as words of `Problem`.
    static func code(_ number: Int, isOpen: Bool) -> String {
        switch number {
        case 4: "no-start"
        case 5: isOpen ? "truncated" : "after-the-end"
        case 77: "truncated"
        case 9: "bad-character"
        case 26: "undeclared-entity"
        case 42: "attribute-twice"
        case 76: "tag-mismatch"
        case 200...205: "namespace"
        default: "malformed"
        }
    }
}
