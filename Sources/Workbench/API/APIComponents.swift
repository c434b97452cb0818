import Continuum
import Knowledge
import Reports
import Workspace

/// The schemas that the API's description holds once: those that Portulan publishes, and a few of its own.
///
/// The published ones keep their `$defs` beside them, `Change` and `Element` the same ones: `#/$defs/x` becomes `#/components/schemas/Facts.x`.
enum APIComponents {
    static let all: [(key: String, value: Document)] = {
        var out: [(key: String, value: Document)] = []
        let vocabulary = Vocabulary.portulan
        let change = split(vocabulary.schema(.change), as: "Change", definitions: "Facts")
        // What stands under `change` is a schema of its own: bodies hold it beside other things.
        out += change.filter { $0.key != "Change" }
        out.append(("ChangeBody", change.first { $0.key == "Change" }?.value["properties"]?["change"] ?? .null))
        out.append(("Change", Shape.object([("change", Shape.component("ChangeBody"))])))
        out.append(("Element", element(vocabulary)))
        for (name, schema) in [
            ("Assessment", AssessmentSchema.document), ("Resilience", ResilienceSchema.document), ("Simulation", ScenarioSchema.document),
            ("Designs", DesignSchema.document), ("Levels", LevelsSchema.document),
        ] { out += split(schema, as: name, definitions: name) }
        return out + own
    }()

    static let table: [String: Document] = Dictionary(all.map { ($0.key, $0.value) }) { first, _ in first }

    /// By its kind: what reads the description knows at once which keys go with it.
    private static func element(_ vocabulary: Vocabulary) -> Document {
        .mapping([
            ("oneOf", .sequence(vocabulary.kinds.map { Shape.component("Facts.kind-\($0.name)") })),
            (
                "discriminator",
                .mapping([
                    ("propertyName", .string("kind")),
                    ("mapping", .mapping(vocabulary.kinds.map { ($0.name, .string("#/components/schemas/Facts.kind-\($0.name)")) })),
                ])
            ),
        ])
    }

    private static func split(_ schema: Document, as name: String, definitions: String) -> [(key: String, value: Document)] {
        guard case .mapping(let pairs) = schema else { return [] }
        var out: [(key: String, value: Document)] = [(name, renamed(.mapping(pairs.filter { $0.key != "$defs" && $0.key != "$schema" }), definitions))]
        if case .mapping(let defs)? = schema["$defs"] { out += defs.map { ("\(definitions).\($0.key)", renamed($0.value, definitions)) } }
        return out
    }

