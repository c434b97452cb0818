package import Continuum
import Knowledge

/// The organisations, persons and states of a continuum, and who holds them: the chart's input to the control engine.
///
/// Entity i is element `elements[i]`. There are two graphs of control: what is certain, and what is possible (joint control counts,
/// the highest of disagreeing figures counts).
package struct Entities: Sendable {
    package private(set) var elements: ContiguousArray<Int32> = []
    /// Entity of an element, −1 when it is none.
    package private(set) var entity: ContiguousArray<Int32>
    package private(set) var certain = ControlGraph(Holdings())
    package private(set) var possible = ControlGraph(Holdings())
    /// Nobody knows who owns it.
    package private(set) var isOwnerUnknown: ContiguousArray<Bool> = []

    package init(_ continuum: Continuum, on day: Day) {
        entity = ContiguousArray(repeating: -1, count: continuum.elements.count)
        for i in continuum.elements.indices {
            switch continuum.elements[i].kind {
            case .organisation, .person, .state:
                entity[i] = Int32(elements.count)
                elements.append(Int32(i))
            default: break
            }
        }
        var low = Holdings(), high = Holdings()
        isOwnerUnknown = ContiguousArray(repeating: false, count: elements.count)
        for (e, element) in elements.enumerated() {
            var silent: [Int] = []
            for i in continuum.relationRange(of: Int(element)) {
                let relation = continuum.relations[i]
                guard relation.key == .owners, continuum.holds(relation, on: day) else { continue }
                guard relation.element >= 0 else {
                    if relation.target.isUnknown { isOwnerUnknown[e] = true }
                    continue
                }
                let i = Self.add(relation, entity[Int(relation.element)], to: &low, &high, from: Int(low.offsets[e]), continuum, on: day)
                if Self.isSilent(relation, continuum, on: day) { silent.append(i) }
            }
            // A share that nobody states is at most what the stated ones leave, unless nobody else is known to control.
            if !silent.isEmpty, continuum.token(continuum.value(.ownership, of: Int(element), on: day)) != "dispersed" {
                let rest = max(0, 100 - low.votes[Int(low.offsets[e])...].reduce(0, +))
                for i in silent { high.votes[i] = max(high.votes[i], rest) }
            }
            low.offsets.append(Int32(low.holders.count))
            high.offsets.append(Int32(high.holders.count))
        }
        certain = ControlGraph(low)
        possible = ControlGraph(high)
        for (e, element) in elements.enumerated() where continuum.elements[Int(element)].kind == .organisation {
            switch continuum.value(.ownership, of: Int(element), on: day) {
            // What the list is worth does not say who the unknown owner on it is.
            case .token?: break
            case .unknown?: isOwnerUnknown[e] = true
            default:
                // Shared control that is declared leaves nobody else in control; an owner who only may control leaves the list open.
                if certain.offsets[e + 1] == certain.offsets[e], !isJointlyControlled(Int(element), continuum, on: day) { isOwnerUnknown[e] = true }
            }
        }
    }

    private func isJointlyControlled(_ element: Int, _ continuum: Continuum, on day: Day) -> Bool {
        continuum.relations(of: element).contains {
            $0.key == .owners && $0.element >= 0 && continuum.holds($0, on: day) && continuum.value(.joint, of: $0, on: day) == .boolean(true)
        }
    }

    /// An owner of whom neither a share nor a right is stated; who has a veto and no more controls nothing.
    private static func isSilent(_ relation: Relation, _ continuum: Continuum, on day: Day) -> Bool {
        if let joint = continuum.value(.joint, of: relation, on: day), joint != .boolean(false) { return false }
        return [Key.votes, .capital, .board, .control, .veto].allSatisfy { continuum.value($0, of: relation, on: day) == nil }
    }

    /// Adds a holding; a second source on the same holder lowers the certain figure and raises the possible one.
    /// - Returns: the holding's index.
    private static func add(
        _ relation: Relation, _ holder: Int32, to low: inout Holdings, _ high: inout Holdings, from start: Int, _ continuum: Continuum, on day: Day
    ) -> Int {
        var votes = 0.0
        var unknownVotes = false
        switch continuum.value(.votes, of: relation, on: day) ?? continuum.value(.capital, of: relation, on: day) {
        case .number(let share)?: votes = share
        case .unknown?: unknownVotes = true
        default: break
        }
        let joint = continuum.value(.joint, of: relation, on: day)
        let isJoint = joint == .boolean(true) || joint == .unknown
        let board = continuum.value(.board, of: relation, on: day), control = continuum.value(.control, of: relation, on: day)
        let right = board == .boolean(true) || control == .boolean(true)
        let maybeRight = right || isJoint || board == .unknown || control == .unknown || unknownVotes
        for i in start..<low.holders.count where low.holders[i] == holder {
            low.votes[i] = min(low.votes[i], votes)
            high.votes[i] = max(high.votes[i], votes)
            low.rights[i] = low.rights[i] && right && !isJoint
            high.rights[i] = high.rights[i] || maybeRight
            return i
        }
        low.holders.append(holder)
        high.holders.append(holder)
        low.votes.append(votes)
        high.votes.append(votes)
        low.rights.append(right && !isJoint)
        high.rights.append(maybeRight)
        return high.rights.count - 1
    }
}

/// How much of an organisation does each holder have, through every chain? Figures below control, for tests such as 24 % and 39 %.
package struct Influence: Sendable, Hashable {
    package var holder: Int32
    /// Percent of capital and of votes: what is held directly, plus what is held through what one holds, multiplied along each chain.
    package var capital: Double
    package var votes: Double

    /// Integrated shares of every direct or indirect holder of an element, largest votes first.
    ///
    /// Chains are followed until their product falls below one millionth, so cycles converge (their products shrink); at most 10 000 steps.
    /// Source: integrated ownership in the sense of Brioschi, Buzzacchi and Colombo (J. Banking & Finance 13, 1989, doi:10.1016/0378-4266(89)90071-9).
    package static func on(_ element: Int, in continuum: Continuum, on day: Day) -> [Influence] {
        var totals: [Int32: (capital: Double, votes: Double)] = [:]
        var queue: [(element: Int, capital: Double, votes: Double)] = [(element, 1, 1)]
        var steps = 0
        while !queue.isEmpty, steps < 10_000 {
            let (held, capital, votes) = queue.removeFirst()
            steps += 1
            var counted: Set<Int32> = []
            for relation in continuum.relations(of: held) where relation.key == .owners && relation.element >= 0 && continuum.holds(relation, on: day) {
                guard counted.insert(relation.element).inserted else { continue }
                var share = 0.0, voteShare = 0.0
                if case .number(let number)? = continuum.value(.capital, of: relation) { share = number / 100 }
                if case .number(let number)? = continuum.value(.votes, of: relation) { voteShare = number / 100 } else { voteShare = share }
                if share == 0 { share = voteShare }
                let passed = (capital: capital * share, votes: votes * voteShare)
                guard passed.capital > 1e-6 || passed.votes > 1e-6 else { continue }
                totals[relation.element, default: (0, 0)].capital += passed.capital * 100
                totals[relation.element, default: (0, 0)].votes += passed.votes * 100
                queue.append((Int(relation.element), passed.capital, passed.votes))
            }
        }
        return totals.map { Influence(holder: $0.key, capital: $0.value.capital, votes: $0.value.votes) }
            .sorted { ($1.votes, $0.holder) < ($0.votes, $1.holder) }
    }
}
