import Continuum
import Knowledge
import Reach
import Testing

/// What must hold of every world, whatever it says.
struct PropertyTests {
    static let seeds = 0..<4
    static let worlds = 60

    /// Runs a property on random worlds; its answer is what went wrong.
    private func check(_ chunk: Int, _ salt: Int, _ property: (RandomWorld, inout Chance) -> String?) {
        for seed in (chunk * Self.worlds)..<((chunk + 1) * Self.worlds) {
            let made = RandomWorld.make(seed + salt * 10_000)
            var chance = Chance(seed + salt * 20_000)
            if let problem = property(made, &chance) {
                Issue.record("seed \(seed + salt * 10_000), together \(made.together): \(problem)\n\(made.world.text)")
                return
            }
        }
    }

    /// What is in `a` and not in `b`, over keys and subjects that pass the filters.
    private func surplus(
        _ a: [String: Set<String>], over b: [String: Set<String>], where isMeant: (String) -> Bool = { _ in true },
        of isCounted: (String) -> Bool = { _ in true }
    ) -> String? {
        for (key, subjects) in a.sorted(by: { $0.key < $1.key }) where isMeant(key) {
            let more = subjects.subtracting(b[key] ?? []).filter(isCounted)
            if !more.isEmpty { return "\(key): \(more.sorted())" }
        }
        return nil
    }

    private func isState(_ id: String) -> Bool { id.utf8.count == 2 }
    private func table(_ world: TestWorld, _ together: [String]) -> [String: Set<String>] { Answer(world.build().continuum, together: together).table() }

    @Test("certain ⊆ possible, and cut ⊆ starved in 30 days ⊆ in a year ⊆ in five", arguments: seeds)
    func order(chunk: Int) {
        check(chunk, 1) { made, _ in
            let answer = Answer(made.world.build().continuum, together: made.together)
            for element in answer.continuum.elements.indices {
                let id = answer.continuum.id(element)
                for plane in Plane.allCases where !answer.certain(id, plane).isSubset(of: answer.possible(id, plane)) { return "\(id) \(plane)" }
                for bound in Bound.allCases {
                    for (a, b) in zip(Powers.stoppings, Powers.stoppings.dropFirst()) {
                        if !answer.subjects(id, a, bound).isSubset(of: answer.subjects(id, b, bound)) { return "\(id) \(a) beyond \(b)" }
                    }
                }
            }
            return nil
        }
    }

    @Test("Renaming ids and permuting elements, keys and lists changes nothing", arguments: seeds)
    func names(chunk: Int) {
        check(chunk, 2) { made, chance in
            let before = table(made.world, made.together)
            let ids = made.world.things.map(\.id)
            let fresh = ids.shuffled(using: &chance).enumerated().map { "x\($0.offset)-\($0.element)" }
            let names = Dictionary(uniqueKeysWithValues: zip(ids, fresh))
            var renamed = TestWorld()
            for thing in made.world.things.shuffled(using: &chance) {
                renamed.add(
                    names[thing.id] ?? thing.id, thing.kind,
                    thing.keys.shuffled(using: &chance).map { ($0.key, self.renamed($0.value, names, &chance)) })
            }
            let after = table(renamed, made.together.compactMap { names[$0] })
            let expected = Dictionary(
                uniqueKeysWithValues: before.map { key, subjects in
                    let words = key.split(separator: " ").map(String.init)
                    return (([names[words[0]] ?? words[0]] + words.dropFirst()).joined(separator: " "), Set(subjects.map { names[$0] ?? $0 }))
                })
            return self.surplus(after, over: expected) ?? self.surplus(expected, over: after)
        }
    }

    private func renamed(_ document: Document, _ names: [String: String], _ chance: inout Chance) -> Document {
        switch document {
        case .string(let text): return .string(names[text] ?? text)
        case .sequence(let items):
            var list: [Document] = []
            for item in items.shuffled(using: &chance) { list.append(renamed(item, names, &chance)) }
            return .sequence(list)
        case .mapping(let pairs):
            var list: [(key: String, value: Document)] = []
            for pair in pairs { list.append((pair.key, renamed(pair.value, names, &chance))) }
            return .mapping(list)
        default: return document
        }
    }

    @Test("A new owner never lowers what any state may do", arguments: seeds)
    func owner(chunk: Int) {
        check(chunk, 3) { made, chance in
            var world = made.world
            let held = chance.pick(world.things.filter { $0.kind == "organisation" }.map(\.id))
            // Who owns the rest is settled first, so that the new owner is news and not an answer.
            world[held]["ownership"] = .string("dispersed")
            let before = table(world, made.together)
            world.add("buyer", "organisation", [("seat", .string("US")), ("ownership", .string("dispersed"))])
            var owners: [Document] = []
            if case .sequence(let list)? = world[held]["owners"] { owners = list }
            owners.append(.mapping([("to", .string("buyer")), ("votes", .number(51))]))
            world[held]["owners"] = .sequence(owners)
            return self.surplus(before, over: table(world, made.together))
        }
    }

