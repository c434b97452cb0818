package import Continuum
import Knowledge

/// What may the answer to a question be?
package enum AnswerForm: Hashable, Sendable {
    package struct Rung: Hashable, Sendable {
        package var order: Int
        package var name: Bilingual
    }
    /// Yes, no, partly, not applicable.
    case attest
    /// A step of a ladder, lowest first.
    case rung([Rung])
    case boolean
    /// A word of a closed list, or several.
    case word(Key, [String], isList: Bool)
    case number(Key, ClosedRange<Double>, isWhole: Bool)
    case day
    /// The day until which something holds.
    case until
    case horizon
    case text(isBilingual: Bool)
    /// A word of one’s own.
    case tag
    /// Elements of these kinds (empty: any). Where it says so by a word instead: whose word (`ownership: dispersed`).
    case elements([Kind], isList: Bool, orWord: Key?)
}

extension AnswerForm {
    /// nil for what is no question that a form may ask: an unknown key, or one that the element has no place for.
    package init?(_ question: QuestionID.Form, _ continuum: Continuum, _ library: FrameworkLibrary) {
        let vocabulary = continuum.vocabulary
        func kind(_ id: String) -> Kind? { continuum.index(of: id).map { continuum.elements[$0].kind } }
        switch question {
        case .statement(_, let statement):
            guard kind(statement) == .statement else { return nil }
            self = .attest
        case .requirement(_, let id):
            guard kind(id) == .requirement, let index = continuum.index(of: id) else { return nil }
            let requirement = library.frameworks.lazy.flatMap(\.requirements).first { $0.element == Int32(index) }
            let rungs = (requirement?.rungs ?? []).map { rung in
                Rung(order: rung.order, name: Bilingual(fr: continuum.name(Int(rung.element), .french), en: continuum.name(Int(rung.element), .english)))
            }
            self = rungs.isEmpty ? .attest : .rung(rungs)
        case .attribute(let element, let name):
            guard let key = vocabulary.key(named: name), let kind = kind(element), Self.isAskable(key, of: kind), vocabulary.allows(key, on: kind) else { return nil }
            self.init(key, of: kind, vocabulary)
        case .ofRelation(let element, let relation, _, let name):
            guard let key = vocabulary.key(named: name), let role = vocabulary.key(named: relation), let kind = kind(element), Self.isAskable(key, of: kind),
                Self.isAskable(role, of: kind), vocabulary.allows(role, on: kind), case .relation(_, let attributes, _) = vocabulary.definition(of: role).form
            else { return nil }
            if key == role {
                guard key == .certified else { return nil }
                self = .until
            } else {
                guard attributes.contains(key) else { return nil }
                self.init(key, of: kind, vocabulary)
            }
        }
    }

    private init(_ key: Key, of kind: Kind, _ vocabulary: Vocabulary) {
        switch vocabulary.definition(of: key).form {
        case .relation(let kinds, _, _):
            let others = Self.alternatives(to: key, of: kind, vocabulary)
            let word = others.first { if case .attribute(.token, _) = vocabulary.definition(of: $0).form { true } else { false } }
            var all = kinds
            for case .relation(let more, _, _) in others.map({ vocabulary.definition(of: $0).form }) {
                all = all.isEmpty || more.isEmpty ? [] : all + more.filter { !all.contains($0) }
            }
            self = .elements(all, isList: true, orWord: word)
        case .attribute(let type, let isList):
            self = switch type {
            case .boolean: .boolean
            case .token(let words): .word(key, words, isList: isList)
            case .tag: .tag
            case .text: .text(isBilingual: false)
            case .bilingual: .text(isBilingual: true)
            case .number(let range): .number(key, range, isWhole: false)
            case .integer(let range): .number(key, Double(range.lowerBound)...Double(range.upperBound), isWhole: true)
            case .day: .day
            case .horizon: .horizon
            case .reference(let kinds): .elements(kinds, isList: isList, orWord: nil)
            }
        }
    }

    /// Other keys that would state the same fact: a platform is operated by somebody, or is an instance of an offer.
    static func alternatives(to key: Key, of kind: Kind, _ vocabulary: Vocabulary) -> [Key] {
        (vocabulary.definition(of: kind).expected.first { $0.contains(key) } ?? []).filter { $0 != key }
    }

    /// Forms come from outside: they state facts of the chart and of those who supply it, never the policy, the law, names or scenarios.
    private static func isAskable(_ key: Key, of kind: Kind) -> Bool {
        let isOfPolicy = Key.common.contains(key) || [.exercises, .withdrawn, .outOfService, .annualCost, .risk, .reason, .order].contains(key)
        return !isOfPolicy && [
            .data, .treatment, .service, .application, .software, .platform, .device, .link, .site, .organisation, .person, .offer, .failureDomain,
        ].contains(kind)
    }
}
