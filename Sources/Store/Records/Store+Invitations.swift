extension Store {
    package func createInvitation(_ invitation: InvitationRecord) async throws {
        try await database.write { connection in
            try connection.execute(
                "INSERT INTO invitations (hash, workspace, roles, email, email_key, expires, invited_by, used) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                .text(invitation.hash), SQLValue(invitation.workspace), try TextList.write(invitation.roles.map(\.rawValue)), SQLValue(invitation.email),
                SQLValue(UserRecord.key(invitation.email)), .integer(invitation.expires), .text(invitation.invitedBy), SQLValue(invitation.used))
        }
    }

    /// What does this link offer? Nothing when it was used or has expired, or when whoever sent it may no longer sign in.
    package func invitation(hash: String, now: Int64) async throws -> InvitationRecord? {
        try await database.read { connection in
            try connection.records(
                "SELECT " + InvitationRecord.columns + """
                     FROM invitations WHERE hash = ? AND used IS NULL AND expires > ?
                     AND EXISTS (SELECT 1 FROM users WHERE users.id = invitations.invited_by AND users.is_disabled = 0)
                    """, .text(hash), .integer(now), as: InvitationRecord.init
            ).first
        }
    }

    /// Takes up an invitation: once, by one, however many follow the link at the same time.
    package func useInvitation(hash: String, now: Int64) async throws -> InvitationRecord? {
        try await database.write { connection in
            try connection.records(
                """
                UPDATE invitations SET used = ? WHERE hash = ? AND used IS NULL AND expires > ?
                    AND EXISTS (SELECT 1 FROM users WHERE users.id = invitations.invited_by AND users.is_disabled = 0) RETURNING
                """ + " " + InvitationRecord.columns, .integer(now), .text(hash), .integer(now), as: InvitationRecord.init
            ).first
        }
    }

    /// Which invitations to this workspace (none: to the installation alone) are open?
    package func invitations(workspace: String?, now: Int64) async throws -> [InvitationRecord] {
        try await database.read { connection in
            try connection.records(
                "SELECT " + InvitationRecord.columns + """
                     FROM invitations WHERE COALESCE(workspace, '') = ? AND used IS NULL AND expires > ? ORDER BY expires, hash
                    """, .text(workspace ?? ""), .integer(now), as: InvitationRecord.init)
        }
    }

    /// Which open invitations name this address? The first to expire first.
    package func invitations(email: String, now: Int64) async throws -> [InvitationRecord] {
        try await database.read { connection in
            try connection.records(
                "SELECT " + InvitationRecord.columns + """
                     FROM invitations WHERE email_key = ? AND used IS NULL AND expires > ?
                     AND EXISTS (SELECT 1 FROM users WHERE users.id = invitations.invited_by AND users.is_disabled = 0) ORDER BY expires, hash
                    """, SQLValue(UserRecord.key(email)), .integer(now), as: InvitationRecord.init)
        }
    }

    /// Takes up an invitation in one transaction: uses it up, makes the account when it is new, and adds the roles to those it has.
    ///
    /// - Returns: the invitation; nothing when it is no longer open (then no account is made).
    /// - Throws: `.conflict(.email)`… when a new account cannot be made: the invitation stays open.
    package func join(invitation hash: String, as user: UserRecord, isNew: Bool, now: Int64) async throws -> InvitationRecord? {
        try await database.write { connection in
            try connection.lock(.users)
            guard let invitation = try connection.records(
                """
                UPDATE invitations SET used = ? WHERE hash = ? AND used IS NULL AND expires > ?
                    AND EXISTS (SELECT 1 FROM users WHERE users.id = invitations.invited_by AND users.is_disabled = 0) RETURNING
                """ + " " + InvitationRecord.columns, .integer(now), .text(hash), .integer(now), as: InvitationRecord.init
            ).first else { return nil }
            if isNew {
                try Self.refuseTaken(user, connection)
                try Self.insert(user, connection)
            }
            if let workspace = invitation.workspace {
                for role in invitation.roles {
                    try connection.execute(
                        "INSERT INTO memberships (workspace, user_id, role) VALUES (?, ?, ?) ON CONFLICT (workspace, user_id, role) DO NOTHING",
                        .text(workspace), .text(user.id), .text(role.rawValue))
                }
            }
            return invitation
        }
    }

    /// Takes an invitation back.
    package func deleteInvitation(hash: String) async throws {
        try await database.write { try $0.execute("DELETE FROM invitations WHERE hash = ?", .text(hash)) }
    }

    /// Forgets those that were used or have expired, with the addresses in them.
    package func deleteSpentInvitations(now: Int64) async throws {
        try await database.write { try $0.execute("DELETE FROM invitations WHERE used IS NOT NULL OR expires <= ?", .integer(now)) }
    }
}
