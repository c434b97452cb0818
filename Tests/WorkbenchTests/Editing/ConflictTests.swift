import Foundation
import Store
import Testing
@testable import Workbench

@Suite("Two people at one element", .takesTurns)
struct ConflictTests {
    private static let data = "\(EditTests.edit)/donnees-eleves"

    @Test("The second sees what each did, chooses, and nothing is lost")
    func choose() async throws {
        try await EditTests.with { fixture in
            let anne = try await fixture.administrator()
            let bruno = try await fixture.member("Bruno", [.editor], in: EditTests.slug)
            let mine = PageForm(try await anne.get(Self.data).body, "data-edit>")
            #expect(try await bruno.get(Self.data).body.contains("Anne Le Gall a ouvert ce formulaire"))
            // Bruno changes the class and the description; Anne the class, and that the data are essential.
            #expect(try await EditTests.change(bruno, "donnees-eleves", ["f.class": "C2", "f.description.fr": "De Bruno", "f.description.en": "Bruno’s"]).status == 303)
            let met = try await anne.post(Self.data, mine.doing("preview", ["f.class": "C4", "f.essential": "true"]))
            #expect(met.status == 409)
            expectClean(met.body)
            #expect(met.body.contains("C2") && met.body.contains("C3") && met.body.contains("C4") && met.body.contains("De Bruno"))
            var choice = PageForm(met.body, "method=\"post\" action=\"\(Self.data)\">")
            #expect(choice["pick.class"] == nil)
            #expect(choice["pick.description"] == "theirs")
            #expect(choice["pick.essential"] == "mine")
            let open = try await anne.post(Self.data, choice.doing("resolve"))
            #expect(open.status == 422)
            choice["pick.class"] = "mine"
            let preview = try await anne.post(Self.data, choice.doing("resolve"))
            #expect(preview.status == 200)
            #expect(!preview.body.contains("Bruno’s"))
            let saved = try await anne.post(Self.data, PageForm(preview.body, "class=\"form\">").doing("save", ["change.reason": "Choisi."]))
            #expect(saved.status == 303)
            let page = try await anne.get(Self.data)
            #expect(page.body.contains("value=\"C4\" selected") && page.body.contains("De Bruno"))
            #expect(PageForm(page.body, "data-edit>")["f.essential"] == "true")
        }
    }

    @Test("Somebody removed it: the change brings it back only if one says so")
    func removed() async throws {
        try await EditTests.with { fixture in
            let anne = try await fixture.administrator()
            let form = PageForm(try await anne.get(Self.data).body, "data-edit>")
            let asked = try await anne.get("\(EditTests.edit)/remove/donnees-eleves")
            #expect(asked.status == 200)
            expectClean(asked.body)
            let gone = try await anne.post(Self.data, PageForm(asked.body, "class=\"form\">").doing("save", ["change.reason": "Plus tenues."]))
            #expect(gone.status == 303)
            #expect(try await anne.get(Self.data).status == 404)
            let met = try await anne.post(Self.data, form.doing("preview", ["f.class": "C4"]))
            #expect(met.status == 409)
            var choice = PageForm(met.body, "method=\"post\" action=\"\(Self.data)\">")
            choice["pick.*"] = "mine"
            let preview = try await anne.post(Self.data, choice.doing("resolve"))
            #expect(preview.status == 200)
            #expect(try await anne.post(Self.data, PageForm(preview.body, "class=\"form\">").doing("save", ["change.reason": "Si, elles le sont."])).status == 303)
            #expect(try await anne.get(Self.data).status == 200)
        }
    }

    @Test("What refers to a removed element is shown and goes with it")
    func referrers() async throws {
        try await EditTests.with { fixture in
            let anne = try await fixture.administrator(language: "en")
            let page = try await anne.get("\(EditTests.edit)/remove/centre-dedie")
            #expect(page.body.contains("What refers to it"))
            let saved = try await anne.post("\(EditTests.edit)/centre-dedie", PageForm(page.body, "class=\"form\">").doing("save", ["change.reason": "Closed."]))
            #expect(saved.status == 303)
            let text = try String(contentsOfFile: fixture.folder + "/\(EditTests.slug)/accepted/000001-remove-centre-dedie.yaml", encoding: .utf8)
            #expect(text.contains("id: centre-dedie"))
            #expect(try await anne.get("/w/\(EditTests.slug)/problems").body.contains("Nothing is wrong"))
        }
    }
}
