import Continuum
import HTTPTypes
import Hummingbird
import Ledger
import Store

/// Tokens with which programs use the API in one's name.
struct TokenRoutes: Sendable {
    let bench: Bench
    private static let heading = Bilingual(fr: "Jetons d’API", en: "API tokens")
    /// May administer the installation through the API.
    static let installation = "installation"
    private static let lives = [30, 90, 365]
    private static let most = 50

    func add(to router: Router<WorkbenchContext>) {
        router.get("account/tokens", use: show)
        router.post("account/tokens", use: make)
        router.post("account/tokens/revoke", use: revoke)
    }

    @Sendable private func show(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        _ = try bench.signedIn(context)
        return try await page(context, try await fields(context))
    }

    /// What the visitor may do in a workspace (nil: in any of theirs), and so may let a token do.
    private func scopes(_ visitor: Visitor, _ workspace: String?) -> [Permission] {
        let places = workspace.map { [$0] } ?? Array(visitor.roles.keys)
        return Permission.allCases.filter { permission in places.contains { visitor.may(permission, in: $0) } }
    }

    private func fields(_ context: WorkbenchContext, _ form: FormBody? = nil) async throws -> [Field] {
        guard let visitor = context.visitor else { throw Refusal.signedOut }
        let language = context.language
        let name = Field(
            .line, "name", label: Bilingual(fr: "À quoi sert-il ?", en: "What is it for?")[language], value: form?["name"] ?? "",
            hint: Bilingual(fr: "Pour le reconnaître : « sauvegarde de nuit ».", en: "To recognise it: “nightly backup”.")[language], isRequired: true)
        var place = Field(.select, "workspace", label: Bilingual(fr: "Dans quel dossier ?", en: "In which workspace?")[language])
        place.options = [Field.Option(optionValue: "", optionText: Bilingual(fr: "tous les miens", en: "all of mine")[language], optionIsChosen: (form?["workspace"] ?? "").isEmpty)]
        place.options += await bench.hall.slugs().filter(visitor.sees).map { Field.Option(optionValue: TypedText($0), optionText: $0, optionIsChosen: form?["workspace"] == $0) }
        var scope = Field(.checks, "scope", label: Bilingual(fr: "Que pourra-t-il faire ?", en: "What may it do?")[language])
        let chosen = form.map { Set($0.all("scope")) } ?? [Permission.view.rawValue]
        scope.options = scopes(visitor, nil).map {
            Field.Option(optionID: "scope-\($0.rawValue)", optionValue: TypedText($0.rawValue), optionText: $0.words[language], optionIsChosen: chosen.contains($0.rawValue))
        }
        if visitor.user.isAdministrator {
            scope.options.append(
                Field.Option(
                    optionID: "scope-installation", optionValue: TypedText(Self.installation), optionText: Bilingual(fr: "administrer l’installation", en: "administer the installation")[language],
                    optionIsChosen: chosen.contains(Self.installation)))
        }
        var life = Field(.select, "days", label: Bilingual(fr: "Pendant combien de temps ?", en: "For how long?")[language])
        life.options = Self.lives.map { days in
            Field.Option(optionValue: TypedText("\(days)"), optionText: Bilingual(fr: "\(days) jours", en: "\(days) days")[language], optionIsChosen: form?["days"].map { $0 == "\(days)" } ?? (days == 90))
        }
        return [name, place, scope, life]
    }

