import Continuum

/// What goes with an element that is removed? What refers to it, which then no longer does.
struct Removal: Sendable {
    let id: String
    /// Elements that refer to it, by index.
    private(set) var referrers: [Int] = []
    /// First the references, then the element.
    private(set) var steps: [Change.Step] = []

    /// - Complexity: one pass over relations and facts.
    init(of id: String, over continuum: Continuum) {
        self.id = id
        guard let index = continuum.index(of: id) else { return }
        let symbol = continuum.elements[index].id
        func refers(_ value: Value) -> Bool { value == .reference(symbol) }
        for i in continuum.elements.indices where i != index && continuum.elements[i].kind.rawValue != 0 {
            let isReferring = continuum.factRange(of: i).contains { refers(continuum.facts[$0].value) }
                || continuum.relations(of: i).contains { relation in
                    relation.target == symbol || continuum.factRange(of: relation).contains { refers(continuum.facts[$0].value) }
                }
            if isReferring { referrers.append(i) }
        }
        for i in referrers {
            let element = continuum.element(i)
            steps += Change.Step.steps(from: element, to: element.without(id))
        }
        steps.append(.remove(id: id))
    }
}

extension Element {
    /// The same, referring to an element no more.
    func without(_ id: String) -> Element {
        var copy = self
        copy.statements.removeAll { $0.value == .reference(id) }
        copy.links.removeAll { $0.to == id }
        for i in copy.links.indices { copy.links[i].attributes.removeAll { $0.value == .reference(id) } }
        return copy.withGroupsInOrder()
    }
}
