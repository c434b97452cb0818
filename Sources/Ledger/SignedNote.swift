/// Why is a note, a key or a checkpoint refused?
package enum NoteError: Error, Hashable, Sendable {
    case badKey
    case badKeyName
    /// Not of the form of a note: its encoding, a control character, the blank line, a signature line.
    case malformed
    case tooLarge
    /// No signature by a key that we know.
    case notSigned
    /// A signature in the name of a key that we know, which that key did not make.
    case wrongSignature(key: String)
    /// A note that is signed, and no checkpoint.
    case notACheckpoint
    /// A checkpoint of another log than the one of the key.
    case wrongOrigin(String)
}

/// Who signed this text? C2SP signed-note v1: the text, a blank line, and a line for each signature.
package struct SignedNote: Hashable, Sendable {
    package struct Signature: Hashable, Sendable {
        package let name: String
        package let keyID: UInt32
        package let bytes: [UInt8]
    }

    /// What is signed, with its last newline.
    package let text: String
    package private(set) var signatures: [Signature]

    static let largest = 1 << 20
    static let mostSignatures = 100

    /// Signs a text, which ends in a newline.
    package init(_ text: String, signedBy key: SigningKey) throws {
        guard Self.isText(text), text.hasSuffix("\n") else { throw NoteError.malformed }
        self.text = text
        signatures = [Signature(name: key.verifier.name, keyID: key.verifier.id, bytes: try key.signature(of: text))]
    }

    /// Reads a note, without yet believing it.
    package init(parsing bytes: some Collection<UInt8>) throws {
        guard bytes.count <= Self.largest else { throw NoteError.tooLarge }
        guard let whole = String(validating: bytes, as: UTF8.self), Self.isText(whole) else { throw NoteError.malformed }
        // By bytes: a Character of Swift may take a newline and what follows together.
        let units = Array(whole.utf8)
        guard let blank = units.indices.dropLast().last(where: { units[$0] == 0x0A && units[$0 + 1] == 0x0A }), units.last == 0x0A else {
            throw NoteError.malformed
        }
        let lines = units[(blank + 2)...].split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
        guard !lines.isEmpty else { throw NoteError.malformed }
        guard lines.count <= Self.mostSignatures else { throw NoteError.tooLarge }
        text = String(decoding: units[...blank], as: UTF8.self)
        signatures = try lines.map { try Signature(line: $0) }
    }

    /// Which of these keys signed it? At least one, and none falsely; otherwise an error.
    @discardableResult
    package func verify(_ keys: [VerifierKey]) throws -> [VerifierKey] {
        var found: [VerifierKey] = []
        for signature in signatures {
            for key in keys where key.id == signature.keyID && key.name.utf8.elementsEqual(signature.name.utf8) {
                guard key.verifies(signature.bytes, of: text) else { throw NoteError.wrongSignature(key: key.text) }
                if !found.contains(key) { found.append(key) }
            }
        }
        guard !found.isEmpty else { throw NoteError.notSigned }
        return found
    }

    /// The note as it is written and sent.
    package var encoded: String { text + "\n" + signatures.map(\.line).joined() }

    private static func isText(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A } }
}

extension SignedNote.Signature {
    private static let dash = "— "

    fileprivate init(line: ArraySlice<UInt8>) throws {
        guard line.starts(with: Self.dash.utf8) else { throw NoteError.malformed }
        let parts = line.dropFirst(Self.dash.utf8.count).split(separator: 0x20, omittingEmptySubsequences: false)
        guard parts.count == 2, let bytes = StrictBase64.bytes(of: String(decoding: parts[1], as: UTF8.self)), bytes.count > 4 else { throw NoteError.malformed }
        name = String(decoding: parts[0], as: UTF8.self)
        guard VerifierKey.isName(name) else { throw NoteError.malformed }
        keyID = bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        self.bytes = Array(bytes.dropFirst(4))
    }

    fileprivate var line: String {
        let id = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> (24 - 8 * $0)) }
        return "\(Self.dash)\(name) \(StrictBase64.text(of: id + bytes))\n"
    }
}
