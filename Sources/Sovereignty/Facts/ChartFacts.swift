package import Continuum
import Knowledge
package import Reach

/// On which side is an organisation, a person or a state?
package enum Side: Sendable, Hashable {
    case inside, outside, unknown
}

/// What checks read: the chart with reach worked out, who controls whom from where, and what is not said. Made once for all subjects.
///
/// “Outside” means outside the union of states `union` (the European Union unless said otherwise). Pure: the day is given.
/// A class, since every check is handed it: a value of so many parts took longer to copy than to read (benchmark `checks`).
package final class ChartFacts: Sendable {
    /// Reach and verdicts: what was worked out before.
    package let assessment: Assessment
    package let continuum: Continuum
    package let day: Day
    package let model: ReachModel
    package let result: ReachResult
    /// Reach with every unknown fact taken as harmlessly settled: what remains possible in it is contested. Nil when nothing is unknown.
    package let settled: ReachResult?
    package let policy: Policy
    package let gradient: Gradient
    /// The verdicts of the assessment, by element.
    package let verdicts: [Int32: VerdictStatus]
    package let home: Int32
    package let organisation: Int32?
    /// By element: whether it is a member state of the union.
    package let isMember: ContiguousArray<Bool>
    /// By element: whether data may go there under an adequacy decision in full, or the state is a member (or of the European Economic Area).
    package let isAdequate: ContiguousArray<Bool>
    /// The subjects that are states outside the union, and blocs with such a member.
    package let foreign: Bits
    /// Those of them without an adequacy decision in full.
    package let inadequate: Bits
    package let missing: [Int32: [MissingFact]]
    /// For each element: those that list it as a supplier or a part (`provided-by`, `operated-by`…), for organisations.
    package let heldBy: [Int32: [Int32]]
    /// For data: the treatments and services that use it.
    package let usedBy: [Int32: [Int32]]
    /// For what processes data: the data that say so.
    let processed: [Int32: [Int32]]
    /// What alone would stop a service, worked out beforehand for those asked about.
    package let stoppers: Stoppers
    let ownership: OwnershipFacts
    /// By relation: its key, 0 when it does not hold on the day.
    private let keyColumn: ContiguousArray<UInt8>
    /// By element: of what sort it is to those who buy and run it.
    let traits: ContiguousArray<Traits>

    package init(_ assessment: Assessment, settled: ReachResult?, stoppers: Stoppers, union: String = "EU") {
        self.assessment = assessment
        continuum = assessment.continuum
        day = assessment.model.options.day
        model = assessment.model
        result = assessment.result
        self.settled = settled
        policy = assessment.policy
        gradient = assessment.gradient
        verdicts = Dictionary(assessment.verdicts.filter { !$0.classNames.isEmpty }.map { (Int32($0.element), $0.status) }, uniquingKeysWith: { first, _ in first })
        home = Int32(assessment.continuum.index(of: assessment.home) ?? -1)
        organisation = assessment.organisation.map { Int32($0) }
        self.stoppers = stoppers
        let places = StateGroups(assessment.continuum, on: assessment.model.options.day, union: union)
        isMember = places.isMember
        isAdequate = places.isAdequate
        let subjects = assessment.model.subjects
        var foreign = Bits(repeating: 0, count: subjects.words)
        for (s, subject) in subjects.list.enumerated() {
            switch subject.sort {
            case .state where !places.isMember[Int(subject.element)]: foreign.insert(bit: s)
            case .bloc:
                let members = assessment.model.book.members[s]?.members ?? []
                if members.contains(where: { !places.isMember[Int(subjects.list[$0].element)] }) { foreign.insert(bit: s) }
            default: break
            }
        }
        self.foreign = foreign
        var inadequate = foreign
        for (s, subject) in subjects.list.enumerated() where subject.sort == .state && places.isAdequate[Int(subject.element)] {
            inadequate[s >> 6] &= ~(1 << UInt64(s & 63))
        }
        self.inadequate = inadequate
        missing = Dictionary(grouping: Set(assessment.model.graph.missing), by: \.element).mapValues {
            $0.sorted { ($0.relation, $0.keys[0]) < ($1.relation, $1.keys[0]) }
        }
        var heldBy: [Int32: [Int32]] = [:], usedBy: [Int32: [Int32]] = [:], processed: [Int32: [Int32]] = [:]
        for i in continuum.elements.indices where continuum.elements[i].kind.rawValue != 0 {
            for relation in continuum.relations(of: i) where relation.element >= 0 && continuum.holds(relation, on: day) {
                switch relation.key {
                case .providedBy, .operatedBy, .performedBy, .suppliedBy: heldBy[relation.element, default: []].append(Int32(i))
                case .uses: usedBy[relation.element, default: []].append(Int32(i))
                case .processedBy:
                    usedBy[Int32(i), default: []].append(relation.element)
                    processed[relation.element, default: []].append(Int32(i))
                default: break
                }
            }
        }
        self.heldBy = heldBy
        self.usedBy = usedBy
        self.processed = processed
        ownership = OwnershipFacts(assessment.continuum, assessment.model, isMember: places.isMember)
        keyColumn = ContiguousArray(assessment.continuum.relations.map { assessment.continuum.holds($0, on: assessment.model.options.day) ? $0.key.rawValue : 0 })
        traits = TraitReader(assessment.continuum, on: assessment.model.options.day, organisation: assessment.organisation.map { Int32($0) }).column()
    }
}

extension ChartFacts {
    package func kind(_ element: Int32) -> Kind { continuum.elements[Int(element)].kind }

