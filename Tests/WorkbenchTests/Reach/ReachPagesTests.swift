import Foundation
import NIOHTTP1
import Store
import Testing
@testable import Workbench

@Suite("Pages of reach", .takesTurns)
struct ReachPagesTests {
    private static let cloud = "cases/us-hyperscaler-paris", slug = "us-hyperscaler-paris"

    @Test("From the matrix to the list, to the path step by step, to what can be done about it; in both languages")
    func fromMatrixToRemedy() async throws {
        try await WorkbenchFixture.with([Self.cloud]) { fixture in
            let anne = try await fixture.administrator()
            let matrix = try await anne.get("/w/\(Self.slug)/reach")
            #expect(matrix.status == 200)
            expectClean(matrix.body)
            #expect(matrix.body.contains("États-Unis"))
            #expect(matrix.body.contains("/w/\(Self.slug)/reach?power=obtain&amp;state=US"))

            let list = try await anne.get("/w/\(Self.slug)/reach?state=US&power=obtain&bound=certain&class=C3")
            #expect(list.status == 200)
            expectClean(list.body)
            #expect(list.body.contains("Dossiers des usagers"))
            #expect(list.body.contains("/w/\(Self.slug)/reach/dossiers/US?power=obtain"))

            // Two clicks: the view by dataset, and the one that is asked about.
            let data = try await anne.get("/w/\(Self.slug)/reach?view=elements")
            #expect(data.status == 200)
            expectClean(data.body)
            #expect(data.body.contains("href=\"/w/\(Self.slug)/reach/dossiers\""))
            let one = try await anne.get("/w/\(Self.slug)/reach/dossiers")
            #expect(one.status == 200)
            expectClean(one.body)
            #expect(one.body.contains("Peuvent l’obtenir, de façon certaine : États-Unis"))

            let path = try await anne.get("/w/\(Self.slug)/reach/dossiers/US?power=obtain")
            #expect(path.status == 200)
            expectClean(path.body)
            for text in ["Pas à pas", "<ol class=\"chain\">", "id=\"s1\"", "Ce qu’on peut y faire", "Garder comme mesure", "<figure class=\"drawing\""] {
                #expect(path.body.contains(text), "\(text)")
            }
            #expect(!path.body.contains("id=\"p2\""), "one power was asked about")

            let english = try await anne.get("/w/\(Self.slug)/reach/dossiers/US?lang=en")
            for text in ["Step by step", "What can be done about it", "Keep as a measure", "What the United States can do to"] {
                #expect(english.body.contains(text), "\(text)")
            }
            let gradient = try await anne.get("/w/\(Self.slug)/reach/gradient?lang=en")
            #expect(gradient.status == 200)
            expectClean(gradient.body)
            #expect(gradient.body.contains("United States"))
        }
    }

    @Test("What is asked wrongly is told, with what would fit")
    func wrongQuestions() async throws {
        try await WorkbenchFixture.with([Self.cloud]) { fixture in
            let anne = try await fixture.administrator(language: "en")
            for (path, status, text) in [
                ("reach?pouvoir=obtain", 400, "no parameter “pouvoir”"), ("reach?power=read", 400, "What fits: obtain, alter"), ("reach?class=C9", 400, "“C9” does not fit"),
                ("reach?page=0", 400, "“0” does not fit"), ("reach?state=Atlantis", 404, "“Atlantis” is neither"), ("reach?together=Atlantis", 400, "“Atlantis” does not fit"),
                ("reach?service=dossiers", 404, "No element “dossiers”"), ("reach/dossier", 404, "Did you mean “dossiers”?"), ("reach/dossiers/USA", 404, "neither a state"),
                ("reach/US", 404, "No element “US”"), ("reach/dossiers/US?format=html", 400, "What fits: json"),
            ] {
                let answer = try await anne.get("/w/\(Self.slug)/\(path)")
                #expect(answer.status == status, "\(path)")
                #expect(answer.body.contains(text), "\(path): \(text)")
                expectClean(answer.body)
            }
            #expect(try await anne.get("/w/\(Self.slug)/reach?element=dossiers").location == "/w/\(Self.slug)/reach/dossiers")
            #expect(try await anne.get("/w/\(Self.slug)/reach/dossiers/any").location == "/w/\(Self.slug)/reach/dossiers")
        }
    }

    @Test("A bloc acts together when asked")
    func together() async throws {
        try await WorkbenchFixture.with([Self.cloud]) { fixture in
            let anne = try await fixture.administrator(language: "en")
            let alone = try await anne.get("/w/\(Self.slug)/reach?view=states")
            let union = try await anne.settled("/w/\(Self.slug)/reach?together=EU")
            #expect(union.status == 200)
            #expect(union.body.contains("value=\"EU\" selected"))
            #expect(alone.body != union.body)
        }
    }

    @Test("Readers see and take nothing away; buyers take; nothing is kept without the right to edit")
    func roles() async throws {
        try await WorkbenchFixture.with([Self.cloud]) { fixture in
            let reader = try await fixture.member("Lea", [.reader], in: Self.slug)
            let page = try await reader.get("/w/\(Self.slug)/reach/dossiers/US")
            #expect(page.status == 200)
            #expect(!page.body.contains("Garder comme mesure"))
            #expect(!page.body.contains("format=json"))
            for path in ["reach?format=json", "reach?format=html", "reach/dossiers/US?format=json"] {
                #expect(try await reader.get("/w/\(Self.slug)/\(path)").status == 403, "\(path)")
            }
            let buyer = try await fixture.member("Bea", [.buyer], in: Self.slug)
            for (format, start) in [("json", "{"), ("sarif", "{"), ("html", "<!DOCTYPE html>")] {
                let taken = try await buyer.get("/w/\(Self.slug)/reach?format=\(format)")
                #expect(taken.status == 200)
                #expect(taken.body.hasPrefix(start))
                #expect(taken.headers.first(name: "content-disposition")?.hasPrefix("attachment; filename=\"\(Self.slug)-assessment.") == true)
            }
            let other = try await fixture.member("Otto", [.administrator], in: "elsewhere")
            #expect(try await other.get("/w/\(Self.slug)/reach").status == 404)
            #expect(try await fixture.visitor().get("/w/\(Self.slug)/reach").status == 303)
        }
    }

    @Test("Names that attack stay names, on every page of reach, failures and scenarios")
    func hostileNames() async throws {
        try await WorkbenchFixture.with([Self.cloud]) { fixture in
            try HostileChart.add(to: "\(fixture.folder)/\(Self.slug)")
            let anne = try await fixture.administrator()
            for path in [
                "reach", "reach?view=elements", "reach?state=US", "reach?service=hostile-service", "reach/hostile-data", "reach/hostile-data/US", "resilience",
                "resilience?view=services", "resilience/hostile-service", "scenarios", "scenarios/compose?add=bankrupt", "scenarios/run?s=bankrupt:hostile-supplier",
                "scenarios/compare?s=bankrupt:hostile-supplier", "scenarios/compose?s=bankrupt:hostile-supplier@30d",
            ] {
                let answer = try await anne.settled("/w/\(Self.slug)/\(path)")
                #expect(answer.status == 200, "\(path): \(answer.status)")
                HostileChart.expectHarmless(answer.body)
            }
            let page = try await anne.get("/w/\(Self.slug)/reach/hostile-data/US")
            #expect(page.body.contains("&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}"))
        }
    }
}
