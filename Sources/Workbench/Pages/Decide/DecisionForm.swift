import Continuum
import Reach
import Reports
import Workspace

/// The form of one decision: its fields, what somebody put into them, and the change that this makes.
struct DecisionForm: Sendable {
    private let finding: Finding
    private let snapshot: Snapshot
    private let language: Language
    private(set) var fields: [Field]
    /// Changes that are kept and that could reduce the risk.
    private let kept: [Change]
    /// What was tried for this finding, as measures that are not kept yet, by the word of the form.
    private let remedies: [(word: String, remedy: Remedy)]

    init(_ finding: Finding, _ snapshot: Snapshot, owner: String, _ language: Language) {
        self.finding = finding
        self.snapshot = snapshot
        self.language = language
        kept = snapshot.changes.filter { [.measure, .bid].contains($0.sort) }
        let ids = Set(snapshot.changes.map(\.id))
        remedies = finding.remedies.map { (Self.measureID($0), $0) }.filter { !ids.contains($0.0) }
        fields = []
        fields = [treatment(), measures(), reason(), owner_(owner), review(), cost("capex", once: true), cost("opex", once: false)].compactMap { $0 }
    }

    /// The id under which a remedy is kept as a measure: the same remedy twice is one measure.
    static func measureID(_ remedy: Remedy) -> String { "measure-" + FileSlug.slug(remedy.title.en) }

