import Continuum
import Reports
import Sovereignty

/// The form of one answer: the answer itself as its question allows it, and what it rests on.
struct AnswerFields: Sendable {
    private(set) var fields: [Field]
    private let language: Language

    /// The columns of a form that somebody fills in; field names are their keys.
    static let columns = FormColumn.filled

    init(_ question: Form.Question, _ row: FormPage.Row, _ desk: QuestionDesk, by name: String, _ language: Language) {
        self.language = language
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        fields = [Self.answer(question, row, desk, language)]
        for column in [FormColumn.evidence, .date, .by, .remark] {
            var field = Field(column == .remark ? .area : .line, column.rawValue, label: column.title[language])
            switch column {
            case .evidence:
                field.fieldHint = row.evidenceExpected.isEmpty
                    ? say("Sans preuve, la réponse vaut comme déclarée.", "Without evidence the answer counts as declared.") : row.evidenceExpected
            case .date:
                field.inputType = "date"
                field.isNarrow = true
            case .by: field.fieldValue = TypedText(name)
            default: field.rows = 2
            }
            field.hasOptionalMark = true
            fields.append(field)
        }
    }

    private static func answer(_ question: Form.Question, _ row: FormPage.Row, _ desk: QuestionDesk, _ language: Language) -> Field {
        let name = FormColumn.answer.rawValue, label = FormColumn.answer.title[language]
        if let choices = row.choices {
            var field = Field(.choice, name, label: label, isRequired: true)
            field.options = choices.enumerated().map { Field.Option(optionID: "answer-\($0)", optionValue: TypedText($1), optionText: $1) }
            return field
        }
        let candidates = desk.candidates(question.answer, language)
        var field = Field(candidates.isEmpty ? .line : .reference, name, label: label, hint: row.mayBe.joined(separator: " · "), isRequired: true)
        field.listOptions = candidates.map { Field.Option(optionValue: TypedText($0.id), optionText: $0.name) }
        return field
    }

    /// Keeps what was typed.
    mutating func take(_ form: FormBody) {
        for i in fields.indices {
            let value = form[fields[i].fieldName] ?? ""
            if fields[i].shape == .choice {
                for k in fields[i].options.indices { fields[i].options[k].optionIsChosen = fields[i].options[k].optionValue.text == value }
            } else {
                fields[i].fieldValue = TypedText(value)
            }
        }
    }

    /// What was typed, by column.
    static func values(_ form: FormBody) -> [FormColumn: String] {
        Dictionary(columns.compactMap { column in form.text(column.rawValue).map { (column, $0) } }) { first, _ in first }
    }

    /// Puts problems beside the fields that they are about.
    mutating func tell(_ diagnostics: Diagnostics) {
        for diagnostic in diagnostics.list where diagnostic.severity != .note {
            let name = diagnostic.place?.file ?? ""
            let i = fields.firstIndex { $0.fieldName == name } ?? 0
            if fields[i].fieldError.isEmpty { fields[i].fieldError = diagnostic.problem.message(language) }
        }
    }

    mutating func fault(_ column: FormColumn, _ words: Bilingual) {
        for i in fields.indices where fields[i].fieldName == column.rawValue { fields[i].fieldError = words[language] }
    }
}
