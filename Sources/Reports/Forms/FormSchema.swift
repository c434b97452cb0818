package import Continuum
import Reach
import Sovereignty

/// The JSON Schema of a form in YAML, empty or filled in.
package enum FormSchema: SchemaParts {
    private static let anything = Document.mapping([
        ("type", .sequence(["string", "number", "boolean", "null", "array"].map(Document.string))),
        ("items", .mapping([("type", .sequence(["string", "number", "boolean"].map(Document.string)))])),
    ])
    private static let words = Document.mapping([("type", .sequence(["string", "number", "null"].map(Document.string)))])

    private static let question = object(
        [
            ("id", .mapping([("type", .string("string")), ("pattern", .string("^(fact|statement|requirement)\\|"))])), ("asked-of", one(of: Respondent.allCases.map(\.rawValue))),
            ("about", text), ("question", text), ("may-be", list(text)), ("evidence-expected", text), ("settles", count), ("answer", anything), ("evidence", words),
            ("date", words), ("by", words), ("remark", words),
        ], optional: Set(FormColumn.allCases.filter { $0 != .id }.map(\.rawValue)))

    package static var document: Document {
        let form = object(
            [
                ("portulan", .mapping([("const", .number(1))])), ("organisation", text), ("date", day), ("language", one(of: Language.allCases.map(\.rawValue))),
                ("asked-of", one(of: Respondent.allCases.map(\.rawValue))), ("about", text), ("questions", list(question)),
            ], optional: ["organisation", "date", "language", "asked-of", "about"])
        return .mapping([
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")), ("title", .string("Portulan : formulaire / form")), ("type", .string("object")),
            ("properties", .mapping([("form", form)])), ("required", .sequence([.string("form")])), ("additionalProperties", .boolean(false)),
        ])
    }
}
