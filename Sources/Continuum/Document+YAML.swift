/// A YAML (or JSON) document as a value, for what is no list of elements: expectations, settings, registers made by others.
extension Document {
    /// nil after a diagnostic. Plain scalars are read by YAML 1.2's core schema; keys keep their order.
    package init?(yaml bytes: [UInt8], file: String, diagnostics: inout Diagnostics) {
        guard let tape = YAMLDocument.tape(bytes, file: file, diagnostics: &diagnostics) else { return nil }
        self = Self.value(tape, 0)
    }

    private static func value(_ tape: borrowing Tape, _ index: Int) -> Document {
        let end = Int(tape.tokens[index].next)
        var cursor = index + 1
        switch tape.tokens[index].kind {
        case .mapping:
            var pairs: [(key: String, value: Document)] = []
            while cursor < end {
                pairs.append((tape.text(cursor), value(tape, cursor + 1)))
                cursor = Int(tape.tokens[cursor + 1].next)
            }
            return .mapping(pairs)
        case .sequence:
            var items: [Document] = []
            while cursor < end {
                items.append(value(tape, cursor))
                cursor = Int(tape.tokens[cursor].next)
            }
            return .sequence(items)
        case .string, .plain:
            switch tape.plain(index) {
            case .null: return tape.tokens[index].kind == .plain ? .null : .string(tape.text(index))
            case .boolean(let flag): return .boolean(flag)
            case .number(let number): return .number(number)
            case .string: return .string(tape.text(index))
            }
        }
    }

    /// The value under a key of a mapping.
    package subscript(key: String) -> Document? {
        guard case .mapping(let pairs) = self else { return nil }
        return pairs.first { $0.key == key }?.value
    }

    package var items: [Document] {
        guard case .sequence(let items) = self else { return [] }
        return items
    }

    package var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    package var figure: Double? {
        guard case .number(let number) = self else { return nil }
        return number
    }
}
