import Foundation
import Logging
import Store
import Synchronization
import Testing
@testable import Workbench

/// Everything that a log was given, as one text.
final class LogCatcher: Sendable {
    private let lines = Mutex<[String]>([])
    var text: String { lines.withLock { $0.joined(separator: "\n") } }

    var logger: Logger {
        var logger = Logger(label: "caught") { _ in Handler(catcher: self) }
        logger.logLevel = .trace
        return logger
    }

    private struct Handler: LogHandler {
        let catcher: LogCatcher
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { $1 }
            catcher.lines.withLock { $0.append("\(event.message) \(all)") }
        }
    }
}

@Suite("Secrets stay where they belong", .takesTurns)
struct NoSecretsTests {
    @Test("After a whole life with the workbench, at the most talkative level, no secret stands in the log, in the database or in a later page")
    func wholeLife() async throws {
        let catcher = LogCatcher()
        let clientSecret = "client-secret-7b1f0a"
        try await WorkbenchFixture.with(
            AccountTests.small, log: catcher.logger,
            adjust: {
                $0.identityProvider = WorkbenchConfiguration.IdentityProvider(issuer: "http://127.0.0.1:9", clientID: "portulan", clientSecret: clientSecret, name: "Absent")
            }
        ) { fixture in
            var secrets: [String: String] = ["client secret": clientSecret, "password": WorkbenchFixture.password]
            secrets["set-up key"] = try await fixture.server.setUpAddress()?.components(separatedBy: "key=").last
            let anne = try await fixture.administrator(language: "en")
            secrets["session"] = anne.cookie("portulan") ?? "no session"

            let offer = try await anne.get("/account/second-step")
            let secret = try #require(AccountTests.copies(offer.body).first)
            secrets["second step"] = secret.replacing(" ", with: "")
            let code = OneTimeCode.code(try #require(Base32.bytes(secret)), step: OneTimeCode.step(at: fixture.clock.now))
            let on = try await anne.post(
                "/account/second-step", ["csrf": offer.csrf, "draft": AccountTests.hidden("draft", offer.body), "current": WorkbenchFixture.password, "code": code])
            for (i, word) in (AccountTests.copies(on.body).first ?? "").split(separator: "\n").enumerated() { secrets["recovery code \(i)"] = String(word) }

            let tokens = try await anne.get("/account/tokens")
            let made = try await anne.post("/account/tokens", ["csrf": tokens.csrf, "name": "night", "scope": "view", "days": "30"])
            let token = try #require(AccountTests.copies(made.body).first)
            secrets["token"] = token

            let members = try await anne.get("/w/pronote-docaposte/members")
            let invited = try await anne.post("/w/pronote-docaposte/members/invite", ["csrf": members.csrf, "role": "reader"])
            let link = try #require(AccountTests.copies(invited.body).first)
            let word = try #require(link.components(separatedBy: "/").last)
            secrets["invitation"] = word
            let yann = fixture.visitor()
            _ = try await yann.get("/invitation/\(word)")
            let join = try await yann.get("/invitation")
            secrets["another password"] = "cinq mouettes au mouillage"
            _ = try await yann.post("/invitation", ["csrf": join.csrf, "name": "Yann", "email": "yann@valmer.example", "password": "cinq mouettes au mouillage"])
            secrets["another session"] = yann.cookie("portulan") ?? "no session"

            // Things go wrong, too.
            let stranger = fixture.visitor()
            let form = try await stranger.get("/sign-in")
            secrets["wrong password"] = "a wrong password that is long"
            let wrong = try await stranger.post("/sign-in", ["csrf": form.csrf, "email": "anne@valmer.example", "password": "a wrong password that is long"])
            #expect(wrong.status == 422 && !wrong.body.contains("a wrong password"))
            #expect(try await stranger.get("/sign-in/provider").status == 502)
            #expect(try await stranger.get("/sign-in/callback?code=the-code-of-somebody&state=the-state-of-somebody").status == 403)
            (secrets["code"], secrets["state"]) = ("the-code-of-somebody", "the-state-of-somebody")

            var pages = ""
            for path in [
                "/", "/account", "/account/security", "/account/tokens", "/admin", "/admin/users", "/admin/workspaces", "/admin/journal", "/w/pronote-docaposte/members",
                "/w/pronote-docaposte/journal", "/admin/journal/export.ndjson",
            ] { pages += try await anne.get(path).body }
            #expect(pages.count > 20_000)
            for (name, value) in secrets {
                #expect(value.count >= 12, "\(name)")
                #expect(!catcher.text.contains(value), "the log holds: \(name)")
                #expect(!pages.contains(value), "a page holds: \(name)")
            }
            #expect(!catcher.text.contains("valmer.example"), "the log holds an address")
            #expect(catcher.text.contains("/account/security"), "the log was caught")
            for file in ["workbench.sqlite", "workbench.sqlite-wal"] {
                let bytes = String(decoding: try Data(contentsOf: URL(fileURLWithPath: fixture.folder + "/.portulan/" + file)), as: UTF8.self)
                for (name, value) in secrets { #expect(!bytes.contains(value), "\(file) holds: \(name)") }
            }
        }
    }
}
