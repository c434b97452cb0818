/// Layers are merged, references resolved and checked: what no single element can see.
extension ContinuumBuilder {
    /// The continuum of everything read, and every problem found on the way.
    ///
    /// The builder hands over what it has read and is empty afterwards. A later layer's key replaces the earlier layers' values under that key, on the same id; two definitions within one layer are an error.
    /// - Complexity: linear in elements, facts and relations, but for the search for near names (at most 20 of them).
    package mutating func finish() -> (Continuum, Diagnostics) {
        var continuum = Continuum(vocabulary: vocabulary, strings: strings)
        mergeLayers()
        var index = ContiguousArray<Int32>(repeating: -1, count: strings.count)
        for (i, row) in elements.enumerated() where row.kind.rawValue != 0 { index[row.id.index] = Int32(i) }
        continuum.files = files
        continuum.indexBySymbol = index
        // The columns are handed over, not shared: resolving writes into them (benchmark `reach`: a copy of 50 M relations is 2.2 GB).
        swap(&continuum.elements, &elements)
        swap(&continuum.facts, &facts)
        swap(&continuum.relations, &relations)
        swap(&continuum.groups, &groups)
        continuum.provenances = provenances
        continuum.validities = validities
        var checker = ReferenceChecker(diagnostics: diagnostics)
        checker.resolve(&continuum, elements: continuum.elements.indices)
        diagnostics = checker.diagnostics
        if strings.isFull { diagnostics.add(.textStoreFull, at: nil) }
        return (continuum, diagnostics)
    }

    private mutating func mergeLayers() {
        var first = ContiguousArray<Int32>(repeating: -1, count: strings.count)
        var isShadowed = false
        for i in elements.indices {
            let row = elements[i]
            let earlier = first[row.id.index]
            guard earlier >= 0 else {
                first[row.id.index] = Int32(i)
                continue
            }
            let other = elements[Int(earlier)]
            if other.layer == row.layer {
                diagnostics.add(.duplicateID(strings[row.id]), at: place(of: row), related: place(of: other))
                elements[i].kind = Kind(rawValue: 0)
            } else if other.kind != row.kind {
                diagnostics.add(
                    .kindChanged(id: strings[row.id], was: vocabulary.name(of: other.kind), now: vocabulary.name(of: row.kind)), at: place(of: row),
                    related: place(of: other))
                elements[i].kind = Kind(rawValue: 0)
            } else {
                elements[Int(earlier)] = overlaid(lower: other, upper: row)
                elements[i].kind = Kind(rawValue: 0)
                isShadowed = true
            }
        }
        if isShadowed || elements.contains(where: { $0.kind.rawValue == 0 }) { elements.removeAll { $0.kind.rawValue == 0 } }
    }

    private func place(of row: ElementRow) -> Place {
        Place(file: files[Int(row.file)], line: Int(row.line), column: Int(row.column), length: strings.length(of: row.id))
    }

    private mutating func overlaid(lower: ElementRow, upper: ElementRow) -> ElementRow {
        var keys: Set<Key> = []
        let upperFacts = Int(upper.factsStart)..<Int(upper.factsStart + upper.factsCount)
        let upperRelations = Int(upper.relationsStart)..<Int(upper.relationsStart + upper.relationsCount)
        for i in upperFacts { keys.insert(facts[i].key) }
        for i in upperRelations { keys.insert(relations[i].key) }
        var row = upper
        row.factsStart = Int32(facts.count)
        for i in Int(lower.factsStart)..<Int(lower.factsStart + lower.factsCount) where !keys.contains(facts[i].key) { facts.append(facts[i]) }
        for i in upperFacts { facts.append(facts[i]) }
        row.factsCount = Int32(facts.count) - row.factsStart
        row.relationsStart = Int32(relations.count)
        for i in Int(lower.relationsStart)..<Int(lower.relationsStart + lower.relationsCount) where !keys.contains(relations[i].key) {
            relations.append(relations[i])
        }
        for i in upperRelations { relations.append(relations[i]) }
        row.relationsCount = Int32(relations.count) - row.relationsStart
        if upper.validity == 0 { row.validity = lower.validity }
        return row
    }
}

/// Do the references of these elements lead somewhere, and to the right kind of thing?
struct ReferenceChecker {
    var diagnostics: Diagnostics
    private var suggestionsLeft = 20

    init(diagnostics: Diagnostics) { self.diagnostics = diagnostics }

    mutating func resolve(_ continuum: inout Continuum, elements: some Sequence<Int>) {
        let vocabulary = continuum.vocabulary
        var targetsByKey = [[Bool]?](repeating: nil, count: 256)
        for definition in vocabulary.keys {
            guard case .relation(let kinds, _, _) = definition.form, !kinds.isEmpty else { continue }
            var row = [Bool](repeating: false, count: 256)
            for kind in kinds { row[Int(kind.rawValue)] = true }
            targetsByKey[Int(definition.key.rawValue)] = row
        }
        for element in elements where continuum.elements[element].kind.rawValue != 0 {
            let row = continuum.elements[element]
            for i in Int(row.relationsStart)..<Int(row.relationsStart + row.relationsCount) {
                let relation = continuum.relations[i]
                if !relation.target.isUnknown {
                    let target = relation.target.index < continuum.indexBySymbol.count ? continuum.indexBySymbol[relation.target.index] : -1
                    continuum.relations[i].element = target
                    if target < 0 {
                        missing(relation.target, key: relation.key, at: Self.place(relation, of: row, continuum), continuum)
                    } else if let allowed = targetsByKey[Int(relation.key.rawValue)], !allowed[Int(continuum.elements[Int(target)].kind.rawValue)] {
                        continuum.relations[i].element = -1
                        let kind = continuum.elements[Int(target)].kind
                        wrongKind(relation.target, kind, key: relation.key, at: Self.place(relation, of: row, continuum), continuum)
                    } else if Int(target) == element {
                        continuum.relations[i].element = -1
                        diagnostics.add(
                            .selfReference(continuum.strings[relation.target], key: vocabulary.name(of: relation.key)),
                            at: Self.place(relation, of: row, continuum))
                    }
                }
                if relation.factsCount > 0 { check(continuum.factRange(of: relation), at: { Self.place(relation, of: row, continuum) }, continuum) }
            }
            check(continuum.factRange(of: element), at: { continuum.place(of: element) }, continuum)
            if row.kind == .organisation { checkShares(element, continuum) }
            if row.layer != .chart, row.provenance == 0 { checkSource(element, continuum) }
        }
        checkNesting(continuum)
    }

