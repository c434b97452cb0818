import Continuum
import HTTPTypes
import Hummingbird
import Ledger
import Store
import Workspace

/// The installation: how it runs, its workspaces.
struct AdminRoutes: Sendable {
    let bench: Bench

    func add(to router: Router<WorkbenchContext>) {
        router.get("admin", use: overview)
        router.post("admin/provider", use: openOrClose)
        router.get("admin/workspaces", use: workspaces)
        router.post("admin/workspaces", use: makeWorkspace)
    }

    // MARK: How it runs

    @Sendable private func overview(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        _ = try bench.installation(context)
        try await bench.record(.viewed, context, object: "installation")
        let language = context.language
        var sheet = Sheet(context)
        var program = Sheet.Part("program", Bilingual(fr: "Programme", en: "Program")[language])
        program.facts([
            ("Portulan", WorkbenchServer.version),
            (Bilingual(fr: "Base de données", en: "Database")[language], bench.store.location.description),
            (Bilingual(fr: "Dossier servi", en: "Folder served")[language], bench.configuration.folder),
            (Bilingual(fr: "Adresse", en: "Address")[language], bench.base),
            (Bilingual(fr: "Comptes", en: "Accounts")[language], Words.number(try await bench.store.userCount(), language)),
        ])
        sheet.parts = [program, try await provider(language), try await journal(language), backup(language)]
        return try bench.page(context, sheet, heading: Bilingual(fr: "Installation", en: "Installation"), navigation: bench.adminNavigation(context, "/admin"))
    }

    private func provider(_ language: Language) async throws -> Sheet.Part {
        var part = Sheet.Part("provider", Bilingual(fr: "Fournisseur d’identité", en: "Identity provider")[language])
        guard let provider = bench.provider else {
            part.texts = [
                Sheet.Text(
                    paragraph: Bilingual(
                        fr: "Aucun. Pour se connecter avec ProConnect, Keycloak ou un autre fournisseur OpenID Connect : options PORTULAN_OIDC_… de « portulan serve ».",
                        en: "None. To sign in with ProConnect, Keycloak or another OpenID Connect provider: options PORTULAN_OIDC_… of “portulan serve”.")[language])
            ]
            return part
        }
        let state: Bilingual
        do {
            _ = try await provider.described()
            state = Bilingual(fr: "répond, et se décrit comme il faut", en: "answers, and describes itself as it should")
        } catch let problem as ProviderProblem {
            state = Bilingual(fr: "\(problem.refusal.title.fr) (\(problem.rawValue))", en: "\(problem.refusal.title.en) (\(problem.rawValue))")
        }
        let isOpen = try await bench.store.setting(ProviderRoutes.openSetting) == "yes"
        part.facts([
            (Bilingual(fr: "Nom", en: "Name")[language], provider.configuration.name),
            (Bilingual(fr: "Émetteur", en: "Issuer")[language], provider.configuration.issuer),
            (Bilingual(fr: "Client", en: "Client")[language], provider.configuration.clientID),
            (Bilingual(fr: "Adresse de retour à déclarer", en: "Redirect address to register")[language], provider.callback),
            (Bilingual(fr: "Retour après déconnexion", en: "Address after signing out")[language], bench.base + "/sign-in"),
            (Bilingual(fr: "Portées demandées", en: "Scopes asked for")[language], provider.configuration.scopes.joined(separator: " ")),
            (
                Bilingual(fr: "Niveaux exigés (acr)", en: "Levels required (acr)")[language],
                provider.configuration.levels.isEmpty ? Bilingual(fr: "aucun", en: "none")[language] : provider.configuration.levels.joined(separator: " ")
            ),
            (Bilingual(fr: "État", en: "State")[language], state[language]),
            (
                Bilingual(fr: "Qui peut avoir un compte", en: "Who may have an account")[language],
                (isOpen
                    ? Bilingual(fr: "quiconque le fournisseur connaît, sans rôle", en: "whoever the provider knows, without a role")
                    : Bilingual(fr: "les personnes invitées", en: "people who are invited"))[language]
            ),
        ])
        part.forms = [
            Sheet.Form(
                "/admin/provider", hidden: [("open", isOpen ? "no" : "yes")],
                button: (isOpen
                    ? Bilingual(fr: "Réserver aux personnes invitées", en: "Keep to people who are invited")
                    : Bilingual(fr: "Ouvrir à toutes les personnes que le fournisseur connaît", en: "Open to everyone whom the provider knows"))[language], kind: "")
        ]
        return part
    }

