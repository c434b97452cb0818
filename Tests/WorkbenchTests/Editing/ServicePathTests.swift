import Foundation
import Testing
@testable import Workbench

@Suite("A service described end to end", .takesTurns)
struct ServicePathTests {
    @Test("What is there is taken, what is missing is made, in one change")
    func path() async throws {
        try await EditTests.with { fixture in
            let anne = try await fixture.administrator(language: "en")
            let address = "\(EditTests.edit)/path/service"
            let page = try await anne.get(address)
            #expect(page.status == 200)
            expectClean(page.body)
            let form = PageForm(page.body, "data-edit>")
            #expect(try await anne.post(address, form.doing("preview")).status == 422)
            let wrong = try await anne.post(address, form.doing("preview", ["service": "Canteen", "platform": "New cloud", "platform.state": "Atlantis"]))
            #expect(wrong.status == 422)
            #expect(wrong.body.contains("href=\"#platform.state\""))
            #expect(wrong.body.contains("value=\"Canteen\""))
            let preview = try await anne.post(
                address,
                form.doing(
                    "preview",
                    [
                        "service": "Canteen", "service.essential": "true", "data": "Meals", "data.class": "C2", "application": "Menu",
                        "platform": "Centre-dedie-2", "platform.state": "France", "operator": "Acme", "supplier": "acme", "supplier.state": "DE", "source.ref": "Interview",
                    ]))
            #expect(preview.status == 200, "\(preview.body)")
            expectClean(preview.body)
            let saved = try await anne.post(address, PageForm(preview.body, "class=\"form\">").doing("save", ["change.reason": "Described with the kitchen."]))
            #expect(saved.status == 303, "\(saved.body)")
            let text = try String(contentsOfFile: fixture.folder + "/\(EditTests.slug)/accepted/000001-service-canteen.yaml", encoding: .utf8)
            // The operator and the supplier are one.
            #expect(text.components(separatedBy: "kind: organisation").count == 2)
            for line in ["id: canteen", "id: meals", "id: menu", "id: centre-dedie-2", "id: acme"] { #expect(text.contains(line)) }
            #expect(try await anne.get("/w/\(EditTests.slug)/problems").body.contains("Nothing is wrong"))
            let next = try await anne.get(saved.location ?? "")
            #expect(next.body.contains("Acme"))
        }
    }
}
