package import Continuum

/// What became of a change that was to be accepted?
package enum Acceptance: Sendable {
    case accepted(Accepted)
    /// Somebody else changed the same elements; nothing was written.
    case conflict(EditConflict)
    /// The chart would be wrong with it; nothing was written.
    case refused(Diagnostics)
}

/// A change that is part of the workspace from now on.
package struct Accepted: Sendable {
    /// From the folder on: `accepted/000012-edit-payroll.yaml`.
    package var file: String
    /// As it was written and read back.
    package var change: Change
    /// The workspace that it was applied to; reading the folder gives the one with it.
    package var before: Workspace
}

/// Two people changed the same elements: what did each start from, what is there, what is wanted?
package struct EditConflict: Sendable {
    package struct Entry: Sendable {
        package var id: String
        /// What the editor had seen; nil where it was not there, or where the folder no longer tells (see `isStartKnown`).
        package var started: Element?
        package var isStartKnown: Bool
        package var now: Element?
        package var wanted: Element?
        /// What somebody else changed, what the editor wants to change, or both.
        package var keys: [Key]
    }
    package var entries: [Entry]
}
