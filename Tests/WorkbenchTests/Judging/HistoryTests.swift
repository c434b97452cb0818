import Continuum
import Foundation
import Ledger
import NIOHTTP1
import Store
import Testing
import Workspace
@testable import Workbench

@Suite("History and levels", .takesTurns)
struct HistoryTests {
    private static let slug = "pronote-docaposte"

    /// What the chronicle keeps comes a moment after the page.
    private static func records(_ fixture: WorkbenchFixture, atLeast count: Int) async throws -> [HistoryRecord] {
        for _ in 0..<300 {
            let records = try await fixture.server.bench.store.history(workspace: slug)
            if records.count >= count { return records }
            try await Task.sleep(for: .milliseconds(100))
        }
        return try await fixture.server.bench.store.history(workspace: slug)
    }

    /// A change that makes something worse to see: a datum of the chart gets the strictest class.
    private static func edit(_ folder: String) throws -> Change {
        let workspace = Workspace(reading: folder)
        let continuum = workspace.continuum
        let datum = try #require(continuum.elements.indices.first { continuum.elements[$0].layer == .chart && continuum.vocabulary.name(of: continuum.elements[$0].kind) == "data" })
        let key = try #require(continuum.vocabulary.key(named: "class"))
        var element = Element(id: continuum.id(datum), kind: continuum.elements[datum].kind)
        element.statements = [Element.Statement(key, .token("C1"))]
        return Change(
            id: "reclass", sort: .edit, name: Bilingual(fr: "Reclasser <b>", en: "Reclass <b>"), author: "Edith", date: Day("2026-11-24"), reason: Bilingual("{{7*7}}"),
            steps: [(.set(element, was: nil), Place(file: "test"))], file: "")
    }

    @Test("Each state of the folder is kept with what it said; two are compared, with the change that explains it; the change is undone")
    func history() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            let folder = fixture.folder + "/" + Self.slug
            let editor = try await fixture.member("Edith", [.editor], in: Self.slug, language: "en")
            let empty = try await editor.get("/w/\(Self.slug)/history")
            #expect(empty.status == 200)
            expectClean(empty.body)
            #expect(try await Self.records(fixture, atLeast: 1).count == 1)

            guard case .accepted(let accepted) = try WorkspaceWriter(folder).accept(try Self.edit(folder)) else {
                Issue.record("not accepted")
                return
            }
            fixture.clock.advance(seconds: 60)
            let changes = try await editor.get("/w/\(Self.slug)/history/changes")
            #expect(changes.body.contains("Reclass &lt;b&gt;"))
            expectClean(changes.body.replacing("{{7*7}}", with: ""))
            let records = try await Self.records(fixture, atLeast: 2)
            #expect(records.map(\.number) == [2, 1])
            let summary = try HistorySummary(json: records[0].summary)
            #expect(summary.accepted == 1 && summary.last == accepted.file)
            #expect(summary.verdicts.values.reduce(0, +) == summary.elements?.count)

            let list = try await editor.get("/w/\(Self.slug)/history")
            #expect(list.body.contains("Verdicts over the assessments") && list.body.contains("<rect class="))
            expectClean(list.body)
            let compared = try await editor.get("/w/\(Self.slug)/history/compare?a=2&b=1")
            #expect(compared.status == 200)
            #expect(compared.body.contains("Reclass &lt;b&gt;"))
            #expect(compared.body.contains("id=\"h-why\""))
            #expect(try await editor.get("/w/\(Self.slug)/history/compare?a=1&b=99").status == 404)
            #expect(try await editor.get("/w/\(Self.slug)/history/compare?a=x&b=1").status == 400)

            // Nobody of the workbench wrote that file: the journal says so.
            var told = false
            for _ in 0..<100 where !told {
                told = try await !fixture.server.bench.store.journal(JournalFilter(workspace: Self.slug, action: .folderChanged)).isEmpty
                try await Task.sleep(for: .milliseconds(100))
            }
            #expect(told, "folder-changed")

            let path = "/w/\(Self.slug)/history/change?file=" + HTML.urlPart(accepted.file)
            let change = try await editor.get(path)
            #expect(change.status == 200)
            #expect(change.body.contains("C1") && change.body.contains("class=\"after\""))
            #expect(try await editor.get("/w/\(Self.slug)/history/change?file=../../etc/passwd").status == 404)
            let reader = try await fixture.member("Remi", [.reader], in: Self.slug)
            #expect(try await !reader.get(path).body.contains("history/undo"))
            #expect(try await reader.post("/w/\(Self.slug)/history/undo", ["csrf": try await reader.get(path).csrf, "file": accepted.file]).status == 403)

