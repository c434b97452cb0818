import Sovereignty
import Testing

/// A town that names its sector is no central administration: annex I, 10 lists central and regional ones only.
@Suite struct NISTownTests {
    private static func town(population: Int, kind: NISLocalKind = .commune, tier: NISKnowledge<NISTier> = .known(.local)) -> NISEntity {
        var entity = NISEntity()
        entity.established = [StateCode("FR")].compactMap { $0 }
        entity.tier = tier
        entity.activities = .unknown
        entity.candidates = NISSector.named("public-administration").map { NISSector.activities(of: $0) }
        entity.localKind = .known(kind)
        entity.population = .known(population)
        return entity
    }

    @Test func aTownIsNoMinistry() {
        #expect(Self.town(population: 3_000).reconciled.activities == .known([]))
        var classifier = NISClassifier()
        // The directive leaves the local tier to the member state; the French draft counts inhabitants.
        let small = classifier.classify(Self.town(population: 3_000)), large = classifier.classify(Self.town(population: 50_000))
        #expect(small.draft?.decision == .answer(.outOfScope))
        #expect(large.draft?.decision == .answer(.essential))
        #expect(small.missing.contains(.localOption))
    }

    @Test func aTierThatIsOnlyPresumedSettlesNothing() {
        #expect(Self.town(population: 3_000, tier: .presumed(.none)).reconciled.activities == .unknown)
    }
}
