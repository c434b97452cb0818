/// How one element is read from a tape: the same for YAML and NDJSON, the same for charts, knowledge and changes.
extension ContinuumBuilder {
    struct Context {
        var file: Int32
        var layer: Layer
        /// The file's own provenance, inherited by facts that name none.
        var provenance: Int32
    }

    mutating func report(_ problem: Problem, _ tape: borrowing Tape, _ index: Int, _ context: Context) {
        let token = tape.tokens[index]
        var length = 1
        if tape.isScalar(index) {
            length = tape.bytes[Int(token.start)..<Int(token.start + token.count)].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
        }
        diagnostics.add(problem, at: Place(file: files[Int(context.file)], line: Int(token.line), column: Int(token.column), length: length))
    }

    /// The nearest word, while diagnostics are still kept: looking for words costs more than reading the line.
    func suggestion(for word: String, among words: @autoclosure () -> some Sequence<String>) -> String? {
        diagnostics.isFull ? nil : nearest(to: word, among: words())
    }

    mutating func symbol(_ tape: borrowing Tape, _ index: Int) -> Symbol {
        let token = tape.tokens[index]
        return tape.bytes.withUnsafeBufferPointer {
            strings.intern(UnsafeBufferPointer(rebasing: $0[Int(token.start)..<Int(token.start + token.count)]))
        }
    }

    /// Reads the element whose mapping is at `index`; returns the row it made, or nil when it could not be one.
    @discardableResult
    mutating func readElement(_ tape: borrowing Tape, at index: Int, _ context: Context, besides: [String] = []) -> Int? {
        guard tape.tokens[index].kind == .mapping else {
            report(.expectedMapping(what: "element"), tape, index, context)
            return nil
        }
        let end = Int(tape.tokens[index].next)
        var idToken = -1, kindToken = -1, sourceToken = -1, fromToken = -1, toToken = -1
        var cursor = index + 1
        // The keys are looked up once, not once a pass (benchmark `ndjson`).
        keyTokens.removeAll(keepingCapacity: true)
        while cursor < end {
            let value = cursor + 1
            let word = symbol(tape, cursor)
            keyTokens.append((token: cursor, word: word))
            switch word {
            case words.id: idToken = value
            case words.kind: kindToken = value
            case words.source: sourceToken = value
            case words.validFrom: fromToken = value
            case words.validTo: toToken = value
            default: break
            }
            cursor = Int(tape.tokens[value].next)
        }
        // What has no usable id is still read to its end, so that all its problems are said in one run.
        let id = readID(tape, idToken, owner: index, context)
        guard let kind = readKind(tape, kindToken, id: id ?? StringPool.empty, owner: index, context) else { return nil }
        let provenance = sourceToken < 0 ? context.provenance : readProvenance(tape, sourceToken, context)
        let validity = readValidity(tape, from: fromToken, to: toToken, context)
        let token = tape.tokens[max(idToken, index)]
        var row = ElementRow(
            id: id ?? StringPool.empty, kind: kind, layer: context.layer, file: context.file, line: token.line, column: token.column, provenance: provenance,
            validity: validity, factsStart: Int32(facts.count), factsCount: 0, relationsStart: 0, relationsCount: 0)
        // Attributes first, then relations: both stay contiguous in their columns.
        readKeys(tape, index, kind, provenance, context, relations: false, besides: besides)
        row.factsCount = Int32(facts.count) - row.factsStart
        row.relationsStart = Int32(relations.count)
        readKeys(tape, index, kind, provenance, context, relations: true)
        row.relationsCount = Int32(relations.count) - row.relationsStart
        guard id != nil else { return nil }
        elements.append(row)
        return elements.count - 1
    }

