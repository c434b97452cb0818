import Foundation
import Testing
@testable import Workbench

@Suite("Operation: TLS", .takesTurns)
struct TLSTests {
    /// A certificate of its own and its key, made by OpenSSL.
    private static func make(_ name: String, in folder: String, key: String = "ec -pkeyopt ec_paramgen_curve:P-256") throws {
        try shell(
            "openssl req -x509 -newkey \(key) -nodes -days 30 -subj /CN=\(name) -addext subjectAltName=IP:127.0.0.1 -keyout \(folder)/\(name).key -out \(folder)/\(name).pem")
    }

    @discardableResult
    private static func shell(_ command: String) throws -> String {
        let base = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-shell-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: base) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "exec >\(base) 2>&1; \(command)"]
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return (try? String(contentsOfFile: base, encoding: .utf8)) ?? ""
    }

    private static func subject(_ port: Int) async throws -> String {
        try await onThread { try shell("openssl s_client -connect 127.0.0.1:\(port) </dev/null | openssl x509 -noout -subject") }
    }

    @Test("TLS 1.2 and 1.3 with a certificate from files; a new one is taken on SIGHUP without cutting anyone off; bad files keep the old one and are told")
    func reload() async throws {
        let folder = try FolderCopy()
        let root = folder.root
        try await onThread {
            for name in ["first", "second"] { try Self.make(name, in: root, key: name == "second" ? "rsa:2048" : "ec -pkeyopt ec_paramgen_curve:P-256") }
            try Self.shell("cp \(root)/first.pem \(root)/tls.pem; cp \(root)/first.key \(root)/tls.key")
        }
        let server = try await ServerProcess(folder.path, ["--certificate", root + "/tls.pem", "--private-key", root + "/tls.key"], scheme: "https")
        let port = server.port
        #expect(try await Self.subject(port).contains("first"))
        let versions = try await onThread {
            try ["-tls1_3", "-tls1_2", "-tls1_1", "-tls1"].map { try Self.shell("openssl s_client \($0) -cipher DEFAULT@SECLEVEL=0 -connect 127.0.0.1:\(port) </dev/null") }
        }
        #expect(versions[0].contains("TLSv1.3") && versions[1].contains("TLSv1.2"))
        for old in versions[2...] { #expect(old.contains("alert") || old.contains("no protocols") || old.contains("(NONE)"), "\(old.suffix(300))") }
        // A cookie over TLS is for TLS; and plain HTTP on this port is no way in.
        let page = try await onThread { try Self.shell("curl -sik https://127.0.0.1:\(port)/sign-in") }
        #expect(page.contains("strict-transport-security") || page.contains("Strict-Transport-Security"))
        #expect(page.contains("Secure"))
        let plain = try await onThread { try Self.shell("curl -s --max-time 5 http://127.0.0.1:\(port)/sign-in") }
        #expect(!plain.contains("<html"))

        // A connection that stays open over the reload.
        let open = try HeldTLS(port: port)
        #expect(try await onThread { try open.ask("/health") }.contains("200 OK"))
        try await onThread { try Self.shell("cp \(root)/second.pem \(root)/tls.pem; cp \(root)/second.key \(root)/tls.key") }
        #expect(try await Self.subject(port).contains("first"), "not before it is told")
        server.signal(SIGHUP)
        _ = try await ServerProcess.wait(10) { server.logText.contains("certificate reloaded") ? true : nil }
        #expect(try await Self.subject(port).contains("second"))
        #expect(try await onThread { try open.ask("/health") }.contains("200 OK"))
        open.end()

        // Rubbish, a key of another certificate, nothing at all.
        for (times, damage) in ["echo rubbish >\(root)/tls.pem", "cp \(root)/first.pem \(root)/tls.pem", "rm \(root)/tls.key"].enumerated() {
            try await onThread { try Self.shell(damage) }
            server.signal(SIGHUP)
            _ = try await ServerProcess.wait(10) { server.logText.components(separatedBy: "certificate kept").count > times + 1 ? true : nil }
            #expect(try await Self.subject(port).contains("second"), "\(damage)")
        }
        server.signal(SIGTERM)
        #expect(try await server.ended(within: 20) == 0)
    }

    @Test("With a certificate that cannot be used the server does not start, and says why")
    func refused() async throws {
        let folder = try FolderCopy()
        let root = folder.root
        try await onThread {
            for name in ["first", "second"] { try Self.make(name, in: root) }
        }
        for (certificate, key) in [("first.pem", "second.key"), ("first.key", "first.key"), ("first.pem", "first.pem"), ("none.pem", "first.key")] {
            for more in [[], ["--check-config"]] {
                let outcome = try await onThread {
                    try Program.outcome(["serve", folder.path, "--port", "0", "--certificate", "\(root)/\(certificate)", "--private-key", "\(root)/\(key)"] + more)
                }
                #expect(outcome.status == 69, "\(certificate) \(key): \(outcome.status)")
                #expect(outcome.complaint.contains("TLS") && outcome.complaint.contains(root), "\(outcome.complaint)")
            }
        }
    }
}

/// A connection under TLS that stays open, by way of `openssl s_client`.
private final class HeldTLS: Sendable {
    private let process: Process
    private let input: Pipe
    private let output: Pipe

    init(port: Int) throws {
        process = Process()
        input = Pipe()
        output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl", "s_client", "-quiet", "-connect", "127.0.0.1:\(port)"]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    func ask(_ path: String) throws -> String {
        try input.fileHandleForWriting.write(contentsOf: Data("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n".utf8))
        var text = ""
        while !text.hasSuffix("ok\n") {
            let data = output.fileHandleForReading.availableData
            if data.isEmpty { break }
            text += String(decoding: data, as: UTF8.self)
        }
        return text
    }

    func end() {
        process.terminate()
        process.waitUntilExit()
    }
}
