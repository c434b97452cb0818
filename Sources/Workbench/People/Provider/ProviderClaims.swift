import Foundation
import JWTKit

/// What the provider says of somebody: the claims of an ID token or of its userinfo answer.
struct ProviderClaims: Sendable, JWTPayload {
    var issuer: String?
    var subject: String?
    var audience: [String]
    var authorizedParty: String?
    var expires: Double?
    var issued: Double?
    var nonce: String?
    var level: String?
    var givenName: String?
    /// `usual_name` (ProConnect) or `family_name`.
    var lastName: String?
    var fullName: String?
    var email: String?
    var emailIsVerified: Bool

    private enum CodingKeys: String, CodingKey {
        case iss, sub, aud, azp, exp, iat, nonce, acr, name, email
        case givenName = "given_name"
        case usualName = "usual_name"
        case familyName = "family_name"
        case emailVerified = "email_verified"
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        // A claim of another type than it should have is as good as absent; what must be there is checked in `IDTokenRules`.
        func text(_ key: CodingKeys) -> String? { try? values.decode(String.self, forKey: key) }
        issuer = text(.iss)
        subject = text(.sub)
        audience = (try? values.decode([String].self, forKey: .aud)) ?? text(.aud).map { [$0] } ?? []
        authorizedParty = text(.azp)
        expires = try? values.decode(Double.self, forKey: .exp)
        issued = try? values.decode(Double.self, forKey: .iat)
        nonce = text(.nonce)
        level = text(.acr)
        givenName = text(.givenName)
        lastName = text(.usualName) ?? text(.familyName)
        fullName = text(.name)
        email = text(.email)
        emailIsVerified = (try? values.decode(Bool.self, forKey: .emailVerified)) ?? (text(.emailVerified) == "true")
    }

    /// Never written.
    func encode(to encoder: any Encoder) throws {}
    /// The signature is JWTKit's to verify; what is said, `IDTokenRules`'.
    func verify(using algorithm: some JWTAlgorithm) async throws {}

    /// Claims of the userinfo answer complete those of the ID token.
    func completed(by other: ProviderClaims) -> ProviderClaims {
        var whole = self
        whole.givenName = other.givenName ?? givenName
        whole.lastName = other.lastName ?? lastName
        whole.fullName = other.fullName ?? fullName
        if let email = other.email { (whole.email, whole.emailIsVerified) = (email, other.emailIsVerified) }
        return whole
    }

    /// How the person is called, in 200 characters at most.
    var name: String {
        let parts = [givenName, lastName].compactMap(\.self).map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
        let name = parts.isEmpty ? fullName?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "" : parts.joined(separator: " ")
        return String((name.isEmpty ? email ?? subject ?? "" : name).prefix(200))
    }
}

/// Does an ID token speak to us, now, of this sign-in? OpenID Connect Core 1.0 § 3.1.3.7.
struct IDTokenRules: Sendable {
    var issuer: String
    var clientID: String
    /// One of these `acr`; empty: any.
    var levels: [String]
    var nonce: String
    /// Seconds since 1970.
    var now: Double

    static let skew = 60.0
    /// A token is fetched the moment the browser comes back; an older one is another sign-in's.
    static let oldest = 600.0

    func check(_ claims: ProviderClaims) throws {
        guard claims.issuer == issuer else { throw ProviderProblem.issuer }
        guard claims.audience.contains(clientID), claims.authorizedParty.map({ $0 == clientID }) ?? (claims.audience.count == 1) else { throw ProviderProblem.audience }
        guard let subject = claims.subject, (1...255).contains(subject.utf8.count), !subject.utf8.contains(0) else { throw ProviderProblem.subject }
        guard let expires = claims.expires, expires > now - Self.skew, let issued = claims.issued, issued < now + Self.skew, issued > now - Self.oldest - Self.skew else {
            throw ProviderProblem.expired
        }
        guard let given = claims.nonce, Secrets.equal(given, nonce) else { throw ProviderProblem.nonce }
        if !levels.isEmpty { guard let level = claims.level, levels.contains(level) else { throw ProviderProblem.level } }
    }
}
