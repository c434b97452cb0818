import Continuum
import Knowledge

extension Estate {
    /// The states and the offers of the built-in knowledge, on which an estate stands.
    static func overKnowledge(elements: Int) -> Estate {
        var builder = ContinuumBuilder(vocabulary: .portulan)
        try? KnowledgeBase.read(into: &builder)
        let (base, _) = builder.finish()
        let frequent = ["US", "FR", "DE", "GB", "IE", "NL", "CN", "IN", "IL", "JP", "SE", "CH", "LU", "ES", "IT", "BE"]
        let states = base.elements.indices.filter { base.elements[$0].kind == .state }.map { base.id($0) }
        let offers = base.elements.indices.filter { base.elements[$0].kind == .offer }.filter {
            ["iaas", "paas", "hosting"].contains(base.token(base.value(.category, of: $0)) ?? "")
        }.map { base.id($0) }
        return Estate(elements: elements, states: frequent + states.filter { !frequent.contains($0) }, offers: offers)
    }

    /// The whole estate, a piece at a time.
    mutating func write(_ take: ([UInt8]) -> Void) {
        for o in 0..<organisations {
            writeOrganisation(o)
            flush(take, above: 1 << 20)
        }
        for c in 0..<cells {
            writeCell(c)
            flush(take, above: 1 << 20)
        }
        flush(take, above: 0)
    }

    private mutating func flush(_ take: ([UInt8]) -> Void, above limit: Int) {
        guard text.count > limit else { return }
        take(text)
        text.removeAll(keepingCapacity: true)
    }

    /// The estate in memory, over the built-in knowledge.
    mutating func continuum() -> (Continuum, Diagnostics) {
        var builder = ContinuumBuilder(vocabulary: .portulan, expectedStrings: elements)
        try? KnowledgeBase.read(into: &builder)
        var reader = NDJSONReader(file: "estate.ndjson", layer: .chart, into: &builder)
        write { piece in piece.withUnsafeBufferPointer { reader.read($0, into: &builder) } }
        reader.finish(into: &builder)
        return builder.finish()
    }
}
