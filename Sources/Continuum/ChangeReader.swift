/// Reads a change from YAML, over the continuum that it is meant for (an element's kind is looked up there).
package struct ChangeReader {
    private let continuum: Continuum
    package var diagnostics = Diagnostics()

    package init(over continuum: Continuum) { self.continuum = continuum }

    private static let keys = ["id", "kind", "name", "author", "date", "reason", "cost", "after", "source", "decides", "add", "set", "remove"]

    /// nil when the file holds no change that can be read, after a diagnostic.
    package mutating func read(_ bytes: [UInt8], file: String) -> Change? {
        guard let tape = YAMLDocument.tape(bytes, file: file, diagnostics: &diagnostics) else { return nil }
        var builder = ContinuumBuilder(vocabulary: continuum.vocabulary)
        let known = continuum
        var added: [String: Kind] = [:]
        builder.kindOfKnown = { id in known.index(of: id).map { known.elements[$0].kind } }
        var context = ContinuumBuilder.Context(file: builder.register(file: file), layer: .chart, provenance: 0)
        defer { diagnostics.add(contentsOf: builder.diagnostics) }
        guard let fields = mapping(tape, 0, file), let root = fields["change"] else {
            diagnostics.add(.changeIncomplete("change"), at: Place(file: file))
            return nil
        }
        for (key, token) in fields where key != "change" {
            diagnostics.add(.unknownTopLevelKey(key, nearest: nearest(to: key, among: ["change"])), at: place(tape, token - 1, file))
        }
        guard let parts = mapping(tape, root, file) else {
            diagnostics.add(.expectedMapping(what: "change"), at: place(tape, root, file))
            return nil
        }
        for (key, token) in parts where !Self.keys.contains(key) {
            diagnostics.add(.unknownTopLevelKey(key, nearest: nearest(to: key, among: Self.keys)), at: place(tape, token - 1, file))
        }
        var change = Change(
            id: text(tape, parts["id"]) ?? "", sort: .edit, name: bilingual(tape, parts["name"]), author: text(tape, parts["author"]) ?? "", date: nil,
            reason: bilingual(tape, parts["reason"]), cost: nil, source: nil, steps: [], file: file)
        if change.id.isEmpty { diagnostics.add(.changeIncomplete("id"), at: place(tape, root, file)) }
        if change.name.fr.isEmpty { change.name = Bilingual(change.id) }
        if let token = parts["kind"] {
            let word = text(tape, token) ?? ""
            if let sort = Change.Sort(rawValue: word) {
                change.sort = sort
            } else {
                let allowed = Change.Sort.allCases.map(\.rawValue)
                diagnostics.add(
                    .unknownToken(key: "kind", found: word, allowed: allowed, nearest: nearest(to: word, among: allowed)), at: place(tape, token, file))
            }
        } else {
            diagnostics.add(.changeIncomplete("kind"), at: place(tape, root, file))
        }
        if let token = parts["date"] {
            let word = text(tape, token) ?? ""
            change.date = Day(word)
            if change.date == nil { diagnostics.add(word.utf8.count == 10 ? .noSuchDay(word) : .dayFormat(word), at: place(tape, token, file)) }
        }
        change.cost = cost(tape, parts["cost"], file)
        if let token = parts["after"] {
            let word = text(tape, token) ?? ""
            if let days = word == "0d" ? 0 : Horizon.days(word) { change.after = days } else { diagnostics.add(.wrongType(key: "after", expected: "0d | 30d | 6m | 1y", found: word), at: place(tape, token, file)) }
        }
        if let token = parts["source"] {
            context.provenance = builder.readProvenance(tape, token, context)
            change.source = source(builder, context.provenance)
        }
        if let token = parts["decides"] {
            change.decides = decision(tape, token, file)
            if change.sort != .decision { diagnostics.add(.decidesWithoutDecision(kind: change.sort.rawValue), at: place(tape, token - 1, file)) }
        }
        for (token, index) in items(tape, parts["add"], "add", file) {
            guard let row = builder.readElement(tape, at: token, context) else { continue }
            let element = extract(row, builder)
            added[element.id] = element.kind
            let kinds = added
            builder.kindOfKnown = { id in kinds[id] ?? known.index(of: id).map { known.elements[$0].kind } }
            change.steps.append((.add(element), index))
        }
        for (token, index) in items(tape, parts["set"], "set", file) {
            if let step = set(tape, token, file, &builder, context) { change.steps.append((step, index)) }
        }
        for (token, index) in items(tape, parts["remove"], "remove", file) {
            if let step = remove(tape, token, file) { change.steps.append((step, index)) }
        }
        return change
    }

    // MARK: Decisions

    private static let decisionKeys = ["finding", "treatment", "owner", "review", "measures"]

    /// What is decided of which finding; nil after a diagnostic when one of the two is not to be known.
    private mutating func decision(_ tape: borrowing Tape, _ token: Int, _ file: String) -> Change.Decision? {
        guard let fields = mapping(tape, token, file) else {
            diagnostics.add(.expectedMapping(what: "decides"), at: place(tape, token, file))
            return nil
        }
        for (key, value) in fields where !Self.decisionKeys.contains(key) {
            diagnostics.add(.unknownKey(key, kind: "decides", nearest: nearest(to: key, among: Self.decisionKeys)), at: place(tape, value - 1, file))
        }
        let finding = text(tape, fields["finding"])
        if finding == nil { diagnostics.add(.decisionIncomplete("finding"), at: place(tape, fields["finding"] ?? token, file)) }
        var treatment: Change.Decision.Treatment?
        if let value = fields["treatment"] {
            let word = text(tape, value) ?? ""
            treatment = Change.Decision.Treatment(rawValue: word)
            let allowed = Change.Decision.Treatment.allCases.map(\.rawValue)
            if treatment == nil {
                diagnostics.add(.unknownToken(key: "treatment", found: word, allowed: allowed, nearest: nearest(to: word, among: allowed)), at: place(tape, value, file))
            }
        } else {
            diagnostics.add(.decisionIncomplete("treatment"), at: place(tape, token, file))
        }
        var review: Day?
        if let value = fields["review"] {
            let word = text(tape, value) ?? ""
            review = Day(word)
            if review == nil { diagnostics.add(word.utf8.count == 10 ? .noSuchDay(word) : .dayFormat(word), at: place(tape, value, file)) }
        }
        let measures = words(tape, fields["measures"], "measures", file)
        guard let finding, let treatment else { return nil }
        if treatment == .reduce, measures.isEmpty, fields["measures"] == nil { diagnostics.add(.reductionWithoutMeasure(finding), at: place(tape, token, file)) }
        return Change.Decision(finding: finding, treatment: treatment, owner: text(tape, fields["owner"]) ?? "", review: review, measures: measures)
    }

    /// A word, or a list of words.
    private mutating func words(_ tape: borrowing Tape, _ index: Int?, _ name: String, _ file: String) -> [String] {
        guard let index else { return [] }
        if let one = text(tape, index) { return [one] }
        guard tape.tokens[index].kind == .sequence else {
            diagnostics.add(.wrongType(key: name, expected: "[…]", found: "mapping"), at: place(tape, index, file))
            return []
        }
        var result: [String] = []
        var cursor = index + 1
        while cursor < Int(tape.tokens[index].next) {
            if let word = text(tape, cursor) { result.append(word) } else { diagnostics.add(.wrongType(key: name, expected: "id", found: "…"), at: place(tape, cursor, file)) }
            cursor = Int(tape.tokens[cursor].next)
        }
        return result
    }

    // MARK: Steps

    private mutating func set(
        _ tape: borrowing Tape, _ token: Int, _ file: String, _ builder: inout ContinuumBuilder, _ context: ContinuumBuilder.Context
    ) -> Change.Step? {
        guard let fields = mapping(tape, token, file) else { return nil }
        if let relation = fields["relation"] {
            guard let id = text(tape, fields["id"]), let name = text(tape, relation), let to = text(tape, fields["to"]) else {
                diagnostics.add(.changeIncomplete("id, relation, to"), at: place(tape, token, file))
                return nil
            }
            guard let key = continuum.vocabulary.key(named: name), case .relation(_, let attributes, _) = continuum.vocabulary.definition(of: key).form else {
                let names = continuum.vocabulary.keys.filter(\.isRelation).map(\.name)
                diagnostics.add(.unknownToken(key: "relation", found: name, allowed: [], nearest: nearest(to: name, among: names)), at: place(tape, relation, file))
                return nil
            }
            let start = builder.facts.count
            builder.readRelationAttributes(tape, token, key, attributes, besides: ["id", "relation", "to", "source"], context)
            let statements = (start..<builder.facts.count).map { i in
                Element.Statement(builder.facts[i].key, literal(builder.facts[i].value, builder), source: source(builder, builder.facts[i].provenance))
            }
            return .setRelation(id: id, key: key, to: to, attributes: statements)
        }
        let was = text(tape, fields["was"])
        guard let id = text(tape, fields["id"]) else {
            diagnostics.add(.missingID, at: place(tape, token, file))
            return nil
        }
        guard continuum.index(of: id) != nil || builder.kindOfKnown?(id) != nil else {
            diagnostics.add(.changeTargetMissing(id), at: place(tape, fields["id"] ?? token, file))
            return nil
        }
        guard let row = builder.readElement(tape, at: token, context, besides: was == nil ? [] : ["was"]) else { return nil }
        return .set(extract(row, builder), was: was)
    }

    private mutating func remove(_ tape: borrowing Tape, _ token: Int, _ file: String) -> Change.Step? {
        guard let fields = mapping(tape, token, file), let id = text(tape, fields["id"]) else {
            diagnostics.add(.missingID, at: place(tape, token, file))
            return nil
        }
        for (key, index) in fields where !["id", "key", "to"].contains(key) {
            diagnostics.add(.unknownKey(key, kind: "remove", nearest: nearest(to: key, among: ["id", "key", "to"])), at: place(tape, index - 1, file))
        }
        guard let name = text(tape, fields["key"]) else { return .remove(id: id) }
        if name == "validity" { return .removeValidity(id: id) }
        guard let key = continuum.vocabulary.key(named: name) else {
            let names = continuum.vocabulary.keys.map(\.name)
            diagnostics.add(.unknownToken(key: "key", found: name, allowed: [], nearest: nearest(to: name, among: names)), at: place(tape, fields["key"] ?? token, file))
            return nil
        }
        if let to = text(tape, fields["to"]) { return .removeRelation(id: id, key: key, to: to) }
        return .removeKey(id: id, key: key)
    }

    // MARK: Pieces of a tape

    private func place(_ tape: borrowing Tape, _ index: Int, _ file: String) -> Place {
        let token = tape.tokens[max(0, index)]
        return Place(file: file, line: Int(token.line), column: Int(token.column), length: Int(token.count))
    }

    private mutating func mapping(_ tape: borrowing Tape, _ index: Int, _ file: String) -> [String: Int]? {
        guard tape.tokens[index].kind == .mapping else { return nil }
        var fields: [String: Int] = [:]
        var cursor = index + 1
        while cursor < Int(tape.tokens[index].next) {
            fields[tape.text(cursor)] = cursor + 1
            cursor = Int(tape.tokens[cursor + 1].next)
        }
        return fields
    }

    private func text(_ tape: borrowing Tape, _ index: Int?) -> String? {
        guard let index, tape.isScalar(index), tape.tokens[index].count > 0 else { return nil }
        return tape.text(index)
    }

    private mutating func bilingual(_ tape: borrowing Tape, _ index: Int?) -> Bilingual {
        guard let index else { return Bilingual("") }
        if let both = text(tape, index) { return Bilingual(both) }
        let fields = mapping(tape, index, "") ?? [:]
        let fr = text(tape, fields["fr"]), en = text(tape, fields["en"])
        return Bilingual(fr: fr ?? en ?? "", en: en ?? fr ?? "")
    }

    private mutating func cost(_ tape: borrowing Tape, _ index: Int?, _ file: String) -> Change.Cost? {
        guard let index else { return nil }
        guard let fields = mapping(tape, index, file) else {
            diagnostics.add(.wrongType(key: "cost", expected: "{ capex: …, opex: … }", found: "…"), at: place(tape, index, file))
            return nil
        }
        var cost = Change.Cost(capex: 0, opex: 0)
        for (key, token) in fields {
            guard case .number(let value) = tape.plain(token), value >= 0 else {
                diagnostics.add(.wrongType(key: key, expected: "number", found: text(tape, token) ?? "…"), at: place(tape, token, file))
                continue
            }
            switch key {
            case "capex": cost.capex = value
            case "opex": cost.opex = value
            default: diagnostics.add(.unknownKey(key, kind: "cost", nearest: nearest(to: key, among: ["capex", "opex"])), at: place(tape, token - 1, file))
            }
        }
        return cost
    }

    private mutating func items(_ tape: borrowing Tape, _ index: Int?, _ name: String, _ file: String) -> [(token: Int, place: Place)] {
        guard let index else { return [] }
        guard tape.tokens[index].kind == .sequence else {
            diagnostics.add(.wrongType(key: name, expected: "[…]", found: text(tape, index) ?? "mapping"), at: place(tape, index, file))
            return []
        }
        var result: [(token: Int, place: Place)] = []
        var cursor = index + 1
        while cursor < Int(tape.tokens[index].next) {
            if tape.tokens[cursor].kind == .mapping {
                result.append((cursor, place(tape, cursor, file)))
            } else {
                diagnostics.add(.expectedMapping(what: name), at: place(tape, cursor, file))
            }
            cursor = Int(tape.tokens[cursor].next)
        }
        return result
    }

    // MARK: From the scratch builder

    private func extract(_ row: Int, _ builder: ContinuumBuilder) -> Element { builder.scratchElement(row) }

    private func source(_ builder: ContinuumBuilder, _ index: Int32) -> Element.Source? { builder.scratchSource(index) }

    private func literal(_ value: Value, _ builder: ContinuumBuilder) -> Element.Literal { builder.scratchLiteral(value) }
}

extension ContinuumBuilder {
    /// The columns read so far as a continuum whose references are not resolved.
    private var scratch: Continuum {
        var continuum = Continuum(vocabulary: vocabulary, strings: strings)
        continuum.files = files
        continuum.elements = elements
        continuum.facts = facts
        continuum.relations = relations
        continuum.groups = groups
        continuum.provenances = provenances
        continuum.validities = validities
        return continuum
    }

    func scratchElement(_ row: Int) -> Element { scratch.element(row) }
    func scratchSource(_ index: Int32) -> Element.Source? { scratch.source(index) }
    func scratchLiteral(_ value: Value) -> Element.Literal { scratch.literal(value) }
}
