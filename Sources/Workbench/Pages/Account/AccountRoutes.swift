import Continuum
import HTTPTypes
import Hummingbird
import Ledger
import Store

/// One's own account: name, address, language.
struct AccountRoutes: Sendable {
    let bench: Bench
    static let heading = Bilingual(fr: "Mon compte", en: "My account")

    func add(to router: Router<WorkbenchContext>) {
        router.get("account", use: show)
        router.post("account", use: save)
    }

    @Sendable private func show(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let user = try bench.signedIn(context).user
        return try page(context, user, Self.fields(user, context.language, hasPassword: user.passwordHash != nil))
    }

    private static func fields(_ user: UserRecord, _ language: Language, hasPassword: Bool) -> [Field] {
        var name = Field(.line, "name", label: Bilingual(fr: "Nom", en: "Name")[language], value: user.name, hint: Bilingual(fr: "Comme vos collègues doivent le lire.", en: "As your colleagues should read it.")[language], isRequired: true)
        name.fieldAutocomplete = "name"
        var email = Field(
            .line, "email", label: Bilingual(fr: "Adresse électronique", en: "E-mail address")[language], value: user.email ?? "",
            hint: Bilingual(fr: "Elle sert à se connecter ; Portulan n’envoie pas de courrier.", en: "It serves to sign in; Portulan sends no mail.")[language], isRequired: true)
        email.inputType = "email"
        email.fieldAutocomplete = "email"
        var tongue = Field(.choice, "language", label: Bilingual(fr: "Langue", en: "Language")[language])
        tongue.isInline = true
        tongue.options = [("fr", "Français"), ("en", "English")].map { code, text in
            Field.Option(optionID: "language-\(code)", optionValue: TypedText(code), optionText: text, optionIsChosen: user.language == code)
        }
        return [name, email, tongue] + (hasPassword ? [PasswordField.current(language, why: Bilingual(fr: "Demandé si l’adresse change.", en: "Asked if the address changes."))] : [])
    }

    private func page(_ context: WorkbenchContext, _ user: UserRecord, _ fields: [Field], status: HTTPResponse.Status = .ok) throws -> Response {
        var sheet = Sheet(context)
        sheet.problemList = ProblemList(fields, context.language).map { [$0] } ?? []
        var part = Sheet.Part("profile")
        part.forms = [Sheet.Form("/account", fields, button: Bilingual(fr: "Enregistrer", en: "Save")[context.language])]
        var kept = Sheet.Part("kept", Bilingual(fr: "Ce que Portulan garde de vous", en: "What Portulan keeps about you")[context.language])
        kept.facts([
            (Bilingual(fr: "Identifiant au journal", en: "Id in the journal")[context.language], user.id),
            (Bilingual(fr: "Compte créé le", en: "Account made on")[context.language], Words.moment(user.created, context.language)),
        ])
        kept.note(
            Bilingual(
                fr: "Le journal des usages ne connaît que cet identifiant, jamais votre nom ni votre adresse. Effacer le compte efface le lien entre les deux.",
                en: "The journal of uses knows only this id, never your name or your address. Erasing the account erases the link between them.")[context.language])
        sheet.parts = [part, kept]
        return try bench.page(context, sheet, heading: Self.heading, navigation: bench.accountNavigation(context, "/account"), status: status)
    }

