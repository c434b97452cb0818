/// What becomes of these elements? The normal form of every change: an element replaces its namesake, nil removes it.
package struct Patch: Sendable, Hashable {
    package var replacements: [String: Element?]
    package init(_ replacements: [String: Element?] = [:]) { self.replacements = replacements }
}

extension Continuum {
    /// The continuum with a patch applied, and what is wrong with it then (references that lead nowhere).
    ///
    /// Untouched rows are shared; a removed row stays in place with kind 0 so that indices hold.
    /// - Complexity: O(patch) beyond copying the columns that change; O(relations) when something is removed.
    package func applying(_ patch: Patch, at places: [String: Place] = [:]) -> (Continuum, Diagnostics) {
        var result = self
        var diagnostics = Diagnostics()
        let (touched, removed, isJoined) = result.write(patch, at: places, &diagnostics)
        let others = Set(touched)
        var rejoined: [Int] = []
        if !removed.isEmpty || isJoined {
            for element in result.elements.indices where result.elements[element].kind.rawValue != 0 && !others.contains(element) {
                if !removed.isEmpty { result.reportReferences(of: element, to: removed, wereIn: self, &diagnostics) }
                if isJoined, result.refers(element, to: others) { rejoined.append(element) }
            }
        }
        var checker = ReferenceChecker(diagnostics: diagnostics)
        checker.resolve(&result, elements: touched + rejoined)
        return (result, checker.diagnostics)
    }

    /// Writes the rows of a patch in place; references are for the caller to resolve.
    /// - Parameter places: where each element is said to be what it becomes; where it stood before, unless told.
    /// - Returns: the rows written, those removed, and whether what others say may hold only now.
    mutating func write(
        _ patch: Patch, at places: [String: Place] = [:], _ diagnostics: inout Diagnostics
    ) -> (touched: [Int], removed: Set<Int>, isJoined: Bool) {
        var touched: [Int] = []
        var removed: Set<Int> = []
        var isJoined = false
        for (id, replacement) in patch.replacements.sorted(by: { $0.key < $1.key }) {
            let existing = index(of: id)
            guard let replacement else {
                if let existing {
                    indexBySymbol[elements[existing].id.index] = -1
                    elements[existing].kind = Kind(rawValue: 0)
                    removed.insert(existing)
                } else {
                    diagnostics.add(.changeTargetMissing(id), at: places[id])
                }
                continue
            }
            // What others said of an id that was missing, or of another kind, may hold now.
            if existing.map({ elements[$0].kind != replacement.kind }) ?? true { isJoined = true }
            touched.append(write(replacement, at: existing, places[id]))
        }
        return (touched, removed, isJoined)
    }

    /// Undoes a patch: what the touched elements were before it.
    package func inverse(of patch: Patch) -> Patch {
        Patch(Dictionary(uniqueKeysWithValues: patch.replacements.keys.map { id in (id, index(of: id).map { element($0) }) }))
    }

    /// One report for each removed element that another names, in a relation or in an attribute (keys, staff).
    private mutating func reportReferences(of element: Int, to removed: Set<Int>, wereIn old: Continuum, _ diagnostics: inout Diagnostics) {
        var named: [Symbol] = []
        func note(_ symbol: Symbol) {
            if let index = old.index(of: symbol), removed.contains(index), !named.contains(symbol) { named.append(symbol) }
        }
        func note(_ range: Range<Int>) {
            for i in range { if case .reference(let symbol) = facts[i].value { note(symbol) } }
        }
        note(factRange(of: element))
        for i in relationRange(of: element) {
            note(relations[i].target)
            note(factRange(of: relations[i]))
            if removed.contains(Int(relations[i].element)) { relations[i].element = -1 }
        }
        for symbol in named { diagnostics.add(.changeReferenced(id: strings[symbol], by: id(element)), at: place(of: element)) }
    }

    private func refers(_ element: Int, to others: Set<Int>) -> Bool {
        relationRange(of: element).contains { i in index(of: relations[i].target).map(others.contains) ?? false }
    }

    private mutating func write(_ element: Element, at existing: Int?, _ place: Place?) -> Int {
        func symbol(_ text: String, _ continuum: inout Continuum) -> Symbol {
            let symbol = continuum.strings.intern(text)
            while continuum.indexBySymbol.count < continuum.strings.count { continuum.indexBySymbol.append(-1) }
            return symbol
        }
        let id = symbol(element.id, &self)
        var row = ElementRow(
            id: id, kind: element.kind, layer: element.layer, file: 0, line: 1, column: 1, provenance: intern(element.source),
            validity: intern(element.validity), factsStart: Int32(facts.count), factsCount: 0, relationsStart: 0, relationsCount: 0)
        if let place {
            if files.last != place.file { files.append(place.file) }
            row.file = Int32(files.count - 1)
            row.line = UInt32(clamping: place.line)
            row.column = UInt32(clamping: place.column)
        } else if let existing {
            row.file = elements[existing].file
            row.line = elements[existing].line
            row.column = elements[existing].column
        } else if files.isEmpty {
            files.append("change")
        }
        for statement in element.statements { append(statement) }
        row.factsCount = Int32(facts.count) - row.factsStart
        row.relationsStart = Int32(relations.count)
        let firstGroup = Int32(groups.count)
        for needed in element.needed { groups.append(Group(needed: Int32(needed), members: 0)) }
        for link in element.links {
            let start = Int32(facts.count)
            for statement in link.attributes { append(statement) }
            if link.group > 0 { groups[Int(firstGroup) + link.group - 1].members += 1 }
            relations.append(
                Relation(
                    key: link.key, target: link.to.map { symbol($0, &self) } ?? .unknown, element: -1,
                    group: link.group == 0 ? 0 : firstGroup + Int32(link.group), factsStart: start, factsCount: Int32(facts.count) - start,
                    provenance: intern(link.source), validity: intern(link.validity), line: row.line, column: row.column))
        }
        row.relationsCount = Int32(relations.count) - row.relationsStart
        if let existing {
            elements[existing] = row
            return existing
        }
        elements.append(row)
        indexBySymbol[id.index] = Int32(elements.count - 1)
        return elements.count - 1
    }

    private mutating func append(_ statement: Element.Statement) {
        let value: Value
        switch statement.value {
        case .unknown: value = .unknown
        case .boolean(let flag): value = .boolean(flag)
        case .number(let number): value = .number(number)
        case .token(let text): value = .token(strings.intern(text))
        case .text(let text): value = .text(strings.intern(text))
        case .bilingual(let names): value = .bilingual(fr: strings.intern(names.fr), en: strings.intern(names.en))
        case .day(let day): value = .day(day)
        case .horizon(let days): value = .horizon(days)
        case .reference(let id): value = .reference(strings.intern(id))
        }
        while indexBySymbol.count < strings.count { indexBySymbol.append(-1) }
        facts.append(Fact(key: statement.key, value: value, provenance: intern(statement.source), validity: intern(statement.validity)))
    }

    private mutating func intern(_ source: Element.Source?) -> Int32 {
        guard let source else { return 0 }
        let provenance = Provenance(ref: strings.intern(source.ref), date: source.date, standing: source.standing, rank: source.rank)
        if let index = provenances.lastIndex(of: provenance) { return Int32(index) }
        provenances.append(provenance)
        return Int32(provenances.count - 1)
    }

    private mutating func intern(_ validity: Validity) -> Int32 {
        if let index = validities.firstIndex(of: validity) { return Int32(index) }
        validities.append(validity)
        return Int32(validities.count - 1)
    }
}
