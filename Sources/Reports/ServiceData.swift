package import Continuum
import Knowledge

/// What does a service handle? The service, those that it relies on, and the data that they use or process, whichever side says so.
package struct ServiceData: Sendable {
    private let continuum: Continuum
    private let day: Day
    private let processed: [Int: [Int]]

    package init(_ continuum: Continuum, on day: Day) {
        self.continuum = continuum
        self.day = day
        var processed: [Int: [Int]] = [:]
        for data in continuum.elements.indices where continuum.elements[data].layer == .chart && continuum.elements[data].kind == .data {
            for relation in continuum.relations(of: data) where relation.key == .processedBy && relation.element >= 0 && continuum.holds(relation, on: day) {
                processed[Int(relation.element), default: []].append(data)
            }
        }
        self.processed = processed
    }

    package func elements(of service: Int) -> Set<Int> {
        var found: Set<Int> = [service], queue = [service]
        while let element = queue.popLast() {
            var next = processed[element] ?? []
            for relation in continuum.relations(of: element) where relation.element >= 0 && continuum.holds(relation, on: day) {
                let target = Int(relation.element)
                switch (relation.key, continuum.elements[target].kind) {
                case (.uses, .data), (.uses, .treatment), (.uses, .service), (.runsOn, .application), (.reliesOn, .service), (.reliesOn, .application), (.partOf, .service):
                    next.append(target)
                default: break
                }
            }
            // Data are what was asked for: what they are kept on handles other data too.
            for target in next where found.insert(target).inserted && continuum.elements[target].kind != .data { queue.append(target) }
        }
        return found
    }
}
