/// How is the journal, or what concerns one workspace, given to somebody who will verify it elsewhere?
///
/// Lines of canonical JSON (NDJSON). First a header: of which journal, how many entries follow, and of which workspace if only of one. Then:
///
/// - **the whole journal**: each entry with the hash that the store kept for its leaf, in order from 0; a checkpoint stands right behind the last entry that
///   it covers, with the frontier of the tree. An altered entry departs from its hash; altered hashes depart from the root of the next checkpoint; and from
///   the frontier, which must have the root that is signed, verifying goes on behind what is broken.
/// - **one workspace**: a checkpoint, perhaps a proof that it goes on from an earlier one, then the entries, each with its inclusion proof. It shows that
///   these entries are in the journal as they are; it cannot show that no other one belongs to the workspace, which only the whole journal can.
package enum LedgerExport {
    /// The version of the form.
    package static let version = 1

    package struct Header: Hashable, Sendable {
        package let origin: String
        /// How many entries follow.
        package let entries: Int
        /// The only workspace whose entries follow; nil if it is the whole journal.
        package let workspace: String?

        package init(origin: String, entries: Int, workspace: String? = nil) {
            self.origin = origin
            self.entries = entries
            self.workspace = workspace
        }

        package var line: String {
            var writer = CanonicalWriter()
            writer.add("entries", entries)
            writer.add("journal", LedgerExport.version)
            writer.add("origin", origin)
            if let workspace { writer.add("workspace", workspace) }
            return writer.finish()
        }
    }

    /// An entry of the whole journal: its line and the hash of its leaf, both as they were kept and not made again, so that what was altered shows.
    package static func entry(_ line: String, leaf: MerkleHash) -> String { "{\"entry\":\(line),\"leaf\":\"\(leaf.base64)\"}" }

    /// An entry of one workspace, with the proof that the checkpoint covers it.
    package static func entry(_ line: String, proof: InclusionProof) -> String { "{\"entry\":\(line),\"proof\":\(list(proof.path))}" }

    /// - Parameter frontier: the one at the size of the checkpoint; for the whole journal only.
    package static func checkpoint(_ note: SignedNote, _ frontier: MerkleFrontier? = nil) -> String {
        var text = "{\"checkpoint\":"
        CanonicalWriter.write(note.encoded, to: &text)
        if let frontier { text += ",\"peaks\":" + list(frontier.peaks) }
        return text + "}"
    }

    /// For whoever kept the checkpoint of size `proof.first`: it leads to the checkpoint of this export.
    package static func consistency(_ proof: ConsistencyProof) -> String { "{\"consistency\":\(list(proof.path)),\"first\":\(proof.first)}" }

    private static func list(_ hashes: [MerkleHash]) -> String { "[" + hashes.map { "\"\($0.base64)\"" }.joined(separator: ",") + "]" }
}

/// What does one line of an export say?
enum ExportLine {
    case header(LedgerExport.Header)
    /// The bytes of the entry, which are those of its leaf, not yet read.
    case entry(ArraySlice<UInt8>, leaf: MerkleHash)
    case proved(ArraySlice<UInt8>, path: [MerkleHash])
    case checkpoint(String, peaks: [MerkleHash]?)
    case consistency(first: Int, path: [MerkleHash])

    /// A checkpoint with a hundred signatures, each control character of an entry written with six: more is no export.
    static let longest = 1 << 17
    /// A path of 53 levels, twice over for consistency.
    private static let longestPath = 128

    init?(_ bytes: ArraySlice<UInt8>) {
        guard let line = (try? Self.read(bytes)) ?? nil else { return nil }
        self = line
    }

    private static func read(_ bytes: ArraySlice<UInt8>) throws -> ExportLine? {
        var reader = CanonicalReader(bytes)
        if reader.pass("{\"entry\":") { return try entry(bytes, content: bytes.dropFirst("{\"entry\":".utf8.count)) }
        if reader.pass("{\"checkpoint\":") {
            let text = try reader.string(most: longest)
            let peaks = reader.pass(",\"peaks\":") ? try reader.hashes(most: longestPath) : nil
            return try reader.end(.checkpoint(text, peaks: peaks))
        }
        if reader.pass("{\"consistency\":") {
            let path = try reader.hashes(most: longestPath)
            try reader.expect(",\"first\":")
            return try reader.end(.consistency(first: try reader.number(), path: path))
        }
        try reader.expect("{\"entries\":")
        let entries = try reader.number()
        try reader.expect(",\"journal\":1,\"origin\":")
        let origin = try reader.string(most: EntryLimits.text)
        let workspace = reader.pass(",\"workspace\":") ? try reader.string(most: EntryLimits.text) : nil
        return try reader.end(.header(.init(origin: origin, entries: entries, workspace: workspace)))
    }

    /// What follows the entry is looked for from behind: the entry itself may be anything, even no JSON, and must still be told from what vouches for it.
    private static func entry(_ bytes: ArraySlice<UInt8>, content: ArraySlice<UInt8>) throws -> ExportLine? {
        let leafMark = Array(",\"leaf\":\"".utf8)
        let tail = leafMark.count + 44 + 2
        if content.count >= tail, content.suffix(tail).starts(with: leafMark) {
            let hash = content.suffix(46).prefix(44)
            guard content.suffix(2).elementsEqual("\"}".utf8), let leaf = MerkleHash(base64: String(decoding: hash, as: UTF8.self)) else { return nil }
            return .entry(content.dropLast(tail), leaf: leaf)
        }
        let mark = Array(",\"proof\":[".utf8)
        // Base 64 has neither bracket nor colon: the last bracket begins the proof.
        guard let bracket = content.lastIndex(of: 0x5B), bracket - content.startIndex >= mark.count - 1 else { return nil }
        let start = bracket - (mark.count - 1)
        guard content[start...].starts(with: mark) else { return nil }
        var reader = CanonicalReader(content[bracket...])
        return try reader.end(.proved(content[..<start], path: try reader.hashes(most: longestPath)))
    }
}

extension CanonicalReader {
    /// A list of hashes.
    fileprivate mutating func hashes(most: Int) throws -> [MerkleHash] {
        var hashes: [MerkleHash] = []
        try expect("[")
        if pass("]") { return hashes }
        repeat {
            guard hashes.count < most, let hash = MerkleHash(base64: try string(most: 44)) else { throw failure }
            hashes.append(hash)
        } while pass(",")
        try expect("]")
        return hashes
    }

    /// The end of the object and of the line.
    fileprivate mutating func end(_ line: ExportLine) throws -> ExportLine {
        try expect("}")
        guard isAtEnd else { throw failure }
        return line
    }
}
