/// Layers are merged, references resolved and checked: what no single element can see.
extension ContinuumBuilder {
    /// The continuum of everything read, and every problem found on the way.
    ///
    /// The builder hands over what it has read and is empty afterwards. A later layer's key replaces the earlier layers' values under that key, on the same id; two definitions within one layer are an error.
    /// - Parameter amend: what is still done to it before references are resolved, so that they are checked once and against what there is in the end.
    /// - Complexity: linear in elements, facts and relations, but for the search for near names (at most 20 of them).
    package mutating func finish(amending amend: (inout Continuum, inout Diagnostics) -> Void = { _, _ in }) -> (Continuum, Diagnostics) {
        var continuum = Continuum(vocabulary: vocabulary, strings: strings)
        let index = mergeLayers()
        continuum.files = files
        continuum.indexBySymbol = index
        // The columns are handed over, not shared: resolving writes into them (benchmark `reach`: a copy of 50 M relations is 2.2 GB).
        swap(&continuum.elements, &elements)
        swap(&continuum.facts, &facts)
        swap(&continuum.relations, &relations)
        swap(&continuum.groups, &groups)
        continuum.provenances = provenances
        continuum.validities = validities
        amend(&continuum, &diagnostics)
        var checker = ReferenceChecker(diagnostics: diagnostics)
        checker.resolve(&continuum, elements: continuum.elements.indices, isWhole: true)
        diagnostics = checker.diagnostics
        if strings.isFull { diagnostics.add(.textStoreFull, at: nil) }
        return (continuum, diagnostics)
    }

    /// The index of each element that is left, by symbol.
    private mutating func mergeLayers() -> ContiguousArray<Int32> {
        var first = ContiguousArray<Int32>(onLargePages: -1, count: strings.count)
        var isGone = false
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
            }
            isGone = true
        }
        guard isGone else { return first }
        elements.removeAll { $0.kind.rawValue == 0 }
        for i in first.indices { first[i] = -1 }
        for i in elements.indices { first[elements[i].id.index] = Int32(i) }
        return first
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
