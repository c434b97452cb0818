import Continuum
import Foundation
import Knowledge
import Testing

/// Whatever is given to the reader, it answers, soon, with diagnostics. The limits of time are for hangs, not for speed.
@Suite(.serialized) struct HostileInputTests {
    private static func elapsed(_ work: () throws -> Void) rethrows -> Duration { try ContinuousClock().measure(work) }

    private static func yamlIDs(_ text: String) -> [String] { Reading.yaml(text).1.list.map(\.problem.id) }

    // MARK: Aliases

    @Test func billionLaughs() {
        var text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
        for i in 1...30 { text += "a\(i): &a\(i) [" + Array(repeating: "*a\(i - 1)", count: 10).joined(separator: ", ") + "]\n" }
        let time = Self.elapsed { #expect(Self.yamlIDs(text) == [Problem.aliasBomb(limit: 0).id]) }
        #expect(time < .seconds(20))
    }

    @Test func longTextManyTimes() {
        var text = "a: &a \"" + String(repeating: "x", count: 1_000_000) + "\"\nelements: ["
        for _ in 0..<2_000_000 / 3 { text += "*a," }
        text += "*a]\n"
        let time = Self.elapsed { #expect(Self.yamlIDs(text) == [Problem.aliasBomb(limit: 0).id]) }
        #expect(time < .seconds(60))
    }

    @Test(arguments: [
        "*x : 1", "{*x : 1}", "[{*x: 1}]", "? *x\n: 1", "{? *x : 1}", "{[*x, *x]: 1}", "{{a: *x}: 1}", "- *x : 1", "[*x]: 1", "\u{85}? *x\n: 1", "\u{2028}? *x\n: 1",
    ])
    func aliasInAKey(key: String) {
        var text = "a0: &a0 [b, b]\n"
        for i in 1...40 { text += "a\(i): &a\(i) [*a\(i - 1), *a\(i - 1)]\n" }
        text += "x: &x [*a40]\n"
        let time = Self.elapsed { #expect(!Self.yamlIDs(text + key + "\n").isEmpty) }
        #expect(time < .seconds(20), "\(key)")
        #expect(Self.yamlIDs("x: &x a\n" + key + "\n").contains(Problem.aliasNotAccepted.id), "\(key)")
    }

    /// What only looks like an alias or a complex key is text.
    @Test(arguments: [
        #"name: "Qui ? *tous* : oui""#, "name: |\n      ? qui\n      *tous : oui", "name: \"a\n      ? b\"", "name: R&D", #"name: "[1]: https://a.example""#,
        "name: voir *tous*", #"name: "les prix * : voir""#,
    ])
    func textThatLooksLikeAnAlias(text: String) {
        let (continuum, diagnostics) = Reading.yaml("elements:\n  - id: a\n    kind: data\n    \(text)\n")
        #expect(diagnostics.list.isEmpty, "\(diagnostics.list)")
        #expect(continuum.elements.count == 1)
    }

    @Test func anchorsAndAliasesAreRead() {
        let (continuum, diagnostics) = Reading.yaml("source: &s { ref: Registre, rank: P }\nelements:\n  - { id: a, kind: data, name: A, source: *s }\n")
        #expect(diagnostics.list.isEmpty)
        #expect(Reading.elements(continuum).first?.source?.rank == .primary)
    }

    // MARK: Depth

    private static let depth = 100_000

    @Test(arguments: [
        String(repeating: "[", count: depth), String(repeating: "[", count: depth) + String(repeating: "]", count: depth),
        String(repeating: "{a: ", count: depth), String(repeating: "- ", count: depth) + "a", String(repeating: "? ", count: depth) + "a",
        String(repeating: "[{a: ", count: depth), "elements: " + String(repeating: "[", count: depth), String(repeating: "{", count: depth),
        String(repeating: "[a, ", count: depth), String(repeating: "- - [", count: depth), String(repeating: "!a ", count: depth),
        String(repeating: "&a ", count: depth), String(repeating: "{{", count: depth) + String(repeating: "}: 1}", count: depth),
        String(repeating: "'", count: depth), String(repeating: "a: ", count: depth), String(repeating: "#", count: depth), String(repeating: "\n", count: depth),
        String(repeating: "%a\n", count: depth), String(repeating: "---\n", count: depth), String(repeating: "|\n", count: depth),
    ])
    func deepYAML(text: String) {
        let time = Self.elapsed { #expect(!Self.yamlIDs(text).isEmpty) }
        #expect(time < .seconds(30), "\(text.prefix(20))…")
    }

    @Test func manyDirectives() {
        let text = (0..<200_000).map { "%TAG !a\($0)! tag:x\n" }.joined() + "---\nelements: []\n"
        let time = Self.elapsed { #expect(Reading.problems(Reading.yaml(text).1) == [.syntax("found unknown directive name")]) }
        #expect(time < .seconds(20))
        #expect(Self.yamlIDs("%YAML 1.1\n---\nelements: []\n").isEmpty)
    }

    @Test func deepBlockYAML() {
        var text = ""
        for i in 0..<2_000 { text += String(repeating: " ", count: i) + "a:\n" }
        #expect(!Self.yamlIDs(text).isEmpty)
    }

    /// YAML and NDJSON stop at the same depth.
    @Test func depthLimit() {
        func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        #expect(Self.yamlIDs("elements: " + nested(60)) == [Problem.expectedMapping(what: "element").id])
        #expect(Self.yamlIDs("elements: " + nested(70)) == [Problem.tooDeep(limit: 0).id])
        #expect(Self.yamlIDs("elements: " + nested(5_000)) == [Problem.tooDeep(limit: 0).id])
        for text in [nested(70), nested(Self.depth), String(repeating: "{\"a\":", count: Self.depth), String(repeating: "[", count: Self.depth)] {
            #expect(Reading.problems(Reading.ndjson(text).1) == [.tooDeep(limit: 64)])
        }
        // A value within a value within a value…
        let values = "{ id: a, kind: data, name: " + String(repeating: "{ value: ", count: 50) + "x" + String(repeating: " }", count: 50) + " }"
        #expect(Self.yamlIDs("elements: [\(values)]") == [Problem.wrongType(key: "", expected: "", found: "").id])
    }

    // MARK: Size

    @Test func largeYAMLIsRefused() {
        let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 40 << 20)
        let time = Self.elapsed {
            #expect(Reading.problems(Reading.yaml(bytes).1) == [.fileTooLarge(bytes: 40 << 20, limit: ContinuumBuilder.yamlLimit)])
        }
        #expect(time < .seconds(10))
    }

    @Test(arguments: [1 << 20, 65_536, 8 << 20]) func longLineIsRefusedAndTheRestRead(chunk: Int) {
        let long = #"{"id":"long","kind":"data","name":""# + String(repeating: "x", count: 5_000_000) + "\"}"
        let text = #"{"id":"a","kind":"data"}"# + "\n" + long + "\n" + #"{"id":"b","kind":"data"}"# + "\n"
        let (continuum, diagnostics) = Reading.ndjson(Array(text.utf8), chunk: chunk)
        #expect(diagnostics.list == [Diagnostic(.lineTooLong(limit: NDJSONReader.lineLimit), at: Place(file: "a.ndjson", line: 2))])
        #expect(Reading.elements(continuum).map(\.id) == ["a", "b"])
        let (_, last) = Reading.ndjson(Array(long.utf8), chunk: chunk)
        #expect(Reading.problems(last) == [.lineTooLong(limit: NDJSONReader.lineLimit)])
    }

    @Test(arguments: ["x\n", #"{"kind":"data"}"# + "\n", #"{"id":"a","kind":"dat"}"# + "\n"]) func aMillionErrorsAreCounted(line: String) {
        let bytes = Array(String(repeating: line, count: 1_000_000).utf8)
        let time = Self.elapsed {
            let (_, diagnostics) = Reading.ndjson(bytes, limit: 500)
            #expect(diagnostics.list.count == 500)
            #expect(diagnostics.beyondLimit == 999_500)
            #expect(diagnostics.errorCount == 1_000_000)
        }
        #expect(time < .seconds(60), "\(line): \(time)")
    }

    // MARK: Cut and changed

    private static let small = #"""
        source: { ref: "Régie", date: 2026-01-01, rank: P }
        elements:
          - id: acme # une organisation
            kind: organisation
            name: { fr: 'Régie « Été »', en: "Summer \"works\" \u00e9" }
            owners: [{ to: FR, capital: 51.5, valid-from: 2020-02-29 }, unknown]
            note: |
              deux
              lignes
          - { id: FR, kind: state, tags: [a, b] }
          - id: p
            kind: platform
            runs-on: [{ any: [q, { to: r, source: x }] }, { at-least: 1, of: [s, t] }]
            operated-by: &o acme
            owned-by: *o
        """#

    @Test func yamlCutAtEveryByte() {
        let bytes = Array(Self.small.utf8)
        #expect(Reading.yaml(bytes).0.elements.count == 3)
        for end in 0..<bytes.count { _ = Reading.yaml(Array(bytes[..<end])) }
        for start in 1..<bytes.count { _ = Reading.yaml(Array(bytes[start...])) }
    }

    @Test func ndjsonCutAtEveryByte() {
        let bytes = Array(Reading.yaml(Self.small).0.ndjson().utf8)
        let whole = Reading.ndjson(bytes).0.elements.count
        #expect(whole == 3)
        for end in 0..<bytes.count {
            let (continuum, diagnostics) = Reading.ndjson(Array(bytes[..<end]))
            // What is missing is told: a line is read whole or reported.
            let lines = bytes[..<end].split(separator: 0x0A).count
            #expect(continuum.elements.count + diagnostics.list.count { $0.problem.isStructural } == lines, "cut at \(end)")
        }
    }

    @Test(arguments: [1, 2]) func randomBytes(seed: UInt64) {
        var random = SeededRandom(seed)
        let marks = Array("{}[]:,-?&*!|>'\"%@`# \n\ta1~\r\u{FEFF}\u{85}é".utf8)
        for _ in 0..<600 {
            let isText = random.chance(70)
            let bytes = (0..<random.below(120)).map { _ in isText ? random.pick(marks) : UInt8(random.below(256)) }
            _ = Reading.yaml(bytes)
            _ = Reading.ndjson(bytes, chunk: 1 + random.below(40))
        }
    }

    /// `PORTULAN_FUZZ_ROUNDS=100000 swift test --filter changedExamples` looks longer.
    private static let rounds = ProcessInfo.processInfo.environment["PORTULAN_FUZZ_ROUNDS"].flatMap(Int.init) ?? 1_500

    /// Pieces of the example, changed at random places, in both forms: 6 000 texts.
    @Test(arguments: [20261122, 31, 77, 1_000_003]) func changedExamples(seed: UInt64) throws {
        var random = SeededRandom(seed)
        let pieces = try Self.pieces()
        #expect(pieces.count > 100)
        let marks = Array("{}[]:,-?&*!|>'\"%# \n\t~".utf8)
        var problems = 0
        for i in 0..<Self.rounds {
            let isYAML = i % 2 == 0
            var bytes = random.pick(isYAML ? pieces.map(\.yaml) : pieces.map(\.json))
            for _ in 0..<1 + random.below(4) where !bytes.isEmpty {
                let at = random.below(bytes.count)
                switch random.below(7) {
                case 0: bytes.remove(at: at)
                case 1: bytes[at] = random.pick(marks)
                case 2: bytes[at] = UInt8(random.below(256))
                case 3: bytes.insert(random.pick(marks), at: at)
                case 4: bytes.removeSubrange(at..<min(bytes.count, at + random.below(30)))
                case 5: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + random.below(60))], at: random.below(bytes.count))
                default: bytes.insert(contentsOf: random.pick(random.pick(RandomElement.texts).utf8.map { [$0] } + [[0x0A]]), at: at)
                }
            }
            let (continuum, diagnostics) = isYAML ? Reading.yaml(bytes) : Reading.ndjson(bytes)
            problems += diagnostics.list.count
            for diagnostic in diagnostics.list {
                let place = try #require(diagnostic.place, "seed \(seed), text \(i)")
                #expect(place.line >= 1 && place.column >= 1 && place.length >= 1, "seed \(seed), text \(i): \(place)")
                #expect(place.line <= bytes.count { $0 == 0x0A || $0 == 0x0D || $0 >= 0x80 } + 2, "seed \(seed), text \(i): \(place)")
            }
            // What was kept can be written and read.
            let kept = continuum.ndjson()
            #expect(Reading.ndjson(kept).0.ndjson() == kept, "seed \(seed), text \(i)")
        }
        #expect(problems > 400, "seed \(seed)")
    }

    /// Each element of the example as a file of its own, in both forms.
    private static func pieces() throws -> [(yaml: [UInt8], json: [UInt8])] {
        var builder = Reading.builder()
        var texts: [[UInt8]] = []
        for path in Repository.files(under: "Examples/metropole", suffix: ".yaml") where !path.contains("/changes/") && !path.hasSuffix("portulan.yaml") {
            let bytes = try Repository.bytes(path)
            builder.readYAML(bytes, file: path, layer: .chart)
            var block: [UInt8] = []
            for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
                if line.starts(with: Array("  - ".utf8)), !block.isEmpty {
                    texts.append(Array("elements:\n".utf8) + block)
                    block = []
                }
                if line.starts(with: Array("  ".utf8)) { block += line + [0x0A] }
            }
        }
        let (continuum, _) = builder.finish()
        let lines = continuum.ndjson().utf8.split(separator: 0x0A).map { Array($0) + [0x0A] }
        return zip(texts, lines).map { ($0, $1) }
    }
}
