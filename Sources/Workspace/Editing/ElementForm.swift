package import Continuum

/// The form of an element: every question that the vocabulary has for its kind, in an order in which people ask, with what is answered now.
///
/// It is made from the vocabulary alone: a key that is added there is in the form.
package struct ElementForm: Sendable {
    /// Which part of the form is it?
    package enum Section: String, Sendable, CaseIterable {
        case identity, facts, relations, roles, failures, terms, privacy, environment

        package var title: Bilingual {
            switch self {
            case .identity: Bilingual(fr: "Ce que c’est", en: "What it is")
            case .facts: Bilingual(fr: "Ce qu’on en sait", en: "What is known of it")
            case .relations: Bilingual(fr: "De quoi cela dépend", en: "What it depends on")
            case .roles: Bilingual(fr: "Qui y a un rôle", en: "Who has a part in it")
            case .failures: Bilingual(fr: "Pannes et lieu", en: "Failures and place")
            case .terms: Bilingual(fr: "Ce que dit le contrat", en: "What the contract says")
            case .privacy: Bilingual(fr: "Données personnelles", en: "Personal data")
            case .environment: Bilingual(fr: "Environnement", en: "Environment")
            }
        }

        init(_ definition: KeyDefinition) {
            let key = definition.key
            self = if Key.common.contains(key) { .identity }
                else if Key.roles.contains(key) { .roles }
                else if (Key.dependability + Key.coordinates).contains(key) { .failures }
                else if Key.terms.contains(key) { .terms }
                else if Key.privacy.contains(key) { .privacy }
                else if Key.environment.contains(key) { .environment }
                else if definition.isRelation { .relations }
                else { .facts }
        }
    }

    package struct Part: Sendable {
        package var section: Section
        package var fields: [FormField]
        package var relations: [RelationField]
    }

    package let kind: Kind
    package let kindName: String
    package let meaning: Bilingual
    package let isNew: Bool
    package var id: String
    package private(set) var parts: [Part]
    /// Facts that matter: of each list, one at least is to be known.
    package let expected: [[Key]]
    /// `source.ref`, `source.date`, `source.standing`: who says what is changed.
    package private(set) var source: (ref: String, date: String, standing: String)
    /// `valid.from`, `valid.to`.
    package private(set) var validity: (from: String, to: String)

    /// - Parameter element: what is known of it; nil for a new one.
    package init(_ kind: Kind, _ vocabulary: Vocabulary, element: Element? = nil) {
        let definition = vocabulary.definition(of: kind)
        self.kind = kind
        kindName = definition.name
        meaning = definition.meaning
        isNew = element == nil
        id = element?.id ?? ""
        expected = definition.expected
        let matters = Set(definition.expected.joined())
        let keys = definition.keys.map { vocabulary.definition(of: $0) }
        parts = Section.allCases.compactMap { section in
            let own = keys.filter { Section($0) == section }
            guard !own.isEmpty else { return nil }
            return Part(
                section: section,
                fields: own.filter { !$0.isRelation }.map { key in
                    FormField(key, name: "f." + key.name, isExpected: matters.contains(key.key), element?.statements.filter { $0.key == key.key } ?? [])
                },
                relations: own.filter(\.isRelation).map { key in
                    RelationField(key, isExpected: matters.contains(key.key), element?.part(key.key), vocabulary)
                })
        }
        let shown = element?.shownSource
        source = (shown?.ref ?? "", shown?.date?.description ?? "", shown?.standing?.rawValue ?? "")
        validity = (element?.validity.from?.description ?? "", element?.validity.to?.description ?? "")
    }

    package var fields: [FormField] { parts.flatMap(\.fields) }
    package var relations: [RelationField] { parts.flatMap(\.relations) }

    /// What a browser posts when nothing is touched.
    package var submission: FormSubmission {
        var pairs: [(name: String, value: String)] = isNew ? [("id", id)] : []
        func add(_ field: FormField) { for (name, values) in field.posted { for value in values { pairs.append((name, value)) } } }
        for part in parts {
            part.fields.forEach(add)
            for relation in part.relations {
                for row in relation.rows {
                    let start = "\(relation.name).\(row.index)."
                    pairs.append((start + "to", row.to))
                    if relation.mayHaveAlternatives { pairs.append((start + "group", row.group)) }
                    row.attributes.forEach(add)
                }
                for (group, count) in relation.needed.sorted(by: { $0.key < $1.key }) { pairs.append(("\(relation.name).needed.\(group)", count)) }
            }
        }
        pairs += [("source.ref", source.ref), ("source.date", source.date), ("source.standing", source.standing)]
        pairs += [("valid.from", validity.from), ("valid.to", validity.to)]
        return FormSubmission(pairs)
    }

    /// The form with what somebody posted in it, right or wrong, so that nothing that was typed is lost.
    package func filled(with submission: FormSubmission) -> ElementForm {
        var form = self
        func fill(_ field: inout FormField) {
            if field.type == .bilingual {
                let names = [field.name + ".fr", field.name + ".en"]
                if names.contains(where: { submission[$0] != nil }) { field.values = names.map { submission.text($0) } }
            } else if let values = submission[field.name] {
                field.values = values.filter { !$0.isEmpty }
            }
        }
        if isNew, submission["id"] != nil { form.id = submission.text("id") }
        for p in form.parts.indices {
            for f in form.parts[p].fields.indices { fill(&form.parts[p].fields[f]) }
            for r in form.parts[p].relations.indices {
                var relation = form.parts[p].relations[r]
                for index in submission.rows(of: relation.name) where !relation.rows.contains(where: { $0.index == index }) { relation.rows.append(relation.emptyRow(index)) }
                for i in relation.rows.indices {
                    let start = "\(relation.name).\(relation.rows[i].index)."
                    if submission[start + "to"] != nil { relation.rows[i].to = submission.text(start + "to") }
                    if submission[start + "group"] != nil { relation.rows[i].group = submission.text(start + "group") }
                    for a in relation.rows[i].attributes.indices { fill(&relation.rows[i].attributes[a]) }
                }
                for (group, count) in submission.needed(of: relation.name) { relation.needed[group] = count }
                form.parts[p].relations[r] = relation
            }
        }
        func text(_ name: String, _ old: String) -> String { submission[name] == nil ? old : submission.text(name) }
        form.source = (text("source.ref", source.ref), text("source.date", source.date), text("source.standing", source.standing))
        form.validity = (text("valid.from", validity.from), text("valid.to", validity.to))
        return form
    }

    /// An id made of a name, that nothing has: `paie`, `paie-2`…
    package static func suggestedID(for name: String, isTaken: (String) -> Bool) -> String {
        let stem = Problem.identifier(from: name) ?? "element"
        var id = stem, count = 1
        while isTaken(id) {
            count += 1
            id = "\(stem)-\(count)"
        }
        return id
    }
}

extension Element {
    /// The source that a form shows: that of all its facts, or of the element.
    var shownSource: Source? { commonSource ?? source }
}
