import Continuum

/// Small worlds made by chance: a few states with laws, organisations that hold each other, offers, and a chart on top of them.
struct RandomWorld {
    private var chance: Chance
    private(set) var world = TestWorld()
    private var states: [String] = [], blocs: [String] = [], organisations: [String] = [], offers: [String] = [], schemes: [String] = []
    private var byKind: [String: [String]] = [:]
    let together: [String]

    static func make(_ seed: Int) -> RandomWorld { RandomWorld(seed) }

    private init(_ seed: Int) {
        chance = Chance(seed)
        together = chance.isTrue(25) ? ["EU"] : []
        makeStates()
        makeLaws()
        makeOrganisations()
        makeOffers()
        makeChart()
        world.things.shuffle(using: &chance)
    }

    // MARK: Words

    private func text(_ word: String) -> Document { .string(word) }
    private func list(_ words: [String]) -> Document { .sequence(words.map(Document.string)) }
    private mutating func word(_ words: [String]) -> Document { .string(chance.pick(words)) }
    /// `true`, `false` or unknown.
    private mutating func flag() -> Document { chance.pick([.boolean(true), .boolean(true), .boolean(false), .string("unknown")]) }

    private mutating func day() -> [(String, Document)] {
        guard chance.isTrue(8) else { return [] }
        // Today is 2026-11-22: some hold, some do not any more, some not yet.
        return chance.pick([
            [("valid-to", .string("2026-11-21"))], [("valid-to", .string("2026-11-22"))], [("valid-from", .string("2026-11-23"))],
            [("valid-from", .string("2020-01-01")), ("valid-to", .string("2030-01-01"))],
        ])
    }

    private mutating func target(_ to: String, _ attributes: [(String, Document)] = []) -> Document {
        let all = attributes + day()
        return all.isEmpty ? .string(to) : .mapping([("to", .string(to))] + all.map { (key: $0.0, value: $0.1) })
    }

    private mutating func orUnknown(_ to: String) -> String { chance.isTrue(6) ? "unknown" : to }

    // MARK: The world

    private mutating func makeStates() {
        states = Array(["FR", "DE", "US", "CN", "JP", "RE"].prefix(4 + chance.below(3)))
        blocs = ["EU"]
        world.add("EU", "bloc", [("type", text("union"))])
        for state in states {
            var keys: [(String, Document)] = []
            if chance.isTrue(75) { keys.append(("laws-reviewed", text("2026-01-01"))) }
            if state == "FR" || state == "DE" || chance.isTrue(5) { keys.append(("member-of", .sequence([target("EU")]))) }
            if state == "RE" { keys.append(("territory-of", .sequence([target("FR")]))) }
            world.add(state, "state", keys)
        }
        for (i, settles) in [(true, false), (false, false), (true, true)].enumerated() {
            schemes.append("scheme\(i)")
            world.add("scheme\(i)", "scheme", [("settles-contested", .boolean(settles.0)), ("settles-ownership", .boolean(settles.1))])
        }
    }

    private mutating func makeLaws() {
        let nexus = ["seat", "control", "presence", "territory"], powers = ["obtain", "alter", "cut", "starve"]
        for i in 0..<(2 + chance.below(4)) {
            let order = nexus.shuffled(using: &chance)
            let settled = 1 + chance.below(3)
            var keys: [(String, Document)] = [
                ("of", text(chance.isTrue(20) ? "EU" : chance.pick(states))), ("powers", list(chance.some(powers, 1 + chance.below(4)))),
                ("settled", list(Array(order.prefix(settled)))),
            ]
            if chance.isTrue(50) { keys.append(("contested", list(Array(order.dropFirst(settled).prefix(1 + chance.below(2)))))) }
            world.add("law\(i)", "law", keys + day())
        }
    }

