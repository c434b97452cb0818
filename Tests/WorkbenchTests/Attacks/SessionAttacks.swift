import Foundation
import HTTPTypes
import NIOHTTP1
import Store
import Testing
@testable import Workbench

@Suite("Attacks: sessions, forms and guessing", .takesTurns)
struct SessionAttacks {
    static let slug = "pronote-docaposte"

    @Test("Every route that changes something refuses a form without its word, with another's, and from another site")
    func forgery() async throws {
        try await WorkbenchFixture.with(ProtocolAttacks.small) { fixture in
            let anne = try await fixture.administrator()
            let other = try await fixture.member("Bruno", [.administrator], in: Self.slug)
            let theirs = try await other.get("/w/\(Self.slug)").csrf
            let own = try await anne.get("/w/\(Self.slug)").csrf
            #expect(!theirs.isEmpty && theirs != own)
            let before = try Contents(fixture)
            for route in Routes.all(fixture.server) where route.method != .get && route.method != .head {
                let path = Routes.path(route.pattern, slug: Self.slug)
                let method = HTTPMethod(rawValue: route.method.rawValue)
                for (words, headers) in [
                    ([:], ["origin": anne.base]), (["csrf": ""], [:]), (["csrf": theirs], ["origin": anne.base]), (["csrf": String(own.dropLast()) + "x"], ["origin": anne.base]),
                    (["csrf": own], ["origin": "https://evil.example"]), (["csrf": own], ["origin": "null"]), (["csrf": own], ["origin": anne.base + ".evil.example"]),
                    (["csrf": own], ["sec-fetch-site": "cross-site"]), (["csrf": own], ["sec-fetch-site": "same-site"]),
                ] as [([String: String], [String: String])] {
                    let body = words.map { "\($0)=\(HTML.urlPart($1))" }.joined()
                    let answer = try await anne.send(
                        method, path, headers: ["content-type": "application/x-www-form-urlencoded"].merging(headers) { $1 }, body: Data(body.utf8))
                    #expect([400, 401, 403, 404, 405, 415].contains(answer.status), "\(route.method) \(path) \(words.keys) \(headers): \(answer.status)")
                }
            }
            #expect(try Contents(fixture) == before)
            #expect(try await anne.get("/w/\(Self.slug)").status == 200, "still signed in")
        }
    }

    @Test("Nothing that is only looked at changes anything: folder, accounts, roles, tokens, settings")
    func safeMethods() async throws {
        try await WorkbenchFixture.with(ProtocolAttacks.small) { fixture in
            let anne = try await fixture.administrator()
            let before = try Contents(fixture)
            for route in Routes.all(fixture.server) where route.method == .get {
                for other in ["vie-scolaire", "x", "US"] {
                    let path = Routes.path(route.pattern, slug: Self.slug, other: other)
                    for query in ["", "?do=1&action=delete&confirm=yes&csrf=\(try await anne.get("/sign-in").csrf)&_method=DELETE"] {
                        let answer = try await anne.get(path + query, headers: ["x-http-method-override": "DELETE"])
                        #expect(answer.status < 500, "\(path): \(answer.status)")
                        // HEAD is GET without the body, or is not there at all.
                        let head = try await anne.send(.HEAD, path + query)
                        #expect(head.status == answer.status || [400, 404, 405].contains(head.status) || answer.status == 303, "HEAD \(path): \(head.status)")
                    }
                }
            }
            #expect(try Contents(fixture) == before)
        }
    }

    @Test("A cookie from before signing in is worth nothing after: the session is new")
    func fixation() async throws {
        try await WorkbenchFixture.with(ProtocolAttacks.small) { fixture in
            _ = try await fixture.administrator()
            let victim = fixture.visitor()
            victim.setCookie("portulan", "chosen-by-the-attacker-0123456789abcdef")
            try await victim.signIn("anne@valmer.example")
            let secret = try #require(victim.cookie("portulan"))
            #expect(secret != "chosen-by-the-attacker-0123456789abcdef" && secret.count >= 43)
            let attacker = fixture.visitor()
            attacker.setCookie("portulan", "chosen-by-the-attacker-0123456789abcdef")
            #expect(try await attacker.get("/w/\(Self.slug)").status == 303)
            // Signing in again gives another session and ends the one before.
            let form = try await fixture.visitor().get("/sign-in")
            #expect(form.csrf.count >= 43)
            let first = victim.cookie("portulan")
            let again = fixture.visitor()
            again.setCookie("portulan", first)
            let page = try await again.get("/w/\(Self.slug)")
            _ = try await again.post("/sign-out", ["csrf": page.csrf])
            attacker.setCookie("portulan", first)
            #expect(try await attacker.get("/w/\(Self.slug)").status == 303)
        }
    }

