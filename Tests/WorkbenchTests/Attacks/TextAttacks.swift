import Foundation
import HTTPTypes
import Hummingbird
import NIOHTTP1
import Store
import Testing
@testable import Workbench

@Suite("Attacks: texts that try to be more than texts", .takesTurns)
struct TextAttacks {
    @Test("Hostile names, notes, sources, changes and frameworks: no page holds anything that runs, and what is shown is the text", arguments: ["fr", "en"])
    func hostileWorkspace(_ language: String) async throws {
        let folder = try HostileWorkspace.make()
        defer { try? FileManager.default.removeItem(atPath: URL(fileURLWithPath: folder).deletingLastPathComponent().path) }
        try await WorkbenchFixture.with([folder]) { fixture in
            let anne = try await fixture.administrator(language: language)
            // The visitor's own name, and a colleague's.
            let store = fixture.server.bench.store
            let user = try #require(try await store.user(email: "anne@valmer.example"))
            try await store.updateUser(id: user.id) {
                $0.name = "\"\u{301}><script>alert(1)</script>{{7*7}}"
                $0.language = language
            }
            for (i, payload) in HostileWorkspace.payloads.prefix(5).enumerated() {
                let id = "u-\(i)hostile"
                try await store.createUser(.init(id: id, name: payload, email: "x\(i)\"><script>@valmer.example", language: "fr", passwordHash: nil, created: fixture.clock.now))
                try await store.setRoles([.reader, .administrator], user: id, workspace: "hostile")
            }
            _ = try await anne.get("/language?to=\(language)&back=/")
            // Everything that links lead to, every area, and every kind of element by its address.
            var start = ["/", "/w/hostile", "/account", "/admin", "/nothing-\"><script>alert(1)</script>"]
            start += Area.allCases.map { $0.url("hostile") }
            start += HostileWorkspace.payloads.flatMap { payload in
                let text = HTML.urlPart(payload)
                return ["/w/hostile/chart?q=\(text)", "/w/hostile/element/\(text)", "/w/\(text)", "/sign-in?back=\(text)", "/w/hostile?\(text)=\(text)", "/assets/\(text)"]
            }
            start = start.map { $0.replacing("\"", with: "%22").replacing("<", with: "%3C").replacing(">", with: "%3E") }
            let kinds = ["data", "treatment", "service", "application", "software", "platform", "device", "link", "site", "organisation", "person"]
            start += kinds.map { "/w/hostile/element/hostile-\($0)" }
            let pages = try await Crawler(browser: anne, limit: 400).crawl(from: start).filter(\.isHTML)
            #expect(pages.count > 20)
            for page in pages {
                #expect(page.answer.status < 500 || page.answer.status == 503, "\(page.path): \(page.answer.status)")
                #expect(!page.answer.body.contains("49"  + "{{{body"), "\(page.path)")
            }
            // A report to take away is a file of its own, with its style in it; it too runs nothing.
            let files = Set(pages.filter { $0.answer.headers.first(name: "content-disposition")?.hasPrefix("attachment") == true }.map(\.path))
            for verdict in try HTMLJudge.judge(pages.map { ($0.path, $0.answer.body) }) {
                let problems = verdict.problems.filter { !(files.contains(verdict.path) && $0 == "<style>") }
                #expect(problems.isEmpty, "\(verdict.path): \(problems)")
            }
            // It is there, as text: nothing was proved by pages that leave names out.
            #expect(pages.contains { $0.answer.body.contains("alert(1)") })
        }
    }

    @Test("What a JSON answer holds cannot be read as a page")
    func json() async throws {
        let folder = try HostileWorkspace.make()
        defer { try? FileManager.default.removeItem(atPath: URL(fileURLWithPath: folder).deletingLastPathComponent().path) }
        try await WorkbenchFixture.with([folder]) { fixture in
            let anne = try await fixture.administrator()
            for page in try await Crawler(browser: anne, limit: 150).crawl(from: ["/", "/w/hostile/map.json", "/api/openapi.json", "/api/v1/workspaces"]) where !page.isHTML && page.answer.status == 200 {
                let type = page.answer.headers.first(name: "content-type") ?? ""
                #expect(page.answer.headers.first(name: "x-content-type-options") == "nosniff", "\(page.path)")
                #expect(!type.hasPrefix("text/html"), "\(page.path)")
                // A drawing opened by itself runs what it holds: it must be harmless too.
                if type.hasPrefix("image/svg") {
                    for word in ["<script", "javascript:", "onload=", "<foreignObject"] { #expect(!page.answer.body.contains(word), "\(page.path): \(word)") }
                }
            }
        }
    }

    @Test("Quotes and comments of SQL in every parameter find nothing more and break nothing")
    func sql() async throws {
        try await WorkbenchFixture.with(ProtocolAttacks.small) { fixture in
            let anne = try await fixture.administrator()
            let evil = ["' OR '1'='1", "'; DROP TABLE users; --", "\" OR \"\"=\"", "1) UNION SELECT password_hash FROM users --", "%' AND 1=1 --", "\\'; --", "$1", "?", "\u{0}'"]
            for text in evil {
                let word = HTML.urlPart(text)
                let visitor = fixture.visitor()
                let form = try await visitor.get("/sign-in")
                let answer = try await visitor.post("/sign-in", ["csrf": form.csrf, "email": text, "password": text, "back": text])
                #expect(answer.status == 422 || answer.status == 429, "\(text): \(answer.status)")
                let stranger = fixture.visitor()
                stranger.setCookie("portulan", word)
                #expect(try await stranger.get("/w/pronote-docaposte").status == 303)
                for route in Routes.all(fixture.server) where route.method == .get {
                    let path = Routes.path(route.pattern, slug: "pronote-docaposte", other: word)
                    let answer = try await anne.get("\(path)?q=\(word)&key=\(word)&id=\(word)&page=\(word)&actor=\(word)&before=\(word)&state=\(word)&kind=\(word)&action=\(word)")
                    #expect(answer.status < 500, "\(path): \(answer.status)")
                    #expect(!answer.body.contains("$scrypt$"), "\(path)")
                }
            }
            #expect(try await fixture.server.bench.store.userCount() == 1)
        }
    }
}
