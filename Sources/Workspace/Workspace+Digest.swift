import Continuum
import Crypto
import Foundation
import Knowledge

extension Workspace {
    /// SHA-256, in hexadecimal, of what the folder says (its settings and its facts, in order) and of what is known of the world: of the facts as they are
    /// read, so that comments and the way they are written change nothing.
    package func digests() throws -> (chart: String, knowledge: String) {
        let settings = Document.mapping([
            ("organisation", .string(settings.organisation ?? "")), ("home", .string(settings.home)), ("profile", .string(settings.profile ?? "")),
        ])
        let own = settings.json + "\n" + continuum.ndjson(layers: [.chart, .knowledge])
        return (Self.hexadecimal(Data(own.utf8)), Self.hexadecimal(Data(try KnowledgeBase.bytes())))
    }

    private static func hexadecimal(_ data: Data) -> String { hexadecimal(SHA256.hash(data: data)) }

    /// SHA-256 of bytes, in hexadecimal.
    static func hexadecimal(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

    static func hexadecimal(_ digest: SHA256Digest) -> String {
        digest.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
