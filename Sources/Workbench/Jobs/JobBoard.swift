import Continuum
import HTTPTypes

/// Long work, in turn: nobody waits for more than their own workspace's, and what nobody fetches is forgotten.
///
/// In this process alone: a job ends with the server, and a result can be worked out again.
actor JobBoard {
    struct Limits: Sendable {
        /// At once, of all workspaces; one workspace has one at a time.
        var running = 2
        /// Waiting, of all, and of one account with those that run.
        var queued = 64
        var perUser = 8
        /// Milliseconds that a result is kept, and bytes of all results.
        var kept: Int64 = 15 * 60 * 1_000
        var bytes = 64 << 20
    }

    private struct Entry {
        var state: JobState
        var work: (@Sendable (JobTicket) throws -> Document)?
        let ticket = JobTicket()
        var result: [UInt8]?
        let number: Int
    }

    private let clock: WorkbenchClock
    private let limits: Limits
    private let workshop = Workshop(label: "portulan.jobs")
    private var entries: [String: Entry] = [:]
    private var count = 0
    /// When each workspace last had its turn.
    private var turns: [String: Int] = [:]

    init(clock: WorkbenchClock, limits: Limits = Limits()) {
        self.clock = clock
        self.limits = limits
    }

    // MARK: For routes

    /// Puts a job in the queue.
    /// - Throws: a refusal when the queue or the account's share of it is full.
    func start(_ order: JobOrder) throws -> JobState {
        forget()
        let open = entries.values.filter { !$0.state.phase.isOver }
        guard open.count(where: { $0.state.phase == .queued }) < limits.queued, open.count(where: { $0.state.user == order.user }) < limits.perUser else {
            var refusal = Refusal(
                .serviceUnavailable, "queue-full", Bilingual(fr: "Trop de calculs attendent déjà.", en: "Too many jobs are waiting already."),
                advice: Bilingual(fr: "Attendez que l’un des vôtres finisse, ou annulez-en un.", en: "Wait for one of yours to end, or cancel one."))
            refusal.headers[.retryAfter] = "10"
            throw refusal
        }
        count += 1
        let id = Secrets.identifier("j-")
        let state = JobState(
            id: id, kind: order.kind, title: order.title, workspace: order.workspace, user: order.user, page: order.page, phase: .queued, created: clock.now())
        entries[id] = Entry(state: state, work: order.work, number: count)
        next()
        return self.state(id, of: order.user) ?? state
    }

    /// A job of this account; nil for those of others, as for those that are not there.
    func state(_ id: String, of user: String) -> JobState? {
        guard let entry = entries[id], entry.state.user == user else { return nil }
        var state = entry.state
        let progress = entry.ticket.progress
        (state.done, state.total, state.step) = (progress.done, progress.total, progress.step)
        if state.phase == .done { state.done = max(1, state.total); state.total = state.done }
        if state.phase == .queued { state.ahead = entries.values.count { !$0.state.phase.isOver && $0.number < entry.number && $0.state.workspace == state.workspace } }
        return state
    }

    /// The jobs of an account in a workspace, the newest first.
    func states(of user: String, in workspace: String) -> [JobState] {
        forget()
        return entries.values.filter { $0.state.user == user && $0.state.workspace == workspace }.sorted { $0.number > $1.number }.compactMap { state($0.state.id, of: user) }
    }

    func result(_ id: String, of user: String) -> [UInt8]? { entries[id].flatMap { $0.state.user == user ? $0.result : nil } }

    /// Stops a job that waits or runs; forgets one that is over.
    func cancel(_ id: String, of user: String) -> JobState? {
        guard var entry = entries[id], entry.state.user == user else { return nil }
        if entry.state.phase.isOver {
            entries[id] = nil
            return entry.state
        }
        entry.ticket.cancel()
        if entry.state.phase == .queued {
            finish(&entry, .cancelled)
            entries[id] = entry
        }
        return state(id, of: user)
    }

    // MARK: Turns

    /// Starts what may start: of the workspaces with nothing running, the one whose last turn is longest ago.
    private func next() {
        while entries.values.count(where: { $0.state.phase == .running }) < limits.running {
            let busy = Set(entries.values.filter { $0.state.phase == .running }.map(\.state.workspace))
            let waiting = entries.values.filter { $0.state.phase == .queued && !busy.contains($0.state.workspace) }
            guard let chosen = waiting.min(by: { (turns[$0.state.workspace] ?? 0, $0.number) < (turns[$1.state.workspace] ?? 0, $1.number) }), let work = chosen.work else { return }
            let (id, ticket, workshop) = (chosen.state.id, chosen.ticket, workshop)
            count += 1
            turns[chosen.state.workspace] = count
            entries[id]?.state.phase = .running
            entries[id]?.state.started = clock.now()
            entries[id]?.work = nil
            Task {
                let result: Result<[UInt8], any Error>
                do { result = .success(try await workshop.run { Array((try work(ticket).prettyJSON + "\n").utf8) }) } catch { result = .failure(error) }
                self.ended(id, result)
            }
        }
    }

    private func ended(_ id: String, _ result: Result<[UInt8], any Error>) {
        guard var entry = entries[id] else { return }
        switch result {
        case .success(let bytes) where !entry.ticket.progress.isCancelled:
            entry.result = bytes
            finish(&entry, .done)
        case .failure(let error) where !(error is CancellationError) && !entry.ticket.progress.isCancelled:
            entry.state.problem = FrontDesk.refusal(error)
            finish(&entry, .failed)
        default: finish(&entry, .cancelled)
        }
        entries[id] = entry
        forget()
        next()
    }

    private func finish(_ entry: inout Entry, _ phase: JobPhase) {
        entry.state.phase = phase
        entry.state.finished = clock.now()
        entry.work = nil
    }

    /// Takes away what is old, and the oldest results where they are too many.
    private func forget() {
        let now = clock.now()
        entries = entries.filter { !$0.value.state.phase.isOver || now - ($0.value.state.finished ?? now) < limits.kept }
        var size = entries.values.reduce(0) { $0 + ($1.result?.count ?? 0) }
        for entry in entries.values.filter({ $0.result != nil }).sorted(by: { $0.number < $1.number }) where size > limits.bytes {
            size -= entry.result?.count ?? 0
            entries[entry.state.id] = nil
        }
    }
}
