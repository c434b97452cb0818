import Continuum
import Foundation
import Imports
import Knowledge
import Testing

/// The real files of the Internet Topology Zoo, when `PORTULAN_CASES` says where they are; our own fixtures otherwise.
@Suite struct TopologyZooTests {
    private static func files() throws -> [(name: String, bytes: [UInt8])] {
        guard let cases = ProcessInfo.processInfo.environment["PORTULAN_CASES"] else { return [("valmer.graphml", try Importing.fixture("valmer.graphml"))] }
        let folder = URL(fileURLWithPath: cases).appendingPathComponent("topology-zoo")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".graphml") }.sorted()
        return try names.map { ($0, Array(try Data(contentsOf: folder.appendingPathComponent($0)))) }
    }

    /// Counted without an XML parser: the tags, line by line.
    private static func count(_ tag: String, _ text: String) -> Int { text.split(separator: "<\(tag) ", omittingEmptySubsequences: false).count - 1 }

    /// An edge whose source and target are the same text.
    private static func loops(_ text: String) -> Int {
        text.split(separator: "<edge ").dropFirst().count { edge in
            func end(_ name: String) -> Substring? {
                guard let start = edge.firstRange(of: "\(name)=\"")?.upperBound else { return nil }
                return edge[start...].prefix { $0 != "\"" }
            }
            return end("source") != nil && end("source") == end("target")
        }
    }

    @Test func everyFile() throws {
        let files = try Self.files()
        #expect(!files.isEmpty)
        var pieces: [String: Int] = [:], states: Set<String> = []
        for (name, bytes) in files {
            let (result, diagnostics) = Importing.read(bytes, file: name)
            #expect(!diagnostics.hasErrors, "\(name)")
            let imported = try #require(result, "\(name)")
            let report = imported.report, text = String(decoding: bytes, as: UTF8.self)
            // A node without an id has another space or none: `<node>`.
            let nodes = Self.count("node", text) + text.split(separator: "<node>", omittingEmptySubsequences: false).count - 1
            #expect(report[.nodes] == nodes, "\(name)")
            #expect(report[.edges] == Self.count("edge", text), "\(name)")
            #expect(report[.selfLoops] == Self.loops(text), "\(name)")
            let sites = imported.elements.filter { $0.kind == .site }, links = imported.elements.filter { $0.kind == .link }
            #expect(sites.count == report[.nodes] - report[.duplicateNodes] - report[.nodesWithoutID], "\(name)")
            #expect(links.count == report[.edges] - report[.selfLoops] - report[.edgesWithoutNode] - report[.edgesWithoutEnds], "\(name)")
            #expect(Set(imported.elements.map(\.id)).count == imported.elements.count, "\(name)")
            #expect(links.count { $0.value(.length) == nil } == report[.linksWithoutLength], "\(name)")
            #expect(report.date != nil, "\(name)")
            let written = try ImportedFile.yaml([imported], .portulan)
            let (elements, problems) = try Importing.elements(written, .yaml)
            #expect(problems.list.isEmpty, "\(name): \(problems.list.map(\.problem))")
            #expect(elements == imported.elements, "\(name)")
            // Twice the same.
            #expect(try ImportedFile.yaml([#require(Importing.read(bytes, file: name).result)], .portulan) == written, "\(name)")
            pieces[name] = report[.components]
            for diagnostic in diagnostics.list { if case .importUnknownState(let state, _, _) = diagnostic.problem { states.insert(state) } }
            if name != "valmer.graphml" {
                #expect(report.entries(.unknown).isEmpty && report.entries(.unsupported).isEmpty, "\(name)")
            }
        }
        guard pieces["Oteglobe.graphml"] != nil else { return }
        // Known of these files: Oteglobe is in seven pieces, the others are in one; Kosovo is no state of ISO 3166.
        #expect(pieces.filter { $0.value != 1 } == ["Oteglobe.graphml": 7])
        #expect(states == ["Kosovo"])
    }
}
