import Continuum
import Hummingbird
import Ledger
import Store

/// Inviting: a link that is shown once and that one person may follow. It is not sent: nothing leaves this server.
struct InvitationDesk: Sendable {
    let bench: Bench
    static let days: Int64 = 7

    /// The part of a page that invites.
    /// - Parameter places: workspaces to choose from; nil: the page is one's own.
    func form(_ action: String, places: [String]?, _ language: Language, fields: [Field]? = nil) -> Sheet.Part {
        var part = Sheet.Part(
            "invite", Bilingual(fr: "Inviter", en: "Invite")[language],
            [
                Bilingual(
                    fr: "Portulan fait un lien, que vous transmettez vous-même : aucun courrier ne part d’ici. Il sert une fois, pendant \(Self.days) jours.",
                    en: "Portulan makes a link, which you pass on yourself: no mail leaves from here. It works once, for \(Self.days) days.")[language]
            ])
        part.forms = [Sheet.Form(action, fields ?? self.fields(places: places, nil, language), button: Bilingual(fr: "Faire le lien", en: "Make the link")[language])]
        return part
    }

    func fields(places: [String]?, _ form: FormBody?, _ language: Language) -> [Field] {
        var email = Field(
            .line, "email", label: Bilingual(fr: "Pour quelle adresse ?", en: "For which address?")[language], value: form?["email"] ?? "",
            hint: Bilingual(fr: "Seule cette adresse pourra s’en servir. Vide : quiconque a le lien.", en: "Only this address can use it. Empty: whoever has the link.")[language])
        email.inputType = "email"
        email.hasOptionalMark = true
        let chosen = Set((form?.all("role") ?? []).compactMap(WorkspaceRole.init(rawValue:)))
        let roles = RoleWords.field(chosen, language)
        guard let places else { return [email, roles] }
        var place = Field(.select, "workspace", label: Bilingual(fr: "Dans quel dossier ?", en: "To which workspace?")[language])
        place.options = [
            Field.Option(optionValue: "", optionText: Bilingual(fr: "aucun : un compte sans rôle", en: "none: an account without a role")[language], optionIsChosen: (form?["workspace"] ?? "").isEmpty)
        ]
        place.options += places.map { Field.Option(optionValue: TypedText($0), optionText: $0, optionIsChosen: form?["workspace"] == $0) }
        return [email, place, roles]
    }

    enum Outcome: Sendable {
        case link(String)
        /// The fields with what is wrong beside them.
        case problems([Field])
    }

    /// Makes the invitation that a form asks for.
    /// - Parameter workspace: the page's own; nil: the one that the form names among `places`.
    func make(_ form: FormBody, in workspace: String?, places: [String]?, by user: UserRecord, _ context: WorkbenchContext) async throws -> Outcome {
        var fields = fields(places: places, form, context.language)
        func problem(_ name: String, _ text: Bilingual) { for i in fields.indices where fields[i].fieldName == name { fields[i].fieldError = text[context.language] } }
        let (email, roles, place, now) = (form.text("email"), try RoleWords.chosen(form), workspace ?? form.text("workspace"), bench.clock.now())
        if let email, !SignInRoutes.isAddress(email) { problem("email", Bilingual(fr: "Cette adresse n’a pas la forme nom@domaine.", en: "This address is not of the form name@domain.")) }
        if let places, let place, !places.contains(place) { problem("workspace", Bilingual(fr: "Il n’y a pas de dossier de ce nom.", en: "There is no workspace of this name.")) }
        if place != nil, roles.isEmpty { problem("role", Bilingual(fr: "Choisissez au moins un rôle.", en: "Choose at least one role.")) }
        if place == nil, !roles.isEmpty { problem("workspace", Bilingual(fr: "Un rôle se donne dans un dossier : choisissez lequel.", en: "A role is given in a workspace: choose which.")) }
        if fields.contains(where: \.hasError) { return .problems(fields) }
        let secret = Secrets.token()
        try await bench.store.createInvitation(
            InvitationRecord(hash: Secrets.digest(secret), workspace: place, roles: roles.sorted(), email: email, expires: now + Self.days * 86_400_000, invitedBy: user.id))
        try await bench.record(.invited, context, in: place, details: ["roles": roles.sorted().map(\.rawValue).joined(separator: " "), "named": email == nil ? "no" : "yes"])
        return .link("\(bench.base)/invitation/\(secret)")
    }

    /// The link, shown once.
    func made(_ link: String, _ language: Language) -> Sheet.Part {
        var part = Sheet.Part(
            "link", Bilingual(fr: "Le lien d’invitation", en: "The invitation’s link")[language],
            [Bilingual(fr: "Copiez-le maintenant et transmettez-le : il ne sera plus montré.", en: "Copy it now and pass it on: it will not be shown again.")[language]])
        part.show(link)
        return part
    }

    /// Those that are open.
    func list(_ workspaces: [String?], withdraw action: String, _ language: Language) async throws -> Sheet.Part {
        var part = Sheet.Part("invitations", Bilingual(fr: "Invitations ouvertes", en: "Open invitations")[language])
        var table = Sheet.Table(
            Bilingual(fr: "Invitations ouvertes", en: "Open invitations")[language],
            [Bilingual(fr: "Pour", en: "For")[language], Bilingual(fr: "Dossier", en: "Workspace")[language], Bilingual(fr: "Rôles", en: "Roles")[language], Bilingual(fr: "Expire", en: "Expires")[language]],
            actions: Bilingual(fr: "Action", en: "Action")[language], empty: Bilingual(fr: "Aucune invitation n’attend de réponse.", en: "No invitation is waiting for an answer.")[language])
        for workspace in workspaces {
            for invitation in try await bench.store.invitations(workspace: workspace, now: bench.clock.now()) {
                let who = invitation.email ?? Bilingual(fr: "qui a le lien", en: "whoever has the link")[language]
                table.add(
                    [
                        Sheet.Table.Cell(who), Sheet.Table.Cell(workspace ?? "–"), Sheet.Table.Cell(invitation.roles.map { RoleWords.name($0)[language] }.joined(separator: ", ")),
                        Sheet.Table.Cell(Words.moment(invitation.expires, language)),
                    ], [Sheet.Form.row(action, hidden: [("invitation", invitation.hash)], button: Bilingual(fr: "Retirer", en: "Withdraw")[language], kind: "danger small", object: who)])
            }
        }
        part.tables = [table]
        return part
    }

    /// Withdraws one of the open invitations of these workspaces; of no other.
    func withdraw(_ hash: String?, of workspaces: [String?], _ context: WorkbenchContext) async throws {
        for workspace in workspaces {
            if let found = try await bench.store.invitations(workspace: workspace, now: bench.clock.now()).first(where: { $0.hash == hash }) {
                try await bench.store.deleteInvitation(hash: found.hash)
                try await bench.record(.invited, context, in: workspace, details: ["withdrawn": "yes"])
                return
            }
        }
        throw Refusal.unknownPage
    }
}
