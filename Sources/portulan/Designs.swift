import ArgumentParser
import Continuum
import Knowledge
import Reports
import Resilience
import Workspace

/// Compares ways of joining the same sites: star, double star, ring, partial and full mesh, and one's own.
struct Designs: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case terminal, json, html }

    static let configuration = CommandConfiguration(
        abstract: "Compare étoile, double étoile, anneau et maillages sur les mêmes lieux. / Compares star, double star, ring and meshes over the same sites.")

    @Argument(help: "Le dossier. / The folder.", completion: .directory)
    var folder: String
    @Argument(help: "Les lieux (sinon tous ceux qui ont des coordonnées). / The sites (otherwise all with coordinates).")
    var sites: [String] = []
    @Option(name: .long, help: "Euros par mètre. / Euros a metre.")
    var eurosPerMetre = 70.0
    @Option(name: .long, help: "Euros par lien, une fois. / Euros a link, once.")
    var eurosPerLink = 8_000.0
    @Option(name: .long, help: "Euros par lien et par an. / Euros a link and year.")
    var yearlyEurosPerLink = 1_500.0
    @Option(name: .long, help: "Watts par lien, les deux bouts. / Watts a link, both ends.")
    var wattsPerLink = 120.0
    @Option(name: .long, help: "Coupures par an et 1 000 km. / Cuts a year for 1 000 km.")
    var cuts = 2.13
    @Option(name: .long, help: "Heures pour réparer. / Hours to mend.")
    var repairHours = 12.0
    @Option(name: .long, help: "Disponibilité d’un lieu, en %. / Availability of a site, in %.")
    var siteAvailability = 99.982
    @Option(name: .long, help: "Longueur du tracé, en fois le vol d’oiseau. / Length of a route, in times as the crow flies.")
    var detour = 1.3
    @Option(name: .long, help: "terminal | json | html")
    var format: Format = .terminal
    @OptionGroup var dateOption: DateOption
    @OptionGroup var options: OutputOptions

    func validate() throws {
        let amounts = [eurosPerMetre, eurosPerLink, yearlyEurosPerLink, wattsPerLink, cuts, repairHours]
        guard amounts.allSatisfy({ $0 >= 0 && $0.isFinite }) else { throw ValidationError("Les montants sont positifs. / Amounts are positive.") }
        guard (0...100).contains(siteAvailability) else { throw ValidationError("--site-availability : de 0 à 100. / --site-availability: 0 to 100.") }
        guard (1...10).contains(detour) else { throw ValidationError("--detour : de 1 à 10. / --detour: 1 to 10.") }
    }

    func run() throws {
        let workspace = Workspace(reading: folder)
        let language = options.lang ?? workspace.settings.language
        try OutputOptions.stop(on: workspace.diagnostics, language)
        let continuum = workspace.continuum
        let elements = try sites.map { id in
            guard let site = continuum.index(of: id) else { throw OutputOptions.unknownElement(id, continuum, language) { continuum.elements[$0].kind == .site } }
            return site
        }
        let assumptions = DesignAssumptions(
            eurosPerKilometre: eurosPerMetre * 1_000, eurosPerLink: eurosPerLink, yearlyEurosPerLink: yearlyEurosPerLink, wattsPerLink: wattsPerLink,
            cutsPer1000Kilometres: cuts, repairHours: repairHours, siteAvailability: siteAvailability / 100, detour: detour)
        do {
            guard let comparison = try DesignComparison(continuum, sites: elements, on: try dateOption.day(), assumptions: assumptions) else { return }
            let document = DesignDocument(comparison)
            switch format {
            case .terminal: try options.write(document.text(language, options.style))
            case .json: try options.write(document.document().prettyJSON + "\n")
            case .html:
                let organisation = workspace.settings.organisation.flatMap { continuum.index(of: $0) }.map { continuum.name($0, language) }
                try options.write(try DesignHTML(comparison, language: language, organisation: organisation ?? folder).render())
            }
        } catch DesignComparison.Problem.tooFew(let count) {
            OutputOptions.complain(
                language == .french
                    ? "Il faut au moins trois lieux avec latitude et longitude ; ce dossier en a \(count)."
                    : "At least three sites with latitude and longitude are needed; this folder has \(count).")
            throw ExitCode(2)
        } catch DesignComparison.Problem.tooMany(let count) {
            OutputOptions.complain(
                language == .french
                    ? "\(count) lieux : nommez-en au plus \(DesignComparison.mostSites)." : "\(count) sites: name at most \(DesignComparison.mostSites).")
            throw ExitCode(2)
        }
    }
}
