private import Foundation
private import Yams

/// A value of JSON or YAML with its keys in order: what elements are turned into before they are written.
package indirect enum Document: Hashable, Sendable {
    case null
    case boolean(Bool)
    case number(Double)
    case string(String)
    case sequence([Document])
    case mapping([(key: String, value: Document)])

    package static func == (a: Document, b: Document) -> Bool { a.json == b.json }
    package func hash(into hasher: inout Hasher) { hasher.combine(json) }

    /// One line of JSON.
    package var json: String {
        var out: [UInt8] = []
        appendJSON(to: &out, isPretty: false, depth: 0)
        return String(decoding: out, as: UTF8.self)
    }

    /// JSON over several lines, two spaces a level.
    package var prettyJSON: String {
        var out: [UInt8] = []
        appendJSON(to: &out, isPretty: true, depth: 0)
        return String(decoding: out, as: UTF8.self)
    }

    /// Bytes, since text that is put together scalar by scalar took a fifth of a run (benchmark `assess`).
    private func appendJSON(to out: inout [UInt8], isPretty: Bool, depth: Int) {
        func newline(_ depth: Int, _ out: inout [UInt8]) {
            guard isPretty else { return }
            out.append(UInt8(ascii: "\n"))
            for _ in 0..<2 * depth { out.append(UInt8(ascii: " ")) }
        }
        switch self {
        case .null: out.append(contentsOf: "null".utf8)
        case .boolean(let value): out.append(contentsOf: (value ? "true" : "false").utf8)
        case .number(let value): out.append(contentsOf: short(value).utf8)
        case .string(let value): Self.quote(value, into: &out)
        case .sequence(let items):
            out.append(UInt8(ascii: "["))
            for (i, item) in items.enumerated() {
                if i > 0 { out.append(UInt8(ascii: ",")) }
                newline(depth + 1, &out)
                item.appendJSON(to: &out, isPretty: isPretty, depth: depth + 1)
            }
            if !items.isEmpty { newline(depth, &out) }
            out.append(UInt8(ascii: "]"))
        case .mapping(let pairs):
            out.append(UInt8(ascii: "{"))
            for (i, pair) in pairs.enumerated() {
                if i > 0 { out.append(UInt8(ascii: ",")) }
                newline(depth + 1, &out)
                Self.quote(pair.key, into: &out)
                out.append(UInt8(ascii: ":"))
                if isPretty { out.append(UInt8(ascii: " ")) }
                pair.value.appendJSON(to: &out, isPretty: isPretty, depth: depth + 1)
            }
            if !pairs.isEmpty { newline(depth, &out) }
            out.append(UInt8(ascii: "}"))
        }
    }

    private static func quote(_ text: String, into out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var isPlain = true
            for byte in utf8 where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0xE2 { isPlain = false }
            if isPlain {
                out.append(contentsOf: utf8)
            } else {
                quoteSlowly(utf8, into: &out)
            }
        }
        out.append(UInt8(ascii: "\""))
    }

    /// Text with something to escape: control characters, quotes, backslashes, and the line separators U+2028 and U+2029 (E2 80 A8, A9).
    private static func quoteSlowly(_ utf8: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        var i = 0
        while i < utf8.count {
            let byte = utf8[i]
            switch byte {
            case UInt8(ascii: "\""): out.append(contentsOf: "\\\"".utf8)
            case UInt8(ascii: "\\"): out.append(contentsOf: "\\\\".utf8)
            case 0x0A: out.append(contentsOf: "\\n".utf8)
            case 0x0D: out.append(contentsOf: "\\r".utf8)
            case 0x09: out.append(contentsOf: "\\t".utf8)
            case 0..<0x20:
                out.append(contentsOf: byte < 0x10 ? "\\u000".utf8 : "\\u00".utf8)
                out.append(contentsOf: String(byte, radix: 16).utf8)
            case 0xE2 where i + 2 < utf8.count && utf8[i + 1] == 0x80 && utf8[i + 2] & 0xFE == 0xA8:
                out.append(contentsOf: utf8[i + 2] == 0xA8 ? "\\u2028".utf8 : "\\u2029".utf8)
                i += 2
            default: out.append(byte)
            }
            i += 1
        }
    }

    /// YAML in block style, through Yams.
    package func yaml() throws -> String {
        try Yams.serialize(node: node, width: 140, allowUnicode: true)
    }

    private var node: Node {
        switch self {
        case .null: Node("null", .implicit, .plain)
        case .boolean(let value): Node(value ? "true" : "false", .implicit, .plain)
        case .number(let value): Node(short(value), .implicit, .plain)
        case .string(let value): Node(value, .implicit, Self.needsQuotes(value) ? .doubleQuoted : .any)
        case .sequence(let items): Node(items.map(\.node), .implicit, items.allSatisfy(\.isScalar) ? .flow : .block)
        case .mapping(let pairs):
            Node(
                pairs.map { (Node($0.key, .implicit, .plain), $0.value.node) }, .implicit,
                pairs.count <= 4 && pairs.allSatisfy { $0.value.isShort } ? .flow : .block)
        }
    }

    private var isScalar: Bool {
        switch self {
        case .sequence, .mapping: false
        default: true
        }
    }

    private var isShort: Bool {
        if case .string(let text) = self { return text.count < 60 }
        return isScalar
    }

    /// Whether a plain scalar of this text would be read as something else than text.
    private static func needsQuotes(_ text: String) -> Bool {
        if text.isEmpty || Double(text) != nil { return true }
        // Line breaks, byte order marks and the like, which a reader of YAML may fold or drop.
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xFEFE, 0xFF00...0x10FFFF: true
            default: false
            }
        }
        if !isPlain { return true }
        return ["true", "false", "null", "~", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
    }
}

