import Continuum
import Knowledge
import Reach

/// Who can do what to each thing, by the propagation table of `REACH.md`: every thing is computed again from what it depends on, until
/// nothing changes. No compiled graph, no order, no sharing.
struct SlowReach {
    let world: PlainWorld
    let law: SlowLaw
    private(set) var powers: [Bound: [Place: Powers]] = [.certain: [:], .possible: [:]]

    /// A thing as it is, or what is left of it for one who stands on an isolated network.
    struct Place: Hashable {
        var thing: Int
        var isIsolated = false
    }

    private let holds: (byEntity: [Bound: [Int: Powers]], soil: [Bound: [Int: Powers]])
    private let terms: [Int: (suppliers: [Int], isCertain: Bool)]
    private let capabilities: [Capability]

    private struct Capability {
        var role: String
        var kinds: [String]
        var categories: [String]
        var powers: [String]
        var within: Int32
        var isRemote: Bool
    }

    init(_ continuum: Continuum, on day: Day, together: Set<Int> = []) {
        let world = PlainWorld(continuum, on: day)
        self.world = world
        terms = Self.terms(world)
        law = SlowLaw(world, together: together, suppliers: Array(Set(terms.values.flatMap(\.suppliers))).sorted())
        holds = law.holds()
        capabilities = world.things.filter { $0.kind == "capability" }.map { thing in
            var within: Int32 = 30
            if case .days(let days)? = thing.answer("within") { within = days }
            return Capability(
                role: thing.words("of-role").first ?? "", kinds: thing.words("on-kinds"), categories: thing.words("on-categories"),
                powers: thing.words("powers"), within: within, isRemote: thing.answer("remote") == .flag(true))
        }
        settle(.certain)
        settle(.possible)
    }

    func powers(of thing: Int, _ bound: Bound) -> Powers { powers[bound]?[Place(thing: thing)] ?? .none }

    private mutating func settle(_ bound: Bound) {
        var isChanged = true
        while isChanged {
            isChanged = false
            for thing in world.things {
                for isIsolated in thing.kind == "offer" ? [false, true] : [false] {
                    let place = Place(thing: thing.index, isIsolated: isIsolated)
                    let found = evaluate(thing, isIsolated, bound)
                    if found != powers[bound]?[place] ?? .none {
                        powers[bound]?[place] = found
                        isChanged = true
                    }
                }
            }
        }
    }

    // MARK: What a thing has

    private var unknown: Powers {
        var powers = Powers()
        for plane in Plane.allCases { powers[plane] = law.everyone }
        return powers
    }

    private func worst(_ bound: Bound) -> Powers { bound == .certain ? .none : unknown }

    private func at(_ thing: Int?, _ bound: Bound, isIsolated: Bool = false) -> Powers {
        guard let thing else { return worst(bound) }
        return powers[bound]?[Place(thing: thing, isIsolated: isIsolated)] ?? .none
    }

    private func evaluate(_ thing: PlainWorld.Thing, _ isIsolated: Bool, _ bound: Bound) -> Powers {
        switch thing.kind {
        case "organisation": return holds.byEntity[bound]?[thing.index] ?? .none
        case "person": return holds.byEntity[bound]?[thing.index] ?? .none
        case "state": return holds.soil[bound]?[thing.index] ?? .none
        case "data", "treatment", "service", "application", "software", "platform", "device", "link", "site", "offer": break
        default: return .none
        }
        var result = Powers()
        if !isIsolated, let terms = terms[thing.index], terms.isCertain || bound == .possible {
            for supplier in terms.suppliers { if let subject = law.number[supplier] { result[.obtain].formUnion(.only(subject)) } }
        }
        let stores = thing.links.filter { $0.key == "stored-on" && $0.group == 0 }
        var fallen: [Int: [Powers]] = [:]
        var copies: [Powers] = []
        for link in thing.links {
            let found = passed(link, thing, isIsolated, bound)
            for plane in Powers.readings { result[plane].formUnion(found[plane]) }
            if link.group != 0 {
                fallen[link.group, default: []].append(found)
            } else if link.key == "stored-on", stores.count > 1 {
                copies.append(found)
            } else {
                for plane in Powers.stoppings { result[plane].formUnion(found[plane]) }
            }
        }
        for (group, members) in fallen {
            let needed = min(world.needed[group] ?? 1, members.count)
            stop(&result, members, needed)
        }
        // Copies at best (one is enough), parts at worst (all are needed).
        if !copies.isEmpty { stop(&result, copies, bound == .certain ? 1 : copies.count) }
        if !isIsolated, bound == .possible { result.add(notSaid(thing)) }
        return result
    }

