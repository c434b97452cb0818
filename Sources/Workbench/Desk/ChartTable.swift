import Continuum
import Knowledge
import Reach
import Reports

/// What do lists show of each element? Columns over the elements of one snapshot, made once, in linear time.
struct ChartTable: Sendable {
    typealias Level = PathDrawing.Level

    /// A verdict as lists sort it: the worst is the greatest. `none`: nothing is judged there.
    enum Standing: UInt8, Sendable, Comparable {
        case none, met, undetermined, notMet
        static func < (a: Standing, b: Standing) -> Bool { a.rawValue < b.rawValue }

        init(_ status: VerdictStatus) {
            self = switch status {
            case .met: .met
            case .undetermined: .undetermined
            case .notMet: .notMet
            }
        }

        var status: VerdictStatus? {
            switch self {
            case .none: nil
            case .met: .met
            case .undetermined: .undetermined
            case .notMet: .notMet
            }
        }
    }

    let dependants: Dependants
    /// Elements of the chart and those it leads to, layer by layer; the chart’s own first, by name.
    let rows: [Int32]
    /// Where each layer stands in `rows`.
    let ranges: [Level: Range<Int>]
    /// By element: its layer, nil where it is in no layer of this chart.
    private let levels: ContiguousArray<Int8>
    /// By element: its own verdict, or the worst of what depends on it.
    let standing: ContiguousArray<Standing>
    /// By element: index into the verdicts, −1 when it has none of its own.
    let verdict: ContiguousArray<Int32>
    /// By element: facts that matter and that nobody states.
    let unknown: ContiguousArray<Int32>
    /// By element: states of some risk that can surely obtain it, alter it or cut it off.
    let states: ContiguousArray<Int32>
    /// Tags of the chart, with how many bear each, in order.
    let tags: [(tag: String, count: Int)]
    /// Organisations that have a role in something listed, by French name.
    let parties: [Int32]

    func level(of element: Int) -> Level? { Level(rawValue: Int(levels[element])) }

    init(_ assessment: Assessment, index: ElementIndex) {
        let continuum = assessment.continuum, count = continuum.elements.count
        dependants = Dependants(continuum, assessment.model.graph)
        var verdict = ContiguousArray<Int32>(repeating: -1, count: count)
        for (i, one) in assessment.verdicts.enumerated() { verdict[one.element] = Int32(i) }
        self.verdict = verdict
        var unknown = ContiguousArray<Int32>(repeating: 0, count: count)
        for fact in Set(assessment.model.graph.missing) { unknown[Int(fact.element)] += 1 }
        self.unknown = unknown
        let roles = Set(Key.roles + [.performedBy, .subcontractsTo])
        let isUsed = Self.used(continuum)
        let active = Self.activeStates(assessment)
        let isParty = Self.parties(continuum, roles, isUsed)
        var levels = ContiguousArray<Int8>(repeating: -1, count: count)
        for i in continuum.elements.indices where continuum.elements[i].kind.rawValue != 0 {
            let kind = continuum.elements[i].kind
            let isShown = switch kind {
            case .state, .bloc: active.contains(Int32(i))
            case .law: continuum.relations(of: i).contains { $0.key == .ofState && active.contains($0.element) }
            default: isUsed[i]
            }
            if isShown, let level = Level(kind, isOwner: kind == .organisation && !isParty[i] && continuum.elements[i].layer == .base) { levels[i] = Int8(level.rawValue) }
        }
        self.levels = levels
        var buckets = [[Int32]](repeating: [], count: Level.allCases.count)
        for element in index.elements where levels[Int(element)] >= 0 { buckets[Int(levels[Int(element)])].append(element) }
        let base = continuum.elements.indices.filter { levels[$0] >= 0 && continuum.elements[$0].layer == .base }
            .map { (element: Int32($0), name: ElementIndex.fold(continuum.name($0, .french))) }.sorted { ($0.name, $0.element) < ($1.name, $1.element) }
        for (element, _) in base { buckets[Int(levels[Int(element)])].append(element) }
        var rows: [Int32] = [], ranges: [Level: Range<Int>] = [:]
        for level in Level.allCases where !buckets[level.rawValue].isEmpty {
            ranges[level] = rows.count..<rows.count + buckets[level.rawValue].count
            rows += buckets[level.rawValue]
        }
        self.rows = rows
        self.ranges = ranges
        standing = Self.standing(assessment)
        states = Self.states(assessment)
        parties = rows.filter { isParty[Int($0)] }
        var counts: [Symbol: Int] = [:]
        for row in rows { for case .token(let tag) in continuum.values(.tags, of: Int(row)) { counts[tag, default: 0] += 1 } }
        tags = counts.map { (tag: continuum.strings[$0.key], count: $0.value) }.sorted { $0.tag < $1.tag }
    }

    /// The chart, the organisation’s own knowledge, and the elements of the base that these lead to; not the states where a supplier does business.
    private static func used(_ continuum: Continuum) -> ContiguousArray<Bool> {
        var isUsed = ContiguousArray<Bool>(repeating: false, count: continuum.elements.count)
        var stack: [Int] = []
        for i in continuum.elements.indices where continuum.elements[i].layer != .base && continuum.elements[i].kind.rawValue != 0 {
            isUsed[i] = true
            stack.append(i)
        }
        while let element = stack.popLast() {
            for relation in continuum.relations(of: element) where relation.element >= 0 && !isUsed[Int(relation.element)] {
                guard Level(continuum.elements[Int(relation.element)].kind) != nil else { continue }
                isUsed[Int(relation.element)] = true
                // A state leads to nothing that is the chart’s.
                if ![.state, .bloc].contains(continuum.elements[Int(relation.element)].kind) { stack.append(Int(relation.element)) }
            }
        }
        return isUsed
    }

