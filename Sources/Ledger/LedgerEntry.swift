/// What is to be recorded, before the journal has given it its number?
///
/// Recording never fails: texts that are too long are cut, details that are too many left out.
package struct DraftEntry: Hashable, Sendable {
    package let time: LedgerTime
    package let actor: LedgerActor
    package let action: LedgerAction
    /// The workspace concerned, by its slug; nil for the installation.
    package let workspace: String?
    /// What it was done to: an element, a change, a page, an account.
    package let object: String?
    package let from: TruncatedAddress?
    /// A few words more, by name. No personal data, no secret, no content of the chart.
    package let details: [String: String]

    package init(
        time: LedgerTime, actor: LedgerActor, action: LedgerAction, workspace: String? = nil, object: String? = nil, from: TruncatedAddress? = nil,
        details: [String: String] = [:]
    ) {
        self.time = time
        self.actor = actor
        self.action = action
        self.workspace = workspace?.cut(to: EntryLimits.text)
        self.object = object?.cut(to: EntryLimits.text)
        self.from = from
        var kept: [String: String] = [:]
        for (name, value) in details.sorted(by: { $0.key < $1.key }).prefix(EntryLimits.details) {
            kept[EntryLimits.name(name)] = value.cut(to: EntryLimits.text)
        }
        self.details = kept
    }
}

/// What happened, as the journal has it: a draft with its number.
///
/// Its `line` is what the journal signs: the object of RFC 8785 (JSON Canonicalization Scheme) with these keys, absent ones left out, without a newline.
/// There is one line for each entry and one entry for each line.
@dynamicMemberLookup
package struct LedgerEntry: Hashable, Sendable {
    /// Its place in the journal, from 0 without a gap: the index of its leaf.
    package let sequence: Int
    package let content: DraftEntry

    package init(sequence: Int, _ content: DraftEntry) {
        self.sequence = sequence
        self.content = content
    }

    package subscript<Value>(dynamicMember path: KeyPath<DraftEntry, Value>) -> Value { content[keyPath: path] }

    /// The hash that stands for it in the tree.
    package var leaf: MerkleHash { .leaf(line.utf8) }

    package var line: String {
        var writer = CanonicalWriter()
        writer.add("action", content.action.rawValue)
        writer.add("actor", content.actor.rawValue)
        if !content.details.isEmpty { writer.add("details", content.details.sorted { $0.key < $1.key }) }
        if let from = content.from { writer.add("from", from.text) }
        if let object = content.object { writer.add("object", object) }
        writer.add("sequence", sequence)
        writer.add("time", content.time.text)
        if let workspace = content.workspace { writer.add("workspace", workspace) }
        return writer.finish()
    }
}

/// How much may an entry hold?
enum EntryLimits {
    /// Bytes of a text.
    static let text = 512
    static let details = 16
    /// Bytes of the name of a detail, each a letter, a digit, `-` or `_`.
    static let detailName = 64

    static func isName(_ text: String) -> Bool { (1...detailName).contains(text.utf8.count) && text.utf8.allSatisfy(\.isWordByte) }

    /// The nearest name that may stand in the journal.
    static func name(_ text: String) -> String {
        let bytes = text.utf8.prefix(detailName).map { $0.isWordByte ? $0 : 0x2D }
        return bytes.isEmpty ? "-" : String(decoding: bytes, as: UTF8.self)
    }
}

extension String {
    /// The text if it has at most so many bytes; otherwise its beginning and an ellipsis, cut between characters.
    fileprivate func cut(to limit: Int) -> String {
        guard utf8.count > limit else { return self }
        let ellipsis = "…"
        var room = limit - ellipsis.utf8.count
        let kept = unicodeScalars.prefix {
            room -= UTF8.width($0)
            return room >= 0
        }
        return String(String.UnicodeScalarView(kept)) + ellipsis
    }
}
