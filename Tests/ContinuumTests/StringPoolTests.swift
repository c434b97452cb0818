import Continuum
import Testing

@Suite struct StringPoolTests {
    @Test(arguments: [1, 2, 3]) func internsAsADictionaryDoes(seed: UInt64) {
        var random = SeededRandom(seed)
        var pool = StringPool()
        var reference: [[UInt8]: Symbol] = [:]
        for _ in 0..<20_000 {
            // Few letters and lengths around the multiples of eight, where the hash and the comparison change step.
            let bytes = (0..<random.below(random.chance(90) ? 20 : 70)).map { _ in UInt8(97 + random.below(3)) }
            let text = String(decoding: bytes, as: UTF8.self)
            let known = reference[bytes]
            #expect(bytes.isEmpty || pool.find(text) == known, "seed \(seed): finding “\(text)”")
            let symbol = pool.intern(text)
            if let known { #expect(symbol == known, "seed \(seed): “\(text)”") }
            reference[bytes] = symbol
        }
        #expect(Set(reference.values).count == reference.count, "seed \(seed): two strings have one symbol")
        for (bytes, symbol) in reference {
            #expect(Array(pool.bytes(of: symbol)) == bytes && pool.length(of: symbol) == bytes.count, "seed \(seed)")
        }
        // The empty string is there from the start.
        #expect(pool.count == reference.count + (reference[[]] == nil ? 1 : 0))
        #expect(pool.intern("") == StringPool.empty)
    }

    /// Numbered names fill the same windows of slots; they, and all before them, must be found after each growth.
    @Test func keepsNumberedNames() {
        var pool = StringPool()
        let names = (0..<3_000).flatMap { ["e\($0)", "Equipement \($0)", "\($0)"] }
        let symbols = names.map { pool.intern($0) }
        #expect(Set(symbols).count == names.count)
        #expect(names.map { pool.find($0) } == symbols)
        #expect(names.map { pool.intern($0) } == symbols)
        #expect(pool.find("e3000") == nil && pool.find("Equipement 3000") == nil)
    }

    @Test func keepsNulAndAccents() {
        var pool = StringPool()
        for text in ["a\u{0}b", "a\u{0}", "é", "e\u{301}", "🇫🇷", String(repeating: "x", count: 100_000)] {
            let symbol = pool.intern(text)
            #expect(Array(pool[symbol].unicodeScalars) == Array(text.unicodeScalars))
        }
        let composed = pool.intern("é"), decomposed = pool.intern("e\u{301}")
        #expect(composed != decomposed)
        #expect(pool.find("absent") == nil)
        #expect(pool[.unknown] == "?")
    }

    @Test func nearestWord() {
        let words = ["operated-by", "owned-by", "stored-on", "runs-on", "class"]
        #expect(nearest(to: "operated_by", among: words) == "operated-by")
        #expect(nearest(to: "OPERATED-BY", among: words) == "operated-by")
        #expect(nearest(to: "calss", among: words) == "class")
        #expect(nearest(to: "clas", among: words) == "class")
        #expect(nearest(to: "zzz", among: words) == nil)
        #expect(nearest(to: "", among: words) == nil)
        #expect(nearest(to: String(repeating: "a", count: 65), among: [String(repeating: "a", count: 65)]) == nil)
        #expect(nearest(to: "ab", among: ["abd", "abc"]) == "abc", "of equally near words, the first by alphabet")
        #expect(nearest(to: "a", among: ["", "b"]) == "")
    }

    /// Against the definition of optimal string alignment, on short words.
    @Test func nearestAgreesWithTheDefinition() {
        func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
            if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
            var best = min(
                distance(Array(a.dropLast()), b) + 1, distance(a, Array(b.dropLast())) + 1,
                distance(Array(a.dropLast()), Array(b.dropLast())) + (a.last == b.last ? 0 : 1))
            if a.count > 1, b.count > 1, a.last == b[b.count - 2], b.last == a[a.count - 2] {
                best = min(best, distance(Array(a.dropLast(2)), Array(b.dropLast(2))) + 1)
            }
            return best
        }
        var random = SeededRandom(5)
        for _ in 0..<300 {
            func word() -> String { String(decoding: (0..<1 + random.below(5)).map { _ in UInt8(97 + random.below(3)) }, as: UTF8.self) }
            let wanted = word(), words = [word(), word(), word()]
            let limit = max(1, wanted.utf8.count / 3)
            let expected = words.map { (distance(Array(wanted.utf8), Array($0.utf8)), $0) }.filter { $0.0 <= limit }.min { $0 < $1 }?.1
            #expect(nearest(to: wanted, among: words) == expected, "\(wanted) among \(words)")
        }
    }
}
