import Continuum
import Knowledge
import Reach

/// Who may be obliged by whom, by the definitions of `REACH.md`, over dictionaries and sets: the slow reference of control and law.
struct SlowLaw {
    let world: PlainWorld
    /// Element index of each subject; the position is its number.
    let subjects: [Int]
    let number: [Int: Int]
    let states: [Int]
    let together: Set<Int>
    /// All states and blocs: what an unknown fact gives at worst.
    let everyone: Who
    var controllers: [Bound: [Int: Set<Int>]] = [:]

    init(_ world: PlainWorld, together: Set<Int>, suppliers: [Int]) {
        self.world = world
        self.together = together
        states = world.things.filter { $0.kind == "state" }.map(\.index)
        let blocs = world.things.filter { bloc in
            bloc.kind == "bloc"
                && (together.contains(bloc.index)
                    || world.things.contains { $0.kind == "law" && !$0.words("powers").isEmpty && $0.links("of").contains { $0.to == bloc.index } })
        }.map(\.index)
        subjects = states + blocs + suppliers
        var everyone = Who()
        for i in 0..<(states.count + blocs.count) { everyone.formUnion(.only(i)) }
        self.everyone = everyone
        number = Dictionary(subjects.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        controllers[.certain] = Self.controllers(world, .certain)
        controllers[.possible] = Self.controllers(world, .possible)
    }

    // MARK: Control

    /// For each organisation, all who control it: the definition, repeated until nothing is new.
    static func controllers(_ world: PlainWorld, _ bound: Bound) -> [Int: Set<Int>] {
        var votes: [Int: [Int: Double]] = [:]
        var rights: [Int: Set<Int>] = [:]
        for thing in world.things where thing.kind == "organisation" {
            (votes[thing.index], rights[thing.index]) = holdings(thing, bound)
        }
        return controllers(votes, rights)
    }

    static func controllers(_ votes: [Int: [Int: Double]], _ rights: [Int: Set<Int>]) -> [Int: Set<Int>] {
        let everybody = Set(votes.values.flatMap(\.keys)).union(rights.values.flatMap { $0 })
        var result: [Int: Set<Int>] = [:]
        var isChanged = true
        while isChanged {
            isChanged = false
            for held in Set(votes.keys).union(rights.keys) {
                // An organisation does not control itself, not even in a cycle, and its own shares have no vote.
                for b in everybody where b != held && !(result[held] ?? []).contains(b) {
                    let group = everybody.filter { $0 != held && ($0 == b || (result[$0] ?? []).contains(b)) }
                    let sum = group.map { votes[held]?[$0] ?? 0 }.reduce(0, +)
                    // Sums of decimal shares that make exactly 50 are no majority.
                    if sum > 50.000_000_1 || group.contains(where: { (rights[held] ?? []).contains($0) }) {
                        result[held, default: []].insert(b)
                        isChanged = true
                    }
                }
            }
        }
        return result
    }

    /// Several entries for one holder disagree: the lowest figure is certain, the highest possible.
    static func holdings(_ thing: PlainWorld.Thing, _ bound: Bound) -> (votes: [Int: Double], rights: Set<Int>) {
        var entries: [Int: [(stated: Double?, right: Bool, maybe: Bool, isSilent: Bool)]] = [:]
        for owner in thing.links("owners") {
            guard let holder = owner.to else { continue }
            var stated: Double?
            let share = owner.answer("votes") ?? owner.answer("capital")
            if case .number(let number)? = share { stated = number }
            let right = owner.isTrue("board") || owner.isTrue("control")
            let maybeJoint = owner.isTrue("joint") || owner.isUnknown("joint")
            let maybe = right || maybeJoint || owner.isUnknown("board") || owner.isUnknown("control") || share == .unknown
            let isSilent = share == nil && !maybe && owner.answer("veto") == nil && owner.answer("board") == nil && owner.answer("control") == nil
            entries[holder, default: []].append((stated, right && !maybeJoint, maybe, isSilent))
        }
        let lowest = entries.mapValues { list in list.map { $0.stated ?? 0 }.min() ?? 0 }
        let rest = max(0, 100 - lowest.values.reduce(0, +))
        let isOpen = thing.answer("ownership") != .word("dispersed")
        var votes: [Int: Double] = [:]
        var rights: Set<Int> = []
        for (holder, list) in entries {
            switch bound {
            case .certain:
                votes[holder] = lowest[holder]
                if list.allSatisfy(\.right) { rights.insert(holder) }
            case .possible:
                // A share that nobody states is at most what the stated ones leave.
                votes[holder] = list.map { $0.stated ?? ($0.isSilent && isOpen ? rest : 0) }.max()
                if list.contains(where: \.maybe) { rights.insert(holder) }
            }
        }
        return (votes, rights)
    }

    // MARK: Seats, presence, unknowns

    /// The subjects whose law a thing in a state is under: the state, its sovereign, its blocs.
    func subjects(of state: Int) -> Who {
        var who = Who()
        if let own = number[state] { who.formUnion(.only(own)) }
        for link in world.things[state].links where link.key == "member-of" || link.key == "territory-of" {
            if let to = link.to, let subject = number[to] { who.formUnion(.only(subject)) }
        }
        return who
    }

    func seats(_ entity: Int) -> Who {
        let thing = world.things[entity]
        if thing.kind == "state" { return subjects(of: entity) }
        return (thing.links("seat") + thing.links("nationality")).compactMap(\.to).reduce(into: Who()) { $0.formUnion(subjects(of: $1)) }
    }

    func isUnknownItself(_ entity: Int) -> Bool {
        let thing = world.things[entity]
        switch thing.kind {
        case "person": return !thing.links("nationality").contains { $0.to != nil }
        case "organisation":
            if !thing.links("seat").contains(where: { $0.to != nil }) { return true }
            if thing.links("owners").contains(where: { $0.to == nil }) { return true }
            switch thing.answer("ownership") {
            case .unknown?: return true
            case .word?: return false
            // Complete when a listed owner controls, alone or declared to control with others.
            default: return (controllers[.certain]?[entity] ?? []).isEmpty && !thing.links("owners").contains { $0.isTrue("joint") && $0.to != nil }
            }
        default: return false
        }
    }

    /// Its owner or seat, or that of one who may control it, is unknown.
    func isUnknown(_ entity: Int) -> Bool { isUnknownItself(entity) || (controllers[.possible]?[entity] ?? []).contains { isUnknownItself($0) } }

    func presence(_ entity: Int, _ bound: Bound) -> Who {
        guard world.things[entity].kind != "state" else { return .nobody }
        var who = Who()
        let group = [entity] + (controllers[bound] ?? [:]).filter { $0.value.contains(entity) }.map(\.key)
        for member in group {
            who.formUnion(seats(member))
            let isSeatKnown = world.things[member].links.contains { ["seat", "nationality"].contains($0.key) && $0.to != nil }
            if bound == .possible, !isSeatKnown { who.formUnion(everyone) }
            for link in world.things[member].links("presence") {
                if let state = link.to { who.formUnion(subjects(of: state)) } else if bound == .possible { who.formUnion(everyone) }
            }
        }
        return who
    }

    // MARK: Law

    struct Grip {
        var settled = Powers()
        var contested = Powers()
    }

    /// What the laws in force give to each subject, by nexus.
    func grips() -> [String: Grip] {
        var grips: [String: Grip] = [:]
        for law in world.things where law.kind == "law" && law.isInForce {
            for of in law.links("of").compactMap(\.to) {
                guard let subject = number[of] else { continue }
                for power in law.words("powers") {
                    let planes: Planes
                    switch power {
                    case "obtain": planes = .obtain
                    case "alter": planes = .alter
                    case "cut": planes = .stopping
                    default: planes = .starve
                    }
                    for plane in Plane.allCases where planes.contains(Planes(plane)) {
                        for nexus in law.words("settled") { grips[nexus, default: Grip()].settled[plane].formUnion(.only(subject)) }
                        for nexus in law.words("contested") { grips[nexus, default: Grip()].contested[plane].formUnion(.only(subject)) }
                    }
                }
            }
        }
        return grips
    }

    func unreviewed() -> Who {
        var who = Who()
        for state in states where world.things[state].answer("laws-reviewed") == nil {
            let hasLaw = world.things.contains { law in law.kind == "law" && law.isInForce && law.links("of").contains { $0.to == state } }
            if !hasLaw, let subject = number[state] { who.formUnion(.only(subject)) }
        }
        return who
    }

    /// What each entity can be obliged to do, and what each state can do on its soil.
    func holds() -> (byEntity: [Bound: [Int: Powers]], soil: [Bound: [Int: Powers]]) {
        let grips = grips()
        let unreviewed = unreviewed()
        func grip(_ nexus: String) -> Grip { grips[nexus] ?? Grip() }
        var byEntity: [Bound: [Int: Powers]] = [.certain: [:], .possible: [:]]
        var soil = byEntity
        for thing in world.things where ["organisation", "person", "state"].contains(thing.kind) {
            let own = seats(thing.index)
            for bound in Bound.allCases {
                let above = controllers[bound]?[thing.index] ?? []
                let control = above.reduce(into: Who()) { $0.formUnion(seats($1)) }
                let present = above.reduce(into: presence(thing.index, bound)) { $0.formUnion(presence($1, bound)) }
                var powers = Powers(), ground = Powers()
                for plane in Plane.allCases {
                    for (nexus, link) in [("seat", own), ("control", control), ("presence", present)] {
                        powers[plane].formUnion(link.intersection(grip(nexus).settled[plane]))
                        if bound == .possible { powers[plane].formUnion(link.intersection(grip(nexus).contested[plane])) }
                    }
                    ground[plane].formUnion(own.intersection(grip("territory").settled[plane]))
                    if bound == .possible {
                        powers[plane].formUnion(own.union(control).intersection(unreviewed))
                        if isUnknown(thing.index) { powers[plane].formUnion(everyone) }
                        ground[plane].formUnion(own.intersection(grip("territory").contested[plane].union(unreviewed)))
                    }
                }
                byEntity[bound]?[thing.index] = actingTogether(powers)
                if thing.kind == "state" { soil[bound]?[thing.index] = actingTogether(ground) }
            }
        }
        return (byEntity, soil)
    }

    private func actingTogether(_ powers: Powers) -> Powers {
        var powers = powers
        for bloc in together {
            guard let subject = number[bloc] else { continue }
            let members = states.filter { world.things[$0].links("member-of").contains { $0.to == bloc } }.compactMap { number[$0] }
            for plane in Plane.allCases where members.contains(where: { powers[plane].contains(.only($0)) }) {
                powers[plane].formUnion(.only(subject))
            }
        }
        return powers
    }
}
