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
    /// What was bought or is run for somebody; of it, what is no product, and what is hosted.
    private var contracts: [Int32] = []
    private(set) var services: [Int32] = []
    private(set) var hosting: [Int32] = []
    private(set) var machines: [Int32] = []

    private static let dependencies: KeySet = [
        .storedOn, .processedBy, .carriedOver, .runsOn, .reliesOn, .builtWith, .housedAt, .instanceOf, .partOf, .uses, .pathTo,
    ]
    package static let roleKeys = KeySet(Key.roles).union([.performedBy])
    /// Roles that lay hands on the data or on the machines.
    package static let custody: KeySet = [.providedBy, .operatedBy, .administeredBy, .transportedBy, .performedBy, .processedBy]
    /// Roles of those to whom the thing, or the data, are entrusted.
    package static let providers: KeySet = [.providedBy, .operatedBy, .processedBy]
    /// Roles that bring technology.
    package static let supply: KeySet = [.suppliedBy, .licensedBy, .supportedBy]

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
        sort(facts)
        for organisation in organisations {
            for holder in [organisation] + facts.controllers(of: organisation) where members.insert(holder).inserted || holder == organisation {
                missing.append(contentsOf: facts.missing[holder] ?? [])
            }
        }
    }

    /// Sorts the things once for all checks.
    private mutating func sort(_ facts: ChartFacts) {
        var spoken: Set<Int32> = []
        for thing in things where facts.kind(thing) != .offer {
            for i in facts.relations(thing, [.instanceOf]) { spoken.insert(facts.relation(i).element) }
        }
        for thing in things {
            let traits = facts.traits[Int(thing)]
            let isContract: Bool
            switch facts.kind(thing) {
            case .offer:
                if spoken.contains(thing) { continue }
                if !traits.contains(.product) { machines.append(thing) }
                isContract = traits.contains(.bought)
            case .platform, .device, .application, .software, .link:
                if facts.kind(thing) == .platform || facts.kind(thing) == .device { machines.append(thing) }
                isContract = facts.relations(thing, [.instanceOf]).contains { facts.isContract(facts.relation($0).element) }
                    || facts.relations(thing, [.providedBy, .operatedBy]).contains { facts.relation($0).element != facts.organisation }
            default: continue
            }
            guard isContract else { continue }
            contracts.append(thing)
            guard !traits.contains(.product) else { continue }
            services.append(thing)
            if facts.kind(thing) != .link, !traits.contains(.telecom) { hosting.append(thing) }
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

    package func roles(_ keys: KeySet) -> [Role] { roles.filter { keys.contains($0.key) } }

    /// The organisations that have one of these roles, each once.
    package func holders(_ keys: KeySet) -> [Int32] {
        var seen: Set<Int32> = []
        return roles.compactMap { keys.contains($0.key) && $0.organisation >= 0 && seen.insert($0.organisation).inserted ? $0.organisation : nil }
    }

    package func things(_ kinds: Set<Kind>, _ facts: ChartFacts) -> [Int32] { things.filter { kinds.contains(facts.kind($0)) } }

    /// What was bought or is run for somebody: that for which a contract has terms. A platform or application says them itself, or by the offer that it is
    /// an instance of; an offer says them where nothing of the scope is an instance of it. Free software that nobody provides or licenses has no contract.
    package func contracts(_ facts: ChartFacts) -> [Int32] { contracts }

    /// The data of the scope.
    package func data(_ facts: ChartFacts) -> [Int32] { things.filter { facts.kind($0) == .data } }
}

extension ChartFacts {
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
            var isSaid = false
            for i in relations(here, [.locatedIn]) {
                isSaid = true
                if relation(i).element >= 0 { states.append((here, i)) } else { unknown.append(here) }
            }
            if isSaid { continue }
            var isLed = false
            for keys: KeySet in [[.housedAt], [.partOf], [.runsOn], [.instanceOf]] where !isLed {
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
        // Walked in a circle: nobody says where.
        if states.isEmpty, unknown.isEmpty { unknown.append(thing) }
        return (states, unknown)
    }
}
