import Foundation
import HTTPTypes
import Ledger
import Store
import Testing
@testable import Workbench

@Suite("Signing in through an identity provider", .takesTurns)
struct ProviderTests {
    private static let secret = "client-secret"

    /// A server whose provider forges, with its clock at the time of the machine.
    private func with(levels: [String] = [], _ body: (WorkbenchFixture, ForgingProvider) async throws -> Void) async throws {
        let forger = try await ForgingProvider()
        let port = try FreePort.find()
        try await WorkbenchFixture.with(
            AccountTests.small,
            adjust: {
                $0.port = port
                $0.publicURL = "http://127.0.0.1:\(port)"
                $0.identityProvider = WorkbenchConfiguration.IdentityProvider(issuer: forger.issuer, clientID: "portulan", clientSecret: Self.secret, name: "Forge", levels: levels)
            }
        ) { fixture in
            _ = try await fixture.administrator()
            try await fixture.server.bench.store.setSetting(ProviderRoutes.openSetting, "yes")
            try await body(fixture, forger)
        }
        await forger.stop()
    }

    private struct Sent {
        var state: String
        var nonce: String
        var query: [String: String]
    }

    private func send(_ browser: TestBrowser, _ path: String = "/sign-in/provider?back=%2Faccount") async throws -> Sent {
        let answer = try await browser.get(path)
        let items = try #require(URLComponents(string: answer.location ?? "")?.queryItems, "\(answer.status) \(answer.body.prefix(300))")
        let query = Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
        return Sent(state: query["state"] ?? "", nonce: query["nonce"] ?? "", query: query)
    }

    private func honest(_ forger: ForgingProvider, _ fixture: WorkbenchFixture, nonce: String) {
        let now = fixture.clock.now / 1_000
        forger.change {
            $0 = ForgingProvider.Plan()
            $0.claims = ["iss": forger.issuer, "sub": "person-1", "nonce": nonce, "email": "paul@valmer.example", "given_name": "Paul", "usual_name": "Morvan"]
            ($0.issued, $0.expires) = (now, now + 60)
        }
    }

    @Test("An honest answer signs in: code, PKCE, state and nonce; name from given and usual name; signed userinfo as ProConnect gives it")
    func honestAnswer() async throws {
        try await with { fixture, forger in
            let browser = fixture.visitor()
            let sent = try await send(browser)
            #expect(sent.query["redirect_uri"] == fixture.server.base + "/sign-in/callback")
            #expect(sent.query["code_challenge_method"] == "S256" && sent.query["code_challenge"]?.count == 43)
            #expect(sent.state.count >= 32 && sent.nonce.count >= 32)
            honest(forger, fixture, nonce: sent.nonce)
            forger.change {
                $0.userinfo = ["sub": "person-1", "given_name": "Pauline", "usual_name": "Morvan", "email": "pauline@valmer.example"]
                $0.userinfoIsSigned = true
            }
            let back = try await browser.get("/sign-in/callback?code=abc&state=\(sent.state)")
            #expect(back.location == "/account", "\(back.status) \(back.body.prefix(500))")
            #expect(try await browser.get("/account").body.contains("Pauline Morvan"))
            let user = try #require(try await fixture.server.bench.store.user(issuer: forger.issuer, subject: "person-1"))
            #expect(user.email == "pauline@valmer.example" && user.passwordHash == nil && !user.isAdministrator)
            #expect(try await browser.get("/w/pronote-docaposte").status == 404)
            // The verifier is the one whose challenge was sent; without a list, the secret goes into the header (basic).
            let form = try FormBody(urlEncoded: String(forger.tokenRequest.split(separator: " ")[0]))
            #expect(IdentityProvider.challenge(form["code_verifier"] ?? "") == sent.query["code_challenge"])
            #expect(forger.tokenRequest.hasSuffix("Basic " + Data("portulan:\(Self.secret)".utf8).base64EncodedString()))
            // The same answer again: the state was taken.
            #expect(try await browser.get("/sign-in/callback?code=abc&state=\(sent.state)").status == 403)
        }
    }

    enum Lie: String, CaseIterable, Sendable {
        case nonce, noNonce, issuer, audience, twoAudiences, otherParty, expired, old, future, noSubject, none, shared, anotherKey, unknownKey, userinfoSubject, refused
    }