    private func page(_ context: WorkbenchContext, _ fields: [Field], made: String? = nil, status: HTTPResponse.Status = .ok) async throws -> Response {
        let (user, _) = try bench.signedIn(context)
        let (language, now) = (context.language, bench.clock.now())
        var sheet = Sheet(context)
        if let made {
            var part = Sheet.Part(
                "made", Bilingual(fr: "Votre jeton", en: "Your token")[language],
                [Bilingual(fr: "Copiez-le maintenant : il ne sera plus montré, et n’est pas gardé en clair.", en: "Copy it now: it will not be shown again, and is not kept in clear.")[language]])
            part.show(made)
            part.note(Bilingual(fr: "Il va dans l’en-tête de chaque requête :", en: "It goes into the header of each request:")[language] + " Authorization: Bearer …")
            sheet.parts.append(part)
        }
        var list = Sheet.Part("tokens", Bilingual(fr: "Jetons", en: "Tokens")[language])
        var table = Sheet.Table(
            Bilingual(fr: "Jetons", en: "Tokens")[language],
            [
                Bilingual(fr: "Usage", en: "Use")[language], Bilingual(fr: "Dossier", en: "Workspace")[language], Bilingual(fr: "Peut", en: "May")[language],
                Bilingual(fr: "Expire", en: "Expires")[language], Bilingual(fr: "Utilisé", en: "Last used")[language],
            ], actions: Bilingual(fr: "Action", en: "Action")[language],
            empty: Bilingual(
                fr: "Aucun jeton. Un jeton laisse un programme lire ou modifier vos dossiers par l’API, dans les limites que vous lui donnez.",
                en: "No token. A token lets a program read or change your workspaces through the API, within the limits that you give it.")[language])
        for token in try await bench.store.tokens(ofUser: user.id) {
            let isOver = token.revoked != nil || token.expires.map { $0 <= now } == true
            let words = token.scopes.map { Permission(rawValue: $0)?.words[language] ?? Bilingual(fr: "administrer l’installation", en: "administer the installation")[language] }
            let tags = token.revoked != nil ? [Bilingual(fr: "révoqué", en: "revoked")[language]] : isOver ? [Bilingual(fr: "expiré", en: "expired")[language]] : []
            table.add(
                [
                    Sheet.Table.Cell(token.name, tags: tags), Sheet.Table.Cell(token.workspace ?? Bilingual(fr: "tous", en: "all")[language]),
                    Sheet.Table.Cell(words.joined(separator: ", ")), Sheet.Table.Cell(token.expires.map { Words.moment($0, language) } ?? "–"),
                    Sheet.Table.Cell(token.lastUsed.map { Words.moment($0, language) } ?? Bilingual(fr: "jamais", en: "never")[language]),
                ],
                isOver ? [] : [Sheet.Form.row("/account/tokens/revoke", hidden: [("id", token.id)], button: Bilingual(fr: "Révoquer", en: "Revoke")[language], kind: "danger small", object: token.name)])
        }
        list.tables = [table]
        var new = Sheet.Part("new", Bilingual(fr: "Faire un jeton", en: "Make a token")[language])
        new.forms = [Sheet.Form("/account/tokens", fields, button: Bilingual(fr: "Faire le jeton", en: "Make the token")[language])]
        sheet.parts += [list, new]
        sheet.problemList = ProblemList(fields, language).map { [$0] } ?? []
        return try bench.page(context, sheet, heading: Self.heading, navigation: bench.accountNavigation(context, "/account/tokens"), status: status)
    }

    @Sendable private func make(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let (user, _) = try bench.signedIn(context)
        let form = try await context.form(request, limit: 64 << 10)
        guard let visitor = context.visitor else { throw Refusal.signedOut }
        let now = bench.clock.now()
        var fields = try await fields(context, form)
        func problem(_ name: String, _ text: Bilingual) { for i in fields.indices where fields[i].fieldName == name { fields[i].fieldError = text[context.language] } }
        let (name, workspace, scopes) = (form.text("name") ?? "", form.text("workspace"), Set(form.all("scope")))
        if name.isEmpty || name.count > 100 { problem("name", Bilingual(fr: "De 1 à 100 caractères.", en: "1 to 100 characters.")) }
        if let workspace {
            let known = await bench.hall.slugs()
            if !visitor.sees(workspace) || !known.contains(workspace) { problem("workspace", Bilingual(fr: "Ce dossier ne vous est pas ouvert.", en: "This workspace is not open to you.")) }
        }
        let allowed = Set(self.scopes(visitor, workspace).map(\.rawValue)).union(user.isAdministrator && workspace == nil ? [Self.installation] : [])
        if scopes.isEmpty { problem("scope", Bilingual(fr: "Choisissez au moins une chose.", en: "Choose at least one thing.")) }
        if !scopes.isSubset(of: allowed) { problem("scope", Bilingual(fr: "Un jeton ne peut faire plus que vous dans ce dossier.", en: "A token cannot do more than you may in this workspace.")) }
        guard let days = form["days"].flatMap(Int.init), Self.lives.contains(days) else {
            throw Refusal.badRequest("days", Bilingual(fr: "Cette durée n’est pas proposée.", en: "This duration is not offered."))
        }
        if try await bench.store.tokens(ofUser: user.id).count(where: { $0.revoked == nil }) >= Self.most {
            problem("name", Bilingual(fr: "Vous avez déjà \(Self.most) jetons : révoquez ceux qui ne servent plus.", en: "You already have \(Self.most) tokens: revoke those that no longer serve."))
        }
        guard !fields.contains(where: \.hasError) else { return try await page(context, fields, status: .unprocessableContent) }
        let secret = "ptl_" + Secrets.token()
        let token = TokenRecord(
            id: Secrets.identifier("t-"), hash: Secrets.digest(secret), userID: user.id, name: name, workspace: workspace, scopes: scopes.sorted(), created: now,
            expires: now + Int64(days) * 86_400_000)
        try await bench.store.createToken(token)
        try await bench.record(.tokenMade, context, in: workspace, object: token.id, details: ["scopes": token.scopes.joined(separator: " "), "days": "\(days)"])
        return try await page(context, try await self.fields(context), made: secret)
    }

    @Sendable private func revoke(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let (user, _) = try bench.signedIn(context)
        let form = try await context.form(request, limit: 64 << 10)
        guard let id = form["id"], try await bench.store.revokeToken(id: id, user: user.id, now: bench.clock.now()) else { throw Refusal.unknownPage }
        try await bench.record(.tokenRevoked, context, object: id)
        var response = Response.redirect(to: "/account/tokens", type: .normal)
        response.say(.tokenRevoked, isSecure: context.isSecure)
        return response
    }
}
