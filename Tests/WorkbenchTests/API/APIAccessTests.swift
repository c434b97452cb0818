import Continuum
import Foundation
import HTTPTypes
import NIOHTTP1
import Store
import Testing
@testable import Workbench

@Suite("API: who may ask what", .takesTurns)
struct APIAccessTests {
    /// What answers for the operation at all, so that a refusal is one of rights.
    private func status(_ operation: APIOperation, _ client: APIClient) async throws -> Int {
        try await client.send(HTTPMethod(rawValue: operation.method.rawValue), APIClient.path(operation), operation.body == nil ? nil : "{}").status
    }

    @Test("Each operation in a workspace is for the roles that have its permission, and for no other")
    func roles() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"], adjust: { $0.limits.requestRate = 10_000; $0.limits.requestBurst = 10_000 }) { fixture in
            var clients: [(role: WorkspaceRole, client: APIClient)] = []
            for role in WorkspaceRole.allCases { clients.append((role, try await APIClient(fixture, [role]))) }
            let elsewhere = try await APIClient(fixture, [.administrator], in: "other")
            var checked = 0
            for operation in APIOperation.all {
                guard case .workspace(let permission) = operation.access else { continue }
                for (role, client) in clients {
                    let status = try await status(operation, client)
                    if Permission.granted(by: role).contains(permission) {
                        #expect(status != 401 && status != 403 && status < 500, "\(role.rawValue) may \(operation.id), and got \(status)")
                    } else {
                        #expect(status == 403, "\(role.rawValue) may not \(operation.id), and got \(status)")
                    }
                    checked += 1
                }
                #expect(try await status(operation, elsewhere) == 404, "\(operation.id): a workspace of others is not there")
                #expect(try await fixture.visitor().send(HTTPMethod(rawValue: operation.method.rawValue), APIClient.path(operation)).status == 401, "\(operation.id): signed out")
            }
            #expect(checked > 150)
        }
    }

    @Test("A token does what its scopes say, in its workspace; it makes no tokens")
    func scopes() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            let reading = try await APIClient(fixture, [.administrator], scopes: ["view"])
            #expect(try await reading.call("listElements").status == 200)
            #expect(try await reading.call("listMembers").status == 403)
            #expect(try await reading.call("keepChange", body: "{}").status == 403)
            #expect(try await reading.call("exportChartYAML").status == 403)
            #expect(try await reading.call("makeToken", body: #"{"name":"n","scopes":["view"],"days":1}"#).status == 403)
            let elsewhere = try await APIClient(fixture, [.administrator], only: "other")
            #expect(try await elsewhere.call("listElements").status == 404)
            #expect(try await elsewhere.call("listWorkspaces").document["workspaces"]?.items.isEmpty == true)
            #expect(try await reading.call("revokeToken", ["token": reading.tokenID]).status == 204)
            #expect(try await reading.call("listElements").status == 401)
            let answer = try await fixture.visitor().send(.GET, "/api/v1/me", headers: ["authorization": "Bearer nonsense"])
            #expect(answer.status == 401)
            #expect(answer.headers.first(name: "www-authenticate") == "Bearer")
        }
    }

    @Test("A session changes something only with the word of its pages, and only from this site")
    func sessions() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            let browser = try await fixture.administrator()
            #expect(try await browser.get("/api/v1/workspaces/pronote-docaposte/elements").status == 200)
            let body = Data(#"{"name":"nuit","scopes":["view"],"days":30}"#.utf8)
            func make(_ headers: [String: String]) async throws -> TestAnswer {
                try await browser.send(.POST, "/api/v1/tokens", headers: ["content-type": "application/json"].merging(headers) { $1 }, body: body)
            }
            #expect(try await make([:]).status == 403)
            #expect(try await make(["x-csrf": "wrong"]).status == 403)
            let user = try #require(try await fixture.server.bench.store.user(email: "anne@valmer.example"))
            let word = try #require(try await fixture.server.bench.store.sessions(ofUser: user.id, now: fixture.clock.now).first?.csrf)
            #expect(try await make(["x-csrf": word, "origin": "https://elsewhere.example"]).status == 403)
            #expect(try await make(["x-csrf": word, "sec-fetch-site": "cross-site"]).status == 403)
            let made = try await make(["x-csrf": word, "origin": browser.base])
            #expect(made.status == 201)
            #expect(made.body.contains("ptl_"))
            let list = try await browser.get("/api/v1/tokens")
            #expect(list.body.contains("nuit"))
            #expect(!list.body.contains("ptl_"))
            let kept = try #require(try await fixture.server.bench.store.tokens(ofUser: user.id).first)
            #expect(!made.body.contains(kept.hash))
            // Nobody gives what they do not have.
            let reader = try await fixture.member("Paul", [.reader], in: "pronote-docaposte")
            let paul = try #require(try await fixture.server.bench.store.user(email: "paul@valmer.example"))
            let own = try #require(try await fixture.server.bench.store.sessions(ofUser: paul.id, now: fixture.clock.now).first?.csrf)
            let refused = try await reader.send(
                .POST, "/api/v1/tokens", headers: ["content-type": "application/json", "x-csrf": own], body: Data(#"{"name":"n","scopes":["edit"],"days":1}"#.utf8))
            #expect(refused.status == 403)
        }
    }

    @Test("Who asks too fast waits, alone")
    func rate() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"], adjust: { $0.limits.requestRate = 2; $0.limits.requestBurst = 4 }) { fixture in
            let fast = try await APIClient(fixture, [.reader]), other = try await APIClient(fixture, [.reader])
            for _ in 0..<4 { #expect(try await fast.call("getMe").status == 200) }
            let refused = try await fast.call("getMe")
            #expect(refused.status == 429)
            #expect(refused.answer.headers.first(name: "retry-after") == "1")
            #expect(try await other.call("getMe").status == 200)
            fixture.clock.advance(seconds: 1)
            #expect(try await fast.call("getMe").status == 200)
        }
    }

    @Test("Members: roles are given exactly, never to strangers, and the journal says so")
    func members() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            let chief = try await APIClient(fixture, [.administrator]), reader = try await APIClient(fixture, [.reader]), stranger = try await APIClient(fixture, [.reader], in: "other")
            #expect(try await chief.call("listMembers").document["members"]?.items.count == 2)
            #expect(try await chief.call("setRoles", ["user": stranger.user.id], body: #"{"roles":["reader"]}"#).status == 404)
            #expect(try await reader.call("setRoles", ["user": reader.user.id], body: #"{"roles":["administrator"]}"#).status == 403)
            #expect(try await chief.call("setRoles", ["user": reader.user.id], body: #"{"roles":["king"]}"#).status == 422)
            #expect(try await chief.call("setRoles", ["user": reader.user.id], body: #"{"roles":["editor","dpo"]}"#).document["roles"]?.items.count == 2)
            #expect(try await reader.call("listJournal", query: "action=role-changed").document["entries"]?[0]?["details"]?["to"]?.text == "editor dpo")
            #expect(try await chief.call("setRoles", ["user": reader.user.id], body: #"{"roles":[]}"#).status == 200)
            #expect(try await reader.call("listElements").status == 404)
        }
    }
}
