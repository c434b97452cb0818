import ArgumentParser
import Continuum
import Foundation
import Knowledge
import Workspace

/// Turns files of elements into YAML or NDJSON, nothing lost.
struct Convert: ParsableCommand {
    enum Form: String, ExpressibleByArgument, CaseIterable { case yaml, ndjson }
    static let configuration = CommandConfiguration(
        abstract: "Convertit des fichiers d’éléments en YAML ou NDJSON. / Converts files of elements to YAML or NDJSON.")

    @Argument(help: "Fichiers à lire. / Files to read.", completion: .file())
    var files: [String]
    @Option(name: .customLong("to"), help: "yaml | ndjson")
    var form: Form = .ndjson
    @Option(name: .shortAndLong, help: "Fichier à écrire (sinon la sortie standard). / File to write (otherwise standard output).")
    var output: String?

    func run() throws {
        var builder = ContinuumBuilder(vocabulary: .portulan)
        var texts = SourceTexts()
        for file in files { Workspace.read(file, layer: .chart, into: &builder, texts: &texts) }
        var (continuum, diagnostics) = builder.finish()
        diagnostics.fillExcerpts { texts.line($0) }
        // References may lead to what these files do not hold.
        let blocking = diagnostics.sorted.filter { $0.severity == .error && !$0.problem.isBetweenElements }
        for diagnostic in blocking.prefix(50) { 
            FileHandle.standardError.write(Data("\(diagnostic.place.map { "\($0.file):\($0.line):\($0.column): " } ?? "")\(diagnostic.problem.id) \(diagnostic.problem.message(.english))\n".utf8))
        }
        if !blocking.isEmpty { throw ExitCode(2) }
        let text = form == .yaml ? try continuum.yaml() : continuum.ndjson()
        if let output { try Data(text.utf8).write(to: URL(fileURLWithPath: output), options: .atomic) } else { print(text, terminator: "") }
    }
}
