package import Ledger

/// Which entries of the journal are wanted? All that is given must hold; the newest come first.
package struct JournalFilter: Hashable, Sendable {
    package var workspace: String?
    package var actor: LedgerActor?
    package var action: LedgerAction?
    package var object: String?
    /// By the clock of the server that recorded it, in milliseconds.
    package var from: Int64?
    package var until: Int64?
    /// Only entries before this number: how to go on from the last one of a page.
    package var before: Int?

    package init(
        workspace: String? = nil, actor: LedgerActor? = nil, action: LedgerAction? = nil, object: String? = nil, from: Int64? = nil, until: Int64? = nil,
        before: Int? = nil
    ) {
        self.workspace = workspace
        self.actor = actor
        self.action = action
        self.object = object
        self.from = from
        self.until = until
        self.before = before
    }

    var condition: (sql: SQLText, values: [SQLValue]) {
        var sql: SQLText = "1 = 1"
        var values: [SQLValue] = []
        func add(_ condition: SQLText, _ value: SQLValue) {
            guard value != .null else { return }
            sql += " AND " + condition
            values.append(value)
        }
        add("workspace = ?", SQLValue(workspace.map(Self.column)))
        add("actor = ?", SQLValue(actor?.rawValue))
        add("action = ?", SQLValue(action?.rawValue))
        add("object = ?", SQLValue(object.map(Self.column)))
        add("time >= ?", SQLValue(from))
        add("time < ?", SQLValue(until))
        add("sequence < ?", SQLValue(before.map(Int64.init)))
        return (sql, values)
    }

    /// How does a text stand in a column for finding? Recording never fails: NUL, which no column can hold, stands as another sign (the line has it escaped).
    static func column(_ text: String) -> String { text.utf8.contains(0) ? text.split(separator: "\0", omittingEmptySubsequences: false).joined(separator: "\u{FFFD}") : text }
}