    private func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }

    // MARK: Fields

    private func treatment() -> Field {
        var field = Field(.choice, "treatment", label: say("Que décide-t-on ?", "What is decided?"), isRequired: true)
        field.options = Change.Decision.Treatment.allCases.map {
            Field.Option(
                optionID: "treatment-\($0.rawValue)", optionValue: TypedText($0.rawValue), optionText: DecisionWords.treatment($0)[language],
                optionHint: DecisionWords.hint($0)[language])
        }
        return field
    }

    /// nil where there is nothing to choose from.
    private func measures() -> Field? {
        guard !kept.isEmpty || !remedies.isEmpty else { return nil }
        var field = Field(
            .checks, "measures", label: say("Par quelles mesures ?", "By which measures?"),
            hint: say("À cocher pour réduire. Un remède essayé est gardé comme mesure du dossier ; rien n’est encore appliqué à la carte.", "To be ticked for reducing. A remedy that was tried is kept as a measure of the workspace; nothing is applied to the chart yet."))
        let tried = remedies.enumerated().map { i, item in
            Field.Option(
                optionID: "measures-r\(i)", optionValue: TypedText(item.word), optionText: item.remedy.title[language],
                optionHint: item.remedy.resolves ? say("essayé : lève ce constat", "tried: removes this finding") : say("essayé : ne suffit pas à lui seul", "tried: not enough by itself"))
        }
        let known = kept.enumerated().map { i, change in
            Field.Option(optionID: "measures-k\(i)", optionValue: TypedText(change.id), optionText: change.name[language], optionHint: say("gardée dans le dossier", "kept in the workspace"))
        }
        field.options = tried + known
        return field
    }

    private func reason() -> Field {
        var field = Field(
            .area, "reason", label: say("Pourquoi ?", "Why?"), hint: say("Ce qui permettra, dans un an, de comprendre la décision.", "What will let somebody understand the decision in a year."), isRequired: true)
        field.rows = 4
        return field
    }

    private func owner_(_ name: String) -> Field {
        Field(.line, "owner", label: say("Qui en répond ?", "Who answers for it?"), value: name, hint: say("Une personne ou une fonction.", "A person or a function."), isRequired: true)
    }

    private func review() -> Field {
        var field = Field(.line, "review", label: say("Quand la revoir ?", "When to review it?"), hint: say("Exigé, sauf pour un refus.", "Required, except for a refusal."))
        field.inputType = "date"
        field.isNarrow = true
        return field
    }

    private func cost(_ name: String, once: Bool) -> Field {
        var field = Field(
            .number, name, label: once ? say("Coût d’investissement", "Cost, once") : say("Coût par an", "Cost a year"), hint: DecideText.words(language)["costNote"] ?? "")
        field.fieldUnit = "€"
        field.hasOptionalMark = true
        return field
    }

    // MARK: What came back

    /// Keeps what was typed.
    mutating func take(_ form: FormBody) {
        for i in fields.indices {
            let name = fields[i].fieldName
            if fields[i].shape == .choice || fields[i].shape == .checks {
                let chosen = Set(form.all(name))
                for k in fields[i].options.indices { fields[i].options[k].optionIsChosen = chosen.contains(fields[i].options[k].optionValue.text) }
            } else {
                fields[i].fieldValue = TypedText(form[name] ?? "")
            }
        }
    }

    /// The decision, with the remedies that are to be kept as measures; nil when something is to be corrected, which the fields then say.
    mutating func read(_ form: FormBody, author: String) -> (decision: Change, measures: [Change])? {
        take(form)
        let treatment = form.text("treatment").flatMap(Change.Decision.Treatment.init(rawValue:))
        if treatment == nil { fault("treatment", say("Choisissez l’un des quatre.", "Choose one of the four.")) }
        let reason = bounded(form, "reason", 4_000) ?? ""
        if reason.isEmpty { fault("reason", say("Dites pourquoi : une décision sans raison ne vaut rien dans un an.", "Say why: a decision without a reason is worth nothing in a year.")) }
        let owner = bounded(form, "owner", 200) ?? ""
        if owner.isEmpty { fault("owner", say("Dites qui en répond.", "Say who answers for it.")) }
        let review = day(form, isRequired: treatment != nil && treatment != .refuse)
        let chosen = form.all("measures")
        let offered = Set(kept.map(\.id) + remedies.map(\.word))
        if let unknown = chosen.first(where: { !offered.contains($0) }) {
            fault("measures", say("« \(unknown.prefix(80)) » n’est plus une mesure de ce dossier.", "“\(unknown.prefix(80))” is no longer a measure of this workspace."))
        } else if treatment == .reduce, chosen.isEmpty {
            let name = fields.contains { $0.fieldName == "measures" } ? "measures" : "treatment"
            fault(
                name,
                name == "measures" ? say("Cochez au moins une mesure, ou choisissez une autre décision.", "Tick at least one measure, or choose another decision.")
                    : say("Il n’y a aucune mesure à choisir : composez-en une dans Scénarios, puis revenez.", "There is no measure to choose: make one under Scenarios, then come back."))
        }
        let capex = amount(form, "capex"), opex = amount(form, "opex")
        guard let treatment, !fields.contains(where: \.hasError) else { return nil }
        let message = Wording(snapshot.assessment).message(finding)
        let words = DecisionWords.done(treatment)
        let measures = remedies.filter { chosen.contains($0.word) }.map { measure($0.word, $0.remedy, author: author) }
        let decision = Change(
            id: "decision-" + FileSlug.slug(finding.id), sort: .decision, name: Bilingual(fr: "\(words.fr) : \(message.fr)", en: "\(words.en): \(message.en)"), author: author,
            date: snapshot.day, reason: Bilingual(reason), cost: capex == nil && opex == nil ? nil : Change.Cost(capex: capex ?? 0, opex: opex ?? 0),
            decides: Change.Decision(finding: finding.id, treatment: treatment, owner: owner, review: review, measures: chosen), steps: [], file: "")
        return (decision, measures)
    }

    /// A remedy as a change that is kept: what the search for remedies applied, step by step.
    private func measure(_ id: String, _ remedy: Remedy, author: String) -> Change {
        let place = Place(file: id)
        let steps = remedy.patch.replacements.keys.sorted().flatMap { element in
            Change.Step.steps(from: snapshot.continuum.element(named: element), to: remedy.patch.replacements[element] ?? nil)
        }
        let message = Wording(snapshot.assessment).message(finding)
        return Change(
            id: id, sort: .measure, name: remedy.title, author: author, date: snapshot.day,
            reason: Bilingual(fr: "Pour : \(message.fr).", en: "For: \(message.en)."), steps: steps.map { ($0, place) }, file: "")
    }

    private mutating func fault(_ name: String, _ text: String) {
        for i in fields.indices where fields[i].fieldName == name { fields[i].fieldError = text }
    }

    private mutating func bounded(_ form: FormBody, _ name: String, _ most: Int) -> String? {
        guard let text = form.text(name) else { return nil }
        if text.unicodeScalars.count > most { fault(name, say("Au plus \(most) signes.", "At most \(most) characters.")) }
        return text
    }

    private mutating func day(_ form: FormBody, isRequired: Bool) -> Day? {
        guard let text = form.text("review") else {
            if isRequired { fault("review", say("Donnez une date : toute décision se revoit.", "Give a date: every decision is reviewed.")) }
            return nil
        }
        guard let day = Day(text) else {
            fault("review", say("Écrivez la date ainsi : 2027-06-30.", "Write the date like this: 2027-06-30."))
            return nil
        }
        if day <= snapshot.day { fault("review", say("La date doit venir : celle-ci est passée.", "The date must be to come: this one is past.")) }
        return day
    }

    private mutating func amount(_ form: FormBody, _ name: String) -> Double? {
        guard let text = form.text(name) else { return nil }
        let plain = text.filter { !$0.isWhitespace && $0 != "€" }.replacing(",", with: ".")
        guard let value = Double(plain), value.isFinite, (0...1e12).contains(value) else {
            fault(name, say("Un montant en euros, comme 12500.", "An amount in euros, such as 12500."))
            return nil
        }
        return value
    }
}