    private mutating func makeOrganisations() {
        organisations = (0..<(3 + chance.below(4))).map { "org\($0)" }
        for i in 0..<chance.below(2) { world.add("person\(i)", "person", chance.isTrue(80) ? [("nationality", target(orUnknown(chance.pick(states))))] : []) }
        let persons = world.things.filter { $0.kind == "person" }.map(\.id)
        for organisation in organisations {
            var keys: [(String, Document)] = []
            if chance.isTrue(90) { keys.append(("seat", .sequence([target(orUnknown(chance.pick(states)))]))) }
            if chance.isTrue(40) { keys.append(("presence", .sequence(chance.some(states, 1 + chance.below(2)).map { target(orUnknown($0)) }))) }
            if chance.isTrue(70) { keys.append(("ownership", word(["complete", "complete", "dispersed", "public", "unknown"]))) }
            var owners: [Document] = []
            var left = 100
            for holder in chance.some(organisations.filter { $0 != organisation } + chance.some(states, 2) + persons, chance.below(4)) {
                var attributes: [(String, Document)] = []
                let share = min(left, chance.pick([10, 20, 25, 30, 34, 40, 50, 51, 60, 100]))
                left -= share
                if chance.isTrue(80) {
                    attributes.append((chance.isTrue(30) ? "votes" : "capital", chance.isTrue(8) ? text("unknown") : .number(Double(share))))
                }
                if chance.isTrue(12) { attributes.append((chance.pick(["board", "control"]), flag())) }
                if chance.isTrue(10) { attributes.append(("joint", flag())) }
                if chance.isTrue(5) { attributes.append(("veto", .boolean(true))) }
                owners.append(target(orUnknown(holder), attributes))
                if chance.isTrue(10) { owners.append(target(holder, [("votes", .number(Double(chance.pick([20, 45, 55]))))])) }
            }
            if !owners.isEmpty { keys.append(("owners", .sequence(owners))) }
            if chance.isTrue(25) {
                let subs = chance.some(organisations.filter { $0 != organisation }, 1 + chance.below(2)).map { sub -> Document in
                    var attributes: [(String, Document)] = []
                    if chance.isTrue(70) { attributes.append(("role", word(["operated-by", "administered-by", "supported-by", "unknown"]))) }
                    if chance.isTrue(20) { attributes.append(("staff-in", list([chance.pick(states)]))) }
                    return target(orUnknown(sub), attributes)
                }
                keys.append(("subcontracts-to", .sequence(subs)))
            }
            world.add(organisation, "organisation", keys)
        }
    }

    /// Roles on a thing.
    private mutating func roles(_ count: Int) -> [(String, Document)] {
        let names = [
            "owned-by", "provided-by", "operated-by", "administered-by", "transported-by", "supplied-by", "licensed-by", "supported-by", "subcontracted-to",
        ]
        return chance.some(names, count).map { role in
            let holders = chance.some(organisations, chance.isTrue(80) ? 1 : 2).map { holder -> Document in
                var attributes: [(String, Document)] = []
                switch role {
                case "supplied-by": if chance.isTrue(80) { attributes.append(("updates", word(["automatic", "vetted", "none", "unknown"]))) }
                case "licensed-by": if chance.isTrue(80) { attributes.append(("activation", word(["online", "subscription", "perpetual", "unknown"]))) }
                case "supported-by": if chance.isTrue(80) { attributes.append(("access", word(["none", "supervised", "remote", "unknown"]))) }
                case "subcontracted-to":
                    if chance.isTrue(80) { attributes.append(("role", word(["operated-by", "administered-by", "supported-by", "supplied-by", "licensed-by", "unknown"]))) }
                default: break
                }
                if ["supplied-by", "licensed-by", "supported-by"].contains(role), chance.isTrue(30) {
                    attributes.append(("within", word(["30d", "1y", "5y", "unknown"])))
                }
                if chance.isTrue(15) { attributes.append(("staff-in", list([orUnknown(chance.pick(states))]))) }
                if chance.isTrue(10) { attributes.append(("via-network", .boolean(chance.isTrue(50)))) }
                return target(orUnknown(holder), attributes)
            }
            return (role, .sequence(holders))
        }
    }

