import Foundation
import Ledger
import Testing

/// One line for each entry, one entry for each line; and nothing personal in it that was not meant to be.
@Suite struct EntryTests {
    static let draft = DraftEntry(
        time: LedgerTime(milliseconds: 1_795_529_556_123), actor: LedgerActor(rawValue: "u_7Hq") ?? .system, action: .exported, workspace: "metropole",
        object: "levels", from: TruncatedAddress("192.0.2.77"), details: ["format": "html", "a": "\"\\\u{8}\t\n\u{C}\r\u{1F}\u{7F}é\u{2028}𝄞"])

    @Test func lineIsCanonical() throws {
        let entry = LedgerEntry(sequence: 41, Self.draft)
        let expected =
            #"{"action":"exported","actor":"u_7Hq","details":{"a":"\"\\\b\t\n\f\r\u001f"# + "\u{7F}é\u{2028}𝄞"
            + #"","format":"html"},"from":"192.0.2.0/24","object":"levels","sequence":41,"time":"2026-11-24T14:12:36.123Z","workspace":"metropole"}"#
        #expect(entry.line == expected)
        #expect(try LedgerEntry(line: expected.utf8) == entry)
        #expect(entry.leaf == .leaf(Array(expected.utf8)))
        let bare = LedgerEntry(sequence: 0, DraftEntry(time: LedgerTime(milliseconds: 0), actor: .system, action: .started))
        #expect(bare.line == #"{"action":"started","actor":"system","sequence":0,"time":"1970-01-01T00:00:00.000Z"}"#)
        #expect(try LedgerEntry(line: bare.line.utf8) == bare)
        // Foundation reads the same, so that any JSON reader does.
        let object = try #require(JSONSerialization.jsonObject(with: Data(expected.utf8)) as? [String: Any])
        #expect(object["sequence"] as? Int == 41)
        #expect((object["details"] as? [String: String])?["a"] == Self.draft.details["a"])
    }