    private static func place(_ relation: Relation, of row: ElementRow, _ continuum: Continuum) -> Place {
        Place(
            file: continuum.files[Int(row.file)], line: Int(relation.line), column: Int(relation.column),
            length: relation.target.isUnknown ? 7 : continuum.strings.length(of: relation.target))
    }

    private mutating func missing(_ symbol: Symbol, key: Key, at place: Place, _ continuum: Continuum) {
        let id = continuum.strings[symbol]
        var suggestion: String?
        if suggestionsLeft > 0 {
            suggestionsLeft -= 1
            suggestion = nearest(to: id, among: continuum.elements.lazy.filter { $0.kind.rawValue != 0 }.map { continuum.strings[$0.id] })
        }
        diagnostics.add(.unknownReference(id, key: continuum.vocabulary.name(of: key), nearest: suggestion), at: place)
    }

    private mutating func wrongKind(_ symbol: Symbol, _ kind: Kind, key: Key, at place: Place, _ continuum: Continuum) {
        let vocabulary = continuum.vocabulary
        var allowed: [String] = []
        switch vocabulary.definition(of: key).form {
        case .relation(let kinds, _, _): allowed = kinds.map { vocabulary.name(of: $0) }
        case .attribute(.reference(let kinds), _): allowed = kinds.map { vocabulary.name(of: $0) }
        default: break
        }
        diagnostics.add(
            .wrongTargetKind(continuum.strings[symbol], key: vocabulary.name(of: key), kind: vocabulary.name(of: kind), allowed: allowed), at: place)
    }

    private mutating func check(_ range: Range<Int>, at place: () -> Place, _ continuum: Continuum) {
        for i in range {
            guard case .reference(let symbol) = continuum.facts[i].value else { continue }
            let key = continuum.facts[i].key
            guard let target = continuum.index(of: symbol) else {
                missing(symbol, key: key, at: place(), continuum)
                continue
            }
            if case .attribute(.reference(let kinds), _) = continuum.vocabulary.definition(of: key).form, !kinds.isEmpty,
                !kinds.contains(continuum.elements[target].kind)
            {
                wrongKind(symbol, continuum.elements[target].kind, key: key, at: place(), continuum)
            }
        }
    }

    /// Shares that hold at the same time may not exceed 100 %; several sources on one holder count once, at their lowest.
    private mutating func checkShares(_ element: Int, _ continuum: Continuum) {
        for (key, name) in [(Key.capital, "capital"), (Key.votes, "votes")] {
            var lowest: [Symbol: Double] = [:], holders: [Symbol] = []
            var firstPlace: Place?
            for relation in continuum.relations(of: element) where relation.key == .owners && relation.validity == 0 {
                if case .number(let share)? = continuum.value(key, of: relation) {
                    if lowest[relation.target] == nil { holders.append(relation.target) }
                    lowest[relation.target] = min(lowest[relation.target] ?? 100, share)
                    firstPlace = firstPlace ?? Self.place(relation, of: continuum.elements[element], continuum)
                }
            }
            // In the order of the file: a sum of fractions depends on its order.
            let total = holders.reduce(0) { $0 + (lowest[$1] ?? 0) }
            if total > 100.5 {
                diagnostics.add(
                    .sharesAboveHundred(organisation: continuum.id(element), what: name, total: short((total * 100).rounded() / 100)), at: firstPlace)
            }
        }
    }

    private mutating func checkSource(_ element: Int, _ continuum: Continuum) {
        let unsourced = continuum.factRange(of: element).contains { continuum.facts[$0].provenance == 0 }
            || continuum.relations(of: element).contains { $0.provenance == 0 }
        let isBare = continuum.factRange(of: element).isEmpty && continuum.relationRange(of: element).isEmpty
        if unsourced || isBare { diagnostics.add(.missingSource(continuum.id(element)), at: continuum.place(of: element)) }
    }

    /// `part-of` must be a forest.
    private mutating func checkNesting(_ continuum: Continuum) {
        var state: [Int: Int] = [:]  // 1 open, 2 done
        for start in continuum.elements.indices where continuum.elements[start].kind == .site {
            var path: [Int] = []
            var cursor: Int? = start
            while let element = cursor, state[element] == nil {
                state[element] = 1
                path.append(element)
                cursor = continuum.relations(of: element).first { $0.key == .partOf && $0.element >= 0 }.map { Int($0.element) }
            }
            if let end = cursor, state[end] == 1, let from = path.firstIndex(of: end) {
                diagnostics.add(.partOfCycle((path[from...] + [end]).map { continuum.id($0) }), at: continuum.place(of: end))
            }
            for element in path { state[element] = 2 }
        }
    }
}
