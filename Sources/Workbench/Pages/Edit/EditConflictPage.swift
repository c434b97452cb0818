import Continuum

/// What `edit-conflict.mustache` names: what the editor started from, what is there now, what the editor wants; fact by fact, which is to be kept.
struct EditConflictPage: PageValue, Sendable {
    struct Choice: PageValue, Sendable {
        var choiceMeaning: String
        var choiceKey: String
        var choiceName: String
        var choiceID: String
        var started: [String]
        var theirs: [String]
        var mine: [String]
        var picksTheirs: Bool
        var picksMine: Bool
        var isWrong: Bool
    }

    var t: [String: String]
    var csrf: String
    var action: String
    var hidden: [EditFormPage.Hidden]
    var choices: [Choice]
    var isStartKnown: Bool
    var cancelURL: String
    var problemList: [ProblemList] = []

    /// - Parameter isChecked: whether it is said which facts still wait for a choice.
    init(_ draft: EditDraft, now: String, in room: Room, csrf: String, action: String, isChecked: Bool, _ language: Language) {
        t = EditWords.words(language)
        self.csrf = csrf
        self.action = action
        hidden = (draft.hidden(withPicks: false) + [("over", now)]).map { EditFormPage.Hidden(hiddenName: $0.0, hiddenValue: TypedText($0.1)) }
        isStartKnown = draft.isStartKnown
        cancelURL = room.elementURL(draft.id ?? "")
        var wrong: [ProblemList.Problem] = []
        choices = draft.conflicts(language).enumerated().map { i, conflict in
            let pick = draft.picks[conflict.key] ?? conflict.plain
            let isWrong = isChecked && pick == nil
            if isWrong {
                wrong.append(
                    ProblemList.Problem(
                        problemField: "choice-\(i)", problemText: conflict.meaning + Bilingual(fr: " : choisissez.", en: ": choose.")[language]))
            }
            return Choice(
                choiceMeaning: EditFields.label(conflict.meaning), choiceKey: conflict.key, choiceName: "pick." + conflict.key, choiceID: "choice-\(i)", started: conflict.started,
                theirs: conflict.now, mine: conflict.mine, picksTheirs: pick == .theirs, picksMine: pick == .mine, isWrong: isWrong)
        }
        if !wrong.isEmpty, var list = ProblemList([Self.anyFault], language) {
            list.problems = wrong
            problemList = [list]
        }
    }

    private static var anyFault: Field {
        var field = Field(.fixed, "choice", label: "")
        field.fieldError = " "
        return field
    }

    /// Whether every fact has its choice.
    static func isComplete(_ draft: EditDraft) -> Bool { draft.conflicts.allSatisfy { draft.picks[$0.key] != nil } }
}
