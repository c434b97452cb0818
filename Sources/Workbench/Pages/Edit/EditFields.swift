import Continuum
import Reports
import Sovereignty
import Workspace

/// A question of the vocabulary as a control: `edit-field.mustache`.
struct EditField: PageValue, Sendable {
    var field: Field
    /// A text in two languages that may be long.
    var isLongBilingual = false
    /// A reference with a list to pick from, shared by all that lead to the same kinds.
    var isPick = false
    var listID = ""
    var pickKinds = ""
    /// The name of what is chosen now.
    var pickName = ""
    var derived: [String: Any] { ["isPlain": !isLongBilingual && !isPick] }
}

/// Turns the questions of a form into controls, and gathers the lists that they share.
struct EditFields {
    /// Longer lists are searched, not sent.
    static let longestList = 500

    struct List: PageValue, Sendable {
        var listID: String
        var options: [Field.Option]
    }

    let language: Language
    private let continuum: Continuum
    private let faults: [String: String]
    private(set) var lists: [List] = []
    private var listOfKinds: [[Kind]: String] = [:]
    /// What is wrong, in the order of the form.
    private(set) var wrong: [Field] = []

    init(_ continuum: Continuum, faults: [String: String], _ language: Language) {
        self.continuum = continuum
        self.faults = faults
        self.language = language
    }

    private func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

    /// The sentence of the vocabulary, as a label.
    static func label(_ meaning: String) -> String { meaning.hasSuffix(".") ? String(meaning.dropLast()) : meaning }

    mutating func control(_ question: FormField, isOptional: Bool = true) -> EditField {
        let value = question.values.first ?? ""
        var field = Field(.line, question.name, label: Self.label(question.meaning[language]))
        field.hasOptionalMark = false
        if question.isList { return list(question, field) }
        switch question.type {
        case .boolean:
            field.shape = .choice
            field.isInline = true
            field.options = options(
                question, [("", EditWords.notSaid), ("true", AnswerWords.yes), ("false", AnswerWords.no)] + (question.mayBeUnknown ? [("unknown", EditWords.unknown)] : []))
        case .token(let words):
            field.shape = .select
            field.options = options(
                question, [("", EditWords.notSaid)] + words.map { ($0, AnswerWords.label($0, question.key)) } + (question.mayBeUnknown ? [("unknown", EditWords.unknown)] : []))
        case .bilingual:
            field.shape = .bilingual
            (field.nameFr, field.nameEn) = (question.name + ".fr", question.name + ".en")
            (field.valueFr, field.valueEn) = (TypedText(question.values.first ?? ""), TypedText(question.values.last ?? ""))
            field.isRequired = question.key == .name
            return finished(EditField(field: field, isLongBilingual: question.key != .name || question.values.contains { $0.contains("\n") }), question.name)
        case .reference(let kinds):
            return pick(question.name, field, value, kinds, mayBeUnknown: question.mayBeUnknown)
        default:
            line(&field, question, value)
        }
        return finished(EditField(field: field), question.name)
    }

    private func line(_ field: inout Field, _ question: FormField, _ value: String) {
        field.fieldValue = TypedText(value == "unknown" && question.mayBeUnknown ? EditWords.unknown[language] : value)
        field.isNarrow = true
        switch question.type {
        case .number(let range):
            field.shape = .number
            field.fieldHint = say("De \(figure(range.lowerBound)) à \(figure(range.upperBound))", "\(figure(range.lowerBound)) to \(figure(range.upperBound))")
        case .integer(let range):
            field.shape = .number
            field.inputMode = "numeric"
            field.fieldHint = say("Un nombre entier, de \(range.lowerBound) à \(range.upperBound)", "A whole number, \(range.lowerBound) to \(range.upperBound)")
        case .day: field.fieldHint = say("Année-mois-jour : 2026-11-24", "Year-month-day: 2026-11-24")
        case .horizon: field.fieldHint = say("Une durée : 30 jours, 6 mois, 2 ans", "A length of time: 30 days, 6 months, 2 years")
        case .tag: field.fieldHint = say("Un mot, sans espace ni accent", "One word, without spaces or accents")
        default:
            field.isNarrow = false
            if value.contains("\n") { field.shape = .area }
        }
        if question.mayBeUnknown, field.shape != .area {
            field.fieldHint += (field.fieldHint.isEmpty ? "" : " ; ") + say("« inconnu » si personne ne sait", "“unknown” if nobody knows")
        }
    }

