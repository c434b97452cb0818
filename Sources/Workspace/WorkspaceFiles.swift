import Continuum
import Foundation

/// Which files make up a workspace? In a fixed order, so that two readings are the same.
struct WorkspaceFiles {
    var settings: String?
    var continuum: [String] = []
    var knowledge: [String] = []
    var changes: [String] = []
    var accepted: [String] = []
    var isFolder = false
    var diagnostics = Diagnostics()

    /// The folders whose files are read, in this order.
    static let folders = ["knowledge", "continuum", "accepted", "changes"]

    init(_ path: String) {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            diagnostics.add(.unreadableFile(path), at: Place(file: path))
            return
        }
        guard isDirectory.boolValue else {
            continuum = [path]
            return
        }
        isFolder = true
        let file = Self.join(path, "portulan.yaml")
        if FileManager.default.fileExists(atPath: file) {
            settings = file
        } else {
            diagnostics.add(.missingWorkspaceFile(path), at: Place(file: file))
        }
        continuum = list(Self.join(path, "continuum"))
        knowledge = list(Self.join(path, "knowledge"))
        changes = list(Self.join(path, "changes"))
        accepted = list(Self.join(path, "accepted"))
        if continuum.isEmpty, accepted.isEmpty { diagnostics.add(.notAWorkspace(path), at: Place(file: path)) }
    }

    private mutating func list(_ folder: String) -> [String] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        // A folder that is there and cannot be listed holds facts that would be missed.
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            diagnostics.add(.unreadableFile(folder), at: Place(file: folder))
            return []
        }
        var files: [String] = []
        for name in names.sorted() where !name.hasPrefix(".") {
            let path = Self.join(folder, name)
            let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
            if type == .typeSymbolicLink {
                // A link could lead out of the folder, or round in a circle.
                diagnostics.add(.symbolicLink(path), at: Place(file: path))
            } else if type == .typeDirectory {
                files += list(path)
            } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".ndjson") {
                files.append(path)
            } else if !name.hasSuffix(".md") {
                diagnostics.add(.ignoredFile(path), at: Place(file: path))
            }
        }
        return files
    }

    static func join(_ folder: String, _ name: String) -> String { folder.hasSuffix("/") ? folder + name : folder + "/" + name }
}
