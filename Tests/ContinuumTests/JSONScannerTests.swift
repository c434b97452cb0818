@testable import Continuum
import Foundation
import Testing

/// The scanner against Foundation's parser: the same texts are JSON for both.
///
/// Known differences, left out of the comparison or allowed below:
/// - depth: the scanner stops at 64, Foundation at 512;
/// - repeated keys: both accept them here; the reader reports them (`duplicateKey`);
/// - invalid UTF-8: the caller of the scanner has checked it (`NDJSONReader`), so texts are valid here;
/// - numbers too large for a double (`1e999`): RFC 8259 allows them, Foundation refuses them; the scanner keeps the text and the reader
///   refuses it where a number is wanted;
/// - UTF-16, UTF-32 and byte order marks: Foundation detects them, the scanner reads UTF-8 alone.
@Suite struct JSONScannerTests {
    private static func scans(_ bytes: [UInt8]) -> Bool {
        var tape = Tape()
        return bytes.withUnsafeBufferPointer { text in
            do {
                try JSONScanner.scan(text, line: 1, onto: &tape)
                return true
            } catch {
                return false
            }
        }
    }

    private static func foundationReads(_ bytes: [UInt8]) -> Bool {
        (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
    }

    private static func mayDiffer(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        // A zero byte makes Foundation guess UTF-16 or UTF-32.
        return bytes.contains(0) || text.hasPrefix("\u{FEFF}") || text.contains(/[0-9][eE]\+?[0-9]{3}/) || text.contains(/[0-9]{300}/)
    }

    private struct Maker {
        var random: SeededRandom
        mutating func value(_ depth: Int) -> String {
            switch random.below(depth > 5 ? 6 : 9) {
            case 0: return random.pick(["true", "false", "null"])
            case 1, 2: return number()
            case 3, 4, 5: return string()
            case 6, 7:
                var keys: Set<String> = []
                let pairs = (0..<random.below(5)).compactMap { _ in
                    let key = string()
                    return keys.insert(key).inserted ? "\(space())\(key)\(space()):\(space())\(value(depth + 1))\(space())" : nil
                }
                return "{\(pairs.isEmpty ? space() : pairs.joined(separator: ","))}"
            default:
                let items = (0..<random.below(5)).map { _ in "\(space())\(value(depth + 1))\(space())" }
                return "[\(items.isEmpty ? space() : items.joined(separator: ","))]"
            }
        }

        private mutating func space() -> String { random.chance(80) ? "" : random.pick([" ", "\t", "\n", "\r", "  "]) }
        private mutating func number() -> String {
            random.pick(["0", "-0", "1", "-1", "10", "1.5", "-0.25", "1e5", "1E-2", "2.5e+3", "123456789012345", "0.0", "1e0", "-12.75E1"])
        }
        mutating func string() -> String {
            let pieces = (0..<random.below(4)).map { _ in
                random.pick(["a", "é", "🇫🇷", "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\\ud83d\\ude00", "\\u0000", " ", "\\b\\f\\r\\t", "id", "\u{2028}", "\u{7F}"])
            }
            return "\"\(pieces.joined())\""
        }
    }

    @Test(arguments: [1, 2, 3, 4]) func acceptsAndRefusesAsFoundationDoes(seed: UInt64) {
        var maker = Maker(random: SeededRandom(seed))
        let strange = Array(#"{}[]",:\tfnu0123456789eE+-. /'"#.utf8) + [0x0A, 0x01, 0x7F]
        var refused = 0, compared = 0
        for i in 0..<1_500 {
            let right = Array(maker.value(0).utf8)
            #expect(Self.scans(right), "seed \(seed), text \(i): \(String(decoding: right, as: UTF8.self))")
            var text = right
            for _ in 0..<1 + maker.random.below(2) {
                let at = maker.random.below(text.count + 1)
                switch maker.random.below(4) {
                case 0 where at < text.count: text.remove(at: at)
                case 1 where at < text.count: text[at] = maker.random.pick(strange)
                case 2: text = Array(text.prefix(at))
                default: text.insert(maker.random.pick(strange), at: at)
                }
            }
            guard String(validating: text, as: UTF8.self) != nil, !Self.mayDiffer(text) else { continue }
            compared += 1
            let scanned = Self.scans(text)
            if !scanned { refused += 1 }
            #expect(
                scanned == Self.foundationReads(text),
                "seed \(seed), text \(i): the scanner \(scanned ? "accepts" : "refuses") \(String(decoding: text, as: UTF8.self).debugDescription)")
        }
        #expect(compared > 1_000 && refused > 300 && compared - refused > 100)
    }

    @Test(arguments: [
        ("{}", true), ("[]", true), ("\"\"", true), ("0", true), ("-0", true), (" 1 ", true), ("", false), (" ", false), ("01", false), ("-", false),
        ("1.", false), (".5", false), ("+1", false), ("1e", false), ("1e+", false), ("0x10", false), ("NaN", false), ("Infinity", false), ("nul", false),
        ("nulll", false), ("True", false), ("[1,]", false), ("[,1]", false), ("[1 2]", false), ("{\"a\":1,}", false), ("{a:1}", false), ("{'a':1}", false),
        ("{\"a\" 1}", false), ("{\"a\":}", false), ("[1", false), ("{\"a\":1", false), ("\"a", false), ("\"\\x\"", false), ("\"\\u12\"", false),
        ("\"\\u12G4\"", false), ("\"\n\"", false), ("\"\\ud800\"", false), ("\"\\udc00\"", false), ("\"\\ud800\\u0041\"", false), ("\"\\ud83d\\ude00\"", true),
        ("1 2", false), ("{}{}", false), ("// c\n1", false), ("[1]//", false), ("\u{FEFF}1", false), ("1e999", true), ("\"\\u0000\"", true),
    ])
    func byTheStandard(text: String, isRight: Bool) { #expect(Self.scans(Array(text.utf8)) == isRight) }

    @Test func depthIsBounded() {
        func nested(_ depth: Int) -> [UInt8] { Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8) }
        #expect(Self.scans(nested(JSONScanner.maximumDepth)))
        #expect(!Self.scans(nested(JSONScanner.maximumDepth + 1)))
        #expect(Self.foundationReads(nested(JSONScanner.maximumDepth + 1)), "the known difference is gone: compare depths too")
    }

    /// What the scanner puts on the tape is what Foundation reads.
    @Test func textsAreUnescapedAsFoundationDoes() throws {
        var maker = Maker(random: SeededRandom(8))
        for _ in 0..<500 {
            let json = maker.string()
            var tape = Tape()
            try Array(json.utf8).withUnsafeBufferPointer { try JSONScanner.scan($0, line: 1, onto: &tape) }
            let other = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed) as? String)
            #expect(Array(tape.text(0).utf8) == Array(other.utf8), "\(json)")
        }
    }
}
