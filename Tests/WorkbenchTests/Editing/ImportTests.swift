import Continuum
import Foundation
import NIOHTTP1
import Store
import Testing
import Workspace
@testable import Workbench

@Suite("Files that come in", .takesTurns)
struct ImportTests {
    private static let address = "/w/\(EditTests.slug)/import"

    /// Sends a file as a browser does.
    private static func send(_ browser: TestBrowser, _ text: String, name: String = "a.txt", csrf: String? = nil) async throws -> TestAnswer {
        let word = if let csrf { csrf } else { try await browser.get(address).csrf }
        return try await browser.send(
            .POST, address, headers: ["content-type": "multipart/form-data; boundary=limit-7", "origin": browser.base],
            body: Data(
                "--limit-7\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(word)\r\n--limit-7\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\nContent-Type: x/y\r\n\r\n\(text)\r\n--limit-7--\r\n"
                    .utf8))
    }

    private static let graph = """
        <?xml version="1.0" encoding="utf-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key attr.name="label" attr.type="string" for="node" id="d1"/><key attr.name="Network" attr.type="string" for="graph" id="d0"/>
        <graph edgedefault="undirected"><data key="d0">Rade</data><node id="0"><data key="d1">Brest</data></node><node id="1"><data key="d1">Quimper</data></node><edge source="0" target="1"/></graph></graphml>
        """

