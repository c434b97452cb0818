import Continuum
import Knowledge
import Reach
import Sovereignty
import Testing

/// Rows of a filled form, one rule at a time.
@Suite struct FormReadingTests {
    static let chart = """
        elements:
          - { id: us, kind: organisation, name: Notre mairie, seat: FR, ownership: public }
          - { id: boite, kind: organisation, name: La Boîte, seat: FR, aliases: [boîte-fr] }
          - { id: autre, kind: organisation, name: "Autre, SA", seat: FR }
          - id: coffre
            kind: platform
            name: Coffre
            operated-by: [{ to: boite, staff-in: [FR] }, unknown]
            audit-right: true
          - { id: salle, kind: site, name: Salle }
          - { id: batiment, kind: site, name: Bâtiment, located-in: FR }
          - { id: jeu, kind: data, name: Jeu, stored-on: { to: coffre, encrypted: unknown } }
          - { id: dossiers, kind: data, name: Dossiers, stored-on: [{ any: [coffre, unknown] }] }
          - id: answer.coffre.attest.local-team
            kind: answer
            says: "yes"
            evidence: Contrat
            about: coffre
            answers: attest.local-team
            source: { ref: Contrat, date: 2026-01-01 }
        """

    typealias Row = [String: String]

    static func read(_ rows: [Row], head: Row = ["portulan": "1", "organisation": "us", "date": "2026-11-20"], taken: Set<String> = []) -> (FormReading, Continuum) {
        let (continuum, problems) = Charts.continuum(chart)
        #expect(!problems.hasErrors, "\(problems.list.map(\.problem))")
        func entry(_ text: String, _ line: Int) -> FilledForm.Entry { .init(text, at: Place(file: "f.yaml", line: line)) }
        let form = FilledForm(
            file: "f.yaml", head: head.mapValues { entry($0, 1) },
            rows: rows.enumerated().map { i, row in .init(entries: row.mapValues { entry($0, i + 2) }, place: Place(file: "f.yaml", line: i + 2)) })
        let request = FormReading.Request(organisation: "us", day: Charts.day, name: "Réponses Boîte.xlsx", taken: taken, asked: ["fact|coffre|governing-law"])
        return (FormReading(form, over: continuum, FrameworkLibrary(continuum, on: Charts.day), request), continuum)
    }

    static func ids(_ reading: FormReading) -> [String] { reading.diagnostics.list.map(\.problem.id) }

    static func after(_ rows: [Row]) throws -> (FormReading, Continuum) {
        let (reading, continuum) = read(rows)
        let (after, problems) = Change.applying([reading.change], to: continuum)
        #expect(problems.list.isEmpty, "\(problems.list.map(\.problem))")
        return (reading, after)
    }

