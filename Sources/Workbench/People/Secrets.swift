import Crypto
import Foundation

/// Random secrets and their digests. Only digests are kept: who reads the database cannot sign in with it.
enum Secrets {
    /// 256 random bits, as base64url.
    static func token() -> String { base64URL(Data(bytes(32))) }

    static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// An opaque id for a person or a token: 96 random bits.
    static func identifier(_ prefix: String) -> String { prefix + hexadecimal(bytes(12)) }

    static func digest(_ secret: String) -> String { hexadecimal(Array(SHA256.hash(data: Data(secret.utf8)))) }

    static func hexadecimal(_ bytes: [UInt8]) -> String { bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

    static func base64URL(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static func data(base64URL text: String) -> Data? {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
    }

    /// Compares without saying by its time where they differ.
    static func equal(_ a: String, _ b: String) -> Bool {
        let (a, b) = (Array(a.utf8), Array(b.utf8))
        guard a.count == b.count else { return false }
        return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
