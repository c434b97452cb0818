import Continuum
import Foundation
import HTTPTypes
import NIOHTTP1
import Store
import Testing
@testable import Workbench

/// A program with a token, which holds every answer against the description.
struct APIClient {
    let fixture: WorkbenchFixture
    let user: UserRecord
    let secret: String
    let tokenID: String
    var language = "en"

    static let workspace = "pronote-docaposte"
    static let scopes = Permission.allCases.map(\.rawValue)

    /// An account with these roles in a workspace, and a token of it with these scopes.
    init(_ fixture: WorkbenchFixture, _ roles: Set<WorkspaceRole>, in workspace: String = Self.workspace, scopes: [String] = Self.scopes, only: String? = nil) async throws {
        self.fixture = fixture
        let store = fixture.server.bench.store
        user = UserRecord(id: Secrets.identifier("u-"), name: "Programme", email: "\(Secrets.identifier("p"))@valmer.example", language: "fr", created: fixture.clock.now)
        secret = "ptl_" + Secrets.token()
        tokenID = Secrets.identifier("t-")
        try await store.createUser(user)
        try await store.setRoles(roles, user: user.id, workspace: workspace)
        try await store.createToken(
            TokenRecord(id: tokenID, hash: Secrets.digest(secret), userID: user.id, name: "test", workspace: only, scopes: scopes, created: fixture.clock.now))
    }

    /// The address of an operation, its parameters filled in.
    static func path(_ operation: APIOperation, _ values: [String: String] = [:]) -> String {
        let standard = [
            "workspace": workspace, "element": "pronote-heberge", "change": "no-change", "job": "j-000000000000000000000000", "user": "u-000000000000000000000000",
            "token": "t-000000000000000000000000", "number": "1", "sequence": "0",
        ].merging(values) { $1 }
        return APIOperation.base + operation.path.split(separator: "/").map { $0.hasPrefix("{") ? HTML.urlPart(standard[String($0.dropFirst().dropLast())] ?? "x") : String($0) }.joined(separator: "/")
    }

    func send(_ method: HTTPMethod, _ path: String, _ body: String? = nil, type: String = "application/json", headers: [String: String] = [:]) async throws -> TestAnswer {
        var all = ["authorization": "Bearer \(secret)"]
        if body != nil { all["content-type"] = type }
        return try await fixture.visitor(language: language).send(method, path, headers: all.merging(headers) { $1 }, body: body.map { Data($0.utf8) })
    }

    /// Calls an operation by its name and holds what comes back against its description.
    @discardableResult
    func call(
        _ id: String, _ values: [String: String] = [:], query: String = "", body: String? = nil, type: String? = nil, headers: [String: String] = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> (status: Int, document: Document, answer: TestAnswer) {
        let operation = try #require(APIOperation.all.first { $0.id == id }, "no operation \(id)", sourceLocation: sourceLocation)
        let answer = try await send(
            HTTPMethod(rawValue: operation.method.rawValue), Self.path(operation, values) + (query.isEmpty ? "" : "?\(query)"), body, type: type ?? operation.body?.type ?? "application/json", headers: headers)
        var document = Document.null
        let isJSON = ["application/json", "application/problem+json"].contains(answer.headers.first(name: "content-type") ?? "")
        if isJSON, !answer.body.isEmpty {
            var diagnostics = Diagnostics()
            document = try #require(JSONDocument(Array(answer.body.utf8), file: "answer", diagnostics: &diagnostics)?.document(), "not JSON: \(answer.body.prefix(300))", sourceLocation: sourceLocation)
        }
        let check = SchemaCheck(components: APIComponents.table)
        if let outcome = operation.outcomes.first(where: { $0.status.code == answer.status }) {
            if let schema = outcome.schema {
                let faults = check.faults(document, schema)
                #expect(faults.isEmpty, "\(id): \(faults.prefix(3).map { "\($0.pointer) \($0.text.en)" })", sourceLocation: sourceLocation)
            }
        } else if answer.status != 304 {
            #expect(operation.statuses.contains(answer.status), "\(id) answers \(answer.status), which it does not say: \(answer.body.prefix(400))", sourceLocation: sourceLocation)
            #expect(check.faults(document, Shape.component("Problem")).isEmpty, "\(id): \(answer.body.prefix(400))", sourceLocation: sourceLocation)
        }
        return (answer.status, document, answer)
    }
}

extension Document {
    subscript(index: Int) -> Document? { index < items.count ? items[index] : nil }
}
