import Continuum

/// One field of a form: everything that `field.mustache` names.
struct Field: Sendable {
    struct Option: Sendable {
        var optionID = ""
        var optionValue: TypedText
        var optionText: String
        var optionIsChosen = false
        var optionHint = ""
        var hasOptionHint: Bool { !optionHint.isEmpty }
    }

    enum Shape: Sendable { case line, number, area, bilingual, select, choice, checks, reference, file, fixed }

    /// Letters, digits, points and hyphens only: it stands in attributes.
    var fieldID: String
    var fieldName: String
    var fieldLabel: String
    var fieldHint = ""
    var fieldError = ""
    var fieldValue: TypedText = ""
    var isRequired = false
    var hasOptionalMark = false
    var shape: Shape
    var inputType = "text"
    var fieldAutocomplete = "off"
    var isNarrow = false
    var isInline = false
    var inputMode = "decimal"
    var fieldUnit = ""
    var rows = 3
    var valueFr: TypedText = ""
    var valueEn: TypedText = ""
    var nameFr = ""
    var nameEn = ""
    var options: [Option] = []
    var listOptions: [Option] = []
    var accept = ""

    var hasHint: Bool { !fieldHint.isEmpty }
    var hasError: Bool { !fieldError.isEmpty }
    var isDescribed: Bool { hasHint || hasError }
    var hasUnit: Bool { !fieldUnit.isEmpty }
    var isGroup: Bool { shape == .bilingual || shape == .choice || shape == .checks }
    var isLine: Bool { shape == .line }
    var isNumber: Bool { shape == .number }
    var isArea: Bool { shape == .area }
    var isBilingual: Bool { shape == .bilingual }
    var isSelect: Bool { shape == .select }
    var isChoice: Bool { shape == .choice }
    var isChecks: Bool { shape == .checks }
    var isReference: Bool { shape == .reference }
    var isFile: Bool { shape == .file }
    var isFixed: Bool { shape == .fixed }

    init(_ shape: Shape, _ name: String, label: String, value: String = "", hint: String = "", isRequired: Bool = false) {
        self.shape = shape
        fieldID = name
        fieldName = name
        fieldLabel = label
        fieldValue = TypedText(value)
        fieldHint = hint
        self.isRequired = isRequired
    }
}

/// What is wrong with a form, above it: `problems.mustache`.
struct ProblemList: Sendable {
    struct Problem: Sendable {
        var problemField: String
        var problemText: String
    }

    var problemsTitle: String
    var problems: [Problem]

    /// nil when nothing is wrong.
    init?(_ fields: [Field], _ language: Language) {
        problems = fields.filter(\.hasError).map { Problem(problemField: $0.fieldID, problemText: "\($0.fieldLabel) : \($0.fieldError)") }
        guard !problems.isEmpty else { return nil }
        problemsTitle = Bilingual(fr: "Rien n’est enregistré : il reste à corriger.", en: "Nothing was saved: there is something to correct.")[language]
    }
}
