package import Continuum
import Knowledge
package import Reach

/// What does a subject rest on? The things that it needs, those that have a role in them, and what nobody states.
///
/// `things` starts with the subject, nearest first. A narrow scope is the subject alone, with what it is an instance of: the tenderer without its chain.
package struct Scope: Sendable {
    /// An organisation’s role on a thing; `organisation` is −1 when it is not stated which.
    package struct Role: Sendable, Hashable {
        package var thing: Int32
        package var key: Key
        package var organisation: Int32
        package var relation: Int32
    }

    package let subject: Int32
    package let isNarrow: Bool
    package private(set) var things: [Int32] = []
    package private(set) var roles: [Role] = []
    /// Organisations with a role, each once, in the order in which they are met.
    package private(set) var organisations: [Int32] = []
    /// Facts on things and on organisations of the scope that nobody states.
    package private(set) var missing: [MissingFact] = []
    private var members: Set<Int32> = []

    private static let dependencies: Set<Key> = [
        .storedOn, .processedBy, .carriedOver, .runsOn, .reliesOn, .builtWith, .housedAt, .instanceOf, .partOf, .uses, .pathTo,
    ]
    package static let roleKeys: Set<Key> = Set(Key.roles).union([.performedBy])
    /// Roles that lay hands on the data or on the machines.
    package static let custody: Set<Key> = [.providedBy, .operatedBy, .administeredBy, .transportedBy, .performedBy, .processedBy]
    /// Roles of those to whom the thing, or the data, are entrusted.
    package static let providers: Set<Key> = [.providedBy, .operatedBy, .processedBy]
    /// Roles that bring technology.
    package static let supply: Set<Key> = [.suppliedBy, .licensedBy, .supportedBy]

    package init(of subject: Int32, _ facts: ChartFacts, isNarrow: Bool = false) {
        self.subject = subject
        self.isNarrow = isNarrow
        let continuum = facts.continuum
        var queue = [subject]
        members.insert(subject)
        if facts.kind(subject) == .organisation {
            add(organisation: subject)
            let own = facts.organisation == subject
            for i in continuum.elements.indices where own && continuum.elements[i].layer == .chart && Self.isThing(continuum.elements[i].kind) {
                if members.insert(Int32(i)).inserted { queue.append(Int32(i)) }
            }
            if !own { for thing in facts.heldBy[subject] ?? [] where members.insert(thing).inserted { queue.append(thing) } }
        }
        var next = 0
        while next < queue.count {
            let thing = queue[next]
            next += 1
            if thing != subject || Self.isThing(facts.kind(thing)) { things.append(thing) }
            for i in continuum.relationRange(of: Int(thing)) {
                let relation = continuum.relations[i]
                guard continuum.holds(relation, on: facts.day) else { continue }
                if Self.roleKeys.contains(relation.key) || relation.key == .processedBy && relation.element >= 0 && facts.kind(relation.element) == .organisation {
                    roles.append(Role(thing: thing, key: relation.key, organisation: relation.element, relation: Int32(i)))
                    if relation.element >= 0 { add(organisation: relation.element) }
                } else if Self.dependencies.contains(relation.key), relation.element >= 0 {
                    if facts.kind(relation.element) == .organisation {
                        add(organisation: relation.element)
                    } else if !isNarrow || relation.key == .instanceOf, members.insert(relation.element).inserted {
                        queue.append(relation.element)
                    }
                }
            }
            // A service’s data are reached through what processes them, whichever side says so.
            if !isNarrow, facts.kind(thing) == .service || facts.kind(thing) == .treatment {
                for data in facts.dataProcessed(by: thing) where members.insert(data).inserted { queue.append(data) }
            }
            missing.append(contentsOf: facts.missing[thing] ?? [])
        }
        for organisation in organisations {
            for holder in [organisation] + facts.controllers(of: organisation) where members.insert(holder).inserted || holder == organisation {
                missing.append(contentsOf: facts.missing[holder] ?? [])
            }
        }
    }

    private mutating func add(organisation: Int32) {
        if members.insert(organisation).inserted || organisations.isEmpty && organisation == subject { organisations.append(organisation) }
    }

    static func isThing(_ kind: Kind) -> Bool {
        switch kind {
        case .data, .treatment, .service, .application, .software, .platform, .device, .link, .site, .offer: true
        default: false
        }
    }

    package func roles(_ keys: Set<Key>) -> [Role] { roles.filter { keys.contains($0.key) } }

    /// The organisations that have one of these roles, each once.
    package func holders(_ keys: Set<Key>) -> [Int32] {
        var seen: Set<Int32> = []
        return roles.compactMap { keys.contains($0.key) && $0.organisation >= 0 && seen.insert($0.organisation).inserted ? $0.organisation : nil }
    }

    package func things(_ kinds: Set<Kind>, _ facts: ChartFacts) -> [Int32] { things.filter { kinds.contains(facts.kind($0)) } }

    /// What was bought or is run for somebody: that for which a contract has terms. A platform or application says them itself, or by the offer that it is
    /// an instance of; an offer says them where nothing of the scope is an instance of it. Free software that nobody provides or licenses has no contract.
    package func contracts(_ facts: ChartFacts) -> [Int32] {
        var spoken: Set<Int32> = []
        for thing in things where facts.kind(thing) != .offer {
            for i in facts.relations(thing, [.instanceOf]) { spoken.insert(facts.relation(i).element) }
        }
        return things.filter { thing in
            switch facts.kind(thing) {
            case .offer:
                !spoken.contains(thing) && facts.isContract(thing)
            case .platform, .application, .software, .device, .link:
                facts.relations(thing, [.instanceOf]).contains { facts.isContract(facts.relation($0).element) }
                    || facts.relations(thing, [.providedBy]).contains { facts.relation($0).element != facts.organisation }
            default: false
            }
        }
    }

    /// The data of the scope.
    package func data(_ facts: ChartFacts) -> [Int32] { things.filter { facts.kind($0) == .data } }
}

