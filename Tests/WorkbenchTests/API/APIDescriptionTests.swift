import Continuum
import Foundation
import HTTPTypes
import NIOHTTP1
import Reports
import Store
import Testing
@testable import Workbench

@Suite("API: the description", .takesTurns)
struct APIDescriptionTests {
    private func references(_ document: Document) -> [String] {
        switch document {
        case .mapping(let pairs): pairs.flatMap { key, value in key == "$ref" ? [value.text ?? ""] : references(value) }
        case .sequence(let items): items.flatMap(references)
        default: []
        }
    }

    private func patterns(_ document: Document) -> [String] {
        switch document {
        case .mapping(let pairs): pairs.flatMap { key, value in key == "pattern" && value.text != nil ? [value.text ?? ""] : patterns(value) }
        case .sequence(let items): items.flatMap(patterns)
        default: []
        }
    }

    @Test("What it refers to is there; every pattern is one; names and addresses stand once")
    func whole() throws {
        let document = OpenAPIDocument.document()
        for reference in Set(references(document)) {
            var node: Document? = document
            for part in reference.dropFirst(2).split(separator: "/") { node = node?[String(part)] }
            #expect(node != nil, "\(reference) leads nowhere")
        }
        for pattern in Set(patterns(document)) {
            #expect((try? Regex(pattern)) != nil, "\(pattern) is no pattern")
            // An alternative outside of brackets would be anchored at one end alone.
            let inner = pattern.dropFirst().dropLast()
            #expect(!(inner.contains("|") && !inner.contains("(")), "\(pattern)")
        }
        #expect(Set(APIOperation.all.map(\.id)).count == APIOperation.all.count)
        #expect(Set(APIOperation.all.map { "\($0.method) \($0.path)" }).count == APIOperation.all.count)
        #expect(APIOperation.all.allSatisfy { !$0.summary.fr.isEmpty && !$0.summary.en.isEmpty && !$0.outcomes.isEmpty })
        // Whatever changes something in a workspace asks for more than reading it; working something out does not.
        let harmless: Set = ["previewChange", "startJob", "cancelJob"]
        for operation in APIOperation.all where operation.method != .get && !harmless.contains(operation.id) { #expect(operation.access != .workspace(.view), "\(operation.id)") }
    }

    @Test("The file of the repository is what the server serves")
    func committed() throws {
        let text = try String(contentsOf: WorkbenchFixture.root.appendingPathComponent("Schemas/openapi.json"), encoding: .utf8)
        #expect(text == OpenAPIDocument.document().prettyJSON + "\n", "Schemas/openapi.json is old: run Scripts/make-schemas.sh")
    }

    @Test("It is served to whoever asks, and readable in both languages")
    func page() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            let served = try await fixture.visitor().get("/api/openapi.json")
            #expect(served.status == 200)
            #expect(served.headers.first(name: "content-type") == "application/json")
            #expect(served.body.contains("\"openapi\":\"3.1.0\""))
            for (language, words) in [("fr", "Ce qui arrêterait quoi"), ("en", "What would stop what")] {
                let page = try await fixture.visitor(language: language).get("/api/")
                #expect(page.status == 200)
                #expect(page.body.contains(words))
                #expect(page.body.contains("/api/v1/workspaces/{workspace}/elements"))
                // What stands in the table of parameters are templates of addresses, not of pages.
                expectClean(page.body)
            }
        }
    }

    @Test("Values are as their schema says, or told where they are not", arguments: [
        (#"{"a":1}"#, []), (#"{"a":1.5}"#, ["/a"]), (#"{"a":0}"#, ["/a"]), (#"{}"#, ["/a"]), (#"{"a":1,"b":"xyz"}"#, []), (#"{"a":1,"b":"x\n"}"#, ["/b"]), (#"{"a":1,"c":2}"#, ["/c"]),
        (#"{"a":1,"d":[{"kind":"one","n":1}]}"#, []), (#"{"a":1,"d":[{"kind":"two","n":1}]}"#, ["/d/0/n"]), (#"{"a":1,"d":[{"kind":"three"}]}"#, ["/d/0/kind"]), (#"[]"#, [""]),
        (#"{"a":1,"e/~":true}"#, ["/e~1~0"]), (#"{"a":1,"f":"no"}"#, ["/f"]),
    ])
    func schemas(_ json: String, _ pointers: [String]) throws {
        let one = Shape.object([("kind", Shape.constant("one")), ("n", Shape.whole(0...5))]), two = Shape.object([("kind", Shape.constant("two"))])
        let schema = Shape.object(
            [
                ("a", Shape.whole(1...9)), ("b", Shape.matching("^[a-z]+$")),
                ("d", Shape.list(.mapping([("oneOf", .sequence([Shape.component("One"), two])), ("discriminator", .mapping([("propertyName", .string("kind"))]))]))),
                ("f", .mapping([("not", Shape.constant("no"))])),
            ], optional: ["b", "d", "f"])
        var diagnostics = Diagnostics()
        let value = try #require(JSONDocument(Array(json.utf8), file: "x", diagnostics: &diagnostics)?.document())
        #expect(SchemaCheck(components: ["One": one]).faults(value, schema).map(\.pointer) == pointers)
    }

    @Test("Every answer and refusal is as schemathesis expects it", .enabled(if: ProcessInfo.processInfo.environment["PORTULAN_PYTHON"] != nil))
    func schemathesis() async throws {
        let python = try #require(ProcessInfo.processInfo.environment["PORTULAN_PYTHON"])
        try await WorkbenchFixture.with(["cases/pronote-docaposte"], adjust: { $0.limits.requestRate = 100_000; $0.limits.requestBurst = 100_000 }) { fixture in
            let client = try await APIClient(fixture, [.administrator]), other = try await APIClient(fixture, [.reader])
            let process = Process()
            process.executableURL = URL(fileURLWithPath: python)
            process.arguments = [
                WorkbenchFixture.root.appendingPathComponent("Tests/WorkbenchTests/API/run_schemathesis.py").path, "http://127.0.0.1:\(fixture.port)", "--workspace", APIClient.workspace,
                "--element", "pronote-heberge", "--user", other.user.id, "--token", other.tokenID,
            ]
            process.environment = ProcessInfo.processInfo.environment.merging(["PORTULAN_TOKEN": client.secret]) { $1 }
            let pipe = Pipe()
            process.standardOutput = pipe
            process.standardError = pipe
            try process.run()
            let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(output.suffix(8_000))")
            #expect(output.contains("passed"))
        }
    }
}