    private func journal(_ language: Language) async throws -> Sheet.Part {
        var part = Sheet.Part("journal", Bilingual(fr: "Journal des usages", en: "Journal of uses")[language])
        let size = try await bench.store.journalFrontier().size
        let last = try await bench.store.checkpoints(limit: 1).first
        part.facts([
            (Bilingual(fr: "Entrées", en: "Entries")[language], Words.number(size, language)),
            (
                Bilingual(fr: "Dernier point de contrôle signé", en: "Last signed checkpoint")[language],
                last.map { "\(Words.number($0.size, language)) – \(Words.moment($0.time, language))" } ?? "–"
            ),
            (Bilingual(fr: "Clé publique", en: "Public key")[language], bench.journal.key.verifier.text),
        ])
        part.partLinks = [Sheet.Link(linkText: Bilingual(fr: "Lire le journal", en: "Read the journal")[language], linkURL: "/admin/journal")]
        return part
    }

    private func backup(_ language: Language) -> Sheet.Part {
        var part = Sheet.Part(
            "backup", Bilingual(fr: "Sauvegarde", en: "Backup")[language],
            [
                Bilingual(
                    fr: "Les cartes sont des fichiers : sauvegardez le dossier. Les comptes et le journal sont dans la base, qui se sauvegarde sans arrêter le serveur :",
                    en: "Charts are files: save the folder. Accounts and the journal are in the database, which is saved without stopping the server:")[language]
            ])
        part.show("portulan store backup \(bench.configuration.folder) -o portulan.backup")
        part.note(
            Bilingual(
                fr: "Gardez à part les clés « journal.key » et « secrets.key » : sans la seconde, les deuxièmes étapes sont à refaire.",
                en: "Keep the keys “journal.key” and “secrets.key” apart: without the latter, second steps have to be set up again.")[language])
        return part
    }

    @Sendable private func openOrClose(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        _ = try bench.installation(context)
        let form = try await context.form(request, limit: 64 << 10)
        guard let word = form["open"], ["yes", "no"].contains(word), bench.provider != nil else { throw Refusal.badRequest("open", Bilingual(fr: "Réglage inconnu.", en: "Unknown setting.")) }
        try await bench.store.setSetting(ProviderRoutes.openSetting, word)
        try await bench.record(.settingsChanged, context, object: ProviderRoutes.openSetting, details: ["to": word])
        return done("/admin", .settingSaved, context)
    }

    private func done(_ path: String, _ flash: Flash, _ context: WorkbenchContext) -> Response {
        var response = Response.redirect(to: path, type: .normal)
        response.say(flash, isSecure: context.isSecure)
        return response
    }

    // MARK: Workspaces

    @Sendable private func workspaces(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        _ = try bench.installation(context)
        try await bench.record(.viewed, context, object: "workspaces")
        return try await page(context, fields: fields(nil, context.language))
    }

    private func fields(_ form: FormBody?, _ language: Language) -> [Field] {
        let slug = Field(
            .line, "slug", label: Bilingual(fr: "Nom court", en: "Short name")[language], value: form?["slug"] ?? "",
            hint: Bilingual(fr: "Minuscules sans accent, chiffres et traits d’union : il sera dans les adresses et le nom du répertoire.", en: "Lower-case letters, digits and hyphens: it will stand in addresses and name the folder.")[language],
            isRequired: true)
        var profile = Field(.select, "profile", label: Bilingual(fr: "Profil", en: "Profile")[language], hint: Bilingual(fr: "Il fixe les limites et les référentiels de départ.", en: "It sets the limits and the frameworks to start with.")[language])
        profile.options = [Field.Option(optionValue: "", optionText: Bilingual(fr: "aucun", en: "none")[language])]
        profile.options += WorkspaceTemplate.profiles.map { Field.Option(optionValue: TypedText($0), optionText: $0, optionIsChosen: form?["profile"] == $0) }
        return [slug, profile]
    }

