import Continuum
import Foundation
import NIOHTTP1
import Reach
import Store
import Testing
import Workspace
@testable import Workbench

@Suite("The risk register", .takesTurns)
struct DecideTests {
    private static let slug = "pronote-docaposte"
    private static let hostile = "\"><script>alert(1)</script> {{7*7}} e\u{301}\"' ="

    /// The first finding of the register, by its address.
    private static func first(_ html: String) throws -> String {
        let marker = "/w/\(slug)/decide/"
        var rest = html[...]
        while let range = rest.range(of: "href=\"" + marker) {
            let path = marker + rest[range.upperBound...].prefix { $0 != "\"" }
            if path.contains("%3A") { return path }
            rest = rest[range.upperBound...]
        }
        throw FixtureProblem.nothing(html)
    }

    private enum FixtureProblem: Error { case nothing(String) }

    private static func form(_ page: TestAnswer, _ changes: [String: String] = [:]) -> [String: String] {
        let seen = page.body.components(separatedBy: "name=\"seen\" value=\"").dropFirst().first?.prefix { $0 != "\"" } ?? ""
        return [
            "csrf": page.csrf, "seen": String(seen), "treatment": "accept", "reason": "Le contrat court encore deux ans.", "owner": "La directrice", "review": "2027-06-30",
            "capex": "", "opex": "12 500,50",
        ].merging(changes) { $1 }
    }

    @Test("A decision is recorded, shown beside its finding, and kept with the earlier ones; the finding stays")
    func decide() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            let owner = try await fixture.member("Rachel", [.riskOwner], in: Self.slug)
            let list = try await owner.get("/w/\(Self.slug)/decide")
            #expect(list.status == 200)
            expectClean(list.body)
            let path = try Self.first(list.body)
            let page = try await owner.get(path)
            #expect(page.status == 200)
            expectClean(page.body)
            #expect(page.body.contains("Personne n’a encore décidé"))

            let empty = try await owner.post(path, Self.form(page, ["treatment": "", "reason": " ", "owner": "", "review": "hier", "opex": "beaucoup"]))
            #expect(empty.status == 422)
            for text in ["Choisissez l’un des quatre", "Dites pourquoi", "Dites qui en répond", "Écrivez la date ainsi", "Un montant en euros"] {
                #expect(empty.body.contains(text), "no “\(text)”")
            }
            #expect(empty.body.contains("value=\"beaucoup\""), "what was typed is kept")
            #expect(empty.body.contains("href=\"#reason\""))
            #expect(try await owner.post(path, Self.form(page, ["review": "2020-01-01"])).status == 422)
            #expect(try await owner.post(path, Self.form(page, ["review": ""])).status == 422)
            #expect(try await owner.post(path, Self.form(page, ["treatment": "reduce"])).status == 422)
            #expect(!FileManager.default.fileExists(atPath: fixture.folder + "/\(Self.slug)/changes/decisions"))

            let done = try await owner.post(path, Self.form(page, ["reason": Self.hostile, "owner": Self.hostile]))
            #expect(done.status == 303)
            #expect(done.location == path)
            let after = try await owner.get(path)
            // Shown as it was typed: no template ran it.
            #expect(after.body.contains("{{7*7}}"))
            expectClean(after.body.replacing("{{7*7}}", with: ""))
            #expect(after.body.contains("Risque accepté"))
            #expect(after.body.contains("La décision est au registre"))
            #expect(!after.body.contains("<script>alert"))
            #expect(after.body.contains("12\u{202F}501\u{A0}€ par an") || after.body.contains("12\u{202F}500\u{A0}€ par an"))
            let files = try FileManager.default.contentsOfDirectory(atPath: fixture.folder + "/\(Self.slug)/changes/decisions")
            #expect(files.count == 1)

