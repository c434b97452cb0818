import Foundation

/// What does an independent JSON Schema validator say? Python’s `jsonschema` (Debian: python3-jsonschema), one process for all documents.
enum SchemaOracle {
    struct Missing: Error, CustomStringConvertible {
        var description: String
    }

    /// Draft 2020-12. In ECMA regular expressions, which JSON Schema uses, `$` is the end of the text; in Python's it may be before a newline.
    private static let program = #"""
        import json, re, sys
        from jsonschema import Draft202012Validator
        from jsonschema.exceptions import ValidationError
        from jsonschema.validators import extend

        def pattern(validator, wanted, instance, schema):
            if isinstance(instance, str) and not re.search(re.sub(r"\$$", r"\\Z", wanted), instance):
                yield ValidationError("does not match")

        schema = json.load(open(sys.argv[1], encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        validator = extend(Draft202012Validator, {"pattern": pattern})(schema)
        for line in sys.stdin.buffer:
            sys.stdout.write("1" if validator.is_valid(json.loads(line)) else "0")
        """#

    /// For each document, one line of JSON, whether the schema accepts it.
    static func accepts(_ lines: [String], schema: String) throws -> [Bool] {
        let python = try python()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-schema-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let schemaFile = folder.appendingPathComponent("schema.json"), input = folder.appendingPathComponent("documents.ndjson")
        try Data(schema.utf8).write(to: schemaFile)
        try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: input)
        let answer = try run(python, ["-c", program, schemaFile.path], input: FileHandle(forReadingFrom: input))
        guard answer.status == 0, answer.output.utf8.count == lines.count else {
            throw Missing(description: "the validator failed (\(answer.status)) after \(answer.output.utf8.count) of \(lines.count) documents: \(answer.error)")
        }
        return answer.output.utf8.map { $0 == UInt8(ascii: "1") }
    }

    private static func python() throws -> String {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init) + ["/usr/bin"]
        for folder in folders {
            let path = folder + "/python3"
            guard FileManager.default.isExecutableFile(atPath: path) else { continue }
            if try run(path, ["-c", "import jsonschema; jsonschema.Draft202012Validator"], input: .nullDevice).status == 0 { return path }
        }
        throw Missing(description: "no python3 with the module “jsonschema” was found: install Debian’s python3-jsonschema (./test does)")
    }

    private static func run(_ path: String, _ arguments: [String], input: FileHandle) throws -> (status: Int32, output: String, error: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardInput = input
        let output = Pipe(), error = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-error-\(UUID().uuidString)")
        try Data().write(to: error)
        defer { try? FileManager.default.removeItem(at: error) }
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: error)
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self), String(decoding: try Data(contentsOf: error), as: UTF8.self))
    }
}
