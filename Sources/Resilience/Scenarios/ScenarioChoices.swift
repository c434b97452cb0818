package import Continuum
import Knowledge
import Reach

extension ReadyScenario {
    /// The kinds of element that may be named in one place; none for a number.
    package func kinds(_ place: Int) -> [Kind] {
        switch arguments[place] {
        // A buyer has one seat.
        case .state: name == .bought ? [.state] : [.state, .bloc]
        case .holder: [.state, .bloc, .organisation]
        case .organisation: [.organisation]
        case .thing: [.site, .failureDomain, .device, .platform, .link]
        case .place: [.failureDomain, .link, .site]
        case .offer: [.offer, .platform]
        case .number: []
        }
    }
}

/// What can be named in scenarios for a chart? States and blocs all of them; of the rest, what the chart leads to.
package struct ScenarioChoices: Sendable {
    private let continuum: Continuum
    private let used: Set<Int>

    package init(_ continuum: Continuum, on day: Day) {
        self.continuum = continuum
        var stack = continuum.elements.indices.filter { continuum.elements[$0].layer == .chart && continuum.elements[$0].kind.rawValue != 0 }
        var used = Set(stack)
        while let element = stack.popLast() {
            for relation in continuum.relations(of: element) where relation.element >= 0 && continuum.holds(relation, on: day) && used.insert(Int(relation.element)).inserted {
                stack.append(Int(relation.element))
            }
        }
        self.used = used
    }

    package func elements(_ scenario: ReadyScenario, _ place: Int) -> [Int] {
        let kinds = scenario.kinds(place)
        return continuum.elements.indices.filter { i in
            let kind = continuum.elements[i].kind
            return kinds.contains(kind) && (kind == .state || kind == .bloc || used.contains(i))
        }
    }
}