    private func page(_ context: WorkbenchContext, fields: [Field], status: HTTPResponse.Status = .ok) async throws -> Response {
        let language = context.language
        var sheet = Sheet(context)
        var list = Sheet.Part("workspaces")
        var table = Sheet.Table(
            Bilingual(fr: "Dossiers de l’installation", en: "Workspaces of the installation")[language],
            [
                Bilingual(fr: "Dossier", en: "Workspace")[language], Bilingual(fr: "Éléments", en: "Elements")[language], Bilingual(fr: "Problèmes", en: "Problems")[language],
                Bilingual(fr: "Membres", en: "Members")[language],
            ], empty: Bilingual(fr: "Aucun dossier : faites le premier ci-dessous.", en: "No workspace: make the first below.")[language])
        for slug in await bench.hall.slugs() {
            guard let desk = await bench.hall.desk(slug) else { continue }
            let snapshot = await desk.snapshot()
            let problems = snapshot.workspace.diagnostics
            let members = Set(try await bench.store.memberships(ofWorkspace: slug).map(\.userID)).count
            table.add([
                Sheet.Table.Cell(snapshot.title(language, slug: slug), url: "/w/\(slug)/members", note: slug),
                Sheet.Table.Cell(Words.number(snapshot.continuum.elements.count { $0.layer == .chart }, language)),
                Sheet.Table.Cell(
                    problems.errorCount + problems.warningCount == 0
                        ? Bilingual(fr: "aucun", en: "none")[language]
                        : Words.count(problems.errorCount, Bilingual(fr: "erreur", en: "error"), Bilingual(fr: "erreurs", en: "errors"), language) + ", "
                            + Words.count(problems.warningCount, Bilingual(fr: "avertissement", en: "warning"), Bilingual(fr: "avertissements", en: "warnings"), language)),
                Sheet.Table.Cell(Words.number(members, language)),
            ])
        }
        list.tables = [table]
        var new = Sheet.Part("new", Bilingual(fr: "Créer un dossier", en: "Make a workspace")[language])
        if await bench.hall.isSingle {
            new.note(
                Bilingual(
                    fr: "Ce serveur sert un seul dossier. Pour en servir plusieurs : « portulan serve » sur le répertoire qui les contient.",
                    en: "This server serves one workspace. To serve several: “portulan serve” on the folder that holds them.")[language])
        } else {
            new.forms = [Sheet.Form("/admin/workspaces", fields, button: Bilingual(fr: "Créer", en: "Make")[language])]
        }
        sheet.parts = [list, new]
        sheet.problemList = ProblemList(fields, language).map { [$0] } ?? []
        return try bench.page(context, sheet, heading: Bilingual(fr: "Dossiers de l’installation", en: "Workspaces of the installation"), navigation: bench.adminNavigation(context, "/admin/workspaces"), status: status)
    }

    @Sendable private func makeWorkspace(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let visitor = try bench.installation(context)
        let form = try await context.form(request, limit: 64 << 10)
        guard !(await bench.hall.isSingle) else { throw Refusal.unknownPage }
        var fields = fields(form, context.language)
        func problem(_ name: String, _ text: Bilingual) { for i in fields.indices where fields[i].fieldName == name { fields[i].fieldError = text[context.language] } }
        let (slug, profile) = (form.text("slug") ?? "", form.text("profile"))
        let asked = Hall.slug(slug)
        if slug.isEmpty || slug != asked { problem("slug", Bilingual(fr: "Écrivez-le ainsi : \(asked)", en: "Write it like this: \(asked)")) }
        if await bench.hall.slugs().contains(slug) { problem("slug", Bilingual(fr: "Ce nom est pris.", en: "This name is taken.")) }
        if let profile, !WorkspaceTemplate.profiles.contains(profile) { problem("profile", Bilingual(fr: "Profil inconnu.", en: "Unknown profile.")) }
        guard !fields.contains(where: \.hasError) else { return try await page(context, fields: fields, status: .unprocessableContent) }
        do {
            try await bench.hall.make(slug, profile: profile, language: context.language)
        } catch WorkspaceTemplate.TemplateError.alreadyThere {
            problem("slug", Bilingual(fr: "Un répertoire de ce nom contient déjà des fichiers.", en: "A folder of this name already holds files."))
            return try await page(context, fields: fields, status: .unprocessableContent)
        }
        try await bench.store.setRoles([.administrator], user: visitor.user.id, workspace: slug)
        try await bench.record(.settingsChanged, context, in: slug, object: "workspace", details: ["made": "yes", "profile": profile ?? "none"])
        try await bench.record(.roleChanged, context, in: slug, object: visitor.user.id, details: ["from": "none", "to": WorkspaceRole.administrator.rawValue])
        return done(Area.overview.url(slug), .workspaceMade, context)
    }
}

extension Bench {
    /// Who administers the installation.
    func installation(_ context: WorkbenchContext) throws -> Visitor {
        guard let visitor = context.visitor else { throw Refusal.signedOut }
        guard visitor.mayAdministerInstallation else {
            throw Refusal(
                .forbidden, "forbidden", Bilingual(fr: "Votre compte n’administre pas l’installation.", en: "Your account does not administer the installation."),
                advice: Bilingual(fr: "Adressez-vous à qui l’administre.", en: "Ask whoever administers it."))
        }
        return visitor
    }

    func adminNavigation(_ context: WorkbenchContext, _ current: String) -> [Layout.Group] {
        let pages = [
            ("/admin", Bilingual(fr: "Installation", en: "Installation")), ("/admin/users", Bilingual(fr: "Comptes", en: "Accounts")),
            ("/admin/workspaces", Bilingual(fr: "Dossiers", en: "Workspaces")), ("/admin/journal", Bilingual(fr: "Journal", en: "Journal")),
        ]
        return [
            Layout.Group(
                groupTitle: Bilingual(fr: "Administrer", en: "Administer")[context.language],
                links: pages.map { Layout.Link(linkText: $0.1[context.language], linkURL: $0.0, linkIsCurrent: $0.0 == current) }),
            Layout.Group(groupTitle: "", links: [Layout.Link(linkText: Bilingual(fr: "← Dossiers ouverts", en: "← Open workspaces")[context.language], linkURL: "/")]),
        ]
    }
}
