import Continuum
import Foundation
import Knowledge
import Testing
import Workspace

/// What people type, right and wrong.
struct SubmissionTests {
    private let space: TemporaryWorkspace
    private let continuum: Continuum

    init() throws {
        space = try TemporaryWorkspace()
        continuum = space.workspace.continuum
    }

    private func read(_ id: String, _ edit: (inout FormSubmission) -> Void) throws -> SubmissionReader.Reading {
        let element = try #require(continuum.element(named: id))
        var posted = ElementForm(element.kind, continuum.vocabulary, element: element).submission
        edit(&posted)
        return SubmissionReader.read(posted, element.kind, before: element, over: continuum)
    }

    @Test func everyKindHasAFormOfAllItsKeys() {
        for kind in continuum.vocabulary.kinds {
            let form = ElementForm(kind.kind, continuum.vocabulary)
            #expect(Set(form.fields.map(\.key) + form.relations.map(\.key)) == Set(kind.keys), "\(kind.name)")
            #expect(form.fields.count + form.relations.count == Set(kind.keys).count, "\(kind.name)")
            #expect(Set(kind.expected.joined()) == Set(form.fields.filter(\.isExpected).map(\.key) + form.relations.filter(\.isExpected).map(\.key)))
        }
    }

    @Test func aSingleKeyIsOneSetWithWhatWasThere() throws {
        let reading = try read("files") { $0["f.class"] = ["C4"] }
        guard case .set(let element, let was)? = reading.steps.first else {
            Issue.record("\(reading.steps)")
            return
        }
        #expect(reading.steps.count == 1 && was == "C3" && element.said(.dataClass) == "C4")
        #expect(element.source?.ref == "Inventory")
    }

    @Test func relationsAreAddedChangedAndRemoved() throws {
        let removed = try read("files") { $0["r.stored-on.1.to"] = [""] }
        #expect(removed.steps == [.removeRelation(id: "files", key: .storedOn, to: "vault")])
        let marked = try read("files") { $0["r.stored-on.1.a.encrypted"] = ["true"] }
        guard case .setRelation("files", .storedOn, "vault", let attributes)? = marked.steps.first else {
            Issue.record("\(marked.steps)")
            return
        }
        #expect(attributes.map(\.key) == [.encrypted] && attributes.first?.value == .boolean(true))
        let either = try read("files") {
            $0["r.stored-on.0.group"] = ["1"]
            $0["r.stored-on.1.group"] = ["1"]
            $0["r.stored-on.needed.1"] = ["1"]
        }
        #expect(either.element?.needed == [1] && either.element?.links.allSatisfy { $0.group == 1 } == true)
        let added = try read("server") {
            $0["r.operated-by.1.to"] = ["unknown"]
            $0["r.operated-by.1.a.staff-in"] = ["FR", "US"]
        }
        #expect(added.problems.isEmpty && added.element?.said(.operatedBy) == "us, unknown")
    }

    /// What a form does not show is kept.
    @Test func whatIsNotPostedIsKept() throws {
        let element = try #require(continuum.element(named: "vault"))
        let reading = SubmissionReader.read(FormSubmission([("f.note.fr", "Vu")]), .platform, before: element, over: continuum)
        #expect(reading.problems.isEmpty && reading.steps.count == 1)
        #expect(reading.element?.part(.operatedBy) == element.part(.operatedBy) && reading.element?.said(.name) == "Vault")
        #expect(reading.element?.statements.first { $0.key == .note }?.value == .bilingual(Bilingual("Vu")))
    }

    @Test func aNewSourceSaysWhatChangedOrConfirmsAll() throws {
        let changed = try read("files") {
            $0["f.class"] = ["C4"]
            $0["source.ref"] = ["Audit"]
        }
        #expect(changed.element?.statements.first { $0.key == .dataClass }?.source?.ref == "Audit")
        #expect(changed.element?.statements.first { $0.key == .name }?.source?.ref == "Inventory")
        let confirmed = try read("files") { $0["source.date"] = ["2026-11-01"] }
        #expect(confirmed.element?.statements.allSatisfy { $0.source?.date == Day("2026-11-01") } == true && !confirmed.steps.isEmpty)
    }

    static let wrong: [(name: String, values: [String], code: String)] = [
        ("f.class", ["C9"], "PORT034"), ("f.essential", ["peut-être"], "PORT033"), ("f.class", ["C1", "C2"], "PORT032"),
        ("f.retention", ["longtemps"], "PORT033"), ("f.impact-assessment", ["2026-02-30"], "PORT036"), ("f.impact-assessment", ["hier"], "PORT037"),
        ("r.stored-on.0.to", ["servr"], "PORT050"), ("r.stored-on.0.to", ["us"], "PORT051"), ("r.stored-on.0.to", ["files"], "PORT052"),
        ("r.stored-on.0.to", ["<script>"], "PORT021"), ("r.stored-on.0.group", ["zéro"], "PORT035"), ("r.processed-by.0.group", ["1"], "PORT040"),
        ("r.stored-on.7.a.encrypted", ["true"], "PORT040"), ("r.stored-on.0.a.keys-held-by", ["nobody"], "PORT050"),
        ("f.seat", ["FR"], "PORT030"), ("r.owned-by.0.to", ["us"], "PORT030"), ("source.date", ["2026"], "PORT037"), ("source.ref", [""], "PORT033"),
        ("source.standing", ["sworn"], "PORT034"), ("valid.to", ["31/12/2026"], "PORT037"), ("f.tags", ["deux mots"], "PORT033"), ("f.tags", ["unknown"], "PORT039"),
    ]

