import Foundation
import Ledger
import Testing

/// A journal as a store would keep it, made for tests: entries, nodes, checkpoints.
struct TestJournal {
    let origin: String
    let key: SigningKey
    var entries: [LedgerEntry] = []
    var tree = MerkleTests.Tree([])
    /// By size.
    var checkpoints: [Int: SignedNote] = [:]

    /// - Parameter seed: another seed is another key.
    init(_ count: Int, checkpointEach interval: Int, origin: String = "valmer.example/journal", seed: UInt8 = 7) throws {
        self.origin = origin
        key = try SigningKey(name: origin, seed: Array(repeating: seed, count: 32))
        for number in 0..<count {
            append(Self.draft(number))
            if (number + 1).isMultiple(of: interval) { try sign() }
        }
    }

    static func draft(_ number: Int) -> DraftEntry {
        DraftEntry(
            time: LedgerTime(milliseconds: 1_795_529_556_000 + Int64(number) * 1000), actor: LedgerActor(rawValue: "u\(number % 7)") ?? .system, action: .viewed,
            workspace: number.isMultiple(of: 3) ? "metropole" : number.isMultiple(of: 5) ? nil : "ville", object: "element-\(number)")
    }

    mutating func append(_ draft: DraftEntry) {
        let entry = LedgerEntry(sequence: entries.count, draft)
        for node in tree.frontier.append(entry.leaf) { tree.nodes[node.position] = node.hash }
        tree.roots.append(tree.frontier.root)
        entries.append(entry)
    }

    func checkpoint(_ size: Int) -> Checkpoint { Checkpoint(origin: origin, size: size, root: tree.roots[size]) }

    mutating func sign() throws { checkpoints[entries.count] = try checkpoint(entries.count).signed(by: key) }

    /// The whole journal, line by line.
    func lines() -> [String] {
        var lines = [LedgerExport.Header(origin: origin, entries: entries.count).line]
        if let note = checkpoints[0] { lines.append(LedgerExport.checkpoint(note, MerkleFrontier())) }
        for entry in entries {
            lines.append(LedgerExport.entry(entry.line, leaf: entry.leaf))
            if let note = checkpoints[entry.sequence + 1] { lines.append(LedgerExport.checkpoint(note, try? MerkleFrontier(size: entry.sequence + 1, node: tree.node))) }
        }
        return lines
    }

