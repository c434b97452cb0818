import Foundation
import Testing

/// What does a real parser make of a page? html5lib builds the tree that the HTML Standard prescribes and browsers build.
enum HTMLJudge {
    struct Verdict: Decodable, Sendable {
        var path: String
        var problems: [String]
    }

    /// - Returns: what is wrong, page by page: elements and attributes that run, load or style.
    static func judge(_ pages: [(path: String, html: String)]) throws -> [Verdict] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-judge-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appendingPathComponent("pages.json")
        try JSONSerialization.data(withJSONObject: pages.map { ["path": $0.path, "html": $0.html] }).write(to: input)
        let script = WorkbenchFixture.root.appendingPathComponent("Tests/WorkbenchTests/Browser/judge_html.py")
        let output = try Python.run([script.path, input.path], needing: "html5lib")
        return try JSONDecoder().decode([Verdict].self, from: Data(output.utf8))
    }
}

/// Any python3 that has the module will do.
enum Python {
    struct Fault: Error, CustomStringConvertible { var description: String }

    static func run(_ arguments: [String], needing module: String) throws -> String {
        for python in ["/usr/bin/python3", "/usr/local/bin/python3"] where FileManager.default.isExecutableFile(atPath: python) {
            if try execute(python, ["-c", "import \(module)"]).status != 0 { continue }
            let (status, output, complaint) = try execute(python, arguments)
            guard status == 0 else { throw Fault(description: complaint) }
            return output
        }
        throw Fault(description: "No python3 has \(module) (apt-get install python3-\(module)).")
    }

    private static func execute(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String, complaint: String) {
        let folder = FileManager.default.temporaryDirectory
        let names = ["out", "err"].map { folder.appendingPathComponent("portulan-python-\(UUID().uuidString).\($0)") }
        defer { for name in names { try? FileManager.default.removeItem(at: name) } }
        for name in names { try Data().write(to: name) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: names[0])
        process.standardError = try FileHandle(forWritingTo: names[1])
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try String(contentsOf: names[0], encoding: .utf8), try String(contentsOf: names[1], encoding: .utf8))
    }
}
