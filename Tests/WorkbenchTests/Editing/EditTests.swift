import Continuum
import Foundation
import Store
import Testing
import Workspace
@testable import Workbench

@Suite("Describing the chart", .takesTurns)
struct EditTests {
    static let slug = "pronote-docaposte", example = "cases/pronote-docaposte"
    static let edit = "/w/pronote-docaposte/edit"

    static func with(_ body: (WorkbenchFixture) async throws -> Void) async throws { try await WorkbenchFixture.with([example], body) }

    static func accepted(_ fixture: WorkbenchFixture) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: fixture.folder + "/\(slug)/accepted")) ?? []).sorted()
    }

    /// Changes an element as people do: the form, what changes, why, saved.
    static func change(_ browser: TestBrowser, _ id: String, _ changes: [String: String], why: String = "Vu avec la DSI.") async throws -> TestAnswer {
        let form = PageForm(try await browser.get("\(edit)/\(id)").body, "data-edit>")
        let preview = try await browser.post("\(edit)/\(id)", form.doing("preview", changes))
        try #require(preview.status == 200, "\(preview.body.prefix(4_000))")
        return try await browser.post("\(edit)/\(id)", PageForm(preview.body, "class=\"form\">").doing("save", ["change.reason": why]))
    }

    @Test("A form that nobody touched changes nothing, whatever the element")
    func untouched() async throws {
        try await Self.with { fixture in
            let anne = try await fixture.administrator()
            for id in ["donnees-eleves", "vie-scolaire", "etablissement", "pronote-heberge", "centre-dedie", "FR", "eu"] {
                let page = try await anne.get("\(Self.edit)/\(id)")
                if page.status == 404 { continue }
                #expect(page.status == 200)
                expectClean(page.body)
                let answer = try await anne.post("\(Self.edit)/\(id)", PageForm(page.body, "data-edit>").doing("preview"))
                #expect(answer.status == 303, "\(id): \(answer.body.components(separatedBy: "id=\"h-diff\"").last?.prefix(3_000) ?? "")")
            }
            #expect(Self.accepted(fixture).isEmpty)
        }
    }

    @Test("Every kind of the vocabulary has its form, with every key")
    func everyKind() async throws {
        try await Self.with { fixture in
            let anne = try await fixture.administrator(language: "en")
            let vocabulary = Workspace.knowledgeOnly().continuum.vocabulary
            for kind in vocabulary.kinds {
                let page = try await anne.get("\(Self.edit)/new/\(kind.name)")
                #expect(page.status == 200)
                expectClean(page.body)
                for key in kind.keys {
                    let definition = vocabulary.definition(of: key)
                    let name = definition.isRelation ? "add-row:r.\(definition.name)\"" : "name=\"f.\(definition.name)"
                    #expect(page.body.contains(name), "\(kind.name) asks nothing of \(definition.name)")
                }
            }
            #expect(try await anne.get("\(Self.edit)/new/castle").status == 404)
        }
    }

    @Test("A change is shown before it is saved, says what gets worse, asks why, and names its author; it is taken back with a button")
    func saving() async throws {
        try await Self.with { fixture in
            let anne = try await fixture.administrator()
            let form = PageForm(try await anne.get("\(Self.edit)/donnees-eleves").body, "data-edit>")
            let preview = try await anne.post("\(Self.edit)/donnees-eleves", form.doing("preview", ["f.class": "C4", "source.ref": "Entretien"]))
            #expect(preview.status == 200)
            expectClean(preview.body)
            #expect(preview.body.contains("Ce qui va moins bien"))
            #expect(preview.body.contains("C3") && preview.body.contains("C4"))
            #expect(Self.accepted(fixture).isEmpty)
            let shown = PageForm(preview.body, "class=\"form\">")
            let silent = try await anne.post("\(Self.edit)/donnees-eleves", shown.doing("save"))
            #expect(silent.status == 422)
            #expect(silent.body.contains("Dites pourquoi"))
            let other = try await anne.post("\(Self.edit)/donnees-eleves", shown.doing("save", ["change.reason": "Parce que.", "f.class": "C2"]))
            #expect(other.status == 409, "what is written is what was shown")
            let back = try await anne.post("\(Self.edit)/donnees-eleves", shown.doing("back"))
            #expect(back.body.contains("value=\"C4\" selected"))
            let saved = try await anne.post("\(Self.edit)/donnees-eleves", shown.doing("save", ["change.reason": "Reclassées."]))
            #expect(saved.status == 303)
            #expect(Self.accepted(fixture) == ["000001-edit-donnees-eleves.yaml"])
            let text = try String(contentsOfFile: fixture.folder + "/\(Self.slug)/accepted/000001-edit-donnees-eleves.yaml", encoding: .utf8)
            #expect(text.contains("author: Anne Le Gall") && text.contains("reason: Reclassées.") && text.contains("was: C3"))
            let page = try await anne.get(saved.location ?? "")
            #expect(page.body.contains("Annuler ce changement"))
            let undone = try await anne.post("/w/\(Self.slug)/history/undo", ["csrf": page.csrf, "file": "accepted/000001-edit-donnees-eleves.yaml"])
            #expect(undone.status == 303)
            #expect(try await anne.get("\(Self.edit)/donnees-eleves").body.contains("value=\"C3\" selected"))
        }
    }

    @Test("Rows are added without a script, names stand for ids, and what is wrong is said beside its field")
    func rowsAndFaults() async throws {
        try await Self.with { fixture in
            let anne = try await fixture.administrator(language: "en")
            let form = PageForm(try await anne.get("\(Self.edit)/new/platform").body, "data-edit>")
            let more = try await anne.post("\(Self.edit)/new/platform", form.doing("add-row:r.operated-by", ["f.name.en": "Cluster \"A\" <b>"]))
            #expect(more.body.contains("name=\"r.operated-by.1.to\""))
            #expect(more.body.contains("value=\"Cluster &quot;A&quot; &lt;b&gt;\""))
            let wrong = try await anne.post(
                "\(Self.edit)/new/platform", form.doing("preview", ["f.name.en": "Cluster", "r.located-in.0.to": "Atlantis", "f.availability": "many"]))
            #expect(wrong.status == 422)
            expectClean(wrong.body)
            #expect(wrong.body.contains("id=\"r.located-in.0.to-error\""))
            #expect(wrong.body.contains("href=\"#r.located-in.0.to\""))
            #expect(wrong.body.contains("value=\"many\""))
            let right = try await anne.post(
                "\(Self.edit)/new/platform", form.doing("preview", ["f.name.en": "Cluster", "r.located-in.0.to": "allemagne", "r.operated-by.0.to": "Unknown"]))
            #expect(right.status == 200)
            #expect(right.body.contains("(DE)"))
            #expect(right.body.contains("not known which"))
            #expect(right.body.contains("<span class=\"id\">cluster</span>"))
        }
    }

    @Test("Who may only read is told so; so is a form without its word, or one that lost its beginning")
    func refusals() async throws {
        try await Self.with { fixture in
            let reader = try await fixture.member("Rémi", [.reader], in: Self.slug)
            for path in ["", "/new/site", "/donnees-eleves", "/remove/donnees-eleves", "/path/service"] { #expect(try await reader.get(Self.edit + path).status == 403) }
            let anne = try await fixture.administrator()
            let page = try await anne.get("\(Self.edit)/donnees-eleves")
            var form = PageForm(page.body, "data-edit>")
            #expect(try await reader.post("\(Self.edit)/donnees-eleves", form.doing("save")).status == 403)
            form["seen"] = "rubbish"
            #expect(try await anne.post("\(Self.edit)/donnees-eleves", form.doing("preview")).status == 400)
            form["csrf"] = "x"
            #expect(try await anne.post("\(Self.edit)/donnees-eleves", form.doing("preview")).status == 403)
            let unknown = try await anne.get("\(Self.edit)/donnees-eleve")
            #expect(unknown.status == 404)
            #expect(unknown.body.contains("donnees-eleves"))
        }
    }

    @Test("Texts of any kind stay texts")
    func hostileTexts() async throws {
        try await Self.with { fixture in
            let anne = try await fixture.administrator()
            let name = "\"><script>alert(1)</script> {{7*7}} q\"\u{301}q '"
            let form = PageForm(try await anne.get("\(Self.edit)/new/data").body, "data-edit>")
            let preview = try await anne.post("\(Self.edit)/new/data", form.doing("preview", ["f.name.fr": name, "f.name.en": name, "f.tags": "a\nb", "source.ref": name]))
            #expect(preview.status == 200)
            // As text a quote is a quote; in an attribute it must not end it.
            func isSafe(_ page: String) -> Bool {
                !page.contains("<script>alert") && page.range(of: "=\"[^\"<>]*q\"\u{301}", options: [.regularExpression]) == nil
            }
            #expect(isSafe(preview.body))
            let saved = try await anne.post("\(Self.edit)/new/data", PageForm(preview.body, "class=\"form\">").doing("save", ["change.reason": name]))
            #expect(saved.status == 303)
            for path in [saved.location ?? "", Self.edit, "\(Self.edit)/script-alert-1-script-7-7-q-q"] {
                let page = try await anne.get(path)
                #expect(page.status == 200, "\(path)")
                #expect(isSafe(page.body))
            }
        }
    }
}
