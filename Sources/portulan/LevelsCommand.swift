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
    @Option(name: .long, help: "terminal | json | sarif | html")
    var format: Format = .terminal
    @OptionGroup var dateOption: DateOption
    @OptionGroup var options: OutputOptions

    func run() throws {
        let (workspace, levels, language) = try Self.levels(
            folder, framework, subject, try dateOption.day(), options)
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

    /// Reads a folder with its frameworks and answers, and works its levels out; what is wrong is shown.
    static func levels(
        _ folder: String, _ frameworks: [String], _ subjects: [String], _ day: Day, _ options: OutputOptions
    ) throws -> (Workspace, Levels, Language) {
        let workspace = Workspace(reading: folder)
        let language = options.lang ?? workspace.settings.language
        let continuum = workspace.continuum
        let library = FrameworkLibrary(continuum, on: day)
        var diagnostics = workspace.diagnostics
        diagnostics.add(contentsOf: Workspace.diagnostics(of: library, continuum, on: day))
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
            guard let element = continuum.index(of: id) else { throw OutputOptions.unknownElement(id, continuum, language) { continuum.elements[$0].layer == .chart || continuum.elements[$0].kind == .offer } }
            return Int32(element)
        }
        return (workspace, Levels(continuum, library, LevelsRequest(workspace.request(day: day), frameworks: frameworks, profile: workspace.settings.profile, subjects: elements)), language)
    }
}

/// Which facts and answers would settle most, and who would know them?
struct QuestionsCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case terminal, json }

    static let configuration = CommandConfiguration(
        commandName: "questions",
        abstract: "Ce qu’il faut demander, à qui, et ce que la réponse trancherait. / What to ask, of whom, and what the answer would settle.")

    @Argument(help: "Le dossier, ou un fichier d’éléments. / The folder, or a file of elements.", completion: .directory)
    var folder: String
    @Option(name: .long, help: "Un référentiel (tous sinon ; se répète). / A framework (all otherwise; repeatable).")
    var framework: [String] = []
    @Option(name: .long, help: "Un service, une offre, une organisation… (se répète). / A service, an offer, an organisation… (repeatable).")
    var subject: [String] = []
    @Flag(name: .long, help: "Toutes les questions. / All questions.")
    var all = false
    @Option(name: .long, help: "terminal | json")
    var format: Format = .terminal
    @OptionGroup var dateOption: DateOption
    @OptionGroup var options: OutputOptions

    func run() throws {
        let (_, levels, language) = try LevelsCommand.levels(folder, framework, subject, try dateOption.day(), options)
        let questions = levels.nextQuestions()
        switch format {
        case .terminal: try options.write(QuestionsText(levels, questions, language, options.style).render(most: all ? .max : 6))
        case .json: try options.write(LevelsDocument(levels).questions(questions).prettyJSON + "\n")
        }
    }
}
