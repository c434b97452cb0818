import ArgumentParser
import Continuum
import Knowledge
import Reach
import Reports
import Sovereignty
import Workspace

/// What does each service, offer or organisation reach under each framework, with what range and why?
struct LevelsCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case terminal, json, sarif, html }

    static let configuration = CommandConfiguration(
        commandName: "levels",
        abstract: "Niveaux de souveraineté par référentiel, avec leurs bornes et leurs preuves. / Levels of sovereignty under each framework, with bounds and evidence.")

    @Argument(help: "Le dossier, ou un fichier d’éléments. / The folder, or a file of elements.", completion: .directory)
    var folder: String
    @Option(name: .long, help: "Un référentiel (tous sinon ; se répète). / A framework (all otherwise; repeatable).")
    var framework: [String] = []
    @Option(name: .long, help: "Un service, une offre, une organisation… (se répète). / A service, an offer, an organisation… (repeatable).")
    var subject: [String] = []
    @Option(
        name: .customLong("with"), parsing: .singleValue,
        help: "Un changement du dossier, ou un fichier, appliqué d’abord ; peut se répéter. / A change of the folder, or a file, applied first; may be repeated.")
    var changes: [String] = []
    @Option(name: .long, help: "terminal | json | sarif | html")
    var format: Format = .terminal
    @OptionGroup var dateOption: DateOption
    @OptionGroup var options: OutputOptions

    func run() throws {
        let (workspace, levels, language) = try Self.levels(
            folder, framework, subject, try dateOption.day(), options, with: changes)
        switch format {
        case .terminal:
            let text = LevelsText(levels, language, options.style)
            if subject.isEmpty {
                try options.write(text.overview(most: framework.isEmpty ? 8 : 10_000))
            } else {
                try options.write(text.detail(isFull: framework.count == 1))
            }
        case .json: try options.write(LevelsDocument(levels).document(questions: levels.nextQuestions()).prettyJSON + "\n")
        case .sarif: try options.write(LevelsSARIF(levels, language).log().prettyJSON + "\n")
        case .html:
            let name = levels.facts.organisation.map { workspace.continuum.name(Int($0), language) } ?? folder
            try options.write(try LevelsHTML(levels, isDetailed: !subject.isEmpty, language: language, organisation: name).render())
        }
    }

    /// Reads a folder with its frameworks and answers, applies changes, and works its levels out; what is wrong is shown.
    static func levels(
        _ folder: String, _ frameworks: [String], _ subjects: [String], _ day: Day, _ options: OutputOptions, with changes: [String] = []
    ) throws -> (Workspace, Levels, Language) {
        let workspace = Workspace(reading: folder)
        let language = options.lang ?? workspace.settings.language
        var diagnostics = workspace.diagnostics
        var continuum = workspace.continuum
        var applied: [Change] = []
        if !changes.isEmpty {
            let (list, problems) = workspace.changes(named: changes)
            diagnostics.add(contentsOf: problems)
            let (changed, conflicts) = Change.applying(list, to: continuum)
            diagnostics.add(contentsOf: conflicts)
            (continuum, applied) = (changed, list)
        }
        let library = FrameworkLibrary(continuum, on: day)
        diagnostics.add(contentsOf: Workspace.diagnostics(of: library, continuum, on: day, with: applied))
        try OutputOptions.stop(on: diagnostics, language)
        for id in frameworks where library.framework(id) == nil {
            let known = library.frameworks.map(\.id)
            let hint = nearest(to: id, among: known).map { language == .french ? " Vouliez-vous dire « \($0) » ?" : " Did you mean “\($0)”?" }
            OutputOptions.complain(
                (language == .french ? "Aucun référentiel « \(id) »." : "No framework “\(id)”.")
                    + (hint ?? (language == .french ? " Il y a : " : " There are: ") + known.joined(separator: ", ")))
            throw ExitCode(2)
        }
        let elements = try subjects.map { id in
            guard let element = continuum.index(of: id) else { throw OutputOptions.unknownElement(id, continuum, language) { [continuum] in continuum.elements[$0].layer == .chart || continuum.elements[$0].kind == .offer } }
            return Int32(element)
        }
        return (workspace, Levels(continuum, library, LevelsRequest(workspace.request(day: day), frameworks: frameworks, profile: workspace.settings.profile, subjects: elements)), language)
    }
}
