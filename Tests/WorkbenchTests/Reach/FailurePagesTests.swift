import Foundation
import NIOHTTP1
import Store
import Testing
@testable import Workbench

@Suite("Pages of failures", .takesTurns)
struct FailurePagesTests {
    private static let slug = "us-hyperscaler-paris"

    @Test("What is enough alone, service by service, one service with its drawing and when refusals bite")
    func services() async throws {
        try await WorkbenchFixture.with(["cases/\(Self.slug)"]) { fixture in
            let anne = try await fixture.administrator()
            let weak = try await anne.settled("/w/\(Self.slug)/resilience")
            #expect(weak.status == 200)
            expectClean(weak.body)
            #expect(weak.body.contains("Compte chez AWS, région de Paris"))
            let states = try await anne.settled("/w/\(Self.slug)/resilience?kind=state")
            #expect(states.body.contains("États-Unis"))
            #expect(!states.body.contains("<a href=\"/w/\(Self.slug)/element/nuage\">"))
            let table = try await anne.settled("/w/\(Self.slug)/resilience?view=services")
            #expect(table.body.contains("href=\"/w/\(Self.slug)/resilience/guichet\""))
            expectClean(table.body)

            let service = try await anne.settled("/w/\(Self.slug)/resilience/guichet")
            #expect(service.status == 200)
            expectClean(service.body)
            for text in ["Au fil du temps, si quelqu’un refuse", "le jour même", "États-Unis", "class=\"refusal-bar\"", "Compte chez AWS"] { #expect(service.body.contains(text), "\(text)") }
            let english = try await anne.settled("/w/\(Self.slug)/resilience/guichet?lang=en&order=3&assume=99,5")
            #expect(english.body.contains("In the course of time, if somebody refuses"))
            #expect(english.body.contains("value=\"99,5\""))
            // Anything of the chart that can stop may be asked about.
            #expect(try await anne.settled("/w/\(Self.slug)/resilience/nuage").status == 200)
        }
    }

    @Test("Wrong questions, an empty network, and who may take documents away")
    func refusals() async throws {
        try await WorkbenchFixture.with(["cases/\(Self.slug)"]) { fixture in
            let anne = try await fixture.administrator(language: "en")
            for (path, status) in [
                ("resilience?kind=card", 400), ("resilience/guichet?order=9", 400), ("resilience/guichet?assume=120", 400), ("resilience/guichett", 404), ("resilience/guichet?x=1", 400),
            ] {
                let answer = try await anne.get("/w/\(Self.slug)/\(path)")
                #expect(answer.status == status, "\(path)")
                expectClean(answer.body)
            }
            let ways = try await anne.get("/w/\(Self.slug)/resilience/ways")
            #expect(ways.status == 200)
            #expect(ways.body.contains("No link is described"))
            let reader = try await fixture.member("Lea", [.reader], in: Self.slug)
            #expect(try await reader.get("/w/\(Self.slug)/resilience?format=json").status == 403)
            #expect(try await reader.get("/w/\(Self.slug)/resilience/guichet?format=json").status == 403)
            let taken = try await anne.settled("/w/\(Self.slug)/resilience/guichet?format=json")
            #expect(taken.status == 200)
            #expect(taken.headers.first(name: "content-disposition")?.contains("resilience-guichet.json") == true)
        }
    }

    @Test("Two really different ways between two places of a network")
    func ways() async throws {
        try await WorkbenchFixture.with { fixture in
            let anne = try await fixture.administrator()
            let form = try await anne.get("/w/metropole/resilience/ways")
            #expect(form.status == 200)
            expectClean(form.body)
            let ids = form.body.components(separatedBy: "<option value=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }.filter { !$0.isEmpty }
            let (from, to) = (try #require(ids.first), try #require(ids.dropFirst().first))
            let found = try await anne.settled("/w/metropole/resilience/ways?from=\(from)&to=\(to)")
            #expect(found.status == 200)
            expectClean(found.body)
            #expect(found.body.contains("id=\"summary\""))
            #expect(try await anne.get("/w/metropole/resilience/ways?from=nowhere").status == 404)
            #expect(try await anne.get("/w/metropole/resilience/ways?to=\(to)").status == 400)
        }
    }
}
