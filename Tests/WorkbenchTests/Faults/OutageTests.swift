import Foundation
import Ledger
import Store
import Testing
@testable import Workbench
import Workspace

@Suite("Faults: a disk that is full, a database that goes away, two servers, a clock that jumps", .serialized, .takesTurns)
struct OutageTests {
    private static var isRoot: Bool { getuid() == 0 }

    @Test("PostgreSQL stopped: pages say so and nothing is made up; back again: the same server serves on", .enabled(if: SharedPostgreSQL.isWanted))
    func databaseAway() async throws {
        // A server of its own, since others use the shared one.
        let database = try await onThread { try PostgreSQLServer() }
        defer {
            try? database.stop(SIGQUIT)
            database.remove()
        }
        let url = try await onThread { database.url(try database.makeDatabase()) }
        try await WorkbenchFixture.with(ProtocolAttacks.small, database: try StoreLocation(parsing: url)) { fixture in
            let anne = try await fixture.administrator()
            #expect(try await anne.get("/w/pronote-docaposte").status == 200)
            for (signal, round) in [(SIGINT, 1), (SIGQUIT, 2)] {
                try await onThread { try database.stop(signal) }
                #expect(try await anne.get("/health").status == 200)
                #expect(try await anne.get("/health?ready").status == 503)
                let page = try await anne.get("/w/pronote-docaposte")
                #expect(page.status == 503, "round \(round)")
                expectClean(page.body)
                #expect(!page.body.contains("postgres://") && !page.body.contains("127.0.0.1"))
                let sign = try await fixture.visitor().get("/sign-in")
                #expect(sign.status == 200 || sign.status == 503)
                try await onThread { try database.start() }
                var status = 0
                for _ in 0..<50 where status != 200 {
                    status = try await anne.get("/w/pronote-docaposte").status
                    if status != 200 { try await Task.sleep(for: .milliseconds(100)) }
                }
                #expect(status == 200, "round \(round)")
                #expect(try await anne.get("/health?ready").status == 200)
            }
            _ = try await fixture.server.bench.store.check()
        }
    }

