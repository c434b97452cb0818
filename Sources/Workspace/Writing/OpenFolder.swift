import Foundation

/// A folder that is held open. What is under it is reached by name from here alone: no symbolic link is followed, whatever becomes of its path.
final class OpenFolder: Sendable {
    let path: String
    private let descriptor: Int32

    /// - Parameter path: as the user gave it; links on the way to the folder are the user's.
    convenience init(_ path: String) throws(WriteProblem) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw errno == ENOENT || errno == ENOTDIR ? .noSuchFolder(path) : WriteProblem(errno, path) }
        self.init(path, descriptor)
    }

    private init(_ path: String, _ descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// A folder in this one, made when it is not there.
    func subfolder(_ name: String, mode: mode_t = 0o755, isMade: Bool = true) throws(WriteProblem) -> OpenFolder {
        let inner = WorkspaceFiles.join(path, name)
        guard Self.isPlain(name) else { throw .unusableName(name) }
        if isMade {
            if mkdirat(descriptor, name, mode) == 0 { try sync() } else if errno != EEXIST { throw WriteProblem(errno, inner) }
        }
        let opened = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        // A link to a folder is “not a folder” when links are not followed.
        guard opened >= 0 else { throw errno == ENOTDIR ? .symbolicLink(inner) : WriteProblem(errno, inner) }
        return OpenFolder(inner, opened)
    }

    /// The folder of a relative path, and the name of the file in it.
    /// - Parameter top: the folder that the path must begin with.
    func holder(of file: String, under top: String) throws(WriteProblem) -> (folder: OpenFolder, name: String) {
        let parts = file.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 2, parts[0] == top, parts.allSatisfy(Self.isPlain) else { throw .unusableName(file) }
        var folder = try subfolder(parts[0], isMade: false)
        for part in parts[1..<parts.count - 1] { folder = try folder.subfolder(part, isMade: false) }
        return (folder, parts[parts.count - 1])
    }

    /// A name that stays in its folder: no path, nothing hidden.
    static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 255 && !name.utf8.contains(0) && !name.utf8.contains(UInt8(ascii: "/")) && (name == ".portulan" || !name.hasPrefix("."))
    }

    /// The names in it, in order.
    func names() throws(WriteProblem) -> [String] {
        let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0, let stream = fdopendir(copy) else { throw WriteProblem(errno, path) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The bytes of a file in it, of bounded size.
    func bytes(of name: String, limit: Int) throws(WriteProblem) -> [UInt8] {
        let inner = WorkspaceFiles.join(path, name)
        let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw WriteProblem(errno, inner) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw WriteProblem(errno, inner) }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit else { throw .unusableName(inner) }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var done = 0
        while done < bytes.count {
            let start = done
            let count = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress! + start, $0.count - start) }
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw WriteProblem(errno, inner) }
            if count == 0 { break }
            done += count
        }
        return Array(bytes[..<done])
    }

    // MARK: Writing (with the lock held)

    private static let unfinished = (prefix: ".portulan-", suffix: ".tmp")

    /// Removes what a writer that was stopped half-way has left.
    func sweep() throws(WriteProblem) {
        for name in try names() where name.hasPrefix(Self.unfinished.prefix) && name.hasSuffix(Self.unfinished.suffix) { unlinkat(descriptor, name, 0) }
    }

    /// Makes a file, whole and for good, or not at all; what is there already stays.
    func create(_ name: String, _ bytes: [UInt8]) throws(WriteProblem) {
        let temporary = try writeTemporary(bytes, for: name)
        defer { unlinkat(descriptor, temporary, 0) }
        try link(temporary, to: self, as: name)
        try sync()
    }

    /// Makes one file of another’s name what these bytes say; the other is kept elsewhere by the caller.
    func replace(_ name: String, _ bytes: [UInt8]) throws(WriteProblem) {
        let temporary = try writeTemporary(bytes, for: name)
        guard renameat(descriptor, temporary, descriptor, name) == 0 else {
            let code = errno
            unlinkat(descriptor, temporary, 0)
            throw WriteProblem(code, WorkspaceFiles.join(path, name))
        }
        try sync()
    }

    /// Gives a file a second name, in another folder perhaps, where none has it.
    func link(_ name: String, to other: OpenFolder, as newName: String) throws(WriteProblem) {
        if linkat(descriptor, name, other.descriptor, newName, 0) == 0 { return }
        let code = errno
        guard [EPERM, ENOTSUP, EOPNOTSUPP, ENOSYS, EXDEV, EMLINK].contains(code) else { throw WriteProblem(code, WorkspaceFiles.join(other.path, newName)) }
        // A file system without links: with the lock held, nobody takes the name between the look and the move.
        var status = stat()
        if fstatat(other.descriptor, newName, &status, AT_SYMLINK_NOFOLLOW) == 0 { throw .nameTaken(WorkspaceFiles.join(other.path, newName)) }
        guard renameat(descriptor, name, other.descriptor, newName) == 0 else { throw WriteProblem(errno, WorkspaceFiles.join(other.path, newName)) }
    }

    /// Takes a name away.
    func remove(_ name: String) throws(WriteProblem) {
        if unlinkat(descriptor, name, 0) != 0, errno != ENOENT { throw WriteProblem(errno, WorkspaceFiles.join(path, name)) }
        try sync()
    }

    func sync() throws(WriteProblem) {
        // Some file systems have nothing to do for a folder, and say so.
        if fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP { throw WriteProblem(errno, path) }
    }

    private func writeTemporary(_ bytes: [UInt8], for name: String) throws(WriteProblem) -> String {
        let inner = WorkspaceFiles.join(path, name)
        guard Self.isPlain(name) || name == ".gitignore" else { throw .unusableName(name) }
        let temporary = "\(Self.unfinished.prefix)\(getpid())-\(UInt64.random(in: 0...UInt64.max))\(Self.unfinished.suffix)"
        let file = openat(descriptor, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw WriteProblem(errno, inner) }
        var code: Int32 = 0
        var done = 0
        while code == 0, done < bytes.count {
            let start = done
            let count = bytes.withUnsafeBytes { write(file, $0.baseAddress! + start, $0.count - start) }
            if count >= 0 { done += count } else if errno != EINTR { code = errno }
        }
        if code == 0, fsync(file) != 0 { code = errno }
        if close(file) != 0, code == 0 { code = errno }
        if code != 0 {
            unlinkat(descriptor, temporary, 0)
            throw WriteProblem(code, inner)
        }
        return temporary
    }

    /// Does something as the only one that writes under this folder, once nobody else does. The system lets go for a process that is killed.
    func locked<Result>(_ name: String, seconds: Int, _ body: () throws(WriteProblem) -> Result) throws(WriteProblem) -> Result {
        let inner = WorkspaceFiles.join(path, name)
        let file = openat(descriptor, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw WriteProblem(errno, inner) }
        defer { close(file) }
        let deadline = ContinuousClock.now + .seconds(seconds)
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            guard code == EWOULDBLOCK || code == EINTR else { throw WriteProblem(code, inner) }
            if ContinuousClock.now > deadline { throw .busy(seconds: seconds) }
            usleep(2_000)
        }
        return try body()
    }
}
