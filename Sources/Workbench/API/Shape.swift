import Continuum
import Reports

/// The pieces that the API's descriptions are put together from, beyond those of the published schemas (JSON Schema 2020-12).
enum Shape: SchemaParts {
    /// A reference to a schema that the description holds once.
    static func component(_ name: String) -> Document { .mapping([("$ref", .string("#/components/schemas/\(name)"))]) }

    static var id: Document {
        .mapping([("type", .string("string")), ("pattern", .string(Document.identifierPattern)), ("maxLength", .number(200))])
    }
    static func words(_ range: ClosedRange<Int>) -> Document {
        .mapping([("type", .string("string")), ("minLength", .number(Double(range.lowerBound))), ("maxLength", .number(Double(range.upperBound)))])
    }
    static func whole(_ range: ClosedRange<Int>) -> Document {
        .mapping([("type", .string("integer")), ("minimum", .number(Double(range.lowerBound))), ("maximum", .number(Double(range.upperBound)))])
    }
    static func amount(_ range: ClosedRange<Double>) -> Document {
        .mapping([("type", .string("number")), ("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound))])
    }
    static func matching(_ pattern: String, most: Int = 200) -> Document {
        .mapping([("type", .string("string")), ("pattern", .string(pattern)), ("maxLength", .number(Double(most)))])
    }
    static func few(_ item: Document, _ range: ClosedRange<Int>) -> Document {
        .mapping([("type", .string("array")), ("items", item), ("minItems", .number(Double(range.lowerBound))), ("maxItems", .number(Double(range.upperBound)))])
    }
    static func constant(_ word: String) -> Document { .mapping([("const", .string(word))]) }
    static func either(_ schemas: [Document]) -> Document { .mapping([("anyOf", .sequence(schemas))]) }
    static func orNothing(_ schema: Document) -> Document { either([schema, .mapping([("type", .string("null"))])]) }
    /// Any object: what stands in it is said elsewhere.
    static var anything: Document { .mapping([("type", .string("object"))]) }
    /// An object whose keys are ids.
    static func map(of value: Document) -> Document { .mapping([("type", .string("object")), ("additionalProperties", value)]) }
    /// A moment, by the server's clock.
    static var moment: Document { .mapping([("type", .string("string")), ("format", .string("date-time"))]) }

    /// What a list answers: a page of entries, and how to ask for the next one.
    static func page(_ name: String, of item: Document, next: Document = nullableText) -> Document { object([(name, list(item)), ("next", next)]) }
}

extension Document {
    static func count(_ value: Int) -> Document { .number(Double(value)) }
    static func optional(_ text: String?) -> Document { text.map(Document.string) ?? .null }
    static func words(_ words: Bilingual) -> Document { .mapping([("fr", .string(words.fr)), ("en", .string(words.en))]) }
}
