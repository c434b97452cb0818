import Continuum
import Knowledge
import Reach
import Resilience
import Sovereignty
import Workspace

/// One reading of a workspace, assessed: what every page of one moment is drawn from. Immutable; a newer reading is another snapshot.
final class Snapshot: Sendable {
    /// Counts readings of this workspace by this process.
    let number: Int
    let workspace: Workspace
    let day: Day
    let assessment: Assessment
    /// Reach with every unknown fact taken as harmlessly settled; nil when nothing is unknown.
    let settled: ReachResult?
    let request: AssessmentRequest
    /// Changes that are kept and not applied: scenarios, measures, bids, decisions.
    let changes: [Change]
    let changeDiagnostics: Diagnostics
    /// What was decided of which finding.
    let register: RiskRegister
    /// Chart elements, by name in each language, for lists and search.
    let index: ElementIndex
    /// The base’s elements, likewise.
    let worldIndex: ElementIndex
    /// What lists show of each element.
    let table: ChartTable

    init(number: Int, workspace: Workspace, day: Day, isThorough: Bool) {
        self.number = number
        self.workspace = workspace
        self.day = day
        request = workspace.request(day: day, isThorough: isThorough)
        (assessment, settled) = Assessor(request).assessed(workspace.continuum)
        var problems: Diagnostics
        (changes, problems) = workspace.changes()
        let (register, more) = workspace.decisions(among: changes)
        problems.add(contentsOf: more)
        changeDiagnostics = problems
        self.register = register
        index = ElementIndex(workspace.continuum)
        worldIndex = ElementIndex(workspace.continuum, .base)
        table = ChartTable(assessment, index: index)
    }

    var continuum: Continuum { workspace.continuum }

    /// The chart's name for people: its organisation's, or the folder's.
    func title(_ language: Language, slug: String) -> String {
        assessment.organisation.map { continuum.name($0, language) } ?? slug
    }

    /// Levels under every framework that applies.
    func levels() -> Levels {
        Levels(
            assessment, settled: settled, FrameworkLibrary(continuum, on: day),
            LevelsRequest(request, profile: workspace.settings.profile))
    }

    func resilience(order: Int = 3, isCancelled: @escaping @Sendable () -> Bool = { false }) -> Resilience? {
        Resilience(
            continuum,
            ResilienceRequest(day: day, order: order, organisation: workspace.settings.organisation, limits: FailureLimits(isCancelled: isCancelled)))
    }
}