    /// It falls with its alternatives when fewer than `needed` are left.
    private func stop(_ result: inout Powers, _ members: [Powers], _ needed: Int) {
        for plane in Powers.stoppings {
            for subject in law.subjects.indices {
                let standing = members.filter { !$0[plane].contains(.only(subject)) }.count
                if standing < needed { result[plane].formUnion(.only(subject)) }
            }
        }
    }

    private func isolation(_ thing: PlainWorld.Thing, _ isIsolated: Bool) -> Bool? {
        if isIsolated { return true }
        switch thing.answer("network") {
        case .unknown?: return nil
        case .word("isolated")?: return true
        default: return false
        }
    }

    private static let bodily: Planes = [.obtain, .cut, .starve30d, .starve1y, .starve5y]

    /// All that one relation brings: what it leads to, where that lies, and who holds its keys.
    private func passed(_ link: PlainWorld.Link, _ thing: PlainWorld.Thing, _ isIsolated: Bool, _ bound: Bound) -> Powers {
        let there = at(link.to, bound)
        switch link.key {
        case "runs-on":
            return there.adding(place(link, thing, bound))
        case "instance-of":
            var found = Powers()
            let isolation = isolation(thing, isIsolated)
            if isolation != true, isolation == false || bound == .possible { found.add(there) }
            if isolation != false { found.add(at(link.to, bound, isIsolated: true)) }
            return found.adding(place(link, thing, bound))
        case "relies-on", "uses", "fails-with":
            return there.only(.stopping)
        case "stored-on":
            return protected(there.adding(place(link, thing, bound)), link, bound, altering: nil).adding(keys(link, bound))
        case "carried-over":
            return protected(there, link, bound, altering: "encrypted").adding(keys(link, bound))
        case "housed-at":
            return protected(there.only(Self.bodily).adding(place(link, thing, bound)), link, bound, altering: nil).adding(keys(link, bound))
        case "part-of":
            return there.only(Self.bodily)
        case "located-in":
            return thing.kind == "offer" ? .none : there.only(Self.bodily)
        case "processed-by":
            return processed(link, there, bound)
        case "built-with":
            var planes: Planes = .starve
            switch link.answer("within") {
            case .days(let days)?: planes = .starve(within: days)
            case .unknown?: planes = bound == .certain ? [] : .starve
            default: break
            }
            switch link.answer("updates") {
            case nil, .word("automatic")?: planes.insert(.alter)
            case .unknown? where bound == .possible: planes.insert(.alter)
            default: break
            }
            let isolation = isolation(thing, isIsolated)
            if isolation == true || (isolation == nil && bound == .certain) { planes.remove(.alter) }
            return there.only(planes)
        case "performed-by":
            return role("performed-by", link, thing, isIsolated, bound)
        case "subcontracted-to":
            if case .word(let role)? = link.answer("role") { return self.role(role, link, thing, isIsolated, bound) }
            guard bound == .possible, let line = capability("administered-by", thing) else { return .none }
            return hands(link, "", bound).only(planes(line))
        case "owned-by", "provided-by", "operated-by", "administered-by", "transported-by", "supplied-by", "licensed-by", "supported-by":
            return role(link.key, link, thing, isIsolated, bound)
        default:
            return .none
        }
    }

