import AsyncHTTPClient
import Foundation
import Glibc
import HTTPTypes
import Logging
import NIOCore
import NIOHTTP1
import Store
import Synchronization
import Testing
@testable import Workbench

/// A real server on a port of its own, over a copy of a workspace and a new SQLite database; and browsers without a screen that talk to it.
final class WorkbenchFixture: Sendable {
    let folder: String
    let port: Int
    let server: WorkbenchServer
    private let running: Task<Void, any Error>
    let clock: FixtureClock
    static let password = "trois bateaux dans la rade"

    /// 2026-11-24, 10:00 UTC: what the clock of the server shows until `setTime`.
    static let start: Int64 = 1_795_514_400_000

    static var root: URL { URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent() }

    /// - Parameters:
    ///   - examples: names of folders of `Examples`, one workspace each; given folders are copied as they are.
    ///   - log: where the server's log goes; nil: nowhere.
    init(_ examples: [String] = ["metropole"], database: StoreLocation? = nil, log: Logger? = nil, adjust: (inout WorkbenchConfiguration) -> Void = { _ in }) async throws {
        let manager = FileManager.default
        let base = manager.temporaryDirectory.appendingPathComponent("portulan-workbench-\(UUID().uuidString)")
        try manager.createDirectory(at: base, withIntermediateDirectories: true)
        for example in examples {
            let source = example.hasPrefix("/") ? URL(fileURLWithPath: example) : Self.root.appendingPathComponent("Examples").appendingPathComponent(example)
            try manager.copyItem(at: source, to: base.appendingPathComponent(source.lastPathComponent))
        }
        folder = base.path
        var configuration = WorkbenchConfiguration(folder: base.path, port: 0, database: database ?? .sqlite(path: base.path + "/.portulan/workbench.sqlite"))
        configuration.limits.passwordCost = 10
        adjust(&configuration)
        let clock = FixtureClock(time: Self.start)
        self.clock = clock
        var logger = log ?? Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        if log == nil { logger.logLevel = .critical }
        let server = try await WorkbenchServer(configuration, clock: WorkbenchClock { clock.now }, logger: logger)
        self.server = server
        let (ports, told) = AsyncStream<Int>.makeStream()
        running = Task { try await server.run { port in told.yield(port); told.finish() } }
        var found = 0
        for await port in ports { found = port }
        port = found
    }

    /// Stops the server and removes the folder.
    func stop() async {
        running.cancel()
        _ = await running.result
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// A server while `body` runs.
    static func with(
        _ examples: [String] = ["metropole"], database: StoreLocation? = nil, log: Logger? = nil, adjust: (inout WorkbenchConfiguration) -> Void = { _ in },
        _ body: (WorkbenchFixture) async throws -> Void
    ) async throws {
        let fixture = try await WorkbenchFixture(examples, database: database, log: log, adjust: adjust)
        do { try await body(fixture) } catch {
            await fixture.stop()
            throw error
        }
        await fixture.stop()
    }

    // MARK: People

    /// Someone who is not signed in.
    func visitor(language: String = "fr") -> TestBrowser { TestBrowser(base: "http://127.0.0.1:\(port)", language: language) }

    /// The first account: administrator of the installation and of every workspace.
    func administrator(language: String = "fr") async throws -> TestBrowser {
        let browser = visitor(language: language)
        if let address = try await server.setUpAddress() {
            let key = address.components(separatedBy: "key=").last ?? ""
            let page = try await browser.get("/setup?key=\(key)")
            let answer = try await browser.post("/setup", ["csrf": page.csrf, "key": key, "name": "Anne Le Gall", "email": "anne@valmer.example", "password": Self.password])
            try #require(answer.status == 303, "set-up: \(answer.status) \(answer.body.prefix(500))")
        } else {
            try await browser.signIn("anne@valmer.example")
        }
        return browser
    }

    /// Someone with these roles in a workspace, signed in. Made in the store: invitations have their own tests.
    func member(_ name: String, _ roles: Set<WorkspaceRole>, in workspace: String = "metropole", language: String = "fr") async throws -> TestBrowser {
        _ = try await administrator()
        let email = "\(name.lowercased())@valmer.example"
        if try await server.bench.store.user(email: email) == nil {
            let hash = try await server.bench.passwords.hash(Self.password)
            try await server.bench.store.createUser(UserRecord(id: Secrets.identifier("u-"), name: name, email: email, language: language, passwordHash: hash, created: clock.now))
        }
        let user = try #require(try await server.bench.store.user(email: email))
        try await server.bench.store.setRoles(roles, user: user.id, workspace: workspace)
        let browser = visitor(language: language)
        try await browser.signIn(email)
        return browser
    }
}

/// The server's clock, which a test may set.
final class FixtureClock: Sendable {
    private let time: Mutex<Int64>
    init(time: Int64) { self.time = Mutex(time) }
    var now: Int64 { time.withLock { $0 } }
    func set(_ milliseconds: Int64) { time.withLock { $0 = milliseconds } }
    func advance(seconds: Int64) { time.withLock { $0 += seconds * 1_000 } }
}

/// What came back.
struct TestAnswer: Sendable {
    var status: Int
    var headers: HTTPHeaders
    var body: String
    var location: String? { headers.first(name: "location") }
    /// The word of the first form of the page.
    var csrf: String {
        guard let start = body.range(of: "name=\"csrf\" value=\"") else { return "" }
        return String(body[start.upperBound...].prefix { $0 != "\"" })
    }
}

/// A browser without a screen: keeps cookies, follows nothing by itself.
final class TestBrowser: Sendable {
    let base: String
    private let language: String
    private let cookies = Mutex<[String: String]>([:])

