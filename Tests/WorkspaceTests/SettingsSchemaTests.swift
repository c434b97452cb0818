import Continuum
import Foundation
import Testing
import Workspace

@Suite struct SettingsSchemaTests {
    @Test func committedSchemaIsCurrent() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let committed = String(decoding: try Data(contentsOf: root.appendingPathComponent("Schemas/workspace.schema.json")), as: UTF8.self)
        #expect(committed == SettingsSchema.document.prettyJSON + "\n", "Schemas/workspace.schema.json is old: run Scripts/make-schemas.sh")
    }

    /// Every key that the schema knows is read without a word, and one that it does not know is reported.
    @Test(arguments: [
        ("portulan: 1", true), ("portulan: \"1\"", true), ("portulan: 2", false), ("language: fr", true), ("language: de", false), ("profile: oiv", true),
        ("profile: banque", false), ("home: FR", true), ("organization: a", false), ("home:", false), ("home: [FR]", false),
    ])
    func readerFollowsTheSchema(line: String, isRight: Bool) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-settings-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder.appendingPathComponent("continuum"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("elements: [{ id: a, kind: organisation }]\n".utf8).write(to: folder.appendingPathComponent("continuum/a.yaml"))
        try Data((line + "\n").utf8).write(to: folder.appendingPathComponent("portulan.yaml"))
        let workspace = Workspace(reading: folder.path)
        #expect(workspace.diagnostics.list.isEmpty == isRight, "\(line): \(workspace.diagnostics.list)")
    }
}