    private mutating func readID(_ tape: borrowing Tape, _ token: Int, owner: Int, _ context: Context) -> Symbol? {
        guard token >= 0 else {
            report(.missingID, tape, owner, context)
            return nil
        }
        guard isIdentifier(tape, token) else {
            report(.invalidID(tape.isScalar(token) ? tape.text(token) : "…"), tape, token, context)
            return nil
        }
        let id = symbol(tape, token)
        if id == words.unknown {
            report(.invalidID("unknown"), tape, token, context)
            return nil
        }
        return id
    }

    private mutating func readKind(_ tape: borrowing Tape, _ token: Int, id: Symbol, owner: Int, _ context: Context) -> Kind? {
        guard token >= 0 else {
            if let known = kindOfKnown?(strings[id]) { return known }
            report(.missingKind, tape, owner, context)
            return nil
        }
        if tape.isScalar(token), let kind = words.kind(symbol(tape, token)) { return kind }
        let found = tape.isScalar(token) ? tape.text(token) : "…"
        report(.unknownKind(found, nearest: suggestion(for: found, among: vocabulary.kinds.lazy.map(\.name))), tape, token, context)
        return nil
    }

    /// `[A-Za-z0-9][A-Za-z0-9._-]{0,199}`, written as text.
    func isIdentifier(_ tape: borrowing Tape, _ index: Int) -> Bool {
        let token = tape.tokens[index]
        guard tape.isScalar(index), token.count > 0, token.count <= 200 else { return false }
        if token.kind == .plain {
            guard case .string = tape.plain(index) else { return false }
        }
        for i in 0..<Int(token.count) {
            switch tape.bytes[Int(token.start) + i] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): continue
            case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                if i == 0 { return false }
            default: return false
            }
        }
        return true
    }

    private mutating func readKeys(
        _ tape: borrowing Tape, _ index: Int, _ kind: Kind, _ provenance: Int32, _ context: Context, relations wanted: Bool,
        besides: [String] = []
    ) {
        var seen: (UInt64, UInt64) = (0, 0)
        for entry in keyTokens.indices {
            let (keyToken, word) = keyTokens[entry]
            let value = keyToken + 1
            if word == words.id || word == words.kind || word == words.source || word == words.validFrom || word == words.validTo {
                if !wanted { checkRepeated(tape, index, keyToken, word, context) }
                continue
            }
            guard let key = words.key(word) else {
                if !wanted, besides.isEmpty || !besides.contains(strings[word]) {
                    let name = strings[word]
                    let candidates = vocabulary.definition(of: kind).keys.map { vocabulary.name(of: $0) } + ["source", "valid-from", "valid-to"]
                    report(.unknownKey(name, kind: vocabulary.name(of: kind), nearest: suggestion(for: name, among: candidates)), tape, keyToken, context)
                }
                continue
            }
            let bit = UInt64(1) << UInt64(key.rawValue & 63)
            let isRepeated = key.rawValue < 64 ? seen.0 & bit != 0 : key.rawValue < 128 && seen.1 & bit != 0
            if key.rawValue < 64 { seen.0 |= bit } else if key.rawValue < 128 { seen.1 |= bit }
            guard words.isRelation(key) == wanted else { continue }
            let definition = vocabulary.definition(of: key)
            if isRepeated {
                report(.duplicateKey(definition.name), tape, keyToken, context)
                continue
            }
            guard vocabulary.allows(key, on: kind) else {
                report(.keyOnWrongKind(definition.name, kind: vocabulary.name(of: kind)), tape, keyToken, context)
                continue
            }
            switch definition.form {
            case .attribute(let type, let list):
                readAttribute(tape, value, definition, type, list: list, provenance, validity: 0, context)
            case .relation(_, let attributes, let needs):
                readRelations(tape, value, definition, attributes, needs: needs, provenance, context)
            }
        }
    }

    private mutating func checkRepeated(_ tape: borrowing Tape, _ index: Int, _ keyToken: Int, _ word: Symbol, _ context: Context) {
        var cursor = index + 1
        while cursor < keyToken {
            if symbol(tape, cursor) == word {
                report(.duplicateKey(strings[word]), tape, keyToken, context)
                return
            }
            cursor = Int(tape.tokens[cursor + 1].next)
        }
    }

    // MARK: Attributes

    private mutating func readAttribute(
        _ tape: borrowing Tape, _ index: Int, _ definition: KeyDefinition, _ type: ValueType, list: Bool, _ provenance: Int32, validity: Int32,
        _ context: Context
    ) {
        if tape.tokens[index].kind == .mapping, let long = longForm(tape, index, definition, context, provenance) {
            if has(words.value, tape, long.value) {
                // A long form inside a long form has no meaning.
                report(.wrongType(key: definition.name, expected: "value", found: "mapping"), tape, long.value, context)
                return
            }
            readAttribute(tape, long.value, definition, type, list: list, long.provenance, validity: long.validity, context)
            return
        }
        if list, tape.tokens[index].kind == .sequence {
            // An empty list is an explicit “none”.
            var cursor = index + 1
            while cursor < Int(tape.tokens[index].next) {
                appendValue(tape, cursor, definition, type, provenance, validity, context)
                cursor = Int(tape.tokens[cursor].next)
            }
            return
        }
        appendValue(tape, index, definition, type, provenance, validity, context)
    }

    private mutating func appendValue(
        _ tape: borrowing Tape, _ index: Int, _ definition: KeyDefinition, _ type: ValueType, _ provenance: Int32, _ validity: Int32, _ context: Context
    ) {
        guard let value = readValue(tape, index, definition, type, context) else { return }
        facts.append(Fact(key: definition.key, value: value, provenance: provenance, validity: validity))
    }

    /// `{ value: …, source: …, valid-from: …, valid-to: … }`, when the mapping has a `value`.
    private mutating func longForm(
        _ tape: borrowing Tape, _ index: Int, _ definition: KeyDefinition, _ context: Context, _ inherited: Int32
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
            report(.unknownKey(name, kind: definition.name, nearest: suggestion(for: name, among: ["value", "source", "valid-from", "valid-to"])), tape, stranger, context)
        }
        return (
            valueToken, sourceToken < 0 ? inherited : readProvenance(tape, sourceToken, context),
            readValidity(tape, from: fromToken, to: toToken, context)
        )
    }

    /// Whether it is a mapping with this key.
    private mutating func has(_ word: Symbol, _ tape: borrowing Tape, _ index: Int) -> Bool {
        guard tape.tokens[index].kind == .mapping else { return false }
        var cursor = index + 1
        while cursor < Int(tape.tokens[index].next) {
            if symbol(tape, cursor) == word { return true }
            cursor = Int(tape.tokens[cursor + 1].next)
        }
        return false
    }

    private mutating func wrongType(_ tape: borrowing Tape, _ index: Int, _ definition: KeyDefinition, _ expected: String, _ context: Context) {
        let found: String
        switch tape.tokens[index].kind {
        case .mapping: found = "mapping"
        case .sequence: found = "list"
        case .string: found = "“\(String(tape.text(index).prefix(60)))”"
        case .plain: found = tape.tokens[index].count == 0 ? "nothing" : String(tape.text(index).prefix(60))
        }
        report(.wrongType(key: definition.name, expected: expected, found: found), tape, index, context)
    }

    private mutating func readValue(_ tape: borrowing Tape, _ index: Int, _ definition: KeyDefinition, _ type: ValueType, _ context: Context) -> Value? {
        let token = tape.tokens[index]
        if tape.isScalar(index), token.count == 7, symbol(tape, index) == words.unknown {
            if definition.mayBeUnknown { return .unknown }
            if case .bilingual = type { return readText(tape, index, definition, context) }
            report(.mayNotBeUnknown(key: definition.name), tape, index, context)
            return nil
        }
        switch type {
        case .boolean:
            if case .boolean(let value) = tape.plain(index) { return .boolean(value) }
            wrongType(tape, index, definition, "true | false", context)
            return nil
        case .token(let allowed):
            guard tape.isScalar(index) else {
                wrongType(tape, index, definition, allowed.joined(separator: " | "), context)
                return nil
            }
            let text = tape.text(index)
            guard allowed.contains(text), isText(tape, index) else {
                report(.unknownToken(key: definition.name, found: text, allowed: allowed, nearest: suggestion(for: text, among: allowed)), tape, index, context)
                return nil
            }
            return .token(symbol(tape, index))
        case .tag:
            guard isIdentifier(tape, index) else {
                wrongType(tape, index, definition, "a-word", context)
                return nil
            }
            return .token(symbol(tape, index))
        case .text:
            guard tape.isScalar(index), token.count > 0, !isNull(tape, index) else {
                wrongType(tape, index, definition, "text", context)
                return nil
            }
            return .text(symbol(tape, index))
        case .bilingual:
            return readText(tape, index, definition, context)
        case .number(let range):
            guard case .number(let value) = tape.plain(index) else {
                wrongType(tape, index, definition, "number", context)
                return nil
            }
            guard range.contains(value) else {
                report(.outOfRange(key: definition.name, found: tape.text(index), range: "\(short(range.lowerBound)) – \(short(range.upperBound))"), tape, index, context)
                return nil
            }
            return .number(value)
        case .integer(let range):
            guard case .number(let value) = tape.plain(index), value == value.rounded(), abs(value) < 1e15 else {
                wrongType(tape, index, definition, "integer", context)
                return nil
            }
            guard range.contains(Int(value)) else {
                report(.outOfRange(key: definition.name, found: tape.text(index), range: "\(range.lowerBound) – \(range.upperBound)"), tape, index, context)
                return nil
            }
            return .number(value)
        case .day:
            return readDay(tape, index, definition.name, context).map(Value.day)
        case .horizon:
            if tape.isScalar(index), let days = Horizon.days(tape.text(index)) { return .horizon(days) }
            wrongType(tape, index, definition, "30d | 6m | 1y | 5y", context)
            return nil
        case .reference:
            guard isIdentifier(tape, index) else {
                wrongType(tape, index, definition, "id", context)
                return nil
            }
            return .reference(symbol(tape, index))
        }
    }

    private func isText(_ tape: borrowing Tape, _ index: Int) -> Bool {
        if case .string = tape.plain(index) { return tape.isScalar(index) }
        return false
    }

    func isNull(_ tape: borrowing Tape, _ index: Int) -> Bool {
        if case .null = tape.plain(index), tape.tokens[index].kind == .plain { return true }
        return false
    }

    private mutating func readText(_ tape: borrowing Tape, _ index: Int, _ definition: KeyDefinition, _ context: Context) -> Value? {
        if tape.isScalar(index), tape.tokens[index].count > 0, !isNull(tape, index) {
            let both = symbol(tape, index)
            return .bilingual(fr: both, en: both)
        }
        guard tape.tokens[index].kind == .mapping else {
            wrongType(tape, index, definition, "text | { fr: …, en: … }", context)
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
            case words.fr, words.en: wrongType(tape, value, definition, "text", context)
            default:
                let name = tape.text(cursor)
                report(.unknownKey(name, kind: definition.name, nearest: suggestion(for: name, among: ["fr", "en"])), tape, cursor, context)
            }
            cursor = Int(tape.tokens[value].next)
        }
        guard let either = fr ?? en else {
            if tape.tokens[index].next == index + 1 { wrongType(tape, index, definition, "text | { fr: …, en: … }", context) }
            return nil
        }
        return .bilingual(fr: fr ?? either, en: en ?? either)
    }

    private mutating func readDay(_ tape: borrowing Tape, _ index: Int, _ key: String, _ context: Context) -> Day? {
        guard tape.isScalar(index) else {
            report(.dayFormat("…"), tape, index, context)
            return nil
        }
        let text = tape.text(index)
        if let day = Day(text) { return day }
        let looksRight = text.utf8.count == 10 && text.utf8.enumerated().allSatisfy { i, byte in
            i == 4 || i == 7 ? byte == UInt8(ascii: "-") : byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
        }
        report(looksRight ? .noSuchDay(text) : .dayFormat(String(text.prefix(40))), tape, index, context)
        return nil
    }

    // MARK: Provenance and validity

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

    private mutating func readClosed(_ tape: borrowing Tape, _ index: Int, _ key: String, _ allowed: [String], _ context: Context) -> String? {
        guard tape.isScalar(index) else {
            report(.wrongType(key: key, expected: allowed.joined(separator: " | "), found: "…"), tape, index, context)
            return nil
        }
        let text = tape.text(index)
        if allowed.contains(text) { return text }
        report(.unknownToken(key: key, found: text, allowed: allowed, nearest: suggestion(for: text, among: allowed)), tape, index, context)
        return nil
    }

    private mutating func readValidity(_ tape: borrowing Tape, from: Int, to: Int, _ context: Context) -> Int32 {
        guard from >= 0 || to >= 0 else { return 0 }
        let start = from < 0 ? nil : readDay(tape, from, "valid-from", context)
        let end = to < 0 ? nil : readDay(tape, to, "valid-to", context)
        if let start, let end, end < start { report(.endsBeforeItStarts("\(start) → \(end)"), tape, to, context) }
        return intern(Validity(from: start, to: end))
    }

    // MARK: Relations

    private mutating func readRelations(
        _ tape: borrowing Tape, _ index: Int, _ definition: KeyDefinition, _ attributes: [Key], needs: Bool, _ provenance: Int32, _ context: Context
    ) {
        if tape.tokens[index].kind == .sequence {
            if tape.tokens[index].next == index + 1 {
                report(.emptyList(key: definition.name), tape, index, context)
                return
            }
            var cursor = index + 1
            while cursor < Int(tape.tokens[index].next) {
                readRelationItem(tape, cursor, definition, attributes, needs: needs, provenance, context)
                cursor = Int(tape.tokens[cursor].next)
            }
        } else {
            readRelationItem(tape, index, definition, attributes, needs: needs, provenance, context)
        }
    }

    private mutating func readRelationItem(
        _ tape: borrowing Tape, _ index: Int, _ definition: KeyDefinition, _ attributes: [Key], needs: Bool, _ provenance: Int32, _ context: Context
    ) {
        guard tape.tokens[index].kind == .mapping, let group = alternatives(tape, index, definition, context) else {
            readTarget(tape, index, definition, attributes, group: 0, provenance, context)
            return
        }
        guard needs else {
            report(.alternativesNotAllowed(relation: definition.name), tape, index, context)
            return
        }
        guard group.members >= 0 else { return }
        let number = Int32(groups.count + 1)
        let first = relations.count
        groups.append(Group(needed: 0, members: 0))
        var cursor = group.members + 1
        while cursor < Int(tape.tokens[group.members].next) {
            readTarget(tape, cursor, definition, attributes, group: number, provenance, context)
            cursor = Int(tape.tokens[cursor].next)
        }
        let members = relations.count - first
        let needed = group.needed ?? members
        if needed > members || needed < 1 { report(.thresholdOutOfRange(found: needed, members: members), tape, index, context) }
        groups[Int(number) - 1] = Group(needed: Int32(clamping: max(1, min(needed, members))), members: Int32(members))
    }

    /// `{ any: […] }`, `{ all: […] }` or `{ at-least: k, of: […] }`; nil when the mapping is none of these, members −1 when it is a broken one (reported).
    private mutating func alternatives(_ tape: borrowing Tape, _ index: Int, _ definition: KeyDefinition, _ context: Context) -> (members: Int, needed: Int?)? {
        var members = -1, needed: Int? = 1, threshold = -1, lists = 0, isOf = false, strangers: [Int] = []
        var cursor = index + 1
        while cursor < Int(tape.tokens[index].next) {
            switch symbol(tape, cursor) {
            case words.any: (members, needed, lists) = (cursor + 1, 1, lists + 1)
            case words.all: (members, needed, lists) = (cursor + 1, nil, lists + 1)
            case words.of: (members, isOf, lists) = (cursor + 1, true, lists + 1)
            case words.atLeast: threshold = cursor + 1
            default: strangers.append(cursor)
            }
            cursor = Int(tape.tokens[cursor + 1].next)
        }
        guard lists > 0 || threshold >= 0 else { return nil }
        for stranger in strangers {
            let name = tape.text(stranger)
            report(.unknownKey(name, kind: definition.name, nearest: suggestion(for: name, among: ["any", "all", "at-least", "of"])), tape, stranger, context)
        }
        // One list, and a threshold with “of” alone: `{ any: […], all: […] }` could mean anything.
        if (threshold >= 0) != isOf || lists != 1 {
            report(.wrongType(key: definition.name, expected: "{ at-least: k, of: […] }", found: "mapping"), tape, index, context)
            return (-1, nil)
        }
        if threshold >= 0 {
            guard case .number(let value) = tape.plain(threshold), value == value.rounded(), value >= 1, value <= 1_000_000 else {
                report(.wrongType(key: "at-least", expected: "integer ≥ 1", found: tape.isScalar(threshold) ? tape.text(threshold) : "…"), tape, threshold, context)
                return (-1, nil)
            }
            needed = Int(value)
        }
        guard tape.tokens[members].kind == .sequence, Int(tape.tokens[members].next) > members + 1 else {
            report(.wrongType(key: definition.name, expected: "[…]", found: "…"), tape, members, context)
            return (-1, nil)
        }
        return (members, needed)
    }

    private mutating func readTarget(
        _ tape: borrowing Tape, _ index: Int, _ definition: KeyDefinition, _ attributes: [Key], group: Int32, _ provenance: Int32, _ context: Context
    ) {
        let token = tape.tokens[index]
        var relation = Relation(
            key: definition.key, target: .unknown, element: -1, group: group, factsStart: Int32(facts.count), factsCount: 0, provenance: provenance,
            validity: 0, line: token.line, column: token.column)
        if tape.isScalar(index) {
            guard let target = readReference(tape, index, definition, context) else { return }
            relation.target = target
            relations.append(relation)
            return
        }
        guard token.kind == .mapping else {
            wrongType(tape, index, definition, "id | { to: id, … }", context)
            return
        }
        var sourceToken = -1, fromToken = -1, toToken = -1, targetToken = -1
        var cursor = index + 1
        while cursor < Int(token.next) {
            switch symbol(tape, cursor) {
            case words.to: targetToken = cursor + 1
            case words.source: sourceToken = cursor + 1
            case words.validFrom: fromToken = cursor + 1
            case words.validTo: toToken = cursor + 1
            default: break
            }
            cursor = Int(tape.tokens[cursor + 1].next)
        }
        guard targetToken >= 0 else {
            report(.missingTarget(relation: definition.name), tape, index, context)
            return
        }
        if sourceToken >= 0 { relation.provenance = readProvenance(tape, sourceToken, context) }
        relation.validity = readValidity(tape, from: fromToken, to: toToken, context)
        cursor = index + 1
        var seen: (UInt64, UInt64) = (0, 0)
        while cursor < Int(token.next) {
            let keyToken = cursor, value = cursor + 1
            cursor = Int(tape.tokens[value].next)
            let word = symbol(tape, keyToken)
            if word == words.to || word == words.source || word == words.validFrom || word == words.validTo { continue }
            guard let key = words.key(word), attributes.contains(key), case .attribute(let type, let list) = vocabulary.definition(of: key).form else {
                let name = strings[word]
                let candidates = attributes.map { vocabulary.name(of: $0) } + ["to", "source", "valid-from", "valid-to"]
                report(.unknownKey(name, kind: definition.name, nearest: suggestion(for: name, among: candidates)), tape, keyToken, context)
                continue
            }
            let bit = UInt64(1) << UInt64(key.rawValue & 63)
            if (key.rawValue < 64 ? seen.0 : seen.1) & bit != 0 {
                report(.duplicateKey(strings[word]), tape, keyToken, context)
                continue
            }
            if key.rawValue < 64 { seen.0 |= bit } else { seen.1 |= bit }
            readAttribute(tape, value, vocabulary.definition(of: key), type, list: list, relation.provenance, validity: 0, context)
        }
        relation.factsCount = Int32(facts.count) - relation.factsStart
        relation.line = tape.tokens[targetToken].line
        relation.column = tape.tokens[targetToken].column
        guard let target = readReference(tape, targetToken, definition, context) else { return }
        relation.target = target
        relations.append(relation)
    }

    /// The attributes of a relation that a change sets, as facts.
    mutating func readRelationAttributes(
        _ tape: borrowing Tape, _ index: Int, _ relation: Key, _ attributes: [Key], besides: [String], _ context: Context
    ) {
        var cursor = index + 1
        while cursor < Int(tape.tokens[index].next) {
            let keyToken = cursor, value = cursor + 1
            cursor = Int(tape.tokens[value].next)
            let name = tape.text(keyToken)
            if besides.contains(name) { continue }
            guard let key = vocabulary.key(named: name), attributes.contains(key), case .attribute(let type, let list) = vocabulary.definition(of: key).form
            else {
                let candidates = attributes.map { vocabulary.name(of: $0) }
                report(.unknownKey(name, kind: vocabulary.name(of: relation), nearest: nearest(to: name, among: candidates)), tape, keyToken, context)
                continue
            }
            readAttribute(tape, value, vocabulary.definition(of: key), type, list: list, context.provenance, validity: 0, context)
        }
    }

    /// An id, or `.unknown`; nil after a diagnostic.
    private mutating func readReference(_ tape: borrowing Tape, _ index: Int, _ definition: KeyDefinition, _ context: Context) -> Symbol? {
        guard isIdentifier(tape, index) else {
            wrongType(tape, index, definition, "id", context)
            return nil
        }
        let target = symbol(tape, index)
        if target != words.unknown { return target }
        if definition.mayBeUnknown { return .unknown }
        report(.mayNotBeUnknown(key: definition.name), tape, index, context)
        return nil
    }
}

