import Continuum
import Ledger
import Store

/// The journal in plain words: what was done, to what.
struct JournalWords: Sendable {
    let language: Language
    /// Names of people by their id; empty: erased.
    let names: [String: String]

    static func action(_ action: LedgerAction) -> Bilingual {
        switch action {
        case .signedIn: Bilingual(fr: "connexion", en: "signed in")
        case .signInFailed: Bilingual(fr: "connexion refusée", en: "sign-in refused")
        case .signedOut: Bilingual(fr: "déconnexion", en: "signed out")
        case .viewed: Bilingual(fr: "consultation", en: "viewed")
        case .computed: Bilingual(fr: "calcul demandé", en: "asked to compute")
        case .exported: Bilingual(fr: "export", en: "exported")
        case .changed: Bilingual(fr: "changement de la carte", en: "changed the chart")
        case .undone: Bilingual(fr: "annulation", en: "undid")
        case .imported: Bilingual(fr: "import", en: "imported")
        case .decided: Bilingual(fr: "décision", en: "decided")
        case .folderChanged: Bilingual(fr: "fichiers changés hors de l’atelier", en: "files changed outside the workbench")
        case .accountMade: Bilingual(fr: "compte créé", en: "account made")
        case .accountChanged: Bilingual(fr: "compte changé", en: "account changed")
        case .accountErased: Bilingual(fr: "compte effacé", en: "account erased")
        case .invited: Bilingual(fr: "invitation", en: "invitation")
        case .roleChanged: Bilingual(fr: "rôles changés", en: "roles changed")
        case .tokenMade: Bilingual(fr: "jeton d’API créé", en: "API token made")
        case .tokenRevoked: Bilingual(fr: "jeton d’API révoqué", en: "API token revoked")
        case .settingsChanged: Bilingual(fr: "réglage changé", en: "setting changed")
        case .started: Bilingual(fr: "serveur démarré", en: "server started")
        case .stopped: Bilingual(fr: "serveur arrêté", en: "server stopped")
        case .backedUp: Bilingual(fr: "sauvegarde", en: "backed up")
        case .restored: Bilingual(fr: "restauration", en: "restored")
        }
    }

    func person(_ actor: LedgerActor) -> String {
        switch actor {
        case .system: "Portulan"
        case .nobody: Bilingual(fr: "personne de connecté", en: "nobody signed in")[language]
        default: name(actor.rawValue)
        }
    }

    /// An account by its name; its id when it never was one.
    private func name(_ id: String) -> String {
        guard let name = names[id] else { return id }
        return name.isEmpty ? Bilingual(fr: "compte effacé", en: "erased account")[language] : name
    }

    /// To what: a page by its name, an account by its name, else the id.
    func object(_ entry: LedgerEntry) -> String {
        guard let object = entry.object else { return "" }
        if let area = Area(rawValue: object) { return area.words[language] }
        if let words = Self.objects[object] { return words[language] }
        return object.hasPrefix("u-") ? name(object) : object
    }

    private static let objects = [
        "accounts": Bilingual(fr: "les comptes", en: "accounts"), "installation": Bilingual(fr: "l’installation", en: "the installation"),
        "workspaces": Bilingual(fr: "les dossiers", en: "workspaces"), "workspace": Bilingual(fr: "le dossier", en: "the workspace"),
    ]

    private static let keys = [
        "what": Bilingual(""), "roles": Bilingual(fr: "rôles", en: "roles"), "from": Bilingual(fr: "avant", en: "before"), "to": Bilingual(fr: "après", en: "after"),
        "added": Bilingual(fr: "ajouté", en: "added"), "because": Bilingual(fr: "motif", en: "reason"), "with": Bilingual(fr: "avec", en: "with"),
        "invited-by": Bilingual(fr: "invitation de", en: "invited by"), "scopes": Bilingual(fr: "portées", en: "scopes"), "days": Bilingual(fr: "jours", en: "days"),
        "format": Bilingual(fr: "format", en: "format"), "second-step": Bilingual(fr: "deuxième étape", en: "second step"), "step": Bilingual(fr: "étape", en: "step"),
        "entries": Bilingual(fr: "entrées", en: "entries"),
    ]

    private static let values = [
        "password": Bilingual(fr: "mot de passe", en: "password"), "profile": Bilingual(fr: "profil", en: "profile"), "address": Bilingual(fr: "adresse", en: "address"),
        "second-step-on": Bilingual(fr: "deuxième étape activée", en: "second step on"), "second-step-off": Bilingual(fr: "deuxième étape retirée", en: "second step off"),
        "second-step-reset": Bilingual(fr: "deuxième étape retirée par l’administration", en: "second step turned off by the administration"),
        "recovery-codes": Bilingual(fr: "nouveaux codes de secours", en: "new recovery codes"), "sessions-ended": Bilingual(fr: "sessions closes", en: "sessions ended"),
        "provider-linked": Bilingual(fr: "relié au fournisseur d’identité", en: "linked to the identity provider"),
        "provider-unlinked": Bilingual(fr: "délié du fournisseur d’identité", en: "unlinked from the identity provider"),
        "provider": Bilingual(fr: "fournisseur d’identité", en: "identity provider"), "code": Bilingual(fr: "code", en: "code"),
        "recovery-code": Bilingual(fr: "code de secours", en: "recovery code"), "disable": Bilingual(fr: "suspendu", en: "suspended"),
        "enable": Bilingual(fr: "rétabli", en: "restored"), "promote": Bilingual(fr: "administre l’installation", en: "administers the installation"),
        "demote": Bilingual(fr: "n’administre plus l’installation", en: "no longer administers the installation"), "none": Bilingual(fr: "aucun", en: "none"),
        "yes": Bilingual(fr: "oui", en: "yes"), "no": Bilingual(fr: "non", en: "no"),
    ]

    /// The few words more of an entry.
    func details(_ entry: LedgerEntry) -> String {
        entry.details.sorted { $0.key < $1.key }.map { key, value in
            let name = Self.keys[key]?[language] ?? key
            let text: String
            if ["roles", "from", "to", "added"].contains(key), value != "none" {
                text = value.split(separator: " ").map { WorkspaceRole(rawValue: String($0)).map { RoleWords.name($0)[language] } ?? String($0) }.joined(separator: ", ")
            } else if value.hasPrefix("u-") {
                text = self.name(value)
            } else {
                text = Self.values[value]?[language] ?? value
            }
            return name.isEmpty ? text : Bilingual(fr: "\(name) : \(text)", en: "\(name): \(text)")[language]
        }.joined(separator: " ; ")
    }

    /// Every id of an account that these entries name.
    static func people(_ entries: [LedgerEntry]) -> Set<String> {
        var ids: Set<String> = []
        for entry in entries {
            ids.formUnion(([entry.actor.rawValue, entry.object ?? ""] + entry.details.values).filter { $0.hasPrefix("u-") })
        }
        return ids
    }
}
