import Continuum
import Workspace

/// What `edit-form.mustache` names: every question of the vocabulary about one element, those that matter first.
struct EditFormPage: PageValue, Sendable {
    struct Hidden: Sendable {
        var hiddenName: String
        var hiddenValue: TypedText
    }

    struct Row: PageValue, Sendable {
        var rowTitle: String
        var target: EditField
        var setField: [Field]
        /// With one row alone there are no alternatives; scripts show it with the second.
        var setIsHidden: Bool
        var isKnown: Bool
        var removeID: String
        var removeName: String
        var isRemoved: Bool
        var attributes: [EditField]
        var isOpen: Bool
    }

    struct Relation: PageValue, Sendable {
        var relationID: String
        var relationLabel: String
        var relationHint: String
        var relationName: String
        var rows: [Row]
        var sets: [Field]
        var addWord: String
        /// A row without a number, for scripts.
        var pattern: [Row]
    }

    struct Group: PageValue, Sendable {
        var groupID: String
        var groupTitle: String
        var groupText: String
        /// « 3 dits ».
        var groupCount: String
        var isOpen: Bool
        var fields: [EditField]
        var relations: [Relation]
    }

    var t: [String: String]
    var csrf: String
    var action: String
    var hidden: [Hidden]
    var problemList: [ProblemList]
    var kindText: String
    /// Open, and first.
    var first: [Group]
    /// Under disclosure.
    var groups: [Group] = []
    var sourceFields: [Field]
    var validFields: [Field]
    var validIsOpen: Bool
    var idField: [Field] = []
    var lists: [EditFields.List]
    var cancelURL: String
    var removeURL: String

    /// - Parameter adding: relations that get one more empty row.
    init(_ draft: EditDraft, _ snapshot: Snapshot, in room: Room, csrf: String, adding: String? = nil, _ language: Language) {
        let vocabulary = snapshot.continuum.vocabulary
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        let form = ElementForm(draft.kind, vocabulary, element: draft.start).filled(with: draft.submission)
        var fields = EditFields(snapshot.continuum, faults: draft.faults, language)
        let t = EditWords.words(language), isNew = form.isNew
        self.t = t
        self.csrf = csrf
        kindText = form.meaning[language]
        let kindName = vocabulary.name(of: draft.kind)
        action = room.url(form.isNew ? "edit/new/\(kindName)" : "edit/\(HTML.urlPart(draft.id ?? ""))")
        hidden = [Hidden(hiddenName: "seen", hiddenValue: TypedText(draft.seen.rawValue))]
        if let start = draft.start { hidden.append(Hidden(hiddenName: "start", hiddenValue: TypedText(start.document(vocabulary).json))) }
        cancelURL = form.isNew ? room.url("edit") : room.elementURL(draft.id ?? "")
        removeURL = form.isNew || draft.start == nil ? "" : room.url("edit/remove/\(HTML.urlPart(draft.id ?? ""))")
        let removed = Set(draft.submission.values.keys.filter { $0.hasSuffix(".remove") && draft.submission.text($0) == "true" })

        func relation(_ relation: RelationField) -> Relation { Self.relation(relation, removed, isNew: isNew, adding: adding == relation.name, &fields, t, language) }
        let all = form.parts
        var naming = Group(
            groupID: "identity", groupTitle: ElementForm.Section.identity.title[language], groupText: "", groupCount: "", isOpen: true, fields: [], relations: [])
        if let name = all.flatMap(\.fields).first(where: { $0.key == .name }) { naming.fields = [fields.control(name)] }
        if form.isNew {
            var id = Field(
                .line, "id", label: say("Identifiant", "Id"), value: form.id,
                hint: say("Lettres sans accent, chiffres, « - », « . », « _ ». Vide : fait d’après le nom.", "Letters without accents, digits, “-”, “.”, “_”. Empty: made from the name."))
            id.hasOptionalMark = true
            naming.fields.append(fields.finished(EditField(field: id), "id"))
        }
        let mattering = Group(
            groupID: "matters", groupTitle: t["matters"] ?? "", groupText: (t["mattersText"] ?? "") + Self.enough(form, vocabulary, language), groupCount: "", isOpen: true,
            fields: all.flatMap(\.fields).filter { $0.isExpected && $0.key != .name }.map { fields.control($0) },
            relations: all.flatMap(\.relations).filter(\.isExpected).map(relation))
        first = mattering.fields.isEmpty && mattering.relations.isEmpty ? [naming] : [naming, mattering]
        for part in all {
            let wrongBefore = fields.wrong.count
            let questions = part.fields.filter { !$0.isExpected && $0.key != .name }, relations = part.relations.filter { !$0.isExpected }
            guard !questions.isEmpty || !relations.isEmpty else { continue }
            let said = questions.count { $0.values.contains { !$0.isEmpty } } + relations.reduce(0) { $0 + $1.rows.count }
            var group = Group(
                groupID: part.section.rawValue, groupTitle: part.section.title[language], groupText: "",
                groupCount: said == 0 ? "" : Words.count(said, Bilingual(fr: "dit", en: "stated"), Bilingual(fr: "dits", en: "stated"), language), isOpen: false,
                fields: questions.map { fields.control($0) }, relations: relations.map(relation))
            group.isOpen = fields.wrong.count > wrongBefore || relations.contains { $0.name == adding }
            groups.append(group)
        }
        (sourceFields, validFields) = Self.around(form, &fields, language)
        validIsOpen = !form.validity.from.isEmpty || !form.validity.to.isEmpty || validFields.contains(where: \.hasError)
        lists = fields.lists
        problemList = ProblemList(fields.wrong, language).map { [$0] } ?? []
    }