/// Within how long? Days, from `30d`, `6m` (30.4 days a month), `1y`.
package enum Horizon {
    package static let month: Int32 = 30
    package static let year: Int32 = 365
    package static let fiveYears: Int32 = 1826

    /// One to five digits, the first of which is not 0, then `d`, `m` or `y`.
    package static func days(_ text: String) -> Int32? {
        let utf8 = Array(text.utf8)
        guard let unit = utf8.last, (2...6).contains(utf8.count), utf8[0] != UInt8(ascii: "0") else { return nil }
        var count: Int32 = 0
        for digit in utf8.dropLast() {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            count = count * 10 + Int32(digit - UInt8(ascii: "0"))
        }
        switch unit {
        case UInt8(ascii: "d"): return count
        case UInt8(ascii: "m"): return count * 304 / 10
        case UInt8(ascii: "y"): return inYears(count)
        default: return nil
        }
    }

    /// The horizon as it is read: `days(text(days)) == days`, for every horizon that was read.
    package static func text(_ days: Int32) -> String {
        let years = Int32((Double(days) / 365.25).rounded(.up))
        if days >= year, inYears(years) == days { return "\(years)y" }
        // Above five digits there are only months and years.
        if days > 99_999 { return "\((Int64(days) * 10 + 303) / 304)m" }
        return "\(days)d"
    }

    private static func inYears(_ count: Int32) -> Int32 { Int32(clamping: Int64(count) * 36_525 / 100) }
}

func short(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
}
