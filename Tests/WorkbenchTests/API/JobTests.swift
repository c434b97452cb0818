import Continuum
import Foundation
import HTTPTypes
import NIOHTTP1
import Store
import Synchronization
import Testing
@testable import Workbench

@Suite("Long work", .takesTurns)
struct JobTests {
    private func board(_ limits: JobBoard.Limits = JobBoard.Limits(), clock: FixtureClock = FixtureClock(time: WorkbenchFixture.start)) -> JobBoard {
        JobBoard(clock: WorkbenchClock { clock.now }, limits: limits)
    }

    private func order(_ workspace: String, _ user: String = "u-1", _ work: @escaping @Sendable (JobTicket) throws -> Document = { _ in .string("done") }) -> JobOrder {
        JobOrder(kind: "test", title: Bilingual("Test"), workspace: workspace, user: user, work: work)
    }

    private func wait(_ board: JobBoard, _ id: String, _ user: String = "u-1", for isReached: (JobState) -> Bool) async throws -> JobState {
        for _ in 0..<1_000 {
            if let state = await board.state(id, of: user), isReached(state) { return state }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw CancellationError()
    }

    @Test("A job says how far it is, and its result is for whoever asked")
    func runs() async throws {
        let board = board(), gate = Mutex(false)
        let job = try await board.start(
            order("a") { ticket in
                try ticket.begin(2, of: 3, Bilingual("second"))
                while !gate.withLock({ $0 }) { usleep(1_000) }
                return .string("result")
            })
        let running = try await wait(board, job.id) { $0.total == 3 }
        #expect(running.done == 1)
        #expect(running.phase == .running)
        #expect(running.step == Bilingual("second"))
        #expect(await board.state(job.id, of: "u-2") == nil)
        #expect(await board.cancel(job.id, of: "u-2") == nil)
        gate.withLock { $0 = true }
        let done = try await wait(board, job.id) { $0.phase.isOver }
        #expect(done.phase == .done)
        #expect(await board.result(job.id, of: "u-1") == Array("\"result\"\n".utf8))
        #expect(await board.result(job.id, of: "u-2") == nil)
    }

    @Test("One workspace cannot keep the others waiting, nor one account the queue")
    func turns() async throws {
        var limits = JobBoard.Limits()
        limits.perUser = 3
        let board = board(limits), gate = Mutex(false)
        let hold: @Sendable (JobTicket) throws -> Document = { _ in
            while !gate.withLock({ $0 }) { usleep(1_000) }
            return .null
        }
        var mine: [JobState] = []
        for _ in 0..<3 { mine.append(try await board.start(order("a", "u-1", hold))) }
        await #expect(throws: Refusal.self) { try await board.start(order("a", "u-1", hold)) }
        // Two may run, but of one workspace one alone; the other workspace's goes first.
        let other = try await board.start(order("b", "u-2", hold))
        #expect(try await wait(board, other.id, "u-2") { $0.phase == .running }.ahead == 0)
        #expect(await board.state(mine[1].id, of: "u-1")?.phase == .queued)
        #expect(await board.state(mine[2].id, of: "u-1")?.ahead == 2)
        gate.withLock { $0 = true }
        for job in mine { _ = try await wait(board, job.id) { $0.phase == .done } }
    }

    @Test("What is stopped stops: before it runs, and while it runs; what fails says why")
    func stops() async throws {
        let board = board()
        let running = try await board.start(
            order("a") { ticket in
                while true {
                    try ticket.stopIfCancelled()
                    usleep(1_000)
                }
            })
        let waiting = try await board.start(order("a"))
        _ = try await wait(board, running.id) { $0.phase == .running }
        #expect(await board.cancel(waiting.id, of: "u-1")?.phase == .cancelled)
        _ = await board.cancel(running.id, of: "u-1")
        #expect(try await wait(board, running.id) { $0.phase.isOver }.phase == .cancelled)
        // Work that does not look still has no result.
        let deaf = try await board.start(order("a") { _ in usleep(50_000); return .string("late") })
        _ = try await wait(board, deaf.id) { $0.phase == .running }
        _ = await board.cancel(deaf.id, of: "u-1")
        #expect(try await wait(board, deaf.id) { $0.phase.isOver }.phase == .cancelled)
        #expect(await board.result(deaf.id, of: "u-1") == nil)
        let failing = try await board.start(order("a") { _ in throw Refusal(.unprocessableContent, "x", Bilingual(fr: "non", en: "no")) })
        #expect(try await wait(board, failing.id) { $0.phase.isOver }.problem?.code == "x")
    }

    @Test("Results are forgotten after a while, and the oldest where they are too many")
    func forgets() async throws {
        var limits = JobBoard.Limits()
        limits.bytes = 25
        let clock = FixtureClock(time: WorkbenchFixture.start), board = board(limits, clock: clock)
        var jobs: [JobState] = []
        for _ in 0..<3 {
            let job = try await board.start(order("a") { _ in .string("1234567") })
            _ = try await wait(board, job.id) { $0.phase == .done }
            jobs.append(job)
        }
        #expect(await board.states(of: "u-1", in: "a").map(\.id) == [jobs[2].id, jobs[1].id])
        clock.advance(seconds: 16 * 60)
        #expect(await board.states(of: "u-1", in: "a").isEmpty)
    }

    // MARK: Through HTTP

    @Test("A scenario is asked for, watched to its end and fetched; others do not see it")
    func simulate() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            let client = try await APIClient(fixture, [.reader]), other = try await APIClient(fixture, [.reader])
            #expect(try await client.call("startJob", body: #"{"kind":"simulate","scenarios":["nothing"]}"#).status == 422)
            #expect(try await client.call("startJob", body: #"{"kind":"resilience","elements":["rien"]}"#).status == 422)
            #expect(try await client.call("startJob", body: #"{"kind":"levels","frameworks":["rien"]}"#).status == 422)
            #expect(try await client.call("startJob", body: #"{"kind":"designs"}"#).status == 202)
            let asked = try await client.call("startJob", body: #"{"kind":"simulate","scenarios":["blackout:US"],"horizon":"6m"}"#)
            #expect(asked.status == 202)
            let id = try #require(asked.document["id"]?.text), location = try #require(asked.answer.headers.first(name: "location"))
            #expect(try await client.send(.GET, location).status == 200)
            let events = try await client.call("watchJob", ["job": id]).answer
            #expect(events.headers.first(name: "content-type") == "text/event-stream")
            #expect(events.body.contains("event: end\ndata: {\"id\":\"\(id)\""))
            #expect(events.body.contains(#""state":"done""#))
            let result = try await client.call("getJobResult", ["job": id])
            #expect(result.status == 200)
            #expect(result.document["portulan"]?.figure == 1)
            for operation in ["getJob", "watchJob", "getJobResult", "cancelJob"] { #expect(try await other.call(operation, ["job": id]).status == 404) }
            #expect(try await client.call("listJobs").document["jobs"]?.items.count == 2)
            #expect(try await client.call("cancelJob", ["job": id]).status == 204)
            #expect(try await client.call("getJob", ["job": id]).status == 404)
            for body in [#"{"kind":"resilience","order":2}"#, #"{"kind":"levels"}"#, #"{"kind":"assess","together":["EU"]}"#] {
                let job = try #require(try await client.call("startJob", body: body).document["id"]?.text)
                _ = try await client.call("watchJob", ["job": job])
                #expect(try await client.call("getJobResult", ["job": job]).status == 200, "\(body)")
            }
        }
    }

    @Test("The page of a job says how far it is, goes on by itself without scripts, and stops it")
    func page() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            let reader = try await fixture.member("Paul", [.reader], in: "pronote-docaposte"), user = try #require(try await fixture.server.bench.store.user(email: "paul@valmer.example"))
            let jobs = fixture.server.bench.jobs
            let job = try await jobs.start(
                JobOrder(kind: "simulate", title: Bilingual(fr: "Un <b> scénario", en: "A <b> scenario"), workspace: "pronote-docaposte", user: user.id) { ticket in
                    try ticket.begin(1, of: 2, Bilingual(fr: "Première étape", en: "First step"))
                    while true {
                        try ticket.stopIfCancelled()
                        usleep(1_000)
                    }
                })
            _ = try await wait(jobs, job.id, user.id) { $0.total == 2 }
            let address = "/w/pronote-docaposte/jobs/\(job.id)"
            let page = try await reader.get(address)
            expectClean(page.body)
            #expect(page.body.contains("Première étape"))
            #expect(page.body.contains("<noscript><meta http-equiv=\"refresh\""))
            #expect(page.body.contains("max=\"2\""))
            #expect(try await fixture.administrator().get(address).status == 404)
            #expect(try await reader.post(address + "/cancel", ["csrf": "wrong"]).status == 403)
            #expect(try await reader.post(address + "/cancel", ["csrf": page.csrf]).status == 303)
            _ = try await wait(jobs, job.id, user.id) { $0.phase == .cancelled }
            let english = try await reader.get(address + "?lang=en")
            #expect(english.body.contains("Nothing of this job is kept"))
            #expect(!english.body.contains("<noscript>"))
            let quick = try await jobs.start(JobOrder(kind: "simulate", title: Bilingual("x"), workspace: "pronote-docaposte", user: user.id, page: "/w/pronote-docaposte/scenarios") { _ in .null })
            _ = try await wait(jobs, quick.id, user.id) { $0.phase == .done }
            #expect(try await reader.get("/w/pronote-docaposte/jobs/\(quick.id)").location == "/w/pronote-docaposte/scenarios")
        }
    }
}
