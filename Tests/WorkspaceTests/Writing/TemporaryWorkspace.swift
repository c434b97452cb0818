import Continuum
import Foundation
import Knowledge
import Workspace

/// A small workspace in a folder of its own, gone with the test.
final class TemporaryWorkspace: Sendable {
    let folder: String

    static let chart = """
        source: { ref: Inventory, date: 2026-01-15, standing: declared }
        elements:
          - { id: us, kind: organisation, name: { fr: Nous, en: Us }, ownership: public, seat: FR }
          - { id: files, kind: data, name: { fr: Dossiers, en: Files }, class: C3, stored-on: [server, vault] }
          - { id: server, kind: device, name: Server, operated-by: us, housed-at: room }
          - { id: vault, kind: platform, name: Vault, operated-by: { to: us, staff-in: [FR] } }
          - { id: room, kind: site, name: Room, located-in: FR, operated-by: us }

        """

    init(_ files: [String: String] = [:], in parent: String = FileManager.default.temporaryDirectory.path) throws {
        folder = parent + "/portulan-test-\(UUID().uuidString)"
        try write("portulan: 1\norganisation: us\nhome: FR\nlanguage: en\n", to: "portulan.yaml")
        try write(Self.chart, to: "continuum/chart.yaml")
        for (path, text) in files { try write(text, to: path) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func path(_ file: String) -> String { folder + "/" + file }

    func write(_ text: String, to file: String) throws {
        let url = URL(fileURLWithPath: path(file))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    func names(_ folder: String) -> [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []).sorted() }

    func text(_ file: String) throws -> String { String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(file))), as: UTF8.self) }

    var workspace: Workspace { Workspace(reading: folder) }
    var writer: WorkspaceWriter { WorkspaceWriter(folder) }

    /// An edit of one element: what `edit` makes of it, as steps.
    func edit(_ id: String, as changeID: String = "edit", _ edit: (inout Element) -> Void) throws -> Change {
        guard let before = workspace.continuum.element(named: id) else { throw CocoaError(.fileNoSuchFile) }
        var after = before
        edit(&after)
        return Self.change(changeID, Change.Step.steps(from: before, to: after))
    }

    static func change(_ id: String, _ steps: [Change.Step], sort: Change.Sort = .edit) -> Change {
        Change(id: id, sort: sort, name: Bilingual(id), author: "tests", steps: steps.map { ($0, Place(file: "")) }, file: "")
    }
}

extension Element {
    mutating func set(_ key: Key, _ value: Literal?) {
        statements.removeAll { $0.key == key }
        if let value { statements.append(Statement(key, value, source: source)) }
    }
}
