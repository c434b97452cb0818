extension SchemaWriter {
    /// What `ChangeReader` reads under `change`.
    ///
    /// Which keys an element may state depends on its kind, which a change does not repeat: the schema allows every key under `set`, the
    /// reader only those of the element's kind.
    var change: Document {
        let word = Document.mapping([("type", .strings(["string", "number"]))])
        let text = Document.anyOf([
            .mapping([("type", .strings(["string", "number", "boolean"]))]),
            .mapping([
                ("type", .string("object")), ("properties", .mapping([("fr", word), ("en", word)])), ("additionalProperties", .boolean(false)),
            ]),
        ])
        let amount = Document.mapping([("type", .string("number")), ("minimum", .number(0))])
        let properties: [(key: String, value: Document)] = [
            ("id", .described(.ref("known-id"), "Son identifiant.", "Its id.")),
            ("kind", .described(.mapping([("enum", .strings(Change.Sort.allCases.map(\.rawValue)))]), "De quelle sorte.", "Of what sort.")),
            ("name", .described(text, "Son nom.", "Its name.")),
            ("author", .described(word, "Qui le propose.", "Who puts it forward.")),
            ("date", .described(.mapping([("type", .string("string")), ("pattern", .string("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]), "Quand.", "When.")),
            ("reason", .described(text, "Pourquoi.", "Why.")),
            (
                "cost",
                .described(
                    .mapping([
                        ("type", .string("object")), ("properties", .mapping([("capex", amount), ("opex", amount)])),
                        ("additionalProperties", .boolean(false)),
                    ]), "Coût en euros : une fois, et par an.", "Cost in euros: once, and a year.")
            ),
            (
                "after",
                .described(
                    .mapping([("type", .string("string")), ("pattern", .string("^(0d|[1-9][0-9]{0,4}[dmy])$"))]),
                    "Combien de temps après le début du scénario (30d, 6m, 1y).", "How long after the scenario begins (30d, 6m, 1y).")
            ),
            ("source", .described(.ref("source"), "Sa source.", "Its source.")),
            ("decides", .described(decision(word), "Ce qui est décidé d’un constat (avec « kind: decision »).", "What is decided of a finding (with “kind: decision”).")),
            ("add", .described(list(.ref("element")), "Des éléments nouveaux, entiers.", "New elements, whole.")),
            ("set", .described(list(.anyOf([setElement, setRelation])), "Les clés remplacées.", "The keys replaced.")),
            ("remove", .described(list(removal), "Ce qui est retiré.", "What is removed.")),
        ]
        return .mapping([
            ("type", .string("object")), ("properties", .mapping(properties)), ("required", .strings(["id", "kind"])),
            ("additionalProperties", .boolean(false)),
        ])
    }

    private func decision(_ word: Document) -> Document {
        .mapping([
            ("type", .string("object")),
            (
                "properties",
                .mapping([
                    ("finding", .described(word, "L’identifiant du constat.", "The id of the finding.")),
                    (
                        "treatment",
                        .described(
                            .mapping([("enum", .strings(Change.Decision.Treatment.allCases.map(\.rawValue)))]),
                            "Accepter, refuser, réduire ou transférer le risque.", "Accept, refuse, reduce or transfer the risk.")
                    ),
                    ("owner", .described(word, "Qui en répond.", "Who answers for it.")),
                    (
                        "review",
                        .described(
                            .mapping([("type", .string("string")), ("pattern", .string("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]),
                            "Le jour où l’on y revient.", "The day on which it is looked at again.")
                    ),
                    (
                        "measures",
                        .described(
                            .anyOf([.ref("known-id"), list(.ref("known-id"))]), "Les changements qui doivent le réduire.", "The changes that are to reduce it.")
                    ),
                ])
            ),
            ("required", .strings(["finding", "treatment"])), ("additionalProperties", .boolean(false)),
        ])
    }

    private func list(_ item: Document) -> Document { .mapping([("type", .string("array")), ("items", item)]) }

    private var setElement: Document {
        let stated = Set(vocabulary.kinds.flatMap(\.keys))
        var properties: [(key: String, value: Document)] = [
            ("id", .ref("known-id")), ("kind", .mapping([("enum", .strings(vocabulary.kinds.map(\.name)))])), ("source", .ref("source")),
            ("valid-from", .mapping([("type", .string("string"))])), ("valid-to", .mapping([("type", .string("string"))])),
            ("was", .described(.mapping([("type", .strings(["string", "number", "boolean"]))]), "La valeur attendue avant.", "The value expected before.")),
        ]
        for definition in vocabulary.keys where stated.contains(definition.key) { properties.append((definition.name, .ref("key-" + definition.name))) }
        return .mapping([
            ("type", .string("object")), ("properties", .mapping(properties)), ("required", .strings(["id"])), ("additionalProperties", .boolean(false)),
        ])
    }

    private var setRelation: Document {
        var attributes: Set<Key> = []
        var relations: [String] = []
        for definition in vocabulary.keys {
            guard case .relation(_, let own, _) = definition.form else { continue }
            relations.append(definition.name)
            attributes.formUnion(own)
        }
        var properties: [(key: String, value: Document)] = [
            ("id", .ref("known-id")), ("relation", .mapping([("enum", .strings(relations))])), ("to", .ref("known-id")), ("source", .ref("source")),
        ]
        for definition in vocabulary.keys where attributes.contains(definition.key) { properties.append((definition.name, .ref("key-" + definition.name))) }
        return .mapping([
            ("type", .string("object")), ("properties", .mapping(properties)), ("required", .strings(["id", "relation", "to"])),
            ("additionalProperties", .boolean(false)),
        ])
    }

    private var removal: Document {
        .mapping([
            ("type", .string("object")),
            (
                "properties",
                .mapping([
                    ("id", .ref("known-id")), ("key", .mapping([("enum", .strings(vocabulary.keys.map(\.name) + ["validity"]))])), ("to", .ref("known-id")),
                ])
            ),
            ("required", .strings(["id"])), ("additionalProperties", .boolean(false)),
        ])
    }
}
