/// Who was asked to come, and as what? The link itself is not here, only its hash.
package struct InvitationRecord: Hashable, Sendable {
    package var hash: String
    /// None: to the installation, without a role.
    package var workspace: String?
    package var roles: [WorkspaceRole]
    package var email: String?
    package var expires: Int64
    package var invitedBy: String
    package var used: Int64?

    package init(hash: String, workspace: String? = nil, roles: [WorkspaceRole], email: String? = nil, expires: Int64, invitedBy: String, used: Int64? = nil) {
        self.hash = hash
        self.workspace = workspace
        self.roles = roles
        self.email = email
        self.expires = expires
        self.invitedBy = invitedBy
        self.used = used
    }

    static let columns: SQLText = "hash, workspace, roles, email, expires, invited_by, used"

    init(_ row: inout SQLRow) throws {
        hash = try row.text()
        workspace = try row.optionalText()
        roles = try row.texts().map {
            guard let role = WorkspaceRole(rawValue: $0) else { throw StoreError.corrupt("an unknown role") }
            return role
        }
        email = try row.optionalText()
        expires = try row.integer()
        invitedBy = try row.text()
        used = try row.optionalInteger()
    }
}