    init(base: String, language: String) {
        self.base = base
        self.language = language
    }

    var cookieNames: [String] { cookies.withLock { Array($0.keys) } }
    func cookie(_ name: String) -> String? { cookies.withLock { $0[name] } }
    func setCookie(_ name: String, _ value: String?) { cookies.withLock { $0[name] = value } }

    func signIn(_ email: String, password: String = WorkbenchFixture.password) async throws {
        let page = try await get("/sign-in")
        let answer = try await post("/sign-in", ["csrf": page.csrf, "email": email, "password": password, "back": "/"])
        try #require(answer.status == 303, "sign-in: \(answer.status) \(answer.body.prefix(500))")
    }

    func get(_ path: String, headers: [String: String] = [:]) async throws -> TestAnswer { try await send(.GET, path, headers: headers) }

    /// Posts a form as a page of this server does.
    func post(_ path: String, _ form: [String: String], headers: [String: String] = [:]) async throws -> TestAnswer {
        try await post(path, form.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, headers: headers)
    }

    func post(_ path: String, _ form: [(String, String)], headers: [String: String] = [:]) async throws -> TestAnswer {
        let body = form.map { "\(HTML.urlPart($0.0))=\(HTML.urlPart($0.1))" }.joined(separator: "&")
        return try await send(
            .POST, path, headers: ["content-type": "application/x-www-form-urlencoded", "origin": base].merging(headers) { $1 }, body: Data(body.utf8))
    }

    /// Another server's page, with the same cookies (a browser does not tell ports apart either).
    func fetch(_ address: String, form: [String: String]? = nil) async throws -> TestAnswer {
        let root = address.components(separatedBy: "/").prefix(3).joined(separator: "/")
        let path = String(address.dropFirst(root.count))
        guard let form else { return try await send(.GET, path, root: root) }
        let body = form.sorted { $0.key < $1.key }.map { "\(HTML.urlPart($0.key))=\(HTML.urlPart($0.value))" }.joined(separator: "&")
        return try await send(.POST, path, headers: ["content-type": "application/x-www-form-urlencoded", "origin": root], body: Data(body.utf8), root: root)
    }

    func send(_ method: HTTPMethod, _ path: String, headers: [String: String] = [:], body: Data? = nil, root: String? = nil) async throws -> TestAnswer {
        var request = HTTPClientRequest(url: (root ?? base) + path)
        request.method = method
        request.headers.add(name: "accept-language", value: language)
        let jar = cookies.withLock { $0 }
        if !jar.isEmpty { request.headers.add(name: "cookie", value: jar.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")) }
        for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
        if let body { request.body = .bytes(ByteBuffer(bytes: body)) }
        let response = try await Self.client.execute(request, timeout: .seconds(120))
        for line in response.headers["set-cookie"] {
            let parts = line.components(separatedBy: ";")[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            cookies.withLock { $0[String(parts[0])] = parts[1].isEmpty ? nil : String(parts[1]) }
        }
        let buffer = try await response.body.collect(upTo: 64 << 20)
        return TestAnswer(status: Int(response.status.code), headers: response.headers, body: String(buffer: buffer))
    }

    /// Redirects are answers that tests look at.
    private static let client = HTTPClient(
        eventLoopGroupProvider: .singleton, configuration: HTTPClient.Configuration(redirectConfiguration: .disallow))
}

/// A page of ours runs nothing, styles nothing inline, and asks nothing of anyone else.
func expectClean(_ html: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let lower = html.lowercased()
    for forbidden in [" style=", "<style", "<script>", "javascript:", " onclick", " onload", " onerror", "src=\"http", "href=\"http://", "url(http", "<iframe", "<base"] {
        #expect(!lower.contains(forbidden), "the page holds \(forbidden)", sourceLocation: sourceLocation)
    }
    #expect(!html.contains("{{"), "a template was not filled", sourceLocation: sourceLocation)
}

/// A port of this machine that nobody listens on at this moment.
enum FreePort {
    struct None: Error {}

    static func find() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw None() }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0 }
        }
        guard isBound else { throw None() }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
