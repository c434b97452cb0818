package import Continuum
import Knowledge
import Reach

/// Makes the changes of a ready scenario for a chart: nothing that a person could not have written in `changes/`.
package struct ScenarioMaker {
    private let continuum: Continuum
    private let day: Day
    private let home: String
    private let place: Place

    package init(_ continuum: Continuum, on day: Day, home: String) {
        self.continuum = continuum
        self.day = day
        self.home = home
        place = Place(file: "scenario")
    }

    /// - Parameter text: `name` or `name:argument,argument`.
    package func changes(_ text: String) throws(ScenarioProblem) -> [Change] {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let scenario = ReadyScenario.named(parts[0]) else {
            throw .unknown(parts[0], nearest: nearest(to: parts[0], among: ReadyScenario.Name.allCases.map(\.rawValue)))
        }
        let words = parts.count > 1 ? parts[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init) : []
        guard words.count <= scenario.arguments.count, words.count >= scenario.arguments.count - scenario.optional, !words.contains("") else {
            throw .arguments(usage: Bilingual(fr: scenario.usage(.french), en: scenario.usage(.english)))
        }
        func change(_ steps: [Change.Step], after: Int32 = 0, suffix: String = "") -> Change {
            let named = words.isEmpty ? "" : " (" + words.map { name($0).fr }.joined(separator: ", ") + ")"
            let english = words.isEmpty ? "" : " (" + words.map { name($0).en }.joined(separator: ", ") + ")"
            let step = suffix.isEmpty ? Bilingual("") : Bilingual(fr: " — contrat résilié", en: " — contract ended")
            return Change(
                id: text + suffix, sort: .scenario, name: Bilingual(fr: scenario.title.fr + named + step.fr, en: scenario.title.en + english + step.en), author: "Portulan",
                date: day, reason: scenario.meaning, after: after, source: Element.Source(ref: scenario.source), steps: steps.map { ($0, place) },
                file: "scenario")
        }
        switch scenario.name {
        case .order: return [change(try exercise(["obtain"], words[0]))]
        case .blackout: return [change(try exercise(["cut"], words[0]))]
        case .blocsInConflict: return [change(try exercise(["cut", "starve"], words[0]) + exercise(["cut", "starve"], words[1]))]
        case .updatesBlocked: return [change(try withdraw([.suppliedBy, .supportedBy], from: words[0]))]
        case .licencesRevoked: return [change(try withdraw([.licensedBy], from: words[0]))]
        case .borderClosed: return [change(try borderClosed(words.first ?? home))]
        case .bankrupt: return [change([try outOfService(words[0], [.organisation], Bilingual(fr: "une organisation", en: "an organisation"))])]
        case .bought: return [change(try bought(words[0], by: words[1]))]
        case .price: return [change(try price(words[0], words.count > 1 ? words[1] : "3"))]
        case .subcontractorReplaced:
            let (replaced, ended) = try replacement(of: words[0])
            return [change(replaced), change(ended, after: Horizon.month, suffix: "/terminated")]
        case .fibreCut: return [change(try fibreCut(words[0]))]
        case .siteLost:
            let kinds: [Kind] = [.site, .failureDomain, .device, .platform, .link]
            return [change([try outOfService(words[0], kinds, Bilingual(fr: "un lieu ou un équipement", en: "a site or a device"))])]
        case .regionLost:
            return [change([try outOfService(words[0], [.offer, .platform], Bilingual(fr: "une offre ou une plateforme", en: "an offer or a platform"))])]
        case .quantum: return [change(quantum())]
        }
    }

    private func name(_ id: String) -> Bilingual {
        guard let element = continuum.index(of: id) else { return Bilingual(id) }
        return Bilingual(fr: continuum.name(element, .french), en: continuum.name(element, .english))
    }

    // MARK: Arguments

    private func element(_ id: String, _ kinds: [Kind], _ words: Bilingual) throws(ScenarioProblem) -> Int {
        guard let element = continuum.index(of: id) else {
            let ids = continuum.elements.indices.filter { kinds.contains(continuum.elements[$0].kind) }.map { continuum.id($0) }
            throw .noSuchElement(id, nearest: nearest(to: id, among: ids))
        }
        guard kinds.contains(continuum.elements[element].kind) else { throw .wrongKind(id, expected: words) }
        return element
    }

    /// A state, or the members of a bloc.
    private func states(_ id: String) throws(ScenarioProblem) -> [Int] {
        let element = try element(id, [.state, .bloc], Bilingual(fr: "un État ou un bloc", en: "a state or a bloc"))
        if continuum.elements[element].kind == .state { return [element] }
        return continuum.elements.indices.filter { i in
            continuum.elements[i].kind == .state
                && continuum.relations(of: i).contains { $0.key == .memberOf && Int($0.element) == element && continuum.holds($0, on: day) }
        }
    }

    // MARK: What states and suppliers do

    private func exercise(_ powers: [String], _ id: String) throws(ScenarioProblem) -> [Change.Step] {
        try states(id).map { state in
            let known = continuum.values(.exercises, of: state).compactMap { continuum.token($0) }
            let all = known + powers.filter { !known.contains($0) }
            return .set(
                Element(id: continuum.id(state), kind: .state, statements: all.map { Element.Statement(.exercises, .token($0)) }), was: nil)
        }
    }

    /// The organisations that a state holds by its laws, or an organisation with all that it controls.
    private func held(by id: String) throws(ScenarioProblem) -> Set<Int32> {
        let words = Bilingual(fr: "un État, un bloc ou une organisation", en: "a state, a bloc or an organisation")
        let who = try element(id, [.state, .bloc, .organisation], words)
        let model = ReachModel(continuum, ReachOptions(day: day))
        if continuum.elements[who].kind == .organisation {
            let number = model.entities.entity[who], control = model.entities.certain
            let controlled = model.entities.elements.indices.filter { control.allControllers(of: $0).contains(number) }
            return Set([Int32(who)] + controlled.map { model.entities.elements[$0] })
        }
        let bits = try states(id).compactMap { model.subjects.index(ofElement: Int32($0)) }
        let words64 = model.subjects.words
        return Set(
            model.entities.elements.filter { element in
                guard continuum.elements[Int(element)].kind == .organisation else { return false }
                let row = model.graph.base[Int(element)]
                return bits.contains { bit in
                    model.graph.rows.word(row, Plane.starve5y.rawValue * words64 + bit >> 6) & (1 << UInt64(bit & 63)) != 0
                }
            })
    }

    private func withdraw(_ roles: [Key], from id: String) throws(ScenarioProblem) -> [Change.Step] {
        let holders = try held(by: id)
        var steps: [Change.Step] = []
        for element in continuum.elements.indices where continuum.elements[element].kind.rawValue != 0 {
            for relation in continuum.relations(of: element) where roles.contains(relation.key) && holders.contains(relation.element) {
                steps.append(withdrawn(element, relation))
            }
        }
        if steps.isEmpty { throw .nothingConcerned(id) }
        return steps
    }

    private func withdrawn(_ element: Int, _ relation: Relation) -> Change.Step {
        .setRelation(
            id: continuum.id(element), key: relation.key, to: continuum.id(Int(relation.element)),
            attributes: [Element.Statement(.withdrawn, .boolean(true))])
    }

    private func outOfService(_ id: String, _ kinds: [Kind], _ words: Bilingual) throws(ScenarioProblem) -> Change.Step {
        outOfService(try element(id, kinds, words))
    }

    private func outOfService(_ element: Int) -> Change.Step {
        .set(
            Element(id: continuum.id(element), kind: continuum.elements[element].kind, statements: [Element.Statement(.outOfService, .boolean(true))]),
            was: nil)
    }

    /// What lies abroad is out of reach; what is only done from abroad is no longer done.
    private func borderClosed(_ id: String) throws(ScenarioProblem) -> [Change.Step] {
        let inside = Set(try states(id).map { Int32($0) })
        var steps: [Change.Step] = []
        for i in continuum.elements.indices {
            var isAbroad = false, isHere = false
            for relation in continuum.relations(of: i) {
                if relation.key == .locatedIn, relation.element >= 0, continuum.holds(relation, on: day) {
                    if inside.contains(relation.element) { isHere = true } else { isAbroad = true }
                }
                let staff = continuum.values(.staffIn, of: relation, on: day).compactMap { value -> Int32? in
                    if case .reference(let symbol) = value { return continuum.index(of: symbol).map { Int32($0) } } else { return nil }
                }
                if relation.element >= 0, !staff.isEmpty, staff.allSatisfy({ !inside.contains($0) }) { steps.append(withdrawn(i, relation)) }
            }
            guard isAbroad, !isHere else { continue }
            switch continuum.elements[i].kind {
            case .site, .platform, .link, .device, .offer, .failureDomain: steps.append(outOfService(i))
            default: break
            }
        }
        if steps.isEmpty { throw .nothingConcerned(id) }
        return steps
    }

    private func bought(_ id: String, by state: String) throws(ScenarioProblem) -> [Change.Step] {
        let organisation = try element(id, [.organisation], Bilingual(fr: "une organisation", en: "an organisation"))
        _ = try element(state, [.state], Bilingual(fr: "un État", en: "a state"))
        let buyer = free("acquirer-of-" + id)
        return [
            .add(
                Element(
                    id: buyer, kind: .organisation,
                    statements: [
                        Element.Statement(.name, .bilingual(Bilingual(fr: "Acquéreur imaginaire (\(state))", en: "Imaginary acquirer (\(state))"))),
                        Element.Statement(.ownership, .token("dispersed")),
                    ], links: [Element.Link(.seat, to: state)])),
            .set(
                Element(
                    id: continuum.id(organisation), kind: .organisation, statements: [Element.Statement(.ownership, .token("complete"))],
                    links: [Element.Link(.owners, to: buyer, attributes: [Element.Statement(.capital, .number(100))])]),
                was: nil),
        ]
    }

    private func free(_ id: String) -> String {
        var id = id
        while continuum.index(of: id) != nil { id += "-2" }
        return id
    }

    private func price(_ id: String, _ factor: String) throws(ScenarioProblem) -> [Change.Step] {
        guard let factor = Double(factor), factor > 0, factor <= 1_000 else { throw .arguments(usage: Bilingual(fr: "price:ORGANISATION,3", en: "price:ORGANISATION,3")) }
        let holders = try held(by: id)
        var steps: [Change.Step] = [], isConcerned = false
        for element in continuum.elements.indices {
            for relation in continuum.relations(of: element) where Self.isPaid(relation.key) && isPaid(relation, to: holders) {
                isConcerned = true
                guard case .number(let cost)? = continuum.value(.annualCost, of: relation, on: day) else { continue }
                steps.append(
                    .setRelation(
                        id: continuum.id(element), key: relation.key, to: continuum.id(Int(relation.element)),
                        attributes: [Element.Statement(.annualCost, .number(cost * factor))]))
            }
        }
        if !isConcerned { throw .nothingConcerned(id) }
        return steps
    }

    /// Relations that a contract stands behind.
    static func isPaid(_ key: Key) -> Bool { Key.roles.contains(key) || key == .instanceOf || key == .builtWith }

    /// Whether the money goes to one of them: by a role, or for what one of them sells.
    private func isPaid(_ relation: Relation, to holders: Set<Int32>) -> Bool {
        if holders.contains(relation.element) { return true }
        guard relation.element >= 0, relation.key == .instanceOf || relation.key == .builtWith else { return false }
        return continuum.relations(of: Int(relation.element)).contains {
            [.providedBy, .suppliedBy, .licensedBy].contains($0.key) && holders.contains($0.element)
        }
    }

    /// Its roles go to nobody knows whom; then, the contract ended, to nobody.
    private func replacement(of id: String) throws(ScenarioProblem) -> (replaced: [Change.Step], ended: [Change.Step]) {
        let gone = Int32(try element(id, [.organisation], Bilingual(fr: "une organisation", en: "an organisation")))
        let stranger = free("replacement-of-" + id)
        var replaced: [Change.Step] = [
            .add(
                Element(
                    id: stranger, kind: .organisation,
                    statements: [
                        Element.Statement(.name, .bilingual(Bilingual(fr: "Remplaçant inconnu de \(name(id).fr)", en: "Unknown replacement of \(name(id).en)"))),
                        Element.Statement(.ownership, .unknown),
                    ], links: [Element.Link(.seat, to: nil)]))
        ]
        var ended: [Change.Step] = []
        for element in continuum.elements.indices {
            let keys = Set(
                continuum.relations(of: element).filter { ($0.key == .performedBy || Key.roles.contains($0.key)) && $0.element == gone }.map(\.key))
            for key in keys.sorted() {
                let whole = continuum.element(element)
                let links = whole.links.filter { $0.key == key }.map { link in
                    var link = link
                    if link.to == id { link.to = stranger }
                    return link
                }
                replaced.append(.set(Element(id: whole.id, kind: whole.kind, links: links), was: nil))
                ended.append(.setRelation(id: whole.id, key: key, to: stranger, attributes: [Element.Statement(.withdrawn, .boolean(true))]))
            }
        }
        if ended.isEmpty { throw .nothingConcerned(id) }
        return (replaced, ended)
    }

    /// A trench or a link is cut itself; of a site, the links that run through it are.
    private func fibreCut(_ id: String) throws(ScenarioProblem) -> [Change.Step] {
        let where_ = try element(
            id, [.failureDomain, .link, .site], Bilingual(fr: "une tranchée, une liaison ou un lieu", en: "a trench, a link or a site"))
        if continuum.elements[where_].kind != .site { return [outOfService(where_)] }
        let links = continuum.elements.indices.filter { i in
            continuum.elements[i].kind == .link
                && continuum.relations(of: i).contains {
                    [.housedAt, .connects, .failsWith].contains($0.key) && Int($0.element) == where_ && continuum.holds($0, on: day)
                }
        }
        if links.isEmpty { throw .nothingConcerned(id) }
        return links.map { outOfService($0) }
    }

    /// Protections that rest on public keys are gone; those of which nobody says what they rest on, nobody knows.
    private func quantum() -> [Change.Step] {
        var steps: [Change.Step] = []
        for element in continuum.elements.indices {
            for relation in continuum.relations(of: element) where relation.element >= 0 {
                guard continuum.value(.encrypted, of: relation, on: day) == .boolean(true) else { continue }
                let rests = continuum.token(continuum.value(.cryptography, of: relation, on: day))
                if rests == "symmetric" || rests == "post-quantum" { continue }
                steps.append(
                    .setRelation(
                        id: continuum.id(element), key: relation.key, to: continuum.id(Int(relation.element)),
                        attributes: [Element.Statement(.encrypted, rests == nil ? .unknown : .boolean(false))]))
            }
        }
        return steps
    }
}