    @Sendable private func save(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let visitor = try bench.signedIn(context)
        let form = try await context.form(request, limit: 64 << 10)
        var asked = visitor.user
        asked.name = form.text("name") ?? ""
        asked.email = form.text("email")
        if let word = form["language"], Language(rawValue: word) != nil { asked.language = word }
        var fields = Self.fields(asked, context.language, hasPassword: visitor.user.passwordHash != nil)
        func problem(_ name: String, _ text: Bilingual) { for i in fields.indices where fields[i].fieldName == name { fields[i].fieldError = text[context.language] } }
        if asked.name.isEmpty { problem("name", Bilingual(fr: "Dites votre nom.", en: "Give your name.")) }
        if asked.name.count > 200 { problem("name", Bilingual(fr: "Au plus 200 caractères.", en: "At most 200 characters.")) }
        if !SignInRoutes.isAddress(asked.email ?? "") {
            problem("email", Bilingual(fr: "Cette adresse n’a pas la forme nom@domaine.", en: "This address is not of the form name@domain."))
        } else if asked.email != visitor.user.email, visitor.user.passwordHash != nil, !(try await bench.isPassword(form["current"] ?? "", of: visitor.user)) {
            problem("current", PasswordField.wrong)
        }
        if !fields.contains(where: \.hasError) {
            let (name, email, language) = (asked.name, asked.email, asked.language)
            do {
                try await bench.store.updateUser(id: visitor.user.id) { ($0.name, $0.email, $0.language) = (name, email, language) }
                try await bench.record(.accountChanged, context, object: visitor.user.id, details: ["what": email == visitor.user.email ? "profile" : "address"])
                var response = Response.redirect(to: "/account", type: .normal)
                response.say(.accountSaved, isSecure: context.isSecure)
                response.setCookie(Cookie(name: "lang", value: language, maxAge: 31_536_000, path: "/", secure: context.isSecure, httpOnly: true, sameSite: .lax))
                return response
            } catch StoreError.conflict(.email) {
                problem("email", Bilingual(fr: "Un autre compte a déjà cette adresse.", en: "Another account already has this address."))
            }
        }
        return try page(context, visitor.user, fields, status: .unprocessableContent)
    }
}

/// Fields for passwords.
enum PasswordField {
    static let wrong = Bilingual(fr: "Ce n’est pas votre mot de passe.", en: "This is not your password.")

    static func current(_ language: Language, why: Bilingual = Bilingual("")) -> Field {
        var field = Field(.line, "current", label: Bilingual(fr: "Mot de passe actuel", en: "Present password")[language], hint: why[language], isRequired: why.fr.isEmpty)
        field.inputType = "password"
        field.fieldAutocomplete = "current-password"
        return field
    }

    static func new(_ language: Language) -> Field {
        var field = Field(
            .line, "password", label: Bilingual(fr: "Nouveau mot de passe", en: "New password")[language], hint: PeopleWords.words(language)["passwordHint"] ?? "", isRequired: true)
        field.inputType = "password"
        field.fieldAutocomplete = "new-password"
        return field
    }
}

extension Bench {
    /// Who is signed in with a session: pages of one's account are not for tokens.
    func signedIn(_ context: WorkbenchContext) throws -> (user: UserRecord, session: SessionRecord) {
        guard let visitor = context.visitor, let session = context.session else { throw Refusal.signedOut }
        return (visitor.user, session)
    }

    /// Whether these words are the password of somebody who is signed in; guesses are counted.
    func isPassword(_ typed: String, of user: UserRecord) async throws -> Bool {
        let (limits, now) = (SignInLimits(self), clock.now())
        let keys = limits.keys(password: user.id)
        try await limits.admit(keys, now: now)
        guard try await passwords.verify(typed, user.passwordHash) else { return false }
        try await limits.forgive(keys, now: now)
        return true
    }

    func accountNavigation(_ context: WorkbenchContext, _ current: String) -> [Layout.Group] {
        let pages = [
            ("/account", AccountRoutes.heading), ("/account/security", Bilingual(fr: "Sécurité", en: "Security")),
            ("/account/tokens", Bilingual(fr: "Jetons d’API", en: "API tokens")),
        ]
        return [
            Layout.Group(
                groupTitle: context.visitor?.user.name ?? "",
                links: pages.map { Layout.Link(linkText: $0.1[context.language], linkURL: $0.0, linkIsCurrent: $0.0 == current) }),
            Layout.Group(groupTitle: "", links: [Layout.Link(linkText: Bilingual(fr: "← Dossiers", en: "← Workspaces")[context.language], linkURL: "/")]),
        ]
    }
}
