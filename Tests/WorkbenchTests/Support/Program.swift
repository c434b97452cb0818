import Foundation
import Synchronization
import Testing

/// The program as it was built, started as people start it.
enum Program {
    /// `.build/debug/portulan`, beside the tests.
    static var url: URL {
        get throws {
            let file = WorkbenchFixture.root.appendingPathComponent(".build/debug/portulan")
            guard FileManager.default.isExecutableFile(atPath: file.path) else { throw Fault(description: "swift build makes \(file.path)") }
            return file
        }
    }

    struct Fault: Error, CustomStringConvertible { var description: String }

    struct Outcome: Sendable {
        var status: Int32
        var output: String
        var complaint: String
    }

    /// Runs a command to its end.
    static func outcome(_ arguments: [String], environment: [String: String] = [:], folder: String? = nil) throws -> Outcome {
        let base = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-run-\(UUID().uuidString)").path
        defer { for end in [".out", ".err"] { try? FileManager.default.removeItem(atPath: base + end) } }
        let process = try process(arguments, environment: environment, folder: folder, output: base + ".out", complaint: base + ".err")
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: try String(contentsOfFile: base + ".out", encoding: .utf8),
            complaint: try String(contentsOfFile: base + ".err", encoding: .utf8))
    }

    static func run(_ arguments: [String]) throws -> String {
        let outcome = try outcome(arguments)
        guard outcome.status == 0 else { throw Fault(description: "\(arguments.first ?? ""): \(outcome.complaint)") }
        return outcome.output
    }

    static func process(
        _ arguments: [String], environment: [String: String], folder: String?, output: String, complaint: String, through shell: String? = nil
    ) throws -> Process {
        let process = Process()
        if let shell {
            // `exec`: the process that is signalled is the program.
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", shell + " && exec \"$0\" \"$@\"", try url.path] + arguments
        } else {
            process.executableURL = try url
            process.arguments = arguments
        }
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        // Nothing of whoever runs the tests: PORTULAN_… would configure the server.
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("PORTULAN_") }.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        for file in [output, complaint] { try Data().write(to: URL(fileURLWithPath: file)) }
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: complaint))
        try process.run()
        return process
    }
}

/// `portulan serve` in a process of its own, which a test may end as it likes.
final class ServerProcess: Sendable {
    let base: String
    let port: Int
    private let process: Process
    private let log: String

    /// Starts it on a free port and waits until it listens.
    init(
        _ folder: String, _ arguments: [String] = [], environment: [String: String] = [:], port: Int = 0, scheme: String = "http", through shell: String? = nil,
        patience: Double = 60
    ) async throws {
        let log = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-serve-\(UUID().uuidString)").path
        self.log = log
        // Guessing costs what it costs in the tests of passwords; here signing in is a means.
        let environment = ["PORTULAN_LIMIT_PASSWORD_COST": "10"].merging(environment) { $1 }
        let process = try Program.process(
            ["serve", folder, "--port", "\(port)"] + arguments, environment: environment, folder: nil, output: log + ".out", complaint: log, through: shell)
        self.process = process
        let found = try await Self.wait(patience) { () -> Int? in
            let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
            guard let range = text.range(of: "(port ") else {
                guard process.isRunning else { throw Program.Fault(description: "portulan serve ended: \(text)") }
                return nil
            }
            return Int(text[range.upperBound...].prefix { $0.isNumber })
        }
        self.port = found
        base = "\(scheme)://127.0.0.1:\(found)"
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        for end in ["", ".out"] { try? FileManager.default.removeItem(atPath: log + end) }
    }

    /// All that it wrote to its error output.
    var logText: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }
    var isRunning: Bool { process.isRunning }
    var identifier: Int32 { process.processIdentifier }

    func signal(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Waits for its end; nil when it does not come.
    func ended(within seconds: Double) async throws -> Int32? {
        let end = Date().addingTimeInterval(seconds)
        while process.isRunning {
            if Date() > end { return nil }
            try await Task.sleep(for: .milliseconds(10))
        }
        return process.terminationStatus
    }

    /// The word of the set-up address that it wrote.
    var setUpKey: String? {
        get async throws {
            try? await Self.wait(10) {
                let text = self.logText
                guard let range = text.range(of: "/setup?key=") else { return nil }
                return String(text[range.upperBound...].prefix { !$0.isWhitespace })
            }
        }
    }

    /// Makes the first account, or signs in with it.
    func administrator() async throws -> TestBrowser {
        let browser = TestBrowser(base: base, language: "fr")
        if try await browser.get("/").status == 503, let key = try await setUpKey {
            let page = try await browser.get("/setup?key=\(key)")
            let answer = try await browser.post(
                "/setup", ["csrf": page.csrf, "key": key, "name": "Anne Le Gall", "email": "anne@valmer.example", "password": WorkbenchFixture.password])
            try #require(answer.status == 303, "set-up: \(answer.status) \(answer.body.prefix(500))")
        } else {
            try await browser.signIn("anne@valmer.example")
        }
        return browser
    }

    static func wait<Value>(_ seconds: Double, _ find: () throws -> Value?) async throws -> Value {
        let end = Date().addingTimeInterval(seconds)
        while Date() < end {
            if let value = try find() { return value }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw Program.Fault(description: "nothing after \(seconds) s")
    }
}

/// A copy of an example in a folder of its own, removed when the test lets go of it.
final class FolderCopy: Sendable {
    let root: String
    /// The copy itself.
    let path: String

    init(_ example: String = "cases/pronote-docaposte") throws {
        let manager = FileManager.default
        let root = manager.temporaryDirectory.appendingPathComponent("portulan-folder-\(UUID().uuidString)")
        try manager.createDirectory(at: root, withIntermediateDirectories: true)
        let source = WorkbenchFixture.root.appendingPathComponent("Examples").appendingPathComponent(example)
        let copy = root.appendingPathComponent(source.lastPathComponent)
        try manager.copyItem(at: source, to: copy)
        self.root = root.path
        path = copy.path
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }
}
