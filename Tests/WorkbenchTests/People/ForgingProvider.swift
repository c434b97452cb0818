import Crypto
import Foundation
import Hummingbird
import NIOCore
import Synchronization
@testable import Workbench

/// An identity provider that says whatever a test wants it to: what a real one never would.
final class ForgingProvider: Sendable {
    struct Plan: Sendable {
        /// Claims of the ID token; what is nil is left out.
        var claims: [String: String?] = [:]
        var audience = "[\"portulan\"]"
        var issued: Int64 = 0
        var expires: Int64 = 0
        var algorithm = "ES256"
        var keyName: String? = "k1"
        var signsWithAnotherKey = false
        var userinfo: [String: String]?
        var userinfoIsSigned = false
        var metadata: [String: String] = [:]
        var tokenStatus = HTTPResponse.Status.ok
    }

    let port: Int
    private let plan = Mutex(Plan())
    private let asked = Mutex<[String: Int]>([:])
    private let lastToken = Mutex("")
    private let keys = Mutex([P256.Signing.PrivateKey()])
    private let running: Task<Void, any Error>

    var issuer: String { "http://127.0.0.1:\(port)" }
    func count(_ path: String) -> Int { asked.withLock { $0[path] ?? 0 } }
    /// What the token endpoint was last sent.
    var tokenRequest: String { lastToken.withLock { $0 } }
    func change(_ body: (inout Plan) -> Void) { plan.withLock { body(&$0) } }
    /// A new signing key under a new name: the old one is no longer published.
    func rotate(to name: String) {
        keys.withLock { $0 = [P256.Signing.PrivateKey()] }
        plan.withLock { $0.keyName = name }
    }

    init() async throws {
        let (ports, told) = AsyncStream<Int>.makeStream()
        let holder = Holder()
        let router = Router()
        for path in [".well-known/openid-configuration", "jwks", "userinfo"] {
            router.get(RouterPath(path)) { _, _ in holder.get()?.answer(path) ?? Response(status: .notFound) }
        }
        router.post("token") { request, _ in
            let body = try await request.body.collect(upTo: 1 << 16)
            holder.get()?.lastToken.withLock { $0 = String(buffer: body) + " " + (request.headers[.authorization] ?? "") }
            return holder.get()?.answer("token") ?? Response(status: .notFound)
        }
        let application = Application(router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)), onServerRunning: { channel in
            told.yield(channel.localAddress?.port ?? 0)
            told.finish()
        })
        running = Task { try await application.run() }
        var found = 0
        for await port in ports { found = port }
        port = found
        holder.set(self)
    }

    func stop() async {
        running.cancel()
        _ = await running.result
    }

    private final class Holder: Sendable {
        private let value = Mutex<ForgingProvider?>(nil)
        func get() -> ForgingProvider? { value.withLock { $0 } }
        func set(_ provider: ForgingProvider) { value.withLock { $0 = provider } }
    }

    // MARK: Answers

    private func answer(_ path: String) -> Response {
        asked.withLock { $0[path, default: 0] += 1 }
        let plan = plan.withLock { $0 }
        switch path {
        case "jwks": return json(keySet(plan))
        case "token": return json("{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"\(token(Self.object(plan.claims, plan), plan))\"}", status: plan.tokenStatus)
        case "userinfo":
            let text = "{" + (plan.userinfo ?? ["sub": (plan.claims["sub"] ?? "") ?? ""]).map { "\"\($0)\":\"\($1)\"" }.joined(separator: ",") + "}"
            return plan.userinfoIsSigned ? json(token(text, plan), type: "application/jwt") : json(text)
        default:
            var metadata = [
                "issuer": issuer, "authorization_endpoint": issuer + "/authorize", "token_endpoint": issuer + "/token", "jwks_uri": issuer + "/jwks",
                "userinfo_endpoint": issuer + "/userinfo",
            ]
            metadata.merge(plan.metadata) { $1 }
            return json("{" + metadata.map { "\"\($0)\":\"\($1)\"" }.joined(separator: ",") + ",\"code_challenge_methods_supported\":[\"S256\"]}")
        }
    }

    private func json(_ text: String, type: String = "application/json", status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    private func keySet(_ plan: Plan) -> String {
        let point = keys.withLock { $0[0] }.publicKey.rawRepresentation
        let (x, y) = (Secrets.base64URL(point.prefix(32)), Secrets.base64URL(point.suffix(32)))
        // Beside a key of a kind that nobody here knows.
        return "{\"keys\":[{\"kty\":\"ZZ\",\"kid\":\"odd\"},{\"kty\":\"EC\",\"crv\":\"P-256\",\"use\":\"sig\",\"kid\":\"\(plan.keyName ?? "k1")\",\"x\":\"\(x)\",\"y\":\"\(y)\"}]}"
    }

    private static func object(_ claims: [String: String?], _ plan: Plan) -> String {
        var members = claims.compactMap { name, value in value.map { "\"\(name)\":\"\($0)\"" } }
        members += ["\"aud\":\(plan.audience)", "\"iat\":\(plan.issued)", "\"exp\":\(plan.expires)"]
        return "{" + members.joined(separator: ",") + "}"
    }

    private func token(_ payload: String, _ plan: Plan) -> String {
        let kid = plan.keyName.map { ",\"kid\":\"\($0)\"" } ?? ""
        let signed = Secrets.base64URL(Data("{\"alg\":\"\(plan.algorithm)\"\(kid)}".utf8)) + "." + Secrets.base64URL(Data(payload.utf8))
        switch plan.algorithm {
        case "none": return signed + "."
        case "HS256":
            let mac = HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: SymmetricKey(data: Data("client-secret".utf8)))
            return signed + "." + Secrets.base64URL(Data(mac))
        default:
            let key = plan.signsWithAnotherKey ? P256.Signing.PrivateKey() : keys.withLock { $0[0] }
            let signature = (try? key.signature(for: Data(signed.utf8)).rawRepresentation) ?? Data()
            return signed + "." + Secrets.base64URL(signature)
        }
    }
}
