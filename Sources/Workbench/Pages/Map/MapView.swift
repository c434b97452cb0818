import Continuum
import Knowledge
import Reach
import Reports
import Resilience

/// Sites, links and states where they are: what the map, its tables and `map.json` show.
struct MapView: Sendable {
    typealias Standing = ChartTable.Standing

    struct Placed: Sendable {
        var element: Int
        var at: Coordinates
        var country: Int?
    }

    struct Joined: Sendable {
        var element: Int
        var from: Int
        var to: Int
        var fromAt: Coordinates
        var toAt: Coordinates
    }

    let snapshot: Snapshot
    let query: MapQuery
    private(set) var sites: [Placed] = []
    private(set) var links: [Joined] = []
    /// Sites and links that nothing says where to draw.
    private(set) var unplaced: [Int] = []
    /// States with a hold on what is judged, and those where sites stand; the worst first.
    private(set) var states: [(element: Int, standing: Standing, certain: Int, possible: Int)] = []

    private var continuum: Continuum { snapshot.continuum }

    init(_ query: MapQuery, _ snapshot: Snapshot) {
        self.snapshot = snapshot
        self.query = query
        let isWanted = query.service.map { service in Set(snapshot.table.dependants.needs(of: service)).union([Int32(service)]) }
        for row in snapshot.table.rows where isWanted?.contains(row) ?? true {
            let element = Int(row)
            switch continuum.elements[element].kind {
            case .link: addLink(element)
            case .site: addSite(element, isExpected: true)
            case .platform, .device, .failureDomain: addSite(element, isExpected: false)
            default: break
            }
        }
        addStates()
    }

    private mutating func addSite(_ element: Int, isExpected: Bool) {
        if let at = Coordinates(continuum, of: element, on: snapshot.day) {
            sites.append(Placed(element: element, at: at, country: target(.locatedIn, of: element)))
        } else if isExpected, continuum.elements[element].layer == .chart {
            unplaced.append(element)
        }
    }

    private func target(_ key: Key, of element: Int) -> Int? {
        continuum.relations(of: element).first { $0.key == key && $0.element >= 0 && continuum.holds($0, on: snapshot.day) }.map { Int($0.element) }
    }

    private mutating func addLink(_ element: Int) {
        let ends = continuum.relations(of: element).filter { $0.key == .connects && $0.element >= 0 && continuum.holds($0, on: snapshot.day) }.map { Int($0.element) }
        guard ends.count >= 2, let a = place(of: ends[0]), let b = place(of: ends[1]) else {
            if continuum.elements[element].layer == .chart { unplaced.append(element) }
            return
        }
        links.append(Joined(element: element, from: ends[0], to: ends[1], fromAt: a, toAt: b))
    }

    /// What is housed somewhere stands where its house stands; a few houses deep, for charts that go in circles.
    private func place(of element: Int) -> Coordinates? {
        var here = element
        for _ in 0..<8 {
            if let at = Coordinates(continuum, of: here, on: snapshot.day) { return at }
            guard let house = target(.housedAt, of: here) ?? target(.partOf, of: here) else { return nil }
            here = house
        }
        return nil
    }

    // MARK: States

    private mutating func addStates() {
        let assessment = snapshot.assessment, subjects = assessment.model.subjects
        let verdicts = query.service.map { service in assessment.verdicts.filter { $0.element == service } } ?? assessment.verdicts
        // What any state might do, for want of facts, says nothing of one state.
        func ofSome(_ bits: Bits) -> Bits {
            ChartTable.isAnyone(bits, assessment) ? Bits(repeating: 0, count: subjects.words) : bits
        }
        var certain = [Int](repeating: 0, count: subjects.list.count), possible = certain
        var standing = [Standing](repeating: .none, count: subjects.list.count)
        for verdict in verdicts {
            var sure = Bits(repeating: 0, count: subjects.words), perhaps = sure
            for plane in [Plane.obtain, .alter, .cut] {
                sure.formUnion(assessment.result.bits(node: verdict.element, plane: plane, bound: .certain))
                perhaps.formUnion(ofSome(assessment.result.bits(node: verdict.element, plane: plane, bound: .possible)))
            }
            for subject in sure.members {
                certain[subject] += 1
                standing[subject] = max(standing[subject], .met)
            }
            for subject in perhaps.members where !sure.contains(bit: subject) { possible[subject] += 1 }
            for breach in verdict.breaches {
                for subject in breach.certain.members { standing[subject] = max(standing[subject], .notMet) }
                for subject in ofSome(breach.contested).members + ofSome(breach.unknown).members { standing[subject] = max(standing[subject], .undetermined) }
            }
        }
        let ground = Set(sites.compactMap(\.country))
        for (i, subject) in subjects.list.enumerated() where subject.sort == .state {
            let element = Int(subject.element)
            guard certain[i] + possible[i] > 0 || standing[i] != .none || ground.contains(element) else { continue }
            states.append((element, query.colour == .verdict ? standing[i] : reach(certain[i], possible[i], risk: assessment.gradient.levels[i].risk), certain[i], possible[i]))
        }
        states.sort { ($1.standing, $1.certain, $0.element) < ($0.standing, $0.certain, $1.element) }
    }

    private func reach(_ certain: Int, _ possible: Int, risk: Int) -> Standing {
        if certain > 0 { return risk > 0 ? .notMet : .met }
        return possible > 0 && risk > 0 ? .undetermined : .none
    }

    /// How a site or a link is coloured: by the verdict of what depends on it, or by whether a risky state surely reaches it.
    func standing(of element: Int) -> Standing {
        switch query.colour {
        case .verdict: snapshot.table.standing[element]
        case .states: snapshot.table.states[element] > 0 ? .notMet : .met
        }
    }
}
