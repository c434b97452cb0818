/// How sources and dates are read.
extension ContinuumBuilder {
    mutating func readProvenance(_ tape: borrowing Tape, _ index: Int, _ context: Context) -> Int32 {
        if tape.isScalar(index), tape.tokens[index].count > 0, !isNull(tape, index) {
            return intern(Provenance(ref: symbol(tape, index)))
        }
        guard tape.tokens[index].kind == .mapping else {
            report(.wrongType(key: "source", expected: "text | { ref: …, date: …, standing: …, rank: … }", found: tape.tokens[index].kind == .sequence ? "list" : "nothing"), tape, index, context)
            return context.provenance
        }
        var provenance = Provenance.none
        var hasRef = false
        var cursor = index + 1
        while cursor < Int(tape.tokens[index].next) {
            let value = cursor + 1
            switch symbol(tape, cursor) {
            case words.ref:
                hasRef = true
                if tape.isScalar(value), tape.tokens[value].count > 0, !isNull(tape, value) {
                    provenance.ref = symbol(tape, value)
                } else {
                    report(.wrongType(key: "ref", expected: "text", found: "…"), tape, value, context)
                }
            case words.date: provenance.date = readDay(tape, value, "date", context)
            case words.standing:
                provenance.standing = readClosed(tape, value, "standing", Standing.allCases.map(\.rawValue), context).flatMap(Standing.init(rawValue:))
            case words.rank:
                provenance.rank = readClosed(tape, value, "rank", Rank.allCases.map(\.rawValue), context).flatMap(Rank.init(rawValue:))
            default:
                let name = tape.text(cursor)
                report(.unknownKey(name, kind: "source", nearest: suggestion(for: name, among: ["ref", "date", "standing", "rank"])), tape, cursor, context)
            }
            cursor = Int(tape.tokens[value].next)
        }
        if !hasRef { report(.wrongType(key: "source", expected: "{ ref: … }", found: "mapping"), tape, index, context) }
        return intern(provenance)
    }

    mutating func readClosed(_ tape: borrowing Tape, _ index: Int, _ key: String, _ allowed: [String], _ context: Context) -> String? {
        guard tape.isScalar(index) else {
            report(.wrongType(key: key, expected: allowed.joined(separator: " | "), found: "…"), tape, index, context)
            return nil
        }
        let text = tape.text(index)
        if allowed.contains(text) { return text }
        report(.unknownToken(key: key, found: text, allowed: allowed, nearest: suggestion(for: text, among: allowed)), tape, index, context)
        return nil
    }

    mutating func readValidity(_ tape: borrowing Tape, from: Int, to: Int, _ context: Context) -> Int32 {
        guard from >= 0 || to >= 0 else { return 0 }
        let start = from < 0 ? nil : readDay(tape, from, "valid-from", context)
        let end = to < 0 ? nil : readDay(tape, to, "valid-to", context)
        if let start, let end, end < start { report(.endsBeforeItStarts("\(start) → \(end)"), tape, to, context) }
        return intern(Validity(from: start, to: end))
    }
}
