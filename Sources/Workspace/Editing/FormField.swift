package import Continuum

/// One question of a form: under which name it is posted, what may be answered, and what is answered now.
package struct FormField: Sendable {
    package var key: Key
    /// `f.seat`, `r.stored-on.0.a.encrypted`; of a text in two languages, `.fr` and `.en` are added.
    package var name: String
    /// What the vocabulary says of the key.
    package var meaning: Bilingual
    package var type: ValueType
    package var isList: Bool
    /// Whether the word `unknown` is an answer.
    package var mayBeUnknown: Bool
    /// Whether it is a fact that matters for elements of this kind.
    package var isExpected: Bool
    /// As a form posts them; of a text in two languages, French and English.
    package var values: [String]
    /// Who says so now.
    package var source: Element.Source?

    /// The names under which it is posted, with what each holds.
    package var posted: [(name: String, values: [String])] {
        guard type == .bilingual else { return [(name, values.isEmpty ? [""] : values)] }
        return [(name + ".fr", [values.first ?? ""]), (name + ".en", [values.last ?? ""])]
    }

    init(_ definition: KeyDefinition, name: String, isExpected: Bool, _ statements: [Element.Statement]) {
        key = definition.key
        self.name = name
        meaning = definition.meaning
        (type, isList) = if case .attribute(let type, let list) = definition.form { (type, list) } else { (.text, false) }
        mayBeUnknown = definition.mayBeUnknown
        self.isExpected = isExpected
        values = statements.flatMap { [type] statement in Self.values(of: statement.value, type) }
        source = statements.first?.source
    }

    private static func values(of literal: Element.Literal, _ type: ValueType) -> [String] {
        if case .bilingual(let words) = literal { return [words.fr, words.en] }
        let text = switch Element.document(of: literal) {
        case .string(let text): text
        case let other: other.json
        }
        return type == .bilingual ? [text, text] : [text]
    }
}

/// Every relation of one kind that an element may have: to what, with which attributes, and which of them are alternatives.
package struct RelationField: Sendable {
    package struct Row: Sendable {
        package var index: Int
        /// The target’s id, `unknown`, or nothing.
        package var to: String
        /// The number of its set of alternatives; nothing where it is needed as it is.
        package var group: String
        package var attributes: [FormField]
        package var source: Element.Source?
    }

    package var key: Key
    /// `r.stored-on`; rows are `r.stored-on.0.to` and so on.
    package var name: String
    package var meaning: Bilingual
    /// The kinds that it may lead to (none: any).
    package var targets: [Kind]
    /// Whether some of the rows may be alternatives to each other.
    package var mayHaveAlternatives: Bool
    /// Whether a target may be `unknown`.
    package var mayBeUnknown: Bool
    package var isExpected: Bool
    package var rows: [Row]
    /// By number of the set: how many of its rows are enough.
    package var needed: [Int: String]
    private let attributes: [KeyDefinition]

    init(_ definition: KeyDefinition, isExpected: Bool, _ part: Element?, _ vocabulary: Vocabulary) {
        key = definition.key
        name = "r." + definition.name
        meaning = definition.meaning
        mayBeUnknown = definition.mayBeUnknown
        self.isExpected = isExpected
        var keys: [Key] = []
        (targets, keys, mayHaveAlternatives) = if case .relation(let to, let attributes, let needs) = definition.form { (to, attributes, needs) } else { ([], [], false) }
        attributes = keys.map { vocabulary.definition(of: $0) }
        rows = []
        needed = [:]
        for (i, link) in (part?.links ?? []).enumerated() {
            var row = emptyRow(i)
            row.to = link.to ?? "unknown"
            row.group = link.group > 0 ? String(link.group) : ""
            row.attributes = attributes.map { attribute in
                FormField(attribute, name: "\(name).\(i).a.\(attribute.name)", isExpected: false, link.attributes.filter { $0.key == attribute.key })
            }
            row.source = link.source
            rows.append(row)
        }
        for (i, count) in (part?.needed ?? []).enumerated() { needed[i + 1] = String(count) }
    }

    /// A row that says nothing yet, for one more relation.
    package func emptyRow(_ index: Int) -> Row {
        Row(
            index: index, to: "", group: "",
            attributes: attributes.map { FormField($0, name: "\(name).\(index).a.\($0.name)", isExpected: false, []) }, source: nil)
    }
}
