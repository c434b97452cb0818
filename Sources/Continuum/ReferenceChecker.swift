/// Do the references of these elements lead somewhere, and to the right kind of thing?
struct ReferenceChecker {
    var diagnostics: Diagnostics
    private var suggestionsLeft = 20

    init(diagnostics: Diagnostics) { self.diagnostics = diagnostics }

    /// - Parameter isWhole: whether `elements` are all of them.
    mutating func resolve(_ continuum: inout Continuum, elements: some Sequence<Int>, isWhole: Bool = false) {
        let vocabulary = continuum.vocabulary
        var targets = ContiguousArray<ByteSet>(repeating: ByteSet(), count: 256)
        for definition in vocabulary.keys { targets[Int(definition.key.rawValue)] = KeyRule(definition).targets }
        // A byte each, where rows are 44 (benchmark `ndjson`); not for a few elements of many.
        var kinds: ContiguousArray<UInt8> = []
        if isWhole {
            kinds.reserveCapacity(continuum.elements.count)
            for i in continuum.elements.indices { kinds.append(continuum.elements[i].kind.rawValue) }
        }
        for element in elements where continuum.elements[element].kind.rawValue != 0 {
            if continuum.resolveQuietly(element, targets, kinds) { continue }
            let row = continuum.elements[element]
            for i in Int(row.relationsStart)..<Int(row.relationsStart + row.relationsCount) {
                let relation = continuum.relations[i]
                if !relation.target.isUnknown {
                    let target = relation.target.index < continuum.indexBySymbol.count ? continuum.indexBySymbol[relation.target.index] : -1
                    continuum.relations[i].element = target
                    if target < 0 {
                        missing(relation.target, key: relation.key, at: Self.place(relation, of: row, continuum), continuum)
                    } else if !targets[Int(relation.key.rawValue)].contains(continuum.elements[Int(target)].kind.rawValue) {
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
        for start in continuum.elements.indices where continuum.elements[start].kind == .site && continuum.isPart(start) {
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

extension Continuum {
    /// Resolves the relations of an element that has nothing to report. False when it may have, or when finding out takes longer: then nothing
    /// is settled.
    ///
    /// Only columns are read, one place at a time: whoever hands the continuum on counts up all its columns (benchmark `ndjson`).
    fileprivate mutating func resolveQuietly(_ element: Int, _ targets: ContiguousArray<ByteSet>, _ kinds: ContiguousArray<UInt8>) -> Bool {
        let row = elements[element]
        if row.layer != .chart, row.provenance == 0 { return false }
        var capital = 0.0, votes = 0.0
        for i in Int(row.relationsStart)..<Int(row.relationsStart + row.relationsCount) {
            let relation = relations[i]
            if !relation.target.isUnknown {
                guard let target = quietTarget(relation.target, relation.key, targets, kinds), Int(target) != element else { return false }
                relations[i].element = target
            }
            for fact in Int(relation.factsStart)..<Int(relation.factsStart + relation.factsCount) {
                switch facts[fact].value {
                case .reference(let symbol): if quietTarget(symbol, facts[fact].key, targets, kinds) == nil { return false }
                case .number(let share):
                    if share < 0 { return false }
                    if facts[fact].key == .capital { capital += share } else if facts[fact].key == .votes { votes += share }
                default: break
                }
            }
        }
        for fact in Int(row.factsStart)..<Int(row.factsStart + row.factsCount) {
            if case .reference(let symbol) = facts[fact].value, quietTarget(symbol, facts[fact].key, targets, kinds) == nil { return false }
        }
        // More than all shares together cannot be too much: leave room for rounding.
        return capital <= 100 && votes <= 100
    }

    /// The index of an element, if there is one and of a kind that the key allows.
    @inline(__always)
    private func quietTarget(_ symbol: Symbol, _ key: Key, _ targets: ContiguousArray<ByteSet>, _ kinds: ContiguousArray<UInt8>) -> Int32? {
        guard symbol.index >= 0, symbol.index < indexBySymbol.count else { return nil }
        let target = indexBySymbol[symbol.index]
        guard target >= 0 else { return nil }
        let kind = kinds.isEmpty ? elements[Int(target)].kind.rawValue : kinds[Int(target)]
        guard targets[Int(key.rawValue)].contains(kind) else { return nil }
        return target
    }

    fileprivate func isPart(_ element: Int) -> Bool {
        for i in relationRange(of: element) where relations[i].key == .partOf && relations[i].element >= 0 { return true }
        return false
    }
}
