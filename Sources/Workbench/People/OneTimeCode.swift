import Crypto
private import Foundation

/// Which six digits does an authenticator app show now? RFC 6238 (SHA-1, 30 seconds), RFC 4226 for the digits.
enum OneTimeCode {
    static let seconds: Int64 = 30
    static let digits = 6

    static func step(at milliseconds: Int64) -> Int64 { milliseconds / 1_000 / seconds }

    static func code(_ secret: [UInt8], step: Int64, digits: Int = digits) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[19] & 15)
        let value = mac[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        let text = String(value % (0..<digits).reduce(1) { product, _ in product * 10 })
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step whose code this is, among those that count at this moment and come after `used`; nil: none.
    static func match(_ typed: String, _ secret: [UInt8], at milliseconds: Int64, after used: Int64) -> Int64? {
        let now = step(at: milliseconds)
        return (now - 1...now + 1).first { $0 > used && Secrets.equal(code(secret, step: $0), typed) }
    }

    /// What an app reads from the square: otpauth:// as the “Key Uri Format” has it.
    static func address(_ secret: [UInt8], account: String) -> String {
        "otpauth://totp/Portulan:\(HTML.urlPart(account))?secret=\(Base32.text(secret))&issuer=Portulan&algorithm=SHA1&digits=\(digits)&period=\(seconds)"
    }
}
