import Foundation
import Ledger
import Store
import Testing
@testable import Workbench

@Suite("Members, invitations, administration", .takesTurns)
struct AdministrationTests {
    private static let slug = "pronote-docaposte"

    @Test("An invitation: shown once, for one address, taken once, with the roles it names")
    func invitation() async throws {
        try await WorkbenchFixture.with(AccountTests.small) { fixture in
            let anne = try await fixture.administrator(language: "en")
            let members = try await anne.get("/w/\(Self.slug)/members")
            #expect(members.status == 200)
            expectClean(members.body)
            #expect(members.body.contains("Decides what is done about a finding"))
            let none = try await anne.post("/w/\(Self.slug)/members/invite", ["csrf": members.csrf, "email": "yann@valmer.example"])
            #expect(none.status == 422)
            #expect(try await anne.post("/w/\(Self.slug)/members/invite", ["csrf": members.csrf, "role": "god"]).status == 400)
            let made = try await anne.post(
                "/w/\(Self.slug)/members/invite", [("csrf", members.csrf), ("email", "Yann@valmer.example"), ("role", "editor"), ("role", "dpo")])
            #expect(made.status == 200)
            let link = try #require(AccountTests.copies(made.body).first)
            let path = "/" + link.components(separatedBy: "/").dropFirst(3).joined(separator: "/")
            let later = try await anne.get("/w/\(Self.slug)/members")
            #expect(!later.body.contains(path))

            let yann = fixture.visitor(language: "en")
            let follow = try await yann.get(path)
            #expect(follow.location == "/invitation")
            let page = try await yann.get("/invitation")
            expectClean(page.body)
            #expect(page.body.contains("editor, data protection (DPO)"))
            let form = ["csrf": page.csrf, "name": "Yann Kerbrat", "email": "someone-else@valmer.example", "password": "short"]
            #expect(try await yann.post("/invitation", form).status == 422)
            let again = try await yann.get("/invitation")
            let joined = try await yann.post("/invitation", form.merging(["csrf": again.csrf, "password": "deux phares et une balise"]) { $1 })
            #expect(joined.location == "/w/\(Self.slug)")
            let user = try #require(try await fixture.server.bench.store.user(email: "yann@valmer.example"))
            #expect(try await fixture.server.bench.store.roles(ofUser: user.id, workspace: Self.slug) == [.editor, .dpo])
            #expect(try await fixture.server.bench.store.user(email: "someone-else@valmer.example") == nil)
            #expect(try await yann.get("/w/\(Self.slug)").status == 200)
            #expect(try await fixture.visitor().get(path).status == 404)
        }
    }

    @Test("Someone with an account takes an invitation with it; one for another address is refused; a withdrawn or old one is gone")
    func existing() async throws {
        try await WorkbenchFixture.with(AccountTests.small) { fixture in
            let anne = try await fixture.administrator()
            let yann = try await fixture.member("Yann", [.reader], in: Self.slug)
            func invite(_ form: [(String, String)]) async throws -> String {
                let page = try await anne.get("/admin/users")
                let made = try await anne.post("/admin/users/invite", [("csrf", page.csrf)] + form)
                let link = try #require(AccountTests.copies(made.body).first, "\(made.status)")
                return "/" + link.components(separatedBy: "/").dropFirst(3).joined(separator: "/")
            }
            let other = try await invite([("email", "maud@valmer.example"), ("workspace", Self.slug), ("role", "administrator")])
            _ = try await yann.get(other)
            let refused = try await yann.get("/invitation")
            #expect(refused.status == 403)
            let forged = try await yann.get("/account")
            #expect(try await yann.post("/invitation", ["csrf": forged.csrf]).status == 403)
            #expect(try await yann.get("/w/\(Self.slug)/members").status == 403)

            let open = try await invite([("workspace", Self.slug), ("role", "buyer")])
            _ = try await yann.get(open)
            let page = try await yann.get("/invitation")
            #expect(page.body.contains("achats"))
            #expect(try await yann.post("/invitation", ["csrf": page.csrf]).location == "/w/\(Self.slug)")
            let user = try #require(try await fixture.server.bench.store.user(email: "yann@valmer.example"))
            #expect(try await fixture.server.bench.store.roles(ofUser: user.id, workspace: Self.slug) == [.reader, .buyer])

            let list = try await anne.get("/admin/users")
            let hash = AccountTests.hidden("invitation", list.body)
            #expect(try await anne.post("/admin/users/withdraw", ["csrf": list.csrf, "invitation": hash]).status == 303)
            #expect(try await fixture.visitor().get(other).status == 404)
            let old = try await invite([])
            fixture.clock.advance(seconds: 8 * 86_400)
            #expect(try await fixture.visitor().get(old).status == 404)
        }
    }

