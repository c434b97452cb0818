import Foundation
import NIOHTTP1
import Store
import Testing
@testable import Workbench

@Suite("Operation: configuration, health, logs", .takesTurns)
struct OperationTests {
    private static func check(_ arguments: [String] = [], environment: [String: String] = [:], file: String? = nil) async throws -> Program.Outcome {
        let folder = try FolderCopy()
        var arguments = ["serve", folder.path, "--check-config"] + arguments
        if let file {
            try file.write(toFile: folder.root + "/portulan.conf", atomically: true, encoding: .utf8)
            arguments += ["--config", folder.root + "/portulan.conf"]
        }
        let given = arguments
        return try await onThread { try Program.outcome(given, environment: environment) }
    }

    @Test("The command line is heard before the environment, and the environment before the file; where each value was said is told")
    func precedence() async throws {
        let file = "# a comment\n; another\n\nPORT=1001\r\nPORTULAN_HOST=\"10.0.0.1\"\nLANGUAGE = 'en'\nPORTULAN_TRUST_PROXY=yes\n"
        let all = try await Self.check(["--port", "1003"], environment: ["PORTULAN_PORT": "1002", "PORTULAN_HOST": "10.0.0.2", "PORTULAN_LOG_LEVEL": ""], file: file)
        #expect(all.status == 0, "\(all.complaint)")
        #expect(all.output.contains("PORTULAN_PORT=1003  # ligne de commande"))
        #expect(all.output.contains("PORTULAN_HOST=10.0.0.2  # environnement"))
        #expect(all.output.contains("PORTULAN_LANGUAGE=en  #") && all.output.contains("portulan.conf:6"))
        let two = try await Self.check(environment: ["PORTULAN_PORT": "1002"], file: file)
        #expect(two.output.contains("PORTULAN_PORT=1002"))
        #expect(try await Self.check(file: file).output.contains("PORTULAN_PORT=1001"))
    }

    @Test("What is not understood is told, with its place, and nothing is served", arguments: [
        ("PROT=80", "« PROT » n’est pas une option. PORTULAN_PORT ?"), ("PORT", "NOM=valeur"), ("PORT=99999", "0 à 65535"), ("PORT=eighty", "eighty"), ("TRUST_PROXY=maybe", "yes"),
        ("LANGUAGE=de", "fr, en"), ("LOG_LEVEL=loud", "warning"), ("PORT=1\nPORT=2", "déjà dit"), ("DATABASE=mysql://x", "mysql"), ("PUBLIC_URL=portulan.example", "https://"),
        ("METRICS=everyone", "loopback, token, off"), ("METRICS=token", "16 caractères"), ("METRICS_TOKEN=short", "16 caractères"), ("TLS_CERTIFICATE=/etc/x.pem", "une clé"),
        ("TLS_CERTIFICATE=/nowhere.pem\nTLS_PRIVATE_KEY=/nowhere.key", "/nowhere.pem"), ("OIDC_ISSUER=https://x.example", "OIDC_CLIENT_ID"), ("LIMIT_ATTEMPTS=0", "1"),
        ("LIMIT_UPLOAD=huge", "huge"), ("FOLDER=/nowhere", ""),
    ])
    func faults(_ line: String, _ words: String) async throws {
        let outcome = try await Self.check(file: line + "\n")
        // The folder of the command line is heard before that of the file.
        if line.hasPrefix("FOLDER") {
            #expect(outcome.status == 0)
            return
        }
        #expect(outcome.status != 0, "\(line)")
        #expect(outcome.complaint.contains(words), "\(line): \(outcome.complaint)")
    }

    @Test("An unknown name in the environment is told too; secrets are not shown")
    func environment() async throws {
        let unknown = try await Self.check(environment: ["PORTULAN_DATABSE": "x"])
        #expect(unknown.status != 0 && unknown.complaint.contains("PORTULAN_DATABASE ?"))
        let secret = try await Self.check(environment: [
            "PORTULAN_OIDC_ISSUER": "https://x.example", "PORTULAN_OIDC_CLIENT_ID": "portulan", "PORTULAN_OIDC_CLIENT_SECRET": "s3cret-of-oidc",
            "PORTULAN_METRICS_TOKEN": "s3cret-of-the-monitor", "PORTULAN_DATABASE": "postgres://portulan:s3cret-of-db@127.0.0.1:1/portulan",
        ])
        #expect(secret.status == 0, "\(secret.complaint)")
        #expect(secret.output.contains("PORTULAN_DATABASE=postgres"))
        #expect(!(secret.output + secret.complaint).contains("s3cret"))
    }

    @Test("Logs hold routes and figures: no name, no address, no word of a query, no password, no cookie, no text of the chart")
    func logs() async throws {
        let folder = try FolderCopy()
        let server = try await ServerProcess(folder.path, ["--lang", "en"], environment: ["PORTULAN_LOG_LEVEL": "trace"])
        let anne = try await server.administrator()
        let key = try #require(try await server.setUpKey)
        let stranger = TestBrowser(base: server.base, language: "fr")
        let form = try await stranger.get("/sign-in?back=/w/pronote-docaposte?q=canaryquery")
        _ = try await stranger.post("/sign-in", ["csrf": form.csrf, "email": "canary.person@valmer.example", "password": "canarypassword here"])
        for path in ["/w/pronote-docaposte/chart?q=canaryquery", "/w/canaryslug/element/canaryelement", "/w/pronote-docaposte/element/canaryelement", "/canarypath", "/assets/canaryasset"] {
            _ = try await anne.get(path, headers: ["x-canary": "canaryheader", "user-agent": "canaryagent", "referer": "https://x.example/canaryreferer"])
        }
        _ = try await anne.post("/sign-out", ["csrf": "canarycsrf"])
        server.signal(SIGTERM)
        #expect(try await server.ended(within: 20) == 0)
        let text = server.logText
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("{") }
        #expect(lines.count > 8)
        for line in lines {
            let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
            #expect(record?["time"] != nil && record?["message"] != nil, "\(line)")
        }
        let log = lines.joined(separator: "\n")
        for word in ["canary", "anne@", "Anne", "Le Gall", WorkbenchFixture.password, key, anne.cookie("portulan") ?? "portulan=", "lycée", "Docaposte"] {
            #expect(!log.contains(word), "the log holds \(word): \(lines.first { $0.contains(word) } ?? "")")
        }
        #expect(log.contains("\"route\""))
    }

    @Test("Health says alive; ready says whether store and folder answer")
    func health() async throws {
        try await WorkbenchFixture.with(["cases/pronote-docaposte"]) { fixture in
            let visitor = fixture.visitor()
            #expect(try await visitor.get("/health").body == "ok\n")
            #expect(try await visitor.get("/health?ready").body == "ready\n")
            try FileManager.default.moveItem(atPath: fixture.folder + "/pronote-docaposte", toPath: fixture.folder + "/.away")
            let away = try await visitor.get("/health?ready")
            #expect(away.status == 503 && away.body.contains("workspace"))
            #expect(try await visitor.get("/health").status == 200)
            try FileManager.default.moveItem(atPath: fixture.folder + "/.away", toPath: fixture.folder + "/pronote-docaposte")
            #expect(try await visitor.get("/health?ready").status == 200)
            await fixture.server.bench.store.close()
            #expect(try await visitor.get("/health?ready").status == 503)
            #expect(try await visitor.get("/health").status == 200)
        }
    }
}