    @Test("A session ends with its account, its roles, its idleness and its life; a clock that jumps gives nobody more")
    func ends() async throws {
        try await WorkbenchFixture.with(ProtocolAttacks.small) { fixture in
            let store = fixture.server.bench.store
            let page = "/w/\(Self.slug)"
            let bruno = try await fixture.member("Bruno", [.reader], in: Self.slug)
            let user = try #require(try await store.user(email: "bruno@valmer.example"))
            #expect(try await bruno.get(page).status == 200)
            try await store.setRoles([], user: user.id, workspace: Self.slug)
            #expect(try await bruno.get(page).status == 404)
            try await store.setRoles([.reader], user: user.id, workspace: Self.slug)
            #expect(try await bruno.get(page).status == 200)
            try await store.setDisabled(true, user: user.id)
            #expect(try await bruno.get(page).status == 303)
            try await store.setDisabled(false, user: user.id)
            // Idle.
            let idle = try await fixture.member("Bruno", [.reader], in: Self.slug)
            fixture.clock.advance(seconds: 59 * 60)
            #expect(try await idle.get(page).status == 200)
            fixture.clock.advance(seconds: 61 * 60)
            #expect(try await idle.get(page).status == 303)
            // At most its life, however busy.
            let busy = try await fixture.member("Bruno", [.reader], in: Self.slug)
            for _ in 0..<13 {
                fixture.clock.advance(seconds: 55 * 60)
                _ = try await busy.get(page)
            }
            fixture.clock.advance(seconds: 30 * 60)
            #expect(try await busy.get(page).status == 303)
            // A day and a year ahead and back.
            let now = fixture.clock.now
            for jump: Int64 in [86_400, 31_536_000] {
                let before = try await fixture.member("Bruno", [.reader], in: Self.slug)
                fixture.clock.set(now + jump * 1_000)
                #expect(try await before.get(page).status == 303, "a session of before the jump")
                let during = try await fixture.member("Bruno", [.reader], in: Self.slug)
                #expect(try await during.get(page).status == 200)
                fixture.clock.set(now)
                #expect(try await during.get(page).status == 303, "a session from the future")
                let after = try await fixture.member("Bruno", [.reader], in: Self.slug)
                #expect(try await after.get(page).status == 200)
            }
            // What was recorded in the meantime still hangs together.
            _ = try await store.check()
        }
    }

    @Test("Guesses are counted for the account, however it is written and from wherever they come")
    func distributedGuessing() async throws {
        try await WorkbenchFixture.with(
            ProtocolAttacks.small, adjust: {
                $0.limits.attempts = 4
                $0.trustsProxy = true
            }
        ) { fixture in
            _ = try await fixture.administrator()
            var statuses: [Int] = []
            for (i, email) in ["anne@valmer.example", "ANNE@valmer.example", " anne@VALMER.example ", "Anne@Valmer.Example", "anne@valmer.example", "aNNe@valmer.example"].enumerated() {
                let stranger = fixture.visitor()
                let address = ["x-forwarded-for": "203.0.113.\(i), 198.51.100.\(i)"]
                let form = try await stranger.get("/sign-in", headers: address)
                statuses.append(try await stranger.post("/sign-in", ["csrf": form.csrf, "email": email, "password": "guess number \(i) of many"], headers: address).status)
            }
            #expect(statuses == [422, 422, 422, 422, 429, 429])
        }
    }