extension Element {
    /// The element as it is written; reading the document back gives the element (write → read → write is the identity).
    package func document(_ vocabulary: Vocabulary) -> Document {
        var pairs: [(key: String, value: Document)] = [("id", .string(id)), ("kind", .string(vocabulary.name(of: kind)))]
        var order: [Key] = []
        for statement in statements where !order.contains(statement.key) { order.append(statement.key) }
        for key in order {
            let all = statements.filter { $0.key == key }
            pairs.append((vocabulary.name(of: key), Self.document(of: all, inheriting: source)))
        }
        var relations: [Key] = []
        for link in links where !relations.contains(link.key) { relations.append(link.key) }
        for key in relations { pairs.append((vocabulary.name(of: key), document(of: key, vocabulary))) }
        Self.append(validity, to: &pairs)
        if let source { pairs.append(("source", Self.document(of: source))) }
        return .mapping(pairs)
    }

    private static func document(of statements: [Statement], inheriting source: Source?) -> Document {
        let first = statements[0]
        let value: Document = statements.count == 1 ? document(of: first.value) : .sequence(statements.map { document(of: $0.value) })
        let ownSource = first.source == source ? nil : first.source
        guard ownSource != nil || first.validity != .always else { return value }
        var pairs: [(key: String, value: Document)] = [("value", value)]
        append(first.validity, to: &pairs)
        if let ownSource { pairs.append(("source", document(of: ownSource))) }
        return .mapping(pairs)
    }

    private func document(of key: Key, _ vocabulary: Vocabulary) -> Document {
        let all = links.filter { $0.key == key }
        var items: [Document] = []
        var done: Set<Int> = []
        for link in all {
            if link.group == 0 {
                items.append(document(of: link, vocabulary))
            } else if done.insert(link.group).inserted {
                let members = all.filter { $0.group == link.group }
                let list = Document.sequence(members.map { document(of: $0, vocabulary) })
                let count = needed[link.group - 1]
                if count == members.count, count > 1 {
                    items.append(.mapping([("all", list)]))
                } else if count == 1 {
                    items.append(.mapping([("any", list)]))
                } else {
                    items.append(.mapping([("at-least", .number(Double(count))), ("of", list)]))
                }
            }
        }
        return items.count == 1 ? items[0] : .sequence(items)
    }

    private func document(of link: Link, _ vocabulary: Vocabulary) -> Document {
        let target = Document.string(link.to ?? "unknown")
        let ownSource = link.source == source ? nil : link.source
        guard ownSource != nil || link.validity != .always || !link.attributes.isEmpty else { return target }
        var pairs: [(key: String, value: Document)] = [("to", target)]
        var order: [Key] = []
        for statement in link.attributes where !order.contains(statement.key) { order.append(statement.key) }
        for key in order {
            let all = link.attributes.filter { $0.key == key }
            pairs.append((vocabulary.name(of: key), Self.document(of: all, inheriting: link.source)))
        }
        Self.append(link.validity, to: &pairs)
        if let ownSource { pairs.append(("source", Self.document(of: ownSource))) }
        return .mapping(pairs)
    }

    private static func append(_ validity: Validity, to pairs: inout [(key: String, value: Document)]) {
        if let from = validity.from { pairs.append(("valid-from", .string(from.description))) }
        if let to = validity.to { pairs.append(("valid-to", .string(to.description))) }
    }

    package static func document(of source: Source) -> Document {
        guard source.date != nil || source.standing != nil || source.rank != nil else { return .string(source.ref) }
        var pairs: [(key: String, value: Document)] = [("ref", .string(source.ref))]
        if let date = source.date { pairs.append(("date", .string(date.description))) }
        if let standing = source.standing { pairs.append(("standing", .string(standing.rawValue))) }
        if let rank = source.rank { pairs.append(("rank", .string(rank.rawValue))) }
        return .mapping(pairs)
    }

    package static func document(of literal: Literal) -> Document {
        switch literal {
        case .unknown: .string("unknown")
        case .boolean(let value): .boolean(value)
        case .number(let value): .number(value)
        case .token(let text), .text(let text), .reference(let text): .string(text)
        case .bilingual(let names): names.fr == names.en && names.fr != "unknown" ? .string(names.fr) : .mapping([("fr", .string(names.fr)), ("en", .string(names.en))])
        case .day(let day): .string(day.description)
        case .horizon(let days): .string(Horizon.text(days))
        }
    }
}

extension Continuum {
    /// The elements of some layers as a YAML file; nothing that was read is lost but comments and layout.
    package func yaml(layers: Set<Layer> = [.chart]) throws -> String {
        let list = elements.indices.filter { elements[$0].kind.rawValue != 0 && layers.contains(elements[$0].layer) }
            .map { element($0).document(vocabulary) }
        return try Document.mapping([("elements", .sequence(list))]).yaml()
    }

    /// The elements of some layers, one line of JSON each.
    package func ndjson(layers: Set<Layer> = [.chart]) -> String {
        var out = ""
        for i in elements.indices where elements[i].kind.rawValue != 0 && layers.contains(elements[i].layer) {
            out += element(i).document(vocabulary).json
            out += "\n"
        }
        return out
    }
}
