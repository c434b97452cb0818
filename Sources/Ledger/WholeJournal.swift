/// Do the entries of a whole journal follow each other without a gap, and have they the roots that were signed?
struct WholeJournal {
    private struct Placed {
        let sequence: Int
        let leaf: MerkleHash
        let time: LedgerTime?
        let line: Int
    }

    /// The number of the entry that is expected.
    private var next = 0
    /// nil once a hash is missing or wrong: no root can be told until a checkpoint comes with its frontier.
    private var frontier: MerkleFrontier? = MerkleFrontier()
    /// How many entries the last checkpoint covers.
    private var covered = 0
    /// An entry whose turn has not come. Were those before it taken away, or was it moved or inserted? The next line tells.
    private var early: Placed?

    mutating func take(_ bytes: ArraySlice<UInt8>, leaf: MerkleHash, line: Int, _ previous: Checkpoint?, _ report: inout LedgerReport) {
        report.entries += 1
        let reading = EntryReading(bytes)
        let isIntact = MerkleHash.leaf(bytes) == leaf
        guard isIntact, let sequence = reading.sequence else {
            // What was altered cannot be believed about its own place.
            closeGap(previous, &report)
            report.add(reading.malformedAt.map { .malformed(sequence: next, byte: $0) } ?? .altered(sequence: next), line: line)
            place(Placed(sequence: next, leaf: leaf, time: nil, line: line), previous, &report)
            return
        }
        if reading.entry == nil { report.unknownActions += 1 }
        let placed = Placed(sequence: sequence, leaf: leaf, time: reading.entry?.time, line: line)
        if let early, sequence == next {
            report.add(.misplaced(sequence: early.sequence, expected: next), line: early.line)
            self.early = nil
            place(placed, previous, &report)
            if early.sequence == next { place(early, previous, &report) }
            return
        }
        closeGap(previous, &report)
        if sequence == next {
            place(placed, previous, &report)
        } else if sequence > next {
            early = placed
        } else {
            report.add(.misplaced(sequence: sequence, expected: next), line: line)
        }
    }

    /// - Parameter resumed: the frontier at this size, already known to have the root that was signed.
    mutating func take(_ checkpoint: Checkpoint, _ resumed: MerkleFrontier?, line: Int, _ previous: Checkpoint?, _ report: inout LedgerReport) {
        if let early, checkpoint.size == next {
            report.add(.misplaced(sequence: early.sequence, expected: next), line: early.line)
            self.early = nil
        }
        closeGap(previous, &report)
        guard checkpoint.size >= next else {
            report.add(.misplacedCheckpoint(size: checkpoint.size, entries: next), line: line)
            return
        }
        if checkpoint.size > next {
            report.add(.missing(next...checkpoint.size - 1), line: line)
            (next, frontier) = (checkpoint.size, nil)
        }
        report.lastCheckpoint = checkpoint
        defer { covered = checkpoint.size }
        if let frontier, frontier.root == checkpoint.root {
            report.checkpoints += 1
            report.verified += checkpoint.size - covered
            return
        }
        if frontier == nil {
            report.uncheckedCheckpoints += 1
        } else {
            report.add(.wrongRoot(size: checkpoint.size, entries: covered < checkpoint.size ? covered...checkpoint.size - 1 : nil), line: line)
        }
        frontier = resumed
        compare(previous, line: line, &report)
    }

    mutating func finish(_ previous: Checkpoint?, _ report: inout LedgerReport) {
        closeGap(previous, &report)
        report.size = next
        report.uncovered = next - covered
    }

    /// The early entry was not too early: those before it are not there.
    private mutating func closeGap(_ previous: Checkpoint?, _ report: inout LedgerReport) {
        guard let early else { return }
        self.early = nil
        report.add(.missing(next...early.sequence - 1), line: early.line)
        (next, frontier) = (early.sequence, nil)
        place(early, previous, &report)
    }

    private mutating func place(_ placed: Placed, _ previous: Checkpoint?, _ report: inout LedgerReport) {
        if let time = placed.time { report.note(sequence: placed.sequence, time: time) }
        next += 1
        frontier?.append(placed.leaf)
        compare(previous, line: placed.line, &report)
    }

    /// At the size of the earlier checkpoint: is it the same tree?
    private func compare(_ previous: Checkpoint?, line: Int, _ report: inout LedgerReport) {
        guard let frontier, let previous, previous.size == frontier.size else { return }
        report.continuesPrevious = frontier.root == previous.root
        if frontier.root != previous.root { report.add(.previousDiffers(size: previous.size), line: line) }
    }
}
