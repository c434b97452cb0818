/// What may somebody do in a workspace? Every role reads; each adds to it what its name says.
package enum WorkspaceRole: String, CaseIterable, Sendable, Codable, Comparable {
    case reader, editor
    case riskOwner = "risk-owner"
    case buyer, dpo, administrator

    /// In the order in which they are listed.
    package static func < (first: Self, second: Self) -> Bool {
        (allCases.firstIndex(of: first) ?? 0) < (allCases.firstIndex(of: second) ?? 0)
    }

    init(_ row: inout SQLRow) throws {
        guard let role = Self(rawValue: try row.text()) else { throw StoreError.corrupt("an unknown role") }
        self = role
    }
}

/// One role of one account in one workspace; an account may have several.
package struct MembershipRecord: Hashable, Sendable {
    package var workspace: String
    package var userID: String
    package var role: WorkspaceRole

    package init(workspace: String, userID: String, role: WorkspaceRole) {
        self.workspace = workspace
        self.userID = userID
        self.role = role
    }

    init(_ row: inout SQLRow) throws {
        workspace = try row.text()
        userID = try row.text()
        role = try WorkspaceRole(&row)
    }
}
