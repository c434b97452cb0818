import Continuum
import Foundation
import NIOHTTP1
import Store
import Testing
import Workspace
@testable import Workbench

@Suite("Questions and answers", .takesTurns)
struct QuestionsTests {
    private static let slug = "pronote-docaposte"

    private static func value(_ name: String, _ html: String) -> String {
        String(html.components(separatedBy: "name=\"\(name)\" value=\"").dropFirst().first?.prefix { $0 != "\"" } ?? "").replacing("&amp;", with: "&")
    }

    /// Addresses of the answers that the list offers.
    private static func answers(_ html: String) -> [String] {
        html.components(separatedBy: "href=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }.filter { $0.contains("/questions/answer?") }
    }

    @Test("An open question is answered in place: looked at first, saved as an accepted change, and no longer asked")
    func answer() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            let editor = try await fixture.member("Edith", [.editor], in: Self.slug)
            let list = try await editor.get("/w/\(Self.slug)/questions")
            #expect(list.status == 200)
            expectClean(list.body)
            var found: (path: String, page: TestAnswer, choice: String)?
            for path in Self.answers(list.body) where found == nil {
                let page = try await editor.get(path)
                #expect(page.status == 200)
                expectClean(page.body)
                if let choice = page.body.components(separatedBy: "name=\"answer\" type=\"radio\" value=\"").dropFirst().first?.prefix(while: { $0 != "\"" }) {
                    found = (path, page, String(choice))
                }
            }
            let (path, page, choice) = try #require(found, "a question with a choice")
            let form = [
                "csrf": page.csrf, "id": Self.value("id", page.body), "seen": Self.value("seen", page.body), "answer": choice, "evidence": "\"><script>alert(1)</script>",
                "date": "", "by": "Edith", "remark": "",
            ]
            let action = "/w/\(Self.slug)/questions/answer"
            #expect(try await editor.post(action, form.merging(["answer": "", "do": "save"]) { $1 }).status == 422)
            let wrong = try await editor.post(action, form.merging(["date": "2031-01-01", "do": "save"]) { $1 })
            #expect(wrong.status == 422)
            #expect(wrong.body.contains("id=\"date-error\""), "the problem stands beside the date")

            let look = try await editor.post(action, form.merging(["do": "look"]) { $1 })
            #expect(look.status == 200)
            #expect(look.body.contains("Ce que cela changerait") && look.body.contains("Verdicts"))
            expectClean(look.body)
            #expect(!FileManager.default.fileExists(atPath: fixture.folder + "/\(Self.slug)/accepted"))

            let moved = try await editor.post(action, form.merging(["do": "save", "seen": String(repeating: "0", count: 64)]) { $1 })
            #expect(moved.status == 409)
            #expect(moved.body.contains("Quelqu’un a modifié cet élément"))

            let saved = try await editor.post(action, form.merging(["do": "save"]) { $1 })
            #expect(saved.status == 303)
            let workspace = Workspace(reading: fixture.folder + "/" + Self.slug)
            #expect(workspace.accepted.count == 1)
            #expect(workspace.accepted.first?.author == "Edith")
            #expect(!workspace.diagnostics.hasErrors)
            #expect(try await editor.get(path).status == 404, "an answered question is asked no more")

            let reader = try await fixture.member("Remi", [.reader], in: Self.slug, language: "en")
            let seen = try await reader.get("/w/\(Self.slug)/questions")
            #expect(seen.body.contains("open question"))
            #expect(Self.answers(seen.body).isEmpty)
            #expect(try await reader.get(path).status == 403)
            #expect(try await reader.post(action, form).status == 403)
            #expect(try await reader.get("/w/\(Self.slug)/questions/form?format=yaml").status == 403)
            #expect(try await reader.get("/w/\(Self.slug)/questions?asked-of=nobody").status == 400)
        }
    }

    @Test("A form goes out, comes back filled, is looked at, then accepted once; another file is told what it is not")
    func form() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            let buyer = try await fixture.member("Bruno", [.buyer], in: Self.slug, language: "en")
            let sent = try await buyer.get("/w/\(Self.slug)/questions/form?format=yaml")
            #expect(sent.status == 200)
            #expect(sent.headers.first(name: "content-disposition")?.contains(".yaml") == true)
            #expect(try await buyer.get("/w/\(Self.slug)/questions/form?format=xlsx").status == 200)
            #expect(try await buyer.get("/w/\(Self.slug)/questions/upload").status == 403)

            let editor = try await fixture.member("Edith", [.editor], in: Self.slug, language: "en")
            let page = try await editor.get("/w/\(Self.slug)/questions/upload")
            expectClean(page.body)
            func send(_ file: String, csrf: String) async throws -> TestAnswer {
                let body = "--XX\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(csrf)\r\n--XX\r\nContent-Disposition: form-data; name=\"form\"; filename=\"../../\"><script>.yaml\"\r\nContent-Type: application/yaml\r\n\r\n\(file)\r\n--XX--\r\n"
                return try await editor.send(
                    .POST, "/w/\(Self.slug)/questions/upload", headers: ["content-type": "multipart/form-data; boundary=XX", "origin": editor.base], body: Data(body.utf8))
            }
            #expect(try await send(sent.body, csrf: "made-up").status == 403)
            let other = try await send("continuum: 1\nelements: []\n", csrf: page.csrf)
            #expect(other.status == 422)
            #expect(other.body.contains("This file is no form of Portulan"))
            expectClean(other.body)

            // The first question that takes a yes.
            let lines = sent.body.components(separatedBy: "\n")
            let head = lines.firstIndex { $0.contains("questions:") } ?? 0
            #expect(head > 0)
            let filled = try Self.fill(sent.body)
            let received = try await send(filled, csrf: page.csrf)
            #expect(received.status == 303)
            let waiting = try #require(received.location)
            let look = try await editor.get(waiting)
            #expect(look.status == 200)
            #expect(look.body.contains("1 answer taken over"))
            expectClean(look.body)
            #expect(try await editor.post(waiting, ["csrf": look.csrf, "seen": "other", "do": "accept"]).status == 409)
            let accepted = try await editor.post(waiting, ["csrf": look.csrf, "seen": Self.value("seen", look.body), "do": "accept"])
            #expect(accepted.status == 303)
            #expect(Workspace(reading: fixture.folder + "/" + Self.slug).accepted.count == 1)
            #expect(try await editor.get(waiting).status == 404, "a form is accepted once")
            let uploads = try FileManager.default.contentsOfDirectory(atPath: fixture.folder + "/\(Self.slug)/.portulan/uploads")
            #expect(uploads.isEmpty)
        }
    }

    /// The form with “yes” as the answer to its first question that offers it.
    private static func fill(_ yaml: String) throws -> String {
        var lines = yaml.components(separatedBy: "\n")
        var isOffered = false
        for i in lines.indices {
            let line = lines[i].trimmingCharacters(in: .whitespaces)
            if line.hasPrefix("- id:") { isOffered = line.contains("statement|") }
            if isOffered, line.hasPrefix("answer:") {
                lines[i] = lines[i].prefix { $0 == " " } + "answer: yes"
                return lines.joined(separator: "\n")
            }
        }
        throw NoAnswer(yaml: yaml)
    }

    private struct NoAnswer: Error { var yaml: String }

    @Test("A file that waited for its hour is gone, and a name that is none leads nowhere")
    func shelf() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            _ = try await fixture.administrator()
            let bench = fixture.server.bench
            let desk = try #require(await bench.hall.desk(Self.slug))
            let now = Int64(Date().timeIntervalSince1970 * 1_000)
            let shelf = UploadShelf(desk, WorkbenchClock { now })
            let name = try shelf.put([1, 2, 3])
            #expect(shelf.bytes(name) == [1, 2, 3])
            #expect(UploadShelf(desk, WorkbenchClock { now + UploadShelf.life + 60_000 }).bytes(name) == nil)
            for other in ["../lock", "up-", "up-../../portulan.yaml", name + "/..", ""] { #expect(shelf.bytes(other) == nil) }
            try shelf.remove(name)
            #expect(shelf.bytes(name) == nil)
        }
    }
}
