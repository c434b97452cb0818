import Continuum
import HTTPTypes
import Hummingbird
import Ledger
import Logging
import Store

/// Signing in with the identity provider, linking an account to it, and signing out there.
///
/// Accounts are known by (issuer, subject), never by an address of mail: whoever can choose their address at the provider must not become somebody else here.
struct ProviderRoutes: Sendable {
    let bench: Bench

    /// What the browser was sent with: whoever comes back without it was sent by somebody else.
    private static let flowCookie = "flow"
    /// The ID token, for signing out at the provider; sent to that page only.
    static let tokenCookie = "provider"
    static let openSetting = "provider.open"
    private static let flowLife: Int64 = 600
    /// What a browser keeps in one cookie, with room for its attributes.
    private static let longestToken = 3_600

    func add(to router: Router<WorkbenchContext>) {
        guard let provider = bench.provider else { return }
        router.get("sign-in/provider") { try await start(provider, $0, $1) }
        router.get("sign-in/callback") { try await callback(provider, $0, $1) }
        router.get("sign-out/provider") { try await signOut(provider, $0, $1) }
    }

    // MARK: There

    private func start(_ provider: IdentityProvider, _ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let query = request.uri.queryParameters
        let isLink = query["link"] == "1"
        if isLink, context.session == nil { throw Refusal.signedOut }
        if !isLink, context.visitor != nil { return .redirect(to: SignInRoutes.safe(query["back"].map(String.init)), type: .normal) }
        let now = bench.clock.now()
        try await SignInLimits(bench).admitFlow(from: context.address, now: now)
        let (state, nonce, verifier) = (Secrets.token(), Secrets.token(), Secrets.token())
        let address: String
        do { address = try await provider.authorization(state: state, nonce: nonce, verifier: verifier) } catch let problem as ProviderProblem { throw told(problem) }
        let path = isLink ? "link:\(context.visitor?.user.id ?? "")" : SignInRoutes.safe(query["back"].map(String.init))
        try await bench.store.createFlow(
            FlowRecord(stateHash: Secrets.digest(state), nonce: nonce, verifier: verifier, returnPath: path, expires: now + Self.flowLife * 1_000))
        var response = Response.redirect(to: address, type: .normal)
        response.setCookie(Cookie(name: Self.flowCookie, value: state, maxAge: Int(Self.flowLife), path: "/sign-in", secure: context.isSecure, httpOnly: true, sameSite: .lax))
        return response
    }

    // MARK: And back

    private func callback(_ provider: IdentityProvider, _ request: Request, _ context: WorkbenchContext) async throws -> Response {
        do {
            return try await arrive(provider, request, context)
        } catch let problem as ProviderProblem {
            try await bench.record(.signInFailed, context, details: ["with": "provider", "because": problem.rawValue])
            throw told(problem)
        }
    }

    private func arrive(_ provider: IdentityProvider, _ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let query = request.uri.queryParameters
        guard let state = query["state"].map(String.init), let cookie = request.cookies[Self.flowCookie]?.value, Secrets.equal(state, cookie),
            let flow = try await bench.store.takeFlow(stateHash: Secrets.digest(state), now: bench.clock.now())
        else { throw ProviderProblem.state }
        guard query["error"] == nil, let code = query["code"].map(String.init), code.utf8.count <= 4_096 else { throw ProviderProblem.refused }
        let identity = try await provider.identity(code: code, verifier: flow.verifier, nonce: flow.nonce, issuer: query["iss"].map(String.init))
        var response = if flow.returnPath.hasPrefix("link:") {
            try await link(identity, provider, String(flow.returnPath.dropFirst(5)), context)
        } else {
            try await enter(identity, provider, to: flow.returnPath, request, context)
        }
        response.setCookie(Cookie(name: Self.flowCookie, value: "", maxAge: 0, path: "/sign-in", secure: context.isSecure, httpOnly: true, sameSite: .lax))
        if identity.idToken.utf8.count <= Self.longestToken {
            response.setCookie(Cookie(name: Self.tokenCookie, value: identity.idToken, path: "/sign-out", secure: context.isSecure, httpOnly: true, sameSite: .lax))
        }
        return response
    }