    private func figure(_ value: Double) -> String { Document.number(value).json }

    private mutating func list(_ question: FormField, _ start: Field) -> EditField {
        var field = start
        if case .token(let words) = question.type {
            // What is posted although nothing is ticked stands beside it, in the template.
            field.shape = .checks
            field.options = words.map { word in
                Field.Option(
                    optionID: "\(question.name)-\(word)", optionValue: TypedText(word), optionText: AnswerWords.label(word, question.key)[language],
                    optionIsChosen: question.values.contains(word))
            }
            if question.mayBeUnknown {
                field.options.append(
                    Field.Option(
                        optionID: "\(question.name)-unknown", optionValue: "unknown", optionText: EditWords.unknown[language], optionIsChosen: question.values.contains("unknown")))
            }
            return finished(EditField(field: field), question.name)
        }
        field.shape = .area
        field.rows = min(8, max(2, question.values.count + 1))
        field.fieldValue = TypedText(question.values.map { $0 == "unknown" && question.mayBeUnknown ? EditWords.unknown[language] : $0 }.joined(separator: "\n"))
        field.fieldHint = say("Un par ligne", "One a line")
        if case .reference(let kinds) = question.type {
            field.fieldHint = say("Un identifiant ou un nom par ligne", "One id or name a line") + kindHint(kinds)
        }
        return finished(EditField(field: field), question.name)
    }

    private func kindHint(_ kinds: [Kind]) -> String {
        guard !kinds.isEmpty else { return "" }
        return (language == .french ? " : " : ": ") + kinds.map { Self.short(continuum.vocabulary.definition(of: $0).meaning[language]) }.joined(separator: ", ")
    }

    /// « Une plateforme » of « Une plateforme : nuage, hébergement… », as a part of a sentence.
    static func short(_ meaning: String) -> String {
        let head = meaning.split(separator: ":").first.map { $0.trimmingSpaces() } ?? meaning
        return head.prefix(1).lowercased() + head.dropFirst()
    }

    mutating func pick(_ name: String, _ start: Field, _ value: String, _ kinds: [Kind], mayBeUnknown: Bool) -> EditField {
        var field = start
        field.shape = .line
        field.fieldValue = TypedText(value == "unknown" && mayBeUnknown ? EditWords.unknown[language] : value)
        let name = continuum.index(of: value).map { continuum.name($0, language) } ?? ""
        var pick = EditField(field: field, isPick: true, listID: list(of: kinds), pickKinds: kinds.map { continuum.vocabulary.name(of: $0) }.joined(separator: ","))
        pick.pickName = name == value ? "" : name
        return finished(pick, start.fieldName)
    }

    /// The list of all elements of these kinds, made once; empty when there are too many.
    mutating func list(of kinds: [Kind]) -> String {
        if let id = listOfKinds[kinds] { return id }
        var options: [Field.Option] = []
        for i in continuum.elements.indices {
            let row = continuum.elements[i]
            let isFit = kinds.isEmpty ? row.layer != .base : kinds.contains(row.kind)
            guard row.kind.rawValue != 0, isFit else { continue }
            guard options.count < Self.longestList else {
                listOfKinds[kinds] = ""
                return ""
            }
            options.append(Field.Option(optionValue: TypedText(continuum.id(i)), optionText: continuum.name(i, language)))
        }
        let id = "pick-\(lists.count + 1)"
        options.sort { ($0.optionText, $0.optionValue.text) < ($1.optionText, $1.optionValue.text) }
        lists.append(List(listID: id, options: options))
        listOfKinds[kinds] = id
        return id
    }

    private func options(_ question: FormField, _ all: [(String, Bilingual)]) -> [Field.Option] {
        let value = question.values.first ?? ""
        var options = all.map { word, words in
            Field.Option(
                optionID: "\(question.name)-\(word.isEmpty ? "none" : word)", optionValue: TypedText(word), optionText: words[language], optionIsChosen: word == value)
        }
        // What was posted and fits nothing stays to be seen.
        if !all.contains(where: { $0.0 == value }) {
            options.append(Field.Option(optionID: "\(question.name)-other", optionValue: TypedText(value), optionText: value, optionIsChosen: true))
        }
        return options
    }

    /// A control with what is wrong with it.
    mutating func finished(_ control: EditField, _ name: String) -> EditField {
        var control = control
        if let fault = faults[name] ?? faults[name + ".fr"] ?? faults[name + ".en"] {
            control.field.fieldError = fault
            wrong.append(control.field)
        }
        return control
    }
}
