import Continuum
import Knowledge
import Reach
import Sovereignty
import Testing

/// What people attest: counted with its date, kept when it contradicts, never above what the chart proves.
@Suite struct AnswerTests {
    static let offer = """
          - { id: us, kind: organisation, name: Nous, seat: FR, ownership: public }
          - { id: offer, kind: offer, name: Offre, category: iaas, provided-by: host, operated-by: host, located-in: FR }
          - { id: host, kind: organisation, name: Hôte, seat: FR, ownership: complete, owners: [{ to: fr-person, capital: 100 }] }
          - { id: fr-person, kind: person, name: Une Française, nationality: FR }
        """

    static func chart(_ answers: String, own: String = "") -> String { "elements:\n\(offer)\n\(answers)\n\(own)" }

    static let framework = """
          - { id: own, kind: framework, name: Le nôtre, method: all, applies-to: [offer] }
          - { id: own.o, kind: objective, of-framework: own, name: Objectif }
          - { id: own.o.1, kind: requirement, of-objective: own.o, name: Exigence, attested: [attest.security-policy] }
          - { id: ladder, kind: framework, name: Échelle, method: ladder, applies-to: [offer] }
          - { id: ladder.o, kind: objective, of-framework: ladder, weight: 100, name: Objectif }
          - { id: ladder.o.1, kind: requirement, of-objective: ladder.o, name: Exigence graduée }
          - { id: ladder.o.1.r0, kind: rung, of-requirement: ladder.o.1, order: 0, points: 0, gives-level: 0, name: Rien }
          - { id: ladder.o.1.r1, kind: rung, of-requirement: ladder.o.1, order: 1, points: 500, gives-level: 1, name: Un peu, needs-answer: true }
          - { id: ladder.o.1.r2, kind: rung, of-requirement: ladder.o.1, order: 2, points: 1000, gives-level: 2, name: Tout, checks: [place-data-in-union], needs-answer: true }
        """

    static func result(_ answers: String, framework: String = "own", offer other: String = "") throws -> (RequirementResult, [Problem]) {
        let (continuum, diagnostics) = Charts.continuum(chart(answers, own: Self.framework + other))
        #expect(!diagnostics.hasErrors, "\(diagnostics.list.map(\.problem))")
        let levels = Charts.levels(continuum, frameworks: [framework], subjects: ["offer"])
        let found = try #require(levels.results.first?.first?.results.first { _ in true })
        return (found, levels.assessor.answers.diagnostics.map(\.problem))
    }

    static func said(_ id: String, _ says: String, date: String = "2026-06-01", about: String = "offer", evidence: String = "evidence: PSSI 2026, ") -> String {
        "  - { id: \(id), kind: answer, about: \(about), answers: attest.security-policy, says: \(says), \(evidence)answered-by: \(id), source: { ref: Entretien, date: \(date), standing: attested } }"
    }

    @Test func nobodyHasAnswered() throws {
        let (found, _) = try Self.result("")
        #expect(found.answered == .undetermined)
        #expect(found.isUntouched)
    }

    @Test func yesNoPartly() throws {
        #expect(try Self.result(Self.said("a", "yes")).0.answered == .met)
        #expect(try Self.result(Self.said("a", "no")).0.answered == .notMet)
        // Half is not all.
        #expect(try Self.result(Self.said("a", "partly")).0.answered == .notMet)
        #expect(try Self.result(Self.said("a", "not-applicable")).0.answered == .notApplicable)
    }

    @Test func contradictionsAreKeptAndLeaveItOpen() throws {
        let (found, problems) = try Self.result(Self.said("a", "yes") + "\n" + Self.said("b", "no"))
        #expect(found.answered == .undetermined)
        #expect(found.attestations.first?.word.items.count == 2)
        #expect(found.attestations.first?.word.isContradicted == true)
        #expect(problems == [.contradictoryAnswers("a", other: "b")])
    }

    @Test func oldEvidenceIsShownAndCountsNoMore() throws {
        let (found, problems) = try Self.result(Self.said("a", "yes", date: "2019-01-01"))
        #expect(found.answered == .undetermined)
        #expect(found.attestations.first?.word.items.first?.isStale == true)
        #expect(problems == [.staleEvidence("a", date: "2019-01-01")])
        // A newer word beside it decides.
        #expect(try Self.result(Self.said("a", "yes", date: "2019-01-01") + "\n" + Self.said("b", "no")).0.answered == .notMet)
    }

