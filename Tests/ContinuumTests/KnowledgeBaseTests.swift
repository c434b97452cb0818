import Continuum
import Knowledge
import Testing

@Suite struct KnowledgeBaseTests {
    private static func base() throws -> (Continuum, Diagnostics) {
        var builder = Reading.builder()
        try KnowledgeBase.read(into: &builder)
        return builder.finish()
    }

    private static func sources() throws -> (Continuum, Diagnostics) {
        var builder = Reading.builder()
        for path in Repository.files(under: "Sources/Knowledge/Base", suffix: ".yaml") {
            builder.readYAML(try Repository.bytes(path), file: path, layer: .base)
        }
        return builder.finish()
    }

    @Test func baseHasNoDiagnostics() throws {
        let (_, diagnostics) = try Self.base()
        #expect(diagnostics.list.isEmpty && diagnostics.beyondLimit == 0, "\(diagnostics.list.prefix(10))")
    }

    @Test func sourcesHaveNoDiagnostics() throws {
        let (_, diagnostics) = try Self.sources()
        #expect(diagnostics.list.isEmpty, "\(diagnostics.list.prefix(10))")
    }

    @Test func builtInBaseIsMadeFromTheSources() throws {
        let (base, _) = try Self.base(), (sources, _) = try Self.sources()
        let built = Reading.elements(base), written = Reading.elements(sources)
        #expect(built.map(\.id) == written.map(\.id), "base.ndjson is old: run Scripts/make-knowledge.sh")
        for (a, b) in zip(built, written) where a != b {
            Issue.record("base.ndjson is old on \(a.id): run Scripts/make-knowledge.sh")
        }
        #expect(base.ndjson(layers: [.base]) == String(decoding: try KnowledgeBase.bytes(), as: UTF8.self), "base.ndjson is not as it would be written")
    }

    @Test func isAsLargeAsPromised() throws {
        let (base, _) = try Self.base()
        func count(_ kind: Kind) -> Int { base.elements.count { $0.kind == kind } }
        #expect(count(.state) >= 249)
        #expect(count(.organisation) >= 90)
        #expect(count(.offer) >= 60)
        for kind in [Kind.bloc, .agreement, .law, .restriction, .scheme, .gradientRule, .capability, .dataClass] {
            #expect(count(kind) > 0, "\(Vocabulary.portulan.name(of: kind))")
        }
    }

    /// Every element, every fact and every relation says where it comes from; what is remembered is unconfirmed.
    @Test func everythingHasASource() throws {
        let (base, _) = try Self.base()
        for element in Reading.elements(base) {
            let sources = element.statements.map(\.source) + element.links.map(\.source) + element.links.flatMap { $0.attributes.map(\.source) }
            #expect(element.source != nil || !sources.isEmpty, "\(element.id) has no source")
            #expect(!sources.contains(nil), "\(element.id) has a fact without a source")
            for case let source? in sources + [element.source] where source.rank == .memory {
                #expect(source.standing == .unconfirmed, "\(element.id): “\(source.ref)” is remembered and not unconfirmed")
            }
        }
    }

    @Test func idsFollowTheConventions() throws {
        let (base, _) = try Self.base()
        for element in Reading.elements(base) {
            let bytes = Array(element.id.utf8)
            switch element.kind {
            case .state: #expect(bytes.count == 2 && bytes.allSatisfy { (65...90).contains($0) }, "\(element.id)")
            case .bloc: #expect(!bytes.contains { (97...122).contains($0) }, "\(element.id)")
            case .dataClass: break
            default: #expect(!bytes.contains { (65...90).contains($0) }, "\(element.id)")
            }
        }
    }
}
