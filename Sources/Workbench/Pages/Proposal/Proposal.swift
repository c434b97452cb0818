import Continuum
import Reach
import Workspace

/// A change that somebody has made and not saved: shown before it is written, and written as it was shown.
struct Proposal: Sendable {
    /// Its steps, with the name that it gets where its author gives no other.
    var change: Change
    /// What the page posts again, so that the same change can be made of it.
    var hidden: [(name: String, value: String)]
    /// Where the page posts to.
    var action: String
    /// Whether `do=back` leads to what was filled in.
    var hasBack: Bool
    var cancelURL: String
    /// What is wrong, beside what is wrong with the change itself.
    var diagnostics = Diagnostics()

    init(_ change: Change, hidden: [(name: String, value: String)], action: String, hasBack: Bool, cancelURL: String) {
        self.change = change
        self.hidden = hidden
        self.action = action
        self.hasBack = hasBack
        self.cancelURL = cancelURL
    }

    /// What was shown, in a word: steps that differ have another.
    func plan(_ vocabulary: Vocabulary) -> String {
        Secrets.digest(Change(id: "plan", sort: .edit, name: Bilingual("plan"), steps: change.steps, file: "").document(vocabulary).json)
    }

    /// The states that the steps start from.
    func digests(_ snapshot: Snapshot) -> [String: ElementDigest] {
        Dictionary(change.steps.map { ($0.step.id, snapshot.workspace.digest(of: $0.step.id)) }) { first, _ in first }
    }
}

/// What a change makes better or worse in the assessment.
struct Effect: Sendable {
    let after: Assessment
    let comparison: Comparison

    init(of change: Change, _ snapshot: Snapshot) {
        var request = snapshot.request
        request.isThorough = false
        after = Assessor(request).assess(Change.applying([change], to: snapshot.continuum).0)
        comparison = Comparison(before: snapshot.assessment, after: after)
    }
}
