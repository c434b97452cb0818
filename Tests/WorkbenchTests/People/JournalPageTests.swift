import Foundation
import Ledger
import NIOHTTP1
import Store
import Testing
@testable import Workbench

@Suite("The journal in the workbench", .takesTurns)
struct JournalPageTests {
    private static let slug = "pronote-docaposte"

    private func verify(_ export: String, _ fixture: WorkbenchFixture, previous: Checkpoint? = nil) -> LedgerReport {
        var verifier = LedgerVerifier(keys: [fixture.server.bench.journal.key.verifier], previous: previous)
        verifier.feed(Data(export.utf8))
        return verifier.finish()
    }

    @Test("Read in plain words by those who may, filtered and paged; what is asked wrongly is told")
    func reading() async throws {
        try await WorkbenchFixture.with(AccountTests.small) { fixture in
            let dpo = try await fixture.member("Diane", [.dpo], in: Self.slug)
            let reader = try await fixture.member("Yann", [.reader], in: Self.slug)
            #expect(try await reader.get("/w/\(Self.slug)/journal").status == 403)
            for path in ["export.ndjson", "checkpoint.txt", "key.txt"] { #expect(try await reader.get("/w/\(Self.slug)/journal/\(path)").status == 403) }
            #expect(try await dpo.get("/admin/journal").status == 403)
            _ = try await reader.get("/w/\(Self.slug)")
            let page = try await dpo.get("/w/\(Self.slug)/journal")
            #expect(page.status == 200)
            expectClean(page.body)
            let yann = try #require(try await fixture.server.bench.store.user(email: "yann@valmer.example"))
            #expect(page.body.contains("consultation : Vue d’ensemble"))
            #expect(page.body.contains("who=\(yann.id)"))
            #expect(page.body.contains("127.0.0.0/24"))
            #expect(!page.body.contains("yann@valmer.example"))
            #expect(!page.body.contains("<td data-label=\"Quoi\">serveur démarré"))
            let his = try await dpo.get("/w/\(Self.slug)/journal?who=\(yann.id)&action=viewed&from=2026-11-24&until=2026-11-24")
            #expect(his.body.contains("Vue d’ensemble"))
            #expect(try await dpo.get("/w/\(Self.slug)/journal?who=\(yann.id)&from=2026-11-25").body.contains("Rien ne correspond"))
            for wrong in ["who=a%20b", "action=stole", "from=yesterday", "before=x", "until=2026-13-01"] {
                #expect(try await dpo.get("/w/\(Self.slug)/journal?\(wrong)").status == 400, "\(wrong)")
            }
            for _ in 0..<60 { try await fixture.server.bench.journal.record(.viewed, by: .system, in: Self.slug, object: "\"><script>alert(1)</script>") }
            let first = try await dpo.get("/w/\(Self.slug)/journal")
            #expect(!first.body.contains("<script>alert"))
            let next = try #require(first.body.components(separatedBy: "href=\"/w/\(Self.slug)/journal?before=").dropFirst().first?.components(separatedBy: "\"")[0])
            let second = try await dpo.get("/w/\(Self.slug)/journal?before=\(next)")
            #expect(second.body.contains("Vue d’ensemble"))
            #expect(second.status == 200)
        }
    }

    @Test("An export of a workspace holds its entries and no other, each proved; it verifies offline, and not once altered")
    func part() async throws {
        try await WorkbenchFixture.with(AccountTests.small) { fixture in
            let dpo = try await fixture.member("Diane", [.dpo], in: Self.slug)
            _ = try await dpo.get("/w/\(Self.slug)")
            let answer = try await dpo.get("/w/\(Self.slug)/journal/export.ndjson")
            #expect(answer.status == 200)
            #expect(answer.headers.first(name: "content-disposition") == "attachment; filename=\"journal-\(Self.slug).ndjson\"")
            let report = verify(answer.body, fixture)
            #expect(report.isGood && report.isReadable)
            #expect(report.entries >= 2 && report.verified == report.entries)
            #expect(!answer.body.contains("\"action\":\"signed-in\""))
            #expect(answer.body.contains("\"action\":\"exported\""))
            let altered = answer.body.replacing("\"object\":\"overview\"", with: "\"object\":\"reach\"")
            #expect(altered != answer.body)
            #expect(!verify(altered, fixture).isGood)
            let key = try await dpo.get("/w/\(Self.slug)/journal/key.txt")
            #expect(try VerifierKey(key.body.trimmingCharacters(in: .whitespacesAndNewlines)) == fixture.server.bench.journal.key.verifier)
        }
    }

    @Test("The whole journal verifies, and goes on from a checkpoint that was kept before")
    func whole() async throws {
        try await WorkbenchFixture.with(AccountTests.small) { fixture in
            let anne = try await fixture.administrator()
            let note = try SignedNote(parsing: try await anne.get("/admin/journal/checkpoint.txt").body.utf8)
            let kept = try Checkpoint(verifying: note, by: [fixture.server.bench.journal.key.verifier])
            #expect(kept.size >= 3)
            for _ in 0..<30 { _ = try await anne.get("/account") }
            for _ in 0..<1_200 { try await fixture.server.bench.journal.record(.viewed, by: .system, in: Self.slug) }
            let page = try await anne.get("/admin/journal")
            expectClean(page.body)
            #expect(page.body.contains("serveur démarré") || page.body.contains("Portulan"))
            let answer = try await anne.get("/admin/journal/export.ndjson")
            let report = verify(answer.body, fixture, previous: kept)
            #expect(report.isGood)
            #expect(report.continuesPrevious == true)
            #expect(report.entries > 1_200 && report.uncovered == 0)
            #expect(report.checkpoints >= 2)
            let lines = answer.body.split(separator: "\n")
            #expect(!verify((lines.prefix(40) + lines.dropFirst(41)).joined(separator: "\n") + "\n", fixture).isGood)
        }
    }

    @Test("Checkpoints are signed every hour, every thousand entries, and when the server stops; what has expired is forgotten")
    func upkeep() async throws {
        let fixture = try await WorkbenchFixture(AccountTests.small)
        let (bench, upkeep) = (fixture.server.bench, Upkeep(bench: fixture.server.bench))
        await upkeep.round()
        let first = try #require(try await bench.store.checkpoints(limit: 1).first)
        _ = try await fixture.administrator()
        await upkeep.round()
        #expect(try await bench.store.checkpoints(limit: 1).first == first, "neither an hour nor a thousand entries")
        fixture.clock.advance(seconds: 3_601)
        await upkeep.round()
        let second = try #require(try await bench.store.checkpoints(limit: 1).first)
        #expect(second.size > first.size)
        for _ in 0..<1_000 { try await bench.journal.record(.viewed, by: .system) }
        await upkeep.round()
        #expect(try await bench.store.checkpoints(limit: 1).first?.size == second.size + 1_000)

        try await bench.store.createFlow(FlowRecord(stateHash: "s", nonce: "n", verifier: "v", returnPath: "/", expires: fixture.clock.now + 1))
        let stranger = fixture.visitor()
        let form = try await stranger.get("/sign-in")
        _ = try await stranger.post("/sign-in", ["csrf": form.csrf, "email": "a@b.example", "password": "x"])
        let key = SignInLimits(bench).keys(email: "a@b.example", address: "127.0.0.1")[0].key
        #expect(try await bench.store.failures(key: key, since: 0) == 1)
        fixture.clock.advance(seconds: 13 * 3_600)
        await upkeep.round()
        #expect(try await bench.store.failures(key: key, since: 0) == 0)
        #expect(try await bench.store.takeFlow(stateHash: "s", now: 0) == nil)
        #expect(try await bench.store.deleteExpiredSessions(now: fixture.clock.now) == 0)
        await fixture.stop()
    }
}
