import Foundation
import Ledger
import Testing

/// Notes and keys against the vectors of Go’s `golang.org/x/mod/sumdb/note` (note_test.go, BSD-3-Clause), from which C2SP signed-note was made, and the
/// two examples that the specifications print.
@Suite struct NoteTests {
    static let peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    static let peterSecret = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
    static let enoch = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
    static let text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    static let peterLine = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    static let enochLine = "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"

    static func open(_ text: String, _ keys: String...) throws -> [VerifierKey] {
        try SignedNote(parsing: text.utf8).verify(keys.map { try VerifierKey($0) })
    }

    @Test func publicKeyIsReadOnlyAsItIsWritten() throws {
        #expect(try VerifierKey(Self.peter).text == Self.peter)
        let bytes = Array(Self.peter.utf8)
        for start in 0...bytes.count {
            for end in start...bytes.count where (start, end) != (0, bytes.count) {
                #expect(throws: NoteError.self) { try VerifierKey(String(decoding: bytes[start..<end], as: UTF8.self)) }
            }
        }
        for place in bytes.indices {
            var other = bytes
            other[place] += 1
            #expect(throws: NoteError.self) { try VerifierKey(String(decoding: other, as: UTF8.self)) }
        }
        // A key too long, and an algorithm that does not exist, each with the id that it would have.
        #expect(throws: NoteError.badKey) { try VerifierKey("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==") }
        #expect(throws: NoteError.badKey) { try VerifierKey("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW") }
    }