    private func targets(_ world: TestWorld, _ keys: [String]) -> [(thing: Int, key: Int, item: Int)] {
        world.things.indices.flatMap { t in
            world.things[t].keys.indices.flatMap { k -> [(thing: Int, key: Int, item: Int)] in
                guard keys.contains(world.things[t].keys[k].key), case .sequence(let items) = world.things[t].keys[k].value else { return [] }
                return items.indices.map { (t, k, $0) }
            }
        }
    }

    @Test("One more alternative never raises what stops a thing", arguments: seeds)
    func alternative(chunk: Int) {
        check(chunk, 4) { made, chance in
            var world = made.world
            let before = table(world, made.together)
            for place in self.targets(world, ["runs-on", "stored-on", "relies-on", "carried-over"]).shuffled(using: &chance) {
                guard case .sequence(var items) = world.things[place.thing].keys[place.key].value, case .mapping(var pairs) = items[place.item],
                    let list = pairs.firstIndex(where: { $0.key == "any" || $0.key == "of" }), case .sequence(var members) = pairs[list].value
                else { continue }
                members.append(.string("spare"))
                pairs[list].value = .sequence(members)
                items[place.item] = .mapping(pairs)
                world.things[place.thing].keys[place.key].value = .sequence(items)
                // The worst of platforms: nothing is known of it.
                world.add("spare", "platform")
                break
            }
            return self.surplus(table(world, made.together), over: before, where: { $0.contains(" cut ") || $0.contains(" starve") }, of: { _ in true })
                .flatMap { $0.hasPrefix("spare ") ? nil : $0 }
        }
    }

    @Test("Encrypting with keys held at home never raises who can obtain or alter", arguments: seeds)
    func encryption(chunk: Int) {
        check(chunk, 5) { made, chance in
            var world = made.world
            world.add("keeper", "organisation", [("seat", .string("FR")), ("ownership", .string("public"))])
            let before = table(world, made.together)
            for place in self.targets(world, ["stored-on", "housed-at"]).shuffled(using: &chance) {
                guard case .sequence(var items) = world.things[place.thing].keys[place.key].value, case .string(let to) = items[place.item] else { continue }
                var pairs: [(key: String, value: Document)] = [("to", .string(to)), ("encrypted", .boolean(true)), ("keys-held-by", .sequence([.string("keeper")]))]
                if world.things[place.thing].keys[place.key].key == "stored-on" { pairs.append(("authenticated", .boolean(true))) }
                items[place.item] = .mapping(pairs)
                world.things[place.thing].keys[place.key].value = .sequence(items)
            }
            return self.surplus(table(world, made.together), over: before, where: { $0.contains(" obtain ") || $0.contains(" alter ") })
        }
    }

    @Test("A fact that becomes unknown never shrinks what is possible, nor adds to what is certain", arguments: seeds)
    func unknown(chunk: Int) {
        check(chunk, 6) { made, chance in
            // A qualification that settles all ends what is unknown of its bearer, so such worlds are left out; so are owners, since an
            // unknown one could be anybody and nobody is counted as present wherever he might own something.
            let isSettled = made.world.text.contains("\"certified\":[\"scheme2\"") || made.world.text.contains("\"certified\":[{\"to\":\"scheme2\"")
            let before = table(made.world, made.together)
            for (name, world) in self.unknowns(made.world).shuffled(using: &chance).prefix(8) {
                let isOwnerItself = name.contains(" owners ") && !["capital", "votes", "board", "control", "joint", "veto"].contains { name.contains($0) }
                if isOwnerItself || isSettled || name.contains(" presence ") { continue }
                let (continuum, problems) = world.build()
                guard !problems.contains(where: { !$0.contains("add up to") }) else { continue }
                let after = Answer(continuum, together: made.together).table()
                // Suppliers are named by terms; an unknown thing has none.
                if let lost = self.surplus(before, over: after, where: { $0.hasSuffix("possible") }, of: self.isState) { return "\(name): possible lost \(lost)" }
                if let more = self.surplus(after, over: before, where: { $0.hasSuffix("certain") }, of: self.isState) { return "\(name): certain gained \(more)" }
            }
            return nil
        }
    }

    /// The world with one fact unknown, for every fact that may be.
    private func unknowns(_ world: TestWorld) -> [(name: String, world: TestWorld)] {
        var result: [(name: String, world: TestWorld)] = []
        for t in world.things.indices {
            for k in world.things[t].keys.indices {
                let key = world.things[t].keys[k].key
                guard let known = Vocabulary.portulan.key(named: key) else { continue }
                let definition = Vocabulary.portulan.definition(of: known)
                for (name, document) in variants(world.things[t].keys[k].value, definition.mayBeUnknown) {
                    var other = world
                    other.things[t].keys[k].value = document
                    result.append(("\(world.things[t].id) \(key) \(name)", other))
                }
            }
        }
        return result
    }

