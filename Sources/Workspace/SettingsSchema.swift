package import Continuum

/// What may `portulan.yaml` say? The JSON Schema of what `SettingsReader` accepts.
package enum SettingsSchema {
    package static var document: Document {
        let id: [(key: String, value: Document)] = [
            ("type", .string("string")), ("pattern", .string(Document.identifierPattern)), ("maxLength", .number(200)),
        ]
        return .mapping([
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("title", .string("Portulan : portulan.yaml")),
            ("type", .string("object")),
            (
                "properties",
                .mapping([
                    (
                        "portulan",
                        .described(.mapping([("enum", .sequence([.number(1), .string("1")]))]), "La version du format.", "The version of the format.")
                    ),
                    ("organisation", .described(.mapping(id), "L’organisation dont c’est le dossier.", "The organisation whose folder this is.")),
                    ("home", .described(.mapping(id), "Son État, par son code ISO 3166 (FR).", "Its state, by its ISO 3166 code (FR).")),
                    (
                        "language",
                        .described(
                            .mapping([("enum", .strings(Language.allCases.map(\.rawValue)))]), "La langue des rapports.", "The language of reports.")
                    ),
                    (
                        "profile",
                        .described(.mapping([("enum", .strings(SettingsReader.profiles))]), "Le profil de l’organisation.", "The organisation’s profile.")
                    ),
                ])
            ),
            ("additionalProperties", .boolean(false)),
        ])
    }
}
