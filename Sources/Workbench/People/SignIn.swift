import Continuum
import HTTPTypes
import Hummingbird
import Ledger
import Store

/// Signing in with an account of this installation, and out; the first account; the language.
struct SignInRoutes: Sendable {
    let bench: Bench
    let setUp: SetUpKey

    func add(to router: Router<WorkbenchContext>) {
        router.get("setup", use: showSetUp)
        router.post("setup", use: doSetUp)
        router.get("sign-in", use: showSignIn)
        router.post("sign-in", use: doSignIn)
        router.post("sign-out", use: signOut)
        router.get("language", use: language)
    }

    // MARK: The first account

    @Sendable private func showSetUp(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        try await requireSetUp(request.uri.queryParameters["key"].map(String.init))
        return try bench.outsidePage(context, "setup", Bilingual(fr: "Première mise en route", en: "First set-up"), SignInPage(context.language, key: request.uri.queryParameters["key"].map(String.init) ?? "", isNew: true))
    }

    @Sendable private func doSetUp(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let form = try await bench.outsideForm(request, context)
        try await requireSetUp(form["key"])
        var content = SignInPage(context.language, key: form["key"] ?? "", isNew: true)
        content.take(form)
        let (name, email, password) = (form.text("name") ?? "", form.text("email") ?? "", form["password"] ?? "")
        content.check(name: name, email: email, password: password, context.language)
        guard content.problemList.isEmpty else { return try bench.outsidePage(context, "setup", Bilingual(fr: "Première mise en route", en: "First set-up"), content, status: .unprocessableContent) }
        let now = bench.clock.now()
        let user = UserRecord(
            id: Secrets.identifier("u-"), name: name, email: email, isAdministrator: true, language: context.language.rawValue,
            passwordHash: try await bench.passwords.hash(password), created: now)
        // In one transaction: two set-ups at once make one administrator.
        guard try await bench.store.createFirstUser(user) else { throw Refusal.unknownPage }
        for slug in await bench.hall.slugs() { try await bench.store.setRoles([.administrator], user: user.id, workspace: slug) }
        try await bench.record(.accountMade, context, by: user.id, object: user.id, details: ["as": "first-administrator"])
        setUp.use()
        return try await bench.startSession(for: user, context, to: "/")
    }

    private func requireSetUp(_ key: String?) async throws {
        guard try await bench.store.userCount() == 0, let key, setUp.matches(key) else { throw Refusal.unknownPage }
    }

    // MARK: In and out

    @Sendable private func showSignIn(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        if context.visitor != nil { return .redirect(to: Self.safe(request.uri.queryParameters["back"].map(String.init)), type: .normal) }
        var content = SignInPage(context.language, isNew: false)
        content.back = TypedText(Self.safe(request.uri.queryParameters["back"].map(String.init)))
        content.offer(bench.configuration.identityProvider)
        return try bench.outsidePage(context, "sign-in", Bilingual(fr: "Se connecter", en: "Sign in"), content)
    }

    @Sendable private func doSignIn(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let form = try await bench.outsideForm(request, context)
        let (email, password, now) = (form.text("email") ?? "", form["password"] ?? "", bench.clock.now())
        let limits = SignInLimits(bench)
        let keys = limits.keys(email: email, address: context.address)
        try await limits.admit(keys, now: now)
        let user = try await bench.store.user(email: email)
        let isRight = try await bench.passwords.verify(password, user?.passwordHash)
        guard isRight, let user, !user.isDisabled else {
            try await bench.record(.signInFailed, context, object: user?.id)
            var content = SignInPage(context.language, isNew: false)
            content.take(form)
            content.back = TypedText(Self.safe(form["back"]))
            content.offer(bench.configuration.identityProvider)
            content.problem(
                "password", Bilingual(fr: "L’adresse ou le mot de passe ne convient pas.", en: "The address or the password does not fit."), context.language)
            return try bench.outsidePage(context, "sign-in", Bilingual(fr: "Se connecter", en: "Sign in"), content, status: .unprocessableContent)
        }
        try await limits.forgive(keys, now: now)
        return try await bench.startSession(for: user, context, to: Self.safe(form["back"]))
    }

    @Sendable private func signOut(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        var isAtProvider = false
        if let session = context.session {
            _ = try await context.form(request, limit: bench.configuration.limits.form)
            try await bench.store.deleteSession(tokenHash: session.tokenHash)
            try await bench.record(.signedOut, context)
            isAtProvider = bench.provider != nil && request.cookies[ProviderRoutes.tokenCookie]?.value.isEmpty == false
        }
        var response = isAtProvider ? try leavingPage(context) : Response.redirect(to: "/sign-in", type: .normal)
        response.setCookie(SessionCookie.end(isSecure: context.isSecure))
        response.say(.signedOut, isSecure: context.isSecure)
        return response
    }

    /// Signed out here; now at the provider. A page and not a redirect: a form of ours may lead nowhere else (Content-Security-Policy, form-action).
    private func leavingPage(_ context: WorkbenchContext) throws -> Response {
        var outside = context
        outside.visitor = nil
        var sheet = Sheet(outside)
        let name = bench.configuration.identityProvider?.name ?? ""
        var part = Sheet.Part(
            "provider", "",
            [Bilingual(fr: "Vous êtes déconnecté de Portulan. Il reste à vous déconnecter de \(name).", en: "You are signed out of Portulan. What remains is to sign out of \(name).")[context.language]])
        part.partLinks = [
            Sheet.Link(linkText: Bilingual(fr: "Se déconnecter aussi de \(name)", en: "Sign out of \(name) too")[context.language], linkURL: "/sign-out/provider", linkIsPrimary: true),
            Sheet.Link(linkText: Bilingual(fr: "Rester connecté là-bas", en: "Stay signed in there")[context.language], linkURL: "/sign-in"),
        ]
        sheet.parts = [part]
        return try bench.page(outside, sheet, heading: Bilingual(fr: "Déconnexion", en: "Signing out"))
    }

