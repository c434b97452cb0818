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
        if getuid() == 0 { try run("/bin/chown", ["postgres", folder]) }
        try asOwner("initdb", ["-D", folder + "/data", "-U", "portulan", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"])
        try start()
    }

    func start() throws {
        try asOwner(
            "pg_ctl",
            ["-D", folder + "/data", "-w", "-t", "60", "-l", folder + "/log", "-o", "-c listen_addresses=127.0.0.1 -p \(port) -c unix_socket_directories=\(folder)", "start"])
    }

    /// `immediate` is a crash: nothing is brought to an end.
    func stop(_ mode: String = "fast") throws { try asOwner("pg_ctl", ["-D", folder + "/data", "-w", "-m", mode, "stop"]) }

    func url(_ database: String) -> String { "postgres://portulan@127.0.0.1:\(port)/\(database)" }

    func makeDatabase() throws -> String {
        let name = "t" + UUID().uuidString.lowercased().filter { $0 != "-" }
        try asOwner("createdb", ["-h", "127.0.0.1", "-p", "\(port)", "-U", "portulan", name])
        return name
    }

    /// Runs a program of PostgreSQL; as the user `postgres` when we are root, which PostgreSQL refuses to be.
    private func asOwner(_ program: String, _ arguments: [String]) throws {
        let path = FileManager.default.isExecutableFile(atPath: programs + "/" + program) ? programs + "/" + program : "/usr/bin/" + program
        if getuid() == 0 {
            try run("/sbin/runuser", ["-u", "postgres", "--", path] + arguments)
        } else {
            try run(path, arguments)
        }
    }

    private func run(_ path: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: "/")
        // A file, not a pipe: the server that `pg_ctl` starts keeps it open.
        let log = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Data().write(to: log)
        defer { try? FileManager.default.removeItem(at: log) }
        let output = try FileHandle(forWritingTo: log)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        process.waitUntilExit()
        try output.close()
        if process.terminationStatus != 0 {
            throw Fault.failed("\(path) \(arguments): \(String(decoding: try Data(contentsOf: log), as: UTF8.self))")
        }
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
