/// What is wrong with an export of the journal?
package enum LedgerProblem: Hashable, Sendable {
    /// Nothing that an export has.
    case unreadableLine
    case lineTooLong
    /// A line of a form that does not belong into an export of this kind, or not there.
    case unexpectedLine

    /// The entry is not the one whose hash the journal kept.
    case altered(sequence: Int)
    /// The entry is not in the form of an entry; it stands where this number is expected.
    case malformed(sequence: Int, byte: Int)
    case missing(ClosedRange<Int>)
    /// An entry stands where another one is expected: moved, doubled or inserted.
    case misplaced(sequence: Int, expected: Int)
    /// The proof does not lead from this entry to the root of the checkpoint.
    case notIncluded(sequence: Int)
    /// An entry of another workspace than the one that the export is of.
    case foreign(sequence: Int)

    /// A checkpoint that no key of ours signed, or no checkpoint.
    case badCheckpoint(NoteError)
    /// A good signature over another root: among these entries something was altered along with its hash, or the hashes were.
    case wrongRoot(size: Int, entries: ClosedRange<Int>?)
    /// What stands beside a checkpoint, so that verifying can go on from it, has not its root.
    case wrongPeaks(size: Int)
    /// A checkpoint that does not stand behind the last entry that it covers.
    case misplacedCheckpoint(size: Int, entries: Int)
    /// Nothing in the file is vouched for by a signature.
    case noCheckpoint

    /// The header promises another number of entries: the file was cut, or added to.
    case wrongCount(declared: Int, found: Int)
    case wrongOrigin(String)

    /// The journal is not the one that the earlier checkpoint saw.
    case previousDiffers(size: Int)
    /// The earlier checkpoint covers more than there is now.
    case previousBeyond(size: Int, entries: Int)
    /// Whether the journal goes on from the earlier checkpoint cannot be told from this file.
    case previousUnproved(size: Int)
}

/// What came out of verifying an export?
package struct LedgerReport: Hashable, Sendable {
    package struct Finding: Hashable, Sendable {
        /// From 1; 0 for what concerns the whole file.
        package let line: Int
        package let problem: LedgerProblem
    }

    /// An entry whose time is before that of the entry before it.
    package struct ClockStep: Hashable, Sendable {
        package let sequence: Int
        package let milliseconds: Int64
    }

    /// nil if the file is no export of a journal at all.
    package internal(set) var header: LedgerExport.Header?
    package internal(set) var entries = 0
    /// How far the journal reaches, by the numbers of its entries and by its checkpoints.
    package internal(set) var size = 0
    package internal(set) var firstTime: LedgerTime?
    package internal(set) var lastTime: LedgerTime?
    /// How many checkpoints were verified, signature and root.
    package internal(set) var checkpoints = 0
    /// How many entries these vouch for: those between each of them and the checkpoint before it.
    package internal(set) var verified = 0
    /// How many checkpoints were signed well and could not be compared, since the hashes before them are not all there.
    package internal(set) var uncheckedCheckpoints = 0
    package internal(set) var lastCheckpoint: Checkpoint?
    /// How many entries stand behind the last checkpoint: nothing vouches for them yet.
    package internal(set) var uncovered = 0
    /// Whether it was shown to go on from the earlier checkpoint; nil if none was given.
    package internal(set) var continuesPrevious: Bool?

    /// The first problems, in the order of the file.
    package internal(set) var findings: [Finding] = []
    package internal(set) var findingCount = 0
    /// The first times that the clock went back: no fault of the journal, and worth knowing.
    package internal(set) var clockSteps: [ClockStep] = []
    package internal(set) var clockStepCount = 0
    /// Entries, verified like all, whose action this version has no word for.
    package internal(set) var unknownActions = 0

    /// The most findings, and steps of the clock, that are kept; all are counted.
    package static let most = 100

    package var isReadable: Bool { header != nil }
    package var isGood: Bool { isReadable && findingCount == 0 }

    mutating func add(_ problem: LedgerProblem, line: Int) {
        findingCount += 1
        if findings.count < Self.most { findings.append(Finding(line: line, problem: problem)) }
    }

    /// Notes an entry in its place.
    mutating func note(sequence: Int, time: LedgerTime) {
        if let lastTime, time < lastTime {
            clockStepCount += 1
            if clockSteps.count < Self.most { clockSteps.append(ClockStep(sequence: sequence, milliseconds: lastTime.milliseconds - time.milliseconds)) }
        }
        firstTime = firstTime ?? time
        lastTime = time
    }
}
