import ArgumentParser
import Continuum
import Foundation
import Imports
import Knowledge
import Reports
import Sovereignty
import Workspace

extension Respondent: ExpressibleByArgument {}

/// Which facts and answers would settle most, and who would know them? As a list, as a form to send, and as a form that came back.
struct QuestionsCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case terminal, json, yaml, xlsx }

    static let configuration = CommandConfiguration(
        commandName: "questions",
        abstract: "Ce qu’il faut demander, à qui, et ce que la réponse trancherait. / What to ask, of whom, and what the answer would settle.",
        discussion: """
            --format xlsx ou yaml en fait un formulaire à remplir ; --read relit le formulaire rempli et en fait un changement.
            --format xlsx or yaml makes a form of it to be filled in; --read reads the filled form and makes a change of it.
            """)

    @Argument(help: "Le dossier, ou un fichier d’éléments. / The folder, or a file of elements.", completion: .directory)
    var folder: String
    @Option(name: .long, help: "Un référentiel (tous sinon ; se répète). / A framework (all otherwise; repeatable).")
    var framework: [String] = []
    @Option(name: .long, help: "Un service, une offre, une organisation… (se répète). / A service, an offer, an organisation… (repeatable).")
    var subject: [String] = []
    @Option(name: .customLong("asked-of"), help: "À qui : un seul répondant. / Of whom: one respondent only.")
    var askedOf: Respondent?
    @Option(name: .long, help: "Sur un seul élément ; une organisation : ses offres aussi. / About one element; an organisation: its offers too.")
    var about: String?
    @Option(name: .long, help: "Les plus utiles seulement, jusqu’à ce nombre. / The most telling only, up to this many.")
    var most: Int?
    @Flag(name: .long, help: "Toutes les questions, au terminal. / All questions, on the terminal.")
    var all = false
    @Option(name: .long, help: "Un formulaire rempli (xlsx ou yaml), à relire. / A filled form (xlsx or yaml), to be read.", completion: .file(extensions: ["xlsx", "yaml", "yml"]))
    var read: String?
    @Option(name: .long, help: "terminal | json | yaml | xlsx")
    var format: Format = .terminal
    @OptionGroup var dateOption: DateOption
    @OptionGroup var options: OutputOptions

    func validate() throws {
        if let most, most < 1 { throw ValidationError("--most : au moins 1. / --most: at least 1.") }
        if format == .xlsx, options.output == nil, read == nil { throw ValidationError("--format xlsx demande -o FICHIER. / --format xlsx asks for -o FILE.") }
        if read != nil, format != .terminal { throw ValidationError("--read écrit un changement, sans --format. / --read writes a change, without --format.") }
    }

    func run() throws {
        let day = try dateOption.day()
        let (workspace, levels, language) = try LevelsCommand.levels(folder, framework, subject, day, options)
        if let read {
            try take(read, workspace, levels, language, day)
            return
        }
        if let about, levels.continuum.index(of: about) == nil { throw OutputOptions.unknownElement(about, levels.continuum, language) }
        let next = levels.nextQuestions()
        let form = Form(levels, next, askedOf: askedOf, about: about, most: most ?? .max)
        var chosen = next
        if askedOf != nil || about != nil || most != nil {
            let items = Set(form.questions.map(\.item))
            chosen = next.filter { items.contains($0.item) }
        }
        switch format {
        case .terminal: try options.write(QuestionsText(levels, chosen, language, options.style).render(most: all || most != nil ? .max : 6))
        case .json: try options.write(LevelsDocument(levels).questions(chosen).prettyJSON + "\n")
        case .yaml: try write(Array(page(form, levels, workspace, language, day).yaml.utf8), form, language)
        case .xlsx:
            let (bytes, problems) = WorkbookWriter.bytes(of: page(form, levels, workspace, language, day).workbook, file: options.output ?? "")
            try OutputOptions.stop(on: problems, language)
            try write(bytes, form, language)
        }
    }

    private func page(_ form: Form, _ levels: Levels, _ workspace: Workspace, _ language: Language, _ day: Day) -> FormPage {
        FormPage(form, levels, organisation: workspace.settings.organisation, day: day, language)
    }

    private func write(_ bytes: [UInt8], _ form: Form, _ language: Language) throws {
        try options.write(bytes)
        if form.unanswerable > 0 {
            OutputOptions.complain(
                language == .french
                    ? "Non envoyées : \(form.unanswerable) questions dont la réponse n’a pas de place dans les fichiers (--format json les liste)."
                    : "Not sent: \(form.unanswerable) questions whose answer has no place in the files (--format json lists them).")
        }
        guard let output = options.output else { return }
        let count = form.questions.count
        OutputOptions.complain(
            language == .french
                ? "Écrit : \(output), \(count) question\(count > 1 ? "s" : ""). Rien n’est envoyé : c’est à vous de le transmettre."
                : "Written: \(output), \(count) question\(count == 1 ? "" : "s"). Nothing is sent: passing it on is up to you.")
    }

    // MARK: A form that came back

    private func take(_ file: String, _ workspace: Workspace, _ levels: Levels, _ language: Language, _ day: Day) throws {
        let style = Style(hasColour: isatty(2) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil)
        var diagnostics = Diagnostics()
        guard let form = FormFile.read(file, &diagnostics) else {
            OutputOptions.complain(DiagnosticText(language, style).render(diagnostics))
            throw ExitCode(2)
        }
        let continuum = levels.continuum
        // What other changes of the folder add keeps its ids; the file that is written anew does not count.
        let own = options.output.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
        let others = workspace.changes().0.filter { URL(fileURLWithPath: $0.file).standardizedFileURL.path != own }
        let taken = Set(others.flatMap { change in change.steps.compactMap { if case .add(let element) = $0.step { element.id } else { nil } } })
        let request = FormReading.Request(
            organisation: workspace.settings.organisation, day: day, name: URL(fileURLWithPath: file).lastPathComponent, taken: taken,
            asked: levels.nextQuestions().map { "\(QuestionID($0.item, continuum))" })
        let reading = FormReading(form, over: continuum, levels.assessor.library, request)
        diagnostics.add(contentsOf: reading.diagnostics)
        var texts = SourceTexts()
        if form.rows.allSatisfy(\.cell.isEmpty), texts.bytes(of: file, limit: ContinuumBuilder.yamlLimit, &diagnostics) != nil {
            diagnostics.fillExcerpts { texts.line($0) }
        }
        if !diagnostics.list.isEmpty { OutputOptions.complain(DiagnosticText(language, style).render(diagnostics)) }
        var changes: VerdictChanges?
        if !reading.change.steps.isEmpty {
            changes = verdicts(reading.change, workspace, levels, day)
            try options.write(Self.text(reading.change, continuum.vocabulary))
        }
        OutputOptions.complain(FormReadingText(reading, changes, language, style).render())
        if reading.change.steps.isEmpty {
            OutputOptions.complain(language == .french ? "Rien à reprendre : aucun changement n’est écrit." : "Nothing to take over: no change is written.")
        } else if let output = options.output {
            OutputOptions.complain((language == .french ? "Écrit : " : "Written: ") + output)
        }
        // Only where nothing at all could be read.
        if reading.taken + reading.unchanged + reading.blank + reading.notKnown == 0, reading.notUnderstood > 0 || diagnostics.hasErrors { throw ExitCode(2) }
    }

    private func verdicts(_ change: Change, _ workspace: Workspace, _ levels: Levels, _ day: Day) -> VerdictChanges {
        let (after, _) = Change.applying([change], to: levels.continuum)
        let request = LevelsRequest(workspace.request(day: day), frameworks: framework, profile: workspace.settings.profile, subjects: levels.subjects)
        // Named subjects are asked under every framework; these were chosen by default.
        return VerdictChanges(from: levels, to: Levels(after, FrameworkLibrary(after, on: day), request))
    }

    private static func text(_ change: Change, _ vocabulary: Vocabulary) throws -> String {
        var out = ""
        for language in Language.allCases { out += "# \(change.name[language].split(whereSeparator: \.isNewline).joined(separator: " "))\n" }
        return out + (try change.document(vocabulary).yaml())
    }
}
