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
            if isNull(tape, elementsToken) { return }
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
        guard var text = String(validating: bytes, as: UTF8.self) else {
            let offset = firstInvalidByte(bytes)
            diagnostics.add(.invalidUTF8(byteOffset: offset), at: place(ofByte: offset, in: bytes, file: file))
            return nil
        }
        // Yams keeps a pointer into the text after the scope that lent it: a text so short that Swift stores it in place would dangle.
        if bytes.count < 16 { text.reserveCapacity(64) }
        // Keys that are lists, mappings or aliases make the parser hash the same subtrees again and again; no chart needs them.
        if let line = excessDirectiveLine(bytes) {
            diagnostics.add(.syntax("found unknown directive name"), at: Place(file: file, line: line))
            return nil
        }
        if let line = costlyKeyLine(bytes) {
            diagnostics.add(.aliasNotAccepted, at: Place(file: file, line: line))
            return nil
        }
        do {
            // The basic resolver: the default one matches regular expressions against every key, and the tape resolves values itself.
            guard let root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() else {
                diagnostics.add(.emptyFile, at: Place(file: file))
                return nil
            }
            var tape = Tape()
            let limit = 10_000 + 4 * bytes.count
            switch append(root, to: &tape, limit: limit, depth: 0) {
            case .whole: return tape
            case .tooMany: diagnostics.add(.aliasBomb(limit: limit), at: Place(file: file))
            case .tooDeep(let mark):
                let place = Place(file: file, line: max(1, mark?.line ?? 1), column: max(1, mark?.column ?? 1))
                diagnostics.add(.tooDeep(limit: JSONScanner.maximumDepth), at: place)
            }
            return nil
        } catch let error as YamlError {
            let (message, place) = explain(error, text, file: file)
            diagnostics.add(message.contains("Maximum nesting level") ? .tooDeep(limit: JSONScanner.maximumDepth) : .syntax(message), at: place)
            return nil
        } catch {
            diagnostics.add(.syntax(String(describing: error)), at: Place(file: file))
            return nil
        }
    }

    private enum Appended {
        case whole
        /// Aliases stand for more than the file could hold.
        case tooMany
        case tooDeep(Mark?)
    }

    private static func append(_ node: Node, to tape: inout Tape, limit: Int, depth: Int) -> Appended {
        guard tape.tokens.count < limit, tape.bytes.count <= 4 * limit else { return .tooMany }
        let mark = node.mark
        if depth > JSONScanner.maximumDepth { return .tooDeep(mark) }
        let line = UInt32(clamping: mark?.line ?? 1), column = UInt32(clamping: mark?.column ?? 1)
        let index = tape.tokens.count
        switch node {
        case .scalar(let scalar):
            let start = tape.bytes.count
            tape.bytes.append(contentsOf: scalar.string.utf8)
            let kind: Tape.TokenKind = scalar.style == .plain || scalar.style == .any ? .plain : .string
            tape.tokens.append(
                .init(kind: kind, start: Int32(start), count: Int32(tape.bytes.count - start), line: line, column: column, next: Int32(index + 1)))
            return .whole
        case .sequence(let sequence):
            tape.tokens.append(.init(kind: .sequence, start: 0, count: 0, line: line, column: column, next: 0))
            for child in sequence {
                let appended = append(child, to: &tape, limit: limit, depth: depth + 1)
                guard case .whole = appended else { return appended }
            }
        case .mapping(let mapping):
            tape.tokens.append(.init(kind: .mapping, start: 0, count: 0, line: line, column: column, next: 0))
            for (key, value) in mapping {
                for node in [scalarKey(key), value] {
                    let appended = append(node, to: &tape, limit: limit, depth: depth + 1)
                    guard case .whole = appended else { return appended }
                }
            }
        case .alias:
            // The parser resolves aliases itself.
            return .tooMany
        }
        tape.tokens[index].next = Int32(tape.tokens.count)
        return .whole
    }

    /// A key that is a list or a mapping becomes a scalar that no vocabulary knows, so that it is reported in its place.
    private static func scalarKey(_ key: Node) -> Node {
        if case .scalar = key { return key }
        return .scalar(.init("[…]", .implicit, .plain, key.mark))
    }

    private static func explain(_ error: YamlError, _ text: String, file: String) -> (String, Place) {
        func at(_ mark: Mark) -> Place { Place(file: file, line: max(1, mark.line), column: max(1, mark.column)) }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _), .composer(let context, let problem, let mark, _):
            return ([problem, context?.text].compactMap { $0 }.joined(separator: ", "), at(mark))
        case .duplicatedKeysInMapping(let duplicates, let context):
            return ("the same key twice: \(duplicates.prefix(5).joined(separator: ", "))", at(context.mark))
        case .reader(let problem, _, _, _):
            // The error counts in characters, or not at all: the first character that libyaml refuses is looked for again.
            let offset = text.unicodeScalars.firstIndex { !isPrintable($0) }.map { text.utf8.distance(from: text.startIndex, to: $0) }
            return (problem, place(ofByte: offset ?? 0, in: Array(text.utf8), file: file))
        default:
            return (String(describing: error).prefix(200).description, Place(file: file))
        }
    }

    /// Source: YAML 1.1, section 5.1 (“c-printable”), as libyaml's reader checks it.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x85, 0xFEFF: true
        case 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// The line of a directive (`%TAG`) after sixteen others: libyaml compares each with all before, and no chart has one.
    private static func excessDirectiveLine(_ bytes: [UInt8]) -> Int? {
        var line = 1, directives = 0
        var isAtStart = true
        for byte in bytes {
            if isAtStart, byte == UInt8(ascii: "%") {
                directives += 1
                if directives > 16 { return line }
            }
            isAtStart = byte == 0x0A || byte == 0x0D
            if byte == 0x0A { line += 1 }
        }
        return nil
    }

    /// The line of a key that would be costly to compare: an alias (`*name`), a complex key (`? `), a list or mapping in brackets.
    ///
    /// Texts may look like these: they are refused only in files that have anchors and aliases, or so many that their size tells.
    private static func costlyKeyLine(_ bytes: [UInt8]) -> Int? {
        var line = 1
        var first: Int?
        var keys = 0, anchors = 0, aliases = 0
        var isAtStart = true
        func colonFollows(_ start: Int) -> Bool {
            var j = start
            while j < bytes.count, bytes[j] == 0x20 || bytes[j] == 0x09 { j += 1 }
            return j < bytes.count && bytes[j] == UInt8(ascii: ":")
        }
        func note() {
            keys += 1
            if first == nil { first = line }
        }
        for i in bytes.indices {
            let byte = bytes[i]
            switch byte {
            case 0x0A:
                line += 1
                isAtStart = true
            case 0x0D, UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: "["): isAtStart = true
            case 0x20, 0x09, UInt8(ascii: "-"): break
            case UInt8(ascii: "?"):
                if isAtStart, i + 1 == bytes.count || bytes[i + 1] <= 0x20 { note() }
                isAtStart = false
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                if colonFollows(i + 1) { note() }
                isAtStart = false
            case UInt8(ascii: "*"), UInt8(ascii: "&"):
                isAtStart = false
                guard i == 0 || !isAnchorByte(bytes[i - 1]) || bytes[i - 1] == UInt8(ascii: "-") else { break }
                var j = i + 1
                while j < bytes.count, isAnchorByte(bytes[j]) { j += 1 }
                guard j > i + 1 else { break }
                if byte == UInt8(ascii: "&") { anchors += 1 } else { aliases += 1 }
                if byte == UInt8(ascii: "*"), colonFollows(j) { note() }
            // The other line breaks of YAML 1.1: U+0085, U+2028, U+2029.
            case 0x85 where i >= 1 && bytes[i - 1] == 0xC2: isAtStart = true
            case 0xA8 where i >= 2 && bytes[i - 1] == 0x80 && bytes[i - 2] == 0xE2, 0xA9 where i >= 2 && bytes[i - 1] == 0x80 && bytes[i - 2] == 0xE2:
                isAtStart = true
            default: isAtStart = false
            }
        }
        return anchors > 0 && aliases > 0 || keys > 1_000_000_000 / max(1, bytes.count) ? first : nil
    }

    /// What libyaml takes into the name of an anchor.
    private static func isAnchorByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
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
