import Crypto
import Foundation

/// Has anything in the folder moved? What the file system says of every file that is read, without reading one.
package struct WorkspaceFingerprint: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        /// From the folder on.
        var path: String
        var size: Int64
        /// Nanoseconds since 1970.
        var modified: Int64
        var inode: UInt64
    }

    /// In the order in which they are read.
    private(set) var entries: [Entry] = []

    /// Of a folder or of a single file; empty when there is none.
    package init(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            entries = [Self.entry("", status)]
            return
        }
        if stat(WorkspaceFiles.join(path, "portulan.yaml"), &status) == 0 { entries.append(Self.entry("portulan.yaml", status)) }
        for folder in WorkspaceFiles.folders { scan(WorkspaceFiles.join(path, folder), folder) }
    }

    init() {}

    private static func entry(_ path: String, _ status: stat) -> Entry {
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        return Entry(
            path: path, size: Int64(status.st_size), modified: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec), inode: UInt64(truncatingIfNeeded: status.st_ino))
    }

    private mutating func scan(_ folder: String, _ relative: String) {
        guard let stream = opendir(folder) else { return }
        defer { closedir(stream) }
        let descriptor = dirfd(stream)
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        for name in names.sorted() {
            var status = stat()
            guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
            let inner = relative + "/" + name
            if status.st_mode & S_IFMT == S_IFDIR {
                scan(WorkspaceFiles.join(folder, name), inner)
            } else {
                entries.append(Self.entry(inner, status))
            }
        }
    }

    /// The files of `accepted/` that came after all others, in order, when nothing else has moved since; nil when something has.
    func acceptedSince(_ earlier: WorkspaceFingerprint) -> [String]? {
        let known = Set(earlier.entries)
        let new = entries.filter { !known.contains($0) }
        guard entries.count == earlier.entries.count + new.count else { return nil }
        let last = earlier.entries.last { $0.path.hasPrefix("accepted/") }?.path ?? ""
        return new.allSatisfy { $0.path.hasPrefix("accepted/") && $0.path > last } ? new.map(\.path) : nil
    }

    /// SHA-256, in hexadecimal, of the bytes of all files with their names: which state of the folder an assessment was made of.
    /// - Throws: when a file cannot be read.
    package static func contentDigest(of folder: String) throws -> String {
        var hash = SHA256()
        for entry in WorkspaceFingerprint(folder).entries {
            let data = try Data(contentsOf: URL(fileURLWithPath: entry.path.isEmpty ? folder : WorkspaceFiles.join(folder, entry.path)))
            // Lengths first: no name and content can be taken for others.
            hash.update(data: Data("\(entry.path.utf8.count) \(data.count) \(entry.path)".utf8))
            hash.update(data: data)
        }
        return Workspace.hexadecimal(hash.finalize())
    }
}
