import Continuum
import Knowledge
import Testing

/// Write → read → write is the identity, and reading gives back what was written.
@Suite struct RoundTripTests {
    private static func check(_ continuum: Continuum, layers: Set<Layer>, _ what: String) throws {
        let elements = Reading.elements(continuum).filter { layers.contains($0.layer) }.map(Self.charted)
        let ndjson = continuum.ndjson(layers: layers), yaml = try continuum.yaml(layers: layers)
        var fromJSON = Reading.builder(), fromYAML = Reading.builder()
        Reading.readNDJSON(Array(ndjson.utf8), into: &fromJSON)
        fromYAML.readYAML(Array(yaml.utf8), file: "a.yaml", layer: .chart)
        for (name, builder) in [("NDJSON", fromJSON), ("YAML", fromYAML)] {
            var builder = builder
            #expect(builder.diagnostics.list.isEmpty, "\(what), written as \(name): \(builder.diagnostics.list.prefix(3).map { $0 })")
            let (again, _) = builder.finish()
            let read = Reading.elements(again)
            #expect(read.count == elements.count, "\(what), \(name)")
            for (a, b) in zip(elements, read) where a != b {
                Issue.record("\(what), \(name): wrote \(a.document(.portulan).json), read \(b.document(.portulan).json)")
                return
            }
            #expect(again.ndjson() == ndjson, "\(what): NDJSON written after \(name)")
            #expect(try again.yaml() == yaml, "\(what): YAML written after \(name)")
        }
    }

    /// What is written is read as a chart, whatever layer it came from.
    private static func charted(_ element: Element) -> Element {
        var element = element
        element.layer = .chart
        return element
    }

    @Test func knowledgeBase() throws {
        var builder = Reading.builder()
        try KnowledgeBase.read(into: &builder)
        try Self.check(builder.finish().0, layers: [.base], "the knowledge base")
    }

    @Test func metropole() throws {
        var builder = Reading.builder()
        for path in Repository.files(under: "Examples/metropole/knowledge", suffix: ".yaml") {
            builder.readYAML(try Repository.bytes(path), file: path, layer: .knowledge)
        }
        for path in Repository.files(under: "Examples/metropole/continuum", suffix: ".yaml") {
            builder.readYAML(try Repository.bytes(path), file: path, layer: .chart)
        }
        let (continuum, _) = builder.finish()
        #expect(continuum.elements.count > 100)
        try Self.check(continuum, layers: [.knowledge, .chart], "Examples/metropole")
    }

    @Test(arguments: [3, 20261122, 99]) func randomElements(seed: UInt64) throws {
        var maker = RandomElement(seed: seed, .portulan)
        for i in 0..<150 {
            let line = maker.valid(id: "e\(i)").json
            try Self.check(Reading.ndjson(line).0, layers: [.chart], "seed \(seed), element \(i)")
        }
    }

    /// Texts that YAML could read as something else, each on its own.
    @Test(arguments: RandomElement.texts) func text(_ text: String) throws {
        let element = Element(
            id: "a", kind: .data, source: .init(ref: text),
            statements: [
                .init(.name, .bilingual(Bilingual(text)), source: .init(ref: text)), .init(.note, .bilingual(Bilingual(fr: text, en: "x")), source: .init(ref: text)),
                .init(.aliases, .text(text == "unknown" ? "x" : text), source: .init(ref: text)),
            ])
        let line = element.document(.portulan).json
        let (continuum, diagnostics) = Reading.ndjson(line)
        #expect(diagnostics.list.isEmpty)
        #expect(Reading.elements(continuum) == [element], "\(line)")
        try Self.check(continuum, layers: [.chart], "“\(text)”")
    }

    /// A known miss: Foundation, through which Yams makes its strings, drops a byte order mark at the start of a text. NDJSON keeps it.
    @Test func byteOrderMarkAtTheStartIsLostInYAML() throws {
        let (continuum, _) = Reading.ndjson("{\"id\":\"a\",\"kind\":\"data\",\"name\":\"\u{FEFF}x\"}")
        #expect(continuum.name(0, .french).unicodeScalars.count == 2)
        let (again, _) = Reading.yaml(try continuum.yaml())
        #expect(again.name(0, .french).unicodeScalars.count == 1)
    }

    /// A long form around a text in two languages, under every such key: it could be written and not read.
    @Test func longBilingual() throws {
        let line = #"{"id":"s","kind":"law","reason":{"value":{"fr":"a","en":"b"},"source":"x","valid-from":"2026-01-01"},"of":[{"to":"FR"}]}"#
        let (continuum, diagnostics) = Reading.ndjson(line)
        #expect(!diagnostics.list.contains { $0.problem.isStructural }, "\(diagnostics.list)")
        try Self.check(continuum, layers: [.chart], "a long reason")
    }

    /// NDJSON cut into chunks of any size is the same continuum with the same diagnostics.
    @Test func chunksOfEverySize() throws {
        var maker = RandomElement(seed: 17, .portulan)
        var lines: [String] = []
        for i in 0..<8 {
            let document = maker.valid(id: "e\(i)")
            lines.append((i % 2 == 0 ? document : maker.broken(document)).json)
        }
        // Windows line ends, empty lines, no newline at the end.
        let text = "\u{FEFF}" + lines.joined(separator: "\r\n") + "\n\n  \n{\"id\":\"é\n" + lines[0]
        let bytes = Array(text.utf8)
        let (whole, problems) = Reading.ndjson(bytes)
        #expect(whole.elements.count > 3 && problems.list.count > 1)
        for chunk in 1...64 {
            let (cut, found) = Reading.ndjson(bytes, chunk: chunk)
            #expect(cut.ndjson() == whole.ndjson(), "chunks of \(chunk)")
            #expect(found.list == problems.list, "chunks of \(chunk)")
        }
    }
}
