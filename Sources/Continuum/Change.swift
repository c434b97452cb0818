/// What happens to a chart: an import, a what-if, a measure, a bid, a drift, a decision. One type for all of them.
package struct Change: Sendable {
    package enum Sort: String, Sendable, CaseIterable, Codable {
        case measure, scenario, bid, `import`, drift, decision, edit
    }

    /// Euros, once and a year.
    package struct Cost: Sendable, Hashable {
        package var capex: Double
        package var opex: Double

        package init(capex: Double, opex: Double) {
            self.capex = capex
            self.opex = opex
        }
    }

    /// What was decided about a finding, by whom, and until when?
    package struct Decision: Sendable, Hashable {
        package enum Treatment: String, Sendable, CaseIterable, Codable {
            case accept, refuse, reduce, transfer
        }

        /// The finding's id in the assessment, such as `REACH-OBTAIN:dossiers:law`.
        package var finding: String
        package var treatment: Treatment
        package var owner: String
        /// The day on which it is looked at again.
        package var review: Day?
        /// The changes that are to reduce it.
        package var measures: [String]

        package init(finding: String, treatment: Treatment, owner: String = "", review: Day? = nil, measures: [String] = []) {
            self.finding = finding
            self.treatment = treatment
            self.owner = owner
            self.review = review
            self.measures = measures
        }
    }

    package enum Step: Sendable, Hashable {
        case add(Element)
        /// Replaces the values under the keys that the element states.
        case set(Element, was: String?)
        /// Replaces attributes of one relation.
        case setRelation(id: String, key: Key, to: String, attributes: [Element.Statement])
        case remove(id: String)
        case removeKey(id: String, key: Key)
        case removeRelation(id: String, key: Key, to: String)
        /// The element holds at all times again.
        case removeValidity(id: String)

        package var id: String {
            switch self {
            case .add(let element), .set(let element, _): element.id
            case .setRelation(let id, _, _, _), .remove(let id), .removeKey(let id, _), .removeRelation(let id, _, _), .removeValidity(let id): id
            }
        }
    }

    package var id: String
    package var sort: Sort
    package var name: Bilingual
    package var author: String
    package var date: Day?
    package var reason: Bilingual
    package var cost: Cost?
    /// How many days after the first one it happens, in a scenario of several.
    package var after: Int32
    package var source: Element.Source?
    package var decides: Decision?
    package var steps: [(step: Step, place: Place)]
    package var file: String

    package init(
        id: String, sort: Sort, name: Bilingual, author: String = "", date: Day? = nil, reason: Bilingual = Bilingual(""), cost: Cost? = nil,
        after: Int32 = 0, source: Element.Source? = nil, decides: Decision? = nil, steps: [(step: Step, place: Place)], file: String
    ) {
        self.id = id
        self.sort = sort
        self.name = name
        self.author = author
        self.date = date
        self.reason = reason
        self.cost = cost
        self.after = after
        self.source = source
        self.decides = decides
        self.steps = steps
        self.file = file
    }
}

extension Change {
    /// What becomes of each element it touches, over a continuum; what cannot be applied is a diagnostic and left out.
    package func patch(over continuum: Continuum) -> (Patch, Diagnostics) {
        var diagnostics = Diagnostics()
        var touched: [String: Element?] = [:]
        func current(_ id: String) -> Element? {
            if let known = touched[id] { return known }
            return continuum.index(of: id).map { continuum.element($0) }
        }
        for (step, place) in steps {
            if case .add(let element) = step {
                if current(element.id) != nil { diagnostics.add(.changeAlreadyThere(element.id), at: place) } else { touched[element.id] = element }
                continue
            }
            guard var element = current(step.id) else {
                diagnostics.add(.changeTargetMissing(step.id), at: place)
                continue
            }
            switch step {
            case .add: break
            case .set(let new, let was):
                if let was, let problem = moved(element, new, was, continuum) {
                    diagnostics.add(problem, at: place)
                    continue
                }
                element.replaceKeys(of: new)
                touched[element.id] = element
            case .setRelation(let id, let key, let to, let attributes):
                guard element.setAttributes(attributes, ofFirst: key, to: to) else {
                    diagnostics.add(.changeNoSuchFact(id: id, key: "\(continuum.vocabulary.name(of: key)) → \(to)"), at: place)
                    continue
                }
                touched[id] = element
            case .remove(let id):
                touched[id] = .some(nil)
            case .removeKey(let id, let key):
                let before = element
                element.statements.removeAll { $0.key == key }
                element.links.removeAll { $0.key == key }
                if element == before { diagnostics.add(.changeNoSuchFact(id: id, key: continuum.vocabulary.name(of: key)), at: place) }
                touched[id] = element.withGroupsInOrder()
            case .removeRelation(let id, let key, let to):
                let before = element
                element.removeLinks(key, to: to)
                if element == before {
                    diagnostics.add(.changeNoSuchFact(id: id, key: "\(continuum.vocabulary.name(of: key)) → \(to)"), at: place)
                }
                touched[id] = element
            case .removeValidity(let id):
                if element.validity == .always { diagnostics.add(.changeNoSuchFact(id: id, key: "validity"), at: place) }
                element.validity = .always
                touched[id] = element
            }
        }
        return (Patch(touched), diagnostics)
    }

