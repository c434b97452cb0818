import Foundation
import Synchronization
import Testing
@testable import Workbench

/// The server is ended as power cuts end it, a hundred times, while people write.
@Suite("Faults: killed in the middle of writes", .serialized)
struct KillTests {
    /// Rounds in all, over both databases.
    static let rounds = 100

    @Test("Nothing acknowledged is lost: sessions, files and journal are whole after each of a hundred SIGKILLs", .timeLimit(.minutes(10)))
    func kill() async throws {
        let folder = try FolderCopy()
        var port = 0
        let acknowledged = Acknowledged()
        var generator = SplitMix(state: 20_261_124)
        for round in 0..<Self.rounds {
            let server = try await ServerProcess(folder.path, environment: ["PORTULAN_LIMIT_ATTEMPTS": "10000"], port: port)
            port = server.port
            if round == 0 { _ = try await server.administrator() }
            // What was acknowledged before the last end is here now.
            for secret in acknowledged.takeNew() {
                let browser = TestBrowser(base: server.base, language: "fr")
                browser.setCookie("portulan", secret)
                #expect(try await browser.get("/").status != 503)
                #expect(try await browser.get("/").location == "/w/pronote-docaposte", "round \(round): a session that was given is not known")
            }
            let delay = Int.random(in: 5...250, using: &generator)
            let writers = Task {
                await withTaskGroup(of: Void.self) { group in
                    for _ in 0..<4 {
                        group.addTask {
                            while !Task.isCancelled {
                                let browser = TestBrowser(base: server.base, language: "fr")
                                do { try await browser.signIn("anne@valmer.example") } catch { return }
                                if let secret = browser.cookie("portulan") { acknowledged.add(secret) }
                            }
                        }
                    }
                }
            }
            try await Task.sleep(for: .milliseconds(delay))
            server.signal(SIGKILL)
            writers.cancel()
            await writers.value
            #expect(try await server.ended(within: 10) != nil)
        }
        #expect(acknowledged.count > Self.rounds, "the rounds were too short to prove anything: \(acknowledged.count)")
        // Every session that was given is in the journal, which hangs together.
        let script = "import sqlite3,sys; print(sqlite3.connect(sys.argv[1]).execute(\"SELECT COUNT(*) FROM journal WHERE action='signed-in'\").fetchone()[0])"
        let count = try await onThread { try Python.run(["-c", script, folder.path + "/.portulan/workbench.sqlite"], needing: "sqlite3") }
        #expect((Int(count.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0) >= acknowledged.count)
        try await StopTests.expectWhole(folder)
    }
}

/// What the server said was done.
final class Acknowledged: Sendable {
    private let state = Mutex<(all: Int, new: [String])>((0, []))
    var count: Int { state.withLock { $0.all } }
    func add(_ text: String) {
        state.withLock {
            $0.all += 1
            $0.new.append(text)
        }
    }
    func takeNew() -> [String] {
        state.withLock { state in
            defer { state.new = [] }
            return state.new
        }
    }
}

/// The same numbers each time, so that a failure can be seen again.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
