import Continuum
import Crypto
import Foundation
import HTTPTypes
import Ledger
import NIOHTTP1
import Store
import Testing
@testable import Workbench

@Suite("API: reading, changing, deciding", .takesTurns)
struct APIWorkspaceTests {
    @Test("Every operation that reads answers as it is described, in both languages")
    func reading() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            var client = try await APIClient(fixture, [.administrator])
            for language in ["fr", "en"] {
                client.language = language
                for (id, values, query) in Self.reads { #expect(try await client.call(id, values, query: query).status == 200, "\(id)") }
            }
            // Operations that change something have tests of their own.
            let gets = Set(APIOperation.all.filter { $0.method == .get }.map(\.id))
            #expect(gets.subtracting(Self.reads.map(\.0)) == ["getChange", "getJob", "watchJob", "getJobResult", "compareChanges"])
        }
    }

    private static let reads: [(String, [String: String], String)] = [
        ("getMe", [:], ""), ("listTokens", [:], ""), ("listWorkspaces", [:], ""), ("getWorkspace", [:], ""), ("listProblems", [:], ""), ("listElements", [:], "q=data&limit=1"),
        ("listElements", [:], "layer=base&kind=state&limit=3"), ("getElement", [:], ""), ("getElement", ["element": "FR"], ""), ("listChanges", [:], ""), ("listAccepted", [:], ""),
        ("getAssessment", [:], ""), ("explain", [:], "element=donnees-eleves&state=US"), ("explain", [:], "element=donnees-eleves&state=EU&power=cut"), ("getResilience", [:], ""),
        ("listScenarios", [:], ""), ("getMap", [:], "by=states"), ("getHistory", ["number": "1"], ""), ("getLevels", [:], ""), ("listQuestions", [:], "limit=3"), ("listQuestions", [:], "askedOf=supplier"), ("listDecisions", [:], ""), ("listHistory", [:], ""),
        ("listJournal", [:], "limit=2"), ("getCheckpoint", [:], ""), ("proveConsistency", [:], "first=1"), ("proveEntry", ["sequence": "3"], ""), ("listMembers", [:], ""), ("listJobs", [:], ""),
        ("exportChartYAML", [:], ""), ("exportChartLines", [:], ""), ("exportSARIF", [:], ""), ("exportReport", [:], ""), ("exportFormYAML", [:], ""), ("exportFormWorkbook", [:], ""),
    ]

    @Test("Lists go on from one page to the next, and no element is missed or told twice")
    func paging() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            let client = try await APIClient(fixture, [.reader])
            var seen: [String] = []
            var query = "layer=base&kind=state&limit=50"
            while true {
                let page = try await client.call("listElements", query: query).document
                seen += page["elements"]?.items.compactMap { $0["id"]?.text } ?? []
                guard let next = page["next"]?.text else {
                    #expect(page["total"]?.figure.map { Int($0) } == seen.count)
                    break
                }
                query = "layer=base&kind=state&limit=50&after=\(next)"
            }
            #expect(seen.count > 150)
            #expect(seen == Set(seen).sorted())
        }
    }

    @Test("What is asked wrongly is told: parameters, methods, media types, sizes, JSON")
    func wrong() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"], adjust: { $0.limits.form = 2_000 }) { fixture in
            let client = try await APIClient(fixture, [.administrator])
            for query in ["foo=1", "limit=0", "limit=1000", "limit=%2B5", "limit=1&limit=2", "kind=thing", "layer=", "after=a%00b", "q=", "lang=de"] {
                #expect(try await client.call("listElements", query: query).status == 400, "\(query)")
            }
            #expect(try await client.call("listElements", query: "lmit=5").document["detail"]?.text?.contains("limit") == true)
            let patch = try await client.send(.PATCH, "/api/v1/workspaces/pronote-docaposte/elements/pronote")
            #expect(patch.status == 405)
            #expect(patch.headers.first(name: "allow") == "DELETE, GET, HEAD, PUT")
            #expect(try await client.send(.GET, "/api/v1/nothing").status == 404)
            #expect(try await client.call("getElement", ["element": "../../etc/passwd"]).status == 404)
            #expect(try await client.call("getElement", ["element": "pronot-heberge"]).document["detail"]?.text?.contains("pronote-heberge") == true)
            #expect(try await client.call("keepChange", body: "{", headers: [:]).status == 400)
            #expect(try await client.call("keepChange", body: #"{"change":1,"change":2}"#).status == 400)
            #expect(try await client.call("keepChange", body: "{}", type: "text/plain").status == 415)
            #expect(try await client.call("keepChange", body: "\"" + String(repeating: "x", count: 3_000) + "\"").status == 413)
            let faults = try await client.call("keepChange", body: #"{"change":{"id":"x","kind":"edits"}}"#)
            #expect(faults.status == 422)
            #expect(faults.document["errors"]?[0]?["pointer"]?.text == "/change/kind")
            let head = try await client.send(.HEAD, "/api/v1/me")
            #expect(head.status == 200)
            #expect(head.body.isEmpty)
        }
    }

    @Test("What has not changed is not sent again")
    func conditional() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            let client = try await APIClient(fixture, [.administrator])
            for (id, values) in [("getAssessment", [:]), ("getElement", ["element": "pronote-heberge"])] {
                let first = try await client.call(id, values).answer
                let tag = try #require(first.headers.first(name: "etag"))
                #expect(first.headers.first(name: "cache-control") == "no-store")
                let again = try await client.call(id, values, headers: ["if-none-match": tag])
                #expect(again.status == 304)
                #expect(again.answer.body.isEmpty)
                let path = fixture.folder + "/pronote-docaposte/continuum"
                let file = try #require(try FileManager.default.contentsOfDirectory(atPath: path).first { $0.hasSuffix(".yaml") })
                let text = try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
                try text.replacingOccurrences(of: "PRONOTE hosted by", with: "\(id) hosted by").write(toFile: "\(path)/\(file)", atomically: true, encoding: .utf8)
                fixture.clock.advance(seconds: 2)
                #expect(try await client.call(id, values, headers: ["if-none-match": tag]).status == 200)
                try text.write(toFile: "\(path)/\(file)", atomically: true, encoding: .utf8)
                fixture.clock.advance(seconds: 2)
            }
        }
    }

    @Test("An element is created, changed over the state that was read, and removed; each is a change that can be undone")
    func editing() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            let client = try await APIClient(fixture, [.editor])
            let place = ["element": "salle"]
            func body(_ name: String) -> String { #"{"id":"salle","kind":"site","name":{"fr":"\#(name)","en":"Room"},"located-in":"FR","source":"Plan"}"# }
            #expect(try await client.call("putElement", place, body: body("Salle")).status == 428)
            #expect(try await client.call("putElement", place, body: body("Salle").replacingOccurrences(of: "salle\"", with: "autre\""), headers: ["if-none-match": "*"]).status == 422)
            let made = try await client.call("putElement", place, body: body("Salle"), headers: ["if-none-match": "*"])
            #expect(made.status == 201)
            #expect(made.document["file"]?.text == "accepted/000001-edit-salle.yaml")
            let tag = try #require(made.answer.headers.first(name: "etag"))
            #expect(try await client.call("getElement", place).answer.headers.first(name: "etag") == tag)
            #expect(try await client.call("putElement", place, body: body("Salle"), headers: ["if-none-match": "*"]).status == 412)
            #expect(try await client.call("putElement", place, body: body("Salle"), headers: ["if-match": tag]).status == 204)
            #expect(try await client.call("putElement", place, body: body("Salle 2"), headers: ["if-match": tag]).status == 200)
            // Somebody who read the state before.
            let late = try await client.call("putElement", place, body: body("Salle 3"), headers: ["if-match": tag])
            #expect(late.status == 412)
            #expect(late.document["conflicts"]?[0]?["now"]?["name"]?["fr"]?.text == "Salle 2")
            #expect(late.document["conflicts"]?[0]?["wanted"]?["name"]?["fr"]?.text == "Salle 3")
            let other = try await client.call("putElement", place, body: #"{"id":"salle","kind":"data"}"#, headers: ["if-match": "*"])
            #expect(other.status == 422)
            let unfit = try await client.call("putElement", place, body: #"{"id":"salle","kind":"site","located-in":"nulle-part"}"#, headers: ["if-match": "*"])
            #expect(unfit.status == 422)
            #expect(unfit.document["diagnostics"]?.items.isEmpty == false)
            #expect(!unfit.answer.body.contains(fixture.folder))
            #expect(try await client.call("deleteElement", place).status == 428)
            #expect(try await client.call("deleteElement", ["element": "absent"], headers: ["if-match": "*"]).status == 404)
            #expect(try await client.call("deleteElement", place, headers: ["if-match": tag]).status == 412)
            let gone = try await client.call("deleteElement", place, headers: ["if-match": "*"])
            #expect(gone.status == 200)
            #expect(try await client.call("getElement", place).status == 404)
            let file = try #require(gone.document["file"]?.text)
            #expect(try await client.call("undoChange", body: #"{"file":"\#(file)"}"#).status == 201)
            #expect(try await client.call("getElement", place).document["name"]?["fr"]?.text == "Salle 2")
            #expect(try await client.call("undoChange", body: #"{"file":"accepted/000999-none.yaml"}"#).status == 404)
            #expect(try await client.call("undoChange", body: #"{"file":"accepted/../portulan.yaml"}"#).status == 404)
            #expect(try await client.call("undoChange", body: #"{"file":"accepted/000001-edit-salle.yaml"}"#).status == 409)
            let list = try await client.call("listAccepted", query: "limit=2").document
            #expect(list["changes"]?[0]?["author"]?.text == "Programme")
            let more = try await client.call("listAccepted", query: "before=\(try #require(list["next"]?.text))").document
            #expect(more["changes"]?.items.last?["file"]?.text == "accepted/000001-edit-salle.yaml")
            let chief = try await APIClient(fixture, [.administrator])
            let told = try await chief.call("listJournal", query: "object=\(file)").document
            #expect(told["entries"]?[0]?["action"]?.text == "changed")
            #expect(told["entries"]?[0]?["actor"]?.text == client.user.id)
        }
    }

    @Test("A change is previewed, kept, compared, accepted and put aside")
    func changes() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            let client = try await APIClient(fixture, [.editor])
            let change = #"{"id":"chiffrer","kind":"measure","name":"Chiffrer <b>","set":[{"id":"donnees-eleves","class":"C2","source":"Essai"}]}"#
            let preview = try await client.call("previewChange", body: #"{"change":\#(change)}"#)
            #expect(preview.status == 200)
            #expect(preview.document["elements"]?[0]?["lines"]?[0]?["before"]?[0]?.text == "C3")
            #expect(try await client.call("listChanges").document["changes"]?.items.isEmpty == true)
            let kept = try await client.call("keepChange", body: #"{"change":\#(change)}"#)
            #expect(kept.status == 201)
            let location = try #require(kept.answer.headers.first(name: "location"))
            #expect(try await client.send(.GET, location).status == 200)
            #expect(try await client.call("keepChange", body: #"{"change":\#(change)}"#).status == 409)
            #expect(try await client.call("getChange", ["change": "chiffrer"]).document["change"]?["name"]?.text == "Chiffrer <b>")
            #expect(try await client.call("getChange", ["change": "chifrer"]).document["detail"]?.text?.contains("chiffrer") == true)
            #expect(try await client.call("compareChanges", query: "with=chiffrer").status == 200)
            #expect(try await client.call("compareChanges", query: "with=rien").status == 404)
            #expect(try await client.call("compareChanges").status == 400)
            #expect(try await client.call("acceptChange", body: #"{"kept":"rien"}"#).status == 404)
            let digest = try #require(preview.document["digests"]?["donnees-eleves"]?.text)
            let wrong = String(repeating: "0", count: 64)
            #expect(try await client.call("acceptChange", body: #"{"change":\#(change),"expecting":{"donnees-eleves":"\#(wrong)"}}"#).status == 412)
            let accepted = try await client.call("acceptChange", body: #"{"change":\#(change),"expecting":{"donnees-eleves":"\#(digest)"}}"#)
            #expect(accepted.status == 201)
            #expect(try await client.call("getElement", ["element": "donnees-eleves"]).document["class"]?.json.contains("C2") == true)
            #expect(try await client.call("discardChange", ["change": "chiffrer"]).status == 204)
            #expect(try await client.call("getChange", ["change": "chiffrer"]).status == 404)
        }
    }

    @Test("A decision is recorded by who may decide, on a finding that there is")
    func decisions() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            let owner = try await APIClient(fixture, [.riskOwner]), editor = try await APIClient(fixture, [.editor])
            let findings = try await owner.call("getAssessment").document["findings"]?.items ?? []
            let finding = try #require(findings.first?["id"]?.text, "the example has a finding")
            func body(_ finding: String, _ more: String = "") -> String { #"{"finding":"\#(finding)","treatment":"accept","owner":"Proviseur","reason":"Le temps de migrer"\#(more)}"# }
            #expect(try await editor.call("decide", body: body(finding)).status == 403)
            #expect(try await owner.call("decide", body: body("REACH-CUT:rien:law")).status == 422)
            #expect(try await owner.call("decide", body: body(finding, #","review":"2026-02-30""#)).status == 422)
            #expect(try await owner.call("decide", body: body(finding, #","measures":["absente"]"#)).status == 422)
            #expect(try await owner.call("decide", body: body(finding, #","review":"2026-11-20""#)).status == 201)
            let due = try await owner.call("listDecisions", query: "show=due").document["decisions"]
            #expect(due?[0]?["finding"]?.text == finding)
            #expect(due?[0]?["author"]?.text == "Programme")
            #expect(try await owner.call("decide", body: body(finding, #","review":"2027-11-20""#)).status == 201)
            #expect(try await owner.call("listDecisions", query: "show=due").document["decisions"]?.items.isEmpty == true)
            #expect(try await owner.call("listDecisions").document["decisions"]?[0]?["earlier"]?.items.count == 1)
            // A decision is no edit, and no edit is a decision.
            let id = try #require(try await editor.call("listChanges").document["changes"]?[0]?["id"]?.text)
            #expect(try await editor.call("discardChange", ["change": id]).status == 409)
            #expect(try await editor.call("acceptChange", body: #"{"kept":"\#(id)"}"#).status == 422)
            let forged = #"{"change":{"id":"x","kind":"decision","decides":{"finding":"\#(finding)","treatment":"accept"}}}"#
            #expect(try await editor.call("keepChange", body: forged).status == 422)
            #expect(try await editor.call("acceptChange", body: forged).status == 422)
        }
    }

    @Test("Files of others and answers become changes, which are read before they are accepted")
    func imports() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            let client = try await APIClient(fixture, [.editor])
            let network = try String(contentsOf: WorkbenchFixture.root.appendingPathComponent("Tests/ImportsTests/Fixtures/valmer.graphml"), encoding: .utf8)
            let read = try await client.call("readImport", query: "format=graphml&name=valmer.graphml", body: network)
            #expect(read.status == 200)
            let change = try #require(read.document["change"])
            #expect(read.document["report"]?["figures"]?["nodes"]?.figure ?? 0 > 0)
            #expect(try await client.call("listAccepted").document["changes"]?.items.isEmpty == true)
            let accepted = try await client.call("acceptChange", body: Document.mapping([("change", change), ("expecting", read.document["digests"] ?? .null)]).json)
            #expect(accepted.status == 201, "\(accepted.answer.body.prefix(600))")
            let elements = "elements:\n- {id: salle, kind: site, located-in: FR}\n- {id: pronote-heberge, kind: platform, instance-of: [pronote], housed-at: [salle]}\n"
            let second = try await client.call("readImport", query: "format=elements&name=plan.yaml", body: elements)
            #expect(second.document["change"]?["add"]?.items.count == 1)
            #expect(second.document["change"]?["set"]?.items.isEmpty == false)
            let bad = try await client.call("readImport", query: "format=elements&name=plan.yaml", body: "elements: [{id: x, kind: thingy}]")
            #expect(bad.status == 200)
            #expect(bad.document["change"] == .null)
            #expect(bad.document["problems"]?["errors"]?.figure == 1)
            #expect(try await client.call("readImport", query: "format=graphml&name=x", body: "<graphml").document["change"] == .null)
            #expect(try await client.call("readImport", query: "format=graphml&name=..%2Fx", body: "x").status == 400)
            // Answers.
            let question = try #require(try await client.call("listQuestions", query: "about=centre-dedie").document["questions"]?[0]?["id"]?.text)
            let answers = try await client.call("answerQuestions", body: #"{"answers":[{"id":"\#(question)","answer":"unknown"},{"id":"fact|rien|name","answer":"x"}]}"#)
            #expect(answers.document["report"]?["notKnown"]?.figure == 1)
            #expect(answers.document["report"]?["notUnderstood"]?.figure == 1)
        }
    }

    @Test("The journal proves its entries and that it goes on from what it was")
    func journal() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            let client = try await APIClient(fixture, [.dpo])
            _ = try await client.call("listElements")
            let before = try await client.call("getCheckpoint").document
            let note = try SignedNote(parsing: Array(try #require(before["note"]?.text).utf8))
            let key = try VerifierKey(try #require(before["key"]?.text))
            let checkpoint = try Checkpoint(verifying: note, by: [key])
            let entry = try #require(try await client.call("listJournal", query: "limit=1").document["entries"]?[0]?["sequence"]?.figure)
            let proof = try await client.call("proveEntry", ["sequence": "\(Int(entry))"]).document
            let path = (proof["path"]?.items ?? []).compactMap { $0.text.flatMap { MerkleHash(base64: $0) } }
            let size = try #require(proof["size"]?.figure.map { Int($0) })
            let leaf = MerkleHash.leaf(try #require(proof["line"]?.text).utf8), root = try #require(proof["root"]?.text.flatMap { MerkleHash(base64: $0) })
            #expect(InclusionProof(index: Int(entry), size: size, path: path).verifies(leaf, in: root))
            let after = try await client.call("getCheckpoint").document
            let second = try #require(after["size"]?.figure.map { Int($0) })
            let consistency = try await client.call("proveConsistency", query: "first=\(checkpoint.size)&second=\(second)").document
            let hashes = (consistency["path"]?.items ?? []).compactMap { $0.text.flatMap { MerkleHash(base64: $0) } }
            let later = try #require(after["root"]?.text.flatMap { MerkleHash(base64: $0) })
            #expect(ConsistencyProof(first: checkpoint.size, second: second, path: hashes).verifies(from: checkpoint.root, to: later))
            #expect(try await client.call("proveConsistency", query: "first=9&second=8").status == 409)
            #expect(try await client.call("proveConsistency", query: "first=1&second=999999").status == 409)
            // An entry of no workspace, or of another one, is nobody's here.
            #expect(try await client.call("proveEntry", ["sequence": "0"]).status == 404)
            let reader = try await APIClient(fixture, [.reader])
            #expect(try await reader.call("listJournal").status == 403)
        }
    }
}
