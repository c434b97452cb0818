import Foundation
import Testing

/// What people do, in a real Chromium against the real program: the scripts of `Browser`, one test each.
///
/// `PORTULAN_PYTHON` names a Python that has playwright and axe-playwright-python (`./test` makes one, `.build/tools`). `PORTULAN_BINARY` names the program; the debug build otherwise.
@Suite(.serialized, .takesTurns) struct BrowserTests {
    private static let root = WorkbenchFixture.root
    private static var environment: [String: String] { ProcessInfo.processInfo.environment }

    static let scripts = [
        "harness_check", "first_service", "what_if", "deciding", "two_editors", "importing", "every_page", "keyboard", "shared_database",
    ].filter { $0 != "shared_database" || environment["PORTULAN_WITHOUT_POSTGRESQL"] != "1" }

    @Test(arguments: scripts)
    func `people can do it in a browser`(script: String) async throws {
        let python = Self.environment["PORTULAN_PYTHON"] ?? Self.root.appendingPathComponent(".build/tools/bin/python").path
        try #require(
            FileManager.default.isExecutableFile(atPath: python),
            "\(python) is missing: ./test makes it, or PORTULAN_PYTHON names a Python with playwright and axe-playwright-python")
        let output = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-\(script)-\(UUID().uuidString).txt")
        try Data().write(to: output)
        defer { try? FileManager.default.removeItem(at: output) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [Self.root.appendingPathComponent("Tests/WorkbenchTests/Browser/\(script).py").path]
        process.environment = Self.environment.merging(
            ["PORTULAN_BINARY": Self.root.appendingPathComponent(".build/debug/portulan").path, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"]) { given, _ in given }
        let handle = try FileHandle(forWritingTo: output)
        (process.standardInput, process.standardOutput, process.standardError) = (FileHandle.nullDevice, handle, handle)
        try process.run()
        while process.isRunning { try await Task.sleep(for: .milliseconds(200)) }
        let said = String(decoding: try Data(contentsOf: output), as: UTF8.self)
        #expect(process.terminationStatus == 0, "\(script).py:\n\(said.suffix(20_000))")
    }

    /// A script that no test runs proves nothing. `accessibility` is run by hand (`make accessibility`): it takes ten minutes, and its whole run is not clean yet.
    @Test func `every script is run`() throws {
        let folder = Self.root.appendingPathComponent("Tests/WorkbenchTests/Browser").path
        let found = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".py") && !["accessibility.py", "harness.py", "judge_html.py"].contains($0) }.map { String($0.dropLast(3)) }
        #expect(Set(found).subtracting(["shared_database"]) == Set(Self.scripts).subtracting(["shared_database"]))
    }
}
