package import Continuum
import Knowledge
import Reach
package import Sovereignty

/// What one subject reaches under one framework on one day, with all that it rests on: a document that can be signed, and that anybody who has the
/// same inputs can make again, byte for byte.
package struct AttestationDocument {
    /// SHA-256 of what was read, in hexadecimal.
    package struct Inputs: Sendable {
        package var chart: String
        package var knowledge: String
        package init(chart: String, knowledge: String) {
            self.chart = chart
            self.knowledge = knowledge
        }
    }

    private let levels: Levels
    private let result: FrameworkResult
    private let inputs: Inputs
    private let version: String

    /// - Parameter levels: of one subject under one framework; its first result is attested.
    package init?(_ levels: Levels, inputs: Inputs, version: String) {
        guard let result = levels.results.first?.first else { return nil }
        self.levels = levels
        self.result = result
        self.inputs = inputs
        self.version = version
    }

    private var continuum: Continuum { levels.continuum }

    package func document() -> Document {
        let whole = LevelsDocument(levels), words = LevelWords(levels)
        let framework = result.framework
        func named(_ element: Int32) -> [(key: String, value: Document)] { [("id", .string(whole.id(element))), ("name", whole.text(words.name(element)))] }
        return .mapping([
            ("portulan", .number(1)), ("type", .string("attestation")), ("program", .string("portulan \(version)")), ("date", .string(levels.facts.day.description)),
            ("organisation", levels.facts.organisation.map { .mapping(named($0)) } ?? .null),
            ("subject", .mapping(named(result.subject) + [("kind", .string(continuum.vocabulary.name(of: levels.facts.kind(result.subject))))])),
            (
                "framework",
                .mapping(
                    named(framework.element) + [
                        ("version", continuum.text(continuum.value(.version, of: Int(framework.element)), .english).map(Document.string) ?? .null),
                        ("status", framework.status.map(Document.string) ?? .null),
                        ("source", continuum.source(continuum.elements[Int(framework.element)].provenance).map { .string($0.ref) } ?? .null),
                    ])
            ),
            (
                "settings", .mapping([("home", .string(levels.facts.assessment.home)), ("profile", levels.profile.map(Document.string) ?? .null)])
            ),
            ("inputs", .mapping([("chart", .string(inputs.chart)), ("knowledge", .string(inputs.knowledge))])),
            ("result", whole.framework(result)),
            (
                "says",
                whole.text(
                    Bilingual(
                        fr: "Ce document dit ce qui se déduit des faits décrits, de leurs sources et des réponses attestées, à cette date. Il ne certifie pas que ces faits sont vrais, et ne remplace ni un audit ni une qualification.",
                        en: "This document says what follows from the facts described, their sources and the answers attested, on this date. It does not certify that those facts are true, and replaces neither an audit nor a qualification."))
            ),
        ])
    }

    /// Where two attestations differ: paths into the document, at most so many.
    package static func differences(_ a: Document, _ b: Document, path: String = "", limit: Int = 20) -> [String] {
        switch (a, b) {
        case (.mapping(let left), .mapping(let right)):
            var found: [String] = []
            let keys = left.map(\.key) + right.map(\.key).filter { key in !left.contains { $0.key == key } }
            for key in keys where found.count < limit {
                let x = left.first { $0.key == key }?.value, y = right.first { $0.key == key }?.value
                guard let x, let y else {
                    found.append("\(path)/\(key)")
                    continue
                }
                found += differences(x, y, path: "\(path)/\(key)", limit: limit - found.count)
            }
            return found
        case (.sequence(let left), .sequence(let right)):
            if left.count != right.count { return ["\(path) (\(left.count), \(right.count))"] }
            var found: [String] = []
            for (i, pair) in zip(left, right).enumerated() where found.count < limit {
                found += differences(pair.0, pair.1, path: "\(path)/\(i)", limit: limit - found.count)
            }
            return found
        default: return a.json == b.json ? [] : [path]
        }
    }
}

/// The JSON Schema of an attestation.
package enum AttestationSchema: SchemaParts {
    private static let named: [(key: String, value: Document)] = [("id", text), ("name", both)]
    private static let digest = Document.mapping([("type", .string("string")), ("pattern", .string("^[0-9a-f]{64}$"))])

    package static var document: Document {
        LevelsSchema.titled(
            "Portulan : une attestation / an attestation",
            object([
                ("portulan", .mapping([("const", .number(1))])), ("type", .mapping([("const", .string("attestation"))])), ("program", text), ("date", day),
                ("organisation", LevelsSchema.nullable(object(named))), ("subject", object(named + [("kind", text)])),
                ("framework", object(named + [("version", nullableText), ("status", nullableText), ("source", nullableText)])),
                ("settings", object([("home", text), ("profile", nullableText)])), ("inputs", object([("chart", digest), ("knowledge", digest)])), ("result", LevelsSchema.framework), ("says", both),
            ]))
    }
}
