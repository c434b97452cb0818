/// How the values of attributes are read, short and long.
extension ContinuumBuilder {
    mutating func readAttribute(
        _ tape: borrowing Tape, _ index: Int, _ key: Key, _ provenance: Int32, validity: Int32,
        _ context: Context
    ) {
        if tape.tokens[index].kind == .mapping, let long = longForm(tape, index, key, context, provenance) {
            if has(words.value, tape, long.value) {
                // A long form inside a long form has no meaning.
                report(.wrongType(key: vocabulary.name(of: key), expected: "value", found: "mapping"), tape, long.value, context)
                return
            }
            readAttribute(tape, long.value, key, long.provenance, validity: long.validity, context)
            return
        }
        if words.isList(key), tape.tokens[index].kind == .sequence {
            // An empty list is an explicit “none”.
            var cursor = index + 1
            while cursor < Int(tape.tokens[index].next) {
                appendValue(tape, cursor, key, provenance, validity, context)
                cursor = Int(tape.tokens[cursor].next)
            }
            return
        }
        appendValue(tape, index, key, provenance, validity, context)
    }

    mutating func appendValue(
        _ tape: borrowing Tape, _ index: Int, _ key: Key, _ provenance: Int32, _ validity: Int32, _ context: Context
    ) {
        guard let value = readValue(tape, index, key, context) else { return }
        facts.append(Fact(key: key, value: value, provenance: provenance, validity: validity))
    }

    /// `{ value: …, source: …, valid-from: …, valid-to: … }`, when the mapping has a `value`.
    mutating func longForm(
        _ tape: borrowing Tape, _ index: Int, _ key: Key, _ context: Context, _ inherited: Int32
    ) -> (value: Int, provenance: Int32, validity: Int32)? {
        var valueToken = -1, sourceToken = -1, fromToken = -1, toToken = -1, strangers: [Int] = []
        var cursor = index + 1
        while cursor < Int(tape.tokens[index].next) {
            switch symbol(tape, cursor) {
            case words.value: valueToken = cursor + 1
            case words.source: sourceToken = cursor + 1
            case words.validFrom: fromToken = cursor + 1
            case words.validTo: toToken = cursor + 1
            default: strangers.append(cursor)
            }
            cursor = Int(tape.tokens[cursor + 1].next)
        }
        guard valueToken >= 0 else { return nil }
        for stranger in strangers {
            let name = tape.text(stranger)
            report(.unknownKey(name, kind: vocabulary.name(of: key), nearest: suggestion(for: name, among: ["value", "source", "valid-from", "valid-to"])), tape, stranger, context)
        }
        return (
            valueToken, sourceToken < 0 ? inherited : readProvenance(tape, sourceToken, context),
            readValidity(tape, from: fromToken, to: toToken, context)
        )
    }

    /// Whether it is a mapping with this key.
    mutating func has(_ word: Symbol, _ tape: borrowing Tape, _ index: Int) -> Bool {
        guard tape.tokens[index].kind == .mapping else { return false }
        var cursor = index + 1
        while cursor < Int(tape.tokens[index].next) {
            if symbol(tape, cursor) == word { return true }
            cursor = Int(tape.tokens[cursor + 1].next)
        }
        return false
    }

    mutating func wrongType(_ tape: borrowing Tape, _ index: Int, _ key: Key, _ expected: String, _ context: Context) {
        let found: String
        switch tape.tokens[index].kind {
        case .mapping: found = "mapping"
        case .sequence: found = "list"
        case .string: found = "“\(String(tape.text(index).prefix(60)))”"
        case .plain: found = tape.tokens[index].count == 0 ? "nothing" : String(tape.text(index).prefix(60))
        }
        report(.wrongType(key: vocabulary.name(of: key), expected: expected, found: found), tape, index, context)
    }

    mutating func readValue(_ tape: borrowing Tape, _ index: Int, _ key: Key, _ context: Context) -> Value? {
        let token = tape.tokens[index]
        if tape.isScalar(index), token.count == 7, symbol(tape, index) == words.unknown {
            if words.mayBeUnknown(key) { return .unknown }
            if words.form(key) == .bilingual { return readText(tape, index, key, context) }
            report(.mayNotBeUnknown(key: vocabulary.name(of: key)), tape, index, context)
            return nil
        }
        switch words.form(key) {
        case .boolean:
            if case .boolean(let value) = tape.plain(index) { return .boolean(value) }
            wrongType(tape, index, key, "true | false", context)
            return nil
        case .token:
            return readToken(tape, index, key, context)
        case .tag:
            guard isIdentifier(tape, index) else {
                wrongType(tape, index, key, "a-word", context)
                return nil
            }
            return .token(symbol(tape, index))
        case .text:
            guard tape.isScalar(index), token.count > 0, !isNull(tape, index) else {
                wrongType(tape, index, key, "text", context)
                return nil
            }
            return .text(symbol(tape, index))
        case .bilingual:
            return readText(tape, index, key, context)
        case .number:
            let range = words.numbers(key)
            guard case .number(let value) = tape.plain(index) else {
                wrongType(tape, index, key, "number", context)
                return nil
            }
            guard range.contains(value) else {
                report(.outOfRange(key: vocabulary.name(of: key), found: tape.text(index), range: "\(short(range.lowerBound)) – \(short(range.upperBound))"), tape, index, context)
                return nil
            }
            return .number(value)
        case .integer:
            let range = words.integers(key)
            guard case .number(let value) = tape.plain(index), value == value.rounded(), abs(value) < 1e15 else {
                wrongType(tape, index, key, "integer", context)
                return nil
            }
            guard range.contains(Int(value)) else {
                report(.outOfRange(key: vocabulary.name(of: key), found: tape.text(index), range: "\(range.lowerBound) – \(range.upperBound)"), tape, index, context)
                return nil
            }
            return .number(value)
        case .day:
            return readDay(tape, index, vocabulary.name(of: key), context).map(Value.day)
        case .horizon:
            if tape.isScalar(index), let days = Horizon.days(tape.text(index)) { return .horizon(days) }
            wrongType(tape, index, key, "30d | 6m | 1y | 5y", context)
            return nil
        case .reference:
            guard isIdentifier(tape, index) else {
                wrongType(tape, index, key, "id", context)
                return nil
            }
            return .reference(symbol(tape, index))
        case .relation:
            return nil
        }
    }

