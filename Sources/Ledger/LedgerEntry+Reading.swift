/// Why is a line no entry?
package enum EntryError: Error, Hashable, Sendable {
    /// Not the canonical form of an entry; the byte where it departs from it.
    case malformed(byte: Int)
    /// An entry, with an action that this version does not know.
    case unknownAction(String, sequence: Int)
}

extension LedgerEntry {
    /// Reads a line, which must be exactly the one that the entry gives back.
    package init(line: some Collection<UInt8>) throws {
        let bytes = Array(line)
        do {
            try self.init(reading: bytes[...])
        } catch let failure as CanonicalReader.Failure {
            throw EntryError.malformed(byte: failure.byte)
        }
    }

    private init(reading bytes: ArraySlice<UInt8>) throws {
        var reader = CanonicalReader(bytes)
        try reader.expect("{\"action\":")
        let word = try reader.string(most: EntryLimits.detailName)
        try reader.expect(",\"actor\":")
        let actor = try reader.value { LedgerActor(rawValue: $0) }
        let details =
            reader.pass(",\"details\":") ? try reader.members(most: EntryLimits.details, name: EntryLimits.isName, value: EntryLimits.text) : [:]
        let from = reader.pass(",\"from\":") ? try reader.value { TruncatedAddress(truncated: $0) } : nil
        let object = reader.pass(",\"object\":") ? try reader.string(most: EntryLimits.text) : nil
        try reader.expect(",\"sequence\":")
        let sequence = try reader.number()
        guard sequence < MerkleFrontier.largestSize else { throw reader.failure }
        try reader.expect(",\"time\":")
        let time = try reader.value { LedgerTime($0) }
        let workspace = reader.pass(",\"workspace\":") ? try reader.string(most: EntryLimits.text) : nil
        try reader.expect("}")
        guard reader.isAtEnd else { throw reader.failure }
        guard let action = LedgerAction(rawValue: word) else { throw EntryError.unknownAction(word, sequence: sequence) }
        self.init(
            sequence: sequence,
            DraftEntry(time: time, actor: actor, action: action, workspace: workspace, object: object, from: from, details: details))
    }
}

extension CanonicalReader {
    /// A text that stands for a value.
    fileprivate mutating func value<Value>(_ make: (String) -> Value?) throws -> Value {
        let start = failure
        guard let value = make(try string(most: EntryLimits.text)) else { throw start }
        return value
    }
}
