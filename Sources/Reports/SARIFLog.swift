import Continuum
import Reach

/// The envelope of SARIF 2.1.0 (OASIS, 27 March 2020): rules, results with their place in the files, chains as code flows.
///
/// What is found, and how grave it is, is said by those who fill it.
struct SARIFLog {
    struct Rule {
        var id: String
        var title: Bilingual
        var meaning: Bilingual
    }

    enum Level: String { case error, warning, note }

    struct Result {
        var rule: String
        var level: Level
        /// A whole sentence.
        var message: String
        /// The element at whose place in the files it is shown.
        var element: Int
        /// Another element at whose place it is shown, where it stands in no file of the organisation.
        var at: Int? = nil
        /// Tells it from the others, from one run to the next.
        var fingerprint: String
        var properties: [(key: String, value: Document)]
        var chain: [ChainStep]
    }

    var language: Language
    var rules: [Rule]
    var results: [Result]
    /// What could not be looked at.
    var warnings: [String] = []

    func document(_ continuum: Continuum) -> Document {
        let driver = Document.mapping([
            ("name", .string("Portulan")), ("version", .string("0.1.0")), ("language", .string(language.rawValue)),
            ("rules", .sequence(rules.map(rule))),
        ])
        var run: [(key: String, value: Document)] = [
            ("tool", .mapping([("driver", driver)])), ("results", .sequence(results.map { result($0, continuum) })),
            ("columnKind", .string("unicodeCodePoints")),
        ]
        if !warnings.isEmpty {
            let notes = warnings.map { Document.mapping([("level", .string("warning")), ("message", text($0))]) }
            run.append(
                ("invocations", .sequence([.mapping([("executionSuccessful", .boolean(true)), ("toolExecutionNotifications", .sequence(notes))])])))
        }
        return .mapping([
            ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .string("2.1.0")), ("runs", .sequence([.mapping(run)])),
        ])
    }

    private func text(_ text: String) -> Document { .mapping([("text", .string(text))]) }

    private func rule(_ rule: Rule) -> Document {
        .mapping([
            ("id", .string(rule.id)), ("shortDescription", text(rule.title[language])), ("fullDescription", text(rule.meaning[language])),
        ])
    }

    private func result(_ result: Result, _ continuum: Continuum) -> Document {
        let location = Document.mapping([
            ("physicalLocation", physicalLocation(result.at ?? result.element, continuum)),
            ("logicalLocations", .sequence([.mapping([("fullyQualifiedName", .string(continuum.id(result.element)))])])),
        ])
        var pairs: [(key: String, value: Document)] = [
            ("ruleId", .string(result.rule)), ("level", .string(result.level.rawValue)), ("message", text(result.message)),
            ("locations", .sequence([location])), ("partialFingerprints", .mapping([("portulanFinding/v1", .string(result.fingerprint))])),
            ("properties", .mapping(result.properties)),
        ]
        if !result.chain.isEmpty {
            let steps = result.chain.map { Document.mapping([("location", step($0, continuum))]) }
            let flow = Document.mapping([("threadFlows", .sequence([.mapping([("locations", .sequence(steps))])]))])
            pairs.append(("codeFlows", .sequence([flow])))
        }
        return .mapping(pairs)
    }

    /// A step of a chain, at the place of the element that it starts from where that stands in the chart’s files.
    private func step(_ step: ChainStep, _ continuum: Continuum) -> Document {
        let words = ChainWords.relation(step.relation)[language]
        let sentence = step.to.isEmpty ? "\(step.from) — \(words)" : "\(step.from) — \(words) — \(step.to)"
        var pairs: [(key: String, value: Document)] = [("message", text(sentence + (step.source.map { " (\($0))" } ?? "")))]
        if let element = continuum.index(of: step.from), continuum.elements[element].layer == .chart {
            pairs.append(("physicalLocation", physicalLocation(element, continuum)))
        }
        return .mapping(pairs)
    }

    private func physicalLocation(_ element: Int, _ continuum: Continuum) -> Document {
        let place = continuum.place(of: element)
        return .mapping([
            ("artifactLocation", .mapping([("uri", .string(Self.uri(place.file)))])),
            (
                "region",
                .mapping([
                    ("startLine", .number(Double(place.line))), ("startColumn", .number(Double(place.column))),
                    ("endColumn", .number(Double(place.column + place.length))),
                ])
            ),
        ])
    }

    /// A relative or absolute path as a URI reference: reserved characters are percent-encoded.
    private static func uri(_ path: String) -> String {
        // A path from here, without its “./”; an absolute one says that it is a file.
        let path = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        var out = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
                out.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                out += "%" + (hex.count < 2 ? "0" : "") + hex
            }
        }
        return out
    }
}
