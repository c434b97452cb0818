import Crypto
import Foundation
import Testing
@testable import Workbench

@Suite("Codes and secrets", .takesTurns)
struct SecretsTests {
    /// RFC 6238, appendix B: SHA-1, eight digits, the secret “12345678901234567890”.
    @Test(arguments: [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"), (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ] as [(Int64, String)])
    func published(_ seconds: Int64, _ code: String) {
        #expect(OneTimeCode.code(Array("12345678901234567890".utf8), step: OneTimeCode.step(at: seconds * 1_000), digits: 8) == code)
    }

    @Test("A code counts one step before and after, and never again once a later or the same one was taken")
    func window() {
        let secret = Array("12345678901234567890".utf8)
        let now: Int64 = 1_234_567_890_000
        let step = OneTimeCode.step(at: now)
        for offset in Int64(-1)...1 {
            let code = OneTimeCode.code(secret, step: step + offset)
            #expect(OneTimeCode.match(code, secret, at: now, after: .min) == step + offset)
            #expect(OneTimeCode.match(code, secret, at: now, after: step + offset) == nil)
        }
        for offset in [Int64(-2), 2] { #expect(OneTimeCode.match(OneTimeCode.code(secret, step: step + offset), secret, at: now, after: .min) == nil) }
        #expect(OneTimeCode.match("", secret, at: now, after: .min) == nil)
    }

    /// RFC 4648 § 10, without padding.
    @Test(arguments: [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI")])
    func base32(_ plain: String, _ text: String) {
        #expect(Base32.text(Array(plain.utf8)) == text)
        #expect(Base32.bytes(text.lowercased()) == Array(plain.utf8))
        #expect(Base32.bytes(Base32.grouped(text)) == Array(plain.utf8))
        #expect(Base32.bytes(text + "1") == nil)
    }

    @Test("What is sealed opens for its owner only, and not once altered")
    func box() throws {
        let box = SecretBox(key: SymmetricKey(size: .bits256))
        let sealed = try box.seal("secret", for: "totp:u-1")
        #expect(!sealed.contains("secret"))
        #expect(try box.seal("secret", for: "totp:u-1") != sealed)
        #expect(box.open(sealed, for: "totp:u-1") == "secret")
        #expect(box.open(sealed, for: "totp:u-2") == nil)
        #expect(SecretBox(key: SymmetricKey(size: .bits256)).open(sealed, for: "totp:u-1") == nil)
        var bytes = Array(try #require(Secrets.data(base64URL: sealed)))
        bytes[bytes.count / 2] ^= 1
        #expect(box.open(Secrets.base64URL(Data(bytes)), for: "totp:u-1") == nil)
        #expect(box.open("", for: "totp:u-1") == nil)
    }

    @Test("Key files are the server's alone, and many who start together read the same key")
    func files() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-keys-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/deep/journal.key"
        let texts = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<16 { group.addTask { try PrivateFile.text(path) { Secrets.token() } } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(texts.count == 1)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/deep") == ["journal.key"])
    }

    @Test("The square is drawn without anything inline, and its text is not an argument")
    func square() throws {
        let code = try #require(QRCode(), "the program “qrencode” is needed: apt-get install qrencode")
        let svg = try #require(code.svg("otpauth://totp/Portulan:anne?secret=ABC", label: "\"><script>"))
        #expect(svg.hasPrefix("<svg") && svg.hasSuffix("</svg>"))
        #expect(!svg.contains("<script"))
        expectClean(svg)
        #expect(QRCode(path: "/nowhere") == nil)
    }
}
