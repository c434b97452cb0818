import ArgumentParser
import Continuum
import Foundation
import Imports
import Knowledge
import Reports
import Workspace

/// Takes over other people’s formats.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reprend des fichiers d’autres outils. / Takes over the files of other tools.", subcommands: [GraphML.self])

    struct GraphML: ParsableCommand {
        enum Format: String, ExpressibleByArgument, CaseIterable { case terminal, json }

        static let configuration = CommandConfiguration(
            commandName: "graphml",
            abstract: "Un réseau en GraphML (Internet Topology Zoo) : ses lieux et ses liaisons. / A network in GraphML: its sites and links.",
            discussion: """
                Écrit des éléments en YAML sur la sortie standard, et ce qui est devenu de chaque chose du fichier sur la sortie d’erreur.
                Writes elements as YAML to standard output, and what became of everything in the file to the error output.
                """)

        @Argument(help: "Fichiers GraphML. / GraphML files.", completion: .file(extensions: ["graphml", "xml"]))
        var files: [String]
        @Option(name: .long, help: "Dossier où écrire, créé au besoin. / Folder to write into, made if need be.", completion: .directory)
        var into: String?
        @Option(name: .customLong("operator"), help: "Identifiant de l’exploitant (une organisation au nom du réseau, sinon). / Id of the operator.")
        var operatorID: String?
        @Option(name: .long, help: "Jour de l’import, AAAA-MM-JJ (aujourd’hui sinon). / Day of the import, YYYY-MM-DD (today otherwise).")
        var date: String?
        @Option(name: .long, help: "Forme du compte rendu : terminal | json. / Form of the report: terminal | json")
        var format: Format = .terminal
        @Flag(name: .long, help: "Remplace un fichier déjà écrit. / Replaces a file that is there.")
        var force = false
        @OptionGroup var options: OutputOptions

        func validate() throws {
            if into != nil, options.output != nil { throw ValidationError("--into ou --output, pas les deux. / Either --into or --output.") }
            if let operatorID, !ImportTarget.isIdentifier(operatorID) {
                throw ValidationError("« \(operatorID) » n’est pas un identifiant. / “\(operatorID)” is not an id.")
            }
        }

        func run() throws {
            let day = try DateOption.day(date)
            let target = ImportTarget(into)
            let language = options.lang ?? target.language
            var graphML = GraphMLReader.Options(
                author: "portulan import graphml \(Portulan.configuration.version)", date: day, operatorID: operatorID, states: StateNames(target.continuum))
            var diagnostics = target.diagnostics
            if let operatorID, let index = target.continuum.index(of: operatorID), target.continuum.elements[index].kind != .organisation {
                let kind = target.continuum.vocabulary.name(of: target.continuum.elements[index].kind)
                diagnostics.add(.wrongTargetKind(operatorID, key: "operated-by", kind: kind, allowed: ["organisation"]), at: nil)
            }
            var imports: [Imported] = []
            for file in files {
                let isMade = imports.contains { $0.elements.contains { $0.id == operatorID } }
                graphML.isKnown = { [target] id, network in isMade || target.describes(id, besidesImportOf: network) }
                guard let bytes = ImportTarget.bytes(of: file, limit: graphML.limits.bytes, &diagnostics) else { continue }
                let (result, problems) = GraphMLReader.read(bytes, file: file, graphML)
                diagnostics.add(contentsOf: problems)
                if let result { imports.append(result) }
            }
            target.check(imports, force: force, &diagnostics)
            var written: [String] = []
            if !diagnostics.hasErrors {
                if into != nil {
                    do { written = try target.write(imports, .portulan, language) } catch {
                        OutputOptions.complain(error.localizedDescription)
                        throw ExitCode(2)
                    }
                } else {
                    let wantsLines = options.output?.hasSuffix(".ndjson") == true
                    let (text, form) = wantsLines ? (ImportedFile.ndjson(imports, .portulan), .ndjson) : try ImportedFile.text(imports, .portulan)
                    if form == .ndjson, !wantsLines {
                        // No YAML that could not be read back.
                        diagnostics.add(.fileTooLarge(bytes: text.utf8.count, limit: ContinuumBuilder.yamlLimit), at: options.output.map { Place(file: $0) })
                    } else {
                        try options.write(text)
                        if let output = options.output { written = [output] }
                    }
                }
            }
            report(imports.map(\.report), diagnostics, written, language)
            if diagnostics.hasErrors { throw ExitCode(2) }
        }

        private func report(_ reports: [ImportReport], _ diagnostics: Diagnostics, _ written: [String], _ language: Language) {
            if format == .json {
                OutputOptions.complain(ImportReportDocument(reports, diagnostics, written: written, language).document().prettyJSON)
                return
            }
            let style = Style(hasColour: isatty(2) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil)
            if !diagnostics.list.isEmpty { OutputOptions.complain(DiagnosticText(language, style).render(diagnostics)) }
            for report in reports { OutputOptions.complain(ImportReportText(report, language, style).render()) }
            for file in written { OutputOptions.complain((language == .french ? "Écrit : " : "Written: ") + file) }
        }
    }
}
