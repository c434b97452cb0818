import Ledger
import Logging
import ServiceLifecycle
import Store

/// What is done now and then while the server runs: checkpoints of the journal are signed; what has expired is forgotten.
struct Upkeep: Service {
    let bench: Bench

    /// At most this long, and this many entries, without a signed checkpoint.
    static let checkpointLife: Int64 = 3_600_000
    static let checkpointEntries = 1_000

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await round()
                // Cancelled when the server stops: then there is nothing left to wait for.
                do { try await Task.sleep(for: .seconds(30)) } catch { return }
            }
        }
    }

    /// One round. What fails is told in the log and tried again in the next: serving goes on.
    func round() async {
        do {
            try await checkpointIfDue()
            try await forget()
        } catch {
            bench.logger.error("upkeep", metadata: ["error": "\(type(of: error))"])
        }
    }

    func checkpointIfDue() async throws {
        let (size, now) = (try await bench.store.journalFrontier().size, bench.clock.now())
        let last = try await bench.store.checkpoints(limit: 1).first
        guard size > last?.size ?? 0 else { return }
        // A clock that went back signs at once.
        let isOld = last.map { now - $0.time >= Self.checkpointLife || now < $0.time } ?? true
        guard isOld || size - (last?.size ?? 0) >= Self.checkpointEntries else { return }
        try await JournalExport(store: bench.store, key: bench.journal.key).checkpoint(now: now)
    }

    func forget() async throws {
        let now = bench.clock.now()
        try await bench.store.pruneAttempts(before: now - 2 * bench.configuration.limits.attemptWindow * 1_000)
        try await bench.store.deleteExpiredSessions(now: now)
        try await bench.store.deleteExpiredFlows(now: now)
        try await bench.store.deleteSpentInvitations(now: now)
    }
}
