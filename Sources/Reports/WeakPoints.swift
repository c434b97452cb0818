package import Continuum
package import Reach
package import Resilience

/// What stops services alone, and how many of them? Each thing that breaks and each that may refuse, with what it stops at once, within 30 days, within a year.
package struct WeakPoints: Sendable {
    package struct Point: Sendable {
        package var event: FailureModel.Event
        /// Card, trench, site, group: what sort of thing it is.
        package var kind: Bilingual
        /// Indices into `Resilience.services` by horizon, in the order of `horizons`: what is stopped by then.
        package var stops: [[Int]]
    }

    package static let horizons: [Plane] = [.cut, .starve30d, .starve1y]

    /// Those that stop most first; what breaks before what refuses.
    package let points: [Point]

    package init(_ resilience: Resilience) {
        let ranking = FailureRanking(resilience)
        var stops: [FailureModel.Event: [[Int]]] = [:]
        let none = [[Int]](repeating: [], count: Self.horizons.count)
        for (i, service) in resilience.services.enumerated() {
            // What breaks is broken at once, and stays so.
            for event in service.singles where ranking.isShown(event) {
                for h in Self.horizons.indices { stops[event, default: none][h].append(i) }
            }
            for refusals in service.refusals {
                guard let h = Self.horizons.firstIndex(of: refusals.plane) else { continue }
                let lists = [refusals.states, refusals.groups, refusals.suppliers]
                for event in lists.flatMap({ $0.sets.filter { $0.count == 1 }.map { $0[0] } }) { stops[event, default: none][h].append(i) }
            }
        }
        func counts(_ event: FailureModel.Event) -> [Int] { stops[event]?.map(\.count) ?? [] }
        points = stops.keys.sorted { a, b in
            let left = counts(a), right = counts(b)
            if let h = left.indices.first(where: { left[$0] != right[$0] }) { return left[h] > right[h] }
            return (ranking.depth(a), a.element, a.sort.rawValue) < (ranking.depth(b), b.element, b.sort.rawValue)
        }.map { Point(event: $0, kind: ranking.kind($0), stops: stops[$0] ?? none) }
    }
}

/// When does a service stop, and by whose refusal? Each who does it alone, at the first horizon at which it does.
package struct RefusalTimeline: Sendable {
    package struct Stage: Sendable {
        package var plane: Plane
        package var events: [FailureModel.Event]
    }

    /// Every horizon, also those at which nobody new appears.
    package let stages: [Stage]
    /// Whether the room given sufficed to look for all of them.
    package let isWhole: Bool

    package init(_ service: ServiceResilience, _ resilience: Resilience) {
        let ranking = FailureRanking(resilience)
        let found = ranking.firstRefusals(service)
        stages = WeakPoints.horizons.map { plane in Stage(plane: plane, events: found.first { $0.plane == plane }?.alone ?? []) }
        isWhole = ranking.areRefusalsKnown(service)
    }
}