    @Test("Roles are given and taken by administrators of the workspace alone; nobody reaches into another one")
    func roles() async throws {
        try await WorkbenchFixture.with(AccountTests.small + ["metropole"]) { fixture in
            let maud = try await fixture.member("Maud", [.administrator], in: Self.slug)
            let yann = try await fixture.member("Yann", [.editor, .riskOwner, .buyer, .dpo], in: Self.slug)
            let store = fixture.server.bench.store
            let (maudID, yannID) = (try #require(try await store.user(email: "maud@valmer.example")).id, try #require(try await store.user(email: "yann@valmer.example")).id)
            for path in ["/w/\(Self.slug)/members", "/w/\(Self.slug)/members/\(yannID)", "/admin", "/admin/users", "/admin/workspaces", "/admin/journal"] {
                #expect(try await yann.get(path).status == 403, "\(path)")
            }
            let mine = try await yann.get("/account")
            #expect(try await yann.post("/w/\(Self.slug)/members/\(yannID)", ["csrf": mine.csrf, "role": "administrator"]).status == 403)
            #expect(try await yann.post("/admin/users/\(yannID)", ["csrf": mine.csrf, "do": "promote"]).status == 403)
            #expect(try await yann.get("/w/metropole/members").status == 404)
            // An administrator of one workspace: not of the installation, nor of another, nor of people who are not members.
            #expect(try await maud.get("/admin").status == 403)
            #expect(try await maud.get("/w/metropole/members").status == 404)
            let page = try await maud.get("/w/\(Self.slug)/members/\(yannID)")
            #expect(page.status == 200)
            expectClean(page.body)
            #expect(try await maud.post("/w/metropole/members/\(maudID)", ["csrf": page.csrf, "role": "administrator"]).status == 404)
            let stranger = UserRecord(id: "u-stranger", name: "Stranger", email: "stranger@valmer.example", created: fixture.clock.now)
            try await store.createUser(stranger)
            #expect(try await maud.get("/w/\(Self.slug)/members/u-stranger").status == 404)
            #expect(try await maud.get("/w/\(Self.slug)/members/nobody").status == 404)
            #expect(try await maud.post("/w/\(Self.slug)/members/\(yannID)", ["csrf": page.csrf, "role": "reader"]).status == 303)
            #expect(try await store.roles(ofUser: yannID, workspace: Self.slug) == [.reader])
            #expect(try await maud.post("/w/\(Self.slug)/members/\(yannID)", ["csrf": page.csrf, "remove": "yes"]).status == 303)
            #expect(try await yann.get("/w/\(Self.slug)").status == 404)
            let entries = try await store.journal(JournalFilter(workspace: Self.slug, action: .roleChanged))
            #expect(entries.first?.details == ["from": "reader", "to": "none"])
            #expect(entries.first?.object == yannID)
            #expect(entries.first?.actor.rawValue == maudID)
        }
    }

    @Test("Accounts: the last administrator stays; suspended means out at once; erased means forgotten, but for the id in the journal")
    func accounts() async throws {
        try await WorkbenchFixture.with(AccountTests.small) { fixture in
            let anne = try await fixture.administrator(language: "en")
            let yann = try await fixture.member("Yann", [.reader], in: Self.slug)
            let store = fixture.server.bench.store
            let (anneID, yannID) = (try #require(try await store.user(email: "anne@valmer.example")).id, try #require(try await store.user(email: "yann@valmer.example")).id)
            let page = try await anne.get("/admin/users/\(anneID)")
            expectClean(page.body)
            for action in ["demote", "disable"] {
                let answer = try await anne.post("/admin/users/\(anneID)", ["csrf": page.csrf, "do": action])
                #expect(answer.status == 409, "\(action)")
                #expect(answer.body.contains("last administrator"))
            }
            #expect(try await anne.post("/admin/users/\(anneID)", ["csrf": page.csrf, "do": "erase", "sure": "yes"]).status == 409)
            #expect(try await anne.post("/admin/users/\(yannID)", ["csrf": page.csrf, "do": "explode"]).status == 400)
            #expect(try await anne.post("/admin/users/\(yannID)", ["csrf": page.csrf, "do": "disable"]).status == 303)
            #expect(try await yann.get("/w/\(Self.slug)").status == 303)
            #expect(try await anne.post("/admin/users/\(yannID)", ["csrf": page.csrf, "do": "enable"]).status == 303)
            let found = try await anne.get("/admin/users?q=YANN+valmer")
            #expect(found.body.contains(yannID) && !found.body.contains("/admin/users/\(anneID)"))
            #expect(try await anne.get("/admin/users?page=0").status == 400)
            #expect(try await anne.post("/admin/users/\(yannID)", ["csrf": page.csrf, "do": "erase"]).status == 422)
            #expect(try await anne.post("/admin/users/\(yannID)", ["csrf": page.csrf, "do": "erase", "sure": "yes"]).status == 303)
            #expect(try await anne.get("/admin/users/\(yannID)").status == 404)
            let journal = try await anne.get("/admin/journal?action=account-erased")
            #expect(journal.body.contains("account erased: erased account"))
            #expect(!journal.body.contains("yann@valmer.example"))
        }
    }

    @Test("The installation tells how it runs, and makes workspaces")
    func installation() async throws {
        try await WorkbenchFixture.with(AccountTests.small) { fixture in
            let anne = try await fixture.administrator()
            let page = try await anne.get("/admin")
            #expect(page.status == 200)
            expectClean(page.body)
            #expect(page.body.contains(fixture.server.bench.journal.key.verifier.text.replacing("+", with: "+")))
            let list = try await anne.get("/admin/workspaces")
            #expect(list.status == 200)
            expectClean(list.body)
            for slug in ["Été 2026", "../evil", "pronote-docaposte", ""] {
                let refused = try await anne.post("/admin/workspaces", ["csrf": list.csrf, "slug": slug])
                #expect(refused.status == 422, "\(slug)")
            }
            #expect(try await anne.post("/admin/workspaces", ["csrf": list.csrf, "slug": "ccas", "profile": "nothing"]).status == 422)
            let made = try await anne.post("/admin/workspaces", ["csrf": list.csrf, "slug": "ccas", "profile": "collectivite"])
            #expect(made.location == "/w/ccas")
            #expect(try await anne.get("/w/ccas").status == 200)
            #expect(FileManager.default.fileExists(atPath: fixture.folder + "/ccas/portulan.yaml"))
        }
    }
}