    @Test("A false answer signs nobody in", arguments: Lie.allCases)
    func lies(_ lie: Lie) async throws {
        try await with { fixture, forger in
            let browser = fixture.visitor(language: "en")
            let sent = try await send(browser)
            honest(forger, fixture, nonce: sent.nonce)
            let now = fixture.clock.now / 1_000
            forger.change { plan in
                switch lie {
                case .nonce: plan.claims["nonce"] = "another"
                case .noNonce: plan.claims["nonce"] = .some(nil)
                case .issuer: plan.claims["iss"] = "https://evil.example"
                case .audience: plan.audience = "\"somebody-else\""
                case .twoAudiences: plan.audience = "[\"portulan\",\"other\"]"
                case .otherParty: plan.claims["azp"] = "other"
                case .expired: plan.expires = now - 120
                case .old: plan.issued = now - 3_600
                case .future: plan.issued = now + 600
                case .noSubject: plan.claims["sub"] = .some(nil)
                case .none: plan.algorithm = "none"
                case .shared: plan.algorithm = "HS256"
                case .anotherKey: plan.signsWithAnotherKey = true
                case .unknownKey: plan.keyName = nil; plan.signsWithAnotherKey = true
                case .userinfoSubject: plan.userinfo = ["sub": "person-2", "email": "anne@valmer.example"]
                case .refused: plan.tokenStatus = .badRequest
                }
            }
            let back = try await browser.get("/sign-in/callback?code=abc&state=\(sent.state)")
            #expect(back.status == 403, "\(back.location ?? "")")
            expectClean(back.body)
            #expect(try await browser.get("/account").status == 303)
            #expect(try await fixture.server.bench.store.user(issuer: forger.issuer, subject: "person-1") == nil)
            #expect(try await fixture.server.bench.store.journal(JournalFilter(action: .signInFailed)).count == 1)
        }
    }

    @Test("State: another browser's, made up, or too old is refused; an answer of another issuer too; a refusal is told")
    func states() async throws {
        try await with { fixture, forger in
            let (browser, thief) = (fixture.visitor(), fixture.visitor())
            let sent = try await send(browser)
            honest(forger, fixture, nonce: sent.nonce)
            #expect(try await thief.get("/sign-in/callback?code=abc&state=\(sent.state)").status == 403)
            #expect(try await browser.get("/sign-in/callback?code=abc&state=made-up").status == 403)
            #expect(try await browser.get("/sign-in/callback").status == 403)
            let second = try await send(browser)
            honest(forger, fixture, nonce: second.nonce)
            #expect(try await browser.get("/sign-in/callback?code=abc&state=\(second.state)&iss=https%3A%2F%2Fevil.example").status == 403)
            let third = try await send(browser)
            let denied = try await browser.get("/sign-in/callback?error=access_denied&state=\(third.state)")
            #expect(denied.status == 403 && denied.body.contains("n’a pas confirmé"))
            let fourth = try await send(browser)
            fixture.clock.advance(seconds: 601)
            honest(forger, fixture, nonce: fourth.nonce)
            #expect(try await browser.get("/sign-in/callback?code=abc&state=\(fourth.state)").status == 403)
        }
    }

    @Test("Who has the address of an account does not become it: linking is for who is signed in")
    func takeover() async throws {
        try await with { fixture, forger in
            let store = fixture.server.bench.store
            let browser = fixture.visitor()
            let sent = try await send(browser)
            honest(forger, fixture, nonce: sent.nonce)
            forger.change { $0.claims["email"] = "ANNE@valmer.example"; $0.claims["email_verified"] = "true" }
            let back = try await browser.get("/sign-in/callback?code=abc&state=\(sent.state)")
            #expect(back.status == 409)
            #expect(back.body.contains("reliez les deux"))
            #expect(try await store.user(email: "anne@valmer.example")?.oidcSubject == nil)
            // Signed in, Anne links it herself; then it opens her account. And Maud cannot link the same identity.
            let anne = try await fixture.administrator()
            let link = try await send(anne, "/sign-in/provider?link=1")
            honest(forger, fixture, nonce: link.nonce)
            #expect(try await anne.get("/sign-in/callback?code=abc&state=\(link.state)").location == "/account/security")
            #expect(try await store.user(email: "anne@valmer.example")?.oidcSubject == "person-1")
            let again = try await send(browser)
            honest(forger, fixture, nonce: again.nonce)
            #expect(try await browser.get("/sign-in/callback?code=abc&state=\(again.state)").location == "/account")
            #expect(try await browser.get("/account").body.contains("Anne Le Gall"))
            let maud = try await fixture.member("Maud", [.reader], in: "pronote-docaposte")
            let stolen = try await send(maud, "/sign-in/provider?link=1")
            honest(forger, fixture, nonce: stolen.nonce)
            #expect(try await maud.get("/sign-in/callback?code=abc&state=\(stolen.state)").status == 409)
        }
    }