    static func element(_ id: String, _ continuum: Continuum) throws -> Element { continuum.element(try #require(continuum.index(of: id))) }

    @Test func aFactTakesItsSourceFromTheEvidence() throws {
        let (reading, after) = try Self.after([
            ["id": "fact|coffre|governing-law", "answer": "Allemagne", "evidence": "Contrat, art. 3", "date": "05/03/2026", "by": "M. Roux", "remark": "à revoir"],
            ["id": "fact|coffre|incident-notice-hours", "answer": "72 h"],
        ])
        #expect(reading.taken == 2 && reading.diagnostics.list.isEmpty && reading.change.author == "M. Roux" && reading.change.sort == .edit)
        #expect(reading.change.id == "reponses-boite-2026-11-24")
        let coffre = try Self.element("coffre", after)
        let law = try #require(coffre.links.first { $0.key == .governingLaw })
        #expect(law.to == "DE")
        #expect(law.source == .init(ref: "Contrat, art. 3 (formulaire « Réponses Boîte.xlsx », M. Roux) — à revoir", date: Day("2026-03-05"), standing: .attested))
        let notice = try #require(coffre.statements.first { $0.key == .incidentNotice })
        #expect(notice.value == .number(72))
        // Without evidence it is declared, and no fresher than the question.
        #expect(notice.source == .init(ref: "formulaire « Réponses Boîte.xlsx »", date: Day("2026-11-20"), standing: .declared))
    }

    @Test func blanksAndUnknownsChangeNothing() {
        let (reading, _) = Self.read([
            ["id": "fact|coffre|governing-law"], ["id": "fact|coffre|export-format", "answer": " "], ["id": "fact|coffre|price-cap", "answer": "Je ne sais pas."],
            ["id": "statement|coffre|attest.local-team", "answer": "?"], ["id": "statement|coffre|attest.exit-plan", "evidence": "Annexe 2"],
        ])
        #expect(reading.blank == 3 && reading.notKnown == 2 && reading.taken == 0 && reading.change.steps.isEmpty)
        #expect(Self.ids(reading) == ["PORT168"])
    }

    @Test func relationsTakeThePlaceOfTheUnknownAndKeepTheRest() throws {
        let (reading, after) = try Self.after([
            ["id": "fact|coffre|operated-by", "answer": "Autre, SA"],
            ["id": "fact|coffre|operated-by|unknown|staff-in", "answer": "FR, Allemagne"],
            ["id": "fact|jeu|stored-on|coffre|encrypted", "answer": "oui"],
            ["id": "fact|jeu|stored-on|coffre|keys-held-by", "answer": "us; boîte-fr"],
            ["id": "fact|dossiers|stored-on", "answer": "azure-openai"],
        ])
        #expect(reading.taken == 5, "\(reading.diagnostics.list.map(\.problem))")
        let coffre = try Self.element("coffre", after)
        let operators = coffre.links.filter { $0.key == .operatedBy }
        #expect(operators.map(\.to) == ["boite", "autre"])
        #expect(operators[0].attributes.map(\.value) == [.reference("FR")] && operators[1].attributes.map(\.value) == [.reference("FR"), .reference("DE")])
        let stored = try #require(Self.element("jeu", after).links.first)
        #expect(stored.attributes.map(\.value) == [.boolean(true), .reference("us"), .reference("boite")])
        #expect(reading.change.steps.contains { if case .setRelation("jeu", .storedOn, "coffre", _) = $0.step { true } else { false } })
        let copies = try Self.element("dossiers", after)
        #expect(copies.links.map(\.to) == ["coffre", "azure-openai"] && copies.links.map(\.group) == [1, 1] && copies.needed == [1])
    }

    @Test func answersOfPeopleAreKeptSideBySide() {
        let (reading, _) = Self.read([
            ["id": "statement|coffre|attest.local-team", "answer": "non", "evidence": "Courriel"],
            ["id": "statement|coffre|attest.local-team", "answer": "oui", "evidence": "Courriel"],
            ["id": "statement|coffre|attest.local-team", "answer": "oui", "evidence": "Contrat", "date": "2026-01-01"],
        ])
        #expect(reading.change.steps.map(\.step.id) == ["answer.coffre.attest.local-team-2", "answer.coffre.attest.local-team-3"])
        #expect(reading.unchanged == 1 && Self.ids(reading) == ["PORT167", "PORT167"])
    }

    @Test func idsOfOtherChangesAreLeftAlone() {
        let (reading, _) = Self.read([["id": "statement|coffre|attest.exit-plan", "answer": "oui"]], taken: ["answer.coffre.attest.exit-plan"])
        #expect(reading.change.steps.map(\.step.id) == ["answer.coffre.attest.exit-plan-2"] || Self.ids(reading) == ["PORT161"])
    }

    @Test func factsThatDisagreeAreNeither() {
        let (reading, _) = Self.read([
            ["id": "fact|coffre|price-cap", "answer": "oui"], ["id": "fact|coffre|price-cap", "answer": "non"], ["id": "fact|coffre|export-format", "answer": "ouvert"],
        ])
        #expect(reading.taken == 1 && reading.notUnderstood == 2 && Self.ids(reading) == ["PORT167", "PORT167"])
    }

    static let wrong: [(Row, String)] = [
        (["id": "fact|coffre|incident-notice-hours", "answer": "9000"], "PORT163"),
        (["id": "fact|coffre|incident-notice-hours", "answer": "trois"], "PORT163"),
        (["id": "fact|coffre|incident-notice-hours", "answer": "3 jours"], "PORT163"),
        (["id": "fact|coffre|incident-notice-hours", "answer": "1,000"], "PORT163"),
        (["id": "fact|coffre|export-format", "answer": "ouvertt"], "PORT163"),
        (["id": "fact|coffre|price-cap", "answer": "en partie"], "PORT163"),
        (["id": "fact|coffre|exit-within", "answer": "bientôt"], "PORT163"),
        (["id": "fact|coffre|exit-tested", "answer": "2027-01-01"], "PORT166"),
        (["id": "fact|coffre|exit-tested", "answer": "hier"], "PORT166"),
        (["id": "fact|coffre|price-cap", "answer": "oui", "date": "2027-01-01"], "PORT166"),
        (["id": "fact|coffre|price-cap", "answer": "oui", "date": "2026-02-30"], "PORT166"),
        (["id": "fact|coffre|governing-law", "answer": "Absurdistan"], "PORT165"),
        (["id": "fact|coffre|governing-law", "answer": "boite"], "PORT165"),
        (["id": "fact|parti|price-cap", "answer": "oui"], "PORT162"),
        (["id": "fact|coffre|governing-lau", "answer": "FR"], "PORT161"),
        (["id": "fact|FR|risk", "answer": "0"], "PORT161"),
        (["id": "fact|coffre|name", "answer": "x"], "PORT161"),
        (["id": "fact|jeu|pue", "answer": "2"], "PORT161"),
        (["id": "statement|coffre|coffre", "answer": "oui"], "PORT161"),
        (["id": "n’importe quoi", "answer": "oui"], "PORT161"),
        (["answer": "oui"], "PORT161"),
        (["id": "fact|jeu|stored-on|boite|encrypted", "answer": "oui"], "PORT162"),
        (["id": "fact|coffre|subcontracted-to", "answer": "aucun"], "PORT163"),
    ]

    @Test(arguments: wrong.indices) func whatIsWrongIsToldAndTheRestIsKept(_ i: Int) {
        let (row, id) = Self.wrong[i]
        let (reading, continuum) = Self.read([row, ["id": "fact|coffre|source-escrow", "answer": "oui"]])
        #expect(Self.ids(reading) == [id], "\(row): \(reading.diagnostics.list.map(\.problem))")
        #expect(reading.taken == 1 && reading.notUnderstood == 1 && !reading.diagnostics.hasErrors)
        #expect(reading.diagnostics.list.first?.place?.line == 2)
        #expect(!Change.applying([reading.change], to: continuum).1.hasErrors)
        for language in Language.allCases {
            let problem = reading.diagnostics.list[0].problem
            #expect(problem.message(language).count > 10 && problem.why(language) != nil)
        }
    }

    @Test func theNearestIsProposed() {
        let (reading, _) = Self.read([
            ["id": "fact|coffre|governing-law", "answer": "Allemange"], ["id": "fact|coffre|export-format", "answer": "ouver"], ["id": "fact|cofre|price-cap", "answer": "oui"],
            ["id": "fact|coffre|governing-lau", "answer": "FR"],
        ])
        let near = reading.diagnostics.list.map { diagnostic -> String? in
            switch diagnostic.problem {
            case .formUnknownElement(_, _, _, let near), .formAnswer(_, _, _, let near), .formElementGone(_, _, let near), .formUnknownQuestion(_, _, let near): near
            default: nil
            }
        }
        #expect(near == ["DE", "ouvert", "coffre", "fact|coffre|governing-law"])
    }

    @Test func whatIsKnownAlreadyIsSaid() {
        let (reading, _) = Self.read([["id": "fact|coffre|audit-right", "answer": "non"], ["id": "fact|us|ownership", "answer": "organisme public"]])
        #expect(reading.taken == 1 && reading.unchanged == 1 && Self.ids(reading) == ["PORT164"])
    }

    @Test func ownersHaveShares() throws {
        let (reading, after) = try Self.after([["id": "fact|boite|owners", "answer": "Notre mairie 66,7 % ; autre : 33,3 %", "evidence": "Kbis"]])
        #expect(reading.taken == 1, "\(reading.diagnostics.list.map(\.problem))")
        let boite = try Self.element("boite", after)
        let owners = boite.links.filter { $0.key == .owners }
        #expect(owners.map(\.to) == ["us", "autre"] && owners.map { $0.attributes.map(\.value) } == [[.number(66.7)], [.number(33.3)]])
        #expect(boite.statements.first { $0.key == .ownership }?.value == .token("complete"))
        let (some, continuum) = try Self.after([["id": "fact|boite|owners", "answer": "us 30 %, Autre"]])
        #expect(some.taken == 1)
        #expect(try Self.element("boite", continuum).statements.first { $0.key == .ownership } == nil)
        let (bad, _) = Self.read([["id": "fact|boite|owners", "answer": "us 300 %"], ["id": "fact|autre|owners", "answer": "us 80 %, boite 80 %"]])
        #expect(bad.taken == 0 && bad.notUnderstood == 2 && Self.ids(bad) == ["PORT163", "PORT054"])
    }

    @Test func theFormOfAnotherIsSaid() {
        let (other, _) = Self.read([["id": "fact|coffre|price-cap", "answer": "oui"]], head: ["portulan": "1", "organisation": "elle"])
        #expect(other.taken == 1 && Self.ids(other) == ["PORT160"])
        let (later, _) = Self.read([["id": "fact|coffre|price-cap", "answer": "oui"]], head: ["portulan": "2"])
        #expect(later.taken == 0 && later.notUnderstood == 1 && later.diagnostics.hasErrors)
    }

    @Test func aMisfitIsLeftOutAlone() {
        let (reading, continuum) = Self.read([
            ["id": "fact|coffre|runs-on", "answer": "coffre"], ["id": "fact|coffre|price-cap", "answer": "oui"], ["id": "fact|salle|part-of", "answer": "Bâtiment"],
            ["id": "fact|coffre|source-escrow", "answer": "non"], ["id": "fact|batiment|part-of", "answer": "salle"],
        ])
        #expect(reading.taken == 3 && reading.notUnderstood == 2 && Self.ids(reading) == ["PORT052", "PORT053"], "\(reading.diagnostics.list.map(\.problem))")
        #expect(!Change.applying([reading.change], to: continuum).1.hasErrors)
    }

    /// A form of many rows, most of them wrong, is read in a moment.
    @Test func manyRows() {
        let rows = (0..<3_000).map { i -> Row in
            switch i % 3 {
            case 0: ["id": "fact|coffre|governing-law", "answer": "Absurdistan \(i)"]
            case 1: ["id": "fact|parti-\(i)|price-cap", "answer": "oui"]
            default: ["id": "statement|coffre|attest.local-team", "answer": i % 2 == 0 ? "oui" : "non", "by": "\(i)"]
            }
        }
        let start = ContinuousClock.now
        let (reading, _) = Self.read(rows)
        #expect(reading.taken + reading.notUnderstood + reading.unchanged == 3_000 && reading.taken == 1_000)
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    /// Every question that a chart can raise has a form of answer in both languages, and a drop-down whose every choice is understood.
    @Test func everyChoiceIsUnderstood() throws {
        let (continuum, _) = Charts.continuum(FormRoundTripTests.chart)
        let levels = FormRoundTripTests.levels(continuum)
        let form = Form(levels, levels.nextQuestions())
        for language in Language.allCases {
            for question in form.questions { #expect(!AnswerWords.mayBe(question.answer, continuum.vocabulary, language).isEmpty) }
            // The first choice of every list, then the second…
            for number in 0..<8 {
                let reading = FormRoundTripTests.read(
                    FormRoundTripTests.filled(form) { question in
                        let choices = AnswerWords.choices(question.answer, language) ?? []
                        return number < choices.count ? choices[number] : nil
                    }, continuum)
                #expect(reading.notUnderstood == 0, "\(language) \(number): \(reading.diagnostics.list.map(\.problem))")
            }
        }
    }
}
