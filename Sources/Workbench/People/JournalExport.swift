package import Ledger
package import Store

/// The journal for somebody who verifies it elsewhere, up to a checkpoint that is signed when it begins.
package struct JournalExport: Sendable {
    private let store: Store
    private let key: SigningKey

    package init(store: Store, key: SigningKey) {
        self.store = store
        self.key = key
    }

    /// A checkpoint of the journal as it is: signed now, unless one of this size is kept already.
    /// - Returns: the largest one; nil: the journal is empty.
    @discardableResult
    package func checkpoint(now: Int64) async throws -> (checkpoint: Checkpoint, note: SignedNote)? {
        let frontier = try await store.journalFrontier()
        guard frontier.size > 0 else { return nil }
        let checkpoint = Checkpoint(origin: key.verifier.name, size: frontier.size, root: frontier.root)
        let note = try checkpoint.signed(by: key)
        try await store.keepCheckpoint(note, now: now)
        return (checkpoint, note)
    }

    /// Writes the lines of an export, without their newlines.
    /// - Parameter workspace: only the entries of this one, each with its proof; nil: all.
    /// - Returns: how many entries.
    @discardableResult
    package func write(workspace: String?, now: Int64, _ line: (String) async throws -> Void) async throws -> Int {
        let last = try await checkpoint(now: now)
        let size = last?.checkpoint.size ?? 0
        let count = try await store.journalCount(workspace: workspace, upTo: size)
        try await line(LedgerExport.Header(origin: key.verifier.name, entries: count, workspace: workspace).line)
        guard let last else { return 0 }
        if let workspace {
            try await line(LedgerExport.checkpoint(last.note))
            try await store.journalProofs(workspace: workspace, size: size) { page in
                for entry in page { try await line(LedgerExport.entry(entry.line, proof: entry.proof)) }
            }
        } else {
            try await whole(size, line)
        }
        return count
    }

    /// Every entry, each checkpoint of this key right behind the last entry that it covers.
    private func whole(_ size: Int, _ line: (String) async throws -> Void) async throws {
        let kept = try await store.checkpoints(limit: 1_000_000).reversed()
        var due = try kept.filter { $0.size <= size }.map { (size: $0.size, note: try SignedNote(parsing: $0.note.utf8)) }.filter { note in
            note.note.signatures.contains { $0.keyID == key.verifier.id }
        }[...]
        var frontier = MerkleFrontier()
        try await store.journalLines(upTo: size) { page in
            for entry in page {
                try await line(LedgerExport.entry(entry.line, leaf: entry.leaf))
                _ = frontier.append(entry.leaf)
                while let next = due.first, next.size <= frontier.size {
                    if next.size == frontier.size { try await line(LedgerExport.checkpoint(next.note, frontier)) }
                    due.removeFirst()
                }
            }
        }
    }
}
