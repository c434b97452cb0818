/// How relations are read: targets, attributes, alternatives.
extension ContinuumBuilder {
    mutating func readRelations(
        _ tape: borrowing Tape, _ index: Int, _ key: Key, _ provenance: Int32, _ context: Context
    ) {
        if tape.tokens[index].kind == .sequence {
            if tape.tokens[index].next == index + 1 {
                report(.emptyList(key: vocabulary.name(of: key)), tape, index, context)
                return
            }
            var cursor = index + 1
            while cursor < Int(tape.tokens[index].next) {
                readRelationItem(tape, cursor, key, provenance, context)
                cursor = Int(tape.tokens[cursor].next)
            }
        } else {
            readRelationItem(tape, index, key, provenance, context)
        }
    }

    mutating func readRelationItem(
        _ tape: borrowing Tape, _ index: Int, _ key: Key, _ provenance: Int32, _ context: Context
    ) {
        guard tape.tokens[index].kind == .mapping, let group = alternatives(tape, index, key, context) else {
            readTarget(tape, index, key, group: 0, provenance, context)
            return
        }
        guard words.needs(key) else {
            report(.alternativesNotAllowed(relation: vocabulary.name(of: key)), tape, index, context)
            return
        }
        guard group.members >= 0 else { return }
        let number = Int32(groups.count + 1)
        let first = relations.count
        groups.append(Group(needed: 0, members: 0))
        var cursor = group.members + 1
        while cursor < Int(tape.tokens[group.members].next) {
            readTarget(tape, cursor, key, group: number, provenance, context)
            cursor = Int(tape.tokens[cursor].next)
        }
        let members = relations.count - first
        let needed = group.needed ?? members
        if needed > members || needed < 1 { report(.thresholdOutOfRange(found: needed, members: members), tape, index, context) }
        groups[Int(number) - 1] = Group(needed: Int32(clamping: max(1, min(needed, members))), members: Int32(members))
    }

    /// `{ any: […] }`, `{ all: […] }` or `{ at-least: k, of: […] }`; nil when the mapping is none of these, members −1 when it is a broken one (reported).
    mutating func alternatives(_ tape: borrowing Tape, _ index: Int, _ key: Key, _ context: Context) -> (members: Int, needed: Int?)? {
        var members = -1, needed: Int? = 1, threshold = -1, lists = 0, isOf = false
        var cursor = index + 1
        while cursor < Int(tape.tokens[index].next) {
            switch symbol(tape, cursor) {
            case words.any: (members, needed, lists) = (cursor + 1, 1, lists + 1)
            case words.all: (members, needed, lists) = (cursor + 1, nil, lists + 1)
            case words.of: (members, isOf, lists) = (cursor + 1, true, lists + 1)
            case words.atLeast: threshold = cursor + 1
            default: break
            }
            cursor = Int(tape.tokens[cursor + 1].next)
        }
        guard lists > 0 || threshold >= 0 else { return nil }
        // Only now, so that no list is made for what is a plain target (benchmark `ndjson`).
        cursor = index + 1
        while cursor < Int(tape.tokens[index].next) {
            let stranger = cursor, word = symbol(tape, cursor)
            cursor = Int(tape.tokens[cursor + 1].next)
            if word == words.any || word == words.all || word == words.of || word == words.atLeast { continue }
            let name = tape.text(stranger)
            report(.unknownKey(name, kind: vocabulary.name(of: key), nearest: suggestion(for: name, among: ["any", "all", "at-least", "of"])), tape, stranger, context)
        }
        // One list, and a threshold with “of” alone: `{ any: […], all: […] }` could mean anything.
        if (threshold >= 0) != isOf || lists != 1 {
            report(.wrongType(key: vocabulary.name(of: key), expected: "{ at-least: k, of: […] }", found: "mapping"), tape, index, context)
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
            report(.wrongType(key: vocabulary.name(of: key), expected: "[…]", found: "…"), tape, members, context)
            return (-1, nil)
        }
        return (members, needed)
    }

    mutating func readTarget(
        _ tape: borrowing Tape, _ index: Int, _ key: Key, group: Int32, _ provenance: Int32, _ context: Context
    ) {
        let token = tape.tokens[index]
        var relation = Relation(
            key: key, target: .unknown, element: -1, group: group, factsStart: Int32(facts.count), factsCount: 0, provenance: provenance,
            validity: 0, line: token.line, column: token.column)
        if tape.isScalar(index) {
            guard let target = readReference(tape, index, key, context) else { return }
            relation.target = target
            relations.append(relation)
            return
        }
        guard token.kind == .mapping else {
            wrongType(tape, index, key, "id | { to: id, … }", context)
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
            report(.missingTarget(relation: vocabulary.name(of: key)), tape, index, context)
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
            guard let attribute = words.key(word), words.allows(attribute, on: key), words.form(attribute) != .relation else {
                let name = strings[word]
                let candidates = attributes(of: key).map { vocabulary.name(of: $0) } + ["to", "source", "valid-from", "valid-to"]
                report(.unknownKey(name, kind: vocabulary.name(of: key), nearest: suggestion(for: name, among: candidates)), tape, keyToken, context)
                continue
            }
            let bit = UInt64(1) << UInt64(attribute.rawValue & 63)
            if (attribute.rawValue < 64 ? seen.0 : seen.1) & bit != 0 {
                report(.duplicateKey(strings[word]), tape, keyToken, context)
                continue
            }
            if attribute.rawValue < 64 { seen.0 |= bit } else { seen.1 |= bit }
            readAttribute(tape, value, attribute, relation.provenance, validity: 0, context)
        }
        relation.factsCount = Int32(facts.count) - relation.factsStart
        relation.line = tape.tokens[targetToken].line
        relation.column = tape.tokens[targetToken].column
        guard let target = readReference(tape, targetToken, key, context) else { return }
        relation.target = target
        relations.append(relation)
    }

    private func attributes(of relation: Key) -> [Key] {
        if case .relation(_, let attributes, _) = vocabulary.definition(of: relation).form { attributes } else { [] }
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
            guard let key = vocabulary.key(named: name), attributes.contains(key), words.form(key) != .relation else {
                let candidates = attributes.map { vocabulary.name(of: $0) }
                report(.unknownKey(name, kind: vocabulary.name(of: relation), nearest: nearest(to: name, among: candidates)), tape, keyToken, context)
                continue
            }
            readAttribute(tape, value, key, context.provenance, validity: 0, context)
        }
    }

    /// An id, or `.unknown`; nil after a diagnostic.
    mutating func readReference(_ tape: borrowing Tape, _ index: Int, _ key: Key, _ context: Context) -> Symbol? {
        guard isIdentifier(tape, index) else {
            wrongType(tape, index, key, "id", context)
            return nil
        }
        let target = symbol(tape, index)
        if target != words.unknown { return target }
        if words.mayBeUnknown(key) { return .unknown }
        report(.mayNotBeUnknown(key: vocabulary.name(of: key)), tape, index, context)
        return nil
    }
}
