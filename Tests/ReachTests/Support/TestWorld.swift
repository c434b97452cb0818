import Continuum
import Foundation
import Knowledge
import Reach

/// A small world as a document that can be edited and written: states, laws, organisations, offers and a chart.
struct TestWorld {
    struct Thing {
        var id: String
        var kind: String
        var keys: [(key: String, value: Document)] = []

        subscript(key: String) -> Document? {
            get { keys.first { $0.key == key }?.value }
            set {
                if let i = keys.firstIndex(where: { $0.key == key }) {
                    if let newValue { keys[i].value = newValue } else { keys.remove(at: i) }
                } else if let newValue {
                    keys.append((key, newValue))
                }
            }
        }
        var isKnowledge: Bool { ["state", "bloc", "law", "scheme", "offer"].contains(kind) }
    }

    var things: [Thing] = []

    mutating func add(_ id: String, _ kind: String, _ keys: [(String, Document)] = []) {
        things.append(Thing(id: id, kind: kind, keys: keys.map { (key: $0.0, value: $0.1) }))
    }

    subscript(id: String) -> Thing {
        get { things.first { $0.id == id } ?? Thing(id: id, kind: "") }
        set {
            if let i = things.firstIndex(where: { $0.id == id }) { things[i] = newValue } else { things.append(newValue) }
        }
    }

    private func lines(_ isKnowledge: Bool) -> String {
        things.filter { $0.isKnowledge == isKnowledge }
            .map { Document.mapping([("id", .string($0.id)), ("kind", .string($0.kind))] + $0.keys).json + "\n" }.joined()
    }

    /// The whole world as it was read, for failure messages.
    var text: String { lines(true) + lines(false) }

    /// The capability table of the knowledge base, as lines.
    private static let capabilities: [UInt8] = {
        let lines = ((try? KnowledgeBase.bytes()) ?? []).split(separator: 0x0A)
        return Array(lines.filter { String(decoding: $0, as: UTF8.self).contains("\"kind\":\"capability\"") }.joined(separator: [0x0A])) + [0x0A]
    }()

    /// The continuum, and what is wrong with the world.
    func build() -> (continuum: Continuum, problems: [String]) {
        var builder = ContinuumBuilder(vocabulary: .portulan)
        Self.read(Self.capabilities, "capabilities.ndjson", .base, &builder)
        Self.read(Array(lines(true).utf8), "knowledge.ndjson", .knowledge, &builder)
        Self.read(Array(lines(false).utf8), "chart.ndjson", .chart, &builder)
        let (continuum, diagnostics) = builder.finish()
        return (continuum, Self.problems(diagnostics))
    }

    /// Errors, but for knowledge that names no source: worlds made for tests cite nothing.
    private static func problems(_ diagnostics: Diagnostics) -> [String] {
        diagnostics.sorted.compactMap { diagnostic in
            if case .missingSource = diagnostic.problem { return nil }
            return diagnostic.problem.severity == .error ? diagnostic.problem.message(.english) : nil
        }
    }

    static func read(_ bytes: [UInt8], _ file: String, _ layer: Layer, _ builder: inout ContinuumBuilder) {
        var reader = NDJSONReader(file: file, layer: layer, into: &builder)
        bytes.withUnsafeBufferPointer { reader.read($0, into: &builder) }
        reader.finish(into: &builder)
    }

    /// The same from YAML text, for worlds that are written by hand.
    static func build(yaml: String, on layer: Layer = .chart) -> (continuum: Continuum, problems: [String]) {
        var builder = ContinuumBuilder(vocabulary: .portulan)
        read(capabilities, "capabilities.ndjson", .base, &builder)
        builder.readYAML(Array(yaml.utf8), file: "world.yaml", layer: layer)
        let (continuum, diagnostics) = builder.finish()
        return (continuum, Self.problems(diagnostics))
    }
}

let today = Day(rawValue: 20_779)  // 2026-11-22

/// The engine's answer, by id.
struct Answer {
    let continuum: Continuum
    let model: ReachModel
    let result: ReachResult

    init(_ continuum: Continuum, on day: Day = today, together: [String] = [], assuming: Set<MissingFact> = []) {
        self.continuum = continuum
        model = ReachModel(continuum, ReachOptions(day: day, together: Set(together.compactMap { continuum.index(of: $0) }), assuming: assuming))
        guard let result = model.propagate() else { preconditionFailure("nobody cancels") }
        self.result = result
    }

    init(yaml: String, on day: Day = today, together: [String] = []) { self.init(TestWorld.build(yaml: yaml).continuum, on: day, together: together) }

    func subjects(_ id: String, _ plane: Plane, _ bound: Bound) -> Set<String> {
        guard let element = continuum.index(of: id) else { return ["no such element"] }
        return Set(result.bits(node: element, plane: plane, bound: bound).members.map { continuum.id(Int(model.subjects.list[$0].element)) })
    }

    func certain(_ id: String, _ plane: Plane) -> Set<String> { subjects(id, plane, .certain) }
    func possible(_ id: String, _ plane: Plane) -> Set<String> { subjects(id, plane, .possible) }

    /// Everything, as (element, plane, bound) → ids.
    func table() -> [String: Set<String>] {
        var table: [String: Set<String>] = [:]
        for element in continuum.elements.indices {
            for plane in Plane.allCases {
                for bound in Bound.allCases {
                    let found = subjects(continuum.id(element), plane, bound)
                    if !found.isEmpty { table["\(continuum.id(element)) \(plane) \(bound)"] = found }
                }
            }
        }
        return table
    }
}