    private mutating func makeOffers() {
        offers = (0..<(1 + chance.below(3))).map { "offer\($0)" }
        for (i, offer) in offers.enumerated() {
            var keys: [(String, Document)] = []
            if chance.isTrue(85) { keys.append(("category", word(["iaas", "paas", "saas", "hosting", "housing", "telecom", "software", "hardware", "security"]))) }
            if chance.isTrue(50) { keys.append(("content-use", word(["none", "service", "improve", "train", "unknown"]))) }
            if chance.isTrue(70) {
                keys.append(("located-in", .sequence(chance.some(states, chance.isTrue(70) ? 1 : 2).map { target(orUnknown($0)) })))
            }
            if chance.isTrue(30) { keys.append(("certified", .sequence([target(chance.pick(schemes))]))) }
            if chance.isTrue(20) { keys.append(("maintained-by-others", flag())) }
            keys += roles(1 + chance.below(3))
            let others = offers.filter { $0 != offer }
            if i > 0, chance.isTrue(40) { keys.append((chance.pick(["runs-on", "instance-of", "built-with", "housed-at"]), needs([chance.pick(others)], "") )) }
            if chance.isTrue(10) { keys.append(("network", word(["online", "isolated", "unknown"]))) }
            world.add(offer, "offer", keys)
        }
    }

    // MARK: The chart

    private mutating func protection(_ relation: String) -> [(String, Document)] {
        var attributes: [(String, Document)] = []
        if ["stored-on", "carried-over", "housed-at"].contains(relation), chance.isTrue(45) {
            if chance.isTrue(85) { attributes.append(("encrypted", flag())) }
            if relation == "stored-on", chance.isTrue(40) { attributes.append(("authenticated", flag())) }
            let holders = organisations + (byKind["device"] ?? []) + (byKind["platform"] ?? []) + (byKind["application"] ?? []) + offers
            if chance.isTrue(80) {
                attributes.append(
                    ("keys-held-by", chance.isTrue(12) ? text("unknown") : list(chance.some(holders, 1 + chance.below(2)).map { orUnknown($0) })))
            }
        }
        if relation == "processed-by", chance.isTrue(40) {
            attributes.append(("confidential-computing", word(["attested", "attested", "claimed", "none", "unknown"])))
            if chance.isTrue(70) { attributes.append(("root-of-trust", chance.isTrue(12) ? text("unknown") : list(chance.some(organisations, 1 + chance.below(2))))) }
        }
        if relation == "built-with", chance.isTrue(70) {
            attributes.append(("updates", word(["automatic", "vetted", "none", "unknown"])))
            if chance.isTrue(40) { attributes.append(("within", word(["30d", "1y", "5y", "unknown"]))) }
        }
        return attributes
    }

    private mutating func needs(_ targets: [String], _ relation: String) -> Document {
        var items = targets.map { target(orUnknown($0), protection(relation)) }
        guard items.count > 1 else { return .sequence(items) }
        switch chance.below(5) {
        case 0: return .sequence([.mapping([("any", .sequence(items))])])
        case 1: return .sequence([.mapping([("at-least", .number(Double(1 + chance.below(items.count)))), ("of", .sequence(items))])])
        case 2: return .sequence([.mapping([("all", .sequence(items))])])
        case 3 where items.count > 2:
            let last = items.removeLast()
            return .sequence([last, .mapping([("any", .sequence(items))])])
        default: return .sequence(items)
        }
    }

