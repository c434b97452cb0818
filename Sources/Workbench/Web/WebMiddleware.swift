import Continuum
import HTTPTypes
import Hummingbird
import Logging
import Store
import Workspace

/// The outermost layer: answers every error, sets the headers that protect the reader, counts and logs (ids and figures, never content).
struct FrontDesk: RouterMiddleware {
    typealias Context = WorkbenchContext
    let bench: Bench

    /// Nothing from elsewhere, nothing inline, no frame.
    static let policy = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"

    func handle(_ request: Request, context: WorkbenchContext, next: (Request, WorkbenchContext) async throws -> Response) async throws -> Response {
        var context = context
        let started = ContinuousClock.now
        if bench.configuration.trustsProxy {
            if let last = request.headers[.forwardedFor]?.split(separator: ",").last { context.address = last.trimmingSpaces() }
            context.isSecure = request.headers[.forwardedProto] == "https"
        }
        if bench.configuration.certificate != nil { context.isSecure = true }
        context.location = request.uri.string
        context.language = Self.language(request, bench.configuration.language)
        context.notice = request.cookies["flash"].flatMap { Flash(rawValue: $0.value) }
        var response: Response
        do { response = try await next(request, context) } catch { response = answer(error, request, context) }
        // A body after HEAD would be taken for the next answer of the connection.
        if request.method == .head { response = response.createHeadResponse() }
        Self.protect(&response, isSecure: context.isSecure)
        if context.notice != nil, request.method == .get, response.headers[.contentType]?.hasPrefix("text/html") == true {
            response.setCookie(Cookie(name: "flash", value: "", maxAge: 0, path: "/", secure: context.isSecure, httpOnly: true, sameSite: .lax))
        }
        let elapsed = ContinuousClock.now - started
        bench.metrics.note(request.method, route: context.endpointPath ?? "–", status: response.status.code, elapsed)
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method)", "route": "\(context.endpointPath ?? "–")", "status": "\(response.status.code)",
                "ms": "\(elapsed.components.seconds * 1_000 + elapsed.components.attoseconds / 1_000_000_000_000_000)",
            ])
        return response
    }

    static func protect(_ response: inout Response, isSecure: Bool) {
        response.headers[.contentSecurityPolicy] = policy
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.frameOptions] = "DENY"
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.crossOriginOpenerPolicy] = "same-origin"
        response.headers[.crossOriginResourcePolicy] = "same-origin"
        response.headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=()"
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    }

    /// The cookie, the browser's preference, the installation's default.
    static func language(_ request: Request, _ standard: Language) -> Language {
        if let word = request.cookies["lang"]?.value, let language = Language(rawValue: word) { return language }
        for part in (request.headers[.acceptLanguage] ?? "").split(separator: ",") {
            if let language = Language(rawValue: String(part.trimmingSpaces().prefix(2)).lowercased()) { return language }
        }
        return standard
    }

    // MARK: Errors

    private func answer(_ error: any Error, _ request: Request, _ context: WorkbenchContext) -> Response {
        let refusal = Self.refusal(error)
        if refusal.status.code >= 500 {
            // What the store says is for whoever runs it: never a value, a query or a password.
            let detail = (error as? StoreError)?.description ?? ""
            context.logger.error("failed", metadata: ["error": "\(type(of: error))", "code": "\(refusal.code)", "detail": "\(detail)"])
        }
        let isAPI = request.uri.path.hasPrefix("/api/")
        if refusal.status == .unauthorized, !isAPI, request.method == .get {
            return Response.redirect(to: "/sign-in?back=\(HTML.urlPart(request.uri.string))", type: .normal)
        }
        if isAPI { return ProblemDocument(refusal, context.language).response }
        do {
            let body = try bench.pages.fragment("error", ErrorPage(refusal, context.language))
            return try bench.page(context, heading: refusal.title[context.language], body: body, status: refusal.status)
        } catch {
            return AssetRoutes.text(refusal.title[context.language] + "\n", status: refusal.status)
        }
    }

    static func refusal(_ error: any Error) -> Refusal {
        switch error {
        case let refusal as Refusal: refusal
        case let problem as WriteProblem: Refusal(problem)
        case let error as StoreError: Refusal(error)
        case let error as HTTPError where error.status == .notFound: .unknownPage
        case let error as HTTPError:
            Refusal(error.status, "http", Bilingual(fr: "La demande n’a pas pu être traitée.", en: "The request could not be handled."))
        default:
            Refusal(
                .internalServerError, "failed", Bilingual(fr: "Le serveur a rencontré un problème ; rien n’a été enregistré.", en: "The server met a problem; nothing was saved."),
                advice: Bilingual(fr: "Réessayez ; si cela dure, prévenez qui administre l’installation.", en: "Try again; if it lasts, tell whoever administers the installation."))
        }
    }
}

/// What `error.mustache` names.
struct ErrorPage {
    struct Link {
        var errorLinkURL: String
        var errorLinkText: String
    }

    var errorCode: String
    var errorWhat: String
    var errorDo: String
    var errorLinks: [Link]
    var hasErrorID = false
    var errorID = ""

    init(_ refusal: Refusal, _ language: Language) {
        errorCode = "\(refusal.status.code)"
        errorWhat = refusal.title[language]
        errorDo = refusal.advice[language]
        errorLinks = [Link(errorLinkURL: "/", errorLinkText: Bilingual(fr: "Retour à l’accueil", en: "Back to the start")[language])]
    }
}

/// An error for programs, as RFC 9457 has it.
struct ProblemDocument {
    let refusal: Refusal
    let language: Language

    init(_ refusal: Refusal, _ language: Language) {
        self.refusal = refusal
        self.language = language
    }

    var response: Response {
        var headers = refusal.headers
        headers[.contentType] = "application/problem+json"
        headers[.cacheControl] = "no-store"
        if refusal.status == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
        return Response(status: refusal.status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: document.prettyJSON + "\n")))
    }

    var document: Document {
        .mapping(
            [
                ("type", .string("urn:portulan:problem:\(refusal.code)")), ("status", .number(Double(refusal.status.code))), ("code", .string(refusal.code)),
                ("title", .string(refusal.title[language])), ("detail", .string(refusal.advice[language])),
            ] + refusal.members)
    }
}

extension Substring {
    func trimmingSpaces() -> String { String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()) }
}
