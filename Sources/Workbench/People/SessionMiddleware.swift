import Continuum
import HTTPTypes
import Hummingbird
import Store

/// Who asks? Reads the session's cookie or the token, and refuses forms that were not made by this server for this session.
struct SessionMiddleware: RouterMiddleware {
    typealias Context = WorkbenchContext
    let bench: Bench

    func handle(_ request: Request, context: WorkbenchContext, next: (Request, WorkbenchContext) async throws -> Response) async throws -> Response {
        var context = context
        let isAPI = request.uri.path.hasPrefix("/api/")
        if isAPI, let header = request.headers[.authorization] {
            context.visitor = try await visitor(bearer: header)
            guard context.visitor != nil else { throw Refusal.signedOut }
        } else if let cookie = request.cookies[SessionCookie.name(isSecure: context.isSecure)]?.value {
            context.visitor = try await visitor(cookie: cookie)
        }
        if let word = request.uri.queryParameters["lang"].map(String.init), let language = Language(rawValue: word) { context.language = language }
        if request.method != .get, request.method != .head { try refuseForeign(request, context) }
        return try await next(request, context)
    }

    /// What changes something must come from a page of this server: browsers say where a request comes from.
    private func refuseForeign(_ request: Request, _ context: WorkbenchContext) throws {
        if case .token? = context.visitor?.proof { return }
        // Programs without a session are asked who they are; there is nothing to forge.
        if context.visitor == nil, request.uri.path.hasPrefix("/api/") { throw Refusal.signedOut }
        if let site = request.headers[.fetchSite], site != "same-origin", site != "none" { throw Refusal.forgedForm }
        if let origin = request.headers[.origin] {
            // A proxy may put its own name for us into Host: then people's address is the one that was configured.
            let host = request.head.authority ?? ""
            guard origin == bench.publicOrigin || (origin.hasSuffix("://" + host) && !host.isEmpty) else { throw Refusal.forgedForm }
        }
        if request.uri.path.hasPrefix("/api/") {
            // A page's script sends the session's own word in a header, which no other site can.
            guard let session = context.session, let sent = request.headers[.csrfWord], Secrets.equal(sent, session.csrf) else { throw Refusal.forgedForm }
        }
    }

    private func visitor(cookie: String) async throws -> Visitor? {
        let (now, limits) = (bench.clock.now(), bench.configuration.limits)
        guard let live = try await bench.store.session(tokenHash: Secrets.digest(cookie), now: now), live.session.secondFactorDone else { return nil }
        let session = live.session
        guard now - session.lastUsed < limits.sessionIdle * 1_000 else { return nil }
        // Idle sessions end by `lastUsed`; none lives longer than its life.
        try await bench.store.touchSession(session, now: now, expires: session.created + limits.sessionLife * 1_000)
        return Visitor(user: live.user, proof: .session(session), roles: try await roles(of: live.user))
    }

    private func visitor(bearer header: String) async throws -> Visitor? {
        let parts = header.split(separator: " ")
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        let now = bench.clock.now()
        guard let live = try await bench.store.token(hash: Secrets.digest(String(parts[1])), now: now) else { return nil }
        try await bench.store.touchToken(live.token, now: now)
        return Visitor(user: live.user, proof: .token(live.token), roles: try await roles(of: live.user))
    }

    private func roles(of user: UserRecord) async throws -> [String: Set<WorkspaceRole>] {
        var roles: [String: Set<WorkspaceRole>] = [:]
        for membership in try await bench.store.memberships(ofUser: user.id) { roles[membership.workspace, default: []].insert(membership.role) }
        return roles
    }
}

/// The session's cookie: for this host alone, not for scripts, and over TLS only where there is TLS.
enum SessionCookie {
    static func name(isSecure: Bool) -> String { isSecure ? "__Host-portulan" : "portulan" }

    static func make(_ secret: String, isSecure: Bool) -> Cookie {
        Cookie(name: name(isSecure: isSecure), value: secret, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }

    static func end(isSecure: Bool) -> Cookie {
        Cookie(name: name(isSecure: isSecure), value: "", maxAge: 0, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }
}

extension Bench {
    /// Someone who gave the right password and still owes the second step; for ten minutes.
    func halfSession(_ request: Request, _ context: WorkbenchContext) async throws -> LiveSession? {
        guard let cookie = request.cookies[SessionCookie.name(isSecure: context.isSecure)]?.value else { return nil }
        let now = clock.now()
        guard let live = try await store.session(tokenHash: Secrets.digest(cookie), now: now), !live.session.secondFactorDone, now - live.session.created < 600_000 else { return nil }
        return live
    }
}

extension WorkbenchContext {
    /// The form of a page of this session; another one is refused.
    func form(_ request: Request, limit: Int) async throws -> FormBody {
        guard let session else { throw Refusal.signedOut }
        let form = try await FormBody(request, limit: limit)
        guard let sent = form["csrf"], Secrets.equal(sent, session.csrf) else { throw Refusal.forgedForm }
        return form
    }
}

extension Bench {
    /// The origin that browsers say for pages of the configured address: scheme and host, without a path.
    var publicOrigin: String? {
        guard let parts = configuration.publicURL?.split(separator: "/", omittingEmptySubsequences: false), parts.count >= 3 else { return nil }
        return parts.prefix(3).joined(separator: "/")
    }
}
