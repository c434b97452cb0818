import Continuum
import Foundation
import NIOHTTP1
import Synchronization
import Testing
@testable import Workbench
import Workspace

/// The server is ended as power cuts end it, a hundred times, while people write.
@Suite("Faults: killed in the middle of writes", .serialized, .takesTurns)
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
            // What was acknowledged before the last end is here now.
            let anne = try await server.administrator()
            for what in acknowledged.takeNew() {
                switch what {
                case .session(let secret):
                    let browser = TestBrowser(base: server.base, language: "fr")
                    browser.setCookie("portulan", secret)
                    #expect(try await browser.get("/").location == "/w/pronote-docaposte", "round \(round): a session that was given is not known")
                case .edit(let id):
                    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/accepted")
                    #expect(files.contains { $0.hasSuffix("-\(id).yaml") }, "round \(round): \(id) is not there: \(files.suffix(5))")
                }
            }
            let delay = Int.random(in: 0...120, using: &generator)
            let csrf = try await anne.get("/w/pronote-docaposte").csrf
            let writers = Task {
                await withTaskGroup(of: Void.self) { group in
                    for writer in 0..<4 {
                        group.addTask {
                            var count = 0
                            while !Task.isCancelled {
                                count += 1
                                let id = "tue-\(round)-\(writer)-\(count)"
                                do {
                                    if writer > 0 {
                                        if try await Self.edit(anne, id, csrf) { acknowledged.add(.edit(id)) }
                                    } else {
                                        let browser = TestBrowser(base: server.base, language: "fr")
                                        try await browser.signIn("anne@valmer.example")
                                        if let secret = browser.cookie("portulan") { acknowledged.add(.session(secret)) }
                                    }
                                } catch { return }
                            }
                        }
                    }
                }
            }
            // Not before an edit of this round was acknowledged, so that each end can lose something.
            let (before, patience) = (acknowledged.edits, Date().addingTimeInterval(5))
            while acknowledged.edits == before, Date() < patience { try await Task.sleep(for: .milliseconds(5)) }
            try await Task.sleep(for: .milliseconds(delay))
            server.signal(SIGKILL)
            writers.cancel()
            await writers.value
            #expect(try await server.ended(within: 10) != nil)
        }
        // Everything is in the journal, which hangs together; every file is whole, and the folder is read without a fault.
        let script = """
            import json, sqlite3, sys
            rows = sqlite3.connect(sys.argv[1]).execute("SELECT action, COALESCE(object, '') FROM journal").fetchall()
            print(json.dumps({"signedIn": sum(a == 'signed-in' for a, _ in rows), "objects": [o for a, o in rows if a == 'changed']}))
            """
        let output = try await onThread { try Python.run(["-c", script, folder.path + "/.portulan/workbench.sqlite"], needing: "sqlite3") }
        let journal = try JSONDecoder().decode(Recorded.self, from: Data(output.utf8))
        let all = acknowledged.everything
        #expect(journal.signedIn >= all.count { if case .session = $0 { true } else { false } })
        var edits = 0
        for case .edit(let id) in all {
            edits += 1
            #expect(journal.objects.contains { $0.contains(id) }, "\(id) is not in the journal")
        }
        #expect(edits > Self.rounds / 2, "the rounds were too short to prove anything: \(edits)")
        let workspace = Workspace(reading: folder.path)
        #expect(!workspace.diagnostics.hasErrors, "\(workspace.diagnostics.list.prefix(3))")
        for case .edit(let id) in all { #expect(workspace.continuum.element(named: id) != nil) }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/accepted").filter { !$0.hasSuffix(".yaml") }
        #expect(left.count < 8, "half files stay: \(left.prefix(8))")
        try await StopTests.expectWhole(folder)
    }

    private struct Recorded: Decodable {
        var signedIn: Int
        var objects: [String]
    }

    /// Adds a site by an accepted change. - Returns: whether the server said that it is done.
    private static func edit(_ browser: TestBrowser, _ id: String, _ csrf: String) async throws -> Bool {
        let body: [String: Any] = [
            "change": [
                "id": id, "kind": "edit", "name": ["fr": "Ajout \(id)", "en": "Addition \(id)"], "reason": ["fr": "Essai", "en": "Test"],
                "add": [["id": id, "kind": "site", "name": ["fr": "Site \(id)", "en": "Site \(id)"]]],
            ]
        ]
        let answer = try await browser.send(
            .POST, "/api/v1/workspaces/pronote-docaposte/accepted", headers: ["content-type": "application/json", "origin": browser.base, "x-csrf": csrf],
            body: try JSONSerialization.data(withJSONObject: body))
        if ![201, 409, 429, 503].contains(answer.status) { Issue.record("\(answer.status): \(answer.body.prefix(400))") }
        return answer.status == 201
    }
}

/// What the server said was done.
final class Acknowledged: Sendable {
    enum What: Sendable {
        case session(String)
        case edit(String)
    }

    private let state = Mutex<(all: [What], new: [What])>(([], []))
    var everything: [What] { state.withLock { $0.all } }
    var edits: Int { everything.count { if case .edit = $0 { true } else { false } } }
    func add(_ what: What) {
        state.withLock {
            $0.all.append(what)
            $0.new.append(what)
        }
    }
    func takeNew() -> [What] {
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
