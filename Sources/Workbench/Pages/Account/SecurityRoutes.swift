import Continuum
import HTTPTypes
import Hummingbird
import Ledger
import Store

/// One's own security: password, second step, sessions, the link to the identity provider.
struct SecurityRoutes: Sendable {
    let bench: Bench
    private static let heading = Bilingual(fr: "Sécurité de mon compte", en: "Security of my account")

    func add(to router: Router<WorkbenchContext>) {
        router.get("account/security", use: show)
        router.post("account/password", use: changePassword)
        router.post("account/sessions", use: endSessions)
        router.get("account/second-step", use: offer)
        router.post("account/second-step", use: turnOn)
        router.post("account/second-step/off", use: turnOff)
        router.post("account/second-step/codes", use: renewCodes)
        router.post("account/unlink", use: unlink)
    }

    @Sendable private func show(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        _ = try bench.signedIn(context)
        return try await page(context)
    }

    /// - Parameter problems: texts by the name of the form's field.
    private func page(_ context: WorkbenchContext, problems: [String: Bilingual] = [:], form: String = "") async throws -> Response {
        let (user, session) = try bench.signedIn(context)
        let language = context.language
        func marked(_ fields: [Field], _ part: String) -> [Field] {
            fields.map { field in
                var field = field
                if part == form { field.fieldError = problems[field.fieldName]?[language] ?? "" }
                field.fieldID = "\(part)-\(field.fieldName)"
                return field
            }
        }
        var sheet = Sheet(context)
        var password = Sheet.Part("password", Bilingual(fr: "Mot de passe", en: "Password")[language])
        if user.passwordHash == nil {
            password.note(
                Bilingual(fr: "Ce compte n’a pas de mot de passe ici : il se connecte par le fournisseur d’identité.", en: "This account has no password here: it signs in through the identity provider.")[language])
        } else {
            password.forms = [
                Sheet.Form(
                    "/account/password", marked([PasswordField.current(language), PasswordField.new(language)], "password"),
                    button: Bilingual(fr: "Changer le mot de passe", en: "Change the password")[language])
            ]
            password.note(Bilingual(fr: "Vos autres sessions seront closes.", en: "Your other sessions will be ended.")[language])
        }
        sheet.parts = [password, secondStep(user, language, marked), try await sessions(user, session, language)]
        if let provider = bench.configuration.identityProvider { sheet.parts.append(linked(user, provider, language, marked)) }
        let shown = sheet.parts.flatMap(\.forms).flatMap(\.fields)
        sheet.problemList = ProblemList(shown, language).map { [$0] } ?? []
        return try bench.page(
            context, sheet, heading: Self.heading, navigation: bench.accountNavigation(context, "/account/security"),
            status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    private func secondStep(_ user: UserRecord, _ language: Language, _ marked: ([Field], String) -> [Field]) -> Sheet.Part {
        var part = Sheet.Part("second-step", Bilingual(fr: "Deuxième étape à la connexion", en: "Second step at sign-in")[language])
        if user.totpSecret == nil {
            part.texts = [
                Sheet.Text(
                    paragraph: Bilingual(
                        fr: "Un code de votre téléphone, en plus du mot de passe : qui vole le mot de passe n’entre pas. Toute application d’authentification convient (FreeOTP, Aegis…) ; aucun service extérieur n’est appelé.",
                        en: "A code of your telephone besides the password: who steals the password does not get in. Any authenticator app will do (FreeOTP, Aegis…); no outside service is called.")[language])
            ]
            part.partLinks = [Sheet.Link(linkText: Bilingual(fr: "Activer", en: "Turn on")[language], linkURL: "/account/second-step", linkIsPrimary: true)]
            return part
        }
        part.facts([
            (Bilingual(fr: "État", en: "State")[language], Bilingual(fr: "active", en: "on")[language]),
            (Bilingual(fr: "Codes de secours restants", en: "Recovery codes left")[language], "\(user.recoveryHashes.count)"),
        ])
        let again = user.passwordHash == nil ? [] : [PasswordField.current(language)]
        part.forms = [
            Sheet.Form("/account/second-step/codes", marked(again, "codes"), button: Bilingual(fr: "Faire de nouveaux codes de secours", en: "Make new recovery codes")[language], kind: ""),
            Sheet.Form("/account/second-step/off", marked(again, "off"), button: Bilingual(fr: "Retirer la deuxième étape", en: "Turn the second step off")[language], kind: "danger"),
        ]
        return part
    }

    private func sessions(_ user: UserRecord, _ present: SessionRecord, _ language: Language) async throws -> Sheet.Part {
        var part = Sheet.Part("sessions", Bilingual(fr: "Sessions ouvertes", en: "Open sessions")[language])
        var table = Sheet.Table(
            Bilingual(fr: "Sessions ouvertes", en: "Open sessions")[language],
            [Bilingual(fr: "Ouverte", en: "Opened")[language], Bilingual(fr: "Utilisée", en: "Last used")[language], Bilingual(fr: "Se termine au plus tard", en: "Ends at the latest")[language]],
            empty: "")
        for session in try await bench.store.sessions(ofUser: user.id, now: bench.clock.now()) {
            table.add([
                Sheet.Table.Cell(
                    Words.moment(session.created, language), tags: session.tokenHash == present.tokenHash ? [Bilingual(fr: "celle-ci", en: "this one")[language]] : []),
                Sheet.Table.Cell(Words.moment(session.lastUsed, language)), Sheet.Table.Cell(Words.moment(session.expires, language)),
            ])
        }
        part.tables = [table]
        if table.rows.count > 1 {
            part.forms = [Sheet.Form("/account/sessions", button: Bilingual(fr: "Clore toutes les autres", en: "End all the others")[language], kind: "danger")]
        }
        return part
    }

    private func linked(_ user: UserRecord, _ provider: WorkbenchConfiguration.IdentityProvider, _ language: Language, _ marked: ([Field], String) -> [Field]) -> Sheet.Part {
        var part = Sheet.Part("provider", provider.name)
        if user.oidcSubject == nil {
            part.texts = [
                Sheet.Text(
                    paragraph: Bilingual(fr: "Reliez ce compte à votre identité chez \(provider.name) pour vous connecter par elle.", en: "Link this account to your identity at \(provider.name) to sign in through it.")[language])
            ]
            part.partLinks = [Sheet.Link(linkText: Bilingual(fr: "Relier", en: "Link")[language], linkURL: "/sign-in/provider?link=1")]
        } else {
            part.texts = [Sheet.Text(paragraph: Bilingual(fr: "Ce compte est relié à votre identité chez \(provider.name).", en: "This account is linked to your identity at \(provider.name).")[language])]
            if user.passwordHash != nil {
                part.forms = [Sheet.Form("/account/unlink", marked([PasswordField.current(language)], "unlink"), button: Bilingual(fr: "Délier", en: "Unlink")[language], kind: "danger")]
            }
        }
        return part
    }

    private func done(_ flash: Flash, _ context: WorkbenchContext) -> Response {
        var response = Response.redirect(to: "/account/security", type: .normal)
        response.say(flash, isSecure: context.isSecure)
        return response
    }

    // MARK: Password and sessions

    @Sendable private func changePassword(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let (user, session) = try bench.signedIn(context)
        let form = try await context.form(request, limit: 64 << 10)
        guard user.passwordHash != nil, try await bench.isPassword(form["current"] ?? "", of: user) else {
            return try await page(context, problems: ["current": PasswordField.wrong], form: "password")
        }
        if let problem = PasswordHasher.problem(form["password"] ?? "", name: user.name, email: user.email ?? "") {
            return try await page(context, problems: ["password": problem], form: "password")
        }
        let hash = try await bench.passwords.hash(form["password"] ?? "")
        try await bench.store.updateUser(id: user.id) { $0.passwordHash = hash }
        try await bench.store.deleteSessions(ofUser: user.id, except: session.tokenHash)
        try await bench.record(.accountChanged, context, object: user.id, details: ["what": "password"])
        return done(.passwordChanged, context)
    }

    @Sendable private func endSessions(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let (user, session) = try bench.signedIn(context)
        _ = try await context.form(request, limit: 64 << 10)
        try await bench.store.deleteSessions(ofUser: user.id, except: session.tokenHash)
        try await bench.record(.accountChanged, context, object: user.id, details: ["what": "sessions-ended"])
        return done(.sessionsEnded, context)
    }

    // MARK: Second step

    @Sendable private func offer(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let (user, _) = try bench.signedIn(context)
        guard user.totpSecret == nil else { return .redirect(to: "/account/security", type: .normal) }
        let draft = try bench.secondFactor.draft(for: user.id, now: bench.clock.now())
        return try await enrolment(context, user, secret: draft.secret, sealed: draft.sealed)
    }

    private func enrolment(_ context: WorkbenchContext, _ user: UserRecord, secret: [UInt8], sealed: String, problem: Bilingual? = nil) async throws -> Response {
        let language = context.language
        let address = OneTimeCode.address(secret, account: user.email ?? user.name)
        var sheet = Sheet(context)
        var scan = Sheet.Part(
            "scan", Bilingual(fr: "1. Ajoutez Portulan à votre application", en: "1. Add Portulan to your app")[language])
        let label = Bilingual(fr: "Carré à lire avec l’application ; son contenu est écrit dessous", en: "Square to read with the app; what it says is written below")[language]
        if let drawing = await Workshop(label: "portulan.qr").run({ QRCode()?.svg(address, label: label) }) {
            scan.texts = [Sheet.Text(paragraph: Bilingual(fr: "Lisez ce carré avec l’application, ou recopiez la clé.", en: "Read this square with the app, or copy the key.")[language])]
            scan.drawings = [Sheet.Drawing(drawing: drawing)]
        } else {
            scan.texts = [
                Sheet.Text(
                    paragraph: Bilingual(
                        fr: "Recopiez la clé dans l’application. (Le carré à lire demande le programme « qrencode » sur le serveur.)",
                        en: "Copy the key into the app. (The square to read needs the program “qrencode” on the server.)")[language])
            ]
        }
        scan.show(Base32.grouped(Base32.text(secret)))
        scan.note(Bilingual(fr: "La même chose, pour une application qui prend une adresse :", en: "The same, for an app that takes an address:")[language])
        scan.show(address)
        var code = Field(.line, "code", label: Bilingual(fr: "Code à six chiffres", en: "Six-digit code")[language], isRequired: true)
        code.fieldAutocomplete = "one-time-code"
        code.isNarrow = true
        code.fieldError = problem?[language] ?? ""
        var confirm = Sheet.Part("confirm", Bilingual(fr: "2. Recopiez le code qu’elle montre", en: "2. Copy the code that it shows")[language])
        var fields = [code]
        if user.passwordHash != nil { fields.insert(PasswordField.current(language), at: 0) }
        if problem == PasswordField.wrong { (fields[0].fieldError, fields[fields.count - 1].fieldError) = (PasswordField.wrong[language], "") }
        confirm.forms = [Sheet.Form("/account/second-step", fields, hidden: [("draft", sealed)], button: Bilingual(fr: "Activer", en: "Turn on")[language])]
        sheet.parts = [scan, confirm]
        sheet.problemList = ProblemList(fields, language).map { [$0] } ?? []
        return try bench.page(
            context, sheet, heading: Bilingual(fr: "Activer la deuxième étape", en: "Turn the second step on"),
            navigation: bench.accountNavigation(context, "/account/security"), status: problem == nil ? .ok : .unprocessableContent)
    }

    @Sendable private func turnOn(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let (user, session) = try bench.signedIn(context)
        let form = try await context.form(request, limit: 64 << 10)
        let (factor, now) = (bench.secondFactor, bench.clock.now())
        guard user.totpSecret == nil, let sealed = form["draft"], let secret = factor.secret(ofDraft: sealed, for: user.id, now: now) else {
            return .redirect(to: "/account/second-step", type: .normal)
        }
        if user.passwordHash != nil, !(try await bench.isPassword(form["current"] ?? "", of: user)) {
            return try await enrolment(context, user, secret: secret, sealed: sealed, problem: PasswordField.wrong)
        }
        let limits = SignInLimits(bench)
        let keys = limits.keys(code: user.id, address: context.address)
        try await limits.admit(keys, now: now)
        guard let codes = try await factor.turnOn(secret, code: form["code"] ?? "", for: user.id, now: now) else {
            return try await enrolment(
                context, user, secret: secret, sealed: sealed,
                problem: Bilingual(fr: "Ce code ne convient pas : vérifiez l’heure du téléphone.", en: "This code does not fit: check the telephone’s clock."))
        }
        try await limits.forgive(keys, now: now)
        try await bench.store.deleteSessions(ofUser: user.id, except: session.tokenHash)
        try await bench.record(.accountChanged, context, object: user.id, details: ["what": "second-step-on"])
        return try showCodes(codes, context)
    }

    @Sendable private func renewCodes(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let (user, _) = try bench.signedIn(context)
        let form = try await context.form(request, limit: 64 << 10)
        guard user.totpSecret != nil else { return .redirect(to: "/account/security", type: .normal) }
        if user.passwordHash != nil, !(try await bench.isPassword(form["current"] ?? "", of: user)) {
            return try await page(context, problems: ["current": PasswordField.wrong], form: "codes")
        }
        let codes = try await bench.secondFactor.renewCodes(for: user.id)
        try await bench.record(.accountChanged, context, object: user.id, details: ["what": "recovery-codes"])
        return try showCodes(codes, context)
    }

    private func showCodes(_ codes: [String], _ context: WorkbenchContext) throws -> Response {
        let language = context.language
        var sheet = Sheet(context)
        var part = Sheet.Part(
            "codes", "",
            [
                Bilingual(
                    fr: "Gardez ces dix codes hors du téléphone : chacun remplace une fois le code de l’application. Ils ne seront plus montrés.",
                    en: "Keep these ten codes away from the telephone: each stands in once for the app’s code. They will not be shown again.")[language]
            ])
        part.show(codes.joined(separator: "\n"))
        part.partLinks = [Sheet.Link(linkText: Bilingual(fr: "C’est noté", en: "Noted")[language], linkURL: "/account/security", linkIsPrimary: true)]
        sheet.parts = [part]
        return try bench.page(
            context, sheet, heading: Bilingual(fr: "Codes de secours", en: "Recovery codes"), navigation: bench.accountNavigation(context, "/account/security"),
            notices: [Notice(.success, Flash.secondFactorOn.text[language], language)])
    }

    @Sendable private func turnOff(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let (user, _) = try bench.signedIn(context)
        let form = try await context.form(request, limit: 64 << 10)
        if user.passwordHash != nil, !(try await bench.isPassword(form["current"] ?? "", of: user)) {
            return try await page(context, problems: ["current": PasswordField.wrong], form: "off")
        }
        try await bench.secondFactor.turnOff(for: user.id)
        try await bench.record(.accountChanged, context, object: user.id, details: ["what": "second-step-off"])
        return done(.secondFactorOff, context)
    }

    @Sendable private func unlink(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let (user, _) = try bench.signedIn(context)
        let form = try await context.form(request, limit: 64 << 10)
        guard user.passwordHash != nil, try await bench.isPassword(form["current"] ?? "", of: user) else {
            return try await page(context, problems: ["current": PasswordField.wrong], form: "unlink")
        }
        try await bench.store.updateUser(id: user.id) { ($0.oidcIssuer, $0.oidcSubject) = (nil, nil) }
        try await bench.record(.accountChanged, context, object: user.id, details: ["what": "provider-unlinked"])
        return done(.providerUnlinked, context)
    }
}
