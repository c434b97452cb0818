import Continuum
import HTTPTypes
import Hummingbird
import Ledger
import Store

/// The second step of signing in: the password was right, now the code.
struct SecondStepRoutes: Sendable {
    let bench: Bench
    private static let heading = Bilingual(fr: "Deuxième étape", en: "Second step")

    func add(to router: Router<WorkbenchContext>) {
        router.get("sign-in/code", use: show)
        router.post("sign-in/code", use: take)
    }

    @Sendable private func show(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let back = SignInRoutes.safe(request.uri.queryParameters["back"].map(String.init))
        guard try await bench.halfSession(request, context) != nil else { return .redirect(to: "/sign-in?back=\(HTML.urlPart(back))", type: .normal) }
        return try bench.outsidePage(context, "second-step", Self.heading, SignInPage(codeIn: context.language, back: back))
    }

    @Sendable private func take(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let form = try await bench.outsideForm(request, context)
        let back = SignInRoutes.safe(form["back"])
        guard let live = try await bench.halfSession(request, context) else { return .redirect(to: "/sign-in?back=\(HTML.urlPart(back))", type: .normal) }
        let (user, now) = (live.user, bench.clock.now())
        let limits = SignInLimits(bench)
        let keys = limits.keys(code: user.id, address: context.address)
        try await limits.admit(keys, now: now)
        guard let proof = try await bench.secondFactor.take(form["code"] ?? "", of: user.id, now: now) else {
            try await bench.record(.signInFailed, context, object: user.id, details: ["step": "code"])
            var content = SignInPage(codeIn: context.language, back: back)
            content.problem(
                "code", Bilingual(fr: "Ce code ne convient pas ; chacun ne sert qu’une fois, attendez le suivant.", en: "This code does not fit; each works once, wait for the next."),
                context.language)
            return try bench.outsidePage(context, "second-step", Self.heading, content, status: .unprocessableContent)
        }
        try await limits.forgive(keys, now: now)
        // Another cookie than the one of who had only the password.
        let secret = Secrets.token()
        try await bench.store.rotateSession(tokenHash: live.session.tokenHash, to: Secrets.digest(secret), csrf: Secrets.token(), secondFactorDone: true)
        try await bench.record(.signedIn, context, by: user.id, details: ["second-step": proof == .code ? "code" : "recovery-code"])
        try await bench.store.recordSeen(user, now: now)
        var response = Response.redirect(to: back, type: .normal)
        response.setCookie(SessionCookie.make(secret, isSecure: context.isSecure))
        return response
    }
}

extension SignInLimits {
    func keys(code user: String, address: String) -> [(key: String, limit: Int)] {
        let most = bench.configuration.limits.attempts
        return [("code:\(user)", most), ("from:\(Secrets.digest(address).prefix(24))", most * 5)]
    }

    /// For a password asked for again, of who is signed in.
    func keys(password user: String) -> [(key: String, limit: Int)] { [("password:\(user)", bench.configuration.limits.attempts)] }
}
