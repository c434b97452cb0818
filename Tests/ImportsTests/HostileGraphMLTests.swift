import Continuum
import Foundation
import Imports
import Reports
import Testing

/// Whatever is given to the reader, it answers, soon, with diagnostics. The limits of time are for hangs, not for speed.
@Suite(.serialized) struct HostileGraphMLTests {
    private static func ids(_ text: String, _ options: GraphMLReader.Options = Importing.options()) -> [String] { Importing.ids(Importing.read(text, options).diagnostics) }

    // MARK: Entities

    @Test func billionLaughs() {
        var text = "<?xml version=\"1.0\"?>\n<!DOCTYPE graphml [\n<!ENTITY a0 \"lol\">\n"
        for i in 1...40 { text += "<!ENTITY a\(i) \"" + String(repeating: "&a\(i - 1);", count: 10) + "\">\n" }
        text += "]>\n" + Importing.head + "<node id=\"&a40;\"/>" + Importing.tail
        let time = ContinuousClock().measure { #expect(Self.ids(text) == ["PORT102"]) }
        #expect(time < .seconds(10))
    }

    @Test(arguments: [
        "<!DOCTYPE graphml [<!ENTITY % p SYSTEM \"file:///etc/passwd\">]>", "<!DOCTYPE graphml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
        "<!-- <!DOCTYPE a> --><!DOCTYPE graphml [ <!-- > ] --> <!ENTITY x 'y'>]>", "<!DOCTYPE graphml [%p;]>",
    ])
    func entities(head: String) { #expect(Self.ids(head + Importing.head + Importing.tail) == ["PORT102"]) }

    /// The parser never sees a DOCTYPE: not the first, nor one behind it.
    @Test(arguments: [
        "<!DOCTYPE a><!DOCTYPE graphml [<!ENTITY x 'y'>]>", "<!DOCTYPE a [<?p \"?><!ENTITY x 'y'>]>", "<!DOCTYPE a",
        "<!DOCTYPE a [" + String(repeating: " ", count: 70_000) + "]>",
    ])
    func otherDocumentTypes(head: String) {
        let (result, diagnostics) = Importing.read(head + Importing.head + "<node id=\"&x;\"/>" + Importing.tail)
        #expect(result == nil)
        #expect(diagnostics.hasErrors)
    }

    @Test func harmlessDocumentType() throws {
        let text = "<!DOCTYPE graphml SYSTEM \"http://graphml.graphdrawing.org/dtds/1.0rc/graphml.dtd\" [<!ATTLIST node x CDATA #IMPLIED>]>\n" + Importing.head
            + "<node id=\"a&amp;b\"/>" + Importing.tail
        let (result, diagnostics) = Importing.read(text)
        #expect(diagnostics.list.isEmpty)
        #expect(result?.elements.map(\.id) == ["a-operator", "a-na-b"])
    }

    @Test func undeclaredEntity() { #expect(Self.ids(Importing.head + "<node id=\"&lol;\"/>" + Importing.tail) == ["PORT100"]) }

    // MARK: Encodings

    private static let accents = Importing.head.replacing("<graph ", with: "<key id=\"l\" for=\"node\" attr.name=\"label\"/><graph ")
        + "<node id=\"1\"><data key=\"l\">Évry – Œuf</data></node>" + Importing.tail

    @Test(arguments: [true, false], [true, false])
    func utf16(isBig: Bool, hasMark: Bool) throws {
        var bytes: [UInt8] = hasMark ? (isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]) : []
        for unit in ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n" + Self.accents).utf16 {
            bytes += isBig ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        let (result, diagnostics) = Importing.read(bytes)
        #expect(diagnostics.list.isEmpty)
        #expect(try #require(result).elements.last?.value(.name) == .bilingual(Bilingual("Évry – Œuf")))
        #expect(Importing.ids(Importing.read(bytes.dropLast()).diagnostics) == ["PORT101"])
    }

    @Test func bombInUTF16() {
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in "<!DOCTYPE g [<!ENTITY a 'b'>]><graphml/>".utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(Importing.ids(Importing.read(bytes).diagnostics) == ["PORT102"])
    }

    @Test func latin1() throws {
        let text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + Importing.head.replacing("<graph ", with: "<key id=\"l\" for=\"node\" attr.name=\"label\"/><graph ")
            + "<node id=\"1\"><data key=\"l\">Évry</data></node>" + Importing.tail
        let bytes = try #require(text.data(using: .isoLatin1))
        #expect(Importing.read(Array(bytes)).result?.elements.last?.value(.name) == .bilingual(Bilingual("Évry")))
        // The same bytes without the declaration are no UTF-8.
        let lied = try #require(text.replacing("ISO-8859-1", with: "UTF-8").data(using: .isoLatin1))
        #expect(Importing.ids(Importing.read(Array(lied)).diagnostics) == ["PORT003"])
    }

    @Test(arguments: ["UTF-7", "EBCDIC-CP-FR", "utf-32", "x", ""])
    func encodingsThatAreNotRead(name: String) {
        #expect(Self.ids("<?xml version='1.0' encoding='\(name)'?>" + Importing.head + Importing.tail) == ["PORT101"])
    }

    @Test func byteOrderMark() { #expect(Self.ids("\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?>" + Importing.head + "<node id=\"1\"/>" + Importing.tail).isEmpty) }

    // MARK: Broken files

    @Test(arguments: ["", " \n\t", "hello", "<", "<graphml", "{\"a\": 1}", "<graphml></graphml>trailing", "<graphml><graph edgedefault='directed'></graphml>", "<graphml a='1' a='2'/>", "<a:graphml/>", "<graphml>\u{1}</graphml>"])
    func notWellFormed(text: String) { #expect(Self.ids(text) == ["PORT100"], "\(text)") }

    @Test(arguments: ["<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "<html/>", "<g:graphml xmlns:g=\"urn:other\"/>", "<graphml/>"])
    func notGraphML(text: String) { #expect(Self.ids(text) == ["PORT105"], "\(text)") }

    /// Cut anywhere, the file is an error with a place, or nothing at all is lost.
    @Test func truncatedAnywhere() throws {
        let bytes = try Importing.fixture("valmer.graphml")
        let whole = try #require(Importing.read(bytes).result)
        for end in stride(from: 0, to: bytes.count, by: 37) {
            let (result, diagnostics) = Importing.read(Array(bytes[..<end]))
            if let result {
                #expect(result.elements == whole.elements, "\(end)")
            } else {
                #expect(diagnostics.hasErrors, "\(end)")
                #expect(diagnostics.sorted.first?.place != nil)
            }
        }
    }

    @Test func randomBytes() throws {
        let fixture = try Importing.fixture("valmer.graphml")
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next() -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state >> 33)
        }
        for round in 0..<300 {
            var bytes = round % 3 == 0 ? (0..<(next() % 2_000)).map { _ in UInt8(truncatingIfNeeded: next()) } : fixture
            if round % 3 != 0 {
                for _ in 0..<(1 + next() % 20) { bytes[next() % bytes.count] = round % 3 == 1 ? UInt8(truncatingIfNeeded: next()) : Array("<>\"'&/= d".utf8)[next() % 9] }
            }
            let (result, diagnostics) = Importing.read(bytes)
            #expect(result != nil || diagnostics.hasErrors, "seed 0x9E3779B97F4A7C15, round \(round)")
            // What is kept can be written and read.
            if let result, round % 10 == 1 {
                let (elements, problems) = try Importing.elements(ImportedFile.yaml([result], .chart), .yaml)
                #expect(elements == result.elements, "seed 0x9E3779B97F4A7C15, round \(round)")
                #expect(!problems.hasErrors, "\(problems.list.map(\.problem))")
            }
        }
    }

    // MARK: Limits

    @Test func limits() {
        var limits = GraphMLReader.Limits()
        limits.bytes = 100
        #expect(Self.ids(Importing.head + String(repeating: " ", count: 100) + Importing.tail, Importing.options(limits: limits)) == ["PORT103"])
        limits = GraphMLReader.Limits()
        limits.items = 10
        #expect(Self.ids(Importing.head + (0...10).map { "<node id=\"\($0)\"/>" }.joined() + Importing.tail, Importing.options(limits: limits)) == ["PORT104"])
        let deep = String(repeating: "<x>", count: 100_000)
        #expect(Self.ids(Importing.head + deep) == ["PORT007"])
        let long = "<graphml><key id=\"l\" for=\"node\" attr.name=\"label\"/><graph edgedefault=\"undirected\"><node id=\"1\"><data key=\"l\">"
            + String(repeating: "x", count: 1_000_000) + "</data></node></graph></graphml>"
        #expect(Self.ids(long) == ["PORT115"])
    }

    @Test func longNamesMakeShortIDs() throws {
        let name = String(repeating: "Llanfair-", count: 100)
        let text = """
            <graphml><key id="l" for="node" attr.name="label"/><key id="n" for="graph" attr.name="label"/><graph edgedefault="undirected"><data key="n">\(name)</data>\
            <node id="\(name)1"><data key="l">\(name)</data></node><node id="\(name)2"><data key="l">\(name)</data></node>\
            <edge source="\(name)1" target="\(name)2"/><edge source="\(name)1" target="\(name)2"/></graph></graphml>
            """
        let imported = try #require(Importing.read(text).result)
        #expect(Set(imported.elements.map(\.id)).count == 5)
        #expect(imported.elements.allSatisfy { $0.id.utf8.count <= 200 })
    }

    @Test(arguments: ["true", "null", "~", "2010-08-01", "1e5", "0x1F", "- a", "a: b", "#x", "*x", "&amp;y", "'", "\"", "{", "unknown", "Unknown", "日本", "😀", "a\u{2028}b", "\u{200B}"])
    func oddNamesReadBack(name: String) throws {
        let text = "<graphml><key id=\"l\" for=\"node\" attr.name=\"label\"/><graph edgedefault=\"undirected\"><node id=\"\(name.replacing("\"", with: "&quot;"))\"><data key=\"l\">\(name)</data></node></graph></graphml>"
        let imported = try #require(Importing.read(text).result)
        for form in [ImportedFile.Form.yaml, .ndjson] {
            let written = form == .yaml ? try ImportedFile.yaml([imported], .chart) : ImportedFile.ndjson([imported], .chart)
            let (elements, diagnostics) = try Importing.elements(written, form)
            #expect(!diagnostics.hasErrors, "\(written)")
            #expect(elements == imported.elements, "\(written)")
        }
    }

    @Test func twoHundredThousandEdges() throws {
        var text = Importing.head
        for i in 0..<20_000 { text += "<node id=\"n\(i)\"/>\n" }
        for i in 0..<200_000 { text += "<edge source=\"n\(i % 20_000)\" target=\"n\((i &* 7_919 &+ 1) % 20_000)\"/>\n" }
        text += Importing.tail
        let bytes = Array(text.utf8)
        var result: Imported?
        let time = ContinuousClock().measure { result = Importing.read(bytes).result }
        let report = try #require(result).report
        #expect(report[.links] + report[.selfLoops] == 200_000)
        #expect(time < .seconds(60), "\(time)")
    }

    /// Many parallel links must not take time that grows with their square.
    @Test func manyParallelLinks() throws {
        let text = Importing.head + "<node id=\"a\"/><node id=\"b\"/>" + String(repeating: "<edge source=\"a\" target=\"b\"/>", count: 30_000) + Importing.tail
        let time = ContinuousClock().measure { #expect(Importing.read(text).result?.report[.parallelLinks] == 29_999) }
        #expect(time < .seconds(30), "\(time)")
    }
}
