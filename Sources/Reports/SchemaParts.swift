package import Continuum
import Reach

/// The pieces that the JSON Schemas of the outputs are put together from.
package protocol SchemaParts {}

extension SchemaParts {
    package static func object(_ properties: [(key: String, value: Document)], optional: Set<String> = []) -> Document {
        .mapping([
            ("type", .string("object")), ("properties", .mapping(properties)),
            ("required", .sequence(properties.map(\.key).filter { !optional.contains($0) }.map(Document.string))),
            ("additionalProperties", .boolean(false)),
        ])
    }
    package static func list(_ item: Document) -> Document { .mapping([("type", .string("array")), ("items", item)]) }
    package static func one(of words: [String]) -> Document { .mapping([("enum", .sequence(words.map(Document.string)))]) }
    package static var text: Document { .mapping([("type", .string("string"))]) }
    package static var count: Document { .mapping([("type", .string("integer")), ("minimum", .number(0))]) }
    package static var flag: Document { .mapping([("type", .string("boolean"))]) }
    package static var nullableText: Document { .mapping([("type", .sequence([.string("string"), .string("null")]))]) }
    package static var day: Document { .mapping([("type", .string("string")), ("pattern", .string("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]) }
    package static var nullableDay: Document {
        .mapping([("type", .sequence([.string("string"), .string("null")])), ("pattern", .string("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))])
    }
    package static var both: Document { object([("fr", text), ("en", text)]) }

    /// One step of a chain, as `AssessmentDocument.step` writes it.
    package static var step: Document {
        object(
            [
                ("from", text), ("relation", text), ("to", text), ("source", nullableText), ("asOf", nullableDay),
                ("standing", one(of: Standing.allCases.map(\.rawValue))), ("rank", one(of: Rank.allCases.map(\.rawValue))),
                ("note", one(of: ["unknown", "contested", "joint", "keys", "alternative", "qualification", "unreviewed", "presumed"])), ("depth", count),
            ], optional: ["standing", "rank", "note", "depth"])
    }
}