    // MARK: Protection

    /// Whoever has the powers of the table keeps `obtain` (and `alter` when tampering would be seen) only if it also reaches the keys.
    private func protected(_ found: Powers, _ link: PlainWorld.Link, _ bound: Bound, altering: String?) -> Powers {
        var found = found
        let holders = link.answers["keys-held-by"] ?? []
        let areKnown = !holders.isEmpty && holders.allSatisfy { if case .element(_?) = $0 { true } else { false } }
        let readers = readers(holders, bound)
        func isGuarded(_ key: String) -> Bool {
            bound == .certain ? link.isTrue(key) || link.isUnknown(key) : link.isTrue(key) && areKnown
        }
        if isGuarded("encrypted") { found[.obtain].formIntersection(readers) }
        if isGuarded(altering ?? "authenticated") { found[.alter].formIntersection(readers) }
        return found
    }

    private func readers(_ holders: [PlainWorld.Answer], _ bound: Bound) -> Who {
        var readers = Who()
        for case .element(let holder?) in holders {
            readers.formUnion(at(holder, bound)[.obtain])
            // A supplier that holds the keys itself is not stopped by them.
            if let subject = law.number[holder] { readers.formUnion(.only(subject)) }
        }
        return readers
    }

    /// Who holds the keys can withhold them; one of several holders is enough to go on; an unknown holder could be anyone.
    private func keys(_ link: PlainWorld.Link, _ bound: Bound) -> Powers {
        guard link.isTrue("encrypted") || (link.isUnknown("encrypted") && bound == .possible) else { return .none }
        var members: [Powers] = []
        let holders = link.answers["keys-held-by"] ?? [.unknown]
        for answer in holders {
            guard case .element(let holder?) = answer else {
                members.append(worst(bound).only(.stopping))
                continue
            }
            let isOrganisation = world.things[holder].kind == "organisation"
            let line = capabilities.first { $0.role == "keys-held-by" }
            members.append(at(holder, bound).only(isOrganisation ? line.map(planes) ?? [] : .stopping))
        }
        var found = Powers()
        stop(&found, members, 1)
        return found
    }

    private func processed(_ link: PlainWorld.Link, _ there: Powers, _ bound: Bound) -> Powers {
        var found = there.only([.obtain, .alter])
        if let to = link.to, world.things[to].kind == "organisation" {
            found = there.only(capabilities.first { $0.role == "processed-by" }.map(planes) ?? [])
        }
        let roots = link.answers["root-of-trust"] ?? []
        let areKnown = !roots.isEmpty && roots.allSatisfy { if case .element(_?) = $0 { true } else { false } }
        let isAttested = link.answer("confidential-computing") == .word("attested")
        let isGuarded = bound == .certain ? isAttested || link.isUnknown("confidential-computing") : isAttested && areKnown
        if isGuarded {
            found[.obtain].formIntersection(readers(roots, bound))
            found[.alter].formIntersection(readers(roots, bound))
        }
        return found
    }

    // MARK: Places

    /// What is kept on, housed at, run on or an instance of an offer lies where the offer lies, unless it says where itself.
    private func place(_ link: PlainWorld.Link, _ thing: PlainWorld.Thing, _ bound: Bound) -> Powers {
        guard let offer = link.to, world.things[offer].kind == "offer", thing.links("located-in").isEmpty else { return .none }
        let places = world.things[offer].links("located-in")
        if places.isEmpty {
            let hosting = ["iaas", "paas", "saas", "hosting", "housing"]
            guard hosting.contains(world.things[offer].words("category").first ?? "") else { return .none }
            return worst(bound).only(Self.bodily)
        }
        guard bound == .possible || places.count == 1 else { return .none }
        return places.reduce(into: Powers()) { $0.add(at($1.to, bound)) }.only(Self.bodily)
    }

    // MARK: Roles