            // A form made before somebody decided is not taken blindly.
            let stale = try await owner.post(path, Self.form(page, ["treatment": "transfer"]))
            #expect(stale.status == 409)
            #expect(stale.body.contains("Quelqu’un a décidé entre-temps"))
            #expect(try await owner.post(path, Self.form(after, ["treatment": "refuse", "review": ""])).status == 303)
            let twice = try await owner.get(path)
            #expect(twice.body.contains("Risque refusé") && twice.body.contains("Risque accepté"))

            // The finding is still in the register, with its decision; and the review comes due.
            #expect(try await owner.get("/w/\(Self.slug)/decide?state=decided").body.contains("Risque refusé"))
            #expect(try await owner.post(path, Self.form(twice)).status == 303)
            fixture.clock.advance(seconds: 300 * 86_400)
            try await owner.signIn("rachel@valmer.example")
            #expect(try await owner.get("/w/\(Self.slug)/decide?state=overdue").body.contains("Risque accepté"))

            let reader = try await fixture.member("Remi", [.reader], in: Self.slug, language: "en")
            let seen = try await reader.get(path)
            #expect(seen.body.contains("Your role lets you read the register"))
            #expect(!seen.body.contains("name=\"treatment\""))
            #expect(try await reader.post(path, Self.form(seen)).status == 403)
            #expect(try await reader.get("/w/\(Self.slug)/decide/export?format=csv").status == 403)
            #expect(try await reader.get("/w/\(Self.slug)/decide?severity=dreadful").status == 400)
            #expect(try await reader.get("/w/\(Self.slug)/decide/REACH-CUT%3Anobody").status == 404)
        }
    }

    @Test("A remedy that was tried is kept as a measure by deciding to reduce; the register is taken away as a table and as JSON")
    func reduce() async throws {
        try await WorkbenchFixture.with() { fixture in
            let owner = try await fixture.member("Rachel", [.riskOwner, .editor], language: "en")
            let desk = try #require(await fixture.server.bench.hall.desk("metropole"))
            let finding = try #require(await desk.snapshot().assessment.findings.first { !$0.remedies.isEmpty })
            let word = DecisionForm.measureID(finding.remedies[0]), path = "/w/metropole/decide/" + HTML.urlPart(finding.id)
            let page = try await owner.get(path)
            #expect(page.body.contains("value=\"\(word)\""))
            #expect(try await owner.post(path, Self.form(page, ["treatment": "reduce", "measures": "made-up"])).status == 422)
            #expect(try await owner.post(path, Self.form(page, ["treatment": "reduce", "measures": word, "owner": "=cmd|' /C calc'!A0"])).status == 303)
            let workspace = Workspace(reading: fixture.folder + "/metropole")
            let changes = workspace.changes().0
            let measure = try #require(changes.first { $0.id == word })
            #expect(measure.sort == .measure && !measure.steps.isEmpty)
            #expect(workspace.decisions().0.entries.first?.decision.measures == [word])
            #expect(!workspace.decisions().1.hasErrors)

            let csv = try await owner.get("/w/metropole/decide/export?format=csv")
            #expect(csv.headers.first(name: "content-disposition")?.contains("attachment") == true)
            #expect(csv.body.contains("\"'=cmd|"), "a formula is text")
            #expect(!csv.body.contains(",\"=cmd"))
            let json = try await owner.get("/w/metropole/decide/export?format=json")
            #expect(json.body.contains("\"treatment\": \"reduce\""))
            let html = try await owner.get("/w/metropole/decide/export?format=html")
            #expect(html.body.contains("Risk to be reduced"))
            expectClean(html.body)
            #expect(try await owner.get("/w/metropole/decide/export?format=exe").status == 400)
        }
    }

    @Test("What begins like a formula is text for a spreadsheet", arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1"])
    func formulas(_ text: String) { #expect(SeparatedValues.cell(text).hasPrefix("\"'")) }

    @Test("Quotes are doubled, whatever accent stands on them")
    func quotes() {
        #expect(SeparatedValues.cell("a\"b") == "\"a\"\"b\"")
        #expect(SeparatedValues.cell("a\"\u{301}b").unicodeScalars.count(where: { $0 == "\"" }) == 4)
    }
}