    @Test("Guesses at many accounts are counted for the address: the last proxy's word, not what the guesser wrote; one's own account buys no more")
    func spraying() async throws {
        try await WorkbenchFixture.with(
            ProtocolAttacks.small, adjust: {
                $0.limits.attempts = 2
                $0.trustsProxy = true
            }
        ) { fixture in
            _ = try await fixture.administrator()
            _ = try await fixture.member("Bruno", [.reader], in: Self.slug)
            var refused = 0
            for i in 0..<14 {
                let stranger = fixture.visitor()
                // The guesser writes what he likes first; his proxy adds where he really is, one of the 2⁶⁴ addresses of his network.
                let address = ["x-forwarded-for": "203.0.113.\(i), 2001:db8:1:2::\(i + 1)"]
                fixture.clock.advance(seconds: 1)
                let form = try await stranger.get("/sign-in", headers: address)
                let isOwn = i % 3 == 2
                let status = try await stranger.post(
                    "/sign-in",
                    ["csrf": form.csrf, "email": isOwn ? "bruno@valmer.example" : "colleague\(i)@valmer.example", "password": isOwn ? WorkbenchFixture.password : "Printemps 2026 !"],
                    headers: address
                ).status
                if status == 429 { refused += 1 } else { #expect(status == (isOwn ? 303 : 422)) }
            }
            // Ten failures are allowed to an address here (5 × 2), and nine of the fourteen fail; the tenth and later ones do not pass.
            #expect(refused == 0)
            for i in 0..<3 {
                let stranger = fixture.visitor()
                let address = ["x-forwarded-for": "2001:db8:1:2:ffff::\(i)"]
                let form = try await stranger.get("/sign-in", headers: address)
                if try await stranger.post("/sign-in", ["csrf": form.csrf, "email": "more\(i)@valmer.example", "password": "Printemps 2026 !"], headers: address).status == 429 { refused += 1 }
            }
            #expect(refused >= 2)
        }
    }

    @Test("Without a trusted proxy, X-Forwarded-For moves nobody")
    func spoofedAddress() async throws {
        try await WorkbenchFixture.with(ProtocolAttacks.small, adjust: { $0.limits.attempts = 1 }) { fixture in
            _ = try await fixture.administrator()
            var statuses: [Int] = []
            for i in 0..<7 {
                let stranger = fixture.visitor()
                let address = ["x-forwarded-for": "203.0.113.\(i)", "x-real-ip": "203.0.113.\(i)", "forwarded": "for=203.0.113.\(i)"]
                let form = try await stranger.get("/sign-in", headers: address)
                statuses.append(try await stranger.post("/sign-in", ["csrf": form.csrf, "email": "someone\(i)@valmer.example", "password": "Printemps 2026 !"], headers: address).status)
            }
            #expect(statuses == [422, 422, 422, 422, 422, 429, 429])
        }
    }

    @Test("Whether an account exists is not told: same words, same status, much the same time")
    func unknownAccounts() async throws {
        try await WorkbenchFixture.with(ProtocolAttacks.small, adjust: { $0.limits.passwordCost = 14; $0.limits.attempts = 1_000 }) { fixture in
            _ = try await fixture.administrator()
            func guess(_ email: String) async throws -> (Double, String) {
                let stranger = fixture.visitor()
                let form = try await stranger.get("/sign-in")
                let started = Date()
                let answer = try await stranger.post("/sign-in", ["csrf": form.csrf, "email": email, "password": "not the one, no"])
                #expect(answer.status == 422)
                let words = answer.body.components(separatedBy: "<form").last?.replacing(email, with: "").replacing(answer.csrf, with: "") ?? ""
                return (Date().timeIntervalSince(started), words)
            }
            var known: [Double] = [], unknown: [Double] = []
            var words: Set<String> = []
            for i in 0..<8 {
                let (a, first) = try await guess("anne@valmer.example")
                let (b, second) = try await guess("nobody\(i)@valmer.example")
                known.append(a)
                unknown.append(b)
                words.formUnion([first, second])
            }
            #expect(words.count == 1)
            let (a, b) = (known.sorted()[4], unknown.sorted()[4])
            #expect(max(a, b) / min(a, b) < 4, "known \(a) s, unknown \(b) s")
        }
    }

    @Test("Fields that no form has make nobody an administrator")
    func massAssignment() async throws {
        try await WorkbenchFixture.with(ProtocolAttacks.small) { fixture in
            let bruno = try await fixture.member("Bruno", [.reader], in: Self.slug)
            let store = fixture.server.bench.store
            let csrf = try await bruno.get("/w/\(Self.slug)").csrf
            let extra = [
                "csrf": csrf, "isAdministrator": "true", "is_administrator": "1", "administrator": "on", "isDisabled": "false", "id": "u-0", "role": "administrator", "roles": "administrator",
                "scopes": "installation", "workspace": Self.slug, "user": "bruno", "name": "Bruno", "email": "bruno@valmer.example", "language": "fr", "passwordHash": "x", "totpSecret": "x",
            ]
            for route in Routes.all(fixture.server) where route.method == .post && route.pattern != "/sign-out" {
                _ = try await bruno.post(Routes.path(route.pattern, slug: Self.slug), extra)
            }
            let user = try #require(try await store.user(email: "bruno@valmer.example"))
            #expect(!user.isAdministrator)
            #expect(user.passwordHash?.hasPrefix("$scrypt$") == true)
            #expect(try await store.roles(ofUser: user.id, workspace: Self.slug) == [.reader])
        }
    }

    @Test("Every answer forbids framing, guessing of types and keeping; cookies are for this host and not for scripts")
    func headers() async throws {
        try await WorkbenchFixture.with(ProtocolAttacks.small) { fixture in
            let anne = try await fixture.administrator()
            var paths = ["/nothing", "/health", "/sign-in", "/w/unknown"]
            paths += Routes.all(fixture.server).filter { $0.method == .get }.map { Routes.path($0.pattern, slug: Self.slug) }
            for path in paths {
                for browser in [anne, fixture.visitor()] {
                    let answer = try await browser.get(path)
                    let headers = answer.headers
                    #expect(headers.first(name: "content-security-policy")?.contains("frame-ancestors 'none'") == true, "\(path)")
                    #expect(headers.first(name: "content-security-policy")?.contains("unsafe") == false, "\(path)")
                    #expect(headers.first(name: "x-frame-options") == "DENY", "\(path)")
                    #expect(headers.first(name: "x-content-type-options") == "nosniff", "\(path)")
                    #expect(headers.first(name: "referrer-policy") == "same-origin", "\(path)")
                    #expect(headers.first(name: "server") == nil, "\(path)")
                    // What the API is, is no secret.
                    let isAsset = path == "/api/openapi.json" || headers.first(name: "etag") != nil && (path.hasPrefix("/assets/") || path == "/favicon.ico")
                    if !isAsset, (200..<300).contains(answer.status) {
                        #expect(headers.first(name: "cache-control")?.contains("no-store") == true || headers.first(name: "cache-control")?.contains("private, no-cache") == true, "\(path)")
                    }
                    for line in headers["set-cookie"] {
                        #expect(line.contains("HttpOnly") && line.contains("SameSite=") && line.contains("Path=/") && !line.contains("Domain="), "\(path): \(line)")
                    }
                }
            }
        }
        try await WorkbenchFixture.with(ProtocolAttacks.small, adjust: { $0.trustsProxy = true }) { fixture in
            let visitor = fixture.visitor()
            let answer = try await visitor.get("/sign-in", headers: ["x-forwarded-proto": "https", "x-forwarded-for": "198.51.100.1"])
            for line in answer.headers["set-cookie"] { #expect(line.contains("Secure"), "\(line)") }
            #expect(answer.headers.first(name: "strict-transport-security") != nil)
            #expect(SessionCookie.name(isSecure: true).hasPrefix("__Host-"))
            // Figures are not for whoever comes through the proxy.
            #expect(try await visitor.get("/metrics", headers: ["x-forwarded-for": "127.0.0.1"]).status == 404)
            #expect(try await visitor.get("/metrics", headers: ["via": "1.1 proxy"]).status == 404)
            #expect(try await visitor.get("/metrics").status == 200)
        }
    }

    @Test("Figures can be given to a monitor elsewhere with a word, or to nobody")
    func figures() async throws {
        try await WorkbenchFixture.with(ProtocolAttacks.small, adjust: { $0.metrics = .token("a-long-word-for-figures") }) { fixture in
            let visitor = fixture.visitor()
            #expect(try await visitor.get("/metrics").status == 404)
            #expect(try await visitor.get("/metrics", headers: ["authorization": "Bearer a-long-word-for-figureS"]).status == 404)
            let text = try await visitor.get("/metrics", headers: ["authorization": "Bearer a-long-word-for-figures", "x-forwarded-for": "198.51.100.7"])
            #expect(text.status == 200)
            for name in ["resident_bytes", "connections", "open_files", "journal_entries", "workspaces", "oldest_snapshot_seconds"] { #expect(text.body.contains("portulan_\(name) ")) }
        }
        try await WorkbenchFixture.with(ProtocolAttacks.small, adjust: { $0.metrics = .off }) { fixture in
            let status = try await fixture.visitor().get("/metrics").status
            #expect(status == 404)
        }
    }
}
