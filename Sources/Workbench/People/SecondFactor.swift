import Continuum
private import Foundation
import HTTPTypes
import Store

/// The second step of signing in: an app's code, each counted once, or one of ten recovery codes.
struct SecondFactor: Sendable {
    let store: Store
    let box: SecretBox

    /// What is kept, sealed: the secret, and the last step whose code was taken.
    private struct Kept {
        var secret: [UInt8]
        var used: Int64

        var text: String { "\(Base32.text(secret)):\(used)" }

        init(secret: [UInt8], used: Int64) { (self.secret, self.used) = (secret, used) }

        init?(_ text: String) {
            let parts = text.split(separator: ":")
            guard parts.count == 2, let secret = Base32.bytes(String(parts[0])), let used = Int64(parts[1]) else { return nil }
            self.init(secret: secret, used: used)
        }
    }

    // MARK: Turning on

    /// A new secret, which counts only once a code of it was typed; sealed, it may wait in the form.
    func draft(for user: String, now: Int64) throws -> (secret: [UInt8], sealed: String) {
        let secret = Secrets.bytes(20)
        return (secret, try box.seal("\(Base32.text(secret)):\(now)", for: "draft:\(user)"))
    }

    static let draftLife: Int64 = 30 * 60 * 1_000

    /// The secret of a draft that is this user's and fresh.
    func secret(ofDraft sealed: String, for user: String, now: Int64) -> [UInt8]? {
        guard let text = box.open(sealed, for: "draft:\(user)"), let draft = Kept(text), now - draft.used < Self.draftLife else { return nil }
        return draft.secret
    }

    /// Turns it on if the code is right.
    /// - Returns: the recovery codes, which are not kept in clear; nil: the code is wrong.
    func turnOn(_ secret: [UInt8], code: String, for user: String, now: Int64) async throws -> [String]? {
        guard let step = OneTimeCode.match(Self.plain(code), secret, at: now, after: .min) else { return nil }
        let codes = Self.recoveryCodes()
        let sealed = try box.seal(Kept(secret: secret, used: step).text, for: "totp:\(user)")
        try await store.updateUser(id: user) { record in
            record.totpSecret = sealed
            record.recoveryHashes = codes.map(Self.hash)
        }
        return codes
    }

    /// New recovery codes in place of the old ones.
    func renewCodes(for user: String) async throws -> [String] {
        let codes = Self.recoveryCodes()
        try await store.updateUser(id: user) { $0.recoveryHashes = codes.map(Self.hash) }
        return codes
    }

    func turnOff(for user: String) async throws {
        try await store.updateUser(id: user) { record in
            record.totpSecret = nil
            record.recoveryHashes = []
        }
    }

    // MARK: At sign-in

    enum Proof: Sendable { case code, recoveryCode }

    /// Takes a code: once, even if it comes twice at the same time. nil: it is wrong, or was used.
    func take(_ typed: String, of user: String, now: Int64) async throws -> Proof? {
        struct Wrong: Error {}
        let plain = Self.plain(typed)
        do {
            let box = box
            if plain.count == OneTimeCode.digits, plain.allSatisfy(\.isNumber) {
                try await store.updateUser(id: user) { record in
                    guard let sealed = record.totpSecret, let text = box.open(sealed, for: "totp:\(user)"), var kept = Kept(text),
                        let step = OneTimeCode.match(plain, kept.secret, at: now, after: kept.used)
                    else { throw Wrong() }
                    kept.used = step
                    record.totpSecret = try box.seal(kept.text, for: "totp:\(user)")
                }
                return .code
            }
            let hash = Self.hash(plain)
            try await store.updateUser(id: user) { record in
                guard record.totpSecret != nil, record.recoveryHashes.contains(where: { Secrets.equal($0, hash) }) else { throw Wrong() }
                record.recoveryHashes.removeAll { $0 == hash }
            }
            return .recoveryCode
        } catch is Wrong {
            return nil
        }
    }

    // MARK: Recovery codes

    /// Ten of 80 random bits each.
    private static func recoveryCodes() -> [String] {
        (0..<10).map { _ in Base32.grouped(Base32.text(Secrets.bytes(10))).replacing(" ", with: "-") }
    }

    private static func hash(_ code: String) -> String { Secrets.digest("recovery:" + plain(code)) }
    private static func plain(_ typed: String) -> String { String(typed.uppercased().filter { $0.isLetter || $0.isNumber }.prefix(64)) }
}
