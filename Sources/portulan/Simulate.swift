import ArgumentParser
import Continuum
import Foundation
import Knowledge
import Reach
import Reports
import Resilience
import Workspace

/// Plays scenarios: what is lost, when, and what would have helped.
struct Simulate: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case terminal, json, sarif, html }

    static let configuration = CommandConfiguration(
        abstract: "Joue un scénario : ce qui est perdu, quand, et ce qui l’aurait évité. / Plays a scenario: what is lost, when, and what would have avoided it.",
        discussion: "Scénarios prêts / ready scenarios:\n"
            + ReadyScenario.catalogue.map { "  \($0.usage(.english)) — \($0.title.fr). / \($0.title.en)." }.joined(separator: "\n"))

    @Argument(help: "Le dossier. / The folder.", completion: .directory)
    var folder: String
    @Argument(help: "Des scénarios prêts (blackout:US), des changements du dossier ou des fichiers ; ils se cumulent ; @90d : 90 jours après. / Ready scenarios, changes of the folder or files; they combine; @90d: 90 days later.")
    var scenarios: [String] = []
    @Option(name: .long, help: "Jusqu’à quand : 30d, 6m, 2y. / Until when.")
    var horizon = "1y"
    @Flag(name: .long, help: "Liste les scénarios prêts et ceux du dossier. / Lists the ready scenarios and those of the folder.")
    var list = false
    @Flag(name: .long, help: "Sans chercher ce qui l’aurait évité. / Without searching what would have avoided it.")
    var quick = false
    @Flag(name: .long, help: "Chaque perte avec toutes ses étapes et leurs sources. / Every loss with all its steps and their sources.")
    var chains = false
    @Option(name: .long, help: "terminal | json | sarif | html")
    var format: Format = .terminal
    @OptionGroup var dateOption: DateOption
    @OptionGroup var options: OutputOptions

    func run() throws {
        let workspace = Workspace(reading: folder)
        let language = options.lang ?? workspace.settings.language
        try OutputOptions.stop(on: workspace.diagnostics, language)
        guard let days = Horizon.days(horizon) else {
            throw ValidationError("« \(horizon) » n’est pas un horizon : 30d, 6m, 2y. / “\(horizon)” is no horizon: 30d, 6m, 2y.")
        }
        let (known, unread) = workspace.changes()
        if !unread.list.isEmpty { OutputOptions.complain(DiagnosticText(language, Style(hasColour: false)).render(unread)) }
        if list || scenarios.isEmpty {
            try options.write(catalogue(known, language, options.style))
            return
        }
        let day = try dateOption.day()
        let (plan, named) = try plan(workspace, known, language)
        let changes: [Change]
        do {
            changes = try plan.changes(over: workspace.continuum, known: named, on: day, home: workspace.settings.home)
        } catch let problem {
            if case .unfit(let problems) = problem { try OutputOptions.stop(on: problems, language) }
            OutputOptions.complain(problem.message[language])
            throw ExitCode(2)
        }
        let organisation = workspace.settings.organisation.flatMap { workspace.continuum.index(of: $0) }
        let simulation = Simulation(workspace.continuum, changes, on: day, horizon: days, organisation: organisation)
        // SARIF has no place for measures.
        let avoidances = quick || format == .sarif ? nil : simulation.avoidances(measures(workspace, known, plan, day, language))
        let document = ScenarioDocument(simulation, avoidances)
        switch format {
        case .terminal: try options.write(document.text(language, options.style, hasChains: chains))
        case .json: try options.write(document.document().prettyJSON + "\n")
        case .sarif: try options.write(ScenarioSARIF(simulation, language).log().prettyJSON + "\n")
        case .html:
            let name = organisation.map { workspace.continuum.name($0, language) } ?? folder
            try options.write(try ScenarioHTML(simulation, avoidances, language: language, organisation: name).render())
        }
    }

    private func catalogue(_ known: [Change], _ language: Language, _ style: Style) -> String {
        var out = style.bold(language == .french ? "Scénarios prêts" : "Ready scenarios") + "\n"
        for scenario in ReadyScenario.catalogue {
            out += "  \(style.bold(scenario.usage(language)))\n" + Style.wrapped("\(scenario.title[language]). \(scenario.meaning[language])", indent: "      ") + "\n"
        }
        let own = known.filter { $0.sort == .scenario }
        if !own.isEmpty {
            out += style.bold(language == .french ? "Ceux du dossier" : "Those of the folder") + "\n"
            for change in own { out += "  \(style.bold(change.id))\n      \(Style.safe(change.name[language]))\n" }
        }
        return out
    }

    /// What is to be played; changes of the folder and files go before what is ready.
    /// - Returns: the plan, and the changes that it names.
    private func plan(_ workspace: Workspace, _ known: [Change], _ language: Language) throws -> (ScenarioPlan, [Change]) {
        var parts: [ScenarioPlan.Part] = [], named: [Change] = []
        for name in scenarios {
            var part = ScenarioPlan.Part(name)
            do { if !FileManager.default.fileExists(atPath: name) { part = try ScenarioPlan.Part(parsing: name) } } catch let problem {
                OutputOptions.complain(problem.message[language])
                throw ExitCode(2)
            }
            if known.contains(where: { $0.id == part.name }) || FileManager.default.fileExists(atPath: part.name) {
                let (list, problems) = workspace.changes(named: [part.name])
                try OutputOptions.stop(on: problems, language)
                named += list
                if let change = list.first { part.name = change.id }
            }
            parts.append(part)
        }
        return (ScenarioPlan(parts), named)
    }

    /// The measures of the folder, and the remedies that an assessment finds. One that does not fit is left out, and said.
    private func measures(_ workspace: Workspace, _ known: [Change], _ plan: ScenarioPlan, _ day: Day, _ language: Language) -> [CandidateMeasure] {
        let findings = Assessor(workspace.request(day: day)).assess(workspace.continuum).findings
        let (measures, misfits) = CandidateMeasure.all(known, besides: plan, findings, over: workspace.continuum)
        if !misfits.list.isEmpty { OutputOptions.complain(DiagnosticText(language, Style(hasColour: false)).render(misfits)) }
        return measures
    }
}
