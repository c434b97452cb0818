import Foundation
import NIOHTTP1
import Store
import Testing
@testable import Workbench

/// The chart, the page of an element, paths and the map, as a browser without a screen sees them.
@Suite("Chart, elements, map", .takesTurns)
struct ChartTests {
    private static let small = "pronote-docaposte"

    /// A workspace of a service, a dataset and places, all of whose names try to break out of the page.
    private static func hostileWorkspace() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-\(UUID().uuidString)/essai")
        try FileManager.default.createDirectory(at: folder.appendingPathComponent("continuum"), withIntermediateDirectories: true)
        try "organisation: mairie\nhome: FR\n".write(to: folder.appendingPathComponent("portulan.yaml"), atomically: true, encoding: .utf8)
        let name = #"{ fr: '\#(hostile)', en: '\#(hostile)' }"#
        try """
            source: { ref: '\(hostile)', date: 2026-09-15, standing: unconfirmed, rank: M }
            elements:
              - { id: mairie, kind: organisation, name: \(name), seat: FR, ownership: public }
              - { id: accueil, kind: service, name: \(name), description: \(name), class: C3, tags: [guichet], runs-on: [serveur], uses: [dossiers] }
              - { id: dossiers, kind: data, name: \(name), class: C4, stored-on: [{ to: serveur, encrypted: true, keys-held-by: [mairie] }] }
              - { id: serveur, kind: device, name: \(name), housed-at: [{ any: [salle, cave] }], operated-by: mairie }
              - { id: salle, kind: site, name: \(name), located-in: FR, operated-by: mairie, latitude: 48.11, longitude: -1.68 }
              - { id: cave, kind: site, name: \(name), operated-by: mairie, latitude: 48.2, longitude: -1.5 }
              - { id: grenier, kind: site, name: \(name), located-in: FR, operated-by: mairie }
              - { id: fibre, kind: link, name: \(name), connects: [salle, cave], length-km: 3.5, operated-by: mairie }

            """.write(to: folder.appendingPathComponent("continuum/carte.yaml"), atomically: true, encoding: .utf8)
        return folder.path
    }

    /// A tag, a template, and a quote under a combining accent that is a quote to a browser and another character to Swift.
    private static let hostile = "Zut\"><script>alert(1)</script> {{7*7}} \"\u{301} onmouseover=x &amp; <b>"

    private func expectHarmless(_ page: TestAnswer, _ path: String) {
        #expect(page.status == 200, "\(path)")
        #expect(!page.body.contains("<script>alert"), "\(path)")
        #expect(!page.body.contains("Zut\">"), "\(path): a quote ends an attribute")
        // The template’s own braces are text: what is checked is that nothing else is left unfilled.
        expectClean(page.body.replacing("{{7*7}}", with: ""))
        #expect(page.body.contains("{{7*7}}"), "\(path): the name is not there as it is")
        // A quote under an accent, within a tag, would end an attribute for a browser though not for Swift.
        var isTag = false, last: Unicode.Scalar = " "
        for scalar in page.body.unicodeScalars {
            if scalar == "<" { isTag = true } else if scalar == ">" { isTag = false }
            if isTag, scalar == "\u{301}", last == "\"" { Issue.record("\(path): a quote under an accent stands in a tag") }
            last = scalar
        }
    }

    @Test("Every page shows hostile names as text, in both languages")
    func hostileNames() async throws {
        let workspace = try Self.hostileWorkspace()
        defer { try? FileManager.default.removeItem(at: URL(fileURLWithPath: workspace).deletingLastPathComponent()) }
        try await WorkbenchFixture.with([workspace]) { fixture in
            let editor = try await fixture.member("Yann", [.editor], in: "essai")
            for language in ["fr", "en"] {
                editor.setCookie("lang", language)
                for path in [
                    "chart", "chart?q=zut", "chart?needs=serveur", "chart?for=accueil&tag=guichet&owner=mairie&sort=verdict", "chart/path", "chart/path/dossiers", "element/accueil", "element/dossiers",
                    "element/serveur", "element/salle", "element/mairie", "element/FR", "map", "map?by=states&service=accueil",
                ] {
                    let page = try await editor.get("/w/essai/\(path)")
                    expectHarmless(page, path)
                }
            }
            let found = try await editor.get("/w/essai/search.json?q=zut")
            #expect(found.status == 200)
            let document = try #require(try JSONSerialization.jsonObject(with: Data(found.body.utf8)) as? [String: Any])
            let results = try #require(document["results"] as? [[String: Any]])
            #expect(results.count == 8)
            #expect(results.first?["name"] as? String == Self.hostile)
            let sought = try await editor.get("/w/essai/chart?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%CC%81")
            #expect(sought.status == 200)
            #expect(!sought.body.contains("<script>alert"))
            expectClean(sought.body.replacing("{{7*7}}", with: ""))
        }
    }

    @Test("The chart counts, filters, pages and says what it does not understand")
    func chart() async throws {
        let workspace = try Self.hostileWorkspace()
        defer { try? FileManager.default.removeItem(at: URL(fileURLWithPath: workspace).deletingLastPathComponent()) }
        try await WorkbenchFixture.with([workspace]) { fixture in
            let reader = try await fixture.member("Lise", [.reader], in: "essai")
            let all = try await reader.get("/w/essai/chart")
            #expect(all.body.contains("Lieux et domaines de panne"))
            for id in ["accueil", "dossiers", "serveur", "fibre", "mairie"] { #expect(all.body.contains("<span class=\"id\">\(id)</span>"), "\(id)") }
            let sites = try await reader.get("/w/essai/chart?layer=site")
            #expect(sites.body.contains("<span class=\"id\">salle</span>") && !sites.body.contains("<span class=\"id\">accueil</span>"))
            #expect(sites.body.contains("3\u{A0}éléments"))
            // All that stands on the room: the server, what is on it, and the link that ends there.
            let above = try await reader.get("/w/essai/chart?needs=salle")
            for id in ["serveur", "dossiers", "accueil"] { #expect(above.body.contains("<span class=\"id\">\(id)</span>"), "\(id)") }
            #expect(!above.body.contains("<span class=\"id\">grenier</span>"))
            let classes = try await reader.get("/w/essai/chart?class=C4")
            #expect(classes.body.contains("<span class=\"id\">dossiers</span>") && !classes.body.contains("<span class=\"id\">salle</span>"))
            // The cave says no state.
            let unknown = try await reader.get("/w/essai/chart?unknown=1&kind=site")
            #expect(unknown.body.contains("<span class=\"id\">cave</span>") && !unknown.body.contains("<span class=\"id\">salle</span>"))
            let wrong = try await reader.get("/w/essai/chart?layer=ciel&verdict=peut-%C3%AAtre&page=-3")
            #expect(wrong.status == 200)
            #expect(wrong.body.contains("« layer = ciel »") && wrong.body.contains("« verdict = peut-être »") && wrong.body.contains("« page = -3 »"))
            let none = try await reader.get("/w/essai/chart?q=introuvable")
            #expect(none.body.contains("Rien ne correspond"))
            // The base is found too, behind what is one’s own.
            let base = try await reader.get("/w/essai/chart?q=cloud+act")
            #expect(base.body.contains("CLOUD Act") && base.body.contains("connaissance de base"))
            reader.setCookie("lang", "en")
            #expect(try await reader.get("/w/essai/chart").body.contains("Places and failure domains"))
            #expect(try await reader.get("/w/autre/chart").status == 404)
            #expect(try await fixture.visitor().get("/w/essai/chart").status == 303)
        }
    }

    @Test("An element tells its facts, its gaps, its powers and what depends on it; a reader is offered no form")
    func element() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            let reader = try await fixture.member("Lise", [.reader], in: Self.small)
            let page = try await reader.get("/w/\(Self.small)/element/donnees-eleves")
            #expect(page.status == 200)
            expectClean(page.body)
            for text in ["Classe de sensibilité", "Qui a quel pouvoir dessus", "est conservé sur", "Ce qui en dépend", "Pas à pas"] { #expect(page.body.contains(text), "\(text)") }
            #expect(!page.body.contains("/edit/donnees-eleves"))
            #expect(page.body.contains("href=\"/w/\(Self.small)/element/pronote-heberge\""))
            let editor = try await fixture.member("Yann", [.editor], in: Self.small)
            #expect(try await editor.get("/w/\(Self.small)/element/donnees-eleves").body.contains("/edit/donnees-eleves"))
            // A state, a law and a company of the base have their page.
            let state = try await reader.get("/w/\(Self.small)/element/US")
            #expect(state.body.contains("Ce que cet État peut faire ici") && state.body.contains("reach?state=US&amp;power=obtain&amp;bound=certain"))
            let company = try await reader.get("/w/\(Self.small)/element/index-education")
            #expect(company.status == 200 && company.body.contains("Qui le détient"))
            let missing = try await reader.get("/w/\(Self.small)/element/donnee-eleves")
            #expect(missing.status == 404 && missing.body.contains("donnees-eleves"))
            let chain = try await reader.get("/w/\(Self.small)/element/donnees-eleves/reach/US?power=obtain")
            #expect(chain.status == 303 && chain.location == "/w/\(Self.small)/reach/donnees-eleves/US?power=obtain")
            #expect(try await reader.get("/w/\(Self.small)/element/donnees-eleves/reach/ZZ").status == 404)
            let path = try await reader.get("/w/\(Self.small)/chart/path/donnees-eleves")
            expectClean(path.body)
            for text in ["Étage par étage", "est conservé sur", "Propriétaires"] { #expect(path.body.contains(text), "\(text)") }
            let choice = try await reader.get("/w/\(Self.small)/chart/path?element=donnees-eleves")
            #expect(choice.location == "/w/\(Self.small)/chart/path/donnees-eleves")
            let empty = try await reader.get("/w/\(Self.small)/map")
            #expect(empty.body.contains("Rien n’a encore de place sur la carte") && !empty.body.contains("Décrire un lieu"))
            #expect(try await editor.get("/w/\(Self.small)/map").body.contains("Décrire un lieu"))
        }
    }

    @Test("The map and its source say the same")
    func map() async throws {
        let workspace = try Self.hostileWorkspace()
        defer { try? FileManager.default.removeItem(at: URL(fileURLWithPath: workspace).deletingLastPathComponent()) }
        try await WorkbenchFixture.with([workspace]) { fixture in
            let reader = try await fixture.member("Lise", [.reader], in: "essai")
            let page = try await reader.get("/w/essai/map")
            #expect(page.body.contains("<svg class=\"world\""))
            #expect(page.body.contains("48,11°\u{A0}N, 1,68°\u{A0}O"))
            #expect(page.body.contains("href=\"/w/essai/element/grenier\""))
            let source = try await reader.get("/w/essai/map.json")
            #expect(source.headers.first(name: "content-type") == "application/json")
            let chart = try JSONDecoder().decode(MapChart.self, from: Data(source.body.utf8))
            #expect(chart.sites.map(\.id).sorted() == ["cave", "salle"])
            #expect(chart.links.map(\.id) == ["fibre"] && chart.links.first?.from == [48.11, -1.68] && chart.links.first?.to == [48.2, -1.5])
            #expect(chart.sites.first { $0.id == "salle" }?.country == "FR" && chart.sites.first { $0.id == "cave" }?.country == nil)
            #expect(chart.countries["FR"] != nil)
            #expect(chart.sites.allSatisfy { $0.url == "/w/essai/element/\($0.id)" })
            #expect(try await reader.get("/w/essai/map.json?by=humeur").status == 400)
            #expect(try await reader.get("/w/essai/map?by=humeur").body.contains("« humeur »"))
        }
    }
}
