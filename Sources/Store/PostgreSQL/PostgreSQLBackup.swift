import Foundation

/// The programs `pg_dump`, `pg_restore` and `psql`: what they ask of a database is their business.
struct PostgreSQLBackup: Sendable {
    private let information: ConnectionInformation

    init(_ url: String) throws(StoreError) {
        guard let information = ConnectionInformation(url: url) else { throw .location("postgres://…") }
        self.information = information
    }

    /// Writes an archive (custom format) of our tables as they were in `snapshot`, and reads its list of contents.
    func dump(to path: String, snapshot: String) throws {
        // Only ours: others may share the database.
        let tables = Schema.tables.flatMap { ["--table", "public." + $0.text] }
        try run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--no-password", "--snapshot", snapshot, "--file", path] + tables)
        try run("pg_restore", ["--list", path])
    }

    static func restore(_ path: String, to url: String, force: Bool, now: Int64) async throws {
        let backup = try PostgreSQLBackup(url)
        do {
            try backup.run("pg_restore", ["--list", path])
        } catch StoreError.failed(let detail) {
            throw StoreError.backup(detail)
        }
        let store = try await Store.open(.postgresql(url: url), now: now)
        do {
            if !force { try await store.refuseToLose() }
            await store.close()
        } catch {
            await store.close()
            throw error
        }
        let script = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-\(UUID().uuidString).sql").path
        try Store.makeEmpty(script)
        defer { try? FileManager.default.removeItem(atPath: script) }
        try backup.run("pg_restore", ["--no-owner", "--no-privileges", "--file", script, path])
        // What is there goes and what was there comes, in one transaction.
        let drop = Schema.tables.flatMap { ["--command", ("DROP TABLE IF EXISTS public." + $0).text] }
        try backup.run(
            "psql", ["--no-psqlrc", "--no-password", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"] + drop + ["--file", script])
    }

    /// Runs a program to its end. What it complains about names tables and hosts, no secret: those are in its environment alone.
    private func run(_ program: String, _ arguments: [String]) throws {
        guard let path = Self.find(program) else { throw StoreError.missingProgram(program) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(information.environment) { $1 }
        let complaints = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = complaints
        try process.run()
        let text = String(decoding: complaints.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw StoreError.failed("\(program): " + (text.split(separator: "\n").first.map(String.init) ?? "")) }
    }

    private static func find(_ program: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
        return folders.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
