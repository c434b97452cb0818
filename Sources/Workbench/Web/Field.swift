import Continuum

/// One field of a form: everything that `field.mustache` names.
struct Field: PageValue, Sendable {
    struct Option: PageValue, Sendable {
        var optionID = ""
        var optionValue: TypedText
        var optionText: String
        var optionIsChosen = false
        var optionHint = ""
        var derived: [String: Any] { ["hasOptionHint": !optionHint.isEmpty] }
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
    var isGroup: Bool { shape == .bilingual || shape == .choice || shape == .checks }

    var derived: [String: Any] {
        [
            "hasHint": hasHint, "hasError": hasError, "isDescribed": isDescribed, "hasUnit": !fieldUnit.isEmpty, "isGroup": isGroup, "isLine": shape == .line,
            "isNumber": shape == .number, "isArea": shape == .area, "isBilingual": shape == .bilingual, "isSelect": shape == .select,
            "isChoice": shape == .choice, "isChecks": shape == .checks, "isReference": shape == .reference, "isFile": shape == .file, "isFixed": shape == .fixed,
        ]
    }

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
