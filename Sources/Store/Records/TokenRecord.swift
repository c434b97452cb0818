/// What may a program do in somebody's name? The token itself is not here, only its hash.
package struct TokenRecord: Hashable, Sendable {
    package var id: String
    package var hash: String
    package var userID: String
    package var name: String
    /// In one workspace only.
    package var workspace: String?
    package var scopes: [String]
    package var created: Int64
    package var expires: Int64?
    package var lastUsed: Int64?
    package var revoked: Int64?

    package init(
        id: String, hash: String, userID: String, name: String, workspace: String? = nil, scopes: [String], created: Int64, expires: Int64? = nil,
        lastUsed: Int64? = nil, revoked: Int64? = nil
    ) {
        self.id = id
        self.hash = hash
        self.userID = userID
        self.name = name
        self.workspace = workspace
        self.scopes = scopes
        self.created = created
        self.expires = expires
        self.lastUsed = lastUsed
        self.revoked = revoked
    }

    static let columns: SQLText = """
        tokens.id, tokens.hash, tokens.user_id, tokens.name, tokens.workspace, tokens.scopes, tokens.created, tokens.expires, tokens.last_used,
        tokens.revoked
        """

    init(_ row: inout SQLRow) throws {
        id = try row.text()
        hash = try row.text()
        userID = try row.text()
        name = try row.text()
        workspace = try row.optionalText()
        scopes = try row.texts()
        created = try row.integer()
        expires = try row.optionalInteger()
        lastUsed = try row.optionalInteger()
        revoked = try row.optionalInteger()
    }
}

/// A token that counts, and in whose name.
package struct LiveToken: Hashable, Sendable {
    package var token: TokenRecord
    package var user: UserRecord

    init(_ row: inout SQLRow) throws {
        token = try TokenRecord(&row)
        user = try UserRecord(&row)
    }
}
