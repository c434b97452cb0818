package import Continuum
import Knowledge

/// Which states can oblige each organisation to use what it can do, and which reach a thing by its soil?
///
/// A row has 2 × 6 planes (bound, then `Plane`) of `words` 64-bit words. Organisations, persons and states have rows; a state's row is
/// what its law gives over things on its territory.
package struct Holds: Sendable {
    package let words: Int
    /// Masks of subjects by nexus and plane: `settled[nexus][plane]`, `contested[nexus][plane]`.
    private var settled: [[Bits]]
    private var contested: [[Bits]]
    private let unreviewed: Bits
    private let everyState: Bits
    private let together: [(bit: Int, members: Bits)]
    /// For each entity, sets of subjects: `sets[(entity × 5 + which) × words ..<]`.
    private var sets: ContiguousArray<UInt64>
    private enum Which: Int { case seat, control, possibleControl, presence, possiblePresence }
    /// The owner or the seat of the entity, or of one who may control it, is unknown.
    package private(set) var isUnknown: ContiguousArray<Bool>
    package private(set) var isSeatUnknown: ContiguousArray<Bool>
    /// Some place of establishment of the entity is said to be unknown.
    package private(set) var isPresenceUnknown: ContiguousArray<Bool>

    package var rowLength: Int { 2 * Plane.count * words }

    package init(_ continuum: Continuum, entities: Entities, subjects: Subjects, book: LawBook, assuming: Set<MissingFact> = [], on day: Day) {
        words = subjects.words
        everyState = subjects.everyState
        unreviewed = book.unreviewed
        together = book.actingTogether.sorted().map { ($0, book.members[$0] ?? []) }
        let empty = Bits(repeating: 0, count: words)
        settled = Nexus.allCases.map { _ in Plane.allCases.map { _ in empty } }
        contested = settled
        for s in subjects.list.indices {
            for (n, nexus) in Nexus.allCases.enumerated() {
                let rule = book.rule(s, nexus)
                for plane in Plane.allCases {
                    if rule.settled.contains(Planes(plane)) { settled[n][plane.rawValue].insert(bit: s) }
                    if rule.contested.contains(Planes(plane)) { contested[n][plane.rawValue].insert(bit: s) }
                }
            }
        }
        // A state's own bit, and those of the blocs that it belongs to (a bloc acting together keeps its own law).
        var bitsOfState: [Int32: Bits] = [:]
        for (s, subject) in subjects.list.enumerated() where subject.sort == .state {
            var bits = empty
            bits.insert(bit: s)
            for (bloc, members) in book.members where members.contains(bit: s) { bits.insert(bit: bloc) }
            // A territory with a code of its own (Réunion) is also reached by the law of its state.
            for relation in continuum.relations(of: Int(subject.element)) where relation.key == .territoryOf && continuum.holds(relation, on: day) {
                if let sovereign = subjects.index(ofElement: relation.element) { bits.insert(bit: sovereign) }
            }
            bitsOfState[subject.element] = bits
        }
        let count = entities.elements.count
        sets = ContiguousArray(repeating: 0, count: count * 5 * words)
        isUnknown = ContiguousArray(repeating: false, count: count)
        isSeatUnknown = isUnknown
        isPresenceUnknown = isUnknown
        for (e, element) in entities.elements.enumerated() {
            let kind = continuum.elements[Int(element)].kind
            if kind == .state {
                if let bits = bitsOfState[element] { add(bits, to: e, .seat) }
                continue
            }
            var hasSeat = false
            for i in continuum.relationRange(of: Int(element)) {
                let relation = continuum.relations[i]
                guard relation.key == .seat || relation.key == .presence || relation.key == .nationality, continuum.holds(relation, on: day) else { continue }
                guard relation.element >= 0, let bits = bitsOfState[relation.element] else {
                    if relation.key == .presence, relation.target.isUnknown,
                        !assuming.contains(MissingFact(element: element, keys: [.presence], relation: -1))
                    {
                        isPresenceUnknown[e] = true
                        add(everyState, to: e, .possiblePresence)
                    }
                    continue
                }
                if relation.key == .presence {
                    add(bits, to: e, .presence)
                } else {
                    add(bits, to: e, .seat)
                    hasSeat = true
                }
            }
            if !hasSeat, kind == .organisation || kind == .person {
                let fact = MissingFact(element: element, keys: [kind == .person ? .nationality : .seat], relation: -1)
                isSeatUnknown[e] = !assuming.contains(fact)
            }
            // Seated nobody knows where, it is present nobody knows where, and so is who controls it.
            if isSeatUnknown[e] { add(everyState, to: e, .possiblePresence) }
            let isOwnerUnknown = kind == .organisation && entities.isOwnerUnknown[e]
                && !assuming.contains(MissingFact(element: element, keys: [.owners, .ownership], relation: -1))
            isUnknown[e] = isSeatUnknown[e] || isOwnerUnknown
        }
        spread(entities, isState: entities.elements.map { continuum.elements[Int($0)].kind == .state })
    }

    private func base(_ entity: Int, _ which: Which) -> Int { (entity * 5 + which.rawValue) * words }
    private mutating func add(_ bits: Bits, to entity: Int, _ which: Which) {
        let start = base(entity, which)
        for w in 0..<words { sets[start + w] |= bits[w] }
    }
    private mutating func add(_ from: Int, _ source: Which, to entity: Int, _ which: Which) {
        let start = base(entity, which), origin = base(from, source)
        for w in 0..<words { sets[start + w] |= sets[origin + w] }
    }

    /// Presence goes up from the controlled to the controller; seats, unknowns and then presence go down from the controller.
    private mutating func spread(_ entities: Entities, isState: [Bool]) {
        let count = entities.elements.count
        // The possible bound first: it starts from declared presences, which the certain one then spreads in place.
        for (graph, control, presence) in [
            (entities.possible, Which.possibleControl, Which.possiblePresence), (entities.certain, Which.control, Which.presence),
        ] {
            let components = StrongComponents(offsets: graph.offsets, targets: graph.controllers)
            // Up: dependants first, so in reverse order; a cycle needs its rounds.
            // A state is no group of companies: it is not present wherever something that it owns is.
            for e in 0..<count where !isState[e] {
                add(e, .seat, to: e, presence)
                add(e, .presence, to: e, presence)
            }
            for c in stride(from: components.count - 1, through: 0, by: -1) {
                let members = components.component(c)
                for _ in 0..<members.count {
                    for e in members {
                        for i in Int(graph.offsets[Int(e)])..<Int(graph.offsets[Int(e) + 1]) where !isState[Int(graph.controllers[i])] {
                            add(Int(e), presence, to: Int(graph.controllers[i]), presence)
                        }
                    }
                    if members.count == 1 { break }
                }
            }
            // Down: controllers first.
            for c in 0..<components.count {
                let members = components.component(c)
                for _ in 0..<members.count {
                    for e in members {
                        for i in Int(graph.offsets[Int(e)])..<Int(graph.offsets[Int(e) + 1]) {
                            let controller = Int(graph.controllers[i])
                            if members.count == 1 {
                                add(controller, .seat, to: Int(e), control)
                                add(controller, control, to: Int(e), control)
                            }
                            add(controller, presence, to: Int(e), presence)
                            if isUnknown[controller] { isUnknown[Int(e)] = true }
                        }
                    }
                    if members.count == 1 { break }
                }
                if members.count > 1 { spreadControl(within: members, graph, control) }
            }
        }
    }

    /// Those who control one another: each is under the seats of the others and of all who control any of them, not under its own.
    private mutating func spreadControl(within members: ArraySlice<Int32>, _ graph: ControlGraph, _ control: Which) {
        let inside = Set(members)
        var above = Bits(repeating: 0, count: words)
        // The bits seated in one member at least, and in two.
        var once = above, twice = above
        for e in members {
            let seat = base(Int(e), .seat)
            for w in 0..<words {
                twice[w] |= once[w] & sets[seat + w]
                once[w] |= sets[seat + w]
            }
            for i in Int(graph.offsets[Int(e)])..<Int(graph.offsets[Int(e) + 1]) where !inside.contains(graph.controllers[i]) {
                let controller = Int(graph.controllers[i])
                for w in 0..<words { above[w] |= sets[base(controller, .seat) + w] | sets[base(controller, control) + w] }
            }
        }
        for e in members {
            let seat = base(Int(e), .seat), start = base(Int(e), control)
            for w in 0..<words { sets[start + w] |= above[w] | twice[w] | once[w] & ~sets[seat + w] }
        }
    }

    /// The row of an organisation or a person: what states can oblige it to do with its capabilities.
    package func row(of entity: Int) -> [UInt64] {
        var row = [UInt64](repeating: 0, count: rowLength)
        let seat = base(entity, .seat), control = base(entity, .control), maybeControl = base(entity, .possibleControl)
        let presence = base(entity, .presence), maybePresence = base(entity, .possiblePresence)
        let unknown = isUnknown[entity]
        for plane in 0..<Plane.count {
            for w in 0..<words {
                let certain =
                    sets[seat + w] & settled[0][plane][w] | sets[control + w] & settled[1][plane][w] | sets[presence + w] & settled[2][plane][w]
                var possible =
                    certain | sets[seat + w] & contested[0][plane][w]
                    | (sets[control + w] | sets[maybeControl + w]) & (settled[1][plane][w] | contested[1][plane][w])
                    | (sets[presence + w] | sets[maybePresence + w]) & (settled[2][plane][w] | contested[2][plane][w])
                    | (sets[seat + w] | sets[control + w] | sets[maybeControl + w]) & unreviewed[w]
                if unknown { possible |= everyState[w] }
                row[plane * words + w] = certain
                row[(Plane.count + plane) * words + w] = possible
            }
        }
        actTogether(&row)
        return row
    }

    /// The row of a state's soil: what its law gives over what lies on its territory.
    package func territoryRow(of entity: Int) -> [UInt64] {
        var row = [UInt64](repeating: 0, count: rowLength)
        let seat = base(entity, .seat)
        for plane in 0..<Plane.count {
            for w in 0..<words {
                let certain = sets[seat + w] & settled[3][plane][w]
                row[plane * words + w] = certain
                row[(Plane.count + plane) * words + w] = certain | sets[seat + w] & (contested[3][plane][w] | unreviewed[w])
            }
        }
        actTogether(&row)
        return row
    }

    /// The row of what nobody knows: nothing for certain, everything for every state possibly.
    package var unknownRow: [UInt64] {
        var row = [UInt64](repeating: 0, count: rowLength)
        for plane in 0..<Plane.count {
            for w in 0..<words { row[(Plane.count + plane) * words + w] = everyState[w] }
        }
        return row
    }

    private func actTogether(_ row: inout [UInt64]) {
        for (bit, members) in together {
            for plane in 0..<(2 * Plane.count) {
                for w in 0..<words where row[plane * words + w] & members[w] != 0 {
                    row[plane * words + bit >> 6] |= 1 << UInt64(bit & 63)
                    break
                }
            }
        }
    }

    package func isIn(_ subject: Int, seatOf entity: Int) -> Bool { contains(subject, entity, .seat) }
    private func contains(_ subject: Int, _ entity: Int, _ which: Which) -> Bool {
        sets[base(entity, which) + subject >> 6] & (1 << UInt64(subject & 63)) != 0
    }
}
