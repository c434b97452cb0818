import Foundation
import NIOHTTP1
import Store
import Testing
@testable import Workbench

@Suite("Pages of scenarios", .takesTurns)
struct ScenarioPagesTests {
    private static let slug = "us-hyperscaler-paris"

    @Test("Compose by names, play, compare, keep, play again, remove")
    func compose() async throws {
        try await WorkbenchFixture.with(["cases/\(Self.slug)"]) { fixture in
            let anne = try await fixture.administrator()
            let base = "/w/\(Self.slug)/scenarios"
            let list = try await anne.get(base)
            #expect(list.status == 200)
            expectClean(list.body)
            for text in ["Un État fait couper les services", "\(base)/compose?add=blackout", "Aucun scénario gardé"] { #expect(list.body.contains(text), "\(text)") }

            let form = try await anne.get("\(base)/compose?add=blackout")
            expectClean(form.body)
            #expect(form.body.contains("<datalist id=\"a1-list\">"))
            // A name without its accents does as well as an id; a wrong one is told with the nearest.
            let added = try await anne.get("\(base)/compose?add=blackout&a1=etats-unis&after=30&do=add")
            #expect(added.location == "\(base)/compose?s=blackout%3AUS%4030d")
            let wrong = try await anne.get("\(base)/compose?add=blackout&a1=%C3%89tats-Uniss&do=add")
            #expect(wrong.status == 422)
            #expect(wrong.body.contains("Vouliez-vous dire « États-Unis »"))
            #expect(wrong.body.contains("aria-invalid=\"true\""))
            let nobody = try await anne.get("\(base)/compose?add=blackout&do=add")
            #expect(nobody.status == 422)
            // What nothing depends on is told before it is played.
            let unconcerned = try await anne.get("\(base)/compose?add=licences-revoked&a1=KP&do=add")
            #expect(unconcerned.status == 422)
            expectClean(unconcerned.body)

            let played = try await anne.settled("\(base)/run?s=blackout:US")
            #expect(played.status == 200)
            expectClean(played.body)
            for text in ["Ce qui est perdu", "Guichet des usagers", "Ce qui l’aurait évité", "Garder ce scénario"] { #expect(played.body.contains(text), "\(text)") }
            let english = try await anne.settled("\(base)/run?s=blackout:US&lang=en")
            #expect(english.body.contains("A state has services cut off (United States)"))

            let kept = try await anne.post("\(base)/keep", [("csrf", played.csrf), ("s", "blackout:US"), ("s", "order:US@90d"), ("name", "Coupure, puis saisie"), ("reason", "Exercice")])
            #expect(kept.status == 303)
            #expect(kept.location == "\(base)/compose?s=coupure-puis-saisie&s=coupure-puis-saisie-90")
            let files = try FileManager.default.contentsOfDirectory(atPath: "\(fixture.folder)/\(Self.slug)/changes").sorted()
            #expect(files == ["coupure-puis-saisie-90.yaml", "coupure-puis-saisie.yaml"])
            let again = try await anne.settled("\(base)/run?s=coupure-puis-saisie")
            #expect(again.body.contains("Guichet des usagers"))
            let own = try await anne.settled("\(base)/change/coupure-puis-saisie")
            #expect(own.status == 200)
            expectClean(own.body)
            #expect(own.body.contains("Anne Le Gall"))

            let ask = try await anne.settled("\(base)/change/coupure-puis-saisie/discard")
            #expect(ask.body.contains("rien n’est perdu"))
            let gone = try await anne.post("\(base)/change/coupure-puis-saisie/discard", ["csrf": ask.csrf])
            #expect(gone.location == base)
            #expect(try await anne.get("\(base)/change/coupure-puis-saisie").status == 404)
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(fixture.folder)/\(Self.slug)/.portulan/discarded") == ["coupure-puis-saisie.yaml"])
        }
    }

    @Test("A measure that was found is tried, kept, compared, accepted, and the finding is gone")
    func measure() async throws {
        try await WorkbenchFixture.with(["cases/\(Self.slug)"]) { fixture in
            let anne = try await fixture.administrator()
            let base = "/w/\(Self.slug)/scenarios"
            let path = try await anne.get("/w/\(Self.slug)/reach/dossiers/US?power=obtain")
            let link = try #require(path.body.components(separatedBy: "href=\"\(base)/measure?").dropFirst().first?.prefix { $0 != "\"" })
            let tried = try await anne.settled("\(base)/measure?\(link.replacingOccurrences(of: "&amp;", with: "&"))")
            #expect(tried.status == 200)
            expectClean(tried.body)
            for text in ["Ce que cela change aux verdicts", "Constats levés", "Garder comme mesure"] { #expect(tried.body.contains(text), "\(text)") }
            func hidden(_ name: String) -> String {
                let part = path.body.components(separatedBy: "name=\"\(name)\" value=\"").dropFirst().first ?? ""
                return String(part.prefix { $0 != "\"" })
            }
            let form = ["csrf": path.csrf, "finding": hidden("finding"), "remedy": hidden("remedy")]

            let reader = try await fixture.member("Lea", [.reader], in: Self.slug)
            let page = try await reader.get("/w/\(Self.slug)/scenarios")
            #expect(try await reader.post("\(base)/measure", form.merging(["csrf": page.csrf]) { $1 }).status == 403)
            #expect(try await anne.post("\(base)/measure", form.merging(["csrf": "x"]) { $1 }).status == 403)
            #expect(try await anne.post("\(base)/measure", form.merging(["remedy": "no-such"]) { $1 }).status == 404)

            let kept = try await anne.post("\(base)/measure", form)
            #expect(kept.status == 303)
            let own = try #require(kept.location)
            let shown = try await anne.settled(own)
            #expect(shown.body.contains("Trouvée et essayée par Portulan"))
            let id = String(own.split(separator: "/").last ?? "")
            let compared = try await anne.settled("\(base)/compare?s=order:US&m=\(id)")
            #expect(compared.status == 200)
            expectClean(compared.body)
            #expect(compared.body.contains("class=\"delta better\""))
            #expect(try await reader.get("\(own)/accept").status == 403)

            let ask = try await anne.settled("\(own)/accept")
            let seen = ask.body.components(separatedBy: "name=\"seen\" value=\"").dropFirst().map { ("seen", String($0.prefix { $0 != "\"" })) }
            #expect(!seen.isEmpty)
            // Somebody else was faster: nothing is written, and the editor is shown the chart as it is.
            let stale = seen.map { ($0.0, String($0.1.split(separator: " ")[0]) + " 0000") }
            let late = try await anne.post("\(own)/accept", [("csrf", ask.csrf)] + stale)
            #expect(late.status == 409)
            #expect(late.body.contains("Quelqu’un a changé les mêmes éléments"))
            let accepted = try await anne.post("\(own)/accept", [("csrf", ask.csrf)] + seen)
            #expect(accepted.location == base)
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(fixture.folder)/\(Self.slug)/accepted") == ["000001-\(id).yaml"])
            #expect(try await anne.get(own).status == 404)
            let after = try await anne.get("/w/\(Self.slug)/reach/dossiers/US?power=obtain")
            #expect(!after.body.contains("value=\"\(form["remedy"] ?? "–")\""))
        }
    }

    @Test("What cannot be played is told; readers play and take nothing away")
    func refusals() async throws {
        try await WorkbenchFixture.with(["cases/\(Self.slug)"]) { fixture in
            let anne = try await fixture.administrator(language: "en")
            let base = "/w/\(Self.slug)/scenarios"
            for (path, status, text) in [
                ("run?s=blakout:US", 422, "Did you mean “blackout”?"), ("run?s=blackout:US@soon", 422, "“soon” is no delay"), ("run?s=blackout:dossiers", 422, "a state or a bloc is wanted"),
                ("run?s=blackout:US&m=nothing", 404, "No change “nothing”"), ("run?s=blackout:US&horizon=1w", 400, "What fits: 30d"), ("run?s=blackout:US&horizon=99y", 400, "What fits"),
                ("compose?add=flood", 400, "What fits: order"), ("change/..%2F..%2Fetc%2Fpasswd", 404, "kept in this workspace"), ("change/nothing/discard", 404, "No change"), ("measure?finding=x&remedy=y", 404, "proposed no longer"),
                ("run?s=" + Array(repeating: "quantum", count: 9).joined(separator: "&s="), 400, "At most 8 events"),
            ] {
                let answer = try await anne.settled("\(base)/\(path)")
                #expect(answer.status == status, "\(path): \(answer.status)")
                #expect(answer.body.contains(text), "\(path): \(text)")
                expectClean(answer.body)
            }
            #expect(try await anne.get("\(base)/run").location == "\(base)/compose")
            let reader = try await fixture.member("Lea", [.reader], in: Self.slug)
            let played = try await reader.settled("\(base)/run?s=blackout:US")
            #expect(played.status == 200)
            #expect(!played.body.contains("Garder ce scénario"))
            #expect(try await reader.get("\(base)/run?s=blackout:US&format=json").status == 403)
            let list = try await reader.get(base)
            #expect(try await reader.post("\(base)/keep", ["csrf": list.csrf, "s": "blackout:US", "name": "x"]).status == 403)
            let nameless = try await anne.post("\(base)/keep", ["csrf": (try await anne.get(base)).csrf, "s": "blackout:US", "name": " "])
            #expect(nameless.status == 422)
            #expect(nameless.body.contains("Give it a name"))
            let taken = try await anne.settled("\(base)/run?s=blackout:US&format=json")
            #expect(taken.status == 200)
            #expect(taken.body.hasPrefix("{"))
        }
    }
}
