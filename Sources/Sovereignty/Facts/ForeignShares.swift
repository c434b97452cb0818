package import Continuum
import Knowledge
import Reach

/// How much of an organisation do those outside the union hold, one by one and together, directly or through chains?
///
/// A holder outside the union counts in full, and so does one whom somebody outside the union controls; of any other holder, the part that
/// those outside hold of it counts, multiplied along the chain. What nobody states may all be in one such hand, unless nobody else is known to matter
/// (`ownership: dispersed` sets the single holder aside, not the sum; `complete` and `public` leave nothing). Capital and votes are followed apart and the larger
/// counts. Source: ANSSI, SecNumCloud 3.2, § 19.6 b (24 % each, 39 % together); integrated shares as in `Influence`.
///
/// Chains are followed until their product falls below one millionth, so that circles converge; at most 20 000 steps, after which the rest counts as unknown.
package struct ForeignShares: Sendable, Hashable {
    package struct Holding: Sendable, Hashable {
        package var holder: Int32
        /// Percent, the larger of capital and votes: what is certain, and what may be.
        package var low: Double
        package var high: Double
    }

    /// Those outside the union, largest first.
    package private(set) var holdings: [Holding] = []
    /// All of them together, in percent.
    package private(set) var low = 0.0
    package private(set) var high = 0.0
    /// The most that a single one may hold.
    package private(set) var highestSingle = 0.0
    /// Holders outside the union with a right of veto, or to appoint a majority; `isCertain` is false where it is not known.
    package private(set) var rights: [Right] = []
    /// Organisations of the chain whose owners are not, or not all, known.
    package private(set) var gaps: [Int32] = []

    package struct Right: Sendable, Hashable {
        package var holder: Int32
        package var held: Int32
        package var key: Key
        package var isCertain: Bool
    }

    private struct Part {
        var capital = 0.0, votes = 0.0
        var larger: Double { max(capital, votes) }
    }

    package init(of organisation: Int32, _ facts: ChartFacts) {
        var certain: [Int32: Part] = [:], possible: [Int32: Part] = [:]
        // Not stated: may be anybody’s, or only the crowd’s.
        var anybody = Part(), crowd = Part()
        // What of the organisation passes through each holder met: at least, and at most.
        var queue: [(held: Int32, low: Part, high: Part, isRoot: Bool)] = [(organisation, Part(capital: 1, votes: 1), Part(capital: 1, votes: 1), true)]
        var seenRights: Set<Right> = []
        let above = Set(facts.controllers(of: organisation))
        var next = 0
        while next < queue.count, next < 20_000 {
            let (held, least, most, isRoot) = queue[next]
            next += 1
            let stakes = Stakes(of: held, facts)
            for stake in stakes.list {
                let isOutside = facts.side(stake.holder) == .outside
                let controller = facts.foreignController(of: stake.holder)
                // A right over a holding that controls it weighs on it too, by its statutes: possible, and no more.
                for key in [Key.veto, .board] where isRoot || above.contains(held) {
                    let said = key == .veto ? stake.veto : stake.board
                    // Whose nationality, seat or owners nobody states may be from anywhere.
                    let isOpen = facts.side(stake.holder) == .unknown || facts.isOwnerUnknown(stake.holder)
                    guard said != .no, isOutside || controller != nil || isOpen else { continue }
                    let right = Right(
                        holder: isOutside ? stake.holder : controller?.controller ?? stake.holder, held: held, key: key,
                        isCertain: isRoot && said == .yes && (isOutside || controller?.isCertain == true))
                    if seenRights.insert(right).inserted { rights.append(right) }
                }
                let low = Part(capital: least.capital * stake.capital.low / 100, votes: least.votes * stake.votes.low / 100)
                let high = Part(capital: most.capital * stake.capital.high / 100, votes: most.votes * stake.votes.high / 100)
                if isOutside || controller?.isCertain == true {
                    // Sister companies are one holder.
                    let name = facts.foreignHead(of: isOutside ? stake.holder : controller?.controller ?? stake.holder)
                    certain[name, default: Part()].capital += low.capital * 100
                    certain[name, default: Part()].votes += low.votes * 100
                    possible[name, default: Part()].capital += high.capital * 100
                    possible[name, default: Part()].votes += high.votes * 100
                } else if let controller {
                    possible[controller.controller, default: Part()].capital += high.capital * 100
                    possible[controller.controller, default: Part()].votes += high.votes * 100
                } else if facts.side(stake.holder) == .unknown, facts.kind(stake.holder) != .state {
                    anybody.capital += high.capital * 100
                    anybody.votes += high.votes * 100
                    if !gaps.contains(stake.holder) { gaps.append(stake.holder) }
                } else if facts.kind(stake.holder) == .organisation, high.larger > 1e-6 {
                    queue.append((stake.holder, low, high, false))
                }
            }
            switch stakes.rest {
            case .nobody: break
            case .crowd:
                crowd.capital += most.capital * stakes.undisclosed.capital
                crowd.votes += most.votes * stakes.undisclosed.votes
                if stakes.undisclosed.capital > 1e-9, !gaps.contains(held) { gaps.append(held) }
            case .anybody:
                anybody.capital += most.capital * stakes.undisclosed.capital
                anybody.votes += most.votes * stakes.undisclosed.votes
                if max(stakes.undisclosed.capital, stakes.undisclosed.votes) > 1e-9, !gaps.contains(held) { gaps.append(held) }
            }
        }
        if next < queue.count { anybody = Part(capital: 100, votes: 100) }
        for (holder, part) in possible {
            holdings.append(
                Holding(holder: holder, low: Self.tidy(certain[holder]?.larger ?? 0), high: Self.tidy(min(100, part.larger))))
        }
        holdings.sort { ($1.high, $1.low, $0.holder) < ($0.high, $0.low, $1.holder) }
        func sum(_ parts: some Sequence<Part>) -> Part { parts.reduce(into: Part()) { $0.capital += $1.capital; $0.votes += $1.votes } }
        low = Self.tidy(min(100, sum(certain.values).larger))
        let all = sum(possible.values)
        high = Self.tidy(min(100, Part(capital: all.capital + anybody.capital + crowd.capital, votes: all.votes + anybody.votes + crowd.votes).larger))
        highestSingle = Self.tidy(min(100, (holdings.first?.high ?? 0) + anybody.larger))
    }

    /// Products of decimal shares do not make exactly 24: what lies within a billionth of a figure of six decimals is that figure.
    private static func tidy(_ value: Double) -> Double {
        let rounded = (value * 1e6).rounded() / 1e6
        return abs(rounded - value) < 1e-9 ? rounded : value
    }
}

