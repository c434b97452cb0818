import Continuum
import Knowledge
import Testing

@Suite struct SchemaTests {
    /// The schema accepts an element if and only if the reader finds no structural error in it.
    @Test(arguments: [20261122, 7, 4242]) func readerAndSchemaAgree(seed: UInt64) throws {
        var maker = RandomElement(seed: seed, .portulan)
        var documents: [String] = []
        for i in 0..<800 {
            let document = maker.valid(id: "e\(i)")
            documents.append((i % 3 == 0 ? document : maker.broken(document)).json)
        }
        let accepted = try Self.compare(documents, "seed \(seed)")
        for i in stride(from: 0, to: documents.count, by: 3) {
            #expect(accepted[i], "seed \(seed), document \(i) was made to be right: \(documents[i])")
        }
        // Both answers are common, or the comparison would show little.
        #expect(accepted.count { $0 } > 280)
        #expect(accepted.count { !$0 } > 200)
    }

    /// One key of each form of the vocabulary, with every value that is wrong somewhere.
    @Test func readerAndSchemaAgreeOnEveryForm() throws {
        let documents = RandomElement.everyForm(.portulan).map(\.json)
        #expect(documents.count > 2_000)
        let accepted = try Self.compare(documents, "every form")
        #expect(accepted.count { $0 } > 200)
        #expect(accepted.count { !$0 } > 1_000)
    }

    private static func compare(_ documents: [String], _ what: String) throws -> [Bool] {
        var builder = Reading.builder(limit: 100_000)
        Reading.readNDJSON(Array(documents.map { $0 + "\n" }.joined().utf8), into: &builder)
        var problems: [Int: [Problem]] = [:]
        for diagnostic in builder.diagnostics.list where diagnostic.problem.isStructural {
            problems[try #require(diagnostic.place).line, default: []].append(diagnostic.problem)
        }
        let accepted = try SchemaOracle.accepts(documents, schema: Vocabulary.portulan.schema(.element).json)
        for (i, document) in documents.enumerated() {
            let found = problems[i + 1] ?? []
            #expect(
                accepted[i] == found.isEmpty,
                "\(what), document \(i): the schema \(accepted[i] ? "accepts" : "refuses") \(document); the reader found \(found)")
        }
        return accepted
    }

    @Test func fileSchemaAcceptsFilesAndRefusesOthers() throws {
        let schema = Vocabulary.portulan.schema(.continuum).json
        let cases: [(String, Bool)] = [
            (#"{"elements":[]}"#, true), (#"{}"#, true), (#"{"elements":null}"#, true), (#"{"source":"x","elements":[{"id":"a","kind":"data"}]}"#, true),
            (#"{"element":[]}"#, false), (#"[]"#, false), (#"{"elements":{}}"#, false), (#"{"source":null}"#, false),
            (#"{"source":{"date":"2026-01-01"}}"#, false), (#"{"elements":[{"id":"a"}]}"#, false), (#"{"elements":[{"id":"a","kind":"data","seat":"FR"}]}"#, false),
        ]
        let accepted = try SchemaOracle.accepts(cases.map(\.0), schema: schema)
        for (i, (text, isRight)) in cases.enumerated() {
            #expect(accepted[i] == isRight, "the schema on \(text)")
            // JSON is YAML: the reader of files is asked the same.
            let (_, diagnostics) = Reading.yaml(text)
            #expect(!diagnostics.list.contains { $0.problem.isStructural } == isRight, "the reader on \(text): \(diagnostics.list)")
        }
    }

    @Test(arguments: SchemaScope.allCases) func committedSchemaIsCurrent(scope: SchemaScope) throws {
        let committed = String(decoding: try Repository.bytes("Schemas/\(scope.rawValue).schema.json"), as: UTF8.self)
        #expect(
            committed == Vocabulary.portulan.schema(scope).prettyJSON + "\n", "Schemas/\(scope.rawValue).schema.json is old: run Scripts/make-schemas.sh")
    }

    /// Every kind and every key has its words in both languages.
    @Test func everyDefinitionIsDescribed() {
        for key in Vocabulary.portulan.keys { #expect(!key.meaning.fr.isEmpty && !key.meaning.en.isEmpty, "\(key.name)") }
        for kind in Vocabulary.portulan.kinds { #expect(!kind.meaning.fr.isEmpty && !kind.meaning.en.isEmpty, "\(kind.name)") }
    }
}
