import Continuum
import HTTPTypes
import Hummingbird
import Ledger
import Store

/// The accounts of the installation, for whoever administers it.
struct UserRoutes: Sendable {
    let bench: Bench
    private static let heading = Bilingual(fr: "Comptes", en: "Accounts")

    func add(to router: Router<WorkbenchContext>) {
        router.get("admin/users", use: list)
        router.post("admin/users/invite", use: invite)
        router.post("admin/users/withdraw", use: withdraw)
        router.get("admin/users/:user", use: show)
        router.post("admin/users/:user", use: act)
    }

    // MARK: All

    @Sendable private func list(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        _ = try bench.installation(context)
        try await bench.record(.viewed, context, object: "accounts")
        return try await page(request, context)
    }

    private func page(_ request: Request, _ context: WorkbenchContext, made: String? = nil, fields: [Field]? = nil) async throws -> Response {
        let (language, desk, slugs) = (context.language, InvitationDesk(bench: bench), await bench.hall.slugs())
        let asked = try PageQuery(request, ["q", "page"])
        let (query, number) = (asked["q"] ?? "", try asked.page())
        var sheet = Sheet(context)
        if let made { sheet.parts.append(desk.made(made, language)) }
        // An installation has thousands of accounts at most: finding is done here, without case and accents.
        let words = ElementIndex.fold(query).split(whereSeparator: \.isWhitespace)
        let found = try await bench.store.users(limit: 100_000).filter { user in
            let text = ElementIndex.fold("\(user.name) \(user.email ?? "") \(user.id)")
            return words.allSatisfy { text.contains($0) }
        }
        var people = Sheet.Part("accounts")
        let field = Field(.line, "q", label: Bilingual(fr: "Nom, adresse ou identifiant", en: "Name, address or id")[language], value: query)
        people.formsBefore = [Sheet.Form.filter("/admin/users", [field], button: Bilingual(fr: "Chercher", en: "Find")[language])]
        var table = Sheet.Table(
            Self.heading[language],
            [Bilingual(fr: "Nom", en: "Name")[language], Bilingual(fr: "Adresse", en: "Address")[language], Bilingual(fr: "Vu", en: "Last seen")[language]],
            empty: Bilingual(fr: "Aucun compte ne correspond.", en: "No account matches.")[language])
        let pager = Pager(number, of: found.count, at: PageAddress("/admin/users", [("q", query)]), language)
        for user in found[pager.range] {
            table.add([
                Sheet.Table.Cell(user.name, url: "/admin/users/\(user.id)", tags: Self.tags(user, language)), Sheet.Table.Cell(user.email ?? "–"),
                Sheet.Table.Cell(user.lastSeen.map { Words.moment($0, language) } ?? Bilingual(fr: "jamais", en: "never")[language]),
            ])
        }
        table.pagers = pager.isNeeded ? [pager] : []
        people.tables = [table]
        sheet.parts += [people, try await desk.list([nil] + slugs, withdraw: "/admin/users/withdraw", language), desk.form("/admin/users/invite", places: slugs, language, fields: fields)]
        sheet.problemList = fields.flatMap { ProblemList($0, language) }.map { [$0] } ?? []
        return try bench.page(
            context, sheet, heading: Self.heading, navigation: bench.adminNavigation(context, "/admin/users"), status: sheet.problemList.isEmpty ? .ok : .unprocessableContent)
    }

    private static func tags(_ user: UserRecord, _ language: Language) -> [String] {
        var tags: [String] = []
        if user.isAdministrator { tags.append(Bilingual(fr: "administre l’installation", en: "administers the installation")[language]) }
        if user.isDisabled { tags.append(Bilingual(fr: "suspendu", en: "suspended")[language]) }
        if user.totpSecret != nil { tags.append(Bilingual(fr: "deux étapes", en: "two steps")[language]) }
        return tags
    }

    @Sendable private func invite(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let visitor = try bench.installation(context)
        let form = try await context.form(request, limit: 64 << 10)
        switch try await InvitationDesk(bench: bench).make(form, in: nil, places: await bench.hall.slugs(), by: visitor.user, context) {
        case .link(let link): return try await page(request, context, made: link)
        case .problems(let fields): return try await page(request, context, fields: fields)
        }
    }