    private func capability(_ role: String, _ thing: PlainWorld.Thing) -> Capability? {
        let lines = capabilities.filter { $0.role == role }
        if thing.kind == "offer", let category = thing.words("category").first, let line = lines.first(where: { $0.categories.contains(category) }) {
            return line
        }
        let open = lines.filter(\.categories.isEmpty)
        return open.first { $0.kinds.contains(thing.kind) } ?? open.first { $0.kinds.isEmpty }
    }

    private func planes(_ line: Capability) -> Planes {
        var planes: Planes = []
        for power in line.powers {
            switch power {
            case "obtain": planes.insert(.obtain)
            case "alter": planes.insert(.alter)
            case "cut": planes.formUnion(.stopping)
            default: planes.formUnion(.starve(within: line.within))
            }
        }
        return planes
    }

    /// Those who have a role in hand: the organisation, its staff abroad, and the subcontractors to whom it passes the role on.
    /// - Parameter settled: a qualification settles what can be obliged of them, not who they are.
    private func hands(_ link: PlainWorld.Link, _ role: String, _ bound: Bound, settled: Bool = false, isOwnershipSettled: Bool = false) -> Powers {
        let open = bound, isOpen = bound == .possible
        let bound = settled ? .certain : bound
        // Who it is, and unless that was checked who owns it, stays unknown.
        func hand(_ holder: Int?) -> Powers {
            guard let holder else { return worst(open) }
            return settled && !isOwnershipSettled && law.isUnknown(holder) ? at(holder, bound).adding(worst(open)) : at(holder, bound)
        }
        func staff(_ link: PlainWorld.Link) -> Powers {
            (link.answers["staff-in"] ?? []).reduce(into: Powers()) { found, answer in
                if case .element(let state?) = answer { found.add(at(state, bound)) } else { found.add(worst(open)) }
            }
        }
        var found = hand(link.to).adding(staff(link))
        guard let contractor = link.to else { return found }
        var reached: Set<Int> = [contractor]
        var isChanged = true
        while isChanged {
            isChanged = false
            for organisation in reached {
                for sub in world.things[organisation].links("subcontracts-to") {
                    let isPassedOn: Bool
                    if case .word(let passed)? = sub.answer("role") { isPassedOn = passed == role || role.isEmpty } else { isPassedOn = isOpen }
                    guard isPassedOn else { continue }
                    found.add(hand(sub.to).adding(staff(sub)))
                    if let to = sub.to, reached.insert(to).inserted { isChanged = true }
                }
            }
        }
        return found
    }

    private func role(_ role: String, _ link: PlainWorld.Link, _ thing: PlainWorld.Thing, _ isIsolated: Bool, _ bound: Bound) -> Powers {
        guard let line = capability(role, thing) else { return .none }
        var kept = given(role, line, link, thing, bound)
        var isRemote = line.isRemote
        if case .flag(let isVia)? = link.answer("via-network") { isRemote = isVia }
        let isolation = isolation(thing, isIsolated)
        if isRemote, isolation == true || (isolation == nil && bound == .certain) {
            kept.subtract([.obtain, .alter, .cut])
            // What stops at once through the network, starves through it too; parts and updates come another way.
            if line.powers.contains("cut") { kept.subtract(.starve) }
        }
        let schemes = thing.links("certified").compactMap(\.to).map { world.things[$0] }.filter { $0.answer("settles-contested") == .flag(true) }
        let isSettled = !schemes.isEmpty && role != "supplied-by" && role != "licensed-by"
        let isOwnershipSettled = schemes.contains { $0.answer("settles-ownership") == .flag(true) }
        return hands(link, role, bound, settled: isSettled, isOwnershipSettled: isOwnershipSettled).only(kept)
    }