            let undone = try await editor.post("/w/\(Self.slug)/history/undo", ["csrf": change.csrf, "file": accepted.file])
            #expect(undone.status == 303)
            let workspace = Workspace(reading: folder)
            #expect(workspace.accepted.count == 2)
            #expect(workspace.accepted.last?.author == "Edith")
            // The same cannot be undone twice: its facts are no longer those that it left.
            let again = try await editor.post("/w/\(Self.slug)/history/undo", ["csrf": change.csrf, "file": accepted.file])
            #expect(again.status == 409)
            #expect(again.body.contains("Nothing was undone"))
            // What this server wrote is no change from outside.
            _ = try await Self.records(fixture, atLeast: 3)
            try await Task.sleep(for: .seconds(2))
            #expect(try await fixture.server.bench.store.journal(JournalFilter(workspace: Self.slug, action: .folderChanged)).count == 1)
        }
    }

    @Test("Levels of everything and of one subject, a framework in plain words, two side by side, and what can be taken away")
    func levels() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            let buyer = try await fixture.member("Bruno", [.buyer], in: Self.slug)
            let overview = try await buyer.get("/w/\(Self.slug)/levels")
            #expect(overview.status == 200)
            expectClean(overview.body)
            let marker = "href=\"/w/\(Self.slug)/levels/"
            let subject = try #require(
                overview.body.components(separatedBy: marker).dropFirst().map { String($0.prefix { $0 != "\"" }) }.first { !$0.hasPrefix("frameworks") && !$0.hasPrefix("export") && !$0.hasPrefix("compare") })
            let detail = try await buyer.get("/w/\(Self.slug)/levels/\(subject)")
            #expect(detail.status == 200)
            expectClean(detail.body)
            #expect(detail.body.contains("Exigence par exigence") || detail.body.contains("class=\"req\""))
            let attest = try #require(detail.body.components(separatedBy: "/attest?framework=").dropFirst().first.map { String($0.prefix { $0 != "\"" }) })
            let attestation = try await buyer.get("/w/\(Self.slug)/levels/\(subject)/attest?framework=\(attest)")
            #expect(attestation.body.contains("\"type\": \"attestation\""))
            #expect(try await buyer.get("/w/\(Self.slug)/levels/\(subject)/attest?framework=made-up").status == 400)

            let frameworks = try await buyer.get("/w/\(Self.slug)/levels/frameworks")
            expectClean(frameworks.body)
            let ids = frameworks.body.components(separatedBy: marker + "frameworks/").dropFirst().map { String($0.prefix { $0 != "\"" }) }
            #expect(ids.count > 3)
            let described = try await buyer.get("/w/\(Self.slug)/levels/frameworks/\(ids[0])")
            #expect(described.status == 200 && described.body.contains("Exigences"))
            expectClean(described.body)
            #expect(try await buyer.get("/w/\(Self.slug)/levels/frameworks/made-up").status == 404)
            let pair = try await buyer.get("/w/\(Self.slug)/levels/compare?a=\(ids[0])&b=\(ids[1])")
            #expect(pair.status == 200)
            expectClean(pair.body)
            #expect(try await buyer.get("/w/\(Self.slug)/levels/compare?a=\(ids[0])").status == 400)

            for (format, mark) in [("json", "\"portulan\""), ("sarif", "\"$schema\""), ("html", "<!DOCTYPE html>")] {
                let file = try await buyer.get("/w/\(Self.slug)/levels/export?format=\(format)")
                #expect(file.status == 200 && file.body.contains(mark), "\(format)")
                #expect(file.headers.first(name: "content-disposition")?.hasPrefix("attachment") == true)
            }
            let filtered = try await buyer.get("/w/\(Self.slug)/levels?framework=\(ids[0])")
            #expect(filtered.status == 200)
            #expect(try await buyer.get("/w/\(Self.slug)/levels?framework=made-up").status == 400)
            #expect(try await buyer.get("/w/\(Self.slug)/levels?farmework=x").status == 400)
            #expect(try await buyer.get("/w/\(Self.slug)/levels/nobody").status == 404)
            let reader = try await fixture.member("Remi", [.reader], in: Self.slug, language: "en")
            #expect(try await reader.get("/w/\(Self.slug)/levels/export?format=json").status == 403)
            #expect(try await reader.get("/w/\(Self.slug)/levels/\(subject)/attest?framework=\(attest)").status == 403)
            #expect(try await !reader.get("/w/\(Self.slug)/levels").body.contains("levels/export"))
        }
    }
}