    /// Where an organisation has its seat, a person their nationality: inside when one of them is in the union.
    package func side(_ element: Int32) -> Side { ownership.side(element) }

    /// One outside the union who controls an organisation, and whether that is certain; nil when there is none, even possibly.
    package func foreignController(of element: Int32) -> (controller: Int32, isCertain: Bool)? { ownership.foreignController(of: element) }

    /// Whether those who control an organisation in the last resort are known.
    package func isOwnerUnknown(_ element: Int32) -> Bool { ownership.isOwnerUnknown(element) }

    /// All who control it, nearest first; possible control counts.
    package func controllers(of element: Int32) -> [Int32] { ownership.controllers(of: element) }

    package func shares(of element: Int32) -> ForeignShares { ForeignShares(of: element, self) }

    /// One outside the union who certainly controls an organisation in the last resort; itself when it stands alone.
    package func foreignHead(of element: Int32) -> Int32 { ownership.foreignHead(of: element) }

    /// Whether it is a public body of the union, or one certainly controls it; nil when it may be so.
    package func isPublic(_ element: Int32) -> Bool? {
        func isPublicBody(_ body: Int32) -> Bool {
            side(body) == .inside && (kind(body) == .state || continuum.token(continuum.value(.ownership, of: Int(body), on: day)) == "public")
        }
        if side(element) == .outside || foreignController(of: element)?.isCertain == true { return false }
        if ([element] + ownership.certainControllers(of: element)).contains(where: isPublicBody) { return true }
        if controllers(of: element).contains(where: isPublicBody) || isOwnerUnknown(element) || ownership.unseated(element) != nil { return nil }
        return false
    }

    /// The riskiest state outside the union that holds a power over an element.
    package func foreignReach(_ element: Int32, _ plane: Plane, _ bound: Bound) -> Int32? { reach(of: foreign, element, plane, bound, most: 1).first }

    /// Those of some states that hold a power over an element, the riskiest first.
    package func reach(of states: Bits, _ element: Int32, _ plane: Plane, _ bound: Bound, most: Int = 3) -> [Int32] {
        guard result.meets(states, node: Int(element), plane: plane, bound: bound) else { return [] }
        let bits = result.bits(node: Int(element), plane: plane, bound: bound)
        let found = bits.members.filter { states.contains(bit: $0) }
        if found.count == 1 { return [Int32(found[0])] }
        let ranked = found.sorted { (gradient.levels[$1].risk, $0) < (gradient.levels[$0].risk, $1) }
        return ranked.prefix(most).map { Int32($0) }
    }

    /// Whether what is possible and not certain is so by law alone, nothing being unknown.
    package func isContested(_ element: Int32, _ plane: Plane, by states: Bits? = nil) -> Bool {
        guard let settled else { return true }
        return settled.meets(states ?? foreign, node: Int(element), plane: plane, bound: .possible)
    }

    /// The relations of an element under some keys that hold on the day, by index.
    package func relations(_ element: Int32, _ keys: KeySet) -> RelationIndices {
        RelationIndices(keyColumn, continuum.relationRange(of: Int(element)), keys)
    }

    package func relation(_ index: Int32) -> Relation { continuum.relations[Int(index)] }

    package func value(_ key: Key, _ element: Int32) -> Value? { continuum.value(key, of: Int(element), on: day) }
    package func number(_ key: Key, _ element: Int32) -> Double? { if case .number(let n)? = value(key, element) { n } else { nil } }
    package func flag(_ key: Key, _ element: Int32) -> Bool? { if case .boolean(let b)? = value(key, element) { b } else { nil } }
    package func word(_ key: Key, _ element: Int32) -> String? { continuum.token(value(key, element)) }
    package func date(_ key: Key, _ element: Int32) -> Day? { if case .day(let d)? = value(key, element) { d } else { nil } }
    package func horizon(_ key: Key, _ element: Int32) -> Int? { if case .horizon(let d)? = value(key, element) { Int(d) } else { nil } }
}

/// Which states are members of the union, and where may personal data go?
struct StateGroups {
    private(set) var isMember: ContiguousArray<Bool>
    private(set) var isAdequate: ContiguousArray<Bool>

    init(_ continuum: Continuum, on day: Day, union: String) {
        isMember = ContiguousArray(repeating: false, count: continuum.elements.count)
        isAdequate = isMember
        let bloc = continuum.index(of: union)
        let area = continuum.index(of: "EEA")
        for i in continuum.elements.indices {
            switch continuum.elements[i].kind {
            case .state:
                // Territories do not follow their state: Greenland and New Caledonia are outside, the outermost regions inside.
                var members = [i]
                if continuum.values(.tags, of: i).contains(where: { continuum.token($0) == "outermost-region" }) {
                    members += continuum.relations(of: i).filter { $0.key == .territoryOf && $0.element >= 0 }.map { Int($0.element) }
                }
                for member in members {
                    for relation in continuum.relations(of: member) where relation.key == .memberOf && continuum.holds(relation, on: day) {
                        if let bloc, Int(relation.element) == bloc {
                            isMember[i] = true
                            isAdequate[i] = true
                        }
                        if let area, Int(relation.element) == area { isAdequate[i] = true }
                    }
                }
            case .agreement where continuum.token(continuum.value(.type, of: i)) == "adequacy":
                guard continuum.validities[Int(continuum.elements[i].validity)].holds(on: day),
                    continuum.value(.partial, of: i) != .boolean(true)
                else { continue }
                for relation in continuum.relations(of: i) where relation.key == .forStates && relation.element >= 0 {
                    isAdequate[Int(relation.element)] = true
                }
            default: break
            }
        }
    }
}
