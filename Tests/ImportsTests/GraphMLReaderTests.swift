import Continuum
import Imports
import Testing

/// What a file of the Topology Zoo becomes, trap by trap.
@Suite struct GraphMLReaderTests {
    private static func valmer(_ options: GraphMLReader.Options = Importing.options()) throws -> (imported: Imported, diagnostics: Diagnostics) {
        let (result, diagnostics) = Importing.read(try Importing.fixture("valmer.graphml"), file: "dir/valmer.graphml", options)
        return (try #require(result), diagnostics)
    }

    @Test func changeSaysWhereItComesFrom() throws {
        let change = try Self.valmer().imported.change
        #expect(change.sort == .import)
        #expect(change.id == "import-valmer2012")
        #expect(change.author == "tests")
        #expect(change.date == Day("2026-11-24"))
        let reason = change.reason.en
        for word in ["valmer.graphml", "Réseau de Valmer", "2012-03-01", "https://valmer.example/reseau.pdf", "CC BY 4.0", "Layer: IP"] {
            #expect(reason.contains(word), "\(word)")
        }
        #expect(change.source == Element.Source(
            ref: "valmer.graphml, Internet Topology Zoo — https://valmer.example/reseau.pdf", date: Day("2012-03-01"), standing: .declared))
        #expect(change.steps.allSatisfy { $0.step.id == "valmer2012-operator" || $0.place.line > 25 })
    }

    @Test func sites() throws {
        let elements = try Self.valmer().imported.elements
        let sites = elements.filter { $0.kind == .site }
        #expect(sites.map(\.id) == [
            "valmer2012-valmer", "valmer2012-saint-remy-n1", "valmer2012-saint-remy-n2", "valmer2012-prague", "valmer2012-ys", "valmer2012-partenaire",
            "valmer2012-etoile", "valmer2012-n7", "valmer2012-ile",
        ])
        let valmer = sites[0]
        #expect(valmer.value(.name) == .bilingual(Bilingual("Valmer")))
        #expect(valmer.value(.latitude) == .number(48.85))
        #expect(valmer.value(.longitude) == .number(2.35))
        #expect(valmer.value(.description) == .bilingual(Bilingual("Cœur")))
        #expect(valmer.value(.identifiers) == .text("geonames:2988507"))
        #expect(valmer.targets(.operatedBy) == ["valmer2012-operator"])
        // By name in either case, by ISO code, by a name that is no longer in use; what is not known is unknown.
        #expect(sites.map { $0.targets(.locatedIn) } == [["FR"], ["FR"], ["FR"], ["CZ"], ["unknown"], ["unknown"], ["unknown"], ["unknown"], ["unknown"]])
        // A latitude of 148 is none, nor is half a position kept.
        #expect(sites[4].value(.latitude) == nil && sites[4].value(.longitude) == nil)
        #expect(sites[5].value(.tags) == .token("external"))
        #expect(sites[5].targets(.operatedBy) == ["unknown"])
        #expect(sites[6].value(.tags) == .token("multipoint"))
        #expect(sites[7].value(.name) == .bilingual(Bilingual("Réseau de Valmer, 7")))
        #expect(sites[7].value(.latitude) == .number(0))
        #expect(sites.allSatisfy { $0.source?.standing == .declared })
    }

    @Test func links() throws {
        let elements = try Self.valmer().imported.elements
        let links = elements.filter { $0.kind == .link }
        #expect(links.map(\.id) == [
            "valmer2012-valmer--saint-remy-n1", "valmer2012-valmer--saint-remy-n1-2", "valmer2012-saint-remy-n1--valmer",
            "valmer2012-saint-remy-n1--saint-remy-n2", "valmer2012-saint-remy-n2--prague", "valmer2012-prague--ys", "valmer2012-valmer--partenaire",
            "valmer2012-etoile--valmer", "valmer2012-n7--etoile",
        ])
        #expect(links[0].value(.name) == .bilingual(Bilingual("Valmer – Saint-Rémy")))
        #expect(links[0].targets(.connects) == ["valmer2012-valmer", "valmer2012-saint-remy-n1"])
        #expect(links[0].value(.description) == .bilingual(Bilingual(fr: "Fibre ; 2,5 Gbit/s", en: "Fibre; 2.5 Gbit/s")))
        #expect(links[1].value(.description) == .bilingual(Bilingual("155 Mbit/s")))
        #expect(links[2].value(.description) == .bilingual(Bilingual("10 Gbps")))
        #expect(links[2].value(.note) == .bilingual(Bilingual("secours & essais")))
        #expect(links[3].value(.description) == nil)
        #expect(links[5].value(.length) == nil)
        let length = try #require(links[0].statements.first { $0.key == .length })
        #expect(length.source?.standing == .inferred)
        #expect(length.source?.ref.contains("haversine") == true)
        #expect(links.allSatisfy { $0.value(.oneWay) == nil })
        #expect(links[6].targets(.operatedBy) == ["unknown"])
        #expect(links[0].targets(.operatedBy) == ["valmer2012-operator"])
    }

    /// Reference values computed apart, in Python: 2·R·asin(√…), R = 6371.0088 km.
    @Test(arguments: [
        (48.85, 2.35, 45.76, 4.84, 391.489), (0.0, 0.0, 0.0, 180.0, 20_015.114), (90.0, 0.0, -90.0, 0.0, 20_015.114), (0.0, 179.5, 0.0, -179.5, 111.195),
        (51.5, -0.12, 51.5, -0.12, 0.0),
    ])
    func lengths(_ a: Double, _ b: Double, _ c: Double, _ d: Double, _ expected: Double) throws {
        let text = """
            <graphml><key id="x" for="node" attr.name="Latitude"/><key id="y" for="node" attr.name="Longitude"/><graph edgedefault="undirected">\
            <node id="1"><data key="x">\(a)</data><data key="y">\(b)</data></node><node id="2"><data key="x">\(c)</data><data key="y">\(d)</data></node>\
            <edge source="1" target="2"/></graph></graphml>
            """
        let link = try #require(Importing.read(text).result?.elements.last)
        guard case .number(let length)? = link.value(.length) else {
            Issue.record("no length")
            return
        }
        #expect(abs(length - expected) < 0.0011, "\(length)")
    }

    @Test func figuresAddUp() throws {
        let report = try Self.valmer().imported.report
        #expect(report[.nodes] == 11)
        #expect(report[.nodes] == report[.sites] + report[.duplicateNodes] + report[.nodesWithoutID])
        #expect(report[.edges] == 12)
        #expect(report[.edges] == report[.links] + report[.selfLoops] + report[.edgesWithoutNode] + report[.edgesWithoutEnds])
        let expected: [ImportReport.Figure: Int] = [
            .sites: 9, .externalSites: 1, .multipointSites: 1, .sitesWithSharedName: 2, .sitesWithoutCoordinates: 4, .sitesWithoutState: 4,
            .sitesOfUnknownState: 1, .duplicateNodes: 1, .nodesWithoutID: 1, .links: 9, .parallelLinks: 2, .linksWithoutLength: 4,
            .linksOfUnknownOperator: 1, .selfLoops: 1, .edgesWithoutNode: 1, .edgesWithoutEnds: 1, .components: 2,
        ]
        for (figure, count) in expected { #expect(report[figure] == count, "\(figure)") }
    }

    @Test func everyProblemHasItsPlace() throws {
        let diagnostics = try Self.valmer().diagnostics
        #expect(!diagnostics.hasErrors)
        let found = diagnostics.sorted.map { "\($0.problem.id):\($0.place?.line ?? 0):\($0.place?.column ?? 0)" }
        #expect(found == [
            "PORT115:43:42", "PORT110:43:118", "PORT117:46:112", "PORT113:48:5", "PORT114:49:5", "PORT116:49:11", "PORT111:59:5", "PORT112:60:5", "PORT114:61:5",
        ])
        #expect(diagnostics.list.allSatisfy { $0.excerpt != nil })
        let unknown = try #require(diagnostics.list.first { $0.problem.id == "PORT117" })
        #expect(unknown.problem == .importUnknownWord("node Latitud", count: 1, nearest: "latitude"))
        #expect(diagnostics.list.contains { $0.problem == .importUnknownState("Atlantis", count: 1, nearest: nil) })
    }

    @Test func everythingMetIsCounted() throws {
        let report = try Self.valmer().imported.report
        // That of the node without an id.
        #expect(report.entries(.unsupported).map(\.what) == ["<data>"])
        #expect(report.entries(.unknown).map(\.what) == ["node Latitud"])
        #expect(report.entries(.ignored).map(\.what) == ["edge key", "graph GeoExtent", "graphml@xsi:schemaLocation", "node id"])
        #expect(report.entries(.ignored).allSatisfy { $0.reason != nil })
        // As many as there are <data> in the file.
        let all = report.entries.filter { !$0.what.contains("@") }.map(\.count).reduce(0, +)
        let text = String(decoding: try Importing.fixture("valmer.graphml"), as: UTF8.self)
        #expect(all == text.split(separator: "<data ").count - 1)
    }

    @Test func operators() throws {
        #expect(try Self.valmer().imported.elements.first?.targets(.owners) == ["unknown"])
        let named = try Self.valmer(Importing.options(operatorID: "syndicat")).imported
        #expect(named.elements.first?.id == "syndicat")
        #expect(named.report.operatorID == "syndicat")
        var options = Importing.options(operatorID: "orange")
        options.isKnown = { id, network in id == "orange" && network == "valmer2012" }
        let known = try Self.valmer(options).imported
        #expect(!known.elements.contains { $0.kind == .organisation })
        #expect(known.elements[0].targets(.operatedBy) == ["orange"])
    }

    @Test func whatGraphMLKnowsAndPortulanDoesNot() throws {
        let (result, diagnostics) = Importing.read(try Importing.fixture("directed.graphml"), file: "directed.graphml")
        let imported = try #require(result)
        #expect(!diagnostics.hasErrors)
        let links = imported.elements.filter { $0.kind == .link }
        #expect(links.map { $0.value(.oneWay) } == [.boolean(true), nil])
        #expect(links.map(\.id) == ["directed-na--nb", "directed-nb--na"])
        // A default holds for those that say nothing.
        #expect(imported.elements.filter { $0.kind == .site }.map { $0.targets(.locatedIn) } == [["BE"], ["BE"]])
        let unsupported = Dictionary(imported.report.entries(.unsupported).map { ($0.what, $0.count) }, uniquingKeysWith: +)
        for what in ["<port>", "<graph> (nested)", "<graph> (second)", "<hyperedge>", "<y:ShapeNode>", "node nodegraphics"] { #expect(unsupported[what] == 1, "\(what)") }
        #expect(unsupported["<node>"] == 3)
        #expect(unsupported["<endpoint>"] == 2)
        #expect(imported.report.entries(.unknown).map(\.what) == ["<blob>", "edge weight"])
        #expect(imported.report.entries(.ignored).map(\.what) == ["<desc>", "graph@id", "graph@parse.order"])
        #expect(imported.report[.sites] == 2)
    }

    @Test(arguments: [
        ("2010_08", "2010-08-01"), ("2008", "2008-01-01"), ("2010-08-15", "2010-08-15"), ("2010/8", "2010-08-01"), ("2010_13", ""), ("soon", ""), ("", ""),
    ])
    func networkDates(text: String, day: String) throws {
        let file = """
            <graphml><key id="d" for="graph" attr.name="NetworkDate"/><graph edgedefault="undirected"><data key="d">\(text)</data>\
            <node id="a"/></graph></graphml>
            """
        let (result, diagnostics) = Importing.read(file)
        #expect(try #require(result).report.date == Day(day))
        #expect(diagnostics.list.contains { $0.problem.id == "PORT115" } == (day.isEmpty && !text.isEmpty))
    }

    @Test func yearAndMonthApart() throws {
        func date(_ month: String) -> Day? {
            Importing.read(
                """
                <graphml><key id="y" for="graph" attr.name="DateYear"/><key id="m" for="graph" attr.name="DateMonth"/><graph edgedefault="undirected">\
                <data key="y">2008</data><data key="m">\(month)</data><node id="a"/></graph></graphml>
                """
            ).result?.report.date
        }
        #expect(date("0") == Day("2008-01-01"))
        #expect(date("06") == Day("2008-06-01"))
    }

    /// The order of nodes, edges and keys, and the ids of keys, change nothing in what is said.
    @Test func orderOfTheFileChangesNothing() throws {
        let text = String(decoding: try Importing.fixture("valmer.graphml"), as: UTF8.self)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let keys = lines.indices.filter { lines[$0].contains("<key ") }
        let sorted = keys.map { lines[$0] }.reversed()
        for (i, line) in zip(keys, sorted) { lines[i] = line }
        var renamed = lines.joined(separator: "\n")
        for i in 0..<50 { renamed = renamed.replacing("\"d\(i)\"", with: "\"k\(i * 7)\"") }
        let first = try Self.valmer().imported, second = try #require(Importing.read(Array(renamed.utf8), file: "dir/valmer.graphml").result)
        #expect(first.elements == second.elements)
        #expect(first.report == second.report)
    }
}