    @Sendable private func language(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        var response = Response.redirect(to: Self.safe(request.uri.queryParameters["back"].map(String.init)), type: .normal)
        if let word = request.uri.queryParameters["to"].map(String.init), Language(rawValue: word) != nil {
            response.setCookie(Cookie(name: "lang", value: word, maxAge: 31_536_000, path: "/", secure: context.isSecure, httpOnly: true, sameSite: .lax))
        }
        return response
    }

    // MARK: Pieces

    /// A path on this server, whatever was asked: `//elsewhere`, `/\elsewhere` and schemes are not paths.
    static func safe(_ path: String?) -> String {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), !path.contains("\\"), path.utf8.allSatisfy({ $0 > 32 && $0 < 127 }), !path.hasPrefix("/sign-") else { return "/" }
        return path
    }

    static func isAddress(_ text: String) -> Bool {
        let sides = text.split(separator: "@", omittingEmptySubsequences: false)
        return sides.count == 2 && !sides[0].isEmpty && sides[1].contains(".") && text.utf8.count <= 254 && !text.contains(where: { $0.isWhitespace || $0.isNewline })
    }
}

extension Response {
    /// Says something on the next page.
    mutating func say(_ flash: Flash, isSecure: Bool) {
        setCookie(Cookie(name: "flash", value: flash.rawValue, maxAge: 60, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax))
    }
}

extension Bench {
    /// A new session with a new secret, whatever cookie the browser came with; a second step first where the account has one.
    func startSession(for user: UserRecord, _ context: WorkbenchContext, to path: String, details: [String: String] = [:]) async throws -> Response {
        let (secret, now) = (Secrets.token(), clock.now())
        let needsSecond = user.totpSecret != nil
        let session = SessionRecord(
            tokenHash: Secrets.digest(secret), userID: user.id, created: now, lastUsed: now, expires: now + configuration.limits.sessionLife * 1_000,
            csrf: Secrets.token(), secondFactorDone: !needsSecond)
        if let old = context.session { try await store.deleteSession(tokenHash: old.tokenHash) }
        try await store.createSession(session)
        if !needsSecond {
            try await record(.signedIn, context, by: user.id, details: details)
            try await store.recordSeen(user, now: now)
        }
        var response = Response.redirect(to: needsSecond ? "/sign-in/code?back=\(HTML.urlPart(path))" : path, type: .normal)
        response.setCookie(SessionCookie.make(secret, isSecure: context.isSecure))
        if Language(rawValue: user.language) != nil {
            response.setCookie(Cookie(name: "lang", value: user.language, maxAge: 31_536_000, path: "/", secure: context.isSecure, httpOnly: true, sameSite: .lax))
        }
        return response
    }
}

/// How often may one guess? Failures of an account and of an address are counted in the database, so that several servers count together.
struct SignInLimits: Sendable {
    let bench: Bench
    init(_ bench: Bench) { self.bench = bench }

    /// Keys hold digests: an address that was mistyped is not kept. The account's is made of what the store knows accounts by. Many people may share a
    /// network address, and whoever has one address of IPv6 has 2⁶⁴.
    func keys(email: String, address: String) -> [(key: String, limit: Int)] {
        let most = bench.configuration.limits.attempts
        return [("account:\(Self.digest(UserRecord.key(email)))", most), ("from:\(Self.digest(Self.network(address)))", most * 5)]
    }

    private static func digest(_ text: String?) -> Substring { Secrets.digest(text ?? "").prefix(24) }

    /// The first 64 bits of an address of IPv6, the whole of one of IPv4.
    static func network(_ address: String) -> String {
        guard address.contains(":"), !address.hasPrefix("::ffff:") else { return address }
        var groups = address.split(separator: "%")[0].split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        if let gap = groups.firstIndex(of: ""), groups.count < 9 {
            groups.replaceSubrange(gap...gap, with: Array(repeating: "0", count: 9 - groups.count))
        }
        return groups.prefix(4).map { $0.isEmpty ? "0" : $0 }.joined(separator: ":")
    }

    /// Counts a try before the password is looked at: a hundred guesses at once do not slip through together.
    func admit(_ keys: [(key: String, limit: Int)], now: Int64) async throws {
        let window = bench.configuration.limits.attemptWindow
        for (key, limit) in keys {
            guard try await bench.store.admitAttempt(key: key, now: now, since: now - window * 1_000, limit: limit) else {
                bench.metrics.count("sign_in_refused")
                throw Refusal.slowDown(seconds: window)
            }
        }
    }
    /// After a right password: the account starts afresh. The network address gets back this one try, not all: who has an account here of his own must
    /// not buy guesses at the others' with it.
    func forgive(_ keys: [(key: String, limit: Int)], now: Int64) async throws {
        for (i, (key, _)) in keys.enumerated() {
            if i == 0 { try await bench.store.recordAttempt(key: key, now: now, succeeded: true) } else { try await bench.store.forgiveAttempt(key: key, at: now) }
        }
    }
}
