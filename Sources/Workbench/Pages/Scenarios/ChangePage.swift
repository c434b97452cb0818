import Continuum
import Reach
import Reports
import Workspace

/// What `change.mustache` names: one change that is only studied, what it changes in the chart and in the verdicts, what can be done with it.
struct ChangePage: PageValue, Sendable {
    struct Entry: Sendable {
        var entryName: String
        var entryKind: String
        var entryURL: String
        var entrySign: String
        var lines: [Line]
    }

    struct Line: Sendable {
        var lineKey: String
        var lineMeaning: String
        var hasBefore: Bool
        var lineBefore: String
        var hasAfter: Bool
        var lineAfter: String
    }

    struct Told: Sendable {
        var toldText: String
        var toldSeverity: String
        var toldSeverityWord: String
    }

    struct Moved: Sendable {
        var movedName: String
        var movedURL: String
        var movedText: String
    }

    struct Action: Sendable {
        var actionURL: String
        var actionWord: String
        var actionClass: String
    }

    /// A form with nothing to fill in: keep, accept, discard.
    struct Confirm: PageValue, Sendable {
        var confirmURL: String
        var confirmIntro: String
        var confirmWord: String
        var confirmClass: String
        var confirmCancelURL: String
        var confirmFields: [Hidden]
    }

    struct Hidden: Sendable {
        var hiddenName: String
        var hiddenValue: TypedText
    }

    var t: [String: String]
    var csrf: String
    var sortWord: String
    var meta: String
    var reason: String
    var costText: String
    var source: String
    var actions: [Action] = []
    var confirms: [Confirm] = []
    var faults: [String]
    var entries: [Entry]
    var isMore = false
    var moreText = ""
    var better: [Moved] = []
    var worse: [Moved] = []
    var gone: [Told] = []
    var new: [Told] = []
    var isPending = false
    var pendingText = ""
    var derived: [String: Any] { ["isIdle": !isPending && better.isEmpty && worse.isEmpty && gone.isEmpty && new.isEmpty] }

    /// Elements of a change that are shown; the rest is counted.
    private static let mostEntries = 100, mostFindings = 30

    /// - Parameter after: the chart with the change, assessed; nil: still being worked out.
    init(_ change: Change, _ preview: ChangePreview, after: Assessment?, _ snapshot: Snapshot, csrf: String, _ room: Room, _ language: Language) {
        t = ScenarioWords.words(language)
        self.csrf = csrf
        sortWord = ScenarioWords.sort(change.sort)[language]
        meta = [change.author, change.date.map { Words.day($0, language) } ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        reason = change.reason[language]
        costText = change.cost == nil ? "" : ScenarioWords.cost(change.cost, language)
        source = change.source?.ref ?? ""
        faults = preview.problems.list.filter { $0.severity == .error }.prefix(8).map { $0.problem.message(language) }
        entries = preview.entries.prefix(Self.mostEntries).map { entry in
            Entry(
                entryName: entry.name, entryKind: entry.kind, entryURL: room.elementURL(entry.id),
                entrySign: entry.sort == .added ? "+" : entry.sort == .removed ? "−" : "~",
                lines: entry.lines.map { line in
                    Line(
                        lineKey: line.key, lineMeaning: line.meaning, hasBefore: !line.before.isEmpty, lineBefore: line.before.joined(separator: " ; "),
                        hasAfter: !line.after.isEmpty, lineAfter: line.after.joined(separator: " ; "))
                })
        }
        let more = preview.entries.count - Self.mostEntries
        isMore = more > 0
        moreText = isMore ? Bilingual(fr: "et \(more) éléments de plus.", en: "and \(more) more elements.")[language] : ""
        guard let after else {
            isPending = true
            pendingText = UnderWayPage(language, reloadURL: "").t["underWay"] ?? ""
            return
        }
        let before = snapshot.assessment, comparison = Comparison(before: before, after: after)
        func moved(_ change: Comparison.VerdictChange) -> Moved {
            let continuum = after.continuum.index(of: change.element) == nil ? before.continuum : after.continuum
            let none = Bilingual(fr: "absent", en: "absent")
            let was = (change.before.map(Wording.status) ?? none)[language], now = (change.after.map(Wording.status) ?? none)[language]
            let same = Bilingual(fr: "\(now), \(change.isBetter ? "moins" : "plus") exposé", en: "\(now), \(change.isBetter ? "less" : "more") exposed")[language]
            return Moved(
                movedName: continuum.index(of: change.element).map { continuum.name($0, language) } ?? change.element,
                movedURL: room.url("reach/\(HTML.urlPart(change.element))"), movedText: was == now ? same : "\(was) → \(now)")
        }
        func told(_ findings: [Finding], _ assessment: Assessment) -> [Told] {
            let words = Wording(assessment)
            return findings.prefix(Self.mostFindings).map { finding in
                Told(toldText: words.message(finding)[language] + ".", toldSeverity: finding.severity.rawValue, toldSeverityWord: Wording.severity(finding.severity)[language])
            }
        }
        better = comparison.verdicts.filter(\.isBetter).map(moved)
        worse = comparison.verdicts.filter { !$0.isBetter }.map(moved)
        gone = told(comparison.findingsGone, before)
        new = told(comparison.findingsNew, after)
    }
}

extension Room {
    /// The chart with a change, assessed; nil: still under way, or it does not fit.
    /// - Parameter key: tells it apart from other changes of the snapshot.
    func assessment(with change: Change, _ key: String, _ snapshot: Snapshot) async throws -> Assessment? {
        try await desk.study("with \(key)", of: snapshot) {
            var request = snapshot.request
            request.isThorough = false
            return Assessor(request).assess(Change.applying([change], to: snapshot.continuum).0)
        }
    }
}