    private static func renamed(_ schema: Document, _ definitions: String) -> Document {
        switch schema {
        case .mapping(let pairs):
            .mapping(
                pairs.map { key, value in
                    if key == "$ref", let text = value.text, text.hasPrefix("#/$defs/") {
                        return (key, .string("#/components/schemas/\(definitions).\(text.dropFirst("#/$defs/".count))"))
                    }
                    return (key, renamed(value, definitions))
                })
        case .sequence(let items): .sequence(items.map { renamed($0, definitions) })
        default: schema
        }
    }

    // MARK: Of the API alone

    private static let diagnostic = Shape.object(
        [
            ("id", Shape.text), ("severity", Shape.one(of: ["note", "warning", "error"])), ("message", Shape.text), ("why", Shape.text), ("help", Shape.text),
            ("file", Shape.text), ("line", Shape.count), ("column", Shape.count), ("length", Shape.count),
        ], optional: ["why", "help", "file", "line", "column", "length"])

    private static let own: [(key: String, value: Document)] = [
        (
            "Problem",
            .mapping([
                ("type", .string("object")),
                (
                    "properties",
                    .mapping([
                        ("type", Shape.text), ("status", Shape.whole(400...599)), ("code", Shape.text), ("title", Shape.text), ("detail", Shape.text),
                        ("errors", Shape.list(Shape.object([("in", Shape.text), ("pointer", Shape.text), ("detail", Shape.text)]))),
                        ("diagnostics", Shape.list(Shape.component("Diagnostic"))), ("conflicts", Shape.list(Shape.component("Conflict"))),
                    ])
                ),
                ("required", Document.strings(["type", "status", "code", "title", "detail"])), ("additionalProperties", .boolean(false)),
            ])
        ),
        ("Diagnostic", diagnostic),
        (
            "Conflict",
            Shape.object([
                ("id", Shape.text), ("digest", Shape.text), ("keys", Shape.list(Shape.text)), ("now", Shape.orNothing(Shape.component("Element"))),
                ("wanted", Shape.orNothing(Shape.component("Element"))),
            ])
        ),
        ("Diagnostics", Shape.object([("errors", Shape.count), ("warnings", Shape.count), ("notShown", Shape.count), ("diagnostics", Shape.list(Shape.component("Diagnostic")))])),
        (
            "ElementSummary",
            Shape.object([
                ("id", Shape.text), ("kind", Shape.text), ("layer", Shape.one(of: APILayer.allCases.map(\.rawValue))), ("name", Shape.both), ("status", Shape.nullableText),
            ])
        ),
        (
            "ChangeSummary",
            Shape.object([
                ("id", Shape.text), ("kind", Shape.one(of: Change.Sort.allCases.map(\.rawValue))), ("name", Shape.both), ("author", Shape.text), ("date", Shape.nullableDay),
                ("file", Shape.text), ("touches", Shape.list(Shape.text)),
            ])
        ),
        ("Accepted", Shape.object([("file", Shape.text), ("change", Shape.text), ("digests", Shape.map(of: Shape.text))])),
        ("Kept", Shape.object([("file", Shape.text), ("change", Shape.text)])),
        (
            "Comparison",
            Shape.object([
                ("portulan", .mapping([("const", .number(1))])), ("changes", Shape.list(Shape.text)),
                (
                    "verdicts",
                    Shape.list(
                        Shape.object([("element", Shape.text), ("before", Shape.nullableText), ("after", Shape.nullableText), ("better", Shape.flag)]))
                ),
                ("findingsGone", Shape.list(Shape.component("ComparedFinding"))), ("findingsNew", Shape.list(Shape.component("ComparedFinding"))),
            ])
        ),
        ("ComparedFinding", Shape.object([("id", Shape.text), ("severity", Shape.text), ("message", Shape.both)])),
        (
            "Explanation",
            Shape.object([
                ("element", Shape.text), ("state", Shape.text),
                (
                    "powers",
                    Shape.list(
                        Shape.object(
                            [("power", Shape.text), ("horizon", Shape.text), ("standing", Shape.one(of: ["none", "possible", "certain"])), ("chain", Shape.list(Shape.step))],
                            optional: ["horizon"]))
                ),
            ])
        ),
        (
            "Job",
            Shape.object(
                [
                    ("id", Shape.text), ("kind", Shape.text), ("workspace", Shape.text), ("state", Shape.one(of: JobPhase.allCases.map(\.rawValue))),
                    ("created", Shape.moment), ("started", Shape.orNothing(Shape.moment)), ("finished", Shape.orNothing(Shape.moment)), ("done", Shape.count), ("total", Shape.count),
                    ("step", Shape.text), ("ahead", Shape.count), ("result", Shape.text), ("problem", Shape.component("Problem")),
                ], optional: ["result", "problem"])
        ),
        (
            "JournalEntry",
            Shape.object(
                [
                    ("sequence", Shape.count), ("time", Shape.text), ("actor", Shape.text), ("action", Shape.text), ("workspace", Shape.text), ("object", Shape.text),
                    ("from", Shape.text), ("details", Shape.map(of: Shape.text)),
                ], optional: ["workspace", "object", "from", "details"])
        ),
        (
            "Token",
            Shape.object([
                ("id", Shape.text), ("name", Shape.text), ("workspace", Shape.nullableText), ("scopes", Shape.list(Shape.text)), ("created", Shape.moment),
                ("expires", Shape.orNothing(Shape.moment)), ("lastUsed", Shape.orNothing(Shape.moment)), ("revoked", Shape.orNothing(Shape.moment)),
            ])
        ),
        ("Member", Shape.object([("user", Shape.text), ("name", Shape.text), ("roles", Shape.list(Shape.text))])),
    ]
}

/// Where does an element come from?
enum APILayer: String, CaseIterable, Sendable {
    /// The organisation's chart.
    case chart
    /// What the organisation itself knows of the world.
    case knowledge
    /// What Portulan brings.
    case base

    init(_ layer: Layer) {
        self = switch layer {
        case .chart: .chart
        case .knowledge: .knowledge
        case .base: .base
        }
    }
}