    /// Whatever is accepted is given back byte for byte: otherwise a line could be rewritten and still be read.
    @Test func mutatedLinesAreRefusedOrReadAsThemselves() throws {
        var random = SeededGenerator(state: 20_261_124)
        let line = Array(LedgerEntry(sequence: 41, Self.draft).line.utf8)
        let odd = Array(#"{}[]",:\0u1"#.utf8) + [0, 0x20, 0x0A, 0x7F, 0xC3, 0xA9, 0xFF, 0xED, 0xA0]
        var (accepted, refused) = (0, 0)
        for _ in 0..<20_000 {
            var other = line
            for _ in 0...Int.random(in: 0...2, using: &random) {
                let place = Int.random(in: other.indices, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: other[place] = odd.randomElement(using: &random) ?? 0
                case 1: other.remove(at: place)
                case 2: other.insert(odd.randomElement(using: &random) ?? 0, at: place)
                default: other[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                }
            }
            do {
                let entry = try LedgerEntry(line: other)
                accepted += 1
                #expect(Array(entry.line.utf8) == other)
            } catch is EntryError {
                refused += 1
            }
        }
        #expect(accepted > 100 && refused > 1000, "the mutations reach both sides: \(accepted), \(refused)")
        for end in line.indices { #expect(throws: EntryError.self) { try LedgerEntry(line: line[..<end]) } }
    }

    @Test(arguments: [
        #"{"actor":"system","action":"started","sequence":0,"time":"1970-01-01T00:00:00.000Z"}"#,
        #"{"action":"started","actor":"system", "sequence":0,"time":"1970-01-01T00:00:00.000Z"}"#,
        #"{"action":"started","actor":"system","sequence":00,"time":"1970-01-01T00:00:00.000Z"}"#,
        #"{"action":"started","actor":"system","sequence":-0,"time":"1970-01-01T00:00:00.000Z"}"#,
        #"{"action":"started","actor":"system","sequence":1e0,"time":"1970-01-01T00:00:00.000Z"}"#,
        #"{"action":"started","actor":"system","sequence":99999999999999999999,"time":"1970-01-01T00:00:00.000Z"}"#,
        #"{"action":"started","actor":"system","sequence":9007199254740992,"time":"1970-01-01T00:00:00.000Z"}"#,
        #"{"action":"started","actor":"system","sequence":0,"time":"1970-02-30T00:00:00.000Z"}"#,
        #"{"action":"started","actor":"system","sequence":0,"time":"1970-01-01T00:00:60.000Z"}"#,
        #"{"action":"started","actor":"system","sequence":0,"time":"1970-01-01T00:00:00Z"}"#,
        #"{"action":"started","actor":"anna@example.org","sequence":0,"time":"1970-01-01T00:00:00.000Z"}"#,
        #"{"action":"started","actor":"system","details":{},"sequence":0,"time":"1970-01-01T00:00:00.000Z"}"#,
        #"{"action":"started","actor":"system","details":{"b":"","a":""},"sequence":0,"time":"1970-01-01T00:00:00.000Z"}"#,
        #"{"action":"started","actor":"system","details":{"a":"","a":""},"sequence":0,"time":"1970-01-01T00:00:00.000Z"}"#,
        #"{"action":"started","actor":"system","from":"192.0.2.7/24","sequence":0,"time":"1970-01-01T00:00:00.000Z"}"#,
        #"{"action":"started","actor":"system","from":"192.0.2.7","sequence":0,"time":"1970-01-01T00:00:00.000Z"}"#,
        #"{"action":"started","actor":"system","object":"\u0041","sequence":0,"time":"1970-01-01T00:00:00.000Z"}"#,
        #"{"action":"started","actor":"system","object":"\u000a","sequence":0,"time":"1970-01-01T00:00:00.000Z"}"#,
        #"{"action":"started","actor":"system","object":"\u001F","sequence":0,"time":"1970-01-01T00:00:00.000Z"}"#,
        #"{"action":"started","actor":"system","object":"\/","sequence":0,"time":"1970-01-01T00:00:00.000Z"}"#,
        #"{"action":"started","actor":"system","sequence":0,"time":"1970-01-01T00:00:00.000Z"} "#,
        #"{"action":"started","actor":"system","sequence":0,"time":"1970-01-01T00:00:00.000Z","zone":"x"}"#,
    ])
    func whatIsNotCanonicalIsRefused(line: String) {
        #expect(throws: EntryError.self) { try LedgerEntry(line: line.utf8) }
    }

    @Test func unknownActionIsToldApart() {
        let line = #"{"action":"teleported","actor":"system","sequence":7,"time":"1970-01-01T00:00:00.000Z"}"#
        #expect(throws: EntryError.unknownAction("teleported", sequence: 7)) { try LedgerEntry(line: line.utf8) }
    }

    @Test func recordingNeverFails() throws {
        let long = String(repeating: "é😀", count: 1000)
        let details = Dictionary(uniqueKeysWithValues: (0..<100).map { ("key \($0) é", long) })
        let draft = DraftEntry(time: LedgerTime(milliseconds: .min), actor: .nobody, action: .signInFailed, workspace: long, object: long + "\u{0}", details: details)
        let entry = LedgerEntry(sequence: 3, draft)
        #expect(entry.line.utf8.count < 16_000)
        #expect(entry.details.count == 16)
        #expect(entry.object?.hasSuffix("…") == true)
        #expect(entry.time.text == "0000-01-01T00:00:00.000Z")
        #expect(try LedgerEntry(line: entry.line.utf8) == entry)
        #expect(LedgerTime(milliseconds: .max).text == "9999-12-31T23:59:59.999Z")
    }

    @Test func timesAgreeWithFoundation() throws {
        let format = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        var random = SeededGenerator(state: 9)
        for _ in 0..<5000 {
            let seconds = Int64.random(in: -5_000_000_000...20_000_000_000, using: &random)
            let time = LedgerTime(milliseconds: seconds * 1000)
            #expect(time.text == Date(timeIntervalSince1970: Double(seconds)).formatted(format))
            #expect(LedgerTime(time.text) == time)
        }
        let time = LedgerTime(milliseconds: -1)
        #expect(time.text == "1969-12-31T23:59:59.999Z" && LedgerTime(time.text) == time)
    }

    @Test(arguments: [
        ("192.0.2.77", "192.0.2.0/24"), ("10.0.0.1", "10.0.0.0/24"), ("255.255.255.255", "255.255.255.0/24"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"),
        ("2001:DB8::1", "2001:db8::/48"), ("::1", "::/48"), ("::", "::/48"), ("0:0:1::5", "0:0:1::/48"), ("fe80::1%eth0", "fe80::/48"), ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("::ffff:c000:24d", "192.0.2.0/24"),
    ])
    func addressesAreTruncated(address: String, network: String) {
        #expect(TruncatedAddress(address)?.text == network)
        #expect(TruncatedAddress(truncated: network)?.text == network)
        #expect(TruncatedAddress(truncated: address) == nil)
    }

    @Test(arguments: ["", "localhost", "192.0.2", "192.0.2.300", "192.0.2.1:8080", "[::1]", "1.2.3.4\u{0}", "anna@example.org", "2001:db8::/48", "::ffff:1.2.3"])
    func whatIsNoAddressIsNotKept(text: String) {
        #expect(TruncatedAddress(text) == nil)
        if text != "2001:db8::/48" { #expect(TruncatedAddress(truncated: text) == nil) }
    }

    @Test func actorIsNoAddress() {
        for text in ["", "anna@example.org", "Anna Martin", "a.b", String(repeating: "a", count: 65), "é"] { #expect(LedgerActor(rawValue: text) == nil, "\(text)") }
        #expect(LedgerActor(rawValue: "4f2a-9C_x")?.rawValue == "4f2a-9C_x")
    }
}

/// SplitMix64: the same numbers each time.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
