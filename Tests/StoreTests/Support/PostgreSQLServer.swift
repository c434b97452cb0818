import Foundation

/// A real PostgreSQL, of its own, for as long as the tests run: in a temporary folder, on a free port of this machine.
final class PostgreSQLServer: Sendable {
    let folder: String
    let port: Int
    private let programs: String

    enum Fault: Error, CustomStringConvertible {
        case missing
        case failed(String)

        var description: String {
            switch self {
            case .missing: "PostgreSQL is not installed (apt-get install postgresql). PORTULAN_WITHOUT_POSTGRESQL=1 leaves these tests out."
            case .failed(let text): text
            }
        }
    }

    /// Where are `initdb` and `postgres`? Debian keeps them out of PATH.
    private static func findPrograms() -> String? {
        let versions = ((try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []).sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }
        let folders = versions.map { "/usr/lib/postgresql/\($0)/bin" } + (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        return folders.first { FileManager.default.isExecutableFile(atPath: $0 + "/initdb") && FileManager.default.isExecutableFile(atPath: $0 + "/postgres") }
    }

    init() throws {
        guard let programs = Self.findPrograms() else { throw Fault.missing }
        self.programs = programs
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-postgresql-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        port = try Self.freePort()
        if getuid() == 0 {
            guard let owner = getpwnam("postgres") else { throw Fault.missing }
            guard chown(folder, owner.pointee.pw_uid, owner.pointee.pw_gid) == 0 else { throw Fault.failed("chown \(folder)") }
        }
        try run("initdb", ["-D", folder + "/data", "-U", "portulan", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"])
        try start()
    }

    /// Starts the server and waits until it answers.
    ///
    /// Not with `pg_ctl`: a server that it leaves behind keeps what Foundation watches a child by, and the end of `pg_ctl` is never seen.
    func start() throws {
        let process = try launch(
            "postgres",
            ["-D", folder + "/data", "-c", "listen_addresses=127.0.0.1", "-p", "\(port)", "-c", "unix_socket_directories=\(folder)", "-c", "max_connections=200"],
            log: folder + "-log")
        for _ in 0..<300 {
            if try succeeds("pg_isready", ["-q", "-h", "127.0.0.1", "-p", "\(port)"]) { return }
            guard process.isRunning else { break }
            usleep(100_000)
        }
        throw Fault.failed(String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder + "-log")), as: UTF8.self))
    }

    /// Ends it: `SIGINT` in good order, `SIGQUIT` as in a crash, without bringing anything to an end.
    func stop(_ signal: Int32 = SIGINT) throws {
        let file = folder + "/data/postmaster.pid"
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
        guard let process = text.split(separator: "\n").first.flatMap({ pid_t($0) }) else { throw Fault.failed(text) }
        kill(process, signal)
        for _ in 0..<300 {
            if kill(process, 0) != 0 { return }
            usleep(100_000)
        }
        throw Fault.failed("the server does not stop")
    }

    func url(_ database: String) -> String { "postgres://portulan@127.0.0.1:\(port)/\(database)" }

    func makeDatabase() throws -> String {
        let name = "t" + UUID().uuidString.lowercased().filter { $0 != "-" }
        try run("createdb", ["-h", "127.0.0.1", "-p", "\(port)", "-U", "portulan", name])
        return name
    }

    /// Starts a program of PostgreSQL; as the user `postgres` when we are root, which PostgreSQL refuses to be.
    private func launch(_ program: String, _ arguments: [String], log: String) throws -> Process {
        let process = Process()
        let path = programs + "/" + program
        if getuid() == 0 {
            process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
            process.arguments = ["--reuid=postgres", "--regid=postgres", "--init-groups", path] + arguments
        } else {
            process.executableURL = URL(fileURLWithPath: path)
            process.arguments = arguments
        }
        process.currentDirectoryURL = URL(fileURLWithPath: "/")
        try Data().write(to: URL(fileURLWithPath: log))
        let output = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        return process
    }

    private func succeeds(_ program: String, _ arguments: [String]) throws -> Bool {
        let process = try launch(program, arguments, log: folder + "-ready")
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    private func run(_ program: String, _ arguments: [String]) throws {
        let log = folder + "-" + program
        let process = try launch(program, arguments, log: log)
        process.waitUntilExit()
        if process.terminationStatus != 0 {
            throw Fault.failed("\(program): \(String(decoding: try Data(contentsOf: URL(fileURLWithPath: log)), as: UTF8.self))")
        }
    }

    /// Removes all that it wrote.
    func remove() {
        for suffix in ["", "-log", "-ready", "-initdb", "-createdb"] { try? FileManager.default.removeItem(atPath: folder + suffix) }
    }

    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0 }
        }
        guard bound else { throw Fault.failed("no free port") }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
