import ArgumentParser
import Continuum
import Foundation
import Knowledge
import Reach
import Reports
import Workspace

/// Compares the folder as it is with what it would be after changes.
struct Diff: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case terminal, json }

    static let configuration = CommandConfiguration(
        abstract: "Dit ce que des changements améliorent et dégradent. / Says what changes make better and worse.")

    @Argument(help: "Le dossier. / The folder.", completion: .directory)
    var folder: String
    @Option(
        name: .customLong("with"), parsing: .upToNextOption,
        help: "Changements : identifiants de changes/, ou fichiers ; l’un après l’autre. / Changes: ids in changes/, or files; one after the other.")
    var changes: [String]
    @Option(name: .long, help: "terminal | json")
    var format: Format = .terminal
    @OptionGroup var dateOption: DateOption
    @OptionGroup var options: OutputOptions

    func run() throws {
        let workspace = Workspace(reading: folder)
        let language = options.lang ?? workspace.settings.language
        try OutputOptions.stop(on: workspace.diagnostics, language)
        let known = workspace.changes().0.map(\.id)
        for name in changes where !known.contains(name) && !FileManager.default.fileExists(atPath: name) {
            throw OutputOptions.unknownChange(name, known, language)
        }
        let (list, problems) = workspace.changes(named: changes)
        try OutputOptions.stop(on: problems, language)
        let (changed, conflicts) = Change.applying(list, to: workspace.continuum)
        try OutputOptions.stop(on: conflicts, language)
        let assessor = Assessor(workspace.request(day: try dateOption.day(), isThorough: false))
        let before = assessor.assess(workspace.continuum), after = assessor.assess(changed)
        let report = ComparisonDocument(Comparison(before: before, after: after), before: before, after: after, changes: list)
        switch format {
        case .terminal: try options.write(report.text(language, options.style))
        case .json: try options.write(report.document().prettyJSON + "\n")
        }
    }
}
