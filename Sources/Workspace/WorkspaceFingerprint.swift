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

    /// Which files are not as they were, came, or went? From the folder on, in order.
    package func files(changedSince earlier: WorkspaceFingerprint) -> [String] {
        Set(Set(entries).symmetricDifference(earlier.entries).map(\.path)).sorted()
    }

    /// SHA-256, in hexadecimal, of what lies in each part of the folder (`continuum`, `knowledge`, `accepted`, `changes`, `portulan.yaml`), with the names
    /// of files: which part moved between two readings.
    /// - Throws: when a file cannot be read.
    package static func partDigests(of folder: String) throws -> [String: String] {
        var parts: [String: SHA256] = [:]
        for entry in WorkspaceFingerprint(folder).entries {
            let part = entry.path.split(separator: "/").first.map(String.init) ?? ""
            parts[part, default: SHA256()].add(entry.path, try Self.data(entry, in: folder))
        }
        return parts.mapValues { Workspace.hexadecimal($0.finalize()) }
    }

    private static func data(_ entry: Entry, in folder: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: entry.path.isEmpty ? folder : WorkspaceFiles.join(folder, entry.path)))
    }

    /// SHA-256, in hexadecimal, of the bytes of all files with their names: which state of the folder an assessment was made of.
    /// - Throws: when a file cannot be read.
    package static func contentDigest(of folder: String) throws -> String {
        var hash = SHA256()
        for entry in WorkspaceFingerprint(folder).entries {
            hash.add(entry.path, try data(entry, in: folder))
        }
        return Workspace.hexadecimal(hash.finalize())
    }
}

extension SHA256 {
    /// Lengths first: no name and content can be taken for others.
    fileprivate mutating func add(_ path: String, _ data: Data) {
        update(data: Data("\(path.utf8.count) \(data.count) \(path)".utf8))
        update(data: data)
    }
}
