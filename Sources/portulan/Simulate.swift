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
    @Argument(help: "Des scénarios prêts (blackout:US), des changements du dossier ou des fichiers ; ils se cumulent. / Ready scenarios, changes of the folder or files; they combine.")
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
        let changes = try scenarios(workspace, known, day, language)
        let organisation = workspace.settings.organisation.flatMap { workspace.continuum.index(of: $0) }
        let simulation = Simulation(workspace.continuum, changes, on: day, horizon: days, organisation: organisation)
        // SARIF has no place for measures.
        let avoidances = quick || format == .sarif ? nil : simulation.avoidances(measures(workspace, known, day, language))
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

    /// Changes of the folder and files first, then what is ready; each is made for the chart that those before it leave.
    private func scenarios(_ workspace: Workspace, _ known: [Change], _ day: Day, _ language: Language) throws -> [Change] {
        var changes: [Change] = []
        var world = workspace.continuum
        for name in scenarios {
            var made: [Change]
            if known.contains(where: { $0.id == name }) || FileManager.default.fileExists(atPath: name) {
                let (list, problems) = workspace.changes(named: [name])
                try OutputOptions.stop(on: problems, language)
                made = list
            } else {
                do {
                    made = try ScenarioMaker(world, on: day, home: workspace.settings.home).changes(name)
                } catch let problem {
                    OutputOptions.complain(problem.message[language])
                    throw ExitCode(2)
                }
            }
            for change in made {
                let (patch, problems) = change.patch(over: world)
                try OutputOptions.stop(on: problems, language)
                let (next, more) = world.applying(patch)
                try OutputOptions.stop(on: more, language)
                world = next
            }
            changes += made
        }
        return changes
    }

    /// The measures of the folder, and the remedies that an assessment finds.
    private func measures(_ workspace: Workspace, _ known: [Change], _ day: Day, _ language: Language) -> [(title: Bilingual, change: Change?, patch: Patch)] {
        let continuum = workspace.continuum
        var measures: [(title: Bilingual, change: Change?, patch: Patch)] = []
        for change in known where change.sort == .measure && !scenarios.contains(change.id) {
            // One that does not fit is left out, and said.
            let (_, problems) = Change.applying([change], to: continuum)
            if problems.hasErrors {
                OutputOptions.complain(DiagnosticText(language, Style(hasColour: false)).render(problems))
            } else {
                measures.append((change.name, change, change.patch(over: continuum).0))
            }
        }
        let assessment = Assessor(workspace.request(day: day)).assess(continuum)
        var seen: Set<Patch> = []
        let remedies = assessment.findings.flatMap(\.remedies).filter { seen.insert($0.patch).inserted }.sorted { a, b in
            (-a.findingsRemoved, a.effort, a.title.en) < (-b.findingsRemoved, b.effort, b.title.en)
        }
        measures += remedies.prefix(60).map { (title: $0.title, change: nil, patch: $0.patch) }
        return measures
    }
}
