@testable import Continuum
import Testing

/// Lines are looked up many at a time; nothing of it may be seen.
@Suite struct NDJSONBatchTests {
    /// Good lines, and one of each sort of bad one, in a random order.
    private static func text(_ seed: UInt64) -> [UInt8] {
        var random = SeededRandom(seed)
        var bytes: [UInt8] = []
        for i in 0..<600 {
            switch random.below(12) {
            case 0: bytes += Array(#"{"id":"x\#(i)","kind":"data""#.utf8)
            case 1: bytes += [0x22, 0xFF, 0x22]
            case 2: bytes += Array(#"{"id":"é","kind":"data"}"#.utf8)
            case 3: bytes += Array(#"{"id":"x\#(i)","kind":"dat","stored-on":"nowhere"}"#.utf8)
            case 4: bytes += Array(#"{"id":"x\#(random.below(i + 1))","kind":"data","class":"C9","id":"y"}"#.utf8)
            case 5: bytes += Array(String(repeating: "[", count: 80).utf8)
            case 6: bytes += Array(#"{"id":"x\#(i)","kind":"data","stored-on":{"any":["x1","p"],"to":"p"},"name":"\u00e9t\u00e9 \#(i)"}"#.utf8)
            default: bytes += Array(#"{"id":"x\#(i)","kind":"platform","runs-on":["x\#(random.below(600))","unknown"],"name":"Plateforme \#(i)"}"#.utf8)
            }
            bytes.append(0x0A)
        }
        return bytes
    }

    /// A byte at a time, each line is read before the next one is begun.
    @Test(arguments: [1, 2, 3]) func saysTheSameAsLineByLine(seed: UInt64) {
        let bytes = Self.text(seed)
        let (continuum, diagnostics) = Reading.ndjson(bytes, chunk: 1, limit: 100_000)
        #expect(diagnostics.list.count > 200)
        for chunk in [97, 5_000, 1 << 20] {
            let (other, others) = Reading.ndjson(bytes, chunk: chunk, limit: 100_000)
            #expect(others.list == diagnostics.list, "seed \(seed), chunks of \(chunk)")
            #expect(Reading.elements(other) == Reading.elements(continuum), "seed \(seed), chunks of \(chunk)")
        }
    }

    @Test(arguments: [3 << 20, .max]) func saysTheSameWithRoomMade(expected: Int) {
        let bytes = Self.text(4)
        let (continuum, diagnostics) = Reading.ndjson(bytes)
        var builder = Reading.builder()
        Reading.readNDJSON([], into: &builder)
        for _ in 0..<2 {
            var reader = NDJSONReader(file: "a.ndjson", layer: .knowledge, into: &builder, expectedBytes: expected)
            reader.finish(into: &builder)
        }
        Reading.readNDJSON(bytes, into: &builder)
        let (other, others) = builder.finish()
        #expect(others.list == diagnostics.list)
        #expect(Reading.elements(other) == Reading.elements(continuum))
    }
}