    private func enter(_ identity: IdentityProvider.Identity, _ provider: IdentityProvider, to path: String, _ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let (issuer, subject) = (provider.configuration.issuer, identity.claims.subject ?? "")
        let user: UserRecord
        if let known = try await bench.store.user(issuer: issuer, subject: subject) {
            guard !known.isDisabled else { throw ProviderProblem.disabled }
            user = known
        } else {
            user = try await newcomer(identity.claims, issuer, subject, request, context)
        }
        let isInvited = request.cookies[InvitationRoutes.cookie]?.value.isEmpty == false
        // Someone who has an account and follows an invitation takes it up there, once they are in.
        return try await bench.startSession(for: user, context, to: isInvited ? "/invitation" : path, details: ["with": "provider"])
    }

    /// An account for somebody who has none: with an invitation, or with none where the installation is open to all whom the provider knows.
    private func newcomer(_ claims: ProviderClaims, _ issuer: String, _ subject: String, _ request: Request, _ context: WorkbenchContext) async throws -> UserRecord {
        let now = bench.clock.now()
        let email = claims.email.flatMap { SignInRoutes.isAddress($0) ? $0 : nil }
        let user = UserRecord(
            id: Secrets.identifier("u-"), name: claims.name, email: email, language: context.language.rawValue, oidcIssuer: issuer, oidcSubject: subject, created: now)
        do {
            if let invitation = try await invitation(claims, email, request, now: now) {
                guard let taken = try await bench.store.join(invitation: invitation.hash, as: user, isNew: true, now: now) else { throw ProviderProblem.unknownPerson }
                try await bench.recordJoining(user, taken, isNew: true, context)
            } else if try await bench.store.setting(Self.openSetting) == "yes" {
                try await bench.store.createUser(user)
                try await bench.record(.accountMade, context, by: user.id, object: user.id, details: ["with": "provider"])
            } else {
                throw ProviderProblem.unknownPerson
            }
        } catch StoreError.conflict {
            throw ProviderProblem.taken
        }
        return user
    }

    /// The invitation whose link was followed; else one for this very address, if the provider vouches for it.
    private func invitation(_ claims: ProviderClaims, _ email: String?, _ request: Request, now: Int64) async throws -> InvitationRecord? {
        if let secret = request.cookies[InvitationRoutes.cookie]?.value, let found = try await bench.store.invitation(hash: Secrets.digest(secret), now: now) {
            guard found.email == nil || InvitationRoutes.isSame(found.email, email) else { return nil }
            return found
        }
        guard let email, claims.emailIsVerified else { return nil }
        return try await bench.store.invitations(email: email, now: now).first
    }

    private func link(_ identity: IdentityProvider.Identity, _ provider: IdentityProvider, _ user: String, _ context: WorkbenchContext) async throws -> Response {
        guard let visitor = context.visitor, visitor.user.id == user else { throw ProviderProblem.state }
        let (issuer, subject) = (provider.configuration.issuer, identity.claims.subject)
        do {
            try await bench.store.updateUser(id: user) { ($0.oidcIssuer, $0.oidcSubject) = (issuer, subject) }
        } catch StoreError.conflict {
            throw ProviderProblem.taken
        }
        try await bench.record(.accountChanged, context, object: user, details: ["what": "provider-linked"])
        var response = Response.redirect(to: "/account/security", type: .normal)
        response.say(.providerLinked, isSecure: context.isSecure)
        return response
    }

    // MARK: Leaving

    private func signOut(_ provider: IdentityProvider, _ request: Request, _ context: WorkbenchContext) async throws -> Response {
        var address = "/sign-in"
        if let token = request.cookies[Self.tokenCookie]?.value, !token.isEmpty {
            do {
                if let found = try await provider.signOut(idToken: token, back: bench.base + "/sign-in", state: Secrets.token()) { address = found }
            } catch let problem as ProviderProblem {
                throw told(problem)
            }
        }
        var response = Response.redirect(to: address, type: .normal)
        response.setCookie(Cookie(name: Self.tokenCookie, value: "", maxAge: 0, path: "/sign-out", secure: context.isSecure, httpOnly: true, sameSite: .lax))
        return response
    }

    /// What is said to the visitor; why exactly, in the server's log.
    private func told(_ problem: ProviderProblem) -> Refusal {
        bench.logger.warning("provider", metadata: ["because": "\(problem.rawValue)"])
        bench.metrics.count("provider_refused")
        return problem.refusal
    }
}

extension SignInLimits {
    /// Beginning a sign-in writes to the database: not a thousand times a minute from one place.
    func admitFlow(from address: String, now: Int64) async throws {
        try await admit([("flow:\(Secrets.digest(address).prefix(24))", bench.configuration.limits.attempts * 20)], now: now)
    }
}
