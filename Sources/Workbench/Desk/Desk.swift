import Continuum
import Knowledge
import Reach
import Resilience
import Sovereignty
import Workspace

/// One workspace on this server: its present snapshot, what was worked out from it, and the pages drawn from it.
///
/// The folder is the truth: when it changed on disk (an edit by another process, a `git pull`), the next request reads it again.
actor Desk {
    nonisolated let slug: String
    nonisolated let folder: String
    private nonisolated let workshop: Workshop
    /// One long study at a time: nobody's scenario may keep all the others from their pages.
    private nonisolated let studio: Workshop
    private nonisolated let clock: WorkbenchClock
    private var present: Snapshot?
    private var reading: Task<Snapshot, Never>?
    private var looked: Int64 = 0
    /// When the present snapshot was read.
    private(set) var readAt: Int64?
    private nonisolated let chronicle: Chronicle?
    private var count = 0
    private var works: [String: Work] = [:]
    private var studies: [String: Study] = [:]
    private var ticks = 0
    private var pages: PageCache

    private enum Work {
        case levels(Task<Levels, Never>)
        case resilience(Task<Resilience?, Never>)
    }

    private struct Study {
        var task: Task<any Sendable, any Error>
        var isDone = false
        var used: Int
    }

    init(slug: String, folder: String, clock: WorkbenchClock, limits: WorkbenchConfiguration.Limits, chronicle: Chronicle? = nil) {
        self.slug = slug
        self.folder = folder
        self.clock = clock
        self.chronicle = chronicle
        workshop = Workshop(label: "portulan.desk.\(slug)")
        studio = Workshop(label: "portulan.studio.\(slug)", isSerial: true)
        pages = PageCache(limit: limits.pageCache)
    }

    /// The newest snapshot. The folder is looked at twice a second at most, and at once after `isStale`.
    func snapshot(isStale: Bool = false) async -> Snapshot {
        if let reading { return await reading.value }
        let now = clock.now()
        // A clock that went back must not keep an old snapshot.
        if let present, !isStale, now >= looked, now - looked < 500, present.day == clock.today { return present }
        let (folder, day) = (folder, clock.today)
        looked = now
        let old = present
        if let old, old.day == day, await workshop.run({ old.workspace.isCurrent }) { return old }
        if let reading { return await reading.value }
        count += 1
        let (number, workshop) = (count, workshop)
        let task = Task { await workshop.run { Self.read(folder, after: old?.workspace, number: number, day: day) } }
        reading = task
        let snapshot = await task.value
        reading = nil
        present = snapshot
        let since = readAt ?? 0
        readAt = now
        if let chronicle { Task { await chronicle.note(snapshot, after: old, since: since, at: self) } }
        works = [:]
        studies = [:]
        pages.removeAll()
        return snapshot
    }

    /// Above this many elements remedies and questions are not searched for on every reading.
    static let thoroughLimit = 20_000

    private static func read(_ folder: String, after old: Workspace?, number: Int, day: Day) -> Snapshot {
        let workspace = old?.refreshed() ?? Workspace(reading: folder)
        let chart = workspace.continuum.elements.count { $0.layer == .chart }
        return Snapshot(number: number, workspace: workspace, day: day, isThorough: chart <= thoroughLimit)
    }

    // MARK: Worked out once a snapshot

    func levels(_ snapshot: Snapshot) async -> Levels {
        let key = "\(snapshot.number) levels"
        if case .levels(let task) = works[key] { return await task.value }
        let workshop = workshop
        let task = Task { await workshop.run { snapshot.levels() } }
        works[key] = .levels(task)
        return await task.value
    }

    func resilience(_ snapshot: Snapshot) async -> Resilience? {
        let key = "\(snapshot.number) resilience"
        if case .resilience(let task) = works[key] { return await task.value }
        let workshop = workshop
        let task = Task { await workshop.run { snapshot.resilience() } }
        works[key] = .resilience(task)
        return await task.value
    }

    /// What was worked out in time; nil while it goes on, for the next request to find.
    nonisolated func inTime<Value: Sendable>(_ milliseconds: Int, _ work: @escaping @Sendable () async -> Value) async -> Value? {
        let (results, told) = AsyncStream<Value?>.makeStream()
        Task { told.yield(await work()) }
        Task {
            try? await Task.sleep(for: .milliseconds(milliseconds))
            told.yield(nil)
        }
        for await result in results { return result }
        return nil
    }

    /// Long work of any kind, off the threads that serve pages.
    nonisolated func compute<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await workshop.run(work)
    }

    // MARK: Studies

    /// Studies that wait or are under way, and results that are kept, at most.
    private static let mostWaiting = 12, mostKept = 24

    /// What a long study found, worked out once for a snapshot and a key; nil when it is not there within so long: it goes on, and the page says so.
    /// - Throws: what the study threw; a `Refusal` when too many wait already.
    func study<Value: Sendable>(
        _ key: String, of snapshot: Snapshot, within patience: Duration = .milliseconds(1_500), _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value? {
        let full = "\(snapshot.number) \(key)"
        ticks += 1
        studies[full]?.used = ticks
        let task: Task<any Sendable, any Error>
        if let known = studies[full]?.task { task = known } else {
            guard studies.values.count(where: { !$0.isDone }) < Self.mostWaiting else { throw Refusal.tooManyStudies }
            let studio = studio
            task = Task { try await studio.run { try work() as any Sendable } }
            studies[full] = Study(task: task, used: ticks)
            Task {
                _ = await task.result
                self.finish(full)
            }
        }
        guard await Self.isDone(task, within: patience) else { return nil }
        return try await task.value as? Value
    }

    private func finish(_ key: String) {
        studies[key]?.isDone = true
        let done = studies.filter(\.value.isDone)
        if done.count > Self.mostKept, let oldest = done.min(by: { $0.value.used < $1.value.used }) { studies[oldest.key] = nil }
    }

    private static func isDone(_ task: Task<any Sendable, any Error>, within patience: Duration) async -> Bool {
        let (answers, told) = AsyncStream<Bool>.makeStream()
        let watch = Task {
            _ = await task.result
            told.yield(true)
        }
        let alarm = Task {
            try await Task.sleep(for: patience)
            told.yield(false)
        }
        defer { watch.cancel(); alarm.cancel() }
        for await answer in answers { return answer }
        return false
    }

    // MARK: Pages drawn once a snapshot

    /// The text under a key, drawn once for a snapshot as long as there is room.
    func page(_ key: String, of snapshot: Snapshot, _ draw: @escaping @Sendable () async throws -> String) async throws -> String {
        let full = "\(snapshot.number) \(key)"
        if let text = pages[full] { return text }
        let text = try await draw()
        if snapshot.number == present?.number { pages.insert(text, for: full) }
        return text
    }
}

/// Drawn pages, the least recently used leave first.
struct PageCache {
    private var entries: [String: (text: String, used: Int)] = [:]
    private var size = 0
    private var tick = 0
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    subscript(key: String) -> String? {
        mutating get {
            guard let entry = entries[key] else { return nil }
            tick += 1
            entries[key]?.used = tick
            return entry.text
        }
    }

    mutating func insert(_ text: String, for key: String) {
        let bytes = text.utf8.count
        guard bytes <= limit / 4, entries[key] == nil else { return }
        tick += 1
        entries[key] = (text, tick)
        size += bytes
        while size > limit, let oldest = entries.min(by: { $0.value.used < $1.value.used }) {
            entries[oldest.key] = nil
            size -= oldest.value.text.utf8.count
        }
    }

    mutating func removeAll() {
        entries = [:]
        size = 0
    }
}