/// Who holds what of one organisation, as stated, and what nobody states.
private struct Stakes {
    enum Said { case yes, no, unknown }
    enum Rest { case nobody, crowd, anybody }
    struct Range {
        var low = 0.0, high = 0.0
    }
    struct Stake {
        var holder: Int32
        var capital = Range(), votes = Range()
        var veto = Said.no, board = Said.no
    }
    private(set) var list: [Stake] = []
    private(set) var rest = Rest.anybody
    private(set) var undisclosed: (capital: Double, votes: Double) = (0, 0)

    init(of held: Int32, _ facts: ChartFacts) {
        let continuum = facts.continuum
        var hasUnknownOwner = false
        for i in facts.relations(held, [.owners]) {
            let relation = facts.relation(i)
            guard relation.element >= 0 else {
                hasUnknownOwner = true
                continue
            }
            func share(_ key: Key) -> Range? {
                switch continuum.value(key, of: relation, on: facts.day) {
                case .number(let n)?: Range(low: n, high: n)
                case .unknown?: Range(low: 0, high: 100)
                default: nil
                }
            }
            func said(_ key: Key) -> Said {
                switch continuum.value(key, of: relation, on: facts.day) {
                case .boolean(true)?: .yes
                case .unknown?: .unknown
                default: .no
                }
            }
            var stake = Stake(holder: relation.element)
            let capital = share(.capital), votes = share(.votes)
            // Votes are presumed to follow capital, and the other way round; a right of control without a figure is a whole.
            let control = said(.control)
            let silent = Range(low: control == .yes || said(.board) == .yes ? 50 : 0, high: 100)
            stake.capital = capital ?? votes ?? silent
            stake.votes = votes ?? capital ?? silent
            stake.veto = said(.veto)
            stake.board = control == .yes ? .yes : said(.board)
            // A second source on the same holder widens the range.
            if let known = list.firstIndex(where: { $0.holder == stake.holder }) {
                list[known].capital = Range(low: min(list[known].capital.low, stake.capital.low), high: max(list[known].capital.high, stake.capital.high))
                list[known].votes = Range(low: min(list[known].votes.low, stake.votes.low), high: max(list[known].votes.high, stake.votes.high))
                // A right that one line states is stated.
                list[known].veto = Self.stronger(list[known].veto, stake.veto)
                list[known].board = Self.stronger(list[known].board, stake.board)
            } else {
                list.append(stake)
            }
        }
        let capital = list.reduce(0) { $0 + $1.capital.low }, votes = list.reduce(0) { $0 + $1.votes.low }
        undisclosed = (max(0, 100 - capital), max(0, 100 - votes))
        let stated = min(list.reduce(0) { $0 + $1.capital.high }, list.reduce(0) { $0 + $1.votes.high })
        for i in list.indices {
            // Nobody holds more than what the others leave.
            list[i].capital.high = min(list[i].capital.high, list[i].capital.low + undisclosed.capital)
            list[i].votes.high = min(list[i].votes.high, list[i].votes.low + undisclosed.votes)
        }
        // A list that says that it is complete and leaves shares over is not.
        let isShort = !list.isEmpty && stated < 99
        switch facts.word(.ownership, held) {
        case "complete" where isShort: rest = .anybody
        case "complete" where !hasUnknownOwner, "public" where !hasUnknownOwner: rest = .nobody
        case "dispersed" where !hasUnknownOwner: rest = .crowd
        default: rest = .anybody
        }
        if facts.kind(held) != .organisation { rest = .nobody }
    }

    private static func stronger(_ a: Said, _ b: Said) -> Said { a == .yes || b == .yes ? .yes : a == .unknown || b == .unknown ? .unknown : .no }
}