    @Test("Nobody without an invitation, unless the installation is open; an invitation for an address wants the provider's word for it")
    func invited() async throws {
        try await with { fixture, forger in
            let store = fixture.server.bench.store
            try await store.setSetting(ProviderRoutes.openSetting, nil)
            let anne = try #require(try await store.user(email: "anne@valmer.example"))
            func arrive(verified: Bool) async throws -> TestAnswer {
                let browser = fixture.visitor()
                let sent = try await send(browser)
                honest(forger, fixture, nonce: sent.nonce)
                if verified { forger.change { $0.claims["email_verified"] = "true" } }
                return try await browser.get("/sign-in/callback?code=abc&state=\(sent.state)")
            }
            #expect(try await arrive(verified: true).status == 403)
            try await store.createInvitation(
                InvitationRecord(hash: "h", workspace: "pronote-docaposte", roles: [.buyer], email: "Paul@valmer.example", expires: fixture.clock.now + 1_000_000, invitedBy: anne.id))
            #expect(try await arrive(verified: false).status == 403)
            #expect(try await arrive(verified: true).status == 303)
            let paul = try #require(try await store.user(issuer: forger.issuer, subject: "person-1"))
            #expect(try await store.roles(ofUser: paul.id, workspace: "pronote-docaposte") == [.buyer])
            #expect(try await store.invitation(hash: "h", now: fixture.clock.now) == nil)
            try await store.setDisabled(true, user: paul.id)
            #expect(try await arrive(verified: true).status == 403)
        }
    }

    @Test("New keys of the provider are fetched once a minute at most; an assurance level that is asked for must come back")
    func keysAndLevels() async throws {
        try await with(levels: ["eidas2"]) { fixture, forger in
            func arrive(level: String?) async throws -> TestAnswer {
                let browser = fixture.visitor()
                let sent = try await send(browser)
                #expect(sent.query["acr_values"] == "eidas2")
                let name = forger.count("jwks") == 0 ? "k1" : "k2"
                honest(forger, fixture, nonce: sent.nonce)
                forger.change { $0.claims["acr"] = .some(level); $0.keyName = name }
                return try await browser.get("/sign-in/callback?code=abc&state=\(sent.state)")
            }
            let first = try await arrive(level: "eidas2")
            #expect(first.status == 303)
            forger.rotate(to: "k2")
            let early = try await arrive(level: "eidas2")
            #expect(early.status == 403, "within a minute the provider is not asked again")
            #expect(forger.count("jwks") == 1)
            fixture.clock.advance(seconds: 61)
            let second = try await arrive(level: "eidas2")
            #expect(second.status == 303)
            #expect(forger.count("jwks") == 2)
            for level in ["eidas1", nil] {
                let low = try await arrive(level: level)
                #expect(low.status == 403)
            }
        }
    }

    @Test("A description that leads elsewhere, or over plain http, is not followed", arguments: [
        ("token_endpoint", "http://127.0.0.1:1/token"), ("jwks_uri", "http://169.254.169.254/keys"), ("authorization_endpoint", "https://evil.example/"),
        ("userinfo_endpoint", "file:///etc/passwd"), ("issuer", "https://evil.example"), ("end_session_endpoint", "http://user@127.0.0.1/"),
    ])
    func foreignEndpoints(_ name: String, _ address: String) async throws {
        try await with { fixture, forger in
            forger.change { $0.metadata = [name: address] }
            let answer = try await fixture.visitor().get("/sign-in/provider")
            #expect(answer.status == 500)
            #expect(!answer.body.contains(address))
            let anne = try await fixture.administrator()
            let page = try await anne.get("/admin")
            #expect(page.status == 200)
            #expect(!page.body.contains(Self.secret))
            expectClean(page.body)
        }
    }

    @Test(arguments: [
        ("https://sso.example/realms/x", "https://sso.example:443"), ("http://localhost:8080/", "http://localhost:8080"), ("http://sso.example/", nil), ("ftp://sso.example/", nil),
        ("https://a@sso.example/", nil), ("https:///x", nil), ("", nil),
    ] as [(String, String?)])
    func origins(_ address: String, _ origin: String?) { #expect((try? ProviderMetadata.origin(address)) == origin) }
}
