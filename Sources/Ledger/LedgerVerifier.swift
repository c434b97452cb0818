/// Is an export of the journal whole and unaltered, as far as its signatures reach?
///
/// Fed with the bytes of the file as they come, it keeps a frontier, the line that is being read and a bounded number of findings, however long the journal.
/// Nothing of the file is believed before a signature by one of the keys vouches for it: a hash that stands beside an entry only tells which entry it is that
/// departs from a signed root.
package struct LedgerVerifier {
    private enum Mode {
        case whole(WholeJournal)
        case part(PartOfJournal)
    }

    private let keys: [VerifierKey]
    private let previous: Checkpoint?
    private var report = LedgerReport()
    /// nil until the header has been read.
    private var mode: Mode?
    private var line = 0
    private var rest: [UInt8] = []
    private var isTooLong = false

    /// - Parameter previous: a checkpoint of the same journal that was kept from earlier, already verified.
    package init(keys: [VerifierKey], previous: Checkpoint? = nil) {
        self.keys = keys
        self.previous = previous
    }

    package mutating func feed(_ chunk: some Collection<UInt8>) {
        var bytes = Array(chunk)[...]
        while let newline = bytes.firstIndex(of: 0x0A) {
            append(bytes[..<newline])
            endLine()
            bytes = bytes[(newline + 1)...]
        }
        append(bytes)
    }

    /// What came out, once all bytes were fed.
    package mutating func finish() -> LedgerReport {
        if isTooLong || !rest.isEmpty { endLine() }
        switch mode {
        case .whole(var whole): whole.finish(previous, &report)
        case .part: break
        case nil: return report
        }
        if let header = report.header, header.entries != report.entries { report.add(.wrongCount(declared: header.entries, found: report.entries), line: 0) }
        if report.checkpoints == 0 { report.add(.noCheckpoint, line: 0) }
        if let previous, report.continuesPrevious == nil {
            report.continuesPrevious = false
            report.add(
                report.size < previous.size ? .previousBeyond(size: previous.size, entries: report.size) : .previousUnproved(size: previous.size), line: 0)
        }
        return report
    }

    private mutating func append(_ piece: ArraySlice<UInt8>) {
        if isTooLong { return }
        isTooLong = rest.count + piece.count > ExportLine.longest
        if isTooLong { rest.removeAll() } else { rest += piece }
    }

    private mutating func endLine() {
        line += 1
        // A mail program may have turned the ends of lines into those of Windows.
        if rest.last == 0x0D { rest.removeLast() }
        let content = isTooLong ? nil : ExportLine(rest[...])
        if mode == nil {
            if line == 1, case .header(let header)? = content { begin(header) }
        } else if let content {
            take(content)
        } else {
            report.add(isTooLong ? .lineTooLong : .unreadableLine, line: line)
        }
        rest.removeAll(keepingCapacity: true)
        isTooLong = false
    }

    private mutating func begin(_ header: LedgerExport.Header) {
        report.header = header
        mode = header.workspace.map { .part(PartOfJournal(workspace: $0)) } ?? .whole(WholeJournal())
        if !keys.contains(where: { $0.name.utf8.elementsEqual(header.origin.utf8) }) { report.add(.wrongOrigin(header.origin), line: line) }
        if let previous, previous.size == 0 {
            report.continuesPrevious = previous.root == .empty
            if previous.root != .empty { report.add(.previousDiffers(size: 0), line: line) }
        }
    }

    private mutating func take(_ content: ExportLine) {
        switch (content, mode) {
        case (.entry(let bytes, let leaf), .whole(var whole)):
            whole.take(bytes, leaf: leaf, line: line, previous, &report)
            mode = .whole(whole)
        case (.proved(let bytes, let path), .part(var part)):
            part.take(bytes, path: path, line: line, &report)
            mode = .part(part)
        case (.checkpoint(let text, let peaks), _):
            do {
                take(try checkpoint(text), peaks)
            } catch {
                report.add(.badCheckpoint(error), line: line)
            }
        case (.consistency(let first, let path), .part(let part)): part.compare(previous, first: first, path: path, line: line, &report)
        default: report.add(.unexpectedLine, line: line)
        }
    }

    private mutating func take(_ checkpoint: Checkpoint, _ peaks: [MerkleHash]?) {
        switch mode {
        case .whole(var whole):
            // A frontier is believed if it has the root that was signed.
            let frontier = peaks.flatMap { MerkleFrontier(size: checkpoint.size, peaks: $0) }
            if peaks != nil, frontier?.root != checkpoint.root { report.add(.wrongPeaks(size: checkpoint.size), line: line) }
            whole.take(checkpoint, frontier?.root == checkpoint.root ? frontier : nil, line: line, previous, &report)
            mode = .whole(whole)
        case .part(var part):
            part.take(checkpoint, line: line, previous, &report)
            mode = .part(part)
        case nil: break
        }
    }

    /// A checkpoint of this journal that one of our keys signed.
    private func checkpoint(_ text: String) throws(NoteError) -> Checkpoint {
        do {
            let checkpoint = try Checkpoint(verifying: SignedNote(parsing: text.utf8), by: keys)
            guard let header = report.header, checkpoint.origin.utf8.elementsEqual(header.origin.utf8) else { throw NoteError.wrongOrigin(checkpoint.origin) }
            return checkpoint
        } catch {
            throw error as? NoteError ?? .malformed
        }
    }
}

/// What an entry says of itself, as far as it can be read.
struct EntryReading {
    /// nil if it is no entry.
    var sequence: Int?
    var entry: LedgerEntry?
    /// Where it departs from the form of an entry.
    var malformedAt: Int?

    init(_ bytes: ArraySlice<UInt8>) {
        do {
            let entry = try LedgerEntry(line: bytes)
            (self.entry, sequence) = (entry, entry.sequence)
        } catch EntryError.unknownAction(_, let sequence) {
            self.sequence = sequence
        } catch EntryError.malformed(let byte) {
            malformedAt = byte
        } catch {
            malformedAt = 0
        }
    }
}
