import Continuum
import Knowledge
import Reach

/// A set of states, blocs and suppliers, at most 64 of them: bit i is the i-th one.
struct Who: OptionSet, Hashable, CustomStringConvertible {
    let rawValue: UInt64
    static let nobody = Who()
    static func only(_ index: Int) -> Who { Who(rawValue: 1 << UInt64(index)) }
    var description: String { (0..<64).filter { contains(.only($0)) }.map(String.init).joined(separator: "+") }
}

/// Who has each power over a thing, in one bound.
struct Powers: Equatable {
    var who: [Who] = Array(repeating: .nobody, count: Plane.count)

    static let none = Powers()
    subscript(plane: Plane) -> Who {
        get { who[plane.rawValue] }
        set { who[plane.rawValue] = newValue }
    }
    func only(_ planes: Planes) -> Powers {
        var result = self
        for plane in Plane.allCases where !planes.contains(Planes(plane)) { result[plane] = .nobody }
        return result
    }
    mutating func add(_ other: Powers) { for plane in Plane.allCases { self[plane].formUnion(other[plane]) } }
    func adding(_ other: Powers) -> Powers {
        var result = self
        result.add(other)
        return result
    }
    static let readings: [Plane] = [.obtain, .alter]
    static let stoppings: [Plane] = [.cut, .starve30d, .starve1y, .starve5y]
}

/// A continuum taken apart into dictionaries and lists of what holds on a day: what the slow reference reads.
struct PlainWorld {
    enum Answer: Equatable {
        case unknown
        case flag(Bool)
        case number(Double)
        case word(String)
        case days(Int32)
        case day
        /// nil: it leads nowhere.
        case element(Int?)
    }

    struct Link {
        var key: String
        /// nil: somebody or something, nobody knows which.
        var to: Int?
        var group: Int
        var answers: [String: [Answer]]
        func answer(_ key: String) -> Answer? { answers[key]?.first }
        func isTrue(_ key: String) -> Bool { answer(key) == .flag(true) }
        func isUnknown(_ key: String) -> Bool { answer(key) == .unknown }
    }

    struct Thing {
        var index: Int
        var id: String
        var kind: String
        var isChart: Bool
        var isInForce: Bool
        var answers: [String: [Answer]]
        var links: [Link]
        func links(_ key: String) -> [Link] { links.filter { $0.key == key } }
        func answer(_ key: String) -> Answer? { answers[key]?.first }
        func words(_ key: String) -> [String] {
            (answers[key] ?? []).compactMap { if case .word(let word) = $0 { word } else { nil } }
        }
    }

    var things: [Thing] = []
    var needed: [Int: Int] = [:]

    init(_ continuum: Continuum, on day: Day) {
        func answers(_ range: Range<Int>) -> [String: [Answer]] {
            var result: [String: [Answer]] = [:]
            for i in range where continuum.validities[Int(continuum.facts[i].validity)].holds(on: day) {
                let answer: Answer
                switch continuum.facts[i].value {
                case .unknown: answer = .unknown
                case .boolean(let flag): answer = .flag(flag)
                case .number(let number): answer = .number(number)
                case .token(let word): answer = .word(continuum.strings[word])
                case .horizon(let days): answer = .days(days)
                case .day: answer = .day
                case .reference(let id): answer = .element(continuum.index(of: id))
                case .text, .bilingual: continue
                }
                result[continuum.vocabulary.name(of: continuum.facts[i].key), default: []].append(answer)
            }
            return result
        }
        for i in continuum.elements.indices {
            let row = continuum.elements[i]
            var links: [Link] = []
            for relation in continuum.relations(of: i) where continuum.validities[Int(relation.validity)].holds(on: day) {
                let to: Int? = relation.element >= 0 ? Int(relation.element) : nil
                guard to != nil || relation.target.isUnknown else { continue }
                if relation.group > 0 { needed[Int(relation.group)] = Int(continuum.groups[Int(relation.group) - 1].needed) }
                links.append(
                    Link(
                        key: continuum.vocabulary.name(of: relation.key), to: to, group: Int(relation.group),
                        answers: answers(continuum.factRange(of: relation))))
            }
            things.append(
                Thing(
                    index: i, id: continuum.id(i), kind: continuum.vocabulary.name(of: row.kind), isChart: row.layer == .chart,
                    isInForce: continuum.validities[Int(row.validity)].holds(on: day), answers: answers(continuum.factRange(of: i)), links: links))
        }
    }
}
