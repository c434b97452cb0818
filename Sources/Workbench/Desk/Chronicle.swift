import Continuum
import Ledger
import Logging
import Store
import Workspace

/// Keeps what each new assessment said, and tells the journal when the folder changed and nobody changed it here.
///
/// Works behind the pages, one snapshot of a workspace at a time. When snapshots come faster than they can be kept, those in between are passed over:
/// the changes between two that are kept stay in the folder.
actor Chronicle {
    private let store: Store
    private let journal: Journal
    private let clock: WorkbenchClock
    private let logger: Logger
    private var waiting: [String: Reading] = [:]
    private var busy: Set<String> = []

    private struct Reading: Sendable {
        var desk: Desk
        var snapshot: Snapshot
        /// What the folder was like before; nil at the first reading by this process.
        var before: WorkspaceFingerprint?
        /// When that was.
        var since: Int64
    }

    /// How long the page that wrote a file may take to say so in the journal.
    private static let grace: Duration = .seconds(1)

    init(store: Store, journal: Journal, clock: WorkbenchClock, logger: Logger) {
        self.store = store
        self.journal = journal
        self.clock = clock
        self.logger = logger
    }

    /// A new snapshot was made.
    /// - Parameter since: when the one before it was made, in milliseconds.
    func note(_ snapshot: Snapshot, after old: Snapshot?, since: Int64, at desk: Desk) {
        let slug = desk.slug
        var reading = Reading(desk: desk, snapshot: snapshot, before: old?.workspace.fingerprint, since: since)
        if let passed = waiting[slug] { (reading.before, reading.since) = (passed.before, passed.since) }
        waiting[slug] = reading
        if busy.insert(slug).inserted { Task { await drain(slug) } }
    }

    private func drain(_ slug: String) async {
        while let reading = waiting.removeValue(forKey: slug) {
            do { try await keep(reading) } catch {
                // The folder is the truth: what could not be kept now is kept at the next change.
                logger.error("history not kept", metadata: ["error": "\(type(of: error))"])
            }
        }
        busy.remove(slug)
    }

    private func keep(_ reading: Reading) async throws {
        let (desk, snapshot) = (reading.desk, reading.snapshot)
        let isSmall = snapshot.continuum.elements.count { $0.layer == .chart } <= Desk.thoroughLimit
        let levels = isSmall ? await desk.levels(snapshot) : nil
        let summary = try await desk.compute {
            HistorySummary(
                snapshot, levels: levels, parts: try WorkspaceFingerprint.partDigests(of: desk.folder), base: String(try snapshot.workspace.digests().knowledge.prefix(16)))
        }
        let newest = try await store.history(workspace: desk.slug, limit: 1).first
        let fingerprint = summary.fingerprint(on: snapshot.day)
        _ = try await store.appendHistory(
            HistoryRecord(
                workspace: desk.slug, time: clock.now(), revision: String(fingerprint.prefix(12)), day: snapshot.day.description, summary: try summary.json,
                fingerprint: fingerprint))
        try await tell(reading, summary, newest)
    }

    // MARK: Changes from outside

    /// Files that changed without an entry of the journal that says who did it.
    private func tell(_ reading: Reading, _ summary: HistorySummary, _ newest: HistoryRecord?) async throws {
        let slug = reading.desk.slug
        var moved: [String]
        let since: Int64
        if let before = reading.before {
            moved = reading.snapshot.workspace.fingerprint.files(changedSince: before)
            since = reading.since
        } else if let newest {
            // While no server ran: only the part that moved is known.
            let old = try HistorySummary(json: newest.summary).parts
            moved = Set(old.keys).union(summary.parts.keys).filter { old[$0] != summary.parts[$0] }.sorted()
            since = newest.time
        } else {
            return
        }
        guard !moved.isEmpty else { return }
        try await Task.sleep(for: Self.grace)
        let own = try await written(in: slug, since: since)
        moved.removeAll { file in own.contains(file) || own.contains(Self.stem(file)) || (reading.before == nil && ["accepted", "changes"].contains(file) && !own.isEmpty) }
        guard let first = moved.first else { return }
        let content = String(summary.fingerprint(on: reading.snapshot.day).prefix(16))
        // Another server on the same database may have seen it too.
        let told = try await store.journal(JournalFilter(workspace: slug, action: .folderChanged, from: since), limit: 50)
        guard !told.contains(where: { $0.details["content"] == content }) else { return }
        try await journal.record(.folderChanged, by: .system, in: slug, object: first, details: ["files": "\(moved.count)", "content": content])
    }

    /// What the journal says was written since: files, and ids of changes as they stand in names of files.
    private func written(in slug: String, since: Int64) async throws -> Set<String> {
        var own: Set<String> = []
        for action in [LedgerAction.changed, .undone, .imported, .decided] {
            for entry in try await store.journal(JournalFilter(workspace: slug, action: action, from: since), limit: 500) {
                for word in [entry.object, entry.details["file"]].compactMap({ $0 }) {
                    own.insert(word)
                    own.insert(FileSlug.slug(word))
                }
            }
        }
        return own
    }

    /// `accepted/000012-edit-payroll.yaml` → `edit-payroll`.
    private static func stem(_ file: String) -> String {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        let bare = name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
        return String(bare.drop { $0.isNumber }.drop { $0 == "-" })
    }
}