    @Test func secretKeyIsReadOnlyAsItIsWrittenAndNeverShown() throws {
        let key = try SigningKey(secretText: Self.peterSecret)
        #expect(key.verifier.text == Self.peter)
        #expect(key.secretText == Self.peterSecret)
        let bytes = Array(Self.peterSecret.utf8)
        for end in bytes.indices { #expect(throws: NoteError.self) { try SigningKey(secretText: String(decoding: bytes[..<end], as: UTF8.self)) } }
        for place in bytes.indices {
            var other = bytes
            other[place] += 1
            #expect(throws: NoteError.self) { try SigningKey(secretText: String(decoding: other, as: UTF8.self)) }
        }
        var dumped = ""
        dump(key, to: &dumped)
        for shown in ["\(key)", String(reflecting: key), dumped] { #expect(!shown.contains("YEKFALVFGyNhPJEMzD1QIDr") && shown.contains("PeterNeumann")) }
    }

    @Test func signsAsGoDoes() throws {
        let note = try SignedNote(Self.text, signedBy: SigningKey(secretText: Self.peterSecret))
        #expect(try SignedNote(parsing: note.encoded.utf8) == note)
        #expect(try Self.open(note.encoded, Self.peter).count == 1)
        // Elsewhere, signatures may have a random part.
        #if os(Linux)
        #expect(note.encoded == Self.text + "\n" + Self.peterLine)
        #endif
        #expect(throws: NoteError.malformed) { try SignedNote("abc", signedBy: SigningKey(secretText: Self.peterSecret)) }
        #expect(throws: NoteError.malformed) { try SignedNote("a\rb\n", signedBy: SigningKey(secretText: Self.peterSecret)) }
    }

    @Test func opensWhatOneOfOurKeysSigned() throws {
        let both = Self.text + "\n" + Self.peterLine + Self.enochLine
        #expect(try Self.open(both, Self.peter).map(\.name) == ["PeterNeumann"])
        #expect(try Self.open(both, Self.peter, Self.enoch).map(\.name) == ["PeterNeumann", "EnochRoot"])
        #expect(throws: NoteError.notSigned) { try Self.open(both) }
        #expect(try SignedNote(parsing: both.utf8).encoded == both)
        // The same signature twice is one; one that is wrong spoils the note, whatever else is there.
        #expect(try Self.open(Self.text + "\n" + Self.peterLine + Self.peterLine, Self.peter).count == 1)
        let wrong = Self.peterLine.replacingOccurrences(of: "SffcvIAQ", with: "SffcvIAR")
        #expect(throws: NoteError.wrongSignature(key: Self.peter)) { try Self.open(Self.text + "\n" + Self.peterLine + wrong, Self.peter) }
        #expect(throws: NoteError.wrongSignature(key: Self.peter)) { try Self.open("!" + both, Self.peter) }
        // A name or an id that is not ours: an unknown key, which says nothing.
        #expect(throws: NoteError.notSigned) { try Self.open(Self.text + "\n" + Self.peterLine.replacingOccurrences(of: "PeterNeumann", with: "CarmenSandiego"), Self.peter) }
        #expect(throws: NoteError.notSigned) { try Self.open(Self.text + "\n" + Self.peterLine.replacingOccurrences(of: "x08g", with: "xxxx"), Self.peter) }
    }

    @Test func whatIsNoNoteIsRefused() {
        let good = Self.text + "\n" + Self.peterLine
        let bad: [[UInt8]] = [
            Array(Self.text.utf8), Array((Self.text + "\n").utf8), Array(good.utf8.dropLast()), [1] + Array(good.utf8), [0xFF] + Array(good.utf8),
            Array(good.replacingOccurrences(of: "PeterNeumann", with: "Bad Name").utf8), Array((good + "Unexpected line.\n").utf8), [], [0x0A], [0x0A, 0x0A],
            Array(good.replacingOccurrences(of: "— ", with: "- ").utf8), Array(good.replacingOccurrences(of: "JnAM=", with: "JnAN=").utf8),
            Array(good.replacingOccurrences(of: "\n", with: "\r\n").utf8), Array(good.replacingOccurrences(of: "PeterNeumann", with: "a+b").utf8),
        ]
        for bytes in bad { #expect(throws: NoteError.malformed, "\(String(decoding: bytes, as: UTF8.self))") { try SignedNote(parsing: bytes) } }
        #expect(throws: NoteError.tooLarge) { try SignedNote(parsing: (Self.text + "\n" + String(repeating: Self.peterLine, count: 101)).utf8) }
        #expect(throws: NoteError.tooLarge) { try SignedNote(parsing: [UInt8](repeating: 0x61, count: 1 << 20) + Array(good.utf8)) }
        // Cut anywhere, it is refused, and never read as another note.
        for end in good.utf8.indices { #expect(throws: NoteError.self) { try SignedNote(parsing: good.utf8[..<end]) } }
    }

    /// c2sp.org/signed-note and c2sp.org/tlog-checkpoint print these without their keys: their form is read, their text kept.
    @Test func readsTheExamplesOfTheSpecifications() throws {
        let poem = """
            Ognuno sta solo sul cuor della terra
            trafitto da un raggio di sole:

            ed è subito sera.

            — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=

            """
        let note = try SignedNote(parsing: poem.utf8)
        #expect(note.text.hasSuffix("sole:\n\ned è subito sera.\n"))
        #expect(note.signatures.map(\.keyID) == [0x367B_A04B])
        #expect(note.encoded == poem)

        let sofa = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=

            """
        let checkpoint = try Checkpoint(text: SignedNote(parsing: sofa.utf8).text)
        #expect(checkpoint.origin == "example.com/behind-the-sofa")
        #expect(checkpoint.size == 20_852_163)
        #expect(checkpoint.root.base64 == "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")
    }

    @Test func checkpointIsReadStrictly() throws {
        let key = try SigningKey(name: "valmer.example/journal", seed: Array(repeating: 7, count: 32))
        let checkpoint = Checkpoint(origin: "valmer.example/journal", size: 42, root: .leaf([1]))
        let note = try checkpoint.signed(by: key)
        #expect(try Checkpoint(verifying: SignedNote(parsing: note.encoded.utf8), by: [key.verifier]) == checkpoint)
        #expect(try Checkpoint(text: checkpoint.text + "an extension\n") == checkpoint)
        let root = checkpoint.root.base64
        let bad = [
            "", "\n", "a\n1\n", "a\n1\n\(root)", "\n1\n\(root)\n", "a\n01\n\(root)\n", "a\n+1\n\(root)\n", "a\n-1\n\(root)\n", "a\n1 \n\(root)\n", "a\n\n\(root)\n",
            "a\n18446744073709551616\n\(root)\n", "a\n9007199254740993\n\(root)\n", "a\n1\n\(root.dropLast())\n", "a\n1\n\(root)=\n", "a\n1\nAAAA\n", "a\n1\n\(root)\n\n",
            "a\n1\n\(root)\next\n\nb\n", "a\n١\n\(root)\n",
        ]
        for text in bad { #expect(throws: NoteError.notACheckpoint, "\(text)") { try Checkpoint(text: text) } }
        // Signed by the right key for another journal.
        let foreign = Checkpoint(origin: "elsewhere.example", size: 42, root: .leaf([1]))
        #expect(throws: NoteError.wrongOrigin("elsewhere.example")) { try Checkpoint(verifying: foreign.signed(by: key), by: [key.verifier]) }
        #expect(throws: NoteError.badKeyName) { try SigningKey(name: "with space", seed: Array(repeating: 7, count: 32)) }
        #expect(throws: NoteError.badKeyName) { try SigningKey(name: "no\u{A0}break", seed: Array(repeating: 7, count: 32)) }
        #expect(throws: NoteError.badKey) { try SigningKey(name: "short", seed: [7]) }
    }
}
