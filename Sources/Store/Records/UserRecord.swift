import Foundation

/// Who may sign in, and how are they told apart? What others know of them is only `id`, which means nothing.
package struct UserRecord: Hashable, Sendable {
    package var id: String
    package var name: String
    package var email: String?
    /// May administer the whole installation, and everything in it.
    package var isAdministrator: Bool
    package var isDisabled: Bool
    package var language: String
    package var passwordHash: String?
    /// Encrypted by the caller.
    package var totpSecret: String?
    package var recoveryHashes: [String]
    package var oidcIssuer: String?
    package var oidcSubject: String?
    package var created: Int64
    package var lastSeen: Int64?
    /// When the name and the e-mail address were emptied; the id still stands, because the journal names it. Set by `eraseUser` alone.
    package internal(set) var erased: Int64?

    package init(
        id: String, name: String, email: String? = nil, isAdministrator: Bool = false, isDisabled: Bool = false, language: String = "fr",
        passwordHash: String? = nil, totpSecret: String? = nil, recoveryHashes: [String] = [], oidcIssuer: String? = nil, oidcSubject: String? = nil,
        created: Int64, lastSeen: Int64? = nil
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.isAdministrator = isAdministrator
        self.isDisabled = isDisabled
        self.language = language
        self.passwordHash = passwordHash
        self.totpSecret = totpSecret
        self.recoveryHashes = recoveryHashes
        self.oidcIssuer = oidcIssuer
        self.oidcSubject = oidcSubject
        self.created = created
        self.lastSeen = lastSeen
    }

    /// By what are addresses compared? Case and the way in which accents are written do not count.
    package static func key(_ email: String?) -> String? { email.map { $0.precomposedStringWithCanonicalMapping.lowercased() } }

    static let columns: SQLText = """
        users.id, users.name, users.email, users.is_administrator, users.is_disabled, users.language, users.password_hash, users.totp_secret,
        users.recovery_hashes, users.oidc_issuer, users.oidc_subject, users.created, users.last_seen, users.erased
        """

    init(_ row: inout SQLRow) throws {
        id = try row.text()
        name = try row.text()
        email = try row.optionalText()
        isAdministrator = try row.flag()
        isDisabled = try row.flag()
        language = try row.text()
        passwordHash = try row.optionalText()
        totpSecret = try row.optionalText()
        recoveryHashes = try row.texts()
        oidcIssuer = try row.optionalText()
        oidcSubject = try row.optionalText()
        created = try row.integer()
        lastSeen = try row.optionalInteger()
        erased = try row.optionalInteger()
    }
}
