import Continuum
import Knowledge
import Reach
import Testing

/// Every answer has a shortest derivation that stands on the graph and ends in law, terms or the unknown; no other answer has one.
struct DerivationTests {
    @Test("Derivations are there exactly for what is in the result, sound, and as short as can be", arguments: 0..<6)
    func derivations(chunk: Int) {
        for seed in (chunk * 25)..<((chunk + 1) * 25) {
            let made = RandomWorld.make(seed + 90_000)
            let continuum = made.world.build().continuum
            if let problem = Self.problem(Answer(continuum, together: made.together), SlowReach(continuum, on: today, together: Set(made.together.compactMap { continuum.index(of: $0) }))) {
                Issue.record("seed \(seed + 90_000), together \(made.together): \(problem)\n\(made.world.text)")
                return
            }
        }
    }

    static func problem(_ answer: Answer, _ slow: SlowReach) -> String? {
        let bases = LegalBases(answer.model, answer.continuum)
        for subject in answer.model.subjects.list.indices {
            var settled: [Int]?
            for bound in Bound.allCases {
                let explainer = Explainer(answer.model, answer.result, answer.continuum, bases, subject: subject, bound: bound)
                let shortest = shortest(answer, subject, bound, settled: settled)
                if bound == .certain { settled = shortest }
                var reader = Reader(answer: answer, slow: slow, subject: subject)
                for node in 0..<answer.model.graph.nodeCount {
                    for plane in Plane.allCases {
                        let place = "node \(node) \(answer.continuum.elements.indices.contains(node) ? answer.continuum.id(node) : "virtual"), subject \(answer.continuum.id(Int(answer.model.subjects.list[subject].element))), \(plane) \(bound)"
                        let isThere = answer.result.contains(node: node, subject: subject, plane: plane, bound: bound)
                        guard let derivation = explainer.derivation(of: node, plane) else {
                            if isThere { return "no derivation: \(place)" }
                            continue
                        }
                        if !isThere { return "a derivation of nothing: \(place)" }
                        let length = reader.length(of: derivation, from: node, plane, bound)
                        if let problem = reader.problem { return "\(problem): \(place)" }
                        if length != shortest[node * Plane.count + plane.rawValue] {
                            return "length \(length), shortest \(shortest[node * Plane.count + plane.rawValue]): \(place)"
                        }
                    }
                }
            }
        }
        return nil
    }

    static let never = Int(Int32.max)

    /// The length of the shortest derivation of each power at each node: every rule tried again until nothing gets shorter.
    private static func shortest(_ answer: Answer, _ subject: Int, _ bound: Bound, settled: [Int]?) -> [Int] {
        let graph = answer.model.graph
        var cost = [Int](repeating: never, count: graph.nodeCount * Plane.count)
        func isAxiom(_ node: Int, _ plane: Plane) -> Bool { Reader.isAxiom(answer, node, subject, plane, bound) }
        var isChanged = true
        while isChanged {
            isChanged = false
            for node in 0..<graph.nodeCount {
                for plane in Plane.allCases {
                    let slot = node * Plane.count + plane.rawValue
                    var best = isAxiom(node, plane) ? 1 : never
                    var members: [Int32: [Int32: Int]] = [:]
                    for edge in Int(graph.offsets[node])..<Int(graph.offsets[node + 1]) {
                        let transfer = graph.transfers[Int(graph.codes[edge])]
                        guard transfer.planes(bound).contains(Planes(plane)) else { continue }
                        let source = bound == .possible && transfer.isSettled ? settled ?? cost : cost
                        var premise = source[Int(graph.targets[edge]) * Plane.count + plane.rawValue]
                        if transfer.guarded(bound).contains(Planes(plane)), !graph.guardSuppliers[Int(transfer.guardNumber)].contains(bit: subject) {
                            let keys = graph.guards[Int(transfer.guardNumber)].map { cost[Int($0) * Plane.count + Plane.obtain.rawValue] }.min() ?? never
                            premise = premise >= never || keys >= never ? never : premise + keys
                        }
                        guard premise < never else { continue }
                        if transfer.group != 0, Planes.stopping.contains(Planes(plane)) {
                            let known = members[transfer.group]?[transfer.member] ?? never
                            members[transfer.group, default: [:]][transfer.member] = min(known, premise)
                        } else {
                            best = min(best, premise + 1)
                        }
                    }
                    for (group, costs) in members {
                        let threshold = graph.groups[Int(group) - 1].threshold(bound)
                        if costs.count >= threshold { best = min(best, costs.values.sorted().prefix(threshold).reduce(1, +)) }
                    }
                    if best < cost[slot] {
                        cost[slot] = best
                        isChanged = true
                    }
                }
            }
        }
        return cost
    }

    /// Walks a derivation, checks each step and counts them.
    private struct Reader {
        let answer: Answer
        let slow: SlowReach
        let subject: Int
        var problem: String?

        init(answer: Answer, slow: SlowReach, subject: Int) {
            self.answer = answer
            self.slow = slow
            self.subject = subject
        }

        static func isAxiom(_ answer: Answer, _ node: Int, _ subject: Int, _ plane: Plane, _ bound: Bound) -> Bool {
            let words = answer.result.words
            let index = ((bound == .certain ? 0 : Plane.count) + plane.rawValue) * words + subject >> 6
            return answer.model.graph.rows.word(answer.model.graph.base[node], index) & (1 << UInt64(subject & 63)) != 0
        }

