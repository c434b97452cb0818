package import Continuum
package import Resilience

/// What alone would stop each of some services, and how sure they are; read off the engine of resilience once for all checks.
package struct Stoppers: Sendable {
    package struct Entry: Sendable {
        /// Things that stop it by themselves: a card, a site, a supplier’s platform.
        package var things: [Int32] = []
        /// Organisations and groups of them that stop it by refusing, at once.
        package var suppliers: [Int32] = []
        /// The same, once refusals have lasted a year.
        package var suppliersWithinYear: [Int32] = []
        /// Something that it needs is out of service, or can be met by nothing.
        package var hasFailed = false
        /// States that stop it by refusing, at once.
        package var states: [Int32] = []
        package var availability: Interval?
        /// Things of which no figure is known.
        package var unknownThings: [Int32] = []
        /// Needs that nobody states.
        package var unknownNeeds: [(element: Int32, key: Key)] = []
    }

    package private(set) var entries: [Int32: Entry] = [:]

    package init() {}

    package init(_ resilience: Resilience, own: Int32?) {
        for service in resilience.services {
            var entry = Entry()
            entry.things = service.singles.map(\.element)
            entry.hasFailed = service.hasFailedAlready
            func alone(_ refusals: ServiceResilience.Refusals) -> [Int32] {
                Set((refusals.suppliers.sets + refusals.groups.sets).filter { $0.count == 1 && $0[0].element != own }.map { $0[0].element }).sorted()
            }
            if let later = service.refusals.last { entry.suppliersWithinYear = alone(later) }
            if let now = service.refusals.first {
                entry.suppliers = alone(now)
                entry.states = now.states.sets.filter { $0.count == 1 }.map { $0[0].element }
            }
            entry.availability = service.availability
            entry.unknownThings = service.unknownThings.map(\.element)
            entry.unknownNeeds = service.unknownNeeds
            entries[Int32(service.element)] = entry
        }
    }
}
