private import Foundation

/// A secret in a file of its own, read by the server's account alone.
enum PrivateFile {
    /// The text of the file; what `make` gives is written first when there is none. Only one of two servers that start together makes it.
    static func text(_ path: String, orMake make: () throws -> String) throws -> String {
        let manager = FileManager.default
        if !manager.fileExists(atPath: path) {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try manager.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let draft = "\(path).\(Secrets.hexadecimal(Secrets.bytes(8)))"
            guard manager.createFile(atPath: draft, contents: Data((try make() + "\n").utf8), attributes: [.posixPermissions: 0o600]) else {
                throw CocoaError(.fileWriteUnknown)
            }
            defer { try? manager.removeItem(atPath: draft) }
            // A link is made whole or not at all, and never over another file.
            do { try manager.linkItem(atPath: draft, toPath: path) } catch { if !manager.fileExists(atPath: path) { throw error } }
        }
        return try String(contentsOfFile: path, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
