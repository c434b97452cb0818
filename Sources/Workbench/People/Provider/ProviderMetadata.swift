import Foundation

/// What does the provider say of itself? OpenID Connect Discovery 1.0 § 3, what is used of it.
struct ProviderMetadata: Sendable, Decodable {
    let issuer: String
    let authorizationEndpoint: String
    let tokenEndpoint: String
    let userinfoEndpoint: String?
    let jwksURI: String
    let endSessionEndpoint: String?
    let tokenMethods: [String]?
    let challengeMethods: [String]?
    let takesClaims: Bool?
    let namesItself: Bool?

    enum CodingKeys: String, CodingKey {
        case issuer
        case authorizationEndpoint = "authorization_endpoint"
        case tokenEndpoint = "token_endpoint"
        case userinfoEndpoint = "userinfo_endpoint"
        case jwksURI = "jwks_uri"
        case endSessionEndpoint = "end_session_endpoint"
        case tokenMethods = "token_endpoint_auth_methods_supported"
        case challengeMethods = "code_challenge_methods_supported"
        case takesClaims = "claims_parameter_supported"
        case namesItself = "authorization_response_iss_parameter_supported"
    }

    /// ProConnect documents the secret in the body; without a list, the standard says basic (§ 3).
    var sendsSecretInBody: Bool { tokenMethods?.contains("client_secret_post") ?? false }

    /// RFC 9700 § 2.1.1: PKCE wherever the provider knows it. One that does not is protected by the nonce, and ProConnect refuses parameters that it does not know.
    var takesChallenge: Bool { challengeMethods?.contains("S256") ?? false }

    /// - Throws: `.foreignEndpoint` unless every address is at the issuer's own scheme, host and port: a description cannot make this server ask elsewhere.
    func check(_ expected: String) throws {
        guard issuer == expected else { throw ProviderProblem.foreignEndpoint }
        for address in [authorizationEndpoint, tokenEndpoint, jwksURI, userinfoEndpoint, endSessionEndpoint].compactMap(\.self) {
            guard try Self.origin(address) == Self.origin(expected) else { throw ProviderProblem.foreignEndpoint }
        }
    }

    /// Scheme, host and port.
    /// - Throws: `.insecureIssuer` when it is neither https nor http on this machine.
    static func origin(_ address: String) throws -> String {
        guard let parts = URLComponents(string: address), let scheme = parts.scheme?.lowercased(), let host = parts.host?.lowercased(), !host.isEmpty,
            parts.user == nil, parts.password == nil, parts.fragment == nil
        else { throw ProviderProblem.insecureIssuer }
        guard scheme == "https" || (scheme == "http" && ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host)) else { throw ProviderProblem.insecureIssuer }
        return "\(scheme)://\(host):\(parts.port ?? (scheme == "https" ? 443 : 80))"
    }
}
