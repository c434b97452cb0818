import ArgumentParser
import Continuum
import Knowledge
import Reports
import Sovereignty
import Workspace

/// Checks a folder; or starts a new rule in Portulan’s own code.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Vérifie un dossier et dit tous ses problèmes. / Checks a folder and says all that is wrong.",
        subcommands: [CheckFolder.self, CheckNew.self], defaultSubcommand: CheckFolder.self)
}

/// Checks that a folder can be read, and says all that is wrong at once.
struct CheckFolder: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case terminal, json }

    static let configuration = CommandConfiguration(
        commandName: "folder", abstract: "Vérifie un dossier (sous-commande par défaut). / Checks a folder (the default).")

    @Argument(help: "Le dossier, ou un fichier d’éléments. / The folder, or a file of elements.", completion: .directory)
    var folder: String
    @Option(name: .long, help: "terminal | json")
    var format: Format = .terminal
    @Option(name: .long, help: "Nombre de problèmes montrés. / How many problems are shown.")
    var limit = 200
    @OptionGroup var options: OutputOptions

    func run() throws {
        let workspace = Workspace(reading: folder, diagnosticLimit: max(1, limit))
        let language = options.lang ?? workspace.settings.language
        var diagnostics = workspace.diagnostics
        let day = try DateOption.day(nil)
        diagnostics.add(contentsOf: Workspace.diagnostics(of: FrameworkLibrary(workspace.continuum, on: day), workspace.continuum, on: day))
        let (changes, problems) = workspace.changes()
        diagnostics.add(contentsOf: problems)
        diagnostics.add(contentsOf: workspace.decisions(among: changes).1)
        // A change must fit the chart, by itself or after those before it.
        var world = workspace.continuum
        for change in changes where !diagnostics.hasErrors || !workspace.diagnostics.hasErrors {
            let (_, alone) = Change.applying([change], to: workspace.continuum)
            let (next, after) = Change.applying([change], to: world)
            if alone.hasErrors, after.hasErrors { diagnostics.add(contentsOf: alone) }
            if !after.hasErrors { world = next }
        }
        switch format {
        case .terminal: try options.write(DiagnosticText(language, options.style).render(diagnostics))
        case .json: try options.write(DiagnosticDocument(diagnostics, language).document().prettyJSON + "\n")
        }
        if diagnostics.hasErrors { throw ExitCode(2) }
    }
}
