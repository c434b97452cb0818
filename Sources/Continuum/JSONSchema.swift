/// Which text does a JSON Schema describe?
package enum SchemaScope: String, Sendable, CaseIterable {
    /// A YAML file of elements: `{ source?, elements: […] }`.
    case continuum
    /// One element: a line of NDJSON.
    case element
    /// A YAML file of one change: `{ change: … }`.
    case change
}

extension SchemaScope {
    var title: String {
        switch self {
        case .continuum: "Portulan : un fichier d’éléments / a file of elements"
        case .element: "Portulan : un élément / an element"
        case .change: "Portulan : un changement / a change"
        }
    }
}

extension Vocabulary {
    /// The JSON Schema of what the reader accepts, as far as the form of one element goes (`Problem.isStructural`).
    ///
    /// What lies between elements (references, cycles, shares), in the calendar, or between two dates is the reader's alone; so are repeated
    /// keys, which JSON parsers do not show. Texts may be written as bare numbers or booleans (`version: 3.2`), as YAML users do.
    /// A test proves on random elements that schema and reader agree.
    ///
    /// Source: JSON Schema draft 2020-12, Core and Validation.
    package func schema(_ scope: SchemaScope) -> Document {
        let writer = SchemaWriter(vocabulary: self)
        var pairs: [(key: String, value: Document)] = [
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("title", .string(scope.title)),
        ]
        switch scope {
        case .element: pairs.append(("$ref", .string("#/$defs/element")))
        case .change:
            pairs += [
                ("type", .string("object")), ("properties", .mapping([("change", writer.change)])), ("required", .strings(["change"])),
                ("additionalProperties", .boolean(false)),
            ]
        case .continuum:
            pairs += [
                ("type", .string("object")),
                (
                    "properties",
                    .mapping([
                        ("source", .described(.ref("source"), "La source de ce qui n’en nomme pas d’autre.", "The source of what names no other.")),
                        (
                            "elements",
                            .described(
                                .mapping([("type", .strings(["array", "null"])), ("items", .ref("element"))]), "Les éléments.", "The elements.")
                        ),
                    ])
                ),
                ("additionalProperties", .boolean(false)),
            ]
        }
        pairs.append(("$defs", .mapping(writer.definitions())))
        return .mapping(pairs)
    }
}

extension Document {
    static func ref(_ name: String) -> Document { .mapping([("$ref", .string("#/$defs/\(name)"))]) }
    package static func strings(_ list: [String]) -> Document { .sequence(list.map(Document.string)) }
    static func anyOf(_ list: [Document]) -> Document { list.count == 1 ? list[0] : .mapping([("anyOf", .sequence(list))]) }

    /// A schema with its meaning, French first, so that editors show it.
    package static func described(_ schema: Document, _ fr: String, _ en: String) -> Document {
        guard case .mapping(let pairs) = schema else { return schema }
        return .mapping([("description", .string("\(fr) / \(en)"))] + pairs)
    }

    /// An object of these keys and no other.
    static func object(_ properties: [(key: String, value: Document)], required: [String]) -> Document {
        .mapping([
            ("type", .string("object")), ("properties", .mapping(properties)), ("required", .strings(required)), ("additionalProperties", .boolean(false)),
        ])
    }

    package static let identifierPattern = "^[A-Za-z0-9][A-Za-z0-9._-]*$"
}

/// Writes the `$defs` that both schemas share: values, then keys, then kinds.
struct SchemaWriter {
    let vocabulary: Vocabulary

    func definitions() -> [(key: String, value: Document)] {
        var out = values
        for definition in vocabulary.keys {
            if case .relation(_, let attributes, _) = definition.form { out.append(("to-" + definition.name, target(definition, attributes))) }
            out.append(("key-" + definition.name, schema(definition)))
        }
        for kind in vocabulary.kinds { out.append(("kind-" + kind.name, schema(kind))) }
        out.append(("element", element))
        return out
    }

    // MARK: Values