    @Test func anAnswerWithoutEvidenceCountsAndIsTold() throws {
        let (found, problems) = try Self.result(Self.said("a", "yes", evidence: ""))
        #expect(found.answered == .met)
        #expect(problems == [.answerWithoutEvidence("a")])
    }

    @Test func whoProvidesAnswersForTheOffer() throws {
        #expect(try Self.result(Self.said("a", "yes", about: "host")).0.answered == .met)
        // What is said of the offer itself goes first.
        #expect(try Self.result(Self.said("a", "yes", about: "host") + "\n" + Self.said("b", "no")).0.answered == .notMet)
    }

    @Test func futureAndUndatedAnswersCountForNothing() throws {
        let (found, problems) = try Self.result(Self.said("a", "yes", date: "2031-01-01"))
        #expect(found.answered == .undetermined)
        #expect(problems == [.futureAnswer("a", date: "2031-01-01")])
        let undated = Self.said("a", "yes").replacing(", date: 2026-06-01", with: "")
        #expect(try Self.result(undated).0.answered == .undetermined)
    }

    @Test func oneWhomNobodyNamesHasSaidNothing() throws {
        let chart = Self.offer.replacing("provided-by: host, operated-by: host", with: "provided-by: host, operated-by: unknown")
        let (continuum, _) = Charts.continuum("elements:\n" + chart + "\n" + Self.framework + "\n" + Self.said("a", "yes", about: "host"))
        let found = Charts.levels(continuum, frameworks: ["own"], subjects: ["offer"]).results.first?.first?.results.first { _ in true }
        #expect(found?.answered == .undetermined)
    }

    @Test func ourOwnWordIsNotTheSuppliers() throws {
        #expect(try Self.result(Self.said("a", "yes", about: "us")).0.answered == .undetermined)
    }

    @Test func noAndARungContradict() throws {
        let both = Self.rung(2).replacing("rung: 2,", with: "rung: 2, says: no,")
        let (found, problems) = try Self.result(both, framework: "ladder")
        #expect(found.rungs == Bounds(0, 2))
        #expect(problems == [.contradictoryAnswers("a", other: "a")])
    }

    static func rung(_ rung: Int, _ id: String = "a") -> String {
        "  - { id: \(id), kind: answer, about: offer, answers: ladder.o.1, rung: \(rung), evidence: Dossier, answered-by: \(id), source: { ref: Dossier, date: 2026-06-01 } }"
    }

    @Test func rungsWithBounds() throws {
        #expect(try Self.result("", framework: "ladder").0.rungs == Bounds(0, 2))
        #expect(try Self.result(Self.rung(1), framework: "ladder").0.rungs == Bounds(1, 1))
        #expect(try Self.result(Self.rung(2), framework: "ladder").0.rungs == Bounds(2, 2))
        // Two people who disagree: between what both grant and what one claims.
        #expect(try Self.result(Self.rung(1) + "\n" + Self.rung(2, "b"), framework: "ladder").0.rungs == Bounds(1, 2))
        // A rung that is not there reaches nothing.
        let (beyond, problems) = try Self.result(Self.rung(7), framework: "ladder")
        #expect(beyond.rungs == Bounds(0, 2))
        #expect(problems == [.noSuchRung("a", rung: 7, top: 2)])
    }

    @Test func factsGoBeforeWords() throws {
        // The data lie outside the Union, whatever the answer says.
        let away = "\n  - { id: away, kind: platform, name: Ailleurs, located-in: US }"
        let (continuum, _) = Charts.continuum(
            "elements:\n" + Self.offer.replacing("located-in: FR", with: "located-in: US") + "\n" + Self.framework + "\n" + Self.rung(2) + away)
        let levels = Charts.levels(continuum, frameworks: ["ladder"], subjects: ["offer"])
        let found = try #require(levels.results.first?.first?.results.first { _ in true })
        #expect(found.isOverruled)
        #expect(found.rungs == Bounds(1, 1))
    }

