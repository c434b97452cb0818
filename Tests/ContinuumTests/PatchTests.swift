import Continuum
import Knowledge
import Testing

@Suite struct PatchTests {
    /// A continuum of random elements that name one another.
    private static func random(seed: UInt64, count: Int) -> (Continuum, RandomElement) {
        var maker = RandomElement(seed: seed, .portulan)
        maker.targets = (0..<count).map { "e\($0)" } + ["unknown"]
        let text = (0..<count).map { maker.valid(id: "e\($0)").json + "\n" }.joined()
        return (Reading.ndjson(text).0, maker)
    }

    private static func byID(_ continuum: Continuum) -> [String: Element] {
        Dictionary(uniqueKeysWithValues: Reading.elements(continuum).map { ($0.id, $0) })
    }

    /// Which relations are joined to an element: what engines walk along.
    private static func edges(_ continuum: Continuum) -> [String] {
        continuum.elements.indices.filter { continuum.elements[$0].kind.rawValue != 0 }.flatMap { element in
            continuum.relations(of: element).enumerated().filter { $0.element.element >= 0 }.map { i, relation in
                "\(continuum.id(element)).\(continuum.vocabulary.name(of: relation.key)).\(i) → \(continuum.id(Int(relation.element)))"
            }
        }.sorted()
    }

    @Test(arguments: Array(1...20)) func inverseUndoes(seed: UInt64) throws {
        var (continuum, maker) = Self.random(seed: seed, count: 30)
        let before = Self.byID(continuum), edges = Self.edges(continuum)
        #expect(before.count == 30 && !edges.isEmpty)
        var undo: [Patch] = []
        for _ in 0..<3 {
            var patch = Patch()
            for _ in 0..<1 + maker.random.below(6) {
                let id = "e\(maker.random.below(36))"
                if maker.random.chance(35), continuum.index(of: id) != nil {
                    patch.replacements[id] = .some(nil)
                } else {
                    let (made, _) = Reading.ndjson(maker.valid(id: id).json)
                    patch.replacements[id] = made.element(0)
                }
            }
            undo.append(continuum.inverse(of: patch))
            let (changed, _) = continuum.applying(patch)
            for (id, replacement) in patch.replacements {
                #expect(changed.index(of: id).map { changed.element($0) } == replacement, "seed \(seed): \(id)")
            }
            // The same as reading everything anew.
            let anew = Reading.ndjson(Self.byID(changed).values.sorted { $0.id < $1.id }.map { $0.document(.portulan).json + "\n" }.joined()).0
            #expect(Self.edges(changed) == Self.edges(anew), "seed \(seed): after \(patch.replacements.keys.sorted())")
            continuum = changed
        }
        for patch in undo.reversed() { continuum = continuum.applying(patch).0 }
        #expect(Self.byID(continuum) == before, "seed \(seed)")
        #expect(Self.edges(continuum) == edges, "seed \(seed)")
    }

    private static let small = #"""
        {"id":"acme","kind":"organisation","name":"Acme"}
        {"id":"keys","kind":"organisation"}
        {"id":"portail","kind":"application","operated-by":"acme"}
        {"id":"jeu","kind":"data","stored-on":[{"to":"portail","encrypted":true,"keys-held-by":["keys"]}]}
        """#

    @Test func removingWhatIsNamedIsReported() {
        let (continuum, diagnostics) = Reading.ndjson(Self.small)
        #expect(diagnostics.list.isEmpty)
        let (changed, found) = continuum.applying(Patch(["acme": nil]))
        #expect(Reading.problems(found) == [.changeReferenced(id: "acme", by: "portail")])
        #expect(changed.index(of: "acme") == nil)
        #expect(changed.index(of: "portail").map { changed.relations(of: $0).map(\.element) } == [-1])
    }

    /// An attribute names elements too: who holds the keys.
    @Test func removingWhoHoldsTheKeysIsReported() {
        let (_, found) = Reading.ndjson(Self.small).0.applying(Patch(["keys": nil]))
        #expect(Reading.problems(found) == [.changeReferenced(id: "keys", by: "jeu")])
    }

    @Test func removingTogetherIsNot() {
        let (changed, found) = Reading.ndjson(Self.small).0.applying(Patch(["acme": nil, "portail": nil, "jeu": nil]))
        #expect(found.list.isEmpty)
        #expect(Reading.elements(changed).map(\.id) == ["keys"])
    }

    @Test func removingWhatIsNotThereIsReported() {
        let (_, found) = Reading.ndjson(Self.small).0.applying(Patch(["nobody": nil]))
        #expect(Reading.problems(found) == [.changeTargetMissing("nobody")])
    }

    @Test func addingMendsWhatLedNowhere() throws {
        let (continuum, diagnostics) = Reading.ndjson(#"{"id":"portail","kind":"application","operated-by":"acme"}"#)
        #expect(Reading.problems(diagnostics) == [.unknownReference("acme", key: "operated-by", nearest: nil)])
        let (changed, found) = continuum.applying(Patch(["acme": Element(id: "acme", kind: .organisation)]))
        #expect(found.list.isEmpty)
        #expect(Self.edges(changed) == ["portail.operated-by.0 → acme"])
    }

    @Test func aNewElementThatLeadsNowhereIsReported() {
        let element = Element(id: "new", kind: .application, links: [.init(.operatedBy, to: "acmee")])
        let (_, found) = Reading.ndjson(Self.small).0.applying(Patch(["new": element]))
        #expect(Reading.problems(found) == [.unknownReference("acmee", key: "operated-by", nearest: "acme")])
    }
}
