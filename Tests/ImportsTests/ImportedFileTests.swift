import Continuum
import Foundation
import Imports
import Knowledge
import Reports
import Testing
import Workspace

/// What an import writes: files that read back to the same elements, folders that are without errors, a report of everything.
@Suite struct ImportedFileTests {
    private static func valmer(operatorID: String? = nil, file: String = "valmer.graphml") throws -> Imported {
        try #require(Importing.read(try Importing.fixture(file), file: file, Importing.options(operatorID: operatorID)).result)
    }

    @Test func yamlReadsBack() throws {
        let imported = try Self.valmer()
        let text = try ImportedFile.yaml([imported], .portulan)
        let (elements, diagnostics) = try Importing.elements(text, .yaml)
        #expect(diagnostics.list.isEmpty, "\(diagnostics.list)")
        #expect(elements == imported.elements)
        #expect(text.hasPrefix("# Import de valmer.graphml"))
        // One source at the top, and the one of each length.
        #expect(text.split(separator: "Topology Zoo —").count == 2)
    }

    @Test func ndjsonReadsBack() throws {
        let imported = try Self.valmer()
        let (elements, diagnostics) = try Importing.elements(ImportedFile.ndjson([imported], .portulan), .ndjson)
        #expect(diagnostics.list.isEmpty)
        #expect(elements == imported.elements)
    }

    @Test func severalInOneFile() throws {
        let imports = [try Self.valmer(), try Self.valmer(file: "directed.graphml")]
        let (elements, diagnostics) = try Importing.elements(try ImportedFile.yaml(imports, .portulan), .yaml)
        #expect(diagnostics.list.isEmpty)
        #expect(elements == imports.flatMap(\.elements))
    }

    @Test func whatIsTooLongForYAMLIsLines() throws {
        let imported = try Self.valmer()
        #expect(try ImportedFile.text([imported], .portulan).form == .yaml)
        #expect(try ImportedFile.text([imported], .portulan, yamlLimit: 4_000).form == .ndjson)
        #expect(try ImportedFile.text([imported], .portulan, yamlLimit: 10).form == .ndjson)
    }

    /// The change does what the file does.
    @Test func changeApplies() throws {
        let imported = try Self.valmer()
        let base = Workspace.knowledgeOnly().continuum
        let (continuum, diagnostics) = Change.applying([imported.change], to: base)
        #expect(diagnostics.list.isEmpty, "\(diagnostics.list)")
        for element in imported.elements {
            let index = try #require(continuum.index(of: element.id))
            #expect(continuum.element(index) == element)
        }
    }

    // MARK: Folders

    private static func withFolder(_ work: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-import-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try work(folder)
    }

    private static func problems(_ target: ImportTarget, _ imports: [Imported], force: Bool = false) -> [String] {
        var diagnostics = target.diagnostics
        target.check(imports, force: force, &diagnostics)
        return Importing.ids(diagnostics)
    }

    @Test func newFolderIsWithoutErrors() throws {
        try Self.withFolder { folder in
            let imports = [try Self.valmer(), try Self.valmer(file: "directed.graphml")]
            let target = ImportTarget(folder)
            #expect(Self.problems(target, imports).isEmpty)
            let written = try target.write(imports, .portulan, .english)
            #expect(written == ["portulan.yaml", "continuum/valmer2012.yaml", "continuum/directed.yaml"].map { folder + "/" + $0 })
            let workspace = Workspace(reading: folder)
            #expect(workspace.diagnostics.list.isEmpty, "\(workspace.diagnostics.list)")
            #expect(workspace.settings.language == .english)
            // Again: not without being told to; then the same bytes.
            let before = try Data(contentsOf: URL(fileURLWithPath: written[1]))
            let again = ImportTarget(folder)
            #expect(again.language == .english)
            #expect(Self.problems(again, imports) == ["PORT106", "PORT106"])
            #expect(Self.problems(again, imports, force: true).isEmpty)
            #expect(try again.write(imports, .portulan, .english).count == 2)
            #expect(try Data(contentsOf: URL(fileURLWithPath: written[1])) == before)
            // The operator is described by this import alone: written anew, it must be there again.
            #expect(!again.describes("valmer2012-operator", besidesImportOf: "valmer2012"))
            #expect(again.describes("valmer2012-operator", besidesImportOf: "directed"))
            #expect(again.describes("orange", besidesImportOf: "valmer2012"))
        }
    }