extension ChartFacts {
    /// Whether an offer is bought: anything but free software that nobody provides or licenses.
    func isContract(_ offer: Int32) -> Bool {
        offer >= 0 && (flag(.openSource, offer) != true || !isProduct(offer) || !relations(offer, [.providedBy, .licensedBy]).isEmpty)
    }

    /// The data that say that they are processed by it.
    func dataProcessed(by thing: Int32) -> [Int32] { processed[thing] ?? [] }

    /// A fact that an element says of its own, or the offers that it is an instance of say for it; the element whose word it is.
    package func inherited(_ key: Key, _ element: Int32) -> (element: Int32, value: Value)? {
        if let value = value(key, element) { return (element, value) }
        for i in relations(element, [.instanceOf]) where relation(i).element >= 0 {
            if let value = value(key, relation(i).element) { return (relation(i).element, value) }
        }
        return nil
    }

    /// The states in which a thing lies: what it says itself, or else what houses it, what it is part of, runs on or is an instance of.
    /// `unknown` lists the things whose place nobody states.
    package func places(of thing: Int32) -> (states: [(thing: Int32, relation: Int32)], unknown: [Int32]) {
        var states: [(thing: Int32, relation: Int32)] = [], unknown: [Int32] = []
        var seen: Set<Int32> = [thing]
        var stack = [thing]
        while let here = stack.popLast() {
            let said = relations(here, [.locatedIn])
            if !said.isEmpty {
                for i in said {
                    if relation(i).element >= 0 { states.append((here, i)) } else { unknown.append(here) }
                }
                continue
            }
            var isLed = false
            for keys in [Set<Key>([.housedAt]), [.partOf], [.runsOn], [.instanceOf]] where !isLed {
                for i in relations(here, keys) {
                    isLed = true
                    if relation(i).element < 0 {
                        unknown.append(here)
                    } else if seen.insert(relation(i).element).inserted {
                        stack.append(relation(i).element)
                    }
                }
            }
            if !isLed { unknown.append(here) }
        }
        return (states, unknown)
    }
}
