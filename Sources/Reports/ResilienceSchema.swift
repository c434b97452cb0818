package import Continuum
import Resilience

/// The JSON Schema of what `portulan resilience --format json` writes; other programs rely on it.
package enum ResilienceSchema: SchemaParts {
    private static let number = Document.mapping([("type", .string("number")), ("minimum", .number(0))])
    private static let share = Document.mapping([("type", .string("number")), ("minimum", .number(0)), ("maximum", .number(1))])
    private static func nullable(_ schema: Document) -> Document { .mapping([("anyOf", .sequence([schema, .mapping([("type", .string("null"))])]))]) }

    private static let event = object([("sort", one(of: FailureModel.Sort.allCases.map(\.rawValue))), ("element", text)])

    /// `chain` is there for what is enough by itself.
    private static let cutSet = object([("events", list(event)), ("sentence", both), ("chain", list(step))], optional: ["chain"])

    /// `counts[k]`: how many sets of k events there are, listed or not.
    private static let cutSets = object([
        ("order", count), ("orderCut", flag), ("counts", list(number)), ("listCut", flag), ("sets", list(cutSet)),
    ])

    private static let weight = object([
        ("element", text), ("availability", share), ("basis", one(of: Dependability.Basis.allCases.map(\.rawValue) + ["assumed"])),
        ("birnbaum", share), ("fussellVesely", share), ("riskReduction", nullable(number)),
    ])

    private static let availability = object([
        ("lower", share), ("upper", share), ("exact", flag), ("downtimeHoursPerYear", number), ("weights", list(weight)),
        ("withoutFigure", list(object([("element", text), ("why", one(of: ["wholePromise", "halfMeanTimes", "unknown", "nothingSaid"]))]))),
    ])

    private static let falseRedundancy = object([
        ("element", text), ("relation", text), ("members", list(text)), ("shared", list(event)), ("sentence", both),
    ])

    private static let refusal = object([("horizon", one(of: ["now", "30d", "1y"])), ("states", cutSets), ("groups", cutSets), ("suppliers", cutSets)])

    private static let service = object([
        ("element", text), ("name", both), ("failed", flag), ("availability", nullable(availability)), ("cutSets", cutSets),
        ("falseRedundancies", list(falseRedundancy)), ("refusals", list(refusal)), ("unknown", list(object([("element", text), ("key", text)]))),
    ])

    package static var document: Document {
        let whole = object([
            ("portulan", .mapping([("const", .number(1))])), ("date", day),
            ("order", .mapping([("type", .string("integer")), ("minimum", .number(1)), ("maximum", .number(6))])),
            ("assumedAvailability", nullable(share)), ("services", list(service)), ("looseLinks", list(text)),
        ])
        guard case .mapping(let pairs) = whole else { return whole }
        return .mapping(
            [
                ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
                ("title", .string("Portulan : ce qui arrête les services / what stops the services")),
            ] + pairs)
    }
}
