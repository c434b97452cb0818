import Continuum
private import Foundation
import Knowledge
import Reach
import Reports
import Sovereignty
import Workspace

/// What did one assessment say, in figures, and of which state of the folder? Kept as JSON in the history.
struct HistorySummary: Codable, Sendable, Equatable {
    struct State: Codable, Sendable, Equatable {
        var id: String
        var findings: Int
    }

    /// By status.
    var verdicts: [String: Int]
    /// By severity.
    var findings: [String: Int]
    /// Those named in most findings.
    var states: [State]
    /// By framework: subjects that meet it, that do not, that are open, to which it does not apply; none where levels are not worked out on every reading.
    var levels: [String: [Int]]
    /// The status of each element, and the severity of each finding; none where there are too many to keep each time.
    var elements: [String: String]?
    var open: [String: String]?
    /// How many changes are accepted, and the file of the last one.
    var accepted: Int
    var last: String
    /// Digests of the parts of the folder.
    var parts: [String: String]
    /// The built-in knowledge, and the program.
    var base: String
    var program: String

    static let mostKept = 5_000
    private static let mostStates = 8

    /// - Parameter levels: nil where they would take too long.
    init(_ snapshot: Snapshot, levels: Levels?, parts: [String: String], base: String) {
        let assessment = snapshot.assessment, continuum = snapshot.continuum
        verdicts = Dictionary(grouping: assessment.verdicts, by: \.status.rawValue).mapValues(\.count)
        findings = Dictionary(grouping: assessment.findings, by: \.severity.rawValue).mapValues(\.count)
        let wording = Wording(assessment)
        var counts: [String: Int] = [:]
        for finding in assessment.findings where !wording.isAnyState(finding) {
            for subject in finding.subjects { counts[continuum.id(Int(assessment.model.subjects.list[subject].element)), default: 0] += 1 }
        }
        states = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostStates).map { State(id: $0.key, findings: $0.value) }
        self.levels = [:]
        for result in (levels?.results ?? []).joined() {
            let place: Int = switch result.outlook {
            case .met: 0
            case .notMet: 1
            case .undetermined: 2
            case .notApplicable: 3
            }
            self.levels[result.framework.id, default: [0, 0, 0, 0]][place] += 1
        }
        if assessment.verdicts.count <= Self.mostKept {
            elements = Dictionary(assessment.verdicts.map { (continuum.id($0.element), $0.status.rawValue) }) { first, _ in first }
        }
        if assessment.findings.count <= Self.mostKept {
            open = Dictionary(assessment.findings.map { ($0.id, $0.severity.rawValue) }) { first, _ in first }
        }
        accepted = snapshot.workspace.accepted.count
        last = snapshot.workspace.accepted.last.map { Self.name($0, snapshot) } ?? ""
        self.parts = parts
        self.base = base
        program = WorkbenchServer.version
    }

    /// The file of an accepted change, from the folder on.
    static func name(_ change: Change, _ snapshot: Snapshot) -> String {
        let folder = snapshot.workspace.folder
        guard change.file.hasPrefix(folder) else { return change.file }
        return String(change.file.dropFirst(folder.count).drop { $0 == "/" })
    }

    // MARK: Kept as JSON

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    init(json: String) throws { self = try JSONDecoder().decode(HistorySummary.self, from: Data(json.utf8)) }

    /// Which state of folder, knowledge, program and day this is: the same again is not kept twice.
    func fingerprint(on day: Day) -> String {
        Secrets.digest(parts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined() + "\(base) \(program) \(day)")
    }
}
