import Continuum
private import Foundation
import HTTPTypes
import Hummingbird
import Ledger
import Store

/// Taking up an invitation: with a new account, or the one that one has.
struct InvitationRoutes: Sendable {
    let bench: Bench
    /// The invitation on its way through signing in: out of the address and of the history, and nowhere in the database.
    static let cookie = "invitation"
    private static let heading = Bilingual(fr: "Invitation", en: "Invitation")

    func add(to router: Router<WorkbenchContext>) {
        router.get("invitation/:secret", use: follow)
        router.get("invitation", use: show)
        router.post("invitation", use: take)
    }

    private static let gone = Refusal(
        .notFound, "invitation", Bilingual(fr: "Cette invitation n’est plus ouverte.", en: "This invitation is no longer open."),
        advice: Bilingual(fr: "Elle a servi, expiré ou été retirée : demandez-en une autre.", en: "It was used, has expired or was withdrawn: ask for another."))

    private static let forAnother = Refusal(
        .forbidden, "invitation-address", Bilingual(fr: "Cette invitation est pour une autre adresse que celle de votre compte.", en: "This invitation is for another address than your account’s."),
        advice: Bilingual(fr: "Connectez-vous avec l’autre compte, ou demandez une invitation à votre adresse.", en: "Sign in with the other account, or ask for an invitation to your address."))

    static func isSame(_ one: String?, _ other: String?) -> Bool {
        guard let one, let other else { return false }
        return one.precomposedStringWithCanonicalMapping.lowercased() == other.precomposedStringWithCanonicalMapping.lowercased()
    }

    @Sendable private func follow(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let secret = context.parameters.get("secret") ?? ""
        guard try await bench.store.invitation(hash: Secrets.digest(secret), now: bench.clock.now()) != nil else { throw Self.gone }
        var response = Response.redirect(to: "/invitation", type: .normal)
        response.setCookie(Cookie(name: Self.cookie, value: secret, maxAge: 3_600, path: "/", secure: context.isSecure, httpOnly: true, sameSite: .lax))
        return response
    }

    private func invitation(_ request: Request) async throws -> InvitationRecord {
        guard let secret = request.cookies[Self.cookie]?.value, let found = try await bench.store.invitation(hash: Secrets.digest(secret), now: bench.clock.now()) else { throw Self.gone }
        return found
    }

    @Sendable private func show(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let invitation = try await invitation(request)
        let offer = try await offer(invitation, context.language)
        guard let visitor = context.visitor else {
            var page = SignInPage(context.language, isNew: true)
            return try outside(context, &page, invitation, offer)
        }
        if let email = invitation.email, !Self.isSame(email, visitor.user.email) { throw Self.forAnother }
        var sheet = Sheet(context)
        var part = Sheet.Part("offer", "", [offer])
        part.forms = [Sheet.Form("/invitation", button: Bilingual(fr: "Accepter", en: "Accept")[context.language])]
        sheet.parts = [part]
        return try bench.page(context, sheet, heading: Self.heading)
    }

    private func outside(_ context: WorkbenchContext, _ page: inout SignInPage, _ invitation: InvitationRecord, _ offer: String, status: HTTPResponse.Status = .ok) throws -> Response {
        page.offer = offer
        page.offer(bench.configuration.identityProvider)
        if let email = invitation.email, let i = page.fields.firstIndex(where: { $0.fieldName == "email" }) {
            page.fields[i].shape = .fixed
            page.fields[i].fieldValue = TypedText(email)
        }
        return try bench.outsidePage(context, "join", Self.heading, page, status: status)
    }

    private func offer(_ invitation: InvitationRecord, _ language: Language) async throws -> String {
        let names = try await bench.store.names(of: [invitation.invitedBy])
        let who = names[invitation.invitedBy] ?? ""
        guard let workspace = invitation.workspace else {
            return Bilingual(
                fr: "\(who) vous invite sur cette installation de Portulan. Un rôle dans un dossier vous sera donné ensuite.",
                en: "\(who) invites you to this installation of Portulan. A role in a workspace will be given to you afterwards.")[language]
        }
        let roles = invitation.roles.map { RoleWords.name($0)[language] }.joined(separator: ", ")
        return Bilingual(
            fr: "\(who) vous invite dans le dossier « \(workspace) ». Vous y serez : \(roles).", en: "\(who) invites you to the workspace “\(workspace)”. There you will be: \(roles).")[language]
    }

    @Sendable private func take(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let now = bench.clock.now()
        if let visitor = context.visitor {
            _ = try await context.form(request, limit: 64 << 10)
            let invitation = try await invitation(request)
            if let email = invitation.email, !Self.isSame(email, visitor.user.email) { throw Self.forAnother }
            guard let taken = try await bench.store.join(invitation: invitation.hash, as: visitor.user, isNew: false, now: now) else { throw Self.gone }
            try await bench.recordJoining(visitor.user, taken, isNew: false, context)
            return done(Response.redirect(to: taken.workspace.map { Area.overview.url($0) } ?? "/", type: .normal), context)
        }
        let form = try await bench.outsideForm(request, context)
        let invitation = try await invitation(request)
        var page = SignInPage(context.language, isNew: true)
        page.take(form)
        let (name, email, password) = (form.text("name") ?? "", invitation.email ?? form.text("email") ?? "", form["password"] ?? "")
        page.check(name: name, email: email, password: password, context.language)
        var user: UserRecord?
        if page.problemList.isEmpty {
            let made = UserRecord(
                id: Secrets.identifier("u-"), name: name, email: email, language: context.language.rawValue, passwordHash: try await bench.passwords.hash(password), created: now)
            do {
                guard let taken = try await bench.store.join(invitation: invitation.hash, as: made, isNew: true, now: now) else { throw Self.gone }
                try await bench.recordJoining(made, taken, isNew: true, context)
                user = made
            } catch StoreError.conflict(.email) {
                page.problem(
                    "email", Bilingual(fr: "Cette adresse a déjà un compte ici : connectez-vous avec lui.", en: "This address already has an account here: sign in with it."), context.language)
            }
        }
        guard let user else { return try outside(context, &page, invitation, try await offer(invitation, context.language), status: .unprocessableContent) }
        return done(try await bench.startSession(for: user, context, to: invitation.workspace.map { Area.overview.url($0) } ?? "/"), context)
    }

    private func done(_ response: Response, _ context: WorkbenchContext) -> Response {
        var response = response
        response.setCookie(Cookie(name: Self.cookie, value: "", maxAge: 0, path: "/", secure: context.isSecure, httpOnly: true, sameSite: .lax))
        response.say(.joined, isSecure: context.isSecure)
        return response
    }
}

extension Bench {
    /// Records that somebody took up an invitation.
    func recordJoining(_ user: UserRecord, _ invitation: InvitationRecord, isNew: Bool, _ context: WorkbenchContext) async throws {
        if isNew { try await record(.accountMade, context, by: user.id, object: user.id, details: ["invited-by": invitation.invitedBy]) }
        guard let workspace = invitation.workspace else { return }
        let roles = invitation.roles.map(\.rawValue).joined(separator: " ")
        try await record(.roleChanged, context, by: user.id, in: workspace, object: user.id, details: ["added": roles, "invited-by": invitation.invitedBy])
    }
}
