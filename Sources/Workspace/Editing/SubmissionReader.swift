package import Continuum
import Foundation
import Knowledge

/// What is wrong with one answer of a form, for the one who gave it.
package struct FieldProblem: Sendable, Hashable {
    /// The name under which it was posted.
    package var field: String
    package var problem: Problem
}

/// What does a form that was posted change? Steps over the element as it was, or what is wrong, field by field.
package struct SubmissionReader {
    package struct Reading: Sendable {
        package var steps: [Change.Step] = []
        /// The element as it is wanted; nil when it is to be removed, or cannot be told.
        package var element: Element?
        package var problems: [FieldProblem] = []
    }

    private let submission: FormSubmission
    private let continuum: Continuum
    private let before: Element?
    private let form: ElementForm
    private var problems: [FieldProblem] = []
    /// Who says what is changed.
    private var source: Element.Source?
    /// Names that were looked at: what is left was meant for something.
    private var seen: Set<String> = []

    /// - Parameter before: the element as the form showed it; nil for a new one.
    package static func read(_ submission: FormSubmission, _ kind: Kind, before: Element?, over continuum: Continuum) -> Reading {
        var reader = SubmissionReader(submission, kind, before, continuum)
        return reader.read()
    }

    private init(_ submission: FormSubmission, _ kind: Kind, _ before: Element?, _ continuum: Continuum) {
        self.submission = submission
        self.continuum = continuum
        self.before = before
        form = ElementForm(kind, continuum.vocabulary, element: before)
    }

    private mutating func read() -> Reading {
        if let before, submission.text("remove") == "true" { return Reading(steps: [.remove(id: before.id)]) }
        var wanted = before ?? Element(id: readID(), kind: form.kind)
        let isSourceNew = readSource()
        if before == nil { wanted.source = source }
        wanted.validity = readValidity()
        for field in form.fields {
            let old = wanted.statements.filter { $0.key == field.key }
            let new = statements(field, old, inheriting: source)
            if new != old { wanted.statements = wanted.statements.filter { $0.key != field.key } + new }
        }
        for relation in form.relations { readRelations(relation, &wanted) }
        reportStrangers()
        guard problems.isEmpty else { return Reading(problems: problems) }
        if let before, isSourceNew, wanted.inOrder() == before.inOrder() { wanted = before.confirmed(by: source, insteadOf: before.shownSource) }
        return Reading(steps: Change.Step.steps(from: before, to: wanted), element: wanted)
    }

    // MARK: The element

    private mutating func report(_ problem: Problem, _ field: String) { problems.append(FieldProblem(field: field, problem: problem)) }

    private mutating func text(_ name: String) -> String {
        seen.insert(name)
        return submission.text(name)
    }

    private mutating func readID() -> String {
        let id = text("id")
        if id.isEmpty {
            report(.missingID, "id")
        } else if !ImportTarget.isIdentifier(id) {
            report(.invalidID(id), "id")
        } else if continuum.index(of: id) != nil {
            report(.duplicateID(id), "id")
        }
        return id
    }

    /// Whether it is another than the form showed.
    private mutating func readSource() -> Bool {
        let shown = before?.shownSource
        let names = ["source.ref", "source.date", "source.standing"]
        let ref = text(names[0]), date = day(names[1]), standing = text(names[2])
        guard names.contains(where: { submission[$0] != nil }), (ref, text(names[1]), standing) != form.source else {
            source = shown
            return false
        }
        if ref.isEmpty, !text(names[1]).isEmpty || !standing.isEmpty { report(.wrongType(key: "source", expected: "{ ref: … }", found: "mapping"), names[0]) }
        if !standing.isEmpty, Standing(rawValue: standing) == nil {
            let allowed = Standing.allCases.map(\.rawValue)
            report(.unknownToken(key: "standing", found: standing, allowed: allowed, nearest: nearest(to: standing, among: allowed)), names[2])
        }
        source = ref.isEmpty ? nil : Element.Source(ref: ref, date: date, standing: Standing(rawValue: standing), rank: ref == shown?.ref ? shown?.rank : nil)
        return true
    }

    private mutating func readValidity() -> Validity {
        let old = before?.validity ?? .always
        let from = submission["valid.from"] == nil ? old.from : day("valid.from"), to = submission["valid.to"] == nil ? old.to : day("valid.to")
        if let from, let to, to < from { report(.endsBeforeItStarts("\(from) → \(to)"), "valid.to") }
        return Validity(from: from, to: to)
    }

    private mutating func day(_ name: String) -> Day? {
        let text = text(name)
        if text.isEmpty { return nil }
        guard let day = Day(text) else {
            report(Self.dayProblem(text), name)
            return nil
        }
        return day
    }

    private static func dayProblem(_ text: String) -> Problem {
        text.utf8.count == 10 && text.utf8.enumerated().allSatisfy { ($0 == 4 || $0 == 7) == ($1 == UInt8(ascii: "-")) } ? .noSuchDay(text) : .dayFormat(String(text.prefix(40)))
    }

    /// Answers to questions that the form does not have: said, so that nothing is lost.
    private mutating func reportStrangers() {
        let keys = form.fields.map(\.name) + form.relations.map(\.name)
        for name in submission.values.keys.sorted() where (name.hasPrefix("f.") || name.hasPrefix("r.")) && !seen.contains(name) {
            guard isAnswered(name) else { continue }
            report(.unknownKey(name, kind: form.kindName, nearest: nearest(to: name, among: keys)), name)
        }
    }

    private func isAnswered(_ name: String) -> Bool { submission[name]?.contains { !FormSubmission.plain($0).isEmpty } ?? false }

    // MARK: Facts

    /// What is said under one key: the facts that were there when the answer is the one that the form showed.
    private mutating func statements(_ field: FormField, _ old: [Element.Statement], inheriting source: Element.Source?) -> [Element.Statement] {
        if field.type == .bilingual {
            let names = [field.name + ".fr", field.name + ".en"]
            guard names.contains(where: { submission[$0] != nil }) else { return old }
            let fr = text(names[0]), en = text(names[1])
            if [fr, en] == (field.values.isEmpty ? ["", ""] : field.values.map(FormSubmission.plain)) { return old }
            guard !fr.isEmpty || !en.isEmpty else { return [] }
            if field.mayBeUnknown, Set([fr, en]).subtracting([""]) == ["unknown"] { return [Element.Statement(field.key, .unknown, source: source)] }
            return [Element.Statement(field.key, .bilingual(Bilingual(fr: fr.isEmpty ? en : fr, en: en.isEmpty ? fr : en)), source: source)]
        }
        guard let posted = submission[field.name] else { return old }
        seen.insert(field.name)
        let texts = posted.map(FormSubmission.plain).filter { !$0.isEmpty }
        if texts == field.values.map(FormSubmission.plain) { return old }
        if texts.count > 1, !field.isList { report(.duplicateKey(continuum.vocabulary.name(of: field.key)), field.name) }
        var literals: [Element.Literal] = []
        for text in texts {
            switch literal(text, field) {
            case .success(let literal): if !literals.contains(literal) { literals.append(literal) }
            case .failure(let wrong): report(wrong.problem, field.name)
            }
        }
        return literals.map { Element.Statement(field.key, $0, source: source) }
    }

    private struct Wrong: Error { var problem: Problem }

    private func literal(_ text: String, _ field: FormField) -> Result<Element.Literal, Wrong> {
        let key = continuum.vocabulary.name(of: field.key)
        func wrong(_ expected: String) -> Result<Element.Literal, Wrong> {
            .failure(Wrong(problem: .wrongType(key: key, expected: expected, found: String(text.prefix(60)))))
        }
        if text == "unknown" { return field.mayBeUnknown ? .success(.unknown) : .failure(Wrong(problem: .mayNotBeUnknown(key: key))) }
        switch field.type {
        case .boolean: return text == "true" || text == "false" ? .success(.boolean(text == "true")) : wrong("true | false")
        case .token(let allowed):
            return allowed.contains(text)
                ? .success(.token(text)) : .failure(Wrong(problem: .unknownToken(key: key, found: text, allowed: allowed, nearest: nearest(to: text, among: allowed))))
        case .tag: return ImportTarget.isIdentifier(text) ? .success(.token(text)) : wrong("a-word")
        case .text, .bilingual: return .success(.text(text))
        case .number(let range):
            guard let value = Self.number(text) else { return wrong("number") }
            return range.contains(value) ? .success(.number(value)) : .failure(Wrong(problem: .outOfRange(key: key, found: text, range: "\(Self.short(range.lowerBound)) – \(Self.short(range.upperBound))")))
        case .integer(let range):
            guard let value = Self.number(text), value == value.rounded(), abs(value) < 1e15 else { return wrong("integer") }
            return range.contains(Int(value)) ? .success(.number(value)) : .failure(Wrong(problem: .outOfRange(key: key, found: text, range: "\(range.lowerBound) – \(range.upperBound)")))
        case .day: return Day(text).map { .success(.day($0)) } ?? .failure(Wrong(problem: Self.dayProblem(text)))
        case .horizon: return Horizon.days(text).map { .success(.horizon($0)) } ?? wrong("30d | 6m | 1y | 5y")
        case .reference(let kinds):
            if let problem = problem(ofTarget: text, key, kinds) { return .failure(Wrong(problem: problem)) }
            return .success(.reference(text))
        }
    }

    /// A number as people write it, with a comma or a point.
    private static func number(_ text: String) -> Double? {
        let plain = text.replacing(",", with: ".").filter { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" }
        guard plain.utf8.allSatisfy({ (48...57).contains($0) || "+-.eE".utf8.contains($0) }), let value = Double(plain), value.isFinite else { return nil }
        return value
    }

    private static func short(_ value: Double) -> String { Document.number(value).json }

    private func problem(ofTarget id: String, _ key: String, _ kinds: [Kind]) -> Problem? {
        guard ImportTarget.isIdentifier(id) else { return .invalidID(id) }
        guard let index = continuum.index(of: id) else {
            return .unknownReference(id, key: key, nearest: nearest(to: id, among: continuum.elements.lazy.filter { $0.kind.rawValue != 0 }.map { continuum.strings[$0.id] }))
        }
        let kind = continuum.elements[index].kind, vocabulary = continuum.vocabulary
        if kinds.isEmpty || kinds.contains(kind) { return nil }
        return .wrongTargetKind(id, key: key, kind: vocabulary.name(of: kind), allowed: kinds.map { vocabulary.name(of: $0) })
    }

    // MARK: Relations

    private mutating func readRelations(_ relation: RelationField, _ wanted: inout Element) {
        let old = wanted.part(relation.key)
        var links: [Element.Link] = []
        for index in Set(old.links.indices).union(submission.rows(of: relation.name)).sorted() {
            if let link = readRow(relation, index, old.links.indices.contains(index) ? old.links[index] : nil) { links.append(link) }
        }
        var new = Element(id: wanted.id, kind: wanted.kind, links: links)
        // Numbers of sets are the form’s: a set that is gone leaves a gap.
        new.needed = (0..<(links.map(\.group).max() ?? 0)).map { i in readNeeded(relation, i + 1, members: links.count { $0.group == i + 1 }, old) }
        for name in submission.needed(of: relation.name).keys { seen.insert("\(relation.name).needed.\(name)") }
        new = new.withGroupsInOrder()
        guard new.links != old.links || new.needed != old.needed else { return }
        wanted.links.removeAll { $0.key == relation.key }
        wanted = wanted.withGroupsInOrder()
        let shift = wanted.needed.count
        wanted.needed += new.needed
        wanted.links += new.links.map { link in
            var link = link
            if link.group > 0 { link.group += shift }
            return link
        }
    }

    /// The relation of one row; nil where there is to be none.
    private mutating func readRow(_ relation: RelationField, _ index: Int, _ old: Element.Link?) -> Element.Link? {
        let start = "\(relation.name).\(index)."
        let row = relation.rows.first { $0.index == index } ?? relation.emptyRow(index)
        let isShown = submission[start + "to"] != nil
        if old != nil, !isShown { return keep(old, row, start) }
        let to = text(start + "to"), group = text(start + "group")
        var isRemoved = text(start + "remove") == "true" || to.isEmpty
        if to.isEmpty, old == nil, !group.isEmpty || row.attributes.contains(where: { $0.posted.contains { isAnswered($0.name) } }) {
            report(.missingTarget(relation: continuum.vocabulary.name(of: relation.key)), start + "to")
            isRemoved = true
        }
        if isRemoved {
            for field in row.attributes { for (name, _) in field.posted { seen.insert(name) } }
            return nil
        }
        var link = old ?? Element.Link(relation.key, to: nil, source: source)
        if to != row.to, let problem = target(to, relation) { report(problem, start + "to") }
        link.to = to == "unknown" ? nil : to
        if submission[start + "group"] != nil { link.group = readGroup(group, relation, start + "group") }
        readAttributes(row, &link, source ?? link.source)
        // Who says that it leads elsewhere, is who changed it; attributes say so for themselves.
        if let old, link.to != old.to { link.source = source }
        return link
    }

    private mutating func keep(_ old: Element.Link?, _ row: RelationField.Row, _ start: String) -> Element.Link? {
        guard var link = old else { return nil }
        readAttributes(row, &link, source ?? link.source)
        return link
    }

    private mutating func readAttributes(_ row: RelationField.Row, _ link: inout Element.Link, _ source: Element.Source?) {
        for field in row.attributes {
            let old = link.attributes.filter { $0.key == field.key }
            let new = statements(field, old, inheriting: source)
            if new != old { link.attributes = link.attributes.filter { $0.key != field.key } + new }
        }
    }

    private func target(_ to: String, _ relation: RelationField) -> Problem? {
        let name = continuum.vocabulary.name(of: relation.key)
        if to == "unknown" { return relation.mayBeUnknown ? nil : .mayNotBeUnknown(key: name) }
        if to == before?.id { return .selfReference(to, key: name) }
        return problem(ofTarget: to, name, relation.targets)
    }

    private mutating func readGroup(_ text: String, _ relation: RelationField, _ field: String) -> Int {
        if text.isEmpty { return 0 }
        guard relation.mayHaveAlternatives else {
            report(.alternativesNotAllowed(relation: continuum.vocabulary.name(of: relation.key)), field)
            return 0
        }
        guard let group = Int(text), (1...99).contains(group) else {
            report(.outOfRange(key: "group", found: text, range: "1 – 99"), field)
            return 0
        }
        return group
    }

    /// How many members of a set are enough: as posted, as it was, or one.
    private mutating func readNeeded(_ relation: RelationField, _ group: Int, members: Int, _ old: Element) -> Int {
        let name = "\(relation.name).needed.\(group)"
        let known = group <= old.needed.count ? old.needed[group - 1] : 1
        guard members > 0 else { return known }
        let text = text(name)
        if text.isEmpty { return min(known, members) }
        guard let needed = Int(text), needed >= 1, needed <= members else {
            // Fewer rows than were needed, where nobody touched the number: all of them are.
            if text == relation.needed[group] { return members }
            if let needed = Int(text) { report(.thresholdOutOfRange(found: needed, members: members), name) } else { report(.wrongType(key: "at-least", expected: "integer ≥ 1", found: text), name) }
            return 1
        }
        return needed
    }
}

extension Element {
    /// The same facts, of which those that one source stated are stated by another.
    func confirmed(by new: Source?, insteadOf old: Source?) -> Element {
        func source(_ own: Source?) -> Source? { own == old ? new : own }
        var copy = self
        for i in copy.statements.indices { copy.statements[i].source = source(copy.statements[i].source) }
        for i in copy.links.indices {
            copy.links[i].source = source(copy.links[i].source)
            for j in copy.links[i].attributes.indices { copy.links[i].attributes[j].source = source(copy.links[i].attributes[j].source) }
        }
        return copy
    }
}