    /// Where one fact of several is enough, says so.
    private static func enough(_ form: ElementForm, _ vocabulary: Vocabulary, _ language: Language) -> String {
        form.expected.filter { $0.count > 1 }.map { keys in
            let names = keys.map { key in
                let label = EditFields.label(vocabulary.definition(of: key).meaning[language])
                return label.prefix(1).lowercased() + label.dropFirst()
            }
            return Bilingual(fr: " Un seul de ceux-ci suffit : \(names.joined(separator: " ; ")).", en: " One of these is enough: \(names.joined(separator: "; ")).")[language]
        }.joined()
    }

    static func around(_ form: ElementForm, _ fields: inout EditFields, _ language: Language) -> (source: [Field], valid: [Field]) {
        func say(_ fr: String, _ en: String) -> String { language == .french ? fr : en }
        func date(_ name: String, _ label: String, _ value: String) -> Field {
            var field = Field(.line, name, label: label, value: value)
            (field.inputType, field.isNarrow) = ("date", true)
            return fields.finished(EditField(field: field), name).field
        }
        let ref = Field(
            .line, "source.ref", label: say("Source", "Source"), value: form.source.ref,
            hint: say("Qui le dit, ou où c’est écrit : une personne, un contrat, une adresse.", "Who says so, or where it is written: a person, a contract, an address."))
        var standing = Field(.select, "source.standing", label: say("Ce que cela vaut", "What it is worth"))
        standing.options = [Field.Option(optionID: "standing-none", optionValue: "", optionText: EditWords.notSaid[language], optionIsChosen: form.source.standing.isEmpty)]
            + Standing.allCases.map {
                Field.Option(
                    optionID: "standing-\($0.rawValue)", optionValue: TypedText($0.rawValue), optionText: EditWords.standing($0)[language], optionIsChosen: $0.rawValue == form.source.standing)
            }
        let source = [
            fields.finished(EditField(field: ref), "source.ref").field, date("source.date", say("De quand", "As of when"), form.source.date),
            fields.finished(EditField(field: standing), "source.standing").field,
        ]
        let valid = [
            date("valid.from", say("Depuis le", "Since"), form.validity.from), date("valid.to", say("Jusqu’au", "Until"), form.validity.to),
        ]
        return (source, valid)
    }

    private static func relation(
        _ relation: RelationField, _ removed: Set<String>, isNew: Bool, adding: Bool, _ fields: inout EditFields, _ t: [String: String], _ language: Language
    ) -> Relation {
        var rows = relation.rows
        // A relation that matters and of which nothing is said is asked at once.
        let needsOne = adding || rows.isEmpty && relation.isExpected
        if needsOne { rows.append(relation.emptyRow((rows.map(\.index).max() ?? -1) + 1)) }
        let label = EditFields.label(relation.meaning[language])
        let count = rows.count
        func row(_ row: RelationField.Row, number: String, count: Int, _ fields: inout EditFields) -> Row {
            let start = "\(relation.name).\(row.index)."
            let target = fields.pick(
                start + "to", Field(.line, start + "to", label: "\(t["relationTo"] ?? "") – \(number)"), row.to, relation.targets, mayBeUnknown: relation.mayBeUnknown)
            var sets: [Field] = []
            if relation.mayHaveAlternatives {
                var set = Field(.number, start + "group", label: t["set"] ?? "", value: row.group)
                set.inputMode = "numeric"
                sets = [fields.finished(EditField(field: set), start + "group").field]
            }
            let wrong = fields.wrong.count
            let attributes = row.attributes.map { fields.control($0) }
            return Row(
                rowTitle: number, target: target, setField: sets, setIsHidden: count < 2 && row.group.isEmpty, isKnown: !row.to.isEmpty, removeID: start + "remove", removeName: start + "remove", isRemoved: removed.contains(start + "remove"),
                attributes: attributes, isOpen: fields.wrong.count > wrong || row.attributes.contains { $0.values.contains { !$0.isEmpty } })
        }
        var shown: [Row] = []
        for (i, each) in rows.enumerated() { shown.append(row(each, number: "\(i + 1)", count: count, &fields)) }
        var needed: [Field] = []
        for (group, count) in relation.needed.sorted(by: { $0.key < $1.key }) {
            let name = "\(relation.name).needed.\(group)"
            var field = Field(.number, name, label: "\(t["needed"] ?? "") \(group)", value: count)
            field.inputMode = "numeric"
            needed.append(fields.finished(EditField(field: field), name).field)
        }
        var pattern = relation.emptyRow(9_999)
        pattern.to = ""
        var hint = relation.mayHaveAlternatives && rows.count > 1 ? t["setHint"] ?? "" : ""
        if relation.mayBeUnknown, rows.count < 2 { hint = language == .french ? "« inconnu » si personne ne sait lequel." : "“unknown” if nobody knows which." }
        return Relation(
            relationID: "relation-" + relation.name, relationLabel: label, relationHint: hint, relationName: relation.name, rows: shown, sets: needed,
            addWord: rows.isEmpty ? (language == .french ? "Ajouter" : "Add") : t["addRow"] ?? "", pattern: [row(pattern, number: "+", count: 2, &fields)])
    }
}