    @Test func theDepthRuleAsksEachLink() throws {
        let chain = """

              - { id: below, kind: offer, name: En dessous, category: iaas, provided-by: host, operated-by: host, located-in: FR }
            """
        let deep = Self.framework.replacing("name: Exigence graduée }", with: "name: Exigence graduée, depth: chain }")
        let chart = Self.offer.replacing("located-in: FR }", with: "located-in: FR, runs-on: below }")
        func rungs(_ answers: String) throws -> Bounds<Int>? {
            let (continuum, diagnostics) = Charts.continuum("elements:\n" + chart + chain + "\n" + deep + "\n" + answers)
            #expect(!diagnostics.hasErrors, "\(diagnostics.list.map(\.problem))")
            return Charts.levels(continuum, frameworks: ["ladder"], subjects: ["offer"]).results.first?.first?.results.first { _ in true }?.rungs
        }
        // The tenderer’s word alone leaves it open down to nothing: somebody below has not been asked.
        #expect(try rungs(Self.rung(2)) == Bounds(0, 2))
        // Nobody says to whom it was passed on.
        let passed = chart.replacing("runs-on: below }", with: "subcontracted-to: [unknown] }")
        let (continuum, _) = Charts.continuum("elements:\n" + passed + "\n" + deep + "\n" + Self.rung(2))
        #expect(Charts.levels(continuum, frameworks: ["ladder"], subjects: ["offer"]).results.first?.first?.results.first { _ in true }?.rungs == Bounds(0, 2))
        let refused = Self.rung(1, "b").replacing("about: offer", with: "about: below").replacing("rung: 1,", with: "says: no,")
        #expect(try rungs(Self.rung(2) + "\n" + refused) == Bounds(0, 0))
        let below = Self.rung(1, "b").replacing("about: offer", with: "about: below")
        #expect(try rungs(Self.rung(2) + "\n" + below) == Bounds(1, 1))
    }

    @Test func ownFrameworksAreDiagnosed() {
        let (continuum, diagnostics) = Charts.continuum(
            """
            source: { ref: Nous, date: 2026-01-01 }
            elements:
              - { id: bad, kind: framework, name: Mauvais, method: ladder, applies-to: [offer] }
              - { id: bad.o, kind: objective, of-framework: bad, weight: 60, name: O }
              - { id: bad.r, kind: requirement, of-objective: bad.o, name: R, checks: [cert-hdz] }
              - { id: bad.r0, kind: rung, of-requirement: bad.r, order: 0, points: 10, gives-level: 1, name: Bas }
              - { id: bad.r1, kind: rung, of-requirement: bad.r, order: 1, points: 5, gives-level: 0, name: Haut, needs-answer: true }
              - { id: bad.s, kind: requirement, name: Sans objectif }
            """, layer: .knowledge)
        #expect(!diagnostics.hasErrors, "\(diagnostics.list.map(\.problem))")
        let problems = FrameworkLibrary(continuum, on: Charts.day).diagnostics.map(\.problem)
        #expect(Set(problems) == [
            .weightsDoNotSum("bad", total: "60"), .unknownCheck("cert-hdz", in: "bad.r", nearest: "cert-hds"), .ladderDoesNotRise("bad.r", rung: "bad.r1"),
            .frameworkPartMissing("bad.s", what: "of-objective"),
        ])
        for problem in problems { #expect(problem.id.hasPrefix("PORT15")) }
    }

    /// Limits of a profile lie over the built-in ones, and under the organisation’s own.
    @Test func limitsOfAProfile() throws {
        let (continuum, _) = Charts.continuum("elements:\n" + Self.offer)
        #expect(Policy(continuum).limits["C3"]?.obtain == 1)
        #expect(Policy(continuum, profile: "oiv").limits["C3"]?.obtain == 0)
        #expect(Policy(continuum, profile: "oiv").limits["C1"]?.obtain == 4)
        let (own, _) = Charts.continuum("source: { ref: Nous, date: 2026-01-01 }\nelements:\n  - { id: C3, kind: class, order: 3, max-obtain: 2, reason: Choix du comité }", layer: .knowledge)
        #expect(Policy(own, profile: "oiv").limits["C3"]?.obtain == 2)
    }
}
