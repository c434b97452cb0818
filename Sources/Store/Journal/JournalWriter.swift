import Ledger

/// Who else records something at this moment? While one transaction waits for the disk, the next ones gather and go together: fifty readers at once
/// cost a few transactions, not fifty. Each is answered when its own entries are on the disk.
actor JournalWriter {
    /// Entries a transaction; whoever brings more at once gets one that is larger.
    private static let batch = 500

    private struct Request {
        var drafts: [DraftEntry]
        var continuation: CheckedContinuation<[LedgerEntry], any Error>
    }

    private let write: @Sendable ([DraftEntry]) async throws -> [LedgerEntry]
    private var waiting: [Request] = []
    private var isWriting = false

    /// - Parameter write: keeps the drafts all or nothing, and gives as many entries in the same order.
    init(write: @escaping @Sendable ([DraftEntry]) async throws -> [LedgerEntry]) { self.write = write }

    func append(_ drafts: [DraftEntry]) async throws -> [LedgerEntry] {
        try await withCheckedThrowingContinuation { continuation in
            waiting.append(Request(drafts: drafts, continuation: continuation))
            if !isWriting {
                isWriting = true
                Task { await writeAll() }
            }
        }
    }

    private func writeAll() async {
        while !waiting.isEmpty {
            var size = 0
            let requests = waiting.prefix { request in
                defer { size += request.drafts.count }
                return size == 0 || size + request.drafts.count <= Self.batch
            }
            waiting.removeFirst(requests.count)
            do {
                var entries = try await write(requests.flatMap(\.drafts))[...]
                for request in requests {
                    request.continuation.resume(returning: Array(entries.prefix(request.drafts.count)))
                    entries = entries.dropFirst(request.drafts.count)
                }
            } catch {
                for request in requests { request.continuation.resume(throwing: error) }
            }
        }
        isWriting = false
    }
}
