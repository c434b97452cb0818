import Continuum
import Foundation
import Knowledge
import Testing

/// Each file under `Fixtures/diagnostics` has its problems beside it, as `id:line:column`, one a line.
/// `PORTULAN_UPDATE_GOLDEN=1 swift test --filter GoldenDiagnosticsTests` rewrites them; read the difference before committing it.
@Suite struct GoldenDiagnosticsTests {
    static let folder = "Tests/ContinuumTests/Fixtures/diagnostics"
    static var fixtures: [String] { Repository.files(under: folder, suffix: ".yaml") + Repository.files(under: folder, suffix: ".ndjson") }

    private static func read(_ path: String) throws -> Diagnostics {
        let bytes = try Repository.bytes(path)
        return path.hasSuffix(".yaml") ? Reading.yaml(bytes).1 : Reading.ndjson(bytes).1
    }

    @Test(arguments: fixtures) func problemsAreWhereTheyAreExpected(path: String) throws {
        let found = try Self.read(path).places
        let expectedFile = path + ".expected"
        if ProcessInfo.processInfo.environment["PORTULAN_UPDATE_GOLDEN"] == "1" {
            try Data((found.map { $0 + "\n" }.joined()).utf8).write(to: Repository.root.appendingPathComponent(expectedFile))
        }
        let expected = String(decoding: try Repository.bytes(expectedFile), as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(found == expected, "\(path)")
    }

    @Test func thereAreFixtures() { #expect(Self.fixtures.count >= 20) }

    /// Each problem can be said in both languages, with a reason or a remedy.
    @Test(arguments: fixtures) func problemsAreExplained(path: String) throws {
        for diagnostic in try Self.read(path).list {
            for language in Language.allCases {
                #expect(!diagnostic.problem.message(language).isEmpty, "\(diagnostic.problem)")
                #expect(diagnostic.problem.why(language) ?? diagnostic.problem.help(language) != nil, "\(diagnostic.problem)")
            }
        }
    }

    @Test func nearestNamesAreProposed() throws {
        let ids = Reading.problems(try Self.read(Self.folder + "/unknown-ids.yaml"))
        #expect(ids.contains(.unknownReference("acme-clod", key: "operated-by", nearest: "acme-cloud")))
        #expect(ids.contains(.unknownReference("grappe", key: "runs-on", nearest: nil)))
        #expect(ids.contains(.unknownReference("portail-2", key: "runs-on", nearest: "portail")))
        #expect(ids.contains(.unknownReference("acme-clud", key: "keys-held-by", nearest: "acme-cloud")))
        let keys = Reading.problems(try Self.read(Self.folder + "/unknown-keys.yaml"))
        #expect(keys.contains(.unknownKey("operated_by", kind: "application", nearest: "operated-by")))
        #expect(keys.contains(.unknownTopLevelKey("element", nearest: "elements")))
        #expect(keys.contains(.unknownKey("dated", kind: "source", nearest: "date")))
        let kinds = Reading.problems(try Self.read(Self.folder + "/wrong-kinds.yaml"))
        #expect(kinds.contains(.unknownKind("aplication", nearest: "application")))
    }

    @Test func norwayIsAState() throws {
        let (continuum, _) = Reading.yaml(try Repository.bytes(Self.folder + "/norway.yaml"))
        let acme = try #require(continuum.index(of: "acme"))
        #expect(continuum.relations(of: acme).map { continuum.strings[$0.target] } == ["NO", "NO", "NO"])
        #expect(continuum.index(of: "NO").map { continuum.name($0, .french) } == "Norvège")
    }

    /// The caret underlines as many characters as were written, not as many bytes.
    @Test func lengthsCountCharacters() throws {
        let (_, diagnostics) = Reading.ndjson(#"{"id":"été","kind":"data"}"#)
        #expect(diagnostics.list.first?.place == Place(file: "a.ndjson", line: 1, column: 7, length: 3))
    }

    // MARK: Order and names

    /// The same files in another order, under other names, say the same, but for places.
    @Test(arguments: [1, 2, 3]) func orderAndNamesOfFilesDoNotMatter(seed: UInt64) throws {
        var random = SeededRandom(seed)
        let paths = Self.fixtures.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix("duplicate-ids.yaml") }
        var texts = try paths.map { try Repository.bytes($0) }
        // Within one layer the first definition of an id wins: ids are made different from file to file.
        texts = texts.enumerated().map { i, bytes in
            guard let text = String(validating: bytes, as: UTF8.self) else { return bytes }
            return Array(
                ["acme", "portail", "FR", "NO", "jeu", "salle", "batiment", "campus", "annexe"].reduce(text) { text, id in
                    text.replacingOccurrences(of: #"\b"# + id + #"\b"#, with: "\(id)\(i)", options: .regularExpression)
                }.replacingOccurrences(of: #"id: ([a-f]),"#, with: "id: $1.\(i),", options: .regularExpression).utf8)
        }
        func problems(_ order: [Int], prefix: String) -> [String] {
            var builder = Reading.builder()
            for i in order { builder.readYAML(texts[i], file: "\(prefix)\(i).yaml", layer: .chart) }
            // Names are proposed for the first twenty unknown ids only; which are first depends on the order.
            return builder.finish().1.list.map { diagnostic in
                if case .unknownReference(let id, let key, _) = diagnostic.problem { return "\(Problem.unknownReference(id, key: key, nearest: nil))" }
                // A cycle is told from where it was met first.
                if case .partOfCycle(let ids) = diagnostic.problem { return "cycle \(Set(ids).sorted())" }
                return "\(diagnostic.problem)"
            }.sorted()
        }
        let straight = problems(Array(texts.indices), prefix: "a")
        #expect(straight.count > 40)
        for round in 0..<5 {
            let order = Array(texts.indices).shuffled(using: &random)
            #expect(problems(order, prefix: "z\(round)/") == straight, "seed \(seed), order \(order)")
        }
    }
}