    private var values: [(key: String, value: Document)] {
        let standings = Standing.allCases.map(\.rawValue), ranks = Rank.allCases.map(\.rawValue)
        return [
            (
                "id",
                .mapping([("type", .string("string")), ("pattern", .string(Document.identifierPattern)), ("maxLength", .number(200))])
            ),
            ("known-id", .mapping([("allOf", .sequence([.ref("id"), .mapping([("not", .mapping([("const", .string("unknown"))]))])]))])),
            ("unknown", .described(.mapping([("const", .string("unknown"))]), "On ne le sait pas.", "It is not known.")),
            (
                "day",
                .described(
                    .mapping([("type", .string("string")), ("pattern", .string("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]), "Une date, AAAA-MM-JJ.",
                    "A day, YYYY-MM-DD.")
            ),
            ("valid-from", .described(.ref("day"), "Vrai à partir de ce jour.", "Holds from this day on.")),
            ("valid-to", .described(.ref("day"), "Vrai jusqu’à ce jour compris.", "Holds to this day included.")),
            (
                "horizon",
                .described(
                    .mapping([("type", .string("string")), ("pattern", .string("^[1-9][0-9]{0,4}[dmy]$"))]), "Un délai : 30d, 6m, 1y.",
                    "A horizon: 30d, 6m, 1y.")
            ),
            ("text", .mapping([("type", .strings(["string", "number", "boolean"])), ("minLength", .number(1))])),
            ("known-text", .mapping([("allOf", .sequence([.ref("text"), .mapping([("not", .mapping([("const", .string("unknown"))]))])]))])),
            (
                "bilingual",
                .anyOf([
                    .ref("text"),
                    .mapping([
                        ("type", .string("object")), ("properties", .mapping([("fr", .ref("text")), ("en", .ref("text"))])),
                        ("minProperties", .number(1)), ("additionalProperties", .boolean(false)),
                    ]),
                ])
            ),
            (
                "source",
                .described(
                    .anyOf([
                        .ref("text"),
                        .object(
                            [
                                ("ref", .described(.ref("text"), "Titre, article, contrat ou adresse.", "Title, article, contract or URL.")),
                                ("date", .described(.ref("day"), "À quelle date cela valait.", "As of when.")),
                                (
                                    "standing",
                                    .described(
                                        .mapping([("enum", .strings(standings))]), "Ce que vaut l’affirmation.", "How well it is known.")
                                ),
                                (
                                    "rank",
                                    .described(
                                        .mapping([("enum", .strings(ranks))]),
                                        "P : texte ou page officielle ; R : presse ; A : agrégateur ; M : mémoire.",
                                        "P: text or official page; R: press; A: aggregator; M: memory.")
                                ),
                            ], required: ["ref"]),
                    ]), "Qui le dit.", "Who says so.")
            ),
        ]
    }

    /// Source and dates, which stand beside a value, a target or an element's own keys.
    private var provenance: [(key: String, value: Document)] {
        [("source", .ref("source")), ("valid-from", .ref("valid-from")), ("valid-to", .ref("valid-to"))]
    }

    private func schema(_ type: ValueType, mayBeUnknown: Bool) -> Document {
        func orUnknown(_ schema: Document) -> Document { mayBeUnknown ? .anyOf([schema, .ref("unknown")]) : schema }
        switch type {
        case .boolean: return orUnknown(.mapping([("type", .string("boolean"))]))
        case .token(let words): return .mapping([("enum", .strings(mayBeUnknown ? words + ["unknown"] : words))])
        case .tag, .reference: return .ref(mayBeUnknown ? "id" : "known-id")
        case .text: return .ref(mayBeUnknown ? "text" : "known-text")
        case .bilingual: return .ref("bilingual")
        case .number(let range):
            return orUnknown(
                .mapping([("type", .string("number")), ("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound))]))
        case .integer(let range):
            return orUnknown(
                .mapping([
                    ("type", .string("integer")), ("minimum", .number(Double(range.lowerBound))), ("maximum", .number(Double(range.upperBound))),
                ]))
        case .day: return orUnknown(.ref("day"))
        case .horizon: return orUnknown(.ref("horizon"))
        }
    }

    // MARK: Keys

    private func schema(_ definition: KeyDefinition) -> Document {
        let meaning = definition.meaning
        switch definition.form {
        case .attribute(let type, let list):
            let one = schema(type, mayBeUnknown: definition.mayBeUnknown)
            let short = list ? Document.anyOf([one, .mapping([("type", .string("array")), ("items", one)])]) : one
            let long = Document.object([("value", short)] + provenance, required: ["value"])
            return .described(.anyOf([short, long]), meaning.fr, meaning.en)
        case .relation(_, _, let needs):
            let target = Document.ref("to-" + definition.name)
            var item = [target]
            if needs {
                let members = Document.mapping([("type", .string("array")), ("minItems", .number(1)), ("items", target)])
                let count = Document.mapping([("type", .string("integer")), ("minimum", .number(1)), ("maximum", .number(1_000_000))])
                item += [
                    .object([("any", .described(members, "Une seule suffit.", "One is enough."))], required: ["any"]),
                    .object([("all", .described(members, "Toutes sont nécessaires.", "All are needed."))], required: ["all"]),
                    .object(
                        [("at-least", .described(count, "Combien suffisent.", "How many are enough.")), ("of", members)],
                        required: ["at-least", "of"]),
                ]
            }
            let list = Document.mapping([("type", .string("array")), ("minItems", .number(1)), ("items", .anyOf(item))])
            return .described(.anyOf(item + [list]), meaning.fr, meaning.en)
        }
    }

    /// An id, or its long form with the attributes of the relation.
    private func target(_ definition: KeyDefinition, _ attributes: [Key]) -> Document {
        let id = Document.ref(definition.mayBeUnknown ? "id" : "known-id")
        let long = Document.object(
            [("to", id)] + attributes.map { (vocabulary.name(of: $0), .ref("key-" + vocabulary.name(of: $0))) } + provenance, required: ["to"])
        return .anyOf([id, long])
    }

    // MARK: Elements

    private func schema(_ kind: KindDefinition) -> Document {
        var properties: [(key: String, value: Document)] = [
            ("id", .ref("known-id")), ("kind", .mapping([("const", .string(kind.name))])),
        ]
        for key in kind.keys { properties.append((vocabulary.name(of: key), .ref("key-" + vocabulary.name(of: key)))) }
        return .described(.object(properties + provenance, required: ["id", "kind"]), kind.meaning.fr, kind.meaning.en)
    }

    /// By kind with `if` and `then`, so that a validator complains about one kind and not about all of them.
    private var element: Document {
        .mapping([
            ("type", .string("object")),
            ("required", .strings(["id", "kind"])),
            (
                "properties",
                .mapping([
                    ("id", .described(.ref("known-id"), "Son identifiant, unique et durable.", "Its id, unique and lasting.")),
                    (
                        "kind",
                        .described(.mapping([("enum", .strings(vocabulary.kinds.map(\.name)))]), "De quelle nature c’est.", "What kind of thing it is.")
                    ),
                ])
            ),
            (
                "allOf",
                .sequence(
                    vocabulary.kinds.map { kind in
                        .mapping([
                            (
                                "if",
                                .mapping([
                                    ("properties", .mapping([("kind", .mapping([("const", .string(kind.name))]))])), ("required", .strings(["kind"])),
                                ])
                            ),
                            ("then", .ref("kind-" + kind.name)),
                        ])
                    })
            ),
        ])
    }
}
