import Foundation
import JWTKit

/// The provider's public keys, as its JWKS has them; those of kinds that are not used here are passed over (RFC 7517 § 5).
struct ProviderKeys: Sendable {
    /// Only signatures that nobody but the provider can make: no `none`, no shared secret.
    static let algorithms = ["RS256": "RSA", "PS256": "RSA", "ES256": "EC"]

    private struct Entry: Sendable, Decodable {
        let kty: String
        let use: String?
        let alg: String?
        let kid: String?
        let key: JWK

        private enum CodingKeys: String, CodingKey { case kty, use, alg, kid }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            kty = try values.decode(String.self, forKey: .kty)
            use = try values.decodeIfPresent(String.self, forKey: .use)
            alg = try values.decodeIfPresent(String.self, forKey: .alg)
            kid = try values.decodeIfPresent(String.self, forKey: .kid)
            key = try JWK(from: decoder)
        }
    }

    private struct Set: Decodable {
        struct Perhaps: Decodable {
            let entry: Entry?
            init(from decoder: any Decoder) throws { entry = try? Entry(from: decoder) }
        }
        let keys: [Perhaps]
    }

    private struct Header: Decodable {
        let alg: String
        let kid: String?
        let crit: [String]?
    }

    private let entries: [Entry]

    /// - Throws: when it is no key set.
    init(json: Data) throws { entries = try JSONDecoder().decode(Set.self, from: json).keys.compactMap(\.entry).filter { $0.use ?? "sig" == "sig" } }

    enum Answer: Sendable {
        case claims(ProviderClaims)
        /// No key of that name: the provider may have new ones.
        case unknownKey
    }

    /// The claims of a signed token.
    /// - Throws: `.algorithm`, `.signature`, `.malformed`.
    func verify(_ token: String) async throws -> Answer {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Secrets.data(base64URL: String(parts[0])), let header = try? JSONDecoder().decode(Header.self, from: bytes), header.crit == nil else {
            throw ProviderProblem.malformed
        }
        guard let kind = Self.algorithms[header.alg] else { throw ProviderProblem.algorithm }
        let fits = entries.filter { $0.kty == kind && ($0.alg ?? header.alg) == header.alg && (header.kid == nil || $0.kid == header.kid) }
        guard !fits.isEmpty else { return .unknownKey }
        for entry in fits {
            var key = entry.key
            key.keyIdentifier = "key"
            key.algorithm = JWK.Algorithm(rawValue: header.alg)
            let keys = JWTKeyCollection()
            do {
                try await keys.add(jwk: key)
                return .claims(try await keys.verify(token, as: ProviderClaims.self))
            } catch {
                continue
            }
        }
        throw ProviderProblem.signature
    }
}
