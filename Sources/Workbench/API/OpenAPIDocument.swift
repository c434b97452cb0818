package import Continuum
import HTTPTypes
import Reports

/// What the API can do, for programs: OpenAPI 3.1, made of the operations that the routes are made of.
package enum OpenAPIDocument {
    package static func document() -> Document { document(APIOperation.all) }

    static func document(_ operations: [APIOperation]) -> Document {
        var paths: [(key: String, value: [(key: String, value: Document)])] = []
        for operation in operations {
            let path = APIOperation.base + operation.path
            let entry = (key: operation.method.rawValue.lowercased(), value: self.operation(operation))
            if let index = paths.firstIndex(where: { $0.key == path }) { paths[index].value.append(entry) } else { paths.append((path, [entry])) }
        }
        return .mapping([
            ("openapi", .string("3.1.0")),
            (
                "info",
                .mapping([
                    ("title", .string("Portulan")), ("version", .string(WorkbenchServer.version)),
                    ("summary", .string("L’atelier, pour les programmes. / The workbench, for programs.")),
                    (
                        "description",
                        .string(
                            "Jetons : « Authorization: Bearer … ». Avec le cookie d’une session, ce qui modifie demande l’en-tête X-CSRF. Erreurs : RFC 9457. / Tokens: “Authorization: Bearer …”. With a session’s cookie, whatever changes something needs the X-CSRF header. Errors: RFC 9457."
                        )
                    ),
                ])
            ),
            ("jsonSchemaDialect", .string("https://json-schema.org/draft/2020-12/schema")),
            ("servers", .sequence([.mapping([("url", .string("/"))])])),
            ("security", .sequence([.mapping([("token", .sequence([]))])])),
            ("tags", .sequence(APIOperation.Topic.allCases.map { .mapping([("name", .string($0.rawValue)), ("description", .string(described($0.words)))]) })),
            ("paths", .mapping(paths.map { ($0.key, .mapping($0.value)) })),
            (
                "components",
                .mapping([
                    ("schemas", .mapping(APIComponents.all)),
                    ("securitySchemes", .mapping([("token", .mapping([("type", .string("http")), ("scheme", .string("bearer"))]))])),
                    ("responses", .mapping([("Refused", refused)])),
                ])
            ),
        ])
    }

    private static func described(_ words: Bilingual) -> String { "\(words.fr) / \(words.en)" }

    private static let refused = Document.mapping([
        ("description", .string("Refusé : pourquoi, et que faire. / Refused: why, and what to do.")),
        ("content", .mapping([("application/problem+json", .mapping([("schema", Shape.component("Problem"))]))])),
    ])

    private static func operation(_ operation: APIOperation) -> Document {
        var pairs: [(key: String, value: Document)] = [
            ("operationId", .string(operation.id)), ("tags", .sequence([.string(operation.topic.rawValue)])), ("summary", .string(described(operation.summary))),
            ("x-permission", .string(operation.access.word)),
        ]
        if operation.access == .anyone { pairs.append(("security", .sequence([]))) }
        pairs.append(("parameters", .sequence(operation.allParameters.map(parameter))))
        if let body = operation.body {
            pairs.append(("requestBody", .mapping([("required", .boolean(true)), ("content", .mapping([(body.type, .mapping([("schema", body.schema)]))]))])))
        }
        var responses = operation.outcomes.map { ("\($0.status.code)", outcome($0, isTagged: operation.isOfSnapshot)) }
        responses += operation.statuses.map { ("\($0)", .mapping([("$ref", .string("#/components/responses/Refused"))])) }
        pairs.append(("responses", .mapping(responses)))
        return .mapping(pairs)
    }

    private static func parameter(_ parameter: APIOperation.Parameter) -> Document {
        .mapping([
            ("name", .string(parameter.name)), ("in", .string(parameter.place.rawValue)), ("required", .boolean(parameter.isRequired)),
            ("description", .string(described(parameter.meaning))), ("schema", parameter.schema),
        ])
    }

    private static func outcome(_ outcome: APIOperation.Outcome, isTagged: Bool) -> Document {
        var pairs: [(key: String, value: Document)] = [("description", .string(outcome.status.reasonPhrase))]
        let headers = outcome.headers + (isTagged ? ["ETag"] : [])
        if !headers.isEmpty { pairs.append(("headers", .mapping(headers.map { ($0, .mapping([("schema", Shape.text)])) }))) }
        if let type = outcome.type {
            pairs.append(("content", .mapping([(type, .mapping(outcome.schema.map { [("schema", $0)] } ?? []))])))
        }
        return .mapping(pairs)
    }
}

extension APIOperation {
    /// The refusals that it may answer with, in order.
    var statuses: [Int] {
        var codes: Set<Int> = [400, 405, 429, 500, 503]
        if access != .anyone { codes.formUnion([401, 403]) }
        if path.contains("{") { codes.insert(404) }
        if body != nil { codes.formUnion([413, 415, 422]) }
        codes.formUnion(refusals.map(\.code))
        return codes.subtracting(outcomes.map(\.status.code)).sorted()
    }
}

extension APIOperation.Access {
    /// For readers of the description.
    var word: String {
        switch self {
        case .anyone: "anyone"
        case .signedIn: "signed-in"
        case .session: "session"
        case .workspace(let permission): permission.rawValue
        }
    }
}

extension APIOperation.Topic {
    var words: Bilingual {
        switch self {
        case .account: Bilingual(fr: "Soi-même et ses jetons", en: "Oneself and one’s tokens")
        case .workspaces: Bilingual(fr: "Les dossiers", en: "Workspaces")
        case .elements: Bilingual(fr: "Ce que la carte et la base disent", en: "What the chart and the base say")
        case .changes: Bilingual(fr: "Changer : étudier, accepter, annuler, importer", en: "Changing: studying, accepting, undoing, importing")
        case .reach: Bilingual(fr: "Qui peut atteindre quoi", en: "Who can reach what")
        case .resilience: Bilingual(fr: "Ce qui arrêterait quoi", en: "What would stop what")
        case .levels: Bilingual(fr: "Les niveaux, et les questions à poser", en: "Levels, and the questions to ask")
        case .decisions: Bilingual(fr: "Le registre des risques", en: "The risk register")
        case .history: Bilingual(fr: "Les évaluations dans le temps", en: "Assessments over time")
        case .journal: Bilingual(fr: "Le journal et ses preuves", en: "The journal and its proofs")
        case .members: Bilingual(fr: "Qui peut faire quoi", en: "Who may do what")
        case .jobs: Bilingual(fr: "Ce qui prend du temps", en: "What takes time")
        }
    }
}
