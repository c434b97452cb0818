import Continuum
import Knowledge
import Reach
import Reports
import Sovereignty
import Workspace

/// Questions and answers over one snapshot: what is open, what an answer or a filled form would change, and what that settles.
///
/// Answers given here are read as those of a form that came back: one reader for both.
struct QuestionDesk: Sendable {
    let snapshot: Snapshot
    let levels: Levels

    /// What an answer or a form changes.
    struct Outcome: Sendable {
        var reading: FormReading
        /// nil: nothing changes.
        var changes: VerdictChanges?
        var diagnostics: Diagnostics
        var isEmpty: Bool { reading.change.steps.isEmpty }
    }

    /// Open questions, most telling first.
    func form(askedOf: Respondent? = nil, about: String? = nil, most: Int = .max) -> Form {
        Form(levels, levels.nextQuestions(), askedOf: askedOf, about: about, most: most)
    }

    func page(_ form: Form, _ language: Language) -> FormPage {
        FormPage(form, levels, organisation: snapshot.workspace.settings.organisation, day: snapshot.day, language)
    }

    /// One answer, as a form of one row; places are the names of fields.
    func answer(_ question: QuestionID, _ values: [FormColumn: String], _ language: Language) -> Outcome {
        func entry(_ column: FormColumn, _ value: String) -> FilledForm.Entry { FilledForm.Entry(value, at: Place(file: column.rawValue)) }
        var row = FilledForm.Row(entries: [FormColumn.id.rawValue: entry(.id, question.description)], place: Place(file: FormColumn.answer.rawValue))
        for (column, value) in values where !value.isEmpty { row.entries[column.rawValue] = entry(column, value) }
        let head = ["portulan": "1", "language": language.rawValue, "date": snapshot.day.description].mapValues { FilledForm.Entry($0, at: Place(file: "form")) }
        let name = language == .french ? "réponses en ligne" : "online answers"
        return outcome(FilledForm(file: "form", head: head, rows: [row]), name: name, Diagnostics())
    }

    /// A form that came back as a file; nil when it cannot be read, after diagnostics.
    func file(_ bytes: [UInt8], name: String) -> (outcome: Outcome?, diagnostics: Diagnostics) {
        var diagnostics = Diagnostics()
        guard let form = FormFile.read(bytes, file: name, &diagnostics) else { return (nil, diagnostics) }
        let outcome = outcome(form, name: name, diagnostics)
        return (outcome, outcome.diagnostics)
    }

    private func outcome(_ form: FilledForm, name: String, _ before: Diagnostics) -> Outcome {
        let taken = Set(snapshot.changes.flatMap { change in change.steps.compactMap { if case .add(let element) = $0.step { element.id } else { nil } } })
        let asked = form.rows.count > 1 ? levels.nextQuestions().map { "\(QuestionID($0.item, levels.continuum))" } : []
        let reading = FormReading(
            form, over: levels.continuum, levels.assessor.library,
            FormReading.Request(organisation: snapshot.workspace.settings.organisation, day: snapshot.day, name: name, taken: taken, asked: asked))
        var diagnostics = before
        diagnostics.add(contentsOf: reading.diagnostics)
        return Outcome(reading: reading, changes: nil, diagnostics: diagnostics)
    }

    /// Which verdicts a change turns.
    func verdicts(_ change: Change) -> VerdictChanges {
        let (after, _) = Change.applying([change], to: levels.continuum)
        let request = LevelsRequest(snapshot.request, profile: snapshot.workspace.settings.profile, subjects: levels.subjects)
        return VerdictChanges(from: levels, to: Levels(after, FrameworkLibrary(after, on: snapshot.day), request))
    }

    /// Elements that may be named in an answer, for a list to pick from; none when there are too many.
    func candidates(_ form: AnswerForm, _ language: Language) -> [(id: String, name: String)] {
        guard case .elements(let kinds, _, _) = form else { return [] }
        let continuum = levels.continuum
        let all = continuum.elements.indices.lazy.filter { kinds.isEmpty ? continuum.elements[$0].layer == .chart && continuum.elements[$0].kind.rawValue != 0 : kinds.contains(continuum.elements[$0].kind) }
        let some = Array(all.prefix(501))
        guard some.count <= 500 else { return [] }
        return some.map { (continuum.id($0), continuum.name($0, language)) }.sorted { (ElementIndex.fold($0.1), $0.0) < (ElementIndex.fold($1.1), $1.0) }
    }
}
