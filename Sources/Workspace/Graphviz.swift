package import Continuum
import Foundation

/// Why is there no drawing?
package enum GraphvizProblem: Error, Hashable, Sendable {
    case notInstalled
    case tooSlow(seconds: Int)
    /// What `dot` said.
    case failed(String)

    package var message: Bilingual {
        switch self {
        case .notInstalled:
            Bilingual(
                fr: "Graphviz n’est pas installé : les chemins sont en listes, sans dessin. Pour les dessins : apt-get install graphviz",
                en: "Graphviz is not installed: paths are lists, without drawings. For drawings: apt-get install graphviz")
        case .tooSlow(let seconds):
            Bilingual(
                fr: "Graphviz n’a pas répondu en \(seconds) s : les chemins sont en listes, sans dessin.",
                en: "Graphviz did not answer within \(seconds) s: paths are lists, without drawings.")
        case .failed(let text):
            Bilingual(fr: "Graphviz a échoué : \(text)", en: "Graphviz failed: \(text)")
        }
    }
}

/// Draws DOT text as SVG with the `dot` program: no shell, one process for many graphs, a limit of time.
package struct Graphviz: Sendable {
    private let program: String
    private let seconds: Int
    /// Graphs a process.
    private static let batch = 64

    /// - Parameter path: the folders in which `dot` is looked for, written as in `PATH`; nil: those of `PATH`.
    package init(path: String? = nil, seconds: Int = 20) throws(GraphvizProblem) {
        let folders = (path ?? ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
        guard let program = folders.map({ "\($0)/dot" }).first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
            throw .notInstalled
        }
        self.program = program
        self.seconds = seconds
    }

    /// One SVG document a graph, in the same order.
    package func svg(_ graphs: [String]) throws(GraphvizProblem) -> [String] {
        var drawings: [String] = []
        for start in stride(from: 0, to: graphs.count, by: Self.batch) {
            let part = graphs[start..<min(start + Self.batch, graphs.count)]
            let found = Self.split(try run(part.joined(separator: "\n")))
            guard found.count == part.count else { throw .failed("\(found.count) / \(part.count)") }
            drawings += found
        }
        return drawings
    }

    /// Input and output go through files, so that neither side waits for the other to empty a pipe.
    private func run(_ text: String) throws(GraphvizProblem) -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("portulan-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let input = folder.appendingPathComponent("in"), output = folder.appendingPathComponent("out"), errors = folder.appendingPathComponent("err")
            try Data(text.utf8).write(to: input)
            try Data().write(to: output)
            try Data().write(to: errors)
            let process = Process()
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments = ["-Tsvg"]
            process.standardInput = try FileHandle(forReadingFrom: input)
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = try FileHandle(forWritingTo: errors)
            try process.run()
            let deadline = ContinuousClock.now + .seconds(seconds)
            while process.isRunning {
                if ContinuousClock.now > deadline {
                    process.terminate()
                    throw GraphvizProblem.tooSlow(seconds: seconds)
                }
                Thread.sleep(forTimeInterval: 0.01)
            }
            guard process.terminationStatus == 0 else {
                throw GraphvizProblem.failed(String(decoding: try Data(contentsOf: errors).prefix(400), as: UTF8.self))
            }
            return String(decoding: try Data(contentsOf: output), as: UTF8.self)
        } catch let problem as GraphvizProblem {
            throw problem
        } catch {
            throw .failed(error.localizedDescription)
        }
    }

    /// Graphviz writes its documents one after the other.
    static func split(_ text: String) -> [String] {
        var parts: [String] = []
        var rest = text[...]
        while let start = rest.range(of: "<svg"), let end = rest.range(of: "</svg>"), start.lowerBound < end.lowerBound {
            parts.append(String(rest[start.lowerBound..<end.upperBound]))
            rest = rest[end.upperBound...]
        }
        return parts
    }
}
