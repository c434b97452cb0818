import Continuum
import Knowledge
import Reach
import Sovereignty
import Testing

/// A form that goes out, is filled in and comes back settles what it said it would.
@Suite struct FormRoundTripTests {
    static let chart = """
        elements:
          - { id: us, kind: organisation, name: Notre mairie, seat: FR, ownership: public }
          - { id: boite, kind: organisation, name: La Boîte, seat: FR }
          - { id: hors-union, kind: organisation, name: Ailleurs Inc., seat: US, ownership: dispersed }
          - { id: fondatrice, kind: person, name: La fondatrice, nationality: FR }
          - { id: sous-traitant, kind: organisation, name: Le sous-traitant, seat: FR, ownership: public, subcontracts-to: us }
          - id: coffre
            kind: offer
            name: { fr: Coffre, en: Vault }
            category: saas
            provided-by: boite
            operated-by: unknown
            certified: iso-27001
        """
    static let frameworks = ["eu-csf-2026", "three-axes", "secnumcloud-19.6", "eu-csf-1.2.1", "fnccr-guide", "state-doctrine"]

    static func levels(_ continuum: Continuum) -> Levels { Charts.levels(continuum, frameworks: frameworks, subjects: ["coffre"]) }

    /// Fills every question in.
    static func filled(_ form: Form, _ answer: (Form.Question) -> String?) -> FilledForm {
        let place = Place(file: "form.yaml")
        return FilledForm(
            file: "form.yaml", head: ["portulan": .init("1", at: place), "organisation": .init("us", at: place), "date": .init("2026-11-20", at: place)],
            rows: form.questions.map { question in
                var entries: [String: FilledForm.Entry] = ["id": .init("\(question.id)", at: place)]
                if let text = answer(question) {
                    entries["answer"] = .init(text, at: place)
                    entries["evidence"] = .init("Contrat, article 9", at: place)
                    entries["date"] = .init("2026-11-03", at: place)
                    entries["by"] = .init("Mme Durand", at: place)
                }
                return FilledForm.Row(entries: entries, place: place)
            })
    }

    static func read(_ form: FilledForm, _ continuum: Continuum) -> FormReading {
        FormReading(form, over: continuum, FrameworkLibrary(continuum, on: Charts.day), .init(organisation: "us", day: Charts.day, name: "form.yaml"))
    }

    static func good(_ question: Form.Question) -> String? { answer(question, isGood: true) }
    static func bad(_ question: Form.Question) -> String? { answer(question, isGood: false) }

    private static func answer(_ question: Form.Question, isGood: Bool) -> String? {
        switch question.answer {
        case .attest: return isGood ? "oui" : "non"
        case .rung(let rungs): return (isGood ? rungs.last : rungs.first).map { "\($0.order) — \($0.name.fr)" }
        case .boolean: return isGood ? "oui" : "non"
        case .word(_, let words, _):
            let best = ["open", "prior", "vetted", "supervised", "isolated", "perpetual"], worst = ["proprietary", "none", "automatic", "remote", "online"]
            return words.first { (isGood ? best : worst).contains($0) } ?? words.first
        case .number(_, let range, _): return isGood && range.upperBound == 100 ? "100" : isGood ? "\(Int(range.lowerBound))" : "\(Int(range.upperBound))"
        case .day, .until: return question.answer == .until ? (isGood ? "2029-01-01" : "2020-01-01") : "2026-10-01"
        case .horizon: return isGood ? "30 jours" : "5 ans"
        case .text, .tag: return "x"
        case .elements(let kinds, _, _):
            if kinds.first == .scheme { return isGood ? "secnumcloud-3.2, iso-27001, hds-v2, c5-2020, ens-high, eucs, iso-22301, iso-14001, iso-50001" : "iso-9001" }
            if kinds.first == .state { return isGood ? "France" : "US" }
            if "\(question.id)".contains("owners") { return isGood ? "La fondatrice 100 %" : "Ailleurs Inc. (100 %)" }
            if "\(question.id)".contains("subcontract") { return isGood ? "sous-traitant" : "hors-union" }
            return isGood ? "us" : "hors-union"
        }
    }

