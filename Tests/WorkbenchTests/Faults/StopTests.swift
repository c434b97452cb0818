import Foundation
import Testing
@testable import Workbench

@Suite("Faults: being told to stop", .takesTurns)
struct StopTests {
    @Test("SIGTERM: requests under way are answered, idle connections closed, no new ones taken; the journal says stopped and verifies; status 0")
    func graceful() async throws {
        let folder = try FolderCopy()
        let server = try await ServerProcess(folder.path)
        _ = try await server.administrator()
        let port = server.port
        // A form half sent: its request is under way.
        let (half, rest) = ("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 20\r\n\r\ncsrf=0123", "456789abcde")
        let slow = try await onThread { try RawConnection(port: port) }
        let idle = try await onThread { try RawConnection(port: port) }
        slow.write(half)
        idle.write("GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
        let first = try await onThread { idle.read(seconds: 10, until: { $0.contains("ok\n") }).text }
        #expect(RawConnection.statuses(first) == [200])
        // Twenty guesses are being worked out when the signal comes: each is a slow answer.
        async let answers = withTaskGroup(of: Int.self) { group in
            for i in 0..<20 {
                group.addTask {
                    let visitor = TestBrowser(base: server.base, language: "fr")
                    guard let form = try? await visitor.get("/sign-in") else { return 0 }
                    return (try? await visitor.post("/sign-in", ["csrf": form.csrf, "email": "x\(i)@valmer.example", "password": "a guess, and no more"]).status) ?? 0
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        try await Task.sleep(for: .milliseconds(150))
        server.signal(SIGTERM)
        try await Task.sleep(for: .milliseconds(300))
        #expect(throws: RawConnection.Fault.self) { try RawConnection(port: port) }
        #expect(try await onThread { idle.read(seconds: 5).isClosed })
        #expect(server.isRunning, "a request is under way")
        slow.write(rest)
        let answer = try await onThread { slow.read(seconds: 10, until: { $0.contains("\r\n\r\n") }).text }
        #expect(RawConnection.statuses(answer) == [403])
        #expect(try await server.ended(within: 20) == 0)
        // Whoever was let in was answered; those whose connection came too late were refused it, never left half answered.
        for status in await answers { #expect([0, 422, 429].contains(status), "\(status)") }
        try await Self.expectWhole(folder, endsWith: "stopped")
    }

    @Test("A request that never ends does not hold the stop beyond its bound, and a second signal changes nothing")
    func bounded() async throws {
        let folder = try FolderCopy()
        let server = try await ServerProcess(folder.path, environment: ["PORTULAN_LIMIT_REQUEST_SECONDS": "600"])
        let port = server.port
        let stuck = try await onThread { try RawConnection(port: port) }
        stuck.write("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n")
        try await Task.sleep(for: .milliseconds(200))
        let began = Date()
        server.signal(SIGTERM)
        try await Task.sleep(for: .milliseconds(200))
        server.signal(SIGTERM)
        #expect(try await server.ended(within: 45) == 0)
        #expect(Date().timeIntervalSince(began) > 25)
        try await Self.expectWhole(folder, endsWith: "stopped")
    }

    @Test("SIGHUP without a certificate ends nothing")
    func hangUp() async throws {
        let folder = try FolderCopy()
        let server = try await ServerProcess(folder.path)
        server.signal(SIGHUP)
        try await Task.sleep(for: .milliseconds(300))
        #expect(try await TestBrowser(base: server.base, language: "fr").get("/health").status == 200)
        server.signal(SIGINT)
        #expect(try await server.ended(within: 20) == 0)
    }

    /// The journal verifies, from outside, with the program's own command.
    static func expectWhole(_ folder: FolderCopy, endsWith action: String? = nil, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let database = folder.path + "/.portulan/workbench.sqlite"
        let script = "import sqlite3,sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT action FROM journal ORDER BY sequence DESC LIMIT 1').fetchone()[0])"
        let last = try await onThread { try Python.run(["-c", script, database], needing: "sqlite3") }
        if let action { #expect(last.trimmingCharacters(in: .whitespacesAndNewlines) == action, sourceLocation: sourceLocation) }
        let check = try await onThread { try Program.outcome(["store", "check", folder.path]) }
        #expect(check.status == 0, "\(check.output) \(check.complaint)", sourceLocation: sourceLocation)
    }
}
