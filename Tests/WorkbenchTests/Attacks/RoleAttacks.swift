import Foundation
import HTTPTypes
import NIOHTTP1
import Store
import Testing
@testable import Workbench

/// Every route × every role × the workspace of others: made from the router's own list, so that a route that forgets to ask is found the day it is written.
@Suite("Attacks: doing what one may not", .takesTurns)
struct RoleAttacks {
    static let two = ["cases/pronote-docaposte", "cases/scaleway"]
    static let own = "pronote-docaposte"
    static let other = "scaleway"

    /// Routes of a workspace by which a reader may send a form: they work something out and write nothing.
    static func isReadersForm(_ route: Routes.Route) -> Bool {
        route.pattern.contains("/api/v1/workspaces/") && ["/preview", "/jobs"].contains { route.pattern.hasSuffix($0) }
    }

    @Test("A role in one workspace opens nothing in another, whatever the role, the route and the method", arguments: WorkspaceRole.allCases)
    func otherWorkspace(_ role: WorkspaceRole) async throws {
        try await WorkbenchFixture.with(Self.two) { fixture in
            let bruno = try await fixture.member("Bruno", [role], in: Self.own)
            let csrf = try await bruno.get("/w/\(Self.own)").csrf
            #expect(!csrf.isEmpty)
            let before = try Contents(fixture)
            for route in Routes.all(fixture.server) where route.isOfWorkspace {
                for other in ["x", "FR", "vie-scolaire"] {
                    let path = Routes.path(route.pattern, slug: Self.other, other: other)
                    let answer = try await Self.ask(bruno, route, path, csrf)
                    // That it exists is not told either: the same as for a workspace that does not.
                    let unknown = try await Self.ask(bruno, route, Routes.path(route.pattern, slug: "no-such-workspace", other: other), csrf)
                    #expect(answer.status == unknown.status && [404, 403].contains(answer.status), "\(role) \(route.method) \(path): \(answer.status), unknown: \(unknown.status)")
                    #expect(answer.body.replacing(Self.other, with: "") == unknown.body.replacing("no-such-workspace", with: "") || answer.status == 403, "\(role) \(route.method) \(path)")
                    #expect(!answer.body.contains("Scaleway"), "\(role) \(route.method) \(path)")
                }
            }
            #expect(try Contents(fixture) == before)
        }
    }

    @Test("A slug written otherwise is not another way in", arguments: ["Scaleway", "scaleway%20", "scaleway%00", "pronote-docaposte%2F..%2Fscaleway", "./scaleway", "scaleway/", "%73caleway", "pronote-docaposte/../scaleway"])
    func otherSpelling(_ slug: String) async throws {
        try await WorkbenchFixture.with(Self.two) { fixture in
            let bruno = try await fixture.member("Bruno", [.administrator], in: Self.own)
            for tail in ["", "/chart", "/edit", "/journal", "/map.json"] {
                let answer = try await bruno.get("/w/\(slug)\(tail)")
                #expect([400, 404].contains(answer.status), "\(slug)\(tail): \(answer.status)")
                #expect(!answer.body.contains("Scaleway") || slug == "Scaleway", "the name that was asked for comes back in the language switch")
            }
        }
    }

    @Test("Who only reads writes nothing; who signed out does nothing")
    func readersWriteNothing() async throws {
        try await WorkbenchFixture.with(Self.two) { fixture in
            let bruno = try await fixture.member("Bruno", [.reader], in: Self.own)
            let csrf = try await bruno.get("/w/\(Self.own)").csrf
            let before = try Contents(fixture)
            for route in Routes.all(fixture.server) where route.isOfWorkspace {
                let path = Routes.path(route.pattern, slug: Self.own)
                let isSafe = route.method == .get || route.method == .head
                if !isSafe, !Self.isReadersForm(route) {
                    let answer = try await Self.ask(bruno, route, path, csrf)
                    #expect([403, 404].contains(answer.status), "reader \(route.method) \(path): \(answer.status)")
                }
                let stranger = try await Self.ask(fixture.visitor(), route, path, csrf)
                #expect([401, 403, 404].contains(stranger.status) || stranger.location?.hasPrefix("/sign-in") == true, "nobody \(route.method) \(path): \(stranger.status)")
            }
            #expect(try Contents(fixture) == before)
        }
    }

