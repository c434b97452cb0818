import Crypto
import Foundation

/// With which public key, under which name, is a note verified? C2SP signed-note, Ed25519 (type 0x01).
///
/// Its text is `name+id+base64`, with the type and the key in the last part, as Go’s `sumdb/note` and all logs of the field have it.
package struct VerifierKey: Hashable, Sendable {
    package let name: String
    /// The first four bytes of SHA-256(name, newline, type, key): a hint of which key to try, no proof of anything.
    package let id: UInt32
    package let publicKey: [UInt8]

    static let ed25519: UInt8 = 1

    package init(name: String, publicKey: [UInt8]) throws {
        guard Self.isName(name) else { throw NoteError.badKeyName }
        guard publicKey.count == 32 else { throw NoteError.badKey }
        self.name = name
        self.publicKey = publicKey
        var hash = SHA256()
        hash.update(data: Data(name.utf8 + [0x0A, Self.ed25519] + publicKey))
        id = hash.finalize().prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Reads `name+id+base64`; the id must be the one of the key.
    package init(_ text: String) throws {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw NoteError.badKey }
        guard let key = StrictBase64.bytes(of: String(parts[2])), key.first == Self.ed25519 else { throw NoteError.badKey }
        try self.init(name: String(parts[0]), publicKey: Array(key.dropFirst()))
        guard parts[1].utf8.elementsEqual(idText.utf8) else { throw NoteError.badKey }
    }

    /// Its text, to be printed on paper, given to an auditor, kept elsewhere.
    package var text: String { "\(name)+\(idText)+\(StrictBase64.text(of: [Self.ed25519] + publicKey))" }

    var idText: String { idBytes.map(\.hexadecimal).joined() }

    var idBytes: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: id >> (24 - 8 * $0)) } }

    func verifies(_ signature: [UInt8], of text: String) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: Data(text.utf8))
    }

    /// May a key have this name? Not empty, without spaces of any script, without a plus sign.
    package static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 255 && text.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20 && $0.value != 0x7F }
    }
}

/// With which secret is a note signed?
///
/// Its text is `PRIVATE+KEY+name+id+base64`, as Go’s `sumdb/note` writes it. Shown or logged, it gives its public key.
package struct SigningKey: Sendable {
    package let verifier: VerifierKey
    private let key: Curve25519.Signing.PrivateKey

    private static let mark = "PRIVATE+KEY+"

    /// A key from 32 random bytes, which the caller draws.
    package init(name: String, seed: [UInt8]) throws {
        guard seed.count == 32, let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { throw NoteError.badKey }
        self.key = key
        verifier = try VerifierKey(name: name, publicKey: Array(key.publicKey.rawRepresentation))
    }

    package init(secretText text: String) throws {
        guard text.hasPrefix(Self.mark) else { throw NoteError.badKey }
        let parts = text.dropFirst(Self.mark.count).split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = StrictBase64.bytes(of: String(parts[2])), bytes.first == VerifierKey.ed25519 else { throw NoteError.badKey }
        try self.init(name: String(parts[0]), seed: Array(bytes.dropFirst()))
        guard parts[1].utf8.elementsEqual(verifier.idText.utf8) else { throw NoteError.badKey }
    }

    /// What the key file holds, and nothing else may.
    package var secretText: String {
        "\(Self.mark)\(verifier.name)+\(verifier.idText)+\(StrictBase64.text(of: [VerifierKey.ed25519] + Array(key.rawRepresentation)))"
    }

    func signature(of text: String) throws -> [UInt8] { Array(try key.signature(for: Data(text.utf8))) }
}

extension SigningKey: CustomStringConvertible, CustomReflectable {
    package var description: String { verifier.text }
    package var customMirror: Mirror { Mirror(self, children: ["verifier": verifier.text]) }
}
