/// What does one element say, apart from any continuum? The unit of editing: changes replace whole elements.
package struct Element: Hashable, Sendable {
    package enum Literal: Hashable, Sendable {
        case unknown
        case boolean(Bool)
        case number(Double)
        case token(String)
        case text(String)
        case bilingual(Bilingual)
        case day(Day)
        case horizon(Int32)
        case reference(String)
    }

    package struct Source: Hashable, Sendable {
        package var ref: String
        package var date: Day?
        package var standing: Standing?
        package var rank: Rank?
        package init(ref: String, date: Day? = nil, standing: Standing? = nil, rank: Rank? = nil) {
            self.ref = ref
            self.date = date
            self.standing = standing
            self.rank = rank
        }
    }

    package struct Statement: Hashable, Sendable {
        package var key: Key
        package var value: Literal
        package var source: Source?
        package var validity: Validity
        package init(_ key: Key, _ value: Literal, source: Source? = nil, validity: Validity = .always) {
            self.key = key
            self.value = value
            self.source = source
            self.validity = validity
        }
    }

    package struct Link: Hashable, Sendable {
        package var key: Key
        /// nil: unknown.
        package var to: String?
        /// 0: needed as it is; otherwise its set of alternatives within the element, from 1.
        package var group: Int
        package var attributes: [Statement]
        package var source: Source?
        package var validity: Validity
        package init(
            _ key: Key, to: String?, group: Int = 0, attributes: [Statement] = [], source: Source? = nil, validity: Validity = .always
        ) {
            self.key = key
            self.to = to
            self.group = group
            self.attributes = attributes
            self.source = source
            self.validity = validity
        }
    }

    package var id: String
    package var kind: Kind
    package var layer: Layer
    package var source: Source?
    package var validity: Validity
    package var statements: [Statement]
    package var links: [Link]
    /// `needed[g - 1]` of the members of group g are enough.
    package var needed: [Int]

    package init(
        id: String, kind: Kind, layer: Layer = .chart, source: Source? = nil, validity: Validity = .always, statements: [Statement] = [],
        links: [Link] = [], needed: [Int] = []
    ) {
        self.id = id
        self.kind = kind
        self.layer = layer
        self.source = source
        self.validity = validity
        self.statements = statements
        self.links = links
        self.needed = needed
    }
}

extension Continuum {
    package func source(_ index: Int32) -> Element.Source? {
        guard index != 0 else { return nil }
        let provenance = provenances[Int(index)]
        return Element.Source(ref: strings[provenance.ref], date: provenance.date, standing: provenance.standing, rank: provenance.rank)
    }

    package func literal(_ value: Value) -> Element.Literal {
        switch value {
        case .unknown: .unknown
        case .boolean(let value): .boolean(value)
        case .number(let value): .number(value)
        case .token(let symbol): .token(strings[symbol])
        case .text(let symbol): .text(strings[symbol])
        case .bilingual(let fr, let en): .bilingual(Bilingual(fr: strings[fr], en: strings[en]))
        case .day(let day): .day(day)
        case .horizon(let days): .horizon(days)
        case .reference(let symbol): .reference(strings[symbol])
        }
    }

    /// The element at an index, as a value of its own.
    package func element(_ index: Int) -> Element {
        let row = elements[index]
        func statements(_ range: Range<Int>) -> [Element.Statement] {
            range.map { i in
                let fact = facts[i]
                return Element.Statement(fact.key, literal(fact.value), source: source(fact.provenance), validity: validities[Int(fact.validity)])
            }
        }
        var numbers: [Int32: Int] = [:]
        var needed: [Int] = []
        let links = relations(of: index).map { relation in
            var group = 0
            if relation.group != 0 {
                if let known = numbers[relation.group] {
                    group = known
                } else {
                    needed.append(Int(groups[Int(relation.group) - 1].needed))
                    group = needed.count
                    numbers[relation.group] = group
                }
            }
            return Element.Link(
                relation.key, to: relation.target.isUnknown ? nil : strings[relation.target], group: group,
                attributes: statements(factRange(of: relation)), source: source(relation.provenance), validity: validities[Int(relation.validity)])
        }
        return Element(
            id: strings[row.id], kind: row.kind, layer: row.layer, source: source(row.provenance), validity: validities[Int(row.validity)],
            statements: statements(factRange(of: index)), links: links, needed: needed)
    }
}
