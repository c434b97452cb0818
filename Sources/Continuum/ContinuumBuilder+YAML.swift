private import Foundation
private import Yams

extension ContinuumBuilder {
    /// A YAML file above this size is refused: a large estate comes as NDJSON, streamed.
    package static let yamlLimit = 32 << 20

    /// Reads a YAML file of elements, as one layer. Problems become diagnostics; what is right is kept.
    package mutating func readYAML(_ text: [UInt8], file: String, layer: Layer) {
        let fileIndex = register(file: file)
        guard let tape = YAMLDocument.tape(text, file: file, diagnostics: &diagnostics) else { return }
        var context = Context(file: fileIndex, layer: layer, provenance: 0)
        guard tape.tokens[0].kind == .mapping else {
            report(.expectedMapping(what: "file"), tape, 0, context)
            return
        }
        var elementsToken = -1
        var seen: Set<String> = []
        var cursor = 1
        while cursor < tape.tokens.count {
            let value = cursor + 1
            let key = tape.text(cursor)
            if !seen.insert(key).inserted { report(.duplicateKey(key), tape, cursor, context) }
            switch key {
            case "source": context.provenance = readProvenance(tape, value, context)
            case "elements": elementsToken = value
            default: report(.unknownTopLevelKey(key, nearest: nearest(to: key, among: ["source", "elements"])), tape, cursor, context)
            }
            cursor = Int(tape.tokens[value].next)
        }
        guard elementsToken >= 0 else { return }
        guard tape.tokens[elementsToken].kind == .sequence else {
            if tape.tokens[elementsToken].kind == .plain, tape.tokens[elementsToken].count == 0 { return }
            report(.wrongType(key: "elements", expected: "[…]", found: "…"), tape, elementsToken, context)
            return
        }
        cursor = elementsToken + 1
        while cursor < Int(tape.tokens[elementsToken].next) {
            readElement(tape, at: cursor, context)
            cursor = Int(tape.tokens[cursor].next)
        }
    }
}

/// Brings a YAML document onto a tape, through Yams (libyaml).
enum YAMLDocument {
    /// nil when there is nothing to read, after a diagnostic that says why.
    static func tape(_ bytes: [UInt8], file: String, diagnostics: inout Diagnostics) -> Tape? {
        guard bytes.count <= ContinuumBuilder.yamlLimit else {
            diagnostics.add(.fileTooLarge(bytes: bytes.count, limit: ContinuumBuilder.yamlLimit), at: Place(file: file))
            return nil
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let offset = firstInvalidByte(bytes)
            diagnostics.add(.invalidUTF8(byteOffset: offset), at: place(ofByte: offset, in: bytes, file: file))
            return nil
        }
        // Aliases as keys make the parser hash the same subtree again and again; no chart needs them.
        if let line = aliasKeyLine(bytes) {
            diagnostics.add(.aliasNotAccepted, at: Place(file: file, line: line))
            return nil
        }
        do {
            guard let root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() else {
                diagnostics.add(.emptyFile, at: Place(file: file))
                return nil
            }
            var tape = Tape()
            let limit = 10_000 + 4 * bytes.count
            guard append(root, to: &tape, limit: limit) else {
                diagnostics.add(.aliasBomb(limit: limit), at: Place(file: file))
                return nil
            }
            return tape
        } catch let error as YamlError {
            let (message, place) = explain(error, file: file)
            diagnostics.add(.syntax(message), at: place)
            return nil
        } catch {
            diagnostics.add(.syntax(String(describing: error)), at: Place(file: file))
            return nil
        }
    }

    private static func append(_ node: Node, to tape: inout Tape, limit: Int) -> Bool {
        guard tape.tokens.count < limit else { return false }
        let mark = node.mark
        let line = UInt32(clamping: mark?.line ?? 1), column = UInt32(clamping: mark?.column ?? 1)
        let index = tape.tokens.count
        switch node {
        case .scalar(let scalar):
            let start = tape.bytes.count
            tape.bytes.append(contentsOf: scalar.string.utf8)
            let kind: Tape.TokenKind = scalar.style == .plain || scalar.style == .any ? .plain : .string
            tape.tokens.append(
                .init(kind: kind, start: Int32(start), count: Int32(tape.bytes.count - start), line: line, column: column, next: Int32(index + 1)))
            return true
        case .sequence(let sequence):
            tape.tokens.append(.init(kind: .sequence, start: 0, count: 0, line: line, column: column, next: 0))
            for child in sequence where !append(child, to: &tape, limit: limit) { return false }
        case .mapping(let mapping):
            tape.tokens.append(.init(kind: .mapping, start: 0, count: 0, line: line, column: column, next: 0))
            for (key, value) in mapping {
                guard append(scalarKey(key), to: &tape, limit: limit), append(value, to: &tape, limit: limit) else { return false }
            }
        case .alias:
            return false
        }
        tape.tokens[index].next = Int32(tape.tokens.count)
        return true
    }

    /// A key that is a list or a mapping becomes a scalar that no vocabulary knows, so that it is reported in its place.
    private static func scalarKey(_ key: Node) -> Node {
        if case .scalar = key { return key }
        return .scalar(.init("[…]", .implicit, .plain, key.mark))
    }

    private static func explain(_ error: YamlError, file: String) -> (String, Place) {
        func at(_ mark: Mark) -> Place { Place(file: file, line: max(1, mark.line), column: max(1, mark.column)) }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _), .composer(let context, let problem, let mark, _):
            return ([problem, context?.text].compactMap { $0 }.joined(separator: ", "), at(mark))
        case .duplicatedKeysInMapping(let duplicates, let context):
            return ("the same key twice: \(duplicates.prefix(5).joined(separator: ", "))", at(context.mark))
        case .reader(let problem, let offset, _, let yaml):
            let bytes = Array(yaml.utf8)
            return (problem, place(ofByte: offset ?? 0, in: bytes, file: file))
        default:
            return (String(describing: error).prefix(200).description, Place(file: file))
        }
    }

    /// The line of an alias (`*name`) or a complex key (`? `) used as a mapping's key, if there is one.
    private static func aliasKeyLine(_ bytes: [UInt8]) -> Int? {
        var line = 1
        var i = 0
        var atStart = true
        while i < bytes.count {
            let byte = bytes[i]
            if byte == 0x0A { line += 1 }
            if atStart, byte == UInt8(ascii: "?"), i + 1 < bytes.count, bytes[i + 1] <= 0x20 { return line }
            if byte == UInt8(ascii: "*"), i == 0 || " \t\n-{[,:".utf8.contains(bytes[i - 1]) {
                var j = i + 1
                while j < bytes.count, bytes[j] > 0x20, !",:{}[]".utf8.contains(bytes[j]) { j += 1 }
                if j > i + 1 {
                    while j < bytes.count, bytes[j] == 0x20 { j += 1 }
                    if j < bytes.count, bytes[j] == UInt8(ascii: ":") { return line }
                }
            }
            switch byte {
            case 0x0A, UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: "["): atStart = true
            case 0x20, 0x09: break
            case UInt8(ascii: "-"): break
            default: atStart = false
            }
            i += 1
        }
        return nil
    }

    static func firstInvalidByte(_ bytes: [UInt8]) -> Int {
        var low = 0
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): low += UTF8.width(scalar)
            case .emptyInput: return low
            case .error: return low
            }
        }
    }

    static func place(ofByte offset: Int, in bytes: [UInt8], file: String) -> Place {
        var line = 1, column = 1
        for byte in bytes.prefix(offset) {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return Place(file: file, line: line, column: column)
    }
}