    private static let plan: [String: [(relation: String, kinds: [String], percent: Int)]] = [
        "data": [
            ("stored-on", ["platform", "device", "offer", "application", "site"], 90),
            ("processed-by", ["treatment", "application", "platform", "organisation", "service", "offer"], 35),
            ("carried-over", ["link", "platform", "device", "offer"], 25),
        ],
        "treatment": [
            ("runs-on", ["application", "platform", "device", "software", "offer", "service"], 60), ("uses", ["data"], 40),
            ("performed-by", ["organisation"], 40), ("relies-on", ["service", "site", "organisation", "link"], 20), ("instance-of", ["offer"], 10),
        ],
        "service": [
            ("runs-on", ["application", "platform", "offer", "treatment"], 80), ("uses", ["data"], 50),
            ("relies-on", ["application", "site", "link", "state", "organisation"], 20), ("carried-over", ["link", "offer"], 20),
        ],
        "application": [
            ("runs-on", ["application", "platform", "device", "software", "offer"], 70), ("built-with", ["software", "device", "offer"], 40),
            ("instance-of", ["offer"], 30), ("relies-on", ["service", "link"], 15), ("carried-over", ["link", "offer"], 15),
        ],
        "software": [("built-with", ["software", "offer"], 30), ("instance-of", ["offer"], 30), ("runs-on", ["device"], 15)],
        "platform": [
            ("runs-on", ["application", "device", "software", "offer"], 35), ("built-with", ["software", "device", "offer"], 35),
            ("instance-of", ["offer"], 40), ("housed-at", ["site", "offer"], 30), ("located-in", ["state"], 30),
            ("carried-over", ["link", "platform", "offer"], 20), ("relies-on", ["site"], 10),
        ],
        "device": [
            ("housed-at", ["site", "offer"], 60), ("built-with", ["software", "device", "offer"], 30), ("instance-of", ["offer"], 25),
            ("located-in", ["state"], 30), ("carried-over", ["link"], 20), ("relies-on", ["service"], 10),
        ],
        "link": [("runs-on", ["device"], 20), ("housed-at", ["site"], 30), ("located-in", ["state"], 40), ("instance-of", ["offer"], 30), ("relies-on", ["link"], 15), ("fails-with", ["site", "device"], 15)],
        "site": [("located-in", ["state"], 70), ("instance-of", ["offer"], 25), ("relies-on", ["link"], 10)],
    ]

    private mutating func makeChart() {
        let kinds = ["data", "data", "treatment", "service", "application", "application", "software", "platform", "platform", "device", "device", "link", "site"]
        byKind["organisation"] = organisations
        byKind["offer"] = offers
        byKind["state"] = states
        var chart: [(id: String, kind: String)] = []
        for i in 0..<(5 + chance.below(8)) {
            let kind = chance.pick(kinds)
            chart.append(("\(kind)\(i)", kind))
            byKind[kind, default: []].append("\(kind)\(i)")
        }
        for (id, kind) in chart {
            var keys: [(String, Document)] = []
            for (relation, targets, percent) in Self.plan[kind] ?? [] where chance.isTrue(percent) {
                let candidates = targets.flatMap { byKind[$0] ?? [] }.filter { $0 != id }
                guard !candidates.isEmpty else { continue }
                let found = chance.some(candidates, chance.pick([1, 1, 1, 2, 2, 3]))
                if ["stored-on", "carried-over", "runs-on", "relies-on", "built-with", "housed-at", "instance-of", "fails-with"].contains(relation) {
                    keys.append((relation, needs(found, relation)))
                } else {
                    keys.append((relation, .sequence(found.map { target(relation == "uses" ? $0 : orUnknown($0), protection(relation)) })))
                }
            }
            if kind == "site", let other = (byKind["site"] ?? []).first(where: { $0 > id }), chance.isTrue(40) { keys.append(("part-of", target(other))) }
            if ["application", "software", "platform", "device", "link", "site"].contains(kind) { keys += roles(chance.pick([0, 1, 1, 2, 3])) }
            if ["application", "software", "platform", "device"].contains(kind), chance.isTrue(40) {
                keys.append(("network", word(["online", "isolated", "isolated", "unknown"])))
            }
            if ["application", "software", "platform"].contains(kind), chance.isTrue(25) { keys.append(("maintained-by-others", flag())) }
            if ["application", "platform"].contains(kind), chance.isTrue(20) { keys.append(("content-use", word(["none", "improve", "unknown"]))) }
            if ["platform", "site"].contains(kind), chance.isTrue(15) { keys.append(("certified", .sequence([target(chance.pick(schemes))]))) }
            world.add(id, kind, keys)
        }
    }
}
