import Continuum
import Reports
import Sovereignty
import Workspace

/// What `questions.mustache` names: open questions, most telling first.
struct QuestionsPage: PageValue, Sendable {
    struct Chip: PageValue, Sendable {
        var chipURL: String
        var chipText: String
        var chipIsCurrent: Bool
    }

    struct Row: PageValue, Sendable {
        var questionText: String
        var questionAsked: String
        var questionAbout: String
        var aboutURL: String
        var settles: String
        var touches: String
        var answerURL: String
        var mayAnswer: Bool
        var mayBe: String
    }

    var t: [String: String]
    var chips: [Chip]
    var fields: [Field]
    var action: String
    var askedOf: String
    var about: TypedText
    var rows: [Row]
    var countText: String
    var unanswerable: [String]
    var pager: [Pager]
    var emptyTitle: String
    var emptyText: String
    var emptyURL: String
    var emptyAction: String

    init(_ desk: QuestionDesk, askedOf: Respondent?, about: String?, _ filter: LevelsFilter, all: Levels, page: Int, in room: Room, _ language: Language) {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        t = LayoutWords.words(language).merging(QuestionText.words(language)) { $1 }
        let whole = desk.form(about: about)
        let counts = Dictionary(grouping: whole.questions, by: \.askedOf).mapValues(\.count)
        let address = PageAddress(room.url("questions"), filter.query + [("asked-of", askedOf?.rawValue), ("about", about)])
        chips = [Chip(chipURL: address.with("asked-of", nil).text, chipText: "\(say("À tous", "Everybody")) (\(Words.number(whole.questions.count, language)))", chipIsCurrent: askedOf == nil)]
        for respondent in Respondent.allCases {
            guard let count = counts[respondent] else { continue }
            chips.append(
                Chip(
                    chipURL: address.with("asked-of", respondent.rawValue).text, chipText: "\(LevelWords.respondent(respondent)[language]) (\(Words.number(count, language)))",
                    chipIsCurrent: askedOf == respondent))
        }
        fields = filter.fields(all, language).filter { $0.fieldName != "profile" }
        action = room.url("questions")
        self.askedOf = askedOf?.rawValue ?? ""
        self.about = TypedText(about ?? "")
        var form = whole
        form.questions = whole.questions.filter { askedOf == nil || $0.askedOf == askedOf }
        let pages = Pager(page, of: form.questions.count, at: address, language)
        pager = pages.isNeeded ? [pages] : []
        countText = Words.count(form.questions.count, Bilingual(fr: "question ouverte", en: "open question"), Bilingual(fr: "questions ouvertes", en: "open questions"), language)
        form.questions = Array(form.questions[pages.range])
        let continuum = desk.levels.continuum
        rows = zip(form.questions, desk.page(form, language).rows).map { question, row in
            Row(
                questionText: row.question, questionAsked: row.askedOf, questionAbout: row.about, aboutURL: room.elementURL(continuum.id(Int(question.about))),
                settles: question.settles == 0 ? "–" : Words.number(question.settles, language), touches: Words.number(question.touches, language),
                answerURL: PageAddress(room.url("questions/answer"), [("id", row.id)]).text, mayAnswer: room.may(.edit), mayBe: row.choices == nil ? row.mayBe.first ?? "" : "")
        }
        unanswerable = whole.unanswerable == 0 || askedOf != nil ? [] : [
            say(
                "\(Words.number(whole.unanswerable, language)) questions ne sont pas montrées : leur réponse n’a pas de place dans la carte telle qu’elle est décrite.",
                "\(Words.number(whole.unanswerable, language)) questions are not shown: their answer has no place in the chart as it is described.")
        ]
        let isFiltered = askedOf != nil || about != nil || !filter.isEmpty
        emptyTitle = isFiltered ? say("Aucune question ici", "No question here") : say("Plus aucune question ouverte", "No open question left")
        emptyText = isFiltered ? say("Rien n’est ouvert sous ces filtres.", "Nothing is open under these filters.")
            : say(
                "Ce qui manque pour trancher un niveau vient ici, la réponse la plus utile en premier. Décrivez un service, ou choisissez un référentiel.",
                "What is missing to settle a level comes here, the most useful answer first. Describe a service, or choose a framework.")
        emptyURL = room.url(isFiltered ? "questions" : "levels")
        emptyAction = isFiltered ? say("Toutes les questions", "All questions") : say("Voir les niveaux", "See the levels")
    }
}