    @Sendable private func withdraw(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        _ = try bench.installation(context)
        let form = try await context.form(request, limit: 64 << 10)
        try await InvitationDesk(bench: bench).withdraw(form["invitation"], of: [nil] + (await bench.hall.slugs()), context)
        return done("/admin/users", .invitationWithdrawn, context)
    }

    // MARK: One

    private func user(_ context: WorkbenchContext) async throws -> UserRecord {
        guard let id = context.parameters.get("user"), let user = try await bench.store.user(id: id), user.erased == nil else { throw Refusal.unknownPage }
        return user
    }

    @Sendable private func show(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        _ = try bench.installation(context)
        let user = try await user(context)
        try await bench.record(.viewed, context, object: user.id)
        return try await page(context, user)
    }

    private func page(_ context: WorkbenchContext, _ user: UserRecord, notices: [Notice] = [], status: HTTPResponse.Status = .ok) async throws -> Response {
        let language = context.language
        func yes(_ value: Bool) -> String { (value ? Bilingual(fr: "oui", en: "yes") : Bilingual(fr: "non", en: "no"))[language] }
        var sheet = Sheet(context)
        var facts = Sheet.Part("facts")
        facts.facts([
            (Bilingual(fr: "Identifiant au journal", en: "Id in the journal")[language], user.id),
            (Bilingual(fr: "Adresse", en: "Address")[language], user.email ?? "–"),
            (Bilingual(fr: "Créé", en: "Made")[language], Words.moment(user.created, language)),
            (Bilingual(fr: "Vu", en: "Last seen")[language], user.lastSeen.map { Words.moment($0, language) } ?? Bilingual(fr: "jamais", en: "never")[language]),
            (Bilingual(fr: "Suspendu", en: "Suspended")[language], yes(user.isDisabled)),
            (Bilingual(fr: "Administre l’installation", en: "Administers the installation")[language], yes(user.isAdministrator)),
            (Bilingual(fr: "Deuxième étape", en: "Second step")[language], yes(user.totpSecret != nil)),
            (Bilingual(fr: "Se connecte par", en: "Signs in by")[language], Self.ways(user, language)),
        ])
        var places = Sheet.Part("workspaces", Bilingual(fr: "Rôles par dossier", en: "Roles by workspace")[language])
        var table = Sheet.Table(
            Bilingual(fr: "Rôles par dossier", en: "Roles by workspace")[language], [Bilingual(fr: "Dossier", en: "Workspace")[language], Bilingual(fr: "Rôles", en: "Roles")[language]],
            empty: Bilingual(fr: "Cette installation n’a pas de dossier.", en: "This installation has no workspace.")[language])
        let memberships = try await bench.store.memberships(ofUser: user.id)
        for slug in await bench.hall.slugs() {
            let roles = memberships.filter { $0.workspace == slug }.map(\.role).sorted()
            table.add([
                Sheet.Table.Cell(slug, url: "/w/\(slug)/members/\(user.id)"),
                Sheet.Table.Cell(roles.isEmpty ? Bilingual(fr: "aucun", en: "none")[language] : roles.map { RoleWords.name($0)[language] }.joined(separator: ", ")),
            ])
        }
        places.tables = [table]
        sheet.parts = [facts, places, actions(user, language), erasure(user, language)]
        return try bench.page(
            context, sheet, heading: Bilingual(user.name), navigation: bench.adminNavigation(context, "/admin/users"),
            crumbs: [Layout.Crumb(crumbText: Self.heading[language], crumbURL: "/admin/users")], notices: notices, status: status)
    }

    private static func ways(_ user: UserRecord, _ language: Language) -> String {
        var ways: [String] = []
        if user.passwordHash != nil { ways.append(Bilingual(fr: "mot de passe", en: "password")[language]) }
        if user.oidcSubject != nil { ways.append(Bilingual(fr: "fournisseur d’identité", en: "identity provider")[language]) }
        return ways.joined(separator: ", ")
    }

