package import Continuum
import Reach
import Sovereignty

/// The JSON Schema of what `portulan levels --format json` writes; other programs rely on it.
package enum LevelsSchema: SchemaParts {
    static let number = Document.mapping([("type", .string("number"))])
    static func nullable(_ schema: Document) -> Document { .mapping([("anyOf", .sequence([schema, .mapping([("type", .string("null"))])]))]) }
    static let answered = one(of: Answered.allCases.map(\.rawValue))
    static let counts = nullable(object([("low", count), ("high", count)]))
    static let figures = nullable(object([("low", number), ("high", number)]))
    private static let evidence = object(
        [("text", both), ("elements", list(text)), ("source", nullableText), ("asOf", nullableDay), ("standing", one(of: Standing.allCases.map(\.rawValue)))],
        optional: ["standing"])
    private static let check = object([
        ("id", one(of: CheckCatalogue.ids)), ("title", both), ("answered", answered), ("evidence", list(evidence)), ("evidenceCount", count), ("missing", list(text)),
    ])
    private static let answer = object([
        ("id", text), ("about", text), ("answered", answered), ("rung", nullable(count)), ("by", nullableText), ("date", nullableDay), ("hasEvidence", flag),
        ("stale", flag), ("contradicted", flag),
    ])
    private static let statement = object([("id", text), ("name", both), ("answered", answered), ("answers", list(answer))])
    private static let requirement = object([
        ("id", text), ("name", both), ("article", nullableText), ("mandatory", flag), ("answered", answered), ("rungs", counts), ("points", figures),
        ("level", counts), ("levelOtherwise", counts), ("overruled", flag), ("checks", list(check)), ("statements", list(statement)), ("answers", list(answer)),
    ])
    private static let objective = object([
        ("id", text), ("name", both), ("weight", number), ("answered", answered), ("points", figures), ("level", counts), ("levelOtherwise", counts),
        ("requirements", list(requirement)),
    ])
    static let framework = object([
        ("id", text), ("name", both), ("version", nullableText), ("method", one(of: ["ladder", "all"])), ("answered", answered), ("level", counts),
        ("levelOtherwise", counts), ("levelOfAnswered", nullable(count)), ("score", figures), ("met", count), ("notMet", count), ("undetermined", count),
        ("notApplicable", count), ("objectives", list(objective)),
    ])
    static let question = object([
        ("id", text), ("question", both), ("askedOf", one(of: Respondent.allCases.map(\.rawValue))), ("settles", count), ("touches", count), ("weight", number),
    ])

    static func titled(_ title: String, _ whole: Document) -> Document {
        guard case .mapping(let pairs) = whole else { return whole }
        return .mapping([("$schema", .string("https://json-schema.org/draft/2020-12/schema")), ("title", .string(title))] + pairs)
    }

    package static var document: Document {
        titled(
            "Portulan : niveaux / levels",
            object([
                ("portulan", .mapping([("const", .number(1))])), ("date", day), ("organisation", nullableText),
                ("subjects", list(object([("id", text), ("kind", text), ("name", both), ("frameworks", list(framework))]))), ("questions", list(question)),
            ]))
    }
}