    private func given(_ role: String, _ line: Capability, _ link: PlainWorld.Link, _ thing: PlainWorld.Thing, _ bound: Bound) -> Planes {
        let isPossible = bound == .possible
        func starve(_ days: Int32) -> Planes {
            let planes: Planes
            switch link.answer("within") {
            case .days(let stated)?: planes = .starve(within: stated)
            case .unknown?: planes = isPossible ? .starve : []
            default: planes = .starve(within: days)
            }
            // Open source that others can and do maintain is not starved by its first vendor.
            switch thing.answer("maintained-by-others") {
            case .flag(true)?: return []
            case .unknown?: return isPossible ? planes : []
            default: return planes
            }
        }
        let own = line.powers.contains("starve") || line.powers.contains("cut") ? starve(line.within) : []
        switch role {
        case "supplied-by":
            var planes = own
            guard line.powers.contains("alter") else { return planes }
            switch link.answer("updates") {
            case .word(let updates)?: if updates == "automatic" { planes.insert(.alter) }
            default: if isPossible { planes.insert(.alter) }
            }
            return planes
        case "licensed-by":
            switch link.answer("activation") {
            case .word("online")?: return starve(30)
            case .word("subscription")?: return starve(line.within)
            case .word?: return []
            default: return isPossible ? starve(30) : []
            }
        case "supported-by":
            let hand: Planes = self.planes(line).intersection([.obtain, .alter])
            switch link.answer("access") {
            case .word(let access)?: return access == "remote" ? own.union(hand) : own
            default: return isPossible ? own.union(hand) : own
            }
        default:
            return planes(line)
        }
    }

    // MARK: What nobody says

    private func notSaid(_ thing: PlainWorld.Thing) -> Powers {
        func isSaid(_ keys: [String]) -> Bool { thing.links.contains { keys.contains($0.key) } }
        var found = Powers()
        func need(_ keys: [String], _ planes: Planes) { if !isSaid(keys) { found.add(unknown.only(planes)) } }
        let supply: Planes = [.alter, .starve30d, .starve1y, .starve5y]
        switch thing.kind {
        case "data": need(["stored-on"], .all)
        case "treatment": need(["runs-on", "instance-of", "performed-by"], .all)
        case "service": need(["runs-on", "relies-on"], .all)
        case "application": need(["runs-on", "instance-of"], .all)
        case "software": need(["supplied-by", "instance-of"], supply)
        case "platform":
            need(["operated-by", "instance-of", "provided-by"], .all)
            need(["located-in", "housed-at", "runs-on", "instance-of"], Self.bodily)
        case "device":
            need(["housed-at", "located-in"], Self.bodily)
            need(["supplied-by", "instance-of"], supply)
        case "link": need(["operated-by", "transported-by", "instance-of"], .all)
        case "site":
            need(["located-in", "instance-of", "part-of"], Self.bodily)
            need(["operated-by", "instance-of", "part-of"], Self.bodily)
        default: break
        }
        return found
    }

    /// The terms that the chart comes under: those of its applications and platforms, and of the offers that it names.
    private static func terms(_ world: PlainWorld) -> [Int: (suppliers: [Int], isCertain: Bool)] {
        var relevant: Set<Int> = []
        for thing in world.things where thing.isChart {
            if thing.kind == "application" || thing.kind == "platform" { relevant.insert(thing.index) }
            for to in thing.links.compactMap(\.to) where world.things[to].kind == "offer" { relevant.insert(to) }
        }
        var terms: [Int: (suppliers: [Int], isCertain: Bool)] = [:]
        for index in relevant {
            let thing = world.things[index]
            let isCertain: Bool
            switch thing.answer("content-use") {
            case .word("improve")?, .word("train")?: isCertain = true
            case .unknown?: isCertain = false
            case nil where thing.kind == "offer" && thing.words("category") == ["saas"]: isCertain = false
            default: continue
            }
            var suppliers = thing.links("provided-by").compactMap(\.to)
            if suppliers.isEmpty { suppliers = thing.links("operated-by").compactMap(\.to) }
            if !suppliers.isEmpty { terms[index] = (suppliers, isCertain) }
        }
        return terms
    }
}