    private func actions(_ user: UserRecord, _ language: Language) -> Sheet.Part {
        var part = Sheet.Part("actions", Bilingual(fr: "Agir sur ce compte", en: "Act on this account")[language])
        func form(_ action: String, _ words: Bilingual, kind: String = "") -> Sheet.Form {
            Sheet.Form("/admin/users/\(user.id)", hidden: [("do", action)], button: words[language], kind: kind)
        }
        part.forms.append(
            user.isDisabled
                ? form("enable", Bilingual(fr: "Rétablir le compte", en: "Restore the account"))
                : form("disable", Bilingual(fr: "Suspendre : ses sessions et ses jetons cessent aussitôt", en: "Suspend: its sessions and tokens stop at once"), kind: "danger"))
        part.forms.append(
            user.isAdministrator
                ? form("demote", Bilingual(fr: "Retirer l’administration de l’installation", en: "Take away the administration of the installation"), kind: "danger")
                : form("promote", Bilingual(fr: "Donner l’administration de l’installation", en: "Give the administration of the installation")))
        if user.totpSecret != nil {
            part.forms.append(form("reset", Bilingual(fr: "Retirer la deuxième étape (téléphone perdu)", en: "Turn off the second step (lost telephone)"), kind: "danger"))
        }
        return part
    }

    private func erasure(_ user: UserRecord, _ language: Language) -> Sheet.Part {
        var part = Sheet.Part("erase", Bilingual(fr: "Effacer le compte", en: "Erase the account")[language])
        part.texts = [
            Sheet.Text(
                paragraph: Bilingual(
                    fr: "Le nom, l’adresse, les secrets, les rôles, les sessions et les jetons disparaissent, sans retour. Le journal garde l’identifiant seul, qui ne mène plus à personne : « compte effacé ».",
                    en: "The name, the address, the secrets, roles, sessions and tokens go, without return. The journal keeps the id alone, which leads to nobody any more: “erased account”.")[language]),
            Sheet.Text(
                paragraph: Bilingual(
                    fr: "Les fichiers du dossier (changements, décisions) que la personne a signés de son nom ne sont pas réécrits.",
                    en: "Files of the workspace (changes, decisions) that the person signed by name are not rewritten.")[language], isMuted: true),
        ]
        var sure = Field(.checks, "sure", label: Bilingual(fr: "Confirmation", en: "Confirmation")[language])
        sure.options = [Field.Option(optionID: "sure-yes", optionValue: "yes", optionText: Bilingual(fr: "Oui, effacer \(user.name)", en: "Yes, erase \(user.name)")[language])]
        part.forms = [Sheet.Form("/admin/users/\(user.id)", [sure], hidden: [("do", "erase")], button: Bilingual(fr: "Effacer", en: "Erase")[language], kind: "danger")]
        return part
    }

    @Sendable private func act(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        _ = try bench.installation(context)
        let form = try await context.form(request, limit: 64 << 10)
        let (user, store) = (try await user(context), bench.store)
        var (what, action, flash, path) = (form["do"] ?? "", LedgerAction.accountChanged, Flash.accountSaved, "/admin/users/\(user.id)")
        do {
            switch what {
            case "disable": try await store.setDisabled(true, user: user.id)
            case "enable": try await store.setDisabled(false, user: user.id)
            case "promote": try await store.updateUser(id: user.id) { $0.isAdministrator = true }
            case "demote": try await store.updateUser(id: user.id) { $0.isAdministrator = false }
            case "reset":
                try await bench.secondFactor.turnOff(for: user.id)
                try await store.deleteSessions(ofUser: user.id)
                what = "second-step-reset"
            case "erase":
                guard form["sure"] == "yes" else {
                    let words = Bilingual(fr: "Cochez la confirmation : rien n’est effacé.", en: "Tick the confirmation: nothing was erased.")
                    return try await page(context, user, notices: [Notice(.error, words[context.language], context.language, isUrgent: true)], status: .unprocessableContent)
                }
                try await store.eraseUser(id: user.id, now: bench.clock.now())
                (action, flash, path) = (.accountErased, .accountErased, "/admin/users")
            default: throw Refusal.badRequest("action", Bilingual(fr: "Cette action n’existe pas.", en: "There is no such action."))
            }
        } catch StoreError.conflict(.lastAdministrator) {
            let words = StoreError.conflict(.lastAdministrator).message
            let text = context.language == .french ? words.fr : words.en
            return try await page(context, user, notices: [Notice(.error, text + ".", context.language, isUrgent: true)], status: .conflict)
        }
        try await bench.record(action, context, object: user.id, details: ["what": what])
        return done(path, flash, context)
    }

    private func done(_ path: String, _ flash: Flash, _ context: WorkbenchContext) -> Response {
        var response = Response.redirect(to: path, type: .normal)
        response.say(flash, isSecure: context.isSecure)
        return response
    }
}
