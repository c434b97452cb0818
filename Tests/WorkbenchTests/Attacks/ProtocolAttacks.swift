import Foundation
import NIOHTTP1
import Testing
@testable import Workbench

@Suite("Attacks: requests that no browser sends", .takesTurns)
struct ProtocolAttacks {
    static let small = ["cases/pronote-docaposte"]

    @Test("Paths that climb, encoded once, twice, with NUL, with backslashes: nothing outside is served")
    func traversal() async throws {
        try await WorkbenchFixture.with(Self.small) { fixture in
            _ = try await fixture.administrator()
            let key = try String(contentsOfFile: fixture.folder + "/.portulan/journal.key", encoding: .utf8)
            let climbs = [
                "../", "..%2f", "%2e%2e/", "%2e%2e%2f", "%252e%252e%252f", "..%5c", "..\\", "....//", "..%00/", "%c0%ae%c0%ae/", "..;/", "%uff0e%uff0e/", "//", "/./",
            ]
            let targets = ["etc/passwd", ".portulan/journal.key", "portulan.yaml", "pronote-docaposte/portulan.yaml", ".portulan/workbench.sqlite"]
            let roots = ["/assets/", "/assets/leaflet/", "/w/", "/w/pronote-docaposte/element/", "/w/pronote-docaposte/", "/", "/api/v1/workspaces/"]
            let anne = try await fixture.administrator()
            let cookie = "portulan=\(anne.cookie("portulan") ?? "")"
            let port = fixture.port
            let answers = try await onThread {
                var answers: [String: String] = [:]
                for root in roots {
                    for climb in climbs {
                        for target in targets {
                            let path = root + String(repeating: climb, count: 4) + target
                            let connection = try RawConnection(port: port)
                            connection.write("GET \(path) HTTP/1.1\r\nHost: x\r\nCookie: \(cookie)\r\nConnection: close\r\n\r\n")
                            answers[path] = connection.read(seconds: 20).text
                        }
                    }
                }
                return answers
            }
            for (path, text) in answers {
                let status = RawConnection.statuses(text).first ?? 0
                #expect([400, 404, 301, 303, 307, 308].contains(status), "\(path): \(status)")
                for secret in ["root:x:", key.prefix(40).description, "portulan: 1", "SQLite format 3"] { #expect(!text.contains(secret), "\(path) gives \(secret)") }
            }
        }
    }

    @Test("Two ways of saying how long a body is, and other ambiguous requests, are refused and end the connection", arguments: [
        "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 44\r\n\r\nabcdGET /health HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length : 4\r\n\r\nabcdGET /health HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /health HTTP/1.1\r\nHost: x\r\nX-A: b\r\n\tc: d\u{0}e\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n",
    ])
    func smuggling(_ bytes: String) async throws {
        try await WorkbenchFixture.with(Self.small) { fixture in
            let port = fixture.port
            let (text, isClosed) = try await onThread {
                let connection = try RawConnection(port: port)
                connection.write(bytes)
                return connection.read(seconds: 10)
            }
            // The second request, hidden in the first, must not be answered.
            #expect(!text.contains("\r\n\r\nok\n"), "\(text)")
            #expect(RawConnection.statuses(text).count <= 1)
            #expect(RawConnection.statuses(text).allSatisfy { $0 >= 400 })
            #expect(isClosed)
            // And the server lives.
            #expect(try await fixture.visitor().get("/health").status == 200)
        }
    }

    @Test("Line ends in paths, cookies, languages and places to go back to do not become header lines")
    func headerInjection() async throws {
        try await WorkbenchFixture.with(Self.small) { fixture in
            let anne = try await fixture.administrator()
            for evil in ["%0d%0aX-Evil:%20yes", "%0aX-Evil:%20yes", "%E5%98%8A%E5%98%8DX-Evil:%20yes", "a%0d%0a%0d%0a<script>x</script>"] {
                for path in [
                    "/language?to=fr&back=/\(evil)", "/language?to=fr\(evil)&back=/", "/sign-in?back=/w/\(evil)", "/?lang=fr\(evil)", "/w/\(evil)", "/assets/\(evil)",
                    "/setup?key=\(evil)", "/w/pronote-docaposte?lang=\(evil)", "/w/pronote-docaposte/element/\(evil)",
                ] {
                    for browser in [anne, fixture.visitor()] {
                        let answer = try await browser.get(path)
                        #expect(answer.headers.first(name: "x-evil") == nil, "\(path)")
                        #expect(!answer.body.contains("<script>x"), "\(path)")
                        #expect(answer.status < 500 || answer.status == 503, "\(path): \(answer.status)")
                    }
                }
            }
        }
    }

    @Test("Nobody is led to another site", arguments: [
        "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "/%2f/evil.example", "https:evil.example", "javascript:alert(1)", "/\t/evil.example",
        "///evil.example", "/%09/evil.example", " //evil.example", "http://127.0.0.1@evil.example", "/.//evil.example", "data:text/html,x",
    ])
    func openRedirect(_ place: String) async throws {
        try await WorkbenchFixture.with(Self.small) { fixture in
            let anne = try await fixture.administrator()
            let asked = HTML.urlPart(place)
            for browser in [anne, fixture.visitor()] {
                for path in ["/language?to=fr&back=\(asked)", "/sign-in?back=\(asked)"] {
                    let answer = try await browser.get(path)
                    expectLocal(answer.location)
                    #expect(!answer.body.contains("value=\"\(place)\"") || SignInRoutes.safe(place) == place)
                }
            }
            let visitor = fixture.visitor()
            let form = try await visitor.get("/sign-in")
            let answer = try await visitor.post("/sign-in", ["csrf": form.csrf, "email": "anne@valmer.example", "password": WorkbenchFixture.password, "back": place])
            #expect(answer.status == 303)
            expectLocal(answer.location)
        }
    }

    private func expectLocal(_ location: String?) {
        guard let location else { return }
        // As a browser reads it (URL Standard): tabs and line ends are dropped, a backslash is a slash.
        let read = location.filter { !"\t\r\n".contains($0) }.replacing("\\", with: "/").trimmingCharacters(in: .whitespaces)
        #expect(read.hasPrefix("/") && !read.hasPrefix("//"), "\(location)")
    }

    @Test("The name that a request says the server has leads nowhere")
    func hostHeader() async throws {
        try await WorkbenchFixture.with(Self.small) { fixture in
            let anne = try await fixture.administrator()
            for path in ["/", "/w/pronote-docaposte", "/sign-in", "/nothing"] {
                for browser in [anne, fixture.visitor()] {
                    let answer = try await browser.get(path, headers: ["host": "evil.example", "x-forwarded-host": "evil.example", "forwarded": "host=evil.example"])
                    #expect(!answer.body.contains("evil.example"), "\(path)")
                    #expect(answer.location?.contains("evil.example") != true, "\(path)")
                }
            }
        }
    }

    @Test("A header beyond bounds, a thousand headers, a path without end: refused, and the server lives")
    func oversizedHeaders() async throws {
        try await WorkbenchFixture.with(Self.small) { fixture in
            let port = fixture.port
            let long = String(repeating: "a", count: 200_000)
            for bytes in [
                "GET /health HTTP/1.1\r\nHost: x\r\nX-Long: \(long)\r\n\r\n",
                "GET /\(long) HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /health?\(long) HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /health HTTP/1.1\r\nHost: x\r\n" + (0..<5_000).map { "X-\($0): y\r\n" }.joined() + "\r\n",
                "GET /health HTTP/1.1\r\nHost: x\r\nCookie: " + (0..<20_000).map { "a\($0)=b; " }.joined() + "\r\n\r\n",
            ] {
                let text = try await onThread {
                    let connection = try RawConnection(port: port)
                    connection.write(bytes)
                    return connection.read(seconds: 10, until: { $0.contains("\r\n\r\n") }).text
                }
                #expect((RawConnection.statuses(text).first ?? 400) >= 400, "\(bytes.prefix(40)): \(text.prefix(80))")
                #expect(try await fixture.visitor().get("/health").status == 200)
            }
        }
    }

    @Test("A body beyond bounds is refused before it is whole, and many fields cost little")
    func oversizedBodies() async throws {
        try await WorkbenchFixture.with(Self.small) { fixture in
            let anne = try await fixture.administrator()
            let page = try await anne.get("/w/pronote-docaposte")
            let large = try await anne.send(
                .POST, "/sign-out", headers: ["content-type": "application/x-www-form-urlencoded", "origin": anne.base], body: Data(count: 8 << 20))
            #expect(large.status == 413)
            #expect(large.body.contains("Mio"))
            let started = ContinuousClock.now
            let many = try await anne.post("/sign-out", [("csrf", "wrong")] + (0..<60_000).map { ("f\($0)", "") })
            #expect(many.status == 403)
            #expect(ContinuousClock.now - started < .seconds(20))
            let visitor = fixture.visitor()
            let form = try await visitor.get("/sign-in")
            #expect(try await visitor.post("/sign-in", [("csrf", form.csrf), ("email", String(repeating: "x", count: 100_000)), ("password", "y")]).status == 413)
            #expect(!page.csrf.isEmpty)
        }
    }

    @Test("Forms that are no forms: broken escapes, wrong bytes, NUL, other kinds of body")
    func brokenForms() async throws {
        try await WorkbenchFixture.with(Self.small) { fixture in
            let visitor = fixture.visitor()
            _ = try await fixture.administrator()
            let form = try await visitor.get("/sign-in")
            for (type, body) in [
                ("application/x-www-form-urlencoded", Array("csrf=\(form.csrf)&email=%zz&password=%".utf8)),
                ("application/x-www-form-urlencoded", Array("csrf=\(form.csrf)&email=".utf8) + [0xFF, 0xFE, 0x80]),
                ("application/x-www-form-urlencoded", Array("csrf=\(form.csrf)&email=%FF%FE&password=%00".utf8)),
                ("application/x-www-form-urlencoded", Array("&&&&=&==&csrf".utf8)),
                ("application/json", Array(String(repeating: "[", count: 30_000).utf8)),
                ("multipart/form-data; boundary=x", Array("--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(form.csrf)\r\n--x--".utf8)),
                ("text/plain", Array("csrf=\(form.csrf)\r\nemail=a".utf8)),
            ] {
                let answer = try await visitor.send(.POST, "/sign-in", headers: ["content-type": type, "origin": visitor.base], body: Data(body))
                #expect((400..<500).contains(answer.status), "\(type): \(answer.status)")
                expectClean(answer.body)
            }
        }
    }

    @Test("A request that drips is ended, in its header and in its body; one that is long but flows is not")
    func slow() async throws {
        try await WorkbenchFixture.with(Self.small, adjust: { $0.limits.requestSeconds = 2 }) { fixture in
            let port = fixture.port
            @Sendable func drip(_ start: String) throws -> Double {
                let connection = try RawConnection(port: port)
                let began = Date()
                connection.write(start)
                while Date().timeIntervalSince(began) < 12 {
                    if connection.read(seconds: 0.2).isClosed { break }
                    if !connection.write("a") { break }
                }
                return Date().timeIntervalSince(began)
            }
            let times = try await withThrowingTaskGroup(of: Double.self) { group in
                group.addTask { try await onThread { try drip("GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ") } }
                group.addTask { try await onThread { try drip("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9000\r\n\r\n") } }
                // An address without end.
                group.addTask { try await onThread { try drip("GET /") } }
                var times: [Double] = []
                for try await time in group { times.append(time) }
                return times
            }
            for time in times { #expect(time > 1.5 && time < 6, "\(time) s") }
            // 20 KiB a second for 3.2 seconds is more than the two seconds, and flows.
            let text = try await onThread {
                let connection = try RawConnection(port: port)
                connection.write("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 65000\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n")
                for _ in 0..<32 {
                    connection.write([UInt8](repeating: 97, count: 2_031))
                    Thread.sleep(forTimeInterval: 0.1)
                }
                connection.write([UInt8](repeating: 97, count: 65_000 - 32 * 2_031))
                return connection.read(seconds: 10, until: { $0.contains("\r\n\r\n") }).text
            }
            #expect(RawConnection.statuses(text) == [403])
        }
    }

    @Test("Two hundred idle connections keep nobody out")
    func manyConnections() async throws {
        try await WorkbenchFixture.with(Self.small) { fixture in
            let port = fixture.port
            let idle = try await onThread { try (0..<200).map { _ in try RawConnection(port: port) } }
            for connection in idle { connection.write("GET /health HTTP/1.1\r\nX: ") }
            let started = ContinuousClock.now
            #expect(try await fixture.visitor().get("/health").status == 200)
            #expect(ContinuousClock.now - started < .seconds(30))
            let figures = try await fixture.visitor().get("/metrics").body
            let line = figures.split(separator: "\n").first { $0.hasPrefix("portulan_connections ") }
            #expect((line?.split(separator: " ").last).flatMap { Double($0) } ?? 0 >= 200)
        }
    }
}
