import Foundation
import Ledger
import Store
import Testing
@testable import Workbench

@Suite("One's own account", .takesTurns)
struct AccountTests {
    static let small = ["cases/pronote-docaposte"]
    private static let hostile = "Anne\" '><script>alert(1)</script>{{7*7}}\u{0301}\"\u{0301}"

    /// The text of an element with this class or tag, without its tags.
    static func copies(_ html: String) -> [String] {
        html.components(separatedBy: "<pre class=\"copy\" tabindex=\"0\"><code>").dropFirst().map { $0.components(separatedBy: "</code>")[0].replacing("&amp;", with: "&") }
    }

    static func hidden(_ name: String, _ html: String) -> String {
        html.components(separatedBy: "name=\"\(name)\" value=\"").dropFirst().first?.components(separatedBy: "\"")[0] ?? ""
    }

    /// The value of a field that some page of another program hides.
    static func value(_ name: String, _ html: String) -> String {
        html.components(separatedBy: "name=\"\(name)\"").dropFirst().first?.components(separatedBy: "value=\"").dropFirst().first?.components(separatedBy: "\"")[0] ?? ""
    }

    private func code(_ secret: String, _ fixture: WorkbenchFixture) throws -> String {
        OneTimeCode.code(try #require(Base32.bytes(secret)), step: OneTimeCode.step(at: fixture.clock.now))
    }

    @Test("Name, address, language; a hostile name is shown as text everywhere; another's address is refused")
    func profile() async throws {
        try await WorkbenchFixture.with(Self.small) { fixture in
            let anne = try await fixture.administrator()
            _ = try await fixture.member("Yann", [.reader], in: "pronote-docaposte")
            let page = try await anne.get("/account")
            #expect(page.status == 200)
            expectClean(page.body)
            let form = ["csrf": page.csrf, "name": Self.hostile, "email": "anne@valmer.example", "language": "en"]
            #expect(try await anne.post("/account", form).status == 303)
            for path in ["/account", "/account/security", "/admin/users", "/w/pronote-docaposte/members"] {
                let shown = try await anne.get(path)
                #expect(shown.status == 200, "\(path)")
                #expect(!shown.body.contains("<script>"), "\(path)")
                #expect(shown.body.contains("{{7*7}"), "\(path)")
            }
            #expect(try await anne.get("/account").body.contains("My account"))
            // A new address wants the password; and one that is taken is refused.
            let moved = ["csrf": page.csrf, "name": "Anne", "email": "anne.le-gall@valmer.example", "language": "fr"]
            let unsure = try await anne.post("/account", moved)
            #expect(unsure.status == 422)
            #expect(unsure.body.contains("not your password"))
            #expect(try await anne.post("/account", moved.merging(["current": WorkbenchFixture.password]) { $1 }).status == 303)
            let taken = try await anne.post("/account", moved.merging(["email": "YANN@valmer.example", "current": WorkbenchFixture.password]) { $1 })
            #expect(taken.status == 422)
        }
    }

    @Test("A new password wants the old one, and ends the other sessions")
    func password() async throws {
        try await WorkbenchFixture.with(Self.small) { fixture in
            let anne = try await fixture.administrator()
            let elsewhere = try await fixture.administrator()
            let page = try await anne.get("/account/security")
            #expect(page.body.contains("celle-ci"))
            expectClean(page.body)
            let new = "quatre goélands sur le quai"
            let wrong = try await anne.post("/account/password", ["csrf": page.csrf, "current": "not this one at all", "password": new])
            #expect(wrong.status == 422)
            #expect(wrong.body.contains("password-current-error"))
            #expect(try await anne.post("/account/password", ["csrf": page.csrf, "current": WorkbenchFixture.password, "password": "portulan12345"]).status == 422)
            #expect(try await elsewhere.get("/account").status == 200)
            #expect(try await anne.post("/account/password", ["csrf": page.csrf, "current": WorkbenchFixture.password, "password": new]).status == 303)
            #expect(try await anne.get("/account").status == 200)
            #expect(try await elsewhere.get("/account").location == "/sign-in?back=%2Faccount")
            try await elsewhere.signIn("anne@valmer.example", password: new)
            let again = try await anne.get("/account/security")
            #expect(try await anne.post("/account/sessions", ["csrf": again.csrf]).status == 303)
            #expect(try await elsewhere.get("/account").status == 303)
        }
    }

    @Test("A second step: on after a right code, then asked for; each code once; another cookie afterwards; recovery codes once; off")
    func secondStep() async throws {
        try await WorkbenchFixture.with(Self.small, adjust: { $0.limits.attempts = 6 }) { fixture in
            let anne = try await fixture.administrator()
            let offer = try await anne.get("/account/second-step")
            expectClean(offer.body)
            #expect(offer.body.contains("<svg class=\"qr\""))
            let shown = Self.copies(offer.body)
            let secret = try #require(shown.first)
            #expect(shown.last?.hasPrefix("otpauth://totp/Portulan:anne%40valmer.example?secret=\(secret.replacing(" ", with: ""))&") == true)
            let draft = Self.hidden("draft", offer.body)
            #expect(!draft.isEmpty && !draft.contains(secret.prefix(4)))
            let form = ["csrf": offer.csrf, "draft": draft, "current": WorkbenchFixture.password]
            #expect(try await anne.post("/account/second-step", form.merging(["code": "000000"]) { $1 }).status == 422)
            #expect(try await anne.post("/account/second-step", form.merging(["code": try code(secret, fixture), "current": "no"]) { $1 }).status == 422)
            let on = try await anne.post("/account/second-step", form.merging(["code": try code(secret, fixture)]) { $1 })
            #expect(on.status == 200)
            let codes = try #require(Self.copies(on.body).first).split(separator: "\n").map(String.init)
            #expect(codes.count == 10 && Set(codes).count == 10)
            let kept = try #require(try await fixture.server.bench.store.user(email: "anne@valmer.example"))
            #expect(kept.totpSecret?.contains(secret.replacing(" ", with: "")) == false)
            #expect(!kept.recoveryHashes.contains { hash in codes.contains { hash.contains($0) } })

            // In again: the password alone opens nothing.
            fixture.clock.advance(seconds: 60)
            let browser = fixture.visitor()
            try await browser.signIn("anne@valmer.example")
            let half = browser.cookie("portulan")
            #expect(try await browser.get("/w/pronote-docaposte").location?.hasPrefix("/sign-in") == true)
            #expect(try await browser.get("/account").location?.hasPrefix("/sign-in") == true)
            let step = try await browser.get("/sign-in/code?back=%2Faccount")
            expectClean(step.body)
            #expect(try await browser.post("/sign-in/code", ["csrf": step.csrf, "code": "123456"]).status == 422)
            let next = try await browser.get("/sign-in/code?back=%2Faccount")
            let right = try code(secret, fixture)
            let entered = try await browser.post("/sign-in/code", ["csrf": next.csrf, "code": right, "back": "/account"])
            #expect(entered.location == "/account")
            #expect(browser.cookie("portulan") != half)
            #expect(try await browser.get("/account").status == 200)
            let fixed = fixture.visitor()
            fixed.setCookie("portulan", half)
            #expect(try await fixed.get("/account").status == 303)

            // The same code again, by another browser, is refused; a recovery code works once.
            let other = fixture.visitor()
            try await other.signIn("anne@valmer.example")
            var page = try await other.get("/sign-in/code")
            #expect(try await other.post("/sign-in/code", ["csrf": page.csrf, "code": right]).status == 422)
            page = try await other.get("/sign-in/code")
            #expect(try await other.post("/sign-in/code", ["csrf": page.csrf, "code": codes[3].lowercased()]).status == 303)
            let third = fixture.visitor()
            try await third.signIn("anne@valmer.example")
            page = try await third.get("/sign-in/code")
            #expect(try await third.post("/sign-in/code", ["csrf": page.csrf, "code": codes[3]]).status == 422)
            let security = try await anne.get("/account/security")
            #expect(security.status == 200)
            #expect(security.body.contains("<dd>9"))
        }
    }

    @Test("Guessing codes is slowed down")
    func guessing() async throws {
        try await WorkbenchFixture.with(Self.small, adjust: { $0.limits.attempts = 3 }) { fixture in
            let anne = try await fixture.administrator()
            let store = fixture.server.bench.store
            let user = try #require(try await store.user(email: "anne@valmer.example"))
            let secret = Secrets.bytes(20)
            let now = fixture.clock.now
            _ = try await fixture.server.bench.secondFactor.turnOn(secret, code: OneTimeCode.code(secret, step: OneTimeCode.step(at: now)), for: user.id, now: now)
            fixture.clock.advance(seconds: 90)
            let thief = fixture.visitor()
            try await thief.signIn("anne@valmer.example")
            for _ in 0..<3 {
                let page = try await thief.get("/sign-in/code")
                #expect(try await thief.post("/sign-in/code", ["csrf": page.csrf, "code": "111111"]).status == 422)
            }
            let page = try await thief.get("/sign-in/code")
            let right = OneTimeCode.code(secret, step: OneTimeCode.step(at: fixture.clock.now))
            #expect(try await thief.post("/sign-in/code", ["csrf": page.csrf, "code": right]).status == 429)
            // Off wants the password.
            let security = try await anne.get("/account/security")
            #expect(try await anne.post("/account/second-step/off", ["csrf": security.csrf, "current": "wrong"]).status == 422)
            #expect(try await anne.post("/account/second-step/off", ["csrf": security.csrf, "current": WorkbenchFixture.password]).status == 303)
            #expect(try await store.user(id: user.id)?.totpSecret == nil)
        }
    }

    @Test("Tokens: shown once, no more than one may, for their workspace only, revoked")
    func tokens() async throws {
        try await WorkbenchFixture.with(Self.small) { fixture in
            let yann = try await fixture.member("Yann", [.reader], in: "pronote-docaposte", language: "en")
            let page = try await yann.get("/account/tokens")
            #expect(page.status == 200)
            #expect(!page.body.contains("value=\"edit\""))
            let form = ["csrf": page.csrf, "name": "<b>night</b>", "workspace": "pronote-docaposte", "days": "30"]
            #expect(try await yann.post("/account/tokens", form.merging(["scope": "administer"]) { $1 }).status == 422)
            #expect(try await yann.post("/account/tokens", form.merging(["scope": "installation"]) { $1 }).status == 422)
            #expect(try await yann.post("/account/tokens", form.merging(["scope": "view", "workspace": "another"]) { $1 }).status == 422)
            #expect(try await yann.post("/account/tokens", form).status == 422)
            let made = try await yann.post("/account/tokens", form.merging(["scope": "view"]) { $1 })
            #expect(made.status == 200)
            expectClean(made.body)
            let secret = try #require(Self.copies(made.body).first)
            #expect(secret.hasPrefix("ptl_"))
            let store = fixture.server.bench.store
            let live = try #require(try await store.token(hash: Secrets.digest(secret), now: fixture.clock.now))
            #expect(live.token.scopes == ["view"])
            let list = try await yann.get("/account/tokens")
            #expect(!list.body.contains(secret) && list.body.contains("&lt;b&gt;night"))
            // Nobody else's can be revoked.
            let anne = try await fixture.administrator()
            let hers = try await anne.get("/account/tokens")
            #expect(try await anne.post("/account/tokens/revoke", ["csrf": hers.csrf, "id": live.token.id]).status == 404)
            #expect(try await yann.post("/account/tokens/revoke", ["csrf": list.csrf, "id": live.token.id]).status == 303)
            #expect(try await store.token(hash: Secrets.digest(secret), now: fixture.clock.now) == nil)
        }
    }
}
