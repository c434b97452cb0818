/// Are the entries of one workspace in the journal that was signed, each as it is?
struct PartOfJournal {
    private let workspace: String
    private var checkpoint: Checkpoint?
    private var last = -1

    init(workspace: String) { self.workspace = workspace }

    mutating func take(_ bytes: ArraySlice<UInt8>, path: [MerkleHash], line: Int, _ report: inout LedgerReport) {
        report.entries += 1
        let reading = EntryReading(bytes)
        guard let sequence = reading.sequence else {
            report.add(.malformed(sequence: last + 1, byte: reading.malformedAt ?? 0), line: line)
            return
        }
        guard let checkpoint else {
            report.uncovered += 1
            return
        }
        if InclusionProof(index: sequence, size: checkpoint.size, path: path).verifies(.leaf(bytes), in: checkpoint.root) {
            report.verified += 1
        } else {
            report.add(.notIncluded(sequence: sequence), line: line)
        }
        if sequence <= last { report.add(.misplaced(sequence: sequence, expected: last + 1), line: line) }
        last = max(last, sequence)
        guard let entry = reading.entry else {
            report.unknownActions += 1
            return
        }
        if entry.workspace.map({ $0.utf8.elementsEqual(workspace.utf8) }) != true { report.add(.foreign(sequence: sequence), line: line) }
        report.note(sequence: sequence, time: entry.time)
    }

    mutating func take(_ checkpoint: Checkpoint, line: Int, _ previous: Checkpoint?, _ report: inout LedgerReport) {
        guard self.checkpoint == nil, report.entries == 0 else {
            report.add(.unexpectedLine, line: line)
            return
        }
        self.checkpoint = checkpoint
        report.lastCheckpoint = checkpoint
        report.size = checkpoint.size
        report.checkpoints += 1
        if let previous, previous.size == checkpoint.size { compare(previous, first: previous.size, path: [], line: line, &report) }
    }

    func compare(_ previous: Checkpoint?, first: Int, path: [MerkleHash], line: Int, _ report: inout LedgerReport) {
        guard let previous, previous.size == first, let checkpoint else { return }
        let proof = ConsistencyProof(first: first, second: checkpoint.size, path: path)
        let continues = proof.verifies(from: previous.root, to: checkpoint.root)
        report.continuesPrevious = continues
        if !continues { report.add(.previousDiffers(size: first), line: line) }
    }
}