/// What `question.mustache` names: one question, its form, and what the answer would change.
struct QuestionPage: PageValue, Sendable {
    var t: [String: String]
    var csrf: String
    var action: String
    var id: TypedText
    var digest: String
    var fields: [Field] = []
    var problemList: [ProblemList] = []
    var facts: [FindingPage.Fact] = []
    var preview: [AnswerPreview] = []
}

/// What `answer-preview.mustache` names: what would change, in facts and in verdicts, and what was not understood.
struct AnswerPreview: PageValue, Sendable {
    struct Problem: PageValue, Sendable {
        var problemWhere: String
        var problemText: String
        var problemClass: String
    }

    static let mostProblems = 100

    var previewTitle: String
    var summary: [String]
    var diff: [DiffView]
    var problemsTitle: String
    var problems: [Problem]
    var problemsRest: [String]

    init(_ outcome: QuestionDesk.Outcome, _ preview: ChangePreview, in room: Room, _ language: Language) {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        previewTitle = say("Ce que cela changerait", "What this would change")
        summary = FormReadingText(outcome.reading, outcome.changes, language, Style(hasColour: false)).render().split(separator: "\n").map(String.init)
        diff = [DiffView(preview.entries, in: room, language)]
        problemsTitle = say("À regarder", "To look at")
        (problems, problemsRest) = Self.problems(outcome.diagnostics, language)
    }

    static func problems(_ diagnostics: Diagnostics, _ language: Language) -> ([Problem], [String]) {
        let shown = diagnostics.list.prefix(mostProblems).map { diagnostic in
            Problem(
                problemWhere: diagnostic.place.map { $0.line > 1 ? (language == .french ? "ligne \($0.line)" : "line \($0.line)") : "" } ?? "",
                problemText: diagnostic.problem.message(language), problemClass: diagnostic.severity.rawValue)
        }
        let more = diagnostics.list.count - shown.count + diagnostics.beyondLimit
        return (Array(shown), more > 0 ? [language == .french ? "et \(Words.number(more, language)) autres" : "and \(Words.number(more, language)) more"] : [])
    }
}

/// What `form-upload.mustache` and `form-preview.mustache` name.
struct FilledFormPage: PageValue, Sendable {
    var t: [String: String]
    var csrf: String
    var action: String
    var fields: [Field] = []
    var problemList: [ProblemList] = []
    var preview: [AnswerPreview] = []
    var problems: [AnswerPreview.Problem] = []
    var isEmpty = false
    var digest = ""

    init(csrf: String, action: String, _ language: Language) {
        t = LayoutWords.words(language).merging(QuestionText.words(language)) { $1 }
        self.csrf = csrf
        self.action = action
    }
}

/// The static words of questions and answers.
enum QuestionText {
    private static let all: [String: Bilingual] = [
        "question": Bilingual(fr: "Question", en: "Question"),
        "askedOf": Bilingual(fr: "À qui", en: "Of whom"),
        "about": Bilingual(fr: "De quoi", en: "About what"),
        "settles": Bilingual(fr: "Tranche seule", en: "Settles alone"),
        "touches": Bilingual(fr: "Attendue par", en: "Waited for by"),
        "settlesTitle": Bilingual(fr: "verdicts que la réponse tranche à elle seule", en: "verdicts that the answer settles by itself"),
        "answer": Bilingual(fr: "Répondre", en: "Answer"),
        "filter": Bilingual(fr: "Filtrer", en: "Filter"),
        "filters": Bilingual(fr: "À qui demander", en: "Of whom to ask"),
        "tools": Bilingual(fr: "Envoyer et reprendre", en: "Send out and take back"),
        "look": Bilingual(fr: "Voir ce que cela change", en: "See what it changes"),
        "save": Bilingual(fr: "Enregistrer la réponse", en: "Save the answer"),
        "accept": Bilingual(fr: "Accepter ces réponses", en: "Accept these answers"),
        "discard": Bilingual(fr: "Ne rien reprendre", en: "Take nothing over"),
        "send": Bilingual(fr: "Lire le formulaire", en: "Read the form"),
        "nothing": Bilingual(fr: "Rien à reprendre : aucune réponse ne change la carte.", en: "Nothing to take over: no answer changes the chart."),
        "hour": Bilingual(fr: "Le fichier attend une heure, puis il est effacé. Rien n’est encore enregistré.", en: "The file waits for an hour, then it is erased. Nothing is saved yet."),
    ]

    static func words(_ language: Language) -> [String: String] { all.mapValues { $0[language] } }
}