    private func moved(_ element: Element, _ new: Element, _ was: String, _ continuum: Continuum) -> Problem? {
        guard let key = (new.statements.map(\.key) + new.links.map(\.key)).first else { return nil }
        let found = element.said(key)
        if found == was { return nil }
        return .changeValueMoved(id: element.id, key: continuum.vocabulary.name(of: key), expected: was, found: found)
    }

    /// Applies changes one after the other; two that set the same fact differently conflict, and the later one is said so.
    package static func applying(_ changes: [Change], to continuum: Continuum) -> (Continuum, Diagnostics) {
        var result = continuum
        var diagnostics = Diagnostics()
        var setters: [String: (change: String, step: Step)] = [:]
        for change in changes {
            for (step, place) in change.steps {
                for key in step.keys {
                    let fact = "\(step.id) \(key.rawValue)"
                    if let earlier = setters[fact], earlier.change != change.id, earlier.step != step {
                        diagnostics.add(
                            .changeConflict(id: step.id, key: continuum.vocabulary.name(of: key), other: earlier.change), at: place)
                    }
                    setters[fact] = (change.id, step)
                }
            }
            let (patch, problems) = change.patch(over: result)
            diagnostics.add(contentsOf: problems)
            let (next, more) = result.applying(patch)
            for var diagnostic in more.list {
                // What does not fit is the change, wherever the element that it touches was written.
                if diagnostic.place?.file != change.file { diagnostic.place = change.steps.first?.place }
                diagnostics.add(diagnostic)
            }
            result = next
        }
        return (result, diagnostics)
    }
}

extension Change.Step {
    /// The keys that it sets or removes on its element.
    package var keys: Set<Key> {
        switch self {
        case .add, .remove, .removeValidity: []
        case .set(let element, _): Set(element.statements.map(\.key) + element.links.map(\.key))
        case .setRelation(_, let key, _, _), .removeKey(_, let key), .removeRelation(_, let key, _): [key]
        }
    }
}

extension Element {
    /// What it says under a key, as `was` is written: the values, or the ids that they lead to.
    package func said(_ key: Key) -> String {
        let values = statements.filter { $0.key == key }.map { Element.document(of: $0.value) }.map { document in
            if case .string(let text) = document { text } else { document.json }
        } + links.filter { $0.key == key }.map { $0.to ?? "unknown" }
        return values.joined(separator: ", ")
    }

    /// Replaces attributes of the first relation to a target; false when there is none.
    mutating func setAttributes(_ attributes: [Statement], ofFirst key: Key, to: String) -> Bool {
        guard let i = links.firstIndex(where: { $0.key == key && $0.to == to }) else { return false }
        let keys = Set(attributes.map(\.key))
        links[i].attributes = links[i].attributes.filter { !keys.contains($0.key) } + attributes
        return true
    }

    mutating func removeLinks(_ key: Key, to: String) {
        links.removeAll { $0.key == key && $0.to == to }
        self = withGroupsInOrder()
    }

    /// Takes over another element's values under the keys that it states.
    mutating func replaceKeys(of other: Element) {
        let keys = Set(other.statements.map(\.key) + other.links.map(\.key))
        statements = statements.filter { !keys.contains($0.key) } + other.statements
        links.removeAll { keys.contains($0.key) }
        self = withGroupsInOrder()
        let shift = needed.count
        needed += other.needed
        links += other.links.map { link in
            var link = link
            if link.group > 0 { link.group += shift }
            return link
        }
        if other.validity != .always { validity = other.validity }
        self = withGroupsInOrder()
    }

    /// Groups numbered from 1 without gaps; a group left with fewer members than it needs, needs them all.
    package func withGroupsInOrder() -> Element {
        var copy = self
        var numbers: [Int: Int] = [:]
        var kept: [Int] = []
        for i in copy.links.indices where copy.links[i].group > 0 {
            let old = copy.links[i].group
            if numbers[old] == nil {
                let members = links.count { $0.group == old }
                kept.append(min(needed[old - 1], members))
                numbers[old] = kept.count
            }
            copy.links[i].group = numbers[old] ?? 0
        }
        copy.needed = kept
        return copy
    }
}