    private static func parties(_ continuum: Continuum, _ roles: Set<Key>, _ isUsed: ContiguousArray<Bool>) -> ContiguousArray<Bool> {
        var isRole = [Bool](repeating: false, count: 256)
        for role in roles { isRole[Int(role.rawValue)] = true }
        var isParty = ContiguousArray<Bool>(repeating: false, count: continuum.elements.count)
        for i in continuum.elements.indices where isUsed[i] {
            for relation in continuum.relations(of: i) where relation.element >= 0 && isRole[Int(relation.key.rawValue)] { isParty[Int(relation.element)] = true }
        }
        return isParty
    }

    /// States and blocs with a power over something judged: a certain one, or a possible one that is not everybody’s.
    private static func activeStates(_ assessment: Assessment) -> Set<Int32> {
        let subjects = assessment.model.subjects
        var bits = Bits(repeating: 0, count: subjects.words)
        for verdict in assessment.verdicts {
            for plane in Plane.allCases {
                bits.formUnion(assessment.result.bits(node: verdict.element, plane: plane, bound: .certain))
                let possible = assessment.result.bits(node: verdict.element, plane: plane, bound: .possible)
                if !isAnyone(possible, assessment) { bits.formUnion(possible) }
            }
        }
        return Set(bits.members.filter { subjects.list[$0].sort != .supplier }.map { subjects.list[$0].element })
    }

    /// Verdicts carried down to what they rest on, worst first.
    private static func standing(_ assessment: Assessment) -> ContiguousArray<Standing> {
        let continuum = assessment.continuum, graph = assessment.model.graph
        var result = ContiguousArray<Standing>(repeating: .none, count: continuum.elements.count)
        var isSeen = ContiguousArray<Bool>(repeating: false, count: graph.nodeCount)
        for standing in [Standing.notMet, .undetermined, .met] {
            var stack = assessment.verdicts.filter { Standing($0.status) == standing }.map { Int32($0.element) }
            while let node = stack.popLast() {
                guard node != graph.unknownNode, !isSeen[Int(node)] else { continue }
                isSeen[Int(node)] = true
                let real = Int(graph.element(of: node))
                if real < continuum.elements.count {
                    if result[real] == .none { result[real] = standing }
                    if continuum.elements[real].kind == .organisation {
                        for relation in continuum.relations(of: real) where relation.key == .owners && relation.element >= 0 { stack.append(relation.element) }
                    }
                }
                for e in Int(graph.offsets[Int(node)])..<Int(graph.offsets[Int(node) + 1]) { stack.append(graph.targets[e]) }
            }
        }
        // A state or a law is not depended on: it stands as what it reaches beyond the limits.
        for i in result.indices where [.state, .bloc, .law].contains(continuum.elements[i].kind) { result[i] = .none }
        for verdict in assessment.verdicts {
            result[verdict.element] = Standing(verdict.status)
            for breach in verdict.breaches {
                for cause in Cause.allCases {
                    let mark: Standing = cause == .certain ? .notMet : .undetermined
                    let bits = breach.subjects(cause)
                    if cause != .certain, Self.isAnyone(bits, assessment) { continue }
                    for subject in bits.members where assessment.model.subjects.list[subject].sort != .supplier {
                        let element = Int(assessment.model.subjects.list[subject].element)
                        result[element] = max(result[element], mark)
                    }
                }
            }
        }
        return result
    }

    /// So many states that it says nothing of one of them: for want of facts, it may be any.
    static func isAnyone(_ bits: Bits, _ assessment: Assessment) -> Bool {
        bits.population * 3 > assessment.model.subjects.everyState.population
    }

    /// Few combinations of states stand behind many elements: each is counted once.
    private static func states(_ assessment: Assessment) -> ContiguousArray<Int32> {
        let result = assessment.result, subjects = assessment.model.subjects
        var risky = Bits(repeating: 0, count: subjects.words)
        for (i, subject) in subjects.list.enumerated() where subject.sort == .state && assessment.gradient.levels[i].risk > 0 { risky.insert(bit: i) }
        struct Sets: Hashable { var obtain: Int32, alter: Int32, cut: Int32 }
        var known: [Sets: Int32] = [:]
        return ContiguousArray(assessment.continuum.elements.indices.map { element in
            func set(_ plane: Plane) -> Int32 { result.rows[element * ReachRow.lanes + ReachRow.lane(.certain, plane.rawValue)] }
            let sets = Sets(obtain: set(.obtain), alter: set(.alter), cut: set(.cut))
            if let count = known[sets] { return count }
            var count = 0
            for w in 0..<result.words {
                count += ((result.sets.word(sets.obtain, w) | result.sets.word(sets.alter, w) | result.sets.word(sets.cut, w)) & risky[w]).nonzeroBitCount
            }
            known[sets] = Int32(count)
            return Int32(count)
        })
    }
}