    @Test func sameIDsElsewhereAreRefused() throws {
        try Self.withFolder { folder in
            _ = try WorkspaceTemplate.write(to: folder, profile: nil, language: .french)
            let imported = try Self.valmer()
            _ = try ImportTarget(folder).write([imported], .portulan, .french)
            #expect(Workspace(reading: folder).diagnostics.list.isEmpty)
            try FileManager.default.moveItem(atPath: folder + "/continuum/valmer2012.yaml", toPath: folder + "/continuum/renamed.yaml")
            let problems = Self.problems(ImportTarget(folder), [imported], force: true)
            #expect(Set(problems) == ["PORT061"] && problems.count == imported.elements.count)
        }
        let twice = [try Self.valmer(), try Self.valmer()]
        #expect(Set(Self.problems(ImportTarget(nil), twice)) == ["PORT061"])
    }

    @Test func folderThatIsNoWorkspaceIsLeftAlone() throws {
        try Self.withFolder { folder in
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            #expect(ImportTarget(folder).diagnostics.list.isEmpty)
            try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/notes.txt"))
            #expect(Importing.ids(ImportTarget(folder).diagnostics) == ["PORT070"])
        }
    }

    @Test func formsReplaceOneAnother() throws {
        try Self.withFolder { folder in
            let imported = try Self.valmer()
            _ = try ImportTarget(folder).write([imported], .portulan, .french)
            let yaml = folder + "/continuum/valmer2012.yaml", lines = folder + "/continuum/valmer2012.ndjson"
            try FileManager.default.moveItem(atPath: yaml, toPath: lines)
            try Data(ImportedFile.ndjson([imported], .portulan).utf8).write(to: URL(fileURLWithPath: lines))
            #expect(Self.problems(ImportTarget(folder), [imported]) == ["PORT106"])
            _ = try ImportTarget(folder).write([imported], .portulan, .french)
            #expect(FileManager.default.fileExists(atPath: yaml) && !FileManager.default.fileExists(atPath: lines))
        }
    }

    // MARK: Reports

    private static func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    @Test func reportOnATerminal() throws {
        let report = try Self.valmer().report
        let french = ImportReportText(report, .french, Style(hasColour: false)).render()
        for word in ["11 nœuds → 9 lieux", "12 liens → 9 liaisons", "sans coordonnées : 4", "2 morceaux", "Inconnu : node Latitud (1)"] {
            #expect(Self.oneLine(french).contains(word), "\(word)\n\(french)")
        }
        let english = ImportReportText(report, .english, Style(hasColour: false)).render()
        for word in ["11 nodes → 9 sites", "without coordinates: 4", "Ignored on purpose", "Understood"] { #expect(Self.oneLine(english).contains(word), "\(word)\n\(english)") }
    }

    @Test func reportAsJSON() throws {
        let (result, diagnostics) = Importing.read(try Importing.fixture("valmer.graphml"), file: "valmer.graphml")
        let text = ImportReportDocument([try #require(result).report], diagnostics, written: ["a.yaml"], .english).document().prettyJSON
        var problems = Diagnostics()
        let document = try #require(Document(yaml: Array(text.utf8), file: "a.json", diagnostics: &problems))
        #expect(problems.list.isEmpty)
        let entry = try #require(document["imports"]?.items.first)
        #expect(entry["network"]?.text == "valmer2012")
        #expect(entry["figures"]?["sites"]?.figure == 9)
        #expect(entry["figures"]?["oneWayLinks"]?.figure == 0)
        #expect(entry["unknown"]?.items.first?["what"]?.text == "node Latitud")
        #expect(document["warnings"]?.figure == Double(diagnostics.warningCount))
        #expect(document["written"]?.items.count == 1)
    }

    @Test(arguments: [
        Problem.xmlMalformed("truncated"), .xmlMalformed("?"), .xmlEncoding("x"), .xmlEntities, .importTooLarge(bytes: 2, limit: 1), .importTooMany(limit: 1), .notGraphML("svg"),
        .notGraphML(""), .importTargetExists("a"), .importUnknownState("a", count: 2, nearest: nil), .importSelfLoops(count: 1), .importMissingEnd("a"),
        .importDuplicateNode("a"), .importMissingAttribute("id", of: "node"), .importBadValue("a", key: "b"), .importNotSupported("a", count: 1),
        .importUnknownWord("a", count: 1, nearest: "b"),
    ])
    func problemsHaveWords(problem: Problem) {
        #expect(problem.message(.french) != problem.message(.english))
        #expect(!problem.message(.french).hasSuffix("."))
        #expect(problem.why(.french) != nil && problem.why(.english) != nil)
        #expect(!problem.message(.french).contains("Problème d’import"))
    }
}
