import Continuum
import Crypto
import CryptoExtras
private import Foundation

/// Are these the words of that account? scrypt (RFC 7914) with a salt each; at most two at once, since each takes 32 MiB.
actor PasswordHasher {
    /// OWASP Password Storage Cheat Sheet: N = 2^15, r = 8, p = 3. Tests, which sign in by the hundred, take less.
    private let cost: (ln: Int, r: Int, p: Int)
    /// NIST SP 800-63B rev. 4 § 3.1.1.2: length is what counts; 64 characters at least are allowed.
    static let shortest = 12
    static let longest = 256

    private let workshop = Workshop(label: "portulan.passwords")
    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(ln: Int = 15) { cost = (ln, 8, 3) }

    func hash(_ password: String) async throws -> String {
        let salt = Secrets.bytes(16)
        let key = try await derive(password, salt, cost)
        return "$scrypt$ln=\(cost.ln),r=\(cost.r),p=\(cost.p)$\(Data(salt).base64EncodedString())$\(Data(key).base64EncodedString())"
    }

    /// Takes as long when there is no such account (`stored` nil) as when there is.
    func verify(_ password: String, _ stored: String?) async throws -> Bool {
        let parts = (stored ?? "").split(separator: "$").map(String.init)
        guard parts.count == 4, parts[0] == "scrypt", let salt = Data(base64Encoded: parts[2]), let expected = Data(base64Encoded: parts[3]), let cost = Self.cost(parts[1]) else {
            _ = try await derive(password, [UInt8](repeating: 0, count: 16), cost)
            return false
        }
        let key = try await derive(password, Array(salt), cost)
        return Secrets.equal(Secrets.hexadecimal(key), Secrets.hexadecimal(Array(expected)))
    }

    private static func cost(_ text: String) -> (ln: Int, r: Int, p: Int)? {
        var values: [String: Int] = [:]
        for part in text.split(separator: ",") {
            let sides = part.split(separator: "=")
            if sides.count == 2, let value = Int(sides[1]) { values[String(sides[0])] = value }
        }
        guard let ln = values["ln"], let r = values["r"], let p = values["p"], (10...20).contains(ln), (1...32).contains(r), (1...16).contains(p) else { return nil }
        return (ln, r, p)
    }

    private func derive(_ password: String, _ salt: [UInt8], _ cost: (ln: Int, r: Int, p: Int)) async throws -> [UInt8] {
        if running >= 2 { await withCheckedContinuation { waiting.append($0) } } else { running += 1 }
        defer { if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() } }
        // The same word typed on two keyboards may be two sequences of scalars.
        let words = Data(password.precomposedStringWithCompatibilityMapping.utf8)
        return try await workshop.run {
            let key = try KDF.Scrypt.deriveKey(from: words, salt: salt, outputByteCount: 32, rounds: 1 << cost.ln, blockSize: cost.r, parallelism: cost.p, maxMemory: 256 << 20)
            return key.withUnsafeBytes { Array($0) }
        }
    }

    /// What is wrong with a new password; nil when nothing is. No rule on kinds of characters: they make passwords worse.
    static func problem(_ password: String, name: String, email: String) -> Bilingual? {
        let folded = ElementIndex.fold(password)
        if password.count < shortest {
            return Bilingual(
                fr: "Au moins \(shortest) caractères : une phrase de quelques mots est ce qu’il y a de mieux.",
                en: "At least \(shortest) characters: a phrase of a few words is best.")
        }
        if password.count > longest { return Bilingual(fr: "Au plus \(longest) caractères.", en: "At most \(longest) characters.") }
        if Set(password).count < 5 || isRun(folded) {
            return Bilingual(fr: "Trop régulier pour résister : « aaaa », « 123456 », une même suite répétée.", en: "Too regular to hold: “aaaa”, “123456”, the same run over and over.")
        }
        let owns = [name, String(email.prefix { $0 != "@" })].map(ElementIndex.fold).filter { $0.count >= 4 }
        if owns.contains(where: { folded.contains($0) && folded.count < $0.count + 8 }) {
            return Bilingual(fr: "Il contient surtout votre nom ou votre adresse.", en: "It is mostly your name or your address.")
        }
        if common.contains(where: { folded.contains($0) && folded.count < $0.count + 8 }) {
            return Bilingual(fr: "Il est fait d’un mot de passe très courant.", en: "It is made of a very common password.")
        }
        return nil
    }

    private static let common = [
        "password", "motdepasse", "azerty", "qwerty", "portulan", "administrateur", "administrator", "bienvenue", "welcome", "soleil", "doudou", "loulou", "iloveyou",
        "letmein", "changeme", "secret", "mairie", "bonjour",
    ]

    /// A run up or down the keyboard's digits or letters, or one short piece repeated.
    private static func isRun(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.map { Int($0.value) }
        let steps = zip(scalars, scalars.dropFirst()).map { $1 - $0 }
        if steps.allSatisfy({ $0 == 1 }) || steps.allSatisfy({ $0 == -1 }) { return true }
        return (1...4).contains { width in scalars.indices.allSatisfy { scalars[$0] == scalars[$0 % width] } }
    }
}
