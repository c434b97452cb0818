import Ledger
import Store

/// Writes the journal: who did what, when, from where. What is recorded is on disk before the answer leaves.
///
/// Entries that arrive while others are being written are written together, in one transaction: fifty readers cost a few writes a second, not fifty.
actor Journal {
    private let store: Store
    private let clock: WorkbenchClock
    nonisolated let key: SigningKey
    private var pending: [(draft: DraftEntry, done: CheckedContinuation<Void, any Error>)] = []
    private var isWriting = false

    private static let largestBatch = 512

    init(store: Store, clock: WorkbenchClock, key: SigningKey) {
        self.store = store
        self.clock = clock
        self.key = key
    }

    /// - Throws: when it could not be written; then what was asked must not be answered as done.
    func record(
        _ action: LedgerAction, by actor: LedgerActor, in workspace: String? = nil, object: String? = nil, from address: String? = nil, details: [String: String] = [:]
    ) async throws {
        let draft = DraftEntry(
            time: LedgerTime(milliseconds: clock.now()), actor: actor, action: action, workspace: workspace, object: object,
            from: address.flatMap { TruncatedAddress($0) }, details: details)
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            pending.append((draft, continuation))
            if !isWriting {
                isWriting = true
                Task { await self.drain() }
            }
        }
    }

    private func drain() async {
        while !pending.isEmpty {
            let batch = Array(pending.prefix(Self.largestBatch))
            pending.removeFirst(batch.count)
            do {
                _ = try await store.append(batch.map(\.draft))
                for entry in batch { entry.done.resume() }
            } catch {
                for entry in batch { entry.done.resume(throwing: error) }
            }
        }
        isWriting = false
    }
}

extension Bench {
    /// Records what the visitor of a request did.
    func record(
        _ action: LedgerAction, _ context: WorkbenchContext, by user: String? = nil, in workspace: String? = nil, object: String? = nil, details: [String: String] = [:]
    ) async throws {
        let actor = (user ?? context.visitor?.user.id).flatMap(LedgerActor.init(rawValue:)) ?? .nobody
        try await journal.record(action, by: actor, in: workspace, object: object, from: context.address, details: details)
    }
}
