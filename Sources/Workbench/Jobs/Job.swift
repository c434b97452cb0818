import Continuum
private import Synchronization

/// How far is a job?
enum JobPhase: String, CaseIterable, Sendable {
    case queued, running, done, failed, cancelled
    var isOver: Bool { self == .done || self == .failed || self == .cancelled }
}

/// What is to be worked out, for whom, and where to go then.
struct JobOrder: Sendable {
    /// A word for programs, such as `simulate`.
    var kind: String
    var title: Bilingual
    var workspace: String
    var user: String
    /// The page that shows the result; nil: the result itself.
    var page: String?
    /// Looks at the ticket now and then, and tells it how far it is.
    var work: @Sendable (JobTicket) throws -> Document

    init(kind: String, title: Bilingual, workspace: String, user: String, page: String? = nil, work: @escaping @Sendable (JobTicket) throws -> Document) {
        (self.kind, self.title, self.workspace, self.user, self.page, self.work) = (kind, title, workspace, user, page, work)
    }
}

/// A job as it is at one moment.
struct JobState: Sendable, Equatable {
    var id: String
    var kind: String
    var title: Bilingual
    var workspace: String
    var user: String
    var page: String?
    var phase: JobPhase
    var created: Int64
    var started: Int64?
    var finished: Int64?
    /// Steps; 0 of 0 where nothing can be told.
    var done = 0
    var total = 0
    var step = Bilingual("")
    /// How many wait before it.
    var ahead = 0
    var problem: Refusal?

    static func == (a: JobState, b: JobState) -> Bool {
        (a.id, a.phase, a.done, a.total, a.ahead) == (b.id, b.phase, b.done, b.total, b.ahead) && a.step == b.step
    }
}

/// What a job and whoever waits for it both hold: it is told to stop, and tells how far it is.
final class JobTicket: Sendable {
    struct Progress: Sendable {
        var done = 0
        var total = 0
        var step = Bilingual("")
        var isCancelled = false
    }

    private let state = Mutex(Progress())

    var progress: Progress { state.withLock { $0 } }
    func cancel() { state.withLock { $0.isCancelled = true } }

    /// For the engines, which ask it now and then.
    var isCancelled: @Sendable () -> Bool { { self.progress.isCancelled } }

    /// Begins a step, from 1. Throws when the job is to stop.
    func begin(_ step: Int, of total: Int, _ words: Bilingual) throws {
        let isCancelled = state.withLock { state in
            (state.done, state.total, state.step) = (step - 1, total, words)
            return state.isCancelled
        }
        if isCancelled { throw CancellationError() }
    }

    func stopIfCancelled() throws { if progress.isCancelled { throw CancellationError() } }
}