    @Test(arguments: wrong.indices) func eachWrongAnswerIsSaidOnItsField(index: Int) throws {
        let (name, values, code) = Self.wrong[index]
        let reading = try read("files") { $0[name] = values }
        #expect(reading.steps.isEmpty && reading.element == nil)
        #expect(reading.problems.map(\.problem.id) == [code], "\(name) \(values): \(reading.problems)")
        for problem in reading.problems {
            #expect(problem.field == name || name == "r.processed-by.0.group" && problem.field == "r.processed-by.0.to" || name.hasSuffix("encrypted"))
            for language in Language.allCases { #expect(!problem.problem.message(language).isEmpty) }
        }
        // And nothing of it is lost: the form shows it again.
        let element = try #require(continuum.element(named: "files"))
        var posted = ElementForm(.data, continuum.vocabulary, element: element).submission
        posted[name] = values
        let again = ElementForm(.data, continuum.vocabulary, element: element).filled(with: posted).submission
        if code != "PORT030", name != "r.processed-by.0.group" { #expect(again[name] == values || values == [""], "\(name)") }
    }

    @Test func aNewElementNeedsAnIDOfItsOwn() throws {
        func new(_ pairs: [(name: String, value: String)]) -> SubmissionReader.Reading {
            SubmissionReader.read(FormSubmission(pairs), .application, before: nil, over: continuum)
        }
        #expect(new([("f.name.fr", "Paie")]).problems.map(\.problem) == [.missingID])
        #expect(new([("id", "files")]).problems.map(\.problem) == [.duplicateID("files")])
        #expect(new([("id", "a b")]).problems.map(\.problem) == [.invalidID("a b")])
        let reading = new([("id", "paie"), ("f.name.fr", "Paie"), ("f.name.en", "Payroll"), ("r.runs-on.0.to", "server"), ("source.ref", "DSI"), ("source.date", "2026-11-01")])
        guard case .add(let element)? = reading.steps.first else {
            Issue.record("\(reading.problems)")
            return
        }
        #expect(element.source?.ref == "DSI" && element.links.first?.source?.ref == "DSI" && element.said(.runsOn) == "server")
        guard case .accepted = try space.writer.accept(TemporaryWorkspace.change("add-paie", reading.steps)) else {
            Issue.record("not accepted")
            return
        }
        #expect(space.workspace.continuum.element(named: "paie")?.inOrder() == element.inOrder())
        #expect(ElementForm.suggestedID(for: "Éditeur « Paie » & Cie") { $0 == "editeur-paie-cie" } == "editeur-paie-cie-2")
        #expect(ElementForm.suggestedID(for: "東京") { _ in false } == "element")
    }

    @Test func anElementIsRemoved() throws {
        #expect(try read("files") { $0["remove"] = ["true"] }.steps == [.remove(id: "files")])
    }

    /// Names and values at random: an answer, never a trap, and what is accepted can be written.
    @Test func rubbishIsAnswered() throws {
        var random = SystemRandomNumberGenerator()
        let element = try #require(continuum.element(named: "files"))
        let form = ElementForm(.data, continuum.vocabulary, element: element)
        let names = Array(form.submission.values.keys).sorted() + ["r.stored-on.99999.to", "r..to", "r.stored-on.-1.to", "f.", "r.stored-on.needed.x", "r.stored-on.needed.0", "r.stored-on.5.to.to"]
        let values = ["", "unknown", "true", "C4", "server", "us", "-1", "1e400", "0", "2026-01-01", "\0", "\u{301}", "a\r\nb", String(repeating: "x", count: 300), "☃", "30d", "null", "1.5"]
        var steps = 0
        for _ in 0..<3_000 {
            var posted = form.submission
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                posted[names.randomElement(using: &random) ?? ""] = (0..<Int.random(in: 0...3, using: &random)).map { _ in values.randomElement(using: &random) ?? "" }
            }
            let reading = SubmissionReader.read(posted, .data, before: element, over: continuum)
            #expect(reading.problems.isEmpty || reading.steps.isEmpty)
            if let wanted = reading.element {
                let (after, _) = continuum.applying(TemporaryWorkspace.change("x", reading.steps).patch(over: continuum).0)
                #expect(after.element(named: "files")?.inOrder() == wanted.inOrder(), "\(posted.values)")
                steps += reading.steps.count
            }
        }
        #expect(steps > 0)
    }
}
