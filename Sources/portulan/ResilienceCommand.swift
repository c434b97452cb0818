import ArgumentParser
import Continuum
import Foundation
import Knowledge
import Reach
import Reports
import Resilience
import Workspace

/// What would stop each service, and how sure it is.
struct ResilienceCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case terminal, json, sarif, html }

    static let configuration = CommandConfiguration(
        commandName: "resilience",
        abstract: "Dit ce qui arrêterait chaque service, et sa disponibilité. / Says what would stop each service, and its availability.")

    @Argument(help: "Le dossier. / The folder.", completion: .directory)
    var folder: String
    @Argument(help: "Des services ou des éléments (sinon tous les services). / Services or elements (otherwise every service).")
    var elements: [String] = []
    @Option(
        name: .customLong("with"), parsing: .singleValue,
        help: "Un changement du dossier, ou un fichier, appliqué d’abord ; peut se répéter. / A change of the folder, or a file, applied first; may be repeated.")
    var changes: [String] = []
    @Option(name: .long, help: "Le lieu de départ : la sûreté du chemin par les liaisons. / The place to start from: how sure the way over the links is.")
    var from: String?
    @Option(name: .long, parsing: .singleValue, help: "Un lieu d’arrivée ; répété, tous à la fois ; sans, tous les lieux. / A place to reach; repeated, all at once; without, every place.")
    var to: [String] = []
    @Option(name: .long, help: "Combien de pannes à la fois, de 1 à 6. / How many failures at a time, 1 to 6.")
    var order = 2
    @Option(name: .long, help: "Disponibilité supposée, en %, là où aucune n’est connue. / Availability assumed, in %, where none is known.")
    var assume: Double?
    @Option(name: .long, help: "Place donnée au calcul, en Mo. / Room given to the computation, in MB.")
    var memory = 512
    @Option(name: .long, help: "terminal | json | sarif | html")
    var format: Format = .terminal
    @OptionGroup var dateOption: DateOption
    @OptionGroup var options: OutputOptions

    func validate() throws {
        if from == nil, !to.isEmpty { throw ValidationError("--to demande --from. / --to asks for --from.") }
        if from != nil, format == .sarif {
            throw ValidationError("--from : terminal, json ou html. / --from: terminal, json or html.")
        }
        guard (1...6).contains(order) else { throw ValidationError("--order : de 1 à 6. / --order: 1 to 6.") }
        if let assume, !(0...100).contains(assume) { throw ValidationError("--assume : de 0 à 100. / --assume: 0 to 100.") }
        guard (1...16_384).contains(memory) else { throw ValidationError("--memory : de 1 à 16384. / --memory: 1 to 16384.") }
    }

    func run() throws {
        let workspace = Workspace(reading: folder)
        let language = options.lang ?? workspace.settings.language
        try OutputOptions.stop(on: workspace.diagnostics, language)
        let (list, problems) = workspace.changes(named: changes)
        try OutputOptions.stop(on: problems, language)
        let (continuum, conflicts) = Change.applying(list, to: workspace.continuum)
        try OutputOptions.stop(on: conflicts, language)
        for id in elements where continuum.index(of: id) == nil { throw OutputOptions.unknownElement(id, continuum, language) }
        let request = ResilienceRequest(
            day: try dateOption.day(), order: order, assumedAvailability: assume.map { $0 / 100 }, elements: elements,
            organisation: workspace.settings.organisation, limits: FailureLimits(maximumNodes: memory * 1_000_000 / 60, isCancelled: LongWork(language).isCancelled))
        if let from {
            try network(workspace, request, from, language)
            return
        }
        guard let resilience = Resilience(continuum, request) else { return }
        if resilience.services.isEmpty {
            OutputOptions.complain(
                language == .french
                    ? "Aucun service ni jeu de données essentiel dans ce dossier : nommez un élément."
                    : "No service and no essential dataset in this folder: name an element.")
        }
        switch format {
        case .terminal: try options.write(ResilienceText(resilience, language, options.style).render())
        case .json: try options.write(ResilienceDocument(resilience).document().prettyJSON + "\n")
        case .sarif: try options.write(ResilienceSARIF(resilience, language).document().prettyJSON + "\n")
        case .html: try options.write(try page(resilience, workspace, language))
        }
    }

    private func page(_ resilience: Resilience, _ workspace: Workspace, _ language: Language) throws -> String {
        let drawings = drawings(FailureDrawing.all(resilience, language).map { ($0.element, $0.dot()) }, language)
        let organisation = workspace.settings.organisation.flatMap { resilience.continuum.index(of: $0) }.map { resilience.continuum.name($0, language) }
        return try ResilienceHTML(resilience, language: language, title: organisation ?? folder, organisation: organisation, drawings: drawings).render()
    }

    private func network(_ workspace: Workspace, _ request: ResilienceRequest, _ from: String, _ language: Language) throws {
        let continuum = workspace.continuum
        let places = Set(LinkNetwork(continuum, on: request.day).places)
        var found: [Int] = []
        for id in [from] + to {
            guard let place = continuum.index(of: id) else { throw OutputOptions.unknownElement(id, continuum, language) { places.contains(Int32($0)) } }
            guard places.contains(Int32(place)) else {
                OutputOptions.complain(
                    language == .french ? "Aucune liaison ne dit joindre « \(id) » (connects)." : "No link says that it joins “\(id)” (connects).")
                throw ExitCode(2)
            }
            found.append(place)
        }
        guard let network = NetworkResilience(continuum, request, from: found[0], to: Array(found.dropFirst())) else { return }
        let document = NetworkDocument(network)
        switch format {
        case .terminal: try options.write(document.text(language, options.style))
        case .html:
            let organisation = workspace.settings.organisation.flatMap { continuum.index(of: $0) }.map { continuum.name($0, language) }
            try options.write(try NetworkHTML(network, language: language, organisation: organisation ?? folder).render())
        case .json, .sarif: try options.write(document.document().prettyJSON + "\n")
        }
    }
}