    /// A word of a closed list. Its symbol tells whether it is one; only what is none is made a string (benchmark `ndjson`).
    private mutating func readToken(_ tape: borrowing Tape, _ index: Int, _ key: Key, _ context: Context) -> Value? {
        if let word = found(tape, index), words.allows(word, as: key), isText(tape, index) { return .token(word) }
        var allowed: [String] = []
        if case .attribute(.token(let list), _) = vocabulary.definition(of: key).form { allowed = list }
        guard tape.isScalar(index) else {
            wrongType(tape, index, key, allowed.joined(separator: " | "), context)
            return nil
        }
        let text = tape.text(index)
        guard allowed.contains(text), isText(tape, index) else {
            report(.unknownToken(key: vocabulary.name(of: key), found: text, allowed: allowed, nearest: suggestion(for: text, among: allowed)), tape, index, context)
            return nil
        }
        return .token(symbol(tape, index))
    }

    /// The symbol of a scalar whose text was seen before.
    private func found(_ tape: borrowing Tape, _ index: Int) -> Symbol? {
        let token = tape.tokens[index]
        guard tape.isScalar(index) else { return nil }
        if !token.symbol.isUnknown { return token.symbol }
        return tape.bytes.withUnsafeBufferPointer {
            strings.find(UnsafeBufferPointer(rebasing: $0[Int(token.start)..<Int(token.start + token.count)]))
        }
    }

    func isText(_ tape: borrowing Tape, _ index: Int) -> Bool {
        if case .string = tape.plain(index) { return tape.isScalar(index) }
        return false
    }

    func isNull(_ tape: borrowing Tape, _ index: Int) -> Bool {
        if case .null = tape.plain(index), tape.tokens[index].kind == .plain { return true }
        return false
    }

    mutating func readText(_ tape: borrowing Tape, _ index: Int, _ key: Key, _ context: Context) -> Value? {
        if tape.isScalar(index), tape.tokens[index].count > 0, !isNull(tape, index) {
            let both = symbol(tape, index)
            return .bilingual(fr: both, en: both)
        }
        guard tape.tokens[index].kind == .mapping else {
            wrongType(tape, index, key, "text | { fr: …, en: … }", context)
            return nil
        }
        var fr: Symbol?, en: Symbol?
        var cursor = index + 1
        while cursor < Int(tape.tokens[index].next) {
            let value = cursor + 1
            let isWord = tape.isScalar(value) && tape.tokens[value].count > 0 && !isNull(tape, value)
            switch symbol(tape, cursor) {
            case words.fr where isWord: fr = symbol(tape, value)
            case words.en where isWord: en = symbol(tape, value)
            case words.fr, words.en: wrongType(tape, value, key, "text", context)
            default:
                let name = tape.text(cursor)
                report(.unknownKey(name, kind: vocabulary.name(of: key), nearest: suggestion(for: name, among: ["fr", "en"])), tape, cursor, context)
            }
            cursor = Int(tape.tokens[value].next)
        }
        guard let either = fr ?? en else {
            if tape.tokens[index].next == index + 1 { wrongType(tape, index, key, "text | { fr: …, en: … }", context) }
            return nil
        }
        return .bilingual(fr: fr ?? either, en: en ?? either)
    }

    mutating func readDay(_ tape: borrowing Tape, _ index: Int, _ key: String, _ context: Context) -> Day? {
        guard tape.isScalar(index) else {
            report(.dayFormat("…"), tape, index, context)
            return nil
        }
        let token = tape.tokens[index]
        if let day = Day(utf8: tape.bytes[Int(token.start)..<Int(token.start + token.count)]) { return day }
        let text = tape.text(index)
        let looksRight = text.utf8.count == 10 && text.utf8.enumerated().allSatisfy { i, byte in
            i == 4 || i == 7 ? byte == UInt8(ascii: "-") : byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
        }
        report(looksRight ? .noSuchDay(text) : .dayFormat(String(text.prefix(40))), tape, index, context)
        return nil
    }
}