    @Test("Pages that need more than reading refuse a reader", arguments: [Area.edit, .import, .journal, .members])
    func closedPages(_ area: Area) async throws {
        try await WorkbenchFixture.with(Self.two) { fixture in
            let bruno = try await fixture.member("Bruno", [.reader], in: Self.own)
            let status = try await bruno.get(area.url(Self.own)).status
            #expect([403, 404].contains(status))
            // And the navigation does not offer it.
            let page = try await bruno.get("/w/\(Self.own)").body
            #expect(!page.contains("href=\"\(area.url(Self.own))\""))
        }
    }

    @Test("The installation is its administrators': a workspace's administrator has no part in it; an administrator of the installation reads no workspace without a role")
    func installation() async throws {
        try await WorkbenchFixture.with(Self.two) { fixture in
            let bruno = try await fixture.member("Bruno", [.administrator], in: Self.own)
            let csrf = try await bruno.get("/w/\(Self.own)").csrf
            let before = try Contents(fixture)
            for route in Routes.all(fixture.server) where route.pattern.hasPrefix("/admin") {
                let answer = try await Self.ask(bruno, route, Routes.path(route.pattern, slug: Self.own), csrf)
                #expect([403, 404].contains(answer.status), "\(route.method) \(route.pattern): \(answer.status)")
            }
            #expect(try Contents(fixture) == before)
            let store = fixture.server.bench.store
            let anne = try await fixture.administrator()
            let user = try #require(try await store.user(email: "anne@valmer.example"))
            try await store.setRoles([], user: user.id, workspace: Self.other)
            for area in Area.allCases where area != .members {
                let status = try await anne.get(area.url(Self.other)).status
                #expect([403, 404].contains(status), "\(area)")
            }
        }
    }

    @Test("A token does what its scopes say, where they say, and no more than its owner may; it is no session")
    func tokens() async throws {
        try await WorkbenchFixture.with(Self.two) { fixture in
            let store = fixture.server.bench.store
            _ = try await fixture.member("Bruno", [.reader], in: Self.own)
            let user = try #require(try await store.user(email: "bruno@valmer.example"))
            let secret = "pt_" + Secrets.token()
            try await store.createToken(
                TokenRecord(
                    id: Secrets.identifier("t-"), hash: Secrets.digest(secret), userID: user.id, name: "everything", workspace: nil,
                    scopes: Permission.allCases.map(\.rawValue) + ["installation"], created: fixture.clock.now))
            let narrow = "pt_" + Secrets.token()
            try await store.createToken(
                TokenRecord(id: Secrets.identifier("t-"), hash: Secrets.digest(narrow), userID: user.id, name: "narrow", workspace: Self.other, scopes: ["view"], created: fixture.clock.now))
            let before = try Contents(fixture)
            let program = fixture.visitor()
            for route in Routes.all(fixture.server) {
                let isSafe = route.method == .get || route.method == .head
                for (token, slug) in [(secret, Self.own), (secret, Self.other), (narrow, Self.own), (narrow, Self.other)] {
                    let path = Routes.path(route.pattern, slug: slug)
                    let answer = try await program.send(
                        HTTPMethod(rawValue: route.method.rawValue), path, headers: ["authorization": "Bearer \(token)", "content-type": "application/json"],
                        body: isSafe ? nil : Data("{}".utf8))
                    if route.isOfWorkspace, !(token == secret && slug == Self.own && (isSafe || Self.isReadersForm(route))) {
                        #expect([303, 400, 401, 403, 404, 405, 415].contains(answer.status), "\(route.method) \(path): \(answer.status)")
                    }
                    // Pages are for people: a token opens none.
                    if route.pattern.hasPrefix("/w/") { #expect(answer.location?.hasPrefix("/sign-in") == true || answer.status >= 400, "\(route.method) \(path): \(answer.status)") }
                }
            }
            #expect(try Contents(fixture) == before)
        }
    }

    private static func ask(_ browser: TestBrowser, _ route: Routes.Route, _ path: String, _ csrf: String) async throws -> TestAnswer {
        let method = HTTPMethod(rawValue: route.method.rawValue)
        guard route.method != .get, route.method != .head else { return try await browser.send(method, path) }
        if path.hasPrefix("/api/") {
            return try await browser.send(method, path, headers: ["content-type": "application/json", "origin": browser.base, "x-csrf": csrf], body: Data("{}".utf8))
        }
        return try await browser.send(
            method, path, headers: ["content-type": "application/x-www-form-urlencoded", "origin": browser.base], body: Data("csrf=\(HTML.urlPart(csrf))&confirm=yes".utf8))
    }
}
