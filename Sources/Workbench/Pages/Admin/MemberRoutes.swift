import Continuum
import HTTPTypes
import Hummingbird
import Ledger
import Store

/// Who may do what in a workspace.
struct MemberRoutes: Sendable {
    let bench: Bench
    private static let heading = Bilingual(fr: "Membres", en: "Members")
    private static let lead = Bilingual(fr: "Qui peut lire, modifier, décider dans ce dossier.", en: "Who may read, change and decide in this workspace.")

    func add(to router: Router<WorkbenchContext>) {
        router.get("w/:workspace/members", use: list)
        router.post("w/:workspace/members/invite", use: invite)
        router.post("w/:workspace/members/withdraw", use: withdraw)
        router.get("w/:workspace/members/:user", use: show)
        router.post("w/:workspace/members/:user", use: save)
    }

    @Sendable private func list(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .administer)
        try await bench.record(.viewed, context, in: room.slug, object: "members")
        return try await page(context, room)
    }

    private func page(_ context: WorkbenchContext, _ room: Room, made: String? = nil, fields: [Field]? = nil) async throws -> Response {
        let (language, desk) = (context.language, InvitationDesk(bench: bench))
        var sheet = Sheet(context)
        if let made { sheet.parts.append(desk.made(made, language)) }
        var members = Sheet.Part("members")
        var table = Sheet.Table(
            Self.heading[language],
            [Bilingual(fr: "Nom", en: "Name")[language], Bilingual(fr: "Adresse", en: "Address")[language], Bilingual(fr: "Rôles", en: "Roles")[language]],
            empty: Bilingual(
                fr: "Personne n’a encore de rôle dans ce dossier : faites un lien d’invitation ci-dessous.", en: "Nobody has a role in this workspace yet: make an invitation link below.")[language])
        var roles: [String: [WorkspaceRole]] = [:]
        for membership in try await bench.store.memberships(ofWorkspace: room.slug) { roles[membership.userID, default: []].append(membership.role) }
        var people: [UserRecord] = []
        for id in roles.keys { if let user = try await bench.store.user(id: id) { people.append(user) } }
        for user in people.sorted(by: { (ElementIndex.fold($0.name), $0.id) < (ElementIndex.fold($1.name), $1.id) }) {
            table.add([
                Sheet.Table.Cell(user.name, url: room.url("members/\(user.id)"), tags: user.isDisabled ? [Bilingual(fr: "suspendu", en: "suspended")[language]] : []),
                Sheet.Table.Cell(user.email ?? "–"),
                Sheet.Table.Cell((roles[user.id] ?? []).sorted().map { RoleWords.name($0)[language] }.joined(separator: ", ")),
            ])
        }
        members.tables = [table]
        var meanings = Sheet.Part("roles", Bilingual(fr: "Ce que chaque rôle permet", en: "What each role allows")[language])
        meanings.factLists = [
            Sheet.FactList(facts: WorkspaceRole.allCases.map { Sheet.Fact(factName: RoleWords.name($0)[language], factText: RoleWords.meaning($0)[language]) })
        ]
        sheet.parts += [
            members, try await desk.list([room.slug], withdraw: room.url("members/withdraw"), language), desk.form(room.url("members/invite"), places: nil, language, fields: fields), meanings,
        ]
        sheet.problemList = fields.flatMap { ProblemList($0, language) }.map { [$0] } ?? []
        return try await bench.page(
            context, room, .members, sheet, heading: Self.heading, lead: Self.lead, status: sheet.problemList.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable private func invite(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .administer)
        let form = try await context.form(request, limit: 64 << 10)
        switch try await InvitationDesk(bench: bench).make(form, in: room.slug, places: nil, by: room.visitor.user, context) {
        case .link(let link): return try await page(context, room, made: link)
        case .problems(let fields): return try await page(context, room, fields: fields)
        }
    }

    @Sendable private func withdraw(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .administer)
        let form = try await context.form(request, limit: 64 << 10)
        try await InvitationDesk(bench: bench).withdraw(form["invitation"], of: [room.slug], context)
        return back(to: room.url("members"), .invitationWithdrawn, context)
    }

    // MARK: One member

    /// Members of this workspace; whoever administers the installation may bring in anyone.
    private func member(_ context: WorkbenchContext, _ room: Room) async throws -> (user: UserRecord, roles: Set<WorkspaceRole>) {
        guard let id = context.parameters.get("user"), let user = try await bench.store.user(id: id), user.erased == nil else { throw Refusal.unknownPage }
        let roles = try await bench.store.roles(ofUser: id, workspace: room.slug)
        guard !roles.isEmpty || room.visitor.mayAdministerInstallation else { throw Refusal.unknownPage }
        return (user, roles)
    }

    @Sendable private func show(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .administer)
        let (user, roles) = try await member(context, room)
        try await bench.record(.viewed, context, in: room.slug, object: user.id)
        let language = context.language
        var sheet = Sheet(context)
        var part = Sheet.Part("roles")
        let address = room.url("members/\(user.id)")
        part.forms = [Sheet.Form(address, [RoleWords.field(roles, language)], button: Bilingual(fr: "Enregistrer les rôles", en: "Save the roles")[language])]
        var out = Sheet.Part(
            "remove", Bilingual(fr: "Retirer du dossier", en: "Remove from the workspace")[language],
            [Bilingual(fr: "Le compte demeure ; il ne verra plus ce dossier.", en: "The account remains; it will no longer see this workspace.")[language]])
        out.forms = [Sheet.Form(address, hidden: [("remove", "yes")], button: Bilingual(fr: "Retirer", en: "Remove")[language], kind: "danger")]
        sheet.parts = roles.isEmpty ? [part] : [part, out]
        return try await bench.page(
            context, room, .members, sheet, heading: Bilingual(user.name), lead: Bilingual(user.email ?? ""),
            crumbs: [Layout.Crumb(crumbText: Self.heading[language], crumbURL: room.url("members"))])
    }

    @Sendable private func save(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        let room = try await bench.room(context, for: .administer)
        let form = try await context.form(request, limit: 64 << 10)
        let (user, old) = try await member(context, room)
        let roles = form["remove"] == "yes" ? [] : try RoleWords.chosen(form)
        guard roles != old else { return back(to: room.url("members"), .nothingToSave, context) }
        try await bench.store.setRoles(roles, user: user.id, workspace: room.slug)
        func list(_ roles: Set<WorkspaceRole>) -> String { roles.isEmpty ? "none" : roles.sorted().map(\.rawValue).joined(separator: " ") }
        try await bench.record(.roleChanged, context, in: room.slug, object: user.id, details: ["from": list(old), "to": list(roles)])
        let isStillIn = user.id != room.visitor.user.id || room.visitor.user.isAdministrator || roles.contains(.administrator)
        return back(to: isStillIn ? room.url("members") : "/", .memberSaved, context)
    }

    private func back(to path: String, _ flash: Flash, _ context: WorkbenchContext) -> Response {
        var response = Response.redirect(to: path, type: .normal)
        response.say(flash, isSecure: context.isSecure)
        return response
    }
}
