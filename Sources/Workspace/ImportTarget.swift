package import Continuum
import Foundation
package import Imports
import Knowledge

/// The folder that imports are written into: one file of `continuum/` for each network, and a workspace around it where there was none.
package struct ImportTarget: Sendable {
    private let folder: String?
    private let workspace: Workspace
    private let isNew: Bool
    package private(set) var diagnostics = Diagnostics()

    package init(_ folder: String?) {
        self.folder = folder
        guard let folder else {
            (workspace, isNew) = (.knowledgeOnly(), false)
            return
        }
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory)
        let isEmpty = exists && isDirectory.boolValue && (try? FileManager.default.contentsOfDirectory(atPath: folder))?.isEmpty == true
        isNew = !exists || isEmpty
        guard !isNew else {
            workspace = .knowledgeOnly()
            return
        }
        if !FileManager.default.fileExists(atPath: WorkspaceFiles.join(folder, "portulan.yaml")) {
            workspace = .knowledgeOnly()
            diagnostics.add(.missingWorkspaceFile(WorkspaceFiles.join(folder, "portulan.yaml")), at: Place(file: folder))
            return
        }
        // Its own errors are for `check`; here it matters what is described already.
        workspace = Workspace(reading: folder)
    }

    package var language: Language { workspace.settings.language }

    /// What is known there: the built-in base, and what the folder says.
    package var continuum: Continuum { workspace.continuum }

    /// Whether an element of this id is described, but for what the import of a network wrote.
    package func describes(_ id: String, besidesImportOf network: String) -> Bool {
        guard let index = continuum.index(of: id) else { return false }
        return !files(network).contains(continuum.place(of: index).file)
    }

    private func files(_ network: String) -> [String] { [.yaml, .ndjson].map { file(network, $0) } }

    private func file(_ network: String, _ form: ImportedFile.Form) -> String {
        WorkspaceFiles.join(WorkspaceFiles.join(folder ?? ".", "continuum"), network + (form == .yaml ? ".yaml" : ".ndjson"))
    }

    /// Whether anything is in the way: a file that is there, an element of the same id in another file, or in two of the imports.
    package func check(_ imports: [Imported], force: Bool, _ diagnostics: inout Diagnostics) {
        var ids: Set<String> = []
        for entry in imports {
            let network = entry.report.network
            if folder != nil, !force, let there = files(network).first(where: { FileManager.default.fileExists(atPath: $0) }) {
                diagnostics.add(.importTargetExists(there), at: Place(file: entry.change.file))
                continue
            }
            for (step, place) in entry.change.steps where !ids.insert(step.id).inserted || describes(step.id, besidesImportOf: network) {
                diagnostics.add(.changeAlreadyThere(step.id), at: place)
            }
        }
    }

    /// Writes every import, each whole or not at all; a file of the other form that was there is replaced.
    /// - Returns: the files written.
    package func write(_ imports: [Imported], _ vocabulary: Vocabulary, _ language: Language) throws -> [String] {
        guard let folder else { return [] }
        var files: [(path: String, text: String, replaced: String)] = []
        for entry in imports {
            let (text, form) = try ImportedFile.text([entry], vocabulary)
            files.append((file(entry.report.network, form), text, file(entry.report.network, form == .yaml ? .ndjson : .yaml)))
        }
        let manager = FileManager.default
        try manager.createDirectory(atPath: WorkspaceFiles.join(folder, "continuum"), withIntermediateDirectories: true)
        var written: [String] = []
        func write(_ text: String, to path: String) throws {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            written.append(path)
        }
        if isNew { try write(WorkspaceTemplate.minimal(language), to: WorkspaceFiles.join(folder, "portulan.yaml")) }
        for file in files {
            try write(file.text, to: file.path)
            if manager.fileExists(atPath: file.replaced) { try manager.removeItem(atPath: file.replaced) }
        }
        return written
    }

    /// The bytes of a file of bounded size; nil after a diagnostic.
    package static func bytes(of file: String, limit: Int, _ diagnostics: inout Diagnostics) -> [UInt8]? {
        if let size = (try? FileManager.default.attributesOfItem(atPath: file))?[.size] as? Int, size > limit {
            diagnostics.add(.importTooLarge(bytes: size, limit: limit), at: Place(file: file))
            return nil
        }
        guard let data = FileManager.default.contents(atPath: file) else {
            diagnostics.add(.unreadableFile(file), at: Place(file: file))
            return nil
        }
        return Array(data)
    }

    /// Whether it may be an element’s id.
    package static func isIdentifier(_ text: String) -> Bool {
        guard (1...200).contains(text.utf8.count), text != "unknown", let first = text.utf8.first, !".-_".utf8.contains(first) else { return false }
        return text.utf8.allSatisfy { (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || ".-_".utf8.contains($0) }
    }
}
