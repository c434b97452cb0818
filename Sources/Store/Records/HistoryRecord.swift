/// What did an assessment say, and of which state of the folder?
package struct HistoryRecord: Hashable, Sendable {
    package var workspace: String
    /// Counts from 1 in each workspace; given by the store.
    package internal(set) var number: Int64 = 0
    package var time: Int64
    package var revision: String
    package var day: String
    /// JSON, which the store does not look into.
    package var summary: String
    package var fingerprint: String

    package init(workspace: String, time: Int64, revision: String, day: String, summary: String, fingerprint: String) {
        self.workspace = workspace
        self.time = time
        self.revision = revision
        self.day = day
        self.summary = summary
        self.fingerprint = fingerprint
    }

    static let columns: SQLText = "workspace, number, time, revision, day, summary, fingerprint"

    init(_ row: inout SQLRow) throws {
        workspace = try row.text()
        number = try row.integer()
        time = try row.integer()
        revision = try row.text()
        day = try row.text()
        summary = try row.text()
        fingerprint = try row.text()
    }
}
