import Ledger
import Store

// Until the journal is in the store.
extension Store { func append(_ drafts: [DraftEntry]) async throws {} }
