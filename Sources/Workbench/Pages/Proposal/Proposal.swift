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

    /// The elements that it touches, each once, in its order.
    var elements: [String] {
        var seen: Set<String> = []
        return change.steps.map(\.step.id).filter { seen.insert($0).inserted }
    }

    /// The states that the steps start from.
    func digests(_ snapshot: Snapshot) -> [String: ElementDigest] {
        Dictionary(change.steps.map { ($0.step.id, snapshot.workspace.digest(of: $0.step.id)) }) { first, _ in first }
    }
}

/// A page of what a change does, and all that is wrong with it.
struct ProposalPreview: Sendable {
    let entries: [ChangePreview.Entry]
    let problems: Diagnostics

    /// Up to so many elements, all are worked out together; beyond, only those of the page, of which names that the change itself adds are ids.
    private static let whole = 500

    /// - Parameter range: of the elements that the change touches, in its order.
    init(_ change: Change, elements ids: [String], _ range: Range<Int>, over continuum: Continuum, _ language: Language) {
        if ids.count <= Self.whole {
            let preview = ChangePreview(change, over: continuum, language)
            let shown = Set(ids[range])
            (entries, problems) = (preview.entries.filter { shown.contains($0.id) }, preview.problems)
            return
        }
        let shown = Set(ids[range])
        var part = change
        part.steps = change.steps.filter { shown.contains($0.step.id) }
        entries = ChangePreview(part, over: continuum, language).entries
        let (patch, found) = change.patch(over: continuum)
        var all = found
        all.add(contentsOf: continuum.applying(patch).1)
        problems = all
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
