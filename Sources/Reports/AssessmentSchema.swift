package import Continuum
import Reach

/// The JSON Schema of what `portulan assess --format json` writes; other programs rely on it.
package enum AssessmentSchema: SchemaParts {
    private static let power = one(of: Power.allCases.map(\.rawValue))
    private static let horizon = one(of: ["30d", "1y", "5y"])
    private static let standing = one(of: Bound.allCases.map(\.rawValue))
    private static let risk = Document.mapping([("type", .string("integer")), ("minimum", .number(0)), ("maximum", .number(4))])

    private static let remedy = object([
        ("title", both), ("effort", .mapping([("type", .string("integer")), ("minimum", .number(1)), ("maximum", .number(3))])), ("resolves", flag),
        ("improves", list(text)), ("worsens", list(text)), ("findingsRemoved", count), ("findingsAdded", count),
        ("replaces", list(.mapping([("type", .string("object"))]))),
    ])

    private static let finding = object(
        [
            ("id", text), ("rule", one(of: Finding.Rule.allCases.map(\.rawValue))), ("severity", one(of: Severity.allCases.map(\.rawValue))),
            ("standing", standing), ("cause", one(of: Cause.allCases.map(\.rawValue))), ("element", text), ("power", power), ("horizon", horizon),
            ("states", list(text)), ("class", text),
            ("toleratedRisk", .mapping([("type", .string("integer")), ("minimum", .number(-1)), ("maximum", .number(4))])), ("message", both),
            ("chain", list(step)), ("remedies", list(remedy)),
        ], optional: ["horizon"])

    private static let verdict = object([
        ("element", text), ("kind", text), ("name", both), ("classes", list(text)), ("classInherited", flag),
        ("status", one(of: VerdictStatus.allCases.map(\.rawValue))),
    ])

    private static let question = object(
        [
            ("element", text), ("facts", list(text)), ("relation", text), ("to", text), ("text", both), ("settles", list(text)), ("touches", list(text)),
            ("breachesRemoved", count),
        ], optional: ["relation", "to"])

    /// `state` is an ISO 3166 code, a bloc, a supplier, or `*`: every state not listed for this element and power.
    private static let reach = object(
        [
            ("element", text), ("kind", text), ("state", text), ("subject", one(of: ["bloc", "supplier"])), ("power", power), ("horizon", horizon),
            ("standing", standing),
        ], optional: ["subject", "horizon"])

    package static var document: Document {
        .mapping([
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("title", .string("Portulan : une évaluation / an assessment")),
            ("type", .string("object")),
            (
                "properties",
                .mapping([
                    ("portulan", .mapping([("const", .number(1))])), ("date", day), ("home", text), ("organisation", nullableText),
                    (
                        "coverage",
                        object([
                            ("elements", count), ("expectedFacts", count), ("unknownFacts", count),
                            ("kinds", .mapping([("type", .string("object")), ("additionalProperties", count)])),
                            ("verdicts", object(VerdictStatus.allCases.map { ($0.rawValue, count) })),
                        ])
                    ),
                    ("verdicts", list(verdict)), ("findings", list(finding)), ("questions", list(question)),
                    ("gradient", list(object([("state", text), ("risk", risk), ("rules", list(text))]))), ("reach", list(reach)),
                    ("profile", .mapping([("anyOf", .sequence([LevelsSchema.framework, .mapping([("type", .string("null"))])]))])),
                ])
            ),
            (
                "required",
                .sequence(
                    ["portulan", "date", "home", "organisation", "coverage", "verdicts", "findings", "questions", "gradient", "reach", "profile"].map(Document.string))
            ),
            ("additionalProperties", .boolean(false)),
        ])
    }
}
