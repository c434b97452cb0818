package import Continuum
import Knowledge

/// How can a state's law take hold of an organisation or a thing?
package enum Nexus: String, Sendable, CaseIterable, Codable {
    case seat, control, presence, territory
}

/// Which powers does each state's law give, by which nexus, on a given day?
///
/// `rules[s]` has, for subject s, one entry a nexus: the powers that are settled and those that are contested, with the laws that give them.
package struct LawBook: Sendable {
    package struct Rule: Sendable {
        package var settled: Planes = []
        package var contested: Planes = []
        /// (law element, planes, is it settled)
        package var laws: [(law: Int32, planes: Planes, isSettled: Bool)] = []
    }

    /// `rules[subject][nexus]`, nexus in the order of `Nexus.allCases`.
    package private(set) var rules: [[Rule]]
    /// Subjects whose laws nobody has reviewed: whatever a state can do to its own is possible.
    package private(set) var unreviewed: Bits
    /// For a bloc that legislates or acts together: the subjects of its member states.
    package private(set) var members: [Int: Bits] = [:]
    /// Blocs asked for as acting together: they have the powers of all their members.
    package private(set) var actingTogether: Set<Int> = []

    package init(_ continuum: Continuum, laws: [Int], subjects: Subjects, together: Set<Int>, on day: Day) {
        rules = Array(repeating: Nexus.allCases.map { _ in Rule() }, count: subjects.list.count)
        unreviewed = Bits(repeating: 0, count: subjects.words)
        for (s, subject) in subjects.list.enumerated() where subject.sort == .state {
            if case .day? = continuum.value(.lawsReviewed, of: Int(subject.element)) { continue }
            unreviewed.insert(bit: s)
        }
        for (s, subject) in subjects.list.enumerated() where subject.sort == .bloc {
            var bits = Bits(repeating: 0, count: subjects.words)
            for (m, member) in subjects.list.enumerated() where member.sort == .state {
                let isMember = continuum.relations(of: Int(member.element)).contains {
                    $0.key == .memberOf && $0.element == subject.element && continuum.holds($0, on: day)
                }
                if isMember { bits.insert(bit: m) }
            }
            members[s] = bits
            if together.contains(Int(subject.element)) { actingTogether.insert(s) }
        }
        for law in laws {
            guard continuum.validities[Int(continuum.elements[law].validity)].holds(on: day) else { continue }
            for relation in continuum.relations(of: law) where relation.key == .ofState && relation.element >= 0 {
                guard let subject = subjects.index(ofElement: relation.element) else { continue }
                if subjects.list[subject].sort == .state { unreviewed[subject >> 6] &= ~(1 << UInt64(subject & 63)) }
                let planes = Self.planes(continuum.values(.powers, of: law).compactMap { continuum.token($0) })
                for (key, isSettled) in [(Key.settled, true), (Key.contested, false)] {
                    for word in continuum.values(key, of: law).compactMap({ continuum.token($0) }) {
                        guard let nexus = Nexus(rawValue: word), let n = Nexus.allCases.firstIndex(of: nexus) else { continue }
                        if isSettled { rules[subject][n].settled.formUnion(planes) } else { rules[subject][n].contested.formUnion(planes) }
                        rules[subject][n].laws.append((Int32(law), planes, isSettled))
                    }
                }
            }
        }
    }

    package func rule(_ subject: Int, _ nexus: Nexus) -> Rule { rules[subject][Nexus.allCases.firstIndex(of: nexus) ?? 0] }

    /// `cut` brings every horizon of `starve` with it.
    private static func planes(_ words: [String]) -> Planes {
        var planes: Planes = []
        for word in words {
            switch Power(rawValue: word) {
            case .obtain: planes.insert(.obtain)
            case .alter: planes.insert(.alter)
            case .cut: planes.formUnion(.stopping)
            case .starve: planes.formUnion(.starve)
            case nil: break
            }
        }
        return planes
    }
}