    private func variants(_ document: Document, _ mayBeUnknown: Bool) -> [(String, Document)] {
        switch document {
        case .sequence(let items):
            return items.indices.flatMap { i in
                variants(items[i], mayBeUnknown).map { name, item in
                    var list = items
                    list[i] = item
                    return ("\(i) \(name)", Document.sequence(list))
                }
            }
        case .mapping(let pairs):
            return pairs.indices.flatMap { i -> [(String, Document)] in
                let key = pairs[i].key
                let found: [(String, Document)]
                switch key {
                case "to": found = mayBeUnknown ? [("", .string("unknown"))] : []
                case "any", "all", "of": found = variants(pairs[i].value, mayBeUnknown)
                case "valid-from", "valid-to", "at-least": found = []
                default:
                    let isAllowed = Vocabulary.portulan.key(named: key).map { Vocabulary.portulan.definition(of: $0).mayBeUnknown } ?? false
                    found = isAllowed ? [("", .string("unknown"))] : []
                }
                return found.map { name, value in
                    var list = pairs
                    list[i].value = value
                    return ("\(key) \(name)", Document.mapping(list))
                }
            }
        default: return mayBeUnknown ? [("", .string("unknown"))] : []
        }
    }

    @Test("A bloc acting together has what its members have, added before propagation", arguments: seeds)
    func bloc(chunk: Int) {
        check(chunk, 7) { made, _ in
            let continuum = made.world.build().continuum
            let apart = Answer(continuum).table(), together = Answer(continuum, together: ["EU"]).table()
            let members = Set(made.world.things.filter { $0["member-of"]?.json.contains("EU") == true && $0["member-of"]?.json.contains("valid") == false }.map(\.id))
            let maybe = Set(made.world.things.filter { $0["member-of"] != nil }.map(\.id))
            if let lost = self.surplus(apart, over: together) { return "apart more than together: \(lost)" }
            if let more = self.surplus(together, over: apart, of: { $0 != "EU" }) { return "together more than apart: \(more)" }
            for (key, subjects) in together {
                let isAxiom = ["organisation", "person", "state"].contains(made.world[String(key.prefix { $0 != " " })].kind)
                if !subjects.isDisjoint(with: members), !subjects.contains("EU") { return "a member without its bloc: \(key)" }
                if isAxiom, subjects.contains("EU"), subjects.isDisjoint(with: maybe), apart[key]?.contains("EU") != true { return "a bloc without a member: \(key)" }
            }
            return nil
        }
    }

    @Test("Intersections do not distribute over a bloc: one member has the platform, another the keys")
    func blocAndKeys() {
        let text = """
            elements:
              - { id: FR, kind: state, laws-reviewed: 2026-01-01, member-of: EU }
              - { id: DE, kind: state, laws-reviewed: 2026-01-01, member-of: EU }
              - { id: EU, kind: bloc, type: union }
              - { id: law, kind: law, of: [FR, DE], powers: [obtain, cut], settled: [seat] }
              - { id: french, kind: organisation, seat: FR, ownership: dispersed }
              - { id: german, kind: organisation, seat: DE, ownership: dispersed }
              - { id: store, kind: platform, operated-by: french, located-in: FR }
              - { id: spare, kind: platform, operated-by: german, located-in: DE }
              - { id: files, kind: data, class: C1, stored-on: { to: store, encrypted: true, keys-held-by: [german] } }
              - { id: desk, kind: service, runs-on: { any: [store, spare] } }
            """
        #expect(Answer(yaml: text).possible("files", .obtain) == [])
        #expect(Answer(yaml: text, together: ["EU"]).certain("files", .obtain) == ["EU"])
        #expect(Answer(yaml: text).possible("desk", .cut) == [])
        #expect(Answer(yaml: text, together: ["EU"]).certain("desk", .cut) == ["EU"])
    }

    @Test("A bloc acting together keeps the powers of its own law")
    func blocOwnLaw() {
        let text = """
            elements:
              - { id: FR, kind: state, laws-reviewed: 2026-01-01, member-of: EU }
              - { id: EU, kind: bloc, type: union }
              - { id: law, kind: law, of: EU, powers: [obtain], settled: [seat] }
              - { id: french, kind: organisation, seat: FR, ownership: dispersed }
            """
        #expect(Answer(yaml: text).certain("french", .obtain) == ["EU"])
        #expect(Answer(yaml: text, together: ["EU"]).certain("french", .obtain) == ["EU"])
    }

    @Test("Settling every missing fact never adds to what is possible", arguments: seeds)
    func assuming(chunk: Int) {
        check(chunk, 8) { made, _ in
            let continuum = made.world.build().continuum
            let before = Answer(continuum, together: made.together)
            let after = Answer(continuum, together: made.together, assuming: Set(before.model.graph.missing))
            if let more = self.surplus(after.table(), over: before.table(), where: { $0.hasSuffix("possible") }) { return "possible gained \(more)" }
            if let more = self.surplus(after.table(), over: before.table(), where: { $0.hasSuffix("certain") }) { return "certain gained \(more)" }
            return nil
        }
    }
}
