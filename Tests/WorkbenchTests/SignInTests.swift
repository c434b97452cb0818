import Foundation
import Testing
@testable import Workbench

@Suite("Signing in", .takesTurns)
struct SignInTests {
    @Test("Without an account there is a set-up address and nothing else; the key works once")
    func setUp() async throws {
        try await WorkbenchFixture.with { fixture in
            let visitor = fixture.visitor()
            #expect(try await visitor.get("/").status == 503)
            #expect(try await visitor.get("/setup").status == 404)
            #expect(try await visitor.get("/setup?key=wrong").status == 404)
            let address = try #require(try await fixture.server.setUpAddress())
            let key = try #require(address.components(separatedBy: "key=").last)
            let page = try await visitor.get("/setup?key=\(key)")
            #expect(page.status == 200)
            expectClean(page.body)
            let weak = try await visitor.post("/setup", ["csrf": page.csrf, "key": key, "name": "Anne", "email": "anne", "password": "azertyuiop12"])
            #expect(weak.status == 422)
            #expect(weak.body.contains("nom@domaine"))
            #expect(weak.body.contains("mot de passe très courant"))
            _ = try await fixture.administrator()
            #expect(try await fixture.server.setUpAddress() == nil)
            #expect(try await visitor.get("/setup?key=\(key)").status == 404)
        }
    }

    @Test("In, out, and the page asked for afterwards")
    func inAndOut() async throws {
        try await WorkbenchFixture.with { fixture in
            let anne = try await fixture.administrator()
            let home = try await anne.get("/")
            #expect(home.location == "/w/metropole")
            let page = try await anne.get("/w/metropole")
            #expect(page.status == 200)
            expectClean(page.body)
            let out = try await anne.post("/sign-out", ["csrf": page.csrf])
            #expect(out.status == 303)
            let again = try await anne.get("/w/metropole")
            #expect(again.location == "/sign-in?back=%2Fw%2Fmetropole")
            let form = try await anne.get(again.location ?? "")
            #expect(form.body.contains("value=\"/w/metropole\""))
            let wrong = try await anne.post("/sign-in", ["csrf": form.csrf, "email": "anne@valmer.example", "password": "not this one, no"])
            #expect(wrong.status == 422)
            #expect(wrong.body.contains("ne convient pas"))
        }
    }

    @Test("A form without its word, with another's, or from another site is refused", arguments: ["", "x", "foreign"])
    func forged(_ kind: String) async throws {
        try await WorkbenchFixture.with { fixture in
            let anne = try await fixture.administrator()
            let page = try await anne.get("/w/metropole")
            let headers = kind == "foreign" ? ["origin": "https://elsewhere.example"] : [:]
            let answer = try await anne.post("/sign-out", ["csrf": kind == "foreign" ? page.csrf : kind], headers: headers)
            #expect(answer.status == 403)
            #expect(try await anne.get("/w/metropole").status == 200)
        }
    }

    @Test("Guessing is slowed down for the account, whatever the password then")
    func guessing() async throws {
        try await WorkbenchFixture.with(adjust: { $0.limits.attempts = 3 }) { fixture in
            _ = try await fixture.administrator()
            let stranger = fixture.visitor(language: "en")
            for _ in 0..<3 {
                let form = try await stranger.get("/sign-in")
                #expect(try await stranger.post("/sign-in", ["csrf": form.csrf, "email": "anne@valmer.example", "password": "guess guess guess"]).status == 422)
            }
            let form = try await stranger.get("/sign-in")
            let right = try await stranger.post("/sign-in", ["csrf": form.csrf, "email": "anne@valmer.example", "password": WorkbenchFixture.password])
            #expect(right.status == 429)
            #expect(right.body.contains("Too many attempts"))
            fixture.clock.advance(seconds: 16 * 60)
            let later = try await stranger.get("/sign-in")
            #expect(try await stranger.post("/sign-in", ["csrf": later.csrf, "email": "anne@valmer.example", "password": WorkbenchFixture.password]).status == 303)
        }
    }

    @Test("Only paths of this server are gone back to", arguments: [
        ("/w/a?x=1", "/w/a?x=1"), ("//evil.example", "/"), ("/\\evil.example", "/"), ("https://evil.example", "/"), ("/a\r\nSet-Cookie: x", "/"), ("javascript:alert(1)", "/"),
    ])
    func back(_ asked: String, _ given: String) { #expect(SignInRoutes.safe(asked) == given) }
}
