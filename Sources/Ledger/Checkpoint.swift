/// What was in the journal when it had this size? Its root, which its key signs: C2SP tlog-checkpoint.
///
/// Whoever keeps a checkpoint can later tell whether anything before it was altered, removed or added.
package struct Checkpoint: Hashable, Sendable {
    /// The name of the journal, which is also the name of its key.
    package let origin: String
    package let size: Int
    package let root: MerkleHash

    package init(origin: String, size: Int, root: MerkleHash) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// What is signed.
    package var text: String { "\(origin)\n\(size)\n\(root.base64)\n" }

    package func signed(by key: SigningKey) throws -> SignedNote { try SignedNote(text, signedBy: key) }

    /// Reads the text of a checkpoint. Extension lines are let pass, as the format wants, and not kept.
    package init(text: String) throws {
        var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
        guard lines.popLast() == "", lines.count >= 3, lines.allSatisfy({ !$0.isEmpty }) else { throw NoteError.notACheckpoint }
        guard let size = Int(lines[1]), String(size) == lines[1], (0...MerkleFrontier.largestSize).contains(size), let root = MerkleHash(base64: lines[2]) else {
            throw NoteError.notACheckpoint
        }
        self.init(origin: lines[0], size: size, root: root)
    }

    /// Reads a signed checkpoint and believes it if one of these keys, which bears the name of the log, signed it.
    package init(verifying note: SignedNote, by keys: [VerifierKey]) throws {
        let signers = try note.verify(keys)
        try self.init(text: note.text)
        guard signers.contains(where: { $0.name.utf8.elementsEqual(origin.utf8) }) else { throw NoteError.wrongOrigin(origin) }
    }
}
