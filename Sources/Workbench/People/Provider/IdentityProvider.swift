import AsyncHTTPClient
import Crypto
import Foundation
import NIOCore
import NIOHTTP1


/// Speaks with the configured OpenID Connect provider, and with nobody else: discovery, keys, code for tokens, userinfo.
///
/// What is asked of it is https (or on this machine), at the issuer's own address, without following redirects, within ten seconds and 256 KiB.
actor IdentityProvider {
    typealias Configuration = WorkbenchConfiguration.IdentityProvider

    nonisolated let configuration: Configuration
    /// Where the provider sends people back to.
    nonisolated let callback: String
    private nonisolated let clock: WorkbenchClock
    private var metadata: (value: ProviderMetadata, read: Int64)?
    private var keys: (value: ProviderKeys, read: Int64)?

    /// Who came back, and what the provider wants to see again when they sign out.
    struct Identity: Sendable {
        var claims: ProviderClaims
        var idToken: String
    }

    init(_ configuration: Configuration, base: String, clock: WorkbenchClock) {
        self.configuration = configuration
        callback = base + "/sign-in/callback"
        self.clock = clock
    }

    // MARK: There

    /// Where to send somebody, so that they come back with this state.
    func authorization(state: String, nonce: String, verifier: String) async throws -> String {
        let provider = try await described()
        var query = [
            ("response_type", "code"), ("client_id", configuration.clientID), ("redirect_uri", callback), ("scope", configuration.scopes.joined(separator: " ")),
            ("state", state), ("nonce", nonce),
        ]
        if provider.takesChallenge { query += [("code_challenge", Self.challenge(verifier)), ("code_challenge_method", "S256")] }
        if !configuration.levels.isEmpty {
            if provider.takesClaims == true {
                let list = configuration.levels.map { Self.json($0) }.joined(separator: ",")
                query.append(("claims", "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\(list)]}}}"))
            } else {
                query.append(("acr_values", configuration.levels.joined(separator: " ")))
            }
        }
        return Self.address(provider.authorizationEndpoint, query)
    }

    static func challenge(_ verifier: String) -> String { Secrets.base64URL(Data(SHA256.hash(data: Data(verifier.utf8)))) }

    // MARK: And back

    /// Who is it that comes back with this code?
    func identity(code: String, verifier: String, nonce: String, issuer: String?) async throws -> Identity {
        let provider = try await described()
        // RFC 9207: who speaks of several providers says which one answers.
        guard issuer.map({ $0 == provider.issuer }) ?? (provider.namesItself != true) else { throw ProviderProblem.issuer }
        struct Tokens: Decodable {
            let id_token: String
            let access_token: String?
        }
        let body = try await exchange(code, verifier: verifier, provider)
        guard let tokens = try? JSONDecoder().decode(Tokens.self, from: body) else { throw ProviderProblem.malformed }
        let claims = try await verified(tokens.id_token, provider)
        try IDTokenRules(
            issuer: provider.issuer, clientID: configuration.clientID, levels: configuration.levels, nonce: nonce, now: Double(clock.now()) / 1_000
        ).check(claims)
        guard let endpoint = provider.userinfoEndpoint, let access = tokens.access_token else { return Identity(claims: claims, idToken: tokens.id_token) }
        let more = try await userinfo(endpoint, access, provider)
        // Core § 5.3.2: another's answer must not be taken.
        guard more.subject == claims.subject else { throw ProviderProblem.subject }
        return Identity(claims: claims.completed(by: more), idToken: tokens.id_token)
    }

    private func exchange(_ code: String, verifier: String, _ provider: ProviderMetadata) async throws -> Data {
        var form = [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", callback)]
        if provider.takesChallenge { form.append(("code_verifier", verifier)) }
        var request = HTTPClientRequest(url: provider.tokenEndpoint)
        request.method = .POST
        if provider.sendsSecretInBody {
            form += [("client_id", configuration.clientID), ("client_secret", configuration.clientSecret)]
        } else {
            let pair = "\(HTML.urlPart(configuration.clientID)):\(HTML.urlPart(configuration.clientSecret))"
            request.headers.add(name: "authorization", value: "Basic \(Data(pair.utf8).base64EncodedString())")
        }
        request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
        request.body = .bytes(ByteBuffer(string: Self.query(form)))
        return try await send(request).body
    }

    private func userinfo(_ endpoint: String, _ access: String, _ provider: ProviderMetadata) async throws -> ProviderClaims {
        // What goes into a header is what RFC 6750 § 2.1 lets a token be.
        guard access.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else { throw ProviderProblem.malformed }
        var request = HTTPClientRequest(url: endpoint)
        request.headers.add(name: "authorization", value: "Bearer \(access)")
        let answer = try await send(request)
        if answer.type.hasPrefix("application/jwt") {
            let claims = try await verified(String(decoding: answer.body, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines), provider)
            guard claims.issuer.map({ $0 == provider.issuer }) ?? true else { throw ProviderProblem.issuer }
            guard claims.audience.isEmpty || claims.audience.contains(configuration.clientID) else { throw ProviderProblem.audience }
            return claims
        }
        guard let claims = try? JSONDecoder().decode(ProviderClaims.self, from: answer.body) else { throw ProviderProblem.malformed }
        return claims
    }

    // MARK: Leaving

    /// Where to send somebody so that they are signed out at the provider too; nil: it has no such page.
    func signOut(idToken: String, back: String, state: String) async throws -> String? {
        guard let endpoint = try await described().endSessionEndpoint else { return nil }
        return Self.address(endpoint, [("id_token_hint", idToken), ("post_logout_redirect_uri", back), ("state", state)])
    }

    // MARK: What it says of itself

    private static let life: Int64 = 3_600_000
    /// A stranger's tokens with made-up key names must not make this server ask the provider all the time.
    private static let keyPause: Int64 = 60_000

    /// Its description, read again every hour.
    func described() async throws -> ProviderMetadata {
        let now = clock.now()
        if let metadata, now >= metadata.read, now - metadata.read < Self.life { return metadata.value }
        // An issuer with a path keeps it before the well-known part (Discovery § 4.1).
        let base = configuration.issuer.hasSuffix("/") ? String(configuration.issuer.dropLast()) : configuration.issuer
        let body = try await send(HTTPClientRequest(url: base + "/.well-known/openid-configuration")).body
        guard let found = try? JSONDecoder().decode(ProviderMetadata.self, from: body) else { throw ProviderProblem.malformed }
        try found.check(configuration.issuer)
        metadata = (found, now)
        return found
    }

    private func verified(_ token: String, _ provider: ProviderMetadata) async throws -> ProviderClaims {
        let now = clock.now()
        if let keys, now >= keys.read, now - keys.read < Self.life {
            if case .claims(let claims) = try await keys.value.verify(token) { return claims }
            guard now - keys.read >= Self.keyPause else { throw ProviderProblem.signature }
        }
        guard let found = try? ProviderKeys(json: try await send(HTTPClientRequest(url: provider.jwksURI)).body) else { throw ProviderProblem.malformed }
        keys = (found, now)
        guard case .claims(let claims) = try await found.verify(token) else { throw ProviderProblem.signature }
        return claims
    }

    // MARK: Asking

    private static let client = HTTPClient(
        eventLoopGroupProvider: .singleton,
        configuration: HTTPClient.Configuration(redirectConfiguration: .disallow, timeout: HTTPClient.Configuration.Timeout(connect: .seconds(5), read: .seconds(10))))

    private func send(_ request: HTTPClientRequest) async throws -> (body: Data, type: String) {
        guard try ProviderMetadata.origin(request.url) == ProviderMetadata.origin(configuration.issuer) else { throw ProviderProblem.foreignEndpoint }
        var request = request
        request.headers.add(name: "accept", value: "application/json, application/jwt")
        let response: HTTPClientResponse
        let body: ByteBuffer
        do {
            response = try await Self.client.execute(request, timeout: .seconds(10))
            body = try await response.body.collect(upTo: 256 << 10)
        } catch {
            throw ProviderProblem.unreachable
        }
        switch response.status.code {
        case 200: return (Data(body.readableBytesView), response.headers.first(name: "content-type")?.lowercased() ?? "")
        case 400...403: throw ProviderProblem.refused
        default: throw ProviderProblem.unreachable
        }
    }

    private static func query(_ pairs: [(String, String)]) -> String { pairs.map { "\($0.0)=\(HTML.urlPart($0.1))" }.joined(separator: "&") }
    private static func address(_ endpoint: String, _ pairs: [(String, String)]) -> String { endpoint + (endpoint.contains("?") ? "&" : "?") + query(pairs) }
    private static func json(_ text: String) -> String { "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"" }
}
