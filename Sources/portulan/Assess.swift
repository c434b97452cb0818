public import ArgumentParser
import Continuum
import Foundation
import Knowledge
public import Reach
import Reports
import Sovereignty
import Workspace

extension Severity: ExpressibleByArgument {}

/// Assesses a folder: who can reach what, which limits are broken, what would help.
struct Assess: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case terminal, json, sarif, html }

    static let configuration = CommandConfiguration(
        abstract: "Évalue un dossier : qui peut atteindre quoi, et que faire. / Assesses a folder: who can reach what, and what to do.")

    @Argument(help: "Le dossier, ou un fichier d’éléments. / The folder, or a file of elements.", completion: .directory)
    var folder: String
    @Option(name: .long, help: "terminal | json | sarif | html")
    var format: Format = .terminal
    @OptionGroup var dateOption: DateOption
    @Option(
        name: .long,
        help: "Sort avec 1 si un constat atteint cette gravité : note, low, medium, high, critical. / Exits with 1 when a finding reaches this severity.")
    var failOn: Severity?
    @Option(name: .long, help: "Bloc dont les membres agissent ensemble (EU, FIVE-EYES…). / Bloc whose members act together.")
    var together: [String] = []
    @Flag(name: .long, help: "Sans chercher de remèdes ni classer les questions. / Without searching remedies or ranking questions.")
    var quick = false
    @OptionGroup var options: OutputOptions

    func run() throws {
        let workspace = Workspace(reading: folder)
        let language = options.lang ?? workspace.settings.language
        try OutputOptions.stop(on: workspace.diagnostics, language)
        for bloc in together where workspace.continuum.index(of: bloc) == nil {
            throw ValidationError("Bloc inconnu : \(bloc). / Unknown bloc: \(bloc).")
        }
        let request = workspace.request(day: try dateOption.day(), together: together, isThorough: !quick)
        let (assessment, settled) = Assessor(request).assessed(workspace.continuum)
        let profile = expectations(workspace, assessment, settled, request).flatMap { ProfileText($0, language, options.style) }
        switch format {
        case .terminal: try options.write(AssessmentText(assessment, language, options.style).render() + (profile?.render() ?? ""))
        case .json: try options.write(AssessmentDocument(assessment).document(profile: profile?.document()).prettyJSON + "\n")
        case .sarif: try options.write(SARIF(assessment, language).document().prettyJSON + "\n")
        case .html: try options.write(try page(assessment, language))
        }
        if let failOn, assessment.findings.contains(where: { $0.severity >= failOn }) { throw ExitCode(1) }
    }

    /// What the profile of the folder expects of the organisation; nil without a profile.
    private func expectations(_ workspace: Workspace, _ assessment: Assessment, _ settled: ReachResult?, _ request: AssessmentRequest) -> Levels? {
        guard let profile = workspace.settings.profile, let organisation = assessment.organisation, format == .terminal || format == .json else { return nil }
        let library = FrameworkLibrary(workspace.continuum, on: request.day)
        guard let framework = library.framework(of: profile) else { return nil }
        return Levels(assessment, settled: settled, library, LevelsRequest(request, frameworks: [framework.id], profile: profile, subjects: [Int32(organisation)]))
    }

    /// The report as a page; without Graphviz it has lists in the place of drawings, and says so.
    private func page(_ assessment: Assessment, _ language: Language) throws -> String {
        let drawings = drawings(PathDrawing.all(assessment, language).map { ($0.element, $0.dot()) }, language)
        let title = assessment.organisation.map { assessment.continuum.name($0, language) } ?? folder
        return try HTMLReport(assessment, language: language, title: title, drawings: drawings).render()
    }
}
