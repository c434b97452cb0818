import Continuum
import Reach
import Reports
import Workspace

/// What `proposal.mustache` names: what a change does, what is wrong with it, what gets better or worse, and the form that saves it.
struct ProposalPage: PageValue, Sendable {
    struct Moved: Sendable {
        var movedName: String
        var movedURL: String
        var movedText: String
    }

    struct Told: Sendable {
        var toldText: String
        var toldSeverity: String
        var toldWord: String
    }

    struct Referrer: Sendable {
        var referrerName: String
        var referrerURL: String
    }

    var t: [String: String]
    var csrf: String
    var action: String
    var hidden: [EditFormPage.Hidden]
    var problemList: [ProblemList] = []
    var diff: [DiffView]
    var pager: [Pager] = []
    /// As a compiler says it.
    var faults = ""
    var better: [Moved] = []
    var worse: [Moved] = []
    var gone: [Told] = []
    var new: [Told] = []
    var referrers: [Referrer] = []
    var intro = ""
    /// What became of an imported file.
    var report: [ImportReportView] = []
    var fields: [Field]
    var maySave: Bool
    var saveWord: String
    /// What a button says that puts it away; none without.
    var discardWord = ""
    var hasBack: Bool
    var cancelURL: String
    /// Not worked out for a change that does not fit.
    var hasEffect: Bool
    var derived: [String: Any] { ["isIdle": better.isEmpty && worse.isEmpty && gone.isEmpty && new.isEmpty] }

    private static let mostFindings = 30

    /// - Parameter effect: nil where the change does not fit.
    init(
        _ proposal: Proposal, _ preview: ProposalPreview, effect: Effect?, pager: Pager?, _ snapshot: Snapshot, in room: Room, csrf: String, form: FormBody?, _ language: Language
    ) {
        t = EditWords.words(language)
        self.csrf = csrf
        action = proposal.action
        hidden = (proposal.hidden + [("plan", proposal.plan(snapshot.continuum.vocabulary))]).map { EditFormPage.Hidden(hiddenName: $0.0, hiddenValue: TypedText($0.1)) }
        self.pager = pager.map { [$0] } ?? []
        diff = [DiffView(preview.entries, in: room, language)]
        var all = proposal.diagnostics
        all.add(contentsOf: preview.problems)
        faults = all.list.isEmpty ? "" : Self.text(all, language)
        maySave = !all.hasErrors && !proposal.change.steps.isEmpty
        saveWord = t["save"] ?? ""
        hasBack = proposal.hasBack
        cancelURL = proposal.cancelURL
        hasEffect = effect != nil
        fields = Self.fields(proposal.change, form, language)
        problemList = ProblemList(fields, language).map { [$0] } ?? []
        if let effect { tell(effect, snapshot, room, language) }
    }

    /// Problems with their lines, without the folders of the server.
    static func text(_ diagnostics: Diagnostics, _ language: Language) -> String {
        DiagnosticText(language, Style(hasColour: false)).render(diagnostics)
    }

    /// What it is called and why it is made; a reason is asked of whoever saves.
    private static func fields(_ change: Change, _ form: FormBody?, _ language: Language) -> [Field] {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        let isSaving = form?["do"] == "save"
        var name = Field(.line, "change.name", label: say("Nom du changement", "Name of the change"), value: form?.text("change.name") ?? change.name[language], isRequired: true)
        var reason = Field(
            .area, "change.reason", label: say("Pourquoi ?", "Why?"), value: form?["change.reason"] ?? (change.reason[language]),
            hint: say(
                "Ce qui a changé ou ce que vous avez appris : vos collègues et les auditeurs le liront.", "What has changed or what you have learnt: your colleagues and auditors will read it."),
            isRequired: true)
        if isSaving {
            if name.fieldValue.text.utf8.count > longestName { name.fieldError = say("Moins de 200 lettres.", "Fewer than 200 letters.") }
            if form?.text("change.reason") == nil { reason.fieldError = say("Dites pourquoi, en quelques mots.", "Say why, in a few words.") }
            if reason.fieldValue.text.utf8.count > longestReason { reason.fieldError = say("Moins de 4 000 lettres.", "Fewer than 4,000 letters.") }
        }
        return [name, reason]
    }

    static let longestName = 200, longestReason = 4_000

    private mutating func tell(_ effect: Effect, _ snapshot: Snapshot, _ room: Room, _ language: Language) {
        let before = snapshot.assessment, after = effect.after, comparison = effect.comparison
        func moved(_ change: Comparison.VerdictChange) -> Moved {
            let continuum = after.continuum.index(of: change.element) == nil ? before.continuum : after.continuum
            let none = Bilingual(fr: "absent", en: "absent")
            let was = (change.before.map(Wording.status) ?? none)[language], now = (change.after.map(Wording.status) ?? none)[language]
            let same = Bilingual(fr: "\(now), \(change.isBetter ? "moins" : "plus") exposé", en: "\(now), \(change.isBetter ? "less" : "more") exposed")[language]
            return Moved(
                movedName: continuum.index(of: change.element).map { continuum.name($0, language) } ?? change.element, movedURL: room.elementURL(change.element),
                movedText: was == now ? same : "\(was) → \(now)")
        }
        func told(_ findings: [Finding], _ assessment: Assessment) -> [Told] {
            let words = Wording(assessment)
            var list = findings.prefix(Self.mostFindings).map {
                Told(toldText: words.message($0)[language] + ".", toldSeverity: $0.severity.rawValue, toldWord: Wording.severity($0.severity)[language])
            }
            let more = findings.count - list.count
            if more > 0 { list.append(Told(toldText: Bilingual(fr: "et \(more) autres.", en: "and \(more) more.")[language], toldSeverity: "note", toldWord: "…")) }
            return list
        }
        better = comparison.verdicts.filter(\.isBetter).map(moved)
        worse = comparison.verdicts.filter { !$0.isBetter }.map(moved)
        gone = told(comparison.findingsGone, before)
        new = told(comparison.findingsNew, after)
    }
}
