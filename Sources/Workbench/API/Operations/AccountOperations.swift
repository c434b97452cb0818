import Continuum
import HTTPTypes
import Ledger
import Reports
import Store

extension APIOperation {
    /// Everything that the API can do, in the order in which it is described.
    static let all: [APIOperation] =
        account + workspaces + elements + map + changes + acceptance + imports + reach + resilience + levels + decisions + history + journal + members + jobs

    // MARK: Oneself

    static let account: [APIOperation] = [
        APIOperation(
            id: "getMe", method: .get, path: "me", topic: .account, summary: Bilingual(fr: "Qui demande, et ce que cela permet.", en: "Who asks, and what that allows."), access: .signedIn,
            outcomes: [
                Outcome(
                    status: .ok,
                    schema: Shape.object([
                        ("user", Shape.text), ("name", Shape.text), ("language", Shape.text), ("administrator", Shape.flag), ("workspaces", Shape.map(of: Shape.list(Shape.text))),
                    ]))
            ],
            records: nil
        ) { call in
            let visitor = try call.requireVisitor()
            var places: [(key: String, value: Document)] = []
            for slug in await call.bench.hall.slugs() where visitor.sees(slug) {
                places.append((slug, Document.strings(Permission.allCases.filter { visitor.may($0, in: slug) }.map(\.rawValue))))
            }
            return APIAnswer(
                .mapping([
                    ("user", .string(visitor.user.id)), ("name", .string(visitor.user.name)), ("language", .string(visitor.user.language)),
                    ("administrator", .boolean(visitor.mayAdministerInstallation)), ("workspaces", .mapping(places)),
                ]))
        },
        APIOperation(
            id: "listTokens", method: .get, path: "tokens", topic: .account, summary: Bilingual(fr: "Ses jetons, sans leur secret.", en: "One’s tokens, without their secrets."), access: .signedIn,
            outcomes: [Outcome(status: .ok, schema: Shape.object([("tokens", Shape.list(Shape.component("Token")))]))], records: nil
        ) { call in
            let tokens = try await call.bench.store.tokens(ofUser: call.requireVisitor().user.id)
            return APIAnswer(.mapping([("tokens", .sequence(tokens.map(document)))]))
        },
        APIOperation(
            id: "makeToken", method: .post, path: "tokens", topic: .account,
            summary: Bilingual(fr: "Fait un jeton ; son secret n’est montré qu’ici.", en: "Makes a token; its secret is shown here alone."), access: .session,
            body: .json(
                Shape.object(
                    [
                        ("name", Shape.words(1...100)), ("workspace", Shape.id), ("scopes", Shape.few(Shape.one(of: Permission.allCases.map(\.rawValue) + ["installation"]), 1...10)),
                        ("days", Shape.whole(1...365)),
                    ], optional: ["workspace"])),
            outcomes: [Outcome(status: .created, schema: Shape.object([("token", Shape.component("Token")), ("secret", Shape.text)]))]
        ) { call in try await make(call) },
        APIOperation(
            id: "revokeToken", method: .delete, path: "tokens/{token}", topic: .account, summary: Bilingual(fr: "Met fin à un de ses jetons.", en: "Ends one of one’s tokens."), access: .signedIn,
            outcomes: [Outcome(status: .noContent, type: nil)]
        ) { call in
            let id = call.text("token") ?? ""
            guard try await call.bench.store.revokeToken(id: id, user: try call.requireVisitor().user.id, now: call.bench.clock.now()) else { throw Refusal.unknownPage }
            return APIAnswer(.nothing, status: .noContent).recorded(.tokenRevoked, id)
        },
    ]

    private static let mostTokens = 50

    /// A token never does more than its maker may.
    private static func make(_ call: APICall) async throws -> APIAnswer {
        let visitor = try call.requireVisitor(), form = call.document ?? .null
        let workspace = form["workspace"]?.text, scopes = Set(form["scopes"]?.items.compactMap(\.text) ?? [])
        let known = await call.bench.hall.slugs()
        if let workspace, !known.contains(workspace) || !visitor.sees(workspace) { throw Refusal.unknownPage }
        let places = workspace.map { [$0] } ?? known
        var allowed = Set(Permission.allCases.filter { permission in places.contains { visitor.may(permission, in: $0) } }.map(\.rawValue))
        if visitor.user.isAdministrator, workspace == nil { allowed.insert("installation") }
        guard scopes.isSubset(of: allowed) else {
            throw Refusal(
                .forbidden, "scopes", Bilingual(fr: "Un jeton ne peut pas faire plus que vous.", en: "A token cannot do more than you may."),
                advice: Bilingual(fr: "Vous pouvez lui donner : \(allowed.sorted().joined(separator: ", ")).", en: "You may give it: \(allowed.sorted().joined(separator: ", "))."))
        }
        guard try await call.bench.store.tokens(ofUser: visitor.user.id).count(where: { $0.revoked == nil }) < mostTokens else {
            throw Refusal(
                .conflict, "too-many-tokens", Bilingual(fr: "Vous avez déjà \(mostTokens) jetons.", en: "You already have \(mostTokens) tokens."),
                advice: Bilingual(fr: "Révoquez ceux qui ne servent plus.", en: "Revoke those that no longer serve."))
        }
        let secret = "ptl_" + Secrets.token(), now = call.bench.clock.now(), days = Int64(form["days"]?.figure ?? 90)
        let token = TokenRecord(
            id: Secrets.identifier("t-"), hash: Secrets.digest(secret), userID: visitor.user.id, name: form["name"]?.text ?? "", workspace: workspace, scopes: scopes.sorted(),
            created: now, expires: now + days * 86_400_000)
        try await call.bench.store.createToken(token)
        return APIAnswer(.mapping([("token", document(token)), ("secret", .string(secret))]), status: .created)
            .recorded(.tokenMade, token.id, ["scopes": token.scopes.joined(separator: " "), "days": "\(days)"])
    }

    private static func document(_ token: TokenRecord) -> Document {
        func moment(_ value: Int64?) -> Document { value.map { .string(Words.stamp($0)) } ?? .null }
        return .mapping([
            ("id", .string(token.id)), ("name", .string(token.name)), ("workspace", .optional(token.workspace)), ("scopes", Document.strings(token.scopes)),
            ("created", moment(token.created)), ("expires", moment(token.expires)), ("lastUsed", moment(token.lastUsed)), ("revoked", moment(token.revoked)),
        ])
    }
}