        private mutating func expect(_ condition: Bool, _ what: String) { if !condition, problem == nil { problem = what } }

        /// Checks that an edge leaves the node and passes the plane; the node it leads to, the bound that counts there.
        private mutating func step(_ edge: Int, from node: Int, _ plane: Plane, _ bound: Bound) -> (Int, Bound, Transfer) {
            let graph = answer.model.graph
            expect((Int(graph.offsets[node])..<Int(graph.offsets[node + 1])).contains(edge), "edge \(edge) is not the node's")
            let transfer = graph.transfers[Int(graph.codes[edge])]
            expect(transfer.planes(bound).contains(Planes(plane)), "edge \(edge) does not pass it")
            return (Int(graph.targets[edge]), transfer.isSettled ? .certain : bound, transfer)
        }

        mutating func length(of derivation: Derivation, from node: Int, _ plane: Plane, _ bound: Bound) -> Int {
            switch derivation {
            case .unknown:
                expect(Self.isAxiom(answer, node, subject, plane, bound), "an unknown that is no axiom")
                expect(node == Int(answer.model.graph.unknownNode), "an unknown elsewhere than at the unknown")
                return 1
            case .terms(let element, let isCertain):
                expect(Int(element) == node && isCertain == (bound == .certain), "terms of another")
                expect(Self.isAxiom(answer, node, subject, plane, bound), "terms that are no axiom")
                return 1
            case .law(let basis):
                expect(Self.isAxiom(answer, node, subject, plane, bound), "a law that is no axiom")
                check(basis, at: node, plane, bound)
                return 1
            case .through(let edge, let next):
                let (target, below, transfer) = step(edge, from: node, plane, bound)
                let isGuarded = transfer.guarded(bound).contains(Planes(plane))
                expect(!isGuarded || answer.model.graph.guardSuppliers[Int(transfer.guardNumber)].contains(bit: subject), "keys left out")
                expect(transfer.group == 0 || !Planes.stopping.contains(Planes(plane)), "alternatives left out")
                return 1 + length(of: next, from: target, plane, below)
            case .both(let edge, let next, let keys, let holder):
                let (target, below, transfer) = step(edge, from: node, plane, bound)
                expect(transfer.guarded(bound).contains(Planes(plane)), "keys where none are needed")
                expect(answer.model.graph.guards[Int(transfer.guardNumber)].contains(holder), "not a holder of the keys")
                return 1 + length(of: next, from: target, plane, below) + length(of: keys, from: Int(holder), .obtain, bound)
            case .alternatives(let group, let branches):
                var members: Set<Int32> = []
                var total = 1
                for (edge, next) in branches {
                    let (target, below, transfer) = step(edge, from: node, plane, bound)
                    expect(transfer.group == group, "a member of another set")
                    members.insert(transfer.member)
                    total += length(of: next, from: target, plane, below)
                }
                expect(members.count == branches.count, "a member counted twice")
                expect(members.count == answer.model.graph.groups[Int(group) - 1].threshold(bound), "too few or too many members")
                return total
            }
        }

        /// The law gives the power, and its nexus holds by the definitions.
        private mutating func check(_ basis: LegalBasis, at node: Int, _ plane: Plane, _ bound: Bound) {
            let model = answer.model
            expect(Int(basis.organisation) == node, "the law takes hold of another")
            let entity = Int(model.entities.entity[node])
            guard !basis.isUnknown else {
                expect(bound == .possible && (model.holds.isUnknown[entity] || isPresenceUnknown(node)), "an unknown owner or seat, and they are known")
                return
            }
            let own = Int(model.subjects.list[basis.subject].element)
            let isMember = model.book.members[subject]?.contains(bit: basis.subject) ?? false
            expect(basis.subject == subject || model.book.actingTogether.contains(subject) && isMember, "a law of another subject")
            if basis.law >= 0 {
                let laws = model.book.rule(basis.subject, basis.nexus).laws.filter { $0.law == basis.law && $0.planes.contains(Planes(plane)) }
                expect(!laws.isEmpty, "the law does not give this power by this nexus")
                if bound == .certain { expect(basis.isSettled && laws.contains(where: \.isSettled), "an argued law is no certainty") }
            } else {
                expect(bound == .possible && model.book.unreviewed.contains(bit: basis.subject), "laws that were reviewed")
            }
            guard let number = slow.law.number[own] else { return expect(false, "no such subject") }
            let who: Who
            switch basis.nexus {
            case .seat, .territory: who = slow.law.seats(node)
            case .control: who = controllers(of: node, bound).reduce(into: Who()) { $0.formUnion(slow.law.seats($1)) }
            case .presence: who = controllers(of: node, bound).reduce(into: slow.law.presence(node, bound)) { $0.formUnion(slow.law.presence($1, bound)) }
            }
            expect(who.contains(.only(number)), "no \(basis.nexus) there")
        }

        private func controllers(of node: Int, _ bound: Bound) -> Set<Int> { slow.law.controllers[bound]?[node] ?? [] }

        private func isPresenceUnknown(_ node: Int) -> Bool {
            slow.law.presence(node, .possible) == slow.law.everyone
                || controllers(of: node, .possible).contains { slow.law.presence($0, .possible) == slow.law.everyone }
        }
    }
}
