import Store

/// What may someone do in a workspace? The one table of roles.
enum Permission: String, Sendable, CaseIterable {
    /// See every page of the workspace.
    case view
    /// Write changes: elements, imports, scenarios, undo.
    case edit
    /// Record what is done about a finding.
    case decide
    /// Take reports, forms and files away.
    case export
    /// Read the journal of the workspace.
    case journal
    /// Give and take roles, make tokens for the workspace.
    case administer

    static func granted(by role: WorkspaceRole) -> Set<Permission> {
        switch role {
        case .reader: [.view]
        case .editor: [.view, .edit, .export]
        case .riskOwner: [.view, .decide, .export]
        case .buyer: [.view, .export]
        case .dpo: [.view, .decide, .export, .journal]
        case .administrator: Set(allCases)
        }
    }
}

/// Who asks? Someone who signed in, or a program with a token.
struct Visitor: Sendable {
    enum Proof: Sendable {
        case session(SessionRecord)
        case token(TokenRecord)
    }

    let user: UserRecord
    let proof: Proof
    let roles: [String: Set<WorkspaceRole>]

    /// Whether it may be done in a workspace: by a role there, within the scopes of the token if there is one.
    ///
    /// An administrator of the installation gives roles everywhere, but reads a workspace only with a role in it.
    func may(_ permission: Permission, in workspace: String) -> Bool {
        guard isWithinToken(permission, workspace) else { return false }
        if permission == .administer, user.isAdministrator { return true }
        return (roles[workspace] ?? []).contains { Permission.granted(by: $0).contains(permission) }
    }

    /// Whether the workspace exists as far as this visitor is concerned.
    func sees(_ workspace: String) -> Bool { may(.view, in: workspace) || may(.administer, in: workspace) }

    var mayAdministerInstallation: Bool {
        if case .token(let token) = proof { return user.isAdministrator && token.workspace == nil && token.scopes.contains("installation") }
        return user.isAdministrator
    }

    private func isWithinToken(_ permission: Permission, _ workspace: String) -> Bool {
        guard case .token(let token) = proof else { return true }
        return (token.workspace == nil || token.workspace == workspace) && token.scopes.contains(permission.rawValue)
    }
}
