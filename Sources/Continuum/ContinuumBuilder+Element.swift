/// How one element is read from a tape: the same for YAML and NDJSON, the same for charts, knowledge and changes.
extension ContinuumBuilder {
    struct Context {
        var file: Int32
        var layer: Layer
        /// The file's own provenance, inherited by facts that name none.
        var provenance: Int32
    }

    @inline(never)
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

    @inline(__always)
    mutating func symbol(_ tape: borrowing Tape, _ index: Int) -> Symbol {
        let known = tape.tokens[index].symbol
        return known.isUnknown ? intern(tape, index) : known
    }

    @inline(never)
    private mutating func intern(_ tape: borrowing Tape, _ index: Int) -> Symbol {
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

    mutating func readID(_ tape: borrowing Tape, _ token: Int, owner: Int, _ context: Context) -> Symbol? {
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

    mutating func readKind(_ tape: borrowing Tape, _ token: Int, id: Symbol, owner: Int, _ context: Context) -> Kind? {
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

    mutating func readKeys(
        _ tape: borrowing Tape, _ index: Int, _ kind: Kind, _ provenance: Int32, _ context: Context, relations wanted: Bool,
        besides: [String] = []
    ) {
        // One bit a raw key.
        var seen = SIMD4<UInt64>.zero
        for entry in keyTokens.indices {
            let (keyToken, word) = keyTokens[entry]
            let value = keyToken + 1
            if word == words.id || word == words.kind || word == words.source || word == words.validFrom || word == words.validTo {
                if !wanted { checkRepeated(tape, entry, context) }
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
            let word64 = Int(key.rawValue >> 6)
            let isRepeated = seen[word64] & bit != 0
            seen[word64] |= bit
            let isRelation = words.form(key) == .relation
            guard isRelation == wanted else { continue }
            if isRepeated {
                report(.duplicateKey(vocabulary.name(of: key)), tape, keyToken, context)
                continue
            }
            guard vocabulary.allows(key, on: kind) else {
                report(.keyOnWrongKind(vocabulary.name(of: key), kind: vocabulary.name(of: kind)), tape, keyToken, context)
                continue
            }
            if isRelation {
                readRelations(tape, value, key, provenance, context)
            } else {
                readAttribute(tape, value, key, provenance, validity: 0, context)
            }
        }
    }

    mutating func checkRepeated(_ tape: borrowing Tape, _ entry: Int, _ context: Context) {
        let (keyToken, word) = keyTokens[entry]
        for earlier in 0..<entry where keyTokens[earlier].word == word {
            report(.duplicateKey(strings[word]), tape, keyToken, context)
            return
        }
    }
}
