extension Store {
    /// Gives an account exactly these roles in a workspace; none takes it out.
    ///
    /// - Throws: `.notFound` when the account is not there or was erased.
    package func setRoles(_ roles: Set<WorkspaceRole>, user id: String, workspace: String) async throws {
        try await database.write { connection in
            try connection.lock(.users)
            guard let user = try Self.user(id, connection), user.erased == nil else { throw StoreError.notFound }
            try connection.execute("DELETE FROM memberships WHERE workspace = ? AND user_id = ?", .text(workspace), .text(id))
            for role in roles.sorted() {
                try connection.execute("INSERT INTO memberships (workspace, user_id, role) VALUES (?, ?, ?)", .text(workspace), .text(id), .text(role.rawValue))
            }
        }
    }

    /// What may this account do here?
    package func roles(ofUser id: String, workspace: String) async throws -> Set<WorkspaceRole> {
        try await database.read { connection in
            Set(try connection.records("SELECT role FROM memberships WHERE workspace = ? AND user_id = ?", .text(workspace), .text(id), as: WorkspaceRole.init))
        }
    }

    /// Who may do what in this workspace?
    package func memberships(ofWorkspace workspace: String) async throws -> [MembershipRecord] {
        try await database.read { connection in
            try connection.records(
                "SELECT workspace, user_id, role FROM memberships WHERE workspace = ? ORDER BY user_id, role", .text(workspace), as: MembershipRecord.init)
        }
    }

    /// Where may this account do what?
    package func memberships(ofUser id: String) async throws -> [MembershipRecord] {
        try await database.read { connection in
            try connection.records(
                "SELECT workspace, user_id, role FROM memberships WHERE user_id = ? ORDER BY workspace, role", .text(id), as: MembershipRecord.init)
        }
    }
}