    /// Answers may raise new questions (who owns the operator that was named?): a few rounds.
    static func afterRounds(_ answer: (Form.Question) -> String?) throws -> (Continuum, Levels) {
        var (continuum, problems) = Charts.continuum(chart)
        #expect(!problems.hasErrors, "\(problems.list.map(\.problem))")
        var levels = levels(continuum)
        for round in 0..<6 {
            let form = Form(levels, levels.nextQuestions())
            if form.questions.isEmpty { break }
            let reading = read(filled(form, answer), continuum)
            #expect(reading.diagnostics.list.allSatisfy { $0.problem.id == "PORT164" }, "round \(round): \(reading.diagnostics.list.map(\.problem))")
            #expect(reading.taken + reading.unchanged == form.questions.count, "round \(round)")
            // The change as it is written says the same.
            let text = try reading.change.document(continuum.vocabulary).yaml()
            var reader = ChangeReader(over: continuum)
            let found = reader.read(Array(text.utf8), file: "changes/form.yaml")
            let change = try #require(found)
            #expect(reader.diagnostics.list.isEmpty, "\(reader.diagnostics.list.map(\.problem))")
            let (direct, faults) = Change.applying([reading.change], to: continuum)
            let (written, more) = Change.applying([change], to: continuum)
            #expect(faults.list.isEmpty && more.list.isEmpty, "\(faults.list.map(\.problem)) \(more.list.map(\.problem))")
            #expect(try direct.yaml() == written.yaml())
            continuum = written
            let next = Self.levels(continuum)
            let changes = VerdictChanges(from: levels, to: next)
            #expect(!changes.isNothing || round > 0)
            levels = next
        }
        return (continuum, levels)
    }

    @Test func goodAnswersLeaveNothingUndeterminedButTheContested() throws {
        let (continuum, levels) = try Self.afterRounds(Self.good)
        #expect(Form(levels, levels.nextQuestions()).questions.map { "\($0.id)" } == [])
        var met = 0
        for result in levels.results.flatMap({ $0 }).flatMap(\.results) {
            if result.answered == .met { met += 1 }
            guard result.answered == .undetermined else { continue }
            let doubts = result.checks.map(\.outcome).filter { $0.answered == .undetermined }
            // Argued in law, a fact that the files have no place for on such an element, or a check that names no fact: no form can settle it.
            let isContested = doubts.contains { $0.evidence.contains { if case .contested = $0 { true } else { false } } }
            let hasNoPlace = doubts.contains { outcome in
                outcome.missing.isEmpty || outcome.missing.contains { AnswerForm(QuestionID(.fact($0), continuum).canonical.form, continuum, levels.assessor.library) == nil }
            }
            #expect(isContested || hasNoPlace, "\(result.requirement.id): \(doubts.map { $0.missing.map { "\(QuestionID(.fact($0), continuum))" } })")
        }
        #expect(met > 55)
    }

    @Test func badAnswersMakeNotMet() throws {
        let (continuum, problems) = Charts.continuum(Self.chart)
        #expect(!problems.hasErrors)
        let before = Self.levels(continuum)
        let (_, levels) = try Self.afterRounds(Self.bad)
        let changes = VerdictChanges(from: before, to: levels)
        #expect(changes.notMet > 40)
        let results = levels.results.flatMap { $0 }.flatMap(\.results)
        #expect(results.filter { !$0.requirement.rungs.isEmpty }.allSatisfy { $0.answered != .met })
    }

    /// A question that settles n verdicts alone settles all of them.
    @Test func aQuestionSettlesWhatItSays() throws {
        let (continuum, _) = Charts.continuum(Self.chart)
        let levels = Self.levels(continuum)
        let questions = levels.nextQuestions()
        let form = Form(levels, questions)
        var tried = 0
        for question in form.questions where question.settles > 0 && question.answer == .attest && tried < 8 {
            tried += 1
            let reading = Self.read(Self.filled(form) { $0.id == question.id ? "oui" : nil }, continuum)
            #expect(reading.taken == 1 && reading.blank == form.questions.count - 1)
            let (after, _) = Change.applying([reading.change], to: continuum)
            let changes = VerdictChanges(from: levels, to: Self.levels(after))
            #expect(changes.met == question.settles, "\(question.id)")
        }
        #expect(tried > 0)
    }
}