    @Test(
        "A file is known by its content, whatever it is called",
        arguments: [
            ("<graphml/>", ImportReading.Sort.network), ("\u{FEFF}\n <?xml version='1.0'?>", .network), ("{\"id\":\"a\",\"kind\":\"site\"}\n", .lines),
            ("# note\nsource: {ref: x}\nelements:\n- id: a\n", .elements), ("{\"elements\": []}", .elements), ("change:\n  id: a\n", .change), ("form:\n  questions: []\n", .form),
            ("PK\u{3}\u{4}", .form), ("", .nothing), ("Bonjour", .nothing), ("a: 1\n", .nothing), ("\0\0\0", .nothing),
        ])
    func sorts(_ text: String, _ sort: ImportReading.Sort) { #expect(ImportReading.sort(of: Array(text.utf8)) == sort) }

    @Test("A network is read over with what became of each thing, then accepted; the same again changes nothing")
    func network() async throws {
        try await EditTests.with { fixture in
            let anne = try await fixture.administrator()
            let page = try await anne.get(Self.address)
            #expect(page.status == 200)
            expectClean(page.body)
            let sent = try await Self.send(anne, Self.graph, name: "../../etc/passwd")
            try #require(sent.status == 303, "\(sent.body)")
            let names = try FileManager.default.contentsOfDirectory(atPath: fixture.folder + "/\(EditTests.slug)/.portulan/uploads")
            #expect(names.count == 1 && names[0].hasPrefix("up-"))
            let preview = try await anne.get(sent.location ?? "")
            #expect(preview.status == 200)
            expectClean(preview.body)
            #expect(preview.body.contains("2 nœuds deviennent 2 lieux") || preview.body.contains("2\u{202F}nœuds") || preview.body.contains("2 nœuds"))
            #expect(preview.body.contains("Brest"))
            let saved = try await anne.post(sent.location ?? "", PageForm(preview.body, "class=\"form\">").doing("save", ["change.reason": "Le réseau de la rade."]))
            try #require(saved.status == 303, "\(saved.body)")
            #expect(EditTests.accepted(fixture).count == 1)
            #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder + "/\(EditTests.slug)/.portulan/uploads").isEmpty)
            #expect(try await anne.get("/w/\(EditTests.slug)/chart?q=Brest").body.contains("Brest"))
            let again = try await Self.send(anne, Self.graph)
            let same = try await anne.get(again.location ?? "")
            #expect(same.status == 200)
            #expect(!same.body.contains("value=\"save\""))
        }
    }

    @Test("Elements add what is new, set what the file says of what is there, and leave the rest")
    func elements() async throws {
        try await EditTests.with { fixture in
            let anne = try await fixture.administrator(language: "en")
            // What was taken away comes back to the same.
            for file in ["yaml", "ndjson"] {
                let back = try await Self.send(anne, try await anne.get("/w/\(EditTests.slug)/export/elements.\(file)").body)
                let page = try await anne.get(back.location ?? "")
                #expect(page.status == 200)
                #expect(!page.body.contains("value=\"save\""), "\(page.body.components(separatedBy: "id=\"h-diff\"").last?.prefix(2_000) ?? "")")
            }
            let text = "{\"id\":\"salle\",\"kind\":\"site\",\"name\":\"Salle\",\"located-in\":\"FR\"}\n{\"id\":\"donnees-eleves\",\"kind\":\"data\",\"class\":\"C2\"}\n"
            let sent = try await Self.send(anne, text)
            let preview = try await anne.get(sent.location ?? "")
            #expect(preview.status == 200)
            #expect(preview.body.contains("Salle") && preview.body.contains("C2"))
            let saved = try await anne.post(sent.location ?? "", PageForm(preview.body, "class=\"form\">").doing("save", ["change.reason": "A list."]))
            try #require(saved.status == 303, "\(saved.body)")
            let yaml = try await anne.get("/w/\(EditTests.slug)/export/elements.yaml"), lines = try await anne.get("/w/\(EditTests.slug)/export/elements.ndjson")
            #expect(yaml.status == 200 && lines.status == 200)
            #expect(yaml.headers.first(name: "content-disposition")?.contains("elements.yaml") == true)
            // Known miss: a fact without a source in an element that has one takes that source when it is read again, so the class that was set
            // without a source differs.
            for file in [yaml.body, lines.body] {
                let back = try await Self.send(anne, file)
                #expect(try await anne.get(back.location ?? "").body.contains("value=\"save\""))
            }
        }
    }

    @Test("What is wrong is said with its line, and nothing is saved", arguments: [
        ("elements:\n- id: a\n  kind: castle\n", "castle"), ("{\"id\":\"a\",\"kind\":\"site\",\"located-in\":\"XX\"}\n", "XX"), ("<graphml><graph>", "import"),
        ("elements: &a [*a, *a]\n", "import"), ("{\"id\":" + String(repeating: "[", count: 5_000), "import"),
        ("change:\n  id: d\n  kind: decision\n  name: d\n  decides: {finding: x, treatment: accept}\n", "decision"),
    ])
    func wrong(_ text: String, _ word: String) async throws {
        try await EditTests.with { fixture in
            let anne = try await fixture.administrator()
            let sent = try await Self.send(anne, text)
            try #require(sent.status == 303, "\(sent.body)")
            let page = try await anne.get(sent.location ?? "")
            #expect(page.status == 200)
            expectClean(page.body)
            #expect(page.body.contains("class=\"diagnostics\""))
            #expect(page.body.contains(word))
            #expect(!page.body.contains("value=\"save\""))
            let forced = try await anne.post(sent.location ?? "", [("csrf", page.csrf), ("do", "save"), ("change.name", "x"), ("change.reason", "y"), ("plan", "z")])
            #expect([409, 422].contains(forced.status))
            #expect(EditTests.accepted(fixture).isEmpty)
        }
    }

    @Test("No file, an unknown one, one put away, an address that is no upload's, and who may not")
    func refusals() async throws {
        try await EditTests.with { fixture in
            let anne = try await fixture.administrator()
            #expect(try await Self.send(anne, "", name: "").status == 422)
            let unknown = try await Self.send(anne, "Bonjour")
            #expect(unknown.status == 422)
            expectClean(unknown.body)
            #expect(try await Self.send(anne, "elements: []", csrf: "forged").status == 403)
            for name in ["up-000000000000000000000000", "..%2F..%2Fportulan.yaml", "x"] { #expect(try await anne.get("\(Self.address)/\(name)").status == 404) }
            let sent = try await Self.send(anne, "elements: []")
            let page = try await anne.get(sent.location ?? "")
            #expect(try await anne.post(sent.location ?? "", [("csrf", page.csrf), ("do", "discard")]).status == 303)
            #expect(try await anne.get(sent.location ?? "").status == 404)
            let late = try await Self.send(anne, "elements: []")
            fixture.clock.set(Int64(Date().timeIntervalSince1970 * 1_000) + UploadShelf.life + 60_000)
            // The session has ended by then too: signed in again, the file is gone.
            try await anne.signIn("anne@valmer.example")
            #expect(try await anne.get(late.location ?? "").status == 404)
            let reader = try await fixture.member("Rémi", [.reader], in: EditTests.slug)
            #expect(try await reader.get(Self.address).status == 403)
            #expect(try await reader.get("/w/\(EditTests.slug)/export/elements.yaml").status == 403)
            #expect(try await anne.get("/w/\(EditTests.slug)/export/passwd").status != 200)
        }
    }

    @Test("A large file is shown in pages")
    func pages() async throws {
        try await EditTests.with { fixture in
            let anne = try await fixture.administrator()
            let lines = (0..<1_200).map { "{\"id\":\"s-\($0)\",\"kind\":\"site\",\"name\":\"Lieu \($0)\",\"located-in\":\"FR\"}\n" }.joined()
            let sent = try await Self.send(anne, lines)
            let first = try await anne.get(sent.location ?? ""), last = try await anne.get((sent.location ?? "") + "?page=24")
            #expect(first.body.contains("Lieu 0<") && !first.body.contains("Lieu 60<"))
            #expect(last.body.contains("Lieu 1199<"))
            #expect(first.body.utf8.count < 300_000)
            #expect(try await anne.get((sent.location ?? "") + "?page=x").status == 400)
        }
    }
}