    /// What concerns one workspace.
    func lines(of workspace: String, since first: Int? = nil) throws -> [String] {
        let size = try #require(checkpoints.keys.max())
        let own = entries.prefix(size).filter { $0.workspace == workspace }
        var lines = [LedgerExport.Header(origin: origin, entries: own.count, workspace: workspace).line, LedgerExport.checkpoint(try #require(checkpoints[size]))]
        if let first { lines.append(LedgerExport.consistency(try ConsistencyProof(first: first, second: size, node: tree.node))) }
        for entry in own { lines.append(LedgerExport.entry(entry.line, proof: try InclusionProof(index: entry.sequence, size: size, node: tree.node))) }
        return lines
    }

    func verify(_ lines: [String], previous: Checkpoint? = nil, chunk: Int = 4096) -> LedgerReport {
        verify(Array((lines.joined(separator: "\n") + "\n").utf8), previous: previous, chunk: chunk)
    }

    func verify(_ bytes: [UInt8], previous: Checkpoint? = nil, chunk: Int = 4096) -> LedgerReport {
        var verifier = LedgerVerifier(keys: [key.verifier], previous: previous)
        var rest = bytes[...]
        while !rest.isEmpty {
            verifier.feed(rest.prefix(chunk))
            rest = rest.dropFirst(chunk)
        }
        return verifier.finish()
    }
}

extension LedgerReport {
    var problems: [LedgerProblem] { findings.map(\.problem) }
}

/// The whole journal: each way of tampering is noticed, and told for what it is.
@Suite struct WholeExportTests {
    /// 40 entries, a checkpoint each 8; the header is line 0, entry n of group g is line n + g + 1.
    static let journal = Result { try TestJournal(40, checkpointEach: 8) }

    func journal() throws -> TestJournal { try Self.journal.get() }
    func line(_ entry: Int) -> Int { 1 + entry + entry / 8 }

    @Test(arguments: [1, 2, 7, 64, 1 << 20])
    func wholeIsIntactHoweverItIsFed(chunk: Int) throws {
        let report = try journal().verify(journal().lines(), chunk: chunk)
        #expect(report.isGood)
        #expect((report.entries, report.verified, report.checkpoints, report.uncovered, report.lastCheckpoint?.size) == (40, 40, 5, 0, 40))
        #expect(report.firstTime?.text == "2026-11-24T14:12:36.000Z" && report.lastTime?.text == "2026-11-24T14:13:15.000Z")
    }

    @Test func endsOfLinesOfWindowsAndNoLastNewlineAreNoFault() throws {
        let lines = try journal().lines()
        #expect(try journal().verify(Array(lines.joined(separator: "\r\n").utf8)).isGood)
    }

    @Test func anAlteredEntryIsNamedAndTheRestStillVerified() throws {
        for entry in [0, 7, 19, 39] {
            var lines = try journal().lines()
            lines[line(entry)] = lines[line(entry)].replacingOccurrences(of: "viewed", with: "exported")
            let report = try journal().verify(lines)
            #expect(report.problems == [.altered(sequence: entry)])
            #expect(report.findings.first?.line == line(entry) + 1)
            #expect(report.checkpoints == 5)
        }
        // Its number too, or all of it.
        var lines = try journal().lines()
        lines[line(19)] = lines[line(19)].replacingOccurrences(of: #""sequence":19"#, with: #""sequence":900"#)
        lines[line(21)] = lines[line(21)].replacingOccurrences(of: "{\"action", with: "{ \"action")
        #expect(try journal().verify(lines).problems == [.altered(sequence: 19), .malformed(sequence: 21, byte: 0)])
    }

    @Test func anEntryAlteredWithItsHashIsFoundBetweenTwoCheckpoints() throws {
        var lines = try journal().lines()
        let forged = LedgerEntry(sequence: 19, TestJournal.draft(20))
        lines[line(19)] = LedgerExport.entry(forged.line, leaf: forged.leaf)
        let report = try journal().verify(lines)
        #expect(report.problems == [.wrongRoot(size: 24, entries: 16...23)])
        #expect((report.checkpoints, report.uncheckedCheckpoints, report.verified) == (4, 0, 32), "only what is between the two is in doubt")
        // Without the frontier beside the checkpoint, nothing after it can be told.
        for entry in stride(from: 8, through: 40, by: 8) {
            lines[line(entry) - 1] = LedgerExport.checkpoint(try #require(try journal().checkpoints[entry]))
        }
        let blind = try journal().verify(lines)
        #expect(blind.problems == report.problems)
        #expect((blind.checkpoints, blind.uncheckedCheckpoints, blind.verified) == (2, 2, 16))
    }

    @Test func removedEntriesAreNamed() throws {
        var lines = try journal().lines()
        lines.remove(at: line(19))
        #expect(try journal().verify(lines).problems == [.missing(19...19), .wrongCount(declared: 40, found: 39)])
        lines = try journal().lines()
        lines.removeSubrange(line(17)...line(20))
        let report = try journal().verify(lines)
        #expect(report.problems == [.missing(17...20), .wrongCount(declared: 40, found: 36)])
        #expect((report.checkpoints, report.uncheckedCheckpoints, report.verified, report.uncovered) == (4, 1, 32, 0), "the rest is still verified")
        // The last before a checkpoint, and a whole group with its checkpoint.
        lines = try journal().lines()
        lines.remove(at: line(23))
        #expect(try journal().verify(lines).problems == [.missing(23...23), .wrongCount(declared: 40, found: 39)])
        lines = try journal().lines()
        lines.removeSubrange(line(16)..<line(24))
        #expect(try journal().verify(lines).problems == [.missing(16...23), .wrongCount(declared: 40, found: 32)])
    }

    @Test func movedDoubledAndInsertedEntriesAreNamed() throws {
        var lines = try journal().lines()
        lines.swapAt(line(18), line(19))
        var report = try journal().verify(lines)
        #expect(report.problems == [.misplaced(sequence: 19, expected: 18)])
        #expect(report.checkpoints == 5, "put in their order, they have the roots that were signed")

        lines = try journal().lines()
        lines.insert(lines[line(3)], at: line(19))
        #expect(try journal().verify(lines).problems == [.misplaced(sequence: 3, expected: 19), .wrongCount(declared: 40, found: 41)])

        for number in [19, 500] {
            let foreign = LedgerEntry(sequence: number, TestJournal.draft(1))
            lines = try journal().lines()
            lines.insert(LedgerExport.entry(foreign.line, leaf: foreign.leaf), at: line(19) + (number == 19 ? 1 : 0))
            report = try journal().verify(lines)
            #expect(report.problems == [.misplaced(sequence: number, expected: number == 19 ? 20 : 19), .wrongCount(declared: 40, found: 41)])
            #expect(report.checkpoints == 5)
        }
        // Right before a checkpoint.
        let foreign = LedgerEntry(sequence: 500, TestJournal.draft(1))
        lines = try journal().lines()
        lines.insert(LedgerExport.entry(foreign.line, leaf: foreign.leaf), at: line(23) + 1)
        #expect(try journal().verify(lines).problems == [.misplaced(sequence: 500, expected: 24), .wrongCount(declared: 40, found: 41)])
    }

    @Test func forgedCheckpointsAreRefused() throws {
        let journal = try journal()
        let other = try TestJournal(40, checkpointEach: 8, seed: 8)
        func verify(_ note: SignedNote, at size: Int = 24) -> [LedgerProblem] {
            var lines = journal.lines()
            lines[line(size - 1) + 1] = LedgerExport.checkpoint(note)
            return journal.verify(lines).problems
        }
        // By another key; a true signature under another text; one for another size; one for another journal.
        #expect(verify(try #require(other.checkpoints[24])) == [.badCheckpoint(.notSigned)])
        let good = try #require(journal.checkpoints[24])
        let text = try SignedNote(parsing: good.encoded.replacingOccurrences(of: "\n24\n", with: "\n25\n").utf8)
        #expect(verify(text) == [.badCheckpoint(.wrongSignature(key: journal.key.verifier.text))])
        #expect(verify(try #require(journal.checkpoints[16])) == [.misplacedCheckpoint(size: 16, entries: 24)])
        #expect(verify(try #require(journal.checkpoints[32])) == [.missing(24...31), .misplaced(sequence: 24, expected: 32)] + (25...31).map { .misplaced(sequence: $0, expected: 32) })
        #expect(verify(try Checkpoint(origin: "elsewhere", size: 24, root: .empty).signed(by: journal.key)) == [.badCheckpoint(.wrongOrigin("elsewhere"))])
        // The key itself signed another journal: two checkpoints of one size that contradict each other.
        var lines = journal.lines()
        lines.insert(LedgerExport.checkpoint(try Checkpoint(origin: journal.origin, size: 24, root: .empty).signed(by: journal.key)), at: line(23) + 2)
        #expect(journal.verify(lines).problems == [.wrongRoot(size: 24, entries: nil)])
        // Hashes beside the checkpoint that have not its root.
        lines = journal.lines()
        lines[line(24) - 1] = LedgerExport.checkpoint(good, MerkleFrontier(size: 24, peaks: [.empty, .empty]))
        #expect(journal.verify(lines).problems == [.wrongPeaks(size: 24)])
        lines[line(24) - 1] = LedgerExport.checkpoint(good, MerkleFrontier())
        #expect(journal.verify(lines).problems == [.wrongPeaks(size: 24)])
        #expect(journal.verify(other.lines()).problems == (1...5).map { _ in .badCheckpoint(.notSigned) } + [.noCheckpoint])
    }

    @Test func aCutEndIsNoticed() throws {
        let lines = try journal().lines()
        var report = try journal().verify(Array(lines.prefix(line(35))))
        #expect(report.problems == [.wrongCount(declared: 40, found: 35)])
        #expect(report.uncovered == 3)
        // With a header that lies, only an earlier checkpoint tells.
        var shorter = Array(lines.prefix(line(32)))
        shorter[0] = LedgerExport.Header(origin: try journal().origin, entries: 32).line
        #expect(try journal().verify(shorter).isGood)
        report = try journal().verify(shorter, previous: journal().checkpoint(40))
        #expect(report.problems == [.previousBeyond(size: 40, entries: 32)])
        #expect(report.continuesPrevious == false)
    }

    @Test func whatNoCheckpointCoversIsTold() throws {
        var journal = try TestJournal(40, checkpointEach: 8)
        journal.append(TestJournal.draft(40))
        journal.append(TestJournal.draft(41))
        let report = journal.verify(journal.lines())
        #expect(report.isGood && report.uncovered == 2)
        let unsigned = try TestJournal(5, checkpointEach: 100)
        #expect(unsigned.verify(unsigned.lines()).problems == [.noCheckpoint])
        var empty = try TestJournal(0, checkpointEach: 1)
        #expect(empty.verify(empty.lines()).problems == [.noCheckpoint])
        try empty.sign()
        #expect(empty.verify(empty.lines()).isGood)
    }

    @Test func goesOnFromEveryEarlierCheckpointOfItsOwn() throws {
        let journal = try journal()
        for size in 0...40 {
            #expect(journal.verify(journal.lines(), previous: journal.checkpoint(size)).continuesPrevious == true)
            let other = Checkpoint(origin: journal.origin, size: size, root: .leaf([0]))
            let report = journal.verify(journal.lines(), previous: other)
            #expect(report.problems == [.previousDiffers(size: size)] && report.continuesPrevious == false)
        }
        // A journal written anew from the first entry, by whoever has the key: only the checkpoint that was kept tells.
        var rewritten = try TestJournal(0, checkpointEach: 8)
        for number in 0..<40 { rewritten.append(TestJournal.draft(number == 3 ? 4 : number)) }
        try rewritten.sign()
        #expect(rewritten.verify(rewritten.lines()).isGood)
        #expect(rewritten.verify(rewritten.lines(), previous: journal.checkpoint(8)).problems == [.previousDiffers(size: 8)])
        // An entry is gone: what comes before and from the next checkpoint on can still be compared.
        var lines = journal.lines()
        lines.remove(at: line(4))
        for size in [3, 4, 8, 9, 40] { #expect(journal.verify(lines, previous: journal.checkpoint(size)).continuesPrevious == true) }
        for size in [5, 7] { #expect(journal.verify(lines, previous: journal.checkpoint(size)).problems.last == .previousUnproved(size: size)) }
        #expect(journal.verify(lines, previous: Checkpoint(origin: journal.origin, size: 8, root: .empty)).continuesPrevious == false)
        // Of the last group, and no frontier to go on from: as many lines are missing as places are not.
        lines = journal.lines()
        lines[line(39) + 1] = LedgerExport.checkpoint(try #require(journal.checkpoints[40]))
        lines.remove(at: line(37))
        #expect(journal.verify(lines, previous: journal.checkpoint(40)).problems.last == .previousUnproved(size: 40))
    }

    @Test func aClockThatGoesBackIsToldAndNoFault() throws {
        var journal = try TestJournal(3, checkpointEach: 100)
        for back in [0, 90_000, 90_000] as [Int64] {
            journal.append(DraftEntry(time: LedgerTime(milliseconds: 1_795_529_560_000 - back), actor: .system, action: .started))
        }
        try journal.sign()
        let report = journal.verify(journal.lines())
        #expect(report.isGood && report.clockStepCount == 1)
        #expect(report.clockSteps.map { [Int64($0.sequence), $0.milliseconds] } == [[4, 90_000]])
    }

    @Test func anActionOfALaterVersionIsVerifiedAllTheSame() throws {
        let line = #"{"action":"teleported","actor":"system","sequence":0,"time":"2026-11-24T14:12:36.000Z"}"#
        let key = try journal().key
        let root = MerkleHash.leaf(Array(line.utf8))
        let lines = [
            LedgerExport.Header(origin: key.verifier.name, entries: 1).line, LedgerExport.entry(line, leaf: root),
            LedgerExport.checkpoint(try Checkpoint(origin: key.verifier.name, size: 1, root: root).signed(by: key)),
        ]
        let report = try journal().verify(lines)
        #expect(report.isGood && report.unknownActions == 1)
    }

    @Test func whatIsNoExportIsUnreadable() throws {
        for text in ["", "\n", "hello", "{}", "[]", #"{"entries":3,"journal":2,"origin":"a"}"#, #"{"entries":3, "journal":1,"origin":"a"}"#, #"{"entries":"#] {
            #expect(try !journal().verify(Array(text.utf8)).isReadable, "\(text)")
        }
        var lines = try journal().lines()
        lines.removeFirst()
        #expect(try !journal().verify(lines).isReadable)
        lines = try journal().lines()
        lines += ["rubbish", "", String(repeating: "x", count: 200_000), lines[0]]
        #expect(try journal().verify(lines).problems == [.unreadableLine, .unreadableLine, .lineTooLong, .unexpectedLine])
        #expect(try journal().verify(Array(repeating: 0x78, count: 300_000)).isReadable == false)
    }

    /// Every byte counts: changed anywhere, by any bit, the file no longer passes.
    @Test func noByteCanBeChanged() throws {
        let journal = try TestJournal(5, checkpointEach: 5)
        let bytes = Array((journal.lines().joined(separator: "\n") + "\n").utf8)
        #expect(journal.verify(bytes).isGood)
        var random = SeededGenerator(state: 5)
        for place in bytes.indices {
            var other = bytes
            other[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            #expect(!journal.verify(other).isGood, "byte \(place)")
        }
    }

    /// Whatever is done to the lines, there is an answer; and the findings that are kept are bounded.
    @Test func rubbishIsAnswered() throws {
        var random = SeededGenerator(state: 11)
        let journal = try journal()
        for _ in 0..<200 {
            var bytes = Array((journal.lines().joined(separator: "\n") + "\n").utf8)
            for _ in 0..<Int.random(in: 1...50, using: &random) {
                let start = Int.random(in: bytes.indices, using: &random)
                let piece = bytes[start..<min(bytes.count, start + Int.random(in: 0...400, using: &random))]
                if Bool.random(using: &random) { bytes.insert(contentsOf: piece, at: Int.random(in: bytes.indices, using: &random)) } else { bytes.removeSubrange(piece.indices) }
                if bytes.isEmpty { bytes = [0x0A] }
            }
            let report = journal.verify(bytes, previous: journal.checkpoint(8), chunk: 333)
            #expect(!report.isGood && report.findings.count <= LedgerReport.most)
        }
        let many = [journal.lines()[0]] + Array(repeating: "rubbish", count: 1000)
        let report = journal.verify(many)
        #expect((report.findings.count, report.findingCount) == (LedgerReport.most, 1002))
    }
}

/// What concerns one workspace, with proofs.
@Suite struct PartialExportTests {
    static let journal = Result { try TestJournal(40, checkpointEach: 8) }
    func journal() throws -> TestJournal { try Self.journal.get() }

    @Test func isIntact() throws {
        let report = try journal().verify(journal().lines(of: "metropole"))
        #expect(report.isGood && report.header?.workspace == "metropole")
        #expect((report.entries, report.verified, report.checkpoints, report.uncovered) == (14, 14, 1, 0))
        #expect(try journal().verify(journal().lines(of: "nobody")).isGood, "no entry is an answer too")
        let lines = try journal().lines(of: "metropole")
        #expect(!lines.joined().contains("ville"), "nothing of another workspace is in it")
    }

    @Test func tamperingIsNamed() throws {
        let journal = try journal()
        let lines = try journal.lines(of: "metropole")
        func verify(_ change: (inout [String]) -> Void) -> [LedgerProblem] {
            var other = lines
            change(&other)
            return journal.verify(other).problems
        }
        #expect(verify { $0[5] = $0[5].replacingOccurrences(of: "viewed", with: "exported") } == [.notIncluded(sequence: 9)])
        #expect(verify { $0[5] = $0[5].replacingOccurrences(of: #""sequence":9"#, with: #""sequence":10"#) } == [.notIncluded(sequence: 10)])
        #expect(verify { $0.swapAt(5, 6) } == [.misplaced(sequence: 9, expected: 13)])
        #expect(verify { $0.remove(at: 5) } == [.wrongCount(declared: 14, found: 13)])
        #expect(verify { $0.remove(at: 1) } == [.noCheckpoint])
        #expect(verify { $0.append($0[1]) } == [.unexpectedLine])
        #expect(verify { $0[4] = "{\"entry\":{},\"proof\":[]}" } == [.malformed(sequence: 4, byte: 0)])
        // A true entry of somebody else.
        let foreign = LedgerExport.entry(journal.entries[1].line, proof: try InclusionProof(index: 1, size: 40, node: journal.tree.node))
        #expect(verify { $0.insert(foreign, at: 3) } == [.foreign(sequence: 1), .wrongCount(declared: 14, found: 15)])
        // An entry of the whole form, and the other way round.
        #expect(verify { $0[2] = LedgerExport.entry(journal.entries[0].line, leaf: journal.entries[0].leaf) } == [.unexpectedLine, .wrongCount(declared: 14, found: 13)])
        var whole = journal.lines()
        whole[1] = lines[2]
        #expect(journal.verify(whole).problems.first == .unexpectedLine)
    }

    @Test func goesOnFromAnEarlierCheckpointIfItSaysHow() throws {
        let journal = try journal()
        for size in 0...40 {
            let lines = try journal.lines(of: "metropole", since: size)
            #expect(journal.verify(lines, previous: journal.checkpoint(size)).continuesPrevious == true, "\(size)")
            let other = Checkpoint(origin: journal.origin, size: size, root: .leaf([0]))
            #expect(journal.verify(lines, previous: other).continuesPrevious == false, "\(size)")
        }
        let lines = try journal.lines(of: "metropole")
        #expect(journal.verify(lines, previous: journal.checkpoint(7)).problems == [.previousUnproved(size: 7)])
        #expect(journal.verify(lines, previous: Checkpoint(origin: journal.origin, size: 41, root: .empty)).problems == [.previousBeyond(size: 41, entries: 40)])
    }

    @Test func noByteCanBeChanged() throws {
        var journal = try TestJournal(5, checkpointEach: 5)
        journal.append(TestJournal.draft(6))
        let bytes = Array((try journal.lines(of: "metropole").joined(separator: "\n") + "\n").utf8)
        #expect(journal.verify(bytes).isGood)
        var random = SeededGenerator(state: 6)
        for place in bytes.indices {
            var other = bytes
            other[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            #expect(!journal.verify(other).isGood, "byte \(place)")
        }
    }
}
