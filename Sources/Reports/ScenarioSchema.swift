package import Continuum
import Reach
import Resilience

/// The JSON Schema of what `portulan simulate --format json` writes; other programs rely on it.
package enum ScenarioSchema: SchemaParts {
    private static let number = Document.mapping([("type", .string("number"))])
    private static func nullable(_ schema: Document) -> Document { .mapping([("anyOf", .sequence([schema, .mapping([("type", .string("null"))])]))]) }

    private static let aspect = one(of: Loss.Aspect.allCases.map(\.rawValue))
    private static let change = object([("id", text), ("name", both), ("reason", both), ("after", count)])
    private static let loss = object([
        ("element", text), ("kind", text), ("classes", list(text)), ("aspect", aspect), ("day", count), ("standing", one(of: Bound.allCases.map(\.rawValue))),
        ("within", nullable(one(of: ["now", "30d", "1y", "5y"]))), ("by", list(text)), ("chain", list(step)),
    ])
    private static let key = object([("element", text), ("aspect", aspect)])
    private static let cost = object([("capex", number), ("opex", number)])
    private static let avoidance = object([("title", both), ("change", nullableText), ("cost", nullable(cost)), ("kept", list(key)), ("delayed", list(key))])

    package static var document: Document {
        let whole = object([
            ("portulan", .mapping([("const", .number(1))])), ("date", day), ("horizonDays", count), ("changes", list(change)), ("losses", list(loss)),
            ("annualCost", object([("before", number), ("after", number), ("unstated", count)])), ("avoidedBy", list(avoidance)),
        ])
        guard case .mapping(let pairs) = whole else { return whole }
        return .mapping(
            [
                ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
                ("title", .string("Portulan : un scénario joué / a scenario played")),
            ] + pairs)
    }
}
