/// Who is signed in with which cookie? The cookie itself is not here, only its SHA-256 in hexadecimal.
package struct SessionRecord: Hashable, Sendable {
    package var tokenHash: String
    package var userID: String
    package var created: Int64
    package var lastUsed: Int64
    package var expires: Int64
    package var csrf: String
    package var secondFactorDone: Bool
    package var language: String?

    package init(
        tokenHash: String, userID: String, created: Int64, lastUsed: Int64? = nil, expires: Int64, csrf: String, secondFactorDone: Bool = false,
        language: String? = nil
    ) {
        self.tokenHash = tokenHash
        self.userID = userID
        self.created = created
        self.lastUsed = lastUsed ?? created
        self.expires = expires
        self.csrf = csrf
        self.secondFactorDone = secondFactorDone
        self.language = language
    }

    static let columns: SQLText = """
        sessions.token_hash, sessions.user_id, sessions.created, sessions.last_used, sessions.expires, sessions.csrf, sessions.second_factor_done,
        sessions.language
        """

    init(_ row: inout SQLRow) throws {
        tokenHash = try row.text()
        userID = try row.text()
        created = try row.integer()
        lastUsed = try row.integer()
        expires = try row.integer()
        csrf = try row.text()
        secondFactorDone = try row.flag()
        language = try row.optionalText()
    }
}

/// A session that counts, and whose it is: what every request asks for, in one question.
package struct LiveSession: Hashable, Sendable {
    package var session: SessionRecord
    package var user: UserRecord

    init(_ row: inout SQLRow) throws {
        session = try SessionRecord(&row)
        user = try UserRecord(&row)
    }
}