    @Test("Two servers on one folder and one database: one account, one count of guesses, one journal", arguments: SharedPostgreSQL.isWanted ? ["sqlite", "postgresql"] : ["sqlite"])
    func twoServers(_ kind: String) async throws {
        let folder = try FolderCopy()
        let database = kind == "sqlite" ? folder.path + "/.portulan/workbench.sqlite" : try await onThread { try SharedPostgreSQL.url() }
        let settings = ["PORTULAN_LIMIT_ATTEMPTS": "6"]
        async let first = ServerProcess(folder.path, ["--database", database], environment: settings)
        async let second = ServerProcess(folder.path, ["--database", database], environment: settings)
        let servers = try await [first, second]
        let anne = try await servers[0].administrator()
        // The cookie of one is good at the other; ended at one it is ended at the other.
        let there = TestBrowser(base: servers[1].base, language: "fr")
        there.setCookie("portulan", anne.cookie("portulan"))
        #expect(try await there.get("/w/pronote-docaposte").status == 200)
        // The set-up key of the second is worth nothing once the first was set up.
        if let key = try await servers[1].setUpKey { #expect(try await there.get("/setup?key=\(key)").status == 404) }
        // Forty people look at pages of both at once: each look is an entry.
        let statuses = await withTaskGroup(of: Int.self) { group in
            for i in 0..<40 {
                group.addTask {
                    let browser = TestBrowser(base: servers[i % 2].base, language: "fr")
                    browser.setCookie("portulan", anne.cookie("portulan"))
                    return (try? await browser.get("/w/pronote-docaposte").status) ?? 0
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == [Int](repeating: 200, count: 40))
        // Guesses are counted together.
        var guesses: [Int] = []
        for i in 0..<8 {
            let stranger = TestBrowser(base: servers[i % 2].base, language: "fr")
            let form = try await stranger.get("/sign-in")
            guesses.append(try await stranger.post("/sign-in", ["csrf": form.csrf, "email": "anne@valmer.example", "password": "guess \(i) of eight"]).status)
        }
        #expect(guesses == [422, 422, 422, 422, 422, 422, 429, 429])
        let page = try await there.get("/w/pronote-docaposte")
        _ = try await there.post("/sign-out", ["csrf": page.csrf])
        #expect(try await anne.get("/w/pronote-docaposte").status == 303)
        for server in servers { server.signal(SIGTERM) }
        for server in servers { #expect(try await server.ended(within: 20) == 0) }
        let store = try await Store.open(try StoreLocation(parsing: database), now: 0)
        let check = try await store.check()
        let views = try await store.journal(JournalFilter(), limit: 10_000).count { $0.action == .viewed }
        #expect(views >= 41 && check.users == 1)
        await store.close()
    }

    @Test("A full disk: what cannot be kept is refused in words, the server goes on, and goes back to work when there is room", .enabled(if: isRoot))
    func fullDisk() async throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-full-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        try await Self.mount(["-t", "tmpfs", "-o", "size=6m", "tmpfs", place])
        do { try await Self.onFullDisk(place) } catch {
            try await Self.unmount(place)
            throw error
        }
        try await Self.unmount(place)
    }

    private static func onFullDisk(_ place: String) async throws {
        let copy = try FolderCopy()
        try FileManager.default.copyItem(atPath: copy.path, toPath: place + "/workspace")
        let server = try await ServerProcess(place + "/workspace")
        let anne = try await server.administrator()
        #expect(try await anne.get("/w/workspace").status == 200)
        // Fill it to the last page; SQLite's own files keep what they have.
        let filler = place + "/filler"
        try Data().write(to: URL(fileURLWithPath: filler))
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: filler))
        for size in [65_536, 4_096, 512] { while (try? handle.write(contentsOf: Data(count: size))) != nil {} }
        try handle.close()
        var refused = 0
        for i in 0..<60 {
            let stranger = TestBrowser(base: server.base, language: "fr")
            let form = try await stranger.get("/sign-in")
            let answer = try await stranger.post("/sign-in", ["csrf": form.csrf, "email": "x\(i)@valmer.example", "password": "a guess, and no more"])
            if answer.status == 503 {
                refused += 1
                expectClean(answer.body)
                #expect(!answer.body.contains("SQLite") && !answer.body.contains(place))
            } else {
                #expect([422, 429].contains(answer.status))
            }
            // What is looked at is recorded: without room for that it is not shown, and the words say why.
            if refused > 3 { break }
        }
        #expect(refused > 0)
        #expect(server.isRunning)
        #expect(try await anne.get("/health").status == 200)
        try FileManager.default.removeItem(atPath: filler)
        #expect(try await anne.get("/w/workspace").status == 200)
        let again = TestBrowser(base: server.base, language: "fr")
        try await again.signIn("anne@valmer.example")
        server.signal(SIGTERM)
        #expect(try await server.ended(within: 20) == 0)
        let check = try await onThread { try Program.outcome(["store", "check", place + "/workspace"]) }
        #expect(check.status == 0, "\(check.complaint)")
    }

    private static func mount(_ arguments: [String]) async throws {
        let status = try await onThread {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/mount")
            process.arguments = arguments
            try process.run()
            process.waitUntilExit()
            return process.terminationStatus
        }
        try #require(status == 0, "mount \(arguments)")
    }

    private static func unmount(_ place: String) async throws {
        try await onThread {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/umount")
            process.arguments = ["-l", place]
            try process.run()
            process.waitUntilExit()
        }
        try FileManager.default.removeItem(atPath: place)
    }

    @Test("A clock that jumps by a day or a year, forth and back: pages are of the day, snapshots follow, the journal verifies")
    func clock() async throws {
        try await WorkbenchFixture.with(ProtocolAttacks.small) { fixture in
            let anne = try await fixture.administrator()
            let desk = try #require(await fixture.server.bench.hall.desk("pronote-docaposte"))
            for days: Int64 in [1, -1, 365, -365, 0] {
                fixture.clock.set(WorkbenchFixture.start + days * 86_400_000)
                let snapshot = await desk.snapshot()
                #expect(snapshot.day == WorkbenchClock { fixture.clock.now }.today, "\(days) days")
                // Whoever was signed in before a jump back in time may have to sign in again; nothing breaks.
                #expect([200, 303].contains(try await anne.get("/w/pronote-docaposte").status))
                let again = fixture.visitor()
                try await again.signIn("anne@valmer.example")
                #expect(try await again.get("/w/pronote-docaposte").status == 200)
                // The folder is looked at again after a jump back: an edit then is seen.
                let file = fixture.folder + "/pronote-docaposte/continuum/more-\(days + 400).yaml"
                try "elements:\n  - { id: ajout-\(days + 400), kind: site, name: Ajout }\n".write(toFile: file, atomically: true, encoding: .utf8)
                fixture.clock.advance(seconds: 1)
                #expect(await desk.snapshot().continuum.element(named: "ajout-\(days + 400)") != nil, "\(days) days")
            }
            let check = try await fixture.server.bench.store.check()
            #expect(check.journalSize > 10)
        }
    }
}
