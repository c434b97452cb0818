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
        var out = ""
        appendJSON(to: &out, indent: nil, depth: 0)
        return out
    }

    /// JSON over several lines, two spaces a level.
    package var prettyJSON: String {
        var out = ""
        appendJSON(to: &out, indent: "  ", depth: 0)
        return out
    }

    private func appendJSON(to out: inout String, indent: String?, depth: Int) {
        func newline(_ depth: Int) {
            guard let indent else { return }
            out += "\n"
            for _ in 0..<depth { out += indent }
        }
        switch self {
        case .null: out += "null"
        case .boolean(let value): out += value ? "true" : "false"
        case .number(let value): out += short(value)
        case .string(let value): Self.quote(value, into: &out)
        case .sequence(let items):
            out += "["
            for (i, item) in items.enumerated() {
                if i > 0 { out += indent == nil ? "," : "," }
                newline(depth + 1)
                item.appendJSON(to: &out, indent: indent, depth: depth + 1)
            }
            if !items.isEmpty { newline(depth) }
            out += "]"
        case .mapping(let pairs):
            out += "{"
            for (i, pair) in pairs.enumerated() {
                if i > 0 { out += "," }
                newline(depth + 1)
                Self.quote(pair.key, into: &out)
                out += indent == nil ? ":" : ": "
                pair.value.appendJSON(to: &out, indent: indent, depth: depth + 1)
            }
            if !pairs.isEmpty { newline(depth) }
            out += "}"
        }
    }

    private static func quote(_ text: String, into out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029:
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
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
